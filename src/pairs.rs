//! Keys with values on one line: `"key": value` as programs print JSON, and `KEY="value"`.
//!
//! The tools that are read print their JSON line by line, in an order that does not change, so a
//! line at a time is enough; nothing is parsed that nests.

use crate::scan::Word;

/// A key and its value, without quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<'l> {
    /// The key.
    pub key: Word<'l>,
    /// The value.
    pub value: Word<'l>,
}

/// The pairs of a line of JSON. Braces, brackets and elements of lists are passed over.
pub fn json(line: &str) -> impl Iterator<Item = Pair<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let key = quoted(line, at)?;
            at = key.end() + 1;
            let rest = line.get(at..)?;
            let Some(rest) = rest.trim_ascii_start().strip_prefix(':') else { continue };
            let start = line.len() - rest.trim_ascii_start().len();
            let value = value(line, start)?;
            at = value.end() + usize::from(value.start > start);
            return Some(Pair { key, value });
        }
    })
}

/// The pairs of a line as `lsblk -P` prints them.
pub fn assigned(line: &str) -> impl Iterator<Item = Pair<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let end = at + line.get(at..)?.find("=\"")?;
        let before = line.get(at..end)?;
        let start = at + before.rfind(' ').map_or(0, |blank| blank + 1);
        let key = Word { text: line.get(start..end)?, start };
        let value = quoted(line, end + 1)?;
        at = value.end() + 1;
        Some(Pair { key, value })
    })
}

/// What stands in the quotes that open at or after a byte.
fn quoted(line: &str, from: usize) -> Option<Word<'_>> {
    let start = from + line.get(from..)?.find('"')? + 1;
    let mut escaped = false;
    let length = line.get(start..)?.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })?;
    Some(Word { text: line.get(start..start + length)?, start })
}

/// A string without its quotes, or a bare word.
fn value(line: &str, start: usize) -> Option<Word<'_>> {
    let rest = line.get(start..)?;
    if rest.starts_with('"') {
        return quoted(line, start);
    }
    let end = rest.find([',', '}', ']', ' ']).unwrap_or(rest.len());
    Some(Word { text: rest.get(..end)?, start })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<'l>(pairs: impl Iterator<Item = Pair<'l>>) -> Vec<(&'l str, &'l str)> {
        pairs.map(|pair| (pair.key.text, pair.value.text)).collect()
    }

    #[test]
    fn json_line_by_line() {
        assert_eq!(
            texts(json(r#"   {"cpu": "all", "usr": 94.00, "note": "a \"b\"", "x": null},"#)),
            [("cpu", "all"), ("usr", "94.00"), ("note", r#"a \"b\""#), ("x", "null")]
        );
        assert_eq!(texts(json(r#""cpu-load": ["#)), [("cpu-load", "[")]);
        assert_eq!(texts(json(r#"  "/", "#)), []);
        assert_eq!(texts(json(r#""cut": "of"#)), []);
    }

    #[test]
    fn assignments() {
        assert_eq!(
            texts(assigned(r#"NAME="sda" MAJ:MIN="8:0" MODEL="A B" MOUNTPOINTS="""#)),
            [("NAME", "sda"), ("MAJ:MIN", "8:0"), ("MODEL", "A B"), ("MOUNTPOINTS", "")]
        );
        assert_eq!(texts(assigned("no pairs")), []);
    }
}
