//! What outputs of many tools show by the way: the names of disks, stolen time, a Xen older than PVH. A marker is
//! named after its room, so each room makes its own of these.

use crate::clue::{Clue, Hypervisor, Hypervisors, Marker, Mode, Role, Says, State, Subsystem};
use crate::section::Table;
use crate::text::{Source, Span};
use crate::xen::Release;

/// A disk of Xen's block frontend.
#[must_use]
pub const fn xvd_disk(id: &'static str) -> Marker {
    Marker {
        id,
        text: "xvd<x>",
        says: Says::XEN
            .modes(&[Mode::Pv, Mode::Pvh, Mode::HvmPvDrivers, Mode::Pvhvm])
            .subsystems(&[(Subsystem::Disk, State::Paravirtualized)]),
        shows: "A disk named xvd is driven by Xen's paravirtual block driver (blkfront).",
        limits: "Names can be changed, and a dom0 can attach such a disk to itself.",
        versions: "Linux 2.6.24 or newer, XenLinux 2.6",
        source: "Linux drivers/block/xen-blkfront.c",
        ..Marker::HINT
    }
}

/// A disk of the virtio block driver.
#[must_use]
pub const fn virtio_disk(id: &'static str) -> Marker {
    Marker {
        id,
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
    }
}

/// Stolen time above zero.
#[must_use]
pub const fn steal(id: &'static str) -> Marker {
    Marker {
        id,
        text: "steal above 0",
        says: Says {
            hypervisors: Hypervisors::but(&[Hypervisor::None]),
            ..Says::NOTHING.roles(&[Role::Guest, Role::Dom0])
        },
        shows: "A hypervisor reports stolen time to this kernel.",
        limits: "Broken counters show stolen time where there is none.",
        versions: "Linux 2.6.11 or newer",
        source: "Linux Documentation/filesystems/proc.rst, /proc/stat",
        ..Marker::HINT
    }
}

/// The version of a Xen whose dom0 cannot be PVH: one before [`PVH`].
#[must_use]
pub const fn before_pvh(id: &'static str, text: &'static str) -> Marker {
    Marker {
        id,
        text,
        says: Says::XEN.roles(&[Role::Dom0]).modes(&[Mode::Pv]),
        shows: "This Xen is older than PVH: its dom0 is PV.",
        versions: "Xen 3.0 to 4.3",
        source: "docs/misc/xen-command-line, Xen 4.4: dom0pvh",
        ..Marker::PROOF
    }
}

/// The first release whose dom0 can be PVH.
pub const PVH: Release = Release::new(4, 4);

/// Gathers the first place of each kind of disk name.
#[derive(Debug)]
pub struct Disks {
    markers: [&'static Marker; 2],
    found: [Option<Span>; 2],
}

impl Disks {
    /// For the markers of a room.
    #[must_use]
    pub fn new(xvd: &'static Marker, virtio: &'static Marker) -> Self {
        Self { markers: [xvd, virtio], found: [None; 2] }
    }

    /// Looks at the name of a disk or partition, with or without `/dev/`.
    pub fn look(&mut self, name: &str, span: Span) {
        let name = name.strip_prefix("/dev/").unwrap_or(name);
        for (prefix, found) in ["xvd", "vd"].iter().zip(&mut self.found) {
            if found.is_none() && name.strip_prefix(prefix).is_some_and(is_disk_suffix) {
                *found = Some(span);
            }
        }
    }

    /// Looks at each cell of a column of names.
    pub fn look_at(&mut self, source: &Source<'_>, table: &Table, column: &str) {
        for &span in table.column(column).map(|column| column.spans.as_slice()).unwrap_or_default() {
            self.look(&source.read(span), span);
        }
    }

    /// What was found.
    pub fn clues(self) -> impl Iterator<Item = Clue> {
        self.markers.into_iter().zip(self.found).filter_map(|(marker, span)| Some(Clue::new(marker, span?)))
    }
}

/// `a`, `a1`, `aa12`: letters, then the number of a partition.
fn is_disk_suffix(rest: &str) -> bool {
    let number = rest.trim_start_matches(|it: char| it.is_ascii_lowercase());
    number.len() < rest.len() && rest.len() - number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// The first cell above zero of a column of stolen time.
#[must_use]
pub fn stolen(marker: &'static Marker, table: &Table, column: &str) -> Option<Clue> {
    let at = table.numbers(column)?.iter().position(|&share| share > 0.0)?;
    Some(Clue::new(marker, *table.column(column)?.spans.get(at)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disks_and_what_only_looks_like_them() {
        for name in ["a", "a1", "b12", "aa", "zz9"] {
            assert!(is_disk_suffix(name), "{name}");
        }
        for name in ["", "1", "a1b", "-root", "i.txt", "abcd1"] {
            assert!(!is_disk_suffix(name), "{name}");
        }
    }
}
