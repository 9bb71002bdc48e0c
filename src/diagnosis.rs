//! From the paste to everything that is known of it, in the terms of the program. The report is
//! written from this.

use crate::chart::{Chart, charts};
use crate::finding::Case;
use crate::machine::{Machine, machines};
use crate::mend::doubt;
use crate::rule::{self, Judged};
use crate::section::{About, Note, Section};
use crate::segment::{Cut, Guidance, Prompt, cut};
use crate::text::Source;
use crate::verdict::{self, Verdict};

/// Everything that is known of a paste.
#[derive(Debug)]
pub struct Diagnosis<'s> {
    /// The recognized outputs, in order.
    pub sections: Vec<Section>,
    /// The machines and what they are.
    pub machines: Vec<(Machine, Verdict)>,
    /// Every rule and how it ended.
    pub judged: Vec<Judged>,
    /// What can be drawn.
    pub charts: Vec<Chart>,
    /// Shell prompts.
    pub prompts: Vec<Prompt<'s>>,
    /// Lines of the view that nobody recognized.
    pub rest: Vec<std::ops::Range<usize>>,
}

/// How far the reading is.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Steps done of this stage.
    pub done: usize,
    /// Steps of this stage.
    pub total: usize,
    /// The first line of the section at hand, 1-based; 0 where no section is being read.
    pub first_line: u32,
}

/// A stage of the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Cutting into sections.
    Cut,
    /// Reading sections.
    Read,
    /// Judging machines.
    Judge,
}

impl Stage {
    /// A word for the person who waits.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::Read => "read",
            Self::Judge => "judge",
        }
    }
}

/// Reads a paste.
///
/// `skip` holds first lines of sections that are not read: after a crash in the browser the same
/// paste is read again without the section that failed. `watch` hears of each step before it is
/// taken.
#[must_use]
pub fn diagnose<'s>(source: &'s Source<'s>, skip: &[u32], watch: &mut dyn FnMut(Progress)) -> Diagnosis<'s> {
    diagnose_as(source, &Guidance::default(), skip, watch)
}

/// [`diagnose`] with what a person knows better.
#[must_use]
pub fn diagnose_as<'s>(
    source: &'s Source<'s>,
    guidance: &Guidance,
    skip: &[u32],
    watch: &mut dyn FnMut(Progress),
) -> Diagnosis<'s> {
    watch(Progress { stage: Stage::Cut, done: 0, total: 1, first_line: 0 });
    let Cut { segments, prompts, rest } = cut(source, guidance);
    let total = segments.len();
    let mut sections = Vec::with_capacity(total);
    for (done, segment) in segments.iter().enumerate() {
        let first_line = source.line(segment.range.start).map_or(0, |line| line.number());
        watch(Progress { stage: Stage::Read, done, total, first_line });
        let mut section = if skip.contains(&first_line) {
            skipped(source, segment.section())
        } else {
            (segment.format.parse)(segment)
        };
        if guidance.choices.iter().any(|choice| choice.meets(first_line, first_line)) {
            tell_nothing(source, &mut section);
        }
        sections.push(section);
    }
    doubt(source, &mut sections, &rest);
    watch(Progress { stage: Stage::Judge, done: 0, total: 1, first_line: 0 });
    let machines = machines(source, &sections, &prompts);
    let verdicts: Vec<Verdict> =
        machines.iter().map(|machine| verdict::judge(source, &sections, &machine.sections)).collect();
    let mut machines: Vec<(Machine, Verdict)> = machines.into_iter().zip(verdicts).collect();
    verdict::relate(source, &sections, &mut machines);
    let judged = machines
        .iter()
        .enumerate()
        .flat_map(|(index, (machine, verdict))| rule::judge(index, &case(source, &sections, machine, verdict)));
    let judged = judged.collect();
    let charts = draw(source, &sections, &machines);
    Diagnosis { sections, machines, judged, charts, prompts, rest }
}

/// The charts of all sections, in their order.
fn draw(source: &Source<'_>, sections: &[Section], machines: &[(Machine, Verdict)]) -> Vec<Chart> {
    let mut drawn: Vec<Vec<Chart>> = sections.iter().map(|_| Vec::new()).collect();
    for (machine, verdict) in machines {
        let case = case(source, sections, machine, verdict);
        for &at in &machine.sections {
            if let (Some(place), Some(section)) = (drawn.get_mut(at), sections.get(at)) {
                *place = charts(&case, at, section);
            }
        }
    }
    drawn.into_iter().flatten().collect()
}

/// A person chose the format: that nothing of it is there is told, and no line is lost.
fn tell_nothing(source: &Source<'_>, section: &mut Section) {
    let is_empty = section.facts.is_empty()
        && section.clues.is_empty()
        && section.flags.is_empty()
        && section.tables.iter().all(|table| table.rows.is_empty());
    let Some(first) = source.line(section.lines.start).filter(|_| is_empty) else { return };
    section.tool = None;
    if section.notes.is_empty() {
        for line in source.lines(section.lines.clone()).filter(|line| !line.is_blank()) {
            section.keep(line);
        }
    }
    let text = "Nothing here was understood as this output.";
    section.notes.insert(0, Note { span: first.whole(), text: text.into() });
}

fn skipped(source: &Source<'_>, mut section: Section) -> Section {
    if let Some(first) = source.line(section.lines.start) {
        let text = "This section made the reader fail and was left out. Please report it with these lines.";
        section.notes.push(Note { span: first.whole(), text: text.into() });
    }
    section
}

fn case<'a>(source: &'a Source<'a>, sections: &'a [Section], machine: &Machine, verdict: &Verdict) -> Case<'a> {
    let stated = |about| verdict.facts.iter().find(|(known, _)| *known == about);
    let cpus = stated(About::Cpus).and_then(|(_, count)| count.parse().ok());
    Case {
        source,
        sections: machine.sections.iter().filter_map(|&at| sections.get(at)).collect(),
        cpus,
        hypervisor: verdict.hypervisor,
        mode: verdict.mode,
        role: verdict.role,
    }
}
