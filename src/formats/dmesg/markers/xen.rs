//! Xen's own records: which mode, dom0 or guest.

use crate::clue::Mode::{Hvm, HvmPvDrivers, Pv, Pvh, Pvhvm};
use crate::clue::Role::{Dom0, Guest};
use crate::clue::State::{Paravirtualized, Software};
use crate::clue::Subsystem::{Interrupts, Timers};
use crate::clue::{Marker, Says};

use super::Look::{Is, Starts, StartsHas};

const HYPERVISOR_C: &str = "Linux arch/x86/kernel/cpu/hypervisor.c, 3.1 to 7.1";
const ENLIGHTEN: &str = "Linux arch/x86/xen/enlighten.c and enlighten_pv.c, 2.6.24 to 7.1";
const HVM_C: &str = "Linux arch/x86/xen/enlighten_hvm.c, 3.1 to 7.1";
const EVENTS: &str = "Linux drivers/xen/events, 3.1 to 7.1";
const TIME: &str = "Linux arch/x86/xen/time.c, 2.6.24 to 7.1";
const SETUP: &str = "Linux arch/x86/xen/setup.c, 2.6.28 to 7.1";
const PCI: &str = "Linux arch/x86/pci/xen.c, 2.6.32 to 6.12";

const PV: Says = Says::XEN.modes(&[Pv]);
const PV_GUEST: Says = PV.roles(&[Guest]);
const PV_DOM0: Says = PV.roles(&[Dom0]);
const ANY_DOM0: Says = Says::XEN.modes(&[Pv, Pvh]).roles(&[Dom0]);
const CONTAINER: Says = Says::XEN.modes(&[Hvm, HvmPvDrivers, Pvhvm, Pvh]);
/// A full emulated machine around the kernel: Linux calls all three `HVM`.
const EMULATED: Says = Says::XEN.modes(&[Hvm, HvmPvDrivers, Pvhvm]).roles(&[Guest]);

signs! {
    HYPERVISOR_XEN_HVM: [Is("Hypervisor detected: Xen HVM")] => Marker {
        id: "dmesg/hypervisor-xen-hvm",
        text: "Hypervisor detected: Xen HVM",
        says: CONTAINER,
        shows: "The kernel runs in a hardware container of Xen: HVM, PVHVM or PVH.",
        limits: "Not the mode: a PVH guest and a PVH dom0 print the same words.",
        versions: "Linux 2.6.36 to 4.0 and 4.12 to 7.1",
        source: HYPERVISOR_C,
        ..Marker::PROOF
    };
    HYPERVISOR_XEN: [Is("Hypervisor detected: Xen")] => Marker {
        id: "dmesg/hypervisor-xen",
        text: "Hypervisor detected: Xen",
        says: Says::XEN,
        shows: "The kernel runs on Xen.",
        limits: "Not the mode: these kernels print it for PV and HVM alike.",
        versions: "Linux 4.1 to 4.11",
        source: HYPERVISOR_C,
        ..Marker::PROOF
    };
    HYPERVISOR_XEN_PV: [Is("Hypervisor detected: Xen PV")] => Marker {
        id: "dmesg/hypervisor-xen-pv",
        text: "Hypervisor detected: Xen PV",
        says: PV,
        shows: "The kernel runs paravirtualized on Xen.",
        limits: "Not dom0 or guest.",
        versions: "Linux 4.12 to 7.1",
        source: ENLIGHTEN,
        ..Marker::PROOF
    };
    HYPERVISOR_XEN_PVH: [Is("Hypervisor detected: Xen PVH")] => Marker {
        id: "dmesg/hypervisor-xen-pvh",
        text: "Hypervisor detected: Xen PVH",
        says: Says::XEN.modes(&[Pvh]),
        shows: "The text says PVH.",
        limits: "No Linux up to 7.1 prints these words: the text was edited, or another system wrote it.",
        versions: "none",
        source: HYPERVISOR_C,
        ..Marker::HINT
    };
    BOOTING_XEN: [Is("Booting paravirtualized kernel on Xen"), Is("Booting kernel on Xen")] => Marker {
        id: "dmesg/booting-on-xen",
        text: "Booting paravirtualized kernel on Xen, Booting kernel on Xen",
        says: PV,
        shows: "The kernel runs paravirtualized on Xen.",
        limits: "Not dom0 or guest.",
        versions: "with the word paravirtualized Linux 2.6.23 to 5.15, without it newer",
        source: ENLIGHTEN,
        ..Marker::PROOF
    };
    BOOTING_PVH_V1: [Is("Booting paravirtualized kernel with PVH extensions on Xen")] => Marker {
        id: "dmesg/booting-pvh-v1",
        text: "Booting paravirtualized kernel with PVH extensions on Xen",
        says: Says::XEN.modes(&[Pvh]),
        shows: "The kernel runs as PVH version 1, the experimental form that was removed.",
        versions: "Linux 3.14 to 4.10",
        source: ENLIGHTEN,
        ..Marker::PROOF
    };
    BOOTING_PVH: [Is("Booting paravirtualized kernel on Xen PVH"), Is("Booting kernel on Xen PVH")] => Marker {
        id: "dmesg/booting-on-xen-pvh",
        text: "Booting paravirtualized kernel on Xen PVH, Booting kernel on Xen PVH",
        says: Says::XEN.modes(&[Pvh]),
        shows: "The kernel runs as PVH.",
        limits: "Not dom0 or guest.",
        versions: "Linux 4.11 to 7.1",
        source: "Linux arch/x86/xen/enlighten_pvh.c and arch/x86/kernel/paravirt.c, 4.19 to 7.1",
        ..Marker::PROOF
    };
    BOOTING_HVM: [Is("Booting paravirtualized kernel on Xen HVM")] => Marker {
        id: "dmesg/booting-on-xen-hvm",
        text: "Booting paravirtualized kernel on Xen HVM",
        says: EMULATED,
        shows: "An HVM guest whose kernel has Xen's paravirtual parts active.",
        limits: "Not that timers, interrupts, disks or network are paravirtual in fact.",
        versions: "Linux 2.6.36 to 7.1",
        source: HVM_C,
        ..Marker::PROOF
    };
    VERSION_BANNER: [Starts("Xen version: ")] => Marker {
        id: "dmesg/xen-version-banner",
        text: "Xen version: <version>",
        says: Says::XEN.modes(&[Pv, Pvh]),
        shows: "The banner of a PV or PVH kernel, with the hypervisor's version.",
        versions: "PV Linux 2.6.25 to 7.1, PVH from about 5.16",
        source: ENLIGHTEN,
        ..Marker::PROOF
    };
    PRESERVE_AD: [StartsHas("Xen version: ", "(preserve-AD)")] => Marker {
        id: "dmesg/preserve-ad",
        text: "Xen version: <version> (preserve-AD)",
        says: PV,
        shows: "Xen offers page table updates that keep accessed and dirty bits: only to PV domains.",
        versions: "Linux 2.6.25 to 7.1 on Xen 3.3 and newer",
        source: ENLIGHTEN,
        ..Marker::PROOF
    };
    EC2_BANNER: [StartsHas("Xen version: ", ".amazon"), StartsHas("Xen version: ", "-kaos_")] => Marker {
        id: "dmesg/xen-of-amazon",
        text: "Xen version: 4.2.amazon (preserve-AD), Xen version: 3.4.3-kaos_t1micro (preserve-AD)",
        says: Says::XEN.platform("amazon-ec2"),
        shows: "Amazon's own build of Xen, which runs EC2 instances of the older generation.",
        versions: "EC2 instances on Xen",
        source: "Amazon EC2; cloud-init 26.2 tools/ds-identify",
        ..Marker::PROOF
    };
    VERSION_SENTENCE: [StartsHas("Xen version ", ".")] => Marker {
        id: "dmesg/xen-version-sentence",
        text: "Xen version <major>.<minor>.",
        says: CONTAINER,
        shows: "The kernel runs in a hardware container of Xen: HVM, PVHVM or PVH.",
        versions: "Linux 2.6.36 to 7.1",
        source: HVM_C,
        ..Marker::PROOF
    };
    APIC_PV: [
        Starts("APIC: Switched APIC routing to: Xen PV"),
        Starts("Setting APIC routing to Xen PV"),
        StartsHas("Switched APIC routing from ", " to Xen PV"),
    ] => Marker {
        id: "dmesg/apic-xen-pv",
        text: "APIC: Switched APIC routing to: Xen PV",
        says: PV,
        shows: "Interrupts go through Xen's PV interface: the kernel is paravirtualized.",
        versions: "Linux 4.1 to 6.12",
        source: "Linux arch/x86/xen/apic.c, 4.1 to 6.12",
        ..Marker::PROOF
    };
    DETECTED_VCPUS: [Starts("Xen PV: Detected ")] => Marker {
        id: "dmesg/xen-pv-vcpus",
        text: "Xen PV: Detected <n> vCPUS",
        says: PV,
        shows: "The kernel runs paravirtualized on Xen.",
        versions: "Linux 6.12 to 7.1",
        source: "Linux arch/x86/xen/smp_pv.c, 6.12",
        ..Marker::PROOF
    };
    E820_XEN: [Starts("Xen: [mem "), Starts(" Xen: 00"), Starts("Xen: 00")] => Marker {
        id: "dmesg/e820-from-xen",
        text: "Xen: [mem <from>-<to>] usable",
        says: PV,
        shows: "The memory map came from Xen, not from a BIOS: the kernel is paravirtualized.",
        limits: "HVM and PVH print BIOS-e820 instead.",
        versions: "Linux 2.6.18 to 7.1",
        source: SETUP,
        ..Marker::PROOF
    };
    BIOS_MAP: [] => Marker {
        id: "dmesg/e820-from-bios",
        text: "BIOS-e820: [mem <from>-<to>] usable, in a log that speaks of Xen",
        says: Says::NOTHING.modes(&[Hvm, HvmPvDrivers, Pvhvm, Pvh]),
        shows: "The memory map has the form of a BIOS's: not PV, whose map comes from Xen.",
        versions: "Linux 2.6.28 to 7.1",
        source: SETUP,
        ..Marker::PROOF
    };
    P2M: [Starts("p2m virtual area at ")] => Marker {
        id: "dmesg/p2m",
        text: "p2m virtual area at <address>, size is <size>",
        says: PV,
        shows: "The kernel keeps a table of machine addresses: it is paravirtualized.",
        versions: "Linux 3.19 to 7.1",
        source: "Linux arch/x86/xen/p2m.c",
        ..Marker::PROOF
    };
    KPTI_OFF_PV: [Is("Kernel/User page tables isolation: disabled on XEN PV.")] => Marker {
        id: "dmesg/kpti-off-on-pv",
        text: "Kernel/User page tables isolation: disabled on XEN PV.",
        says: PV,
        shows: "The kernel runs paravirtualized on Xen.",
        versions: "Linux 4.15 to 7.1",
        source: "Linux arch/x86/mm/pti.c",
        ..Marker::PROOF
    };
    PV_MEMORY: [
        StartsHas("Released ", " page(s)"), StartsHas("Remapped ", " page(s)"), StartsHas("Set ", " page(s) to 1-1 mapping"),
        StartsHas("Populating ", " pfn range: "), StartsHas("Freeing ", " pfn range: "),
        StartsHas("released ", " pages of unused memory"), StartsHas("Remapped ", " non-RAM page(s)"),
        StartsHas("1-1 mapping on ", "->"),
    ] => Marker {
        id: "dmesg/pv-memory",
        text: "Released <n> page(s), Remapped <n> page(s), Set <n> page(s) to 1-1 mapping, …",
        says: PV,
        shows: "The kernel arranges its memory with Xen: it is paravirtualized.",
        versions: "Linux 2.6.35 to 7.1, the words by version",
        source: SETUP,
        ..Marker::PROOF
    };
    VCPU_INFO: [Starts("trying to map vcpu_info "), StartsHas("cpu ", " using vcpu_info at ")] => Marker {
        id: "dmesg/vcpu-info",
        text: "trying to map vcpu_info <n> at <address>",
        says: PV,
        shows: "An early pvops kernel in a PV domain.",
        versions: "Linux 2.6.24 to 2.6.32",
        source: "Linux arch/x86/xen/enlighten.c, 2.6.24 to 2.6.32",
        ..Marker::PROOF
    };
    SIGNATURE: [Starts("Hypervisor signature: xen-3.0-")] => Marker {
        id: "dmesg/hypervisor-signature",
        text: "Hypervisor signature: xen-3.0-x86_32p",
        says: PV,
        shows: "The banner of an early pvops kernel in a PV domain.",
        versions: "Linux 2.6.23 and 2.6.24",
        source: "Linux arch/x86/xen/enlighten.c, 2.6.24",
        ..Marker::PROOF
    };
    VPMU_OFF: [Starts("VPMU disabled by hypervisor")] => Marker {
        id: "dmesg/vpmu-disabled",
        text: "VPMU disabled by hypervisor.",
        says: Says::XEN.modes(&[Pv, Pvh]),
        shows: "A PV domain or a dom0 asked Xen for performance counters.",
        versions: "Linux 4.3 to 7.1",
        source: "Linux arch/x86/xen/pmu.c",
        ..Marker::PROOF
    };
    PAGETABLE_DYING: [Is("HVMOP_pagetable_dying not supported")] => Marker {
        id: "dmesg/pagetable-dying",
        text: "HVMOP_pagetable_dying not supported",
        says: CONTAINER,
        shows: "The kernel runs in a hardware container of Xen: HVM, PVHVM or PVH.",
        versions: "Linux 3.0 to 7.1",
        source: "Linux arch/x86/xen/mmu_hvm.c",
        ..Marker::PROOF
    };
    UNPRIVILEGED: [Is("ACPI in unprivileged domain disabled")] => Marker {
        id: "dmesg/acpi-unprivileged",
        text: "ACPI in unprivileged domain disabled",
        says: PV_GUEST,
        shows: "A PV guest: unprivileged and without ACPI.",
        versions: "Linux 2.6.18 to 7.1",
        source: SETUP,
        ..Marker::PROOF
    };
    PCI_FRONTEND: [Is("PCI: setting up Xen PCI frontend stub")] => Marker {
        id: "dmesg/pci-frontend",
        text: "PCI: setting up Xen PCI frontend stub",
        says: PV_GUEST,
        shows: "A PV guest: only such domains set this up.",
        limits: "Not that a PCI device is passed through.",
        versions: "Linux 2.6.37 to 7.1",
        source: PCI,
        ..Marker::PROOF
    };
    PV_WITH_ACPI: [] => Marker {
        id: "dmesg/acpi-under-pv",
        text: "ACPI: RSDP <address> …, in the log of a PV kernel",
        says: PV_DOM0,
        shows: "A PV kernel that reads the firmware's ACPI tables: dom0, as Xen gives a PV guest none.",
        versions: "Linux 2.6.18 to 7.1",
        source: SETUP,
        ..Marker::PROOF
    };
    REGISTER_GSI: [Starts("xen: registering gsi ")] => Marker {
        id: "dmesg/registering-gsi",
        text: "xen: registering gsi <n> triggering <n> polarity <n>",
        says: PV_DOM0,
        shows: "A PV dom0: it routes the interrupts of real devices.",
        versions: "Linux 2.6.37 to 7.1",
        source: PCI,
        ..Marker::PROOF
    };
    GSI_SETUP: [Starts("Already setup the GSI :")] => Marker {
        id: "dmesg/gsi-already-set-up",
        text: "Already setup the GSI :<n>",
        says: PV_DOM0,
        shows: "A PV dom0: it routes the interrupts of real devices.",
        versions: "Linux 2.6.37 to 7.1",
        source: PCI,
        ..Marker::PROOF
    };
    SCI_OVERRIDE: [Starts("xen: sci override: "), Starts("xen: acpi sci ")] => Marker {
        id: "dmesg/sci-override",
        text: "xen: sci override: global_irq=<n> trigger=<n> polarity=<n>",
        says: PV_DOM0,
        shows: "A PV dom0: it owns the ACPI interrupt.",
        versions: "Linux 2.6.37 to 3.12",
        source: PCI,
        ..Marker::PROOF
    };
    PIRQ: [Starts("xen: --> pirq=")] => Marker {
        id: "dmesg/pirq",
        text: "xen: --> pirq=<n> -> irq=<n> (gsi=<n>)",
        says: Says::XEN.subsystems(&[(Interrupts, Paravirtualized)]),
        shows: "Hardware interrupts come as event channels.",
        limits: "Not dom0: an HVM guest with pirqs prints it too.",
        versions: "Linux 2.6.37 to 7.1",
        source: PCI,
        ..Marker::PROOF
    };
    PROCESSOR_INFO: [Starts("xen_acpi_processor: Uploading Xen processor PM info")] => Marker {
        id: "dmesg/processor-info",
        text: "xen_acpi_processor: Uploading Xen processor PM info",
        says: ANY_DOM0,
        shows: "A dom0: it hands the processor's power states to Xen.",
        versions: "Linux 3.4 to 7.1",
        source: "Linux drivers/xen/xen-acpi-processor.c, 3.10 to 7.1",
        ..Marker::PROOF
    };
    MCELOG: [Is("xen_mcelog: /dev/mcelog registered by Xen")] => Marker {
        id: "dmesg/mcelog",
        text: "xen_mcelog: /dev/mcelog registered by Xen",
        says: ANY_DOM0,
        shows: "A dom0: it receives machine check events from Xen.",
        versions: "Linux 3.5 to 7.1",
        source: "Linux drivers/xen/mcelog.c, 4.19 to 7.1",
        ..Marker::PROOF
    };
    MCELOG_CPUS: [Is("xen_mcelog: Failed to get CPU numbers")] => Marker {
        id: "dmesg/mcelog-cpus",
        text: "xen_mcelog: Failed to get CPU numbers",
        says: ANY_DOM0,
        shows: "A dom0: only there the driver asks Xen for the physical CPUs.",
        versions: "Linux 3.5 to 7.1",
        source: "Linux drivers/xen/mcelog.c, 4.19 to 7.1",
        ..Marker::PROOF
    };
    CALLBACK_VECTOR: [
        Starts("Xen HVM callback vector for event delivery is enabled"),
        Starts("xen:events: Xen HVM callback vector for event delivery is enabled"),
    ] => Marker {
        id: "dmesg/callback-vector",
        text: "xen:events: Xen HVM callback vector for event delivery is enabled",
        says: Says::XEN.modes(&[Pvhvm, Pvh]).subsystems(&[(Interrupts, Paravirtualized)]),
        shows: "Events come as an interrupt vector to any CPU: PVHVM or PVH.",
        limits: "Not that disks or network are paravirtual.",
        versions: "Linux 2.6.36 to 7.1, with the prefix xen:events: from 3.12",
        source: EVENTS,
        ..Marker::PROOF
    };
    CALLBACK_FAILED: [
        Starts("Request for Xen HVM callback vector failed"),
        Starts("xen:events: Request for Xen HVM callback vector failed"),
    ] => Marker {
        id: "dmesg/callback-vector-failed",
        text: "Request for Xen HVM callback vector failed",
        says: Says::XEN.modes(&[Hvm, HvmPvDrivers]).subsystems(&[(Interrupts, Software)]),
        shows: "Events come through the emulated PCI device to the first CPU: HVM, with PV drivers at best.",
        versions: "Linux 2.6.36 to 7.1",
        source: EVENTS,
        ..Marker::PROOF
    };
    NO_CALLBACK: [] => Marker {
        id: "dmesg/no-callback-vector",
        text: "(no callback vector line in a complete boot of a Xen HVM kernel)",
        says: Says::XEN.modes(&[Hvm, HvmPvDrivers]),
        shows: "The boot is complete and the callback vector line is missing: HVM, with PV drivers at best.",
        limits: "A filtered log lacks the line too.",
        versions: "Linux 2.6.36 to 7.1",
        source: EVENTS,
        ..Marker::HINT
    };
    EVENTS_ABI: [
        StartsHas("xen:events: Using ", " ABI"),
    ] => Marker {
        id: "dmesg/events-abi",
        text: "xen:events: Using FIFO-based ABI",
        says: Says::XEN.subsystems(&[(Interrupts, Paravirtualized)]),
        shows: "Xen's event channels are in use.",
        limits: "Not the mode: every mode uses them.",
        versions: "Linux 3.14 to 7.1",
        source: EVENTS,
        ..Marker::PROOF
    };
    VCPUOP_TIMER: [Is("Xen: using vcpuop timer interface"), Starts("installing Xen timer for CPU ")] => Marker {
        id: "dmesg/xen-timer",
        text: "Xen: using vcpuop timer interface, installing Xen timer for CPU <n>",
        says: Says::XEN.modes(&[Pv, Pvh, Pvhvm]).subsystems(&[(Timers, Paravirtualized)]),
        shows: "Timers are paravirtual.",
        limits: "Not PVHVM alone: PV, PVH and dom0 print it too.",
        versions: "Linux 2.6.24 to 7.1; the first form at debug level",
        source: TIME,
        ..Marker::PROOF
    };
    NO_PV_TIMER: [Starts("Xen doesn't support pvclock on HVM")] => Marker {
        id: "dmesg/no-pv-timer",
        text: "Xen doesn't support pvclock on HVM, disable pv timer",
        says: Says::XEN.modes(&[Hvm, HvmPvDrivers]).roles(&[Guest]).subsystems(&[(Timers, Software)]),
        shows: "Timers are emulated: HVM on Xen before 4.1, with PV drivers at best.",
        versions: "Linux 2.6.36 to 7.1 on Xen before 4.1",
        source: TIME,
        ..Marker::PROOF
    };
    SPINLOCKS: [Starts("xen: PV spinlocks ")] => Marker {
        id: "dmesg/xen-spinlocks",
        text: "xen: PV spinlocks enabled",
        says: Says::XEN,
        shows: "The kernel runs on Xen.",
        limits: "Not PVHVM: every mode prints it. Disabled is normal where there is one CPU.",
        versions: "Linux 3.12 to 7.1, at debug level",
        source: "Linux arch/x86/xen/spinlock.c, 3.12 to 7.1",
        ..Marker::PROOF
    };
    CLOCKSOURCE_XEN: [
        Is("Switching to clocksource xen"),
        Is("Switched to clocksource xen"),
        Is("clocksource: Switched to clocksource xen"),
    ] => Marker {
        id: "dmesg/clocksource-xen",
        text: "clocksource: Switched to clocksource xen",
        says: Says::XEN.modes(&[Pv, Pvh, Pvhvm]).subsystems(&[(Timers, Paravirtualized)]),
        shows: "The clock is Xen's paravirtual one.",
        limits: "Newer kernels may choose tsc instead: that does not contradict Xen.",
        versions: "Linux 2.6.24 to 7.1",
        source: TIME,
        ..Marker::PROOF
    };
    CLOCK_OFFERED: [Starts("clocksource: xen: mask: ")] => Marker {
        id: "dmesg/clocksource-xen-offered",
        text: "clocksource: xen: mask: <hex> …",
        says: Says::XEN,
        shows: "Xen's clock is there.",
        limits: "Not that it is used, and not the mode.",
        versions: "Linux 4.2 to 7.1",
        source: TIME,
        ..Marker::PROOF
    };
    NOPV_USED: [] => Marker {
        id: "dmesg/xen-without-pv",
        text: "Hypervisor detected: Xen HVM with Booting paravirtualized kernel on bare hardware",
        says: Says::XEN.modes(&[Hvm]).roles(&[Guest]),
        shows: "The kernel knows that Xen is there and leaves it at that (nopv, xen_nopv): HVM, all of it emulated.",
        versions: "Linux 2.6.36 to 7.1",
        source: HVM_C,
        ..Marker::PROOF
    };
    NO_PV_PARTS: [] => Marker {
        id: "dmesg/xen-board-without-pv",
        text: "(Xen's board, a complete boot, and no word of Xen from the kernel)",
        says: Says::XEN.modes(&[Hvm]),
        shows: "The kernel does not know Xen: HVM, all of it emulated.",
        limits: "A filtered log shows the same.",
        versions: "all",
        source: HVM_C,
        ..Marker::HINT
    };
    BARE_HARDWARE: [Is("Booting paravirtualized kernel on bare hardware")] => Marker {
        id: "dmesg/booting-on-bare-hardware",
        text: "Booting paravirtualized kernel on bare hardware",
        says: Says::NOTHING.modes(&[Hvm, HvmPvDrivers]),
        shows: "No paravirtual interface took over while booting.",
        limits: "Not bare metal: HVM without PV support, QEMU without KVM, VirtualBox and others print it too.",
        versions: "Linux 2.6.20 to 7.1",
        source: "Linux arch/x86/kernel/paravirt.c, 2.6.24 to 7.1",
        ..Marker::PROOF
    };
    NOPV: [
        Starts("\"nopv\" parameter is ignored in PVH guest"),
    ] => Marker {
        id: "dmesg/nopv-ignored",
        text: "\"nopv\" parameter is ignored in PVH guest",
        says: Says::XEN.modes(&[Pvh]),
        shows: "The kernel runs as PVH.",
        versions: "Linux 5.3 to 7.1",
        source: HVM_C,
        ..Marker::PROOF
    };
}
