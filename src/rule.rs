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

/// What was found over all machines, worst first; within a severity causes before the rest, and either in the order of
/// the text.
#[must_use]
pub fn findings(judged: &[Judged]) -> Vec<(&Judged, &Fault)> {
    let fired = judged.iter().filter_map(|judged| match &judged.outcome {
        Outcome::Fired(faults) => Some(faults.iter().map(move |fault| (judged, fault))),
        Outcome::Quiet | Outcome::NotChecked => None,
    });
    let found: Vec<_> = fired.flatten().collect();
    let order = scan::order(found.iter().map(|(judged, fault)| {
        let start = fault.evidence.first().map_or(u32::MAX, |span| span.start);
        let rank = (fault.severity as u64) << 1 | u64::from(!judged.rule.is_cause);
        rank << 60 | (judged.machine as u64) << 32 | u64::from(start)
    }));
    order.into_iter().filter_map(|at| found.get(at).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity::{self, Critical, Warning};
    use crate::text::Span;

    #[test]
    fn of_faults_as_bad_as_each_other_a_cause_comes_first() {
        let rule = |is_cause| all().find(|rule| rule.is_cause == is_cause);
        let judged = |is_cause, severity: Severity, start| {
            let evidence = vec![Span { start, end: start + 1 }];
            let fault = Fault { severity, headline: "".into(), detail: "".into(), next: "".into(), evidence };
            Some(Judged { rule: rule(is_cause)?, machine: 0, outcome: Outcome::Fired(vec![fault]) })
        };
        let all = [(false, Warning, 1), (true, Warning, 7), (true, Warning, 5), (false, Critical, 9)];
        let judged: Vec<Judged> = all.into_iter().filter_map(|(cause, bad, start)| judged(cause, bad, start)).collect();
        let starts =
            findings(&judged).iter().filter_map(|(_, fault)| Some(fault.evidence.first()?.start)).collect::<Vec<_>>();
        assert_eq!(starts, [9, 5, 7, 1]);
    }
}
