//! Which machine is this? Proofs narrow sets, hints rank what is left, and what cannot be decided
//! is said together with the command that would decide it.

use crate::clue::{
    Clue, Confidential, Hypervisor, Hypervisors, Layer, Marker, Mode, Modes, Origin, Role, Roles, Says, State,
    Strength, Subsystem,
};
use crate::machine::{Machine, is_same_host};
use crate::scan;
use crate::section::{About, Section};
use crate::text::Source;

mod ask;
mod narrow;
mod sections;
pub mod spectrum;
mod summary;
#[cfg(test)]
mod tests;

pub use ask::Ask;

use narrow::{HYPERVISORS, MODES, ROLES, allowed_roles, narrow, narrow_within, platform, usual};
use sections::{boots, facts};

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

impl Exhibit {
    /// Adds to what it shows.
    fn remark(&mut self, text: &str) {
        if !text.is_empty() {
            if self.clue.detail.is_empty() {
                self.clue.marker.shows.clone_into(&mut self.clue.detail);
            }
            self.clue.detail.push_str(text);
        }
    }
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

/// Judges the sections of one machine; `indexes` are their places in the report.
#[must_use]
pub fn judge(source: &Source<'_>, sections: &[Section], indexes: &[usize]) -> Verdict {
    let (current, earlier) = boots(sections, indexes);
    let mut exhibits = exhibits(sections, &current);
    let all: Vec<(usize, &Clue)> = exhibits.iter().enumerate().map(|(at, exhibit)| (at, &exhibit.clue)).collect();
    let of_layer = |layer| all.iter().copied().filter(move |(_, clue)| clue.marker.layer == layer);
    let kernel: Vec<_> = of_layer(Layer::Kernel).collect();

    // Under a PV or PVH domain the board is that of the machine around Xen: Xen gives them none. What
    // Xen itself built for a PVH guest is the guest's.
    let proven_modes = Modes::of_bits(narrow(&kernel, MODES).proven);
    let proven_roles = Roles::of_bits(narrow(&kernel, ROLES).proven);
    let is_xen = Hypervisors::of_bits(narrow(&kernel, HYPERVISORS).proven).only() == Some(Hypervisor::Xen);
    let is_dom0 = proven_roles.only() == Some(Role::Dom0);
    let is_flat = !proven_modes.is_any() && proven_modes.and(Modes::but(&[Mode::Pv, Mode::Pvh])).is_empty();
    let board_is_around = is_xen && (is_dom0 || is_flat);
    let by_xen = |clue: &Clue| clue.says.hypervisors.only() == Some(Hypervisor::Xen);
    let keeps_board = proven_modes.only() == Some(Mode::Pvh) && !is_dom0;
    let is_around =
        |clue: &Clue| board_is_around && clue.marker.layer == Layer::Board && !(keeps_board && by_xen(clue));
    let (around, own): (Vec<_>, Vec<_>) = all.iter().copied().partition(|(_, clue)| is_around(clue));

    // Who speaks of a cloud that it cannot be has been deceived.
    let never = |slug: &str| all.iter().any(|(_, clue)| clue.says.never.contains(&slug));
    let is_deceived = |clue: &Clue| clue.marker.strength == Strength::Hint && clue.says.platform.is_some_and(never);
    let own: Vec<_> = own.into_iter().filter(|(_, clue)| !is_deceived(clue)).collect();
    let hypervisors = narrow(&own, HYPERVISORS);
    let left = usual(Hypervisors::of_bits(hypervisors.ranked));
    let hypervisor = left.only();
    // What is wrong about the hypervisor is not believed about the rest either.
    let fits = |clue: &Clue| hypervisor.is_none_or(|it| clue.says.hypervisors.has(it));
    let own: Vec<_> = own.into_iter().filter(|(_, clue)| fits(clue)).collect();
    let is_xen = hypervisor == Some(Hypervisor::Xen);
    let has_no_modes = own.iter().any(|(_, clue)| clue.says.modes == Modes::NONE);
    let roles = narrow_within(&own, ROLES, allowed_roles(hypervisor).bits());
    // Who is not believed about the role is not believed about the mode of such a role.
    let ranked_role = Roles::of_bits(roles.ranked).only();
    let is_believed = |clue: &Clue| {
        let Says { roles, .. } = clue.says;
        clue.marker.strength == Strength::Proof || roles.is_any() || ranked_role.is_some_and(|role| roles.has(role))
    };
    let of_mode: Vec<_> = own.iter().copied().filter(|(_, clue)| is_believed(clue)).collect();
    let modes = narrow(&of_mode, MODES);
    let open = if is_xen && !has_no_modes { Modes::of_bits(modes.ranked) } else { Modes::NONE };
    let mode = open.only();
    // Xen gives PV and PVH guests no board: who sees one owns the hardware.
    let of_board = || {
        let has_board = around.iter().any(|(_, clue)| clue.says.origin == Origin::Firmware);
        has_board.then_some(Role::Dom0)
    };
    let proven_role = Roles::of_bits(roles.proven).only();
    let role = match hypervisor {
        // A hint of a role says nothing where the hypervisor is open, but that guests run here.
        None => proven_role.or(ranked_role.filter(|role| *role == Role::Host)),
        Some(Hypervisor::None) => ranked_role.or(Some(Role::BareMetal)),
        Some(Hypervisor::Xen) => ranked_role.or_else(of_board),
        // A hypervisor in a hypervisor shows that to its root and to its guests.
        Some(_) if own.iter().any(|(_, clue)| clue.says.inside.is_some()) => proven_role,
        Some(_) => proven_role.or(Some(Role::Guest)),
    };

    let outside =
        if around.is_empty() { Hypervisors::ANY } else { Hypervisors::of_bits(narrow(&around, HYPERVISORS).ranked) };
    let platform = platform(&all, left.or(if around.is_empty() { left } else { outside }));

    let mut conflicts = Vec::new();
    for (question, clash) in
        [("hypervisor", hypervisors.clash), ("Xen mode", modes.clash), ("role of the machine", roles.clash)]
    {
        if !clash.is_empty() {
            conflicts.push(Conflict { between: clash, explanation: summary::clash(question) });
        }
    }

    let is_proven = Hypervisors::of_bits(hypervisors.proven).only().is_some()
        && (!is_xen || has_no_modes || Modes::of_bits(modes.proven).only().is_some());
    // The proof may be an imitation.
    let other_board = |clue: &Clue| {
        !is_around(clue) && clue.says.origin == Origin::Firmware && clue.marker.layer == Layer::Board && !fits(clue)
    };
    if let Some((at, _)) = all.iter().find(|(_, clue)| is_proven && other_board(clue)) {
        conflicts.push(Conflict { between: vec![0, *at], explanation: summary::OTHER_BOARD.into() });
    }
    let is_doubted =
        !conflicts.is_empty() || role.is_some_and(|role| is_xen && Roles::of_bits(roles.proven).only() != Some(role));
    let confidence = match (hypervisor, is_proven) {
        (None, _) if left.len() > MANY => Confidence::Unknown,
        (None, _) => Confidence::Possible,
        (Some(_), true) if !is_doubted => Confidence::Certain,
        (Some(_), false) if is_xen && !has_no_modes && mode.is_none() => Confidence::Possible,
        (Some(_), _) => Confidence::Likely,
    };

    let parts = parts(&own, mode, role);
    // Between the named modes: events and timers of Xen, devices of QEMU.
    let is_between = mode == Some(Mode::Pvhvm) && parts.iter().any(|part| part.is_emulated_device());
    // So is what rests on lines that were put together by their looks.
    let is_guessed = || {
        let mut proofs = all.iter().filter(|(_, clue)| clue.marker.strength == Strength::Proof);
        proofs.any(|(_, clue)| source.is_guessed(clue.span))
    };
    let confidence = if is_between || is_guessed() { confidence.min(Confidence::Likely) } else { confidence };
    let container = all.iter().filter_map(|(_, clue)| Some((clue.marker.strength, clue.says.container?)));
    let container = container.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, slug)| slug);
    let nested_in = nested_in(outside).or_else(|| all.iter().find_map(|(_, clue)| clue.says.inside));
    let confidential = all.iter().filter_map(|(_, clue)| clue.says.confidential).max();

    let remarks: Vec<&str> = all
        .iter()
        .map(|(_, clue)| {
            if is_around(clue) {
                AROUND
            } else if believed(clue, left, platform) {
                ""
            } else {
                DISBELIEVED
            }
        })
        .collect();
    for (exhibit, remark) in exhibits.iter_mut().zip(remarks) {
        exhibit.remark(remark);
    }
    if let Some(&last) = earlier.last() {
        let first = exhibits.len();
        exhibits.extend(self::exhibits(sections, &earlier));
        for exhibit in exhibits.iter_mut().skip(first) {
            exhibit.remark(" That was an earlier boot.");
        }
        let between = exhibits.iter().enumerate().filter(|(_, it)| it.section == last).map(|(at, _)| at).take(1);
        let between = std::iter::once(0).chain(between).collect();
        conflicts.push(Conflict { between, explanation: summary::EARLIER.into() });
    }

    let mut verdict = Verdict {
        hypervisors: left,
        hypervisor,
        modes: open,
        mode,
        role,
        platform,
        nested_in,
        container,
        confidential,
        confidence,
        summary: String::new(),
        facts: facts(source, sections, &current),
        parts,
        exhibits,
        conflicts,
        ask: Vec::new(),
    };
    verdict.ask = ask::asks(&verdict, is_proven, proven_role.is_some());
    verdict.summary = summary::summary(&verdict);
    verdict
}

/// Says whose domain a guest is, where a list of domains in the text has its name.
pub(crate) fn relate(source: &Source<'_>, sections: &[Section], machines: &mut [(Machine, Verdict)]) {
    let mut relations = Vec::new();
    for (host, (machine, _)) in machines.iter().enumerate().filter(|(_, it)| it.1.role == Some(Role::Dom0)) {
        let tables = machine.sections.iter().filter_map(|&at| sections.get(at)?.table("domains"));
        let columns = tables.filter_map(|table| table.column("Name").or_else(|| table.column("NAME")));
        let names: Vec<_> = columns.flat_map(|column| &column.spans).map(|&span| source.read(span)).collect();
        let is_listed = |name| names.iter().any(|it| is_same_host(it, &source.read(name)));
        let guests = machines.iter().enumerate().filter(|(at, (machine, verdict))| {
            *at != host && verdict.role == Some(Role::Guest) && machine.name.is_some_and(is_listed)
        });
        let dom0 = machine.name.map_or("the dom0 in this text".into(), |name| source.read(name));
        relations.extend(guests.map(|(at, _)| (at, format!("; a domain of {dom0}"))));
    }
    for (at, relation) in relations {
        if let Some((_, verdict)) = machines.get_mut(at) {
            verdict.summary.push_str(&relation);
        }
    }
}

/// So many answers left are as good as none.
const MANY: usize = 4;

const AROUND: &str = " Here it speaks of the machine around Xen.";
const DISBELIEVED: &str = " Not believed here: what stands nearer to the machine says otherwise.";

/// Whether a hint agrees with the verdict.
fn believed(clue: &Clue, left: Hypervisors, platform: Option<&'static str>) -> bool {
    let Says { hypervisors, platform: named, .. } = clue.says;
    let agrees = left.is_empty() || !hypervisors.and(left).is_empty();
    clue.marker.strength == Strength::Proof || agrees && (named.is_none() || named == platform)
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
    // The most telling first: proofs before hints; of proofs those that leave few modes, of hints the
    // nearer ones; the kernel's own layer before the board, the order of the text within that.
    let order = scan::order(exhibits.iter().map(|exhibit| {
        let Clue { marker, says, .. } = &exhibit.clue;
        let left = if says.modes.is_any() { 15 } else { says.modes.len() as u64 };
        let is_hint = marker.strength == Strength::Hint;
        let is_board = u64::from(marker.layer == Layer::Board);
        let far = Origin::Machine as u64 - says.origin as u64;
        let (first, then) = if is_hint { (far, left) } else { (left, far) };
        u64::from(is_hint) << 12 | first << 7 | is_board << 6 | then << 1 | u64::from(says.roles.is_any())
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
