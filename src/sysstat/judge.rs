//! What the rules of these programs have in common.

use crate::finding::{Fault, Limit, Severity};
use crate::scan::{self, Names};
use crate::section::Column;
use crate::text::{Source, Span};

/// How many samples make "sustained".
pub const SUSTAINED: usize = 3;

/// The median of at least [`SUSTAINED`] values that are there.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    scan::median(values, SUSTAINED)
}

/// The rows of each name in a column of names, in order of appearance.
#[must_use]
pub fn rows_by_name<'a>(
    source: &'a Source<'_>,
    column: &Column,
    is_wanted: &dyn Fn(usize) -> bool,
) -> Vec<(&'a str, Vec<usize>)> {
    let mut names = Names::new();
    let mut found: Vec<(&str, Vec<usize>)> = Vec::new();
    for (row, span) in column.spans.iter().enumerate().filter(|(row, _)| is_wanted(*row)) {
        let name = source.pasted(*span);
        let place = names.place(name);
        if place == found.len() {
            found.push((name, Vec::new()));
        }
        if let Some((_, rows)) = found.get_mut(place) {
            rows.push(row);
        }
    }
    found
}

/// Shares of stolen time, in per cent, from which on it is so bad.
const STOLEN: &[(f64, Severity)] = &[(10.0, Severity::Warning), (3.0, Severity::Notice)];

/// Where stolen time is drawn: the limits of a rule about it.
pub fn stolen_limits(rule: &'static str, series: &'static str) -> impl Iterator<Item = Limit> {
    STOLEN.iter().map(move |&(value, severity)| Limit::new(rule, severity, value).on(series))
}

/// What is to be said of a machine that loses so much of its CPU time, in per cent.
#[must_use]
pub fn stolen(median: f64, peak: f64, evidence: Option<Span>) -> Option<Fault> {
    let (_, severity) = *STOLEN.iter().find(|(limit, _)| median >= *limit)?;
    let (median, peak) = (scan::decimals(median, 0), scan::decimals(peak, 0));
    Some(Fault {
        severity,
        headline: format!("The hypervisor gives {median} % of this machine's CPU time to others").into(),
        detail: format!(
            "Stolen time has a median of {median} % and a peak of {peak} %. The virtual CPUs wanted to run and \
             did not: the host is overcommitted, or a cap or used-up CPU credits hold this machine back. Slow disks at \
             the same time may be slow for want of CPU time."
        )
        .into(),
        next:
            "On the host: xentop and xl sched-credit2, or the host's CPU ready time. On a burstable instance look at \
               the CPU credits. Otherwise move the machine."
                .into(),
        evidence: evidence.into_iter().collect(),
    })
}
