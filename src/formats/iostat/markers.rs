//! What the words of `iostat` say about the machine: hints, for disks and kernels can be renamed.

use crate::clue::{Clue, Marker, Mode, Says};
use crate::section::Table;
use crate::text::{Source, Span};
use crate::traces::{self, Disks};

pub(super) static MARKERS: &[&Marker] = &[&XEN_DISK, &VIRTIO_DISK, &STEAL, &XEN_KERNEL];

static XEN_DISK: Marker = traces::xvd_disk("iostat/xvd-disk");
static VIRTIO_DISK: Marker = traces::virtio_disk("iostat/vd-disk");
static STEAL: Marker = traces::steal("iostat/steal-counted");

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
    let mut disks = Disks::new(&XEN_DISK, &VIRTIO_DISK);
    disks.look_at(source, devices, "device");
    disks.clues().chain(traces::stolen(&STEAL, cpu, "%steal"))
}
