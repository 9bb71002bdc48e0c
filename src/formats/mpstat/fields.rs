//! The dictionary of `mpstat`. Sources: `mpstat.c` of sysstat 4.0.7 to 12.7.9, its `CHANGES`, and
//! runs of the releases that ABOUT.md of the fixtures names.

use crate::format::{Dictionary, Field, Kind, dictionary};
use crate::sysstat;

const CODE: &str = "sysstat mpstat.c, 5.0.5 to 12.7.9";
const STAT: &str = "Linux Documentation/filesystems/proc.rst, /proc/stat; sysstat mpstat.c 12.7.9";
const SOFTIRQS: &str = "Linux include/linux/interrupt.h, /proc/softirqs; sysstat mpstat.c 12.7.9";

const fn entry(key: &'static str, label: &'static str, unit: &'static str, kind: Kind) -> Field {
    Field { key, label, unit, kind, source: CODE, ..Field::EMPTY }
}

const fn share(key: &'static str, label: &'static str) -> Field {
    Field { source: STAT, ..entry(key, label, "% of the CPU", Kind::Percent) }
}

const fn softirq(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field {
        meaning,
        since: "sysstat 9.1.1 (-I SCPU), Linux 2.6.31",
        source: SOFTIRQS,
        ..entry(key, label, "interrupts/s", Kind::Rate)
    }
}

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field {
        meaning: "The sample that the row belongs to, counted from 1.",
        ..entry("sample", "sample", "number", Kind::Gauge)
    },
    Field {
        meaning: "When the sample was taken, or the word for an average.",
        watch: "Local time, in the form of that session's locale.",
        ..entry("time", "time", "", Kind::Text)
    },
    sysstat::KERNEL,
    sysstat::HOST,
    sysstat::DATE,
    sysstat::ARCH,
    sysstat::CPUS,
    Field {
        meaning: "The CPU, or all of them together.",
        watch: "all is the average: one busy CPU of 16 shows as 6 %.",
        ..entry("CPU", "CPU", "", Kind::Name)
    },
    Field {
        meaning: "The NUMA node, or all of them together.",
        since: "sysstat 11.5.6 (-N)",
        ..entry("NODE", "NUMA node", "", Kind::Name)
    },
    Field {
        meaning: "The core that the CPU is a thread of.",
        watch: "Numbers begin anew in each socket.",
        since: "sysstat 12.3.1 (-T)",
        ..entry("CORE", "core", "number", Kind::Constant)
    },
    Field {
        meaning: "The socket that the CPU sits in.",
        since: "sysstat 12.3.1 (-T)",
        ..entry("SOCK", "socket", "number", Kind::Constant)
    },
    Field {
        meaning: "Time in programs that are not niced, without that of KVM guests.",
        since: "sysstat 8.1.5, before %user",
        ..share("%usr", "user time")
    },
    Field {
        meaning: "Time in programs that are not niced, KVM guests included.",
        until: "sysstat 8.1.4, then %usr",
        ..share("%user", "user time")
    },
    Field { meaning: "Time in programs with lowered priority.", ..share("%nice", "niced user time") },
    Field {
        meaning: "Time in the kernel, without interrupts.",
        watch: "iostat and sar -u add interrupts to it.",
        since: "sysstat 5.1.1, before %system",
        ..share("%sys", "system time")
    },
    Field {
        meaning: "Time in the kernel, without interrupts.",
        until: "sysstat 5.0.6, then %sys",
        ..share("%system", "system time")
    },
    Field {
        meaning: "Idle time while a task of that CPU waited for a disk.",
        watch: "Of a single CPU it says little: the task may wake up on another.",
        since: "sysstat 4.1.1",
        ..share("%iowait", "I/O wait")
    },
    Field {
        meaning: "Time in interrupt handlers.",
        watch: "0 on kernels that do not measure it (no CONFIG_IRQ_TIME_ACCOUNTING).",
        since: "sysstat 5.0.0",
        ..share("%irq", "interrupt time")
    },
    Field {
        meaning: "Time in soft interrupts: network, timers, block I/O completion.",
        watch: "High on one CPU alone: that CPU serves all packets.",
        since: "sysstat 5.0.0",
        ..share("%soft", "soft interrupt time")
    },
    Field {
        meaning: "Time in which the virtual CPU wanted to run and the hypervisor ran others.",
        watch: "0 where the hypervisor does not report it (Hyper-V, VirtualBox, older VMware guests, Xen HVM without \
                PV timers) and on real hardware; absent is not 0.",
        since: "sysstat 6.0.2, Linux 2.6.11",
        ..share("%steal", "stolen time")
    },
    Field {
        meaning: "Time running KVM guests: this machine is a host.",
        since: "sysstat 8.1.5, Linux 2.6.24",
        ..share("%guest", "guest time")
    },
    Field {
        meaning: "Time running niced KVM guests.",
        since: "sysstat 10.1.2, Linux 2.6.33",
        ..share("%gnice", "niced guest time")
    },
    Field { meaning: "Time with nothing to do and no disk to wait for.", ..share("%idle", "idle time") },
    Field {
        meaning: "Interrupts that the CPU received per second.",
        watch: "For all it is the kernel's own total, more than the CPUs added up: some are counted there alone.",
        ..entry("intr/s", "interrupts", "interrupts/s", Kind::Rate)
    },
    softirq("HI/s", "high-priority tasklets", "Tasklets of high priority run."),
    softirq("TIMER/s", "timers", "Timer interrupts handled."),
    softirq("NET_TX/s", "network transmit", "Transmit work of network devices."),
    softirq("NET_RX/s", "network receive", "Receive work of network devices."),
    softirq("BLOCK/s", "block completion", "Completions of block I/O."),
    softirq("IRQ_POLL/s", "polled completion", "Completions of block I/O by polling."),
    softirq("BLOCK_IOPOLL/s", "polled completion", "Completions of block I/O by polling, as named up to Linux 4.4."),
    softirq("TASKLET/s", "tasklets", "Tasklets run."),
    softirq("SCHED/s", "scheduler", "Load balancing of the scheduler."),
    softirq("HRTIMER/s", "high-resolution timers", "High-resolution timers handled."),
    softirq("RCU/s", "RCU", "Callbacks of read-copy-update."),
    Field {
        meaning: "Interrupts of this number or kind per second, as /proc/interrupts names them.",
        watch: "LOC is the local timer, RES rescheduling, CAL function calls, TLB flushes.",
        source: "Linux arch/x86/kernel/irq.c, /proc/interrupts; sysstat mpstat.c 12.7.9",
        ..entry("*/s", "interrupts", "interrupts/s", Kind::Rate)
    },
]);
