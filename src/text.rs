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
mod join;
mod lead;
mod markup;
mod origin;
mod pager;
mod repair;
mod runs;
mod shape;

pub use decode::Nature;
pub use join::Break;
pub use repair::{Repair, RepairKind};
pub use shape::{behind, front, front_of};

use clean::Cleaned;
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
    /// That they belong together is a guess.
    guessed: bool,
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
}

impl<'t> Source<'t> {
    /// Reads bytes as they come from a file: UTF-8, UTF-16 with or without a byte order mark, or
    /// Latin-1 where they are neither.
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

    /// Reads text that is already a string.
    #[must_use]
    pub fn from_text(text: &'t str) -> Self {
        Self::new(text.as_bytes())
    }

    fn cut(&mut self, repairs: &mut Repairs) {
        let text = std::mem::take(&mut self.text);
        let mut number = 0;
        let mut suspects = runs::Suspects::default();
        let is_quoted = clean::is_quoted_printable(&text);
        let mut lines = clean::raw_lines(&text);
        while let Some(mut whole) = lines.next() {
            number += 1;
            let first = number;
            // `=` at the end of a line: it goes on with the next one.
            while is_quoted && text.get(whole.range()).is_some_and(|raw| raw.ends_with('=')) {
                let Some(next) = lines.next() else { break };
                whole.end = next.end;
                number += 1;
            }
            let raw = text.get(whole.range()).unwrap_or_default();
            if text.as_bytes().get(whole.end as usize) == Some(&b'\r') {
                repairs.note(RepairKind::CarriageReturn, first);
            }
            let shown = match clean::clean(raw, whole.start, is_quoted, &mut self.arena, &mut self.pieces) {
                Cleaned::AsIs => Shown::Paste(whole),
                Cleaned::Rewritten { text, first_piece, pieces, kinds } => {
                    for kind in kinds {
                        repairs.note(kind, first);
                    }
                    Shown::Arena { text, first_piece, pieces }
                }
            };
            let record = Record {
                number: first,
                whole,
                shown,
                origin: None,
                fence: false,
                joined: number > first,
                guessed: false,
            };
            self.records.push(record);
            let at = self.records.len() - 1;
            self.strip_prefix(at, &text, repairs);
            let view = |at: usize| self.records.get(at).and_then(|record| self.view(&text, record.shown));
            suspects.look(view(at).unwrap_or_default(), at.checked_sub(1).and_then(view).unwrap_or("\n"));
        }
        drop(lines);
        self.line_count = number;
        runs::strip(self, &suspects, &text, repairs);
        self.text = text;
    }

    /// Takes blanks from the end of a record. They are no repair: nobody sees them.
    fn trim(&mut self, at: usize, paste: &str) {
        let Some(record) = self.records.get(at) else { return };
        let Some(text) = self.view(paste, record.shown) else { return };
        let blanks = text.len() - text.trim_ascii_end().len();
        if blanks > 0
            && let Some(record) = self.records.get_mut(at)
        {
            record.shown = record.shown.without(0, blanks);
        }
    }

    /// Takes markup, quoting and log prefixes from around a record.
    fn strip_prefix(&mut self, at: usize, paste: &str, repairs: &mut Repairs) {
        let Some(mut record) = self.records.get(at).copied() else { return };
        // A quoted fence, a fence around quoted lines: either may be outside.
        for _ in 0..2 {
            let Some(view) = self.view(paste, record.shown) else { return };
            if let Some(inside) = markup::inside(view) {
                repairs.note(inside.kind, record.number);
                record.fence = inside.text.is_empty();
                record.shown = record.shown.without(inside.text.start, view.len() - inside.text.end);
            }
            let Some(view) = self.view(paste, record.shown) else { return };
            let priority = lead::priority(view);
            if priority > 0 {
                repairs.note(RepairKind::LogPrefix, record.number);
                record.shown = record.shown.without(priority, 0);
            }
            let Some(view) = self.view(paste, record.shown) else { return };
            let Some(prefix) = origin::prefix(view) else { break };
            for &kind in prefix.kinds() {
                repairs.note(kind, record.number);
            }
            let paste_span = |range: Range<usize>| self.span_in(record.shown, range);
            let origin = Origin {
                host: prefix.host.map(paste_span),
                tag: prefix.tag.map(paste_span),
                stamp: prefix.stamp.map(paste_span),
            };
            record.shown = record.shown.without(prefix.len, 0);
            if origin.host.is_some() || origin.stamp.is_some() {
                record.origin = Some(offset(self.origins.len()));
                self.origins.push(origin);
            }
        }
        if let Some(place) = self.records.get_mut(at) {
            *place = record;
        }
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
    pub fn lines(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = Line<'_>> {
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

/// A line as it is read.
#[derive(Debug, Clone, Copy)]
pub struct Line<'s> {
    /// The text without prefix, escapes, carriage returns and trailing blanks.
    pub text: &'s str,
    index: usize,
    record: Record,
    source: &'s Source<'s>,
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

    /// How many characters wide the line is, with the blanks at its end.
    #[must_use]
    pub fn width(self) -> usize {
        let end = self.whole().end;
        let blanks = self.source.pasted(Span { start: end, end: self.record.whole.end });
        self.text.chars().count() + if blanks.trim_ascii().is_empty() { blanks.len() } else { 0 }
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

/// A length as an offset. A source holds less than 4 GiB (see [`decode`]), so this never clips.
fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
