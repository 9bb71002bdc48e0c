//! The values of firmware's tables (SMBIOS, DMI): which board is it, and is it a real one?

use crate::clue::Hypervisor::{self, Kvm, Qemu, Xen};
use crate::clue::Role::{BareMetal, Dom0, Guest, Host};
use crate::clue::State::Paravirtualized;
use crate::clue::Subsystem::Motherboard;
use crate::clue::{Clue, Hypervisors, Layer, Marker, Origin, Says};
use crate::platform;
use crate::text::Span;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// Maker of the system.
    Vendor,
    /// Name of the product.
    Product,
    /// Version of the firmware.
    Firmware,
    /// Asset tag of the chassis: some clouds write their name here.
    Tag,
    /// Serial number or UUID of the system.
    Identity,
    /// The firmware's own word that the system is a virtual machine.
    Virtual,
    /// Any other.
    Other,
}

/// The values that one text shows.
#[derive(Debug, Default)]
pub struct Board<'l> {
    values: Vec<(Slot, &'l str, Span)>,
}

const fn hint(id: &'static str, text: &'static str) -> Marker {
    Marker {
        id,
        text,
        layer: Layer::Board,
        versions: "all",
        source: "systemd 257.13 src/basic/virt.c, virt-what 1.25, cloud-init 26.2 tools/ds-identify",
        ..Marker::HINT
    }
}

const STRINGS: Says = Says::NOTHING.from(Origin::Firmware);

/// A board that a hypervisor or cloud shows.
pub static KNOWN: Marker = Marker {
    shows: "The firmware names this board.",
    limits: "A hypervisor can show any board. In a Xen PV domain or dom0 it is the machine around Xen.",
    ..hint("dmidecode/board", "<vendor> <product>")
};

/// A board of a maker of real machines.
pub static REAL: Marker = Marker {
    says: STRINGS.hypervisors(&[Hypervisor::None]).roles(&[BareMetal, Host]),
    shows: "The board is of a maker of real machines, and nothing in its tables speaks of a virtual one.",
    limits: "A hypervisor can show any board. In a Xen dom0 it is the machine that Xen runs on.",
    ..hint("dmidecode/real-board", "<a maker of real machines>")
};

/// A value that QEMU wrote.
pub static BY_QEMU: Marker = Marker {
    says: Says::NOTHING.hypervisors(&[Kvm, Qemu, Xen]).roles(&[Guest, Dom0]).never(platform::OWN_FIRMWARE),
    strength: crate::clue::Strength::Proof,
    shows: "QEMU wrote this part of the tables, whatever the rest says.",
    limits: "Not KVM or emulation: QEMU does both. A Xen domain may see the tables of the machine around Xen.",
    source: "QEMU hw/smbios/smbios.c",
    ..hint("dmidecode/by-qemu", "pc-q35-<version>, pc-i440fx-<version>, QEMU")
};

/// The bit of SMBIOS for virtual machines.
pub static VIRTUAL: Marker = Marker {
    says: Says { hypervisors: Hypervisors::but(&[Hypervisor::None]), ..Says::NOTHING },
    shows: "The firmware itself says that this is a virtual machine.",
    limits: "Not which one; and many virtual machines do not say so.",
    source: "DMTF DSP0134 (SMBIOS) 3.4, 7.1.2.2",
    ..hint("dmidecode/virtual-machine", "System is a virtual machine")
};

/// An identity that EC2 gave.
pub static EC2: Marker = Marker {
    says: STRINGS.platform("amazon-ec2"),
    shows: "Amazon EC2 gives its instances UUIDs and serial numbers that begin with ec2.",
    limits: "One random UUID in 4096 begins so too.",
    source: "Amazon EC2 user guide, identify instances; cloud-init 26.2 tools/ds-identify",
    ..hint("dmidecode/ec2", "UUID: ec2<hex>")
};

/// No tables at all.
pub static NO_TABLES: Marker = Marker {
    layer: Layer::Kernel,
    says: Says::NOTHING.subsystems(&[(Motherboard, Paravirtualized)]),
    shows: "There are no firmware tables: Xen PV or PVH, Firecracker, WSL 2, and few others.",
    limits: "Not Xen alone. In a container, or without root, the tables may only be hidden.",
    source: "dmidecode 3.4 dmidecode.c",
    ..hint("dmidecode/no-tables", "# No SMBIOS nor DMI entry point found, sorry.")
};

/// Every marker of a board.
pub static MARKERS: &[&Marker] = &[&KNOWN, &REAL, &BY_QEMU, &VIRTUAL, &EC2, &NO_TABLES];

const FAKED: &str = "The board says Xen, and QEMU wrote a part of its tables: the name was set by hand (-smbios).";

/// What firmware writes where there is nothing to write.
const FILLERS: &[&str] =
    &["Not Specified", "Not Settable", "Not Present", "None", "Unknown", "(none)", "Default string"];

impl<'l> Board<'l> {
    /// Adds a value.
    pub fn add(&mut self, slot: Slot, value: &'l str, span: Span) {
        if !value.is_empty() && !FILLERS.contains(&value) {
            self.values.push((slot, value, span));
        }
    }

    fn get(&self, slot: Slot) -> Option<(&'l str, Span)> {
        self.values.iter().find(|(it, ..)| *it == slot).map(|(_, value, span)| (*value, *span))
    }

    /// Vendor and product as one name, and where the more telling of the two stands.
    #[must_use]
    pub fn name(&self) -> Option<(String, Span)> {
        let (vendor, product) = (self.get(Slot::Vendor), self.get(Slot::Product));
        let span = product.or(vendor)?.1;
        let words: Vec<&str> = vendor.into_iter().chain(product).map(|(text, _)| text).collect();
        Some((words.join(" "), span))
    }

    /// What the values show together.
    #[must_use]
    pub fn clues(&self) -> Vec<Clue> {
        let mut clues = Vec::new();
        let mut add = |marker, span| clues.push(Clue::new(marker, span));
        let by_qemu = |(slot, value, _): &&(Slot, &str, Span)| {
            let is_type = ["pc-q35-", "pc-i440fx-", "pc-0."].iter().any(|start| value.starts_with(start));
            is_type || *slot == Slot::Other && *value == "QEMU"
        };
        if let Some((.., span)) = self.values.iter().find(by_qemu) {
            add(&BY_QEMU, *span);
        }
        if let Some((_, span)) = self.get(Slot::Virtual) {
            add(&VIRTUAL, span);
        }
        let has = |value: &str, at: std::ops::Range<usize>, part| {
            value.get(at).is_some_and(|it: &str| it.eq_ignore_ascii_case(part))
        };
        // Older tables have the bytes of the first part the other way round: 45e12aec-…
        let is_ec2 = |value: &str| has(value, 0..3, "ec2") || has(value, 4..5, "2") && has(value, 6..9, "ec-");
        if let Some((.., span)) = self.values.iter().find(|(slot, value, _)| *slot == Slot::Identity && is_ec2(value)) {
            add(&EC2, *span);
        }
        let is_virtual = !clues.is_empty();
        let (name, span) = match (self.name(), self.get(Slot::Firmware), self.get(Slot::Tag)) {
            (Some(named), ..) => named,
            (None, Some((_, span)), _) | (None, None, Some((_, span))) => (String::new(), span),
            (None, None, None) => match self.get(Slot::Identity) {
                Some((_, span)) => (String::new(), span),
                None => return clues,
            },
        };
        let more = |slot| self.get(slot).map_or("", |(value, _)| value);
        let mut text = [name.as_str(), more(Slot::Firmware), more(Slot::Tag)].join(", ");
        for (_, value, _) in self.values.iter().filter(|(slot, ..)| *slot == Slot::Identity) {
            text.push_str(", ");
            text.push_str(value);
        }
        if let Some(known) = platform::board(&text) {
            let by_qemu = clues.iter().any(|clue| std::ptr::eq(clue.marker, &BY_QEMU));
            // Xen's own firmware writes all of an HVM guest's tables: nothing in them is QEMU's.
            let is_faked = by_qemu && known.says.hypervisors.only() == Some(Xen);
            let says = if is_faked { Says::NOTHING.hypervisors(&[Kvm, Qemu]) } else { known.says };
            let detail = if is_faked { FAKED } else { known.shows };
            clues.push(Clue { marker: &KNOWN, span, says, detail: detail.to_owned() });
        } else if !is_virtual && self.get(Slot::Vendor).is_some_and(|(vendor, _)| platform::is_real_maker(vendor)) {
            clues.push(Clue::new(&REAL, span));
        }
        clues
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(values: &[(Slot, &'static str)]) -> Vec<&'static str> {
        let mut board = Board::default();
        for (slot, value) in values {
            board.add(*slot, value, Span::default());
        }
        board.clues().iter().map(|clue| clue.marker.id).collect()
    }

    #[test]
    fn a_fake_gives_itself_away() {
        use Slot::{Identity, Other, Product, Vendor, Virtual};
        let dell = [(Vendor, "Dell Inc."), (Product, "PowerEdge R740")];
        assert_eq!(shown(&dell), ["dmidecode/real-board"]);
        assert_eq!(shown(&[dell[0], dell[1], (Other, "pc-q35-10.0")]), ["dmidecode/by-qemu"]);
        assert_eq!(shown(&[dell[0], dell[1], (Virtual, "System is a virtual machine")]), ["dmidecode/virtual-machine"]);
        assert_eq!(shown(&[(Vendor, "QEMU")]), ["dmidecode/board"]);
        assert_eq!(shown(&[(Vendor, "VMware, Inc."), (Other, "QEMU")]), ["dmidecode/by-qemu", "dmidecode/board"]);
        assert_eq!(shown(&[(Identity, "EC2A1B2C-0000-0000-0000-000000000000")]), ["dmidecode/ec2"]);
        assert_eq!(shown(&[(Identity, "45E12AEC-1111-2222-3333-444444444444")]), ["dmidecode/ec2"]);
        assert_eq!(shown(&[(Identity, "GoogleCloud-0123456789ABCDEF")]), ["dmidecode/board"]);
        assert_eq!(shown(&[(Vendor, "Acme"), (Product, "Box")]), [""; 0]);
        assert_eq!(shown(&[(Vendor, "Not Specified")]), [""; 0]);
    }

    #[test]
    fn clouds_by_vendor_firmware_or_tag() {
        let platform = |values: &[(Slot, &'static str)]| {
            let mut board = Board::default();
            for (slot, value) in values {
                board.add(*slot, value, Span::default());
            }
            board.clues().iter().find_map(|clue| clue.says.platform)
        };
        use Slot::{Firmware, Product, Tag, Vendor};
        assert_eq!(platform(&[(Vendor, "Xen"), (Product, "HVM domU"), (Firmware, "4.2.amazon")]), Some("amazon-ec2"));
        assert_eq!(platform(&[(Firmware, "4.11.amazon")]), Some("amazon-ec2"));
        let hyperv = [(Vendor, "Microsoft Corporation"), (Product, "Virtual Machine")];
        assert_eq!(platform(&hyperv), None);
        let azure = (Tag, "7783-7084-3265-9085-8269-3286-77");
        assert_eq!(platform(&[hyperv[0], hyperv[1], azure]), Some("microsoft-azure"));
        assert_eq!(platform(&[(Product, "Google Compute Engine")]), Some("google-compute-engine"));
    }
}
