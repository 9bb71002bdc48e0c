//! What the CPU reports of `mpstat` and `sar` show alike.

use crate::finding::{Case, Fault, Outcome, Severity};
use crate::scan::rounded;
use crate::section::Table;
use crate::text::{Source, Span};

/// How many samples make "sustained".
const SUSTAINED: usize = 3;

/// The values of a column over the samples.
#[derive(Debug)]
pub struct Samples {
    values: Vec<f64>,
    /// Where the largest one stands.
    pub worst: Option<Span>,
    /// The largest one.
    pub peak: f64,
}

impl Samples {
    /// Of a table, or of those of its rows that have the name `all` in the column `CPU`.
    #[must_use]
    pub fn of(source: &Source<'_>, table: &Table, column: &str) -> Option<Self> {
        let (numbers, spans) = (table.numbers(column)?, &table.column(column)?.spans);
        let names = table.column("CPU").map(|column| column.spans.as_slice());
        let mut samples = Self { values: Vec::new(), worst: None, peak: f64::NEG_INFINITY };
        for (row, (&number, &span)) in numbers.iter().zip(spans).enumerate() {
            let is_one = names.is_some_and(|names| names.get(row).is_none_or(|&name| source.read(name) != "all"));
            if is_one || number.is_nan() {
                continue;
            }
            samples.values.push(number);
            if number > samples.peak {
                samples.peak = number;
                samples.worst = Some(span);
            }
        }
        (samples.values.len() >= SUSTAINED).then_some(samples)
    }

    /// Whether at least half of the samples are above a limit, which is to say the median is.
    #[must_use]
    pub fn mostly_above(&self, limit: f64) -> bool {
        2 * self.values.iter().filter(|&&value| value > limit).count() >= self.values.len()
    }

    /// The mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.values.iter().sum::<f64>() / crate::grid::ordinal(self.values.len())
    }
}

/// Stolen time in the table `cpu` of a format. The limits are conventions of the field: from 3 % on
/// it is felt, above 10 % it hurts.
#[must_use]
pub fn stolen(case: &Case<'_>, format: &'static str) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for table in case.of(format).filter_map(|section| section.table("cpu")) {
        let Some(samples) = Samples::of(case.source, table, "%steal") else { continue };
        checked = true;
        let severity = if samples.mostly_above(10.0) {
            Severity::Warning
        } else if samples.mostly_above(3.0) {
            Severity::Notice
        } else {
            continue;
        };
        let (mean, peak) = (rounded(samples.mean()), rounded(samples.peak));
        faults.push(Fault {
            severity,
            headline: format!("The hypervisor gives {mean} % of this machine's CPU time to others").into(),
            detail: format!(
                "Stolen time is {mean} % in the mean and {peak} % at its peak. The virtual CPUs wanted to run and did \
                 not: the host is overcommitted, or a cap or used-up CPU credits hold this machine back."
            )
            .into(),
            next: "On the host: xentop and xl sched-credit2, or the host's CPU ready time. On a burstable instance \
                   look at the CPU credits. Otherwise move the machine."
                .into(),
            evidence: samples.worst.into_iter().collect(),
        });
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}

/// A CPU with nothing left is one that is idle less than this.
const BUSY: f64 = 5.0;
/// The others have time if they are idle more than this.
const FREE: f64 = 50.0;

/// One CPU is busy while the others idle, in the table `cpu average` of a format: an average is the
/// only row that is not a moment.
#[must_use]
pub fn one_busy_cpu(case: &Case<'_>, format: &'static str) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for table in case.of(format).filter_map(|section| section.table("cpu average")) {
        let (Some(cpus), Some(idle)) = (table.column("CPU"), table.numbers("%idle")) else { continue };
        // `sar -x` prints the least and the largest too.
        let is_mean = |row: usize| {
            let kind = table.column("statistic").and_then(|column| column.spans.get(row)).copied();
            kind.is_none_or(|kind| !["Min", "Max"].iter().any(|it| case.source.read(kind).starts_with(it)))
        };
        let rows = cpus.spans.iter().zip(idle).enumerate();
        let cpus: Vec<_> = rows.filter(|(row, (name, _))| is_mean(*row) && case.source.read(**name) != "all").collect();
        if cpus.len() < 2 {
            continue;
        }
        checked = true;
        let mut busy = cpus.iter().filter(|(_, (_, idle))| **idle < BUSY);
        let (Some((row, (name, _))), None) = (busy.next(), busy.next()) else { continue };
        if cpus.iter().filter(|(_, (_, idle))| **idle < FREE).count() > 1 {
            continue;
        }
        let cell = |column: &str| table.numbers(column).and_then(|cells| cells.get(*row)).copied().unwrap_or(0.0);
        let interrupts = cell("%soft") + cell("%irq");
        let is_interrupts = interrupts > FREE;
        let name = case.source.read(**name);
        faults.push(Fault {
            severity: Severity::Notice,
            headline: format!("CPU {name} has nothing left while the others idle").into(),
            detail: if is_interrupts {
                format!("It spends {} % on interrupts: those of a network card or disk go to it alone.", rounded(interrupts))
                    .into()
            } else {
                "One thread keeps it busy; the average over all CPUs hides that.".into()
            },
            next: if is_interrupts {
                "cat /proc/interrupts; spread them (irqbalance, more queues). In a Xen HVM guest without callback vector \
                 all interrupts go to CPU 0."
            } else {
                "top -H or pidstat -t 1 shows the thread. More CPUs do not help it; a faster one or more threads do."
            }
            .into(),
            evidence: table.column("%idle").and_then(|column| column.spans.get(*row)).copied().into_iter().collect(),
        });
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}
