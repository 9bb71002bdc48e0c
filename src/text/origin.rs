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

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of, space0, space1};
use nom::combinator::{opt, recognize, verify};
use nom::multi::many1_count;
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

use super::RepairKind;

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
/// collector stamped once more.
pub(super) fn prefix(line: &str) -> Option<Prefix> {
    if !may_begin(line) {
        return None;
    }
    let mut prefix = Prefix::default();
    let mut rest = line;
    for _ in 0..LAYERS {
        let before = rest.len();
        while let Some(after) = rest.strip_prefix('>') {
            rest = after.strip_prefix(' ').unwrap_or(after);
            prefix.note(QuotePrefix);
        }
        if let Ok((after, stamp)) = wall_clock(rest) {
            prefix.stamp = Some(range_in(line, stamp));
            prefix.note(WallClock);
            rest = after;
        }
        if let Ok((after, stamp)) = job_stamp(rest) {
            prefix.stamp = Some(range_in(line, stamp));
            prefix.note(LogPrefix);
            rest = after;
        }
        if let Ok((after, stamp)) = app_prefix(rest) {
            prefix.stamp = Some(range_in(line, stamp));
            prefix.note(LogPrefix);
            rest = after;
        }
        if let Ok((after, tag)) = domain(rest)
            && (prefix.stamp.is_some() || uptime_stamp(after).is_ok())
        {
            prefix.host = Some(range_in(line, tag));
            prefix.note(LogPrefix);
            rest = after;
        }
        if let Ok((after, _)) = file_name(rest)
            && (logged(after).is_ok() || uptime_stamp(after).is_ok() || after.starts_with("(XEN) "))
        {
            prefix.note(FilePrefix);
            rest = after;
        }
        if let Ok((after, logged)) = logged(rest) {
            prefix.stamp = Some(range_in(line, logged.stamp));
            prefix.host = Some(range_in(line, logged.host));
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
    let is_month_or_day = |byte| matches!(byte, b'A' | b'D' | b'F' | b'J' | b'M'..=b'O' | b'S' | b'T' | b'W');
    matches!(first, b'>' | b'[' | b'(' | b'/' | b'.' | b'0'..=b'9' | b'a'..=b'z') || is_month_or_day(first)
}

struct Logged<'a> {
    stamp: &'a str,
    host: &'a str,
    tag: &'a str,
}

/// `stamp host program[pid]: `
fn logged(line: &str) -> IResult<&str, Logged<'_>> {
    let (rest, stamp) = alt((bsd_stamp, iso_stamp, weekday_stamp, unix_stamp, uptime_stamp)).parse(line)?;
    // `Nov 18 01:55:11 (XEN) CPU: 8` is a serial console with a time in front, not a log of host `(XEN)`.
    let (rest, host) = preceded(space1, verify(word, |it: &str| !it.starts_with('('))).parse(rest)?;
    let (rest, program) = preceded(space1, word).parse(rest)?;
    let (rest, pid) = opt(delimited(char('['), digits(1, 10), char(']'))).parse(rest)?;
    // A bare kernel record may begin `[    0.000000] Command line: ro`, and with `dmesg --time-format
    // iso` it begins `2026-11-20T15:40:31,000000+00:00 Command line: ro`.
    if (stamp.starts_with('[') || stamp.contains(',')) && pid.is_none() && program != "kernel" {
        return Err(nom::Err::Error(nom::error::Error::new(line, nom::error::ErrorKind::Tag)));
    }
    let (rest, _) = char(':')(rest)?;
    let (rest, _) = opt(char(' ')).parse(rest)?;
    Ok((rest, Logged { stamp, host, tag: program }))
}

/// A host or program name.
fn word(line: &str) -> IResult<&str, &str> {
    take_while1(|it: char| it.is_alphanumeric() || "._-/@()+".contains(it)).parse(line)
}

fn digits<'a>(min: usize, max: usize) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    take_while_m_n(min, max, |it: char| it.is_ascii_digit())
}

/// `15:42:06`, `15:42:06.487488`, `15:42:06,487488`
fn clock(line: &str) -> IResult<&str, &str> {
    recognize((digits(1, 2), char(':'), digits(2, 2), char(':'), digits(2, 2), opt((one_of(".,"), digits(1, 9)))))
        .parse(line)
}

/// `2026-11-20`
fn date(line: &str) -> IResult<&str, &str> {
    recognize((digits(4, 4), char('-'), digits(2, 2), char('-'), digits(2, 2))).parse(line)
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `Nov 20 15:42:06`
fn bsd_stamp(line: &str) -> IResult<&str, &str> {
    let letters = take_while_m_n(3, 3, |it: char| it.is_ascii_alphabetic());
    let month = verify(letters, |it: &str| MONTHS.contains(&it));
    recognize((month, space1, digits(1, 2), space1, clock)).parse(line)
}

/// `2026-11-20T15:42:32.995634+00:00`, `2026-11-20T15:42:06+0000`, `… Z`
fn iso_stamp(line: &str) -> IResult<&str, &str> {
    let zone = alt((tag("Z"), recognize((one_of("+-"), digits(2, 2), opt(char(':')), digits(2, 2)))));
    recognize((date, one_of("T "), clock, opt(zone))).parse(line)
}

/// `Fri 2026-11-20 15:42:06 UTC`
fn weekday_stamp(line: &str) -> IResult<&str, &str> {
    let letters = |min, max| take_while_m_n(min, max, |it: char| it.is_ascii_alphabetic());
    recognize((letters(3, 3), char(' '), date, char(' '), clock, char(' '), letters(1, 5))).parse(line)
}

/// `1795189326.487488`
fn unix_stamp(line: &str) -> IResult<&str, &str> {
    recognize((digits(9, 10), char('.'), digits(3, 9))).parse(line)
}

/// `[    0.000000]`
fn uptime_stamp(line: &str) -> IResult<&str, &str> {
    recognize((char('['), space0, digits(1, 10), char('.'), digits(6, 6), char(']'))).parse(line)
}

/// `[2025-07-05 07:34:59] ` with something behind it.
fn wall_clock(line: &str) -> IResult<&str, &str> {
    let (rest, stamp) = delimited(char('['), recognize((date, char(' '), clock)), char(']')).parse(line)?;
    let (rest, _) = char(' ')(rest)?;
    Ok((rest, stamp))
}

/// `2026-11-20T15:42:32.9956341Z ` (a job's log), `2026-11-20T15:42:32.995634134Z stdout F ` (a
/// container's). Seven digits or more tell them from a tool's own time line.
fn job_stamp(line: &str) -> IResult<&str, &str> {
    let (rest, stamp) = recognize((
        date,
        char('T'),
        digits(2, 2),
        char(':'),
        digits(2, 2),
        char(':'),
        digits(2, 2),
        char('.'),
        digits(7, 9),
        char('Z'),
    ))
    .parse(line)?;
    let stream = (alt((tag("stdout"), tag("stderr"))), char(' '), one_of("FP"), char(' '));
    let (rest, _) = (char(' '), opt(stream)).parse(rest)?;
    Ok((rest, stamp))
}

/// `[01:13:22.717][Moby           ][Info   ] `
fn app_prefix(line: &str) -> IResult<&str, &str> {
    let (rest, stamp) = delimited(char('['), clock, char(']')).parse(line)?;
    let group = delimited(char('['), take_while1(|it: char| it != ']' && it != '['), char(']'));
    let (rest, _) = (many1_count(group), char(' ')).parse(rest)?;
    Ok((rest, stamp))
}

/// `(d9) `
fn domain(line: &str) -> IResult<&str, &str> {
    let (rest, domain) = delimited(char('('), recognize((char('d'), digits(1, 5))), char(')')).parse(line)?;
    let (rest, _) = char(' ')(rest)?;
    Ok((rest, domain))
}

/// `/var/log/kern.log:`, `kern.log:12:`, as grep prints them.
fn file_name(line: &str) -> IResult<&str, &str> {
    let path = take_while1(|it: char| it.is_alphanumeric() || "/._-+".contains(it));
    let (rest, path) = verify(path, |it: &str| it.contains(['/', '.'])).parse(line)?;
    let (rest, _) = (char(':'), opt((digits(1, 9), char(':')))).parse(rest)?;
    Ok((rest, path))
}

/// Where a part of a line stands in it.
fn range_in(line: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
    start..start + part.len()
}
