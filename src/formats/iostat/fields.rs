//! The dictionary of `iostat`.
//!
//! Sources: `iostat.c`, `common.c` and `rd_stats.c` of sysstat 4.0.7 to 12.7.9, its `CHANGES`, and
//! runs of the releases that ABOUT.md of the fixtures names.

use crate::format::{Dictionary, Field, Kind, dictionary};
use crate::sysstat;

mod kinds;

use kinds::{
    BLOCKS, BLOCKS_S, SECTORS_S, all_rate, away_rate, away_total, discard_rate, discard_total, entry, merged,
    merged_share, nfs, nfs_direct_read, nfs_direct_write, nfs_read, nfs_server_read, nfs_server_write, nfs_write,
    read_rate, read_total, requests, share, size_in_kib, wait, write_rate, write_total,
};

const CODE: &str = "sysstat iostat.c, 5.0.5 to 12.7.9";

/// The release after the last one that was read; the option is in its development tree.
const AFTER: &str = "sysstat after 12.7.9 (-G)";

/// The entry of `tps` where reads and writes alone are counted.
pub(super) const TPS_OLD: &str = "tps#reads-and-writes";

pub(super) static FIELDS: Dictionary = dictionary!(&[
    // The frame
    Field {
        meaning: "The report that the row belongs to, counted from 1 as printed.",
        watch: "The first is an average since boot, unless -y left that one out.",
        source: CODE,
        ..entry("report", "report", "number", Kind::Gauge)
    },
    Field {
        meaning: "When the report was printed (-t).",
        watch: "In the form of the locale of that session: 03/04 may be a day or a month. Local time.",
        source: CODE,
        ..entry("time", "time", "", Kind::Text)
    },
    Field {
        meaning: "The block device, partition, or group (-g).",
        watch: "The kernel's name, or with -N that of the device mapper, with -j a persistent name. The same disk can \
                have another kernel name after a reboot.",
        source: CODE,
        ..entry("device", "device", "", Kind::Name)
    },
    // The banner
    sysstat::KERNEL,
    sysstat::HOST,
    sysstat::DATE,
    sysstat::ARCH,
    sysstat::CPUS,
    // avg-cpu
    Field {
        meaning: "Time in programs that are not niced.",
        watch: "On a KVM host it holds the time of the guests. An average over all CPUs: one busy CPU of 16 shows 6 %.",
        ..share("%user", "user time")
    },
    Field { meaning: "Time in programs with lowered priority.", ..share("%nice", "niced user time") },
    Field {
        meaning: "Time in the kernel, interrupts included.",
        watch: "sysstat 8.1.5 to 8.1.7 counted interrupts twice.",
        since: "sysstat 5.1.1, before %sys",
        source: "sysstat CHANGES 5.1.1, 8.1.5 and 8.1.8",
        ..share("%system", "system time")
    },
    Field {
        meaning: "Time in the kernel, interrupts included.",
        until: "sysstat 5.0.6, then %system",
        ..share("%sys", "system time")
    },
    Field {
        meaning: "Idle time while a task of that CPU waited for a disk.",
        watch: "A kind of idle: a busy CPU hides it, so low %iowait does not clear the disks.",
        since: "sysstat 4.1.1",
        ..share("%iowait", "I/O wait")
    },
    Field {
        meaning: "Time in which a virtual CPU wanted to run and the hypervisor ran others.",
        watch: "0 where the hypervisor does not report it (Hyper-V, VirtualBox, older VMware guests, Xen HVM without \
                PV timers) and on real hardware; absent is not 0.",
        since: "sysstat 6.0.2, Linux 2.6.11",
        ..share("%steal", "stolen time")
    },
    Field { meaning: "Time with nothing to do and no disk to wait for.", ..share("%idle", "idle time") },
    // Without -x
    Field {
        meaning: "Requests completed by the device per second: reads, writes and discards, after merging.",
        watch: "Of no certain size. Up to sysstat 12.1.1 without discards. A flush counts as the write it began as.",
        since: "sysstat 12.1.2 in this sense",
        ..entry("tps", "transfers", "requests/s", Kind::Rate)
    },
    Field {
        meaning: "Requests completed by the device per second: reads and writes, after merging.",
        watch: "Of no certain size. From sysstat 12.1.2 on discards count too.",
        until: "sysstat 12.1.1 in this sense",
        ..entry(TPS_OLD, "transfers", "requests/s", Kind::Rate)
    },
    read_rate("Blk_read/s", BLOCKS_S),
    read_rate("kB_read/s", "KiB/s"),
    Field { since: "sysstat 5.1.2", ..read_rate("MB_read/s", "MiB/s") },
    Field { since: AFTER, ..read_rate("GB_read/s", "GiB/s") },
    write_rate("Blk_wrtn/s", BLOCKS_S),
    write_rate("kB_wrtn/s", "KiB/s"),
    Field { since: "sysstat 5.1.2", ..write_rate("MB_wrtn/s", "MiB/s") },
    Field { since: AFTER, ..write_rate("GB_wrtn/s", "GiB/s") },
    discard_rate("Blk_dscd/s", BLOCKS_S),
    discard_rate("kB_dscd/s", "KiB/s"),
    discard_rate("MB_dscd/s", "MiB/s"),
    Field { since: AFTER, ..discard_rate("GB_dscd/s", "GiB/s") },
    away_rate("Blk_w+d/s", BLOCKS_S),
    away_rate("kB_w+d/s", "KiB/s"),
    away_rate("MB_w+d/s", "MiB/s"),
    Field { since: AFTER, ..away_rate("GB_w+d/s", "GiB/s") },
    read_total("Blk_read", BLOCKS),
    read_total("kB_read", "KiB"),
    Field { since: "sysstat 5.1.2", ..read_total("MB_read", "MiB") },
    Field { since: AFTER, ..read_total("GB_read", "GiB") },
    write_total("Blk_wrtn", BLOCKS),
    write_total("kB_wrtn", "KiB"),
    Field { since: "sysstat 5.1.2", ..write_total("MB_wrtn", "MiB") },
    Field { since: AFTER, ..write_total("GB_wrtn", "GiB") },
    discard_total("Blk_dscd", BLOCKS),
    discard_total("kB_dscd", "KiB"),
    discard_total("MB_dscd", "MiB"),
    Field { since: AFTER, ..discard_total("GB_dscd", "GiB") },
    away_total("Blk_w+d", BLOCKS),
    away_total("kB_w+d", "KiB"),
    away_total("MB_w+d", "MiB"),
    Field { since: AFTER, ..away_total("GB_w+d", "GiB") },
    // -x: requests
    requests("r/s", "reads", "Read requests completed per second, after merging."),
    Field {
        watch: "Flushes are counted here too, as the writes they began as.",
        ..requests("w/s", "writes", "Write requests completed per second, after merging.")
    },
    Field {
        since: "sysstat 12.1.2, Linux 4.18",
        ..requests("d/s", "discards", "Discard (TRIM, UNMAP) requests completed per second, after merging.")
    },
    Field {
        watch: "Whole disks only, never partitions; every fsync() of a file system can cause one.",
        since: "sysstat 12.3.1, Linux 5.5",
        ..requests("f/s", "flushes", "Flush requests completed per second: the device was told to empty its cache.")
    },
    merged(
        "rrqm/s",
        "reads merged",
        "Read requests per second that were merged into others before the device saw them.",
    ),
    merged(
        "wrqm/s",
        "writes merged",
        "Write requests per second that were merged into others before the device saw them.",
    ),
    Field {
        since: "sysstat 12.1.2, Linux 4.18",
        ..merged("drqm/s", "discards merged", "Discard requests per second that were merged into others.")
    },
    Field {
        since: "sysstat 11.5.7 (-s)",
        ..merged("rqm/s", "requests merged", "Requests per second that were merged into others, all directions.")
    },
    Field {
        watch: "In the JSON of sysstat 11.5.1 to 11.5.6 the key rrqm means requests per second; it is read as rrqm/s.",
        ..merged_share("%rrqm", "share of reads merged", "Reads that were merged, of all reads that were queued.")
    },
    Field {
        watch: "In the JSON of sysstat 11.5.1 to 11.5.6 the key wrqm means requests per second; it is read as wrqm/s.",
        ..merged_share("%wrqm", "share of writes merged", "Writes that were merged, of all writes that were queued.")
    },
    Field {
        since: "sysstat 12.1.2, Linux 4.18",
        ..merged_share("%drqm", "share of discards merged", "Discards that were merged, of all that were queued.")
    },
    // -x: data
    Field { until: "sysstat 9.1.0, later only under POSIXLY_CORRECT", ..read_rate("rsec/s", SECTORS_S) },
    Field { since: "sysstat 4.0.3", ..read_rate("rkB/s", "KiB/s") },
    Field { since: "sysstat 6.0.0", ..read_rate("rMB/s", "MiB/s") },
    Field { since: AFTER, ..read_rate("rGB/s", "GiB/s") },
    Field { until: "sysstat 9.1.0, later only under POSIXLY_CORRECT", ..write_rate("wsec/s", SECTORS_S) },
    Field { since: "sysstat 4.0.3", ..write_rate("wkB/s", "KiB/s") },
    Field { since: "sysstat 6.0.0", ..write_rate("wMB/s", "MiB/s") },
    Field { since: AFTER, ..write_rate("wGB/s", "GiB/s") },
    discard_rate("dsec/s", SECTORS_S),
    discard_rate("dkB/s", "KiB/s"),
    discard_rate("dMB/s", "MiB/s"),
    Field { since: AFTER, ..discard_rate("dGB/s", "GiB/s") },
    all_rate("sec/s", SECTORS_S),
    all_rate("kB/s", "KiB/s"),
    all_rate("MB/s", "MiB/s"),
    Field { since: AFTER, ..all_rate("GB/s", "GiB/s") },
    // -x: sizes, queue, times
    Field {
        meaning: "Average size of a request, reads and writes.",
        watch: "Sectors of 512 bytes, also on disks with larger ones: halve it for KiB. Its successor areq-sz counts \
                KiB.",
        until: "sysstat 11.5.6",
        ..entry("avgrq-sz", "request size", "sectors of 512 bytes", Kind::Gauge)
    },
    size_in_kib("areq-sz", "request size", "Average size of a request, all directions."),
    size_in_kib("rareq-sz", "read size", "Average size of a read request."),
    size_in_kib("wareq-sz", "write size", "Average size of a write request."),
    Field {
        since: "sysstat 12.1.2, Linux 4.18",
        ..size_in_kib("dareq-sz", "discard size", "Average size of a discard request.")
    },
    Field {
        meaning: "Average number of requests in the queue or in the device.",
        watch: "Above 1 is normal for devices that serve several at once (SSD, RAID, SAN, virtual disks).",
        until: "sysstat 11.5.6, then aqu-sz",
        ..entry("avgqu-sz", "queue length", "requests", Kind::Gauge)
    },
    Field {
        meaning: "Average number of requests in the queue or in the device.",
        watch: "Above 1 is normal for devices that serve several at once (SSD, RAID, SAN, virtual disks).",
        since: "sysstat 11.5.7, before avgqu-sz",
        ..entry("aqu-sz", "queue length", "requests", Kind::Gauge)
    },
    wait("await", "wait", "Average time from queueing a request to its completion, all directions."),
    Field {
        since: "sysstat 9.1.2",
        ..wait("r_await", "read wait", "Average time from queueing a read to its completion.")
    },
    Field {
        since: "sysstat 9.1.2",
        ..wait("w_await", "write wait", "Average time from queueing a write to its completion.")
    },
    Field {
        since: "sysstat 12.1.2, Linux 4.18",
        ..wait("d_await", "discard wait", "Average time from queueing a discard to its completion.")
    },
    Field {
        since: "sysstat 12.3.1, Linux 5.5",
        ..wait("f_await", "flush wait", "Average time from queueing a flush to its completion.")
    },
    Field {
        meaning: "Busy time of the device divided by its requests.",
        watch: "Not a service time for any device that serves several requests at once. Its own manual calls it \
                untrustworthy since 9.1.3: ignore it.",
        until: "sysstat 12.1.1",
        source: "sysstat CHANGES 9.1.3 and 12.1.2; iostat.c 12.1.1",
        ..entry("svctm", "service time", "ms", Kind::Gauge)
    },
    Field {
        meaning: "Time in which at least one request was in flight.",
        watch: "Saturation only for a device that serves one request at a time, such as a single spindle. SSD, NVMe, \
                RAID, SAN and virtual disks can show 100 and have room left: read it with the queue and the wait. Of a \
                group the average of its devices. Slightly above 100 happens. Linux 5.0 to 6.9 sample it by \
                clock ticks: rare short requests may show up to 90.",
        source: "iostat(1), sysstat 12.7.9; Linux Documentation/admin-guide/iostats.rst",
        ..entry("%util", "utilization", "% of the time", Kind::Percent)
    },
    // -n
    nfs_read("rBlk_nor/s", BLOCKS_S),
    nfs_read("rkB_nor/s", "KiB/s"),
    nfs_read("rMB_nor/s", "MiB/s"),
    nfs_write("wBlk_nor/s", BLOCKS_S),
    nfs_write("wkB_nor/s", "KiB/s"),
    nfs_write("wMB_nor/s", "MiB/s"),
    nfs_direct_read("rBlk_dir/s", BLOCKS_S),
    nfs_direct_read("rkB_dir/s", "KiB/s"),
    nfs_direct_read("rMB_dir/s", "MiB/s"),
    nfs_direct_write("wBlk_dir/s", BLOCKS_S),
    nfs_direct_write("wkB_dir/s", "KiB/s"),
    nfs_direct_write("wMB_dir/s", "MiB/s"),
    nfs_server_read("rBlk_svr/s", BLOCKS_S),
    nfs_server_read("rkB_svr/s", "KiB/s"),
    nfs_server_read("rMB_svr/s", "MiB/s"),
    nfs_server_write("wBlk_svr/s", BLOCKS_S),
    nfs_server_write("wkB_svr/s", "KiB/s"),
    nfs_server_write("wMB_svr/s", "MiB/s"),
    Field {
        since: "sysstat 8.1.5 (-n)",
        ..nfs("ops/s", "operations", "Operations that the client asked of the server per second.", "operations/s")
    },
    Field {
        since: "sysstat 8.1.2 (-n)",
        ..nfs("rops/s", "read operations", "NFS READ operations per second.", "operations/s")
    },
    Field {
        since: "sysstat 8.1.2 (-n)",
        ..nfs("wops/s", "write operations", "NFS WRITE operations per second.", "operations/s")
    },
]);
