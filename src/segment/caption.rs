//! Captions that tell machines apart.

/// Words and bytes of the longest caption.
const CAPTION: usize = 8;
const LONGEST: usize = 80;

/// What a caption says of the output below it: `On the host:`, `domU`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The machine that runs others.
    Outer,
    /// One that is run.
    Inner,
}

impl Side {
    /// The side that a short line names, if only one.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim_matches(['*', '#', ' ', '=', '-']);
        if text.len() > LONGEST || !(text.ends_with(':') || text.bytes().all(|it| it.is_ascii_alphanumeric())) {
            return None;
        }
        const WORDS: [(Side, &[&str]); 2] = [
            (Side::Outer, &["dom0", "host", "hypervisor", "node"]),
            (Side::Inner, &["domu", "guest", "vm", "instance"]),
        ];
        let words = || text.split(|it: char| !it.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let names = |side: &[&str]| words().any(|word| side.iter().any(|it| it.eq_ignore_ascii_case(word)));
        let mut found = WORDS.into_iter().filter(|(_, side)| names(side)).map(|(side, _)| side);
        let side = found.next().filter(|_| words().count() <= CAPTION)?;
        found.next().is_none().then_some(side)
    }
}

/// Whether a line is one that people write and programs do not: words, and a sign at the end.
pub(super) fn is_sentence(text: &str) -> bool {
    // Other scripts have no blanks between words.
    is_of_words(text, if text.is_ascii() { FEWEST } else { 1 })
}

/// Whether a line is a word or more and a colon: `After:`. Programs write such lines too, but not alone.
pub(super) fn is_heading(text: &str) -> bool {
    text.ends_with(':') && is_of_words(text, 1)
}

fn is_of_words(text: &str, fewest: usize) -> bool {
    let text = text.trim_ascii().trim_start_matches(['(', '"']);
    let bare = text.trim_end_matches([')', '"']);
    if text.len() > LONGEST_SENTENCE || !bare.ends_with(['.', ':', '?', '!', '\u{3002}']) || bare.ends_with("..") {
        return false;
    }
    let is_word = |word: &&str| {
        let word = word.trim_matches(|it: char| it.is_ascii_punctuation());
        word.chars().all(|it| it.is_alphabetic() || matches!(it, '\'' | '-'))
    };
    let words = text.split_ascii_whitespace().count();
    let plain = text.split_ascii_whitespace().filter(is_word).count();
    text.starts_with(char::is_alphabetic) && words >= fewest && plain * 4 >= words * 3
}

/// Words of the shortest sentence, and bytes of the longest.
const FEWEST: usize = 3;
const LONGEST_SENTENCE: usize = 1000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        for text in [
            "dmesg during initialization:",
            "It seems that ENA_ADMIN_LINK_CONFIG is not supported by the device.",
            "After the upgrade it looks so (the guest is idle now):",
            "升级之后:",
        ] {
            assert!(is_sentence(text), "{text}");
        }
        for text in [
            "Setting up networking....",
            "login:",
            "Mem:            62G         10G        400M",
            "Broadcast message from root@web01 (somewhere) (Fri Nov 20 15:42:06 2026):",
            "fsck from util-linux 2.36.1",
            "[    1.000000] this is what the kernel says.",
        ] {
            assert!(!is_sentence(text), "{text}");
        }
    }

    #[test]
    fn captions() {
        for (text, side) in [
            ("dom0:", Some(Side::Outer)),
            ("On the host:", Some(Side::Outer)),
            ("**Guest**", Some(Side::Inner)),
            ("# inside the VM:", Some(Side::Inner)),
            ("the host boots", None),
            ("the guest on this host:", None),
            ("vmstat:", None),
            ("I think that the guest is slow because the disk is", None),
        ] {
            assert_eq!(Side::of(text), side, "{text}");
        }
    }
}
