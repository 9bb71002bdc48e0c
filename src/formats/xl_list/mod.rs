//! `xl list` (`xm list`, `xl claims`), Xen 3.0 to 4.22: the domains of a host at one instant.
//!
//! ```text
//! Name                                        ID   Mem VCPUs      State   Time(s)
//! Domain-0                                     0  1024     2     r-----    2385.8
//! crash01                                      4   192     1     ---sc-     267.8
//! ```
//!
//! Names may hold blanks and be longer than their column: a row is read around its state word.
//! `-v`, `-n`, `-Z` and `-c` add columns on the right. `-l` prints the configuration of each domain
//! instead (JSON, before Xen 4.5 S-expressions); it is recognized and not read as a table.

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
    id: "xl-list",
    title: "xl list",
    sample: include_str!("sample.txt"),
    signs: "Name|(domain|libxl|---",
    rows: &[
        "Name ID Mem VCPUs State Time(s) UUID Reason-Code Security Label ; > * # # # & #+.# $$$$$$$$- * * ;",
        "Name ID Mem VCPUs State Time(s) Security Label ;|Name ID Mem VCPUs State Time(s) Cpupool ;|Name ID Mem VCPUs State Time(s) NODE Affinity ; > * # # # & #+.# * ;",
        "Name ID Mem VCPUs State Time(s) ; > * # # # & #+.# ;",
    ],
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: &[&[&DOMAINS, &LONG, &DOM0_PVH, &DOM0_PV, &REFUSED]],
    rules: rules::RULES,
    charts: &[],
};

const DOM0: Says = Says::XEN.roles(&[Role::Dom0]).modes(&[Mode::Pv, Mode::Pvh]);
const XL: &str = "Xen tools/xl/xl_info.c list_domains(), 4.20; tools/python/xen/xm/main.py, 4.0";

/// Only the control domain may ask the hypervisor for its domains.
static DOMAINS: Marker = Marker {
    id: "xl-list/domains",
    text: "Name  ID   Mem VCPUs  State  Time(s)",
    says: DOM0,
    shows: "A list of domains: this was printed in Xen's control domain (dom0), which is PV or PVH.",
    limits: "It says nothing of how the listed guests are virtualized.",
    versions: "Xen 3.0 to 4.22",
    source: XL,
    ..Marker::PROOF
};

static LONG: Marker = Marker {
    id: "xl-list/configurations",
    text: "[ { \"domid\": <n>, \"config\": { …",
    says: DOM0,
    shows: "Configurations of domains: this was printed in Xen's control domain (dom0), which is PV or PVH.",
    limits: "",
    versions: "Xen 3.0 to 4.22",
    source: "Xen tools/xl/xl_info.c list_domains_details(), 4.20",
    ..Marker::PROOF
};

/// Xen up to 4.11 wrote `pv` whatever dom0 was, so only `pvh` proves something.
static DOM0_PVH: Marker = Marker {
    id: "xl-list/dom0-type-pvh",
    text: "\"domid\": 0 … \"type\": \"pvh\"",
    says: DOM0.modes(&[Mode::Pvh]),
    shows: "The toolstack has dom0 as a PVH domain.",
    limits: "",
    versions: "Xen 4.12 to 4.22",
    source: "Xen tools/helpers/init-dom-json.c, commit 7757cce0ab",
    ..Marker::PROOF
};

static DOM0_PV: Marker = Marker {
    id: "xl-list/dom0-type-pv",
    text: "\"domid\": 0 … \"type\": \"pv\"",
    says: DOM0.modes(&[Mode::Pv]),
    shows: "The toolstack has dom0 as a PV domain.",
    limits: "Xen 4.5 to 4.11 wrote pv for every dom0; a PVH dom0 was rare then.",
    versions: "Xen 4.5 to 4.22",
    source: "Xen tools/helpers/init-dom-json.c, 4.9 and commit 7757cce0ab",
    ..Marker::HINT
};

/// The hypercall reached Xen, and Xen refused it.
static REFUSED: Marker = Marker {
    id: "xl-list/refused",
    text: "libxl_list_domain: getting domain info list: Operation not permitted",
    says: Says::XEN.roles(&[Role::Guest]),
    shows: "Xen is there and does not let this domain list the others: a guest that has xl installed.",
    limits: "A security policy (XSM) may refuse it in dom0 too.",
    versions: "libxl of Xen 4.2 to 4.22",
    source: "Xen tools/libs/light/libxl_domain.c libxl_list_domain(), 4.17",
    ..Marker::HINT
};

/// The forms of the output.
mod form {
    /// The table.
    pub(super) const TABLE: u8 = 0;
    /// `-l` as JSON.
    pub(super) const JSON: u8 = 1;
    /// `-l` as S-expressions.
    pub(super) const SXP: u8 = 2;
    /// The messages of a refused list.
    pub(super) const REFUSED: u8 = 3;
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    if is_heading(text) {
        return Some(Opening::firm(form::TABLE));
    }
    if is_plain_row(text) {
        return Some(Opening::loose(form::TABLE));
    }
    let trimmed = text.trim_ascii();
    if matches!(trimmed, "[" | "{")
        && ahead.next_texts().take(2).any(|next| next.trim_ascii_start().starts_with("\"domid\":"))
    {
        return Some(Opening::firm(form::JSON));
    }
    let is_domain = |text: &str| text.trim_ascii_start().starts_with("(domid ");
    if trimmed == "(domain" && ahead.next_texts().next().is_some_and(is_domain) {
        return Some(Opening::firm(form::SXP));
    }
    let is_failing = is_message(text) && (is_refused(text) || ahead.next_texts().any(is_refused));
    is_failing.then(|| Opening::firm(form::REFUSED))
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let text = line.text;
    if line.is_blank() {
        return Hold::Gap;
    }
    let trimmed = text.trim_ascii();
    let fits = match opening.form {
        form::TABLE if is_heading(text) => return Hold::New,
        form::TABLE => state(text).is_some() || inactive(text) || is_heading_rest(text) || is_row_rest(text),
        form::JSON if trimmed == "[" && trimmed.len() == text.len() => return Hold::New,
        form::JSON => is_json(trimmed),
        form::SXP => is_sxp(trimmed),
        _ => is_message(text),
    };
    if fits { Hold::Firm } else { Hold::Gap }
}

/// `Name   ID   Mem VCPUs  State  Time(s)`, `Name  ID Mem(MiB) VCPUs State  Time(s)` (Xen 3.0)
fn is_heading(text: &str) -> bool {
    let mut words = scan::texts(text);
    words.next() == Some("Name")
        && words.next().is_some_and(|word| word.eq_ignore_ascii_case("ID"))
        && words.next().is_some_and(|word| word == "Mem" || word.starts_with("Mem("))
        && words.any(|word| word == "Time(s)")
        && words.all(|word| MORE.contains(&word))
}

/// Headings behind the time.
const MORE: &[&str] = &["UUID", "Reason-Code", "Security", "Label", "Cpupool", "NODE", "Affinity", "Claimed"];

/// The state word of a row: `r b p s ? d` in this order, where the fifth is the letter of a
/// shutdown reason; in `xl` of Xen 4.0 `r p d`. A time with a decimal point follows it.
///
/// The last such word counts: a name may look like one.
fn state(text: &str) -> Option<Word<'_>> {
    let is_state = |word: &str| {
        let letters: &[&[u8]] = match word.len() {
            6 => &[b"r", b"b", b"p", b"s", b"crswS?", b"d"],
            3 => &[b"r", b"p", b"d"],
            _ => return false,
        };
        word.bytes().zip(letters).all(|(byte, letters)| byte == b'-' || letters.contains(&byte))
    };
    let mut found = None;
    let mut words = scan::words(text).peekable();
    while let Some(word) = words.next() {
        if is_state(word.text) && words.peek().is_some_and(|next| is_seconds(next.text)) {
            found = Some(word);
        }
    }
    found
}

/// A row without options, whose heading `grep` left out.
fn is_plain_row(text: &str) -> bool {
    let words: Vec<&str> = scan::texts(text).collect();
    matches!(words.as_slice(), [_, numbers @ .., state, _] if numbers.len() == 3
        && state.len() == 6
        && numbers.iter().all(|word| scan::count(word).is_some()))
        && state(text).is_some()
}

/// `2385.8`
fn is_seconds(word: &str) -> bool {
    word.contains(['.', ',']) && scan::localized_number(word).is_some()
}

/// A domain that xend manages and that does not run: neither id nor state, but memory, virtual
/// CPUs and a time. The wide gap of the missing id tells it from a damaged row.
fn inactive(text: &str) -> bool {
    const GAP: usize = 6;
    let words: Vec<Word<'_>> = scan::words(text).collect();
    let [.., name, memory, vcpus, time] = words.as_slice() else { return false };
    is_seconds(time.text)
        && scan::count(vcpus.text).is_some()
        && scan::count(memory.text).is_some()
        && memory.start >= name.end() + GAP
}

/// The end of a heading that a terminal cut behind its first 80 columns.
fn is_heading_rest(text: &str) -> bool {
    let mut words = scan::texts(text);
    words.next() == Some("UUID") && words.next() == Some("Reason-Code")
}

/// The end of a row that was cut there: it begins with the UUID.
fn is_row_rest(text: &str) -> bool {
    let is_uuid = |word: &str| {
        word.len() == 36
            && word.bytes().enumerate().all(|(at, byte)| match at {
                8 | 13 | 18 | 23 => byte == b'-',
                _ => byte.is_ascii_hexdigit(),
            })
    };
    scan::texts(text).next().is_some_and(is_uuid)
}

/// A line of JSON as yajl prints it.
fn is_json(trimmed: &str) -> bool {
    let is_value = |byte: u8| byte.is_ascii_digit() || b"-.,[]{} ".contains(&byte);
    trimmed.starts_with('"')
        || trimmed.bytes().all(is_value)
        || matches!(trimmed, "true" | "true," | "false" | "false,")
}

/// A line of an S-expression, and no prefix of Xen's log such as `(XEN) ` or `(d1) `.
fn is_sxp(trimmed: &str) -> bool {
    let is_prefix = trimmed.split_once(')').is_some_and(|(head, rest)| !head.contains(' ') && rest.starts_with(' '));
    (trimmed.starts_with('(') && !is_prefix) || trimmed.bytes().all(|byte| byte == b')')
}

/// A message of libxl, or the last word of `xl`.
fn is_message(text: &str) -> bool {
    text.starts_with("libxl: error: ") || text.trim_ascii() == "libxl_list_domain failed."
}

/// The one that says that Xen does not let this domain list the others.
fn is_refused(text: &str) -> bool {
    text.contains("getting domain info list: Operation not permitted")
}

/// The entry of a key.
fn field(key: &str) -> Option<&'static Field> {
    FORMAT.field(key)
}
