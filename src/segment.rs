//! Cuts a paste into sections: who begins where, and how far it goes.
//!
//! One pass. A line goes to the section before it if that section's format holds it; else to a
//! stream that it interrupted before; else to the format that opens at it; else it is left over. A format looks at most
//! [`LOOK_AHEAD`](crate::format::LOOK_AHEAD) lines ahead, so the work per line is bounded.

use std::ops::Range;

use crate::format::Segment;
use crate::scan;
use crate::text::{Source, Span};

mod boundary;
mod caption;
mod cutter;
mod guidance;
mod prompt;
#[cfg(test)]
mod tests;

use cutter::Cutter;

pub use caption::Side;
pub use guidance::{Choice, Guidance};

/// A shell prompt in the text.
#[derive(Debug, Clone, Copy)]
pub struct Prompt<'s> {
    /// The index of its line in the view.
    pub line: usize,
    /// The host name in it.
    pub host: Option<Span>,
    /// What was typed.
    pub command: &'s str,
}

/// Whether a line is a shell prompt.
#[must_use]
pub fn is_prompt(line: &str) -> bool {
    prompt::prompt(line).is_some()
}

/// A paste, cut.
#[derive(Debug, Default)]
pub struct Cut<'s> {
    /// Recognized stretches, in order, without overlap.
    pub segments: Vec<Segment<'s>>,
    /// Prompts, in order.
    pub prompts: Vec<Prompt<'s>>,
    /// Lines of the view that are neither, blank lines left out.
    pub rest: Vec<Range<usize>>,
}

/// Cuts a paste.
#[must_use]
pub fn cut<'s>(source: &'s Source<'s>, guidance: &Guidance) -> Cut<'s> {
    let mut cutter = Cutter::new(source);
    let lines = |choice: &Choice| source.lines_of(*choice.lines.start(), *choice.lines.end());
    let chosen = guidance.choices.iter().map(|choice| (lines(choice), choice.segment(source)));
    let starts = guidance.starts.iter().map(|&line| source.lines_of(line, line).start);
    // A chosen stretch, or a place where a file begins.
    let stops: Vec<(Range<usize>, Option<Segment<'s>>)> = chosen.chain(starts.map(|at| (at..at, None))).collect();
    let order = scan::order(stops.iter().map(|(range, _)| range.start as u64));
    let mut at = 0;
    for (range, chosen) in order.into_iter().filter_map(|at| stops.get(at)) {
        if range.start < at {
            continue;
        }
        cutter.take_all(at..range.start);
        cutter.close_all();
        cutter.command = None;
        if let Some(segment) = chosen {
            cutter.taken.push(segment.range.clone());
            cutter.done.segments.push(segment.clone());
        }
        at = range.end;
    }
    cutter.take_all(at..source.len());
    cutter.close_all();
    cutter.leave_rest();
    // A stream that was interrupted ends after those that interrupted it.
    let order = scan::order(cutter.done.segments.iter().map(|segment| segment.range.start as u64));
    let mut segments: Vec<Option<Segment<'_>>> = cutter.done.segments.into_iter().map(Some).collect();
    cutter.done.segments = order.into_iter().filter_map(|at| segments.get_mut(at)?.take()).collect();
    cutter.done
}
