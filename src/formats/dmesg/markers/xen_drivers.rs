//! Xen's front ends, back ends and services.

use crate::clue::Mode::{Hvm, HvmPvDrivers, Pv, Pvh, Pvhvm};
use crate::clue::Role::{Dom0, Guest};
use crate::clue::State::Paravirtualized;
use crate::clue::Subsystem::{Disk, Network};
use crate::clue::{Marker, Says};

use super::Look::{Has, Is, Starts, StartsHas};

const UNPLUG: &str = "Linux arch/x86/xen/platform-pci-unplug.c, 2.6.36 to 7.1";
const BLKFRONT: &str = "Linux drivers/block/xen-blkfront.c, 2.6.28 to 7.1";
const NETFRONT: &str = "Linux drivers/net/xen-netfront.c, 2.6.28 to 7.1";
const XENLINUX: &str = "XenLinux 2.6.18 (RHEL 5, SLES 10 and 11, Debian lenny)";

/// An HVM guest with Xen's emulated PCI device; PV and PVH have none.
const EMULATED: Says = Says::XEN.modes(&[Hvm, HvmPvDrivers, Pvhvm]).roles(&[Guest]);
/// A paravirtual disk is in use: not plain HVM.
const PV_DISK: Says = Says::XEN.modes(&[Pv, Pvh, HvmPvDrivers, Pvhvm]).subsystems(&[(Disk, Paravirtualized)]);

signs! {
    UNPLUG_NICS: [Has("Xen platform PCI driver have been compiled for this kernel: unplug emulated NICs")] => Marker {
        id: "dmesg/unplug-nics",
        text: "Netfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated NICs.",
        says: EMULATED,
        shows: "An HVM guest that takes its emulated network cards out in favour of PV ones.",
        limits: "Not that the PV network driver was loaded afterwards.",
        versions: "Linux 2.6.36 to 7.1",
        source: UNPLUG,
        ..Marker::PROOF
    };
    UNPLUG_DISKS: [Has("Xen platform PCI driver have been compiled for this kernel: unplug emulated disks")] => Marker {
        id: "dmesg/unplug-disks",
        text: "Blkfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated disks.",
        says: EMULATED,
        shows: "An HVM guest that takes its emulated disks out in favour of PV ones.",
        limits: "Not that the PV disk driver was loaded afterwards.",
        versions: "Linux 2.6.36 to 7.1",
        source: UNPLUG,
        ..Marker::PROOF
    };
    PLATFORM_PCI: [Has("Xen Platform PCI: I/O protocol version")] => Marker {
        id: "dmesg/platform-pci",
        text: "Xen Platform PCI: I/O protocol version 1",
        says: EMULATED,
        shows: "An HVM guest with Xen's platform PCI device.",
        limits: "Not PVHVM.",
        versions: "Linux 2.6.36 to 5.10, at debug level",
        source: UNPLUG,
        ..Marker::PROOF
    };
    PLATFORM_UNRECOGNISED: [Has("Xen Platform PCI: unrecognised magic value")] => Marker {
        id: "dmesg/platform-pci-unrecognised",
        text: "Xen Platform PCI: unrecognised magic value",
        says: Says::XEN.modes(&[Hvm, HvmPvDrivers, Pvhvm, Pvh]),
        shows: "Xen's platform PCI device is missing or cannot unplug: PV drivers will not bind.",
        limits: "Not bare metal.",
        versions: "Linux 2.6.36 to 7.1",
        source: UNPLUG,
        ..Marker::HINT
    };
    PLATFORM_BLACKLISTED: [Has("Xen Platform: blacklisted by host")] => Marker {
        id: "dmesg/platform-pci-blacklisted",
        text: "Xen Platform: blacklisted by host",
        says: EMULATED,
        shows: "The host refuses PV drivers to this guest.",
        versions: "Linux 2.6.36 to 7.1",
        source: UNPLUG,
        ..Marker::PROOF
    };
    BLKFRONT_DISK: [StartsHas("blkfront: ", ": barrier"), StartsHas("blkfront: ", ": flush "), StartsHas("blkfront: ", " op failed")] => Marker {
        id: "dmesg/blkfront",
        text: "blkfront: <disk>: flush diskcache: enabled; persistent grants: enabled; …",
        says: PV_DISK,
        shows: "A paravirtual disk is connected.",
        limits: "Not the mode: PV, PVH, PVHVM and HVM with PV drivers have such disks.",
        versions: "Linux 2.6.24 to 7.1",
        source: BLKFRONT,
        ..Marker::PROOF
    };
    XVD_DISK: [
        Starts("xvd"), Starts(" xvd"), Has("(xvd"),
    ] => Marker {
        id: "dmesg/xvd-disk",
        text: "xvda: xvda1 xvda2, EXT4-fs (xvda1): …",
        says: PV_DISK,
        shows: "A disk named xvd…: the paravirtual disk driver of a Xen guest.",
        limits: "Not the mode.",
        versions: "Linux 2.6.18 to 7.1",
        source: "Linux Documentation/admin-guide/devices.txt, major 202",
        ..Marker::HINT
    };
    NETFRONT_INIT: [
        Starts("Initialising Xen virtual ethernet driver"),
        Starts("xen_netfront: Initialising Xen virtual ethernet driver"),
    ] => Marker {
        id: "dmesg/netfront",
        text: "xen_netfront: Initialising Xen virtual ethernet driver",
        says: Says::XEN,
        shows: "The paravirtual network driver was loaded on Xen.",
        limits: "Not that a network device exists, and not PVHVM: PV guests and even dom0 print it.",
        versions: "Linux 2.6.28 to 7.1; up to 3.10 with a full stop and without prefix",
        source: NETFRONT,
        ..Marker::PROOF
    };
    NETFRONT_DEVICE: [
        Starts("xen_netfront: backend supports XDP headroom"), Starts("xennet: skb rides the rocket"), StartsHas("vif vif-", " eth"), StartsHas("vif vif-", " enX"),
    ] => Marker {
        id: "dmesg/netfront-device",
        text: "xen_netfront: backend supports XDP headroom, xennet: skb rides the rocket: <n> slots",
        says: Says::XEN.modes(&[Pv, Pvh, HvmPvDrivers, Pvhvm]).subsystems(&[(Network, Paravirtualized)]),
        shows: "A paravirtual network device is connected.",
        versions: "Linux 2.6.28 to 7.1, the words by version",
        source: NETFRONT,
        ..Marker::PROOF
    };
    ROOT_DISK: [Has("root=/dev/xvd")] => Marker {
        id: "dmesg/root-on-xvd",
        text: "Command line: root=/dev/xvda1 …",
        says: Says::NOTHING.roles(&[Guest]),
        shows: "The system is asked for on a disk of Xen's, as guests have it.",
        limits: "Not that it is Xen, nor that the kernel found the disk.",
        versions: "all",
        source: BLKFRONT,
        ..Marker::HINT
    };
    FRONTEND_DEVICE: [
        StartsHas("xenbus_probe_frontend: ", "device/"),
        Starts("xenbus_probe_frontend: Waiting for devices to initialise"),
        StartsHas("XENBUS: ", "device/"),
    ] => Marker {
        id: "dmesg/xenbus-frontend",
        text: "xenbus_probe_frontend: Device with no driver: device/vbd/51712",
        says: Says::XEN.roles(&[Guest]),
        shows: "The toolstack gave this domain paravirtual devices: it is a guest.",
        limits: "Not the mode, and not that a driver took the device.",
        versions: "Linux 2.6.18 to 7.1",
        source: "Linux drivers/xen/xenbus/xenbus_probe_frontend.c, 3.1 to 7.1",
        ..Marker::PROOF
    };
    GRANT_TABLES: [
        StartsHas("Grant tables using version ", " layout"),
        StartsHas("xen:grant_table: Grant tables using version ", " layout"),
        Is("Grant table initialized"),
    ] => Marker {
        id: "dmesg/grant-tables",
        text: "xen:grant_table: Grant tables using version 1 layout",
        says: Says::XEN,
        shows: "The kernel shares memory through Xen's grant tables.",
        limits: "Not the mode.",
        versions: "Linux 2.6.18 to 7.1",
        source: "Linux drivers/xen/grant-table.c, 2.6.24 to 7.1",
        ..Marker::PROOF
    };
    BALLOON: [
        Starts("xen:balloon: Initialising balloon driver"),
        Starts("xen/balloon: Initialising balloon driver"),
        Starts("xen_balloon: Initialising balloon driver"),
        Starts("xen_mem: Initialising balloon driver"),
    ] => Marker {
        id: "dmesg/balloon",
        text: "xen:balloon: Initialising balloon driver",
        says: Says::XEN,
        shows: "The kernel can give memory back to Xen.",
        limits: "Not the mode.",
        versions: "Linux 2.6.18 to 7.1, the prefix by version",
        source: "Linux drivers/xen/balloon.c, 2.6.39 to 7.1",
        ..Marker::PROOF
    };
    BACKENDS: [
        Starts("xen-pciback: backend is "), Starts("xen_pciback: backend is "), Starts("xen_pciback: vpci: "),
        StartsHas("xen-blkback: ", "backend/"), StartsHas("xen-blkback: ", "ring-"), StartsHas("xen_blkback: ", "backend/"),
        Starts("blkback: ring-ref "), Starts("netback/xenbus ("), StartsHas("vif vif-", " vif"), Starts("pciback 0000:"),
        Starts("blk_tap: "),
    ] => Marker {
        id: "dmesg/backend",
        text: "xen-blkback: …, xen_pciback: backend is vpci",
        says: Says::XEN.roles(&[Dom0]),
        shows: "The kernel serves devices to other domains: dom0.",
        limits: "A driver domain prints it too; it is rare.",
        versions: "Linux 2.6.18 and 2.6.37 to 7.1",
        source: "Linux drivers/xen/xen-pciback, drivers/block/xen-blkback, drivers/net/xen-netback",
        ..Marker::HINT
    };
    VIF_BRIDGE: [StartsHas("xenbr", " entered "), StartsHas("vif", ".0: ")] => Marker {
        id: "dmesg/vif",
        text: "vif<domain>.<device>: …, xenbr0: port …",
        says: Says::XEN.roles(&[Dom0]),
        shows: "The host's end of a guest's network device: dom0 or a driver domain.",
        versions: "all",
        source: "Xen tools/hotplug/Linux/vif-bridge",
        ..Marker::HINT
    };
    XENLINUX_NETFRONT: [
        Starts("netfront: Initialising virtual ethernet driver"),
        Starts("xen-vbd: registered block device major"),
    ] => Marker {
        id: "dmesg/xenlinux-frontend",
        text: "netfront: Initialising virtual ethernet driver., xen-vbd: registered block device major <n>",
        says: Says::XEN.modes(&[Pv, HvmPvDrivers]),
        shows: "XenLinux front ends: PV, or an HVM guest with the unmodified drivers.",
        limits: "Not a guest: XenServer's dom0 has front ends too.",
        versions: XENLINUX,
        source: "XenLinux 2.6.18 drivers/xen/netfront, drivers/xen/blkfront",
        ..Marker::PROOF
    };
}
