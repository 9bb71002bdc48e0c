//! Lines that may go on in the next one, where nothing told that they do: their last values are marked, and a
//! number that may be a part of one is left out.
//!
//! ```text
//!  09:12:44 up 41 days,  3:05,  2 users,  load average: 0.91, 1.3
//! 7, 1.52
//! ```

use std::ops::Range;

use crate::scan;
use crate::section::{Cells, Column, Note, Section};
use crate::text::{Line, Source, Span};

use super::LONGEST;
use super::blocks::blocks;

/// Looks for values at the end of lines that may have been broken there.
pub fn doubt(source: &Source<'_>, sections: &mut [Section], rest: &[Range<usize>]) {
    // A line that was parted from others ends where they begin.
    if !source.text().ends_with(['\n', '\r'])
        && source.len().checked_sub(1).and_then(|at| source.line(at)).is_some_and(|last| !last.is_guessed())
        && let (Some(last), Some(section)) =
            (source.len().checked_sub(1).and_then(|at| source.line(at)), sections.last_mut())
    {
        ends(source, section, last);
    }
    if source.text().len() > LONGEST {
        return;
    }
    let mut unread = vec![false; source.len()];
    let notes = sections.iter().flat_map(|section| &section.notes).filter(|note| note.text.is_empty());
    let noted = notes.map(|note| source.line_at(note.span.start));
    for line in rest.iter().flat_map(Clone::clone).chain(noted) {
        if let Some(place) = unread.get_mut(line) {
            *place = true;
        }
    }
    if !unread.contains(&true) {
        return;
    }
    // In the order of the sections, which is that of the lines.
    let wrapped: Vec<u32> = sections.iter().flat_map(|section| &section.wrapped).copied().collect();
    let is_unread = |at: usize| unread.get(at) == Some(&true);
    for block in blocks(source) {
        let may_go_on = |at: usize| block.ways.iter().any(|way| way.binary_search_by_key(&at, |it| it.line).is_ok());
        // Lines that go on with one of their kind are whole, and so are others of a table that are no wider.
        let is_read = |line: Line<'_>| !line.is_blank() && !is_unread(line.index());
        let is_plain =
            |line: &Line<'_>, next: &Line<'_>| !line.is_guessed() && wrapped.binary_search(&next.number()).is_err();
        let wholes =
            block.pairs(source).filter(|(line, next)| is_read(*line) && is_read(*next) && is_plain(line, next));
        let whole = wholes.map(|(line, _)| block.width_of(line)).max().unwrap_or(0);
        for (line, next) in block.pairs(source) {
            // A number alone is no line of another output; a word alone is none behind a line that is as wide as
            // any, and no line ends with blanks there.
            let is_whole = whole >= block.width_of(line) && !is_number(next.text.trim_ascii());
            let is_widest = block.width_of(line) == block.width;
            let is_rest = || is_word(next.text.trim_ascii()) || line.text.chars().count() < line.width();
            if !is_read(line) || is_read(next) || !may_go_on(next.index()) || is_whole && is_widest && !is_rest() {
                continue;
            }
            for section in &mut *sections {
                if section.parts.iter().any(|part| part.contains(&line.index())) {
                    mark(section, line, next, !is_whole || is_rest());
                }
            }
        }
    }
}

/// A text that ends without a line end may end within a number. In a table whose numbers stand below each other
/// it shows: the last one ends before the one above it does.
fn ends(source: &Source<'_>, section: &mut Section, last: Line<'_>) {
    let place = |span: Span| {
        let line = source.line(source.line_at(span.start))?;
        Some(span.end - line.whole().start)
    };
    for table in &mut section.tables {
        let Some(row) = table.rows.len().checked_sub(1).filter(|&row| table.rows.get(row) == Some(&last.number()))
        else {
            continue;
        };
        // Above a cell stands that of the row before, else the heading.
        let above = |column: &Column| {
            let before = row.checked_sub(1).and_then(|row| column.spans.get(row).copied());
            before.filter(|span| !span.is_none()).unwrap_or(column.header)
        };
        let numbers = table.columns.iter().enumerate().filter_map(|(at, column)| match &column.cells {
            Cells::Numbers(numbers) => {
                let (here, above) = (*column.spans.get(row)?, above(column));
                let is_there = numbers.get(row).is_some_and(|it| !it.is_nan()) && !here.is_none() && !above.is_none();
                is_there.then(|| Some((at, here, place(here)?, place(above)?))).flatten()
            }
            Cells::Words => None,
        });
        let numbers: Vec<(usize, Span, u32, u32)> = numbers.collect();
        let Some(&(at, span, end, above)) = numbers.iter().find(|(_, span, ..)| span.end == last.whole().end) else {
            continue;
        };
        let aligned = numbers.iter().filter(|(.., end, above)| end == above).count();
        let is_absent =
            |column: &&Column| !column.header.is_none() && column.spans.get(row).is_some_and(|it| it.is_none());
        let is_short = table.columns.iter().filter(is_absent).count() > ALIGNED;
        if end < above && (numbers.len() <= ALIGNED && is_short || aligned >= ALIGNED && aligned + 1 >= numbers.len()) {
            if let Some(column) = table.columns.get_mut(at) {
                column.unset(row);
            }
            let text = "The text ends within this line. Its last number may be cut and is left out.";
            section.notes.push(Note { span, text: text.into() });
        }
    }
}

/// So many numbers below others tell that all of them are.
const ALIGNED: usize = 2;

/// One word, but no caption.
fn is_word(text: &str) -> bool {
    let caption = text.strip_suffix([':', '.', '!', '?']);
    !text.contains(' ') && !caption.is_some_and(|word| word.bytes().all(|it| it.is_ascii_alphabetic()))
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b',' | b'%'))
}

fn mark(section: &mut Section, line: Line<'_>, next: Line<'_>, cells: bool) {
    let end = line.whole().end;
    let is_last = |span: &Span| span.end == end && span.start < end;
    let last = scan::texts(line.text).last().is_some_and(is_number);
    let is_cut = last && scan::texts(next.text).next().is_some_and(is_number);
    let facts = section.facts.len();
    let mut found = section.facts.iter().any(|fact| is_last(&fact.span));
    if is_cut {
        section.facts.retain(|fact| !is_last(&fact.span));
    }
    for column in section.tables.iter_mut().flat_map(|table| &mut table.columns).filter(|_| cells) {
        let Some(row) = column.spans.iter().position(is_last) else { continue };
        found = true;
        if is_cut && matches!(column.cells, Cells::Numbers(_)) {
            column.unset(row);
        }
    }
    // The rest of a heading is the name of another column.
    found |= is_word(next.text.trim_ascii())
        && section.tables.iter().flat_map(|table| &table.columns).any(|column| is_last(&column.header));
    if found {
        let text = if is_cut || facts > section.facts.len() {
            "The line may go on in the next one: the number at its end may be a part of one and is left out."
        } else {
            "The line may go on in the next one: the value at its end may be a part of it."
        };
        section.notes.push(Note { span: line.whole(), text: text.into() });
    }
}

/// Whether the words of two lines end at the same places, the first ones too: rows of one table.
pub(super) fn is_row_below(line: &str, next: &str) -> bool {
    let mut ends = scan::words(line).map(|word| word.end()).peekable();
    let (mut words, mut below) = (0, 0);
    for word in scan::words(next) {
        while words > 0 && ends.next_if(|end| *end < word.end()).is_some() {}
        let is_below = ends.peek() == Some(&word.end());
        if words == 0 && !is_below {
            return false;
        }
        words += 1;
        below += usize::from(is_below);
    }
    // Bytes in hex stand below each other without more than a blank between them.
    below >= BELOW && below * 2 >= words && next.trim_ascii().contains("  ")
}

/// Fewer words may stand below others by chance.
const BELOW: usize = 6;

#[cfg(test)]
mod tests {
    use crate::{analyze, read};

    #[test]
    fn a_value_that_may_go_on_is_marked() {
        let version =
            "Linux version 6.1.0-50-amd64 (debian-kernel@lists.debian.org) (gcc-12 (Debian 12.2.0-14) 12.2.0) ";
        let text = format!("$ cat /proc/version\n{version}#1 SMP PREEMPT_DYNAMIC Debian 6.1.1\n76-1 (2026-07-02)\n");
        let source = read(text.as_bytes());
        let report = analyze(&source);
        assert!(report.sections[0].notes[0].text.starts_with("The line may go on"), "{:?}", report.sections[0].notes);
    }

    #[test]
    fn the_last_number_of_a_text_that_ends_too_early_is_left_out() {
        let heading = " r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st\n";
        let row = " 1  0      0 809684    764  45436    0    0  3500     0  141   92  1  8 84  1 16";
        let last = |text: &str| {
            let source = read(text.as_bytes());
            let report = analyze(&source);
            format!("{:?}", report.sections[0].tables[0].rows.last().unwrap().last().unwrap())
        };
        let cut = row.strip_suffix('6').unwrap();
        assert_eq!(last(&format!("{heading}{row}\n{row}")), "Number(16.0)");
        assert_eq!(last(&format!("{heading}{row}\n{cut}")), "Absent");
        assert_eq!(last(&format!("{heading}{row}\n{cut}\n")), "Number(1.0)");
    }

    #[test]
    fn rows_below_each_other_are_no_broken_line() {
        let row = "    4 root       0 -20       0      0      0 I   0.0   0.0   0:00.00 kworker/R+";
        assert!(super::is_row_below(row, &row.replace("    4", "    5")));
        assert!(!super::is_row_below(row, "  0.0   0:00.00"));
        let bytes = "0b 8b 45 8c 89 c1 ba a1 0a 00";
        assert!(!super::is_row_below(bytes, bytes));
    }

    #[test]
    fn a_line_below_a_whole_table_marks_nothing() {
        let rows = "sda  8:0 0 1234567890123456789012345678901234567890 0 disk\n".repeat(3);
        let text = format!("NAME MAJ:MIN RM SIZE RO TYPE\n{rows}that was all\n");
        let source = read(text.as_bytes());
        assert!(analyze(&source).sections[0].notes.is_empty());
    }

    #[test]
    fn a_word_alone_goes_on_with_the_line_before_it() {
        let text = "# free\n               total        used        free      shared  buff/cache  \navailable\n\
                    Mem:         3977448      615760      410332       14580     2951356    \n3045304\n\
                    Swap:        1564668           0     1564668\n";
        let source = read(text.as_bytes());
        let report = analyze(&source);
        let table = &report.sections[0].tables[0];
        assert_eq!((table.columns.len(), table.rows.len(), report.sections[0].last_line), (7, 2, 6));
    }

    #[test]
    fn an_answer_is_no_part_of_what_it_answers() {
        let top = ">> top - 08:44:17 up 43 min,  2 users,  load average: 5,02, 5,45, 5,17\n\
                   >> %Cpu(s):  0,4 us,  0,4 sy,  0,0 ni, 49,0 id, 50,2 wa,  0,0 hi, 0,0 si,  0,0\n>> st\n\
                   >> MiB Swap:    100,0 total,    100,0 free,      0,0 used.   7359,6 avail Mem\n";
        let text = format!(
            "{top}> OK, there's plenty of memory available, CPUs are mostly idle, the load is\n> likely created by tasks.\n"
        );
        let source = read(text.as_bytes());
        assert_eq!(analyze(&source).sections[0].last_line, 4);
    }
}
