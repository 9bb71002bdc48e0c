//! Runs of lines, and where each of them may have been broken: in the widths of its lines.

use std::ops::Range;

use crate::scan;
use crate::segment::is_prompt;
use crate::text::{Break, Line, Source, Span};

use super::torn::is_row_below;

/// Widths at which lines are broken.
const WIDTHS: Range<usize> = 40..260;

/// Narrower lines are put together only where more is understood then.
const SURELY: usize = 56;

/// Widths at which mail programs break lines; a terminal may be wider.
pub(super) const MAIL: usize = 80;

/// Fewer lines do not tell where they were broken.
const FEWEST: usize = 3;

/// Fewer bytes are no reason to put lines together.
const WORD: usize = 2;

/// A run of lines without a blank one, and where its lines may have been broken.
pub(super) struct Block {
    pub(super) lines: Range<usize>,
    measure: Measure,
    /// The bytes of the paste.
    pub(super) span: Span,
    /// Breaks between words and within words.
    pub(super) ways: [Vec<Break>; 2],
    /// The widest line.
    pub(super) width: usize,
    /// Lines behind one as wide as any, where the block is no wider than mail is.
    behind_widest: Vec<usize>,
}

impl Block {
    pub(super) fn new(lines: Range<usize>, span: Span) -> Self {
        Self {
            lines,
            measure: Measure::default(),
            span,
            ways: [Vec::new(), Vec::new()],
            width: 0,
            behind_widest: Vec::new(),
        }
    }

    pub(super) fn width_of(&self, line: Line<'_>) -> usize {
        self.measure.width(line)
    }

    /// Each line with the one behind it. Those that were parted are not put together again, nor those between which
    /// lines were left out, nor is a line with the answer to it, which is quoted less.
    pub(super) fn pairs<'s>(&self, source: &'s Source<'_>) -> impl Iterator<Item = (Line<'s>, Line<'s>)> + use<'s> {
        let pairs = source.lines(self.lines.clone()).zip(source.lines(self.lines.start + 1..self.lines.end));
        let is_answer = |line: Line<'_>, next: Line<'_>| {
            let depth = next.depth();
            depth > 0 && depth < line.depth()
        };
        pairs.filter(move |(line, next)| line.number() != next.number() && !next.is_torn() && !is_answer(*line, *next))
    }

    /// Breaks before lines that are not understood. Some mail programs leave lines alone that are not
    /// much wider than those that they break, and none can break a word: only lines that were broken
    /// tell where.
    pub(super) fn narrow(&self, source: &Source<'_>, is_unread: &dyn Fn(usize) -> bool) -> Vec<Break> {
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

    /// Where lines are likely to be broken there even if no more is understood then: how many bytes more must not
    /// be left unread.
    pub(super) fn least(&self, breaks: &[Break]) -> Option<usize> {
        // Lines that are all as wide as each other were cut, however narrow they are.
        let is_cut = || breaks.iter().all(|at| self.within(at).is_some());
        match breaks {
            [only] => self.width >= SURELY && self.behind_widest.contains(&only.line),
            _ => self.width >= SURELY || breaks.len() > 1 && is_cut(),
        }
        .then(|| if breaks.len() > 1 && is_cut() { 0 } else { WORD })
    }

    fn within(&self, at: &Break) -> Option<Break> {
        let within = &self.ways[1];
        within.get(within.binary_search_by_key(&at.line, |way| way.line).ok()?).copied()
    }

    /// The same breaks with a blank where none was, or without one, if all broken lines are equally wide.
    pub(super) fn turned(&self, breaks: &[Break]) -> Vec<Break> {
        let within: Option<Vec<Break>> = breaks.iter().map(|at| self.within(at)).collect();
        match within {
            Some(within) if within == breaks => within.into_iter().map(|at| Break { blank: true, ..at }).collect(),
            within => within.unwrap_or_default(),
        }
    }
}

/// Runs of lines of which some may be broken.
pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let runs = paragraphs(source, |lines| {
        let widths = Widths::of(source, lines.clone())?;
        // What was printed at each prompt is put together by itself.
        let mut begins = vec![lines.start];
        begins.extend(lines.clone().skip(1).filter(|&at| source.line(at).is_some_and(|line| is_prompt(line.text))));
        let ends = begins.iter().skip(1).copied().chain([lines.end]);
        Some(begins.iter().zip(ends).filter_map(|(&first, end)| block(source, first..end, &widths)).collect::<Vec<_>>())
    });
    runs.into_iter().flatten().collect()
}

/// What is made of each run of lines without a blank one.
pub(super) fn paragraphs<T>(source: &Source<'_>, block: impl Fn(Range<usize>) -> Option<T>) -> Vec<T> {
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

/// What counts as the width of a line.
#[derive(Debug, Clone, Copy, Default)]
struct Measure {
    /// Its log prefix too.
    is_mixed: bool,
    /// The escape sequences in it too.
    is_raw: bool,
}

impl Measure {
    /// A log prefix that some lines lack was there when they were broken. So were colours, where several lines are
    /// equally wide with them.
    fn of(source: &Source<'_>, run: Range<usize>) -> Self {
        let is_logged = |line: Line<'_>| line.stamp().is_some();
        let is_mixed = source.lines(run.clone()).any(is_logged) && !source.lines(run.clone()).all(is_logged);
        let raw: Vec<(usize, bool)> = source.lines(run).map(Line::raw_width).collect();
        let most = raw.iter().map(|(width, _)| *width).max().unwrap_or(0);
        let is_raw = raw.iter().any(|(_, is_coded)| *is_coded)
            && raw.iter().filter(|(width, _)| *width == most).count() >= FEWEST;
        Self { is_mixed, is_raw }
    }

    fn width(self, line: Line<'_>) -> usize {
        if self.is_raw {
            return line.raw_width().0;
        }
        line.width() + if self.is_mixed { line.prefix_width() } else { 0 }
    }
}

/// How wide the lines of a run are.
struct Widths {
    measure: Measure,
    /// The widest line.
    all: usize,
    /// The widest line of several words.
    words: usize,
}

impl Widths {
    fn of(source: &Source<'_>, run: Range<usize>) -> Option<Self> {
        let measure = Measure::of(source, run.clone());
        let single = || source.lines(run.clone()).filter(|line| !line.is_guessed());
        // The lines that were put together were broken where the others may have been.
        let were = source.lines(run.clone()).filter(|line| line.is_guessed()).flat_map(|line| {
            let pasted = source.pasted(line.pasted());
            let lines = pasted.lines().filter(|_| pasted.contains('\n'));
            lines.map(|line| line.trim_start_matches(['>', ' ']).chars().count().max(WIDTHS.start))
        });
        let all = single().map(|line| measure.width(line)).chain(were).max()?;
        if run.len() < 2 || all < WIDTHS.start {
            return None;
        }
        // A mail program leaves a word alone that is wider than its lines.
        let is_of_words = |line: &Line<'_>| line.text.trim_ascii().contains(' ');
        let words = single().filter(is_of_words).map(|line| measure.width(line)).max();
        Some(Self { measure, all, words: words.map_or(all, |words| words.max(WIDTHS.start)) })
    }
}

fn block(source: &Source<'_>, lines: Range<usize>, widths: &Widths) -> Option<Block> {
    let (first, last) = (source.line(lines.start)?, source.line(lines.end.checked_sub(1)?)?);
    let span = first.pasted().to(last.pasted());
    let &Widths { measure, all: width, words } = widths;
    let mut block = Block { measure, ..Block::new(lines, span) };
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
