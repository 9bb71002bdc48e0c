//! What the rules of these programs have in common.

use crate::finding::{Case, Fault, Limit, Look, Outcome, Severity};
use crate::samples::Samples;
use crate::scan;
use crate::section::Table;

/// Shares of stolen time, in per cent, from which on it is so bad.
const STOLEN: &[(f64, Severity)] = &[(10.0, Severity::Warning), (3.0, Severity::Notice)];

/// Where stolen time is drawn: the limits of a rule about it.
pub fn stolen_limits(rule: &'static str, series: &'static str) -> impl Iterator<Item = Limit> {
    STOLEN.iter().map(move |&(value, severity)| Limit::new(rule, severity, value).on(series))
}

/// One sample with more is worth a look, whatever the others are.
const AT_ONCE: f64 = 30.0;

/// What is to be said of the CPUs of a machine that lose so much of their time, in per cent.
#[must_use]
pub fn stolen(samples: &Samples<'_>, column: &str) -> Look {
    Some(lost(samples.median(column)?, samples, column))
}

/// The same for a table with a row for each CPU and one for all of them.
pub fn stolen_of_cpus<'a>(case: &'a Case<'_>, tables: &mut dyn Iterator<Item = &'a Table>) -> Outcome {
    Outcome::of(&mut tables.map(|table| {
        let cpus = Samples::by_name(case.source, table, "CPU");
        let (_, all) = cpus.iter().find(|(name, _)| *name == "all").or(cpus.first())?;
        all.weigh(stolen(all, "%steal"))
    }))
}

fn lost(median: f64, samples: &Samples<'_>, column: &str) -> Option<Fault> {
    let peak = samples.peak(column);
    let lasting = STOLEN.iter().find(|(limit, _)| median >= *limit).map(|(_, severity)| *severity);
    let severity = lasting.or((peak > AT_ONCE).then_some(Severity::Notice))?;
    let (median, peak) = (scan::decimals(median, 0), scan::decimals(peak, 0));
    Some(Fault {
        severity,
        headline: if lasting.is_some() {
            format!("The hypervisor gives {median} % of this machine's CPU time to others")
        } else {
            format!("At times the hypervisor gives {peak} % of this machine's CPU time to others")
        }
        .into(),
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
        evidence: samples.evidence(&[column]),
    })
}
