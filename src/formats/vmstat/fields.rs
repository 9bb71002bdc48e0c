//! The dictionary of `vmstat`. Sources: procps git tags v3.3.0 to v4.0.6 (`src/vmstat.c`), its man
//! page, and runs of 3.3.17, 4.0.2, 4.0.4 and 4.0.7.

use crate::format::{Dictionary, Field, Kind, dictionary};

/// `-S` changes the unit, and the text does not name it.
const KIB: &str = "KiB (or -S)";
const KIB_PER_S: &str = "KiB/s (or -S)";
const MAN: &str = "vmstat(8), procps-ng 4.0.4";
const CODE: &str = "procps-ng src/vmstat.c, v3.3.0 to v4.0.6";
const ACTIVE: &str = "procps 3.0.0 with -a";
const PROC: &str = "Linux Documentation/filesystems/proc.rst, /proc/stat";
const DISKSTATS: &str = "Linux Documentation/admin-guide/iostats.rst";

const fn gauge(key: &'static str, label: &'static str, unit: &'static str) -> Field {
    Field { key, label, unit, kind: Kind::Gauge, source: MAN, ..Field::EMPTY }
}

const fn rate(key: &'static str, label: &'static str, unit: &'static str) -> Field {
    Field { kind: Kind::Rate, ..gauge(key, label, unit) }
}

const fn share(key: &'static str, label: &'static str) -> Field {
    Field { kind: Kind::Percent, ..gauge(key, label, "% of all CPUs") }
}

const fn total(key: &'static str, label: &'static str, unit: &'static str) -> Field {
    Field { kind: Kind::Counter, ..gauge(key, label, unit) }
}

const fn name(key: &'static str, label: &'static str) -> Field {
    Field { kind: Kind::Name, ..gauge(key, label, "") }
}

const DISK: &str = "procps 3.1.10 with -d, 3.1.12 with -p";
const SLABS: &str = "procps 3.1.10 with -m";
const STATS: &str = "procps 3.1.2 with -s";
const SECTORS: &str = "A sector is 512 bytes, also on disks with 4096-byte sectors.";
const PARALLEL: &str = "Requests in parallel add up: it can exceed the uptime.";

const fn disk(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { meaning, since: DISK, source: DISKSTATS, ..total(key, label, unit) }
}

const fn slab(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { meaning, since: SLABS, source: CODE, ..gauge(key, label, unit) }
}

const fn sum(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { meaning, since: "procps 3.1.12 with -D", source: CODE, ..total(key, label, unit) }
}

const fn memory(key: &'static str, meaning: &'static str) -> Field {
    Field { meaning, since: STATS, ..gauge(key, key, KIB) }
}

const fn ticks(key: &'static str, since: &'static str, meaning: &'static str) -> Field {
    Field { meaning, since, ..total(key, key, "ticks of 1/100 s") }
}

const fn paging(key: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { meaning, watch: "KiB, although 3.3 says pages.", since: STATS, source: CODE, ..total(key, key, unit) }
}

const fn zone(key: &'static str, meaning: &'static str) -> Field {
    Field { meaning, since: "procps-ng 4.0.5 with -s", source: CODE, ..total(key, key, "pages") }
}

const CACHE: Field = Field {
    meaning: "Page cache: file contents kept in memory, tmpfs and shared memory included.",
    source: CODE,
    ..gauge("cache", "page cache", KIB)
};

const INTERRUPTS: Field =
    Field { meaning: "Interrupts per second.", source: CODE, ..rate("in", "interrupts", "interrupts/s") };

const SWITCHES: Field =
    Field { meaning: "Context switches per second.", source: CODE, ..rate("cs", "context switches", "switches/s") };

const USER: Field = Field { meaning: "Time in programs, niced ones included.", ..share("us", "user time") };

const BY_1000: &str = "The program divides it by 1000, so it is practically always 0.";

const USED: Field = Field { source: CODE, ..memory("used memory", "Memory in use.") };

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field {
        meaning: "Tasks that run or wait for a CPU, at the moment of the sample.",
        watch: "It counts the running ones too, vmstat itself among them: only a value above the number of online \
                CPUs, sample after sample, is a queue.",
        source: PROC,
        ..gauge("r", "runnable tasks", "tasks")
    },
    Field {
        meaning: "Tasks blocked on I/O, at the moment of the sample.",
        watch: "Counts tasks in I/O wait, not every task in state D: some lock waits are missing.",
        source: PROC,
        ..gauge("b", "blocked tasks", "tasks")
    },
    Field {
        meaning: "Tasks that are swapped out but could run.",
        watch: "Always 0 since Linux 2.4.",
        until: "procps 3.0.5",
        ..gauge("w", "swapped-out runnable tasks", "tasks")
    },
    Field {
        meaning: "Swap space in use.",
        watch: "A level, not activity: old pages may rest there for weeks. Look at si and so.",
        ..gauge("swpd", "used swap", KIB)
    },
    Field {
        meaning: "Memory that nobody uses.",
        watch: "Low is normal: the kernel fills memory with page cache. It is not what is available.",
        ..gauge("free", "free memory", KIB)
    },
    Field { meaning: "Cache of raw block devices and file system metadata.", ..gauge("buff", "buffer memory", KIB) },
    Field {
        watch: "Since procps-ng 3.3.10 reclaimable slab memory is added, so an upgrade looks like growth. This text \
                does not show which it is. tmpfs in it cannot be dropped.",
        ..CACHE
    },
    Field {
        key: "cache#without-slab",
        watch: "Since procps-ng 3.3.10 reclaimable slab memory is added: do not compare with newer versions. tmpfs in \
                it cannot be dropped.",
        until: "procps-ng 3.3.9",
        ..CACHE
    },
    Field {
        key: "cache#with-slab",
        meaning: "Page cache, tmpfs and shared memory included, and reclaimable slab memory of the kernel; in 3.3.10 and \
                  3.3.11 all slab memory.",
        watch: "Up to procps-ng 3.3.9 without slab memory, so an upgrade looks like growth. tmpfs in it cannot be \
                dropped.",
        since: "procps-ng 3.3.10",
        ..CACHE
    },
    Field {
        meaning: "Memory not used lately, the first to be reclaimed.",
        since: ACTIVE,
        ..gauge("inact", "inactive memory", KIB)
    },
    Field { meaning: "Memory used lately.", since: ACTIVE, ..gauge("active", "active memory", KIB) },
    Field {
        meaning: "Memory read back from swap per second.",
        watch: "Steadily above 0 means the working set does not fit into memory.",
        ..rate("si", "swap in", KIB_PER_S)
    },
    Field {
        meaning: "Memory written to swap per second.",
        watch: "A single burst is reclaim of cold pages. With si at the same time the machine is short of memory.",
        ..rate("so", "swap out", KIB_PER_S)
    },
    Field {
        meaning: "Data read from block devices per second.",
        watch: "A block is 1 KiB here, whatever -S says and older man pages write. Layers such as loop and dm may \
                count twice.",
        source: CODE,
        ..rate("bi", "blocks in", "KiB/s")
    },
    Field {
        meaning: "Data written to block devices per second.",
        watch: "As bi. Writes appear when the page cache is flushed, not when the program wrote.",
        source: CODE,
        ..rate("bo", "blocks out", "KiB/s")
    },
    Field {
        watch: "All vectors, local timers too; in a Xen PV domain event channel upcalls. Wrong in the first line up \
                to procps-ng 4.0.2: divided by the number of CPUs.",
        ..INTERRUPTS
    },
    Field {
        key: "in#4.0.4",
        watch: "All vectors, local timers too; in a Xen PV domain event channel upcalls. In the first line an average \
                since boot; up to procps-ng 4.0.2 that was divided by the number of CPUs.",
        since: "procps-ng 4.0.4",
        ..INTERRUPTS
    },
    Field {
        watch: "Wrong in the first line of every version: up to procps-ng 4.0.2 divided by the number of CPUs, from \
                4.0.3 about a hundredth of the truth per CPU.",
        ..SWITCHES
    },
    Field {
        key: "cs#4.0.4",
        watch: "Wrong in the first line: about a hundredth of the truth per CPU. Up to procps-ng 4.0.2 the first line \
                is divided by the number of CPUs.",
        since: "procps-ng 4.0.4",
        ..SWITCHES
    },
    Field {
        watch: "On a KVM host procps-ng 3.3 and older count guest time in it; 4.0.0 and newer take it out. This text \
                does not show which it is.",
        ..USER
    },
    Field {
        key: "us#with-guests",
        watch: "On a KVM host the time of the guests is in it. procps-ng 4.0.0 and newer take it out.",
        until: "procps-ng 3.3.17",
        ..USER
    },
    Field {
        key: "us#without-guests",
        watch: "The time of KVM guests is not in it, but in gu. procps-ng 3.3 and older count it here.",
        since: "procps-ng 4.0.0",
        ..USER
    },
    Field { meaning: "Time in the kernel, interrupts included.", ..share("sy", "system time") },
    Field {
        meaning: "Time with nothing to do.",
        watch: "Where no column wa stands beside it, the wait for disks is in it.",
        ..share("id", "idle time")
    },
    Field {
        meaning: "Idle time while a task of that CPU waited for a disk.",
        watch: "A kind of idle: a busy CPU hides it, so low wa does not clear the disk.",
        since: "procps 3.1.0",
        ..share("wa", "I/O wait")
    },
    Field {
        meaning: "Time in which a virtual CPU wanted to run and the hypervisor ran others.",
        watch: "0 where the hypervisor does not report it (Hyper-V, older VMware guests, Xen HVM without PV timers); \
                and on real hardware; absent is not 0.",
        since: "procps-ng 3.3.9; earlier in patched procps 3.2",
        source: PROC,
        ..share("st", "stolen time")
    },
    Field {
        meaning: "Time spent running KVM guests: this machine is a host.",
        since: "procps-ng 4.0.4, with -w 4.0.0",
        source: CODE,
        ..share("gu", "guest time")
    },
    Field {
        meaning: "When the sample was taken.",
        watch: "Local time; the heading names the zone.",
        since: "procps-ng 3.3.10 with -t",
        kind: Kind::Text,
        ..gauge("time", "time", "")
    },
    // -d and -p
    Field {
        meaning: "The sample that the row belongs to, counted from 1; only where there are several.",
        watch: "The counts go on from boot: what happened in between is the difference of two samples.",
        source: CODE,
        ..gauge("sample", "sample", "number")
    },
    Field { meaning: "The block device or partition.", since: DISK, ..name("device", "device") },
    disk("reads.total", "reads", "requests", "Reads completed."),
    disk(
        "reads.merged",
        "merged reads",
        "requests",
        "Reads that were joined with a neighbour before they were issued.",
    ),
    Field { watch: SECTORS, ..disk("reads.sectors", "sectors read", "sectors of 512 B", "Data read.") },
    Field { watch: PARALLEL, ..disk("reads.ms", "time reading", "ms", "Time that all reads took together.") },
    disk("writes.total", "writes", "requests", "Writes completed."),
    disk("writes.merged", "merged writes", "requests", "Writes joined with a neighbour before they were issued."),
    Field { watch: SECTORS, ..disk("writes.sectors", "sectors written", "sectors of 512 B", "Data written.") },
    Field { watch: PARALLEL, ..disk("writes.ms", "time writing", "ms", "Time that all writes took together.") },
    Field {
        watch: BY_1000,
        kind: Kind::Gauge,
        ..disk("io.cur", "I/O in progress", "thousands of requests", "Requests in flight.")
    },
    disk("io.sec", "time busy", "s", "Time in which at least one request was in flight."),
    disk("reads", "reads", "requests", "Reads completed."),
    disk("read sectors", "sectors read", "sectors of 512 B", "Data read."),
    disk("writes", "writes", "requests", "Writes completed."),
    Field {
        watch: "Sectors, although the heading says requested writes.",
        source: CODE,
        ..disk("requested writes", "sectors written", "sectors of 512 B", "Data written.")
    },
    // -m
    Field { meaning: "The slab cache.", since: SLABS, ..name("Cache", "cache") },
    slab("Num", "active objects", "objects", "Objects in use."),
    slab("Total", "objects", "objects", "Objects there is room for."),
    slab("Size", "object size", "bytes", "Size of an object."),
    Field {
        watch: "No pages, whatever the heading says: the fourth number of /proc/slabinfo.",
        ..slab("Pages", "objects per slab", "objects", "Objects that one slab has room for.")
    },
    // -D
    sum("disks", "disks", "devices", "Block devices."),
    sum("partitions", "partitions", "partitions", "Partitions."),
    sum("total reads", "reads", "requests", "Reads completed on all disks."),
    sum("merged reads", "merged reads", "requests", "Reads joined with a neighbour."),
    sum("milli reading", "time reading", "ms", "Time that all reads took together."),
    sum("merged writes", "merged writes", "requests", "Writes joined with a neighbour."),
    sum("written sectors", "sectors written", "sectors of 512 B", "Data written."),
    sum("milli writing", "time writing", "ms", "Time that all writes took together."),
    Field {
        watch: BY_1000,
        kind: Kind::Gauge,
        ..sum("inprogress IO", "I/O in progress", "thousands of requests", "Requests in flight.")
    },
    Field {
        watch: "Seconds, although the label says milli: the program divides by 1000.",
        ..sum("milli spent IO", "time busy", "s", "Time in which at least one request was in flight.")
    },
    Field {
        watch: "Seconds, although the label says milli.",
        since: "procps-ng 4.0.0 with -D",
        ..sum("milli weighted IO", "weighted time busy", "s", "Time in flight, weighted by the number of requests.")
    },
    // -s
    memory("total memory", "Memory that the kernel manages."),
    Field {
        watch: "total - free - buffers - cache. Up to 3.3.9 buffers and cache counted as used; from 4.0.1 it is \
                total - available.",
        since: "procps-ng 3.3.10",
        until: "procps-ng 4.0.0",
        ..USED
    },
    Field {
        key: "used memory#with-cache",
        watch: "total - free: buffers and cache count as used. Newer versions leave them out.",
        until: "procps-ng 3.3.9",
        ..USED
    },
    Field {
        key: "used memory#available",
        watch: "total - available: larger than 3.3 prints on the same machine.",
        since: "procps-ng 4.0.1",
        ..USED
    },
    memory("active memory", "Memory used lately."),
    memory("inactive memory", "Memory not used lately."),
    memory("free memory", "Memory that nobody uses."),
    memory("buffer memory", "Cache of raw devices."),
    Field { watch: "The label is wrong: it is not the kernel's swap cache.", ..memory("swap cache", "Page cache.") },
    memory("total swap", "Swap space."),
    memory("used swap", "Swap space in use."),
    memory("free swap", "Swap space left."),
    ticks("non-nice user cpu ticks", "procps 3.1.2", "Time in programs that are not niced."),
    ticks("nice user cpu ticks", "procps 3.1.2", "Time in niced programs."),
    ticks("system cpu ticks", "procps 3.1.2", "Time in the kernel."),
    ticks("idle cpu ticks", "procps 3.1.2", "Time with nothing to do."),
    ticks("IO-wait cpu ticks", "procps 3.1.2", "Idle time with I/O outstanding."),
    ticks("IRQ cpu ticks", "procps 3.1.12", "Time in interrupt handlers."),
    ticks("softirq cpu ticks", "procps 3.1.12", "Time in soft interrupts."),
    ticks("stolen cpu ticks", "procps 3.2.7", "Time that the hypervisor gave to others."),
    ticks("non-nice guest cpu ticks", "procps-ng 4.0.0", "Time running KVM guests."),
    ticks("nice guest cpu ticks", "procps-ng 4.0.0", "Time running niced KVM guests."),
    Field { until: "procps-ng 3.3.17", ..paging("pages paged in", "KiB", "Data read from block devices.") },
    Field { until: "procps-ng 3.3.17", ..paging("pages paged out", "KiB", "Data written to block devices.") },
    Field { since: "procps-ng 4.0.0", watch: "", ..paging("paged in", "KiB", "Data read from block devices.") },
    Field { since: "procps-ng 4.0.0", watch: "", ..paging("paged out", "KiB", "Data written to block devices.") },
    Field { watch: "", ..paging("pages swapped in", "pages", "Pages read from swap.") },
    Field { watch: "", ..paging("pages swapped out", "pages", "Pages written to swap.") },
    zone("pages alloc in dma", "Pages given out of the memory below 16 MiB."),
    zone("pages alloc in dma32", "Pages given out of the memory below 4 GiB."),
    zone("pages alloc in high", "Pages given out of high memory, which only 32-bit kernels have."),
    zone("pages alloc in movable", "Pages given out of the memory that can be taken away."),
    zone("pages alloc in normal", "Pages given out of all other memory."),
    zone("pages free", "Pages that were given back."),
    Field { meaning: "Interrupts since boot.", since: STATS, ..total("interrupts", "interrupts", "interrupts") },
    Field {
        meaning: "Context switches since boot.",
        since: STATS,
        ..total("CPU context switches", "context switches", "switches")
    },
    Field {
        kind: Kind::Constant,
        meaning: "When the kernel was started.",
        since: STATS,
        ..gauge("boot time", "boot time", "s since 1970-01-01 UTC")
    },
    Field {
        meaning: "Tasks made since boot.",
        watch: "Threads count too.",
        since: "procps 3.1.2 with -f or -s",
        ..total("forks", "forks", "tasks")
    },
]);
