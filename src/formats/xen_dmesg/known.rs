//! The lines that have a meaning of their own, and how they are told from others.
//!
//! Strings as in Xen 4.0 to 4.22 (`git grep` over the stable branches), older ones as said.

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Printed while the machine starts. Each is a fact.
    Boot,
    /// One of many of its kind. The first is a fact and explains the others.
    Family,
    /// Something happened. Each is a row of `events`, the first of its kind also a fact.
    Event,
}

/// A line with a meaning.
#[derive(Debug)]
pub(super) struct Known {
    /// The words from the start of the message on. `~` stands for anything, `%` for the value, `@`
    /// for the number of a domain. What follows the pattern does not matter.
    pub(super) pattern: &'static str,
    /// The dictionary entry.
    pub(super) key: &'static str,
    pub(super) sort: Sort,
}

/// A known line met in the text.
#[derive(Debug)]
pub(super) struct Hit<'m> {
    pub(super) known: &'static Known,
    /// The words at `%`; the whole message where the pattern has none.
    pub(super) value: &'m str,
    /// The domain at `@`.
    pub(super) domain: Option<&'m str>,
}

/// Finds the entry of a message. The first that fits is taken, so the longer ones stand first.
pub(super) fn known(message: &str) -> Option<Hit<'_>> {
    let first = message.as_bytes().first()?;
    let near = KNOWN.iter().filter(|known| known.pattern.as_bytes().first() == Some(first));
    near.filter_map(|known| fit(known, message)).next()
}

/// Finds the entry of a line that a guest printed.
pub(super) fn known_of_guest(message: &str) -> Option<Hit<'_>> {
    GUEST.iter().find_map(|known| fit(known, message))
}

fn fit<'m>(known: &'static Known, message: &'m str) -> Option<Hit<'m>> {
    let (mut value, mut domain) = (message, None);
    let (mut pattern, mut rest) = (known.pattern, message);
    loop {
        let plain = pattern.find(['~', '%', '@']).unwrap_or(pattern.len());
        let (literal, wild) = pattern.split_at_checked(plain)?;
        rest = rest.strip_prefix(literal)?;
        let Some(kind) = wild.chars().next() else { break };
        pattern = wild.get(1..)?;
        let next = pattern.find(['~', '%', '@']).unwrap_or(pattern.len());
        let length = if kind == '@' {
            rest.bytes().take_while(u8::is_ascii_digit).count()
        } else if next == 0 {
            rest.len()
        } else {
            rest.find(pattern.get(..next)?)?
        };
        let (run, after) = rest.split_at_checked(length)?;
        match kind {
            // `HVM: ASIDs enabled.` ends a sentence.
            '%' if next == 0 => value = run.trim_ascii().trim_end_matches('.'),
            '%' => value = run.trim_ascii(),
            '@' if run.is_empty() => return None,
            '@' => domain = Some(run),
            _ => {}
        }
        rest = after;
    }
    Some(Hit { known, value, domain })
}

const fn boot(key: &'static str, pattern: &'static str) -> Known {
    Known { pattern, key, sort: Sort::Boot }
}

const fn family(key: &'static str, pattern: &'static str) -> Known {
    Known { pattern, key, sort: Sort::Family }
}

const fn event(key: &'static str, pattern: &'static str) -> Known {
    Known { pattern, key, sort: Sort::Event }
}

/// Lines of guests: hvmloader (tools/firmware/hvmloader/hvmloader.c).
static GUEST: &[Known] = &[event("HVM Loader", "HVM Loader"), boot("Detected Xen", "Detected Xen v%")];

static KNOWN: &[Known] = &[
    // Who and what.
    boot("Latest ChangeSet", "Latest ChangeSet: %"),
    boot("build-id", "build-id: %"),
    boot("Bootloader", "Bootloader: %"),
    boot("Command line", "Command line: %"),
    boot("Built-in command line", "Built-in command line: %"),
    boot("Running on", "Running on %"),
    boot("CPU Vendor", "CPU Vendor: %"),
    boot("BSP microcode revision", "BSP microcode revision: %"),
    boot("System RAM", "System RAM: %MB ("),
    boot("Processor", "Processor: %"),
    boot("GIC", "GICv%"),
    family("Arm CPU", "CPU~: Guest atomics will try %"),
    family("Arm memory of dom0", "Allocating 1:1 mappings totalling %"),
    family("RAM map", "Xen-e820 RAM map:"),
    family("RAM map", "Multiboot-e820 RAM map:"),
    family("RAM map", "Physical RAM map:"),
    family("RAM map", "EFI RAM map:"),
    family("EFI memory map", "EFI memory map:"),
    family("ACPI table", "ACPI: RSDP %"),
    family("NUMA", "No NUMA configuration found"),
    family("NUMA", "SRAT: %"),
    boot("SMBIOS", "DMI % present."),
    boot("SMBIOS", "SMBIOS % present."),
    boot("SMP", "SMP: Allowing %"),
    boot("IRQ limits", "IRQ limits: %"),
    boot("PIRQs", "has maximum % PIRQs"),
    boot("PIRQs", "Dom@ has maximum % PIRQs"),
    family("machine check reporting", "CPU0: % machine check reporting enabled"),
    family("machine check reporting", "Intel machine check reporting enabled"),
    family("machine check polling", "mcheck_poll: %"),
    family("machine check polling", "Machine check exception polling timer started"),
    // Mitigations of speculative execution.
    boot("Speculative mitigation facilities", "Speculative mitigation facilities:"),
    boot("Hardware hints", "Hardware hints:%"),
    boot("Hardware features", "Hardware features:%"),
    boot("Compiled-in support", "Compiled-in support:%"),
    boot("Xen settings", "Xen settings:%"),
    // Xen 4.7.5, 4.9.2 and 4.10.1, whose block shows with loglvl=all only.
    boot("Xen settings", "BTI mitigations: %"),
    boot("L1TF", "L1TF: %"),
    boot("Support for VMs", "Support for VMs: %"),
    boot("Support for HVM VMs", "Support for HVM VMs:%"),
    boot("Support for PV VMs", "Support for PV VMs:%"),
    boot("XPTI", "XPTI (64-bit PV only): %"),
    boot("XPTI", "XPTI: %"),
    boot("PV L1TF shadowing", "PV L1TF shadowing: %"),
    boot("vulnerable with SMT", "Booted on %-vulnerable hardware with SMT/Hyperthreading"),
    boot("vulnerable with SMT", "Booted on % hardware with SMT/Hyperthreading"),
    boot("old microcode", "Unrecognised CPU %, assuming vulnerable to"),
    boot("Supervisor Shadow Stacks", "Enabling Supervisor Shadow Stacks"),
    boot("Disabling PV32", "- Disabling PV32 due to %"),
    boot("Disabling PV32", "Disabling PV32 due to %"),
    // Scheduler, time, interrupts.
    boot("Using scheduler", "Using scheduler: %"),
    boot("Scheduling granularity", "Scheduling granularity: %"),
    family("Initializing scheduler", "Initializing % scheduler"),
    boot("Platform timer", "Platform timer is %"),
    boot("Detected MHz", "Detected % MHz processor"),
    boot("TSC", "TSC marked as reliable%"),
    boot("TSC", "TSC has constant rate%"),
    boot("TSC", "TSC not marked as either constant or reliable%"),
    boot("TSC writable", "TSC % writable"),
    boot("Wallclock source", "Wallclock source: %"),
    boot("console ring", "Allocated console ring of % KiB"),
    boot("idle driver", "mwait-idle: %"),
    boot("NMI watchdog", "Testing NMI watchdog on all CPUs: %"),
    family("MTRR", "mtrr: %"),
    boot("Brought up CPUs", "Brought up % CPUs"),
    boot("Parked CPUs", "Parked % CPUs"),
    family("microcode", "microcode: CPU~ updated from revision %"),
    event("microcode failed", "microcode: CPU~ update ~ failed"),
    event("microcode failed", "microcode: CPU~ update rev ~ failed"),
    // Hardware virtualization and IOMMU.
    boot("I/O virtualisation", "I/O virtualisation %"),
    boot("Dom0 mode", "- Dom0 mode: %"),
    boot("Interrupt remapping", "Interrupt remapping %"),
    boot("VT-d", "Intel VT-d %"),
    boot("AMD-Vi", "AMD-Vi: IOMMU 0 %"),
    boot("ASIDs", "HVM: ASIDs %"),
    boot("advanced features", "VMX: Supported advanced features:"),
    boot("advanced features", "SVM: Supported advanced features:"),
    boot("HAP", "HVM: Hardware Assisted Paging (HAP) %"),
    boot("HAP", "HVM: Hardware Assisted Paging %"),
    boot("HAP page sizes", "HVM: HAP page sizes: %"),
    boot("HVM", "HVM: % enabled"),
    boot("HVM off", "CPU0: VMX disabled by BIOS"),
    boot("HVM off", "CPU0: AMD SVM Extension is disabled in BIOS"),
    boot("HVM off", "CPU0: VMXON failed"),
    boot("HVM off", "AMD SVM Extension is disabled"),
    boot("NX", "NX (Execute Disable) protection %"),
    // dom0.
    boot("Dom0 type", "*** Building a % Dom@ ***"),
    boot("Dom0 type", "** Building a % Dom0 **"),
    boot("LOADING DOMAIN", "*** LOADING DOMAIN @ ***"),
    event("LOADING DOMU", "*** LOADING DOMU %"),
    boot("Dom0 kernel", "Dom0 kernel: %"),
    boot("Dom0 allocation", "Dom0 alloc.: ~(% pages to be allocated)"),
    boot("Dom0 VCPUs", "Dom@ has maximum % VCPUs"),
    boot("Dom0 memory clipped", "Dom0 memory clipped to % pages"),
    boot("low memory threshold", "Initial low memory virq threshold set at % pages"),
    boot("Scrubbing", "Scrubbing Free RAM%"),
    boot("Std. Loglevel", "Std. Loglevel: %"),
    boot("Guest Loglevel", "Guest Loglevel: %"),
    boot("Serial input", "*** Serial input to DOM0"),
    boot("Serial input", "*** Serial input -> DOM0"),
    family("PCI device", "PCI add device %"),
    family("PCI device", "PCI remove device %"),
    family("PCI device", "PCI add virtual function %"),
    family("HVM save", "HVM d~ save: %"),
    family("HVM save", "HVM@ restore: %"),
    family("upcall vector", "upcall vector %"),
    family("GSI binding", "bind: m_gsi=%"),
    boot("iommu for PVH", "Presently, iommu must be enabled for PVH hardware domain"),
    boot("synchronous console", "WARNING: CONSOLE OUTPUT IS SYNCHRONOUS"),
    boot("PVH warning", "WARNING: PVH is an experimental mode"),
    boot("warning", "WARNING: %"),
    boot("firmware bug", "FIRMWARE BUG: %"),
    // What happens later.
    event("domain crashed", "Domain @ (vcpu#~) crashed on cpu#%"),
    event("domain reported crashed", "Domain @ reported crashed by domain %"),
    event("domain_crash", "domain_crash called from %"),
    event("domain_crash", "domain_crash_sync called from %"),
    family("unhandled trap", "Unhandled % fault/trap"),
    boot("crash header", "----[ Xen-%  "),
    boot("CONTEXT", "RFLAGS: ~CONTEXT: %"),
    event("HAP pool empty", "failed to allocate from HAP pool"),
    event("triple fault", "Triple fault %"),
    event("guest watchdog", "Watchdog timer fired for domain @"),
    event("hardware domain crashed", "Hardware Dom@ crashed"),
    event("hardware domain halted", "Hardware Dom@ halted"),
    event("hardware domain watchdog", "Hardware Dom@ shutdown: watchdog"),
    event("hardware domain shutdown", "Hardware Dom@ shutdown"),
    event("hardware domain crashed", "Domain 0 crashed"),
    event("hardware domain halted", "Domain 0 halted"),
    event("hardware domain watchdog", "Domain 0 shutdown: watchdog"),
    event("hardware domain shutdown", "Domain 0 shutdown"),
    event("panic", "Panic on CPU %"),
    event("Xen BUG", "Xen BUG at %"),
    event("Xen WARN", "Xen WARN at %"),
    event("assertion", "Assertion '%' failed"),
    event("fatal trap", "FATAL PAGE FAULT"),
    event("fatal trap", "FATAL TRAP: %"),
    family("call trace", "Xen call trace:"),
    event("reboot", "Reboot in five seconds"),
    event("reboot", "Manual reset required"),
    event("CPU stuck", "Watchdog timer detects that CPU% is stuck"),
    event("corrected machine check", "MCE: The hardware reports a non fatal, correctable incident"),
    event("corrected machine check", "MCE: polling routine found correctable error"),
    event("corrected machine check", "CMCI occurred on CPU %"),
    event("fatal machine check", "MCE: Fatal error happened on CPUs %"),
    event("fatal machine check", "MCE: No CPU found valid MCE"),
    event("fatal machine check", "MCE: Software recovery failed"),
    event("fatal machine check", "Fatal machine check: %"),
    event("fatal machine check", "Hypervisor state lost due to machine check"),
    event("fatal machine check", "Dom0 state lost due to machine check"),
    event("fatal machine check", "CPU~: Machine Check Exception"),
    event("temperature", "CPU%: Temperature above threshold"),
    event("temperature", "CPU%: Running in modulated clock mode"),
    family("temperature normal", "CPU%: Temperature/speed normal"),
    event("over-allocation", "Over-allocation for d@"),
    event("over-allocation", "Over-allocation for domain @"),
    event("allocation failed", "Could not allocate order=%"),
    event("grant table grows", "Expanding d@ grant table %"),
    event("grant table grows", "Expanding dom (@) grant table %"),
    event("grant table failed", "Allocation failure when expanding d@ grant table"),
    event("grant table failed", "Allocation failure when expanding grant table"),
    event("bad grant", "Bad grant ref%"),
    event("L1TF in guest", "L1TF-vulnerable %"),
    event("IRQ not bound", "Cannot bind IRQ% to dom@"),
    event("IRQ not bound", "Cannot bind IRQ% to d@"),
    event("IOMMU fault", "[VT-D]DMAR:[%"),
    event("IOMMU fault", "AMD-Vi: IO_PAGE_FAULT: ~ d@ addr"),
    event("IOMMU fault", "AMD-Vi: IO_PAGE_FAULT%"),
    event("messages suppressed", "printk: % messages suppressed"),
    event("timer wrapped", "Platform timer appears to have unexpectedly wrapped % times"),
    event("TSC warp", "TSC warp detected"),
    event("TSC warp", "CPU~: TSC warp detected"),
    event("suspend", "Entering ACPI S% state"),
];

/// The dictionary entries that lines lead to.
#[cfg(test)]
pub(super) fn keys() -> impl Iterator<Item = &'static str> {
    KNOWN.iter().chain(GUEST).map(|known| known.key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(message: &str) -> (&'static str, &str, Option<&str>) {
        let hit = known(message).unwrap_or_else(|| panic!("{message} is not known"));
        (hit.known.key, hit.value, hit.domain)
    }

    #[test]
    fn values_and_domains_are_taken_out() {
        for (message, key, value, domain) in [
            ("Brought up 16 CPUs", "Brought up CPUs", "16", None),
            ("System RAM: 3071MB (3145208kB)", "System RAM", "3071", None),
            ("*** Building a PVH Dom0 ***", "Dom0 type", "PVH", Some("0")),
            ("Domain 5 (vcpu#0) crashed on cpu#3:", "domain crashed", "3:", Some("5")),
            ("Domain 5 reported crashed by domain 0 on cpu#1:", "domain reported crashed", "0 on cpu#1:", Some("5")),
            ("HVM: Hardware Assisted Paging (HAP) detected but disabled", "HAP", "detected but disabled", None),
            ("HVM: SVM enabled", "HVM", "SVM", None),
            (
                "Over-allocation for d5: 262145 > 262144",
                "over-allocation",
                "Over-allocation for d5: 262145 > 262144",
                Some("5"),
            ),
            (
                "Expanding dom (5) grant table from (32) to (33) frames.",
                "grant table grows",
                "from (32) to (33) frames",
                Some("5"),
            ),
            ("Hardware Dom0 shutdown: watchdog rebooting machine", "hardware domain watchdog", "", Some("0")),
        ] {
            let (found_key, found_value, found_domain) = found(message);
            assert_eq!((found_key, found_domain), (key, domain), "{message}");
            if !value.is_empty() {
                assert_eq!(found_value, value, "{message}");
            }
        }
    }

    #[test]
    fn other_messages_are_not_known() {
        for message in ["", "B", "Brought up", "Dom has maximum 2 VCPUs", "Expanding d grant table", "é"] {
            assert!(known(message).is_none(), "{message}");
        }
    }
}
