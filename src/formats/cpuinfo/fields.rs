//! The dictionary. After `arch/*/kernel/cpu/proc.c` and its like in Linux 2.6.18 to 7.1.

use crate::format::{Dictionary, Field, Kind, dictionary};
use crate::private::Private;

const X86: &str = "Linux arch/x86/kernel/cpu/proc.c, 2.6.18 to 7.1";
const ARM: &str = "Linux arch/arm64/kernel/cpuinfo.c, 3.7 to 7.1";
const OTHER: &str = "Linux arch/powerpc/kernel/setup-common.c, arch/s390/kernel/processor.c, to 7.1";

const fn text(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { key, label, meaning, kind: Kind::Text, source: X86, ..Field::EMPTY }
}

const fn number(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { unit, kind: Kind::Constant, ..text(key, label, meaning) }
}

/// Of 32-bit kernels alone.
const fn fault(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { watch: "Printed by 32-bit kernels only.", ..text(key, label, meaning) }
}

const fn arm(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { source: ARM, ..text(key, label, meaning) }
}

const fn other(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { source: OTHER, ..text(key, label, meaning) }
}

const FAKE: &str = "A hypervisor can show any.";

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field {
        watch: "Only those that are online; a text that was cut has fewer.",
        ..number("cpus", "CPUs", "CPUs", "The blocks of the text: CPUs that the kernel uses.")
    },
    number("processor", "CPU", "number", "The kernel's number of this CPU."),
    text("vendor_id", "maker", "Who made the processor, as it signs."),
    number("cpu family", "family", "number", "The maker's number of the family."),
    number("model", "model number", "number", "The maker's number of the model."),
    Field { watch: FAKE, ..text("model name", "processor", "The name that the processor gives itself.") },
    number("stepping", "stepping", "number", "The maker's number of the revision."),
    Field {
        since: "Linux 3.2",
        watch: "In a virtual machine it may be an invented number.",
        ..text("microcode", "microcode", "The revision of the microcode.")
    },
    Field {
        watch: "In a guest and a Xen dom0 mostly the rate of the time stamp counter, which never changes.",
        ..number("cpu MHz", "clock", "MHz", "The clock when the text was read.")
    },
    Field {
        watch: "On AMD that of L2, even where there is an L3.",
        ..text("cache size", "cache", "The size of the last cache that this CPU has.")
    },
    number("physical id", "socket", "number", "In which socket the CPU is."),
    number("siblings", "CPUs in the socket", "CPUs", "How many CPUs are in the same socket."),
    number("core id", "core", "number", "To which core of the socket the CPU belongs."),
    number("cpu cores", "cores in the socket", "cores", "How many cores are in the same socket."),
    number("apicid", "APIC id", "number", "The address of the CPU's interrupt controller."),
    number("initial apicid", "first APIC id", "number", "The same address as firmware set it."),
    text("fpu", "floating point", "Whether there is a floating point unit."),
    text("fpu_exception", "floating point errors", "Whether its errors are reported as exceptions."),
    fault("fdiv_bug", "division", "Whether it divides wrongly, as the first Pentiums do."),
    Field { until: "Linux 3.8", ..fault("hlt_bug", "halt", "Whether hlt does not work.") },
    fault("f00f_bug", "f00f", "Whether a program can hang it by one instruction, as the first Pentiums."),
    fault("coma_bug", "coma", "Whether a program can stop it for ever, as an old Cyrix."),
    number("cpuid level", "CPUID level", "number", "The highest CPUID leaf that the processor answers."),
    text("wp", "write protection", "Whether write protection holds for the kernel too."),
    Field {
        watch: "hypervisor means that one is there, not which. vmx or svm: the processor can run guests; inside a \
                guest that is nested virtualization.",
        ..text("flags", "flags", "What the processor can do, as far as the kernel shows it.")
    },
    Field { since: "Linux 5.6", ..text("vmx flags", "flags of VT-x", "What the processor can do for guests.") },
    Field {
        since: "Linux 3.17",
        watch: "Listed whether or not the kernel protects against them.",
        ..text("bugs", "faults", "Faults that the processor is known to have.")
    },
    Field {
        watch: "No measure of speed.",
        ..number("bogomips", "BogoMIPS", "MIPS", "How fast the kernel's delay loop runs.")
    },
    text("TLB size", "TLB", "How many page translations are kept."),
    number("clflush size", "flush size", "bytes", "How much one cache flush covers."),
    number("cache_alignment", "cache line", "bytes", "The size of a line of the cache."),
    text("address sizes", "address sizes", "How long physical and virtual addresses can be."),
    text("power management", "power management", "What the processor can do to save power."),
    arm("BogoMIPS", "BogoMIPS", "How fast the kernel's delay loop runs; no measure of speed."),
    arm("Features", "features", "What the processor can do."),
    arm("CPU implementer", "maker", "The maker's number: 0x41 Arm, 0x61 Apple, 0xc0 Ampere."),
    arm("CPU architecture", "architecture", "The version of the architecture."),
    arm("CPU variant", "variant", "The maker's number of the variant."),
    arm("CPU part", "part", "The maker's number of the design."),
    arm("CPU revision", "revision", "The maker's number of the revision."),
    arm("Processor", "processor", "The name of the processor (old 32-bit kernels)."),
    arm("Hardware", "board", "The name of the board (32-bit kernels)."),
    arm("Revision", "board's revision", "The maker's number of the board (32-bit kernels)."),
    Field { private: Some(Private::Serial), ..arm("Serial", "board's number", "The number of this very board.") },
    other("revision", "revision", "The revision of the processor (Power)."),
    other("timebase", "time base", "Ticks of the clock per second (Power)."),
    other("MMU", "translation", "How addresses are translated: Hash or Radix (Power)."),
    other("bogomips per cpu", "BogoMIPS", "How fast the kernel's delay loop runs (IBM Z)."),
    other("features", "features", "What the processor can do (IBM Z)."),
    other("facilities", "facilities", "The numbers of what the processor can do (IBM Z)."),
    other("max thread id", "threads", "The highest number of a thread in a core (IBM Z)."),
    other("cpu", "processor", "The model of the processor (Power)."),
    other("clock", "clock", "The clock of the processor (Power)."),
    other("platform", "platform", "pSeries: a partition of PowerVM or a guest of KVM; PowerNV: the machine itself."),
    other("machine", "machine", "The machine: emulated by qemu stands here where it is."),
    other("# processors", "CPUs", "How many CPUs there are (IBM Z)."),
]);
