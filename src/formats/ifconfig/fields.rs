//! The dictionary of `ifconfig`. Sources: ifconfig(8) and lib/interface.c of net-tools 1.60 to 2.10, which
//! read /proc/net/dev.

use crate::format::Kind::{Constant, Counter, Name, Text};
use crate::format::{Dictionary, Field, dictionary};

const MAN: &str = "ifconfig(8), net-tools 2.10";
const PROC: &str = "net-tools lib/interface.c, 1.60 to 2.10; Linux net/core/net-procfs.c, 6.12";

macro_rules! entries {
    ($($kind:ident $key:literal: $label:literal, $unit:literal, $source:expr, $meaning:literal $(, $also:ident: $value:expr)*;)*) => { &[$(
        Field { key: $key, label: $label, unit: $unit, kind: $kind, source: $source, meaning: $meaning, $($also: $value,)* ..Field::EMPTY }
    ),*] };
}

#[rustfmt::skip]
pub(super) static FIELDS: Dictionary = dictionary!(entries! {
    Name "interface": "interface", "", MAN,
        "The name of the network interface.",
        watch: "Without -a interfaces that are switched off are not shown.";
    Text "address": "hardware address", "", MAN,
        "The hardware address (MAC). Its first three bytes name the maker.",
        watch: "It can be set by hand.";
    Text "inet": "IPv4 address", "", MAN,
        "An IPv4 address of the interface.",
        watch: "Only one of several addresses is shown; ip address shows all.";
    Text "inet6": "IPv6 address", "", MAN,
        "An IPv6 address of the interface.";
    Constant "mtu": "largest packet", "bytes", MAN,
        "The largest packet that the interface sends in one piece.";
    Counter "receive.packets": "packets received", "packets", PROC,
        "Packets that came in since the interface was made or its driver was loaded.";
    Counter "receive.bytes": "bytes received", "bytes", PROC,
        "Bytes that came in since the interface was made or its driver was loaded.",
        watch: "The amount in brackets is the same, rounded. On vif<d>.<n> it is what the guest sent.";
    Counter "receive.errs": "receive errors", "errors", PROC,
        "Packets that came in damaged, as the driver adds them up.";
    Counter "receive.drop": "received and dropped", "packets", PROC,
        "Packets that came in sound and were thrown away, those that the device missed included.";
    Counter "receive.overruns": "receive overruns", "packets", PROC,
        "Packets lost because the device's own buffer was full.";
    Counter "receive.frame": "frame errors", "errors", PROC,
        "Packets of wrong length, alignment or checksum, added up.";
    Counter "transmit.packets": "packets sent", "packets", PROC,
        "Packets that went out.";
    Counter "transmit.bytes": "bytes sent", "bytes", PROC,
        "Bytes that went out since the interface was made or its driver was loaded.",
        watch: "On vif<d>.<n> it is what was sent to the guest.";
    Counter "transmit.errs": "transmit errors", "errors", PROC,
        "Packets that could not be sent.";
    Counter "transmit.drop": "dropped before sending", "packets", PROC,
        "Packets thrown away before they went out.",
        watch: "On vif<d>.<n> the guest did not take its packets.";
    Counter "transmit.overruns": "transmit overruns", "packets", PROC,
        "Packets lost because the device ran out of data while sending.";
    Counter "transmit.carrier": "carrier lost", "errors", PROC,
        "Carrier lost, aborted, out of window and missing heartbeat, added up.";
    Counter "transmit.colls": "collisions", "collisions", PROC,
        "Collisions on a shared medium. A full-duplex link has none.";
});
