//! `ifconfig` of net-tools: the layout of 2.x and the older one of 1.60.
//!
//! ```text
//! enp0s2: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500
//!         RX packets 2  bytes 228 (228.0 B)
//!
//! eth0      Link encap:Ethernet  HWaddr 00:16:3e:40:a2:e4
//!           RX packets:2 errors:0 dropped:0 overruns:0 frame:0
//! ```
//!
//! The BSDs and macOS print nearly the first layout. Linux prints the flags as a decimal number that
//! agrees with their names, the others as a hexadecimal one that does not: so they are told apart.

use crate::format::{Ahead, Field, Format, Hold, Opening};
use crate::interface::interface_markers;
use crate::scan;
use crate::text::Line;

mod fields;
mod parse;
#[cfg(test)]
mod tests;

interface_markers!("ifconfig");

/// The room.
pub static FORMAT: Format = Format {
    id: "ifconfig",
    title: "ifconfig",
    sample: include_str!("sample.txt"),
    signs: "flags=|encap:",
    rows: &[
        "&+: flags=|* Link encap: > inet6 addr:|inet|ether|loop|unspec|device|RX packets|RX errors|RX bytes:|TX packets|TX errors|collisions:|Interrupt:|UP ^|BROADCAST ^",
    ],
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: &[INTERFACE_MARKERS],
    rules: &[],
    charts: &[],
};

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    (header(text).is_some() || old_header(text).is_some()).then(|| Opening::firm(0).bound())
}

fn holds(_opening: &Opening, line: Line<'_>) -> Hold {
    let text = line.text;
    if line.is_blank() {
        return Hold::Gap;
    }
    if header(text).is_some() || old_header(text).is_some() || is_detail(text) {
        Hold::Firm
    } else if text.starts_with([' ', '\t']) {
        Hold::Loose
    } else {
        Hold::No
    }
}

/// The name and what follows `flags=` of `eth0: flags=4163<UP,…>  mtu 1500`.
fn header(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.trim_ascii_start().split_once(": flags=")?;
    let (number, rest_of_flags) = rest.split_once('<')?;
    let (names, after) = rest_of_flags.split_once('>')?;
    let number = scan::count(number)?;
    // Bits of include/uapi/linux/if.h.
    let agrees = [("UP", 0x1), ("LOOPBACK", 0x8), ("RUNNING", 0x40), ("MULTICAST", 0x1000)]
        .iter()
        .all(|(name, bit)| names.split(',').any(|it| it == *name) == (number & bit != 0));
    let is_sound = number != 0 && !name.contains(' ') && scan::texts(after).next() == Some("mtu");
    (agrees && is_sound).then_some((name, rest))
}

/// The name of `eth0      Link encap:Ethernet  HWaddr …`.
fn old_header(text: &str) -> Option<&str> {
    let mut words = scan::texts(text);
    let name = words.next()?;
    let second = (words.next(), words.next());
    matches!(second, (Some("Link"), Some(encap)) if encap.starts_with("encap:")).then_some(name)
}

/// Lines that belong to the interface above them.
fn is_detail(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "inet ",
        "inet6 ",
        "ether ",
        "loop ",
        "unspec ",
        "infiniband ",
        "tunnel ",
        "RX packets",
        "RX errors",
        "TX packets",
        "TX errors",
        "RX bytes",
        "collisions:",
        "UP ",
        "Interrupt:",
        "device interrupt",
        "device memory",
        "Memory:",
    ];
    let text = text.trim_ascii_start();
    STARTS.iter().any(|start| text.starts_with(start))
}

/// The entry of a column or key.
fn field(key: &str) -> Option<&'static Field> {
    FORMAT.field(key)
}
