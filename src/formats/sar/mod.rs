//! `sar` of sysstat, 5 to 12.7: all its reports, with averages, restarts and comments.
//!
//! ```text
//! Linux 6.1.0-50-amd64 (xenlab)   11/20/26   _x86_64_   (2 CPU)
//!
//! 15:54:50        CPU     %user     %nice   %system   %iowait    %steal     %idle
//! 15:54:51        all      2.27      0.00     23.86     43.18     21.59      9.09
//! Average:        all      2.14      0.00     18.35     19.88     11.31     48.32
//! ```
//!
//! Each set of columns is a table of its own; a heading that is repeated continues its table.

use crate::clue::Marker;
use crate::format::{Ahead, ChartPlan, Field, Format, Hold, Opening, Segment};
use crate::grid;
use crate::scan::{self, Word};
use crate::section::{Note, Section};
use crate::sysstat::{self, Reports};
use crate::text::Line;
use crate::traces::{self, Disks};

mod fields;
mod rules;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "sar",
    title: "sar",
    sample: include_str!("sample.txt"),
    opens,
    holds,
    parse,
    fields: fields::FIELDS,
    markers: &[&[&STEAL, &XVD, &VIRTIO]],
    rules: rules::RULES,
    charts: &[
        by("CPU time", "%", "cpu", &["%user", "%usr", "%system", "%sys", "%iowait", "%steal"], "CPU"),
        by("Disks", "ms, %", "disks", &["await", "%util"], "DEV"),
        by("Network", "KiB/s", "networks", &["rxkB/s", "txkB/s"], "IFACE"),
        plain("Load", "tasks", "load", &["runq-sz", "ldavg-1", "blocked"]),
        plain("Memory", "KiB", "memory", &["kbmemfree", "kbavail", "kbcached"]),
        plain("Swapping", "pages/s", "swapping", &["pswpin/s", "pswpout/s"]),
    ],
};

static STEAL: Marker = traces::steal("sar/steal-counted");
static XVD: Marker = traces::xvd_disk("sar/xvd-disk");
static VIRTIO: Marker = traces::virtio_disk("sar/vd-disk");

const fn by(
    title: &'static str,
    unit: &'static str,
    table: &'static str,
    columns: &'static [&'static str],
    by: &'static str,
) -> ChartPlan {
    ChartPlan { title, unit, table, columns, by, sample: "report", skip_first: false }
}

const fn plain(
    title: &'static str,
    unit: &'static str,
    table: &'static str,
    columns: &'static [&'static str],
) -> ChartPlan {
    ChartPlan { sample: "", ..by(title, unit, table, columns, "") }
}

/// The tables by a column that only this report has; the others share a name.
const TABLES: &[(&str, &str, &str)] = &[
    ("%idle", "cpu", "cpu average"),
    ("DEV", "disks", "disks average"),
    ("rxpck/s", "networks", "networks average"),
    ("rxerr/s", "network errors", "network errors average"),
    ("runq-sz", "load", "load average"),
    ("kbmemfree", "memory", "memory average"),
    ("kbswpfree", "swap", "swap average"),
    ("pswpin/s", "swapping", "swapping average"),
    ("rtps", "io", "io average"),
    ("", "other", "other average"),
];

fn table_of(names: &[Word<'_>]) -> (&'static str, &'static str) {
    let row = TABLES.iter().find(|(column, ..)| column.is_empty() || names.iter().any(|name| name.text == *column));
    row.map_or(("other", "other average"), |(_, rows, averages)| (*rows, *averages))
}

fn known(word: &str) -> Option<&'static Field> {
    grid::entry(FORMAT.fields, word).or_else(|| {
        let is_cpu = word.strip_prefix("CPU").is_some_and(|number| scan::count(number).is_some());
        let is_protocol = || scan::texts(fields::PROTOCOL).any(|name| name == word);
        let key = if is_cpu { "intr/s" } else { Some("protocol").filter(|_| is_protocol())? };
        grid::entry(FORMAT.fields, key)
    })
}

/// mpstat, which the engine reads elsewhere, has `%irq` before `%steal`, or no `%steal` at all.
fn is_own(names: &[Word<'_>]) -> bool {
    let at = |wanted: &str| names.iter().position(|name| name.text == wanted);
    let is_mpstat = at("intr/s").is_some() && at("CPU").is_some()
        || at("%irq").is_some_and(|irq| at("%steal").is_none_or(|steal| irq < steal));
    !is_mpstat
}

fn own_heading(text: &str) -> bool {
    sysstat::heading(text, &known).is_some_and(|names| is_own(&names))
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    let is_own = if sysstat::is_banner(text) {
        match sysstat::heading_after(ahead, &known) {
            Some(names) => is_own(&names),
            None => ahead.next_texts().next().is_some_and(sysstat::is_remark),
        }
    } else {
        own_heading(text)
    };
    is_own.then(|| Opening::firm(0))
}

fn holds(_: &Opening, line: Line<'_>) -> Hold {
    let text = line.text;
    if sysstat::is_banner(text) {
        return Hold::New;
    }
    if sysstat::is_row(text) || sysstat::is_remark(text) || own_heading(text) { Hold::Firm } else { Hold::Gap }
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut reports = Reports::new(&known, table_of);
    for line in segment.lines() {
        if sysstat::read_banner(&mut section, line, &known) || reports.take(line) || line.is_blank() {
            continue;
        }
        let text = if sysstat::is_restart(line.text) {
            "The machine was started here; counters begin anew."
        } else if sysstat::is_remark(line.text) {
            "A comment that was written into the data file."
        } else {
            ""
        };
        section.notes.push(Note { span: line.whole(), text: text.into() });
    }
    reports.finish(&mut section);
    let mut disks = Disks::new(&XVD, &VIRTIO);
    for table in section.tables.iter().filter(|table| table.name == "disks") {
        disks.look_at(segment.source, table, "DEV");
    }
    let stolen = section.table("cpu").and_then(|table| traces::stolen(&STEAL, table, "%steal"));
    section.clues.extend(stolen.into_iter().chain(disks.clues()));
    section
}
