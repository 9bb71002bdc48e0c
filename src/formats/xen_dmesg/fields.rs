//! The dictionary of the hypervisor's log. Strings and their meaning after the Xen source, stable
//! branches 4.0 to 4.22; the file is named with each entry. Since when a line is printed was looked up
//! in every release from 3.0.0 to 4.22.0, from 4.6 on with the point releases: what was added against a
//! flaw of the CPU is in several branches at once. An entry without has been printed since 3.0.0.

use crate::format::Kind::Constant;
use crate::format::{Dictionary, Field, dictionary};

const CONSOLE: &str = "xen/drivers/char/console.c, Xen 4.0 to 4.22";
const SETUP: &str = "xen/arch/x86/setup.c, Xen 4.0 to 4.22";
const SPEC: &str = "xen/arch/x86/spec_ctrl.c, Xen 4.6 to 4.22";
const TIME: &str = "xen/arch/x86/time.c, Xen 4.2 to 4.22";
const SCHED: &str = "xen/common/sched/core.c, Xen 4.20";
const HVM: &str = "xen/arch/x86/hvm/hvm.c, Xen 4.2 to 4.22";
const IOMMU: &str = "xen/drivers/passthrough/iommu.c, Xen 4.0 to 4.22";
const DOM0: &str = "xen/arch/x86/dom0_build.c and pv/dom0_build.c, Xen 4.11 to 4.22";
const DOMAIN: &str = "xen/common/domain.c, Xen 4.0 to 4.22";
const SHUTDOWN: &str = "xen/common/shutdown.c, Xen 4.2 to 4.22";
const MCE: &str = "xen/arch/x86/cpu/mcheck, Xen 4.0 to 4.22";
const GRANT: &str = "xen/common/grant_table.c, Xen 4.0 to 4.22";
const MEMORY: &str = "xen/common/page_alloc.c and memory.c, Xen 4.0 to 4.22";

/// A table of entries: the key, its label, who says so, the meaning, and what else there is to say.
macro_rules! entries {
    ($($key:literal: $label:literal, $source:expr, $meaning:literal $(, $also:ident: $value:expr)*;)*) => { &[$(
        Field { key: $key, label: $label, source: $source, meaning: $meaning, $($also: $value,)* ..Field::EMPTY }
    ),*] };
}

#[rustfmt::skip]
pub(super) static FIELDS: Dictionary = dictionary!(entries! {
    // Columns of `events`.
    "time": "time of the line", CONSOLE,
        "When the hypervisor printed the line: a date, seconds since boot, or cycles of the CPU.";
    "event": "message", CONSOLE,
        "What the hypervisor reported.";
    "domain": "domain", DOMAIN,
        "The domain that the message speaks of, else the one that ran when it was printed. xl list ties numbers to \
         names.",
        unit: "domain number", kind: Constant;
    // Who and what.
    "Xen version": "version of the hypervisor", CONSOLE,
        "The release of Xen that runs now.";
    "package": "package of the distribution", CONSOLE,
        "The package that the hypervisor came in.";
    "built by": "builder", CONSOLE,
        "User and host that compiled the hypervisor.";
    "compiler": "compiler", CONSOLE,
        "The compiler that built the hypervisor.";
    "build date": "build date", CONSOLE,
        "When the hypervisor was compiled, not when it was booted.";
    "debug": "debug build", CONSOLE,
        "y: built with assertions and checks. n: a release build.",
        watch: "A debug build is slower and prints messages that a release build leaves out.";
    "build options": "build options", CONSOLE,
        "Checkers compiled in, such as ubsan or gcov. They cost time.";
    "Latest ChangeSet": "source commit", CONSOLE,
        "The last commit of the source that the hypervisor was built from.";
    "build-id": "identity of the build", CONSOLE,
        "Finds the debug symbols and the live patches of this very build.",
        since: "Xen 4.7";
    "Bootloader": "boot loader", SETUP,
        "What loaded the hypervisor.",
        since: "Xen 4.1";
    "Command line": "options of the hypervisor", SETUP,
        "What the boot loader passed to the hypervisor. It is not the command line of dom0's kernel.",
        watch: "The first word may be the path of the image, which older boot loaders pass.",
        since: "Xen 3.0.3";
    "Built-in command line": "options built in", SETUP,
        "Options that were set when the hypervisor was compiled. They come before those of the boot loader.",
        since: "Xen 4.9";
    "Running on": "outer hypervisor", SETUP,
        "Xen itself runs as a guest of this hypervisor.",
        since: "Xen 4.14";
    "Detected Xen": "version as the guest sees it", "tools/firmware/hvmloader/hvmloader.c, Xen 4.17",
        "The version of Xen that a starting guest found.",
        since: "Xen 3.0.3";
    "CPU Vendor": "processor", "xen/arch/x86/cpu/common.c, Xen 4.8 to 4.22",
        "Vendor, family, model and stepping of the boot CPU.",
        since: "Xen 4.8";
    "Processor": "Arm processor", "xen/arch/arm/setup.c, Xen 4.3 to 4.22",
        "Identity register of the boot CPU of an Arm machine.",
        since: "Xen 4.3";
    "GIC": "Arm interrupt controller", "xen/arch/arm/gic-v2.c and gic-v3.c, Xen 4.5 to 4.22",
        "The interrupt controller of an Arm machine.",
        since: "Xen 4.5";
    "Arm CPU": "Arm CPU", "xen/arch/arm/smpboot.c, Xen 4.10.4 to 4.22",
        "How long the hypervisor tries to change memory that a guest changes too.",
        since: "Xen 4.10.4, 4.11.2, 4.12.1 or 4.13";
    "Arm memory of dom0": "memory of dom0 on Arm", "xen/arch/arm/domain_build.c, Xen 4.5 to 4.22",
        "dom0's memory stands at the same addresses in the machine and in dom0, so that devices reach it.",
        since: "Xen 4.5";
    "BSP microcode revision": "microcode", "xen/arch/x86/cpu/microcode/core.c, Xen 4.17 to 4.22",
        "Microcode of the boot CPU when the hypervisor started.",
        since: "Xen 4.17.5, 4.18.3 or 4.19";
    "System RAM": "memory of the host", SETUP,
        "Usable memory that the firmware reports: all of the host, before anything is taken for dom0 and guests.",
        watch: "Less than what is installed: firmware and graphics keep some.",
        unit: "MiB", kind: Constant;
    "RAM map": "memory map", SETUP,
        "The memory map follows: what the firmware leaves usable and what it keeps.";
    "EFI memory map": "memory map of EFI", SETUP,
        "The memory map of the EFI firmware follows.";
    "ACPI table": "ACPI root pointer", "xen/drivers/acpi/tables/tbutils.c, Xen 4.20",
        "Where the firmware's tables stand. The word in brackets is the maker of the firmware.",
        watch: "BOCHS is the firmware of QEMU, Xen that of an HVM guest: then the host is itself a virtual machine.";
    "NUMA": "memory nodes", "xen/common/numa.c, Xen 4.20",
        "Whether the memory of the host is split into nodes near to some CPUs.",
        since: "Xen 3.0.4";
    "SMBIOS": "SMBIOS version", "xen/arch/x86/dmi_scan.c, Xen 4.20",
        "Version of the firmware's inventory (DMI).";
    "SMP": "possible CPUs", "xen/arch/x86/smpboot.c, Xen 4.20",
        "How many CPUs the firmware announces, places for hot-plug included.",
        since: "Xen 3.3";
    "IRQ limits": "interrupts", "xen/arch/x86/irq.c, Xen 4.12 to 4.22",
        "Interrupt lines and message-signalled interrupts that this host can have.",
        since: "Xen 4.1";
    "PIRQs": "physical interrupts of dom0", "xen/arch/x86/io_apic.c, Xen 4.20",
        "How many physical interrupts the domain can bind.",
        unit: "interrupts", kind: Constant,
        since: "Xen 4.5";
    "machine check reporting": "machine check", MCE,
        "The CPU reports hardware errors to the hypervisor.",
        since: "Xen 3.0.2";
    "machine check polling": "machine check polling", MCE,
        "The hypervisor looks for corrected hardware errors now and then.",
        since: "Xen 3.0.2";
    // Mitigations.
    "Speculative mitigation facilities": "mitigations", SPEC,
        "What the CPU offers and the hypervisor does against leaks by speculative execution follows.",
        since: "Xen 4.7.5, 4.8.4, 4.9.2, 4.10.1 or 4.11";
    "Hardware hints": "what the CPU is immune to", SPEC,
        "What the CPU says about itself: a word that ends in _NO is an attack that does not work on it.",
        since: "Xen 4.13.5, 4.14.4, 4.15.2 or 4.16";
    "Hardware features": "means of the CPU", SPEC,
        "What the CPU offers for mitigations, by microcode or by design.",
        watch: "Empty on a CPU of 2017 or older means that its microcode was not updated.",
        since: "Xen 4.7.5, 4.8.4, 4.9.2, 4.10.1 or 4.11";
    "Compiled-in support": "built in", SPEC,
        "Mitigations that this build can do.",
        since: "Xen 4.7.5, 4.8.4, 4.9.2, 4.10.1 or 4.11";
    "Xen settings": "what the hypervisor does", SPEC,
        "How the hypervisor protects itself. A plus is on, a minus is off.",
        since: "Xen 4.7.5, 4.8.4, 4.9.2, 4.10.1 or 4.11";
    "L1TF": "L1 terminal fault", SPEC,
        "Whether the host is vulnerable to L1TF (XSA-273) and below which address page tables are safe.",
        since: "Xen 4.8.5, 4.9.3, 4.10.2, 4.11.1 or 4.12";
    "Support for VMs": "what guests get", SPEC,
        "Mitigations applied for PV and for HVM guests.",
        until: "Xen 4.11",
        since: "Xen 4.7.6, 4.8.4, 4.9.3, 4.10.2 or 4.11";
    "Support for HVM VMs": "what HVM and PVH guests get", SPEC,
        "Mitigations applied when an HVM or PVH guest runs.",
        since: "Xen 4.12";
    "Support for PV VMs": "what PV guests get", SPEC,
        "Mitigations applied when a PV guest runs.",
        since: "Xen 4.12";
    "XPTI": "page table isolation for PV", SPEC,
        "Whether 64-bit PV domains run on page tables without the hypervisor's memory (Meltdown, XSA-254).",
        watch: "Needed on Intel CPUs without RDCL_NO only. HVM and PVH guests do not need it.",
        since: "Xen 4.7.6, 4.8.4, 4.9.3, 4.10.2 or 4.11";
    "PV L1TF shadowing": "L1TF of PV guests", SPEC,
        "Whether a PV guest that writes a dangerous page table entry is moved to shadow paging, which is slower, \
         instead of being crashed.",
        since: "Xen 4.8.5, 4.9.3, 4.10.2, 4.11.1 or 4.12";
    "vulnerable with SMT": "SMT is unsafe", SPEC,
        "Two threads of one core can spy on each other on this CPU, and nobody chose whether to accept that.",
        since: "Xen 4.8.5, 4.9.3, 4.10.2, 4.11.1 or 4.12";
    "old microcode": "CPU unknown to Xen", "xen/arch/x86/cpu/microcode/amd.c, Xen 4.17 to 4.22",
        "The hypervisor does not know this CPU and takes it for one that accepts forged microcode (Entrysign).",
        since: "Xen 4.17.6, 4.18.6, 4.19.4, 4.20.2 or 4.21";
    "Supervisor Shadow Stacks": "control flow protection", SETUP,
        "The hypervisor protects its return addresses by hardware (CET).",
        since: "Xen 4.14";
    "Disabling PV32": "no 32-bit PV guests", SETUP,
        "32-bit PV guests cannot start on this host, because another protection excludes them. pv=32 would bring \
         them back.",
        since: "Xen 4.14";
    // Scheduler, time, interrupts.
    "Using scheduler": "scheduler", SCHED,
        "Who shares out the physical CPUs. credit2 is the default since Xen 4.12.";
    "Scheduling granularity": "unit of scheduling", SCHED,
        "cpu: each thread is given on its own. core: both threads of a core always go to one guest; experimental up to \
         4.22.",
        since: "Xen 4.14";
    "Initializing scheduler": "scheduler", SCHED,
        "A scheduler starts for a pool of CPUs.";
    "Platform timer": "time source", TIME,
        "The clock that the hypervisor steers all others by.";
    "Detected MHz": "nominal clock", TIME,
        "Rate of the time stamp counter. It is the nominal clock of the CPU, not the present one.",
        unit: "MHz", kind: Constant;
    "TSC": "time stamp counter", TIME,
        "Whether the time stamp counters of the CPUs agree. Reliable ones make reading the time cheap.",
        since: "Xen 4.0";
    "TSC writable": "time stamp counter", TIME,
        "The time stamp counter cannot be set fully on this CPU.",
        since: "Xen 4.2";
    "Wallclock source": "calendar clock", TIME,
        "Where date and time came from at boot.",
        since: "Xen 4.20";
    "console ring": "size of this log", CONSOLE,
        "The log holds so much; older lines are overwritten.",
        watch: "Where the banner is missing the beginning was overwritten. conring_size= makes it larger.",
        unit: "KiB", kind: Constant,
        since: "Xen 3.4";
    "idle driver": "idle states", "xen/arch/x86/cpu/mwait-idle.c, Xen 4.20",
        "How idle CPUs sleep.",
        since: "Xen 4.3";
    "NMI watchdog": "watchdog of the hypervisor", "xen/arch/x86/nmi.c, Xen 4.20",
        "Whether the watchdog that catches a stuck hypervisor works.",
        since: "Xen 4.5";
    "MTRR": "memory types", "xen/arch/x86/cpu/mtrr, Xen 4.20",
        "The firmware set up memory types differently on some CPUs; the hypervisor corrected it.";
    "Brought up CPUs": "physical CPUs", SETUP,
        "Physical CPUs (threads) that run.",
        watch: "Physical ones of the host, not virtual ones of dom0.",
        unit: "CPUs", kind: Constant;
    "Parked CPUs": "parked threads", SETUP,
        "Threads that are kept idle because SMT is turned off.",
        unit: "CPUs", kind: Constant,
        since: "Xen 4.8.5, 4.9.3, 4.10.2, 4.11.1 or 4.12";
    "microcode": "microcode updated", "xen/arch/x86/cpu/microcode, Xen 4.0 to 4.22",
        "The hypervisor loaded newer microcode into a CPU.";
    "microcode failed": "microcode not updated", "xen/arch/x86/cpu/microcode, Xen 4.0 to 4.22",
        "A CPU refused newer microcode.";
    // Hardware virtualization, IOMMU.
    "I/O virtualisation": "IOMMU", IOMMU,
        "enabled: devices can be given to guests safely. A PVH dom0 needs it.",
        since: "Xen 3.3";
    "Dom0 mode": "IOMMU for dom0", IOMMU,
        "Relaxed: dom0's devices reach all memory but the hypervisor's. Strict: only dom0's own. Passthrough: not \
         filtered.",
        since: "Xen 4.1";
    "Interrupt remapping": "interrupt remapping", IOMMU,
        "Whether a guest's device can be kept from raising interrupts of others.",
        since: "Xen 3.3";
    "VT-d": "features of the IOMMU", "xen/drivers/passthrough/vtd/iommu.c, Xen 4.20",
        "A feature of Intel's IOMMU, and whether it is used.",
        since: "Xen 3.2";
    "AMD-Vi": "IOMMU of AMD", "xen/drivers/passthrough/amd/iommu_init.c, Xen 4.20",
        "State of AMD's IOMMU.",
        since: "Xen 3.3";
    "ASIDs": "address space tags", "xen/arch/x86/hvm/asid.c, Xen 4.20",
        "Whether switching between HVM guests can keep translations in the CPU's cache.",
        since: "Xen 4.0";
    "advanced features": "features of VT-x or AMD-V", "xen/arch/x86/hvm, Xen 4.20",
        "What the CPU's hardware virtualization can do follows.",
        since: "Xen 3.4";
    "feature": "feature", "xen/arch/x86/hvm and xen/drivers/passthrough, Xen 4.20",
        "One of the features listed under the line before.";
    "HVM": "hardware virtualization", HVM,
        "VMX is Intel's, SVM is AMD's. With it HVM and PVH guests can run.",
        since: "Xen 3.1";
    "HAP": "nested page tables", HVM,
        "Hardware assisted paging: EPT of Intel, NPT of AMD.",
        watch: "Without it HVM and PVH guests run on shadow page tables, which is much slower.",
        since: "Xen 3.2";
    "HAP page sizes": "sizes of nested pages", HVM,
        "Page sizes that the CPU can use for guests. Larger ones are faster.",
        since: "Xen 4.2";
    "HVM off": "no hardware virtualization", "xen/arch/x86/hvm/vmx/vmcs.c and svm/svm.c, Xen 4.0 to 4.22",
        "The firmware keeps the CPU from running HVM and PVH guests.";
    "NX": "no-execute pages", SETUP,
        "Whether memory can be protected against being executed.",
        since: "Xen 4.6";
    // dom0.
    "Dom0 type": "kind of dom0", DOM0,
        "PV: dom0 is paravirtualized. PVH: dom0 runs in a hardware container (dom0=pvh).",
        watch: "A number other than 0 is a guest in the PV shim: the hypervisor itself runs inside a PVH guest.",
        since: "Xen 4.9 for PVH, 4.11 for PV";
    "LOADING DOMAIN": "dom0 is loaded", DOM0,
        "The hypervisor builds dom0. On x86 that is a PV domain.",
        until: "Xen 4.10 on x86; Arm still prints it";
    "LOADING DOMU": "guest started by the hypervisor", "xen/arch/arm/domain_build.c, Xen 4.12 to 4.22",
        "A guest without dom0's help (dom0less): the device tree describes it.",
        since: "Xen 4.12";
    "Dom0 kernel": "kernel of dom0", DOM0,
        "Word size and address of dom0's kernel. Only a PV dom0 has this line.",
        since: "Xen 3.1";
    "Dom0 allocation": "memory of dom0", DOM0,
        "What dom0 is given besides its kernel and initial RAM disk.",
        unit: "pages of 4 KiB", kind: Constant;
    "Dom0 VCPUs": "virtual CPUs of dom0", DOM0,
        "The most that dom0 can have online.",
        unit: "virtual CPUs", kind: Constant,
        since: "Xen 3.0.2";
    "Dom0 memory clipped": "dom0 gets less", DOM0,
        "dom0 was to have more memory than its kernel can use, and got this much.",
        unit: "pages of 4 KiB", kind: Constant,
        since: "Xen 4.0";
    "low memory threshold": "low memory warning", MEMORY,
        "The hypervisor tells dom0 when free memory falls below this.",
        since: "Xen 4.2";
    "Scrubbing": "clearing of memory", MEMORY,
        "Free memory is overwritten so that no guest finds old contents.";
    "Std. Loglevel": "what the hypervisor logs", CONSOLE,
        "Which of its own messages are kept.",
        watch: "With the default, information and debug messages are missing: that a line is absent says little.",
        since: "Xen 3.0.4";
    "Guest Loglevel": "what is logged of guests", CONSOLE,
        "Which messages that guests cause are kept.",
        watch: "With the default only errors and warnings are kept, and a few per second: that a line is absent says little.",
        since: "Xen 3.0.4";
    "Serial input": "console", CONSOLE,
        "The hypervisor is up and gives the console to dom0.";
    "PCI device": "PCI device", "xen/drivers/passthrough/pci.c, Xen 4.0 to 4.22",
        "dom0's kernel told the hypervisor of a PCI device. That belongs to every boot.",
        since: "Xen 3.3";
    "HVM save": "HVM guest is built", "xen/arch/x86/hvm/save.c, Xen 4.0 to 4.22",
        "The toolstack reads and writes the state of an HVM or PVH guest: one is created, saved or migrated.",
        since: "Xen 3.1";
    "upcall vector": "event channel vector", HVM,
        "An HVM or PVH domain registered the interrupt by which events reach a virtual CPU.",
        since: "Xen 4.6";
    "GSI binding": "interrupt of dom0", "xen/arch/x86/physdev.c, Xen 4.20",
        "An interrupt line of the host is bound to a PVH dom0.",
        since: "Xen 4.0";
    "iommu for PVH": "PVH dom0 impossible", "xen/arch/x86/hvm/dom0_build.c, Xen 4.20",
        "A PVH dom0 was asked for, but there is no working IOMMU. The hypervisor stops.",
        since: "Xen 4.5";
    "synchronous console": "slow console", CONSOLE,
        "Every message waits until the serial line took it: an option for debugging that slows everything.",
        since: "Xen 3.0.4";
    "PVH warning": "PVH dom0 is young", DOM0,
        "A PVH dom0 works with limits in this release.",
        since: "Xen 4.11",
        until: "Xen 4.18";
    "warning": "warning", "xen/common/warning.c, Xen 4.9 to 4.22",
        "The hypervisor found something in its options or in the hardware that an administrator should know.";
    "firmware bug": "fault of the firmware", "xen/arch/x86/cpu, Xen 4.14.6 to 4.22",
        "The firmware set up the CPU in a way that contradicts itself. The hypervisor works around it.",
        since: "Xen 4.14.6, 4.15.5, 4.16.5, 4.17.2 or 4.18";
    // What happens later.
    "domain crashed": "guest crashed", DOMAIN,
        "The hypervisor stopped a virtual CPU of this domain for good: the guest did what it must not do. Registers \
         follow.",
        watch: "The cause is usually in the guest's kernel: its own console has the story.";
    "domain reported crashed": "guest declared crashed", DOMAIN,
        "Another domain, usually the device model in dom0, declared this guest crashed.";
    "domain_crash": "where the guest was stopped", "xen/include/xen/sched.h, Xen 4.0 to 4.22",
        "The place in the hypervisor's source that decided to stop the guest. The lines before it say why.",
        since: "Xen 3.0.2";
    "unhandled trap": "exception of a PV guest", "xen/arch/x86/traps.c, Xen 4.0 to 4.22",
        "A PV guest caused an exception that its kernel cannot handle.",
        until: "Xen 4.16";
    "crash header": "version in a dump", "xen/arch/x86/x86_64/traps.c, Xen 4.0 to 4.22",
        "The release of the hypervisor that prints the registers.",
        since: "Xen 3.0.2";
    "CONTEXT": "who ran", "xen/arch/x86/x86_64/traps.c, Xen 4.0 to 4.22",
        "Whose registers these are: the hypervisor's, those of a PV guest, or of an HVM or PVH guest.";
    "HAP pool empty": "no memory for page tables", "xen/arch/x86/mm/hap/hap.c, Xen 4.0 to 4.22",
        "The memory set aside for a guest's nested page tables is used up.",
        since: "Xen 4.3";
    "triple fault": "guest reset itself", HVM,
        "An HVM guest failed while it handled a failure. A crashed kernel does this, and some restart that way on \
         purpose.",
        since: "Xen 3.1";
    "guest watchdog": "watchdog of a guest", "xen/common/schedule.c, Xen 4.0 to 4.20",
        "A guest did not reset its watchdog in time: it hangs, or it got no CPU.",
        since: "Xen 4.1",
        until: "Xen 4.20";
    "hardware domain crashed": "dom0 crashed", SHUTDOWN,
        "dom0 crashed and took the host down.";
    "hardware domain halted": "dom0 halted", SHUTDOWN,
        "dom0 was shut down, so the host stops.";
    "hardware domain shutdown": "dom0 restarts", SHUTDOWN,
        "dom0 asked for a restart of the host.";
    "hardware domain watchdog": "dom0 hung", SHUTDOWN,
        "dom0 did not reset its watchdog, and the host restarts.",
        since: "Xen 4.1";
    "panic": "hypervisor crashed", CONSOLE,
        "The hypervisor crashed. The lines before and after say why.";
    "Xen BUG": "fault in the hypervisor", "xen/arch/x86/traps.c, Xen 4.0 to 4.22",
        "The hypervisor found itself in a state that must not be. It stops.",
        since: "Xen 3.1";
    "Xen WARN": "oddity in the hypervisor", "xen/arch/x86/traps.c, Xen 4.2 to 4.22",
        "The hypervisor found something that should not be, and goes on.",
        since: "Xen 3.1";
    "assertion": "fault in the hypervisor", "xen/include/xen/lib.h, Xen 4.0 to 4.22",
        "A check of a debug build failed. The hypervisor stops.";
    "fatal trap": "fault in the hypervisor", "xen/arch/x86/traps.c, Xen 4.0 to 4.22",
        "The hypervisor itself caused an exception and stops.";
    "call trace": "call trace", "xen/arch/x86/traps.c, Xen 4.0 to 4.22",
        "The functions that the hypervisor was in follow.";
    "reboot": "restart", CONSOLE,
        "The host restarts after a crash of the hypervisor; with noreboot it stands still.";
    "CPU stuck": "CPU stuck", "xen/arch/x86/nmi.c, Xen 4.0 to 4.22",
        "A CPU did nothing but one thing for too long. The hypervisor stops.";
    "corrected machine check": "corrected hardware error", MCE,
        "CPU or memory had an error that hardware corrected.",
        since: "Xen 3.0.2";
    "fatal machine check": "hardware error", MCE,
        "CPU or memory had an error that cannot be corrected.",
        since: "Xen 3.0.2";
    "temperature": "CPU too hot", "xen/arch/x86/cpu/mcheck/mce_intel.c, Xen 4.0 to 4.22",
        "A CPU is too hot and runs slower to cool down.",
        since: "Xen 3.0.2";
    "temperature normal": "CPU cool again", "xen/arch/x86/cpu/mcheck/mce_intel.c, Xen 4.0 to 4.22",
        "A CPU that was too hot is cool again.",
        since: "Xen 3.0.2";
    "over-allocation": "guest asks for too much", MEMORY,
        "A domain asked for more memory than its maximum: the first number is what it would have, the second what it \
         may have, in pages.",
        watch: "A difference of few pages comes from rounding in the guest's balloon driver and is harmless.";
    "allocation failed": "no memory of that size", MEMORY,
        "The hypervisor found no free memory in pieces of two to the power of the order, in pages.";
    "grant table grows": "grant table grows", GRANT,
        "A domain shares more pages with others than before, usually for disks and network. Normal.",
        since: "Xen 3.1";
    "grant table failed": "grant table cannot grow", GRANT,
        "The hypervisor had no memory to enlarge a domain's grant table.",
        since: "Xen 3.1";
    "bad grant": "bad grant", GRANT,
        "A domain used a shared page that does not exist or is not meant for it: frontend and backend disagree.",
        since: "Xen 3.0.3";
    "L1TF in guest": "unsafe page table entry", "xen/arch/x86/pv/mm.c, Xen 4.8 to 4.22",
        "A PV guest wrote a page table entry that would let it read foreign memory (XSA-273). Its kernel is old.",
        since: "Xen 4.8.5, 4.9.3, 4.10.2, 4.11.1 or 4.12";
    "IRQ not bound": "interrupt not shared", "xen/arch/x86/irq.c, Xen 4.0 to 4.22",
        "A passed-through device did not get its interrupt, because another user holds it.";
    "IOMMU fault": "forbidden memory access", "xen/drivers/passthrough/{vtd/iommu,amd/iommu_init}.c, Xen 4.0 to 4.22",
        "A device read or wrote memory that it may not reach.",
        since: "Xen 4.0";
    "messages suppressed": "messages left out", CONSOLE,
        "So many messages were thrown away because they came too fast.",
        since: "Xen 3.0.4";
    "timer wrapped": "hypervisor stood still", TIME,
        "The hypervisor was away for so long that the platform timer ran around.",
        since: "Xen 4.1";
    "TSC warp": "clocks disagree", TIME,
        "The time stamp counters of the CPUs do not agree.",
        since: "Xen 4.2";
    "suspend": "suspend", "xen/arch/x86/acpi/power.c, Xen 4.0 to 4.22",
        "The host goes to sleep. 3 is sleep with power for memory, 5 is off.",
        since: "Xen 3.3";
    "HVM Loader": "HVM guest starts", "tools/firmware/hvmloader/hvmloader.c, Xen 4.17",
        "An HVM guest starts; what follows with its number is its firmware.",
        since: "Xen 3.0.2";
});
