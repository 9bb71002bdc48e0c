//! Cuts a paste into sections: who begins where, and how far it goes.
//!
//! One pass. A line goes to the section before it if that section's format holds it; else to the
//! format that opens at it; else it is left over. A format looks at most
//! [`LOOK_AHEAD`](crate::format::LOOK_AHEAD) lines ahead, so the work per line is bounded.

use std::ops::Range;

use crate::format::{Ahead, Format, Grip, Hold, Opening, Segment};
use crate::formats::FORMATS;
use crate::text::{Line, Source, Span};

mod prompt;

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

/// Lines that do not belong may stand between two that do: blank ones, a stray kernel message.
const GAP: usize = 6;

/// Cuts a paste.
#[must_use]
pub fn cut<'s>(source: &'s Source<'s>) -> Cut<'s> {
    let mut cutter = Cutter { source, done: Cut::default(), open: None, command: None, taken: Vec::new() };
    for line in source.lines(0..source.len()) {
        cutter.take(line);
    }
    cutter.close();
    cutter.leave_rest();
    cutter.done
}

struct Open {
    format: &'static Format,
    opening: Opening,
    start: usize,
    /// One past the last line that surely belongs.
    end: usize,
}

struct Cutter<'s> {
    source: &'s Source<'s>,
    done: Cut<'s>,
    open: Option<Open>,
    command: Option<&'s str>,
    /// Lines of sections and prompts, in order.
    taken: Vec<Range<usize>>,
}

impl<'s> Cutter<'s> {
    fn take(&mut self, line: Line<'s>) {
        if line.is_fence() {
            self.close();
            return;
        }
        if let Some(found) = prompt::prompt(line.text) {
            self.close();
            let host = found.host.map(|host| line.span_of(host));
            self.command = Some(found.command).filter(|command| !command.is_empty());
            self.taken.push(line.index()..line.index() + 1);
            self.done.prompts.push(Prompt { line: line.index(), host, command: found.command });
            return;
        }
        let hold = self.open.as_ref().map_or(Hold::No, |open| (open.format.holds)(&open.opening, line));
        match hold {
            Hold::Firm => self.extend(line),
            Hold::Loose | Hold::Gap => {
                let ours = self.open.as_ref().map(|open| open.format.id);
                let other = self.opening(line).filter(|(format, opening)| {
                    hold == Hold::Gap || (Some(format.id) != ours && opening.grip == Grip::Firm)
                });
                if other.is_some() {
                    self.start(line, other);
                } else if hold == Hold::Loose {
                    self.extend(line);
                } else if self.open.as_ref().is_some_and(|open| line.index() - open.end >= GAP) {
                    self.close();
                }
            }
            Hold::New | Hold::No => {
                let next = self.opening(line);
                self.start(line, next);
            }
        }
    }

    fn extend(&mut self, line: Line<'s>) {
        if let Some(open) = &mut self.open {
            open.end = line.index() + 1;
        }
    }

    /// The surest format that opens at a line.
    fn opening(&self, line: Line<'s>) -> Option<(&'static Format, Opening)> {
        if line.is_blank() {
            return None;
        }
        let ahead = Ahead::new(self.source, line, self.command);
        let claims = FORMATS.iter().filter_map(|&format| Some((format, (format.opens)(&ahead)?)));
        claims.reduce(|best, next| if next.1.grip > best.1.grip { next } else { best })
    }

    fn start(&mut self, line: Line<'s>, next: Option<(&'static Format, Opening)>) {
        self.close();
        self.open = next.map(|(format, opening)| Open { format, opening, start: line.index(), end: line.index() + 1 });
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        self.taken.push(open.start..open.end);
        self.done.segments.push(Segment {
            source: self.source,
            format: open.format,
            opening: open.opening,
            range: open.start..open.end,
            command: self.command,
        });
    }

    /// What no section and no prompt took.
    fn leave_rest(&mut self) {
        let end = self.source.len();
        let mut from = 0;
        for range in std::mem::take(&mut self.taken).into_iter().chain(std::iter::once(end..end)) {
            for line in self.source.lines(from..range.start.max(from)) {
                if line.is_blank() {
                    continue;
                }
                match self.done.rest.last_mut() {
                    Some(last) if last.end == line.index() => last.end += 1,
                    _ => self.done.rest.push(line.index()..line.index() + 1),
                }
            }
            from = range.end;
        }
    }
}
