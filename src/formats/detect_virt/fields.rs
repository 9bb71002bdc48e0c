//! The dictionary and the markers.

use crate::clue::Mode::{Hvm, HvmPvDrivers, Pv, Pvh, Pvhvm};
use crate::clue::Role::{Dom0, Guest};
use crate::clue::{Marker, Says};
use crate::detector::word;
use crate::format::{Field, Kind};

const SOURCE: &str = "systemd 257.13 src/basic/virt.c";

pub(super) static FIELDS: &[Field] = &[
    Field {
        key: "virtualization",
        label: "answer",
        kind: Kind::State,
        meaning: "The one word that systemd has for this machine: the container if there is one, else the hypervisor.",
        watch: "In a Xen dom0 it names the layer around Xen, or none. vm-other there means only that the processor has \
                the hypervisor flag, which is Xen's own.",
        source: SOURCE,
        ..Field::EMPTY
    },
    Field {
        key: "signature",
        label: "CPUID signature",
        kind: Kind::State,
        meaning: "The twelve letters with which the hypervisor signs in the processor's CPUID leaf 0x40000000.",
        watch: "Empty under Xen PV where the processor's own CPUID is seen.",
        source: SOURCE,
        ..Field::EMPTY
    },
    Field {
        key: "dmi",
        label: "board",
        kind: Kind::Text,
        meaning: "The value of firmware that was found in systemd's list of virtual boards.",
        watch: "A hypervisor can show any board.",
        source: SOURCE,
        ..Field::EMPTY
    },
    Field {
        key: "features",
        label: "Xen's feature bits",
        kind: Kind::State,
        meaning: "What Xen offers to this domain, in hexadecimal: /sys/hypervisor/properties/features.",
        watch: "It shows what is offered, not what the kernel uses.",
        since: "systemd 232",
        source: SOURCE,
        ..Field::EMPTY
    },
];

/// Xen's folder in /proc.
pub(super) static PROC_XEN: Marker = Marker {
    id: "detect-virt/proc-xen",
    text: "Virtualization XEN found (/proc/xen exists)",
    says: Says::XEN,
    shows: "The kernel runs on Xen: only then it makes /proc/xen.",
    limits: "Not the mode, and not dom0 or guest.",
    versions: "systemd 44 and newer",
    source: SOURCE,
    ..Marker::PROOF
};

pub(super) static DOM0: Marker = Marker {
    id: "detect-virt/dom0-bit",
    text: "XENFEAT_dom0 (indicating the 'hardware domain') is set, Virtualization XEN Dom0 ignored",
    says: Says::XEN.modes(&[Pv, Pvh]).roles(&[Dom0]),
    shows: "Xen offers this domain what only dom0 gets.",
    limits: "A hardware domain that is not dom0 has it too; it is rare.",
    versions: "systemd 216 and newer; the bit since Xen 4.2",
    source: SOURCE,
    ..Marker::PROOF
};

pub(super) static NOT_DOM0: Marker = Marker {
    id: "detect-virt/no-dom0-bit",
    text: "XENFEAT_dom0 (indicating the 'hardware domain') is not set",
    says: Says::XEN.roles(&[Guest]),
    shows: "Xen does not offer this domain what dom0 gets: a guest.",
    limits: "Before Xen 4.2 no dom0 has the bit either.",
    versions: "systemd 232 and newer",
    source: SOURCE,
    ..Marker::HINT
};

pub(super) static PV_BITS: Marker = Marker {
    id: "detect-virt/pv-features",
    text: "/sys/hypervisor/properties/features with value 000228f0",
    says: Says::XEN.modes(&[Pv]),
    shows: "Xen offers page tables as only PV domains get them (bit 5 set, bit 2 clear).",
    limits: "Not dom0 or guest.",
    versions: "Xen 3.2 and newer",
    source: "xen/include/public/features.h and xen/common/kernel.c, Xen 4.22",
    ..Marker::PROOF
};

pub(super) static CONTAINER_BITS: Marker = Marker {
    id: "detect-virt/container-features",
    text: "/sys/hypervisor/properties/features with value 00012b05",
    says: Says::XEN.modes(&[Pvh, Hvm, HvmPvDrivers, Pvhvm]),
    shows: "Xen translates this domain's page numbers (bit 2): PVH or HVM.",
    limits: "Not which of them: /sys/hypervisor/guest_type tells.",
    versions: "Xen 3.0.3 and newer",
    source: "xen/include/public/features.h and xen/common/kernel.c, Xen 4.22",
    ..Marker::PROOF
};

pub(super) static MARKERS: &[&Marker] = &[
    &word::DETECTED,
    &word::DETECTED_OWN,
    &word::SIGNATURE,
    &word::SIGNATURE_XEN,
    &PROC_XEN,
    &DOM0,
    &NOT_DOM0,
    &PV_BITS,
    &CONTAINER_BITS,
];
