//! What `vmstat` alone can show. Thresholds are conventions of the field, not laws.

use crate::finding::{Case, Fault, Limit, Look, Outcome, Rule, Severity};
use crate::format::{ChartPlan, Drawn, no_limits};
use crate::samples::Samples;
use crate::scan::{self, rounded};
use crate::section::{Section, Table};
use crate::sysstat;

const NEEDS: &str = "vmstat 1 10";
const METHOD: &str = "Brendan Gregg, USE method; Linux Documentation/filesystems/proc.rst";

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "vmstat/since-boot-only",
        needs: NEEDS,
        formats: &["vmstat"],
        source: "vmstat(8)",
        check: since_boot_only,
        is_cause: false,
    },
    Rule {
        id: "vmstat/steal-high",
        needs: NEEDS,
        formats: &["vmstat"],
        source: METHOD,
        check: steal_high,
        is_cause: true,
    },
    Rule {
        id: RUN_QUEUE,
        needs: "vmstat 1 10 and lscpu",
        formats: &["vmstat"],
        source: METHOD,
        check: run_queue,
        is_cause: false,
    },
    Rule { id: "vmstat/swapping", needs: NEEDS, formats: &["vmstat"], source: METHOD, check: swapping, is_cause: true },
    Rule {
        id: "vmstat/io-wait-high",
        needs: NEEDS,
        formats: &["vmstat"],
        source: METHOD,
        check: io_wait,
        is_cause: false,
    },
];

const fn plan(title: &'static str, unit: &'static str, columns: &'static [&'static str]) -> ChartPlan {
    ChartPlan { title, unit, table: "samples", columns, by: "", sample: "", skip_first: false, limits: no_limits }
}

/// More I/O wait than this, in per cent, is much.
const WAITING: f64 = 20.0;

/// So many runnable tasks per CPU are a queue, and how bad that is.
const QUEUE: [(f64, Severity); 2] = [(2.0, Severity::Warning), (1.0, Severity::Notice)];

fn cpu_limits(_: &Case<'_>, _: &Drawn<'_>) -> Vec<Limit> {
    let waiting = Limit::new("vmstat/io-wait-high", Severity::Warning, WAITING).on("wa");
    sysstat::stolen_limits("vmstat/steal-high", "st").chain([waiting]).collect()
}

fn queue_limits(case: &Case<'_>, _: &Drawn<'_>) -> Vec<Limit> {
    let cpus = case.cpus.filter(|&cpus| cpus > 0).map(f64::from);
    let each = |cpus: f64| QUEUE.map(|(per_cpu, severity)| Limit::new(RUN_QUEUE, severity, per_cpu * cpus).on("r"));
    cpus.into_iter().flat_map(each).collect()
}

const RUN_QUEUE: &str = "vmstat/run-queue-long";

pub(super) const CPU: ChartPlan =
    ChartPlan { limits: cpu_limits, ..plan("CPU time", "%", &["us", "sy", "wa", "st", "gu"]) };
pub(super) const QUEUES: ChartPlan = ChartPlan { limits: queue_limits, ..plan("Tasks", "tasks", &["r", "b"]) };
pub(super) const SWAP: ChartPlan = plan("Swapping", "KiB/s", &["si", "so"]);
pub(super) const BLOCKS: ChartPlan = plan("Block I/O", "KiB/s", &["bi", "bo"]);

/// Tables of samples. A row that is an average since boot is never judged with the others.
fn samples<'a>(case: &'a Case<'_>) -> impl Iterator<Item = &'a Table> {
    case.of("vmstat").filter_map(|section: &Section| section.table("samples")).filter(|table| !table.rows.is_empty())
}

/// Puts a question to the samples of every table. `None` says that it cannot be answered.
fn each(case: &Case<'_>, look: &dyn Fn(&Samples<'_>) -> Look) -> Outcome {
    Outcome::of(&mut samples(case).map(|table| {
        let samples = Samples::of(table);
        samples.weigh(look(&samples))
    }))
}

fn since_boot_only(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    for table in samples(case).filter(|table| table.rows.len() == table.since_boot) {
        let error = match table.column("cs").and_then(|column| column.field) {
            Some(field) if field.key == "cs#4.0.4" => "cs is about a hundredth of the truth per CPU",
            _ => {
                "up to procps-ng 4.0.2 si, so, bi, bo, in and cs are divided by the number of CPUs, and since then cs \
                 is about a hundredth of the truth per CPU"
            }
        };
        let first = table.column("r").and_then(|column| column.spans.first()).copied();
        faults.push(Fault {
            severity: Severity::Info,
            headline: "This vmstat shows averages since boot, not the present".into(),
            detail: format!(
                "The first line averages over the whole uptime (r, b and the memory columns are current), and not all \
                 of it is right: {error}."
            )
            .into(),
            next: "Run vmstat 1 10 while it is slow and paste all lines.".into(),
            evidence: first.into_iter().collect(),
        });
    }
    faults.into()
}

fn steal_high(case: &Case<'_>) -> Outcome {
    each(case, &|samples| sysstat::stolen(samples, "st"))
}

fn run_queue(case: &Case<'_>) -> Outcome {
    let Some(cpus) = case.cpus.filter(|&cpus| cpus > 0).map(f64::from) else { return Outcome::NotChecked };
    each(case, &|samples| {
        let median = samples.median("r")?;
        let found = QUEUE.into_iter().find(|(per_cpu, _)| median > per_cpu * cpus);
        Some(found.map(|(_, severity)| Fault {
            severity,
            headline: format!("{} tasks want to run on {}", rounded(median), scan::cpus(cpus)).into(),
            detail: "r counts running and waiting tasks; above the number of CPUs some wait in every sample.".into(),
            next: "Look at stolen time first; then top or pidstat 1 for who runs.".into(),
            evidence: samples.evidence(&["r"]),
        }))
    })
}

fn swapping(case: &Case<'_>) -> Outcome {
    each(case, &|samples| {
        let (si, so) = (samples.values("si"), samples.values("so"));
        if si.len() < samples.fewest() {
            return None;
        }
        let both: Vec<f64> = si.iter().zip(&so).map(|(si, so)| si + so).collect();
        let active = both.iter().filter(|&&rate| rate > 0.0).count();
        let is_found = active * 2 >= both.len() && si.iter().any(|&rate| rate > 0.0);
        Some(is_found.then(|| {
            let peak = both.iter().copied().fold(0.0, f64::max);
            let severity = if peak > 1000.0 { Severity::Warning } else { Severity::Notice };
            let peak = rounded(peak);
            Fault {
                severity,
                headline: format!("The machine swaps: up to {peak} KiB/s").into(),
                detail: format!(
                    "{active} of {} samples moved pages to or from swap: the working set does not fit into memory.",
                    both.len()
                )
                .into(),
                next: "Find who: VmSwap in /proc/*/status. Give the machine more memory; in a Xen guest check that \
                       it is not ballooned down (xl list against maxmem)."
                    .into(),
                evidence: samples.evidence(&["si", "so"]),
            }
        }))
    })
}

fn io_wait(case: &Case<'_>) -> Outcome {
    each(case, &|samples| {
        let waiting = samples.median("wa")?;
        let blocked = samples.median("b").unwrap_or(0.0);
        Some((waiting > WAITING && blocked > 0.0).then(|| {
            let (waiting, blocked) = (rounded(waiting), rounded(blocked));
            Fault {
                severity: Severity::Warning,
                headline: format!("Tasks wait for disks: {waiting} % I/O wait").into(),
                detail: format!("In the median {blocked} tasks are blocked on I/O while CPUs are idle.").into(),
                next: "iostat -x 1 10 shows which device; in a guest the backend or dom0 may be the slow part.".into(),
                evidence: samples.evidence(&["wa", "b"]),
            }
        }))
    })
}
