//! What logs, consoles and dmesg itself put in front of each line.

use super::{Clean, Loss, Noise, each};

macro_rules! prefix {
    ($name:literal, $prefix:literal $(, $takes:expr)?) => {
        Noise {
            group: "log prefixes",
            name: $name,
            apply: |clean| each(clean.text, |at, line| {
                let micros = format!("{:06}", 487_488 + at);
                format!("{}{line}", $prefix.replace("MICROS", &micros))
            }),
            takes: &[Loss::Time, $($takes)?],
        }
    };
}

/// Prefixes of the kernel's own records; other programs have their own name there.
macro_rules! kernel {
    ($name:literal, $prefix:literal) => {
        Noise {
            group: "log prefixes",
            name: $name,
            apply: |clean| {
                clean.text.starts_with(['[', '(']).then_some(())?;
                each(clean.text, |at, line| {
                    format!("{}{line}", $prefix.replace("MICROS", &format!("{:06}", 487_488 + at)))
                })
            },
            takes: &[Loss::Host],
        }
    };
}

macro_rules! stamped {
    ($name:literal, $stamp:expr, $takes:expr) => {
        Noise { group: "dmesg stamps", name: $name, apply: |clean| restamped(clean, $stamp), takes: $takes }
    };
}

pub static NOISES: &[Noise] = &[
    kernel!("BSD syslog", "Nov 20 15:42:06 web01 kernel: "),
    prefix!("BSD syslog of another program", "Nov 20 15:42:06 web01 collect[812]: ", Loss::Host),
    kernel!("rsyslog, RFC 3339", "2026-11-20T15:42:06.MICROS+01:00 web01 kernel: "),
    kernel!("`journalctl -o short-iso`", "2026-11-20T15:42:06+0100 web01 kernel: "),
    kernel!("`journalctl -o short-monotonic`", "[   42.MICROS] web01 kernel: "),
    kernel!("`journalctl -o short-full`", "Fri 2026-11-20 15:42:06 UTC web01 kernel: "),
    kernel!("`journalctl -o short-unix`", "1795189326.MICROS web01 kernel: "),
    kernel!("syslog with priority", "<6>Nov 20 15:42:06 web01 kernel: "),
    prefix!("RFC 5424", "<14>1 2026-11-20T15:42:06.MICROSZ web01 collect 812 - - ", Loss::Host),
    prefix!("a wall clock in brackets", "[2026-11-20 15:42:06] "),
    prefix!("a wall clock in brackets and a domain", "[2026-11-20 15:42:06] (d9) ", Loss::Host),
    prefix!("a clock in brackets", "[15:42:06] "),
    prefix!("a clock without brackets", "15:42:06 "),
    prefix!("a clock without brackets, parts of a second", "15:42:06.123 "),
    prefix!("a job's log", "2026-11-20T15:42:06.0MICROSZ "),
    prefix!("a container's log", "2026-11-20T15:42:06.995MICROSZ stdout F "),
    prefix!("`docker compose logs`", "web-1  | "),
    prefix!("`docker build`", "#12 1.2MICROS "),
    prefix!("`gh run view --log`", "build\tCollect\t2026-11-20T15:42:06.0MICROSZ "),
    prefix!("a program's log, slashes in the date", "2026/11/20 15:42:06 "),
    prefix!("`kubectl logs --prefix`", "[pod/web-1/web] "),
    prefix!("`ts`", "Nov 20 15:42:06 "),
    prefix!("a stamp alone, RFC 3339", "2026-11-20T15:42:06Z "),
    prefix!("a program's log, level behind the stamp", "2026-11-20 15:42:06,123 INFO "),
    prefix!("an application's three parts", "[15:42:06.717][Moby           ][Info   ] "),
    stamped!("`dmesg -T`", |_, _| "[Fri Nov 20 15:42:06 2026] ".into(), &[Loss::Uptime]),
    stamped!("`dmesg -T` of another language", |_, _| "[Fr Nov 20 15:42:06 2026] ".into(), &[Loss::Uptime]),
    stamped!("`dmesg -x`", |_, stamp| format!("kern  :info  : {stamp} "), &[]),
    stamped!("`dmesg -r`", |_, stamp| format!("<6>{stamp} "), &[]),
    stamped!(
        "`dmesg -H`",
        |at, _| if at == 0 { "[Nov20 15:42] ".into() } else { "[  +0.000012] ".into() },
        &[Loss::Uptime]
    ),
    stamped!("`dmesg --time-format iso`", |at, _| format!("2026-11-20T15:42:06,{at:06}+00:00 "), &[Loss::Uptime]),
    stamped!("`dmesg -d`", |_, stamp| format!("{} <    0.000012>] ", stamp.trim_end_matches(']')), &[]),
    stamped!("`dmesg --time-format delta`", |_, _| "[<    0.000012>] ".into(), &[Loss::Uptime]),
    stamped!(
        "four stamps on one record",
        |at, stamp| format!(
            "{} <    0.000012>] [Fri Nov 20 15:42:06 2026] [  +0.000012] 2026-11-20T15:42:06,{at:06}+00:00 ",
            stamp.trim_end_matches(']')
        ),
        &[]
    ),
    stamped!("no blank behind the stamp", |_, stamp| stamp.into(), &[]),
    stamped!("no blanks within the stamp", |_, stamp| format!("{} ", stamp.replace(' ', "")), &[]),
    stamped!("with the caller", |_, stamp| format!("{stamp}[    T0] "), &[]),
    stamped!("no stamps at all", |_, _| String::new(), &[Loss::Uptime]),
];

/// The records of a kernel log with other stamps.
fn restamped(clean: Clean<'_>, stamp: fn(usize, &str) -> String) -> Option<Vec<u8>> {
    if !clean.text.starts_with("[    0.000000]") {
        return None;
    }
    each(clean.text, |at, line| match line.split_once("] ") {
        Some((old, message)) if line.starts_with('[') => format!("{}{message}", stamp(at, &format!("{old}]"))),
        _ => line.to_owned(),
    })
}
