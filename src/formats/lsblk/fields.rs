//! The dictionary of `lsblk`. Sources: util-linux 2.19 to 2.41, `lsblk(8)` and `misc-utils/lsblk.c`;
//! Linux Documentation/ABI/stable/sysfs-block. An entry in angle brackets explains all its words.

use crate::format::{Dictionary, Field, Kind, dictionary};
use crate::private::Private;

const fn word(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    let source = "lsblk(8), util-linux 2.41; Linux Documentation/ABI/stable/sysfs-block";
    Field { key, label, kind: Kind::Name, meaning, source, ..Field::EMPTY }
}

const fn number(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { unit, kind: Kind::Constant, ..word(key, label, meaning) }
}

/// A size as the cell names it.
const fn size(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    number(key, label, "as each cell names it, powers of 1024; bytes with -b", meaning)
}

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field {
        watch: "xvd is Xen's paravirtual disk, vd virtio, nvme a real or virtual NVMe, sd SCSI, SATA or emulated.",
        ..word("NAME", "device", "The block device or partition.")
    },
    word("parent", "parent", "The device above it in the tree; it is drawn, not printed."),
    word("<KNAME PKNAME PATH>", "name", "As the kernel calls it; as it calls the device below; the device file."),
    word("<ID-LINK ID>", "id", "Link under /dev/disk/by-id; the id that udev gives it."),
    word("<MAJ:MIN MAJ MIN>", "device number", "Major and minor number; 202 is xvd, 8 sd, 259 nvme and others."),
    size("SIZE", "size", "Size of the device."),
    word("TYPE", "type", "What it is: disk, part, lvm, crypt, raid, loop, rom and so on."),
    number(
        "<RM HOTPLUG>",
        "removable",
        "1 is yes",
        "Whether the medium, or the device, can be taken out while running.",
    ),
    number("RO", "read-only", "1 is yes", "Whether the kernel lets nobody write."),
    Field {
        watch: "With several (since util-linux 2.37) the others stand on lines of their own.",
        ..word("<MOUNTPOINT MOUNTPOINTS>", "mount point", "Where it is mounted.")
    },
    word("<FSTYPE FSVER>", "file system", "Kind and version of file system or of member (LVM2_member, crypto_LUKS)."),
    word(
        "<LABEL UUID FSROOTS>",
        "file system",
        "Label and id of the file system; which directories of it are mounted.",
    ),
    size("<FSSIZE FSUSED FSAVAIL>", "space", "Size of the file system; in use; what users can still write."),
    number("FSUSE%", "use", "% of the space", "How full the file system is."),
    word("<PTUUID PTTYPE>", "partition table", "Id and kind (dos, gpt) of the partition table."),
    word(
        "<PARTTYPE PARTTYPENAME PARTLABEL PARTUUID PARTFLAGS PARTN>",
        "partition",
        "Of the partition: type; label; id; flags; number.",
    ),
    number("START", "start", "sectors of 512 B", "Where the partition starts."),
    word("<OWNER GROUP MODE>", "permissions", "Owner, group and permissions of the device file."),
    Field {
        watch: "A hypervisor can show any model.",
        ..word("<MODEL VENDOR REV>", "model", "What the device calls itself; who made it; firmware.")
    },
    Field { private: Some(Private::Serial), ..word("<SERIAL WWN>", "number", "Serial number; world wide name.") },
    word(
        "<HCTL TRAN SUBSYSTEMS>",
        "connection",
        "SCSI host, channel, target, LUN; how it is connected (sata, nvme, virtio …).",
    ),
    word("STATE", "state", "State of the driver: running, live, suspended, offline."),
    number(
        "<DISK-SEQ DAX RAND>",
        "properties",
        "numbers; 1 is yes",
        "Counts disks as they appear; can be mapped directly; feeds random numbers.",
    ),
    number(
        "<ALIGNMENT MIN-IO OPT-IO>",
        "I/O sizes",
        "bytes",
        "Offset to physical sectors; least and best size of requests, 0 is not known.",
    ),
    number("<PHY-SEC LOG-SEC>", "sectors", "bytes", "Sector size of the medium; the size it is addressed by."),
    Field {
        watch: "Virtual disks often say 1 whatever they lie on: it tells nothing there.",
        ..number("ROTA", "rotating", "1 is yes", "Whether it is said to be a spinning disk.")
    },
    word("<SCHED MQ>", "scheduler", "The I/O scheduler, none is usual in guests; the number of hardware queues."),
    number("<RQ-SIZE RA>", "queue", "requests; KiB", "How many requests the kernel queues; how far it reads ahead."),
    size("<WSAME DISC-GRAN DISC-MAX>", "discard", "Largest repeated write; smallest and largest discard; 0 is none."),
    number(
        "<DISC-ALN DISC-ZERO>",
        "discard",
        "bytes; 1 is yes",
        "Offset of discards; whether discarded blocks read as zero.",
    ),
    word("ZONED", "zones", "Kind of zoned device; none for others."),
    size("<ZONE-SZ ZONE-WGRAN ZONE-APP>", "zones", "Size of a zone; unit of writes; largest append."),
    number("<ZONE-NR ZONE-OMAX ZONE-AMAX>", "zones", "zones", "How many there are; may be open; may be active."),
]);
