//! Which machine is this? Proofs narrow sets, hints rank what is left, and what cannot be decided
//! is said together with the command that would decide it.

use crate::clue::{Clue, Confidential, Hypervisor, Hypervisors, Mode, Modes, Role, Strength};
use crate::machine::{Machine, is_same_host};
use crate::section::{About, Section};
use crate::text::Source;

mod answer;
mod ask;
mod exhibits;
mod layers;
mod narrow;
mod parts;
mod sections;
pub mod spectrum;
mod summary;
#[cfg(test)]
mod tests;

pub use ask::Ask;
pub use exhibits::Exhibit;
pub use parts::Part;

use answer::Answer;
use exhibits::{exhibits, remarks};
use layers::Layers;
use narrow::platform;
use parts::parts;
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

/// Exhibits that exclude each other.
#[derive(Debug)]
pub struct Conflict {
    /// Indexes into the exhibits.
    pub between: Vec<usize>,
    /// What may have happened.
    pub explanation: String,
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
    let layers = Layers::of(exhibits.iter().enumerate().map(|(at, exhibit)| (at, &exhibit.clue)).collect());
    let mut answer = Answer::of(&layers);
    let platform = platform(&layers.all, answer.left.or(layers.outside().unwrap_or(answer.left)));
    let parts = parts(&answer.believed, answer.mode, answer.role);
    let mut conflicts = answer.conflicts(&layers);
    let mut confidence = answer.confidence(&conflicts);
    // Between the named modes: events and timers of Xen, devices of QEMU.
    let is_between = answer.mode == Some(Mode::Pvhvm) && parts.iter().any(Part::is_emulated_device);
    // What rests on lines that were put together by their looks may be wrong.
    let is_guessed =
        |(_, clue): &(usize, &Clue)| clue.marker.strength == Strength::Proof && source.is_guessed(clue.span);
    let is_mixed = |at: &usize| sections.get(*at).is_some_and(|section| section.is_mixed);
    if is_between || layers.all.iter().any(is_guessed) || indexes.iter().any(is_mixed) {
        confidence = confidence.min(Confidence::Likely);
    }
    let container = layers.all.iter().filter_map(|(_, clue)| Some((clue.marker.strength, clue.says.container?)));
    let container = container.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, slug)| slug);
    let confidential = layers.all.iter().filter_map(|(_, clue)| clue.says.confidential).max();
    let nested_in = layers.nested_in();
    let remarks = remarks(&layers, answer.left, platform);
    let Answer { left, hypervisor, modes, mode, role, is_proven, proven_role, .. } = answer;

    for (exhibit, remark) in exhibits.iter_mut().zip(remarks) {
        exhibit.remark(remark);
    }
    conflicts.extend(earlier_boots(sections, &earlier, &mut exhibits));

    let mut verdict = Verdict {
        hypervisors: left,
        hypervisor,
        modes,
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

/// Adds the exhibits of boots before the last one, which were something else.
fn earlier_boots(sections: &[Section], earlier: &[usize], exhibits: &mut Vec<Exhibit>) -> Option<Conflict> {
    let last = *earlier.last()?;
    let first = exhibits.len();
    exhibits.extend(self::exhibits(sections, earlier));
    for exhibit in exhibits.iter_mut().skip(first) {
        exhibit.remark(" That was an earlier boot.");
    }
    let of_last = exhibits.iter().position(|it| it.section == last);
    Some(Conflict { between: std::iter::once(0).chain(of_last).collect(), explanation: summary::EARLIER.into() })
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
