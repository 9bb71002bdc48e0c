//! `ip link`, `ip address`, and `ip -s link` with its counters (iproute2).
//!
//! ```text
//! 2: enX0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP mode DEFAULT group default qlen 1000
//!     link/ether 00:16:3e:40:a2:e4 brd ff:ff:ff:ff:ff:ff
//!     RX:  bytes packets errors dropped  missed   mcast
//!            828      12      0       0       0       0
//! ```
//!
//! Counters have the column names of `/proc/net/dev` where they mean the same, so that one set of rules
//! judges both.

use crate::format::{Ahead, Field, Format, Hold, Opening};
use crate::interface::interface_markers;
use crate::scan;
use crate::text::Line;

mod fields;
mod parse;
#[cfg(test)]
mod tests;

interface_markers!("ip-link");

/// The room.
pub static FORMAT: Format = Format {
    id: "ip-link",
    title: "ip link",
    sample: include_str!("sample.txt"),
    signs: ": <|ifindex",
    rows: &[
        "#+: &+: < > link/|inet|valid_lft|altname|vf #",
        "RX: bytes|TX: bytes|RX errors: length|TX errors: aborted > # +|link/|altname|inet|vf #",
    ],
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: &[INTERFACE_MARKERS, parse::MARKERS],
    rules: &[],
    charts: &[],
};

/// The forms of the output.
mod form {
    pub(super) const TEXT: u8 = 0;
    /// `-j`, on one line, or with `-p` on many.
    pub(super) const JSON: u8 = 1;
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text().trim_ascii();
    let is_json = || text.starts_with('[') && [text, ahead.text_at(1)].iter().any(|it| it.contains("\"ifindex\":"));
    let form = if header(text).is_some() { form::TEXT } else { form::JSON };
    (form == form::TEXT || is_json()).then(|| Opening::firm(form).bound())
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    if line.is_blank() {
        return Hold::Gap;
    }
    if opening.form == form::JSON {
        let is_json = line.text.trim_ascii().starts_with(['"', '{', '}', '[', ']', ',']);
        return if is_json { Hold::Loose } else { Hold::No };
    }
    match header(line.text) {
        // The list begins anew with the loopback.
        Some(header) if header.index == "1" => Hold::New,
        Some(_) => Hold::Firm,
        None if is_detail(line.text) => Hold::Firm,
        None if line.text.starts_with([' ', '\t']) && line.before().is_some_and(|it| !it.is_blank()) => Hold::Loose,
        None => Hold::No,
    }
}

/// `2: eth0@if5: <BROADCAST,UP> mtu 1500 qdisc mq master xenbr0 state UP …`
struct Header<'l> {
    index: &'l str,
    /// `eth0@if5`
    name: &'l str,
    /// `BROADCAST,UP`
    flags: &'l str,
    /// `mtu 1500 qdisc mq …`: keys and values by turns.
    settings: &'l str,
}

fn header(text: &str) -> Option<Header<'_>> {
    let (index, rest) = text.trim_ascii_start().split_once(": ")?;
    scan::count(index)?;
    let (name, rest) = rest.split_once(": <")?;
    let (flags, settings) = rest.split_once("> ")?;
    // People leave the rest out.
    let is_sound = !name.contains(' ') && matches!(scan::texts(settings).next(), Some("mtu" | "..."));
    is_sound.then_some(Header { index, name, flags, settings })
}

/// Lines that belong to the interface above them.
fn is_detail(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "link/",
        "RX:",
        "TX:",
        "RX errors:",
        "TX errors:",
        "inet ",
        "inet6 ",
        "valid_lft ",
        "altname ",
        "alias ",
        "vf ",
        "bridge ",
        "bridge_slave ",
        "vlan ",
        "vxlan ",
        "bond ",
        "bond_slave ",
        "tun ",
        "openvswitch ",
        "link-netns",
    ];
    let text = text.trim_ascii();
    STARTS.iter().any(|start| text.starts_with(start)) || scan::texts(text).all(|word| scan::count(word).is_some())
}

/// The entry of a column or key.
fn field(key: &str) -> Option<&'static Field> {
    FORMAT.field(key)
}
