//! Kernel modules that tell something of the machine.

use crate::clue::Hypervisor::{HyperV, Kvm, Qemu, VirtualBox, Vmware};
use crate::clue::Mode::{Hvm, HvmPvDrivers, Pv, Pvh, Pvhvm};
use crate::clue::Role::{Dom0, Guest, Host};
use crate::clue::State::Paravirtualized;
use crate::clue::Subsystem::Disk;
use crate::clue::{Clue, Layer, Marker, Says, Strength};
use crate::text::Span;

const LOADED: Marker = Marker {
    limits: "A module that is loaded need not be in use.",
    versions: "all",
    source: "Linux drivers/xen, drivers/block/xen-blkfront.c, drivers/net/xen-netfront.c, 2.6.37 to 7.1",
    ..Marker::HINT
};

/// Their start refuses where the kernel is no Xen domain.
static XEN_ONLY: Marker = Marker {
    id: "lsmod/xen",
    text: "xen_blkfront, xen_netfront, xen_evtchn, xen_gntdev, xen_privcmd, …",
    says: Says::XEN,
    strength: Strength::Proof,
    shows: "A module that can be loaded only on Xen.",
    limits: "Not the mode, and not dom0 or guest: a dom0 loads xen_blkfront and xen_netfront too.",
    ..LOADED
};

static XEN_FRONT: Marker = Marker {
    id: "lsmod/xen-frontend",
    text: "xen_blkfront <size> <uses above 0>",
    says: Says::XEN.roles(&[Guest]),
    shows: "The driver of a disk that another domain serves: a guest.",
    limits: "A domain that also serves others may be a driver domain, or a dom0.",
    ..LOADED
};

static XEN_DOM0: Marker = Marker {
    id: "lsmod/xen-backend",
    text: "xen_netback, xen_blkback, xen_pciback, xen_acpi_processor, …",
    says: Says::XEN.modes(&[Pv, Pvh]).roles(&[Dom0]),
    shows: "A module that serves other domains: dom0.",
    limits: "A driver domain, which may be HVM, has them too; it is rare.",
    ..LOADED
};

static XEN_PLATFORM: Marker = Marker {
    id: "lsmod/xen-platform-pci",
    text: "xen_platform_pci",
    says: Says::XEN.modes(&[Hvm, HvmPvDrivers, Pvhvm]).roles(&[Guest]),
    shows: "The driver of the device that only Xen's HVM guests have.",
    limits: "In most kernels it is built in, and not listed.",
    ..LOADED
};

static KVM_USED: Marker = Marker {
    id: "lsmod/kvm-in-use",
    text: "kvm_intel <size> <uses above 0>, kvm_amd",
    says: Says::NOTHING.roles(&[Host, Guest]),
    layer: Layer::Board,
    shows: "Guests of KVM run on this machine.",
    limits: "The machine may be a guest itself. With 0 uses the module tells only that guests could run.",
    source: "Linux arch/x86/kvm, virt/kvm/kvm_main.c",
    ..LOADED
};

static OF_BOARD: Marker = Marker {
    id: "lsmod/of-board",
    text: "hv_vmbus, vmw_balloon, vboxguest, qemu_fw_cfg, …",
    layer: Layer::Board,
    shows: "A module for devices that this hypervisor has.",
    limits: "It can be loaded by hand elsewhere. In a Xen dom0 the devices are those of the machine around Xen.",
    source: "Linux drivers/hv, drivers/misc/vmw_balloon.c, drivers/virt/vboxguest, drivers/firmware/qemu_fw_cfg.c",
    ..LOADED
};

static VIRTIO_DISK: Marker = Marker {
    id: "lsmod/virtio-disk",
    text: "virtio_blk <size> <uses above 0>",
    says: Says::NOTHING.subsystems(&[(Disk, Paravirtualized)]),
    shows: "A paravirtual virtio disk is in use.",
    limits: "Not KVM alone: QEMU, bhyve, Firecracker and clouds have virtio disks.",
    source: "Linux drivers/block/virtio_blk.c",
    ..LOADED
};

/// Every marker of a module.
pub static MARKERS: &[&Marker] = &[&XEN_ONLY, &XEN_FRONT, &XEN_DOM0, &XEN_PLATFORM, &KVM_USED, &OF_BOARD, &VIRTIO_DISK];

const XEN_MODULES: &[&str] = &[
    "xen_blkfront",
    "xen_netfront",
    "xen_evtchn",
    "xen_gntdev",
    "xen_gntalloc",
    "xen_privcmd",
    "xen_kbdfront",
    "xen_fbfront",
    "xen_pcifront",
    "xen_scsifront",
    "xen_hcd",
    "xen_wdt",
    "xenblk",
    "xennet",
    "xen_vbd",
    "xen_vnif",
];
const XEN_BACKENDS: &[&str] = &[
    "xen_netback",
    "xen_blkback",
    "xen_pciback",
    "xen_scsiback",
    "xen_acpi_processor",
    "netbk",
    "blkbk",
    "blktap",
    "netloop",
];

const ON: Says = Says::NOTHING;
const HOST: Says = Says::NOTHING.roles(&[Host, Guest]);

/// Modules of other hypervisors and clouds.
static OTHERS: &[(&[&str], Says, &str)] = &[
    (
        &["hv_vmbus", "hv_netvsc", "hv_storvsc", "hyperv_fb", "hyperv_drm"],
        ON.hypervisors(&[HyperV]),
        "Devices come over Hyper-V's bus.",
    ),
    (&["vmw_balloon"], ON.hypervisors(&[Vmware]), "VMware's memory balloon: the module refuses to load elsewhere."),
    (
        &["vmw_pvscsi", "vmxnet3"],
        ON.hypervisors(&[Vmware, Qemu, Kvm]),
        "Devices of VMware; QEMU emulates some of them.",
    ),
    (&["vboxguest", "vboxsf", "vboxvideo"], ON.hypervisors(&[VirtualBox]), "VirtualBox' additions for guests."),
    (&["vboxdrv", "vboxnetflt"], HOST, "VirtualBox is installed here: the machine runs guests of it."),
    (&["vmmon"], HOST, "VMware Workstation is installed here: the machine runs guests of it."),
    (&["qemu_fw_cfg"], ON.hypervisors(&[Kvm, Qemu]), "QEMU's configuration device is there."),
    (&["ena"], Says::NOTHING.platform("amazon-ec2"), "The network card of Amazon EC2."),
    (&["gve"], ON.platform("google-compute-engine"), "The network card of Google Compute Engine."),
];

/// What a module tells, and what its being in use tells besides.
pub fn clues(name: &str, in_use: bool, span: Span) -> impl Iterator<Item = Clue> {
    let front = in_use && name == "xen_blkfront";
    clue(name, in_use, span).into_iter().chain(front.then(|| Clue::new(&XEN_FRONT, span)))
}

fn clue(name: &str, in_use: bool, span: Span) -> Option<Clue> {
    let marker = match name {
        "kvm_intel" | "kvm_amd" if in_use => &KVM_USED,
        "virtio_blk" if in_use => &VIRTIO_DISK,
        "xen_platform_pci" => &XEN_PLATFORM,
        _ if XEN_MODULES.contains(&name) => &XEN_ONLY,
        _ if XEN_BACKENDS.contains(&name) => &XEN_DOM0,
        _ => {
            let (_, says, shows) = OTHERS.iter().find(|(names, ..)| names.contains(&name))?;
            return Some(Clue { marker: &OF_BOARD, span, says: *says, detail: (*shows).to_owned() });
        }
    };
    Some(Clue::new(marker, span))
}
