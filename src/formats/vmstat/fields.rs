//! The dictionary of `vmstat`. Sources: procps git tags v3.3.0 to v4.0.6 (`src/vmstat.c`), its man
//! page, and runs of 3.3.17, 4.0.2, 4.0.4 and 4.0.7.

use crate::format::{Dictionary, Field, Kind, dictionary};

/// `-S` changes the unit, and the text does not name it.
const KIB: &str = "KiB (or -S)";
const KIB_PER_S: &str = "KiB/s (or -S)";
const MAN: &str = "vmstat(8), procps-ng 4.0.4";
const CODE: &str = "procps-ng src/vmstat.c, v3.3.0 to v4.0.6";
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
        until: "procps 2",
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
        meaning: "Page cache: file contents kept in memory, tmpfs and shared memory included.",
        watch: "Since procps 3.3.10 reclaimable slab memory is added, so an upgrade looks like growth. tmpfs in it \
                cannot be dropped.",
        source: CODE,
        ..gauge("cache", "page cache", KIB)
    },
    Field { meaning: "Memory not used lately, the first to be reclaimed.", ..gauge("inact", "inactive memory", KIB) },
    Field { meaning: "Memory used lately.", ..gauge("active", "active memory", KIB) },
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
        meaning: "Interrupts per second.",
        watch: "All vectors, local timers too; in a Xen PV domain event channel upcalls. Wrong in the first line up \
                to procps-ng 4.0.2: divided by the number of CPUs.",
        source: CODE,
        ..rate("in", "interrupts", "interrupts/s")
    },
    Field {
        meaning: "Context switches per second.",
        watch: "Wrong in the first line of every version: up to procps-ng 4.0.2 divided by the number of CPUs, from \
                4.0.3 about a hundredth of it.",
        source: CODE,
        ..rate("cs", "context switches", "switches/s")
    },
    Field {
        meaning: "Time in programs, niced ones included.",
        watch: "On a KVM host procps-ng 3.3 and older count guest time in it; 4.0.0 and newer take it out.",
        ..share("us", "user time")
    },
    Field { meaning: "Time in the kernel, interrupts included.", ..share("sy", "system time") },
    Field { meaning: "Time with nothing to do.", ..share("id", "idle time") },
    Field {
        meaning: "Idle time while a task of that CPU waited for a disk.",
        watch: "A kind of idle: a busy CPU hides it, so low wa does not clear the disk.",
        ..share("wa", "I/O wait")
    },
    Field {
        meaning: "Time in which a virtual CPU wanted to run and the hypervisor ran others.",
        watch: "0 where the hypervisor does not report it (Hyper-V, older VMware guests, Xen HVM without PV timers); \
                absent is not 0. On a host it is always 0.",
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
    Field { meaning: "The block device or partition.", ..name("device", "device") },
    Field { meaning: "Reads completed.", source: DISKSTATS, ..total("reads.total", "reads", "requests") },
    Field {
        meaning: "Reads that were joined with a neighbour before they were issued.",
        source: DISKSTATS,
        ..total("reads.merged", "merged reads", "requests")
    },
    Field {
        meaning: "Data read.",
        watch: "A sector is 512 bytes, also on disks with 4096-byte sectors.",
        source: DISKSTATS,
        ..total("reads.sectors", "sectors read", "sectors of 512 B")
    },
    Field {
        meaning: "Time that all reads took together.",
        watch: "Requests in parallel add up: it can exceed the uptime.",
        source: DISKSTATS,
        ..total("reads.ms", "time reading", "ms")
    },
    Field { meaning: "Writes completed.", source: DISKSTATS, ..total("writes.total", "writes", "requests") },
    Field {
        meaning: "Writes that were joined with a neighbour before they were issued.",
        source: DISKSTATS,
        ..total("writes.merged", "merged writes", "requests")
    },
    Field {
        meaning: "Data written.",
        watch: "A sector is 512 bytes, also on disks with 4096-byte sectors.",
        source: DISKSTATS,
        ..total("writes.sectors", "sectors written", "sectors of 512 B")
    },
    Field {
        meaning: "Time that all writes took together.",
        watch: "Requests in parallel add up: it can exceed the uptime.",
        source: DISKSTATS,
        ..total("writes.ms", "time writing", "ms")
    },
    Field {
        meaning: "Requests in flight at the moment.",
        source: DISKSTATS,
        ..gauge("io.cur", "I/O in progress", "requests")
    },
    Field {
        meaning: "Time in which at least one request was in flight.",
        source: DISKSTATS,
        ..total("io.sec", "time busy", "s")
    },
    Field { meaning: "Reads completed.", source: DISKSTATS, ..total("reads", "reads", "requests") },
    Field { meaning: "Data read.", source: DISKSTATS, ..total("read sectors", "sectors read", "sectors of 512 B") },
    Field { meaning: "Writes completed.", source: DISKSTATS, ..total("writes", "writes", "requests") },
    Field {
        meaning: "Data written.",
        watch: "Sectors, although the heading says requested writes.",
        source: CODE,
        ..total("requested writes", "sectors written", "sectors of 512 B")
    },
    // -m
    Field { meaning: "The slab cache.", ..name("Cache", "cache") },
    Field { meaning: "Objects in use.", ..gauge("Num", "active objects", "objects") },
    Field { meaning: "Objects there is room for.", ..gauge("Total", "objects", "objects") },
    Field { meaning: "Size of an object.", ..gauge("Size", "object size", "bytes") },
    Field {
        meaning: "Pages per slab, or slabs, by version.",
        watch: "The meaning changed between versions; do not compute with it.",
        source: CODE,
        ..gauge("Pages", "pages", "pages")
    },
    // -D
    Field { meaning: "Block devices.", ..gauge("disks", "disks", "devices") },
    Field { meaning: "Partitions.", ..gauge("partitions", "partitions", "partitions") },
    Field { meaning: "Reads completed on all disks.", ..total("total reads", "reads", "requests") },
    Field { meaning: "Reads joined with a neighbour.", ..total("merged reads", "merged reads", "requests") },
    Field { meaning: "Time that all reads took together.", ..total("milli reading", "time reading", "ms") },
    Field { meaning: "Writes joined with a neighbour.", ..total("merged writes", "merged writes", "requests") },
    Field { meaning: "Data written.", ..total("written sectors", "sectors written", "sectors of 512 B") },
    Field { meaning: "Time that all writes took together.", ..total("milli writing", "time writing", "ms") },
    Field {
        meaning: "Requests in flight.",
        watch: "The program divides it by 1000, so it is practically always 0.",
        source: CODE,
        ..gauge("inprogress IO", "I/O in progress", "thousands of requests")
    },
    Field {
        meaning: "Time in which at least one request was in flight.",
        watch: "Seconds, although the label says milli: the program divides by 1000.",
        source: CODE,
        ..total("milli spent IO", "time busy", "s")
    },
    Field {
        meaning: "Time in flight, weighted by the number of requests.",
        watch: "Seconds, although the label says milli.",
        since: "procps-ng 4.0",
        source: CODE,
        ..total("milli weighted IO", "weighted time busy", "s")
    },
    // -s
    Field { meaning: "Memory that the kernel manages.", ..gauge("total memory", "total memory", KIB) },
    Field {
        meaning: "Memory in use.",
        watch: "Three formulas: total - free up to 3.3.9; without buffers and cache from 3.3.10; total - available \
                from 4.0.",
        source: CODE,
        ..gauge("used memory", "used memory", KIB)
    },
    Field { meaning: "Memory used lately.", ..gauge("active memory", "active memory", KIB) },
    Field { meaning: "Memory not used lately.", ..gauge("inactive memory", "inactive memory", KIB) },
    Field { meaning: "Memory that nobody uses.", ..gauge("free memory", "free memory", KIB) },
    Field { meaning: "Cache of raw devices.", ..gauge("buffer memory", "buffer memory", KIB) },
    Field {
        meaning: "Page cache.",
        watch: "The label is wrong: it is not the kernel's swap cache.",
        source: CODE,
        ..gauge("swap cache", "page cache", KIB)
    },
    Field { meaning: "Swap space.", ..gauge("total swap", "total swap", KIB) },
    Field { meaning: "Swap space in use.", ..gauge("used swap", "used swap", KIB) },
    Field { meaning: "Swap space left.", ..gauge("free swap", "free swap", KIB) },
    Field {
        meaning: "Time in programs that are not niced.",
        ..total("non-nice user cpu ticks", "user time", "ticks of 1/100 s")
    },
    Field { meaning: "Time in niced programs.", ..total("nice user cpu ticks", "nice time", "ticks of 1/100 s") },
    Field { meaning: "Time in the kernel.", ..total("system cpu ticks", "system time", "ticks of 1/100 s") },
    Field { meaning: "Time with nothing to do.", ..total("idle cpu ticks", "idle time", "ticks of 1/100 s") },
    Field { meaning: "Idle time with I/O outstanding.", ..total("IO-wait cpu ticks", "I/O wait", "ticks of 1/100 s") },
    Field { meaning: "Time in interrupt handlers.", ..total("IRQ cpu ticks", "interrupt time", "ticks of 1/100 s") },
    Field {
        meaning: "Time in soft interrupts.",
        ..total("softirq cpu ticks", "soft interrupt time", "ticks of 1/100 s")
    },
    Field {
        meaning: "Time that the hypervisor gave to others.",
        ..total("stolen cpu ticks", "stolen time", "ticks of 1/100 s")
    },
    Field {
        meaning: "Time running KVM guests.",
        since: "procps-ng 4.0",
        ..total("non-nice guest cpu ticks", "guest time", "ticks of 1/100 s")
    },
    Field {
        meaning: "Time running niced KVM guests.",
        since: "procps-ng 4.0",
        ..total("nice guest cpu ticks", "nice guest time", "ticks of 1/100 s")
    },
    Field {
        meaning: "Data read from block devices.",
        watch: "KiB, although 3.3 says pages.",
        until: "procps-ng 3.3",
        source: CODE,
        ..total("pages paged in", "paged in", "KiB")
    },
    Field {
        meaning: "Data written to block devices.",
        watch: "KiB, although 3.3 says pages.",
        until: "procps-ng 3.3",
        source: CODE,
        ..total("pages paged out", "paged out", "KiB")
    },
    Field { meaning: "Data read from block devices.", since: "procps-ng 4.0", ..total("paged in", "paged in", "KiB") },
    Field {
        meaning: "Data written to block devices.",
        since: "procps-ng 4.0",
        ..total("paged out", "paged out", "KiB")
    },
    Field { meaning: "Pages read from swap.", ..total("pages swapped in", "swapped in", "pages") },
    Field { meaning: "Pages written to swap.", ..total("pages swapped out", "swapped out", "pages") },
    Field { meaning: "Interrupts since boot.", ..total("interrupts", "interrupts", "interrupts") },
    Field { meaning: "Context switches since boot.", ..total("CPU context switches", "context switches", "switches") },
    Field {
        kind: Kind::Constant,
        meaning: "When the kernel was started.",
        ..gauge("boot time", "boot time", "s since 1970-01-01 UTC")
    },
    Field { meaning: "Tasks made since boot.", watch: "Threads count too.", ..total("forks", "forks", "tasks") },
]);
