//! The facts that a boot states.

use crate::format::{Dictionary, Field, Kind, dictionary};

const fn text(key: &'static str, label: &'static str) -> Field {
    Field { key, label, kind: Kind::Text, ..Field::EMPTY }
}

const fn number(key: &'static str, label: &'static str, unit: &'static str) -> Field {
    Field { unit, kind: Kind::Constant, ..text(key, label) }
}

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field {
        meaning: "The kernel's release: version, build and flavour.",
        watch: "A distribution's kernel has fixes of newer versions: compare the whole release, not the number.",
        source: "Linux init/version.c (linux_banner)",
        ..text("kernel", "kernel release")
    },
    Field {
        meaning: "What the boot loader handed to the kernel.",
        watch: "root=/dev/xvda shows what was asked for, not that the disk exists.",
        source: "Linux init/main.c",
        ..text("command-line", "kernel command line")
    },
    Field {
        meaning: "Vendor and product of the board, and the firmware's version, as firmware states them.",
        watch: "A hypervisor can show any board.",
        source: "Linux drivers/firmware/dmi_scan.c",
        ..text("dmi", "board")
    },
    Field {
        meaning: "The hypervisor's version as the kernel saw it when it was started.",
        watch: "After a live migration the host may run another version.",
        source: "Linux arch/x86/xen/enlighten.c",
        ..text("xen-version", "Xen version")
    },
    Field {
        meaning: "The build of Hyper-V.",
        watch: "17763 is Windows Server 2019, 20348 Windows Server 2022, 26100 Windows Server 2025.",
        source: "Linux arch/x86/kernel/cpu/mshyperv.c",
        ..text("hyper-v-build", "Hyper-V build")
    },
    Field {
        meaning: "The time of the clock chip when the kernel read it, some seconds after the start.",
        watch: "It is in UTC only if the clock is.",
        source: "Linux drivers/rtc/class.c (rtc_hctosys)",
        ..text("boot-time", "booted at")
    },
    Field {
        meaning: "The processor of the first CPU.",
        source: "Linux arch/x86/kernel/smpboot.c",
        ..text("processor", "processor")
    },
    Field {
        meaning: "CPUs that were started.",
        watch: "CPUs may have been added or taken away since.",
        source: "Linux kernel/smp.c, arch/x86/kernel/smpboot.c",
        ..number("cpus", "CPUs", "CPUs")
    },
    Field {
        meaning: "Memory that the kernel found, in MiB (the text has KiB).",
        watch: "A Xen guest that starts ballooned down counts all it may have.",
        source: "Linux mm/mm_init.c (mem_init_print_info)",
        ..number("memory", "memory", "MiB")
    },
    Field {
        meaning: "The stamp of the last record: how long the machine had been up, in whole seconds.",
        watch: "The clock of the stamps stands still while the machine is suspended.",
        source: "Linux kernel/printk/printk.c",
        ..number("uptime", "uptime at the end", "s")
    },
]);
