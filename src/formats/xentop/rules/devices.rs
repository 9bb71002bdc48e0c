//! Faults of disks and networks, from counters that grow.

use crate::scan::{self, Names};

use super::nth;
use crate::finding::{Case, Fault, Outcome, Severity};
use crate::section::{Row, Table};

use super::{domains, iterations, last_iteration, outcome};

/// A counter that grew: first row, last row.
struct Growth<'t> {
    name: String,
    by: f64,
    last: Row<'t>,
}

/// What grew over the iterations, per name and order within the iteration. None where nothing
/// stands in two iterations.
fn growth<'t>(case: &Case<'_>, table: &'t Table, thing: &str, column: &str) -> Option<Vec<Growth<'t>>> {
    // Things of one name are told apart by their order within the iteration.
    let mut places = Names::new();
    let mut seen: Vec<(String, Row<'t>, Row<'t>)> = Vec::new();
    for rows in iterations(table) {
        let mut alike = Names::new();
        let mut counts: Vec<usize> = Vec::new();
        for at in rows.into_iter().filter(|at| at.number(column).is_some()) {
            let thing = at.number(thing).map(|number| format!(" {}", scan::rounded(number))).unwrap_or_default();
            let name = format!("{}{thing}", at.word(case.source, "NAME"));
            let count = nth(&mut alike, &mut counts, &name);
            match seen.get_mut(places.place(&format!("{name}\0{count}"))) {
                Some((_, _, last)) => *last = at,
                None => seen.push((name, at, at)),
            }
        }
    }
    let pairs = seen.into_iter().filter_map(|(name, first, last)| {
        (first.index != last.index).then(|| {
            let by = last.number(column).unwrap_or_default() - first.number(column).unwrap_or_default();
            Growth { name, by, last }
        })
    });
    let pairs: Vec<Growth<'t>> = pairs.collect();
    (!pairs.is_empty()).then_some(pairs)
}

pub(super) fn starved(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for table in domains(case) {
        let Some(grown) = growth(case, table, "", "VBD_OO") else { continue };
        checked = true;
        for Growth { name, by, last } in grown.into_iter().filter(|growth| growth.by > 0.0) {
            faults.push(Fault {
                severity: Severity::Warning,
                headline: format!(
                    "The disk backend of {name} ran out of requests {by} times",
                    by = scan::decimals(by, 0)
                )
                .into(),
                detail: "VBD_OO grew between the iterations: the guest asks for more than the backend has request \
                         structures for, because the storage is slow or the pool is small."
                    .into(),
                next: "In dom0: iostat -x 1 10 for the disk behind it; then the module parameters of xen-blkback."
                    .into(),
                evidence: last.span("VBD_OO").into_iter().collect(),
            });
        }
    }
    outcome(checked, faults)
}

pub(super) fn sectors_lost(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for table in domains(case).filter(|table| table.column("VBD_RSECT").is_some()) {
        checked = true;
        let is_lost =
            |at: &Row<'_>| at.number("VBD_RSECT") == Some(0.0) && at.number("VBD_RD").is_some_and(|reads| reads > 0.0);
        if let Some(at) = last_iteration(table).into_iter().find(is_lost) {
            faults.push(Fault {
                severity: Severity::Notice,
                headline: "VBD_RSECT is wrong here: it stays 0 while there are reads".into(),
                detail: "xentop of Xen 4.13.0 to 4.13.3, 4.14.0 to 4.14.2 and 4.15.0 loses the number of sectors read."
                    .into(),
                next: "Ignore the column; count sectors with iostat in dom0, or update Xen.".into(),
                evidence: [at.span("VBD_RSECT"), at.span("VBD_RD")].into_iter().flatten().collect(),
            });
        }
    }
    outcome(checked, faults)
}

pub(super) fn dropped(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for table in case.of("xentop").filter_map(|section| section.table("networks")) {
        // In Xen 3 the column counts the other direction.
        let is_towards_guest =
            table.column("TX.drop").and_then(|column| column.field).is_some_and(|it| it.until.is_empty());
        let Some(grown) = growth(case, table, "Net", "TX.drop").filter(|_| is_towards_guest) else { continue };
        checked = true;
        for Growth { name, by, last } in grown.into_iter().filter(|growth| growth.by > 0.0) {
            faults.push(Fault {
                severity: Severity::Notice,
                headline: format!("{by} packets for {name} were dropped", by = scan::decimals(by, 0)).into(),
                detail: "The guest does not take packets from its interface fast enough: it is short of CPU, paused, \
                         or its driver hangs. Name and number are those of xentop."
                    .into(),
                next: "Look at stolen time (st) and softirq load in the guest, and for 'Guest Rx stalled' in dom0's dmesg."
                    .into(),
                evidence: last.span("TX.drop").into_iter().collect(),
            });
        }
    }
    outcome(checked, faults)
}
