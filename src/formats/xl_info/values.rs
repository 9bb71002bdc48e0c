//! Values in words.

use std::borrow::Cow;
use std::ops::Range;

use crate::scan;
use crate::section::Decoded;
use crate::text::Span;
use crate::xen::hw_caps::HwCaps;
use crate::xen::{Release, capabilities, options};

use super::parse::Printed;

/// Keys that stand above the tables of `-n`.
pub(super) fn is_table(key: &str) -> bool {
    matches!(key, "cpu_topology" | "device topology" | "numa_info")
}

/// What Xen answers where its security policy hides a value.
pub(super) const DENIED: &str = "<denied>";

/// A value taken apart.
pub(super) fn decode(value: &Printed<'_>, release: Option<Release>) -> Option<Decoded> {
    let text = value.text.as_ref();
    let place = |range: Range<usize>| value.span(range);
    if text == DENIED {
        return sentence("Xen's security policy hides it from this domain.");
    }
    match value.key {
        "hw_caps" => Some(hw_caps(value, release)?.decode()),
        "virt_caps" if text.is_empty() => sentence("Nothing: neither HVM nor PVH guests can run here."),
        "virt_caps" => Some(Decoded::Words(capabilities::explain(text, place, capabilities::virt_cap))),
        "xen_caps" => Some(Decoded::Words(capabilities::explain(text, place, capabilities::guest_kind))),
        "xen_commandline" if !text.is_empty() => {
            let words = scan::words(text);
            Some(Decoded::Words(words.map(|it| (value.span(it.start..it.end()), options::explain(it.text))).collect()))
        }
        "node_to_cpu" => nodes(value, |list| match list {
            "no-cpus" => "has no CPUs".into(),
            list if list.contains([',', '-']) => format!("has CPUs {list}").into(),
            list => format!("has CPU {list}").into(),
        }),
        "node_to_memory" => nodes(value, |mib| format!("{mib} MiB free").into()),
        "node_to_dma32_mem" => nodes(value, |mib| format!("{mib} MiB free below 4 GiB").into()),
        "platform_params" => match text.strip_prefix("virt_start=")? {
            "0xffff800000000000" => sentence("A 64-bit Xen."),
            "0xf5800000" => sentence("A 32-bit Xen with PAE: 32-bit guests only."),
            "0xfc000000" => sentence("A 32-bit Xen without PAE: 32-bit guests only."),
            _ => None,
        },
        "xen_scheduler" => match text {
            "credit" => sentence("The credit scheduler, default up to Xen 4.11."),
            "credit2" => sentence("The credit2 scheduler, default since Xen 4.12."),
            "sedf" => sentence("Earliest deadline first; removed in Xen 4.6."),
            "rtds" => sentence("Real-time deferrable server: each virtual CPU has a budget per period."),
            "arinc653" => sentence("Fixed time slots after the ARINC 653 standard."),
            "null" => sentence("Each virtual CPU has a physical CPU of its own."),
            "unknown" => sentence("The tool is older than the scheduler."),
            _ => None,
        },
        "xen_changeset" if text == "unavailable" => sentence("The build did not record it."),
        "machine" if is_32_bit(text) => sentence("A 32-bit dom0 kernel; Xen itself may be 64-bit."),
        "xenstore_features" => xenstore(text),
        _ => None,
    }
}

/// Whether an architecture is 32-bit x86.
pub(super) fn is_32_bit(machine: &str) -> bool {
    matches!(machine, "i386" | "i486" | "i586" | "i686")
}

/// The processor words.
pub(super) fn hw_caps(value: &Printed<'_>, release: Option<Release>) -> Option<HwCaps> {
    let mut at = 0;
    let words = value.text.split(':').map(|word| {
        let start = at;
        at += word.len() + 1;
        (word, value.span(start..start + word.len()))
    });
    HwCaps::read(words, release)
}

fn sentence(text: &'static str) -> Option<Decoded> {
    Some(Decoded::Text(text.into()))
}

/// `node0:0-3 node1:4-7`
fn nodes(value: &Printed<'_>, explain: impl Fn(&str) -> Cow<'static, str>) -> Option<Decoded> {
    let word = |it: scan::Word<'_>| -> (Span, Cow<'static, str>) {
        let meaning = it.text.split_once(':').map(|(_, rest)| explain(rest)).unwrap_or_default();
        (value.span(it.start..it.end()), meaning)
    };
    let words: Vec<_> = scan::words(&value.text).map(word).collect();
    (!words.is_empty() && value.text != "none").then_some(Decoded::Words(words))
}

/// After `xen/include/public/io/xs_wire.h`, Xen 4.22.
fn xenstore(text: &str) -> Option<Decoded> {
    let bits = u32::from_str_radix(text.strip_prefix("0x")?, 16).ok()?;
    const NAMES: &[&str] = &[
        "a guest can reconnect",
        "errors are reported in the ring",
        "watches can have a depth",
        "any domain id can be named",
    ];
    let named = NAMES.iter().enumerate().filter(|(bit, _)| bits & (1 << bit) != 0).map(|(_, name)| *name);
    let list: Vec<&str> = named.collect();
    let text =
        if list.is_empty() { "None of the optional features.".to_owned() } else { format!("{}.", list.join("; ")) };
    Some(Decoded::Text(text.into()))
}
