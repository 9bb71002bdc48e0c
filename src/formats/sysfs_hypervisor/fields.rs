//! The dictionary of the files. After `drivers/xen/sys-hypervisor.c` of Linux 2.6.30 to 7.1,
//! `Documentation/ABI/stable/sysfs-hypervisor-xen` and `Documentation/ABI/testing/sysfs-hypervisor-xen`.

use crate::format::{Dictionary, Field, Kind, dictionary};

const SYSFS: &str = "Linux drivers/xen/sys-hypervisor.c, 2.6.30 to 7.1";
const XEN: &str = "xen/common/kernel.c, Xen 3.0.3 to 4.22";
const HIDDEN: &str = "<denied> means that Xen's security policy hides it from this domain (Xen 4.7 or newer).";

const fn text(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { key, label, meaning, kind: Kind::Text, since: "Linux 2.6.30", source: SYSFS, ..Field::EMPTY }
}

const fn state(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { kind: Kind::State, ..text(key, label, meaning) }
}

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field {
        watch: "It does not tell PV from HVM. The folder alone proves nothing: other kernels have it empty.",
        ..state("type", "hypervisor", "The hypervisor that the kernel runs on; Xen writes xen.")
    },
    Field {
        watch: "HVM does not tell whether paravirtual drivers are in use. PV and PVH may also be a dom0.",
        since: "Linux 4.13",
        ..state(
            "guest_type",
            "kind of domain",
            "What the kernel found itself to be: PV, HVM, PVH, or Xen where there are no modes (Arm). It decides over \
             every other sign.",
        )
    },
    Field {
        watch: "All zeros in dom0 and in guests that Xen starts at boot. EC2 instances on Xen begin with ec2.",
        ..text("uuid", "UUID of the domain", "The identity that the toolstack gave to this domain.")
    },
    text(
        "version",
        "version of Xen",
        "The version of the hypervisor, put together here from major, minor and extra as Xen itself does.",
    ),
    Field {
        kind: Kind::Constant,
        unit: "release number",
        ..text("major", "first number of Xen's version", "The first number of the hypervisor's version.")
    },
    Field {
        kind: Kind::Constant,
        unit: "release number",
        ..text("minor", "second number of Xen's version", "The second number of the hypervisor's version.")
    },
    Field {
        watch: HIDDEN,
        ..text(
            "extra",
            "rest of Xen's version",
            "What follows major and minor, with its own dot or dash; makers put their mark here, such as .amazon.",
        )
    },
    Field { watch: HIDDEN, ..text("compiler", "compiler of Xen", "The compiler that the hypervisor was built with.") },
    Field { watch: HIDDEN, ..text("compiled_by", "builder of Xen", "The account that built the hypervisor.") },
    Field { watch: HIDDEN, ..text("compile_date", "build date of Xen", "When the hypervisor was built.") },
    Field {
        watch: "It describes the host, not this domain. The 3.0 in each word is the name of the interface, not the \
                version of Xen.",
        source: XEN,
        ..text("capabilities", "kinds of guests", "The kinds of guests that the host can run, one word for each.")
    },
    Field {
        watch: "Often empty, or unavailable, in builds from a released archive.",
        ..text("changeset", "source revision of Xen", "The commit that the hypervisor was built from.")
    },
    Field {
        watch: "It shows what is offered, not what the kernel uses.",
        since: "Linux 2.6.30, Xen 3.0.2",
        source: "Linux drivers/xen/sys-hypervisor.c; xen/include/public/features.h, Xen 4.22",
        ..state(
            "features",
            "feature bits",
            "What Xen offers to this domain, one bit for each feature. Xen offers other features to PV, HVM, PVH and \
             Arm domains, to dom0, and in each release.",
        )
    },
    Field {
        watch: "The number is decimal, and in spite of the name it holds all bits.",
        since: "XenLinux 2.6.18",
        until: "XenLinux 2.6.18",
        source: "XenLinux 2.6.18 drivers/xen/core/xen_sysfs.c",
        ..state(
            "writable_pt",
            "feature bits, decimal",
            "What Xen offers to this domain, one bit for each feature: the older form of features.",
        )
    },
    Field {
        unit: "bytes, hexadecimal",
        kind: Kind::Constant,
        watch: "0 where Xen's security policy hides it.",
        ..text("pagesize", "page size", "The size of a memory page of the hypervisor, in hexadecimal.")
    },
    Field {
        unit: "address",
        kind: Kind::Constant,
        watch: "It does not tell the mode: PVH domains on a 64-bit Xen show the same address as PV ones.",
        ..text(
            "virtual_start",
            "start of Xen's address range",
            "Where the range of addresses begins that Xen keeps for itself in a PV domain, in hexadecimal.",
        )
    },
    Field {
        watch: "Older kernels print the raw bytes, which look like damage. <denied> in guests.",
        since: "Linux 4.9",
        ..text("buildid", "build id of Xen", "The identity of the hypervisor's binary.")
    },
    Field {
        watch: "Operation not supported: Xen was started without vpmu.",
        since: "Linux 4.3",
        source: "Linux drivers/xen/sys-hypervisor.c and Documentation/ABI/testing/sysfs-hypervisor-xen",
        ..state(
            "pmu_mode",
            "performance counters",
            "Who may use the processor's performance counters: off, self (each domain for itself), hv (dom0 also for \
             Xen), all (dom0 for everything).",
        )
    },
    Field {
        since: "Linux 4.3",
        source: "Linux drivers/xen/sys-hypervisor.c and Documentation/ABI/testing/sysfs-hypervisor-xen",
        ..state("pmu_features", "features of the counters", "Bits; bit 0 is Intel's branch trace store.")
    },
    Field {
        since: "Linux 6.3",
        ..state(
            "privileged",
            "privileged",
            "Whether Xen started this kernel with rights over the machine (1) or not (0).",
        )
    },
    Field {
        since: "Linux 6.3",
        ..state(
            "initdomain",
            "first domain",
            "Whether this is the domain that Xen starts first: dom0 (1) or a guest (0).",
        )
    },
    Field {
        since: "Linux 6.3",
        source: "xen/include/public/xen.h, SIF_*, Xen 4.22",
        ..state(
            "start_flags",
            "start flag without a name",
            "A bit that Xen handed over at the start and that Linux has no name for: 2 and 3 the form of the initial RAM \
             disk, 4 that the tools know a mapped memory table, 8 to 15 power management.",
        )
    },
    Field {
        since: "XenLinux, Linux 2.6.29 with xenfs",
        source: "Linux drivers/xen/xenfs/super.c",
        ..state(
            "/proc/xen/capabilities",
            "rights of the domain",
            "control_d in dom0, nothing in a guest. start_flags says the same since Linux 6.3.",
        )
    },
    Field {
        since: "XenLinux, Linux 2.6.38 with xenfs",
        source: "Linux drivers/xen/xenfs/xenstored.c",
        ..text("/proc/xen/xsd_kva", "xenstore page", "Where the page shared with xenstore is mapped; in dom0 only.")
    },
    Field {
        unit: "event channel",
        kind: Kind::Constant,
        since: "XenLinux, Linux 2.6.38 with xenfs",
        source: "Linux drivers/xen/xenfs/xenstored.c",
        ..text("/proc/xen/xsd_port", "xenstore port", "The event channel to xenstore; in dom0 only.")
    },
]);
