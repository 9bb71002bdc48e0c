//! Dictionaries: written as entries, kept packed.
//!
//! An entry has eight texts. As pointers and lengths they take more room in the page than as texts
//! after each other, so the compiler packs them, and the first question unpacks them.

use std::ops::Deref;
use std::sync::OnceLock;

use crate::private::Private;

use super::{Field, Kind};

/// The entries of a format.
#[derive(Debug)]
pub struct Dictionary {
    packed: &'static [u8],
    entries: OnceLock<Vec<Field>>,
}

/// A [`Dictionary`] of a constant slice of entries.
macro_rules! dictionary {
    ($entries:expr) => {{
        const ENTRIES: &[$crate::format::Field] = $entries;
        const LENGTH: usize = $crate::format::packed_length(ENTRIES);
        static PACKED: [u8; LENGTH] = $crate::format::packed(ENTRIES);
        $crate::format::Dictionary::new(&PACKED)
    }};
}

pub(crate) use dictionary;

const TEXTS: usize = 8;

/// Stands for the text of the entry before: most name the same source.
const AGAIN: &str = "\u{1}";

impl Dictionary {
    /// Of what [`packed`] made.
    #[must_use]
    pub const fn new(packed: &'static [u8]) -> Self {
        Self { packed, entries: OnceLock::new() }
    }

    /// The entry of a key.
    #[must_use]
    pub fn find(&'static self, key: &str) -> Option<&'static Field> {
        self.iter().find(|field| field.key == key)
    }
}

impl Deref for Dictionary {
    type Target = [Field];

    fn deref(&self) -> &[Field] {
        self.entries.get_or_init(|| unpacked(str::from_utf8(self.packed).unwrap_or_default()))
    }
}

const fn texts(field: &Field) -> [&'static str; TEXTS] {
    let Field { key, label, unit, kind: _, meaning, watch, since, until, source, private: _ } = *field;
    [key, label, unit, meaning, watch, since, until, source]
}

const fn is_same(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while let ([first, rest @ ..], [other, others @ ..]) = (a, b) {
        if *first != *other {
            return false;
        }
        (a, b) = (rest, others);
    }
    a.is_empty() && b.is_empty()
}

/// The text of an entry, or [`AGAIN`].
const fn text(entry: &Field, before: &Field, column: usize) -> &'static str {
    let (mut these, mut those): (&[&str], &[&str]) = (&texts(entry), &texts(before));
    let mut left = column;
    while let ([text, more @ ..], [other, others @ ..]) = (these, those) {
        if left == 0 {
            return if !text.is_empty() && is_same(text, other) { AGAIN } else { text };
        }
        (these, those, left) = (more, others, left - 1);
    }
    ""
}

/// How many bytes [`packed`] makes of entries.
#[must_use]
pub const fn packed_length(entries: &[Field]) -> usize {
    let mut sum = 2 * entries.len();
    let mut column = 0;
    while column < TEXTS {
        let (mut left, mut before) = (entries, &Field::EMPTY);
        while let [entry, rest @ ..] = left {
            sum += 1 + text(entry, before, column).len();
            (left, before) = (rest, entry);
        }
        column += 1;
    }
    sum
}

/// Packs entries: two letters for the kind of each and whose secret it is, then all keys, all labels and so on, with a line
/// break before each.
#[must_use]
pub const fn packed<const LENGTH: usize>(entries: &[Field]) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    let mut room: &mut [u8] = &mut bytes;
    let mut left = entries;
    while let [entry, rest @ ..] = left {
        let private = match entry.private {
            Some(private) => 1 + private as u8,
            None => 0,
        };
        room = put(room, &[b'a' + entry.kind as u8, b'a' + private]);
        left = rest;
    }
    let mut column = 0;
    while column < TEXTS {
        let (mut left, mut before) = (entries, &Field::EMPTY);
        while let [entry, rest @ ..] = left {
            room = put(put(room, b"\n"), text(entry, before, column).as_bytes());
            (left, before) = (rest, entry);
        }
        column += 1;
    }
    bytes
}

const fn put<'b>(room: &'b mut [u8], bytes: &[u8]) -> &'b mut [u8] {
    let (place, rest) = room.split_at_mut(bytes.len());
    place.copy_from_slice(bytes);
    rest
}

fn unpacked(packed: &'static str) -> Vec<Field> {
    let lines: Vec<&'static str> = packed.split('\n').collect();
    let (pairs, _) = lines.first().copied().unwrap_or_default().as_bytes().as_chunks();
    let count = pairs.len();
    let mut texts = [""; TEXTS];
    let mut entries = Vec::with_capacity(count);
    for (at, &[kind, private]) in pairs.iter().enumerate() {
        for (column, text) in texts.iter_mut().enumerate() {
            match lines.get(1 + column * count + at) {
                Some(&AGAIN) | None => {}
                Some(line) => *text = line,
            }
        }
        let [key, label, unit, meaning, watch, since, until, source] = texts;
        let kind = Kind::ALL.get(usize::from(kind - b'a')).copied().unwrap_or(Kind::Text);
        let private = usize::from(private - b'a').checked_sub(1).and_then(|at| Private::ALL.get(at)).copied();
        entries.push(Field { key, label, unit, kind, meaning, watch, since, until, source, private });
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITTEN: &[Field] = &[
        Field { key: "a", kind: Kind::Rate, source: "man", ..Field::EMPTY },
        Field { key: "b", label: "ä", source: "man", private: Some(Private::Email), ..Field::EMPTY },
        Field { key: "c", meaning: "m", watch: "w", since: "1", until: "2", unit: "u", ..Field::EMPTY },
    ];
    static KEPT: Dictionary = dictionary!(WRITTEN);

    #[test]
    fn what_is_packed_comes_back() {
        assert_eq!(format!("{:?}", &KEPT[..]), format!("{WRITTEN:?}"));
        assert_eq!(KEPT.find("b").map(|field| field.label), Some("ä"));
        assert!(KEPT.find("").is_none());
    }

    #[test]
    fn secrets_are_packed_by_their_place() {
        for (place, private) in Private::ALL.iter().enumerate() {
            assert_eq!(*private as usize, place);
        }
    }

    #[test]
    fn kinds_are_packed_by_their_place() {
        for (place, kind) in Kind::ALL.iter().enumerate() {
            assert_eq!(*kind as usize, place);
        }
    }
}
