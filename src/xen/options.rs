//! The words of the hypervisor's command line, as the boot loader passed them: `xen_commandline` of
//! `xl info`, `Command line:` of `xl dmesg`.
//!
//! After `docs/misc/xen-command-line.pandoc`, Xen 4.22, and of older releases for what is gone since; without what
//! only developers of Xen set.

use std::borrow::Cow;

use crate::scan;

/// A word of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assignment<'l> {
    /// Without a leading `no-`.
    pub name: &'l str,
    /// Behind the `=`; empty where there is none.
    pub value: &'l str,
    /// Whether `no-` stands in front, which means off.
    pub negated: bool,
}

impl Assignment<'_> {
    /// Whether it switches the option off.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.negated != is_off(self.value)
    }
}

/// Whether a value means off.
#[must_use]
pub fn is_off(value: &str) -> bool {
    matches!(value, "0" | "no" | "off" | "false" | "disable")
}

/// Takes a word apart.
#[must_use]
pub fn assignment(word: &str) -> Assignment<'_> {
    let (name, value) = word.split_once('=').unwrap_or((word, ""));
    // Some names begin with `no` themselves (`noreboot`, `no-real-mode`): they are known as they are.
    match name.strip_prefix("no-").filter(|_| find(name).is_none()) {
        Some(name) => Assignment { name, value, negated: true },
        None => Assignment { name, value, negated: false },
    }
}

/// The last word of an option, which is the one that counts.
#[must_use]
pub fn last<'l>(command_line: &'l str, name: &str) -> Option<Assignment<'l>> {
    scan::texts(command_line).map(assignment).filter(|it| it.name == name).last()
}

/// What a word means; empty where the option is not known.
#[must_use]
pub fn explain(word: &str) -> Cow<'static, str> {
    let it = assignment(word);
    match find(it.name) {
        None => Cow::Borrowed(""),
        Some(meaning) if it.negated => Cow::Owned(format!("switched off: {meaning}")),
        Some(meaning) => Cow::Borrowed(meaning),
    }
}

fn find(name: &str) -> Option<&'static str> {
    OPTIONS.iter().flat_map(|group| group.lines()).find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))
}

/// A name, a blank and the meaning in a line each: as pairs of texts they would take a kilobyte more of the page.
const OPTIONS: [&str; 7] = [
    // dom0
    "\
dom0 how dom0 is built: pv (the default) or pvh, with shadow for software page tables
dom0pvh dom0 as PVH, the older spelling
dom0_mem memory of dom0 at boot; min: and max: bound it, max: also bounds ballooning
dom0_max_vcpus number of dom0's virtual CPUs; without it one for each physical CPU
dom0_vcpus_pin each virtual CPU of dom0 stays on its physical CPU
dom0_nodes NUMA nodes that dom0's CPUs and memory come from
dom0_shadow dom0 with shadow page tables, for debugging
dom0-iommu what the IOMMU lets dom0's devices reach
dom0-cpuid processor features that dom0 sees
dom0_ioports_disable I/O ports that dom0 may not use
hardware_dom the domain that owns the hardware, where that is not dom0
extra_guest_irqs interrupts that guests and dom0 may use beyond the machine's own
dom0-llc-colors parts of the cache that dom0 may use
scmi-smc-passthrough the guest that talks to Arm's power firmware",
    // Scheduling and processors
    "\
sched the scheduler: credit2 (default since 4.12), credit, rtds, null, arinc653
sched-gran what is scheduled as one: cpu (default), core or socket; core keeps hyper-threads of two guests apart
sched_credit_tslice_ms time slice of the credit scheduler, in milliseconds
sched_ratelimit_us shortest time a virtual CPU runs before another may replace it, in microseconds
credit2_runqueue CPUs that share a run queue: cpu, core, socket, node or all
credit2_cap_period_ms period over which credit2 enforces caps, in milliseconds
sched_credit2_max_cpus_runqueue how many CPUs share a run queue at most
sched_credit_default_yield guests may give up the CPU under the credit scheduler
vcpu_migration_delay pause between moves of a virtual CPU, in microseconds
smt hyper-threads: off brings up one thread per core
maxcpus how many CPUs are brought up
nosmp only one CPU is brought up
numa NUMA: on, off or faked
cpufreq who changes the processor's frequency: xen, dom0-kernel or none
cpuidle Xen puts idle processors to sleep
max_cstate deepest sleep of idle processors
mwait-idle sleep of idle processors by the processor's own table
idle_latency_factor weight of waking time when a sleep state is chosen
lapic_timer_c2_ok the local timer runs on in sleep state C2
arat the local timer runs on in all sleep states
core_parking which cores are put aside first, to save power or keep speed
highmem-start where high memory begins, for testing
cpuid processor features that Xen hides or shows
cpuid_mask_cpu make this processor look like an older one
fred the processor's newer way to deliver events
dit instructions whose time does not depend on their data
global-pages pages of PV guests that stay in the translation cache
asid tags in the translation cache, one per virtual CPU (AMD)
vpid tags in the translation cache, one per virtual CPU (Intel)
vmid tags in the translation cache, on Arm
llc-coloring the last cache is divided among domains
x2apic the interrupt controller's x2APIC mode
apicv virtual interrupt delivery by the processor
ucode processor microcode: which boot module, or scan for it
psr cache monitoring and allocation
vpmu performance counters for guests; not safe with guests that are not trusted
tsx transactional memory of the processor
pku memory protection keys
smep the processor refuses to run user pages in the hypervisor
smap the processor refuses to read user pages in the hypervisor
xsave saving of extended registers
cet shadow stacks and branch tracking of the processor in Xen itself",
    // Guests
    "\
pv paravirtualized guests: 32=no refuses 32-bit ones
pv-shim Xen runs as a shim that wraps one PV guest in a PVH container
hap page tables of guests by the processor (EPT, NPT); off means software, slow
hap_1gb 1 GiB pages for guests
hap_2mb 2 MiB pages for guests
ept details of Intel's page tables for guests
altp2m several memory views of a guest, for introspection
argo messages between domains through the hypervisor
force-ept use Intel's page tables where the processor lacks the rest of what they need: not safe
unrestricted_guest guests may start in real mode without emulation (Intel)
ple_gap when a guest that spins is noticed (Intel): gap between turns
ple_window when a guest that spins is noticed (Intel): length of spinning
vm-notify-window how long a guest may keep the processor from every interrupt
viridian-spinlock-retry-count how often a Windows guest spins before it tells Xen
pv-linear-pt PV guests may map their page tables into themselves
shim_mem memory of the shim around a PV guest
mmio-relax PV domains may map device memory with caching
memop-max-order largest piece of memory that a domain may ask for
allowsuperpage PV guests may use large pages
tee the trusted execution environment, on Arm
gnttab grant tables: highest version and largest size
gnttab_max_frames largest grant table of a domain; many disks and network cards need more
gnttab_max_nr_frames largest grant table of a domain, the older name
gnttab_max_maptrack_frames how many granted pages a domain may have mapped
hvm_fep guests may ask for emulation of any instruction: testing only
allow_unsafe boots on AMD processors with a known fault that lets guests stop the machine
viridian-version version of Hyper-V that Windows guests see
xsm the security module: dummy, flask or silo
flask security policy: enforcing, permissive or disabled
flask_enabled the flask security module is on, the older form
flask_enforcing the flask security module refuses, not only reports; the older form
tmem transcendent memory, gone since 4.13
tmem_shared_auth sharing of transcendent memory, gone since 4.13",
    // Security of speculation
    "\
spec-ctrl protection against attacks by speculative execution; no switches all of it off
bti protection against branch target injection, replaced by spec-ctrl in 4.11
xpti page table isolation of 64-bit PV guests (Meltdown)
pv-l1tf protection of PV guests' page tables against L1TF
pcid address space tags, which make page table isolation cheaper
invpcid the instruction that drops tagged translations",
    // Memory
    "\
mem memory that Xen uses; what is above is ignored
availmem memory that Xen uses, its own part not counted
bootscrub memory is cleared at boot; idle does it in the background
scrub-domheap memory is cleared when a guest gives it back
dma_bits memory kept for devices that reach low addresses only
low_mem_virq_limit free memory below which dom0 is told
crashkernel memory kept for a crash kernel
badpage pages not to be used
e820-mtrr-clip memory that the processor does not cache is left out",
    // Devices
    "\
iommu the IOMMU, which passthrough needs; verbose reports it, force insists on it
iommu_inclusive_mapping the IOMMU lets devices reach all memory below 4 GiB, for faulty firmware
ats address translation by PCI devices
msi message-signalled interrupts
pci errors of PCI devices: serr and perr
pci-phantom PCI functions that a device uses without showing them
pci-passthrough passthrough of PCI devices on Arm
rmrr memory that firmware's devices keep using
ivrs_ioapic place of an I/O APIC, for faulty AMD firmware
ivrs_hpet place of the HPET, for faulty AMD firmware
mmcfg PCI configuration through memory
ioapic_ack how interrupts are acknowledged
irq_ratelimit how often an interrupt may fire before it is held back
irq-max-guests how many guests may share an interrupt
nr_irqs how many interrupts there are
noirqbalance interrupts stay on the CPU where they were set up
acpi ACPI: off, or limited
acpi_skip_timer_override a timer entry of the firmware is ignored
apic the kind of interrupt controller
noapic no I/O APIC is used
nolapic no local APIC is used
lapic the local APIC is used though the firmware switched it off
x2apic_phys the x2APIC addresses single CPUs
x2apic-mode how the x2APIC addresses CPUs
hpetbroadcast the HPET wakes sleeping processors
hpet how the HPET is used
tdt timers by the processor's time stamp
timer_slop how inexact timers may be, in nanoseconds
wallclock where the time of day comes from
clocksource the clock that Xen itself uses: hpet, acpi, pit, tsc
tsc how far the processor's time stamp is trusted
efi EFI: runtime services and memory attributes
edd disk data of the BIOS; off skips it
tboot address of the trusted boot page
mtrr.show the processor's memory types are reported
no-real-mode no BIOS call at boot, so no text mode is set",
    // Console and debugging
    "\
console where Xen's messages go: com1, com2, vga, none
com1 speed and format of the first serial port
com2 speed and format of the second serial port
com1,com2 speed and format of the serial ports
dbgp the USB debug port
gdb the debugger's port
serial_tx_buffer size of the serial port's buffer
dtuart the serial port, on Arm
vga text or graphics mode of the screen; keep leaves the screen to Xen
console_timestamps times in front of Xen's messages
console_to_ring guests' messages also go to the ring that xl dmesg shows
conring_size size of the ring that xl dmesg shows
conswitch key that switches the serial console between Xen and dom0
sync_console each message waits for the serial port: for debugging only, it slows everything
loglvl which of Xen's own messages are kept, and which are rate limited
guest_loglvl which messages about guests are kept, and which are rate limited
watchdog a processor that is stuck ends in a panic
watchdog_timeout how long a processor may be stuck, in seconds
noreboot Xen stops after a crash, so that it can be read
reboot how the machine is restarted
cpuinfo each processor is listed at boot
e820-verbose the memory map is reported
mce machine check handling: how hardware errors are taken
mce_fb machine checks are given to each CPU
mce_verbosity how much of hardware errors is reported
tbuf_size size of the trace buffers
tevt_mask which events are traced
debugtrace size of the debug trace
debug_stack_lines lines of the stack in a crash report
async-show-all a fatal error shows the state of all CPUs
ler the last branch before an exception is recorded
crash-debug-panic keys of the debug console that are run at a panic
nmi what happens at an NMI of the hardware: fatal, dom0 or ignore
hmp-unsafe Arm processors of different kinds are used together; guests must be pinned
placeholder no option: the first word is dropped by some boot loaders, so this one stands for it
dummy no option: the first word is dropped by some boot loaders, so this one stands for it",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_counts() {
        let line = "dom0_mem=1024M loglvl=all dom0_mem=2048M,max:2048M no-xpti smt=0";
        assert_eq!(last(line, "dom0_mem").map(|it| it.value), Some("2048M,max:2048M"));
        assert!(last(line, "xpti").is_some_and(|it| it.is_off()));
        assert!(last(line, "smt").is_some_and(|it| it.is_off()));
        assert!(last(line, "loglvl").is_some_and(|it| !it.is_off()));
        assert_eq!(last(line, "dom0"), None);
    }

    #[test]
    fn names_that_begin_with_no_are_names() {
        assert_eq!(assignment("no-real-mode").name, "no-real-mode");
        assert!(!assignment("no-real-mode").negated);
        assert!(explain("no-smt").starts_with("switched off: "));
        assert_eq!(explain("frobnicate=7"), "");
    }
}
