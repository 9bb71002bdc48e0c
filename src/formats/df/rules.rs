//! File systems that are full, whether `df` or `lsblk -f` tells it.

use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::scan::rounded;
use crate::section::Row;
use crate::text::Span;

const FORMATS: &[&str] = &["df", "lsblk"];
const MAN: &str = "df(1), coreutils 9.1; lsblk(8), util-linux 2.41";

pub(super) static RULES: &[Rule] = &[
    Rule { id: "df/file-system-full", needs: "df -h", formats: FORMATS, source: MAN, check: full, is_cause: true },
    Rule { id: "df/inodes-used-up", needs: "df -i", formats: &["df"], source: MAN, check: inodes, is_cause: true },
];

/// From here on programs fail soon.
const NEARLY: f64 = 95.0;

/// Images that are full by nature: compressed ones, discs, and the snaps that are made of them.
fn is_image(case: &Case<'_>, row: Row<'_>) -> bool {
    let word = |column| row.word(case.source, column);
    let device = word("Filesystem");
    let is_type = |kind: &str| ["squashfs", "iso9660", "udf", "erofs"].contains(&kind);
    let points = [word("Mounted on"), word("MOUNTPOINT"), word("MOUNTPOINTS")];
    device.starts_with("/dev/loop")
        || device.starts_with("/dev/sr")
        || ["devfs", "map"].iter().any(|it| device.starts_with(it))
        || is_type(&word("Type"))
        || is_type(&word("FSTYPE"))
        || points.iter().any(|point| point.starts_with("/snap/") || point.starts_with("/media/"))
}

/// The rows whose share in one of the columns is nearly 100.
fn nearly_full(case: &Case<'_>, columns: &[&str]) -> Option<Vec<(f64, Span, Option<Span>)>> {
    let mut checked = false;
    let mut found = Vec::new();
    for section in case.of("df").chain(case.of("lsblk")) {
        for row in section.tables.iter().flat_map(|table| table.each_row()) {
            let share = columns.iter().find_map(|column| Some((row.number(column)?, row.span(column)?)));
            let Some((share, span)) = share else { continue };
            checked = true;
            if share >= NEARLY && !is_image(case, row) {
                let point = ["Mounted on", "MOUNTPOINT", "MOUNTPOINTS"].iter().find_map(|column| row.span(column));
                found.push((share, span, point));
            }
        }
    }
    checked.then_some(found)
}

fn fault(
    case: &Case<'_>,
    found: &[(f64, Span, Option<Span>)],
    what: &str,
    detail: &'static str,
    next: &'static str,
) -> Outcome {
    let most = found.iter().fold(0.0_f64, |most, (share, ..)| most.max(*share));
    let Some((_, _, point)) = found.iter().find(|(share, ..)| *share >= most) else { return Outcome::Quiet };
    let point = point.map(|point| case.source.read(point).into_owned()).unwrap_or_default();
    let others = found.len() - 1;
    let more = if others == 0 { String::new() } else { format!(", and {others} more") };
    Outcome::Fired(vec![Fault {
        severity: if most >= 100.0 { Severity::Warning } else { Severity::Notice },
        headline: format!("{what}: {point} {} %{more}", rounded(most)).into(),
        detail: detail.into(),
        next: next.into(),
        evidence: found.iter().flat_map(|(_, share, point)| [Some(*share), *point]).flatten().collect(),
    }])
}

fn full(case: &Case<'_>) -> Outcome {
    let Some(found) = nearly_full(case, &["Use%", "Capacity", "FSUSE%"]) else { return Outcome::NotChecked };
    fault(
        case,
        &found,
        "A file system is full",
        "Programs fail when they write, often in odd ways; databases may stop.",
        "du -xh --max-depth=1 from that directory; lsof +L1 for files that are deleted but open. In /boot remove old \
         kernels.",
    )
}

fn inodes(case: &Case<'_>) -> Outcome {
    let Some(found) = nearly_full(case, &["IUse%"]) else { return Outcome::NotChecked };
    fault(
        case,
        &found,
        "A file system can hold no more files",
        "Its table of inodes is used up: no file can be made, however much space is left.",
        "Find the directory with very many small files (sessions, mail queues, caches): du --inodes -x --max-depth=1.",
    )
}
