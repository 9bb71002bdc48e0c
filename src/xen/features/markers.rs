//! What feature bits show of the domain that sees them.

use crate::clue::{Marker, Mode, Role, Says};

const KERNEL_C: &str = "xen/common/kernel.c XENVER_get_features, Xen 3.0.3 to 4.22";
const UNUSED: &str = "Features are what Xen offers, not what the kernel uses: an HVM guest shows them without any \
                      paravirtual driver.";

/// Every marker of feature bits. They are named after the room of the bare value.
pub static MARKERS: &[&Marker] = &[
    &VALUE,
    &ARM,
    &PV,
    &PV_EARLY,
    &PVH_V1,
    &HVM,
    &HVM_EARLY,
    &CONTAINER,
    &HVM_4_0,
    &PVH_LIKELY,
    &DOM0,
    &GUEST,
    &NUMBER,
];

pub(super) static VALUE: Marker = Marker {
    id: "xen-features/value",
    text: "/sys/hypervisor/properties/features: <hex>",
    says: Says::XEN,
    shows: "Only a kernel that runs on Xen has feature bits to show.",
    limits: "These bits do not tell the mode.",
    versions: "Linux 2.6.30 or newer; XenLinux",
    source: "Linux drivers/xen/sys-hypervisor.c",
    ..Marker::PROOF
};

pub(super) static ARM: Marker = Marker {
    id: "xen-features/arm",
    text: "bit 14, or bit 2 without bits 8 and 9 on Xen 4.2 or newer",
    says: Says::XEN,
    shows: "An Arm domain on Xen. Arm has one kind of domain, not the modes of x86.",
    versions: "Xen 4.3 or newer",
    source: KERNEL_C,
    ..Marker::PROOF
};

pub(super) static PV: Marker = Marker {
    id: "xen-features/pv",
    text: "bit 2 clear, and bit 5, 6 or 7 set",
    says: Says::XEN.modes(&[Mode::Pv]),
    shows: "Xen does not translate this domain's memory and offers it PV features: it is paravirtualized.",
    limits: "Whether it is dom0 is told by bit 11, and only on Xen 4.2 or newer.",
    versions: "Xen 3.2 or newer",
    source: KERNEL_C,
    ..Marker::PROOF
};

pub(super) static PV_EARLY: Marker = Marker {
    id: "xen-features/pv-early",
    text: "bit 2 clear, and bits 5, 6 and 7 clear",
    says: Says::XEN.modes(&[Mode::Pv]),
    shows: "Xen does not translate this domain's memory, so it is paravirtualized, as on Xen 3.0 and 3.1.",
    limits: "A value of 0 is also what is left when a value was lost.",
    versions: "Xen 3.0 and 3.1",
    source: KERNEL_C,
    ..Marker::HINT
};

pub(super) static PVH_V1: Marker = Marker {
    id: "xen-features/pvh-v1",
    text: "bits 2 and 3 set",
    says: Says::XEN.modes(&[Mode::Pvh]),
    shows: "Translated memory and a kernel in ring 0: the first, experimental kind of PVH.",
    versions: "Xen 4.4 to 4.8",
    source: "xen/common/kernel.c, Xen 4.4 to 4.8",
    ..Marker::PROOF
};

pub(super) static HVM: Marker = Marker {
    id: "xen-features/hvm",
    text: "bits 2, 8, 9 and 10 set",
    says: Says::XEN.modes(&[Mode::Hvm, Mode::HvmPvDrivers, Mode::Pvhvm]).roles(&[Role::Guest]),
    shows: "Translated memory and hvm_pirqs: an HVM guest. PVH never has hvm_pirqs, and no dom0 is HVM.",
    limits: UNUSED,
    versions: "Xen 4.1 or newer",
    source: KERNEL_C,
    ..Marker::PROOF
};

pub(super) static HVM_EARLY: Marker = Marker {
    id: "xen-features/hvm-early",
    text: "bit 2 set, bits 8 and 9 clear",
    says: Says::XEN.modes(&[Mode::Hvm, Mode::HvmPvDrivers]),
    shows: "Translated memory, but neither callback vector nor clock: an HVM guest of Xen before 4.0.1. PVHVM is not \
            possible there.",
    limits: "An Arm guest of Xen 4.3 to 4.5 shows the same.",
    versions: "Xen 3.0 to 4.0.0",
    source: KERNEL_C,
    ..Marker::HINT
};

pub(super) static CONTAINER: Marker = Marker {
    id: "xen-features/hardware-container",
    text: "bits 2, 8 and 9 set, bit 10 clear",
    says: Says::XEN.modes(&[Mode::Pvh, Mode::Hvm, Mode::HvmPvDrivers, Mode::Pvhvm]),
    shows: "Translated memory with callback vector and clock: PVH or HVM, not PV.",
    limits: "Since Xen 4.19 an HVM guest lacks hvm_pirqs by default, so the bits no longer tell HVM from PVH.",
    versions: "Xen 4.0.1 or newer",
    source: KERNEL_C,
    ..Marker::PROOF
};

pub(super) static HVM_4_0: Marker = Marker {
    id: "xen-features/hvm-4.0",
    text: "bits 2, 8 and 9 set, bit 10 and all above clear",
    says: Says::XEN.modes(&[Mode::Hvm, Mode::HvmPvDrivers, Mode::Pvhvm]).roles(&[Role::Guest]),
    shows: "No hvm_pirqs and none of the newer bits: an HVM guest of Xen 4.0, which knew no PVH.",
    limits: UNUSED,
    versions: "Xen 4.0.1 to 4.0.4",
    source: KERNEL_C,
    ..Marker::HINT
};

pub(super) static PVH_LIKELY: Marker = Marker {
    id: "xen-features/no-pirqs",
    text: "bits 2, 8, 9 and 13 set, bits 10 and 20 clear",
    says: Says::XEN.modes(&[Mode::Pvh]),
    shows: "No hvm_pirqs before Xen 4.19, where HVM guests have them by default: PVH.",
    limits: "An HVM guest that was created without hvm_pirqs shows the same.",
    versions: "Xen 4.9 to 4.18",
    source: KERNEL_C,
    ..Marker::HINT
};

pub(super) static DOM0: Marker = Marker {
    id: "xen-features/dom0",
    text: "bit 11 set",
    says: Says::XEN.modes(&[Mode::Pv, Mode::Pvh]).roles(&[Role::Dom0]),
    shows: "Bit 11 is set for the domain that owns the hardware: dom0.",
    versions: "Xen 4.2 or newer",
    source: KERNEL_C,
    ..Marker::PROOF
};

pub(super) static GUEST: Marker = Marker {
    id: "xen-features/not-dom0",
    text: "bit 11 clear on Xen 4.6 or newer",
    says: Says::XEN.roles(&[Role::Guest]),
    shows: "Bit 11 is clear, and other bits show a Xen that sets it for dom0: this is a guest.",
    limits: "With a separate hardware domain, an arrangement hardly used, the control domain shows the same.",
    versions: "Xen 4.6 or newer",
    source: KERNEL_C,
    ..Marker::PROOF
};

pub(super) static NUMBER: Marker = Marker {
    id: "xen-features/number-alone",
    text: "<hex>",
    says: Says::XEN,
    shows: "The number looks like Xen's feature bits.",
    limits: "Nothing in the text says that it is one: paste it with the command that printed it.",
    versions: "Linux 2.6.30 or newer",
    source: KERNEL_C,
    ..Marker::HINT
};
