//! The shares of the CPU table.

use crate::clue::Hypervisor;
use crate::finding::{Case, Fault, Limit, Look, Outcome, Severity};
use crate::format::Drawn;
use crate::samples::Samples;
use crate::section::{Section, Table};
use crate::{scan, sysstat};

use super::is_sound;

fn tables<'a>(case: &'a Case<'_>) -> impl Iterator<Item = &'a Table> {
    case.of("iostat").filter_map(|section: &Section| section.table("cpu"))
}

/// More I/O wait than this, in per cent, is worth a look.
const WAITING: f64 = 20.0;

pub(super) fn limits(_: &Case<'_>, _: &Drawn<'_>) -> Vec<Limit> {
    let waiting = Limit::new("iostat/io-wait-high", Severity::Notice, WAITING).on("%iowait");
    sysstat::stolen_limits("iostat/steal-high", "%steal").chain([waiting]).collect()
}

/// Puts a question to the rows of every table that may be judged. `None` says that it cannot be answered.
fn each(case: &Case<'_>, look: &dyn Fn(&Samples<'_>) -> Look) -> Outcome {
    Outcome::of(&mut tables(case).map(|table| {
        let samples = Samples::new(table, &|row| is_sound(table, row));
        samples.weigh(look(&samples))
    }))
}

/// The median of time in the kernel, whatever the release calls it.
fn kernel(samples: &Samples<'_>) -> Option<(f64, &'static str)> {
    ["%system", "%sys"].into_iter().find_map(|name| Some((samples.median(name)?, name)))
}

pub(super) fn shares_broken(case: &Case<'_>) -> Outcome {
    Outcome::of(&mut tables(case).map(|table| {
        let row = (0..table.rows.len()).find(|&row| !is_sound(table, row));
        table.numbers("%idle")?;
        Some(row.map(|row| {
            let cell = |name: &str| table.column(name).and_then(|column| column.spans.get(row)).copied();
            Fault {
                severity: Severity::Info,
                headline: "The CPU shares of a report do not add up: ignore them".into(),
                detail: "With -y, sysstat 11.7.1 to 12.0.5 and 12.1.1 to 12.1.5 divide the shares of the first report \
                         by the time since boot, so that they are nearly 0. The device table is right."
                    .into(),
                next: "Use the later reports, or run it without -y.".into(),
                evidence: cell("%user").into_iter().chain(cell("%idle")).collect(),
            }
        }))
    }))
}

pub(super) fn steal_high(case: &Case<'_>) -> Outcome {
    each(case, &|samples| sysstat::stolen(samples, "%steal"))
}

pub(super) fn steal_not_counted(case: &Case<'_>) -> Outcome {
    // Which hypervisor it is must be known from elsewhere in the paste.
    let label = match case.hypervisor {
        Some(silent @ (Hypervisor::HyperV | Hypervisor::VirtualBox)) => silent.label(),
        Some(_) => return Outcome::Quiet,
        None => return Outcome::NotChecked,
    };
    Outcome::of(&mut tables(case).map(|table| {
        let stolen = table.numbers("%steal").filter(|stolen| !stolen.is_empty())?;
        let is_zero = stolen.iter().all(|&share| share == 0.0);
        Some(is_zero.then(|| Fault {
            severity: Severity::Info,
            headline: format!("%steal 0 means nothing under {label}").into(),
            detail: format!("{label} does not tell its guests of stolen time, so 0 does not clear the host.").into(),
            next: "Ask the host for the CPU wait time of this machine.".into(),
            evidence: table.column("%steal").and_then(|column| column.spans.last()).copied().into_iter().collect(),
        }))
    }))
}

pub(super) fn full(case: &Case<'_>) -> Outcome {
    each(case, &|samples| {
        let idle = samples.median("%idle")?;
        let waiting = samples.median("%iowait").unwrap_or(0.0);
        let stolen = samples.median("%steal").unwrap_or(0.0);
        let is_full = idle + waiting < 10.0 && stolen < 3.0;
        Some(is_full.then(|| Fault {
            severity: Severity::Notice,
            headline: format!("The CPUs are busy {} % of the time", scan::decimals(100.0 - idle - waiting, 0)).into(),
            detail: "This machine's own work uses its CPUs up; next to nothing is taken by other machines.".into(),
            next: "top or pidstat 1 shows who runs. More CPUs help only if the work is spread over them.".into(),
            evidence: samples.evidence(&["%user"]),
        }))
    })
}

pub(super) fn kernel_time_high(case: &Case<'_>) -> Outcome {
    each(case, &|samples| {
        let (kernel, name) = kernel(samples)?;
        let user = samples.median("%user")?;
        Some((kernel > 30.0 && kernel > user).then(|| {
            Fault {
                severity: Severity::Notice,
                headline: format!(
                    "The kernel takes {} % of the CPU time, programs {} %",
                    scan::decimals(kernel, 0),
                    scan::decimals(user, 0)
                )
                .into(),
                detail:
                    "Many system calls, interrupts or page faults, or waiting on locks; in a Xen PV domain page table \
                     updates cost more than elsewhere."
                        .into(),
                next: "perf top shows where; mpstat -P ALL 1 shows whether interrupts fall on one CPU.".into(),
                evidence: samples.evidence(&[name]),
            }
        }))
    })
}

pub(super) fn io_wait_high(case: &Case<'_>) -> Outcome {
    each(case, &|samples| {
        let waiting = samples.median("%iowait")?;
        Some((waiting > WAITING).then(|| {
            Fault {
                severity: Severity::Notice,
                headline: format!("Tasks wait for disks: {} % I/O wait", scan::decimals(waiting, 0)).into(),
                detail: "CPUs stand idle while tasks wait for block devices. It says that somebody waits, not that a \
                     device is slow: the device table tells."
                    .into(),
                next:
                    "Look at await and the queue of each device; in a guest the backend or dom0 may be the slow part."
                        .into(),
                evidence: samples.evidence(&["%iowait"]),
            }
        }))
    })
}
