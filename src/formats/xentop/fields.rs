//! The dictionary of `xentop`. Sources: `tools/xentop/xentop.c` and `tools/libs/stat/xenstat*.c`
//! (before 4.15 under `tools/xenstat/`) of Xen 3.0.0 to 4.22.0, and Linux `xen-netback` and
//! `xen-blkback` 6.12.
//!
//! `#3` marks the meaning that a word had in Xen 3.

use crate::format::{Dictionary, Field, Kind, dictionary};
use crate::private::Private;

use super::parse::USE;

mod kinds;

use kinds::{
    BLKBACK, DIRECTION, DIRECTION_3, LINUX, READER, RSECT, TITLE, XENSTAT, count, entry, joined, memory, packets,
    packets_3, tmem, total,
};

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field {
        source: READER,
        ..entry(
            "iteration",
            "iteration",
            "iterations",
            Kind::Constant,
            "Which round of the output the row belongs to, counted from 1.",
        )
    },
    Field {
        watch: "Taken from a title line, a log prefix or a line of date above the rows.",
        source: READER,
        ..entry("time", "time of day", "", Kind::Text, "When the iteration was taken, as far as the text tells.")
    },
    Field {
        private: Some(Private::Host),
        watch: "Cut to 10 characters from Xen 3.4 on unless xentop -f (4.0 and newer) was used: two domains may look \
                alike. Domain-0 is the control domain.",
        ..entry("NAME", "domain name", "", Kind::Name, "Name of the domain, from xenstore.")
    },
    Field {
        watch: "The order is not that of xl list (r b p s c d). Six dashes: ready to run but not on a CPU at that \
                instant. dom0 is nearly always r, because it runs xentop.",
        source: XENSTAT,
        ..entry(
            "STATE",
            "state",
            "",
            Kind::State,
            "What the domain does, in the order d s b c p r: dying, shut down, blocked (idle), crashed, paused, running.",
        )
    },
    entry("CPU(sec)", "CPU time", "s", Kind::Counter, "CPU time of all virtual CPUs since the domain was made."),
    Field {
        watch: "100 is one CPU, not the host: up to 100 for each virtual CPU. Always 0.0 in the first iteration and \
                for a domain that just appeared. Work that dom0 does for the domain is not in it.",
        ..entry(
            "CPU(%)",
            "CPU use",
            "% of one CPU",
            Kind::Percent,
            "CPU time used since the iteration before, as percent of one physical CPU.",
        )
    },
    Field {
        watch: "CPU(sec) is in whole seconds, so this is off by up to 100 % divided by the seconds between; it is \
                given for 10 seconds and more.",
        source: READER,
        ..entry(
            USE,
            "CPU use from CPU time",
            "% of one CPU",
            Kind::Percent,
            "Growth of CPU(sec) since the iteration before, divided by the time between the two.",
        )
    },
    Field {
        watch: "What Xen gave to the domain, not what is used inside it. k is KiB.",
        ..entry("MEM(k)", "memory", "KiB", Kind::Gauge, "Memory that Xen has allocated to the domain now.")
    },
    Field {
        watch: "Of the host, not of MAXMEM.",
        ..entry(
            "MEM(%)",
            "memory share",
            "% of the host's memory",
            Kind::Percent,
            "MEM(k) as percent of the host's memory.",
        )
    },
    Field {
        watch: "`no limit` is usual for a dom0 without dom0_mem=max: and is no number. A little above MEM is normal; \
                far above it the domain is ballooned down.",
        ..entry("MAXMEM(k)", "memory limit", "KiB", Kind::Gauge, "The most memory the domain may get.")
    },
    Field {
        watch: "`n/a` where there is no limit.",
        ..entry(
            "MAXMEM(%)",
            "memory limit share",
            "% of the host's memory",
            Kind::Percent,
            "MAXMEM(k) as percent of the host's memory.",
        )
    },
    Field {
        watch: "Configured, not online: xl list shows the online ones.",
        source: XENSTAT,
        ..entry("VCPUS", "virtual CPUs", "vCPUs", Kind::Gauge, "Virtual CPUs the domain may have.")
    },
    Field {
        watch: "0 where the backend runs in a driver domain, or before Xen 4.5 where the interface was renamed.",
        source: LINUX,
        ..entry(
            "NETS",
            "network interfaces",
            "interfaces",
            Kind::Gauge,
            "Network interfaces found in dom0 for the domain.",
        )
    },
    Field {
        watch: DIRECTION,
        source: LINUX,
        ..entry(
            "NETTX(k)",
            "network transmit",
            "KiB",
            Kind::Counter,
            "Sent by dom0's end of the domain's interfaces since they were made: data that the guest received.",
        )
    },
    Field {
        watch: DIRECTION_3,
        until: "Xen 3.4",
        source: LINUX,
        ..entry(
            "NETTX(k)#3",
            "network transmit",
            "KiB",
            Kind::Counter,
            "Sent by the guest since its interfaces were made.",
        )
    },
    Field {
        watch: DIRECTION,
        source: LINUX,
        ..entry(
            "NETRX(k)",
            "network receive",
            "KiB",
            Kind::Counter,
            "Received by dom0's end of the domain's interfaces since they were made: data that the guest sent.",
        )
    },
    Field {
        watch: DIRECTION_3,
        until: "Xen 3.4",
        source: LINUX,
        ..entry(
            "NETRX(k)#3",
            "network receive",
            "KiB",
            Kind::Counter,
            "Received by the guest since its interfaces were made.",
        )
    },
    Field {
        watch: "Disks served by QEMU (qdisk) count from Xen 4.6 on, those of tapdisk3 from 4.19 on.",
        since: "Xen 3.0.3",
        source: BLKBACK,
        ..entry("VBDS", "block devices", "devices", Kind::Gauge, "Virtual block devices found in dom0 for the domain.")
    },
    Field {
        watch: "Not outstanding I/O, and not bytes. A total: only its growth matters, and that means the backend is \
                short of request structures or the storage is slow.",
        since: "Xen 3.0.3",
        ..total(
            "VBD_OO",
            "out of requests",
            "events",
            "How often the backend had no free request structure for the domain's disks.",
        )
    },
    Field {
        watch: "Requests on the ring, each with several segments; not sectors.",
        since: "Xen 3.0.3",
        ..total("VBD_RD", "reads", "requests", "Read requests of the domain's disks since they were made.")
    },
    Field {
        watch: "Requests on the ring, each with several segments; not sectors.",
        since: "Xen 3.0.3",
        ..total("VBD_WR", "writes", "requests", "Write requests of the domain's disks since they were made.")
    },
    Field {
        watch: RSECT,
        since: "Xen 4.0",
        ..total("VBD_RSECT", "sectors read", "sectors of 512 bytes", "Sectors read from the domain's disks.")
    },
    Field {
        since: "Xen 4.0",
        ..total("VBD_WSECT", "sectors written", "sectors of 512 bytes", "Sectors written to the domain's disks.")
    },
    Field {
        watch: "0 without a security module. Xen 3 may print a large number that means nothing.",
        ..entry("SSID", "security id", "id", Kind::Constant, "The domain's label in the security module (XSM, Flask).")
    },
    // All iterations of a domain joined.
    joined("iterations", "iterations", "iterations", "In how many iterations the domain stands."),
    Field {
        watch: "Its first iteration is left out: it is always 0.0.",
        kind: Kind::Percent,
        ..joined("CPU(%).mean", "mean CPU use", "% of one CPU", "Mean of CPU(%) over the iterations.")
    },
    Field {
        kind: Kind::Percent,
        ..joined("CPU(%).max", "highest CPU use", "% of one CPU", "Highest CPU(%) of the iterations.")
    },
    joined("CPU(sec).growth", "CPU time used", "s", "Growth of CPU(sec) from the first to the last iteration."),
    joined("NETTX(k).growth", "NETTX growth", "KiB", "Growth of NETTX(k) from the first to the last iteration."),
    joined("NETRX(k).growth", "NETRX growth", "KiB", "Growth of NETRX(k) from the first to the last iteration."),
    joined("VBD_OO.growth", "VBD_OO growth", "events", "Growth of VBD_OO from the first to the last iteration."),
    joined("VBD_RD.growth", "reads done", "requests", "Growth of VBD_RD from the first to the last iteration."),
    joined("VBD_WR.growth", "writes done", "requests", "Growth of VBD_WR from the first to the last iteration."),
    joined(
        "VBD_RSECT.growth",
        "sectors read",
        "sectors of 512 bytes",
        "Growth of VBD_RSECT from the first to the last iteration.",
    ),
    joined(
        "VBD_WSECT.growth",
        "sectors written",
        "sectors of 512 bytes",
        "Growth of VBD_WSECT from the first to the last iteration.",
    ),
    // The title lines.
    Field { source: TITLE, ..entry("Xen", "Xen version", "", Kind::Text, "Version of the hypervisor.") },
    Field {
        watch: "Threads count as CPUs.",
        source: TITLE,
        ..entry("CPUs", "physical CPUs", "CPUs", Kind::Constant, "Physical CPUs of the host that are online.")
    },
    Field {
        watch: "Nominal, not the speed of the moment.",
        source: TITLE,
        ..entry("CPU speed", "CPU speed", "MHz", Kind::Constant, "Clock rate of the host's CPUs as Xen measured it.")
    },
    Field {
        watch: "Given here in MiB; the text has KiB.",
        source: TITLE,
        ..entry("Memory", "host memory", "MiB", Kind::Constant, "Memory of the host that Xen manages.")
    },
    Field { source: TITLE, ..entry("screens.time", "time of day", "", Kind::Text, "When the screen was drawn.") },
    count("screens.domains", "domains", "Domains there are, dom0 among them."),
    count("screens.running", "running", "Domains on a CPU at that instant."),
    count("screens.blocked", "blocked", "Domains that wait for something: idle."),
    count("screens.paused", "paused", "Domains held by the toolstack."),
    count("screens.crashed", "crashed", "Domains that crashed and were kept."),
    count("screens.dying", "dying", "Domains being destroyed."),
    count("screens.shutdown", "shut down", "Domains that ended and were not yet destroyed."),
    memory("screens.total", "total memory", "Memory of the host that Xen manages."),
    Field {
        watch: "Xen 4.13.0 computes it wrong (fixed in 4.13.1).",
        ..memory("screens.used", "used memory", "Memory in use by domains and Xen.")
    },
    memory("screens.free", "free memory", "Memory of the host that no domain has."),
    Field {
        since: "Xen 4.0",
        until: "Xen 4.12",
        ..memory("screens.freeable", "freeable memory", "Memory that transcendent memory could give back.")
    },
    // -n
    Field {
        watch: "The order in which dom0 lists them, not the number in vifD.N.",
        ..entry("networks.Net", "interface", "index", Kind::Constant, "Number of the interface within the domain.")
    },
    packets("networks.RX.bytes", "bytes received", "bytes", "Bytes received by dom0's end of the interface."),
    packets("networks.RX.pkts", "packets received", "packets", "Packets received by dom0's end of the interface."),
    packets(
        "networks.RX.err",
        "receive errors",
        "packets",
        "Errors in the direction in which dom0's end of the interface receives.",
    ),
    packets(
        "networks.RX.drop",
        "dropped on receiving",
        "packets",
        "Packets dropped in the direction in which dom0's end of the interface receives.",
    ),
    packets("networks.TX.bytes", "bytes sent", "bytes", "Bytes sent by dom0's end of the interface."),
    packets("networks.TX.pkts", "packets sent", "packets", "Packets sent by dom0's end of the interface."),
    packets(
        "networks.TX.err",
        "send errors",
        "packets",
        "Errors in the direction in which dom0's end of the interface sends.",
    ),
    packets(
        "networks.TX.drop",
        "dropped on sending",
        "packets",
        "Packets for the guest that were dropped: growth means that it does not take them fast enough.",
    ),
    packets_3("networks.RX.bytes#3", "bytes received", "bytes", "Bytes received by the guest."),
    packets_3("networks.RX.pkts#3", "packets received", "packets", "Packets received by the guest."),
    packets_3("networks.RX.err#3", "receive errors", "packets", "Errors in the direction in which the guest receives."),
    packets_3(
        "networks.RX.drop#3",
        "dropped on receiving",
        "packets",
        "Packets dropped in the direction in which the guest receives.",
    ),
    packets_3("networks.TX.bytes#3", "bytes sent", "bytes", "Bytes sent by the guest."),
    packets_3("networks.TX.pkts#3", "packets sent", "packets", "Packets sent by the guest."),
    packets_3("networks.TX.err#3", "send errors", "packets", "Errors in the direction in which the guest sends."),
    packets_3("networks.TX.drop#3", "dropped on sending", "packets", "Packets of the guest that dom0 dropped."),
    // -x
    Field {
        since: "Xen 3.2",
        watch: "Tapdisk3 from Xen 4.19 on.",
        ..entry("vbds.type", "backend", "", Kind::Text, "Which backend in dom0 serves the device.")
    },
    entry(
        "vbds.device",
        "device number",
        "id",
        Kind::Constant,
        "The guest's number of the device: 51712 is xvda, each further disk 16 more.",
    ),
    Field {
        watch: "Hexadecimal.",
        ..entry("vbds.major:minor", "device number, split", "", Kind::Text, "The same number as major and minor.")
    },
    Field {
        source: "Xen docs/man/xen-vbd-interface.7, 4.20",
        ..entry("VBD", "block device", "", Kind::Name, "A virtual block device by its number.")
    },
    Field {
        watch: "Growth means that the backend is short of request structures or the storage is slow.",
        ..total("vbds.OO", "out of requests", "events", "How often the backend had no free request structure.")
    },
    total("vbds.RD", "reads", "requests", "Read requests since the device was made."),
    total("vbds.WR", "writes", "requests", "Write requests since the device was made."),
    Field {
        watch: RSECT,
        since: "Xen 4.0",
        ..total("vbds.RSECT", "sectors read", "sectors of 512 bytes", "Sectors read.")
    },
    Field { since: "Xen 4.0", ..total("vbds.WSECT", "sectors written", "sectors of 512 bytes", "Sectors written.") },
    // -v
    Field {
        watch: "Only those that are online are listed.",
        ..entry("vcpus.VCPU", "virtual CPU", "index", Kind::Constant, "Number of the virtual CPU.")
    },
    entry("vcpus.sec", "CPU time", "s", Kind::Counter, "CPU time of the virtual CPU since the domain was made."),
    // Transcendent memory, gone with Xen 4.13.
    tmem(
        "tmem.Curr eph pages",
        "ephemeral pages",
        "pages",
        Kind::Gauge,
        "Pages of the domain kept in ephemeral pools.",
    ),
    tmem(
        "tmem.Succ eph gets",
        "ephemeral gets",
        "pages",
        Kind::Counter,
        "Pages the domain got back from ephemeral pools.",
    ),
    tmem(
        "tmem.Succ pers puts",
        "persistent puts",
        "pages",
        Kind::Counter,
        "Pages the domain put into persistent pools.",
    ),
    tmem(
        "tmem.Succ pers gets",
        "persistent gets",
        "pages",
        Kind::Counter,
        "Pages the domain got back from persistent pools.",
    ),
    // -p
    Field {
        since: "Xen 4.21",
        source: "Xen tools/xentop/pcpu.c, 4.21.0",
        ..entry("cpus.Core", "physical CPU", "index", Kind::Constant, "Number of the physical CPU.")
    },
    Field {
        watch: "0.0 in the first iteration. At most 128 CPUs are shown.",
        since: "Xen 4.21",
        source: "Xen tools/xentop/pcpu.c, 4.21.0",
        ..entry("cpus.Usage", "use", "%", Kind::Percent, "How busy the physical CPU was since the iteration before.")
    },
]);
