//! Kernels of another kind on Xen: XenLinux, Arm; and what an oops shows of the mode.

use crate::clue::Mode::{Hvm, HvmPvDrivers, Pv, Pvh, Pvhvm};
use crate::clue::Role::Guest;
use crate::clue::{Marker, Modes, Says};

use super::Look::{Is, Starts, StartsHas};

const XENLINUX: &str = "XenLinux 2.6.18 (RHEL 5, SLES 10 and 11, Debian lenny)";

const PV: Says = Says::XEN.modes(&[Pv]);
/// Arm has one kind of domain.
const ARM: Says = Says { modes: Modes::NONE, ..Says::XEN };

signs! {
    OOPS_SEGMENT: [Starts("RIP: e030:"), Starts("RIP e030:"), Starts("RIP: e033:"), StartsHas("EIP: ", "0061:["), StartsHas("CS:  e030 ", "DS:"), StartsHas("CS: e030 ", "DS:")] => Marker {
        id: "dmesg/oops-segment",
        text: "RIP: e030:<function>, CS: e030 DS: 0000 ES: 0000, EIP: 0061:[<address>]",
        says: PV,
        shows: "The processor was in a code segment of Xen's: a PV domain.",
        limits: "Not dom0 or guest.",
        versions: "Linux 2.6.18 to 7.1, e030 and e033 with 64 bits, 0061 with 32",
        source: "Xen include/public/arch-x86/xen-x86_64.h and xen-x86_32.h (FLAT_KERNEL_CS)",
        ..Marker::PROOF
    };
    NATIVE_SEGMENT: [Starts("RIP: 0010:"), StartsHas("CS:  0010 ", "DS:")] => Marker {
        id: "dmesg/native-segment",
        text: "RIP: 0010:<function>, CS:  0010 DS: 0000 ES: 0000",
        says: Says::NOTHING.modes(&[Hvm, HvmPvDrivers, Pvhvm, Pvh]),
        shows: "The processor was in a code segment of the kernel's own: no PV domain.",
        limits: "Not bare metal: every other guest has it too.",
        versions: "Linux 2.6.18 to 7.1 with 64 bits",
        source: "Linux arch/x86/include/asm/segment.h (__KERNEL_CS)",
        ..Marker::PROOF
    };
    XEN_REPORTED: [StartsHas("Xen reported: ", " MHz processor")] => Marker {
        id: "dmesg/xen-reported-mhz",
        text: "Xen reported: <n> MHz processor.",
        says: PV,
        shows: "A XenLinux kernel in a PV domain.",
        versions: XENLINUX,
        source: "XenLinux 2.6.18 arch/i386/kernel/time-xen.c",
        ..Marker::PROOF
    };
    MACHINE_MAP: [Is("Xen-provided machine memory map:"), Is("Xen-provided physical RAM map:")] => Marker {
        id: "dmesg/xenlinux-map",
        text: "Xen-provided physical RAM map:, Xen-provided machine memory map:",
        says: PV,
        shows: "A XenLinux kernel in a PV domain.",
        versions: "SUSE's kernels with -xen in their name",
        source: "SUSE kernel-xen 2.6.32 to 3.12, arch/x86/kernel/e820-xen.c",
        ..Marker::PROOF
    };
    EVTCHN: [Is("Event-channel device installed."), Is("xen:xen_evtchn: Event-channel device installed"),
        Is("xen_evtchn: Event-channel device installed"), Is("xen:evtchn: Event-channel device installed")] => Marker {
        id: "dmesg/event-channel-device",
        text: "Event-channel device installed., xen:xen_evtchn: Event-channel device installed",
        says: Says::XEN,
        shows: "The kernel offers Xen's event channels to programs.",
        limits: "Not dom0: guests load it too.",
        versions: "Linux 2.6.18 to 7.1",
        source: "Linux drivers/xen/evtchn.c, 2.6.18 and 3.1 to 7.1",
        ..Marker::PROOF
    };
    XENLINUX_CONSOLE: [Starts("Xen virtual console successfully installed as ")] => Marker {
        id: "dmesg/xenlinux-console",
        text: "Xen virtual console successfully installed as <name>",
        says: PV,
        shows: "A XenLinux kernel in a PV domain.",
        versions: XENLINUX,
        source: "XenLinux 2.6.18 drivers/xen/console/console.c",
        ..Marker::PROOF
    };
    ARM_MODEL: [Starts("Machine model: XENVM-")] => Marker {
        id: "dmesg/arm-xenvm",
        text: "Machine model: XENVM-<version>",
        says: ARM.roles(&[Guest]),
        shows: "The device tree that Xen's tools give to an Arm guest.",
        versions: "all, on Arm",
        source: "Xen tools/libs/light/libxl_arm.c",
        ..Marker::PROOF
    };
    ARM_XEN: [StartsHas("Xen ", " support found")] => Marker {
        id: "dmesg/arm-xen",
        text: "Xen <version> support found",
        says: ARM,
        shows: "An Arm kernel on Xen. Arm has a single mode.",
        limits: "Not dom0 or guest.",
        versions: "Linux 3.7 to 7.1 on Arm",
        source: "Linux arch/arm/xen/enlighten.c, 3.10 to 7.1",
        ..Marker::PROOF
    };
}
