//! Machines that run guests, and machines without a hypervisor.

use crate::clue::Hypervisor::{AppleVz, Bhyve, Bochs, None, Parallels, Qemu, VirtualBox};
use crate::clue::Role::{BareMetal, Guest, Host};
use crate::clue::{Layer, Marker, Origin, Says};

use super::Look::{Has, Is, Starts, StartsHas};

const SYSTEMD: Marker = Marker {
    id: "dmesg/systemd-detected",
    text: "systemd[1]: Detected virtualization <word>.",
    shows: "systemd took the machine for a virtual one.",
    versions: "systemd 44 and newer",
    source: "systemd 257.13 src/core/main.c",
    ..Marker::HINT
};

signs! {
    KVM_MODULE: [
        Starts("kvm: Nested Virtualization enabled"), Starts("kvm_amd: Nested Virtualization enabled"),
        StartsHas("SVM: ", "enabled"), StartsHas("SVM: ", "supported"), StartsHas("kvm_intel: ", "VMX"),
        StartsHas("kvm_amd: ", "supported"), StartsHas("kvm_amd: ", "enabled"), Starts("kvm: SMP vm created on host"),
    ] => Marker {
        id: "dmesg/kvm-module",
        text: "kvm: Nested Virtualization enabled, SVM: kvm: Nested Paging enabled",
        says: Says::NOTHING.roles(&[Host, Guest]),
        shows: "The KVM module was loaded: the machine could run guests.",
        limits: "Not a host for sure, and not bare metal: a guest with nested virtualization prints it too.",
        versions: "Linux 2.6.20 to 7.1",
        source: "Linux arch/x86/kvm/svm and vmx",
        ..Marker::HINT
    };
    KVM_DISABLED: [StartsHas("kvm: ", "disabled by bios"), Is("kvm: support for 'kvm_intel' disabled by bios"),
        Has("VMX (outside TXT) disabled by BIOS")] => Marker {
        id: "dmesg/kvm-disabled",
        text: "kvm: disabled by bios",
        says: Says::NOTHING,
        shows: "The processor could run guests, and the firmware forbids it.",
        versions: "Linux 2.6.20 to 7.1",
        source: "Linux arch/x86/kvm",
        ..Marker::HINT
    };
    NO_HYPERVISOR_LINE: [] => Marker {
        id: "dmesg/no-hypervisor-line",
        text: "(no Hypervisor detected line in a complete boot)",
        says: Says::NOTHING.hypervisors(&[None, Qemu, VirtualBox, Parallels, Bhyve, Bochs, AppleVz]),
        shows: "The boot is complete and no hypervisor that the kernel knows reported itself.",
        limits: "A hypervisor may hide, and QEMU without KVM, VirtualBox and bhyve are not known to the kernel.",
        versions: "Linux 3.6 to 7.1 on x86",
        source: "Linux arch/x86/kernel/cpu/hypervisor.c, 3.1 to 7.1",
        ..Marker::HINT
    };
    REAL_BOARD: [] => Marker {
        id: "dmesg/real-board",
        text: "DMI: <a maker of real machines>",
        says: Says::NOTHING.from(Origin::Firmware).hypervisors(&[None]).roles(&[BareMetal, Host]),
        layer: Layer::Board,
        shows: "The board is no hypervisor's, and the boot shows none: a machine of its own.",
        limits: "A hypervisor can show any board and hide itself.",
        versions: "all",
        source: "systemd 257.13 src/basic/virt.c, list of virtual boards",
        ..Marker::HINT
    };
    ARM_EL2: [Starts("CPU: All CPU(s) started at EL2"), StartsHas("kvm [", "mode initialized successfully")] => Marker {
        id: "dmesg/arm-el2",
        text: "CPU: All CPU(s) started at EL2, kvm [1]: VHE mode initialized successfully",
        says: Says::NOTHING.hypervisors(&[None]).roles(&[BareMetal, Host]),
        shows: "The kernel itself has the level of a hypervisor: nobody is below it.",
        limits: "A guest that may run guests of its own has it too; that is rare.",
        versions: "Linux 3.10 to 7.1 on Arm",
        source: "Linux arch/arm64/kernel/smp.c, arch/arm64/kvm/arm.c",
        ..Marker::HINT
    };
    POWERNV: [Is("Using PowerNV machine description"), StartsHas("Hardware name: ", " opal:")] => Marker {
        id: "dmesg/powernv",
        text: "Using PowerNV machine description",
        says: Says::NOTHING.hypervisors(&[None]).roles(&[BareMetal, Host]),
        shows: "A Power machine without PowerVM: Linux is the first system on it.",
        limits: "QEMU can emulate such a machine.",
        versions: "Linux 3.2 to 7.1 on Power",
        source: "Linux arch/powerpc/platforms/powernv/setup.c",
        ..Marker::HINT
    };
    SYSTEMD_SAYS: [Starts("systemd[1]: Detected virtualization "), Starts("Detected virtualization ")] => Marker {
        layer: Layer::Board,
        limits: "It answers one word: in a Xen dom0 it names the layer around Xen, or nothing, or xen.",
        ..SYSTEMD
    };
    SYSTEMD_SAYS_OWN: [] => Marker {
        id: "dmesg/systemd-detected-xen",
        text: "systemd[1]: Detected virtualization <xen | docker | lxc | …>.",
        limits: "It tells no mode. A board that says Xen gives the word too.",
        ..SYSTEMD
    };
}
