//! What `xl vcpu-list` can show. Thresholds are conventions of the field, not laws.

use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::scan;
use crate::section::Row;

const PRACTICE: &str = "operational practice; xl(1) of Xen 4.20";

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "xl-vcpu-list/vcpus-wait-for-cpu",
        needs: "xl vcpu-list",
        formats: &["xl-vcpu-list"],
        source: PRACTICE,
        check: waiting,
        is_cause: true,
    },
    Rule {
        id: "xl-vcpu-list/dom0-everywhere",
        needs: "xl vcpu-list and xl info",
        formats: &["xl-vcpu-list"],
        source: "Xen docs/misc/xen-command-line.pandoc, dom0_max_vcpus and dom0_vcpus_pin, 4.20; operational practice",
        check: dom0_everywhere,
        is_cause: false,
    },
];

/// The newest list tells how things are.
fn newest<'a>(case: &Case<'a>) -> Option<Vec<Row<'a>>> {
    let tables = case.of("xl-vcpu-list").filter_map(|section| section.table("vcpus"));
    tables.last().map(|table| table.each_row().collect())
}

fn waiting(case: &Case<'_>) -> Outcome {
    // One virtual CPU is often caught between two slices; several at once are a queue.
    const FEWEST: usize = 4;
    const SHARE: usize = 4;
    let Some(rows) = newest(case) else { return Outcome::NotChecked };
    let online = rows.iter().filter(|row| row.number("CPU").is_some()).count();
    let waiting: Vec<&Row<'_>> = rows.iter().filter(|row| row.word(case.source, "State") == "---").collect();
    if waiting.len() < FEWEST || waiting.len() * SHARE < online {
        return Outcome::Quiet;
    }
    vec![Fault {
        severity: Severity::Notice,
        headline: format!("{} of {online} virtual CPUs were ready to run and had no CPU", waiting.len()).into(),
        detail: "Three dashes are neither running nor idle. One list is one instant: if it stays so in several, the \
                 host's CPUs are overcommitted, or the affinities crowd some of them."
            .into(),
        next: "xentop -b -f -d 3 -i 5, and stolen time (st) in the guests.".into(),
        evidence: waiting.iter().filter_map(|row| row.span("State")).take(8).collect(),
    }]
    .into()
}

fn dom0_everywhere(case: &Case<'_>) -> Outcome {
    // On a small host dom0 needs all CPUs now and then.
    const LARGE: f64 = 8.0;
    let (Some(rows), Some(cpus)) = (newest(case), case.host_cpus()) else { return Outcome::NotChecked };
    let is_free = |row: &&Row<'_>| {
        let hard = [row.word(case.source, "Affinity.hard"), row.word(case.source, "CPU Affinity")];
        hard.iter().any(|affinity| matches!(affinity.as_ref(), "all" | "any cpu"))
    };
    let online = rows.iter().filter(|row| row.number("ID") == Some(0.0) && row.number("CPU").is_some());
    let free: Vec<&Row<'_>> = online.filter(is_free).collect();
    let count = f64::from(u32::try_from(free.len()).unwrap_or(u32::MAX));
    if cpus < LARGE || count < cpus {
        return Outcome::Quiet;
    }
    vec![Fault {
        severity: Severity::Notice,
        headline: format!(
            "dom0 has a virtual CPU for each of the {cpus} CPUs and is not pinned",
            cpus = scan::decimals(cpus, 0)
        )
        .into(),
        detail: "It competes with the guests for every CPU, and its own work suffers when they are busy.".into(),
        next: "Boot Xen with dom0_max_vcpus=4 (or up to 8) and dom0_vcpus_pin, and keep the guests off these CPUs."
            .into(),
        evidence: free
            .iter()
            .filter_map(|row| row.span("Affinity.hard").or_else(|| row.span("CPU Affinity")))
            .take(4)
            .collect(),
    }]
    .into()
}
