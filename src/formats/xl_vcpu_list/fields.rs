//! The dictionary of `xl vcpu-list`. Sources: `tools/libxl/xl_cmdimpl.c` (Xen 4.1 to 4.8),
//! `tools/xl/xl_vcpu.c` (4.9 to 4.22), `tools/python/xen/xm/main.py` (3.0 to 4.4).

use crate::format::{Dictionary, Field, Kind, dictionary};
use crate::private::Private;

const XL: &str = "Xen tools/xl/xl_vcpu.c print_vcpuinfo(), 4.20; tools/python/xen/xm/main.py, 3.0 to 4.0";

const fn entry(key: &'static str, label: &'static str, unit: &'static str, kind: Kind, meaning: &'static str) -> Field {
    Field { key, label, unit, kind, meaning, source: XL, ..Field::EMPTY }
}

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field {
        watch: "(null): the domain is being made or destroyed. Domain-0 is the control domain.",
        private: Some(Private::Host),
        ..entry("Name", "domain name", "", Kind::Name, "Name of the domain that the virtual CPU belongs to.")
    },
    entry("ID", "domain id", "id", Kind::Constant, "Number of the domain."),
    entry("VCPU", "virtual CPU", "index", Kind::Constant, "Number of the virtual CPU within the domain."),
    Field {
        watch: "Where it last ran, if it does not run now; - where it is offline. Without pinning it moves.",
        ..entry("CPU", "physical CPU", "index", Kind::Gauge, "Physical CPU that the virtual CPU runs on.")
    },
    Field {
        watch: "Three dashes: ready to run but not on a CPU at that instant; many of them are a queue. --p is offline, \
                not a paused domain.",
        ..entry(
            "State",
            "state",
            "",
            Kind::State,
            "What the virtual CPU does, in the order r b p: running, blocked (idle), offline.",
        )
    },
    Field {
        watch: "A total: two lists and the time between them give the use.",
        ..entry("Time(s)", "CPU time", "s", Kind::Counter, "CPU time of the virtual CPU since the domain was made.")
    },
    Field {
        watch: "any cpu (Xen 4.4: all) is no restriction.",
        until: "Xen 4.4",
        ..entry("CPU Affinity", "CPU affinity", "", Kind::Text, "Physical CPUs that the virtual CPU may run on.")
    },
    Field {
        watch: "all is no restriction. It holds within the domain's CPU pool.",
        since: "Xen 4.5",
        ..entry("Affinity.hard", "hard affinity", "", Kind::Text, "Physical CPUs that the virtual CPU may run on.")
    },
    Field {
        watch: "Only those that the hard affinity allows too count.",
        since: "Xen 4.5",
        ..entry(
            "Affinity.soft",
            "soft affinity",
            "",
            Kind::Text,
            "Physical CPUs that the virtual CPU runs on by preference.",
        )
    },
]);
