//! One kernel record: the stamps that may stand before the message, and the message.
//!
//! ```text
//! [    0.000000] message                                  dmesg
//! [    0.000000][    T0] message                          printk caller
//! [    0.000000 <    0.000000>] message                   dmesg -d
//! [Fri Nov 20 15:40:31 2026] message                      dmesg -T
//! [Nov20 15:40] message   [  +0.000012] message           dmesg -H
//! 2026-11-20T15:40:31,000000+00:00 message                dmesg --time-format iso
//! kern  :notice: [    0.000000] message                   dmesg -x
//! <5>[    0.000000] message                               dmesg -r, serial consoles
//! 5,0,0,-;message                                         /dev/kmsg
//! ```
//!
//! util-linux 2.40 can print several on one record.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, digit1, one_of, space0, space1};
use nom::combinator::{opt, recognize};
use nom::multi::many0_count;
use nom::sequence::{delimited, terminated};
use nom::{IResult, Parser};

use crate::scan::number;
use crate::text::Line;

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
        None => None,
    }
}

/// The record on a text that begins with a stamp.
pub(super) fn stamped(text: &str) -> Option<Record<'_>> {
    let text = text.trim_ascii_start();
    // No stamp begins with anything else, so most lines of other formats end here.
    if !matches!(text.as_bytes().first()?, b'[' | b'<' | b'k' | b'u' | b'd' | b'a' | b's' | b'l' | b'm' | b'0'..=b'9') {
        return None;
    }
    let (rest, first) = alt((level_in_front, stamp, kmsg)).parse(text).ok()?;
    let mut uptime = first;
    let mut message = rest;
    // The stamps that `dmesg -x` and stacked formats put behind the first one.
    while let Ok((rest, next)) = stamp(message) {
        uptime = uptime.or(next);
        message = rest;
    }
    // Some programs that copy the ring buffer to a file write their tag behind the stamp.
    message = message.strip_prefix("kernel: ").unwrap_or(message);
    Some(Record { uptime, message: message.trim_ascii_end() })
}

type Stamp<'l> = IResult<&'l str, Option<f64>>;

fn stamp(line: &str) -> Stamp<'_> {
    alt((uptime, relative, wall_clock, minute, iso)).parse(line)
}

/// `<5>` and `kern  :notice: `; a stamp or the message follows.
fn level_in_front(line: &str) -> Stamp<'_> {
    let number = delimited(char('<'), take_while_m_n(1, 3, |it: char| it.is_ascii_digit()), char('>'));
    let facility =
        alt((tag("kern"), tag("user"), tag("daemon"), tag("auth"), tag("syslog"), tag("local0"), tag("mail")));
    let level = take_while1(|it: char| it.is_ascii_lowercase());
    let named = recognize((facility, space0, char(':'), level, space0, char(':'), space1));
    let (rest, _) = alt((recognize(number), named)).parse(line)?;
    let (rest, uptime) = opt(stamp).parse(rest)?;
    Ok((rest, uptime.flatten()))
}

fn seconds(line: &str) -> IResult<&str, f64> {
    let (rest, text) =
        recognize((digit1, char('.'), take_while_m_n(3, 6, |it: char| it.is_ascii_digit()))).parse(line)?;
    Ok((rest, number(text).unwrap_or(f64::NAN)))
}

/// `[    0.000000] `, also with the caller or a delta. The blank behind it may be lost.
fn uptime(line: &str) -> Stamp<'_> {
    let delta = (space0, char('<'), space0, seconds, char('>'));
    let (rest, (_, _, seconds, _, _)) = (char('['), space0, seconds, opt(delta), char(']')).parse(line)?;
    let caller = (char('['), space0, one_of("TC"), digit1, char(']'));
    let (rest, _) = (opt(caller), opt(char(' '))).parse(rest)?;
    Ok((rest, Some(seconds)))
}

/// `[  +0.000012] `
fn relative(line: &str) -> Stamp<'_> {
    let (rest, _) = (char('['), space0, char('+'), seconds, char(']'), opt(char(' '))).parse(line)?;
    Ok((rest, None))
}

/// `[Fri Nov 20 15:40:31 2026] `, with the words of any locale.
fn wall_clock(line: &str) -> Stamp<'_> {
    let clock = (digit1, char(':'), digit1, char(':'), digit1);
    let word = |it: char| !it.is_ascii_whitespace() && it != ']' && it != ':';
    let words = many0_count((take_while1(word), space1));
    // The greedy words stop at the clock, because a colon is none of their letters.
    let (rest, _) =
        (char('['), words, clock, space1, take_while_m_n(4, 4, |it: char| it.is_ascii_digit())).parse(line)?;
    let (rest, _) =
        (opt((char(' '), take_while1(|it: char| it.is_ascii_uppercase()))), char(']'), opt(char(' '))).parse(rest)?;
    Ok((rest, None))
}

/// `[Nov20 15:40] `
fn minute(line: &str) -> Stamp<'_> {
    let day = (take_while_m_n(3, 5, char::is_alphabetic), space0, digit1);
    let (rest, _) = (char('['), day, char(' '), digit1, char(':'), digit1, char(']'), opt(char(' '))).parse(line)?;
    Ok((rest, None))
}

/// `2026-11-20T15:40:31,000000+00:00 `
fn iso(line: &str) -> Stamp<'_> {
    let digits = |count| take_while_m_n(count, count, |it: char| it.is_ascii_digit());
    let date = (digits(4), char('-'), digits(2), char('-'), digits(2));
    let clock = (digits(2), char(':'), digits(2), char(':'), digits(2), one_of(".,"), digits(6));
    let zone = (one_of("+-"), digits(2), char(':'), digits(2));
    let (rest, _) = terminated((date, char('T'), clock, zone), char(' ')).parse(line)?;
    Ok((rest, None))
}

/// `6,5,0,-;` (level, sequence, microseconds, flags)
fn kmsg(line: &str) -> Stamp<'_> {
    let flags = take_while(|it: char| !matches!(it, ';' | ' '));
    let (rest, (_, _, _, _, micros, _, _, _)) =
        (digit1, char(','), digit1, char(','), digit1, char(','), flags, char(';')).parse(line)?;
    Ok((rest, number(micros).map(|micros| micros / 1e6)))
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
            ("[  +0.000012] Linux version", None),
            ("2026-11-20T15:40:31,000000+00:00 Linux version", None),
            ("kern  :notice: [    2.250000] Linux version", Some(2.25)),
            ("<5>[    2.250000] Linux version", Some(2.25)),
            ("<5>Linux version", None),
            ("5,0,2250000,-;Linux version", Some(2.25)),
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
            "Linux version 6.1.0",
        ] {
            assert_eq!(stamped(text), None, "{text}");
        }
    }
}
