//! Words and numbers of a line. Tables are read with [`words`]: offset and text per word.

mod names;
mod needles;
mod order;

use crate::text::front_of;

pub use names::Names;
pub use needles::Needles;
pub use order::{median, number_key, order};

/// A word of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'l> {
    /// The word.
    pub text: &'l str,
    /// Its first byte in the line.
    pub start: usize,
}

impl Word<'_> {
    /// One past its last byte.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The words of a line, between blanks and tabs.
pub fn words(line: &str) -> impl Iterator<Item = Word<'_>> + Clone {
    let bytes = line.as_bytes();
    let mut at = 0;
    // Plain loops: every line is cut into words many times, and this is compiled for size.
    std::iter::from_fn(move || {
        while matches!(bytes.get(at), Some(b' ' | b'\t'..=b'\r')) {
            at += 1;
        }
        let start = at;
        while matches!(bytes.get(at), Some(byte) if !matches!(byte, b' ' | b'\t'..=b'\r')) {
            at += 1;
        }
        if at == start { None } else { Some(Word { text: line.get(start..at)?, start }) }
    })
}

/// Where a word of ASCII stands first. `str::find` prepares a search anew each time, which costs more
/// than a line does; here the first letter that is rare in prose is looked for.
#[must_use]
pub fn find(text: &str, word: &str) -> Option<usize> {
    let (bytes, word) = (text.as_bytes(), word.as_bytes());
    let is_common = |byte: &u8| matches!(byte, b' ' | b'a' | b'c'..=b'i' | b'l'..=b'p' | b'r'..=b'u');
    let rare = word.iter().position(|byte| !is_common(byte)).unwrap_or(0);
    let mut places = memchr::memchr_iter(*word.get(rare)?, bytes).filter_map(|at| at.checked_sub(rare));
    places.find(|&start| bytes.get(start..).is_some_and(|here| here.starts_with(word)))
}

/// Whether a word of ASCII stands in a text.
#[must_use]
pub fn has(text: &str, word: &str) -> bool {
    find(text, word).is_some()
}

/// Where a line begins behind a time of the day that a wrapper put in front of it, with the date or
/// without: `09:00:00 md127  0.02 …`. 0 where there is none.
#[must_use]
pub fn time_in_front(text: &str) -> usize {
    const TIMES: [&str; 3] = [" *##:##:##.?#*", " *####-##-## +##:##:##.?#*", " *##/##/#+ +##:##:##.?#*"];
    // Hardly any line has one, and the shapes are more work.
    let word = text.trim_ascii_start().as_bytes();
    if !matches!(word.get(2), Some(b':' | b'/')) && word.get(4) != Some(&b'-') {
        return 0;
    }
    let behind = front_of(text, &TIMES).map_or(text, |(_, behind)| behind);
    if behind.is_empty() || behind.starts_with([' ', '\t']) { text.len() - behind.len() } else { 0 }
}

/// A line cut at its first colon, which is a wide one in Chinese: a key and what is behind it.
#[must_use]
pub fn at_colon(line: &str) -> Option<(&str, &str)> {
    let bytes = line.as_bytes();
    for at in memchr::memchr2_iter(b':', 0xef, bytes) {
        let rest = bytes.get(at..)?;
        let length = match rest {
            [b':', ..] => 1,
            // U+FF1A and U+FE30
            [0xef, 0xbc, 0x9a, ..] | [0xef, 0xb8, 0xb0, ..] => 3,
            _ => continue,
        };
        return Some((line.get(..at)?, line.get(at + length..)?));
    }
    None
}

/// The words of a line as plain strings.
pub fn texts(line: &str) -> impl Iterator<Item = &str> + Clone {
    words(line).map(|word| word.text)
}

/// Whether a line begins as a sentence does and has words alone: `Then I ran this:`. It goes on with no line before it.
#[must_use]
pub fn is_prose(line: &str) -> bool {
    const FEWEST: usize = 4;
    let is_word = |word: &str| {
        word.trim_end_matches([',', ':', '.', '?', '!', ';']).bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    line.starts_with(|first: char| first.is_ascii_uppercase())
        && texts(line).count() >= FEWEST
        && texts(line).all(is_word)
        && texts(line).skip(1).any(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// Whether the line consists of exactly these words.
#[must_use]
pub fn is_words(line: &str, wanted: &[&str]) -> bool {
    texts(line).eq(wanted.iter().copied())
}

/// The text before the last place of another, and behind it. `rsplit_once` of a text would be a second search
/// engine in the page.
#[must_use]
pub fn at_last<'t>(text: &'t str, what: &str) -> Option<(&'t str, &'t str)> {
    let (at, _) = text.match_indices(what).last()?;
    Some((text.get(..at)?, text.get(at + what.len()..)?))
}

/// A plain number: digits, at most one decimal point, an optional minus sign.
///
/// `inf`, `nan`, `1e9` and `+5` are words here, not numbers: no tool that is read prints them. The
/// result is the double nearest to the printed number for up to 15 digits, as tools print them; of
/// longer ones the last bit may be off.
#[must_use]
pub fn number(word: &str) -> Option<f64> {
    let digits = word.strip_prefix('-').unwrap_or(word).as_bytes();
    let (mut whole, mut scale, mut point, mut lost) = (0_u64, 1.0_f64, false, 1.0_f64);
    digits.first().filter(|byte| byte.is_ascii_digit())?;
    // What ends with its point was cut behind it.
    digits.last().filter(|byte| **byte != b'.')?;
    for &byte in digits {
        match byte {
            b'.' if !point => point = true,
            // Past 19 digits the rest only moves the point.
            b'0'..=b'9' if whole > u64::MAX / 10 - 1 => lost *= if point { 1.0 } else { 10.0 },
            b'0'..=b'9' => {
                whole = whole * 10 + u64::from(byte - b'0');
                scale *= if point { 10.0 } else { 1.0 };
            }
            _ => return None,
        }
    }
    // Both are exact up to 2^53 and 10^22, and one division rounds once: the nearest double.
    #[expect(clippy::cast_precision_loss, reason = "longer numbers are rounded, as documented")]
    let value = whole as f64 * lost / scale;
    Some(if digits.len() < word.len() { -value } else { value })
}

/// A number of which the tool prints no decimals: a mark in it is one of thousands, `65.536`, `1,234,567`.
#[must_use]
pub fn whole(word: &str) -> Option<f64> {
    match mark(word) {
        None => number(word),
        Some(mark) => grouped(word, mark),
    }
}

/// The first mark in a number that may be one of thousands or of decimals.
fn mark(word: &str) -> Option<char> {
    word.chars().find(|it| matches!(it, '.' | ',' | '\''))
}

/// A number whose thousands are marked: groups of three digits behind a first one of as many or fewer.
fn grouped(word: &str, mark: char) -> Option<f64> {
    let mut groups = word.trim_start_matches('-').split(mark);
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'));
    let is_sound = first.is_some() && groups.all(|group| group.len() == 3 && count(group).is_some());
    if is_sound { number(&word.replace(mark, "")) } else { None }
}

/// A number rounded for a sentence. The formatting of floats is not used in this library: it would
/// add a tenth to the page.
#[must_use]
pub fn rounded(value: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "the cast clips, and the page shows it")]
    let whole = value.round() as i64;
    whole
}

/// `1 CPU`, `2 CPUs`.
#[must_use]
pub fn cpus(count: f64) -> String {
    let count = rounded(count);
    format!("{count} CPU{}", if count == 1 { "" } else { "s" })
}

/// A number for a sentence with so many decimals.
#[must_use]
pub fn decimals(value: f64, places: u32) -> String {
    let unit = 10_i64.pow(places.min(9));
    #[expect(clippy::cast_precision_loss, reason = "at most 10^9")]
    let scaled = rounded(value * unit as f64);
    let sign = if scaled < 0 { "-" } else { "" };
    let (whole, rest) = (scaled.abs() / unit, scaled.abs() % unit);
    if places == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest:0>width$}", width = places as usize)
    }
}

/// A number as [`number`] reads it, or as other locales print it: with a decimal comma (`12,34`), with marks of
/// thousands (`1,234,567`), with both (`1.234,5`). One mark with three digits behind it (`3,179`, `3.179`) may be
/// either, and is none: the other reading would be a thousand times as much.
#[must_use]
pub fn localized_number(word: &str) -> Option<f64> {
    let Some(first) = mark(word) else { return number(word) };
    let last = word.rfind(['.', ',', '\'']).unwrap_or_default();
    let (whole, fraction) = word.split_at_checked(last)?;
    let fraction = fraction.get(1..)?;
    if word.ends_with(fraction) && !word.get(last..)?.starts_with(first) {
        // Two kinds of marks: the last one is that of the decimals.
        let is_decimals = !word.get(last..)?.starts_with('\'') && count(fraction).is_some();
        grouped(whole, first).filter(|_| is_decimals)?;
        return number(&format!("{}.{fraction}", whole.replace(first, "")));
    }
    if first == '\'' || whole.contains(first) {
        return grouped(word, first);
    }
    let is_group = fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
    if is_group { None } else { number(&format!("{whole}.{fraction}")) }
}

/// The same of a tool that prints three decimals nowhere: three digits behind a mark are thousands.
#[must_use]
pub fn measured(word: &str) -> Option<f64> {
    localized_number(word).or_else(|| whole(word))
}

/// A count: digits only.
#[must_use]
pub fn count(word: &str) -> Option<u64> {
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) { word.parse().ok() } else { None }
}

/// `key : value` as Xen's tools print it: the key, and the value without the blanks around it.
/// The key is one word of letters, digits and underscores.
#[must_use]
pub fn key_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim_ascii();
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_key.then(|| (key, value.trim_ascii()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_offsets() {
        let found: Vec<_> = words(" r\t b  ").map(|word| (word.text, word.start, word.end())).collect();
        assert_eq!(found, [("r", 1, 2), ("b", 4, 5)]);
        assert_eq!(words("   ").count(), 0);
        assert_eq!(at_colon("内存： 1:2"), Some(("内存", " 1:2")));
        assert_eq!(at_colon("a:：b"), Some(("a", "：b")));
        assert_eq!(at_colon("ｘ b"), None);
        for (text, rest) in [
            ("09:00:00 md127   0.02", " md127   0.02"),
            (" 2023-10-20 09:00:00 sdb 1", " sdb 1"),
            ("sdb 1.00", "sdb 1.00"),
            ("1.2.3 sdb 1.00", "1.2.3 sdb 1.00"),
        ] {
            assert_eq!(text.split_at(time_in_front(text)).1, rest);
        }
        assert!(is_words(" r  b", &["r", "b"]));
        assert!(!is_words(" r  b swpd", &["r", "b"]));
    }

    #[test]
    fn numbers_are_what_the_tools_print() {
        assert_eq!(number("0.43"), Some(0.43));
        assert_eq!(number("-1"), Some(-1.0));
        for word in ["0", "2.5", "99.22", "141000624", "101776092", "0.000001", "17159596.699613", "1795189326.487488"]
        {
            assert_eq!(number(word), word.parse().ok(), "{word}");
        }
        let long = number("123456789012345678901234").unwrap();
        assert!((long / 123_456_789_012_345_678_901_234.0 - 1.0).abs() < 1e-15);
        assert_eq!((rounded(7.5), rounded(-0.4)), (8, 0));
        assert_eq!([decimals(7.25, 1), decimals(-0.049, 2), decimals(3.0, 0)], ["7.3", "-0.05", "3"]);
        for word in ["", ".", "-", "nan", "inf", "1e5", "+5", "1.2.3", "438.", "0x10", "12,3"] {
            assert_eq!(number(word), None, "{word}");
        }
        assert_eq!(
            ["65536", "65.536", "1,234,567", "-1'234"].map(whole),
            [65536.0, 65536.0, 1_234_567.0, -1234.0].map(Some)
        );
        assert_eq!(["65.53", "1,2345", "1.234,567", "0.123", ",123", "12,34"].map(whole), [None; 6]);
        assert_eq!(localized_number("12,34"), Some(12.34));
        assert_eq!(
            ["1,2,3", "3,179", "3.179", "1.234.5", "1,234,5", "1.2,5", "1'2", "1.234'5", "1.,5"].map(localized_number),
            [None; 9]
        );
        let read = ["1.234,5", "1,234.5", "1'234.50", "1,234,567", "1.234.567", "-1'234", "1,234.567"];
        let values = [1234.5, 1234.5, 1234.5, 1_234_567.0, 1_234_567.0, -1234.0, 1234.567];
        assert_eq!(read.map(localized_number), values.map(Some));
        assert_eq!(["3,179", "3.179", "0,179", "3,17"].map(measured), [3179.0, 3179.0, 0.179, 3.17].map(Some));
        assert_eq!([localized_number("0,179"), localized_number("2599,998")], [Some(0.179), Some(2599.998)]);
        assert_eq!(count("0042"), Some(42));
        assert_eq!(count("-1"), None);
    }

    #[test]
    fn the_last_place_of_a_text() {
        assert_eq!((at_last("a: b: c", ": "), at_last("a", ": ")), (Some(("a: b", "c")), None));
    }

    #[test]
    fn words_are_found_by_their_rare_letters() {
        for (text, word, at) in [
            ("the load average: 1", "load average", Some(4)),
            ("ypervisor hypervisor", "hypervisor", Some(10)),
            ("a as", "as", Some(2)),
            ("", "x", None),
            ("é x", "x", Some(3)),
            ("blocked", "lockx", None),
        ] {
            assert_eq!((find(text, word), has(text, word)), (at, at.is_some()), "{text}");
            assert_eq!(text.find(word), at);
        }
    }

    #[test]
    fn keys_are_single_words() {
        assert_eq!(key_value("xen_major              : 3"), Some(("xen_major", "3")));
        assert_eq!(key_value("xen_changeset          : "), Some(("xen_changeset", "")));
        assert_eq!(key_value("I think: no"), None);
        assert_eq!(key_value("(XEN) a: b"), None);
    }
}
