//! Dictionary entries that `mpstat` and `sar` share.

use crate::format::{Field, Kind};

/// Where it is written down.
pub const MAN: &str = "sysstat 12.7 man pages and activity.c, mpstat.c";
const PROC: &str = "Linux Documentation/filesystems/proc.rst, /proc/stat";

/// A number in a unit.
#[must_use]
pub const fn number(
    key: &'static str,
    label: &'static str,
    unit: &'static str,
    kind: Kind,
    meaning: &'static str,
) -> Field {
    Field { key, label, unit, kind, meaning, source: MAN, ..Field::EMPTY }
}

/// A name or text.
#[must_use]
pub const fn word(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    number(key, label, "", Kind::Name, meaning)
}

const fn share(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { source: PROC, ..number(key, label, "% of the CPU", Kind::Percent, meaning) }
}

/// Which sample.
pub const REPORT: Field =
    number("report", "sample", "samples", Kind::Constant, "Counts the samples; it is not printed.");
/// When.
pub const TIME: Field = Field {
    kind: Kind::Text,
    watch: "The end of the interval, in local time; the heading has its begin.",
    ..word("time", "time", "When the sample was taken.")
};
/// What a row of averages is.
pub const STATISTIC: Field = Field {
    watch: "An average hides what is short; look at the samples.",
    ..word(
        "statistic",
        "statistic",
        "What the row is of all samples: their mean; with sar -x the least or largest too.",
    )
};
/// Of the banner.
pub const KERNEL: Field = word("kernel", "kernel release", "The running kernel.");
/// Of the banner.
pub const HOST: Field = word("host", "host name", "The machine that was measured.");
/// Of the banner.
pub const DATE: Field = Field {
    kind: Kind::Text,
    watch: "Day and month change places with the locale.",
    ..word("date", "date", "The day the report begins.")
};
/// Of the banner.
pub const ARCH: Field = Field { since: "sysstat 8.1.1", ..word("arch", "architecture", "The kind of processor.") };
/// Of the banner.
pub const CPUS: Field = Field {
    since: "sysstat 8.1.6",
    ..number("cpus", "CPUs", "CPUs", Kind::Constant, "CPUs of the machine when the report began.")
};
/// Which CPU.
pub const CPU: Field = word("CPU", "CPU", "The CPU; all is the mean of all of them.");

/// `%usr`
pub const USR: Field = share("%usr", "user time", "Time in programs, without niced ones and guests.");
/// `%user`
pub const USER: Field = share("%user", "user time", "Time in programs that are not niced, guests included.");
/// `%nice`
pub const NICE: Field = share("%nice", "nice time", "Time in programs of lowered priority.");
/// `%sys`
pub const SYS: Field = share("%sys", "system time", "Time in the kernel without interrupts.");
/// `%system`
pub const SYSTEM: Field = share("%system", "system time", "Time in the kernel, interrupts included.");
/// `%iowait`
pub const IOWAIT: Field = Field {
    watch: "A kind of idle: a busy CPU hides it.",
    ..share("%iowait", "I/O wait", "Idle time while a task of that CPU waited for a disk.")
};
/// `%irq`, `%soft`
pub const INTERRUPTS: Field =
    share("<%irq %soft>", "interrupt time", "Time in interrupt handlers; in soft interrupts, mostly network packets.");
/// `%steal`
pub const STEAL: Field = Field {
    watch: "0 where the hypervisor does not report it (Hyper-V, older VMware guests, Xen HVM without PV timers).",
    since: "sysstat 6.0.2",
    ..share("%steal", "stolen time", "Time in which a virtual CPU wanted to run and the hypervisor ran others.")
};
/// `%guest`, `%gnice`
pub const GUEST: Field = Field {
    since: "sysstat 8.1.5, %gnice 10.1.2",
    ..share("<%guest %gnice>", "guest time", "Time spent running KVM guests, niced ones: this machine is a host.")
};
/// `%idle`
pub const IDLE: Field = share("%idle", "idle time", "Time with nothing to do and no disk waited for.");
