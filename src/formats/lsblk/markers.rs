//! What disks tell of the machine: their names and what they call themselves.

use crate::clue::Hypervisor::{Bhyve, HyperV, Kvm, Qemu, VirtualBox, Vmware, Xen};
use crate::clue::Role::Guest;
use crate::clue::{Clue, Layer, Marker, Says, State, Subsystem};
use crate::section::Table;
use crate::text::Source;
use crate::traces::{self, Disks};

pub(super) static MARKERS: &[&Marker] = &[&XVD, &VIRTIO, &MODEL];

static XVD: Marker = traces::xvd_disk("lsblk/xvd-disk");
static VIRTIO: Marker = traces::virtio_disk("lsblk/vd-disk");

static MODEL: Marker = Marker {
    id: "lsblk/disk-model",
    text: "MODEL QEMU HARDDISK, VBOX HARDDISK, VMware Virtual disk, Amazon Elastic Block Store …",
    layer: Layer::Board,
    shows: "The disk calls itself after its hypervisor or cloud.",
    limits: "A hypervisor can show any model.",
    versions: "all",
    source: "QEMU hw/ide/core.c, hw/scsi/scsi-disk.c; NVMe models of Amazon EBS",
    ..Marker::HINT
};

const GUEST: Says = Says::NOTHING.roles(&[Guest]);
const EMULATED: &[(Subsystem, State)] = &[(Subsystem::Disk, State::Software)];

/// Words of a model and what they say.
const MODELS: &[(&str, Says)] = &[
    // Xen's HVM guests have QEMU's disks too.
    ("QEMU HARDDISK", GUEST.hypervisors(&[Kvm, Qemu, Xen]).subsystems(EMULATED)),
    ("QEMU DVD-ROM", GUEST.hypervisors(&[Kvm, Qemu, Xen])),
    ("VBOX ", GUEST.hypervisors(&[VirtualBox])),
    ("VMware", GUEST.hypervisors(&[Vmware])),
    ("Msft", GUEST.hypervisors(&[HyperV])),
    ("BHYVE", GUEST.hypervisors(&[Bhyve])),
    ("Amazon Elastic Block Store", Says::NOTHING.platform("amazon-ec2")),
    ("Amazon EC2 NVMe", Says::NOTHING.platform("amazon-ec2")),
    ("PersistentDisk", GUEST.platform("google-compute-engine")),
    ("EphemeralDisk", GUEST.platform("google-compute-engine")),
];

pub(super) fn clues(source: &Source<'_>, table: &Table) -> Vec<Clue> {
    let mut disks = Disks::new(&XVD, &VIRTIO);
    for column in ["NAME", "KNAME", "PATH"] {
        disks.look_at(source, table, column);
    }
    let mut clues: Vec<Clue> = disks.clues().collect();
    for column in ["MODEL", "VENDOR"].iter().filter_map(|name| table.column(name)) {
        for &span in &column.spans {
            let model = source.read(span);
            if let Some((_, says)) = MODELS.iter().find(|(words, _)| model.contains(words)) {
                clues.push(Clue { says: *says, ..Clue::new(&MODEL, span) });
            }
        }
    }
    clues
}
