//! Numbers as other locales and spreadsheets write them. What may be read in two ways must be absent.

use super::{Clean, Noise, each};

macro_rules! numbers {
    ($name:literal, $change:expr) => {
        Noise { group: "numbers", name: $name, apply: $change, takes: &[] }
    };
}

pub static NOISES: &[Noise] = &[
    numbers!("thousands with commas, `1,234,567`", |clean| localized(clean, ",", ".")),
    numbers!("thousands with points, `1.234.567`", |clean| localized(clean, ".", ".")),
    numbers!("thousands with apostrophes, `1'234'567`", |clean| localized(clean, "'", ".")),
    numbers!("thousands with blanks, `1 234 567`", |clean| localized(clean, " ", ".")),
    numbers!("thousands with no-break spaces", |clean| localized(clean, "\u{a0}", ".")),
    numbers!("thousands with narrow no-break spaces, decimal comma", |clean| localized(clean, "\u{202f}", ",")),
    numbers!("thousands with points, decimal comma, `1.234,5`", |clean| localized(clean, ".", ",")),
    numbers!("Arabic digits", |clean| digits(clean, '\u{660}')),
    numbers!("Persian digits", |clean| digits(clean, '\u{6f0}')),
];

/// The parts of a number, if the word is one.
fn parts(word: &str) -> Option<(&str, &str)> {
    let (whole, fraction) = word.split_once('.').unwrap_or((word, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_digits(whole) && is_digits(fraction)).then(|| (whole, &word[whole.len()..]))
}

/// Only tables: logs and versions are not printed by locale.
fn is_table(clean: Clean<'_>, is_number: impl Fn(&str) -> bool) -> bool {
    clean.text.lines().any(|line| line.split_whitespace().filter(|word| is_number(word)).count() > 3)
}

fn localized(clean: Clean<'_>, mark: &str, point: &str) -> Option<Vec<u8>> {
    let written = |word: &str| -> Option<String> {
        let (whole, fraction) = parts(word)?;
        let groups = |at: usize| at > 0 && (whole.len() - at).is_multiple_of(3) && !whole.starts_with('0');
        let whole = whole.chars().enumerate().flat_map(|(at, digit)| {
            let before = if groups(at) { mark } else { "" };
            before.chars().chain([digit])
        });
        Some(whole.collect::<String>() + &fraction.replace('.', point))
    };
    let is_changed = |word: &str| written(word).is_some_and(|it| it != word);
    if !is_table(clean, |word| parts(word).is_some()) || !clean.text.split_whitespace().any(is_changed) {
        return None;
    }
    each(clean.text, |_, line| {
        let words = line.split(' ').map(|word| written(word).unwrap_or_else(|| word.to_owned()));
        words.collect::<Vec<_>>().join(" ")
    })
}

fn digits(clean: Clean<'_>, zero: char) -> Option<Vec<u8>> {
    let written = |it: char| it.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit)).unwrap_or(it);
    if !is_table(clean, |word| parts(word).is_some()) {
        return None;
    }
    each(clean.text, |_, line| {
        let words = line
            .split(' ')
            .map(|word| if parts(word).is_some() { word.chars().map(written).collect() } else { word.to_owned() });
        words.collect::<Vec<String>>().join(" ")
    })
}
