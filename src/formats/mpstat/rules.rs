//! What `mpstat` alone can show: stolen time, one CPU that does all the work, interrupts that fall
//! on one CPU. An average since boot is never judged as the present.

use crate::clue::{Clue, Hypervisor, Hypervisors, Marker, Role, Says};
use crate::finding::{Case, Fault, Limit, Outcome, Rule, Severity};
use crate::format::{ChartPlan, Drawn};
use crate::scan;
use crate::section::{Section, Table};
use crate::sysstat::{self, median};
use crate::text::Span;

const NEEDS: &str = "mpstat -P ALL 1 10";
const USE: &str = "Brendan Gregg, USE method";

const fn rule(id: &'static str, source: &'static str, check: fn(&Case<'_>) -> Outcome) -> Rule {
    Rule { id, needs: NEEDS, formats: &["mpstat"], source, check }
}

pub(super) static RULES: &[Rule] = &[
    rule("mpstat/since-boot-only", "mpstat(1), sysstat 12.7.9", since_boot_only),
    rule("mpstat/steal-high", USE, steal_high),
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

static STEAL: Marker = Marker {
    id: "mpstat/steal-counted",
    text: "%steal above 0",
    says: Says {
        hypervisors: Hypervisors::but(&[Hypervisor::None]),
        ..Says::NOTHING.roles(&[Role::Guest, Role::Dom0])
    },
    shows: "A hypervisor reports stolen time to this kernel.",
    limits: "Broken counters show stolen time where there is none.",
    versions: "Linux 2.6.11 or newer",
    source: "Linux Documentation/filesystems/proc.rst, /proc/stat",
    ..Marker::HINT
};

/// What the shares say about the machine, at the first place that does.
pub(super) fn clues(section: &Section) -> Option<Clue> {
    let table = section.table("cpu")?;
    let at = table.numbers("%steal")?.iter().position(|&share| share > 0.0)?;
    Some(Clue::new(&STEAL, table.column("%steal")?.spans.get(at).copied()?))
}

/// One table of shares, its rows by CPU.
struct Shares<'a> {
    table: &'a Table,
    cpus: Vec<(&'a str, Vec<usize>)>,
}

impl<'a> Shares<'a> {
    fn of(case: &'a Case<'_>, section: &'a Section) -> Option<Self> {
        let table = section.table("cpu").filter(|table| table.since_boot == 0)?;
        let cpus = sysstat::rows_by_name(case.source, table.column("CPU")?, &|_| true);
        Some(Self { table, cpus })
    }

    /// The values of a column over the samples.
    fn values(&self, rows: &[usize], column: &str) -> Vec<f64> {
        let numbers = self.table.numbers(column).unwrap_or_default();
        rows.iter().filter_map(|&row| numbers.get(row).copied()).collect()
    }

    /// The median of a column.
    fn median(&self, rows: &[usize], column: &str) -> Option<f64> {
        median(&self.values(rows, column))
    }

    /// The cell of the largest value, or of the smallest.
    fn cell(&self, rows: &[usize], column: &str, largest: bool) -> Option<Span> {
        let numbers = self.table.numbers(column)?;
        let at = |row: &usize| numbers.get(*row).copied().unwrap_or(f64::NAN);
        let order = |a: &&usize, b: &&usize| at(a).total_cmp(&at(b));
        let row = if largest { rows.iter().max_by(order) } else { rows.iter().min_by(order) }?;
        self.table.column(column)?.spans.get(*row).copied()
    }

    /// The CPUs without the line of all.
    fn single(&self) -> impl Iterator<Item = (&'a str, &[usize])> {
        self.cpus.iter().filter(|(name, _)| *name != "all").map(|(name, rows)| (*name, rows.as_slice()))
    }
}

/// Puts a question to every table of shares. `None` says that it cannot be answered.
fn each(case: &Case<'_>, look: &dyn Fn(&Shares<'_>) -> Option<Option<Fault>>) -> Outcome {
    let shares = case.of("mpstat").filter_map(|section| Shares::of(case, section));
    let looks: Vec<Option<Fault>> = shares.filter_map(|shares| look(&shares)).collect();
    if looks.is_empty() {
        return Outcome::NotChecked;
    }
    looks.into_iter().flatten().collect::<Vec<Fault>>().into()
}

fn since_boot_only(case: &Case<'_>) -> Outcome {
    let tables = case.of("mpstat").filter_map(|section| section.table("cpu"));
    let alone = tables.filter(|table| table.since_boot > 0);
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
    each(case, &|shares| {
        let all = shares.cpus.iter().find(|(name, _)| *name == "all");
        let (_, rows) = all.or(shares.cpus.first())?;
        let stolen = shares.median(rows, "%steal")?;
        let peak = shares.values(rows, "%steal").into_iter().fold(0.0, f64::max);
        Some(sysstat::stolen(stolen, peak, shares.cell(rows, "%steal", true)))
    })
}

fn one_cpu_busy(case: &Case<'_>) -> Outcome {
    each(case, &|shares| {
        let busy = |rows: &[usize]| Some(100.0 - shares.median(rows, "%idle")?);
        let cpus: Vec<(&str, &[usize], f64)> =
            shares.single().filter_map(|(name, rows)| Some((name, rows, busy(rows)?))).collect();
        let (name, rows, most) = *cpus.iter().max_by(|a, b| a.2.total_cmp(&b.2))?;
        let others: Vec<f64> = cpus.iter().filter(|cpu| cpu.0 != name).map(|cpu| cpu.2).collect();
        let is_alone = !others.is_empty() && others.iter().all(|&busy| busy < 50.0);
        Some((most >= 90.0 && is_alone).then(|| Fault {
            severity: Severity::Notice,
            headline: format!("CPU {name} is busy {} % of the time, the others are not", scan::decimals(most, 0)).into(),
            detail: "One thread, or the interrupts of one device, can use one CPU only. The average over all CPUs hides \
                     it."
            .into(),
            next: "top -H or pidstat -t 1 shows the thread. More CPUs do not help it; a faster one does.".into(),
            evidence: shares.cell(rows, "%idle", false).into_iter().collect(),
        }))
    })
}

fn interrupts_on_one_cpu(case: &Case<'_>) -> Outcome {
    each(case, &|shares| {
        let load = |rows: &[usize]| {
            let hard = shares.median(rows, "%irq").unwrap_or(0.0);
            Some(shares.median(rows, "%soft")? + hard)
        };
        let cpus: Vec<(&str, &[usize], f64)> =
            shares.single().filter_map(|(name, rows)| Some((name, rows, load(rows)?))).collect();
        let (name, rows, most) = *cpus.iter().max_by(|a, b| a.2.total_cmp(&b.2))?;
        let others: Vec<f64> = cpus.iter().filter(|cpu| cpu.0 != name).map(|cpu| cpu.2).collect();
        let is_alone = !others.is_empty() && others.iter().all(|&load| load < 5.0);
        Some((most >= INTERRUPTS && is_alone).then(|| {
            Fault {
                severity: Severity::Notice,
                headline: format!("CPU {name} alone serves the interrupts: {} % of its time", scan::decimals(most, 0))
                    .into(),
                detail:
                    "Packets of one network queue, or completions of one disk, all arrive at one CPU. In a Xen guest \
                     without the callback vector it is always the first."
                        .into(),
                next: "Look at /proc/interrupts; spread the queues (ethtool -L, RPS, irqbalance).".into(),
                evidence: shares.cell(rows, "%soft", true).into_iter().collect(),
            }
        }))
    })
}
