//! How events, timers and spinlocks of Xen reach the kernel, and that it does without.

use crate::clue::Mode::{Hvm, HvmPvDrivers, Pv, Pvh, Pvhvm};
use crate::clue::Role::Guest;
use crate::clue::State::{Paravirtualized, Software};
use crate::clue::Subsystem::{Interrupts, Timers};
use crate::clue::{Marker, Origin, Says};

use super::Look::{Is, Starts, StartsHas};

const HVM_C: &str = "Linux arch/x86/xen/enlighten_hvm.c, 3.1 to 7.1";
const EVENTS: &str = "Linux drivers/xen/events, 3.1 to 7.1";
const TIME: &str = "Linux arch/x86/xen/time.c, 2.6.24 to 7.1";

signs! {
    CALLBACK_VECTOR: [
        Starts("Xen HVM callback vector for event delivery is enabled"),
        Starts("xen:events: Xen HVM callback vector for event delivery is enabled"),
    ] => Marker {
        id: "dmesg/callback-vector",
        text: "xen:events: Xen HVM callback vector for event delivery is enabled",
        says: Says::XEN.modes(&[Pvhvm, Pvh]).subsystems(&[(Interrupts, Paravirtualized)]),
        shows: "Events come as an interrupt vector to any CPU: PVHVM or PVH.",
        limits: "Not that disks or network are paravirtual.",
        versions: "Linux 2.6.36 to 7.1, with the prefix xen:events: from 3.12",
        source: EVENTS,
        ..Marker::PROOF
    };
    CALLBACK_FAILED: [
        Starts("Request for Xen HVM callback vector failed"),
        Starts("xen:events: Request for Xen HVM callback vector failed"),
    ] => Marker {
        id: "dmesg/callback-vector-failed",
        text: "Request for Xen HVM callback vector failed",
        says: Says::XEN.modes(&[Hvm, HvmPvDrivers]).subsystems(&[(Interrupts, Software)]),
        shows: "Events come through the emulated PCI device to the first CPU: HVM, with PV drivers at best.",
        versions: "Linux 2.6.36 to 7.1",
        source: EVENTS,
        ..Marker::PROOF
    };
    NO_CALLBACK: [] => Marker {
        id: "dmesg/no-callback-vector",
        text: "(no callback vector line in a complete boot of a Xen HVM kernel)",
        says: Says::XEN.modes(&[Hvm, HvmPvDrivers]),
        shows: "The boot is complete and the callback vector line is missing: HVM, with PV drivers at best.",
        limits: "A filtered log lacks the line too.",
        versions: "Linux 2.6.36 to 7.1",
        source: EVENTS,
        ..Marker::HINT
    };
    PVHVM_USUALLY: [] => Marker {
        id: "dmesg/pvhvm-usually",
        text: "(an HVM guest on Xen 4.1 or newer, with a kernel that has Xen's paravirtual parts)",
        says: Says::XEN.from(Origin::Hearsay).modes(&[Pvhvm]),
        shows: "Such a kernel takes paravirtual events and timers: PVHVM.",
        limits: "The callback vector line would prove it.",
        versions: "Linux 3.0 to 7.1",
        source: EVENTS,
        ..Marker::HINT
    };
    EVENTS_ABI: [
        StartsHas("xen:events: Using ", " ABI"),
    ] => Marker {
        id: "dmesg/events-abi",
        text: "xen:events: Using FIFO-based ABI",
        says: Says::XEN.subsystems(&[(Interrupts, Paravirtualized)]),
        shows: "Xen's event channels are in use.",
        limits: "Not the mode: every mode uses them.",
        versions: "Linux 3.14 to 7.1",
        source: EVENTS,
        ..Marker::PROOF
    };
    VCPUOP_TIMER: [Is("Xen: using vcpuop timer interface"), Starts("installing Xen timer for CPU ")] => Marker {
        id: "dmesg/xen-timer",
        text: "Xen: using vcpuop timer interface, installing Xen timer for CPU <n>",
        says: Says::XEN.modes(&[Pv, Pvh, Pvhvm]).subsystems(&[(Timers, Paravirtualized)]),
        shows: "Timers are paravirtual.",
        limits: "Not PVHVM alone: PV, PVH and dom0 print it too.",
        versions: "Linux 2.6.24 to 7.1; the first form at debug level",
        source: TIME,
        ..Marker::PROOF
    };
    NO_PV_TIMER: [Starts("Xen doesn't support pvclock on HVM")] => Marker {
        id: "dmesg/no-pv-timer",
        text: "Xen doesn't support pvclock on HVM, disable pv timer",
        says: Says::XEN.modes(&[Hvm, HvmPvDrivers, Pvhvm]).roles(&[Guest]).subsystems(&[(Timers, Software)]),
        shows: "An HVM guest whose timers are emulated; its events may come by vector all the same.",
        versions: "Linux 2.6.36 to 7.1",
        source: TIME,
        ..Marker::PROOF
    };
    SPINLOCKS: [Starts("xen: PV spinlocks ")] => Marker {
        id: "dmesg/xen-spinlocks",
        text: "xen: PV spinlocks enabled",
        says: Says::XEN,
        shows: "The kernel runs on Xen.",
        limits: "Not PVHVM: every mode prints it. Disabled is normal where there is one CPU.",
        versions: "Linux 3.12 to 7.1, at debug level",
        source: "Linux arch/x86/xen/spinlock.c, 3.12 to 7.1",
        ..Marker::PROOF
    };
    CLOCKSOURCE_XEN: [
        Is("Switching to clocksource xen"),
        Is("Switched to clocksource xen"),
        Is("clocksource: Switched to clocksource xen"),
    ] => Marker {
        id: "dmesg/clocksource-xen",
        text: "clocksource: Switched to clocksource xen",
        says: Says::XEN.modes(&[Pv, Pvh, Pvhvm]).subsystems(&[(Timers, Paravirtualized)]),
        shows: "The clock is Xen's paravirtual one.",
        limits: "Newer kernels may choose tsc instead: that does not contradict Xen.",
        versions: "Linux 2.6.24 to 7.1",
        source: TIME,
        ..Marker::PROOF
    };
    CLOCK_OFFERED: [Starts("clocksource: xen: mask: ")] => Marker {
        id: "dmesg/clocksource-xen-offered",
        text: "clocksource: xen: mask: <hex> …",
        says: Says::XEN,
        shows: "Xen's clock is there.",
        limits: "Not that it is used, and not the mode.",
        versions: "Linux 4.2 to 7.1",
        source: TIME,
        ..Marker::PROOF
    };
    NOPV_USED: [] => Marker {
        id: "dmesg/xen-without-pv",
        text: "Hypervisor detected: Xen HVM with Booting paravirtualized kernel on bare hardware",
        says: Says::XEN.modes(&[Hvm]).roles(&[Guest]),
        shows: "The kernel knows that Xen is there and leaves it at that (nopv, xen_nopv): HVM, all of it emulated.",
        versions: "Linux 5.3 to 7.1",
        source: HVM_C,
        ..Marker::PROOF
    };
    NO_PV_PARTS: [] => Marker {
        id: "dmesg/xen-board-without-pv",
        text: "(Xen's board, a complete boot, and no word of Xen from the kernel)",
        says: Says::XEN.modes(&[Hvm]),
        shows: "The kernel does not know Xen: HVM, all of it emulated.",
        limits: "A filtered log shows the same.",
        versions: "all",
        source: HVM_C,
        ..Marker::HINT
    };
    BARE_HARDWARE: [Is("Booting paravirtualized kernel on bare hardware")] => Marker {
        id: "dmesg/booting-on-bare-hardware",
        text: "Booting paravirtualized kernel on bare hardware",
        says: Says::NOTHING.modes(&[Hvm, HvmPvDrivers]),
        shows: "No paravirtual interface took over while booting.",
        limits: "Not bare metal: HVM without PV support, QEMU without KVM, VirtualBox and others print it too.",
        versions: "Linux 2.6.20 to 7.1",
        source: "Linux arch/x86/kernel/paravirt.c, 2.6.24 to 7.1",
        ..Marker::PROOF
    };
    NOPV: [
        Starts("\"nopv\" parameter is ignored in PVH guest"),
    ] => Marker {
        id: "dmesg/nopv-ignored",
        text: "\"nopv\" parameter is ignored in PVH guest",
        says: Says::XEN.modes(&[Pvh]),
        shows: "The kernel runs as PVH.",
        versions: "Linux 5.3 to 7.1",
        source: HVM_C,
        ..Marker::PROOF
    };
}
