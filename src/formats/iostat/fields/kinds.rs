//! Entries of a kind: the same words for each unit and each direction.

use crate::format::{Field, Kind};

const DISKSTATS: &str = "Linux Documentation/admin-guide/iostats.rst; sysstat iostat.c 12.7.9";
const STAT: &str = "Linux Documentation/filesystems/proc.rst, /proc/stat; sysstat iostat.c 12.7.9";
const NFS: &str = "sysstat iostat.c, 7.0.4 to 9.0.6; Linux net/sunrpc/stats.c, /proc/self/mountstats";

const SIZES: &str = "With -h or --human each cell names its own unit (7.8M); it is shown here in the unit of the \
                     heading, no more exact than the one decimal that was printed.";

pub(super) const fn entry(key: &'static str, label: &'static str, unit: &'static str, kind: Kind) -> Field {
    Field { key, label, unit, kind, source: DISKSTATS, ..Field::EMPTY }
}

pub(super) const fn share(key: &'static str, label: &'static str) -> Field {
    Field { source: STAT, ..entry(key, label, "% of all CPUs", Kind::Percent) }
}

/// Data per second of one direction, of `iostat` without `-x`.
pub(super) const fn moved(key: &'static str, label: &'static str, meaning: &'static str, unit: &'static str) -> Field {
    Field { meaning, watch: SIZES, ..entry(key, label, unit, Kind::Rate) }
}

pub(super) const fn read_rate(key: &'static str, unit: &'static str) -> Field {
    moved(key, "data read", "Data read from the device per second.", unit)
}

pub(super) const fn write_rate(key: &'static str, unit: &'static str) -> Field {
    moved(
        key,
        "data written",
        "Data written to the device per second: when the page cache was flushed, not when a program wrote.",
        unit,
    )
}

pub(super) const fn discard_rate(key: &'static str, unit: &'static str) -> Field {
    let meaning = "Data discarded (TRIM, UNMAP) per second: blocks that the device was told to forget.";
    Field { since: "sysstat 12.1.2, Linux 4.18", ..moved(key, "data discarded", meaning, unit) }
}

pub(super) const fn total(key: &'static str, label: &'static str, meaning: &'static str, unit: &'static str) -> Field {
    Field {
        meaning,
        watch: "In the first report since boot, later of the interval alone. Devices that lie on others (dm, md, loop, \
                partitions) count the same data again: do not add them up. With -h or --human a cell names its own \
                unit and is shown here in that of the heading.",
        ..entry(key, label, unit, Kind::Counter)
    }
}

pub(super) const fn read_total(key: &'static str, unit: &'static str) -> Field {
    total(key, "total read", "Data read from the device.", unit)
}

pub(super) const fn write_total(key: &'static str, unit: &'static str) -> Field {
    total(key, "total written", "Data written to the device.", unit)
}

pub(super) const fn discard_total(key: &'static str, unit: &'static str) -> Field {
    let meaning = "Data discarded on the device.";
    Field { since: "sysstat 12.1.2, Linux 4.18", ..total(key, "total discarded", meaning, unit) }
}

/// `-s`: what is written and what is discarded in one column.
pub(super) const fn away_rate(key: &'static str, unit: &'static str) -> Field {
    let meaning = "Data written and discarded per second, added up.";
    Field { since: "sysstat 12.1.2 (-s)", ..moved(key, "data written or discarded", meaning, unit) }
}

pub(super) const fn away_total(key: &'static str, unit: &'static str) -> Field {
    let meaning = "Data written and discarded, added up.";
    Field { since: "sysstat 12.1.2 (-s)", ..total(key, "total written or discarded", meaning, unit) }
}

/// `-xs`: all directions in one column.
pub(super) const fn all_rate(key: &'static str, unit: &'static str) -> Field {
    let meaning = "Data read, written and (since 12.1.2) discarded per second, added up.";
    Field { since: "sysstat 11.5.7 (-s)", ..moved(key, "data moved", meaning, unit) }
}

pub(super) const fn requests(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { meaning, ..entry(key, label, "requests/s", Kind::Rate) }
}

pub(super) const fn merged(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field {
        watch: "0 is normal for random I/O, and always where the device has no I/O scheduler.",
        ..requests(key, label, meaning)
    }
}

pub(super) const fn merged_share(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { meaning, since: "sysstat 11.5.7", ..entry(key, label, "% of the requests", Kind::Percent) }
}

pub(super) const fn wait(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field {
        meaning,
        watch: "Queue and device together, as this kernel sees it: in a guest the backend and the host's storage are \
                in it. With a handful of requests it says nothing.",
        ..entry(key, label, "ms", Kind::Gauge)
    }
}

pub(super) const fn size_in_kib(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field {
        meaning,
        watch: "KiB, whatever the unit of the other columns. Its forerunner avgrq-sz counts sectors of 512 bytes.",
        since: "sysstat 11.5.7",
        ..entry(key, label, "KiB", Kind::Gauge)
    }
}

pub(super) const fn nfs(key: &'static str, label: &'static str, meaning: &'static str, unit: &'static str) -> Field {
    Field {
        meaning,
        since: "sysstat 7.0.3 (-n)",
        until: "sysstat 9.1.2, later in nfsiostat",
        source: NFS,
        ..entry(key, label, unit, Kind::Rate)
    }
}

pub(super) const fn nfs_read(key: &'static str, unit: &'static str) -> Field {
    nfs(key, "read by programs", "Data that programs read from files of the mount by read().", unit)
}

pub(super) const fn nfs_write(key: &'static str, unit: &'static str) -> Field {
    nfs(key, "written by programs", "Data that programs wrote to files of the mount by write().", unit)
}

pub(super) const fn nfs_direct_read(key: &'static str, unit: &'static str) -> Field {
    nfs(key, "read directly", "Data read from files that were opened with O_DIRECT.", unit)
}

pub(super) const fn nfs_direct_write(key: &'static str, unit: &'static str) -> Field {
    nfs(key, "written directly", "Data written to files that were opened with O_DIRECT.", unit)
}

pub(super) const fn nfs_server_read(key: &'static str, unit: &'static str) -> Field {
    nfs(key, "read from the server", "Data that the client fetched from the server by NFS READ.", unit)
}

pub(super) const fn nfs_server_write(key: &'static str, unit: &'static str) -> Field {
    nfs(key, "written to the server", "Data that the client sent to the server by NFS WRITE.", unit)
}

pub(super) const BLOCKS: &str = "blocks of 512 bytes";
pub(super) const BLOCKS_S: &str = "blocks of 512 bytes/s";
pub(super) const SECTORS_S: &str = "sectors of 512 bytes/s";
