//! What may stand in front of every line of a run because of the way it travelled, and cannot be
//! told from output on one line alone.
//!
//! ```text
//! 12: procs -----------memory----------
//! output.txt:12:procs -----------memory----------
//! web-1  | procs -----------memory----------
//! [pod/web-1/web] procs -----------memory----------
//! | procs -----------memory----------
//! 2026-11-20 15:42:06,123 INFO procs -----------memory----------
//! [15:42:06] procs -----------memory----------
//! #12 1.234 procs -----------memory----------
//! + procs -----------memory----------
//! ```

use super::RepairKind;
use super::shape::{behind, front, front_of};

/// What stands in front of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lead<'l> {
    pub(super) kind: RepairKind,
    /// What is the same in front of each line of the run; empty for numbers and times.
    label: &'l str,
    /// Its number, where it counts lines.
    pub(super) number: Option<u32>,
    /// How much to cut.
    pub(super) len: usize,
    /// How much to cut where the numbers do not count lines: they are the output's.
    pub(super) label_len: usize,
}

impl Lead<'_> {
    /// Whether the next line of a run may begin so.
    pub(super) fn goes_on(&self, next: &Lead<'_>) -> bool {
        self.kind == next.kind
            && (self.kind == RepairKind::LineNumber || self.label == next.label)
            && (self.kind == RepairKind::FilePrefix || self.counts_to(next))
    }

    /// Whether the number of the next line follows.
    pub(super) fn counts_to(&self, next: &Lead<'_>) -> bool {
        match (self.number, next.number) {
            (Some(number), Some(next)) => next == number + 1,
            (number, next) => number == next,
        }
    }

    /// Whether it may be a cell, or the sign of a list, unless it begins where the text does.
    pub(super) fn is_ambiguous(&self) -> bool {
        self.kind == RepairKind::LineNumber && self.label.is_empty() || self.is_sign()
    }

    /// Whether it is a mark of a diff. All lines of a text have it, or none.
    pub(super) fn is_sign(&self) -> bool {
        self.kind == RepairKind::DiffMark
    }

    /// How many lines at least make a run.
    pub(super) fn fewest(&self) -> usize {
        match self.kind {
            // As `cat -n` prints them.
            RepairKind::LineNumber if self.label == "\t" => 1,
            // Two rows of a table may begin with 1 and 2.
            RepairKind::LineNumber | RepairKind::QuotePrefix | RepairKind::DiffMark => 3,
            RepairKind::FilePrefix if [".txt", ".log", ".out"].iter().any(|end| self.label.ends_with(end)) => 1,
            _ => 2,
        }
    }
}

/// Longer words in front are no labels.
const LONGEST: usize = 100;

/// What stands in front of a line, if it could be such a thing.
pub(super) fn lead(text: &str) -> Option<Lead<'_>> {
    let bytes = text.as_bytes();
    let first = *bytes.iter().find(|byte| **byte != b' ')?;
    match first {
        // The kernel's own stamp, most often.
        b'[' if matches!(bytes.get(1), Some(b' ')) => None,
        b'|' if matches!(bytes, [b'|'] | [b'|', b' ', ..]) || is_framed(text) => {
            Some(plain(RepairKind::QuotePrefix, "", 1))
        }
        b'0'..=b'9' => stamp(text).or_else(|| numbered(text)).or_else(|| labelled(text)),
        b'[' | b'A'..=b'Z' => stamp(text).or_else(|| labelled(text)).or_else(|| step(text)),
        b'a'..=b'z' | b'/' | b'.' => labelled(text).or_else(|| step(text)),
        b'#' => {
            let (_, rest) = front(text.get(1..)?, "#+ #+.#+ ")?;
            Some(plain(RepairKind::LogPrefix, "", text.len() - rest.len()))
        }
        b'+' => diff(text),
        // An item of a list begins with a dash as well.
        b'-' | b'<' if matches!(bytes, [_] | [_, b' ', ..]) => diff(text),
        _ => None,
    }
}

/// `|text    |`
fn is_framed(text: &str) -> bool {
    let text = text.trim_ascii_end();
    text.starts_with('|') && text.ends_with(" |") && text.matches('|').count() == 2
}

fn plain(kind: RepairKind, label: &str, len: usize) -> Lead<'_> {
    Lead { kind, label, number: None, len, label_len: len }
}

/// `+text`, `- text`, `< text`.
fn diff(text: &str) -> Option<Lead<'_>> {
    Some(plain(RepairKind::DiffMark, text.get(..1)?, 1))
}

/// `job<tab>step<tab>2026-11-20T15:42:06.1234567Z text`: the names in front of a job's log.
fn step(text: &str) -> Option<Lead<'_>> {
    let rest = text.splitn(3, '\t').nth(2)?;
    front_of(rest, &STAMPS)?;
    Some(plain(RepairKind::LogPrefix, "", text.len() - rest.len()))
}

/// `12: text`, `  12  text`, `12|text`.
fn numbered(text: &str) -> Option<Lead<'_>> {
    let blanks = text.len() - text.trim_ascii_start().len();
    let digits = text.bytes().skip(blanks).take_while(u8::is_ascii_digit).count();
    // Longer ones are times: seconds since 1970 also count up from line to line.
    if digits > MOST_DIGITS {
        return None;
    }
    // `01:00.0 VGA compatible controller`: addresses of lspci count up as well.
    if digits > 1 && text.as_bytes().get(blanks) == Some(&b'0') {
        return None;
    }
    let end = blanks + digits;
    let number = text.get(blanks..end)?.parse().ok()?;
    let mark = match text.as_bytes().get(end) {
        None => 0,
        // One blank only: more of them are the first column's.
        Some(b':' | b'|' | b')' | b'\t' | b' ') => 1,
        Some(b'.') if matches!(text.as_bytes().get(end + 1), None | Some(b' ')) => 1,
        Some(_) => return None,
    };
    let label = match text.as_bytes().get(end) {
        None | Some(b'\t') if blanks >= 4 => "\t",
        Some(b':' | b'|') => ":",
        _ => "",
    };
    Some(Lead { number: Some(number), ..plain(RepairKind::LineNumber, label, end + mark) })
}

/// Digits of the number of a line.
const MOST_DIGITS: usize = 7;

/// `path:`, `path:12:`, `name  | `, `[pod/name] `
fn labelled(text: &str) -> Option<Lead<'_>> {
    let head = text.as_bytes().get(..LONGEST).unwrap_or(text.as_bytes());
    let name = head.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"/._-+[]".contains(byte)).count();
    let label = text.get(..name)?;
    let rest = text.get(name..)?;
    if label.starts_with('[') {
        let is_pod = label.ends_with(']') && label.contains('/') && (rest.is_empty() || rest.starts_with(' '));
        return is_pod.then(|| plain(RepairKind::LogPrefix, label, text.len().min(name + 1)));
    }
    if let Some(after) = rest.strip_prefix(':') {
        // The files of the kernel have one line each, and their path says what it is.
        let has_extension =
            label.rsplit_once('.').is_some_and(|(_, end)| end.starts_with(|it: char| it.is_ascii_alphabetic()));
        let is_path = has_extension || label.starts_with(['/', '.']);
        if !is_path || label.contains(['[', ']']) || label.starts_with("/sys/") || label.starts_with("/proc/") {
            return None;
        }
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let line = after.get(..digits).and_then(|digits| digits.parse().ok());
        let number = line.filter(|_| matches!(after.as_bytes().get(digits), Some(b':')));
        let len = name + 1 + if number.is_some() { digits + 1 } else { 0 };
        return Some(Lead { number, len, ..plain(RepairKind::FilePrefix, label, name + 1) });
    }
    let blanks = rest.len() - rest.trim_ascii_start().len();
    let is_bar = !label.is_empty() && blanks > 0 && text.as_bytes().get(name + blanks) == Some(&b'|');
    is_bar.then(|| plain(RepairKind::LogPrefix, label, name + blanks + 1))
}

/// A date with a time of day, or a time of day in brackets, and the level of a program's log.
fn stamp(text: &str) -> Option<Lead<'_>> {
    let (stamp, rest) = front_of(text, &STAMPS)?;
    // dmesg's own stamp: it is read with the record.
    if front(rest, ",######").is_some() {
        return None;
    }
    let rest = behind(behind(behind(rest, ";#+"), "~##:?##"), "Z");
    let rest = if text.starts_with('[') { front(rest, "]")?.1 } else { rest };
    let rest = if rest.is_empty() { rest } else { front(rest, " ")?.1 };
    // Xen's log is read with a time in front.
    if rest.starts_with("(XEN)") && !stamp.contains('/') {
        return None;
    }
    let level = LEVELS.iter().find_map(|level| {
        let rest = rest.strip_prefix(level)?;
        if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
    });
    Some(plain(RepairKind::LogPrefix, "", text.len() - level.unwrap_or(rest).len()))
}

const STAMPS: [&str; 5] =
    ["[?####-##-##T?##:##:##", "[?####/##/## ##:##:##", "[?####-##-## ##:##:##", "[?@@@ +##? ##:##:##", "[##:##:##"];

const LEVELS: &[&str] = &["INFO", "DEBUG", "NOTICE", "WARNING", "WARN", "ERROR", "stdout F", "stderr F"];

/// The length of a priority in front of a syslog line, and of the head of an RFC 5424 record:
/// `<6>Nov 20 15:42:06 web01 `, `<14>1 2026-11-20T15:42:06Z web01 collect 812 - - `.
pub(super) fn priority(text: &str) -> usize {
    let Some((_, rest)) = front(text, "<##?#?>") else { return 0 };
    if front(rest, "@@@ +##? ##:##:## ").is_some() {
        return text.len() - rest.len();
    }
    // Version, time, host, program, process, message id, and no structured data.
    let head = "1 ####-##-##T##:##:##.?#*Z?";
    let Some((_, mut rest)) = front(rest, head) else { return 0 };
    for word in 0..6 {
        rest = match rest.split_once(' ') {
            Some((_, after)) => after,
            // A blank line.
            None if word == 5 => "",
            None => return 0,
        };
    }
    text.len() - rest.len()
}
