//! A line of the view.

use std::ops::Range;

use super::{Origin, Record, Source, Span};

/// A line as it is read.
#[derive(Debug, Clone, Copy)]
pub struct Line<'s> {
    /// The text without prefix, escapes, carriage returns and trailing blanks.
    pub text: &'s str,
    pub(super) index: usize,
    pub(super) record: Record,
    pub(super) source: &'s Source<'s>,
}

impl<'s> Line<'s> {
    /// The index in the view, 0-based.
    #[must_use]
    pub fn index(self) -> usize {
        self.index
    }

    /// The 1-based line of the paste.
    #[must_use]
    pub fn number(self) -> u32 {
        self.record.number
    }

    /// The line before it in the view.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        self.source.line(self.index.checked_sub(1)?)
    }

    /// Whether no line follows: the paste may have been cut off in it.
    #[must_use]
    pub fn is_last(self) -> bool {
        self.index + 1 == self.source.len()
    }

    /// Whether nothing is left to read.
    #[must_use]
    pub fn is_blank(self) -> bool {
        self.text.trim_ascii().is_empty()
    }

    /// Whether the line was markup and nothing else: what stood before it ends here.
    #[must_use]
    pub fn is_fence(self) -> bool {
        self.record.fence
    }

    /// Whether it was put together of several, or is one of several, by a guess.
    #[must_use]
    pub fn is_guessed(self) -> bool {
        self.record.guessed
    }

    /// Whether nothing tells where the line ended: what belongs to it is not known.
    #[must_use]
    pub fn is_doubtful(self) -> bool {
        self.record.doubtful
    }

    /// Whether the one who pasted it left lines out before it.
    #[must_use]
    pub fn is_torn(self) -> bool {
        self.record.torn
    }

    /// How many characters wide the line is, with the blanks at its end.
    #[must_use]
    pub fn width(self) -> usize {
        let end = self.whole().end;
        let blanks = self.source.pasted(Span { start: end, end: self.record.whole.end });
        self.text.chars().count() + if blanks.trim_ascii().is_empty() { blanks.len() } else { 0 }
    }

    /// How often the line is quoted.
    #[must_use]
    pub fn depth(self) -> usize {
        let before = Span { start: self.record.whole.start, end: self.whole().start };
        self.source.pasted(before).matches('>').count()
    }

    /// How many characters wide it is as pasted, and whether escape sequences are among them.
    #[must_use]
    pub fn raw_width(self) -> (usize, bool) {
        let pasted = self.source.pasted(self.record.whole);
        (pasted.chars().count(), pasted.contains('\u{1b}'))
    }

    /// How many characters wide its log prefix is.
    #[must_use]
    pub fn prefix_width(self) -> usize {
        let before = self.stamp().map(|stamp| Span { end: self.whole().start, ..stamp });
        before.map_or(0, |before| self.source.pasted(before).chars().count())
    }

    /// The bytes of the paste behind a range of `text`.
    #[must_use]
    pub fn span(self, range: Range<usize>) -> Span {
        self.source.span_in(self.record.shown, range)
    }

    /// The bytes of the paste behind a part of `text`.
    ///
    /// `part` is a slice of `text`; anything else gives the span of the whole line.
    #[must_use]
    pub fn span_of(self, part: &str) -> Span {
        let start = (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        if start.saturating_add(part.len()) <= self.text.len() {
            self.span(start..start + part.len())
        } else {
            self.whole()
        }
    }

    /// The bytes of the paste behind all of `text`.
    #[must_use]
    pub fn whole(self) -> Span {
        self.span(0..self.text.len())
    }

    /// The line as pasted, with its prefix.
    #[must_use]
    pub fn pasted(self) -> Span {
        self.record.whole
    }

    /// The host name of a log prefix.
    #[must_use]
    pub fn host(self) -> Option<Span> {
        self.origin()?.host
    }

    /// The host name of a log prefix, as pasted.
    #[must_use]
    pub fn host_name(self) -> Option<&'s str> {
        Some(self.source.pasted(self.host()?))
    }

    /// The program of a log prefix: `kernel`, `systemd` …
    #[must_use]
    pub fn tag(self) -> Option<&'s str> {
        Some(self.source.pasted(self.origin()?.tag?))
    }

    /// The time of a log prefix, as printed.
    #[must_use]
    pub fn stamp(self) -> Option<Span> {
        self.origin()?.stamp
    }

    fn origin(self) -> Option<&'s Origin> {
        self.source.origins.get(self.record.origin? as usize)
    }
}
