//! The dictionary of xenstore's nodes. Source: Xen 4.20 `docs/misc/xenstore-paths.pandoc`,
//! `xen/include/public/io/{xenbus,blkif,netif}.h`. An entry in angle brackets explains all its words.

use crate::format::{Dictionary, Field, Kind, dictionary};
use crate::private::Private;

const fn node(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    let source = "Xen 4.20 docs/misc/xenstore-paths.pandoc; xen/include/public/io/xenbus.h, blkif.h, netif.h";
    Field { key, label, kind: Kind::Text, meaning, source, ..Field::EMPTY }
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

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field { private: Some(Private::Host), ..node("name", "domain", "Name of the domain.") },
    node("<domid uuid vm start_time>", "domain", "Of the domain: number; id; lasting data; start, in s since 1970."),
    Field {
        unit: "KiB",
        kind: Kind::Gauge,
        ..node(
            "<target static-max videoram>",
            "memory",
            "Memory the domain is to have; its limit; of the graphics card.",
        )
    },
    node("availability", "virtual CPU", "Whether the virtual CPU may be used: online or offline."),
    node("shutdown", "shutdown request", "What the toolstack asks the guest to do: poweroff, reboot, suspend, halt."),
    Field {
        watch: "4 is the only one in which a device works. Of the device model it is a word.",
        ..node("state", "state", "State of one end of a device.")
    },
    node("<backend backend-id>", "backend", "Path of the other end; in which domain, 0 is dom0."),
    node("<frontend frontend-id>", "frontend", "Path of the other end; in which domain."),
    node(
        "<online hotplug-status hotplug-error error script>",
        "set-up",
        "1 while the device is wanted; connected when the script in dom0 is done; what failed; the script.",
    ),
    node(
        "<type params dev device-type mode removable bootable physical-device physical-device-path info direct-io-safe \
         discard-enable>",
        "disk",
        "Of the disk: kind of backend; what it lies on; name in the guest; disk or cdrom; r or w; further properties.",
    ),
    node("virtual-device", "disk number", "Number of the disk; it stands for its name."),
    node(
        "<sectors sector-size physical-sector-size>",
        "disk size",
        "Size in sectors; bytes per sector; of the medium.",
    ),
    node(
        "<ring-ref tx-ring-ref rx-ring-ref ring-page-order max-ring-page-order>",
        "ring",
        "Grants of the pages with requests (tx for sending, rx for receiving); pages as a power of two.",
    ),
    node("<event-channel event-channel-tx event-channel-rx port>", "event channel", "The interrupt between both ends."),
    node(
        "<protocol trusted multi-queue-num-queues multi-queue-max-queues request-rx-copy xdp-headroom>",
        "protocol",
        "Word size of the requests; 0 if the backend is distrusted; queues; further agreements.",
    ),
    node(
        "<mac mtu bridge handle ip>",
        "network card",
        "MAC address; largest packet; bridge in dom0; number; IP address.",
    ),
    node(
        "<tty limit xenstored>",
        "console and store",
        "Terminal of the console in dom0; its buffer; the daemon of the tree.",
    ),
    node("<feature->", "feature", "1 if this end offers the feature."),
    node("<node>", "node", "A node of the store."),
]);
