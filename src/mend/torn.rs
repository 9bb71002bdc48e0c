//! Lines that may go on in the next one, where nothing told that they do: their last values are marked, and a
//! number that may be a part of one is left out.
//!
//! ```text
//!  09:12:44 up 41 days,  3:05,  2 users,  load average: 0.91, 1.3
//! 7, 1.52
//! ```

use std::ops::Range;

use crate::scan;
use crate::section::{Cells, Note, Section};
use crate::text::{Line, Source, Span};

use super::LONGEST;
use super::blocks::blocks;

/// Looks for values at the end of lines that may have been broken there.
pub fn doubt(source: &Source<'_>, sections: &mut [Section], rest: &[Range<usize>]) {
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
        if let (true, Cells::Numbers(numbers)) = (is_cut, &mut column.cells)
            && let (Some(span), Some(number)) = (column.spans.get_mut(row), numbers.get_mut(row))
        {
            (*span, *number) = (Span::NONE, f64::NAN);
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
    fn a_line_below_a_whole_table_marks_nothing() {
        let rows = "sda  8:0 0 1234567890123456789012345678901234567890 0 disk\n".repeat(3);
        let text = format!("NAME MAJ:MIN RM SIZE RO TYPE\n{rows}that was all\n");
        let source = read(text.as_bytes());
        assert!(analyze(&source).sections[0].notes.is_empty());
    }
}
