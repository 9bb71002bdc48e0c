//! Devices that tell something of the machine.

use crate::clue::Hypervisor::{
    self, Acrn, AppleVz, Bhyve, Bochs, HyperV, Kvm, Parallels, Qemu, VirtualBox, Vmware, Xen,
};
use crate::clue::Mode::{Hvm, HvmPvDrivers, Pvhvm};
use crate::clue::Role::{Dom0, Guest};
use crate::clue::State::Paravirtualized;
use crate::clue::Subsystem::{Disk, Network};
use crate::clue::{Clue, Hypervisors, Layer, Marker, Says, Strength};
use crate::section::Section;
use crate::text::Span;

const DEVICE: Marker = Marker {
    layer: Layer::Board,
    shows: "A device that real machines do not have.",
    limits: "In a Xen PV domain or dom0 the devices are those of the machine around Xen. Hypervisors emulate each \
             other's devices.",
    versions: "all",
    source: "The PCI ID Repository, pci.ids 2023.04.11; virt-what 1.25, util-linux 2.41 sys-utils/lscpu-virt.c",
    ..Marker::HINT
};

static KNOWN: Marker =
    Marker { id: "lspci/device", text: "[15ad:…], [80ee:…], [1414:5353], [1d0f:…], virtio …", ..DEVICE };

static XEN_PLATFORM: Marker = Marker {
    id: "lspci/xen-platform",
    text: "XenSource, Inc. Xen Platform Device [5853:0001]",
    says: Says::XEN.modes(&[Hvm, HvmPvDrivers, Pvhvm]).roles(&[Guest]),
    shows: "The device through which Xen's HVM guests reach their PV drivers: not PV, not PVH.",
    limits: "Not that PV drivers are in use. KVM can show it to guests that were made for Xen.",
    ..DEVICE
};

static BY_QEMU: Marker = Marker {
    id: "lspci/by-qemu",
    text: "Subsystem: Red Hat, Inc. QEMU Virtual Machine [1af4:1100]",
    says: Says::NOTHING.hypervisors(&[Kvm, Qemu, Xen]).roles(&[Guest, Dom0]),
    strength: Strength::Proof,
    shows: "QEMU emulates this device.",
    limits: "Not KVM or emulation: QEMU does both, and Xen's HVM guests have QEMU's devices. A Xen dom0 sees those of \
             the machine around Xen.",
    source: "QEMU include/hw/pci/pci.h (PCI_SUBVENDOR_ID_REDHAT_QUMRANET)",
    ..DEVICE
};

pub(super) static MARKERS: &[&Marker] = &[&KNOWN, &XEN_PLATFORM, &BY_QEMU];

const fn on(hypervisors: &[Hypervisor]) -> Says {
    Says::NOTHING.hypervisors(hypervisors)
}

const VIRTUAL: Says = Says { hypervisors: Hypervisors::but(&[Hypervisor::None]), ..Says::NOTHING };
const VIRTIO: Says = on(&[Kvm, Qemu, VirtualBox, Bhyve, AppleVz, HyperV, Acrn]);
const VIRTIO_DISK: Says = VIRTIO.subsystems(&[(Disk, Paravirtualized)]);
const VIRTIO_NET: Says = VIRTIO.subsystems(&[(Network, Paravirtualized)]);

/// Parts of a name, parts of an id, what they say. The first row that fits counts.
static DEVICES: &[(&[&str], &[&str], Says, &str)] = &[
    (&["VirtualBox"], &["80ee:"], on(&[VirtualBox]), "A device of VirtualBox."),
    (
        &["VMware Virtual Machine Communication", "VMware PCI"],
        &["15ad:0740", "15ad:0790", "15ad:07a0"],
        on(&[Vmware]),
        "A device of VMware's machines.",
    ),
    (
        &["VMware SVGA", "VMware VMXNET3", "VMware PVSCSI"],
        &["15ad:"],
        on(&[Vmware, VirtualBox, Kvm, Qemu]),
        "A device of VMware; VirtualBox and QEMU emulate it.",
    ),
    (&["Parallels"], &["1ab8:"], on(&[Parallels]), "A device of Parallels."),
    (&["Hyper-V virtual VGA"], &["1414:5353"], on(&[HyperV]), "The screen of Hyper-V's first generation."),
    (&["1234:1111"], &["1234:1111"], on(&[Bochs, Kvm, Qemu, Xen]), "The screen of Bochs and QEMU."),
    (
        &["QXL paravirtual", "QEMU PCI", "QEMU XHCI", "QEMU NVM"],
        &["1b36:"],
        on(&[Kvm, Qemu, Xen]),
        "A device that QEMU emulates.",
    ),
    (&["Virtio network", "Virtio 1.0 network"], &["1af4:1000", "1af4:1041"], VIRTIO_NET, "A virtio network card."),
    (
        &["Virtio block", "Virtio SCSI", "Virtio 1.0 block", "Virtio 1.0 SCSI"],
        &["1af4:1001", "1af4:1004", "1af4:1042", "1af4:1048"],
        VIRTIO_DISK,
        "A virtio disk or disk controller.",
    ),
    (&["Virtio "], &["1af4:10"], VIRTIO, "A virtio device."),
    (
        &["Amazon.com, Inc. Elastic", "Amazon.com, Inc. NVMe"],
        &["1d0f:"],
        Says::NOTHING.platform("amazon-ec2"),
        "A device of Amazon EC2, virtual or metal.",
    ),
    (&["gVNIC"], &["1ae0:0042"], on(&[Kvm]).platform("google-compute-engine"), "The network card of Google's cloud."),
    (&[], &["1275:1275", "fb5d:"], on(&[Bhyve]), "A device of bhyve."),
    (
        &["440FX - 82441FX"],
        &["8086:1237"],
        VIRTUAL,
        "A chipset of 1996: on a machine of today it is emulated, by QEMU, Xen HVM or VirtualBox.",
    ),
    (
        &["82443BX"],
        &["8086:7190", "8086:7192"],
        on(&[Vmware, HyperV]),
        "A chipset of 1998: on a machine of today it is VMware's or Hyper-V's.",
    ),
    (&["Cirrus Logic GD 5446"], &["1013:00b8"], VIRTUAL, "A screen of 1996: on a machine of today it is emulated."),
];

/// Adds what a device's name and id tell. A clue is added once.
pub(super) fn add(section: &mut Section, text: &str, span: Span) {
    let Some(clue) = clue(text, span) else { return };
    let same = |other: &Clue| std::ptr::eq(other.marker, clue.marker) && other.says == clue.says;
    if !section.clues.iter().any(same) {
        section.clues.push(clue);
    }
}

fn clue(text: &str, span: Span) -> Option<Clue> {
    if text.contains("Xen Platform Device") || has_id(text, "5853:") {
        return Some(Clue::new(&XEN_PLATFORM, span));
    }
    if text.contains("QEMU Virtual Machine") || text.contains("Qemu virtual machine") || has_id(text, "1af4:1100") {
        return Some(Clue::new(&BY_QEMU, span));
    }
    let fits = |row: &&(&[&str], &[&str], Says, &str)| {
        row.0.iter().any(|name| text.contains(name)) || row.1.iter().any(|id| has_id(text, id))
    };
    let (.., says, shows) = DEVICES.iter().find(fits)?;
    Some(Clue { marker: &KNOWN, span, says: *says, detail: (*shows).to_owned() })
}

/// Whether a text has an id, in brackets or at its start as `-n` prints it.
fn has_id(text: &str, id: &str) -> bool {
    let brackets = text.match_indices('[').filter_map(|(at, _)| text.get(at + 1..));
    brackets.chain(std::iter::once(text)).any(|rest| rest.starts_with(id))
}
