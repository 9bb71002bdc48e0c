//! Whose machine a clue speaks of: the one that the kernel runs on, or the one around Xen.

use crate::clue::{Clue, Hypervisor, Hypervisors, Layer, Mode, Modes, Origin, Role, Roles};

use super::narrow::{HYPERVISORS, MODES, ROLES, narrow};

/// A clue, and the index of its exhibit.
pub(super) type Numbered<'a> = (usize, &'a Clue);

/// The clues of a machine.
pub(super) struct Layers<'a> {
    pub(super) all: Vec<Numbered<'a>>,
    /// Those that speak of the kernel's own machine.
    pub(super) own: Vec<Numbered<'a>>,
    /// Those that speak of the machine around it.
    pub(super) around: Vec<Numbered<'a>>,
}

impl<'a> Layers<'a> {
    /// Under a PV or PVH domain the board is that of the machine around Xen: Xen gives them none. What
    /// Xen itself built for a PVH guest is the guest's.
    pub(super) fn of(all: Vec<Numbered<'a>>) -> Self {
        let kernel: Vec<_> = all.iter().copied().filter(|(_, clue)| clue.marker.layer == Layer::Kernel).collect();
        let modes = Modes::of_bits(narrow(&kernel, MODES).proven);
        let is_dom0 = Roles::of_bits(narrow(&kernel, ROLES).proven).only() == Some(Role::Dom0);
        let is_xen = Hypervisors::of_bits(narrow(&kernel, HYPERVISORS).proven).only() == Some(Hypervisor::Xen);
        let is_flat = !modes.is_any() && modes.and(Modes::but(&[Mode::Pv, Mode::Pvh])).is_empty();
        let keeps_board = modes.only() == Some(Mode::Pvh) && !is_dom0;
        let is_around = |clue: &Clue| {
            let is_by_xen = clue.says.hypervisors.only() == Some(Hypervisor::Xen);
            is_xen && (is_dom0 || is_flat) && clue.marker.layer == Layer::Board && !(keeps_board && is_by_xen)
        };
        let (around, own) = all.iter().copied().partition(|(_, clue)| is_around(clue));
        Self { all, own, around }
    }

    /// Whether an exhibit speaks of the machine around Xen.
    pub(super) fn is_around(&self, exhibit: usize) -> bool {
        self.around.iter().any(|(index, _)| *index == exhibit)
    }

    /// Xen gives PV and PVH guests no board: who sees one owns the hardware.
    pub(super) fn shows_board_around(&self) -> bool {
        self.around.iter().any(|(_, clue)| clue.says.origin == Origin::Firmware)
    }

    /// The hypervisors that may be around it, where something shows it.
    pub(super) fn outside(&self) -> Option<Hypervisors> {
        (!self.around.is_empty()).then(|| Hypervisors::of_bits(narrow(&self.around, HYPERVISORS).ranked))
    }

    /// The hypervisor around this one. QEMU's board alone does not tell acceleration from emulation;
    /// the program is QEMU either way.
    pub(super) fn nested_in(&self) -> Option<Hypervisor> {
        let around = self.outside().and_then(|outside| match outside.only() {
            Some(Hypervisor::None) => None,
            None if outside.and(Hypervisors::but(&[Hypervisor::Qemu, Hypervisor::Kvm])).is_empty() => {
                Some(Hypervisor::Qemu)
            }
            only => only,
        });
        around.or_else(|| self.all.iter().find_map(|(_, clue)| clue.says.inside))
    }
}
