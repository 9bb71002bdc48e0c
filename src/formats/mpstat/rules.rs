//! What `mpstat` alone can show: stolen time, one CPU that does all the work, interrupts that fall
//! on one CPU. An average since boot is never judged as the present.

use crate::clue::{Clue, Marker};
use crate::finding::{Case, Fault, Limit, Outcome, Rule, Severity};
use crate::format::{ChartPlan, Drawn};
use crate::samples::Samples;
use crate::scan;
use crate::section::{Section, Table};
use crate::{sysstat, traces};

const NEEDS: &str = "mpstat -P ALL 1 10";
const USE: &str = "Brendan Gregg, USE method";

const fn rule(id: &'static str, source: &'static str, check: fn(&Case<'_>) -> Outcome) -> Rule {
    Rule { id, needs: NEEDS, formats: &["mpstat"], source, check, is_cause: false }
}

pub(super) static RULES: &[Rule] = &[
    rule("mpstat/since-boot-only", "mpstat(1), sysstat 12.7.9", since_boot_only),
    rule("mpstat/steal-high", USE, steal_high).cause(),
    rule("mpstat/one-cpu-busy", USE, one_cpu_busy),
    rule("mpstat/interrupts-on-one-cpu", "Linux Documentation/networking/scaling.rst", interrupts_on_one_cpu),
];

pub(super) const CPUS: ChartPlan = ChartPlan {
    title: "CPU time",
    unit: "%",
    table: "cpu",
    columns: &["%usr", "%user", "%sys", "%system", "%iowait", "%soft", "%steal", "%idle"],
    by: "CPU",
    sample: "sample",
    skip_first: false,
    limits,
};

/// So much of a CPU's time, in per cent, is much for interrupts.
const INTERRUPTS: f64 = 30.0;

fn limits(_: &Case<'_>, drawn: &Drawn<'_>) -> Vec<Limit> {
    match drawn.column {
        "%steal" => sysstat::stolen_limits("mpstat/steal-high", "").collect(),
        "%soft" => vec![Limit::new("mpstat/interrupts-on-one-cpu", Severity::Notice, INTERRUPTS)],
        _ => Vec::new(),
    }
}

pub(super) static MARKERS: &[&Marker] = &[&STEAL];

static STEAL: Marker = traces::steal("mpstat/steal-counted");

/// What the shares say about the machine, at the first place that does.
pub(super) fn clues(section: &Section) -> Option<Clue> {
    traces::stolen(&STEAL, section.table("cpu")?, "%steal")
}

fn tables<'a>(case: &'a Case<'_>) -> impl Iterator<Item = &'a Table> {
    case.of("mpstat").filter_map(|section| section.table("cpu"))
}

/// Tables of shares that are not averages since boot.
fn of_now<'a>(case: &'a Case<'_>) -> impl Iterator<Item = &'a Table> {
    tables(case).filter(|table| table.since_boot == 0)
}

/// The CPU with the largest lasting load of its own, where the load of all others is below a limit.
fn alone<'a>(
    case: &'a Case<'_>,
    table: &'a Table,
    below: f64,
    load: &dyn Fn(&Samples<'_>) -> Option<f64>,
) -> Option<Option<(&'a str, Samples<'a>, f64)>> {
    let mut cpus = Samples::by_name(case.source, table, "CPU");
    cpus.retain(|(name, samples)| *name != "all" && samples.is_sustained());
    let loads: Vec<_> =
        cpus.into_iter().filter_map(|(name, samples)| load(&samples).map(|load| (name, samples, load))).collect();
    let (at, _) = loads.iter().enumerate().max_by(|a, b| a.1.2.total_cmp(&b.1.2))?;
    let is_alone = loads.len() > 1 && loads.iter().enumerate().all(|(other, cpu)| other == at || cpu.2 < below);
    Some(loads.into_iter().nth(at).filter(|_| is_alone))
}

fn since_boot_only(case: &Case<'_>) -> Outcome {
    let alone = tables(case).filter(|table| table.since_boot > 0);
    let fault = |table: &Table| Fault {
        severity: Severity::Info,
        headline: "This mpstat shows averages since boot, not the present".into(),
        detail: "Without an interval mpstat averages over the whole uptime.".into(),
        next: "Run mpstat -P ALL 1 10 while it is slow and paste all of it.".into(),
        evidence: table.columns.iter().map(|it| it.header).filter(|span| !span.is_none()).take(1).collect(),
    };
    alone.map(fault).collect::<Vec<Fault>>().into()
}

fn steal_high(case: &Case<'_>) -> Outcome {
    sysstat::stolen_of_cpus(case, &mut tables(case))
}

fn one_cpu_busy(case: &Case<'_>) -> Outcome {
    Outcome::of(&mut of_now(case).map(|table| {
        let busy = |cpu: &Samples<'_>| Some(100.0 - cpu.median("%idle")?);
        let found = alone(case, table, 50.0, &busy)?.filter(|(.., most)| *most >= 90.0);
        Some(found.map(|(name, samples, most)| Fault {
            severity: Severity::Notice,
            headline: format!("CPU {name} is busy {} % of the time, the others are not", scan::decimals(most, 0)).into(),
            detail: "One thread, or the interrupts of one device, can use one CPU only. The average over all CPUs hides \
                     it."
            .into(),
            next: "top -H or pidstat -t 1 shows the thread. More CPUs do not help it; a faster one does.".into(),
            evidence: samples.least("%idle").into_iter().collect(),
        }))
    }))
}

fn interrupts_on_one_cpu(case: &Case<'_>) -> Outcome {
    Outcome::of(&mut of_now(case).map(|table| {
        let load = |cpu: &Samples<'_>| Some(cpu.median("%soft")? + cpu.median("%irq").unwrap_or(0.0));
        let found = alone(case, table, 5.0, &load)?.filter(|(.., most)| *most >= INTERRUPTS);
        Some(found.map(|(name, samples, most)| {
            Fault {
                severity: Severity::Notice,
                headline: format!("CPU {name} alone serves the interrupts: {} % of its time", scan::decimals(most, 0))
                    .into(),
                detail:
                    "Packets of one network queue, or completions of one disk, all arrive at one CPU. In a Xen guest \
                     without the callback vector it is always the first."
                        .into(),
                next: "Look at /proc/interrupts; spread the queues (ethtool -L, RPS, irqbalance).".into(),
                evidence: samples.evidence(&["%soft"]),
            }
        }))
    }))
}
