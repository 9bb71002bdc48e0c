//! The dictionary of `lsblk`. Sources: util-linux 2.19 to 2.41, `lsblk(8)` and `misc-utils/lsblk.c`;
//! Linux Documentation/ABI/stable/sysfs-block.

use crate::format::{Field, Kind};

const MAN: &str = "lsblk(8), util-linux 2.41";
const QUEUE: &str = "Linux Documentation/ABI/stable/sysfs-block, queue/";

const fn word(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { key, label, kind: Kind::Name, meaning, source: MAN, ..Field::EMPTY }
}

const fn number(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { unit, kind: Kind::Constant, ..word(key, label, meaning) }
}

/// A size as the cell names it.
const fn size(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    number(key, label, "as each cell names it, powers of 1024; bytes with -b", meaning)
}

const fn flag(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    number(key, label, "1 is yes", meaning)
}

const fn queue(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { source: QUEUE, ..number(key, label, unit, meaning) }
}

pub(super) static FIELDS: &[Field] = &[
    Field {
        watch: "xvd is Xen's paravirtual disk, vd virtio, nvme a real or virtual NVMe, sd SCSI, SATA or emulated.",
        ..word("NAME", "device", "The block device or partition.")
    },
    word("parent", "parent", "The device above it in the tree; it is drawn, not printed."),
    word("KNAME", "kernel name", "As the kernel calls it."),
    word("PKNAME", "parent", "The kernel's name of the device below."),
    word("PATH", "path", "The device file."),
    word("ID-LINK", "link", "The shortest link under /dev/disk/by-id."),
    word("ID", "id", "The id that udev gives it."),
    word("MAJ:MIN", "device number", "Major and minor number; 202 is xvd, 8 sd, 259 nvme and others."),
    number("MAJ", "major", "numbers", "Major device number."),
    number("MIN", "minor", "numbers", "Minor device number."),
    size("SIZE", "size", "Size of the device."),
    number("START", "start", "sectors of 512 B", "Where the partition starts."),
    word("TYPE", "type", "What it is: disk, part, lvm, crypt, raid, loop, rom and so on."),
    flag("RM", "removable", "Whether the medium can be taken out."),
    flag("HOTPLUG", "hotplug", "Whether it can be plugged in while running."),
    flag("RO", "read-only", "Whether the kernel lets nobody write."),
    word("MOUNTPOINT", "mount point", "Where it is mounted."),
    Field {
        since: "util-linux 2.37",
        watch: "Further places stand on lines of their own.",
        ..word("MOUNTPOINTS", "mount points", "Everywhere it is mounted.")
    },
    word("FSTYPE", "file system", "Kind of file system or of member (LVM2_member, crypto_LUKS)."),
    word("FSVER", "version", "Version of the file system."),
    word("LABEL", "label", "Label of the file system."),
    word("UUID", "UUID", "Id of the file system."),
    size("FSSIZE", "file system size", "Size of the file system."),
    size("FSUSED", "used", "Space in use."),
    size("FSAVAIL", "available", "What users can still write."),
    number("FSUSE%", "use", "% of the space", "How full the file system is."),
    word("FSROOTS", "roots", "Which directories of it are mounted."),
    word("PTUUID", "table UUID", "Id of the partition table."),
    word("PTTYPE", "table type", "Kind of partition table: dos or gpt."),
    word("PARTTYPE", "partition type", "Code of the partition's type."),
    word("PARTTYPENAME", "partition type", "The type in words."),
    word("PARTLABEL", "partition label", "Label of the partition."),
    word("PARTUUID", "partition UUID", "Id of the partition."),
    word("PARTFLAGS", "flags", "Flags of the partition."),
    number("PARTN", "number", "numbers", "Number of the partition."),
    word("OWNER", "owner", "Owner of the device file."),
    word("GROUP", "group", "Group of the device file."),
    word("MODE", "mode", "Permissions of the device file."),
    Field { watch: "A hypervisor can show any model.", ..word("MODEL", "model", "What the device calls itself.") },
    word("VENDOR", "vendor", "Who made it, as the device says."),
    word("SERIAL", "serial", "Serial number."),
    word("REV", "revision", "Firmware revision."),
    word("WWN", "WWN", "World wide name."),
    word("HCTL", "SCSI address", "Host, channel, target, LUN."),
    word("TRAN", "transport", "How it is connected: sata, sas, nvme, usb, virtio, fc, iscsi."),
    word("SUBSYSTEMS", "subsystems", "Through which parts of the kernel it is reached."),
    word("STATE", "state", "State of the driver: running, live, suspended, offline."),
    number("DISK-SEQ", "sequence", "numbers", "Counts up with each disk that appears."),
    flag("DAX", "direct access", "Whether files can be mapped without page cache."),
    queue("ALIGNMENT", "alignment offset", "bytes", "How far its start is off the physical sectors."),
    queue("MIN-IO", "least I/O", "bytes", "The smallest request that is efficient."),
    queue("OPT-IO", "best I/O", "bytes", "The best size of requests; 0 is not known."),
    queue("PHY-SEC", "physical sector", "bytes", "Sector size of the medium."),
    queue("LOG-SEC", "logical sector", "bytes", "Sector size that it is addressed by."),
    Field {
        watch: "Virtual disks often say 1 whatever they lie on: it tells nothing there.",
        ..queue("ROTA", "rotating", "1 is yes", "Whether it is said to be a spinning disk.")
    },
    queue("RAND", "randomness", "1 is yes", "Whether it feeds the random numbers."),
    Field {
        kind: Kind::Name,
        unit: "",
        ..queue("SCHED", "scheduler", "", "The I/O scheduler; none is usual in guests.")
    },
    queue("RQ-SIZE", "queue size", "requests", "How many requests the kernel queues."),
    Field { kind: Kind::Name, unit: "", ..queue("MQ", "queues", "", "How many hardware queues it has.") },
    queue("RA", "read-ahead", "KiB", "How far the kernel reads ahead."),
    Field { source: QUEUE, ..size("WSAME", "write same", "Largest write of one repeated block; 0 is none.") },
    queue("DISC-ALN", "discard offset", "bytes", "How far discards are off."),
    Field { source: QUEUE, ..size("DISC-GRAN", "discard unit", "Smallest discard; 0 is no discard.") },
    Field { source: QUEUE, ..size("DISC-MAX", "largest discard", "Largest discard; 0 is no discard.") },
    queue("DISC-ZERO", "discard zeroes", "1 is yes", "Whether discarded blocks read as zero."),
    Field { kind: Kind::Name, unit: "", ..queue("ZONED", "zones", "", "Kind of zoned device; none for others.") },
    Field { source: QUEUE, ..size("ZONE-SZ", "zone size", "Size of a zone.") },
    Field { source: QUEUE, ..size("ZONE-WGRAN", "zone write unit", "Unit of writes to a zone.") },
    Field { source: QUEUE, ..size("ZONE-APP", "zone append", "Largest append to a zone.") },
    queue("ZONE-NR", "zones", "zones", "How many zones it has."),
    queue("ZONE-OMAX", "open zones", "zones", "Most zones that may be open."),
    queue("ZONE-AMAX", "active zones", "zones", "Most zones that may be active."),
];
