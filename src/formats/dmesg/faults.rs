//! Records that report a fault, and what to do about each.

use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::text::Span;

/// A kind of fault.
struct Kind {
    rule: &'static str,
    /// The record has all words of one of these rows.
    looks: &'static [&'static [&'static str]],
    severity: Severity,
    headline: &'static str,
    detail: &'static str,
    next: &'static str,
    /// Words of records that look alike and are none.
    spares: &'static [&'static str],
    /// Records of a change: the last one tells how it is, and is a fault only with one of these words.
    last: &'static [&'static str],
}

impl Kind {
    const PLAIN: Self = Self {
        rule: "",
        looks: &[],
        severity: Severity::Notice,
        headline: "",
        detail: "",
        next: "",
        spares: &[],
        last: &[],
    };
}

use Severity::{Critical, Notice, Warning};

/// Declares the kinds and one rule for each.
macro_rules! kinds {
    ($($index:literal => $rule:literal, $source:literal, $severity:ident, [$($look:expr),*], $headline:literal, $detail:literal, $next:literal $(, $also:ident: $value:expr)*;)*) => {
        static KINDS: &[Kind] = &[$(Kind {
            rule: $rule, looks: &[$(&$look),*], severity: $severity,
            headline: $headline, detail: $detail, next: $next, $($also: &$value,)* ..Kind::PLAIN
        },)*];
        pub(super) static RULES: &[Rule] = &[$(Rule {
            id: $rule, needs: "dmesg", formats: &["dmesg"], source: $source, check: check::<$index>, is_cause: matches!($severity, Critical),
        },)*];
    };
}

kinds! {
    0 => "dmesg/out-of-memory", "Linux mm/oom_kill.c", Critical,
        [["Out of memory: Kill"], [" invoked oom-killer: "], ["Memory cgroup out of memory: Kill"]],
        "The kernel ran out of memory and killed a program",
        "An allocation could not be met. CONSTRAINT_MEMCG in the record means a container's limit, not the machine.",
        "Read which program was killed and its size (rss). Give it or the machine more memory; in a Xen guest check \
         that it is not ballooned down.";
    1 => "dmesg/soft-lockup", "Linux kernel/watchdog.c", Warning,
        [["BUG: soft lockup"]],
        "A CPU made no progress for many seconds (soft lockup)",
        "In a guest the virtual CPU was usually not run: steal, a pause, a live migration, a stall of the host. On \
         bare metal a driver or the kernel loops.",
        "In a guest compare the time with stolen time, migrations and the host's log. All CPUs at once means the host \
         stood still.";
    2 => "dmesg/hung-task", "Linux kernel/hung_task.c", Warning,
        [["INFO: task ", " blocked for more than "]],
        "A task waited uninterruptibly for minutes",
        "Usually storage or NFS does not answer.",
        "Look at the call trace below the record (io_schedule, jbd2, nfs), then at iostat -x and the backend.";
    3 => "dmesg/rcu-stall", "Linux kernel/rcu/tree_stall.h", Warning,
        [["rcu", " detected stall"], ["rcu", "self-detected stall"]],
        "A CPU did not answer for long (RCU stall)",
        "A virtual CPU was not run, or interrupts were off for long.",
        "In a guest compare with stolen time and the host's log.";
    4 => "dmesg/io-error", "Linux block/blk-core.c", Critical,
        [["I/O error, dev "], ["end_request: I/O error"], ["Buffer I/O error on dev"]],
        "A disk answered with an error",
        "The device or its backend could not do a request.",
        "Save the data first. In a guest look at the host's or dom0's log and at the array; on real hardware at \
         smartctl.",
        // Floppy and CD drives, which most virtual machines have without a medium.
        spares: [" fd0", " fd1", " sr0", " sr1"];
    5 => "dmesg/filesystem-error", "Linux fs/ext4/super.c, fs/xfs", Critical,
        [["EXT4-fs error"], ["EXT4-fs (", "): error"], ["EXT3-fs error"], ["Remounting filesystem read-only"],
         ["XFS (", "metadata I/O error"], ["XFS (", "Corruption of in-memory data"]],
        "A file system is damaged or lost its device",
        "The kernel stopped trusting it; it may be read-only now.",
        "Make a copy, then check the file system offline. Look for disk errors before these records.";
    6 => "dmesg/clock-unstable", "Linux kernel/time/clocksource.c", Notice,
        [["Marking clocksource ", " unstable"], ["Clocksource tsc unstable"], ["Marking TSC unstable"]],
        "The clock of the processor (TSC) was found unreliable",
        "The kernel changes to a slower clock; in a guest it often follows a pause or a migration.",
        "In a guest use the paravirtual clock (xen, kvm-clock, hyperv_clocksource). On a host check firmware and TSC.";
    7 => "dmesg/slow-clock", "Linux kernel/time/clocksource.c", Notice,
        [["Switched to clocksource "], ["Switching to clocksource "]],
        "The clock is a slow one",
        "In a virtual machine each reading of it goes to the hypervisor: programs that ask for the time often suffer.",
        "Choose the paravirtual clock or tsc: /sys/devices/system/clocksource/clocksource0/available_clocksource.",
        // Most machines pass through a slow one while they boot.
        last: [" hpet", " acpi_pm", " refined-jiffies", " jiffies", " pit"];
    8 => "dmesg/skb-rides-the-rocket", "Linux drivers/net/xen-netfront.c, 2.6.28 to 3.17", Warning,
        [["skb rides the rocket"]],
        "The Xen network driver drops packets in too many pieces",
        "A packet has more fragments than Xen's ring allows; kernels up to 3.17 drop it.",
        "A newer guest kernel, or ethtool -K eth0 sg off tso off in the guest.";
    9 => "dmesg/guest-rx-stalled", "Linux drivers/net/xen-netback, 3.18 and newer", Warning,
        [["Guest Rx stalled"]],
        "A guest does not take its network packets",
        "It is paused, gets no CPU time, or its driver hangs. Once, at a shutdown, it is harmless.",
        "Look at the guest: console, stolen time, state in xl list.";
    10 => "dmesg/bad-frontend", "Linux drivers/net/xen-netback, drivers/block/xen-blkback", Critical,
        [["bogus ring requests"], ["Malicious frontend"], ["fatal error; disabling device"], ["Cross page boundary"]],
        "dom0 shut a guest's device down because of bad requests",
        "The guest's driver broke the protocol, by a fault or on purpose. The device stays dead until it reconnects.",
        "Find the guest by the vif or vbd in the record; update its kernel, and take it seriously for security.";
    11 => "dmesg/backend-timeout", "Linux drivers/xen/xenbus/xenbus_probe_frontend.c", Critical,
        [["Timeout connecting to device: "], ["Timeout connecting to devices"]],
        "A Xen device did not connect",
        "The backend in dom0 or a driver domain did not answer: missing image, failed hotplug script, dead driver \
         domain. The states: 1 initialising, 2 waiting, 3 initialised, 4 connected, 5 closing, 6 closed.",
        "In dom0: xenstore-ls of the backend, xl block-list, /var/log/xen.";
    12 => "dmesg/grants-exhausted", "Linux drivers/xen/grant-table.c, 4.19 to 7.1", Warning,
        [["max_grant_frames reached"], ["cannot allocate grant"]],
        "The grant table is full",
        "Many disks, network cards or queues share more memory than the limit allows; further devices fail.",
        "Raise gnttab_max_frames on the hypervisor command line or max_grant_frames of the domain, or use fewer queues.";
    13 => "dmesg/hardware-error", "Linux arch/x86/kernel/cpu/mce", Critical,
        [["[Hardware Error]: "], ["mce: [Hardware Error]"], ["EDAC ", " UE "], ["Machine check events logged"]],
        "The hardware reports errors",
        "Processor, memory or bus. A corrected error now and then does no harm; an uncorrected one, or many of one part, \
         mean that it fails.",
        "Read the board's event log (ipmitool sel list) and rasdaemon for the part, and replace it.";
    14 => "dmesg/thermal-throttling", "Linux drivers/thermal/intel/therm_throt.c", Warning,
        [["temperature above threshold, cpu clock throttled"]],
        "The processor slows down because it is hot",
        "",
        "Check cooling and the power settings of the firmware.";
    15 => "dmesg/conntrack-full", "Linux net/netfilter/nf_conntrack_core.c", Warning,
        [["nf_conntrack: table full, dropping packet"], ["ip_conntrack: table full, dropping packet"],
         ["nf_conntrack: nf_conntrack: table full"]],
        "Packets are dropped: the connection table is full",
        "",
        "Raise net.netfilter.nf_conntrack_max, or do not track bridged guest traffic.";
    16 => "dmesg/neighbour-table-full", "Linux net/core/neighbour.c", Warning,
        [["neighbor table overflow"], ["Neighbour table overflow"], ["neighbour: arp_cache: neighbor table overflow"]],
        "The ARP table is too small",
        "",
        "Raise gc_thresh3 in net.ipv4.neigh.default (or net.ipv6), and gc_thresh2 and gc_thresh1 with it.";
    17 => "dmesg/syn-flood", "Linux net/ipv4/tcp_input.c", Notice,
        [["Possible SYN flooding on port"]],
        "A service does not accept connections fast enough",
        "Its listen queue overflowed: an attack, or a program that is too slow.",
        "Look at the program first, then at its backlog and net.core.somaxconn.";
    18 => "dmesg/allocation-failure", "Linux mm/page_alloc.c", Notice,
        [["page allocation failure: order:"], ["page allocation failure. order:"]],
        "The kernel could not get memory at once",
        "order:0 means that memory was short for the moment; order:N that no 2^N pages stood together. Often for network \
         buffers.",
        "Look at memory use; if it repeats, raise vm.min_free_kbytes a little.";
    19 => "dmesg/nvme-timeout", "Linux drivers/nvme/host/pci.c", Warning,
        [["nvme nvme", " timeout, "]],
        "An NVMe disk did not answer in time",
        "On Amazon EC2 the volume (EBS) stalled; elsewhere the disk or its link.",
        "On EC2 raise nvme_core.io_timeout to its maximum and look at the volume's limits.";
    20 => "dmesg/kernel-panic", "Linux kernel/panic.c", Critical,
        [["Kernel panic - not syncing"]],
        "The kernel stopped (panic)",
        "",
        "The records before it tell why; keep the whole log.";
    21 => "dmesg/kernel-bug", "Linux lib/bug.c, arch/x86/mm/fault.c", Critical,
        [["BUG: unable to handle"], ["kernel BUG at "], ["Oops: ", "[#"], ["general protection fault"]],
        "The kernel hit a fault of its own (oops)",
        "A task was killed in the kernel; what it held may stay locked.",
        "Plan a restart, and report the whole trace with the kernel release.";
    22 => "dmesg/grant-still-in-use", "Linux drivers/xen/grant-table.c", Notice,
        [["g.e. ", "still in use"], ["deferring g.e."], ["leaking g.e."]],
        "A backend still holds a guest's memory",
        "Memory shared with a backend could not be taken back: hot-unplug, or a backend that died. deferring is tried \
         again and mostly ends by itself; leaking lasts until this domain restarts.",
        "Look at the backend's log in dom0.";
    23 => "dmesg/balloon-add-failed", "Linux drivers/xen/balloon.c", Notice,
        [["xen:balloon: Cannot add additional memory"], ["xen_balloon: reserve_additional_memory: add_memory() failed"]],
        "The balloon driver cannot add memory",
        "The target is above what the domain was started with.",
        "In dom0 set dom0_mem=<size>,max:<size> on the hypervisor command line.";
}

/// The words of each fault, with the id of its rule.
pub(super) fn looks() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    KINDS.iter().flat_map(|kind| kind.looks.iter().map(|look| (kind.rule, *look)))
}

/// Evidence lines that a finding quotes; the count tells of the others.
const QUOTED: usize = 5;

fn check<const INDEX: usize>(case: &Case<'_>) -> Outcome {
    met(case, INDEX)
}

fn met(case: &Case<'_>, index: usize) -> Outcome {
    let Some(kind) = KINDS.get(index) else { return Outcome::NotChecked };
    let has = |span: Span, words: &[&str]| {
        let text = case.source.read(span);
        words.iter().any(|word| text.contains(word))
    };
    let mut spans = Vec::new();
    for section in case.of("dmesg") {
        let mut events = section.events.iter().filter(|event| event.rule == kind.rule).map(|event| event.span);
        if kind.last.is_empty() {
            spans.extend(events.filter(|span| !has(*span, kind.spares)));
        } else {
            spans.extend(events.next_back().filter(|span| has(*span, kind.last)));
        }
    }
    if spans.is_empty() {
        return Outcome::Quiet;
    }
    let times = match spans.len() {
        1 => String::new(),
        count => format!(" ({count} times)"),
    };
    Outcome::Fired(vec![Fault {
        severity: kind.severity,
        headline: format!("{}{times}", kind.headline).into(),
        detail: kind.detail.into(),
        next: kind.next.into(),
        evidence: spans.into_iter().take(QUOTED).collect(),
    }])
}
