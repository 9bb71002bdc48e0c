//! Devices that are slow, full or stuck.

use crate::clue::Role;
use crate::finding::{Case, Fault, Limit, Outcome, Severity};
use crate::format::Drawn;
use crate::samples::SUSTAINED;
use crate::scan;

use super::{Device, each_device};

/// What is expected of a device, as far as its name tells.
struct Class {
    /// In words.
    kind: &'static str,
    /// A wait above this is long, in ms.
    wait: f64,
    /// More requests than this in the queue are a queue.
    queue: f64,
}

/// `sd` can be anything behind a SCSI layer, so it is measured by the slowest of them.
fn class(name: &str, case: &Case<'_>) -> Class {
    let is_guest = case.role == Some(Role::Guest);
    if name.starts_with("xvd") || name.starts_with("vd") {
        Class { kind: "a virtual disk", wait: 10.0, queue: 16.0 }
    } else if name.starts_with("nvme") && is_guest {
        Class { kind: "an NVMe disk of a virtual machine, often a network volume", wait: 10.0, queue: 16.0 }
    } else if name.starts_with("nvme") {
        Class { kind: "an NVMe disk", wait: 2.0, queue: 16.0 }
    } else {
        Class { kind: "a disk", wait: 20.0, queue: 2.0 }
    }
}

/// A device that is busy for more than this, in per cent, may be full.
const FULL: f64 = 90.0;

/// The limits of waits and queues differ by device; one line does where all are alike.
pub(super) fn limits(case: &Case<'_>, drawn: &Drawn<'_>) -> Vec<Limit> {
    let value = |name: &str| match drawn.column {
        "%util" => Some(FULL),
        "await" | "r_await" | "w_await" => Some(class(name, case).wait),
        "avgqu-sz" | "aqu-sz" => Some(class(name, case).queue),
        _ => None,
    };
    let limit = |value| Limit::new("iostat/device-saturated", Severity::Warning, value);
    let values: Vec<(&str, f64)> = drawn.series.iter().filter_map(|name| Some((*name, value(name)?))).collect();
    match values.split_first() {
        Some(((_, first), rest)) if rest.iter().all(|(_, value)| value == first) => vec![limit(*first)],
        _ => values.into_iter().map(|(name, value)| limit(value).on(name.to_owned())).collect(),
    }
}

/// Medians over the reports: utilization, wait, queue.
fn load(device: &Device<'_>) -> Option<(f64, f64, f64)> {
    let util = device.median(&device.series("%util"))?;
    let wait = device.median(&device.waits())?;
    let queue = device.median(&device.either(&["aqu-sz", "avgqu-sz"]))?;
    Some((util, wait, queue))
}

const WAITS: [&str; 3] = ["await", "r_await", "w_await"];

pub(super) fn saturated(case: &Case<'_>) -> Outcome {
    each_device(case, &|device| {
        let (util, wait, queue) = load(device)?;
        let class = class(device.name, case);
        let is_found = util > FULL && queue > class.queue && wait > class.wait;
        let mut evidence = device.evidence(&["%util", "aqu-sz", "avgqu-sz"]);
        evidence.extend(device.evidence(&WAITS));
        Some(is_found.then(|| {
            Fault {
                severity: Severity::Warning,
                headline: format!(
                    "{} is saturated: requests wait {wait} ms",
                    device.name,
                    wait = scan::decimals(wait, 0)
                )
                .into(),
                detail: format!(
                    "In the median it is busy {util} % of the time with {queue} requests in the queue, and a \
                     request takes {wait} ms. For {} more than {} ms is long.",
                    class.kind,
                    scan::rounded(class.wait),
                    util = scan::decimals(util, 0),
                    queue = scan::decimals(queue, 1),
                    wait = scan::decimals(wait, 0)
                )
                .into(),
                next: "Find who reads and writes (pidstat -d 1, iotop). In a guest check the backend: its limits, \
                       other guests, dom0's own iostat."
                    .into(),
                evidence,
            }
        }))
    })
}

pub(super) fn busy(case: &Case<'_>) -> Outcome {
    each_device(case, &|device| {
        let (util, wait, _) = load(device)?;
        let requests = device.median(&device.requests()).unwrap_or(0.0);
        let is_found = util > 95.0 && wait < class(device.name, case).wait && requests > 0.0;
        let fault = || Fault {
            severity: Severity::Info,
            headline: format!(
                "{} is busy all the time, but answers in {wait} ms",
                device.name,
                wait = scan::decimals(wait, 1)
            )
            .into(),
            detail: "%util 100 means that there was always a request in flight, not that the device can do no more. \
                     Devices that serve several requests at once have room left."
                .into(),
            next: "Nothing, as long as the wait stays low. Do not buy a faster disk for this number.".into(),
            evidence: device.evidence(&["%util", "await", "r_await", "w_await"]),
        };
        Some(is_found.then(fault))
    })
}

/// The device is said to be busy, has requests, and completes none.
pub(super) fn stuck(case: &Case<'_>) -> Outcome {
    each_device(case, &|device| {
        let (util, requests) = (device.series("%util"), device.requests());
        let queue = device.either(&["aqu-sz", "avgqu-sz"]);
        if util.len() < SUSTAINED || requests.is_empty() || queue.is_empty() {
            return None;
        }
        let mut run = 0;
        let mut longest = 0;
        for ((util, requests), queue) in util.iter().zip(&requests).zip(&queue) {
            let is_stuck = *util >= 99.0 && *requests == 0.0 && *queue > 0.0;
            run = if is_stuck { run + 1 } else { 0 };
            longest = longest.max(run);
        }
        Some((longest >= SUSTAINED).then(|| {
            Fault {
                severity: Severity::Warning,
                headline: format!("{} holds requests and completes none", device.name).into(),
                detail: format!(
                    "In {longest} reports after each other it was busy all the time, had requests in the queue, and \
                     finished not one."
                )
                .into(),
                next: "Read dmesg for timeouts and resets. In a guest look at the backend: a full or lost volume \
                       stops there."
                    .into(),
                evidence: device.evidence(&["%util", "aqu-sz", "avgqu-sz"]),
            }
        }))
    })
}

/// The waits of one direction in the reports that have enough requests of it to mean something.
fn busy_waits(device: &Device<'_>, rate: &str, wait: &str, fewest: f64) -> Option<Vec<f64>> {
    let (rates, waits) = (device.series(rate), device.series(wait));
    if rates.len() < device.samples.fewest() || waits.is_empty() {
        return None;
    }
    Some(rates.iter().zip(waits).filter(|(rate, _)| **rate >= fewest).map(|(_, wait)| wait).collect())
}

pub(super) fn reads_slow(case: &Case<'_>) -> Outcome {
    each_device(case, &|device| {
        let waits = busy_waits(device, "r/s", "r_await", 10.0)?;
        let class = class(device.name, case);
        let Some(wait) = device.median(&waits).filter(|wait| *wait > class.wait) else { return Some(None) };
        Some(Some(Fault {
            severity: Severity::Warning,
            headline: format!("Reads from {} take {wait} ms", device.name, wait = scan::decimals(wait, 0)).into(),
            detail: format!("The median over the reports with at least 10 reads per second. It is {}.", class.kind)
                .into(),
            next: "Programs wait for reads. Compare the queue: if it is short, the device or its backend is slow; if \
                   it is long, it has too much to do."
                .into(),
            evidence: device.evidence(&["r_await", "r/s"]),
        }))
    })
}

pub(super) fn writes_slow(case: &Case<'_>) -> Outcome {
    each_device(case, &|device| {
        let (reads, writes) = (device.series("r/s"), device.series("w/s"));
        let (read_waits, write_waits) = (device.series("r_await"), device.series("w_await"));
        if write_waits.is_empty() || reads.len() < SUSTAINED {
            return None;
        }
        let rows = reads.iter().zip(&writes).zip(read_waits.iter().zip(&write_waits));
        let busy: Vec<bool> = rows
            .filter(|((r, w), _)| **r >= 1.0 && **w >= 10.0)
            .map(|(_, (r_wait, w_wait))| *w_wait > 5.0 * r_wait && *w_wait > 10.0)
            .collect();
        let slow = busy.iter().filter(|&&is_slow| is_slow).count();
        // Most of the reports in which both directions were in use.
        let is_found = slow >= SUSTAINED && slow * 10 >= busy.len() * 6;
        let fault = || Fault {
            severity: Severity::Notice,
            headline: format!("Writes to {} wait much longer than reads", device.name).into(),
            detail: "More than five times as long. Bursts of write-back, commits of a journal, or a volume whose \
                     writes are limited look so."
                .into(),
            next: "Look at vm.dirty_ratio and vm.dirty_bytes, at what calls fsync, and at the limits of the volume."
                .into(),
            evidence: device.evidence(&["w_await", "r_await"]),
        };
        Some(is_found.then(fault))
    })
}

pub(super) fn flushes_slow(case: &Case<'_>) -> Outcome {
    each_device(case, &|device| {
        let (rate, waits) = (device.median(&device.series("f/s"))?, busy_waits(device, "f/s", "f_await", 1.0)?);
        let wait = device.median(&waits).unwrap_or(0.0);
        let headline = if wait > 50.0 {
            format!("Flushes of {} take {wait} ms", device.name, wait = scan::decimals(wait, 0))
        } else if rate > 500.0 {
            format!("{} is flushed {rate} times per second", device.name, rate = scan::decimals(rate, 0))
        } else {
            return Some(None);
        };
        Some(Some(Fault {
            severity: Severity::Notice,
            headline: headline.into(),
            detail: "Whatever calls fsync waits for the device to empty its cache each time: databases, mail servers, \
                     virtual machines on files."
                .into(),
            next: "Find who calls fsync. A write cache with battery, or a device with power loss protection, makes \
                   flushes cheap."
                .into(),
            evidence: device.evidence(&["f_await", "f/s"]),
        }))
    })
}

pub(super) fn discards_slow(case: &Case<'_>) -> Outcome {
    each_device(case, &|device| {
        let (rate, waits) = (device.median(&device.series("d/s"))?, busy_waits(device, "d/s", "d_await", 1.0)?);
        let wait = device.median(&waits).unwrap_or(0.0);
        let is_found = wait > 100.0 || rate > 500.0;
        let fault = || Fault {
            severity: Severity::Notice,
            headline: format!("{} is busy with discards", device.name).into(),
            detail: format!(
                "{rate} discards per second, {wait} ms each. They hold up reads and writes.",
                rate = scan::decimals(rate, 0),
                wait = scan::decimals(wait, 0)
            )
            .into(),
            next: "Mount without the discard option and run fstrim once a week instead. If fstrim is running, wait."
                .into(),
            evidence: device.evidence(&["d_await", "d/s"]),
        };
        Some(is_found.then(fault))
    })
}
