//! A paste without what tells whose machine it is: the same text with other names.
//!
//! Numbers stay, a name is replaced by the same other one everywhere, and blanks beside it give or
//! take what its length differs, so that columns stay where they are: the analysis of the new text
//! is that of the old one with other names. One pass over the text, and a bounded look from each
//! place of it.

use crate::diagnosis::Diagnosis;
use crate::platform;
use crate::private::{Kinds, Private};
use crate::scan;
use crate::text::{Source, Span};

mod names;
mod patterns;
mod places;

pub use names::Change;

use names::{Known, is_common_host, is_common_serial, is_common_user};
use patterns::{at, is_name, is_word, run};
use places::{Place, places, span};

/// A place of the text that is replaced.
#[derive(Debug, Clone, Copy)]
struct Edit {
    /// What is left out.
    span: Span,
    /// Index of the change; none where only blanks differ.
    change: Option<usize>,
    /// Blanks that come instead.
    blanks: usize,
}

/// What is replaced in a paste, and by what.
#[derive(Debug)]
pub struct Redaction {
    /// The words, in the order in which they were found.
    pub changes: Vec<Change>,
    edits: Vec<Edit>,
}

/// Finds what is to be replaced.
#[must_use]
pub fn redact(source: &Source<'_>, diagnosis: &Diagnosis<'_>, kinds: Kinds) -> Redaction {
    let mut work = Work {
        source,
        text: source.text(),
        kinds,
        known: Known::new(),
        sure: Vec::new(),
        edits: Vec::new(),
        cell: None,
    };
    let mut places = places(source, diagnosis);
    places.retain(|place| kinds.has(place.kind) || place.kind == Private::Host && kinds.has(Private::Domain));
    for index in scan::order(places.iter().map(|place| u64::from(place.span.start))) {
        if let Some(place) = places.get(index) {
            work.learn(*place);
        }
    }
    work.scan();
    let mut changes = work.known.changes;
    let mut edits = work.edits;
    // A name that stands only where it cannot be replaced is no change.
    let mut kept = 0;
    let places: Vec<usize> = changes
        .iter()
        .map(|change| {
            kept += usize::from(change.count > 0);
            kept.saturating_sub(1)
        })
        .collect();
    edits.iter_mut().for_each(|edit| edit.change = edit.change.and_then(|at| places.get(at)).copied());
    changes.retain(|change| change.count > 0);
    Redaction { changes, edits }
}

impl Redaction {
    /// The whole text.
    #[must_use]
    pub fn text(&self, source: &Source<'_>) -> String {
        let mut text = String::with_capacity(source.text().len());
        self.each_piece(source, span(0, source.text().len()), |piece, _| text.push_str(piece));
        text
    }

    /// Hands over the pieces of a part of the paste, each with the index of the change that it is of,
    /// if it is of one.
    pub fn each_piece(&self, source: &Source<'_>, part: Span, mut piece: impl FnMut(&str, Option<usize>)) {
        let mut from = part.start;
        let first = self.edits.partition_point(|edit| edit.span.start < part.start);
        for edit in self.edits.get(first..).unwrap_or_default().iter().take_while(|edit| edit.span.start < part.end) {
            piece(source.pasted(Span { start: from, end: edit.span.start }), None);
            (0..edit.blanks).for_each(|_| piece(" ", None));
            if let Some(change) = edit.change.and_then(|at| self.changes.get(at)) {
                piece(&change.now, edit.change);
            }
            from = edit.span.end;
        }
        piece(source.pasted(Span { start: from, end: part.end }), None);
    }
}

struct Work<'s> {
    source: &'s Source<'s>,
    text: &'s str,
    kinds: Kinds,
    known: Known,
    /// Places that are replaced whatever stands there, in order, with their changes.
    sure: Vec<(Span, usize)>,
    edits: Vec<Edit>,
    /// The first edit of the cell at hand, and how many characters the new words and the old have.
    cell: Option<(usize, usize, usize)>,
}

impl Work<'_> {
    /// Takes up a name from a place where one stands.
    fn learn(&mut self, Place { kind, span, is_cell }: Place) {
        let pasted = self.source.pasted(span);
        // What an escape sequence or a fold of the line cuts is not a plain name.
        if pasted != self.source.read(span) {
            return;
        }
        let name = pasted
            .trim_matches(|it: char| it.is_ascii_whitespace() || matches!(it, '"' | '\'' | '(' | ')' | '<' | '>'));
        let name = name.strip_prefix("Control domain on host: ").unwrap_or(name);
        let is_common = match kind {
            Private::Host => is_common_host(name) || name.contains('/'),
            Private::User => is_common_user(name),
            Private::Serial => is_common_serial(name) || patterns::uuid(name.as_bytes(), 0).is_some(),
            _ => false,
        };
        if is_common || name.is_empty() || patterns::ipv4(name.as_bytes(), 0).is_some() {
            return;
        }
        let start = span.start + u32::try_from(pasted.find(name).unwrap_or(0)).unwrap_or(0);
        let (head, domain) = match name.split_once('.') {
            Some((head, domain)) if kind == Private::Host && is_like_domain(domain) => (head, domain),
            _ => (name, ""),
        };
        if self.kinds.has(kind) && !(kind == Private::Host && is_common_host(head)) {
            let place = self.known.place(kind, head, is_cell);
            if is_cell {
                self.known.keep_width(place);
            }
            if self.known.is_telling(head) {
                self.known.watch(head);
                if kind == Private::Host && head.contains('-') {
                    self.known.escape(place, head);
                }
            } else {
                let end = start + u32::try_from(head.len()).unwrap_or(0);
                self.sure.push((Span { start, end }, place));
            }
        }
        if !domain.is_empty() && self.kinds.has(Private::Domain) && !patterns::is_public(domain) {
            self.known.place(Private::Domain, domain, false);
            self.known.watch(domain);
        }
    }

    fn scan(&mut self) {
        let bytes = self.text.as_bytes();
        let sure = std::mem::take(&mut self.sure);
        let mut sure = sure.iter().peekable();
        let mut from = 0;
        while from < bytes.len() {
            while sure.next_if(|(span, _)| (span.start as usize) < from).is_some() {}
            if let Some((span, place)) = sure.next_if(|(span, _)| span.start as usize == from) {
                self.replace(*span, *place);
                from = span.end as usize;
                continue;
            }
            let byte = at(bytes, from);
            if byte.is_ascii_whitespace() {
                self.settle(from);
            }
            if byte == 0x1b && at(bytes, from + 1) == b'[' {
                // The letter that ends an escape sequence is no part of the word behind it.
                from += 2 + run(bytes, from + 2, 32, |byte| !(0x40..0x7f).contains(&byte)) + 1;
            } else if is_word(byte) {
                let before = from;
                from = self.word(from);
                if from == before {
                    from += run(bytes, from, usize::MAX, is_word);
                }
            } else {
                from += 1;
            }
        }
    }

    /// Looks at the word that begins at a place; gives where to go on, the same place if it is
    /// nothing private.
    fn word(&mut self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        let before = at(bytes, from.wrapping_sub(1));
        let is_joined = matches!(before, b'-' | b'_' | b'.');
        if !is_joined && let Some(end) = self.shape(from, before) {
            return end;
        }
        if let Some((end, place)) = self.known.find(self.text, from, is_joined) {
            self.replace(span(from, end), place);
            return end;
        }
        if is_joined {
            return from;
        }
        if let Some(end) = patterns::domain(bytes, from) {
            self.full_name(from, end);
            return end;
        }
        // `nas01:/export`, as mounts are written.
        let name = run(bytes, from, 64, is_name);
        let end = from + name;
        let is_mount = matches!(before, b' ' | b'\t' | b'\n')
            && bytes.get(end..end + 2) == Some(b":/")
            && is_name(at(bytes, end + 2));
        match self.text.get(from..end).filter(|_| is_mount && self.kinds.has(Private::Host)) {
            Some(name) if self.known.is_telling(name) && patterns::ipv4(bytes, from).is_none() => {
                let place = self.known.place(Private::Host, name, false);
                self.known.watch(name);
                self.replace(span(from, end), place);
                end
            }
            _ => from,
        }
    }

    /// What is private by its shape.
    fn shape(&mut self, from: usize, before: u8) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let text = self.text;
        let word = |end: usize| text.get(from..end).unwrap_or_default();
        let has = |kind| self.kinds.has(kind);
        let (kind, end, is_common) = if let Some(end) = patterns::uuid(bytes, from).filter(|_| has(Private::Uuid)) {
            (Private::Uuid, end, word(end).bytes().all(|byte| matches!(byte, b'0' | b'-')))
        } else if let Some(end) = patterns::mac(bytes, from).filter(|_| before != b':' && has(Private::Mac)) {
            (Private::Mac, end, patterns::is_common_mac(word(end)))
        } else if let Some(end) = enx(bytes, from).filter(|_| has(Private::Mac)) {
            (Private::Mac, end, patterns::is_common_mac(word(end).strip_prefix("enx").unwrap_or(word(end))))
        } else if let Some(end) = patterns::ipv6(bytes, from).filter(|_| before != b':' && has(Private::Ipv6)) {
            (Private::Ipv6, end, word(end).starts_with("ff"))
        } else if let Some(end) = patterns::ipv4(bytes, from).filter(|_| has(Private::Ipv4)) {
            let before = bytes.get(..from).unwrap_or_default();
            (Private::Ipv4, end, patterns::is_common_ipv4(word(end)) || patterns::is_version(before))
        } else {
            return self.mail(from);
        };
        if !is_common {
            let place = self.known.place(kind, word(end), false);
            self.replace(span(from, end), place);
        }
        Some(end)
    }

    /// `anna@example.org`, but `anna@web01` is a login on a host.
    fn mail(&mut self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let sign = from + run(bytes, from, 64, is_name);
        let host = (at(bytes, sign) == b'@').then(|| self.known.find(self.text, sign + 1, false)).flatten();
        if host.is_some_and(|(_, place)| self.known.kind(place) == Some(Private::Host)) {
            let user = self.text.get(from..sign).filter(|user| !is_common_user(user))?;
            let place = self.kinds.has(Private::User).then(|| self.known.place(Private::User, user, false))?;
            self.replace(span(from, sign), place);
            return Some(sign);
        }
        let (sign, end) = patterns::email(bytes, from).filter(|_| self.kinds.has(Private::Email))?;
        // Mailing lists of the makers are in every such text.
        if !self.text.get(sign + 1..end)?.starts_with("lists.") {
            let place = self.known.place(Private::Email, self.text.get(from..end)?, false);
            self.replace(span(from, end), place);
        }
        Some(end)
    }

    /// A name of the name system: the host, where it has one, and the domain.
    fn full_name(&mut self, from: usize, end: usize) {
        let Some(name) = self.text.get(from..end).filter(|name| !patterns::is_public(name)) else { return };
        if platform::board(name).is_some() {
            return;
        }
        let (head, domain) = name.split_once('.').unwrap_or((name, ""));
        let mut start = from;
        if domain.contains('.') && !matches!(head, "www" | "ftp") {
            start += head.len() + 1;
            if self.kinds.has(Private::Host) && !is_common_host(head) {
                let place = self.known.place(Private::Host, head, false);
                if self.known.is_telling(head) {
                    self.known.watch(head);
                }
                self.replace(span(from, from + head.len()), place);
            }
        }
        if self.kinds.has(Private::Domain)
            && let Some(domain) = self.text.get(start..end)
        {
            let place = self.known.place(Private::Domain, domain, false);
            self.replace(span(start, end), place);
        }
    }

    /// Replaces a word.
    fn replace(&mut self, word: Span, change: usize) {
        let Some(now) = self.known.changes.get(change).map(|change| change.now.chars().count()) else { return };
        let was = self.source.pasted(word).chars().count();
        self.cell.get_or_insert((self.edits.len(), 0, 0)).1 += now;
        self.cell.iter_mut().for_each(|cell| cell.2 += was);
        self.edits.push(Edit { span: word, change: Some(change), blanks: 0 });
        self.known.met(change, self.source.line_number(word.start));
    }

    /// Blanks behind a cell, or before it, make up for what its length differs, where there are
    /// several, as in a table.
    fn settle(&mut self, end: usize) {
        let Some((first, now, was)) = self.cell.take().filter(|(_, now, was)| now != was) else { return };
        let bytes = self.text.as_bytes();
        let free = first.checked_sub(1).and_then(|at| self.edits.get(at)).map_or(0, |edit| edit.span.end as usize);
        let start = self.edits.get(first).map_or(end, |edit| edit.span.start as usize);
        let back = |from: usize, is: fn(u8) -> bool| {
            let before = bytes.get(free..from).unwrap_or_default();
            from - before.iter().rev().take(256).take_while(|&&byte| is(byte)).count()
        };
        let start = back(start, |byte| !byte.is_ascii_whitespace());
        let before = start - back(start, |byte| byte == b' ');
        let after = run(bytes, end, 256, |byte| byte == b' ');
        let (more, fewer) = (now.saturating_sub(was), was.saturating_sub(now));
        // A word of a right-aligned column ends as the cell ends; in a prompt nothing is aligned.
        let is_right = after > 0 && self.edits.last().is_some_and(|edit| edit.span.end as usize == end);
        let (at, place) = if more > 0 && after > more || fewer > 0 && after > 1 {
            (self.edits.len(), end)
        } else if is_right && (more > 0 && before > more || fewer > 0 && before > 1) {
            (first, start - more)
        } else {
            return;
        };
        self.edits.insert(at, Edit { span: span(place, place + more), change: None, blanks: fewer });
    }
}

/// Whether what stands behind the first dot of a name can be a domain: `prod.example.org`, `lan`.
fn is_like_domain(text: &str) -> bool {
    let last = text.rsplit('.').next().unwrap_or_default();
    last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic()) && text.bytes().all(is_name)
}

/// The name of an interface that is made of its address: `enx525400123456`.
fn enx(bytes: &[u8], from: usize) -> Option<usize> {
    let digits = bytes.get(from..)?.strip_prefix(b"enx")?;
    let is_address = run(digits, 0, 13, |byte| byte.is_ascii_hexdigit()) == 12 && !is_word(at(digits, 12));
    is_address.then_some(from + 15)
}
