//! Words and numbers of a line. Tables are read with [`words`]: offset and text per word.

use std::collections::BinaryHeap;

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

/// A number rounded for a sentence. The formatting of floats is not used in this library: it would
/// add a tenth to the page.
#[must_use]
pub fn rounded(value: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "the cast clips, and the page shows it")]
    let whole = value.round() as i64;
    whole
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

/// A number as [`number`] reads it, or with a decimal comma (`12,34`), as other locales print it.
#[must_use]
pub fn localized_number(word: &str) -> Option<f64> {
    number(word).or_else(|| {
        let (whole, fraction) = word.split_once(',')?;
        if fraction.contains(',') { None } else { number(&format!("{whole}.{fraction}")) }
    })
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

/// Many words looked for in one pass over a text.
///
/// Each pair of bytes is looked up in two tables; only where a word may begin are words compared.
#[derive(Debug)]
pub struct Needles {
    words: Vec<&'static str>,
    /// Which words have this first byte, and which this second one: bit `n % 128` for word `n`.
    first: [u128; 256],
    second: [u128; 256],
}

impl Needles {
    /// Prepares to look for words of two bytes or more.
    #[must_use]
    pub fn new(words: Vec<&'static str>) -> Self {
        let (mut first, mut second) = ([0; 256], [0; 256]);
        for (index, word) in words.iter().enumerate() {
            if let &[a, b, ..] = word.as_bytes() {
                let bit = 1 << (index % 128);
                for (table, byte) in [(&mut first, a), (&mut second, b)] {
                    if let Some(bits) = table.get_mut(usize::from(byte)) {
                        *bits |= bit;
                    }
                }
            }
        }
        Self { words, first, second }
    }

    /// Calls `found` with the index of each word at each place where it stands.
    pub fn each(&self, text: &str, mut found: impl FnMut(usize)) {
        let bytes = text.as_bytes();
        let bits = |table: &[u128; 256], byte: u8| table.get(usize::from(byte)).copied().unwrap_or(0);
        for (at, pair) in bytes.windows(2).enumerate() {
            let &[a, b] = pair else { continue };
            let mut left = bits(&self.first, a);
            if left == 0 {
                continue;
            }
            left &= bits(&self.second, b);
            let here = bytes.get(at..).unwrap_or_default();
            while left != 0 {
                let bit = left.trailing_zeros() as usize;
                left &= left - 1;
                for (index, word) in self.words.iter().enumerate().skip(bit).step_by(128) {
                    if here.starts_with(word.as_bytes()) {
                        found(index);
                    }
                }
            }
        }
    }
}

/// Names and their places: the first name has place 0. The only hash table of the program, so that
/// the page carries one.
#[derive(Debug, Default)]
pub struct Names {
    names: Vec<Box<str>>,
    /// Places by hash, one more than the place; 0 is free. A power of two, at most half full.
    slots: Vec<u32>,
}

impl Names {
    /// No names.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The name at a place.
    #[must_use]
    pub fn name(&self, place: usize) -> &str {
        self.names.get(place).map(|name| &**name).unwrap_or_default()
    }

    /// The place of a name that is there.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let slot = self.slot(name)?;
        self.slots.get(slot).and_then(|&taken| (taken as usize).checked_sub(1))
    }

    /// The place of a name; a new one gets the next.
    pub fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.find(name) {
            return place;
        }
        if self.slots.len() < 2 * (self.names.len() + 1) {
            self.grow();
        }
        let place = self.names.len();
        if let Some(slot) = self.slot(name).and_then(|slot| self.slots.get_mut(slot)) {
            *slot = u32::try_from(place + 1).unwrap_or(u32::MAX);
        }
        self.names.push(name.into());
        place
    }

    /// The slot of a name, or the free one that it would get.
    fn slot(&self, name: &str) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        // FNV-1a: short and good enough for names. Hostile ones only cost time, bounded by the table.
        let hash = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        #[expect(clippy::cast_possible_truncation, reason = "only the low bits are used")]
        let mut at = (hash ^ (hash >> 32)) as usize & mask;
        loop {
            match self.slots.get(at).copied().unwrap_or(0) {
                0 => return Some(at),
                taken if self.name(taken as usize - 1) == name => return Some(at),
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(16)];
        for place in 0..self.names.len() {
            let slot = self.slot(self.name(place));
            if let Some(slot) = slot.and_then(|slot| self.slots.get_mut(slot)) {
                *slot = u32::try_from(place + 1).unwrap_or(u32::MAX);
            }
        }
    }
}

/// The order of things by a key, as indexes; equal keys keep their order. The only sort of the
/// program, so that the page carries one.
#[must_use]
pub fn order(keys: impl Iterator<Item = u64>) -> Vec<usize> {
    sorted(keys.collect())
}

fn sorted(keys: Vec<u64>) -> Vec<usize> {
    // A heap sorts in a fifth of the code that the sort of slices takes.
    let keyed: BinaryHeap<(u64, usize)> = keys.into_iter().enumerate().map(|(index, key)| (key, index)).collect();
    keyed.into_sorted_vec().into_iter().map(|(_, index)| index).collect()
}

/// A key that orders numbers as they are ordered; NaN comes last.
#[must_use]
pub fn number_key(number: f64) -> u64 {
    let bits = number.to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

/// The median of the values that are there, if they are at least `fewest`.
#[must_use]
pub fn median(values: &[f64], fewest: usize) -> Option<f64> {
    let values: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
    let order = order(values.iter().map(|&value| number_key(value)));
    if values.len() < fewest.max(1) { None } else { values.get(*order.get(order.len() / 2)?).copied() }
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
        for word in ["", ".", "-", "nan", "inf", "1e5", "+5", "1.2.3", "0x10", "12,3"] {
            assert_eq!(number(word), None, "{word}");
        }
        assert_eq!(localized_number("12,34"), Some(12.34));
        assert_eq!(localized_number("1,2,3"), None);
        assert_eq!(count("0042"), Some(42));
        assert_eq!(count("-1"), None);
    }

    #[test]
    fn needles_are_found_wherever_they_stand() {
        let words: Vec<&'static str> = (0..300).map(|it| &*format!("w{it}!").leak()).chain(["er", "err"]).collect();
        let needles = Needles::new(words);
        let mut found = Vec::new();
        needles.each("w7! an error, w299! and w1", |index| found.push(index));
        assert_eq!(found, [7, 300, 301, 299]);
        needles.each("", |_| panic!("nothing stands in nothing"));
    }

    #[test]
    fn the_last_place_of_a_text() {
        assert_eq!((at_last("a: b: c", ": "), at_last("a", ": ")), (Some(("a: b", "c")), None));
    }

    #[test]
    fn names_keep_their_places() {
        let mut names = Names::new();
        assert_eq!(names.find("sda"), None);
        let all: Vec<String> = (0..1000).map(|it| format!("vif{it}.0")).collect();
        for (place, name) in all.iter().enumerate() {
            assert_eq!(names.place(name), place);
        }
        assert!(
            all.iter().enumerate().all(|(place, name)| names.find(name) == Some(place) && names.place(name) == place)
        );
        assert_eq!((names.len(), names.name(7), names.find("vif1000.0")), (1000, "vif7.0", None));
    }

    #[test]
    fn one_sort_for_all() {
        assert_eq!(order([3, 1, 2, 1].into_iter()), [1, 3, 2, 0]);
        let numbers = [f64::NAN, 0.5, -1.0, 0.0, f64::INFINITY, -0.5];
        assert_eq!(order(numbers.iter().map(|&it| number_key(it))), [2, 5, 3, 1, 4, 0]);
        assert_eq!(median(&[5.0, f64::NAN, 1.0, 3.0], 3), Some(3.0));
        assert_eq!(median(&[5.0, f64::NAN, 1.0], 3), None);
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
