//! What stands in front of a line because of the way it travelled: mail quoting, a syslog or
//! journal prefix, a wall clock that a console logger added.
//!
//! ```text
//! > Nov 20 15:42:06 xenlab kernel: [    0.000000] Linux version 6.1.0
//! 2026-11-20T15:42:32.995634+00:00 xenlab kernel: Linux version 6.1.0
//! Fri 2026-11-20 15:42:06 UTC xenlab kernel: Linux version 6.1.0
//! 1795189326.487488 xenlab kernel: Linux version 6.1.0
//! [    0.000000] xenlab kernel: Linux version 6.1.0          (journalctl -o short-monotonic)
//! [2025-07-05 07:34:59] [    0.000000] Linux version 6.1.0   (xenconsoled, log time stamps)
//! [2024-05-12 02:09:44] (d9) [    0.000000] Linux version 6.6.25
//! /var/log/kern.log:Feb  2 17:33:32 proxmox kernel: [    0.000000] tsc: Detected 3193 MHz
//! [01:13:22.717][Moby           ][Info   ] [    0.000000] SMBIOS 3.1.0 present.
//! ```
//!
//! Every form is matched to its last colon, so that a timestamp line of a tool (`iostat -t`) or a
//! sentence that begins with a date stays what it is.

use std::ops::Range;

use super::RepairKind;
use super::letter::is_letter;
use super::shape::{behind, front, front_of};

use RepairKind::{FilePrefix, LogPrefix, QuotePrefix, WallClock};

/// The parts of a prefix, as ranges of the line.
#[derive(Debug, Default)]
pub(super) struct Prefix {
    pub(super) len: usize,
    pub(super) host: Option<Range<usize>>,
    pub(super) tag: Option<Range<usize>>,
    pub(super) stamp: Option<Range<usize>>,
    kinds: Vec<RepairKind>,
}

impl Prefix {
    pub(super) fn kinds(&self) -> &[RepairKind] {
        &self.kinds
    }

    fn note(&mut self, kind: RepairKind) {
        if !self.kinds.contains(&kind) {
            self.kinds.push(kind);
        }
    }
}

/// The prefix of a line, or none. Several stand one after another: a quoted line of a log that a
/// collector stamped once more. Where `times` are only put in front, two words and a colon behind a time are
/// no host and program.
pub(super) fn prefix(line: &str, times: Stamped) -> Option<Prefix> {
    if !may_begin(line) {
        return None;
    }
    let mut prefix = Prefix::default();
    let mut rest = line;
    for _ in 0..LAYERS {
        let before = rest.len();
        // A mail program puts a blank before a mark that begins a line (RFC 3676).
        while let Some(after) = rest.strip_prefix('>').or_else(|| rest.strip_prefix(" >")) {
            rest = after.strip_prefix(' ').unwrap_or(after);
            prefix.note(QuotePrefix);
        }
        // A block is not indented as a whole where a person marked a line of it.
        if let Some(after) = rest.strip_prefix('\t')
            && logged(after).is_some_and(|(logged, _)| logged.is_sure)
        {
            prefix.note(RepairKind::Indent);
            rest = after;
        }
        // The first byte tells which of them it may be.
        let of_program = || app_prefix(rest).map(|found| (LogPrefix, found));
        let stamped = match rest.as_bytes().first() {
            Some(b'[') => wall_clock(rest).map(|found| (WallClock, found)).or_else(of_program),
            Some(b'0'..=b'9') => job_stamp(rest).map(|found| (LogPrefix, found)),
            _ => None,
        };
        if let Some((kind, (stamp, after))) = stamped {
            prefix.stamp = Some(range_in(line, stamp));
            prefix.note(kind);
            rest = after;
        }
        // The console of z/VM numbers the processors: `00: [   98.203779] CPU: 0 PID: 1127`.
        if let Some((_, after)) = front(rest, "##: ").filter(|(_, after)| front(after, UPTIME).is_some()) {
            prefix.note(LogPrefix);
            rest = after;
        }
        if let Some((tag, after)) = installer(rest) {
            prefix.tag = Some(range_in(line, tag));
            prefix.note(LogPrefix);
            rest = after;
        }
        if let Some((tag, after)) = domain(rest)
            && (prefix.stamp.is_some() || front(after, UPTIME).is_some())
        {
            prefix.host = Some(range_in(line, tag));
            prefix.note(LogPrefix);
            rest = after;
        }
        if let Some(after) = behind_file_name(rest)
            && (logged(after).is_some() || front(after, UPTIME).is_some() || after.starts_with("(XEN) "))
        {
            prefix.note(FilePrefix);
            rest = after;
        }
        if let Some((logged, after)) = logged(rest).filter(|(logged, _)| logged.is_sure || !times.at(rest)) {
            prefix.stamp = Some(range_in(line, logged.stamp));
            prefix.host = (!logged.host.is_empty()).then(|| range_in(line, logged.host));
            prefix.tag = Some(range_in(line, logged.tag));
            prefix.note(LogPrefix);
            rest = after;
        }
        if rest.len() == before {
            break;
        }
    }
    prefix.len = line.len() - rest.len();
    (prefix.len > 0).then_some(prefix)
}

/// How many prefixes stand one after another at most.
const LAYERS: usize = 4;

/// Most lines begin with a blank or with a word that begins no prefix.
fn may_begin(line: &str) -> bool {
    let Some(&first) = line.as_bytes().first() else { return false };
    let is_month_or_day =
        |byte| matches!(byte, b'A' | b'D'..=b'F' | b'J' | b'K' | b'M'..=b'O' | b'S' | b'T' | b'W' | 128..);
    line.starts_with(" >")
        || first == b'\t'
        || matches!(first, b'>' | b'[' | b'(' | b'/' | b'.' | b'0'..=b'9' | b'a'..=b'z')
        || is_month_or_day(first)
}

struct Logged<'a> {
    stamp: &'a str,
    host: &'a str,
    tag: &'a str,
    /// It is of the kernel, or has the number of a process.
    is_sure: bool,
}

/// `[    0.000000]`
const UPTIME: &str = "[ *#+.######]";

/// `Fri 2026-11-20 15:42:06 UTC`
const FULL: &str = "@@@ ####-##-## ##:##:## @+";

/// `1795189326.487488`
const SECONDS: &str = "#########+.####*";

/// `Nov 20 15:42:06`
const BSD: &str = "@@@@*.? +##? +##?:##:##";

/// `3月 06 23:45:28`
const MONTH: &str = "##?@@@ +##? +##?:##:##";

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `stamp host program[pid]: `
fn logged(line: &str) -> Option<(Logged<'_>, &str)> {
    let mut is_foreign = false;
    let (stamp, rest) = match line.as_bytes().first()? {
        b'[' => front(line, UPTIME)?,
        b'0'..=b'9' => iso_stamp(line).or_else(|| front(line, SECONDS)).or_else(|| {
            is_foreign = true;
            front(line, MONTH)
        })?,
        _ if MONTHS.iter().any(|month| line.starts_with(month)) => front(line, BSD)?,
        _ => front(line, FULL).or_else(|| {
            is_foreign = true;
            front(line, BSD)
        })?,
    };
    // Parts of a second.
    let rest = behind(rest, ";#+");
    let stamp = line.get(..line.len() - rest.len()).unwrap_or(stamp);
    // `Nov 18 01:55:11 (XEN) CPU: 8` is a serial console with a time in front, not a log of host `(XEN)`.
    let rest = front(rest, " +")?.1;
    // People take the name away: `Nov 22 06:07:54 kernel: `, `Jul 27 18:00:28 <server> kernel: `.
    let bare = behind(rest, "<%+> ");
    let (host, rest) = if bare.starts_with("kernel:") && !stamp.starts_with('[') {
        ("", bare)
    } else {
        word(rest).filter(|(host, _)| !host.starts_with('('))?
    };
    let (program, rest) = word(behind(rest, " +"))?;
    let pid = front(rest, "[#+]");
    // A bare kernel record may begin `[    0.000000] Command line: ro`, and with `dmesg --time-format
    // iso` it begins `2026-11-20T15:40:31,000000+00:00 Command line: ro`.
    if (stamp.starts_with('[') || stamp.contains(',')) && pid.is_none() && program != "kernel" {
        return None;
    }
    // Months of other languages, `ago 27 00:17:01 kali kernel: `, are told by what stands behind them.
    if is_foreign && pid.is_none() && program != "kernel" {
        return None;
    }
    let (_, rest) = front(pid.map_or(rest, |(_, rest)| rest), ": ?")?;
    let is_sure = pid.is_some() || program == "kernel";
    Some((Logged { stamp, host, tag: program, is_sure }, rest))
}

/// Of the times that begin with a digit and of those that begin with a month, whether they stand in front of lines that
/// are no log, as `ts` puts them: the host of a log is the same from line to line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Stamped {
    digits: bool,
    months: bool,
}

impl Stamped {
    fn at(self, line: &str) -> bool {
        if line.starts_with(|it: char| it.is_ascii_digit()) { self.digits } else { self.months }
    }
}

/// Looks at all lines.
pub(super) fn stamped(text: &str) -> Stamped {
    // Lines that may be of a log, those that are not, and the host that stood in the line before.
    let mut kinds = [(0, 0, None), (0, 0, None)];
    for line in text.lines() {
        let line = line.trim_start_matches(['>', ' ', '|', '\u{2502}']);
        // No stamp begins with so few digits and a blank.
        let kind = match line.as_bytes() {
            [b'0'..=b'9', b' ' | b'\t', ..] | [b'0'..=b'9', b'0'..=b'9' | b'.', b' ' | b'\t', ..] => continue,
            [b'0'..=b'9', ..] => 0,
            [b'A'..=b'S', ..] if MONTHS.iter().any(|month| line.starts_with(month)) => 1,
            _ => continue,
        };
        let Some((same, others, before)) = kinds.get_mut(kind) else { continue };
        match logged(line) {
            Some((logged, _)) => {
                let host = Some(logged.host);
                if logged.is_sure || *before == host {
                    *same += 1;
                } else if before.is_some() {
                    *others += 1;
                }
                *before = host;
            }
            None if iso_stamp(line).or_else(|| front(line, BSD)).is_some() => *others += 1,
            None => {}
        }
    }
    let [digits, months] = kinds.map(|(same, others, _)| others > same);
    Stamped { digits, months }
}

/// A host or program name.
fn word(line: &str) -> Option<(&str, &str)> {
    let end = line.find(|it: char| !is_letter(it) && !"._-/@()+".contains(it)).unwrap_or(line.len());
    line.split_at_checked(end).filter(|_| end > 0)
}

/// `2026-11-20T15:42:32.995634+00:00`, `2026-11-20T15:42:06+0000`, `… Z`
fn iso_stamp(line: &str) -> Option<(&str, &str)> {
    let (_, rest) = front(line, "####-##-##T##:##:##").or_else(|| front(line, "####-##-## ##:##:##"))?;
    let rest = behind(rest, ";#+");
    let rest = front(rest, "~##:?##").or_else(|| front(rest, "Z")).map_or(rest, |(_, rest)| rest);
    line.split_at_checked(line.len() - rest.len())
}

/// `[2025-07-05 07:34:59] ` with something behind it.
fn wall_clock(line: &str) -> Option<(&str, &str)> {
    bracketed(line, "[####-##-## ##?:##:##", " ")
}

/// The inside of brackets that begin with a shape, and what is behind the brackets and another shape.
/// Parts of a second may stand between the shape and its bracket.
fn bracketed<'l>(line: &'l str, shape: &str, after: &str) -> Option<(&'l str, &'l str)> {
    let (_, rest) = front(line, shape)?;
    let (_, rest) = front(behind(rest, ";#+"), "]")?;
    let stamp = line.get(1..line.len() - rest.len() - 1)?;
    Some((stamp, front(rest, after)?.1))
}

/// `2026-11-20T15:42:32.9956341Z ` (a job's log), `2026-11-20T15:42:32.995634134Z stdout F ` (a
/// container's). Seven digits or more tell them from a tool's own time line.
fn job_stamp(line: &str) -> Option<(&str, &str)> {
    let (stamp, rest) = front(line, "####-##-##T##:##:##.########?#?Z")?;
    let (_, rest) = front(rest, " ")?;
    Some((stamp, front_of(rest, &["stdout ^ ", "stderr ^ "]).map_or(rest, |(_, rest)| rest)))
}

/// `[01:13:22.717][Moby           ][Info   ] `
fn app_prefix(line: &str) -> Option<(&str, &str)> {
    let (stamp, mut rest) = bracketed(line, "[##?:##:##", "")?;
    let before = rest.len();
    while let Some((group, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        if group.is_empty() || group.contains('[') {
            return None;
        }
        rest = after;
    }
    if rest.len() == before { None } else { Some((stamp, front(rest, " ")?.1)) }
}

/// `03:09:07,531 INFO kernel:`, as Anaconda keeps the journal; the tag is `kernel`.
fn installer(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = word(front(line, "##:##:##,### ^+ ")?.1)?;
    Some((tag, front(behind(rest, "[#+]"), ":")?.1))
}

/// `(d9) `; the tag is `d9`.
fn domain(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = front(line, "(d##?#?#?#?) ")?;
    Some((tag.trim_matches(['(', ')', ' ']), rest))
}

/// What is behind `/var/log/kern.log:`, `kern.log:12:`, as grep prints them.
fn behind_file_name(line: &str) -> Option<&str> {
    if line.starts_with(['[', '(', '<']) {
        return None;
    }
    let (path, rest) = line.split_once(':')?;
    let is_path = path.contains(['/', '.']) && path.chars().all(|it| is_letter(it) || "/._-+".contains(it));
    is_path.then(|| behind(rest, "#+:"))
}

/// Where a part of a line stands in it.
fn range_in(line: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
    start..start + part.len()
}
