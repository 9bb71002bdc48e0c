//! What reports of CPU time show, whether `mpstat`, `sar` or `top` prints them. Thresholds are
//! conventions of the field, not laws.

use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::scan::rounded;
use crate::section::Section;
use crate::sysstat::{SUSTAINED, Samples};

const METHOD: &str = "Brendan Gregg, USE method; Linux Documentation/filesystems/proc.rst";

const fn rule(id: &'static str, formats: &'static [&'static str], check: fn(&Case<'_>) -> Outcome) -> Rule {
    Rule { id, needs: "mpstat -P ALL 1 10", formats, source: METHOD, check }
}

pub(super) static RULES: &[Rule] = &[
    rule("mpstat/since-boot-only", &["mpstat"], since_boot_only),
    rule("mpstat/steal-high", &["mpstat", "sar", "top"], steal_high),
    rule("mpstat/one-busy-cpu", &["mpstat", "sar"], one_busy_cpu),
];

/// Without an interval there is one sample and no average. JSON never has an average.
fn since_boot_only(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let text = |section: &&Section| section.variant.is_none() && section.table("cpu average").is_none();
    for table in case.of("mpstat").filter(text).filter_map(|section| section.table("cpu")) {
        let is_one = table.each_row().all(|row| row.number("report") == Some(1.0));
        let first = table.each_row().find_map(|row| row.span("%idle"));
        faults.extend(is_one.then(|| Fault {
            severity: Severity::Info,
            headline: "This mpstat shows averages since boot, not the present".into(),
            detail: "Without an interval it averages over the whole uptime.".into(),
            next: "Run mpstat -P ALL 1 10 while it is slow and paste all lines.".into(),
            evidence: first.into_iter().collect(),
        }));
    }
    faults.into()
}

/// From 3 % on it is felt, above 10 % it hurts. `top` is often pasted once: a moment is a notice.
fn steal_high(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for section in &case.sections {
        let (table, column, fewest) = match section.format.id {
            "mpstat" | "sar" => ("cpu", "%steal", SUSTAINED),
            "top" => ("samples", "st", 1),
            _ => continue,
        };
        let samples = section.table(table).and_then(|table| Samples::of(case.source, table, column, fewest));
        let Some(samples) = samples else { continue };
        checked = true;
        let is_long = samples.count >= SUSTAINED;
        let severity = match samples.median {
            it if it > 10.0 && is_long => Severity::Warning,
            it if it > 10.0 || (it >= 3.0 && is_long) => Severity::Notice,
            _ => continue,
        };
        let (median, peak) = (rounded(samples.median), rounded(samples.peak));
        faults.push(Fault {
            severity,
            headline: format!("The hypervisor gives {median} % of this machine's CPU time to others").into(),
            detail: format!(
                "Stolen time has a median of {median} % and a peak of {peak} %. The virtual CPUs wanted to run \
                 and did not: the host is overcommitted, or a cap or used-up CPU credits hold this machine back."
            )
            .into(),
            next: "On the host: xentop and xl sched-credit2, or the host's CPU ready time. On a burstable instance \
                   look at the CPU credits. Otherwise move the machine."
                .into(),
            evidence: vec![samples.worst],
        });
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}

/// A CPU with nothing left is one that is idle less than this.
const BUSY: f64 = 5.0;
/// The others have time if they are idle more than this.
const FREE: f64 = 50.0;

/// One CPU is busy while all others idle. Only an average is more than a moment.
fn one_busy_cpu(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for table in case.of("mpstat").chain(case.of("sar")).filter_map(|section| section.table("cpu average")) {
        let word = |row: crate::section::Row<'_>, column| row.word(case.source, column).into_owned();
        let (mut busy, mut others, mut free) = (None, 0, 0);
        for row in table.each_row() {
            let Some(idle) = row.number("%idle") else { continue };
            // `sar -x` prints the least and the largest too.
            let statistic = word(row, "statistic");
            if word(row, "CPU") == "all" || statistic.starts_with("Min") || statistic.starts_with("Max") {
                continue;
            }
            if idle < BUSY && busy.is_none() {
                busy = Some(row);
            } else {
                others += 1;
                free += usize::from(idle > FREE);
            }
        }
        checked |= others > 0;
        let Some(row) = busy.filter(|_| others > 0 && others == free) else { continue };
        let interrupts = ["%soft", "%irq"].iter().filter_map(|column| row.number(column)).sum::<f64>();
        let (detail, next) = if interrupts > FREE {
            (
                "It spends its time on interrupts: those of a network card or disk go to it alone.",
                "cat /proc/interrupts; spread them (irqbalance, more queues). In a Xen HVM guest without callback vector \
                 all interrupts go to CPU 0.",
            )
        } else {
            (
                "One thread keeps it busy; the mean over all CPUs hides that.",
                "top -H or pidstat -t 1 shows the thread. More CPUs do not help it.",
            )
        };
        faults.push(Fault {
            severity: Severity::Notice,
            headline: format!("CPU {} has nothing left while the others idle", word(row, "CPU")).into(),
            detail: detail.into(),
            next: next.into(),
            evidence: row.span("%idle").into_iter().collect(),
        });
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}
