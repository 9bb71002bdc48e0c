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
    Field {
        since: "util-linux 2.19; PKNAME 2.23, PATH 2.33",
        ..word(
            "<KNAME PKNAME PATH>",
            "name",
            "As the kernel calls it; as it calls the parent, on which this one lies; the device file."
        )
    },
    Field {
        since: "util-linux 2.39",
        ..word("<ID-LINK ID>", "id", "Link under /dev/disk/by-id; the id that udev gives it.")
    },
    Field {
        since: "util-linux 2.19; MAJ and MIN 2.40",
        ..word("<MAJ:MIN MAJ MIN>", "device number", "Major and minor number; 202 is xvd, 8 sd, 259 nvme and others.")
    },
    size("SIZE", "size", "Size of the device."),
    word("TYPE", "type", "What it is: disk, part, lvm, crypt, raid, loop, rom and so on."),
    Field {
        since: "util-linux 2.19; HOTPLUG 2.26",
        ..number(
            "<RM HOTPLUG>",
            "removable",
            "1 is yes",
            "Whether the medium, or the device, can be taken out while running.",
        )
    },
    number("RO", "read-only", "1 is yes", "Whether the kernel lets nobody write."),
    Field {
        since: "util-linux 2.19; MOUNTPOINTS 2.37",
        watch: "With several the others stand on lines of their own.",
        ..word("<MOUNTPOINT MOUNTPOINTS>", "mount point", "Where it is mounted.")
    },
    Field {
        since: "util-linux 2.19; FSVER 2.35",
        ..word(
            "<FSTYPE FSVER>",
            "file system",
            "Kind and version of file system or of member (LVM2_member, crypto_LUKS).",
        )
    },
    Field {
        since: "util-linux 2.19; FSROOTS 2.37",
        ..word(
            "<LABEL UUID FSROOTS>",
            "file system",
            "Label and id of the file system; which directories of it are mounted.",
        )
    },
    Field {
        since: "util-linux 2.33",
        ..size("<FSSIZE FSUSED FSAVAIL>", "space", "Size of the file system; in use; what users can still write.")
    },
    Field { since: "util-linux 2.33", ..number("FSUSE%", "use", "% of the space", "How full the file system is.") },
    Field {
        since: "util-linux 2.33",
        ..word("<PTUUID PTTYPE>", "partition table", "Id and kind (dos, gpt) of the partition table.")
    },
    Field {
        since: "util-linux 2.22; PARTTYPE 2.25, PARTTYPENAME 2.35, PARTN 2.39",
        ..word(
            "<PARTTYPE PARTTYPENAME PARTLABEL PARTUUID PARTFLAGS PARTN>",
            "partition",
            "Of the partition: type; label; id; flags; number.",
        )
    },
    Field { since: "util-linux 2.38", ..number("START", "start", "sectors of 512 B", "Where the partition starts.") },
    word("<OWNER GROUP MODE>", "permissions", "Owner, group and permissions of the device file."),
    Field {
        since: "util-linux 2.19; VENDOR and REV 2.23",
        watch: "A hypervisor can show any model.",
        ..word("<MODEL VENDOR REV>", "model", "What the device calls itself; who made it; firmware.")
    },
    Field {
        since: "util-linux 2.22; SERIAL 2.24",
        private: Some(Private::Serial),
        ..word("<SERIAL WWN>", "number", "Serial number; world wide name.")
    },
    Field {
        since: "util-linux 2.23; SUBSYSTEMS 2.26",
        ..word(
            "<HCTL TRAN SUBSYSTEMS>",
            "connection",
            "SCSI host, channel, target, LUN; how it is connected (sata, nvme, virtio …).",
        )
    },
    Field {
        since: "util-linux 2.20",
        ..word("STATE", "state", "State of the driver: running, live, suspended, offline.")
    },
    Field {
        since: "util-linux 2.23; DAX 2.36, DISK-SEQ 2.39",
        ..number(
            "<DISK-SEQ DAX RAND>",
            "properties",
            "numbers; 1 is yes",
            "Counts disks as they appear; can be mapped directly; feeds random numbers.",
        )
    },
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
    Field {
        since: "util-linux 2.19; MQ 2.39",
        ..word("<SCHED MQ>", "scheduler", "The I/O scheduler, none is usual in guests; the number of hardware queues.")
    },
    Field {
        since: "util-linux 2.20; RA 2.22",
        ..number(
            "<RQ-SIZE RA>",
            "queue",
            "requests; KiB",
            "How many requests the kernel queues; how far it reads ahead.",
        )
    },
    Field {
        since: "util-linux 2.20; WSAME 2.23",
        ..size(
            "<WSAME DISC-GRAN DISC-MAX>",
            "discard",
            "Largest repeated write; smallest and largest discard; 0 is none.",
        )
    },
    Field {
        since: "util-linux 2.20",
        ..number(
            "<DISC-ALN DISC-ZERO>",
            "discard",
            "bytes; 1 is yes",
            "Offset of discards; whether discarded blocks read as zero.",
        )
    },
    Field { since: "util-linux 2.30", ..word("ZONED", "zones", "Kind of zoned device; none for others.") },
    Field {
        since: "util-linux 2.38",
        ..size("<ZONE-SZ ZONE-WGRAN ZONE-APP>", "zones", "Size of a zone; unit of writes; largest append.")
    },
    Field {
        since: "util-linux 2.38",
        ..number("<ZONE-NR ZONE-OMAX ZONE-AMAX>", "zones", "zones", "How many there are; may be open; may be active.")
    },
]);
