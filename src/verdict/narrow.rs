//! Narrowing: proofs intersect what they allow, hints rank what is left, the nearer ones first.

use crate::clue::{Clue, Hypervisor, Hypervisors, Mode, Origin, Role, Roles, Says, Strength};
use crate::platform;

/// One question: what proofs leave, and what hints make of it, as the bits of its set.
pub(super) struct Narrowed {
    pub(super) proven: u32,
    pub(super) ranked: u32,
    /// Indexes of proofs that exclude each other.
    pub(super) clash: Vec<usize>,
}

/// A question: its answers as bits, and what a marker says to it.
pub(super) type Question = (u32, fn(&Says) -> u32);

const fn every(count: usize) -> u32 {
    (1 << count) - 1
}

pub(super) const HYPERVISORS: Question = (every(Hypervisor::ALL.len()), |says| says.hypervisors.bits());
/// Where Xen has no modes the question is not asked.
pub(super) const MODES: Question = (every(Mode::ALL.len()), |says| match says.modes.bits() {
    0 => u32::MAX,
    bits => bits,
});
pub(super) const ROLES: Question = (every(Role::ALL.len()), |says| says.roles.bits());

pub(super) fn narrow(clues: &[(usize, &Clue)], question: Question) -> Narrowed {
    narrow_within(clues, question, u32::MAX)
}

/// Proofs may lead out of `allowed`, hints not.
pub(super) fn narrow_within(clues: &[(usize, &Clue)], (answers, says): Question, allowed: u32) -> Narrowed {
    let of = |strength| clues.iter().filter(move |(_, clue)| clue.marker.strength == strength);
    let mut proven = u32::MAX;
    let (mut excluded, mut clash) = (0, Vec::new());
    for (index, clue) in of(Strength::Proof) {
        let left = proven & says(&clue.says);
        if left & answers != 0 {
            proven = left;
            continue;
        }
        excluded |= says(&clue.says) & answers;
        if clash.is_empty() {
            // The first proof that this one excludes is the other exhibit.
            let first = of(Strength::Proof).find(|(_, other)| says(&other.says) & says(&clue.says) & answers == 0);
            clash.extend(first.map(|(index, _)| *index));
        }
        clash.push(*index);
    }
    // Of proofs that exclude each other none is believed alone.
    proven |= excluded;
    let mut ranked = if proven & allowed & answers == 0 { proven } else { proven & allowed };
    for origin in Origin::ALL {
        let before = ranked;
        for (_, clue) in of(Strength::Hint).filter(|(_, clue)| clue.says.origin == origin) {
            let said = before & says(&clue.says);
            // Of two that are as near and exclude each other neither is believed alone.
            ranked = match ranked & said {
                left if left & answers != 0 => left,
                _ if said & answers != 0 => ranked | said,
                _ => ranked,
            };
        }
    }
    Narrowed { proven, ranked, clash }
}

/// Interfaces that others imitate are nearly always their maker's.
pub(super) fn usual(left: Hypervisors) -> Hypervisors {
    use Hypervisor::{HyperV, Kvm, Parallels, Qemu, VirtualBox, Xen};
    let likes_kvm = left.and(Hypervisors::but(&[Kvm, VirtualBox, Parallels])).is_empty();
    if left.has(Kvm) && likes_kvm {
        Hypervisors::of(&[Kvm])
    } else if left == Hypervisors::of(&[HyperV, Kvm, Qemu, Xen, VirtualBox]) {
        Hypervisors::of(&[HyperV])
    } else {
        left
    }
}

/// The roles that go with a hypervisor.
pub(super) fn allowed_roles(hypervisor: Option<Hypervisor>) -> Roles {
    match hypervisor {
        None => Roles::ANY,
        Some(Hypervisor::None) => Roles::of(&[Role::BareMetal, Role::Host]),
        Some(Hypervisor::Xen) => Roles::of(&[Role::Guest, Role::Dom0]),
        Some(_) => Roles::of(&[Role::Guest, Role::Host]),
    }
}

/// The cloud or product that is named best, among those that run on what is left.
pub(super) fn platform(clues: &[(usize, &Clue)], left: Hypervisors) -> Option<&'static str> {
    let is_possible = |slug: &'static str| {
        let runs = platform::platform(slug).is_some_and(|it| left.is_empty() || !it.on.and(left).is_empty());
        runs && !clues.iter().any(|(_, clue)| clue.says.never.contains(&slug))
    };
    let named = clues.iter().filter_map(|(_, clue)| {
        let slug = clue.says.platform.filter(|&slug| is_possible(slug))?;
        Some(((clue.marker.strength, clue.says.origin), slug))
    });
    named.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, slug)| slug)
}
