//! Lines that stand between the lines of an output and are none: a pager's, an editor's.
//!
//! ```text
//! -- More --
//! --More--(42%)
//! [...]
//! ... 12 lines skipped ...
//! ```

use super::shape::front;

/// What a line says that is no part of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Interruption {
    /// The pager's own words: nothing is missing.
    Pager,
    /// Lines were left out here.
    Gap,
}

/// Whether a line is one of them.
pub(super) fn is_interruption(line: &str) -> bool {
    interruption(line).is_some()
}

/// Which of them a line is.
pub(super) fn interruption(line: &str) -> Option<Interruption> {
    if line.len() > LONGEST || line.starts_with("[ ") {
        return None;
    }
    let text = line.trim_ascii();
    let counted = front(text, "#+ lines ").is_some();
    if !counted && !text.starts_with(['-', '.', '[', '(', '<', '*', 'l', '\u{2026}', ':', '~', '\\']) {
        return None;
    }
    let bare = |it: char| it.is_ascii_punctuation() || it == ' ' || it == '\u{2026}';
    let words = text.trim_matches(bare);
    if text == ":" || text == "~" {
        return Some(Interruption::Pager);
    }
    if words.is_empty() {
        // Three points or more, in brackets or not; one alone may be a cell.
        let is_gap = text.matches('.').count() >= 3 || text.contains('\u{2026}');
        return is_gap.then_some(Interruption::Gap);
    }
    let word = |wanted: &str| words.eq_ignore_ascii_case(wanted);
    let is_pager = (text.starts_with('-') && words.get(..4).is_some_and(|it| it.eq_ignore_ascii_case("more")))
        || (text.starts_with('(') && words == "END")
        || (text.starts_with("lines ")
            && text.contains('-')
            && words.ends_with(|it: char| it.is_ascii_digit() || it == 'D'));
    if is_pager {
        return Some(Interruption::Pager);
    }
    let is_gap = ["snip", "cut", "snipped", "skipped", "truncated", "omitted", "output omitted"].into_iter().any(word)
        || (!text.starts_with('l')
            && !words.contains([']', ')', ':'])
            && ["skipped", "omitted", "truncated", "removed"].iter().any(|end| words.ends_with(end)));
    is_gap.then_some(Interruption::Gap)
}

/// A longer line says more than that something is left out.
const LONGEST: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pagers_and_editors() {
        for line in [
            "-- More --",
            "--More--",
            "--More--(42%)",
            "[...]",
            "...",
            "(...)",
            "\u{2026}",
            "<snip>",
            "[snip]",
            "... 12 lines skipped ...",
            "12 lines skipped",
            "[12 lines removed]",
            "[output omitted]",
            "(END)",
            "lines 1-23/23 (END)",
            "lines 1-23",
            ":",
            "~",
        ] {
            assert!(is_interruption(line), "{line}");
        }
    }

    #[test]
    fn what_is_missing() {
        for line in ["[...]", "<snip>", "12 lines skipped", "[output omitted]"] {
            assert_eq!(interruption(line), Some(Interruption::Gap), "{line}");
        }
        for line in ["--More--(42%)", "(END)", "lines 1-23", "~"] {
            assert_eq!(interruption(line), Some(Interruption::Pager), "{line}");
        }
    }

    #[test]
    fn outputs() {
        for line in [
            "",
            "--",
            "-----------memory----------",
            "----",
            "lo: <LOOPBACK,UP>",
            "lines of the log",
            "12 lines of the log",
            "*-core",
            ".",
            "[    1.000000] input truncated",
            "[drm] Initialized",
            "(XEN) ...",
        ] {
            assert!(!is_interruption(line), "{line}");
        }
    }
}
