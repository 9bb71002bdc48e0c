//! What the files show of the domain, and the one fault that they show alone.

use crate::clue::{Hypervisor, Hypervisors, Marker, Mode, Role, Says};
use crate::finding::{Case, Fault, Outcome, Rule, Severity};

const SYSFS: &str = "Linux drivers/xen/sys-hypervisor.c";
const HVM_MODES: &[Mode] = &[Mode::Hvm, Mode::HvmPvDrivers, Mode::Pvhvm];

/// The markers of feature bits are listed by the room of the bare value; these are the others.
pub(super) static MARKERS: &[&Marker] = &[
    &TYPE,
    &GUEST_PV,
    &GUEST_HVM,
    &GUEST_PVH,
    &GUEST_XEN,
    &GUEST_ALONE,
    &UUID_ZERO,
    &UUID_EC2,
    &EXTRA_AMAZON,
    &INITDOMAIN,
    &NOT_INITDOMAIN,
    &CONTROL,
    &CONTROL_ALONE,
    &NO_CONTROL,
    &TREE,
    &ABSENT,
];

pub(super) static TYPE: Marker = Marker {
    id: "sysfs-hypervisor/type",
    text: "/sys/hypervisor/type: xen",
    says: Says::XEN,
    shows: "The kernel runs on Xen, as dom0 or guest.",
    limits: "It does not tell the mode.",
    versions: "Linux 2.6.18 XenLinux, 2.6.30 or newer",
    source: SYSFS,
    ..Marker::PROOF
};

pub(super) static GUEST_PV: Marker = Marker {
    id: "sysfs-hypervisor/guest-type-pv",
    text: "/sys/hypervisor/guest_type: PV",
    says: Says::XEN.modes(&[Mode::Pv]),
    shows: "The kernel says of itself that it is paravirtualized.",
    limits: "A PV dom0 says the same.",
    versions: "Linux 4.13 or newer",
    source: SYSFS,
    ..Marker::PROOF
};

pub(super) static GUEST_HVM: Marker = Marker {
    id: "sysfs-hypervisor/guest-type-hvm",
    text: "/sys/hypervisor/guest_type: HVM",
    says: Says::XEN.modes(HVM_MODES).roles(&[Role::Guest]),
    shows: "The kernel says of itself that it is fully virtualized. No dom0 is.",
    limits: "It does not tell whether paravirtual drivers or interrupts are in use.",
    versions: "Linux 4.13 or newer",
    source: SYSFS,
    ..Marker::PROOF
};

pub(super) static GUEST_PVH: Marker = Marker {
    id: "sysfs-hypervisor/guest-type-pvh",
    text: "/sys/hypervisor/guest_type: PVH",
    says: Says::XEN.modes(&[Mode::Pvh]),
    shows: "The kernel says of itself that it is PVH.",
    limits: "A PVH dom0 says the same.",
    versions: "Linux 4.13 or newer",
    source: SYSFS,
    ..Marker::PROOF
};

pub(super) static GUEST_XEN: Marker = Marker {
    id: "sysfs-hypervisor/guest-type-xen",
    text: "/sys/hypervisor/guest_type: Xen",
    says: Says::XEN,
    shows: "The kernel runs on Xen where there are no modes: on Arm.",
    versions: "Linux 4.13 or newer",
    source: SYSFS,
    ..Marker::PROOF
};

pub(super) static GUEST_ALONE: Marker = Marker {
    id: "sysfs-hypervisor/guest-type-alone",
    text: "PV | PVH | HVM",
    says: Says::XEN,
    shows: "The whole text is one word, as /sys/hypervisor/guest_type holds it.",
    limits: "Nothing in the text says where the word comes from.",
    versions: "Linux 4.13 or newer",
    source: SYSFS,
    ..Marker::HINT
};

pub(super) static UUID_ZERO: Marker = Marker {
    id: "sysfs-hypervisor/uuid-zero",
    text: "/sys/hypervisor/uuid: 00000000-0000-0000-0000-000000000000",
    says: Says::XEN.roles(&[Role::Dom0]),
    shows: "A domain without a UUID of its own: dom0.",
    limits: "Guests that Xen starts itself at boot (dom0less) have none either; some products give dom0 one.",
    versions: "Linux 2.6.30 or newer",
    source: SYSFS,
    ..Marker::HINT
};

pub(super) static UUID_EC2: Marker = Marker {
    id: "sysfs-hypervisor/uuid-ec2",
    text: "/sys/hypervisor/uuid: ec2<hex>",
    says: Says::XEN.roles(&[Role::Guest]).platform("amazon-ec2"),
    shows: "Amazon EC2 gives its Xen instances UUIDs that begin with ec2.",
    limits: "One random UUID in 4096 begins so too.",
    versions: "EC2 instances on Xen",
    source: "Amazon EC2 user guide, identify instances; cloud-init tools/ds-identify",
    ..Marker::HINT
};

pub(super) static EXTRA_AMAZON: Marker = Marker {
    id: "sysfs-hypervisor/extra-amazon",
    text: "/sys/hypervisor/version/extra: .amazon",
    says: Says::XEN.roles(&[Role::Guest]).platform("amazon-ec2"),
    shows: "Amazon's own build of Xen, which runs EC2 instances of the older generation.",
    versions: "EC2 instances on Xen",
    source: "cloud-init tools/ds-identify; virt-what",
    ..Marker::PROOF
};

pub(super) static INITDOMAIN: Marker = Marker {
    id: "sysfs-hypervisor/initdomain",
    text: "/sys/hypervisor/start_flags/initdomain: 1",
    says: Says::XEN.modes(&[Mode::Pv, Mode::Pvh]).roles(&[Role::Dom0]),
    shows: "Xen started this kernel as its first domain: dom0.",
    versions: "Linux 6.3 or newer",
    source: SYSFS,
    ..Marker::PROOF
};

pub(super) static NOT_INITDOMAIN: Marker = Marker {
    id: "sysfs-hypervisor/not-initdomain",
    text: "/sys/hypervisor/start_flags/initdomain: 0",
    says: Says::XEN.roles(&[Role::Guest]),
    shows: "Xen did not start this kernel as its first domain: a guest.",
    versions: "Linux 6.3 or newer",
    source: SYSFS,
    ..Marker::PROOF
};

pub(super) static CONTROL: Marker = Marker {
    id: "sysfs-hypervisor/control-domain",
    text: "/proc/xen/capabilities: control_d",
    says: Says::XEN.modes(&[Mode::Pv, Mode::Pvh]).roles(&[Role::Dom0]),
    shows: "The kernel was started as dom0.",
    versions: "XenLinux; Linux 2.6.29 or newer with xenfs",
    source: "Linux drivers/xen/xenfs/super.c",
    ..Marker::PROOF
};

pub(super) static CONTROL_ALONE: Marker = Marker {
    id: "sysfs-hypervisor/control-domain-alone",
    text: "control_d",
    says: Says::XEN.modes(&[Mode::Pv, Mode::Pvh]).roles(&[Role::Dom0]),
    shows: "A word that /proc/xen/capabilities holds in dom0.",
    limits: "Nothing in the text says where the word comes from.",
    versions: "XenLinux; Linux 2.6.29 or newer with xenfs",
    source: "Linux drivers/xen/xenfs/super.c",
    ..Marker::HINT
};

pub(super) static NO_CONTROL: Marker = Marker {
    id: "sysfs-hypervisor/no-control-domain",
    text: "/proc/xen/capabilities, empty",
    says: Says::XEN.roles(&[Role::Guest]),
    shows: "The file is there and empty: a Xen domain that is not dom0.",
    versions: "XenLinux; Linux 2.6.29 or newer with xenfs",
    source: "Linux drivers/xen/xenfs/super.c",
    ..Marker::PROOF
};

pub(super) static TREE: Marker = Marker {
    id: "sysfs-hypervisor/tree",
    text: "ls /sys/hypervisor: compilation, properties, version",
    says: Says::XEN,
    shows: "Only the kernel of a Xen domain has these folders.",
    limits: "It does not tell the mode.",
    versions: "Linux 2.6.30 or newer",
    source: SYSFS,
    ..Marker::PROOF
};

pub(super) static ABSENT: Marker = Marker {
    id: "sysfs-hypervisor/absent",
    text: "/sys/hypervisor is empty, or <file>: No such file or directory",
    says: Says { hypervisors: Hypervisors::but(&[Hypervisor::Xen]), ..Says::NOTHING },
    shows: "The kernel of a Xen domain would have these files.",
    limits: "A kernel built without them, or a container without /sys, shows the same on Xen.",
    versions: "Linux 2.6.30 or newer",
    source: SYSFS,
    ..Marker::HINT
};

pub(super) static RULES: &[Rule] = &[Rule {
    id: "sysfs-hypervisor/ec2-on-xen",
    needs: "cat /sys/hypervisor/version/extra",
    formats: &["sysfs-hypervisor"],
    source: "Amazon EC2 user guide, instances built on the Nitro System",
    check: ec2_on_xen,
    is_cause: false,
}];

fn ec2_on_xen(case: &Case<'_>) -> Outcome {
    let extras: Vec<_> = case.of("sysfs-hypervisor").filter_map(|section| section.fact("extra")).collect();
    if extras.is_empty() {
        return Outcome::NotChecked;
    }
    let amazon = extras.into_iter().filter(|fact| is_amazon(&fact.text(case.source)));
    let fault = |fact: &crate::section::Fact| Fault {
        severity: Severity::Info,
        headline: "An EC2 instance of the older generation, on Xen".into(),
        detail: "Today's instance types run on Nitro, not on Xen: other disk (NVMe) and network (ENA) devices, more \
                 of both, no stolen time by the old scheduler."
            .into(),
        next: "Before you change the instance type, install the nvme and ena drivers and mount file systems by UUID, \
               or it will not boot."
            .into(),
        evidence: vec![fact.span],
    };
    amazon.map(fault).collect::<Vec<_>>().into()
}

/// Whether Xen's version is that of Amazon's build.
pub(super) fn is_amazon(extra: &str) -> bool {
    extra.ends_with(".amazon")
}
