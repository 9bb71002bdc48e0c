//! Xen's own records: which mode, dom0 or guest.

use crate::clue::Mode::{Hvm, HvmPvDrivers, Pv, Pvh, Pvhvm};
use crate::clue::Role::{Dom0, Guest};
use crate::clue::State::Paravirtualized;
use crate::clue::Subsystem::Interrupts;
use crate::clue::{Marker, Says};

use super::Look::{Is, Starts, StartsHas, Version};

const HYPERVISOR_C: &str = "Linux arch/x86/kernel/cpu/hypervisor.c, 3.1 to 7.1";
const ENLIGHTEN: &str = "Linux arch/x86/xen/enlighten.c and enlighten_pv.c, 2.6.24 to 7.1";
const HVM_C: &str = "Linux arch/x86/xen/enlighten_hvm.c, 3.1 to 7.1";
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
        versions: "Linux 2.6.25 to 7.1 on Xen 3.3 and newer, and RHEL 5's",
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
    VERSION_SENTENCE: [Version("Xen version ")] => Marker {
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
        StartsHas("Populating ", " pages added"), StartsHas("Freeing ", " pages freed"),
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
        text: "ACPI: RSDP <address> …, ACPI: PM-Timer IO Port: <n>, …, in the log of a PV kernel",
        says: PV_DOM0,
        shows: "A PV kernel that reads the firmware's ACPI tables: dom0, as Xen gives a PV guest none.",
        versions: "Linux 2.6.18 to 7.1",
        source: SETUP,
        ..Marker::PROOF
    };
    NO_ACPI: [Is("ACPI: Interpreter disabled."), Is("PCI: System does not support PCI"), Starts("PCI: Fatal: No config space access")] => Marker {
        id: "dmesg/no-acpi",
        text: "ACPI: Interpreter disabled., PCI: System does not support PCI",
        says: Says::NOTHING.roles(&[Guest]),
        shows: "There is no ACPI or PCI: a PV domain that sees none is a guest.",
        limits: "Not Xen alone, and it can be switched off.",
        versions: "Linux 2.6.18 to 7.1",
        source: "Linux drivers/acpi/bus.c, arch/x86/pci",
        ..Marker::HINT
    };
    REGISTER_GSI: [StartsHas("xen: registering gsi ", " triggering ")] => Marker {
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
}
