//! The dictionary of `xl list`. Sources: `tools/libxl/xl_cmdimpl.c` (Xen 4.1 to 4.8),
//! `tools/xl/xl_info.c` (4.9 to 4.22), `tools/libxl/xl.c` (4.0), `tools/python/xen/xm/main.py` (3.0
//! to 4.4), and the man page xl(1) of 4.20.
//!
//! `#4.0` marks the meaning that a word had in `xl` of Xen 4.0.

use crate::format::{Dictionary, Field, Kind, dictionary};
use crate::private::Private;

const XL: &str = "Xen tools/xl/xl_info.c list_domains(), 4.20; tools/python/xen/xm/main.py, 3.0 to 4.0";
const XL_4_0: &str = "Xen tools/libxl/xl.c list_domains(), 4.0.0";

const fn entry(key: &'static str, label: &'static str, unit: &'static str, kind: Kind, meaning: &'static str) -> Field {
    Field { key, label, unit, kind, meaning, source: XL, ..Field::EMPTY }
}

const MEMORY: &str = "Not what is used inside the guest, and not its maxmem: a ballooned guest has less than its limit. \
                      xl counts memory that is claimed and not yet populated too.";

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field {
        watch: "(null) or nothing: the domain is being made or destroyed and has no name in xenstore. Domain-0 is the \
                control domain.",
        private: Some(Private::Host),
        ..entry("Name", "domain name", "", Kind::Name, "Name of the domain, from xenstore.")
    },
    Field {
        watch: "Not used again until the numbers wrap at 32752; a domain that restarts gets a new one. Missing in xm \
                list: the domain is known to xend and does not run.",
        ..entry("ID", "domain id", "id", Kind::Constant, "Number of the domain.")
    },
    Field { until: "Xen 2", ..entry("Id", "domain id", "id", Kind::Constant, "Number of the domain.") },
    Field {
        watch: MEMORY,
        ..entry("Mem", "memory", "MiB", Kind::Gauge, "Memory that Xen has given to the domain now.")
    },
    Field {
        watch: "In later versions of xl the column shows what the domain has now.",
        until: "xl of Xen 4.0",
        source: XL_4_0,
        ..entry("Mem#4.0", "memory limit", "MiB", Kind::Gauge, "The most memory that the domain may get.")
    },
    Field {
        watch: MEMORY,
        until: "Xen 3.0.2",
        ..entry("Mem(MiB)", "memory", "MiB", Kind::Gauge, "Memory that Xen has given to the domain now.")
    },
    Field {
        until: "Xen 2",
        ..entry("Mem(MB)", "memory", "MiB", Kind::Gauge, "Memory that Xen has given to the domain now.")
    },
    Field {
        watch: "Online ones; xentop shows how many the domain may have.",
        ..entry("VCPUs", "virtual CPUs", "vCPUs", Kind::Gauge, "Virtual CPUs of the domain that are online.")
    },
    Field {
        until: "Xen 2",
        ..entry("CPU", "physical CPU", "index", Kind::Gauge, "Physical CPU that the domain runs on.")
    },
    Field {
        watch: "The fifth letter is the reason of a shutdown: - power-off, r reboot, s suspend, c crash, w watchdog, S \
                soft reset (Xen 4.7 and newer). Six dashes: ready to run but not on a CPU at that instant; many such \
                domains wait for CPUs. xentop prints its letters in another order.",
        ..entry(
            "State",
            "state",
            "",
            Kind::State,
            "What the domain does, in the order r b p s c d: running, blocked (idle), paused, shut down, crashed, dying.",
        )
    },
    Field {
        watch: "Three letters only: blocked, shut down and crashed domains cannot be told from those that are ready \
                to run.",
        until: "xl of Xen 4.0",
        source: XL_4_0,
        ..entry(
            "State#4.0",
            "state",
            "",
            Kind::State,
            "What the domain does, in the order r p d: running, paused, dying.",
        )
    },
    Field {
        watch: "A total: two lists and the time between them give the use. Work that dom0 does for the domain is not \
                in it.",
        ..entry("Time(s)", "CPU time", "s", Kind::Counter, "CPU time of all virtual CPUs since the domain was made.")
    },
    Field {
        until: "Xen 2",
        ..entry("Console", "console port", "port", Kind::Constant, "TCP port of the domain's console.")
    },
    Field {
        since: "Xen 4.1",
        ..entry("UUID", "UUID", "", Kind::Name, "The domain's unique id; it stays the same over restarts and moves.")
    },
    Field {
        watch: "- where the domain is not shut down. Hexadecimal; ffffffff is unknown.",
        since: "Xen 4.1",
        ..entry(
            "Reason-Code",
            "shutdown reason",
            "",
            Kind::Text,
            "Why the domain shut down: 0 power-off, 1 reboot, 2 suspend, 3 crash, 4 watchdog, 5 soft reset.",
        )
    },
    Field {
        watch: "- without a security module.",
        since: "Xen 4.2",
        ..entry(
            "Security Label",
            "security label",
            "",
            Kind::Text,
            "The domain's label in the security module (XSM, Flask).",
        )
    },
    Field {
        until: "Xen 4.4",
        ..entry("Label", "security label", "", Kind::Text, "The domain's label in the security module (sHype, ACM).")
    },
    Field {
        watch: "0 unless the domain is being built.",
        since: "Xen 4.3",
        source: "Xen tools/xl/xl_info.c list_domains(), 4.20; xl(1) 4.20",
        ..entry(
            "Claimed",
            "claimed memory",
            "MiB",
            Kind::Gauge,
            "Memory that is reserved for the domain and not populated.",
        )
    },
    Field {
        since: "Xen 4.6",
        ..entry("Cpupool", "CPU pool", "", Kind::Name, "The pool of physical CPUs that the domain runs in.")
    },
    Field {
        watch: "all, before Xen 4.4 any node: no restriction.",
        since: "Xen 4.3",
        ..entry("NODE Affinity", "NUMA nodes", "", Kind::Text, "The NUMA nodes that the domain's memory comes from.")
    },
]);
