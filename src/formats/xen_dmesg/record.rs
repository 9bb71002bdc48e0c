//! One line of the hypervisor's console, taken apart.
//!
//! ```text
//! (XEN) [2024-01-01 10:00:00] grant_table.c:1755:d5v0 Expanding d5 grant table from 32 to 33 frames
//! ^^^^^  ^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^ ^^^^ ^^^^^^^^^^^^^^^^^^…
//! origin stamp                place              vcpu message
//! ```
//!
//! The forms of the stamp are those of `console_timestamps=` (`printk_start_of_line` in
//! xen/drivers/char/console.c, Xen 4.20); before the clock is known `date` falls back to the others
//! in the same log. Place and vCPU are printed by `dprintk`, `gprintk` and `gdprintk`.

use crate::scan;
use crate::text::{behind, front};

/// Who printed a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin<'l> {
    /// `(XEN)`: the hypervisor.
    Hypervisor,
    /// `(d5)`: a guest, through the hypervisor's console; with the number of its domain.
    Guest(&'l str),
}

/// A line of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Record<'l> {
    pub(super) origin: Origin<'l>,
    /// The time, without its brackets.
    pub(super) stamp: Option<&'l str>,
    /// The domain that ran when it was printed, from `d5v0`.
    pub(super) current: Option<&'l str>,
    /// The rest, without the blanks around it.
    pub(super) message: &'l str,
}

/// Takes a line apart; none where it is not one of the hypervisor's console.
pub(super) fn record(line: &str) -> Option<Record<'_>> {
    let (origin, rest) = origin(behind_logger(line)?)?;
    if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
        return None;
    }
    // One blank belongs to the prefix. What is indented further is no stamp: the lines of a memory
    // map begin `(XEN)  [0000000000000000, …`.
    let body = rest.get(1..).unwrap_or_default();
    let stamp = match origin {
        Origin::Hypervisor => calendar_stamp(body).or_else(|| boot_stamp(body)).or_else(|| cycles(body)),
        // Seconds behind `(d5)` are those of the guest's own kernel.
        Origin::Guest(_) => calendar_stamp(body),
    };
    let (stamp, body) = stamp.map_or((None, body), |(stamp, body)| (Some(stamp), body));
    let (message, current) = match origin {
        Origin::Hypervisor => context(body.trim_ascii()),
        Origin::Guest(_) => (body.trim_ascii(), None),
    };
    Some(Record { origin, stamp, current, message })
}

/// Whether a line is one of the hypervisor's console.
pub(super) fn is_record(line: &str) -> bool {
    record(line).is_some()
}

/// The line from its first bracket on, where nothing stands before it but the time that the program
/// behind the serial line wrote: `Nov 18 01:55:11.753936 (XEN) …`.
fn behind_logger(line: &str) -> Option<&str> {
    const WIDTH: usize = 40;
    let start = line.bytes().take(WIDTH).position(|byte| byte == b'(')?;
    let (before, record) = line.split_at_checked(start)?;
    let is_time = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_digit() || b":.,-+[]TZ".contains(&byte))
            || (word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
    };
    let is_stamp = || before.contains(':') && scan::texts(before).all(is_time);
    (before.trim_ascii().is_empty() || is_stamp()).then_some(record)
}

/// Whether a line is one of a kernel: `[   12.345678] text`.
pub(super) fn is_kernel_record(line: &str) -> bool {
    line.trim_ascii_start().starts_with('[') && boot_stamp(line.trim_ascii_start()).is_some()
}

fn origin(line: &str) -> Option<(Origin<'_>, &str)> {
    if let Some((_, rest)) = front(line, "(XEN)") {
        return Some((Origin::Hypervisor, rest));
    }
    let (tag, rest) = front(line, "(d##?#?#?#?)")?;
    Some((Origin::Guest(tag.trim_matches(['(', 'd', ')'])), rest))
}

/// A stamp without its brackets, and what is behind it.
type Stamp<'l> = Option<(&'l str, &'l str)>;

fn bare<'l>((stamp, rest): (&'l str, &'l str)) -> (&'l str, &'l str) {
    (stamp.trim_matches(['[', ']', ' ']), rest)
}

/// `[2024-01-01 10:00:00] `, `[2024-01-01 10:00:00.123] `
fn calendar_stamp(line: &str) -> Stamp<'_> {
    const SECONDS: &str = "[####-##-## ##:##:##] ";
    front(line, SECONDS).or_else(|| front(line, "[####-##-## ##:##:##.###] ")).map(bare)
}

/// `[   12.345678] `
fn boot_stamp(line: &str) -> Stamp<'_> {
    front(line, "[ *#+.######] ?").map(bare)
}

/// `[0000001a2b3c4d5e] `
fn cycles(line: &str) -> Stamp<'_> {
    front(line, "[$$$$$$$$$$$$$$$$] ").map(bare)
}

/// Takes `grant_table.c:1755:d5v0 ` or a part of it from the front; the domain is `5`.
fn context(body: &str) -> (&str, Option<&str>) {
    let body = place(body).map_or(body, str::trim_ascii_start);
    match current(body) {
        Some((domain, rest)) => (rest.trim_ascii_start(), Some(domain)),
        None => (body, None),
    }
}

/// What is behind `arch/x86/mm.c:2399:`.
fn place(body: &str) -> Option<&str> {
    let (file, rest) = body.split_once(':')?;
    let is_path = |byte: u8| byte.is_ascii_alphanumeric() || b"_-/.".contains(&byte);
    let is_file = (file.ends_with(".c") || file.ends_with(".h")) && file.bytes().all(is_path);
    if is_file { Some(front(rest, "#+:")?.1) } else { None }
}

/// `d5v0 `, `d5 `, `d0v1: `
fn current(body: &str) -> Option<(&str, &str)> {
    let (domain, rest) = front(front(body, "d")?.1, "#+")?;
    Some((domain, front(behind(rest, "v#+"), ":? ")?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> (Option<&str>, Option<&str>, &str) {
        let Record { stamp, current, message, .. } = record(line).unwrap();
        (stamp, current, message)
    }

    #[test]
    fn stamps_of_every_kind() {
        for (line, stamp) in [
            ("(XEN) Brought up 2 CPUs", None),
            ("(XEN) [2024-01-01 10:00:00] Brought up 2 CPUs", Some("2024-01-01 10:00:00")),
            ("(XEN) [2024-01-01 10:00:00.123] Brought up 2 CPUs", Some("2024-01-01 10:00:00.123")),
            ("(XEN) [   12.345678] Brought up 2 CPUs", Some("12.345678")),
            ("(XEN) [0000001a2b3c4d5e] Brought up 2 CPUs", Some("0000001a2b3c4d5e")),
        ] {
            assert_eq!(parts(line), (stamp, None, "Brought up 2 CPUs"), "{line}");
        }
    }

    #[test]
    fn a_memory_map_has_no_stamp() {
        for line in ["(XEN)  [0000000000000000, 0000000000000fff] (reserved)", "(XEN)  [0000000000000000] x"] {
            assert_eq!(parts(line).0, None, "{line}");
        }
    }

    #[test]
    fn place_and_domain_go_before_the_message() {
        for (line, domain) in [
            ("(XEN) grant_table.c:1755:d5v0 Expanding x", Some("5")),
            ("(XEN) common/grant_table.c:1755:d5v0 Expanding x", Some("5")),
            ("(XEN) [2024-01-01 10:00:00] mm.c:12:d5 Expanding x", Some("5")),
            ("(XEN) mm.c:12: Expanding x", None),
            ("(XEN) d5v12 Expanding x", Some("5")),
            ("(XEN) d5: Expanding x", Some("5")),
        ] {
            assert_eq!((parts(line).1, parts(line).2), (domain, "Expanding x"), "{line}");
        }
    }

    #[test]
    fn a_guest_keeps_the_stamps_of_its_kernel() {
        let line = "(d9) [    0.000000] Linux version 6.6.25";
        let found = record(line).unwrap();
        assert_eq!((found.origin, found.message), (Origin::Guest("9"), "[    0.000000] Linux version 6.6.25"));
        assert_eq!(parts("(d1) [2024-01-01 10:00:00] hello").0, Some("2024-01-01 10:00:00"));
    }

    #[test]
    fn a_console_logger_may_write_the_time_in_front() {
        for line in ["Nov 18 01:55:11.753936 (XEN) x", "[01:13:22.717] (XEN) x", "2026-11-20T15:42:06+0000 (d1) x"] {
            assert_eq!(parts(line).2, "x", "{line}");
        }
    }

    #[test]
    fn other_lines_are_none() {
        for line in
            ["(XENOLITH) x", "(d) x", "(d123456) x", "XEN: x", "(XEN)x", "[    0.000000] (XEN) x", "see: (XEN) x", ""]
        {
            assert_eq!(record(line), None, "{line}");
        }
        assert!(is_kernel_record("[    3.362925] acpi PNP0A08:00: _OSC"));
        assert!(!is_kernel_record("[ OK ] Started"));
    }
}
