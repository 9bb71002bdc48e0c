//! What `xentop` alone can show. Thresholds are conventions of the field, not laws.

use crate::scan::{self, Names};
use std::borrow::Cow;

use crate::finding::{Case, Fault, Limit, Outcome, Rule, Severity};
use crate::format::{ChartPlan, Drawn};
use crate::samples::{SUSTAINED, median};
use crate::section::{Row, Table};
use crate::text::{Source, Span};

use super::parse::USE;

mod devices;

const NEEDS: &str = "xentop -b -f -d 3 -i 5";
const XENTOP: &str = "Xen tools/xentop/xentop.c, 4.22";
const PRACTICE: &str = "operational practice; Xen tools/xentop/xentop.c for what the columns mean";
const FORMATS: &[&str] = &["xentop"];

const fn rule(id: &'static str, source: &'static str, check: fn(&Case<'_>) -> Outcome) -> Rule {
    Rule { id, needs: NEEDS, formats: FORMATS, source, check, is_cause: false }
}

const fn host_rule(id: &'static str, check: fn(&Case<'_>) -> Outcome) -> Rule {
    Rule { needs: "xentop -b -f -d 3 -i 5 and xl info", ..rule(id, PRACTICE, check) }
}

pub(super) static RULES: &[Rule] = &[
    rule("xentop/no-cpu-use-yet", XENTOP, no_cpu_use),
    rule("xentop/names-cut", XENTOP, names_cut),
    rule("xentop/domain-crashed", "Xen tools/libs/stat/xenstat.c, 4.22", crashed).cause(),
    rule("xentop/domain-dying", PRACTICE, dying),
    rule("xentop/dom0-busy", PRACTICE, dom0_busy).cause(),
    host_rule("xentop/host-cpu-full", host_full).cause(),
    host_rule("xentop/vcpus-overcommitted", overcommitted),
    rule("xentop/disk-backend-starved", "Linux drivers/block/xen-blkback/blkback.c, 6.12", devices::starved).cause(),
    rule("xentop/sectors-read-lost", "Xen commits 91c3e3dc91 and 89d57f291e", devices::sectors_lost),
    Rule {
        needs: "xentop -b -f -n -d 3 -i 5",
        ..rule("xentop/packets-dropped", "Linux drivers/net/xen-netback/interface.c, 6.12", devices::dropped)
    },
];

pub(super) const CPU: ChartPlan = ChartPlan {
    title: "CPU use by domain",
    unit: "% of one CPU",
    table: "domains",
    columns: &["CPU(%)", USE],
    by: "NAME",
    sample: "iteration",
    skip_first: true,
    limits,
};

/// Above this share of its virtual CPUs dom0 has no room for bursts.
const DOM0_FULL: f64 = 0.8;

fn limits(case: &Case<'_>, drawn: &Drawn<'_>) -> Vec<Limit> {
    let dom0 = drawn.table.each_row().rfind(|row| is_dom0(case.source, row));
    let limit = |row: Row<'_>| {
        let full = DOM0_FULL * 100.0 * row.number("VCPUS")?;
        let name = row.word(case.source, "NAME").into_owned();
        Some(Limit::new("xentop/dom0-busy", Severity::Warning, full).on(name))
    };
    dom0.and_then(limit).into_iter().collect()
}

/// XenServer names dom0 `Control domain on host: …`, cut to ten characters.
fn is_dom0(source: &Source<'_>, row: &Row<'_>) -> bool {
    let name = row.word(source, "NAME");
    name == "Domain-0" || name.starts_with("Control do")
}

fn domains<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Table> {
    case.of("xentop").filter_map(|section| section.table("domains"))
}

/// The rows of each iteration, in order. A first iteration has no CPU(%).
fn iterations(table: &Table) -> Vec<Vec<Row<'_>>> {
    let mut found: Vec<Vec<Row<'_>>> = Vec::new();
    let mut current = 0.0;
    for at in table.each_row() {
        let iteration = at.number("iteration").unwrap_or(current);
        if iteration > current || found.is_empty() {
            current = iteration;
            found.push(Vec::new());
        }
        if let Some(last) = found.last_mut() {
            last.push(at);
        }
    }
    found
}

fn last_iteration(table: &Table) -> Vec<Row<'_>> {
    iterations(table).pop().unwrap_or_default()
}

/// How often a name stood so far, this time included.
fn nth(names: &mut Names, counts: &mut Vec<usize>, name: &str) -> usize {
    let place = names.place(name);
    if place == counts.len() {
        counts.push(0);
    }
    counts.get_mut(place).map_or(0, |count| {
        *count += 1;
        *count
    })
}

/// Fired, quiet or, where no table could be judged, not checked.
fn outcome(checked: bool, faults: Vec<Fault>) -> Outcome {
    if checked { faults.into() } else { Outcome::NotChecked }
}

fn no_cpu_use(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    for table in domains(case) {
        let all = iterations(table);
        let is_idle = |at: &Row<'_>| at.number("CPU(%)") == Some(0.0);
        // xentop itself runs in dom0: with an iteration before there is always some use.
        if !all.iter().flatten().all(is_idle) {
            continue;
        }
        let headline = if all.len() < 2 {
            "This xentop shows no CPU use: it is the first iteration".into()
        } else {
            format!("This xentop shows no CPU use in {} iterations: each was the first of its run", all.len())
        };
        faults.push(Fault {
            severity: Severity::Info,
            headline: headline.into(),
            detail: "CPU(%) is measured against the iteration before, so the first one prints 0.0 for every domain, \
                     however busy it is. The counters are totals since each domain was made."
                .into(),
            next: "Run xentop -b -f -d 3 -i 5 while it is slow and paste all of it.".into(),
            evidence: all.first().and_then(|rows| rows.first()?.span("CPU(%)")).into_iter().collect(),
        });
    }
    faults.into()
}

/// The width of the column of names: longer ones are cut there without `-f`.
const SHORT: usize = 10;

fn names_cut(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    for table in domains(case) {
        let mut places = Names::new();
        let mut names: Vec<(Cow<'_, str>, Vec<Span>)> = Vec::new();
        for at in last_iteration(table) {
            let name = at.word(case.source, "NAME");
            let place = places.place(&name);
            if place == names.len() {
                names.push((name, Vec::new()));
            }
            if let Some((_, spans)) = names.get_mut(place) {
                spans.extend(at.span("NAME"));
            }
        }
        // Where one name is longer, none was cut.
        if names.iter().any(|(name, _)| name.chars().count() > SHORT) {
            continue;
        }
        let alike = names.iter().find(|(_, spans)| spans.len() > 1);
        let full = names.iter().find(|(name, _)| name.chars().count() == SHORT);
        let (severity, headline, spans) = match (alike, full) {
            (Some((name, spans)), _) => {
                (Severity::Notice, format!("{} domains are shown as {name}", spans.len()), spans)
            }
            (None, Some((name, spans))) => (Severity::Info, format!("Names may be cut, as {name}"), spans),
            (None, None) => continue,
        };
        faults.push(Fault {
            severity,
            headline: headline.into(),
            detail: "Without -f names are cut to 10 characters. Rows that look alike are kept apart here by their \
                     order, which changes when domains come and go."
                .into(),
            next: "Use xentop -b -f.".into(),
            evidence: spans.clone(),
        });
    }
    faults.into()
}

/// The domains whose state has a letter in the last iteration.
fn in_state<'t>(case: &Case<'_>, table: &'t Table, letter: char) -> Vec<Row<'t>> {
    let mut found = last_iteration(table);
    found.retain(|at| at.word(case.source, "STATE").contains(letter));
    found
}

fn crashed(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    for at in domains(case).flat_map(|table| in_state(case, table, 'c')) {
        faults.push(Fault {
            severity: Severity::Critical,
            headline: format!("Domain {} has crashed", at.word(case.source, "NAME")).into(),
            detail: "It no longer runs, and its memory is still taken: it is kept (on_crash = preserve), dumped or destroyed."
                .into(),
            next: "Look at xl dmesg and at the guest's console for the reason, then xl destroy it.".into(),
            evidence: [at.span("STATE"), at.span("NAME")].into_iter().flatten().collect(),
        });
    }
    faults.into()
}

fn dying(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    for table in domains(case) {
        let (mut seen, mut counts) = (Names::new(), Vec::new());
        for row in table.each_row().filter(|row| row.word(case.source, "STATE").starts_with('d')) {
            nth(&mut seen, &mut counts, &row.word(case.source, "NAME"));
        }
        for at in in_state(case, table, 'd') {
            let name = at.word(case.source, "NAME");
            let stays = seen.find(&name).and_then(|place| counts.get(place)).is_some_and(|&count| count >= SUSTAINED);
            faults.push(Fault {
                severity: if stays { Severity::Warning } else { Severity::Notice },
                headline: format!("Domain {name} is being destroyed").into(),
                detail: "This takes seconds. A domain that stays so is a zombie: a backend or QEMU in dom0 still maps \
                         its memory."
                    .into(),
                next: "If it stays: xl list again, look for its QEMU and its backends in dom0 (dmesg, xenstore-ls)."
                    .into(),
                evidence: [at.span("STATE"), at.span("NAME")].into_iter().flatten().collect(),
            });
        }
    }
    faults.into()
}

fn dom0_busy(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for table in domains(case) {
        let all = iterations(table);
        let dom0: Vec<Row<'_>> = all.iter().skip(1).flatten().copied().filter(|at| is_dom0(case.source, at)).collect();
        let Some(vcpus) = dom0.last().and_then(|at| at.number("VCPUS")) else { continue };
        let Some(use_) = median(&dom0.iter().filter_map(|at| at.number("CPU(%)")).collect::<Vec<f64>>()) else {
            continue;
        };
        checked = true;
        if use_ > DOM0_FULL * 100.0 * vcpus {
            faults.push(Fault {
                severity: Severity::Warning,
                headline: format!(
                    "dom0 uses {use_} % of a CPU and has {vcpus} virtual CPUs",
                    use_ = scan::decimals(use_, 0),
                    vcpus = scan::decimals(vcpus, 0)
                )
                .into(),
                detail: "Disks and networks of all guests pass through dom0. When it is short of CPU their I/O is \
                         slow, and the guests see I/O wait, not stolen time."
                    .into(),
                next: "Find what runs in dom0 (top). Give it more virtual CPUs or a higher weight, pin it, move work \
                       off it."
                    .into(),
                evidence: worst(&dom0, "CPU(%)"),
            });
        }
    }
    outcome(checked, faults)
}

/// The cell with the largest number.
fn worst(rows: &[Row<'_>], column: &str) -> Vec<Span> {
    let number = |at: &Row<'_>| at.number(column).unwrap_or(f64::NEG_INFINITY);
    let worst = rows.iter().max_by(|a, b| number(a).total_cmp(&number(b)));
    worst.and_then(|at| at.span(column)).into_iter().collect()
}

fn host_full(case: &Case<'_>) -> Outcome {
    const FULL: f64 = 0.95;
    let Some(cpus) = case.host_cpus() else { return Outcome::NotChecked };
    let mut faults = Vec::new();
    let mut checked = false;
    for table in domains(case) {
        let all = iterations(table);
        let later = all.get(1..).unwrap_or_default();
        let sums =
            later.iter().map(|rows| rows.iter().filter_map(|at| at.number("CPU(%)")).sum()).collect::<Vec<f64>>();
        let Some(sum) = median(&sums) else { continue };
        checked = true;
        if sum > FULL * 100.0 * cpus {
            faults.push(Fault {
                severity: Severity::Warning,
                headline: format!("All {cpus} CPUs of the host are busy", cpus = scan::decimals(cpus, 0)).into(),
                detail: format!(
                    "The domains together use {sum} % of a CPU. Virtual CPUs wait for physical ones.",
                    sum = scan::decimals(sum, 0)
                )
                .into(),
                next: "Compare stolen time (st) in the guests; move or shrink the busiest domain.".into(),
                evidence: later.last().map(|rows| worst(rows, "CPU(%)")).unwrap_or_default(),
            });
        }
    }
    outcome(checked, faults)
}

fn overcommitted(case: &Case<'_>) -> Outcome {
    const NOTICE: f64 = 4.0;
    const WARNING: f64 = 8.0;
    let Some(cpus) = case.host_cpus() else { return Outcome::NotChecked };
    let mut faults = Vec::new();
    for table in domains(case) {
        let mut live = last_iteration(table);
        live.retain(|at| !at.word(case.source, "STATE").contains(['d', 's', 'c']));
        let vcpus: f64 = live.iter().filter_map(|at| at.number("VCPUS")).sum();
        let ratio = vcpus / cpus;
        if ratio > NOTICE {
            faults.push(Fault {
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
                evidence: worst(&live, "VCPUS"),
            });
        }
    }
    faults.into()
}
