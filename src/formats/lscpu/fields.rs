//! The dictionary, by the English keys and the headings of the table.

use crate::format::{Dictionary, Field, Kind, dictionary};

const SOURCE: &str = "util-linux 2.41 sys-utils/lscpu.c, man lscpu(1)";

const fn text(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { key, label, meaning, kind: Kind::Text, source: SOURCE, ..Field::EMPTY }
}

const fn number(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { unit, kind: Kind::Constant, ..text(key, label, meaning) }
}

pub(super) static FIELDS: Dictionary = dictionary!(&[
    text("Architecture", "architecture", "The architecture of the kernel."),
    text("CPU op-mode(s)", "modes", "Whether the processor runs 32-bit and 64-bit programs."),
    text("Address sizes", "address sizes", "How long physical and virtual addresses can be."),
    text("Byte Order", "byte order", "In which order the bytes of a number stand in memory."),
    Field {
        watch: "Hardware threads count as CPUs; those that are offline are counted too.",
        ..number("CPU(s)", "CPUs", "CPUs", "The CPUs of the machine, as the kernel has them.")
    },
    text("On-line CPU(s) list", "CPUs in use", "The CPUs that the kernel uses."),
    text("Off-line CPU(s) list", "CPUs not in use", "The CPUs that the kernel does not use."),
    text("Vendor ID", "maker", "Who made the processor, as it signs."),
    Field {
        watch: "QEMU here means that QEMU wrote the tables, whatever the model name says.",
        ..text("BIOS Vendor ID", "maker by firmware", "Who made the processor, by firmware's tables.")
    },
    Field {
        watch: "A hypervisor can show any.",
        ..text("Model name", "processor", "The name that the processor gives itself.")
    },
    text("BIOS Model name", "processor by firmware", "The name of the processor by firmware's tables."),
    text("BIOS CPU family", "family by firmware", "The number of the family by firmware's tables."),
    number("CPU family", "family", "number", "The maker's number of the family."),
    number("Model", "model number", "number", "The maker's number of the model."),
    text("Machine type", "machine type", "The model of an IBM Z machine."),
    number("Thread(s) per core", "threads per core", "threads", "How many hardware threads a core has."),
    number("Core(s) per cluster", "cores per cluster", "cores", "How many cores a cluster has."),
    Field {
        watch: "In a virtual machine sockets and cores are as its maker wished.",
        ..number("Core(s) per socket", "cores per socket", "cores", "How many cores a socket has.")
    },
    number("Socket(s)", "sockets", "sockets", "How many sockets there are."),
    number("Cluster(s)", "clusters", "clusters", "How many clusters of cores there are."),
    text("Book(s)", "books", "How many books an IBM Z machine has."),
    text("Drawer(s)", "drawers", "How many drawers an IBM Z machine has."),
    text("Stepping", "stepping", "The maker's number of the revision."),
    text("Frequency boost", "boost", "Whether the clock may go above its nominal value."),
    number("CPU(s) scaling MHz", "clock, of the maximum", "%", "The clock now, as a share of the maximum."),
    number("CPU MHz", "clock", "MHz", "The clock when the text was made."),
    number("CPU max MHz", "highest clock", "MHz", "The highest clock."),
    number("CPU min MHz", "lowest clock", "MHz", "The lowest clock."),
    text("CPU dynamic MHz", "clock now", "The clock now (IBM Z)."),
    text("CPU static MHz", "nominal clock", "The nominal clock (IBM Z)."),
    Field {
        watch: "No measure of speed.",
        ..number("BogoMIPS", "BogoMIPS", "MIPS", "How fast the kernel's delay loop runs.")
    },
    Field {
        watch: "hypervisor means that one is there, not which.",
        ..text("Flags", "flags", "What the processor can do, as far as the kernel shows it.")
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
    text("Hypervisor", "hypervisor", "The hypervisor's own name (IBM Z)."),
    Field {
        watch: "With Xen: none is dom0, para is PV, and full may be HVM or PVH. With others it is always full.",
        ..text("Virtualization type", "kind", "How the machine is virtualized, as lscpu guesses.")
    },
    text("Dispatching mode", "dispatching", "How an IBM Z machine gives time to CPUs."),
    text("cache", "cache", "The size of a cache; since util-linux 2.36 of all its copies together."),
    number("NUMA node(s)", "NUMA nodes", "nodes", "How many groups of CPUs have memory of their own."),
    text("NUMA node CPU(s)", "CPUs of the node", "Which CPUs belong to the NUMA node."),
    text("Vulnerability", "fault of the processor", "Whether the kernel protects against this fault of the processor."),
    number("CPU", "CPU", "number", "The kernel's number of the CPU."),
    number("NODE", "NUMA node", "number", "The NUMA node of the CPU."),
    number("SOCKET", "socket", "number", "The socket of the CPU."),
    number("CORE", "core", "number", "The core to which the CPU belongs."),
    number("CLUSTER", "cluster", "number", "The cluster to which the CPU belongs."),
    number("BOOK", "book", "number", "The book to which the CPU belongs."),
    number("DRAWER", "drawer", "number", "The drawer to which the CPU belongs."),
    text("caches", "caches", "Which copy of each cache the CPU uses."),
    text("ONLINE", "in use", "Whether the kernel uses the CPU."),
    text("CONFIGURED", "configured", "Whether the hypervisor gave the CPU to the machine."),
    number("MAXMHZ", "highest clock", "MHz", "The highest clock of the CPU."),
    number("MINMHZ", "lowest clock", "MHz", "The lowest clock of the CPU."),
    number("MHZ", "clock", "MHz", "The clock of the CPU now."),
    number("SCALMHZ%", "clock, of the maximum", "%", "The clock now, as a share of the maximum."),
]);
