//! Lines that were broken on their way, by a mail program or at the edge of a terminal: they are put
//! together where the text then says more.
//!
//! Where lines may have been broken shows in their widths: the first word of a line would not have
//! fitted on the line before it. That holds between any two full lines, so it is tried: the paste is
//! read as it is and with the lines put together, and block by block the reading that understands
//! more is kept. Nothing is tried where all is understood.

use crate::section::{Cells, Column, Section};
use crate::segment::{Guidance, cut};
use crate::text::{Break, Cut, RepairKind, Source, Span};

mod blocks;
mod joined;
mod torn;

use blocks::{Block, MAIL, blocks, paragraphs};

pub use torn::doubt;

/// Reads bytes as they come from a file, and puts broken lines together.
#[must_use]
pub fn read(bytes: &[u8]) -> Source<'_> {
    let mut source = Source::new(bytes);
    // A long text is a file, and files are not broken on their way. It is not read three times.
    if source.text().len() <= LONGEST {
        unmark(&mut source);
        let whole = part(&mut source);
        join(&mut source);
        // What looks like several lines in one may be a line that was broken.
        if let Some(mut whole) = whole
            && join(&mut whole)
            && understood_whole(&whole) > understood_whole(&source)
        {
            source = whole;
        }
    }
    source
}

/// Puts broken lines together, and parts what turns out to be several then.
fn join(source: &mut Source<'_>) -> bool {
    let breaks = breaks(source);
    if breaks.is_empty() {
        return false;
    }
    source.join(&breaks);
    part(source);
    true
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
        Some(Block::new(0..0, first.pasted().to(last.pasted())))
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
    let all = [Block::new(0..0, Span { start: 0, end: u32::MAX - 1 })];
    understood(source, &all, &mut |_| ()).first().map_or(0, |found| found.items)
}

/// Parts lines that are several, paragraph by paragraph, where more is understood then. The text as it was, if so.
fn part<'t>(source: &mut Source<'t>) -> Option<Source<'t>> {
    let mut parts = joined::parts(source);
    if !parts.iter().any(|part| part.at > 0) {
        return None;
    }
    let blocks = paragraphs(source, |lines| {
        let (first, last) = (source.line(lines.start)?, source.line(lines.end.checked_sub(1)?)?);
        Some(Block::new(lines, first.pasted().to(last.pasted())))
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
    if parts.is_empty() {
        return None;
    }
    let was = source.clone();
    source.part_lines(parts);
    Some(was)
}

/// Bytes of a line that may be several, even where they are understood as one.
const LONG: usize = 100;

/// Bytes of the longest text in which breaks are looked for.
const LONGEST: usize = 256 * 1024;

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
    let best: Vec<(Understood, Vec<Break>)> = as_it_is.into_iter().map(|it| (it, Vec::new())).collect();
    let mut search = Search { source, blocks: &blocks, tried: Vec::new(), best };
    // First pairs of lines that are not understood are one; then each of them goes on with any line
    // before it; then all of such a block do: the rest of a row may look like a row; then the lines
    // that are not understood tell how wide the others may be.
    for (step, way) in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1), (3, 0)] {
        let breaks_of = |block: &Block, items: isize| -> Vec<Break> {
            if step == 3 {
                return block.narrow(source, &|line| unread.get(line) == Some(&true));
            }
            // Where no line is understood, all of them went on in the step before.
            let all = || block.ways.iter().flatten();
            let wants = all().any(is_unread) && (step < 2 || items > 0 || !all().all(is_unread));
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
        let tries: Vec<Vec<Break>> = blocks.iter().zip(&items).map(|(block, items)| breaks_of(block, *items)).collect();
        // A line that is as wide as any may be whole, and the next one the begin of another.
        if let Some(fewer) = search.attempt(tries, step == 2) {
            search.attempt(fewer, step == 2);
        }
    }
    // At last a blank is put where none was, or taken away.
    let turned = blocks.iter().zip(&search.best).map(|(block, (_, best))| block.turned(best)).collect();
    search.attempt(turned, false);
    search.best.into_iter().flat_map(|(_, breaks)| breaks).collect()
}

/// The ways of putting lines together that were tried, and the best of them for each block.
struct Search<'s> {
    source: &'s Source<'s>,
    blocks: &'s [Block],
    tried: Vec<Vec<Break>>,
    best: Vec<(Understood, Vec<Break>)>,
}

impl Search<'_> {
    /// Tries breaks, block by block. Where lines that were put together are not understood, the breaks without the
    /// first of each of these.
    fn attempt(&mut self, tries: Vec<Vec<Break>>, is_bold: bool) -> Option<Vec<Vec<Break>>> {
        let breaks: Vec<Break> = tries.iter().flatten().copied().collect();
        if breaks.is_empty() || self.tried.contains(&breaks) {
            return None;
        }
        let mut joined = self.source.clone();
        joined.join(&breaks);
        let mut unread = vec![false; joined.len()];
        let now = understood(&joined, self.blocks, &mut |line| {
            if let Some(unread) = unread.get_mut(line) {
                *unread = true;
            }
        });
        let mut lines = breaks.iter().enumerate().map(|(before, at)| at.line - before - 1);
        let mut last = None;
        let mut kept = breaks.iter().zip(&mut lines).map(|(_, line)| {
            let is_first = last.replace(line) != Some(line);
            !(is_first && unread.get(line) == Some(&true))
        });
        let mut fewer = tries.clone();
        fewer.iter_mut().for_each(|tries| tries.retain(|_| kept.next() != Some(false)));
        drop(kept);
        self.tried.push(breaks);
        for (((best, now), block), breaks) in self.best.iter_mut().zip(now).zip(self.blocks).zip(tries) {
            // Where all lines are joined, more must be understood.
            let least = if is_bold { None } else { block.least(&breaks) };
            // A mail program broke a single line, where nothing else tells.
            let is_mail = matches!(*breaks, [Break { blank: true, .. }]) && block.width < MAIL;
            let is_even = is_mail && now.items == best.0.items && now.unread == best.0.unread && !best.1.is_empty();
            if now.is_more_than(&best.0, least) || is_even {
                *best = (now, breaks);
            }
        }
        Some(fewer)
    }
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
    fn values(&self) -> isize {
        self.items - self.clues
    }

    fn is_more_than(&self, other: &Self, least: Option<usize>) -> bool {
        // A row that was cut off has more gaps than cells: that it vanishes is no gain.
        // A section that was cut in two has its clues twice: they alone are no gain where more is left unread.
        let is_gain = self.unread <= other.unread || self.values() > other.values();
        self.items > other.items.max(0) && is_gain
            || least.is_some_and(|least| {
                let is_even = self.items == other.items || least == 0 && self.values() >= other.values();
                is_even && self.unread + least < other.unread
            })
    }
}

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
