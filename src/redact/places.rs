//! Where names stand that have no shape of their own: prompts, log prefixes, columns and fields of
//! names, a few phrases.

use crate::diagnosis::Diagnosis;
use crate::private::Private;
use crate::section::Cells;
use crate::text::{Source, Span};

use super::patterns::{at, is_name, run};

/// A place where a name stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) kind: Private,
    pub(super) span: Span,
    /// Whether it is a cell of a table.
    pub(super) is_cell: bool,
}

/// Every such place; one place may come several times.
pub(super) fn places(source: &Source<'_>, diagnosis: &Diagnosis<'_>) -> Vec<Place> {
    let text = source.text();
    let mut places = Vec::new();
    let mut add = |kind, span: Span, is_cell| {
        if !span.is_none() && span.start < span.end {
            places.push(Place { kind, span, is_cell });
        }
    };
    for line in source.lines(0..source.len()) {
        add(Private::Host, line.host().unwrap_or(Span::NONE), false);
    }
    for prompt in &diagnosis.prompts {
        let Some(host) = prompt.host else { continue };
        add(Private::Host, host, false);
        // The host stands behind the user, if there is one.
        let before = text.as_bytes().get(..host.start as usize).unwrap_or_default();
        if let Some((b'@', before)) = before.split_last() {
            let length = before.iter().rev().take(64).take_while(|&&byte| is_name(byte)).count();
            add(Private::User, span(before.len() - length, before.len()), false);
        }
    }
    for section in &diagnosis.sections {
        add(Private::Host, section.host.unwrap_or(Span::NONE), false);
        for fact in &section.facts {
            if let Some(kind) = fact.field.and_then(|field| field.private) {
                add(kind, fact.span, false);
            }
        }
        for column in section.tables.iter().flat_map(|table| &table.columns) {
            let Some(kind) = column.field.and_then(|field| field.private) else { continue };
            if matches!(column.cells, Cells::Words) {
                column.spans.iter().for_each(|&span| add(kind, span, true));
            }
        }
    }
    for (phrase, kind) in PHRASES {
        for (found, _) in text.match_indices(phrase) {
            let from = found + phrase.len();
            let end = value(text.as_bytes(), from, *kind);
            if let Some((start, end)) = end {
                add(*kind, span(start, end), false);
            }
        }
    }
    places
}

/// Words that a name follows.
const PHRASES: &[(&str, Private)] = &[
    ("ostname", Private::Host),
    ("/home/", Private::User),
    ("/Users/", Private::User),
    ("for user ", Private::User),
    ("erial Number", Private::Serial),
    ("erialNumber", Private::Serial),
    ("sset Tag", Private::Serial),
];

/// The name behind a phrase.
fn value(bytes: &[u8], from: usize, kind: Private) -> Option<(usize, usize)> {
    let mut start = from;
    if kind != Private::User {
        // `Hostname set to <web01>`, `hostname: web01`, `Serial Number: 123`
        let rest = bytes.get(from..)?;
        let set = [&b" set to"[..], b" to"].into_iter().find(|words| rest.starts_with(words)).map_or(0, <[u8]>::len);
        let marks = run(bytes, from + set, 8, |byte| matches!(byte, b' ' | b':' | b'=' | b'<' | b'"' | b'\''));
        let is_told = rest.iter().skip(set).take(marks).any(|&byte| byte != b' ');
        start += set + marks;
        if marks == 0 || set == 0 && !is_told {
            return None;
        }
    }
    let length = match kind {
        Private::Serial => run(bytes, start, 64, |byte| !matches!(byte, b'\n' | b'\r' | b'"' | b',')),
        _ => run(bytes, start, 64, is_name),
    };
    let end = start + length;
    let blanks = bytes.get(start..end)?.iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
    // A sentence ends behind a name.
    let stops = usize::from(kind != Private::Serial && at(bytes, end.wrapping_sub(1)) == b'.');
    Some((start, end - blanks - stops)).filter(|(start, end)| start < end)
}

/// A source holds less than 4 GiB.
pub(super) fn span(start: usize, end: usize) -> Span {
    let offset = |place| u32::try_from(place).unwrap_or(u32::MAX);
    Span { start: offset(start), end: offset(end) }
}
