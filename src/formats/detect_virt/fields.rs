//! The dictionary and the markers.

use crate::clue::Mode::{Pv, Pvh};
use crate::clue::Role::Dom0;
use crate::clue::{Marker, Says};
use crate::detector::word;
use crate::format::{Dictionary, Field, Kind, dictionary};

const SOURCE: &str = "systemd 257.13 src/basic/virt.c";

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field {
        key: "virtualization",
        label: "answer",
        kind: Kind::State,
        meaning: "The one word that systemd has for this machine: the container if there is one, else the hypervisor.",
        watch: "In a Xen dom0 it names the layer around Xen, or none, or xen where Xen answers the CPUID of dom0. vm-other there means only that the processor has \
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
]);

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
    id: "detect-virt/dom0-ignored",
    text: "Virtualization XEN Dom0 ignored (/proc/xen/capabilities)",
    says: Says::XEN.modes(&[Pv, Pvh]).roles(&[Dom0]),
    shows: "/proc/xen/capabilities has control_d: dom0.",
    limits: "PV or PVH is not told.",
    versions: "systemd 216 and newer",
    source: SOURCE,
    ..Marker::PROOF
};

/// What the feature bits show is listed by the room of the bare value.
pub(super) static MARKERS: &[&Marker] =
    &[&word::DETECTED, &word::DETECTED_OWN, &word::SIGNATURE, &word::SIGNATURE_XEN, &PROC_XEN, &DOM0];
