//! `sar` of sysstat, 4.0 to 12.7: the reports of CPU (`-u`, `-P`), disks (`-d`, `-b`) and what goes
//! with them in a ticket: queue, memory, paging, swapping, pressure, network interfaces.
//!
//! ```text
//! 16:55:19          DEV       tps     rkB/s     wkB/s     dkB/s   areq-sz    aqu-sz     await     %util
//! 16:55:20          vda     16.83    146.53      0.00     19.80      9.88      0.00      0.24      0.00
//! Average:          vda     15.84     99.01      0.00     27.72      8.00      0.01      0.56      0.40
//! ```
//!
//! Every sample is of an interval; none is an average since boot. Reports that are not read are
//! said to be so.

use crate::format::{Ahead, Field, Format, Hold, Opening, Segment};
use crate::scan;
use crate::section::{Section, Table};
use crate::sysstat;
use crate::sysstat::timed::{self, Report, Timed};
use crate::text::Line;

mod fields;
mod rules;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "sar",
    title: "sar",
    sample: include_str!("sample.txt"),
    signs: "",
    rows: &[
        "##:##:## tps rk .. > ##:##:## # + * .|Average: # + * .|##:##:##|Average:",
        "Linux #+.# ( ## _ (#+ CPU) ;|Linux #+.# ( ##|##:##:## CPU ..|##:##:## DEV ..|##:##:## IFACE .. > ##:##:## # +|##:##:## * # +|##:##:## ^M * # +|##:##:##|Average: # +|Average: * # +|Average:|Durchschn.:|Moyenne :+|##/##/## ##:##:##|##.##.#### ##:##:##|####-##-##",
    ],
    opens,
    holds,
    parse,
    fields: &fields::FIELDS,
    markers: &[rules::MARKERS],
    rules: rules::RULES,
    charts: rules::CHARTS,
};

/// The only form.
const TEXT: u8 = 0;

/// The tables that are read.
static REPORTS: &[Report] = &[
    Report { table: "cpu", average: "cpu-average", key: "CPU", marks: &["%idle"] },
    Report { table: "disks", average: "disks-average", key: "DEV", marks: &["tps"] },
    Report { table: "interfaces", average: "interfaces-average", key: "IFACE", marks: &["rxpck/s"] },
    Report { table: "interface-errors", average: "interface-errors-average", key: "IFACE", marks: &["rxerr/s"] },
    Report { table: "transfers", average: "transfers-average", key: "", marks: &["rtps"] },
    Report { table: "tasks", average: "tasks-average", key: "", marks: &["proc/s", "cswch/s"] },
    Report { table: "queue", average: "queue-average", key: "", marks: &["runq-sz"] },
    Report { table: "swapping", average: "swapping-average", key: "", marks: &["pswpin/s"] },
    Report { table: "paging", average: "paging-average", key: "", marks: &["pgpgin/s"] },
    Report { table: "memory", average: "memory-average", key: "", marks: &["kbmemused"] },
    Report { table: "swap", average: "swap-average", key: "", marks: &["kbswpused"] },
    Report { table: "cpu-pressure", average: "cpu-pressure-average", key: "", marks: &["%scpu"] },
    Report { table: "io-pressure", average: "io-pressure-average", key: "", marks: &["%sio"] },
    Report { table: "memory-pressure", average: "memory-pressure-average", key: "", marks: &["%smem"] },
];

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    let has_banner = sysstat::banner(text).is_some();
    let first = if has_banner || timed::is_event(text) {
        // The machine may have been started before the first sample.
        ahead.next_texts().find(|text| !timed::is_event(text))?
    } else {
        text
    };
    if is_heading(first) {
        // A banner begins the output.
        return Some(Opening::firm(TEXT).below_rows(if has_banner { "" } else { text }));
    }
    (has_banner && is_other(first)).then(|| Opening::loose(TEXT))
}

/// The heading of a report that is not read: the banner above it still says which machine it is.
/// mpstat and pidstat print the same banner.
fn is_other(text: &str) -> bool {
    let has = |is_it: fn(&str) -> bool| scan::texts(text).any(is_it);
    // A heading of mpstat that was cut off has shares of CPUs and no last column.
    let is_of_cpus =
        has(|word| word == "CPU") && (has(|word| word.starts_with('%')) || text.trim_ascii_end().ends_with("CPU"));
    timed::is_names(text) && !is_of_processes(text) && !is_of_cpus && !has(|word| word == "intr/s")
}

/// pidstat has switches per second as well, of each process.
fn is_of_processes(text: &str) -> bool {
    scan::texts(text).any(|word| matches!(word, "PID" | "TGID"))
}

/// A heading that mpstat has not: mpstat prints the shares of interrupts before the stolen time.
fn is_heading(text: &str) -> bool {
    let place = |wanted: &str| scan::texts(text).position(|word| word == wanted);
    timed::heading(text, REPORTS).is_some()
        && !is_of_processes(text)
        && place("intr/s").is_none()
        && match (place("%irq"), place("%steal")) {
            (Some(irq), Some(steal)) => steal < irq,
            (irq, _) => irq.is_none(),
        }
}

fn holds(_: &Opening, line: Line<'_>) -> Hold {
    match sysstat::banner(line.text) {
        Some(_) => Hold::New,
        None if timed::is_ours(line.text, REPORTS) => Hold::Firm,
        // A report that is not read, of USB devices or file systems: its rows end with words.
        None if timed::is_names(line.text) => Hold::Loose,
        None if timed::is_stamped(line.text) && line.before().is_some_and(|it| timed::is_stamped(it.text)) => {
            Hold::Loose
        }
        None => Hold::Gap,
    }
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut timed = Timed::new(REPORTS, field, segment.cut_line());
    for line in segment.headed_lines(1, timed::is_row) {
        match sysstat::banner(line.text) {
            Some(banner) => sysstat::state(&mut section, line, &banner),
            None => timed.take(line, &mut section),
        }
    }
    timed.finish(&mut section);
    for table in &mut section.tables {
        if let Some(key) = used(table)
            && let Some(column) = table.columns.iter_mut().find(|column| column.name == "kbmemused")
        {
            column.field = field(key);
        }
    }
    section.tool = tool(&section).map(Into::into);
    section.clues.extend(rules::clues(&section));
    section
}

/// Two formulas have made the used memory. Divided by its share it gives all memory, and up to
/// sysstat 11.7.3 that is what is used and what is free.
fn used(table: &Table) -> Option<&'static str> {
    let row = table.each_row().next()?;
    let used = row.number("kbmemused")?;
    let all = used / row.number("%memused").filter(|share| *share > 0.0)? * 100.0;
    // The share has two decimals.
    let is_all = (used + row.number("kbmemfree")? - all).abs() < all / 100.0;
    Some(if is_all { "kbmemused#with-cache" } else { "kbmemused#without-cache" })
}

/// The release, as far as the columns give it away.
fn tool(section: &Section) -> Option<&'static str> {
    let has = |name: &str| section.tables.iter().any(|table| table.column(name).is_some());
    Some(match () {
        () if has("dkB/s") || has("dtps") => "sysstat 12.1.2 or newer",
        () if has("areq-sz") => "sysstat 11.5.7 to 12.1.1",
        () if has("%scpu") || has("%sio") || has("%smem") => "sysstat 12.3.3 or newer",
        () if has("avgrq-sz") => "sysstat 5.1.3 to 11.5.6",
        () if has("rd_sec/s") => "sysstat 4.1.7 to 5.1.2",
        () if has("%gnice") => "sysstat 10.1.2 or newer",
        () if has("%steal") => "sysstat 6.1.1 or newer",
        () if has("%idle") => "sysstat 6.0.2 or older",
        () => return None,
    })
}

/// The entry of a column or fact.
fn field(key: &str) -> Option<&'static Field> {
    FORMAT.field(key)
}
