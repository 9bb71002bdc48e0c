//! `lscpu`: the list of keys in any language, as JSON (`-J`), and the table of CPUs (`-e`).
//!
//! ```text
//! Hypervisor vendor:     Xen              Hypervisor-Anbieter:  VMware
//! Virtualization type:   none             Virtualisierungstyp:  voll
//!
//! CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE
//!   0    0      0    0 0:0:0:0          yes
//! ```

use crate::detector::cpu;
use crate::format::{Ahead, Format, Hold, Opening};
use crate::scan;
use crate::text::Line;

mod fields;
mod parse;
#[cfg(test)]
mod tests;
mod words;

/// The room.
pub static FORMAT: Format = Format {
    id: "lscpu",
    title: "lscpu",
    sample: include_str!("sample.txt"),
    signs: "",
    rows: &[
        "Architecture:|CPU op-mode(s): > :|Vulnerability : ..|NUMA node#+ CPU(s):|L#%* cache:|Caches (sum of all):|NUMA:|Virtualization features:|Vulnerabilities:",
        "{ \"lscpu\": ..|\"lscpu\": .. > \"field\": ..|\"data\": ..|{\"field\": ..",
    ],
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: &[parse::MARKERS],
    rules: &[],
    charts: &[],
};

/// The forms of the output.
mod form {
    pub(super) const LIST: u8 = 0;
    pub(super) const JSON: u8 = 1;
    pub(super) const TABLE: u8 = 2;
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    if let Some(key) = parse::key(text) {
        // Keys that stand in other outputs too need a second one of lscpu's behind them.
        let next = ahead.next_texts().next().and_then(parse::key);
        // A kernel's log has lines that begin with `CPU:`, all alike.
        // `virsh nodeinfo` has words of lscpu's and more of its own.
        let is_virsh = |text: &str| text.starts_with("CPU frequency:");
        if is_virsh(ahead.text_at(1)) || ahead.line().before().is_some_and(|before| is_virsh(before.text)) {
            return None;
        }
        let is_run = || next.is_some_and(|next| next != key && (is_telling(key) || is_telling(next)));
        let is_alone = matches!(key, "Hypervisor vendor" | "Virtualization type" | "CPU op-mode(s)");
        return (is_alone || is_run() || ahead.follows("lscpu")).then(|| Opening::firm(form::LIST));
    }
    if is_json_start(text) || text.trim_ascii() == "{" && is_json_start(ahead.text_at(1)) {
        return Some(Opening::firm(form::JSON).bound());
    }
    let mut words = scan::texts(text);
    let is_heading = words.next() == Some("CPU") && matches!(words.next(), Some("NODE" | "SOCKET" | "CORE"));
    is_heading.then(|| Opening::firm(form::TABLE).wide(scan::texts(text).count()))
}

fn is_json_start(text: &str) -> bool {
    scan::has(text, "\"lscpu\": [")
}

fn is_telling(key: &str) -> bool {
    !matches!(key, "Architecture" | "Model" | "Flags" | "Stepping" | "Virtualization" | "Socket(s)" | "Hypervisor")
}

/// So far values stand from the margin.
const INDENT: &str = "                    ";

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let text = line.text.trim_ascii();
    match opening.form {
        form::LIST if parse::key(text) == Some("Architecture") => Hold::New,
        form::LIST if parse::key(text).is_some() => Hold::Firm,
        form::LIST if cpu::continues_flags(line, |key| words::english(key) == "Flags") => Hold::Loose,
        // `NUMA:`, where the blanks at the end are lost: a heading, if keys follow.
        form::LIST if parse::is_heading(text) => Hold::Gap,
        // The rest of a value that was broken below its own beginning.
        form::LIST if line.text.starts_with(INDENT) && line.before().is_some_and(|before| !before.is_blank()) => {
            Hold::Loose
        }
        // A key of another language, or of a newer version: blanks stand behind its colon.
        form::LIST if parse::pair(text).is_some_and(|(key, value)| key.len() < 60 && value.starts_with("  ")) => {
            Hold::Loose
        }
        form::JSON => {
            let before = line.before().map_or("", |line| line.text.trim_ascii());
            match text {
                "{" if before == "}" => Hold::No,
                _ if is_json_start(text) && before != "{" => Hold::New,
                _ if text.starts_with(['{', '}', '[', ']', '"']) => Hold::Firm,
                _ => Hold::No,
            }
        }
        form::TABLE
            if scan::texts(text).count() == opening.width && text.starts_with(|it: char| it.is_ascii_digit()) =>
        {
            Hold::Firm
        }
        // A mail program broke the value above.
        form::LIST if line.before().is_some_and(|before| parse::key(before.text.trim_ascii()).is_some()) => Hold::Gap,
        _ => Hold::No,
    }
}
