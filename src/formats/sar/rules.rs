//! What `sar` alone can show. Its samples are of intervals, often of ten minutes: what lasts shows,
//! a burst does not.

use crate::clue::{Clue, Marker};
use crate::finding::{Case, Fault, Limit, Outcome, Rule, Severity};
use crate::format::{ChartPlan, Drawn};
use crate::samples::{SUSTAINED, Samples};
use crate::scan;
use crate::section::{Section, Table};
use crate::{sysstat, traces};

const USE: &str = "Brendan Gregg, USE method";

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "sar/steal-high",
        needs: "sar -u 1 10",
        formats: &["sar"],
        source: USE,
        check: steal_high,
        is_cause: true,
    },
    Rule {
        id: "sar/device-slow",
        needs: "sar -dp 1 10",
        formats: &["sar"],
        source: USE,
        check: device_slow,
        is_cause: true,
    },
    Rule { id: "sar/swapping", needs: "sar -W 1 10", formats: &["sar"], source: USE, check: swapping, is_cause: true },
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

static STEAL: Marker = traces::steal("sar/steal-counted");

/// What the shares say about the machine, at the first place that does.
pub(super) fn clues(section: &Section) -> Option<Clue> {
    traces::stolen(&STEAL, section.table("cpu")?, "%steal")
}

fn tables<'a>(case: &'a Case<'_>, name: &'static str) -> impl Iterator<Item = &'a Table> {
    case.of("sar").filter_map(move |section| section.table(name))
}

fn steal_high(case: &Case<'_>) -> Outcome {
    sysstat::stolen_of_cpus(case, &mut tables(case, "cpu"))
}

fn device_slow(case: &Case<'_>) -> Outcome {
    let disks = tables(case, "disks").flat_map(|table| Samples::by_name(case.source, table, "DEV"));
    let look = |name: &str, disk: &Samples<'_>| {
        let (util, wait) = (disk.median("%util")?, disk.median("await")?);
        Some((util > BUSY && wait > SLOW).then(|| {
            Fault {
                severity: Severity::Warning,
                headline: format!(
                    "{name} is busy {} % of the time and takes {} ms per request",
                    scan::decimals(util, 0),
                    scan::decimals(wait, 0)
                )
                .into(),
                detail: "Both are medians over the samples. More than 20 ms is long for any disk.".into(),
                next: "iostat -x 1 10 shows the queue and both directions; pidstat -d 1 shows who reads and writes."
                    .into(),
                evidence: disk.evidence(&["await", "%util"]),
            }
        }))
    };
    Outcome::of(&mut disks.map(|(name, disk)| disk.weigh(look(name, &disk))))
}

fn swapping(case: &Case<'_>) -> Outcome {
    Outcome::of(&mut tables(case, "swapping").map(|table| {
        let samples = Samples::of(table);
        let (from, to) = (samples.values("pswpin/s"), samples.values("pswpout/s"));
        if from.len() < SUSTAINED {
            return None;
        }
        let active = from.iter().zip(&to).filter(|(from, to)| *from + *to > 0.0).count();
        let is_found = active * 2 >= from.len() && from.iter().any(|&rate| rate > 0.0);
        Some(is_found.then(|| {
            Fault {
                severity: Severity::Warning,
                headline: "The machine swaps all the time".into(),
                detail: format!("{active} of {} samples moved pages to or from swap.", from.len()).into(),
                next: "Find who: VmSwap in /proc/*/status. Give the machine more memory; in a Xen guest check that it \
                       is not ballooned down (xl list against maxmem)."
                    .into(),
                evidence: samples.evidence(&["pswpin/s"]),
            }
        }))
    }))
}
