//! The dictionary of `ip link`. Sources: ip-link(8), ip-address(8) and ip/ipaddress.c of iproute2 4.9 to
//! 6.15; the counters are those of include/uapi/linux/if_link.h, Linux 6.12.

use crate::format::Kind::{Constant, Counter, Name, State, Text};
use crate::format::{Dictionary, Field, dictionary};

const IP: &str = "ip-link(8), iproute2 6.15";
const STATS: &str = "Linux include/uapi/linux/if_link.h, struct rtnl_link_stats64, 6.12";

macro_rules! entries {
    ($($kind:ident $key:literal: $label:literal, $unit:literal, $source:expr, $meaning:literal $(, $also:ident: $value:expr)*;)*) => { &[$(
        Field { key: $key, label: $label, unit: $unit, kind: $kind, source: $source, meaning: $meaning, $($also: $value,)* ..Field::EMPTY }
    ),*] };
}

#[rustfmt::skip]
pub(super) static FIELDS: Dictionary = dictionary!(entries! {
    Name "interface": "interface", "", IP,
        "The name of the network interface.",
        watch: "Behind @ stands the device below, or the other end in another namespace (@if5).";
    State "flags": "flags", "", IP,
        "UP: switched on. LOWER_UP: there is a link. NO-CARRIER: switched on but no link.";
    State "state": "state", "", "Linux Documentation/networking/operstates.rst",
        "Whether packets can pass: UP, DOWN, UNKNOWN where the driver does not tell, as for lo.";
    Name "master": "bridge or bond above", "", IP,
        "The bridge or bond that this interface belongs to.";
    Text "address": "hardware address", "", IP,
        "The hardware address (MAC). Its first three bytes name the maker.",
        watch: "It can be set by hand.";
    Text "inet": "IPv4 address", "", "ip-address(8), iproute2 6.15",
        "An IPv4 address of the interface and the length of its network part.";
    Text "inet6": "IPv6 address", "", "ip-address(8), iproute2 6.15",
        "An IPv6 address of the interface and the length of its network part.";
    Constant "mtu": "largest packet", "bytes", IP,
        "The largest packet that the interface sends in one piece.";
    Counter "receive.bytes": "bytes received", "bytes", STATS,
        "Bytes that came in since the interface was made or its driver was loaded.",
        watch: "On vif<d>.<n> it is what the guest sent.";
    Counter "receive.packets": "packets received", "packets", STATS,
        "Packets that came in.";
    Counter "receive.errs": "receive errors", "errors", STATS,
        "Packets that came in damaged, as the driver adds them up.";
    Counter "receive.drop": "received and dropped", "packets", STATS,
        "Packets that came in sound and were thrown away: no memory, backlog full, or a protocol nobody here wants.",
        watch: "Unlike in /proc/net/dev the missed ones are not in it, which have their own column.";
    Counter "receive.missed": "missed by the device", "packets", STATS,
        "Packets that the device could not take for lack of buffers.",
        since: "iproute2 5.9; older versions print overrun here";
    Counter "receive.overrun": "receive overruns", "packets", STATS,
        "Packets lost because a buffer was full.";
    Counter "receive.multicast": "multicast received", "packets", STATS,
        "Packets sent to a group.";
    Counter "receive.compressed": "compressed received", "packets", STATS,
        "Compressed packets, of PPP and SLIP only.";
    Counter "receive.length": "wrong length", "errors", STATS,
        "Packets dropped because their length was wrong.";
    Counter "receive.crc": "checksum errors", "errors", STATS,
        "Packets whose checksum was wrong: cable, plug or transceiver.";
    Counter "receive.frame": "alignment errors", "errors", STATS,
        "Packets that did not end at a byte.";
    Counter "receive.fifo": "receive overruns of the device", "errors", STATS,
        "Packets lost because the device's own buffer was full.";
    Counter "receive.nohandler": "nobody wanted it", "packets", STATS,
        "Packets thrown away because no protocol or address here wanted them.";
    Counter "receive.otherhost": "for others", "packets", STATS,
        "Packets that were for another machine.";
    Counter "transmit.bytes": "bytes sent", "bytes", STATS,
        "Bytes that went out since the interface was made or its driver was loaded.",
        watch: "On vif<d>.<n> it is what was sent to the guest.";
    Counter "transmit.packets": "packets sent", "packets", STATS,
        "Packets that went out.";
    Counter "transmit.errs": "transmit errors", "errors", STATS,
        "Packets that could not be sent.";
    Counter "transmit.drop": "dropped before sending", "packets", STATS,
        "Packets thrown away before they went out, because the queue was full or the device was down.",
        watch: "On vif<d>.<n> the guest did not take its packets.";
    Counter "transmit.carrier": "carrier lost", "errors", STATS,
        "Packets lost because there was no link.";
    Counter "transmit.colls": "collisions", "collisions", STATS,
        "Collisions on a shared medium. A full-duplex link has none.";
    Counter "transmit.compressed": "compressed sent", "packets", STATS,
        "Compressed packets, of PPP and SLIP only.";
    Counter "transmit.aborted": "aborted", "errors", STATS,
        "Packets given up while they were sent.";
    Counter "transmit.fifo": "transmit overruns", "errors", STATS,
        "Packets lost because the device ran out of data while sending.";
    Counter "transmit.window": "late collisions", "errors", STATS,
        "Collisions after the window for them.";
    Counter "transmit.heartbt": "heartbeat errors", "errors", STATS,
        "Missing heartbeats of old transceivers.";
    Counter "transmit.transns": "changes of the link", "changes", STATS,
        "How often the link came or went.",
        watch: "Grows when the link flaps. One or two come from starting.";
});
