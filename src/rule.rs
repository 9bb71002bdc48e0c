//! Puts every rule to every machine.

use crate::finding::{Case, Fault, Outcome, Rule};
use crate::formats::FORMATS;
use crate::rules;
use crate::scan;

/// How a rule ended for a machine.
#[derive(Debug)]
pub struct Judged {
    /// The rule.
    pub rule: &'static Rule,
    /// Index of the machine.
    pub machine: usize,
    /// How it ended.
    pub outcome: Outcome,
}

/// Every rule there is: those of the rooms, then those over several formats.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FORMATS.iter().flat_map(|format| format.rules).chain(rules::RULES)
}

/// Puts every rule to a machine. A rule none of whose formats was pasted is not checked.
#[must_use]
pub fn judge(machine: usize, case: &Case<'_>) -> Vec<Judged> {
    let put = |rule: &'static Rule| {
        let has_text = rule.formats.iter().any(|&format| case.of(format).next().is_some());
        let outcome = if has_text { (rule.check)(case) } else { Outcome::NotChecked };
        Judged { rule, machine, outcome }
    };
    all().map(put).collect()
}

/// What was found over all machines, worst first; within a severity in the order of the text.
#[must_use]
pub fn findings(judged: &[Judged]) -> Vec<(&Judged, &Fault)> {
    let fired = judged.iter().filter_map(|judged| match &judged.outcome {
        Outcome::Fired(faults) => Some(faults.iter().map(move |fault| (judged, fault))),
        Outcome::Quiet | Outcome::NotChecked => None,
    });
    let found: Vec<_> = fired.flatten().collect();
    let order = scan::order(found.iter().map(|(judged, fault)| {
        let start = fault.evidence.first().map_or(u32::MAX, |span| span.start);
        (fault.severity as u64) << 60 | (judged.machine as u64) << 32 | u64::from(start)
    }));
    order.into_iter().filter_map(|at| found.get(at).copied()).collect()
}
