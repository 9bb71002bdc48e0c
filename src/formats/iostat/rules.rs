//! What `iostat` alone can show. The first report is an average since boot and is never judged with
//! the others. Thresholds are conventions of the field, not laws.

use crate::finding::{Case, Fault, Look, Outcome, Rule, Severity};
use crate::format::ChartPlan;
use crate::samples::Samples;
use crate::section::{Section, Table};
use crate::text::Span;

use super::tool;

mod cpu;
mod disk;
mod habits;

const NEEDS: &str = "iostat -x 1 10";
const FORMATS: &[&str] = &["iostat"];
const USE: &str = "Brendan Gregg, USE method";
const FIELD: &str = "practice of the field";

const fn rule(id: &'static str, source: &'static str, check: fn(&Case<'_>) -> Outcome) -> Rule {
    Rule { id, needs: NEEDS, formats: FORMATS, source, check, is_cause: false }
}

pub(super) static RULES: &[Rule] = &[
    rule("iostat/since-boot-only", "iostat(1), sysstat 12.7.9", since_boot_only),
    rule("iostat/cpu-shares-broken", "sysstat CHANGES 12.0.6 and 12.1.6; runs of 11.7.1 to 12.1.5", cpu::shares_broken),
    rule("iostat/steal-high", USE, cpu::steal_high).cause(),
    rule("iostat/steal-not-counted", "Linux arch/x86: no steal clock there", cpu::steal_not_counted),
    rule("iostat/cpu-full", USE, cpu::full).cause(),
    rule("iostat/kernel-time-high", USE, cpu::kernel_time_high),
    rule("iostat/io-wait-high", "Linux Documentation/filesystems/proc.rst, /proc/stat", cpu::io_wait_high),
    rule("iostat/device-saturated", USE, disk::saturated).cause(),
    rule("iostat/device-busy-not-saturated", "iostat(1), sysstat 12.7.9, %util", disk::busy),
    rule("iostat/device-stuck", "Linux Documentation/admin-guide/iostats.rst", disk::stuck).cause(),
    rule("iostat/reads-slow", FIELD, disk::reads_slow),
    rule("iostat/writes-slower-than-reads", FIELD, disk::writes_slow),
    rule("iostat/flushes-slow", FIELD, disk::flushes_slow),
    rule("iostat/discards-slow", FIELD, disk::discards_slow),
    rule("iostat/rate-capped", "volume types of Amazon EBS and Google Persistent Disk", habits::capped),
    rule("iostat/requests-small", FIELD, habits::small),
    rule("iostat/service-time-misleading", "sysstat CHANGES 9.1.3 and 12.1.2", habits::service_time),
    rule("iostat/devices-counted-twice", "Linux Documentation/admin-guide/iostats.rst", habits::counted_twice),
];

const fn plan(title: &'static str, unit: &'static str, columns: &'static [&'static str]) -> ChartPlan {
    ChartPlan {
        title,
        unit,
        table: "devices",
        columns,
        by: "device",
        sample: "report",
        skip_first: false,
        limits: disk::limits,
    }
}

pub(super) static CHARTS: &[ChartPlan] = &[
    ChartPlan {
        title: "CPU time",
        unit: "%",
        table: "cpu",
        columns: &["%user", "%nice", "%sys", "%system", "%iowait", "%steal"],
        by: "",
        sample: "",
        skip_first: false,
        limits: cpu::limits,
    },
    plan("Utilization", "%", &["%util"]),
    plan("Wait", "ms", &["await", "r_await", "w_await", "f_await"]),
    plan("Queue", "requests", &["avgqu-sz", "aqu-sz"]),
    plan("Requests", "requests/s", &["tps", "r/s", "w/s"]),
    plan("Throughput", "KiB/s", &["kB/s", "rkB/s", "wkB/s", "kB_read/s", "kB_wrtn/s"]),
    plan("Throughput", "MiB/s", &["MB/s", "rMB/s", "wMB/s", "MB_read/s", "MB_wrtn/s"]),
    plan("Throughput", "512 B/s", &["sec/s", "rsec/s", "wsec/s", "Blk_read/s", "Blk_wrtn/s"]),
];

/// Whether the report of a row may be judged.
fn is_settled(table: &Table, row: usize) -> bool {
    row >= table.since_boot
}

/// The reports of one device in one section.
struct Device<'a> {
    name: &'a str,
    samples: Samples<'a>,
}

impl Device<'_> {
    /// A column over the reports; empty where there is no such column.
    fn series(&self, column: &str) -> Vec<f64> {
        self.samples.values(column)
    }

    /// The first of these columns that there is.
    fn either(&self, columns: &[&str]) -> Vec<f64> {
        columns.iter().map(|column| self.series(column)).find(|series| !series.is_empty()).unwrap_or_default()
    }

    /// The columns added up, where there are any.
    fn sum(&self, columns: &[&str]) -> Vec<f64> {
        let mut sum: Vec<f64> = Vec::new();
        for series in columns.iter().map(|column| self.series(column)).filter(|series| !series.is_empty()) {
            if sum.is_empty() {
                sum = series;
            } else {
                sum.iter_mut().zip(series).for_each(|(sum, value)| *sum += value);
            }
        }
        sum
    }

    /// The median of values over the reports.
    fn median(&self, values: &[f64]) -> Option<f64> {
        self.samples.median_of(values)
    }

    /// Requests per second of all directions.
    fn requests(&self) -> Vec<f64> {
        let split = self.sum(&["r/s", "w/s", "d/s"]);
        if split.is_empty() { self.series("tps") } else { split }
    }

    /// The wait over all requests. Since 11.5.7 it is printed by direction, and weighted here by
    /// their numbers.
    fn waits(&self) -> Vec<f64> {
        let await_all = self.series("await");
        if !await_all.is_empty() {
            return await_all;
        }
        let parts = ["r", "w"].map(|way| (self.series(&format!("{way}/s")), self.series(&format!("{way}_await"))));
        let [(reads, read_waits), (writes, write_waits)] = parts;
        let all = reads.iter().zip(&read_waits).zip(writes.iter().zip(&write_waits));
        all.map(|((r, r_wait), (w, w_wait))| if r + w > 0.0 { (r * r_wait + w * w_wait) / (r + w) } else { 0.0 })
            .collect()
    }

    /// The worst cells of these columns, as far as there are such.
    fn evidence(&self, columns: &[&str]) -> Vec<Span> {
        self.samples.evidence(columns)
    }
}

/// As many devices are named; a machine with a thousand needs no thousand findings of a kind.
const MOST: usize = 8;

/// Puts a question to every device of every section.
fn each_device(case: &Case<'_>, look: &dyn Fn(&Device<'_>) -> Look) -> Outcome {
    every_device(case, &|device| device.samples.weigh(look(device)))
}

/// The same where one report answers it as well as many.
fn every_device(case: &Case<'_>, look: &dyn Fn(&Device<'_>) -> Look) -> Outcome {
    let tables = case.of("iostat").filter_map(|section: &Section| section.table("devices"));
    let devices = tables.flat_map(|table| Samples::by_name(case.source, table, "device"));
    let mut outcome = Outcome::of(&mut devices.map(|(name, samples)| look(&Device { name, samples })));
    if let Outcome::Fired(faults) = &mut outcome {
        let left_out = faults.len().saturating_sub(MOST);
        faults.truncate(MOST);
        if let Some(last) = faults.last_mut().filter(|_| left_out > 0) {
            last.detail.to_mut().push_str(&format!(" The same holds for {left_out} more devices."));
        }
    }
    outcome
}

/// H1 of the field's checklist: one report says nothing of now.
fn since_boot_only(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let tables = |section: &&Section| section.tables.iter().any(|table| !table.rows.is_empty());
    for section in case.of("iostat").filter(tables) {
        let is_first_alone = |table: &Table| (0..table.rows.len()).all(|row| !is_settled(table, row));
        if !section.tables.iter().all(is_first_alone) {
            continue;
        }
        let heading = section.tables.iter().flat_map(|table| &table.columns).map(|column| column.header);
        // The line with the kernel stands above the first report, and above no other.
        let has_banner = section.fact("kernel").is_some();
        let may = if has_banner { "shows" } else { "may show" };
        let cut = if has_banner {
            ""
        } else {
            " Whether this is the first is not seen: no line `Linux …` stands above it."
        };
        faults.push(Fault {
            severity: Severity::Info,
            headline: format!("This iostat {may} averages since boot, not the present").into(),
            detail: format!(
                "The first report averages over the whole uptime. A burst of a minute does not show in it, nor does \
                 trouble that is over.{cut}"
            )
            .into(),
            next: "Run iostat -x 1 10 while it is slow and paste all of it.".into(),
            evidence: heading.filter(|span| !span.is_none()).take(1).collect(),
        });
    }
    faults.into()
}

/// Whether shares of a CPU row can be right.
fn is_sound(table: &Table, row: usize) -> bool {
    tool::shares(table, row).is_none_or(|sum| sum >= tool::BROKEN_SUM)
}
