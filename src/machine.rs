//! Which sections belong to one machine.
//!
//! A host name in a section, in its log prefix or in the prompt before it names the machine. What
//! has no name belongs to the machine before it, unless both cannot be true of one machine: a
//! dom0's `xl info` and the `dmesg` of a guest.

use std::ops::Range;

use crate::clue::{Hypervisors, Layer, Modes, Roles, Strength};
use crate::section::Section;
use crate::segment::Prompt;
use crate::text::{Source, Span};

/// A machine and its sections.
#[derive(Debug)]
pub struct Machine {
    /// Where its name stands.
    pub name: Option<Span>,
    /// Indexes of sections, in order.
    pub sections: Vec<usize>,
}

/// What the proofs of some sections leave possible.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Possible {
    hypervisors: Hypervisors,
    modes: Modes,
    roles: Roles,
}

impl Possible {
    const ALL: Self = Self { hypervisors: Hypervisors::ANY, modes: Modes::ANY, roles: Roles::ANY };

    /// What a section leaves.
    pub(crate) fn of(section: &Section) -> Self {
        let proofs = section
            .clues
            .iter()
            .filter(|clue| clue.marker.strength == Strength::Proof && clue.marker.layer == Layer::Kernel);
        proofs.fold(Self::ALL, |left, clue| Self {
            hypervisors: left.hypervisors.and(clue.says.hypervisors),
            modes: left.modes.and(clue.says.modes),
            roles: left.roles.and(clue.says.roles),
        })
    }

    /// A section that contradicts itself contradicts no other.
    pub(crate) fn or_all(self) -> Self {
        Self {
            hypervisors: if self.hypervisors.is_empty() { Hypervisors::ANY } else { self.hypervisors },
            modes: if self.modes.is_empty() { Modes::ANY } else { self.modes },
            roles: if self.roles.is_empty() { Roles::ANY } else { self.roles },
        }
    }

    /// What both leave.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            hypervisors: self.hypervisors.and(other.hypervisors),
            modes: self.modes.and(other.modes),
            roles: self.roles.and(other.roles),
        }
    }

    /// Whether one boot can be both.
    pub(crate) fn is_same(self) -> bool {
        self.is_one() && !self.modes.is_empty()
    }

    /// Whether one machine can be both. Modes that two formats state may contradict each other: that
    /// is a conflict to report. Two logs of the kernel that do so are of two machines.
    fn is_one(self) -> bool {
        !self.roles.is_empty() && !self.hypervisors.is_empty()
    }
}

/// A machine while its sections are gathered.
struct Group {
    machine: Machine,
    /// What the proofs so far leave.
    known: Possible,
    /// Which modes each section leaves, by its format.
    modes: Vec<(&'static str, Modes)>,
}

/// Groups sections into machines, in order of appearance.
#[must_use]
pub fn machines(source: &Source<'_>, sections: &[Section], prompts: &[Prompt<'_>]) -> Vec<Machine> {
    let mut found: Vec<Group> = Vec::new();
    let mut current = None;
    for (index, section) in sections.iter().enumerate() {
        let name = name_of(source, section, prompts);
        let possible = Possible::of(section).or_all();
        let same_name = |machine: &Machine| {
            let (Some(a), Some(b)) = (machine.name, name) else { return false };
            is_same_host(&source.read(a), &source.read(b))
        };
        let fits = |at: usize| {
            found.get(at).is_some_and(|Group { machine, known, modes }| {
                let same_format = modes.iter().filter(|(format, _)| *format == section.format.id);
                (name.is_none() || machine.name.is_none())
                    && known.and(possible).is_one()
                    && same_format.fold(possible.modes, |left, (_, modes)| left.and(*modes)) != Modes::NONE
            })
        };
        let at = found
            .iter()
            .position(|group| same_name(&group.machine))
            .or_else(|| current.filter(|&at| fits(at)))
            .or_else(|| (0..found.len()).rev().find(|&at| fits(at)));
        let at = at.unwrap_or_else(|| {
            let machine = Machine { name, sections: Vec::new() };
            found.push(Group { machine, known: Possible::ALL, modes: Vec::new() });
            found.len() - 1
        });
        if let Some(Group { machine, known, modes }) = found.get_mut(at) {
            machine.sections.push(index);
            modes.push((section.format.id, possible.modes));
            machine.name = machine.name.or(name);
            *known = known.and(possible).or_all();
        }
        current = Some(at);
    }
    found.into_iter().map(|group| group.machine).collect()
}

/// `web01` and `web01.example.org` are one host.
fn is_same_host(a: &str, b: &str) -> bool {
    let short = |name: &'_ str| name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    short(a) == short(b)
}

/// The name that a section states, else that of its log prefix, else that of the prompt before it.
fn name_of(source: &Source<'_>, section: &Section, prompts: &[Prompt<'_>]) -> Option<Span> {
    let Range { start, .. } = section.lines;
    section.host.or_else(|| source.line(start)?.host()).or_else(|| {
        let before = prompts.partition_point(|prompt| prompt.line < start);
        prompts.get(before.checked_sub(1)?)?.host
    })
}
