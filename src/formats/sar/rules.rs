//! What `sar` alone can show. Its samples are of intervals, often of ten minutes: what lasts shows,
//! a burst does not.

use crate::clue::{Clue, Hypervisor, Hypervisors, Marker, Role, Says};
use crate::finding::{Case, Fault, Limit, Outcome, Rule, Severity};
use crate::format::{ChartPlan, Drawn};
use crate::scan;
use crate::section::{Section, Table};
use crate::sysstat::{self, SUSTAINED, median};
use crate::text::Span;

const USE: &str = "Brendan Gregg, USE method";

pub(super) static RULES: &[Rule] = &[
    Rule { id: "sar/steal-high", needs: "sar -u 1 10", formats: &["sar"], source: USE, check: steal_high },
    Rule { id: "sar/device-slow", needs: "sar -dp 1 10", formats: &["sar"], source: USE, check: device_slow },
    Rule { id: "sar/swapping", needs: "sar -W 1 10", formats: &["sar"], source: USE, check: swapping },
];

const fn plan(
    title: &'static str,
    unit: &'static str,
    table: &'static str,
    columns: &'static [&'static str],
) -> ChartPlan {
    ChartPlan { title, unit, table, columns, by: "", sample: "", skip_first: false, limits }
}

/// A disk that is busy for more than this, in per cent, and takes longer than this, in ms, is slow: the
/// slowest disks answer within 20 ms unless they have too much to do.
const BUSY: f64 = 90.0;
const SLOW: f64 = 20.0;

fn limits(_: &Case<'_>, drawn: &Drawn<'_>) -> Vec<Limit> {
    let slow = |value| vec![Limit::new("sar/device-slow", Severity::Warning, value)];
    match drawn.column {
        "%steal" => sysstat::stolen_limits("sar/steal-high", "").collect(),
        "%util" => slow(BUSY),
        "await" => slow(SLOW),
        _ => Vec::new(),
    }
}

pub(super) static CHARTS: &[ChartPlan] = &[
    ChartPlan {
        by: "CPU",
        sample: "sample",
        ..plan("CPU time", "%", "cpu", &["%usr", "%user", "%sys", "%system", "%iowait", "%steal", "%idle"])
    },
    ChartPlan { by: "DEV", sample: "sample", ..plan("Utilization", "%", "disks", &["%util"]) },
    ChartPlan { by: "DEV", sample: "sample", ..plan("Wait", "ms", "disks", &["await"]) },
    ChartPlan { by: "IFACE", sample: "sample", ..plan("Traffic", "KiB/s", "interfaces", &["rxkB/s", "txkB/s"]) },
    plan("Tasks", "tasks", "queue", &["runq-sz", "blocked"]),
    plan("Load", "tasks", "queue", &["ldavg-1", "ldavg-5", "ldavg-15"]),
    plan("Swapping", "pages/s", "swapping", &["pswpin/s", "pswpout/s"]),
];

pub(super) static MARKERS: &[&Marker] = &[&STEAL];

static STEAL: Marker = Marker {
    id: "sar/steal-counted",
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

fn tables<'a>(case: &'a Case<'_>, name: &'static str) -> impl Iterator<Item = &'a Table> {
    case.of("sar").filter_map(move |section| section.table(name))
}

/// The rows of each name.
fn by_name<'a>(case: &'a Case<'_>, table: &Table, column: &str) -> Vec<(&'a str, Vec<usize>)> {
    table.column(column).map(|column| sysstat::rows_by_name(case.source, column, &|_| true)).unwrap_or_default()
}

fn values(table: &Table, rows: &[usize], column: &str) -> Vec<f64> {
    let numbers = table.numbers(column).unwrap_or_default();
    rows.iter().filter_map(|&row| numbers.get(row).copied()).collect()
}

/// The cell of the largest value.
fn worst(table: &Table, rows: &[usize], column: &str) -> Option<Span> {
    let numbers = table.numbers(column)?;
    let at = |row: &usize| numbers.get(*row).copied().filter(|it| !it.is_nan()).unwrap_or(f64::NEG_INFINITY);
    let row = rows.iter().max_by(|a, b| at(a).total_cmp(&at(b)))?;
    table.column(column)?.spans.get(*row).copied()
}

fn steal_high(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for table in tables(case, "cpu") {
        let cpus = by_name(case, table, "CPU");
        let all = cpus.iter().find(|(name, _)| *name == "all");
        let Some((_, rows)) = all.or(cpus.first()) else { continue };
        let stolen = values(table, rows, "%steal");
        let peak = stolen.iter().copied().fold(0.0, f64::max);
        let Some(median) = median(&stolen) else { continue };
        checked = true;
        faults.extend(sysstat::stolen(median, peak, worst(table, rows, "%steal")));
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}

fn device_slow(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for table in tables(case, "disks") {
        for (name, rows) in by_name(case, table, "DEV") {
            let middle = |column: &str| median(&values(table, &rows, column));
            let (Some(util), Some(wait)) = (middle("%util"), middle("await")) else { continue };
            checked = true;
            if util > BUSY && wait > SLOW {
                faults.push(Fault {
                    severity: Severity::Warning,
                    headline: format!(
                        "{name} is busy {} % of the time and takes {} ms per request",
                        scan::decimals(util, 0),
                        scan::decimals(wait, 0)
                    )
                    .into(),
                    detail: "Both are medians over the samples. More than 20 ms is long for any disk.".into(),
                    next:
                        "iostat -x 1 10 shows the queue and both directions; pidstat -d 1 shows who reads and writes."
                            .into(),
                    evidence: worst(table, &rows, "await").into_iter().chain(worst(table, &rows, "%util")).collect(),
                });
            }
        }
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}

fn swapping(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for table in tables(case, "swapping") {
        let rows: Vec<usize> = (0..table.rows.len()).collect();
        let (from, to) = (values(table, &rows, "pswpin/s"), values(table, &rows, "pswpout/s"));
        if from.len() < SUSTAINED {
            continue;
        }
        checked = true;
        let active = from.iter().zip(&to).filter(|(from, to)| *from + *to > 0.0).count();
        if active * 2 >= from.len() && from.iter().any(|&rate| rate > 0.0) {
            faults.push(Fault {
                severity: Severity::Warning,
                headline: "The machine swaps all the time".into(),
                detail: format!("{active} of {} samples moved pages to or from swap.", from.len()).into(),
                next: "Find who: VmSwap in /proc/*/status. Give the machine more memory; in a Xen guest check that it \
                       is not ballooned down (xl list against maxmem)."
                    .into(),
                evidence: worst(table, &rows, "pswpin/s").into_iter().collect(),
            });
        }
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}
