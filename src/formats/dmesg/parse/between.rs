//! What the records of a boot show together, and what a complete boot would have printed and did not.

use crate::clue::{Clue, Hypervisor, Hypervisors, Layer, Mode, Modes, Origin, Role, Roles, Says, Strength};

use super::super::markers::{board, guests, host, xen, xen_drivers, xen_events};
use super::{Boot, Reader};

impl Reader {
    /// KVM's and Hyper-V's interfaces are offered by others as well; the board tells whose it is.
    pub(super) fn imitations(&mut self) {
        let is_board = |clue: &&Clue| {
            clue.marker.layer == Layer::Board
                && !clue.marker.id.starts_with("dmesg/hypervisor-")
                && !std::ptr::eq(clue.marker, &host::SYSTEMD_SAYS)
        };
        let built = self.section.clues.iter().filter(is_board).map(|clue| clue.says.hypervisors);
        // What fits the imitator as well tells nothing.
        let tells = |set: &Hypervisors| !(set.has(Hypervisor::Kvm) && set.has(Hypervisor::VirtualBox));
        let built: Vec<Hypervisors> = built.filter(tells).collect();
        let has_board = self.boot.has_board || !built.is_empty();
        let mut usually = None;
        for clue in &mut self.section.clues {
            let claimed = clue.says.hypervisors;
            // Nobody imitates VMware: a set that has it says only that there is a hypervisor.
            let is_imitated =
                claimed.has(Hypervisor::VirtualBox) && claimed.has(Hypervisor::Kvm) && !claimed.has(Hypervisor::Vmware);
            if claimed.is_any() || !is_imitated {
                continue;
            }
            let is_kvm = !claimed.has(Hypervisor::HyperV);
            let narrowed =
                built.iter().fold(claimed, |left, set| if left.and(*set).is_empty() { left } else { left.and(*set) });
            clue.says.hypervisors = narrowed;
            if is_kvm && has_board && narrowed == claimed {
                clue.says.hypervisors = Hypervisors::of(&[Hypervisor::Kvm]);
            } else if !has_board {
                let marker = if is_kvm { &guests::KVM_USUALLY } else { &guests::HYPERV_USUALLY };
                usually = Some((marker, clue.span));
            }
        }
        if let Some((marker, span)) = usually {
            self.clue(marker, span);
        }
    }

    /// What a complete boot would have printed and did not.
    pub(super) fn absences(&mut self) {
        let is_xen = |clue: &Clue| clue.says.hypervisors.only() == Some(Hypervisor::Xen);
        if let Some(span) = self.boot.bios_map.filter(|_| self.section.clues.iter().any(is_xen)) {
            self.clue(&xen::BIOS_MAP, span);
        }
        let proofs = self.section.clues.iter().filter(|clue| clue.marker.strength == Strength::Proof);
        let modes = proofs.fold(Modes::ANY, |left, clue| left.and(clue.says.modes));
        if let Some(span) = self.boot.acpi.filter(|_| modes.only() == Some(Mode::Pv)) {
            self.clue(&xen::PV_WITH_ACPI, span);
        }
        if let Some(span) = self.at(&xen::HYPERVISOR_XEN_HVM).or(self.at(&xen::HYPERVISOR_XEN))
            && self.has(&xen_events::BARE_HARDWARE)
        {
            self.clue(&xen_events::NOPV_USED, span);
        }
        let is_contained = self.has(&xen::HYPERVISOR_XEN_HVM) || self.has(&xen::VERSION_SENTENCE);
        let is_bare = self.has(&xen_events::BARE_HARDWARE);
        let speaks_xen = || self.boot.is_made && !is_bare && self.section.clues.iter().any(is_xen);
        if let Some(span) = self.boot.real_board.filter(|_| is_contained || speaks_xen()) {
            let mut clue = Clue::new(&board::DOM0_BOARD, span);
            if is_contained {
                clue.says.modes = Modes::of(&[Mode::Pvh]);
            }
            self.section.clues.push(clue);
        }
        self.boards();
        self.usual_mode();
        let Some(first) = self.boot.first.filter(|_| self.boot.complete) else { return };
        let modern = self.boot.release >= (3, 6);
        if self.has(&xen::BOOTING_HVM) && !self.has(&xen_events::CALLBACK_VECTOR) && !self.has(&xen_events::EVENTS_ABI)
        {
            self.clue(&xen_events::NO_CALLBACK, first);
        }
        let clues = &self.section.clues;
        let speaks = |clue: &&Clue, layer| {
            let Says { hypervisors, origin, .. } = clue.says;
            clue.marker.layer == layer && !hypervisors.is_any() && origin != Origin::Hearsay
        };
        let reported = clues.iter().any(|clue| clue.marker.id.starts_with("dmesg/hypervisor-"));
        if reported || clues.iter().any(|clue| speaks(&clue, Layer::Kernel)) {
            return;
        }
        let built = clues.iter().find(|clue| speaks(clue, Layer::Board)).map(|clue| clue.says.hypervisors);
        if built.and_then(Hypervisors::only) == Some(Hypervisor::Xen) {
            self.clue(&xen_events::NO_PV_PARTS, first);
        }
        if is_bare && modern {
            self.clue(&host::NO_HYPERVISOR_LINE, first);
        }
    }

    /// Xen gives an HVM guest a vector for its events since 4.1, and a kernel that knows of it takes it.
    fn usual_mode(&mut self) {
        let is_xen = |clue: &&Clue| {
            std::ptr::eq(clue.marker, &board::BOARD) && clue.says.hypervisors.only() == Some(Hypervisor::Xen)
        };
        let board = self.section.clues.iter().find(is_xen).map(|clue| clue.span);
        let board = board.or_else(|| self.at(&board::ACPI_XEN_HVM));
        let board = board.filter(|_| self.boot.release >= (3, 0) || self.has(&xen::VERSION_SENTENCE));
        let parts = [&xen::BOOTING_HVM, &xen_drivers::UNPLUG_NICS, &xen_drivers::UNPLUG_DISKS];
        let span = board.or_else(|| parts.iter().find_map(|marker| self.at(marker)));
        // Where Xen shows Hyper-V as well, a kernel that knows Xen prefers Xen.
        let is_told = [&xen_events::CALLBACK_VECTOR, &xen_events::BARE_HARDWARE, &guests::HYPERVISOR_HYPERV];
        let is_told = is_told.iter().any(|marker| self.has(marker));
        if let Some(span) = span.filter(|_| self.boot.xen >= (4, 1) && !is_told) {
            self.clue(&xen_events::PVHVM_USUALLY, span);
        }
    }

    /// A board that no hypervisor shows, in a text that speaks of none. A dom0 sees it too: where the
    /// boot or the kernel's segment is not in the text, it may be one.
    fn boards(&mut self) {
        let is_bare = self.has(&xen_events::BARE_HARDWARE);
        let Boot { complete, is_made, native, real_board: Some(span), .. } = self.boot else { return };
        if is_made {
            // The firmware of a real board may keep the hypervisor's level to itself.
            self.section.clues.retain(|clue| !std::ptr::eq(clue.marker, &guests::ARM_EL1));
        }
        // The kernel that a hypervisor's system brings may be started without it.
        let is_name = |clue: &Clue| is_bare && clue.says.origin == Origin::Hearsay;
        let speaks = |clue: &Clue| !clue.says.hypervisors.has(Hypervisor::None) && !is_name(clue);
        if self.section.clues.iter().any(speaks) || !(is_made || is_bare && complete) {
            return;
        }
        let mut clue = Clue::new(&host::REAL_BOARD, span);
        if !(is_bare || complete || native) {
            clue.says.hypervisors = Hypervisors::of(&[Hypervisor::None, Hypervisor::Xen]);
            clue.says.roles = Roles::of(&[Role::BareMetal, Role::Host, Role::Dom0]);
        }
        self.section.clues.push(clue);
    }
}
