//! The time that lines of `mpstat` and `sar` begin with.

use crate::scan::{self, Word};

use super::is_value;

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp<'l> {
    /// The time or the word for an average, as printed.
    pub text: &'l str,
    /// It is the word for an average: `Average:`, `Durchschn.:`, `Moyenne :`.
    pub is_average: bool,
    /// The line behind it.
    pub rest: &'l str,
}

/// The stamp of a line, if it has one.
#[must_use]
pub fn stamp(line: &str) -> Option<Stamp<'_>> {
    let mut words = scan::words(line);
    let (first, second) = (words.next()?, words.next());
    let split = |end: usize, is_average| {
        let text = line.get(first.start..end)?;
        Some(Stamp { text, is_average, rest: line.get(end..)? })
    };
    let is_half = |word: &Word<'_>| is_half_of_day(word.text);
    if is_clock(first.text) {
        let end = second.filter(is_half).map_or(first.end(), |word| word.end());
        return split(end, false);
    }
    // Chinese and Korean write the half of the day first.
    if is_half(&first) {
        return split(second.filter(|word| is_clock(word.text))?.end(), false);
    }
    // Seconds since 1970 (-U).
    if first.text.len() >= 9 && scan::count(first.text).is_some() && second.is_some_and(|word| !is_value(word.text)) {
        return split(first.end(), false);
    }
    let is_word = |text: &str| text.len() > 2 && !text.contains(|it: char| it.is_ascii_digit() || "/%=".contains(it));
    if !is_word(first.text) {
        return None;
    }
    if first.text.ends_with([':', '：']) {
        return split(first.end(), true);
    }
    let second = second.filter(|word| word.text == ":" || (is_word(word.text) && word.text.ends_with(':')))?;
    split(second.end(), true)
}

/// `16:55:01`, `16.55.01`, `16時55分01秒`
fn is_clock(word: &str) -> bool {
    let mut parts = word.split(|it: char| !it.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut part = || parts.next().is_some_and(|part| part.len() <= 2);
    let has_parts = part() && part() && part() && parts.next().is_none();
    has_parts && word.starts_with(|it: char| it.is_ascii_digit()) && !word.contains(['/', '-', ',', '%'])
}

fn is_half_of_day(word: &str) -> bool {
    ["AM", "PM", "am", "pm", "a.m.", "p.m.", "午前", "午後", "上午", "下午", "오전", "오후"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_of_many_locales() {
        for (line, text, is_average) in [
            ("16:55:01     CPU    %usr", "16:55:01", false),
            ("04:55:49 PM  CPU    %usr", "04:55:49 PM", false),
            ("下午 04時55分49秒  CPU    %usr", "下午 04時55分49秒", false),
            ("16.55.01  all  1,00", "16.55.01", false),
            ("1591016001   all    2.15", "1591016001", false),
            ("Average:     all   97.89", "Average:", true),
            ("Moyenne :  all   96,31", "Moyenne :", true),
            ("Trung bình:  all   96,31", "Trung bình:", true),
        ] {
            let found = stamp(line).map(|stamp| (stamp.text, stamp.is_average));
            assert_eq!(found, Some((text, is_average)), "{line}");
        }
        for line in ["all   97.89", "1.00 2.00 3.00", "2026-11-20", "", "%Cpu(s):  1.0 us", "1591016001 1 2"] {
            assert_eq!(stamp(line), None, "{line}");
        }
    }
}
