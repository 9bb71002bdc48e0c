//! Lines that were broken on their way, by a mail program or at the edge of a terminal: they are put
//! together where the text then says more.
//!
//! Where lines may have been broken shows in their widths: the first word of a line would not have
//! fitted on the line before it. That holds between any two full lines, so it is tried: the paste is
//! read as it is and with the lines put together, and block by block the reading that understands
//! more is kept. Nothing is tried where all is understood.

use std::ops::Range;

use crate::scan;
use crate::section::{Cells, Column, Section};
use crate::segment::{Guidance, cut};
use crate::text::{Break, Cut, Line, RepairKind, Source, Span};

mod joined;
mod torn;

pub use torn::doubt;
use torn::is_row_below;

/// Reads bytes as they come from a file, and puts broken lines together.
#[must_use]
pub fn read(bytes: &[u8]) -> Source<'_> {
    let mut source = Source::new(bytes);
    // A long text is a file, and files are not broken on their way. It is not read three times.
    if source.text().len() <= LONGEST {
        unmark(&mut source);
        part(&mut source);
        let breaks = breaks(&source);
        if !breaks.is_empty() {
            source.join(&breaks);
            part(&mut source);
        }
    }
    source
}

/// Sets aside what stands in front of runs of lines, run by run, where more is understood then. Many
/// tools print times of day and numbers themselves.
fn unmark(source: &mut Source<'_>) {
    let mut runs = source.doubtful_marks();
    if runs.is_empty() {
        return;
    }
    let block = |run: &Vec<Cut>| {
        let (first, last) = (source.line(run.first()?.line)?, source.line(run.last()?.line)?);
        Some(Block { span: first.pasted().to(last.pasted()), ..Block::new(0..0) })
    };
    let blocks: Vec<Block> = runs.iter().filter_map(block).collect();
    let was = understood(source, &blocks, &mut |_| ());
    let mut changed = source.clone();
    changed.cut_marks(&runs);
    let mut unread = vec![false; changed.len()];
    let now = understood(&changed, &blocks, &mut |line| {
        if let Some(unread) = unread.get_mut(line) {
            *unread = true;
        }
    });
    // Of what nobody understands nothing shows what the marks are.
    let is_read =
        |cut: &Cut| unread.get(cut.line) == Some(&false) && changed.line(cut.line).is_some_and(|line| !line.is_blank());
    let mut gains = was.iter().zip(&now).map(|(was, now)| now.items - was.items);
    runs.retain(|run| {
        // A name takes a time in front of it in, and as much is understood; no name takes the marks of a diff in.
        let fewest = isize::from(run.first().is_some_and(|cut| cut.kind != RepairKind::LogPrefix));
        gains.next().is_some_and(|gain| gain >= fewest) && run.iter().any(is_read)
    });
    // What stands behind a run may have gone on with it.
    let mut changed = source.clone();
    changed.cut_marks(&runs);
    if understood_whole(&changed) >= understood_whole(source) {
        *source = changed;
    }
}

/// How much of a text is understood.
fn understood_whole(source: &Source<'_>) -> isize {
    let all = [Block { span: Span { start: 0, end: u32::MAX - 1 }, ..Block::new(0..0) }];
    understood(source, &all, &mut |_| ()).first().map_or(0, |found| found.items)
}

/// Parts lines that are several, paragraph by paragraph, where more is understood then.
fn part(source: &mut Source<'_>) {
    let mut parts = joined::parts(source);
    if !parts.iter().any(|part| part.at > 0) {
        return;
    }
    let blocks = paragraphs(source, |lines| {
        let (first, last) = (source.line(lines.start)?, source.line(lines.end.checked_sub(1)?)?);
        Some(Block { span: first.pasted().to(last.pasted()), ..Block::new(lines) })
    });
    let as_it_is = understood(source, &blocks, &mut |_| ());
    let mut parted = source.clone();
    parted.part_lines(parts.clone());
    let now = understood(&parted, &blocks, &mut |_| ());
    // Several lines in one may read as one, with values that are too long.
    let is_long = |block: &Block| source.lines(block.lines.clone()).any(|line| line.text.len() >= LONG);
    let gains = |block: &Block, was: &Understood, now: &Understood| {
        now.items > was.items || now.items == was.items && now.unread * 2 <= was.unread && is_long(block)
    };
    let mut gains =
        blocks.iter().zip(as_it_is.iter().zip(&now)).map(|(block, (was, now))| (block, gains(block, was, now)));
    let mut gain = gains.next();
    parts.retain(|part| {
        while gain.as_ref().is_some_and(|(block, _)| block.lines.end <= part.line) {
            gain = gains.next();
        }
        gain.as_ref().is_some_and(|(_, gains)| *gains)
    });
    source.part_lines(parts);
}

/// Bytes of a line that may be several, even where they are understood as one.
const LONG: usize = 100;

/// Bytes of the longest text in which breaks are looked for.
const LONGEST: usize = 256 * 1024;

/// Widths at which lines are broken.
const WIDTHS: Range<usize> = 40..260;

/// Narrower lines are put together only where more is understood then.
const SURELY: usize = 56;

/// Widths at which mail programs break lines; a terminal may be wider.
const MAIL: usize = 80;

/// Fewer lines do not tell where they were broken.
const FEWEST: usize = 3;

/// A run of lines without a blank one, and where its lines may have been broken.
struct Block {
    lines: Range<usize>,
    /// Whether the width of a line counts its log prefix.
    is_mixed: bool,
    /// The bytes of the paste.
    span: Span,
    /// Breaks between words and within words.
    ways: [Vec<Break>; 2],
    /// The widest line.
    width: usize,
    /// Lines behind one as wide as any, where the block is no wider than mail is.
    behind_widest: Vec<usize>,
}

impl Block {
    fn new(lines: Range<usize>) -> Self {
        Self {
            lines,
            is_mixed: false,
            span: Span::default(),
            ways: [Vec::new(), Vec::new()],
            width: 0,
            behind_widest: Vec::new(),
        }
    }

    fn width_of(&self, line: Line<'_>) -> usize {
        line.width() + if self.is_mixed { line.prefix_width() } else { 0 }
    }

    /// Each line with the one behind it. Those that were parted are not put together again, nor those between which
    /// lines were left out, nor is a line with the answer to it, which is quoted less.
    fn pairs<'s>(&self, source: &'s Source<'_>) -> impl Iterator<Item = (Line<'s>, Line<'s>)> + use<'s> {
        let pairs = source.lines(self.lines.clone()).zip(source.lines(self.lines.start + 1..self.lines.end));
        let is_answer = |line: Line<'_>, next: Line<'_>| {
            let depth = next.depth();
            depth > 0 && depth != line.depth()
        };
        pairs.filter(move |(line, next)| {
            line.number() != next.number() && !next.is_torn() && !is_answer(*line, *next)
        })
    }

    /// Breaks before lines that are not understood. Some mail programs leave lines alone that are not
    /// much wider than those that they break, and none can break a word: only lines that were broken
    /// tell where.
    fn narrow(&self, source: &Source<'_>, is_unread: &dyn Fn(usize) -> bool) -> Vec<Break> {
        let pairs = || {
            self.pairs(source).filter(|(line, next)| {
                is_unread(next.index()) && !next.text.starts_with([' ', '\t']) && line.text.contains(' ')
            })
        };
        // A few of them may not go on with the line before them.
        let widths: Vec<usize> = pairs().map(|(line, _)| self.width_of(line)).collect();
        let order = scan::order(widths.iter().map(|width| *width as u64));
        let most = order.get(widths.len().saturating_sub(1) * 19 / 20);
        let widest = most.and_then(|&at| widths.get(at)).copied().unwrap_or(0);
        let is_broken = |(line, next): &(Line<'_>, Line<'_>)| {
            let width = self.width_of(*line);
            width <= widest && width + first_word(*next) >= widest
        };
        let broken = pairs().filter(|pair| (SURELY..WIDTHS.end).contains(&widest) && is_broken(pair));
        let broken: Vec<Break> = broken.map(|(_, next)| Break { line: next.index(), blank: true }).collect();
        if broken.len() < FEWEST { Vec::new() } else { broken }
    }

    /// Whether lines are likely to be broken there even where no more is understood then.
    fn is_likely(&self, breaks: &[Break]) -> bool {
        // Lines that are all as wide as each other were cut, however narrow they are.
        let is_cut = || breaks.iter().all(|at| self.ways[1].binary_search_by_key(&at.line, |way| way.line).is_ok());
        match breaks {
            [only] => self.width >= SURELY && self.behind_widest.contains(&only.line),
            _ => self.width >= SURELY || breaks.len() > 1 && is_cut(),
        }
    }
}

fn breaks(source: &Source<'_>) -> Vec<Break> {
    let blocks = blocks(source);
    if blocks.is_empty() {
        return Vec::new();
    }
    let mut unread = vec![false; source.len()];
    let as_it_is = understood(source, &blocks, &mut |line| {
        if let Some(unread) = unread.get_mut(line) {
            *unread = true;
        }
    });
    let items: Vec<isize> = as_it_is.iter().map(|it| it.items).collect();
    let is_unread = |at: &Break| unread.get(at.line) == Some(&true);
    let mut tried: Vec<Vec<Break>> = Vec::new();
    let mut best: Vec<(Understood, Vec<Break>)> = as_it_is.into_iter().map(|it| (it, Vec::new())).collect();
    // First pairs of lines that are not understood are one; then each of them goes on with any line
    // before it; then all of such a block do: the rest of a row may look like a row; then the lines
    // that are not understood tell how wide the others may be.
    for (step, way) in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1), (3, 0)] {
        let breaks_of = |block: &Block, items: isize| -> Vec<Break> {
            if step == 3 {
                return block.narrow(source, &|line| unread.get(line) == Some(&true));
            }
            // Where no line is understood, all of them went on in the step before.
            let wants = block.ways.iter().flatten().any(is_unread) && (step < 2 || items > 0);
            let [between, within]: [Vec<Break>; 2] = block.ways.each_ref().map(|way| {
                let mut paired = 0;
                let goes_on = |at: &&Break| {
                    let is_second = || at.line > paired + 1 && unread.get(at.line.wrapping_sub(1)) == Some(&true);
                    let goes_on = step == 2 || is_unread(at) && (step == 1 || is_second());
                    paired = if goes_on { at.line } else { paired };
                    wants && goes_on
                };
                way.iter().filter(goes_on).copied().collect()
            });
            // Where all broken lines are equally wide, a terminal broke them.
            let is_cut = between.len() == within.len() && (within.len() > 1 || block.width >= MAIL);
            if is_cut == (way == 0) { within } else { between }
        };
        let breaks: Vec<Break> =
            blocks.iter().zip(&items).flat_map(|(block, items)| breaks_of(block, *items)).collect();
        if breaks.is_empty() || tried.contains(&breaks) {
            continue;
        }
        let mut joined = source.clone();
        joined.join(&breaks);
        tried.push(breaks);
        let now = understood(&joined, &blocks, &mut |_| ());
        for (((best, now), block), items) in best.iter_mut().zip(now).zip(&blocks).zip(&items) {
            let breaks = breaks_of(block, *items);
            // Where all lines are joined, more must be understood.
            let is_likely = step != 2 && block.is_likely(&breaks);
            if now.is_more_than(&best.0, is_likely) {
                *best = (now, breaks);
            }
        }
    }
    best.into_iter().flat_map(|(_, breaks)| breaks).collect()
}

/// Runs of lines of which some may be broken.
fn blocks(source: &Source<'_>) -> Vec<Block> {
    paragraphs(source, |lines| block(source, lines))
}

/// What is made of each run of lines without a blank one.
fn paragraphs(source: &Source<'_>, block: impl Fn(Range<usize>) -> Option<Block>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut first = 0;
    for index in 0..=source.len() {
        let is_edge = source.line(index).is_none_or(|line| line.is_blank() || line.is_fence());
        if is_edge {
            blocks.extend(block(first..index));
            first = index + 1;
        }
    }
    blocks
}

fn block(source: &Source<'_>, lines: Range<usize>) -> Option<Block> {
    // A log prefix that some lines lack was there when they were broken.
    let is_logged = |line: Line<'_>| line.stamp().is_some();
    let is_mixed = source.lines(lines.clone()).any(is_logged) && !source.lines(lines.clone()).all(is_logged);
    let (first, last) = (source.line(lines.start)?, source.line(lines.end.checked_sub(1)?)?);
    let span = first.pasted().to(last.pasted());
    let mut block = Block { is_mixed, span, ..Block::new(lines) };
    let single = || source.lines(block.lines.clone()).filter(|line| !line.is_guessed());
    let width = single().map(|line| block.width_of(line)).max()?;
    if block.lines.len() < 2 || width < WIDTHS.start {
        return None;
    }
    // A mail program leaves a word alone that is wider than its lines.
    let is_of_words = |line: &Line<'_>| line.text.trim_ascii().contains(' ');
    let words = single().filter(is_of_words).map(|line| block.width_of(line)).max();
    let words = words.filter(|words| *words >= WIDTHS.start).unwrap_or(width);
    let (mut between, mut within, mut behind_widest) = (Vec::new(), Vec::new(), Vec::new());
    for (line, next) in block.pairs(source).filter(|_| WIDTHS.contains(&width)) {
        // Records of logs begin with a sign of their own.
        let sign = if next.text.starts_with('(') { 2 } else { 1 };
        if next.text.starts_with('\t')
            || next.text.starts_with(['[', '(', '<']) && line.text.get(..sign) == next.text.get(..sign)
        {
            continue;
        }
        if is_row_below(line.text, next.text) {
            continue;
        }
        // A mail program leaves one blank at most where it breaks a line; cells are filled up with them.
        let is_widest = block.width_of(line) == width;
        // A word alone is no row.
        let is_word = |line: Line<'_>| scan::texts(line.text).nth(1).is_none();
        let is_filled = block.width_of(line) < words && line.width() > line.text.chars().count() + 1 && !is_word(next);
        if block.width_of(line) + first_word(next) >= words && !is_filled {
            between.push(Break { line: next.index(), blank: true });
        }
        if is_widest {
            // Blanks at the end of a line are no part of its text.
            within.push(Break { line: next.index(), blank: line.text.chars().count() < line.width() });
            // A number put together with that of a sentence is a third one.
            let is_digit = |it: char| it.is_ascii_digit();
            if width <= MAIL
                && !scan::is_prose(next.text)
                && !(line.text.ends_with(is_digit)
                    && next.text.starts_with(is_digit)
                    && next.text.contains(char::is_alphabetic))
            {
                behind_widest.push(next.index());
            }
        }
    }
    block.behind_widest = behind_widest;
    block.width = width;
    block.ways = [between, within];
    Some(block)
}

/// How many characters wide the first word of a line is.
fn first_word(line: Line<'_>) -> usize {
    scan::texts(line.text).next().map_or(0, |word| word.chars().count())
}

/// What a reading makes of a block.
#[derive(Debug, Clone, Copy, Default)]
struct Understood {
    /// Cells, values and clues, less the cells that are absent: a row that was broken makes two rows
    /// with gaps.
    items: isize,
    /// The clues among them.
    clues: isize,
    /// Bytes of lines that were not understood.
    unread: usize,
}

impl Understood {
    fn is_more_than(&self, other: &Self, is_likely: bool) -> bool {
        // A row that was cut off has more gaps than cells: that it vanishes is no gain.
        // A section that was cut in two has its clues twice: they alone are no gain where more is left unread.
        let is_gain = self.unread <= other.unread || self.items - self.clues > other.items - other.clues;
        self.items > other.items.max(0) && is_gain
            || (is_likely && self.items == other.items && self.unread + WORD < other.unread)
    }
}

/// Fewer bytes are no reason to put lines together.
const WORD: usize = 2;

fn understood(source: &Source<'_>, blocks: &[Block], unread: &mut dyn FnMut(usize)) -> Vec<Understood> {
    let mut found = vec![Understood::default(); blocks.len()];
    let mut at = |span: Span, add: &dyn Fn(&mut Understood)| {
        let after = blocks.partition_point(|block| block.span.start <= span.start);
        let here = after.checked_sub(1).filter(|&at| blocks.get(at).is_some_and(|block| span.start < block.span.end));
        if let Some(here) = here.and_then(|at| found.get_mut(at)) {
            add(here);
        }
    };
    let cut = cut(source, &Guidance::default());
    for segment in &cut.segments {
        let section = (segment.format.parse)(segment);
        for (span, weight) in items(&section) {
            at(span, &|here| here.items += weight);
        }
        for clue in &section.clues {
            at(clue.span, &|here| here.clues += 1);
        }
        for note in section.notes.iter().filter(|note| note.text.is_empty()) {
            at(note.span, &|here| here.unread += (note.span.end - note.span.start) as usize);
            unread(source.line_at(note.span.start));
        }
    }
    for line in cut.rest.iter().flat_map(|range| source.lines(range.clone())) {
        let span = line.whole();
        at(span, &|here| here.unread += (span.end - span.start) as usize);
        unread(line.index());
    }
    found
}

/// Where a section has read something, and what that weighs. Fields that nobody knows weigh nothing, and columns
/// that nobody knows less: a line that was put together wrongly has more of them, such as a row behind its heading.
fn items(section: &Section) -> impl Iterator<Item = (Span, isize)> {
    let cells = section.tables.iter().flat_map(|table| {
        (0..table.rows.len()).filter_map(|row| {
            let cells = table.columns.iter().filter(|it| it.field.is_some());
            let cells = cells.filter_map(move |column| Some((*column.spans.get(row)?, column)));
            let there = cells.clone().filter(|(span, _)| !span.is_none());
            let gaps = cells.filter(|(span, _)| span.is_none());
            let is_computed = |column: &Column| match &column.cells {
                Cells::Numbers(numbers) => numbers.get(row).is_some_and(|number| !number.is_nan()),
                Cells::Words => false,
            };
            let (count, computed) =
                (there.clone().count(), gaps.clone().filter(|(_, column)| is_computed(column)).count());
            // A row that was computed of others says no more than they do.
            let weight =
                if computed > count { 0 } else { isize::try_from(count).ok()? - isize::try_from(gaps.count()).ok()? };
            Some((there.map(|(span, _)| span).min()?, weight))
        })
    });
    let facts = section.facts.iter().filter(|fact| fact.field.is_some()).flat_map(|fact| [fact.key_span, fact.span]);
    let facts = facts.filter(|span| span.start < span.end);
    let clues = section.clues.iter().map(|clue| clue.span);
    let columns = section.tables.iter().flat_map(|table| &table.columns);
    let unknown = columns.filter(|it| it.field.is_none() && !it.header.is_none()).map(|it| (it.header, -1));
    unknown.chain(cells).chain(facts.chain(clues.filter(|span| !span.is_none())).map(|span| (span, 1)))
}
