//! The dictionary of `sar`. Sources: `sar.c`, `pr_stats.c` and `activity.c` of sysstat 5.0.5 to
//! 12.7.9, its `CHANGES`, and sar(1).

use crate::format::{Dictionary, Field, Kind, dictionary};
use crate::sysstat;

const MAN: &str = "sar(1), sysstat 12.7.9";
const STAT: &str = "Linux Documentation/filesystems/proc.rst, /proc/stat; sar(1), sysstat 12.7.9";
const DISKSTATS: &str = "Linux Documentation/admin-guide/iostats.rst; sar(1), sysstat 12.7.9";
const VMSTAT: &str = "Linux mm/vmstat.c, /proc/vmstat; sar(1), sysstat 12.7.9";
const MEMINFO: &str = "Linux Documentation/filesystems/proc.rst, /proc/meminfo; sar(1), sysstat 12.7.9";
const NETDEV: &str = "Linux Documentation/networking/statistics.rst; sar(1), sysstat 12.7.9";
const PRESSURE: &str = "Linux Documentation/accounting/psi.rst; sar(1), sysstat 12.7.9";

const fn entry(
    key: &'static str,
    label: &'static str,
    unit: &'static str,
    kind: Kind,
    meaning: &'static str,
    source: &'static str,
) -> Field {
    Field { key, label, unit, kind, meaning, source, ..Field::EMPTY }
}

const fn share(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    entry(key, label, "% of the CPU", Kind::Percent, meaning, STAT)
}

const fn disk(key: &'static str, label: &'static str, unit: &'static str, kind: Kind, meaning: &'static str) -> Field {
    entry(key, label, unit, kind, meaning, DISKSTATS)
}

const fn paging(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    entry(key, label, unit, Kind::Rate, meaning, VMSTAT)
}

/// The release that added them. (CHANGES)
const RECLAIM: &str = "sysstat 7.1.6 with -B";

const fn reclaim(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { since: RECLAIM, ..paging(key, label, "pages/s", meaning) }
}

const fn memory(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    entry(key, label, "KiB", Kind::Gauge, meaning, MEMINFO)
}

const fn memory_share(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    entry(key, label, unit, Kind::Percent, meaning, MEMINFO)
}

const fn packets(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    entry(key, label, "packets/s", Kind::Rate, meaning, NETDEV)
}

const fn traffic(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    entry(key, label, unit, Kind::Rate, meaning, NETDEV)
}

const fn pressure(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field {
        since: "sysstat 12.3.3 (-q ALL), Linux 4.20",
        ..entry(key, label, "% of the time", Kind::Percent, meaning, PRESSURE)
    }
}

pub(super) static FIELDS: Dictionary = dictionary!(&[
    entry("sample", "sample", "number", Kind::Gauge, "The sample that the row belongs to, counted from 1.", MAN),
    Field {
        watch: "Local time, in the form of that session's locale.",
        ..entry(
            "time",
            "time",
            "",
            Kind::Text,
            "When the interval ended, or the word for an average, a minimum or a maximum (-x).",
            MAN,
        )
    },
    sysstat::KERNEL,
    sysstat::HOST,
    sysstat::DATE,
    sysstat::ARCH,
    sysstat::CPUS,
    // -u
    Field {
        watch: "all is the average: one busy CPU of 16 shows as 6 %.",
        ..entry("CPU", "CPU", "", Kind::Name, "The CPU, or all of them together.", MAN)
    },
    share("%user", "user time", "Time in programs that are not niced, KVM guests included."),
    Field {
        since: "sysstat 8.1.5 (-u ALL)",
        ..share("%usr", "user time", "Time in programs that are not niced, without that of KVM guests.")
    },
    share("%nice", "niced user time", "Time in programs with lowered priority."),
    share("%system", "system time", "Time in the kernel, interrupts included."),
    Field {
        since: "sysstat 8.1.5 (-u ALL)",
        ..share("%sys", "system time", "Time in the kernel, without interrupts.")
    },
    Field {
        watch: "A kind of idle: a busy CPU hides it, so low %iowait does not clear the disks.",
        since: "sysstat 4.1.1",
        ..share("%iowait", "I/O wait", "Idle time while a task of that CPU waited for a disk.")
    },
    Field {
        watch: "0 where the hypervisor does not report it (Hyper-V, VirtualBox, older VMware guests, Xen HVM without \
                PV timers) and on real hardware; absent is not 0.",
        since: "sysstat 6.1.1, Linux 2.6.11",
        ..share("%steal", "stolen time", "Time in which the virtual CPU wanted to run and the hypervisor ran others.")
    },
    Field { since: "sysstat 8.1.5 (-u ALL)", ..share("%irq", "interrupt time", "Time in interrupt handlers.") },
    Field {
        since: "sysstat 8.1.5 (-u ALL)",
        ..share("%soft", "soft interrupt time", "Time in soft interrupts: network, timers, block I/O completion.")
    },
    Field {
        since: "sysstat 8.1.5 (-u ALL)",
        ..share("%guest", "guest time", "Time running KVM guests: this machine is a host.")
    },
    Field { since: "sysstat 10.1.2 (-u ALL)", ..share("%gnice", "niced guest time", "Time running niced KVM guests.") },
    share("%idle", "idle time", "Time with nothing to do and no disk to wait for."),
    // -d
    Field {
        watch: "dev8-0 is the device of major number 8 and minor number 0 (sda); -p prints names.",
        ..disk("DEV", "device", "", Kind::Name, "The block device.")
    },
    Field {
        watch: "Of no certain size. Since 12.1.2 discards are counted too.",
        ..disk("tps", "transfers", "requests/s", Kind::Rate, "Requests completed per second, after merging.")
    },
    Field {
        until: "sysstat 4.1.6",
        ..disk("sect/s", "data moved", "sectors of 512 bytes/s", Kind::Rate, "Data read and written per second.")
    },
    Field {
        until: "sysstat 11.5.6, then rkB/s",
        ..disk("rd_sec/s", "data read", "sectors of 512 bytes/s", Kind::Rate, "Data read per second.")
    },
    Field {
        until: "sysstat 11.5.6, then wkB/s",
        ..disk("wr_sec/s", "data written", "sectors of 512 bytes/s", Kind::Rate, "Data written per second.")
    },
    Field {
        since: "sysstat 11.5.7, before rd_sec/s",
        ..disk("rkB/s", "data read", "KiB/s", Kind::Rate, "Data read per second.")
    },
    Field {
        since: "sysstat 11.5.7, before wr_sec/s",
        ..disk("wkB/s", "data written", "KiB/s", Kind::Rate, "Data written per second.")
    },
    Field {
        since: "sysstat 12.1.2, Linux 4.18",
        ..disk("dkB/s", "data discarded", "KiB/s", Kind::Rate, "Data discarded (TRIM, UNMAP) per second.")
    },
    Field {
        since: "sysstat 5.1.3",
        watch: "Sectors of 512 bytes: halve it for KiB. Its successor areq-sz counts KiB.",
        until: "sysstat 11.5.6",
        ..disk("avgrq-sz", "request size", "sectors of 512 bytes", Kind::Gauge, "Average size of a request.")
    },
    Field {
        watch: "KiB. Its forerunner avgrq-sz counts sectors of 512 bytes.",
        since: "sysstat 11.5.7",
        ..disk("areq-sz", "request size", "KiB", Kind::Gauge, "Average size of a request.")
    },
    Field {
        since: "sysstat 5.1.3",
        until: "sysstat 11.5.6, then aqu-sz",
        ..disk("avgqu-sz", "queue length", "requests", Kind::Gauge, "Requests in the queue or in the device.")
    },
    Field {
        watch: "Above 1 is normal for devices that serve several at once.",
        since: "sysstat 11.5.7, before avgqu-sz",
        ..disk("aqu-sz", "queue length", "requests", Kind::Gauge, "Requests in the queue or in the device.")
    },
    Field {
        since: "sysstat 5.1.3",
        watch: "Queue and device together, as this kernel sees it: in a guest the backend and the host's storage are \
                in it.",
        ..disk("await", "wait", "ms", Kind::Gauge, "Average time from queueing a request to its completion.")
    },
    Field {
        since: "sysstat 5.1.3",
        watch: "Not a service time for any device that serves several requests at once: ignore it.",
        until: "sysstat 12.1.1",
        ..disk("svctm", "service time", "ms", Kind::Gauge, "Busy time of the device divided by its requests.")
    },
    Field {
        since: "sysstat 5.1.3",
        watch: "Saturation only for a device that serves one request at a time.",
        ..disk("%util", "utilization", "% of the time", Kind::Percent, "Time with at least one request in flight.")
    },
    // -b
    disk("rtps", "reads", "requests/s", Kind::Rate, "Read requests completed per second, all devices."),
    disk("wtps", "writes", "requests/s", Kind::Rate, "Write requests completed per second, all devices."),
    Field {
        since: "sysstat 12.1.2",
        ..disk("dtps", "discards", "requests/s", Kind::Rate, "Discard requests completed per second, all devices.")
    },
    disk("bread/s", "data read", "blocks of 512 bytes/s", Kind::Rate, "Data read per second, all devices."),
    disk("bwrtn/s", "data written", "blocks of 512 bytes/s", Kind::Rate, "Data written per second, all devices."),
    Field {
        since: "sysstat 12.1.2",
        ..disk("bdscd/s", "data discarded", "blocks of 512 bytes/s", Kind::Rate, "Data discarded per second.")
    },
    // -w, -q
    entry("proc/s", "tasks made", "tasks/s", Kind::Rate, "Tasks made per second.", STAT),
    entry("cswch/s", "context switches", "switches/s", Kind::Rate, "Context switches per second.", STAT),
    Field {
        since: "sysstat 3.3.6 with -q",
        watch: "The running ones count too: only a value above the number of CPUs is a queue.",
        ..entry("runq-sz", "run queue", "tasks", Kind::Gauge, "Tasks that run or wait for a CPU.", STAT)
    },
    Field {
        since: "sysstat 3.3.6 with -q",
        ..entry("plist-sz", "tasks", "tasks", Kind::Gauge, "Tasks that exist, threads included.", MAN)
    },
    Field {
        since: "sysstat 3.3.6 with -q",
        ..entry("ldavg-1", "load, 1 min", "tasks", Kind::Gauge, "Load average of the last minute.", MAN)
    },
    Field {
        since: "sysstat 3.3.6 with -q",
        ..entry("ldavg-5", "load, 5 min", "tasks", Kind::Gauge, "Load average of the last five minutes.", MAN)
    },
    Field {
        since: "sysstat 4.1.2 with -q",
        ..entry("ldavg-15", "load, 15 min", "tasks", Kind::Gauge, "Load average of the last fifteen minutes.", MAN)
    },
    Field {
        since: "sysstat 9.1.7",
        ..entry("blocked", "blocked tasks", "tasks", Kind::Gauge, "Tasks blocked on I/O.", STAT)
    },
    // -W, -B
    paging("pswpin/s", "swapped in", "pages/s", "Pages read back from swap per second."),
    paging("pswpout/s", "swapped out", "pages/s", "Pages written to swap per second."),
    Field {
        since: "sysstat 3.3.6 with -B",
        ..paging("pgpgin/s", "paged in", "KiB/s", "Data read from block devices per second.")
    },
    Field {
        since: "sysstat 3.3.6 with -B",
        ..paging("pgpgout/s", "paged out", "KiB/s", "Data written to block devices per second.")
    },
    Field {
        since: "sysstat 4.1.7 with -B",
        watch: "Most need no disk: memory that is used for the first time faults too.",
        ..paging("fault/s", "page faults", "faults/s", "Page faults per second, minor and major.")
    },
    Field {
        since: "sysstat 4.1.7 with -B",
        ..paging("majflt/s", "major faults", "faults/s", "Page faults per second that had to read from a disk.")
    },
    reclaim("pgfree/s", "pages freed", "Pages put on the free list per second."),
    reclaim("pgscank/s", "scanned by kswapd", "Pages that kswapd looked at per second to reclaim memory."),
    Field {
        watch: "Steadily above 0 means that programs wait for memory.",
        ..reclaim("pgscand/s", "scanned directly", "Pages that programs had to look at themselves.")
    },
    reclaim("pgsteal/s", "reclaimed", "Pages reclaimed per second."),
    Field {
        since: RECLAIM,
        until: "sysstat 12.7.4",
        ..entry(
            "%vmeff",
            "reclaim efficiency",
            "% of the pages scanned",
            Kind::Percent,
            "Pages reclaimed of those looked at; near 100 is good, 0 also where nothing was scanned.",
            VMSTAT,
        )
    },
    Field { since: "sysstat 12.7.5", ..paging("pgprom/s", "promoted", "pages/s", "Pages moved to faster memory.") },
    Field { since: "sysstat 12.7.5", ..paging("pgdem/s", "demoted", "pages/s", "Pages moved to slower memory.") },
    // -r, -S
    Field {
        watch: "Low is normal: the kernel fills memory with page cache. kbavail is what programs can have.",
        ..memory("kbmemfree", "free memory", "Memory that nobody uses.")
    },
    Field {
        since: "sysstat 11.5.3, Linux 3.14",
        ..memory("kbavail", "available memory", "Memory that programs can have without swapping.")
    },
    Field {
        watch: "Up to sysstat 11.7.3 (11.6.3, 11.4.9) with the page cache, so that it is always high; later without. \
                This text does not show which it is.",
        ..memory("kbmemused", "used memory", "Memory in use.")
    },
    Field {
        watch: "With the page cache: it is always high and says little. Newer versions leave the cache out.",
        until: "sysstat 11.7.3",
        ..memory("kbmemused#with-cache", "used memory", "Memory that is not free.")
    },
    Field {
        watch: "Up to sysstat 11.7.3 the page cache counts as used; from 12.7.8 on it is total - available.",
        since: "sysstat 11.7.4, 11.6.4 or 11.4.10",
        ..memory("kbmemused#without-cache", "used memory", "Memory in use, cache not counted.")
    },
    memory_share("%memused", "share of memory used", "% of the memory", "Memory in use."),
    memory("kbbuffers", "buffers", "Cache of raw block devices and file system metadata."),
    memory("kbcached", "page cache", "Page cache: file contents kept in memory."),
    Field {
        since: "sysstat 8.1.5",
        ..memory("kbcommit", "committed memory", "Memory that all programs together were promised.")
    },
    Field {
        since: "sysstat 8.1.5",
        watch: "Above 100 is normal: most promises are never used.",
        ..memory_share("%commit", "share committed", "% of memory and swap", "Memory that was promised.")
    },
    Field { since: "sysstat 9.1.7", ..memory("kbactive", "active memory", "Memory used lately.") },
    Field {
        since: "sysstat 9.1.7",
        ..memory("kbinact", "inactive memory", "Memory not used lately, the first to be reclaimed.")
    },
    Field { since: "sysstat 10.1.2", ..memory("kbdirty", "dirty memory", "File contents that wait to be written.") },
    Field { since: "sysstat 12.7.8", ..memory("kbshmem", "shared memory", "Shared memory and tmpfs.") },
    Field {
        since: "sysstat 11.1.3",
        ..memory("kbanonpg", "anonymous memory", "Memory of programs that no file backs (-r ALL).")
    },
    Field {
        since: "sysstat 11.1.3",
        ..memory("kbslab", "slab", "Memory that the kernel uses for its own structures (-r ALL).")
    },
    Field { since: "sysstat 11.1.3", ..memory("kbkstack", "kernel stacks", "Memory of kernel stacks (-r ALL).") },
    Field { since: "sysstat 11.1.3", ..memory("kbpgtbl", "page tables", "Memory of page tables (-r ALL).") },
    Field { since: "sysstat 11.1.3", ..memory("kbvmused", "vmalloc", "Virtual memory that the kernel uses (-r ALL).") },
    memory("kbswpfree", "free swap", "Swap space that is not in use."),
    Field {
        watch: "A level, not activity: look at pswpin/s and pswpout/s.",
        ..memory("kbswpused", "used swap", "Swap space in use.")
    },
    memory_share("%swpused", "share of swap used", "% of the swap space", "Swap space in use."),
    Field {
        since: "sysstat 4.1.7",
        ..memory("kbswpcad", "cached swap", "Memory that was read back and still has its place in swap.")
    },
    Field {
        since: "sysstat 8.1.5",
        ..memory_share("%swpcad", "share of swap cached", "% of the swap in use", "Swap that is in memory as well.")
    },
    // -n DEV, -n EDEV
    entry("IFACE", "interface", "", Kind::Name, "The network interface.", NETDEV),
    packets("rxpck/s", "packets received", "Packets received per second."),
    packets("txpck/s", "packets sent", "Packets sent per second."),
    Field {
        until: "sysstat 7.1.1, then rxkB/s",
        ..traffic("rxbyt/s", "data received", "bytes/s", "Data received per second.")
    },
    Field {
        until: "sysstat 7.1.1, then txkB/s",
        ..traffic("txbyt/s", "data sent", "bytes/s", "Data sent per second.")
    },
    Field {
        since: "sysstat 7.1.2, before rxbyt/s",
        ..traffic("rxkB/s", "data received", "KiB/s", "Data received per second.")
    },
    Field {
        since: "sysstat 7.1.2, before txbyt/s",
        ..traffic("txkB/s", "data sent", "KiB/s", "Data sent per second.")
    },
    packets("rxcmp/s", "compressed received", "Compressed packets received per second."),
    packets("txcmp/s", "compressed sent", "Compressed packets sent per second."),
    packets("rxmcst/s", "multicast received", "Multicast packets received per second."),
    Field {
        watch: "Of the speed that the driver states; paravirtual interfaces often state none and show 0.",
        since: "sysstat 10.1.7",
        ..entry("%ifutil", "utilization", "% of the speed", Kind::Percent, "Use of the interface.", NETDEV)
    },
    packets("rxerr/s", "receive errors", "Bad packets received per second."),
    packets("txerr/s", "send errors", "Packets per second that could not be sent."),
    packets("coll/s", "collisions", "Collisions per second; there are none on full duplex."),
    packets("rxdrop/s", "receive drops", "Received packets per second that were dropped for want of buffers."),
    packets("txdrop/s", "send drops", "Packets per second that were dropped before they were sent."),
    packets("txcarr/s", "carrier errors", "Losses of the carrier while sending, per second."),
    packets("rxfram/s", "frame errors", "Frames received per second that were misaligned."),
    packets("rxfifo/s", "receive overruns", "Overruns of the receive queue per second."),
    packets("txfifo/s", "send overruns", "Overruns of the send queue per second."),
    // -q CPU, IO, MEM
    pressure("%scpu-10", "CPU pressure, 10 s", "Time in which some task waited for a CPU, last 10 s."),
    pressure("%scpu-60", "CPU pressure, 1 min", "Time in which some task waited for a CPU, last minute."),
    pressure("%scpu-300", "CPU pressure, 5 min", "Time in which some task waited for a CPU, last five minutes."),
    pressure("%scpu", "CPU pressure", "Time of the interval in which some task waited for a CPU."),
    pressure("%sio-10", "I/O pressure, 10 s", "Time in which some task waited for I/O, last 10 s."),
    pressure("%sio-60", "I/O pressure, 1 min", "Time in which some task waited for I/O, last minute."),
    pressure("%sio-300", "I/O pressure, 5 min", "Time in which some task waited for I/O, last five minutes."),
    pressure("%sio", "I/O pressure", "Time of the interval in which some task waited for I/O."),
    pressure("%fio-10", "full I/O pressure, 10 s", "Time in which all tasks waited for I/O, last 10 s."),
    pressure("%fio-60", "full I/O pressure, 1 min", "Time in which all tasks waited for I/O, last minute."),
    pressure("%fio-300", "full I/O pressure, 5 min", "Time in which all tasks waited for I/O, last five minutes."),
    pressure("%fio", "full I/O pressure", "Time of the interval in which all tasks waited for I/O."),
    pressure("%smem-10", "memory pressure, 10 s", "Time in which some task waited for memory, last 10 s."),
    pressure("%smem-60", "memory pressure, 1 min", "Time in which some task waited for memory, last minute."),
    pressure("%smem-300", "memory pressure, 5 min", "Time in which some task waited for memory, last five minutes."),
    pressure("%smem", "memory pressure", "Time of the interval in which some task waited for memory."),
    pressure("%fmem-10", "full memory pressure, 10 s", "Time in which all tasks waited for memory, last 10 s."),
    pressure("%fmem-60", "full memory pressure, 1 min", "Time in which all tasks waited for memory, last minute."),
    pressure("%fmem-300", "full memory pressure, 5 min", "Time in which all waited for memory, last five minutes."),
    pressure("%fmem", "full memory pressure", "Time of the interval in which all tasks waited for memory."),
]);
