//! What `xl list` alone can show. Thresholds are conventions of the field, not laws.

use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::scan::{self, Names};
use crate::section::{Row, Section};
use crate::text::{Source, Span};

const NEEDS: &str = "xl list";
const LIST: &str = "Xen tools/xl/xl_info.c list_domains(), 4.20";
const PRACTICE: &str = "operational practice; xl(1) of Xen 4.20 for what the states mean";

const fn rule(id: &'static str, source: &'static str, check: fn(&Case<'_>) -> Outcome) -> Rule {
    Rule { id, needs: NEEDS, formats: &["xl-list"], source, check, is_cause: false }
}

pub(super) static RULES: &[Rule] = &[
    rule("xl-list/domain-crashed", LIST, crashed).cause(),
    rule("xl-list/domain-dying", PRACTICE, dying),
    rule("xl-list/domain-paused", PRACTICE, paused),
    rule("xl-list/domains-wait-for-cpu", PRACTICE, waiting).cause(),
    Rule { needs: "xl list and xl info", ..rule("xl-list/vcpus-overcommitted", PRACTICE, overcommitted) },
];

/// The lists of the machine, in the order of the text.
fn lists<'a>(case: &Case<'a>) -> Vec<Vec<Row<'a>>> {
    let tables = case.of("xl-list").filter_map(|section: &Section| section.table("domains"));
    tables.map(|table| table.each_row().collect()).collect()
}

/// The newest list tells how things are.
fn newest<'a>(case: &Case<'a>) -> Option<Vec<Row<'a>>> {
    lists(case).pop()
}

/// A letter of the state: 0 running, 1 blocked, 2 paused, 3 shut down, 4 reason, 5 dying. Xen 4.0
/// has only the first, the third and the last.
fn letter(source: &Source<'_>, row: &Row<'_>, at: usize) -> Option<u8> {
    let state = row.word(source, "State");
    let state = state.as_bytes();
    match (state.len(), at) {
        (3, 0) => state.first().copied(),
        (3, 2) => state.get(1).copied(),
        (3, 5) => state.get(2).copied(),
        (6, _) => state.get(at).copied(),
        _ => None,
    }
}

fn name(source: &Source<'_>, row: &Row<'_>) -> String {
    let name = row.word(source, "Name");
    if name.is_empty() || name == "(null)" {
        row.number("ID").map_or_else(|| "without name".into(), |id| format!("{} (no name)", scan::rounded(id)))
    } else {
        name.into_owned()
    }
}

fn evidence(row: &Row<'_>) -> Vec<Span> {
    [row.span("State"), row.span("Name")].into_iter().flatten().collect()
}

fn crashed(case: &Case<'_>) -> Outcome {
    let Some(rows) = newest(case) else { return Outcome::NotChecked };
    let mut faults = Vec::new();
    for row in &rows {
        let (headline, detail) = match letter(case.source, row, 4) {
            Some(b'c') => (
                "has crashed",
                "It no longer runs, and its memory is still taken: it is kept (on_crash = preserve), dumped or destroyed.",
            ),
            Some(b'w') => (
                "was stopped by its watchdog",
                "The guest did not answer its watchdog in time: it hung, or got no CPU for long.",
            ),
            _ => continue,
        };
        faults.push(Fault {
            severity: Severity::Critical,
            headline: format!("Domain {} {headline}", name(case.source, row)).into(),
            detail: detail.into(),
            next: "Look at xl dmesg and at the guest's console for the reason, then xl destroy it.".into(),
            evidence: evidence(row),
        });
    }
    faults.into()
}

fn dying(case: &Case<'_>) -> Outcome {
    /// In so many lists a domain that goes as it should is gone.
    const STAYS: usize = 3;
    let lists = lists(case);
    let Some(rows) = lists.last() else { return Outcome::NotChecked };
    let is_dying = |row: &Row<'_>| letter(case.source, row, 5) == Some(b'd');
    let id = |row: &Row<'_>| row.word(case.source, "ID").into_owned();
    let mut seen = Names::new();
    let mut counts: Vec<usize> = Vec::new();
    for row in lists.iter().flatten().filter(|row| is_dying(row)) {
        let place = seen.place(&id(row));
        counts.resize(seen.len(), 0);
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    let mut faults = Vec::new();
    for row in rows.iter().filter(|row| is_dying(row)) {
        let stays = seen.find(&id(row)).and_then(|place| counts.get(place)).is_some_and(|&count| count >= STAYS);
        faults.push(Fault {
            severity: if stays { Severity::Warning } else { Severity::Notice },
            headline: format!("Domain {} is being destroyed", name(case.source, row)).into(),
            detail: "This takes seconds. A domain that stays so is a zombie: a backend or QEMU in dom0 still maps its \
                     memory."
                .into(),
            next:
                "If it stays: xl list again, look for its QEMU and its backends in dom0 (dmesg, xenstore-ls). Only a \
                   restart of the host removes a stuck one."
                    .into(),
            evidence: evidence(row),
        });
    }
    faults.into()
}

fn paused(case: &Case<'_>) -> Outcome {
    let Some(rows) = newest(case) else { return Outcome::NotChecked };
    let mut faults = Vec::new();
    // A domain that is shut down or dying is paused on the way.
    let is_paused = |row: &&Row<'_>| {
        let at = |at| letter(case.source, row, at);
        at(2) == Some(b'p') && at(3) != Some(b's') && at(5) != Some(b'd')
    };
    for row in rows.iter().filter(is_paused) {
        faults.push(Fault {
            severity: Severity::Notice,
            headline: format!("Domain {} is paused", name(case.source, row)).into(),
            detail: "It does not run at all: to its users it hangs. It is being made, saved or moved, waits for a \
                     debugger, or somebody paused it."
                .into(),
            next: "If nothing of that goes on: xl unpause.".into(),
            evidence: evidence(row),
        });
    }
    faults.into()
}

fn waiting(case: &Case<'_>) -> Outcome {
    // One domain is often caught between two slices; several at once are a queue.
    const FEWEST: usize = 3;
    const SHARE: usize = 4;
    let Some(rows) = newest(case) else { return Outcome::NotChecked };
    // Three letters say nothing of it.
    let live: Vec<&Row<'_>> = rows.iter().filter(|row| letter(case.source, row, 1).is_some()).collect();
    if live.is_empty() {
        return Outcome::NotChecked;
    }
    let waiting: Vec<&&Row<'_>> = live.iter().filter(|row| row.word(case.source, "State") == "------").collect();
    if waiting.len() < FEWEST || waiting.len() * SHARE < live.len() {
        return Outcome::Quiet;
    }
    vec![Fault {
        severity: Severity::Notice,
        headline: format!("{} of {} domains were ready to run and had no CPU", waiting.len(), live.len()).into(),
        detail: "Six dashes are neither running nor idle. One list is one instant: if it stays so in several, the \
                 host's CPUs are overcommitted."
            .into(),
        next: "xentop -b -f -d 3 -i 5, and stolen time (st) in the guests.".into(),
        evidence: waiting.iter().filter_map(|row| row.span("State")).take(8).collect(),
    }]
    .into()
}

fn overcommitted(case: &Case<'_>) -> Outcome {
    const NOTICE: f64 = 4.0;
    const WARNING: f64 = 8.0;
    let (Some(rows), Some(cpus)) = (newest(case), case.host_cpus()) else { return Outcome::NotChecked };
    let is_live = |row: &&Row<'_>| {
        row.span("State").is_some()
            && letter(case.source, row, 3) != Some(b's')
            && letter(case.source, row, 5) != Some(b'd')
    };
    let live: Vec<&Row<'_>> = rows.iter().filter(is_live).collect();
    let vcpus: f64 = live.iter().filter_map(|row| row.number("VCPUs")).sum();
    let ratio = vcpus / cpus;
    if ratio <= NOTICE {
        return Outcome::Quiet;
    }
    vec![Fault {
        severity: if ratio > WARNING { Severity::Warning } else { Severity::Notice },
        headline: format!(
            "{vcpus} virtual CPUs share {cpus} physical ones",
            vcpus = scan::decimals(vcpus, 0),
            cpus = scan::decimals(cpus, 0)
        )
        .into(),
        detail: format!(
            "That is {ratio} for each. It is a risk, not a fault, as long as most of them are idle.",
            ratio = scan::decimals(ratio, 1)
        )
        .into(),
        next: "Look at stolen time (st) in the guests.".into(),
        evidence: live.iter().filter_map(|row| row.span("VCPUs")).take(8).collect(),
    }]
    .into()
}
