//! The dictionary of `/proc/net/dev`. Source: Linux net/core/net-procfs.c, 6.12, which adds up some
//! counters of the drivers; what each driver counts differs.

use crate::format::Kind::{Constant, Counter, Name, Rate};
use crate::format::{Dictionary, Field, dictionary};

const CODE: &str = "Linux net/core/net-procfs.c, dev_seq_printf_stats, 2.6.36 to 6.12";
const STATS: &str = "Linux Documentation/networking/statistics.rst; include/uapi/linux/if_link.h, 6.12";

/// A table of counters: key, label, unit, who says so, the meaning, and the trap.
macro_rules! counters {
    ($($kind:ident $key:literal: $label:literal, $unit:literal, $source:expr, $meaning:literal $(, $also:ident: $value:expr)*;)*) => { &[$(
        Field { key: $key, label: $label, unit: $unit, kind: $kind, source: $source, meaning: $meaning, $($also: $value,)* ..Field::EMPTY }
    ),*] };
}

#[rustfmt::skip]
pub(super) static FIELDS: Dictionary = dictionary!(counters! {
    Name "interface": "interface", "", CODE,
        "The name of the network interface.",
        watch: "A name with a colon (eth0:1) is an address of another interface and has no counters of its own.";
    Counter "receive.bytes": "bytes received", "bytes", CODE,
        "Bytes that came in since the interface was made or its driver was loaded.",
        watch: "32-bit kernels before 2.6.36 start again at 0 after 4 GiB. On vif<d>.<n> it is what the guest sent.",
        since: "Linux 2.2";
    Counter "receive.packets": "packets received", "packets", STATS,
        "Packets that came in.",
        watch: "Packets that hardware or driver joined may count as one.";
    Counter "receive.errs": "receive errors", "errors", STATS,
        "Packets that came in damaged: length, checksum, frame and overrun, as the driver adds them up.",
        watch: "On a physical device a growing number means cable, plug or duplex.";
    Counter "receive.drop": "received and dropped", "packets", CODE,
        "Packets that came in sound and were thrown away: no buffer, backlog full, or a protocol nobody here wants. \
         Those that the device missed for lack of buffers are added.",
        watch: "Judge it as a share of the packets and by its growth. On bridges unwanted protocols are normal.";
    Counter "receive.fifo": "receive overruns", "packets", STATS,
        "Packets lost because the device's own buffer was full.";
    Counter "receive.frame": "frame errors", "errors", CODE,
        "Packets of wrong length, alignment or checksum, and overruns of the ring, added up.",
        watch: "Part of errs as well.";
    Counter "receive.compressed": "compressed received", "packets", STATS,
        "Compressed packets, of PPP and SLIP only.",
        since: "Linux 2.2";
    Counter "receive.multicast": "multicast received", "packets", STATS,
        "Packets sent to a group.",
        watch: "Counted in packets too.",
        since: "Linux 2.2";
    Counter "transmit.bytes": "bytes sent", "bytes", CODE,
        "Bytes that went out since the interface was made or its driver was loaded.",
        watch: "On vif<d>.<n> it is what was sent to the guest.",
        since: "Linux 2.2";
    Counter "transmit.packets": "packets sent", "packets", STATS,
        "Packets that went out.",
        watch: "A packet that hardware cuts into many may count as one.";
    Counter "transmit.errs": "transmit errors", "errors", STATS,
        "Packets that could not be sent: aborted, carrier lost, overrun, heartbeat, window.";
    Counter "transmit.drop": "dropped before sending", "packets", STATS,
        "Packets thrown away before they went out, because the queue was full or the device was down.",
        watch: "On vif<d>.<n> the guest did not take its packets: it is starved, paused, or its driver hangs.";
    Counter "transmit.fifo": "transmit overruns", "packets", STATS,
        "Packets lost because the device ran out of data while sending.";
    Counter "transmit.colls": "collisions", "collisions", STATS,
        "Collisions on a shared medium.",
        watch: "On a full-duplex link there are none: otherwise both ends disagree about duplex.";
    Counter "transmit.carrier": "carrier lost", "errors", CODE,
        "Carrier lost, aborted, out of window and missing heartbeat, added up.",
        watch: "Grows when the link goes up and down.";
    Counter "transmit.compressed": "compressed sent", "packets", STATS,
        "Compressed packets, of PPP and SLIP only.",
        since: "Linux 2.2";
    Constant "domain": "Xen domain", "domain number", "libxl device naming, Xen 4.20",
        "The domain whose network device this is, taken from the name. xl list ties it to a name.";
    Constant "device": "network device of the domain", "device number", "libxl device naming, Xen 4.20",
        "Which network device of the domain, counted from 0, taken from the name.";
    Rate "receive.bytes/s": "received per second", "bytes/s", CODE,
        "Bytes received per second between the dump before this one and this one.";
    Rate "receive.packets/s": "packets received per second", "packets/s", CODE,
        "Packets received per second between the two dumps.";
    Rate "receive.errs/s": "receive errors per second", "errors/s", CODE,
        "Receive errors per second between the two dumps.";
    Rate "receive.drop/s": "received and dropped per second", "packets/s", CODE,
        "Received packets thrown away per second between the two dumps.";
    Rate "transmit.bytes/s": "sent per second", "bytes/s", CODE,
        "Bytes sent per second between the dump before this one and this one.";
    Rate "transmit.packets/s": "packets sent per second", "packets/s", CODE,
        "Packets sent per second between the two dumps.";
    Rate "transmit.errs/s": "transmit errors per second", "errors/s", CODE,
        "Transmit errors per second between the two dumps.";
    Rate "transmit.drop/s": "dropped before sending per second", "packets/s", CODE,
        "Packets thrown away before sending per second between the two dumps.";
});
