//! Where lines ended in a text that lost its line ends.
//!
//! ```text
//! MemTotal: 16384 kB MemFree: 123 kB                       a name with a colon, then a number
//! procs ---memory--- r b swpd free 1 0 0 123 2 0 0 124     as many numbers as names, or a multiple
//! ```

/// Where lines begin within a text, as far as it shows.
pub(super) fn starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    // Names since the last start, and the numbers behind them.
    let (mut names, mut numbers): (usize, Vec<usize>) = (0, Vec::new());
    let mut words = text.split([' ', '\t']).filter(|word| !word.is_empty()).peekable();
    let mut before = "";
    while let Some(word) = words.next() {
        let at = (word.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        if is_number(word) {
            numbers.push(at);
        } else {
            let is_named = word.split_once(':').is_some_and(|(name, number)| {
                name.starts_with(|it: char| it.is_ascii_alphabetic())
                    && is_number(number)
                    && words.peek().is_some_and(|next| is_number(next))
            });
            // Below the groups of `vmstat` and of `/proc/net/dev` stand the names of the columns.
            let is_below = word == "face" || before.ends_with("--") && !word.contains("--");
            if is_named || is_below {
                starts.extend(Some(at).filter(|_| !before.is_empty()));
                names = 0;
            }
            names += usize::from(!word.ends_with(':'));
        }
        let is_over = words.peek().is_none_or(|next| !is_number(next));
        if is_over && !numbers.is_empty() {
            if names >= FEWEST && numbers.len() % names == 0 {
                starts.extend(numbers.iter().step_by(names));
            }
            (names, numbers) = (0, Vec::new());
        }
        before = word;
    }
    starts
}

/// A table of fewer columns may be anything.
const FEWEST: usize = 5;

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_begin_at_names_and_at_rows() {
        for (text, lines) in [
            (
                "MemTotal: 16 kB MemFree: 1 kB Active(anon): 2 kB",
                &["MemTotal: 16 kB ", "MemFree: 1 kB ", "Active(anon): 2 kB"][..],
            ),
            ("total used free a b Mem: 1 2 3 Swap: 1 2", &["total used free a b ", "Mem: 1 2 3 ", "Swap: 1 2"]),
            ("p -a--- -b-- r b c d e 1 2 3 4 5 6 7 8 9 0", &["p -a--- -b-- ", "r b c d e ", "1 2 3 4 5 ", "6 7 8 9 0"]),
            ("r b c d e 1 2 3 4 5 6", &["r b c d e 1 2 3 4 5 6"]),
            (
                "the disk has 5 parts, see 12:30 and below: nothing",
                &["the disk has 5 parts, see 12:30 and below: nothing"],
            ),
        ] {
            let mut ends = starts(text);
            ends.push(text.len());
            let mut from = 0;
            let parts: Vec<&str> =
                ends.into_iter().filter_map(|end| text.get(std::mem::replace(&mut from, end)..end)).collect();
            assert_eq!(parts, lines);
        }
    }
}
