//! Patterns in the numbers, and how they are misread.

use crate::finding::{Case, Fault, Outcome, Severity};
use crate::samples::SUSTAINED;
use crate::scan::{self, Names};
use crate::section::Section;
use crate::text::Span;

use super::{Device, each_device, every_device, is_settled};

/// Rates at which providers stop volumes: requests per second, then MiB per second.
const REQUEST_CAPS: [f64; 7] = [100.0, 300.0, 500.0, 3000.0, 6000.0, 10_000.0, 16_000.0];
const DATA_CAPS: [f64; 5] = [125.0, 250.0, 500.0, 750.0, 1000.0];

/// A volume that is capped stands at the cap to within a few per cent.
const TOLERANCE: f64 = 0.02;

/// The cap at which most of the values stand.
fn cap(values: &[f64], caps: &[f64]) -> Option<f64> {
    let at = |cap: f64| values.iter().filter(|value| (*value - cap).abs() <= cap * TOLERANCE).count();
    caps.iter().copied().find(|&cap| at(cap) >= SUSTAINED && at(cap) * 10 >= values.len() * 8)
}

/// MiB per second of both directions, whatever the unit of the columns.
fn mebibytes(device: &Device<'_>) -> Vec<f64> {
    for (columns, per_unit) in
        [(["rMB/s", "wMB/s"], 1.0), (["rkB/s", "wkB/s"], 1.0 / 1024.0), (["rsec/s", "wsec/s"], 1.0 / 2048.0)]
    {
        let sum = device.sum(&columns);
        if !sum.is_empty() {
            return sum.into_iter().map(|value| value * per_unit).collect();
        }
    }
    Vec::new()
}

pub(super) fn capped(case: &Case<'_>) -> Outcome {
    each_device(case, &|device| {
        let requests = device.requests();
        let queue = device.median(&device.either(&["aqu-sz", "avgqu-sz"]))?;
        // Without a queue nobody wants more than there is.
        if queue < 2.0 {
            return Some(None);
        }
        let what = match (cap(&requests, &REQUEST_CAPS), cap(&mebibytes(device), &DATA_CAPS)) {
            (Some(cap), _) => format!("{cap} requests per second", cap = scan::decimals(cap, 0)),
            (None, Some(cap)) => format!("{cap} MiB per second", cap = scan::decimals(cap, 0)),
            (None, None) => return Some(None),
        };
        Some(Some(Fault {
            severity: Severity::Notice,
            headline: format!("{} stands at {what}: perhaps the limit of the volume", device.name).into(),
            detail: format!(
                "The rate does not move while {queue} requests are in the queue. Cloud volumes and I/O limits of \
                 hypervisors stop at such round numbers.",
                queue = scan::decimals(queue, 0)
            )
            .into(),
            next: "Compare with the limits of the volume type and of the instance, and with blkdeviotune or \
                   qemu throttling on the host."
                .into(),
            evidence: device.evidence(&["r/s", "w/s", "tps", "aqu-sz", "avgqu-sz"]),
        }))
    })
}

pub(super) fn small(case: &Case<'_>) -> Outcome {
    each_device(case, &|device| {
        let requests = device.median(&device.requests())?;
        let data = device.median(&mebibytes(device)).map(|it| it * 1024.0);
        let kib = device
            .median(&device.series("areq-sz"))
            .or_else(|| Some(device.median(&device.series("avgrq-sz"))? / 2.0))
            .or_else(|| Some(data? / requests));
        let kib = kib?;
        let is_found = requests >= 1000.0 && kib < 8.0;
        let fault = || Fault {
            severity: Severity::Info,
            headline: format!(
                "{} serves {requests} requests per second of {kib} KiB",
                device.name,
                requests = scan::decimals(requests, 0),
                kib = scan::decimals(kib, 1)
            )
            .into(),
            detail: "Many small requests: random access, as of a database. The number of requests is what counts \
                     here, not the amount of data."
                .into(),
            next: "Larger or batched requests, more memory for caching, or a device with more requests per second."
                .into(),
            evidence: device.evidence(&["areq-sz", "avgrq-sz", "rareq-sz", "wareq-sz", "r/s", "w/s", "tps"]),
        };
        Some(is_found.then(fault))
    })
}

pub(super) fn service_time(case: &Case<'_>) -> Outcome {
    every_device(case, &|device| {
        let (service, waits) = (device.series("svctm"), device.waits());
        let util = device.series("%util");
        if service.is_empty() || waits.is_empty() || util.is_empty() {
            return None;
        }
        let rows = service.iter().zip(&waits).zip(&util);
        // A request cannot be served for longer than it took.
        let is_found = rows.into_iter().any(|((service, wait), util)| *util >= 95.0 && service > wait);
        let fault = || Fault {
            severity: Severity::Info,
            headline: format!("svctm of {} is larger than await: ignore it", device.name).into(),
            detail:
                "svctm is the busy time divided by the requests. It is no service time, and sysstat has dropped it."
                    .into(),
            next: "Judge the device by await and the queue.".into(),
            evidence: device.evidence(&["svctm", "await"]),
        };
        Some(is_found.then(fault))
    })
}

/// Whether a device lies on others that are listed too.
fn is_layer(name: &str) -> bool {
    ["dm-", "md", "loop", "drbd", "bcache", "rbd"]
        .iter()
        .any(|prefix| name.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit())))
}

/// The disk of a partition: `sda` of `sda1`, `nvme0n1` of `nvme0n1p1`.
fn disk_of(name: &str) -> Option<&str> {
    let disk = name.trim_end_matches(|it: char| it.is_ascii_digit());
    if disk.len() == name.len() {
        return None;
    }
    let inner = disk.strip_suffix('p').filter(|disk| disk.ends_with(|it: char| it.is_ascii_digit()));
    Some(inner.unwrap_or(disk))
}

pub(super) fn counted_twice(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for table in case.of("iostat").filter_map(|section: &Section| section.table("devices")) {
        let Some(device) = table.column("device") else { continue };
        checked = true;
        // Activity since boot counts here too: it is about what the rows are.
        let tps = table.numbers("tps").or_else(|| table.numbers("w/s"));
        let names: Vec<&str> = device.spans.iter().map(|span| case.source.pasted(*span)).collect();
        let is_active = |row: usize| tps.and_then(|tps| tps.get(row)).is_some_and(|&rate| rate > 0.0);
        let mut active = Names::new();
        for (_, name) in names.iter().enumerate().filter(|(row, _)| is_active(*row)) {
            active.place(name);
        }
        let has_leaf = (0..active.len()).any(|place| !is_layer(active.name(place)));
        let double = |name: &str| {
            (is_layer(name) && has_leaf)
                || disk_of(name).is_some_and(|disk| disk != name && active.find(disk).is_some())
        };
        let found: Vec<usize> =
            (0..names.len()).filter(|&row| is_active(row) && names.get(row).is_some_and(|name| double(name))).collect();
        let Some(&row) = found.iter().find(|&&row| is_settled(table, row)).or(found.first()) else { continue };
        let name = names.get(row).copied().unwrap_or_default();
        let evidence: Vec<Span> = device.spans.get(row).copied().into_iter().collect();
        faults.push(Fault {
            severity: Severity::Info,
            headline: format!("{name} counts the I/O of another row again").into(),
            detail: "Partitions, dm, md, loop and drbd devices lie on disks that are listed as well. One write is \
                     counted in each of the rows."
                .into(),
            next: "Do not add rows up. For totals take the disks alone; for what a volume does take its own row."
                .into(),
            evidence,
        });
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}
