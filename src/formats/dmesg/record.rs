//! One kernel record: the stamps that may stand before the message, and the message.
//!
//! ```text
//! [    0.000000] message                                  dmesg
//! [    0.000000][    T0] message                          printk caller
//! [      T0] message                                      the same without time
//! [    0.000000 <    0.000000>] message                   dmesg -d
//! [Fri Nov 20 15:40:31 2026] message                      dmesg -T
//! [Nov20 15:40] message   [  +0.000012] message           dmesg -H
//! [<    0.000012>] message                                dmesg --time-format delta
//! 2026-11-20T15:40:31,000000+00:00 message                dmesg --time-format iso
//! kern  :notice: [    0.000000] message                   dmesg -x
//! <5>[    0.000000] message                               dmesg -r, serial consoles
//! 5,0,0,-;message                                         /dev/kmsg
//! "time":     0.000000,                                   dmesg --json, a line for each
//! "msg": "message"
//! ```
//!
//! util-linux 2.40 can print several on one record.

use crate::scan::number;
use crate::text::{Line, behind, front, front_of};

/// A record of the ring buffer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Record<'s> {
    /// Seconds since boot, where the stamp tells them.
    pub(super) uptime: Option<f64>,
    /// What was printed.
    pub(super) message: &'s str,
}

/// The record on a line: it has a stamp of its own, or a log prefix of the kernel.
pub(super) fn record(line: Line<'_>) -> Option<Record<'_>> {
    match stamped(line.text) {
        Some(record) => Some(record),
        None if line.tag() == Some("kernel") => Some(Record { uptime: None, message: line.text }),
        None => {
            let message = line.text.strip_prefix(TAG)?;
            Some(stamped(message).unwrap_or(Record { uptime: None, message }))
        }
    }
}

/// What is left of a log prefix when time and host were cut.
pub(super) const TAG: &str = "kernel: ";

/// The record on a text that begins with a stamp.
pub(super) fn stamped(text: &str) -> Option<Record<'_>> {
    let text = text.trim_ascii_start();
    // No stamp begins with anything else, so most lines of other formats end here.
    if !matches!(
        text.as_bytes().first()?,
        b'[' | b'<' | b'k' | b'u' | b'd' | b'a' | b's' | b'l' | b'm' | b'"' | b'0'..=b'9'
    ) {
        return None;
    }
    let (mut message, mut uptime) = match text.as_bytes().first()? {
        b'[' => stamp(text)?,
        b'"' => json(text)?,
        b'0'..=b'9' => stamp(text).or_else(|| kmsg(text))?,
        _ => level_in_front(text)?,
    };
    // The stamps that `dmesg -x` and stacked formats put behind the first one.
    while let Some((rest, next)) = stamp(message) {
        uptime = uptime.or(next);
        message = rest;
    }
    // Some programs that copy the ring buffer to a file write their tag behind the stamp.
    message = message.strip_prefix(TAG).unwrap_or(message);
    Some(Record { uptime, message: message.trim_ascii_end() })
}

/// What is behind a stamp, and the seconds since boot that it tells.
type Stamp<'l> = Option<(&'l str, Option<f64>)>;

fn stamp(line: &str) -> Stamp<'_> {
    const TIMELESS: [&str; 5] = [
        "[ +^#+] ",
        "[ *~#+.####?#?#?] ?",
        "[< *#+.####?#?#?>] ?",
        "[@+ *#+ #+:#+] ?",
        "####-##-##T##:##:##;######~##:## ",
    ];
    uptime(line).or_else(|| wall_clock(line)).or_else(|| Some((front_of(line, &TIMELESS)?.1, None)))
}

/// `<5>` and `kern  :notice: `; a stamp or the message follows.
fn level_in_front(line: &str) -> Stamp<'_> {
    const FACILITIES: [&str; 7] = ["kern", "user", "daemon", "auth", "syslog", "local0", "mail"];
    let rest = match front(line, "<##?#?>") {
        Some((_, rest)) => rest,
        None => front(front_of(line, &FACILITIES)?.1, " *:%+ *: +")?.1,
    };
    Some(stamp(rest).unwrap_or((rest, None)))
}

/// `[    0.000000] `, also with the caller or a delta. The blank behind it may be lost.
fn uptime(line: &str) -> Stamp<'_> {
    let (seconds, rest) = front(line, "[ *#+.####?#?#?")?;
    let (_, rest) = front(behind(rest, " *< *-?#+.####?#?#?>"), "]")?;
    let rest = behind(behind(rest, "[ *^#+]"), " ");
    Some((rest, number(seconds.trim_start_matches(['[', ' ', '\t']))))
}

/// `[Fri Nov 20 15:40:31 2026] `, with the words of any locale.
fn wall_clock(line: &str) -> Stamp<'_> {
    let (_, mut rest) = front(line, "[")?;
    // The words stop at the clock, because a colon is none of their letters.
    while let Some((_, next)) = front(rest, "&+ +") {
        rest = next;
    }
    let (_, rest) = front(rest, "#+:#+:#+ +####")?;
    Some((front(behind(rest, " ^+"), "] ?")?.1, None))
}

/// `"time":     0.000000,` and `"msg": "message"`
fn json(line: &str) -> Stamp<'_> {
    if let Some(message) = line.strip_prefix("\"msg\": \"") {
        // More may stand behind it, where line ends were lost.
        let mut ends = message.match_indices('"').map(|(at, _)| message.get(..at).unwrap_or_default());
        return Some((ends.find(|message| !message.ends_with('\\')).unwrap_or(message), None));
    }
    let seconds = line.strip_prefix("\"time\": ")?.trim_ascii_start().strip_suffix(',')?;
    Some(("", Some(number(seconds)?)))
}

/// `6,5,0,-;` (level, sequence, microseconds, flags)
fn kmsg(line: &str) -> Stamp<'_> {
    let (micros, rest) = front(front(line, "#+,#+,")?.1, "#+")?;
    let (flags, rest) = front(rest, ",")?.1.split_once(';')?;
    (!flags.contains(' ')).then(|| (rest, number(micros).map(|micros| micros / 1e6)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stamp_is_read() {
        for (text, uptime) in [
            ("[    0.000000] Linux version", Some(0.0)),
            ("[17159596.699613] Linux version", Some(17_159_596.699_613)),
            ("[0.071334] Linux version", Some(0.071_334)),
            ("[    1.500000] kernel: Linux version", Some(1.5)),
            ("[    1.500000][    T0] Linux version", Some(1.5)),
            ("[    1.500000 <    0.000000>] Linux version", Some(1.5)),
            ("[Fri Nov 20 15:40:31 2026] Linux version", None),
            ("[ven. nov. 20 15:40:31 2026] Linux version", None),
            ("[Nov20 15:40] Linux version", None),
            ("[      T0] Linux version", None),
            ("[  +0.000012] Linux version", None),
            ("[<    0.000012>] Linux version", None),
            ("2026-11-20T15:40:31,000000+00:00 Linux version", None),
            ("kern  :notice: [    2.250000] Linux version", Some(2.25)),
            ("<5>[    2.250000] Linux version", Some(2.25)),
            ("<5>Linux version", None),
            ("5,0,2250000,-;Linux version", Some(2.25)),
            ("[    0.001411 <   -0.050589>] Linux version", Some(0.001_411)),
            ("         \"msg\": \"Linux version\"", None),
            (
                "[1.500000 <    0.000000>] [Fri Dec 22 12:26:24 2023] [  +0.000000] 2023-12-22T12:26:24,559613-08:00 Linux version",
                Some(1.5),
            ),
        ] {
            assert_eq!(stamped(text), Some(Record { uptime, message: "Linux version" }), "{text}");
        }
    }

    #[test]
    fn other_brackets_and_dates_are_no_stamps() {
        for text in [
            "[root@web01 ~]# dmesg",
            "[0000000000000000, 0000000000000fff] (reserved)",
            "[sudo] password for marcos:",
            "2026-11-20T16:05:07+0000",
            "11/20/26 16:05:07",
            "sda               1.53        18.57",
            "user@host",
            "\"msg\":\"Linux version\"",
            "\"time\": \"12:00\",",
            "Linux version 6.1.0",
        ] {
            assert_eq!(stamped(text), None, "{text}");
        }
    }
}
