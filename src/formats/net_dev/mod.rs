//! `/proc/net/dev`: what each network interface carried since it was made.
//!
//! ```text
//! Inter-|   Receive                                                |  Transmit
//!  face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
//! vif57.0:   19980      50    0    0    0     0          0         0 25691555   17010    0    7    0     0       0          0
//!   eth0:8135468250 22099821    0    0    0     0          0   3878810 50425653969 49284734    0    0    0     0       0          0
//! ```
//!
//! Kernels before 2.6.3x print no blank behind the colon, so that wide counters are glued to the
//! name. Names of addresses (`eth0:1`) have a colon themselves: the last colon ends the name.

use crate::format::{Ahead, Format, Hold, Opening};
use crate::interface::interface_markers;
use crate::scan;
use crate::text::Line;

mod fields;
mod parse;
mod rates;
mod rules;
#[cfg(test)]
mod tests;

interface_markers!("net-dev");

/// The room.
pub static FORMAT: Format = Format {
    id: "net-dev",
    title: "/proc/net/dev",
    sample: include_str!("sample.txt"),
    signs: "",
    rows: &["Inter- .. > face|&+:# +|&+: # +"],
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: &[INTERFACE_MARKERS],
    rules: rules::RULES,
    charts: &[],
};

/// How a dump begins.
mod form {
    /// With its heading.
    pub(super) const HEADED: u8 = 0;
    /// With a row: the heading was lost, or `grep` took it away.
    pub(super) const ROWS: u8 = 1;
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    if is_first_heading(text) || is_heading(text) {
        return Some(Opening::firm(form::HEADED));
    }
    let (name, counts) = row(text)?;
    // `/proc/softirqs` of a machine with 16 CPUs has rows of the same shape, `NET_RX:`, and so have
    // `/proc/net/netstat`, `IpExt:`, and a dump of memory; a name has 15 bytes at most.
    let is_name = name.len() < 16 && name.starts_with(|it: char| it.is_ascii_lowercase());
    if scan::texts(counts).count() != COLUMNS.len() || !is_name {
        return None;
    }
    Some(if ahead.follows("net/dev") { Opening::firm(form::ROWS) } else { Opening::loose(form::ROWS) })
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let text = line.text;
    if line.is_blank() {
        return Hold::Gap;
    }
    if is_first_heading(text) {
        return Hold::New;
    }
    if is_heading(text) {
        return if opening.form == form::HEADED { Hold::Firm } else { Hold::New };
    }
    match row(text) {
        Some((_, counts)) if scan::texts(counts).count() == COLUMNS.len() => Hold::Firm,
        Some(_) => Hold::Loose,
        // A row where the paste was cut off.
        None if line.is_last()
            && text.trim_ascii().split_once(':').is_some_and(|(name, rest)| !name.contains(' ') && is_rest(rest))
            && line.before().is_some_and(|before| row(before.text).is_some()) =>
        {
            Hold::Firm
        }
        // The rest of a row or of the heading that the terminal broke.
        None if is_rest(text) => Hold::Loose,
        None => Hold::Gap,
    }
}

/// The columns since Linux 2.2, named as in the report.
const COLUMNS: &[&str] = &[
    "receive.bytes",
    "receive.packets",
    "receive.errs",
    "receive.drop",
    "receive.fifo",
    "receive.frame",
    "receive.compressed",
    "receive.multicast",
    "transmit.bytes",
    "transmit.packets",
    "transmit.errs",
    "transmit.drop",
    "transmit.fifo",
    "transmit.colls",
    "transmit.carrier",
    "transmit.compressed",
];

/// `Inter-|   Receive                   |  Transmit`
fn is_first_heading(text: &str) -> bool {
    let text = text.trim_ascii_start();
    // A line that lost its end has rows as well.
    let is_first = text.starts_with("Inter-|") || (text.starts_with("Inter-") && text.contains("Receive"));
    is_first && !text.bytes().any(|byte| byte.is_ascii_digit())
}

/// ` face |bytes    packets errs …`; Linux 2.0 counts no bytes.
fn is_heading(text: &str) -> bool {
    if !text.trim_ascii_start().starts_with(['f', '|']) {
        return false;
    }
    let mut words = heading_words(text);
    words.next().is_some_and(|word| word.text == "face")
        && words.next().is_some_and(|word| matches!(word.text, "bytes" | "packets"))
}

/// The words of the heading, between blanks and bars.
fn heading_words(text: &str) -> impl Iterator<Item = scan::Word<'_>> {
    scan::words(text).flat_map(|word| {
        let mut start = word.start;
        word.text.split('|').filter_map(move |part| {
            let found = scan::Word { text: part, start };
            start += part.len() + 1;
            (!part.is_empty()).then_some(found)
        })
    })
}

/// The name and the counters of a row. A row may be cut, but not to a number or two: `uptime: 12` is
/// none.
fn row(text: &str) -> Option<(&str, &str)> {
    const FEWEST: usize = 4;
    let (name, rest) = text.split_at_checked(text.rfind(':')?)?;
    let (name, rest) = (name.trim_ascii_start(), rest.get(1..)?);
    let is_name = !name.is_empty() && !name.contains([' ', '\t']);
    let has_counts = scan::texts(rest).take(FEWEST).count() == FEWEST && scan::texts(rest).all(is_count);
    let is_mute = rest.trim_ascii() == "No statistics available.";
    (is_name && (has_counts || is_mute)).then_some((name, rest))
}

fn is_count(word: &str) -> bool {
    scan::whole(word).is_some()
}

/// What a narrow terminal leaves for the next line: counters alone, or the end of the heading.
fn is_rest(text: &str) -> bool {
    scan::texts(text).all(is_count) || is_heading_rest(text)
}

/// The end of a heading that the terminal broke: `rrs drop fifo colls carrier compressed`, `ed`.
fn is_heading_rest(text: &str) -> bool {
    let mut words = heading_words(text);
    let first = words.next().map_or("", |word| word.text);
    let last = words.last().map(|word| word.text);
    last == Some("compressed") || (last.is_none() && !first.is_empty() && "compressed".ends_with(first))
}
