//! What the words of `iostat` say about the machine: hints, for disks and kernels can be renamed.

use crate::clue::{Clue, Hypervisor, Hypervisors, Marker, Mode, Role, Says, State, Subsystem};
use crate::section::Table;
use crate::text::{Source, Span};

pub(super) static MARKERS: &[&Marker] = &[&XEN_DISK, &VIRTIO_DISK, &STEAL, &XEN_KERNEL];

static XEN_DISK: Marker = Marker {
    id: "iostat/xvd-disk",
    text: "xvd<x>",
    says: Says::XEN
        .modes(&[Mode::Pv, Mode::Pvh, Mode::HvmPvDrivers, Mode::Pvhvm])
        .subsystems(&[(Subsystem::Disk, State::Paravirtualized)]),
    shows: "A disk named xvd is driven by Xen's paravirtual block driver (blkfront).",
    limits: "Names can be changed, and a dom0 can attach such a disk to itself. Old XenLinux guests may call the same \
             disk sd or hd.",
    versions: "Linux 2.6.24 or newer, XenLinux 2.6",
    source: "Linux drivers/block/xen-blkfront.c",
    ..Marker::HINT
};

static VIRTIO_DISK: Marker = Marker {
    id: "iostat/vd-disk",
    text: "vd<x>",
    says: Says::NOTHING
        .hypervisors(&[Hypervisor::Kvm, Hypervisor::Qemu])
        .roles(&[Role::Guest])
        .subsystems(&[(Subsystem::Disk, State::Paravirtualized)]),
    shows: "A disk named vd is a virtio disk, as QEMU, KVM and their kin provide them.",
    limits: "Other hypervisors (bhyve, Apple, Xen with QEMU) can provide virtio as well.",
    versions: "Linux 2.6.24 or newer",
    source: "Linux drivers/block/virtio_blk.c",
    ..Marker::HINT
};

static STEAL: Marker = Marker {
    id: "iostat/steal-counted",
    text: "%steal above 0",
    says: Says {
        hypervisors: Hypervisors::but(&[Hypervisor::None]),
        ..Says::NOTHING.roles(&[Role::Guest, Role::Dom0])
    },
    shows: "A hypervisor reports stolen time to this kernel.",
    limits: "Broken counters show stolen time where there is none.",
    versions: "Linux 2.6.11 or newer",
    source: "Linux Documentation/filesystems/proc.rst, /proc/stat",
    ..Marker::HINT
};

static XEN_KERNEL: Marker = Marker {
    id: "iostat/kernel-named-xen",
    text: "Linux <release with xen>",
    says: Says::XEN.modes(&[Mode::Pv]),
    shows: "The kernel is named after Xen, as the XenLinux kernels of the distributions are, which run as PV only.",
    limits: "Anyone may name a kernel so. It says nothing of dom0 or domU.",
    versions: "RHEL 5, SLES 10 and 11, Debian 4 to 6",
    source: "release names of kernel-xen (Red Hat, SUSE) and linux-image-*-xen (Debian)",
    ..Marker::HINT
};

/// What the kernel's name says.
pub(super) fn kernel(release: &str, span: Span) -> Option<Clue> {
    release.to_ascii_lowercase().contains("xen").then(|| Clue::new(&XEN_KERNEL, span))
}

/// What the tables say, at the first place that does.
pub(super) fn tables(source: &Source<'_>, cpu: &Table, devices: &Table) -> impl Iterator<Item = Clue> {
    let names = devices.column("device").map(|column| column.spans.as_slice()).unwrap_or_default();
    let named = |prefix: &str| {
        names.iter().copied().find(|span| {
            let Some(rest) = source.pasted(*span).strip_prefix(prefix) else { return false };
            // Letters, then the number of a partition.
            rest.starts_with(|it: char| it.is_ascii_lowercase())
                && rest.trim_start_matches(|it: char| it.is_ascii_lowercase()).bytes().all(|it| it.is_ascii_digit())
        })
    };
    let stolen = cpu.column("%steal").and_then(|column| {
        let at = cpu.numbers("%steal")?.iter().position(|&share| share > 0.0)?;
        column.spans.get(at).copied()
    });
    [(&XEN_DISK, named("xvd")), (&VIRTIO_DISK, named("vd")), (&STEAL, stolen)]
        .into_iter()
        .filter_map(|(marker, span)| Some(Clue::new(marker, span?)))
}
