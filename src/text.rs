//! The text as pasted, and the view of it that is read.
//!
//! A [`Source`] holds what the user pasted and a list of [`Line`]s: the same text with carriage
//! returns, escape sequences, quoting and log prefixes taken away. Nothing is rewritten: each line
//! knows which bytes of the paste each of its own bytes came from, so a [`Span`] always points at
//! what the user sees in the ticket.

use std::borrow::Cow;
use std::ops::Range;

mod clean;
mod decode;
mod intake;
mod join;
mod lead;
mod letter;
mod line;
mod markup;
mod origin;
mod pager;
mod repair;
mod runs;
mod shape;

pub use decode::Nature;
pub use join::{Break, Part};
pub use letter::is_letter;
pub use line::Line;
pub use repair::{Repair, RepairKind};
pub use runs::Cut;
pub use shape::{behind, front, front_of};

use repair::Repairs;

/// Bytes `start..end` of the text as pasted, in UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Points at nothing: the span of a value that the reader computed.
    pub const NONE: Self = Self { start: u32::MAX, end: u32::MAX };

    /// Whether the span points at nothing.
    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::NONE
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        if self.is_none() {
            return other;
        }
        if other.is_none() {
            return self;
        }
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What was taken from the front of a line before it is read.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Origin {
    /// The host name of a syslog or journal prefix.
    host: Option<Span>,
    /// The program of such a prefix, without `[pid]` and colon.
    tag: Option<Span>,
    /// The time of the prefix, as printed.
    stamp: Option<Span>,
}

/// One line of the view: which bytes of the paste it shows.
#[derive(Debug, Clone, Copy)]
struct Record {
    /// The 1-based line of the paste.
    number: u32,
    /// The whole line as pasted, without its line end.
    whole: Span,
    /// Where the text stands: in the paste itself, or in the arena of rewritten lines.
    shown: Shown,
    /// An index into `origins`, or none.
    origin: Option<u32>,
    /// The line was markup and nothing else.
    fence: bool,
    /// Several lines of the paste were put together.
    joined: bool,
    /// That they belong together, or that they are several, is a guess.
    guessed: bool,
    /// Nothing tells where the line ended.
    doubtful: bool,
    /// Lines were left out before it: `[...]`.
    torn: bool,
}

#[derive(Debug, Clone, Copy)]
enum Shown {
    /// A part of the paste, as it is. Nearly every line.
    Paste(Span),
    /// A part of the arena, and the pieces that map it back.
    Arena { text: Span, first_piece: u32, pieces: u32 },
}

impl Shown {
    /// Without so many bytes at the front and at the back.
    fn without(self, front: usize, back: usize) -> Self {
        let cut = |span: Span| {
            let start = (span.start + offset(front)).min(span.end);
            Span { start, end: (span.end - offset(back).min(span.end)).max(start) }
        };
        match self {
            Self::Paste(span) => Self::Paste(cut(span)),
            Self::Arena { text, first_piece, pieces } => Self::Arena { text: cut(text), first_piece, pieces },
        }
    }
}

/// A run of the arena that came from one run of the paste.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// The first byte, counted in the arena.
    arena: u32,
    /// Bytes of the run in the arena.
    len: u32,
    /// The run of the paste. It may be longer than the run of the arena (NBSP is two bytes).
    paste: Span,
}

/// A paste, decoded and cut into lines.
#[derive(Debug, Clone)]
pub struct Source<'t> {
    text: Cow<'t, str>,
    bytes: u64,
    nature: Nature,
    encoding: &'static str,
    line_count: u32,
    records: Vec<Record>,
    origins: Vec<Origin>,
    arena: String,
    pieces: Vec<Piece>,
    repairs: Vec<Repair>,
    /// Whether times stand in front of lines that are no log.
    stamped: origin::Stamped,
}

impl<'t> Source<'t> {
    /// Reads bytes as they come from a file: UTF-8, UTF-16 with or without a byte order mark, or
    /// Latin-1 where they are neither. Lines that were broken on their way stay so, because only the
    /// formats know what a whole line is: [`read`](crate::read) puts them together.
    #[must_use]
    pub fn new(bytes: &'t [u8]) -> Self {
        let decoded = decode::decode(bytes);
        let mut source = Self {
            text: decoded.text,
            bytes: bytes.len() as u64,
            nature: decoded.nature,
            encoding: decoded.encoding,
            line_count: 0,
            records: Vec::new(),
            origins: Vec::new(),
            arena: String::new(),
            pieces: Vec::new(),
            repairs: Vec::new(),
            stamped: origin::Stamped::default(),
        };
        let mut repairs = Repairs::default();
        if let Some(kind) = decoded.repair {
            repairs.note(kind, 1);
        }
        // Binary data is not cut into lines: nothing in it is read.
        if source.nature == Nature::Text {
            source.cut(&mut repairs);
        }
        source.repairs = repairs.finish();
        source
    }

    /// [`new`](Self::new) for text that is already a string.
    #[must_use]
    pub fn from_text(text: &'t str) -> Self {
        Self::new(text.as_bytes())
    }

    fn view<'a>(&'a self, paste: &'a str, shown: Shown) -> Option<&'a str> {
        match shown {
            Shown::Paste(span) => paste.get(span.range()),
            Shown::Arena { text, .. } => self.arena.get(text.range()),
        }
    }

    /// The text as pasted, decoded.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Bytes as given.
    #[must_use]
    pub fn byte_count(&self) -> u64 {
        self.bytes
    }

    /// Lines as an editor counts them.
    #[must_use]
    pub fn line_count(&self) -> u32 {
        self.line_count
    }

    /// Text, binary data or nothing.
    #[must_use]
    pub fn nature(&self) -> Nature {
        self.nature
    }

    /// How the bytes were decoded: `utf-8`, `utf-16le`, `utf-16be`, `latin-1`.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// What was cleaned, one entry per kind and run of lines.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    /// How many lines the view has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The line at an index of the view, 0-based.
    #[must_use]
    pub fn line(&self, index: usize) -> Option<Line<'_>> {
        let record = self.records.get(index)?;
        let text = self.view(&self.text, record.shown)?;
        Some(Line { text, index, record: *record, source: self })
    }

    /// The lines of a range of the view.
    pub fn lines(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = Line<'_>> + Clone {
        range.filter_map(|index| self.line(index))
    }

    /// The lines of the view that stand in lines `first` to `last` of the paste, 1-based.
    #[must_use]
    pub fn lines_of(&self, first: u32, last: u32) -> Range<usize> {
        let start = self.records.partition_point(|record| record.number < first);
        start..self.records.partition_point(|record| record.number <= last).max(start)
    }

    /// The index of the line of the view that holds a byte.
    #[must_use]
    pub fn line_at(&self, byte: u32) -> usize {
        self.records.partition_point(|record| record.whole.start <= byte).saturating_sub(1)
    }

    /// The 1-based line of the paste that holds a byte.
    #[must_use]
    pub fn line_number(&self, byte: u32) -> u32 {
        let Some(record) = self.records.get(self.line_at(byte)) else { return 1 };
        if !record.joined {
            return record.number;
        }
        let before = Span { start: record.whole.start, end: byte.min(record.whole.end) };
        let ends = clean::raw_lines(self.pasted(before)).count();
        record.number + offset(ends.saturating_sub(1))
    }

    /// Whether a span stands in lines that were put together and may not belong together.
    #[must_use]
    pub fn is_guessed(&self, span: Span) -> bool {
        self.records.get(self.line_at(span.start)).is_some_and(|record| record.guessed)
    }

    /// The lines as an editor shows them, from the 1-based line `first` on.
    pub fn pasted_lines(&self, first: u32) -> impl Iterator<Item = (u32, Span)> {
        let after = self.records.partition_point(|record| record.number <= first);
        let near = after.checked_sub(1).and_then(|at| self.records.get(at)).map_or(1, |record| record.number);
        // Of several records on one line the first begins where the line does.
        let near = self.records.get(self.records.partition_point(|record| record.number < near));
        let (number, start) = near.map_or((1, 0), |record| (record.number, record.whole.start));
        let lines = clean::raw_lines(self.text.get(start as usize..).unwrap_or_default());
        let lines = lines.map(move |line| Span { start: line.start + start, end: line.end + start });
        (number..).zip(lines).skip_while(move |(number, _)| *number < first)
    }

    /// A span exactly as pasted.
    #[must_use]
    pub fn pasted(&self, span: Span) -> &str {
        if span.is_none() { "" } else { self.text.get(span.range()).unwrap_or_default() }
    }

    /// A span as read: cleaned where its line was.
    #[must_use]
    pub fn read(&self, span: Span) -> Cow<'_, str> {
        if span.is_none() {
            return Cow::Borrowed("");
        }
        let record = self.records.get(self.line_at(span.start));
        match record.map(|record| record.shown) {
            Some(Shown::Arena { text, first_piece, pieces }) => {
                let run = first_piece as usize..(first_piece + pieces) as usize;
                let run = self.pieces.get(run).unwrap_or_default();
                let mut read = String::new();
                for piece in run {
                    if piece.paste.end <= span.start || piece.paste.start >= span.end {
                        continue;
                    }
                    // A run that was replaced as a whole is taken as a whole.
                    let same = piece.len == piece.paste.end - piece.paste.start;
                    let skip = if same { span.start.saturating_sub(piece.paste.start) } else { 0 };
                    let drop = if same { piece.paste.end.saturating_sub(span.end) } else { 0 };
                    let end = (piece.arena + piece.len - drop).min(text.end);
                    let range = (piece.arena + skip) as usize..end as usize;
                    read.push_str(self.arena.get(range).unwrap_or_default());
                }
                // A host name stands in front of what is shown.
                if read.is_empty() { Cow::Borrowed(self.pasted(span)) } else { Cow::Owned(read) }
            }
            _ => Cow::Borrowed(self.pasted(span)),
        }
    }

    /// The bytes of the paste behind a range of a line's text.
    fn span_in(&self, shown: Shown, range: Range<usize>) -> Span {
        let (start, end) = (offset(range.start), offset(range.end));
        match shown {
            Shown::Paste(span) => {
                Span { start: (span.start + start).min(span.end), end: (span.start + end).min(span.end) }
            }
            Shown::Arena { text, first_piece, pieces } => {
                let run = first_piece as usize..(first_piece + pieces) as usize;
                let run = self.pieces.get(run).unwrap_or_default();
                let first = map_back(run, text.start + start, false);
                let last = if end > start { map_back(run, text.start + end - 1, true) } else { first };
                Span { start: first, end: last.max(first) }
            }
        }
    }
}

/// The byte of the paste behind a byte of the arena; with `after`, the byte after it.
fn map_back(run: &[Piece], arena: u32, after: bool) -> u32 {
    let at = run.partition_point(|piece| piece.arena <= arena);
    let Some(piece) = at.checked_sub(1).and_then(|at| run.get(at)) else { return 0 };
    let into = arena - piece.arena + u32::from(after);
    if after && into == piece.len { piece.paste.end } else { (piece.paste.start + into).min(piece.paste.end) }
}

/// A length as an offset. A source holds less than 4 GiB (see [`decode`]), so this never clips.
fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
