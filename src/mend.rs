//! Lines that were broken on their way, by a mail program or at the edge of a terminal: they are put
//! together where the text then says more.
//!
//! Where lines may have been broken shows in their widths: the first word of a line would not have
//! fitted on the line before it. That holds between any two full lines, so it is tried: the paste is
//! read as it is and with the lines put together, and block by block the reading that understands
//! more is kept. Nothing is tried where all is understood.

use std::ops::Range;

use crate::scan;
use crate::section::Section;
use crate::segment::cut;
use crate::text::{Break, Line, Source, Span};

/// Reads bytes as they come from a file, and puts broken lines together.
#[must_use]
pub fn read(bytes: &[u8]) -> Source<'_> {
    let mut source = Source::new(bytes);
    // A long text is a file, and files are not broken on their way. It is not read three times.
    if source.text().len() <= LONGEST {
        let breaks = breaks(&source);
        if !breaks.is_empty() {
            source.join(&breaks);
        }
    }
    source
}

/// Bytes of the longest text in which breaks are looked for.
const LONGEST: usize = 256 * 1024;

/// Widths at which lines are broken.
const WIDTHS: Range<usize> = 40..260;

/// A run of lines without a blank one, and where its lines may have been broken.
struct Block {
    /// The bytes of the paste.
    span: Span,
    between_words: Vec<Break>,
    within_words: Vec<Break>,
}

fn breaks(source: &Source<'_>) -> Vec<Break> {
    let blocks = blocks(source);
    if blocks.is_empty() {
        return Vec::new();
    }
    let as_it_is = understood(source, &blocks);
    let wanting: Vec<bool> = as_it_is.iter().map(|it| it.unread > 0).collect();
    let mut best: Vec<(Understood, &[Break])> = as_it_is.into_iter().map(|it| (it, &[][..])).collect();
    let of_words: fn(&Block) -> &[Break] = |block| &block.between_words;
    let of_columns: fn(&Block) -> &[Break] = |block| &block.within_words;
    for way in [of_words, of_columns] {
        let tried = |(block, wanting): (&Block, &bool)| if *wanting { way(block).to_vec() } else { Vec::new() };
        let breaks: Vec<Break> = blocks.iter().zip(&wanting).flat_map(tried).collect();
        if breaks.is_empty() {
            continue;
        }
        let mut joined = source.clone();
        joined.join(&breaks);
        for ((best, now), block) in best.iter_mut().zip(understood(&joined, &blocks)).zip(&blocks) {
            if now.is_more_than(&best.0) && !way(block).is_empty() {
                *best = (now, way(block));
            }
        }
    }
    best.into_iter().flat_map(|(_, breaks)| breaks.to_vec()).collect()
}

fn blocks(source: &Source<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut first = 0;
    for index in 0..=source.len() {
        let is_edge = source.line(index).is_none_or(|line| line.is_blank() || line.is_fence());
        if is_edge {
            blocks.extend(block(source, first..index));
            first = index + 1;
        }
    }
    blocks
}

fn block(source: &Source<'_>, lines: Range<usize>) -> Option<Block> {
    let width = source.lines(lines.clone()).map(Line::width).max()?;
    let (first, last) = (source.line(lines.start)?, source.line(lines.end.checked_sub(1)?)?);
    if lines.len() < 2 || !WIDTHS.contains(&width) {
        return None;
    }
    let mut block =
        Block { span: first.pasted().to(last.pasted()), between_words: Vec::new(), within_words: Vec::new() };
    for (line, next) in source.lines(lines.clone()).zip(source.lines(lines.start + 1..lines.end)) {
        // Records of logs begin with a sign of their own.
        if next.text.starts_with(['[', '(', '<']) && line.text.bytes().next() == next.text.bytes().next() {
            continue;
        }
        let word = scan::texts(next.text).next().map_or(0, |word| word.chars().count());
        if line.width() + word >= width {
            block.between_words.push(Break { line: next.index(), blank: true });
        }
        if line.width() == width {
            block.within_words.push(Break { line: next.index(), blank: false });
        }
    }
    (!block.between_words.is_empty()).then_some(block)
}

/// What a reading makes of a block.
#[derive(Debug, Clone, Copy, Default)]
struct Understood {
    /// Cells, values and clues.
    items: usize,
    /// Bytes of lines that were not understood.
    unread: usize,
}

impl Understood {
    fn is_more_than(&self, other: &Self) -> bool {
        self.items > other.items || (self.items == other.items && self.unread + WORD < other.unread)
    }
}

/// Fewer bytes are no reason to put lines together.
const WORD: usize = 2;

fn understood(source: &Source<'_>, blocks: &[Block]) -> Vec<Understood> {
    let mut found = vec![Understood::default(); blocks.len()];
    let mut at = |span: Span, add: &dyn Fn(&mut Understood)| {
        let after = blocks.partition_point(|block| block.span.start <= span.start);
        let here = after.checked_sub(1).filter(|&at| blocks.get(at).is_some_and(|block| span.start < block.span.end));
        if let Some(here) = here.and_then(|at| found.get_mut(at)) {
            add(here);
        }
    };
    let cut = cut(source);
    for segment in &cut.segments {
        let section = (segment.format.parse)(segment);
        for span in items(&section) {
            at(span, &|here| here.items += 1);
        }
        for note in section.notes.iter().filter(|note| note.text.is_empty()) {
            at(note.span, &|here| here.unread += (note.span.end - note.span.start) as usize);
        }
    }
    for line in cut.rest.iter().flat_map(|range| source.lines(range.clone())) {
        let span = line.whole();
        at(span, &|here| here.unread += (span.end - span.start) as usize);
    }
    found
}

/// Where a section has read something.
fn items(section: &Section) -> impl Iterator<Item = Span> {
    let columns = section.tables.iter().flat_map(|table| &table.columns);
    let cells = columns.flat_map(|column| column.spans.iter().copied().chain([column.header]));
    let facts = section.facts.iter().flat_map(|fact| [fact.key_span, fact.span]);
    let clues = section.clues.iter().map(|clue| clue.span);
    cells.chain(facts).chain(clues).filter(|span| !span.is_none())
}
