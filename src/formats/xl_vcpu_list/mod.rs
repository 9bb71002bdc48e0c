//! `xl vcpu-list` (`xm vcpu-list`), Xen 3.0 to 4.22: where each virtual CPU runs and may run.
//!
//! ```text
//! Name                                ID  VCPU   CPU State   Time(s) Affinity (Hard / Soft)
//! Domain-0                             0     0    1   -b-     803.4  all / all
//! web01                                1     1    -   --p       0.0  0-3,6 / all
//! ```
//!
//! Names may hold blanks and be longer than their column: a row is read around its state word.
//! Before Xen 4.5 there was one affinity (`CPU Affinity`), of which `any cpu` is one form.

use crate::clue::{Marker, Mode, Role, Says};
use crate::format::{Ahead, Field, Format, Hold, Opening};
use crate::scan::{self, Word};
use crate::text::Line;

mod fields;
mod parse;
mod rules;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "xl-vcpu-list",
    title: "xl vcpu-list",
    sample: include_str!("sample.txt"),
    signs: "Name| -| r-",
    rows: &["Name ID VCPU .. > * # # * * #+.# .."],
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: &[&[&VCPUS]],
    rules: rules::RULES,
    charts: &[],
};

/// Only the control domain may ask the hypervisor for other domains' virtual CPUs.
static VCPUS: Marker = Marker {
    id: "xl-vcpu-list/vcpus",
    text: "Name  ID  VCPU   CPU State   Time(s) …",
    says: Says::XEN.roles(&[Role::Dom0]).modes(&[Mode::Pv, Mode::Pvh]),
    shows: "A list of virtual CPUs: this was printed in Xen's control domain (dom0), which is PV or PVH.",
    limits: "It says nothing of how the listed guests are virtualized.",
    versions: "Xen 3.0 to 4.22",
    source: "Xen tools/xl/xl_vcpu.c vcpulist(), 4.20; tools/python/xen/xm/main.py, 4.0",
    ..Marker::PROOF
};

/// The headings before the affinity, which is several words.
const HEADINGS: &[&str] = &["Name", "ID", "VCPU", "CPU", "State", "Time(s)"];

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    if is_heading(ahead.text()) {
        return Some(Opening::firm(0));
    }
    (is_row(ahead.text()) && (is_row(ahead.text_at(1)) || ahead.follows("vcpu-list"))).then(|| Opening::loose(0))
}

fn holds(_: &Opening, line: Line<'_>) -> Hold {
    if line.is_blank() {
        return Hold::Gap;
    }
    if is_heading(line.text) {
        return Hold::New;
    }
    if state(line.text).is_some() || is_heading_rest(line.text) { Hold::Firm } else { Hold::Gap }
}

fn is_heading(text: &str) -> bool {
    let mut words = scan::texts(text);
    // xm of 3.0.3 writes `VCPUs`.
    HEADINGS
        .iter()
        .all(|heading| words.next().is_some_and(|word| word == *heading || word == "VCPUs" && *heading == "VCPU"))
}

/// The end of `Affinity (Hard / Soft)`, where a terminal of 80 columns cut the heading.
fn is_heading_rest(text: &str) -> bool {
    "Affinity (Hard / Soft)".ends_with(text.trim_ascii()) && text.ends_with("Soft)")
}

/// A row by itself, where its heading is left out: three numbers before the state.
fn is_row(text: &str) -> bool {
    let Some(before) = state(text).and_then(|state| text.get(..state.start)) else { return false };
    let is_number = |word: &str| word == "-" || scan::count(word).is_some();
    let words: Vec<&str> = scan::texts(before).collect();
    matches!(words.as_slice(), [_, .., id, vcpu, cpu] if [id, vcpu, cpu].into_iter().all(|word| is_number(word)))
}

/// The state word of a row: `r b p` in this order, a dash for each that is not so. A time with a
/// decimal point follows it.
///
/// The last such word counts: a name may look like one.
fn state(text: &str) -> Option<Word<'_>> {
    let is_state =
        |word: &str| word.len() == 3 && word.bytes().zip(b"rbp").all(|(byte, letter)| byte == b'-' || byte == *letter);
    let is_seconds = |word: &str| word.contains(['.', ',']) && scan::localized_number(word).is_some();
    let mut found = None;
    let mut words = scan::words(text).peekable();
    while let Some(word) = words.next() {
        if is_state(word.text) && words.peek().is_some_and(|next| is_seconds(next.text)) {
            found = Some(word);
        }
    }
    found
}

/// The entry of a key.
fn field(key: &str) -> Option<&'static Field> {
    FORMAT.field(key)
}
