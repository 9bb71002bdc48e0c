//! The dictionary, by the English keys and the headings of the table.

use crate::format::{Dictionary, Field, Kind, dictionary};

const SOURCE: &str = "util-linux 2.41 sys-utils/lscpu.c, man lscpu(1)";

const fn text(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { key, label, meaning, kind: Kind::Text, source: SOURCE, ..Field::EMPTY }
}

const fn number(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { unit, kind: Kind::Constant, ..text(key, label, meaning) }
}

/// Of a key that older releases lack (`git grep` over v2.15, the first with lscpu, to v2.42).
const fn since(since: &'static str, field: Field) -> Field {
    Field { since, ..field }
}

pub(super) static FIELDS: Dictionary = dictionary!(&[
    text("Architecture", "architecture", "The architecture of the kernel."),
    since("util-linux 2.17", text("CPU op-mode(s)", "modes", "Whether the processor runs 32-bit and 64-bit programs.")),
    since("util-linux 2.33", text("Address sizes", "address sizes", "How long physical and virtual addresses can be.")),
    since("util-linux 2.19", text("Byte Order", "byte order", "In which order the bytes of a number stand in memory.")),
    Field {
        watch: "Hardware threads count as CPUs; those that are offline are counted too.",
        ..number("CPU(s)", "CPUs", "CPUs", "The CPUs of the machine, as the kernel has them.")
    },
    since("util-linux 2.19", text("On-line CPU(s) list", "CPUs in use", "The CPUs that the kernel uses.")),
    since("util-linux 2.19", text("Off-line CPU(s) list", "CPUs not in use", "The CPUs that the kernel does not use.")),
    text("Vendor ID", "maker", "Who made the processor, as it signs."),
    Field {
        watch: "QEMU here means that QEMU wrote the tables, whatever the model name says.",
        ..since(
            "util-linux 2.37",
            text("BIOS Vendor ID", "maker by firmware", "Who made the processor, by firmware's tables.")
        )
    },
    Field {
        watch: "A hypervisor can show any.",
        ..since("util-linux 2.23", text("Model name", "processor", "The name that the processor gives itself."))
    },
    since(
        "util-linux 2.37",
        text("BIOS Model name", "processor by firmware", "The name of the processor by firmware's tables.")
    ),
    since(
        "util-linux 2.38",
        text("BIOS CPU family", "family by firmware", "The number of the family by firmware's tables.")
    ),
    number("CPU family", "family", "number", "The maker's number of the family."),
    number("Model", "model number", "number", "The maker's number of the model."),
    since("util-linux 2.29", text("Machine type", "machine type", "The model of an IBM Z machine.")),
    number("Thread(s) per core", "threads per core", "threads", "How many hardware threads a core has."),
    since(
        "util-linux 2.37",
        number("Core(s) per cluster", "cores per cluster", "cores", "How many cores a cluster has.")
    ),
    Field {
        watch: "In a virtual machine sockets and cores are as its maker wished.",
        ..number("Core(s) per socket", "cores per socket", "cores", "How many cores a socket has.")
    },
    since("util-linux 2.20", number("Socket(s)", "sockets", "sockets", "How many sockets there are.")),
    Field { until: "util-linux 2.19", ..number("CPU socket(s)", "sockets", "sockets", "How many sockets there are.") },
    since("util-linux 2.20", text("Socket(s) per book", "sockets per book", "How many sockets a book has (IBM Z).")),
    since("util-linux 2.29", text("Book(s) per drawer", "books per drawer", "How many books a drawer has (IBM Z).")),
    since("util-linux 2.19", text("On-line CPU(s) mask", "CPUs in use", "The CPUs that the kernel uses, as bits.")),
    since(
        "util-linux 2.19",
        text("Off-line CPU(s) mask", "CPUs not in use", "The CPUs that it does not use, as bits.")
    ),
    since(
        "util-linux 2.28",
        text("Physical sockets", "sockets of the machine", "Sockets that the machine has, not the guest (Power).")
    ),
    since("util-linux 2.28", text("Physical chips", "chips per socket", "Chips in a socket of the machine (Power).")),
    since("util-linux 2.28", text("Physical cores/chip", "cores per chip", "Cores on a chip of the machine (Power).")),
    since("util-linux 2.42", text("ISA", "instruction set", "The instructions that the processor has (RISC-V).")),
    since("util-linux 2.42", text("Microcode version", "microcode", "The revision of the microcode.")),
    since("util-linux 2.37", number("Cluster(s)", "clusters", "clusters", "How many clusters of cores there are.")),
    since("util-linux 2.20", text("Book(s)", "books", "How many books an IBM Z machine has.")),
    since("util-linux 2.29", text("Drawer(s)", "drawers", "How many drawers an IBM Z machine has.")),
    text("Stepping", "stepping", "The maker's number of the revision."),
    since("util-linux 2.34", text("Frequency boost", "boost", "Whether the clock may go above its nominal value.")),
    since(
        "util-linux 2.38",
        number("CPU(s) scaling MHz", "clock, of the maximum", "%", "The clock now, as a share of the maximum.")
    ),
    number("CPU MHz", "clock", "MHz", "The clock when the text was made."),
    since("util-linux 2.24", number("CPU max MHz", "highest clock", "MHz", "The highest clock.")),
    since("util-linux 2.24", number("CPU min MHz", "lowest clock", "MHz", "The lowest clock.")),
    since("util-linux 2.29", text("CPU dynamic MHz", "clock now", "The clock now (IBM Z).")),
    since("util-linux 2.29", text("CPU static MHz", "nominal clock", "The nominal clock (IBM Z).")),
    Field {
        watch: "No measure of speed.",
        ..since("util-linux 2.19", number("BogoMIPS", "BogoMIPS", "MIPS", "How fast the kernel's delay loop runs."))
    },
    Field {
        watch: "hypervisor means that one is there, not which.",
        ..since("util-linux 2.27", text("Flags", "flags", "What the processor can do, as far as the kernel shows it."))
    },
    Field {
        watch: "Inside a guest that is nested virtualization. A Xen PV domain or dom0 does not see it.",
        ..text("Virtualization", "can run guests", "The processor can run guests itself: VT-x (Intel), AMD-V.")
    },
    Field {
        watch: "In a Xen PV dom0 inside another hypervisor it may name that one. QEMU without acceleration is not \
                found.",
        ..text("Hypervisor vendor", "hypervisor", "The hypervisor that the kernel runs on.")
    },
    since("util-linux 2.21", text("Hypervisor", "hypervisor", "The hypervisor's own name (IBM Z).")),
    Field {
        watch: "With Xen: none is dom0, para is PV, guest or dom0, and full may be HVM or PVH. With others full, but para \
                for PowerVM and container for OpenVZ and WSL 1.",
        ..text("Virtualization type", "kind", "How the machine is virtualized, as lscpu guesses.")
    },
    since("util-linux 2.21", text("Dispatching mode", "dispatching", "How an IBM Z machine gives time to CPUs.")),
    text("cache", "cache", "The size of a cache; since util-linux 2.34 of all its copies together."),
    number("NUMA node(s)", "NUMA nodes", "nodes", "How many groups of CPUs have memory of their own."),
    text("NUMA node CPU(s)", "CPUs of the node", "Which CPUs belong to the NUMA node."),
    since(
        "util-linux 2.34",
        text(
            "Vulnerability",
            "fault of the processor",
            "Whether the kernel protects against this fault of the processor."
        )
    ),
    since("util-linux 2.20", number("CPU", "CPU", "number", "The kernel's number of the CPU.")),
    since("util-linux 2.21", number("NODE", "NUMA node", "number", "The NUMA node of the CPU.")),
    since("util-linux 2.21", number("SOCKET", "socket", "number", "The socket of the CPU.")),
    since("util-linux 2.21", number("CORE", "core", "number", "The core to which the CPU belongs.")),
    since("util-linux 2.37", number("CLUSTER", "cluster", "number", "The cluster to which the CPU belongs.")),
    since("util-linux 2.21", number("BOOK", "book", "number", "The book to which the CPU belongs.")),
    since("util-linux 2.29", number("DRAWER", "drawer", "number", "The drawer to which the CPU belongs.")),
    since("util-linux 2.34", text("caches", "caches", "Which copy of each cache the CPU uses.")),
    since("util-linux 2.21", text("ONLINE", "in use", "Whether the kernel uses the CPU.")),
    since("util-linux 2.21", text("CONFIGURED", "configured", "Whether the hypervisor gave the CPU to the machine.")),
    since("util-linux 2.24", number("MAXMHZ", "highest clock", "MHz", "The highest clock of the CPU.")),
    since("util-linux 2.24", number("MINMHZ", "lowest clock", "MHz", "The lowest clock of the CPU.")),
    since("util-linux 2.37", number("MHZ", "clock", "MHz", "The clock of the CPU now.")),
    since(
        "util-linux 2.38",
        number("SCALMHZ%", "clock, of the maximum", "%", "The clock now, as a share of the maximum.")
    ),
]);
