//! `mpstat` of sysstat, 4.0 to 12.7: how each CPU spends its time, and interrupts per CPU, as text
//! and as JSON (`-o JSON`).
//!
//! ```text
//! 16:55:05     CPU    %usr   %nice    %sys %iowait    %irq   %soft  %steal  %guest  %gnice   %idle
//! 16:55:06     all   97.56    0.00    2.44    0.00    0.00    0.00    0.00    0.00    0.00    0.00
//! 16:55:06       0   97.06    0.00    2.94    0.00    0.00    0.00    0.00    0.00    0.00    0.00
//! ```
//!
//! With an interval the first sample is one of the interval; without one the only sample is an
//! average since boot.

use crate::format::{Ahead, Field, Format, Hold, Opening, Segment};
use crate::scan;
use crate::section::Section;
use crate::sysstat;
use crate::sysstat::timed::{self, Report, Timed};
use crate::text::Line;

mod fields;
mod json;
mod rules;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "mpstat",
    title: "mpstat",
    sample: include_str!("sample.txt"),
    signs: "Linux|%idle|/s|sysstat",
    rows: &[],
    opens,
    holds,
    parse,
    fields: &fields::FIELDS,
    markers: &[rules::MARKERS],
    rules: rules::RULES,
    charts: &[rules::CPUS],
};

/// The forms of the output.
mod form {
    /// Lines of words.
    pub(super) const TEXT: u8 = 0;
    /// `-o JSON`
    pub(super) const JSON: u8 = 1;
    /// Lines of words without their times.
    pub(super) const BARE: u8 = 2;
}

/// The tables, the more exact ones first.
static REPORTS: &[Report] = &[
    Report { table: "cpu", average: "cpu-average", key: "CPU", marks: &["%idle"] },
    Report { table: "nodes", average: "nodes-average", key: "NODE", marks: &["%idle"] },
    Report { table: "interrupts", average: "interrupts-average", key: "CPU", marks: &["intr/s"] },
    Report { table: "softirqs", average: "softirqs-average", key: "CPU", marks: &["TIMER/s", "NET_RX/s", "SCHED/s"] },
    Report { table: "irqs", average: "irqs-average", key: "CPU", marks: &["*/s"] },
];

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    let has_banner = sysstat::banner(text).is_some();
    let first = if has_banner { ahead.next_texts().next()? } else { text };
    if is_heading(first) {
        // A banner begins the output.
        return Some(Opening::firm(form::TEXT).below_rows(if has_banner { "" } else { text }));
    }
    if timed::is_bare(text, REPORTS) && text.contains("%usr") && sysstat::values(ahead.text_at(1)) > 4 {
        return Some(Opening::firm(form::BARE));
    }
    json::opens(ahead).then(|| Opening::firm(form::JSON))
}

/// A heading that sar has not: sar prints the shares of interrupts behind the stolen time, and the
/// statistics of network queues (`total/s`) per CPU.
fn is_heading(text: &str) -> bool {
    if timed::heading(text, REPORTS).is_none() {
        return false;
    }
    let place = |wanted: &str| scan::texts(text).position(|word| word == wanted);
    match (place("%irq"), place("%steal")) {
        (Some(irq), Some(steal)) => irq < steal,
        (Some(_), None) => true,
        _ => place("total/s").is_none() && (place("%idle").is_none() || place("intr/s").is_some()),
    }
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    if line.is_blank() {
        return Hold::Gap;
    }
    if opening.form == form::JSON {
        return json::holds(line.text);
    }
    match sysstat::banner(line.text) {
        Some(_) => Hold::New,
        None if timed::is_ours(line.text, REPORTS) => Hold::Firm,
        None if opening.form == form::BARE
            && (timed::is_bare(line.text, REPORTS) || sysstat::values(line.text) > 4) =>
        {
            Hold::Firm
        }
        None => Hold::Gap,
    }
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut timed = Timed::new(REPORTS, field, segment.cut_line());
    if segment.opening.form == form::JSON {
        json::read(segment, &mut section, &mut timed);
        section.title = "mpstat -o JSON".into();
    } else {
        for line in segment.headed_lines(1, timed::is_row) {
            match sysstat::banner(line.text) {
                Some(banner) => sysstat::state(&mut section, line, &banner),
                None => timed.take(line, &mut section),
            }
        }
    }
    let has_interval = timed.has_interval();
    timed.finish(&mut section);
    // `mpstat | grep Average`
    section.tables.retain(|table| !table.rows.is_empty());
    for table in &mut section.tables {
        let samples = table.numbers("sample").and_then(|samples| samples.last()).copied();
        // One sample: no interval was asked for.
        if !has_interval && samples.is_none_or(|samples| samples <= 1.0) {
            table.since_boot = table.rows.len();
        }
    }
    section.tool = Some(tool(&section).into());
    section.clues.extend(rules::clues(&section));
    section
}

/// The release, as far as the columns give it away.
fn tool(section: &Section) -> &'static str {
    let has = |name: &str| section.tables.iter().any(|table| table.column(name).is_some());
    let shares = has("%idle");
    match (has("intr/s"), shares) {
        _ if has("CORE") => "sysstat 12.3.1 or newer",
        _ if has("%gnice") => "sysstat 10.1.2 or newer",
        (_, true) if has("%guest") => "sysstat 8.1.5 to 10.1.1",
        // Interrupts became a table of their own.
        (true, true) if section.tables.iter().any(|table| table.name == "interrupts") => "sysstat 8.1.6 or newer",
        (true, true) if has("%steal") => "sysstat 6.0.2 to 8.1.4",
        (true, true) if has("%irq") => "sysstat 5.0.0 to 6.0.1",
        (true, true) => "sysstat 4",
        _ => "sysstat 8.1.6 or newer",
    }
}

/// The entry of a column or fact. Interrupts are named by numbers and letters without end.
fn field(key: &str) -> Option<&'static Field> {
    FORMAT.field(key).or_else(|| FORMAT.field("*/s").filter(|_| key.ends_with("/s")))
}
