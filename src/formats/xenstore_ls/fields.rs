//! The dictionary of xenstore's nodes. Source: Xen 4.20 `docs/misc/xenstore-paths.pandoc`,
//! `xen/include/public/io/{xenbus,blkif,netif}.h`.

use crate::format::{Field, Kind};

const PATHS: &str = "Xen 4.20 docs/misc/xenstore-paths.pandoc";
const RINGS: &str = "Xen xen/include/public/io/blkif.h, netif.h, xenbus.h";

const fn node(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { key, label, kind: Kind::Text, meaning, source: PATHS, ..Field::EMPTY }
}

const fn ring(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { source: RINGS, ..node(key, label, meaning) }
}

const fn memory(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { unit: "KiB", kind: Kind::Gauge, ..node(key, label, meaning) }
}

/// By number, as `enum xenbus_state` has them.
pub(super) const STATES: &[&str] = &[
    "Unknown",
    "Initialising: not begun",
    "InitWait: waits for the other end",
    "Initialised: waits for the other end to connect",
    "Connected",
    "Closing",
    "Closed",
    "Reconfiguring",
    "Reconfigured",
];

/// The name of a virtual disk by its number (`docs/man/xen-vbd-interface.7`).
pub(super) fn disk(number: u64) -> Option<String> {
    let (prefix, disk, partition) = match (number >> 28, number >> 8) {
        (1, _) => ("xvd", (number >> 8) & 0xf_ffff, number & 0xff),
        (0, 202) => ("xvd", (number & 0xff) >> 4, number & 0xf),
        (0, 8) => ("sd", (number & 0xff) >> 4, number & 0xf),
        (0, 3) => ("hd", (number & 0xff) >> 6, number & 0x3f),
        (0, 22) => ("hd", 2 + ((number & 0xff) >> 6), number & 0x3f),
        _ => return None,
    };
    let letter = u8::try_from(disk).ok().filter(|disk| *disk < 26).map(|disk| char::from(b'a' + disk))?;
    Some(if partition == 0 { format!("{prefix}{letter}") } else { format!("{prefix}{letter}{partition}") })
}

pub(super) static FIELDS: &[Field] = &[
    node("name", "name", "Name of the domain or pool."),
    node("domid", "domain id", "Number of the domain."),
    node("vm", "path of the VM", "Where the lasting data of the domain stand."),
    node("uuid", "UUID", "Id of the domain."),
    node("start_time", "started", "When the domain was started, seconds since 1970."),
    node("xenstored", "xenstore daemon", "Which daemon keeps the tree."),
    node("availability", "virtual CPU", "Whether the virtual CPU may be used: online or offline."),
    memory("target", "memory target", "How much memory the domain is to have; its balloon follows it."),
    memory("static-max", "memory limit", "The most memory it can have."),
    memory("videoram", "video memory", "Memory of the emulated graphics card."),
    node("shutdown", "shutdown request", "What the toolstack asks the guest to do: poweroff, reboot, suspend, halt."),
    Field {
        watch: "4 is the only one in which the device works. Of the device model it is a word.",
        ..ring("state", "state", "State of one end of a device.")
    },
    ring("backend", "backend", "Path of the other end, in the domain that provides the device."),
    ring("backend-id", "backend domain", "Which domain provides it; 0 is dom0."),
    ring("frontend", "frontend", "Path of the other end, in the guest."),
    ring("frontend-id", "frontend domain", "Which domain uses it."),
    ring("online", "online", "1 while the toolstack wants the device."),
    ring("hotplug-status", "hotplug", "connected when the script in dom0 has set the device up."),
    ring("hotplug-error", "hotplug error", "What the script in dom0 could not do."),
    ring("error", "error", "What the driver could not do."),
    ring("script", "script", "The script in dom0 that sets the device up."),
    ring("type", "type", "Kind of backend: phy, file, qdisk, tap; of a network card front or ioemu."),
    ring("params", "image", "What the disk lies on."),
    ring("dev", "device", "Its name in the guest."),
    ring("device-type", "kind of disk", "disk or cdrom."),
    ring("mode", "access", "r read-only, w writable."),
    ring("removable", "removable", "Whether the medium can be changed."),
    ring("bootable", "bootable", "Whether it can be booted from."),
    ring("physical-device", "device number", "Major and minor of the disk in dom0, hexadecimal."),
    ring("physical-device-path", "device file", "The disk in dom0."),
    ring("virtual-device", "disk number", "Number of the disk; it stands for its name."),
    ring("sectors", "size", "Size of the disk in sectors."),
    ring("sector-size", "sector size", "Bytes per sector."),
    ring("physical-sector-size", "physical sector", "Bytes per sector of the medium."),
    ring("info", "flags", "1 CD-ROM, 2 removable, 4 read-only, added up."),
    ring("direct-io-safe", "direct I/O", "Whether the backend may bypass its page cache."),
    ring("discard-enable", "discard", "Whether discards are offered."),
    ring("ring-ref", "ring", "Grant of the page with the requests."),
    ring("ring-page-order", "ring size", "Pages of the ring, as a power of two."),
    ring("max-ring-page-order", "largest ring", "The most the backend offers, as a power of two."),
    ring("tx-ring-ref", "send ring", "Grant of the page with packets to send."),
    ring("rx-ring-ref", "receive ring", "Grant of the page for packets received."),
    ring("event-channel", "event channel", "The interrupt between both ends."),
    ring("event-channel-tx", "send event channel", "The interrupt for sending."),
    ring("event-channel-rx", "receive event channel", "The interrupt for receiving."),
    ring("protocol", "protocol", "Word size of the guest's requests: x86_64-abi, x86_32-abi."),
    ring("trusted", "trusted", "0 if the frontend is to distrust the backend: slower."),
    ring("multi-queue-num-queues", "queues", "How many queues are in use."),
    ring("multi-queue-max-queues", "most queues", "How many the backend offers."),
    ring("mac", "MAC", "MAC address of the card."),
    ring("mtu", "MTU", "Largest packet."),
    ring("bridge", "bridge", "The bridge in dom0 that it is put on."),
    ring("handle", "number", "Which card of the domain it is."),
    ring("ip", "address", "IP address that was set in the configuration."),
    ring("request-rx-copy", "receive by copy", "1: the backend copies packets, as all do now."),
    ring("xdp-headroom", "XDP room", "Bytes left free before each packet."),
    node("tty", "terminal", "The terminal of the console in dom0."),
    node("port", "port", "Event channel of the console or store."),
    node("limit", "limit", "Bytes of console output that are kept."),
    ring("feature-<name>", "feature", "1 if this end offers the feature."),
    node("<node>", "node", "A node of the store."),
];
