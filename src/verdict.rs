//! Which machine is this? Proofs narrow sets, hints rank what is left, and what cannot be decided
//! is said together with the command that would decide it.

use crate::clue::{
    Clue, Confidential, Hypervisor, Hypervisors, Layer, Marker, Mode, Modes, Role, Roles, State, Strength, Subsystem,
};
use crate::scan;
use crate::section::{About, Section};
use crate::text::Source;

mod ask;
pub mod spectrum;
mod summary;

pub use ask::Ask;

/// How sure the answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Nothing in the text decides it.
    Unknown,
    /// Hints only, or several answers are left.
    Possible,
    /// Hints rank one answer first, or proofs decide but something contradicts them.
    Likely,
    /// Proofs leave one answer and nothing contradicts them.
    Certain,
}

impl Confidence {
    /// From unsure to sure.
    pub const ALL: &'static [Self] = &[Self::Unknown, Self::Possible, Self::Likely, Self::Certain];

    /// In plain words.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Unknown => "Nothing in the text decides it.",
            Self::Possible => "Several answers are left; what would decide is listed.",
            Self::Likely => "Hints rank this answer first, or something contradicts the proof.",
            Self::Certain => "The lines prove it, and nothing contradicts them.",
        }
    }

    /// The slug of the report.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// A clue and the section that holds it.
#[derive(Debug, Clone)]
pub struct Exhibit {
    /// Index of the section in the report.
    pub section: usize,
    /// The clue.
    pub clue: Clue,
}

/// Exhibits that exclude each other.
#[derive(Debug)]
pub struct Conflict {
    /// Indexes into the exhibits.
    pub between: Vec<usize>,
    /// What may have happened.
    pub explanation: String,
}

/// How a part of the machine is virtualized.
#[derive(Debug)]
pub struct Part {
    /// Which part.
    pub name: Subsystem,
    /// How; none where nothing tells.
    pub state: Option<State>,
    /// Indexes into the exhibits; empty where it follows from the mode.
    pub evidence: Vec<usize>,
}

impl Part {
    /// A disk or network card that the text shows to be emulated.
    fn is_emulated_device(&self) -> bool {
        matches!(self.name, Subsystem::Disk | Subsystem::Network)
            && self.state == Some(State::Software)
            && !self.evidence.is_empty()
    }
}

/// The answer for one machine.
#[derive(Debug)]
pub struct Verdict {
    /// What is left.
    pub hypervisors: Hypervisors,
    /// The answer, if there is one.
    pub hypervisor: Option<Hypervisor>,
    /// What is left of the Xen modes; none where it is not Xen.
    pub modes: Modes,
    /// The answer, if there is one.
    pub mode: Option<Mode>,
    /// The answer, if there is one.
    pub role: Option<Role>,
    /// Cloud or product.
    pub platform: Option<&'static str>,
    /// The hypervisor around this one.
    pub nested_in: Option<Hypervisor>,
    /// The container.
    pub container: Option<&'static str>,
    /// Memory encryption.
    pub confidential: Option<Confidential>,
    /// How sure.
    pub confidence: Confidence,
    /// One sentence.
    pub summary: String,
    /// What the text states of the machine.
    pub facts: Vec<(About, String)>,
    /// The spectrum row.
    pub parts: Vec<Part>,
    /// The most telling first.
    pub exhibits: Vec<Exhibit>,
    /// What cannot hold together.
    pub conflicts: Vec<Conflict>,
    /// What to paste next.
    pub ask: Vec<Ask>,
}

/// One question: what proofs leave, and what hints make of it.
struct Narrowed<S> {
    proven: S,
    ranked: S,
    /// Indexes of proofs that exclude each other.
    clash: Vec<usize>,
}

macro_rules! narrow {
    ($set:ident, $clues:expr, $field:ident) => {{
        let mut proven = $set::ANY;
        let mut clash = Vec::new();
        for (index, clue) in $clues.iter().filter(|(_, clue)| clue.marker.strength == Strength::Proof) {
            let left = proven.and(clue.says.$field);
            if left.is_empty() {
                clash.push(*index);
            } else {
                proven = left;
            }
        }
        if !clash.is_empty() {
            // The first proof that the clashing one excludes is the other exhibit.
            let says = |at: usize| $clues.iter().find(|(index, _)| *index == at).map(|(_, clue)| clue.says.$field);
            let against = clash.first().and_then(|&at| says(at)).unwrap_or($set::ANY);
            let first = $clues
                .iter()
                .find(|(_, clue)| clue.marker.strength == Strength::Proof && clue.says.$field.and(against).is_empty());
            clash.splice(0..0, first.map(|(index, _)| *index));
        }
        let mut ranked = proven;
        for (_, clue) in $clues.iter().filter(|(_, clue)| clue.marker.strength == Strength::Hint) {
            let left = ranked.and(clue.says.$field);
            if !left.is_empty() {
                ranked = left;
            }
        }
        Narrowed { proven, ranked, clash }
    }};
}

/// Judges the sections of one machine; `indexes` are their places in the report.
#[must_use]
pub fn judge(source: &Source<'_>, sections: &[Section], indexes: &[usize]) -> Verdict {
    let exhibits = exhibits(sections, indexes);
    let all: Vec<(usize, &Clue)> = exhibits.iter().enumerate().map(|(at, exhibit)| (at, &exhibit.clue)).collect();
    let kernel: Vec<_> = all.iter().copied().filter(|(_, clue)| clue.marker.layer == Layer::Kernel).collect();

    // Under a PV domain and under dom0 the board is that of the machine around Xen.
    let kernel_modes = narrow!(Modes, kernel, modes);
    let kernel_roles = narrow!(Roles, kernel, roles);
    let kernel_hypervisors = narrow!(Hypervisors, kernel, hypervisors);
    let is_xen = kernel_hypervisors.proven.only() == Some(Hypervisor::Xen);
    let board_is_around =
        is_xen && (kernel_modes.proven.only() == Some(Mode::Pv) || kernel_roles.proven.only() == Some(Role::Dom0));
    let board: Vec<_> = all.iter().copied().filter(|(_, clue)| clue.marker.layer == Layer::Board).collect();
    let own: &[_] = if board_is_around { &kernel } else { &all };

    let hypervisors = narrow!(Hypervisors, own, hypervisors);
    let hypervisor = hypervisors.ranked.only();
    let modes = narrow!(Modes, own, modes);
    let is_xen = hypervisor == Some(Hypervisor::Xen);
    let (modes, mode) = if is_xen { (modes, None) } else { (Narrowed { ranked: Modes::NONE, ..modes }, None) };
    let mode = modes.ranked.only().or(mode);
    let roles = narrow!(Roles, own, roles);
    let role = match hypervisor {
        // A hint of a role says nothing where the hypervisor is open.
        None => roles.proven.only(),
        Some(Hypervisor::None) => roles.ranked.only().or(Some(Role::BareMetal)),
        Some(Hypervisor::Xen) => roles.ranked.only(),
        Some(_) => roles.ranked.only().or(Some(Role::Guest)),
    };

    let around = if board_is_around { narrow!(Hypervisors, board, hypervisors).ranked } else { Hypervisors::ANY };
    let nested_in = nested_in(around);
    let platform = own.iter().chain(&board).filter_map(|(_, clue)| Some((clue.marker.strength, clue.says.platform?)));
    let platform = platform.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, slug)| slug);

    let mut conflicts = Vec::new();
    for (clash, question) in
        [(&hypervisors.clash, "hypervisor"), (&modes.clash, "Xen mode"), (&roles.clash, "role of the machine")]
    {
        if !clash.is_empty() {
            conflicts.push(Conflict { between: clash.clone(), explanation: summary::clash(question) });
        }
    }

    let proven = hypervisors.proven.only().is_some() && (!is_xen || modes.proven.only().is_some());
    let confidence = match (hypervisor, proven) {
        (None, _) if hypervisors.ranked.is_any() => Confidence::Unknown,
        (None, _) => Confidence::Possible,
        (Some(_), true) if conflicts.is_empty() => Confidence::Certain,
        (Some(_), true) => Confidence::Likely,
        (Some(_), false) if is_xen && mode.is_none() => Confidence::Possible,
        (Some(_), false) => Confidence::Likely,
    };

    let parts = parts(own, mode, role);
    // Between the named modes: events and timers of Xen, devices of QEMU.
    let is_between = mode == Some(Mode::Pvhvm) && parts.iter().any(|part| part.is_emulated_device());
    let confidence = if is_between { confidence.min(Confidence::Likely) } else { confidence };

    let mut verdict = Verdict {
        hypervisors: hypervisors.ranked,
        hypervisor,
        modes: modes.ranked,
        mode,
        role,
        platform,
        nested_in,
        container: all.iter().find_map(|(_, clue)| clue.says.container),
        confidential: all.iter().filter_map(|(_, clue)| clue.says.confidential).max(),
        confidence,
        summary: String::new(),
        facts: facts(source, sections, indexes),
        parts,
        exhibits: Vec::new(),
        conflicts,
        ask: Vec::new(),
    };
    verdict.exhibits = exhibits;
    verdict.ask = ask::asks(&verdict);
    verdict.summary = summary::summary(&verdict);
    verdict
}

/// A marker is one exhibit, however often it was printed.
fn exhibits(sections: &[Section], indexes: &[usize]) -> Vec<Exhibit> {
    let mut exhibits: Vec<Exhibit> = Vec::new();
    for &section in indexes {
        for clue in sections.get(section).into_iter().flat_map(|section| &section.clues) {
            let same = |exhibit: &Exhibit| {
                std::ptr::eq::<Marker>(exhibit.clue.marker, clue.marker) && exhibit.clue.says == clue.says
            };
            if !exhibits.iter().any(same) {
                exhibits.push(Exhibit { section, clue: clue.clone() });
            }
        }
    }
    // The most telling first: proofs before hints, the kernel's own layer before the board, few
    // allowed answers before many; the order of the text within that.
    let order = scan::order(exhibits.iter().map(|exhibit| {
        let Clue { marker, says, .. } = &exhibit.clue;
        let left = if says.modes.is_any() { 15 } else { says.modes.len() as u64 };
        let is_hint = u64::from(marker.strength == Strength::Hint);
        let is_board = u64::from(marker.layer == Layer::Board);
        is_hint << 6 | is_board << 5 | left << 1 | u64::from(says.roles.is_any())
    }));
    let mut exhibits: Vec<Option<Exhibit>> = exhibits.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| exhibits.get_mut(at)?.take()).collect()
}

/// QEMU's board alone does not tell acceleration from emulation; the program is QEMU either way.
fn nested_in(around: Hypervisors) -> Option<Hypervisor> {
    if around.is_any() {
        return None;
    }
    match around.only() {
        Some(Hypervisor::None) => None,
        Some(one) => Some(one),
        None if around.and(Hypervisors::but(&[Hypervisor::Qemu, Hypervisor::Kvm])).is_empty() => Some(Hypervisor::Qemu),
        None => None,
    }
}

/// The first section that states a fact wins.
fn facts(source: &Source<'_>, sections: &[Section], indexes: &[usize]) -> Vec<(About, String)> {
    let mut facts: Vec<(About, String)> = Vec::new();
    let sections = indexes.iter().filter_map(|&at| sections.get(at));
    for fact in sections.flat_map(|section| section.facts.iter().chain(&section.composed)) {
        if let Some(about) = fact.about {
            // The first section that states a fact wins.
            if facts.iter().all(|(known, _)| *known != about) {
                let place = facts.partition_point(|(known, _)| *known < about);
                facts.insert(place, (about, fact.text(source).into_owned()));
            }
        }
    }
    facts
}

/// The spectrum row: evidence first, the mode's own row where there is none. A dom0 drives the real
/// disks and network cards.
fn parts(clues: &[(usize, &Clue)], mode: Option<Mode>, role: Option<Role>) -> Vec<Part> {
    let part = |&name: &Subsystem| {
        let mut stated: Vec<(usize, State)> = Vec::new();
        for (index, clue) in clues {
            let states = clue.says.subsystems.iter().filter(|(part, _)| *part == name);
            stated.extend(states.map(|(_, state)| (*index, *state)));
        }
        // A paravirtual driver in use beats the emulated device that it replaced.
        let state = stated.iter().map(|(_, state)| *state).min();
        let evidence = stated.iter().filter(|(_, it)| Some(*it) == state).map(|(index, _)| *index).collect();
        let is_real = role == Some(Role::Dom0) && matches!(name, Subsystem::Disk | Subsystem::Network);
        let of_mode = || mode.and_then(|mode| spectrum::state(mode, name));
        let state = state.or_else(|| if is_real { Some(State::Hardware) } else { of_mode() });
        Part { name, state, evidence }
    };
    Subsystem::ALL.iter().map(part).collect()
}
