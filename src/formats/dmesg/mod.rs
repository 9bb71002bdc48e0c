//! The kernel's log: `dmesg`, `journalctl -k`, `kern.log`, a serial console.
//!
//! Each record that decides something about the machine is a marker; `markers/` lists them. The
//! rest is kept and not interpreted. A log begins anew at each `Linux version`.

use crate::format::{Ahead, Format, Hold, Opening};
use crate::scan;
use crate::text::{Line, front};

mod faults;
mod fields;
mod markers;
mod parse;
mod record;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "dmesg",
    title: "dmesg",
    sample: include_str!("sample.txt"),
    signs: "",
    rows: &[],
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: markers::ALL,
    rules: faults::RULES,
    charts: &[],
};

/// The forms of the log.
mod form {
    /// Records with stamps or log prefixes.
    pub(super) const STAMPED: u8 = 0;
    /// A whole log without stamps: it began with `Linux version`.
    pub(super) const PLAIN: u8 = 1;
    /// Single records without stamps.
    pub(super) const LINES: u8 = 2;
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    if text.starts_with("(XEN)") {
        return None;
    }
    // Others name their kernel so.
    let is_ours = |it: record::Record<'_>| match text.trim_ascii_start().as_bytes().first() {
        Some(b'"') => markers::is_known(it.message),
        _ => !text.starts_with(record::TAG) || it.uptime.is_some() || markers::is_known(it.message),
    };
    if record::record(ahead.line()).is_some_and(is_ours) {
        return Some(Opening::firm(form::STAMPED).stream());
    }
    if text.trim_ascii() == "{" && is_json(ahead.text_at(1)) {
        return Some(Opening::firm(form::STAMPED));
    }
    // The answer of `cat /proc/version` is the same line, and no log follows it.
    if markers::is_first_record(text) && !ahead.is_of("/proc/version") {
        // Its stamp may not have been copied.
        if front(ahead.text_at(1), "[ *#+.######] ").is_some() {
            return Some(Opening::firm(form::STAMPED).stream());
        }
        return Some(Opening::firm(form::PLAIN));
    }
    if is_preamble(text) {
        let first = ahead.next_texts().find(|text| !is_preamble(text));
        return first.filter(|text| markers::is_first_record(text)).map(|_| Opening::firm(form::PLAIN));
    }
    // `vif1.0:  19980  50  0`: a row of a table of interfaces.
    let is_row = |text: &str| {
        let words = scan::texts(text);
        // `xvda 202:0 0 1.2G 1 disk`: one of disks.
        words.clone().next().is_some_and(|disk| disk.starts_with("xvd") && !disk.ends_with(':'))
            || words.skip(1).take(2).filter(|word| scan::count(word).is_some()).count() == 2
    };
    if markers::is_known(text) && !is_row(text) {
        // What a command printed of a log is of it.
        if ahead.printed() == Some(0) && (ahead.follows("dmesg") || ahead.follows("journalctl")) {
            return Some(Opening::firm(form::PLAIN));
        }
        let is_oops = text.contains(" Comm: ");
        return Some(if is_oops { Opening::firm(form::LINES) } else { Opening::loose(form::LINES) });
    }
    None
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    if line.text.starts_with("(XEN)") {
        return Hold::No;
    }
    match record::record(line) {
        Some(record) if begins(line, record.message) => Hold::New,
        // A board below words that are no record: the next machine of a list with captions.
        Some(record) if markers::is_board(record.message) && line.before().is_some_and(is_caption) => Hold::New,
        Some(_) if opening.form == form::STAMPED => Hold::Firm,
        Some(_) => Hold::New,
        None if line.is_blank() => Hold::Gap,
        None if begins(line, line.text) => Hold::New,
        None => match opening.form {
            // Other programs of the same journal or syslog; what they write may be an output of its own.
            form::STAMPED if line.tag().is_some() => Hold::Loose,
            form::STAMPED if parse::is_aside(line.text) => Hold::Loose,
            // Nothing shows that what stands behind a blank line is a record, but what it says.
            form::PLAIN if line.before().is_some_and(Line::is_blank) && !markers::is_known(line.text) => Hold::Gap,
            form::PLAIN => Hold::Loose,
            form::LINES if markers::is_board(line.text) && line.before().is_some_and(is_caption) => Hold::New,
            form::LINES if markers::is_known(line.text) => Hold::Loose,
            _ => Hold::Gap,
        },
    }
}

/// What `dmesg --json` begins with.
fn is_json(text: &str) -> bool {
    text.trim_ascii() == "\"dmesg\": ["
}

/// Whether a boot begins with this record.
fn begins(line: Line<'_>, message: &str) -> bool {
    // JSON has lines of its own above the first one.
    if line.text.trim_ascii_start().starts_with('"') {
        return false;
    }
    let is_early = || EARLY.iter().any(|start| message.starts_with(start));
    let is_begun = || line.before().is_some_and(|before| is_preamble(self::message(before))) || is_behind_begun(line);
    (markers::is_first_record(message) || is_early()) && !is_begun()
}

/// Whether records without time stand above, up to the first line of the text: those of Power print some before
/// they say what they are.
fn is_behind_begun(line: Line<'_>) -> bool {
    const MOST: usize = 40;
    let mut count = 0;
    for above in std::iter::successors(line.before(), |line| line.before()).take(MOST) {
        match record::record(above) {
            Some(record) if record.uptime == Some(0.0) && !markers::is_first_record(record.message) => count += 1,
            None => return count > 0 && (above.is_blank() || above.text.contains("dmesg")),
            Some(_) => return false,
        }
    }
    (1..MOST).contains(&count)
}

/// What some kernels print above `Linux version` and nowhere else.
const EARLY: &[&str] = &[
    "Initializing cgroup subsys cpuset",
    "Bootdata ok (command line",
    "Booting Linux on physical CPU 0",
    "microcode: microcode updated early to ",
];

/// The same, and what may also stand further below.
fn is_preamble(message: &str) -> bool {
    message.starts_with("Initializing cgroup subsys ") || EARLY.iter().any(|start| message.starts_with(start))
}

fn message(line: Line<'_>) -> &str {
    record::record(line).map_or(line.text, |record| record.message)
}

/// Words of a person between two outputs.
fn is_caption(line: Line<'_>) -> bool {
    !line.is_blank() && record::record(line).is_none() && !markers::is_known(line.text)
}
