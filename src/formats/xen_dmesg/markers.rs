//! What the hypervisor's log says about the machine.

use crate::clue::{Hypervisor, Layer, Marker, Mode, Role, Says, Strength};

const BUILD: &str = "xen/arch/x86/pv/dom0_build.c and hvm/dom0_build.c, Xen 4.11 to 4.22";
const ACPI: &str = "OEM id of the ACPI tables; xen/drivers/acpi/tables/tbutils.c prints it";

const XEN_DOM0: Says = Says::XEN.roles(&[Role::Dom0]);

pub(super) static CONSOLE: Marker = Marker {
    id: "xen-dmesg/console",
    text: "(XEN) <message>",
    says: XEN_DOM0,
    shows: "The Xen hypervisor printed this line itself: the text is of a Xen host, from its dom0 or its serial console.",
    limits: "Whether dom0 is PV or PVH.",
    versions: "all versions of Xen",
    source: "xen/drivers/char/console.c, Xen 4.0 to 4.22",
    ..Marker::PROOF
};

pub(super) static PV_DOM0: Marker = Marker {
    id: "xen-dmesg/pv-dom0",
    text: "*** Building a PV Dom0 ***",
    says: XEN_DOM0.modes(&[Mode::Pv]),
    shows: "The hypervisor started a paravirtualized dom0.",
    limits: "The mode of the guests: each has its own.",
    versions: "Xen 4.11 or newer, x86",
    source: BUILD,
    ..Marker::PROOF
};

pub(super) static PVH_DOM0: Marker = Marker {
    id: "xen-dmesg/pvh-dom0",
    text: "*** Building a PVH Dom0 ***",
    says: XEN_DOM0.modes(&[Mode::Pvh]),
    shows: "The hypervisor started dom0 in a hardware container (PVH).",
    limits: "The mode of the guests: each has its own.",
    versions: "Xen 4.11 or newer, x86",
    source: BUILD,
    ..Marker::PROOF
};

pub(super) static EARLY_PVH_DOM0: Marker = Marker {
    id: "xen-dmesg/pvh-dom0-4.9",
    text: "** Building a PVH Dom0 **",
    says: XEN_DOM0.modes(&[Mode::Pvh]),
    shows: "The hypervisor tried to start a PVH dom0.",
    limits: "That it worked: releases 4.9 and 4.10 could not yet.",
    versions: "Xen 4.9 and 4.10",
    source: "xen/arch/x86/hvm/dom0_build.c, Xen 4.9 and 4.10",
    ..Marker::HINT
};

pub(super) static LOADING_DOM0: Marker = Marker {
    id: "xen-dmesg/loading-dom0",
    text: "*** LOADING DOMAIN 0 ***",
    says: XEN_DOM0.modes(&[Mode::Pv]),
    shows: "An x86 hypervisor before 4.11 loaded dom0, which was PV there.",
    limits: "The experimental dom0pvh option of Xen 4.4 to 4.8 printed the same.",
    versions: "Xen 3.0 to 4.10, x86; Arm prints it still, and has no PV",
    source: "xen/arch/x86/domain_build.c, Xen 4.0 to 4.8; pv/dom0_build.c, Xen 4.9 and 4.10",
    ..Marker::HINT
};

pub(super) static DOM0_PVH_OPTION: Marker = Marker {
    id: "xen-dmesg/dom0-pvh-option",
    text: "Command line: … dom0=pvh …",
    says: XEN_DOM0.modes(&[Mode::Pvh]),
    shows: "The hypervisor was told to start dom0 as PVH.",
    limits: "That it did.",
    versions: "Xen 4.9 or newer",
    source: "docs/misc/xen-command-line.pandoc, Xen 4.20",
    ..Marker::HINT
};

pub(super) static SHIM: Marker = Marker {
    id: "xen-dmesg/pv-shim",
    text: "*** Building a PV Dom<n> ***",
    says: Says::XEN.modes(&[Mode::Pv]).roles(&[Role::Guest]),
    shows: "This hypervisor is the PV shim: it runs inside a PVH guest and serves one PV guest. The log is the guest's.",
    limits: "Anything about the host.",
    versions: "Xen 4.10 or newer, with pv-shim",
    source: "xen/arch/x86/pv/shim.c, Xen 4.10 to 4.22; pv/dom0_build.c prints the number",
    ..Marker::PROOF
};

pub(super) static GUEST_LINE: Marker = Marker {
    id: "xen-dmesg/guest-line",
    text: "(d<n>) <message>",
    says: XEN_DOM0,
    shows: "A guest printed this through the console of a Xen host.",
    limits: "What the guest is: its lines stand here, but it is another machine.",
    versions: "all versions of Xen",
    source: "xen/drivers/char/console.c, guest_console_write, Xen 4.20",
    ..Marker::HINT
};

/// Xen that is itself a guest says so.
pub(super) static ON_XEN: Marker = Marker {
    id: "xen-dmesg/running-on-xen",
    text: "Running on Xen",
    says: Says::XEN,
    layer: Layer::Board,
    shows: "The hypervisor itself runs as a guest of another Xen.",
    versions: "Xen 4.14 or newer",
    source: "xen/arch/x86/guest/xen/xen.c, Xen 4.14 to 4.22",
    ..Marker::PROOF
};

pub(super) static ON_HYPER_V: Marker = Marker {
    id: "xen-dmesg/running-on-hyper-v",
    text: "Running on Hyper-V",
    says: Says::NOTHING.hypervisors(&[Hypervisor::HyperV]),
    layer: Layer::Board,
    shows: "The hypervisor itself runs as a guest of Hyper-V.",
    versions: "Xen 4.14 or newer",
    source: "xen/arch/x86/guest/hyperv/hyperv.c, Xen 4.14 to 4.22",
    ..Marker::PROOF
};

const fn firmware(id: &'static str, text: &'static str, makers: &'static [Hypervisor], shows: &'static str) -> Marker {
    Marker {
        id,
        text,
        says: Says::NOTHING.hypervisors(makers),
        strength: Strength::Hint,
        layer: Layer::Board,
        shows,
        limits: "Firmware tables can be set by hand.",
        versions: "all",
        source: ACPI,
    }
}

/// The makers of virtual firmware, by the OEM id that their ACPI root pointer carries.
pub(super) static FIRMWARE: &[(&str, &Marker)] = &[
    ("BOCHS", &QEMU),
    ("VBOX", &VIRTUALBOX),
    ("PTLTD", &VMWARE),
    ("VMWARE", &VMWARE),
    ("Xen", &XEN),
    ("VRTUAL", &HYPER_V),
    ("PRLS", &PARALLELS),
    ("BHYVE", &BHYVE),
    ("AMAZON", &AMAZON),
    ("Google", &GOOGLE),
];

static QEMU: Marker = firmware(
    "xen-dmesg/firmware-qemu",
    "ACPI: RSDP … (r0 BOCHS )",
    &[Hypervisor::Qemu, Hypervisor::Kvm],
    "The firmware below Xen is that of QEMU: the host is itself a virtual machine.",
);
static VIRTUALBOX: Marker = firmware(
    "xen-dmesg/firmware-virtualbox",
    "ACPI: RSDP … (r2 VBOX )",
    &[Hypervisor::VirtualBox],
    "The firmware below Xen is that of VirtualBox: the host is itself a virtual machine.",
);
static VMWARE: Marker = firmware(
    "xen-dmesg/firmware-vmware",
    "ACPI: RSDP … (r2 PTLTD )",
    &[Hypervisor::Vmware],
    "The firmware below Xen is that of VMware: the host is itself a virtual machine.",
);
static XEN: Marker = firmware(
    "xen-dmesg/firmware-xen",
    "ACPI: RSDP … (r2 Xen )",
    &[Hypervisor::Xen],
    "The firmware below Xen is that of an HVM guest of another Xen.",
);
static HYPER_V: Marker = firmware(
    "xen-dmesg/firmware-hyper-v",
    "ACPI: RSDP … (r0 VRTUAL)",
    &[Hypervisor::HyperV],
    "The firmware below Xen is that of Hyper-V: the host is itself a virtual machine.",
);
static PARALLELS: Marker = firmware(
    "xen-dmesg/firmware-parallels",
    "ACPI: RSDP … (r2 PRLS )",
    &[Hypervisor::Parallels],
    "The firmware below Xen is that of Parallels: the host is itself a virtual machine.",
);
static BHYVE: Marker = firmware(
    "xen-dmesg/firmware-bhyve",
    "ACPI: RSDP … (r2 BHYVE )",
    &[Hypervisor::Bhyve],
    "The firmware below Xen is that of bhyve: the host is itself a virtual machine.",
);
static AMAZON: Marker = Marker {
    says: Says::NOTHING.platform("amazon-ec2"),
    ..firmware(
        "xen-dmesg/firmware-amazon",
        "ACPI: RSDP … (r2 AMAZON)",
        &[],
        "The firmware below Xen is that of Amazon EC2.",
    )
};
static GOOGLE: Marker = Marker {
    says: Says::NOTHING.platform("google-compute-engine").hypervisors(&[Hypervisor::Kvm]),
    ..firmware(
        "xen-dmesg/firmware-google",
        "ACPI: RSDP … (r0 Google)",
        &[],
        "The firmware below Xen is that of Google Compute Engine, which runs on KVM.",
    )
};

/// Every marker of the room.
pub(super) static MARKERS: &[&[&Marker]] = &[
    &[&CONSOLE, &GUEST_LINE, &SHIM],
    &[&PV_DOM0, &PVH_DOM0, &EARLY_PVH_DOM0, &LOADING_DOM0, &DOM0_PVH_OPTION],
    &[&ON_XEN, &ON_HYPER_V],
    &[&QEMU, &VIRTUALBOX, &VMWARE, &XEN, &HYPER_V, &PARALLELS, &BHYVE, &AMAZON, &GOOGLE],
];
