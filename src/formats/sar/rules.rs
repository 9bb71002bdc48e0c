//! What `sar` alone can show. Thresholds are conventions of the field, not laws.

use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::scan::rounded;
use crate::section::Table;
use crate::sysstat::{SUSTAINED, Samples};
use crate::text::Span;

const METHOD: &str = "Brendan Gregg, USE method; sar(1), sysstat 12.7";

const fn rule(id: &'static str, needs: &'static str, check: fn(&Case<'_>) -> Outcome) -> Rule {
    Rule { id, needs, formats: &["sar"], source: METHOD, check }
}

pub(super) static RULES: &[Rule] = &[
    rule("sar/swapping", "sar -W 1 10", swapping),
    rule("sar/run-queue-long", "sar -q 1 10", run_queue),
    rule("sar/network-errors", "sar -n EDEV 1 10", network_errors),
];

fn tables<'a>(case: &'a Case<'_>, name: &'static str) -> impl Iterator<Item = &'a Table> {
    case.of("sar").filter_map(move |section| section.table(name))
}

fn swapping(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for table in tables(case, "swapping") {
        let both = ["pswpin/s", "pswpout/s"].map(|column| Samples::of(case.source, table, column, SUSTAINED));
        let [Some(read), Some(written)] = both else { continue };
        checked = true;
        // What goes to swap and never comes back was not needed.
        if read.median > 0.0 {
            let (peak, severity) = (read.peak + written.peak, Severity::Notice);
            // A thousand KiB in pages of 4 KiB.
            let severity = if peak > 250.0 { Severity::Warning } else { severity };
            faults.push(Fault {
                severity,
                headline: "The machine swaps all the time".into(),
                detail: format!(
                    "Most samples read pages back from swap, up to {} pages per second both ways: the working set does \
                     not fit into memory.",
                    rounded(peak)
                )
                .into(),
                next: "Find who: VmSwap in /proc/*/status. Give the machine more memory; in a Xen guest check that \
                       it is not ballooned down (xl list against maxmem)."
                    .into(),
                evidence: vec![read.worst, written.worst],
            });
        }
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}

fn run_queue(case: &Case<'_>) -> Outcome {
    let Some(cpus) = case.cpus.filter(|&cpus| cpus > 0).map(f64::from) else { return Outcome::NotChecked };
    let mut faults = Vec::new();
    let mut checked = false;
    for table in tables(case, "load") {
        let Some(queue) = Samples::of(case.source, table, "runq-sz", SUSTAINED) else { continue };
        checked = true;
        if queue.median > cpus {
            let severity = if queue.median > 2.0 * cpus { Severity::Warning } else { Severity::Notice };
            faults.push(Fault {
                severity,
                headline: format!("{} tasks want to run on {} CPUs", rounded(queue.median), rounded(cpus)).into(),
                detail: "runq-sz counts running and waiting tasks; in most samples it is above the number of CPUs."
                    .into(),
                next: "Look at stolen time first (sar -u); then top or pidstat 1 for who runs.".into(),
                evidence: vec![queue.worst],
            });
        }
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}

/// Errors of the card or the cable. Drops are left out: they have harmless reasons too.
fn network_errors(case: &Case<'_>) -> Outcome {
    const ERRORS: &[&str] = &["rxerr/s", "txerr/s", "coll/s", "txcarr/s", "rxfram/s"];
    let mut found: Vec<Span> = Vec::new();
    let mut checked = false;
    for table in tables(case, "network errors") {
        checked = true;
        for column in ERRORS.iter().filter_map(|&name| Some((table.numbers(name)?, &table.column(name)?.spans))) {
            let above = column.0.iter().zip(column.1).filter(|(number, _)| **number > 0.0);
            found.extend(above.map(|(_, span)| *span).take(2));
        }
    }
    if found.is_empty() {
        return if checked { Outcome::Quiet } else { Outcome::NotChecked };
    }
    Outcome::Fired(vec![Fault {
        severity: Severity::Warning,
        headline: "A network interface counts errors".into(),
        detail: "Bad packets, collisions or a lost carrier: cable, connector, duplex setting or the card.".into(),
        next: "ethtool and ethtool -S of that interface; dmesg for link changes; the port of the switch.".into(),
        evidence: found,
    }])
}
