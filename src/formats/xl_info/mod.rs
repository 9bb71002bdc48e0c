//! `xl info` and `xm info`: what Xen's tools tell of the host, of all releases from 3.0 to 4.22,
//! with the topology tables of `-n`.
//!
//! ```text
//! host                   : xenlab
//! nr_cpus                : 2
//! hw_caps                : 178bf3fd:f6d83203:2c500800:00000177:00000005:209c01a9:00000000:00000000
//! xen_caps               : xen-3.0-x86_64 hvm-3.0-x86_32 hvm-3.0-x86_32p hvm-3.0-x86_64
//! ```
//!
//! A key, blanks up to column 23, a colon, the value. Often only some of the lines are pasted.

use crate::format::{Ahead, Format, Hold, Opening};
use crate::scan;
use crate::text::Line;
use crate::xen::capabilities;

mod clues;
mod fields;
mod parse;
mod rules;
#[cfg(test)]
mod tests;
mod topology;
mod values;

/// The room.
pub static FORMAT: Format = Format {
    id: "xl-info",
    title: "xl info",
    sample: include_str!("sample.txt"),
    signs: " :|\t:|libxl|xc: error|get_sched",
    rows: &[
        "host :+ * ! release :+|host :+ * .|release :+ * ! version :+|libxl: error: .. > libxl: error: ..|libxl_ failed. ;|get_scheduler sysctl failed. ;|:|node: memsize ..|cpu: core ..|device node ..|No device|#+: # ..",
    ],
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: &[clues::MARKERS],
    rules: rules::RULES,
    charts: &[],
};

/// The forms of the output.
mod form {
    /// Keys with values.
    pub(super) const LIST: u8 = 0;
    /// The value alone, as `xl info <key>` prints it.
    pub(super) const VALUE: u8 = 1;
}

/// A line with a key.
#[derive(Debug, Clone, Copy)]
struct Entry<'l> {
    key: &'l str,
    value: &'l str,
    /// Whether the colon stands in the column where the tools put it.
    is_padded: bool,
    /// Whether the dictionary has the key.
    is_known: bool,
}

/// The column of the colon.
const COLUMN: usize = 23;

/// Keys that other tools print too.
const COMMON: &[&str] = &[
    "system",
    "host",
    "release",
    "version",
    "machine",
    "nr_cpus",
    "nr_nodes",
    "cores_per_socket",
    "threads_per_core",
    "sockets_per_node",
    "cpu_mhz",
    "total_memory",
    "free_memory",
    "free_cpus",
    "build_id",
];

/// The key and the value of a line, where blanks stand between key and colon, as the tools have it.
fn entry(text: &str) -> Option<Entry<'_>> {
    let text = text.trim_ascii_start();
    let (front, value) = text.split_once(':')?;
    let key = front.trim_ascii_end();
    let is_key = key == "device topology"
        || key.starts_with(|it: char| it.is_ascii_lowercase())
            && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if !is_key || front.len() == key.len() {
        return None;
    }
    let is_known = FORMAT.field(key).is_some();
    Some(Entry { key, value: value.trim_ascii(), is_padded: front.len() == COLUMN, is_known })
}

impl Entry<'_> {
    /// Whether nothing else prints such a line.
    fn is_telling(&self) -> bool {
        self.is_known && !COMMON.contains(&self.key)
    }
}

/// `libxl: error: libxl.c:361:libxl_get_physinfo: getting physinfo: Operation not permitted`,
/// `libxl_physinfo failed.`, `xc: error: …`
fn is_error(text: &str) -> bool {
    text.starts_with("libxl: ") && text.contains("error: ")
        || text.starts_with("xc: error: ")
        || (text.starts_with("libxl_") || text.starts_with("get_sched")) && text.ends_with(" failed.")
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    let asked = ahead.command().is_some_and(|command| is_info(command).is_some());
    let known = |text: &str| entry(text).is_some_and(|entry| entry.is_known);
    if is_error(text) {
        let follows = ahead.next_texts().find(|text| !is_error(text)).is_some_and(known);
        return follows.then(|| Opening::firm(form::LIST));
    }
    let Some(first) = entry(text) else { return asked_value(ahead) };
    if first.is_telling() {
        return Some(Opening::firm(form::LIST));
    }
    if !first.is_known {
        return None;
    }
    // Keys that other tools print too need a second one beside them.
    let others = ahead.next_texts().take(4).filter_map(entry);
    let others: Vec<Entry<'_>> = others.filter(|other| other.is_known && other.key != first.key).collect();
    let is_enough = asked
        || others.len() >= 2
        || others.iter().any(|other| other.is_telling() || first.is_padded && other.is_padded);
    if is_enough {
        return Some(Opening::firm(form::LIST));
    }
    // `xl info | grep free_memory`
    let is_alone = first.is_padded && first.key.contains('_') && scan::number(first.value).is_some();
    is_alone.then(|| Opening::loose(form::LIST))
}

/// What follows `xl info` or `xm info` in a command.
fn is_info(command: &str) -> Option<&str> {
    let (front, rest) = command.split_once(" info")?;
    let tool = front.rsplit(|it: char| !it.is_ascii_alphanumeric()).next()?;
    (matches!(tool, "xl" | "xm") && !rest.starts_with(|it: char| it.is_ascii_alphanumeric())).then_some(rest)
}

/// The key of `xl info <key>`, which prints the value alone.
fn asked_key(command: &str) -> Option<&'static str> {
    let rest = is_info(command)?;
    let word = scan::texts(rest).find(|word| !word.starts_with('-'))?;
    Some(FORMAT.field(word)?.key)
}

fn asked_value(ahead: &Ahead<'_>) -> Option<Opening> {
    let command = ahead.command()?;
    asked_key(command)?;
    let is_first = ahead.line().before().is_some_and(|line| line.text.trim_ascii_end().ends_with(command));
    is_first.then(|| Opening::firm(form::VALUE))
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    if opening.form == form::VALUE {
        return Hold::No;
    }
    if line.is_blank() {
        return Hold::Gap;
    }
    let text = line.text;
    if let Some(entry) = entry(text) {
        return match entry.key {
            "system" => Hold::New,
            "host" if !continues(line) => Hold::New,
            _ if entry.is_known || entry.is_padded => Hold::Firm,
            _ => Hold::Gap,
        };
    }
    if topology::is_line(text) || is_error(text) || is_node(text) || scan::texts(text).all(capabilities::is_guest_kind)
    {
        Hold::Firm
    } else if is_wrapped(line) {
        Hold::Loose
    } else {
        Hold::Gap
    }
}

/// Whether a `host` line does not begin an output: behind `system`, behind an error, or behind
/// `hw_caps`, where the tool sorted the keys backwards (`xm` over the Xen API).
fn continues(line: Line<'_>) -> bool {
    line.before().is_some_and(|before| {
        is_error(before.text) || entry(before.text).is_some_and(|entry| matches!(entry.key, "system" | "hw_caps"))
    })
}

/// `                         node1:4-7`: the next line of a value of `xm`.
fn is_node(text: &str) -> bool {
    let rest = text.trim_ascii().strip_prefix("node");
    let number = rest.and_then(|rest| rest.split_once(':')).map(|(number, _)| number);
    text.starts_with(' ') && number.is_some_and(|number| scan::count(number).is_some())
}

/// Keys whose values may be longer than a line of a terminal or of a mail.
const LONG: &[&str] =
    &["version", "hw_caps", "virt_caps", "xen_caps", "xen_changeset", "xen_commandline", "cc_compiler", "build_id"];

/// Lines shorter than this were not broken.
const WRAP: usize = 60;

/// How many lines a broken value is followed over.
const WRAPPED_LINES: usize = 6;

/// Whether the line may be the rest of a long value that a terminal or a mail broke.
fn is_wrapped(line: Line<'_>) -> bool {
    if scan::is_prose(line.text) {
        return false;
    }
    let mut above = line.before();
    for _ in 0..WRAPPED_LINES {
        let Some(before) = above.filter(|before| before.text.len() >= WRAP) else { return false };
        if let Some(entry) = entry(before.text) {
            return LONG.contains(&entry.key);
        }
        above = before.before();
    }
    false
}
