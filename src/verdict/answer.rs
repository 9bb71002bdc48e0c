//! The answers to the three questions: which hypervisor, which mode of Xen, which role.

use crate::clue::{Clue, Hypervisor, Hypervisors, Layer, Mode, Modes, Origin, Role, Roles, Says, Strength};

use super::layers::{Layers, Numbered};
use super::narrow::{HYPERVISORS, MODES, Narrowed, ROLES, allowed_roles, narrow, narrow_within, usual};
use super::{Confidence, Conflict, MANY, summary};

/// What clues leave of each question.
pub(super) struct Answer<'a> {
    /// The hypervisors that are left.
    pub(super) left: Hypervisors,
    /// The one, if it is one.
    pub(super) hypervisor: Option<Hypervisor>,
    /// The modes that are left; none where it is not Xen, or Xen has none.
    pub(super) modes: Modes,
    /// The one, if it is one.
    pub(super) mode: Option<Mode>,
    /// The role.
    pub(super) role: Option<Role>,
    /// Whether proofs leave one hypervisor, and one mode where it has modes.
    pub(super) is_proven: bool,
    /// The role that proofs leave.
    pub(super) proven_role: Option<Role>,
    /// The clues of the kernel's own machine that are believed.
    pub(super) believed: Vec<Numbered<'a>>,
    /// The exhibits that exclude each other, question by question.
    clashes: [(&'static str, Vec<usize>); 3],
}

impl<'a> Answer<'a> {
    pub(super) fn of(layers: &Layers<'a>) -> Self {
        // Who speaks of a cloud that it cannot be has been deceived.
        let never = |slug: &str| layers.all.iter().any(|(_, clue)| clue.says.never.contains(&slug));
        let is_deceived = |clue: &Clue| clue.marker.strength == Strength::Hint && clue.says.platform.is_some_and(never);
        let mut own = layers.own.clone();
        own.retain(|(_, clue)| !is_deceived(clue));
        let hypervisors = narrow(&own, HYPERVISORS);
        let left = usual(Hypervisors::of_bits(hypervisors.ranked));
        let hypervisor = left.only();
        // What is wrong about the hypervisor is not believed about the rest either.
        own.retain(|(_, clue)| fits(clue, hypervisor));

        let roles = narrow_within(&own, ROLES, allowed_roles(hypervisor).bits());
        let proven_role = Roles::of_bits(roles.proven).only();
        let ranked_role = Roles::of_bits(roles.ranked).only();
        // Who is not believed about the role is not believed about the mode of such a role.
        let is_believed = |clue: &Clue| {
            let Says { roles, .. } = clue.says;
            clue.marker.strength == Strength::Proof || roles.is_any() || ranked_role.is_some_and(|role| roles.has(role))
        };
        let of_mode: Vec<_> = own.iter().copied().filter(|(_, clue)| is_believed(clue)).collect();
        let modes = narrow(&of_mode, MODES);
        let has_modes =
            hypervisor == Some(Hypervisor::Xen) && !own.iter().any(|(_, clue)| clue.says.modes == Modes::NONE);
        let open = if has_modes { Modes::of_bits(modes.ranked) } else { Modes::NONE };

        let role = match hypervisor {
            // A hint of a role says nothing where the hypervisor is open, but that guests run here.
            None => proven_role.or(ranked_role.filter(|role| *role == Role::Host)),
            Some(Hypervisor::None) => ranked_role.or(Some(Role::BareMetal)),
            Some(Hypervisor::Xen) => ranked_role.or_else(|| layers.shows_board_around().then_some(Role::Dom0)),
            // A hypervisor in a hypervisor shows that to its root and to its guests.
            Some(_) if own.iter().any(|(_, clue)| clue.says.inside.is_some()) => proven_role,
            Some(_) => proven_role.or(Some(Role::Guest)),
        };
        let is_one = |modes: &Narrowed| Modes::of_bits(modes.proven).only().is_some();
        Self {
            left,
            hypervisor,
            modes: open,
            mode: open.only(),
            role,
            is_proven: Hypervisors::of_bits(hypervisors.proven).only().is_some() && (!has_modes || is_one(&modes)),
            proven_role,
            believed: own,
            clashes: [
                ("hypervisor", hypervisors.clash),
                ("Xen mode", modes.clash),
                ("role of the machine", roles.clash),
            ],
        }
    }

    /// What cannot hold together.
    pub(super) fn conflicts(&mut self, layers: &Layers<'_>) -> Vec<Conflict> {
        let clashes = self.clashes.iter_mut().filter(|(_, between)| !between.is_empty());
        let mut conflicts: Vec<Conflict> = clashes
            .map(|(question, between)| Conflict {
                between: std::mem::take(between),
                explanation: summary::clash(question),
            })
            .collect();
        // The proof may be an imitation.
        let is_other_board = |(_, clue): &&Numbered<'_>| {
            let is_board = clue.says.origin == Origin::Firmware && clue.marker.layer == Layer::Board;
            is_board && !fits(clue, self.hypervisor)
        };
        if let Some((at, _)) = layers.own.iter().find(is_other_board).filter(|_| self.is_proven) {
            conflicts.push(Conflict { between: vec![0, *at], explanation: summary::OTHER_BOARD.into() });
        }
        conflicts
    }

    /// How sure the answer is, where so much contradicts it.
    pub(super) fn confidence(&self, conflicts: &[Conflict]) -> Confidence {
        let is_xen = self.hypervisor == Some(Hypervisor::Xen);
        let is_doubted = !conflicts.is_empty() || is_xen && self.role.is_some() && self.proven_role != self.role;
        match (self.hypervisor, self.is_proven) {
            (None, _) if self.left.len() > MANY => Confidence::Unknown,
            (None, _) => Confidence::Possible,
            (Some(_), true) if !is_doubted => Confidence::Certain,
            (Some(_), false) if !self.modes.is_empty() && self.mode.is_none() => Confidence::Possible,
            (Some(_), _) => Confidence::Likely,
        }
    }
}

/// Whether a clue may speak of such a machine.
fn fits(clue: &Clue, hypervisor: Option<Hypervisor>) -> bool {
    hypervisor.is_none_or(|it| clue.says.hypervisors.has(it))
}
