//! Takes the lines one after another: each goes on with what is open, or begins something else, or is left over.

use std::ops::Range;

use crate::format::{Ahead, Format, Grip, Hold, LOOK_AHEAD, Opening, Segment};
use crate::formats::{FORMATS, Set, signs};
use crate::scan;
use crate::text::{Line, Source};

use super::caption::{self, Side};
use super::{Cut, Prompt, boundary, prompt};

/// Lines that do not belong may stand between two that do: blank ones, a stray kernel message.
const GAP: usize = 6;

/// So many lines of others may stand between two rows of one.
const WOVEN: usize = 100;

/// So many lines people write between two outputs.
const PARAGRAPH: usize = 40;

struct Open<'s> {
    format: &'static Format,
    opening: Opening,
    /// The host of its log prefixes.
    host: Option<&'s str>,
    /// Stretches that belong, but for the one at hand.
    parts: Vec<Range<usize>>,
    /// The stretch at hand: it ends past the last line that surely belongs.
    part: Range<usize>,
}

impl Open<'_> {
    fn hold(&self, line: Line<'_>) -> Hold {
        // Logs of several machines may be interleaved too.
        let is_other = self.opening.is_stream && self.host != line.host_name();
        match (self.format.holds)(&self.opening, line) {
            Hold::Firm | Hold::New if is_other => Hold::No,
            Hold::Loose if is_other && line.host_name().is_some() => Hold::No,
            hold => hold,
        }
    }
}

/// So many texts may alternate. It bounds the work per line.
const STREAMS: usize = 8;

/// What is open while the lines of a paste are looked at, one by one.
pub(super) struct Cutter<'s> {
    source: &'s Source<'s>,
    pub(super) done: Cut<'s>,
    open: Option<Open<'s>>,
    /// Texts whose lines were interrupted by lines of another one.
    resting: Vec<Open<'s>>,
    pub(super) command: Option<&'s str>,
    /// Whether an output has begun since it was typed.
    has_printed: bool,
    /// Lines of sections and prompts, in order.
    pub(super) taken: Vec<Range<usize>>,
    /// The line that was looked at last, counted from 1, and what its signs say.
    signs: (usize, Set),
}

impl<'s> Cutter<'s> {
    pub(super) fn new(source: &'s Source<'s>) -> Self {
        Self {
            source,
            done: Cut::default(),
            open: None,
            resting: Vec::new(),
            command: None,
            has_printed: false,
            taken: Vec::new(),
            signs: (0, 0),
        }
    }

    pub(super) fn take_all(&mut self, lines: Range<usize>) {
        for line in self.source.lines(lines) {
            self.take(line);
        }
    }

    fn take(&mut self, line: Line<'s>) {
        if line.is_fence() {
            self.close_all();
            // What a command printed ends with its block; the command may stand in a block of its own.
            self.command = self.command.filter(|_| !self.has_printed);
            return;
        }
        if line.is_torn() && self.open.as_ref().is_some_and(|open| open.opening.is_bound) {
            self.close_all();
        }
        // Nobody takes it, and what stands around it goes on.
        if line.is_doubtful() {
            self.pass(line);
            return;
        }
        let boundary = || Some(prompt::Found { host: None, command: boundary::boundary(line.text)? });
        if let Some(found) = prompt::prompt(line.text).or_else(boundary) {
            self.close_all();
            self.silent(line);
            let host = found.host.map(|host| line.span_of(host));
            self.command = Some(found.command).filter(|command| !command.is_empty());
            self.has_printed = false;
            self.taken.push(line.index()..line.index() + 1);
            self.done.prompts.push(Prompt { line: line.index(), host, command: found.command });
            return;
        }
        let hold = self.open.as_ref().map_or(Hold::No, |open| open.hold(line));
        if hold != Hold::Firm && hold != Hold::New && self.resume(line) {
            return;
        }
        // Behind what a person wrote another one begins, even if it looks the same.
        let (end, is_stream) = self.open.as_ref().map_or((0, false), |open| (open.part.end, open.opening.is_stream));
        if hold != Hold::No && hold != Hold::Gap && self.is_behind_words(end, line, is_stream) {
            let ours = self.open.as_ref().map(|open| open.format.id);
            let next = self.opening(line).filter(|(format, _)| Some(format.id) == ours);
            if next.is_some() {
                self.close_all();
                self.start(line, next);
                return;
            }
        }
        // Behind a gap a line is what it looks like most: rows of one table may look like those of another.
        if hold == Hold::Firm && end > 0 && line.index() > end && !is_stream {
            let ours = self.open.as_ref().map(|open| open.format.id);
            let other = self.opening(line);
            let other = other.filter(|(format, opening)| Some(format.id) != ours && opening.grip == Grip::Firm);
            if other.is_some() {
                self.start(line, other);
                return;
            }
        }
        // Behind lines that do not belong a line must show that it does.
        let is_lost = hold == Hold::Loose && self.is_behind_others(line) && {
            let ours = self.open.as_ref().map(|open| open.format.id);
            self.opening(line).map(|(format, _)| format.id) != ours
        };
        let hold = if is_lost { Hold::Gap } else { hold };
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
                } else if self.open.as_ref().is_some_and(|open| !open.opening.is_stream)
                    && Side::of(line.text).is_some()
                {
                    // What follows is of another machine, even if it looks the same.
                    self.close_all();
                } else if self.open.as_ref().is_some_and(|open| line.index() - open.part.end >= GAP) {
                    self.rest_or_close(false);
                }
            }
            Hold::New => {
                self.close();
                let next = self.opening(line);
                self.start(line, next);
            }
            Hold::No => {
                let next = self.opening(line);
                self.start(line, next);
            }
        }
    }

    /// That a command printed nothing can be an answer: `cat /proc/xen/capabilities` in a guest.
    fn silent(&mut self, next: Line<'s>) {
        let Some(&Prompt { line: at, command, .. }) = self.done.prompts.last() else { return };
        let line = self.source.line(at).filter(|_| at + 1 == next.index() && command.contains("cat /proc/"));
        if let Some((format, opening)) = line.and_then(|line| self.opening(line)) {
            let range = at..at + 1;
            let parts = std::iter::once(range.clone()).collect();
            self.done.segments.push(Segment {
                source: self.source,
                format,
                opening,
                range,
                parts,
                command: self.command,
            });
        }
    }

    /// Whether lines that are not blank stand between the section at hand and a line. A gap is short.
    fn is_behind_others(&self, line: Line<'s>) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| self.source.lines(open.part.end..line.index()).any(|between| !between.is_blank()))
    }

    /// Whether a paragraph stands between the end of a section and a line. On a console programs print
    /// words too, between records of others.
    fn is_behind_words(&self, end: usize, line: Line<'s>, is_stream: bool) -> bool {
        let is_taken = self.taken.last().is_some_and(|taken| taken.end > end);
        if is_taken || line.index() > end + PARAGRAPH {
            return false;
        }
        let between = || self.source.lines(end..line.index());
        let is_alone = |line: Line<'_>| {
            let around = [line.before(), self.source.line(line.index() + 1)];
            !is_stream && caption::is_heading(line.text) && around.into_iter().flatten().all(Line::is_blank)
        };
        between().any(|line| line.is_blank()) && between().any(|line| caption::is_sentence(line.text) || is_alone(line))
    }

    /// Leaves out a line within the section at hand.
    fn pass(&mut self, line: Line<'s>) {
        if let Some(open) = &mut self.open {
            let next = line.index() + 1;
            let part = std::mem::replace(&mut open.part, next..next);
            self.taken.push(part.clone());
            open.parts.push(part);
        }
    }

    fn extend(&mut self, line: Line<'s>) {
        if let Some(open) = &mut self.open {
            open.part.end = line.index() + 1;
        }
    }

    /// Goes on with a stream that was interrupted, if the line is surely of it.
    fn resume(&mut self, line: Line<'s>) -> bool {
        if let Some(at) = self.resting.iter().position(|open| open.hold(line) == Hold::New) {
            let ended = self.resting.remove(at);
            self.finish(ended);
            return false;
        }
        // That which was interrupted last goes on first.
        let Some(at) = self.resting.iter().rposition(|open| open.hold(line) == Hold::Firm) else { return false };
        let mut open = self.resting.remove(at);
        let end = open.parts.last().map_or(0, |part| part.end);
        let next = self.opening(line);
        let is_ours = next.is_some_and(|(format, _)| format.id == open.format.id);
        // A heading that is printed again is of the same run only where rows of two stood in turn, or records of the
        // kernel stand between.
        let is_within =
            open.parts.len() > 1 || self.open.as_ref().is_some_and(|it| it.opening.is_stream || it.parts.len() > 1);
        let is_over =
            !open.opening.is_stream && (line.index() > end + WOVEN || next.is_some() && (!is_ours || !is_within));
        if is_over || is_ours && self.is_behind_words(end, line, open.opening.is_stream) {
            self.finish(open);
            return false;
        }
        let is_sampled = self.open.as_ref().is_some_and(|open| open.opening.is_sampled);
        self.rest_or_close(is_sampled || open.opening.is_stream || open.opening.is_sampled);
        open.part = line.index()..line.index() + 1;
        self.open = Some(open);
        true
    }

    /// The surest format that opens at a line.
    fn opening(&mut self, line: Line<'s>) -> Option<(&'static Format, Opening)> {
        if line.is_blank() {
            return None;
        }
        let may_begin = self.may_begin(line);
        let ahead = Ahead::new(self.source, line, self.command);
        let formats = FORMATS.iter().enumerate().filter(|(place, _)| may_begin & (1 << place) != 0);
        let claims = formats.filter_map(|(_, &format)| Some((format, (format.opens)(&ahead)?)));
        claims.reduce(|best, next| if next.1.grip > best.1.grip { next } else { best })
    }

    /// The formats that are asked whether they begin at a line: all of them not far behind a command.
    fn may_begin(&mut self, line: Line<'s>) -> Set {
        let typed = self.done.prompts.last().filter(|_| self.command.is_some());
        // A bracket alone has no sign.
        if typed.is_some_and(|prompt| line.index() <= prompt.line + LOOK_AHEAD) || line.text.trim_ascii().len() < 4 {
            return Set::MAX;
        }
        // What stands above may be a command whose prompt was not recognized.
        let before = match self.signs {
            (last, found) if last == line.index() => found,
            _ => line.before().map_or(0, |before| signs(before.text)),
        };
        let here = signs(line.text);
        self.signs = (line.index() + 1, here);
        here | before
    }

    fn start(&mut self, line: Line<'s>, next: Option<(&'static Format, Opening)>) {
        self.has_printed |= next.is_some();
        let is_stream = next.as_ref().is_some_and(|(_, opening)| opening.is_stream);
        if next.is_some() && !is_stream {
            // Another output begins; what comes after it is another run, but for rows that come one by one.
            let is_sampled = |open: &Open<'_>| open.opening.is_sampled;
            let (resting, ended) = std::mem::take(&mut self.resting).into_iter().partition(is_sampled);
            self.resting = resting;
            for open in ended {
                self.finish(open);
            }
            if self.open.as_ref().is_some_and(is_sampled) {
                self.rest_or_close(true);
            } else {
                self.close();
            }
        } else {
            self.rest_or_close(is_stream);
        }
        self.open = next.map(|(format, opening)| Open {
            format,
            opening,
            host: line.host_name(),
            parts: Vec::new(),
            part: self.first_above(line, format, &opening)..line.index() + 1,
        });
    }

    /// The first of the rows that stand right above a heading and have lost their own, else the line of
    /// the heading. Nobody took them, so each is looked at once, and so is the line above them.
    fn first_above(&self, heading: Line<'s>, format: &Format, opening: &Opening) -> usize {
        let free = self.taken.last().map_or(0, |taken| taken.end);
        let is_row = |line: &Line<'_>| {
            opening.above > 0
                && line.index() >= free
                && (opening.above..=opening.above + 2).contains(&scan::words(line.text).count())
                && (format.holds)(opening, *line) == Hold::Firm
        };
        let mut first = heading.index();
        let mut above = heading.before();
        let is_gap = |line: &Line<'_>, first: usize| line.is_blank() && !line.is_fence() && first == line.index() + 1;
        while let Some(line) = above.filter(|line| is_row(line) || is_gap(line, first)) {
            if !line.is_blank() {
                first = line.index();
            }
            above = line.before();
        }
        first
    }

    /// Ends the stretch at hand; a stream may go on later, and so may any text where a stream's record, or a row of
    /// another program, was printed into it.
    fn rest_or_close(&mut self, is_woven: bool) {
        let Some(mut open) = self.open.take() else { return };
        self.taken.push(open.part.clone());
        open.parts.push(std::mem::take(&mut open.part));
        if !open.opening.is_stream && !is_woven {
            self.finish(open);
            return;
        }
        self.resting.push(open);
        if self.resting.len() > STREAMS {
            let oldest = self.resting.remove(0);
            self.finish(oldest);
        }
    }

    /// Ends the section at hand.
    fn close(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        self.taken.push(open.part.clone());
        open.parts.push(std::mem::take(&mut open.part));
        self.finish(open);
    }

    /// Ends every section.
    pub(super) fn close_all(&mut self) {
        self.close();
        for open in std::mem::take(&mut self.resting) {
            self.finish(open);
        }
    }

    fn finish(&mut self, open: Open<'s>) {
        let (Some(first), Some(last)) = (open.parts.first(), open.parts.last()) else { return };
        self.done.segments.push(Segment {
            source: self.source,
            format: open.format,
            opening: open.opening,
            range: first.start..last.end,
            parts: open.parts,
            command: self.command,
        });
    }

    /// What no section and no prompt took.
    pub(super) fn leave_rest(&mut self) {
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
