//! Which iteration a row belongs to, and when it was taken.

use std::borrow::Cow;

use crate::scan::{self, Names};
use crate::section::{Cells, Column, Table};
use crate::text::{Line, Source, Span};

use super::super::{field, shape};
use super::Cell;

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Clock {
    seconds: f64,
    span: Span,
}

/// What was printed above a row.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mark {
    /// Title lines.
    pub(super) screen: u32,
    /// Headings.
    pub(super) block: u32,
    /// The latest time.
    pub(super) clock: Option<Clock>,
}

/// The time of a title line.
pub(super) fn clock(cells: &[Cell<'_>]) -> Option<Clock> {
    cells.iter().find_map(|cell| Some(Clock { seconds: seconds(&cell.text)?.1, span: cell.span }))
}

/// The time of a log prefix.
pub(super) fn stamp(source: &Source<'_>, line: Line<'_>) -> Option<Clock> {
    let span = line.stamp()?;
    Some(Clock { seconds: seconds(source.pasted(span))?.1, span })
}

/// The time in a line of `date`, in any language: few words, one of them a clock.
pub(super) fn date_line(line: Line<'_>) -> Option<Clock> {
    const WORDS: usize = 8;
    // Rows of other programs begin with a time too.
    let is_share = |word: &str| word.starts_with('%') || word.contains('.') && scan::number(word).is_some();
    if shape(line.text).is_some() || scan::words(line.text).nth(WORDS).is_some() || scan::texts(line.text).any(is_share)
    {
        return None;
    }
    let mut clocks = scan::words(line.text).filter_map(|word| {
        let (at, seconds) = seconds(word.text)?;
        let start = word.start + at;
        Some(Clock { seconds, span: line.span(start..start + CLOCK) })
    });
    clocks.next().filter(|_| clocks.next().is_none())
}

/// Bytes of `17:17:50`.
const CLOCK: usize = 8;

/// The first `17:17:50` in a word: where it stands, and the seconds of the day.
fn seconds(text: &str) -> Option<(usize, f64)> {
    let at = text.as_bytes().windows(CLOCK).position(|it| {
        it.iter().enumerate().all(|(at, byte)| if matches!(at, 2 | 5) { *byte == b':' } else { byte.is_ascii_digit() })
    })?;
    let mut parts = text.get(at..at + CLOCK)?.split(':').filter_map(scan::number);
    Some((at, parts.next()? * 3600.0 + parts.next()? * 60.0 + parts.next()?))
}

/// The iteration of each row, counted from 1.
///
/// A title begins one, and so does a heading; with `-r` a heading stands before every domain, and
/// an iteration begins where a domain comes back. Two domains may share the ten characters that
/// are shown of their names; then they stand side by side, as rows are sorted by name.
pub(super) fn iterations(source: &Source<'_>, domains: &Table, marks: &[Mark]) -> Vec<f64> {
    let names = domains.column("NAME").map_or(&[][..], |column| &column.spans);
    let mut iterations = Vec::with_capacity(marks.len());
    let mut count = 0.0;
    let mut rows = names.iter().zip(marks).peekable();
    while let Some((_, first)) = rows.peek().copied() {
        let mut screen = Vec::new();
        while let Some(row) = rows.next_if(|(_, mark)| mark.screen == first.screen) {
            screen.push(row);
        }
        let many = screen.windows(2).any(|pair| matches!(pair, [a, b] if a.1.block == b.1.block));
        let read = |row: Option<&(&Span, &Mark)>| row.map(|row| source.read(*row.0)).unwrap_or_default();
        // One row below each heading: an option, or a host with one domain.
        let repeats = !many && screen.iter().any(|row| read(Some(row)) != read(screen.first()));
        let mut seen = Names::new();
        let mut last: Option<(u32, Cow<'_, str>)> = None;
        for row in &screen {
            let name = if repeats { read(Some(row)) } else { Cow::Borrowed("") };
            let is_new = match &last {
                None => true,
                Some((_, last)) if repeats => seen.find(&name).is_some() && *last != name,
                Some((block, _)) => *block != row.1.block,
            };
            if is_new {
                count += 1.0;
                seen = Names::new();
            }
            seen.place(&name);
            last = Some((row.1.block, name));
            iterations.push(count);
        }
    }
    iterations
}

/// Below this many seconds the whole seconds of CPU(sec) say too little: one more or less is ten
/// percent of a CPU and more.
const SHORTEST: f64 = 10.0;
const DAY: f64 = 24.0 * 3600.0;

/// Adds the times, and the use of CPU that follows from them.
pub(super) fn add_times(source: &Source<'_>, domains: &mut Table, marks: &[Mark], iterations: &[f64]) {
    let clocks = clocks(marks, iterations);
    if clocks.iter().all(Option::is_none) {
        return;
    }
    let spans = clocks.iter().map(|clock| clock.map_or(Span::NONE, |clock| clock.span)).collect();
    let time = Column {
        name: "time".into(),
        field: field("time"),
        header: Span::NONE,
        again: Vec::new(),
        cells: Cells::Words,
        spans,
    };
    domains.columns.insert(1, time);
    let used = uses(source, domains, &clocks, iterations);
    if used.iter().any(|percent| !percent.is_nan()) {
        let at = domains.column_at(USE.into(), field(USE), false);
        if let Some(column) = domains.columns.get_mut(at) {
            column.cells = Cells::Numbers(used);
        }
    }
}

/// The time of each row: all rows of an iteration have that of its first.
fn clocks(marks: &[Mark], iterations: &[f64]) -> Vec<Option<Clock>> {
    let mut current = (0.0, None);
    let of = |(mark, &iteration): (&Mark, &f64)| {
        if iteration > current.0 {
            current = (iteration, mark.clock);
        }
        current.1
    };
    marks.iter().zip(iterations).map(of).collect()
}

/// The name of the computed column.
pub(in crate::formats::xentop) const USE: &str = "CPU(%) from CPU(sec)";

/// For each row the percent of a CPU that the domain used since its row before.
fn uses(source: &Source<'_>, domains: &Table, clocks: &[Option<Clock>], iterations: &[f64]) -> Vec<f64> {
    let Some(names) = domains.column("NAME") else { return Vec::new() };
    let Some(totals) = domains.numbers("CPU(sec)") else { return Vec::new() };
    // Rows of one name are told apart by their order within the iteration.
    let (mut places, mut alike) = (Names::new(), Names::new());
    let mut before: Vec<(f64, f64)> = Vec::new();
    let mut counts: Vec<usize> = Vec::new();
    let mut current = 0.0;
    let rows = names.spans.iter().zip(totals).zip(clocks).zip(iterations);
    let used = rows.map(|(((span, &total), clock), &iteration)| {
        if iteration > current {
            counts.fill(0);
            current = iteration;
        }
        let Some(clock) = clock else { return f64::NAN };
        let name = source.read(*span);
        let same = alike.place(&name);
        counts.resize(alike.len(), 0);
        let count = counts.get_mut(same).map_or(0, |count| {
            *count += 1;
            *count
        });
        let place = places.place(&format!("{name}\0{count}"));
        let now = (clock.seconds, total);
        let Some(last) = before.get_mut(place) else {
            before.push(now);
            return f64::NAN;
        };
        let (then, before) = std::mem::replace(last, now);
        // Midnight may have been between.
        let seconds = clock.seconds - then;
        let seconds = if seconds < 0.0 { seconds + DAY } else { seconds };
        let spent = total - before;
        // A domain that was made anew under its name starts from 0 again.
        if seconds < SHORTEST || spent < 0.0 { f64::NAN } else { spent * 100.0 / seconds }
    });
    used.collect()
}
