//! `xenstore-ls`: the tree in which Xen's domains keep what they tell each other, indented or with
//! whole paths (`-f`), with or without permissions (`-p`).
//!
//! ```text
//! local = ""
//!  domain = ""
//!   0 = ""
//!    name = "Domain-0"
//! ```
//!
//! Each node that has a value is a field under its path; the states of devices are decoded.

use crate::clue::{Clue, Marker, Mode, Role, Says, State, Subsystem};
use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::format::{Ahead, Format, Hold, Opening, Segment};
use crate::grid;
use crate::scan::{self, Word};
use crate::section::{Decoded, Event, Fact, Section};
use crate::text::Line;

mod fields;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "xenstore-ls",
    title: "xenstore-ls",
    sample: include_str!("sample.txt"),
    signs: " = ",
    rows: &["/& =+ \" .. ! & =+ \" > /& =+ \" ..", " & =+ \" .. ! & =+ \" >  & =+ \" .."],
    opens,
    holds,
    parse,
    fields: &fields::FIELDS,
    markers: &[&[&TREE, &ROOT, &OWN_DISK, &OWN_NETWORK]],
    rules: RULES,
    charts: &[],
};

static TREE: Marker = Marker {
    id: "xenstore-ls/tree",
    text: "<node> = \"<value>\"",
    says: Says::XEN,
    shows: "Xenstore answers: the machine runs on Xen.",
    limits: "Guest or dom0, and the mode.",
    versions: "Xen 3.0 to 4.22",
    source: "Xen tools/xenstore/xenstore_client.c",
    ..Marker::PROOF
};

static ROOT: Marker = Marker {
    id: "xenstore-ls/root",
    text: "/tool, /vm, /libxl, /local/domain/0",
    says: Says::XEN.roles(&[Role::Dom0]).modes(&[Mode::Pv, Mode::Pvh]),
    shows: "The whole tree can be read, which guests may not: this is dom0.",
    limits: "A domain that was given dom0's rights.",
    versions: "Xen 3.0 to 4.22",
    source: "Xen docs/misc/xenstore.txt, permissions",
    ..Marker::HINT
};

const PARAVIRTUAL: Says = Says::XEN.modes(&[Mode::Pv, Mode::Pvh, Mode::HvmPvDrivers, Mode::Pvhvm]);

/// `xenstore-ls device` without a slash lists the devices of the domain itself.
const fn own(id: &'static str, text: &'static str, says: Says, shows: &'static str) -> Marker {
    Marker {
        id,
        text,
        says,
        shows,
        limits: "A dom0 can attach such a device to itself.",
        versions: "Xen 3.0 to 4.22",
        source: "Xen docs/misc/xenstore-paths.pandoc",
        ..Marker::HINT
    }
}

static OWN_DISK: Marker = own(
    "xenstore-ls/own-vbd",
    "vbd/<n>/state = \"4\"",
    PARAVIRTUAL.subsystems(&[(Subsystem::Disk, State::Paravirtualized)]),
    "The domain has a paravirtual disk in use.",
);
static OWN_NETWORK: Marker = own(
    "xenstore-ls/own-vif",
    "vif/<n>/state = \"4\"",
    PARAVIRTUAL.subsystems(&[(Subsystem::Network, State::Paravirtualized)]),
    "The domain has a paravirtual network card in use.",
);

/// A line: how deep it is, the name or path, and the value.
struct Node<'l> {
    depth: usize,
    name: Word<'l>,
    value: Word<'l>,
}

fn node(line: &str) -> Option<Node<'_>> {
    let depth = line.bytes().take_while(|byte| *byte == b' ').count();
    let (before, after) = line.split_once(" = \"")?;
    let name = before.get(depth..)?;
    if name.is_empty() || name.contains([' ', '"', '=']) {
        return None;
    }
    let start = before.len() + 4;
    // Permissions may follow; a value that is too wide for the terminal is cut with dots.
    let end = after.rfind('"').unwrap_or(after.len());
    // Two nodes in a line have lost its end.
    if after.get(..end).is_some_and(|value| scan::has(value, " = \"")) {
        return None;
    }
    Some(Node { depth, name: Word { text: name, start: depth }, value: Word { text: after.get(..end)?, start } })
}

/// The first part of every path.
const ROOTS: &[&str] = &["tool", "vm", "libxl", "local", "@introduceDomain", "@releaseDomain"];

/// What the listing of a part begins with. Configuration files look alike, but for these names.
const PARTS: &[&str] = &["vbd", "vif", "vfb", "vkbd", "suspend", "backend", "device", "domain", "device-model"];

fn is_start(line: &str) -> bool {
    node(line).is_some_and(|node| {
        let is_path = ROOTS.iter().any(|root| node.name.text.strip_prefix('/').is_some_and(|it| it.starts_with(root)));
        let is_part = ROOTS.contains(&node.name.text) || PARTS.contains(&node.name.text);
        is_path || (node.depth == 0 && node.value.text.is_empty() && is_part)
    })
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let is_other = || ahead.follows("xenstore") && node(ahead.text()).is_some();
    let is_tree = (is_start(ahead.text()) || is_other()) && node(ahead.text_at(1)).is_some();
    is_tree.then(|| Opening::firm(0).bound())
}

fn holds(_: &Opening, line: Line<'_>) -> Hold {
    if node(line.text).is_some() { Hold::Firm } else { Hold::Gap }
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    // The names above the line at hand, with their depths.
    let mut above: Vec<(usize, &str)> = Vec::new();
    for line in segment.lines() {
        let Some(Node { depth, name, value }) = node(line.text) else {
            grid::unread(&mut section, line);
            continue;
        };
        if section.clues.is_empty() {
            section.clues.push(Clue::new(&TREE, line.whole()));
        }
        while above.last().is_some_and(|(it, _)| *it >= depth) {
            above.pop();
        }
        above.push((depth, name.text));
        let is_root = name.text.starts_with('/') || above.first().is_some_and(|(_, first)| ROOTS.contains(first));
        if is_root && !section.clues.iter().any(|clue| std::ptr::eq(clue.marker, &ROOT)) {
            section.clues.push(Clue::new(&ROOT, line.whole()));
        }
        if !value.text.is_empty() {
            take(&mut section, &path(&above, is_root), line, name, value);
        }
    }
    section
}

fn path(above: &[(usize, &str)], is_root: bool) -> String {
    let mut path = String::new();
    for (at, (_, name)) in above.iter().enumerate() {
        if at > 0 || (is_root && !name.starts_with('/')) {
            path.push('/');
        }
        path.push_str(name);
    }
    path
}

fn take(section: &mut Section, path: &str, line: Line<'_>, name: Word<'_>, value: Word<'_>) {
    let (parent, leaf) = path.rsplit_once('/').unwrap_or(("", path));
    let known = |key| grid::entry(&fields::FIELDS, key);
    let feature = || if leaf.starts_with("feature-") { known("feature-") } else { known("node") };
    let field = known(leaf).or_else(feature);
    let span = line.span(value.start..value.end());
    let mut fact = Fact::new(path.to_owned(), span, field);
    fact.key_span = line.span(name.start..name.end());
    // `…/backend/vbd/1/51712`, `…/device/vif/0`, and `vif/0` of a listing of `device`.
    let mut parts = parent.split('/').rev();
    let is_own = parts.clone().count() == 2;
    let kind = parts.find(|part| matches!(*part, "vbd" | "vif")).filter(|_| !parent.starts_with("/libxl"));
    match (leaf, kind) {
        ("state", kind) => {
            let state = scan::count(value.text).and_then(|state| fields::STATES.get(usize::try_from(state).ok()?));
            fact.decoded = state.map(|text| Decoded::Text((*text).into()));
            let is_connected = value.text == "4";
            let marker = match kind {
                Some("vbd") => &OWN_DISK,
                _ => &OWN_NETWORK,
            };
            if kind.is_some() && state.is_some() && !is_connected {
                section.events.push(Event { rule: NOT_CONNECTED, span: line.whole() });
            } else if kind.is_some() && is_own && !section.clues.iter().any(|clue| std::ptr::eq(clue.marker, marker)) {
                section.clues.push(Clue::new(marker, line.whole()));
            }
        }
        ("virtual-device", _) => {
            fact.decoded = scan::count(value.text).and_then(fields::disk).map(|disk| Decoded::Text(disk.into()));
        }
        _ => {}
    }
    section.facts.push(fact);
}

const NOT_CONNECTED: &str = "xenstore-ls/device-not-connected";

static RULES: &[Rule] = &[Rule {
    id: NOT_CONNECTED,
    needs: "xenstore-ls in dom0, or xenstore-ls device in the guest",
    formats: &["xenstore-ls"],
    source: "Xen xen/include/public/io/xenbus.h",
    check: not_connected,
    is_cause: false,
}];

fn not_connected(case: &Case<'_>) -> Outcome {
    let events = case.of("xenstore-ls").flat_map(|section| &section.events).filter(|it| it.rule == NOT_CONNECTED);
    let found: Vec<_> = events.map(|event| event.span).collect();
    if found.is_empty() {
        return Outcome::Quiet;
    }
    Outcome::Fired(vec![Fault {
        severity: Severity::Notice,
        headline: "A disk or network card of a domain is not connected".into(),
        detail: "Frontend and backend work together in state 4 only. 1 to 3 is waiting: a domain that starts, a guest \
                 without the driver, a backend without image or script. 5 and 6 is closing."
            .into(),
        next: "Compare the state of the other end (backend, frontend). In dom0 dmesg and /var/log/xen; in the guest \
               lsmod for xen-blkfront and xen-netfront."
            .into(),
        evidence: found,
    }])
}
