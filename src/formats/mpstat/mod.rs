//! `mpstat` of sysstat, 4.0 to 12.7: time per CPU and NUMA node, interrupts per CPU.
//!
//! ```text
//! Linux 6.1.0-50-amd64 (xenlab)   11/20/26    _x86_64_    (2 CPU)
//!
//! 15:54:08     CPU    %usr   %nice    %sys %iowait    %irq   %soft  %steal  %guest  %gnice   %idle
//! 15:54:08     all    6.64    0.00   35.81    4.24    0.00    1.54    9.91    0.00    0.00   41.86
//! ```
//!
//! `sar` prints nearly the same: it has `%steal` before `%irq`, mpstat has it behind.

use crate::clue::Marker;
use crate::format::{Ahead, ChartPlan, Field, Format, Hold, Kind, Opening, Segment};
use crate::scan::Word;
use crate::section::Section;
use crate::sysstat::{self, Reports, fields};
use crate::text::Line;
use crate::{grid, traces};

mod json;
mod rules;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "mpstat",
    title: "mpstat",
    sample: include_str!("sample.txt"),
    opens,
    holds,
    parse,
    fields: FIELDS,
    markers: &[&[&STEAL]],
    rules: rules::RULES,
    charts: &[ChartPlan {
        title: "CPU time",
        unit: "%",
        table: "cpu",
        columns: &["%usr", "%sys", "%iowait", "%soft", "%steal"],
        by: "CPU",
        sample: "report",
        skip_first: false,
    }],
};

static STEAL: Marker = traces::steal("mpstat/steal-counted");

const fn interrupts(key: &'static str, meaning: &'static str) -> Field {
    fields::number(key, "interrupts", "interrupts/s", Kind::Rate, meaning)
}

static FIELDS: &[Field] = &[
    fields::REPORT,
    fields::TIME,
    fields::STATISTIC,
    fields::KERNEL,
    fields::HOST,
    fields::DATE,
    fields::ARCH,
    fields::CPUS,
    fields::CPU,
    fields::USR,
    fields::USER,
    fields::NICE,
    fields::SYS,
    fields::SYSTEM,
    fields::IOWAIT,
    fields::INTERRUPTS,
    fields::STEAL,
    fields::GUEST,
    fields::IDLE,
    fields::word("NODE", "NUMA node", "The NUMA node; all is the mean of all of them."),
    fields::word("<CORE SOCK>", "topology", "Core and socket of the CPU (-T)."),
    interrupts("intr/s", "Interrupts of all kinds, local timers too."),
    interrupts(
        "<HI/s TIMER/s NET_TX/s NET_RX/s BLOCK/s IRQ_POLL/s BLOCK_IOPOLL/s TASKLET/s SCHED/s HRTIMER/s RCU/s>",
        "Soft interrupts: urgent tasklets; timers; packets sent; received; block requests; polled completions; tasklets; \
         load balancing; precise timers; read-copy-update.",
    ),
    interrupts("<irq>", "Interrupts of this line; the names are those of /proc/interrupts."),
];

fn known(word: &str) -> Option<&'static Field> {
    grid::entry(FIELDS, word).or_else(|| FIELDS.last().filter(|_| word.ends_with("/s")))
}

/// Whether a heading is one of mpstat's, not of sar's.
fn is_own(names: &[Word<'_>]) -> bool {
    let at = |wanted: &str| names.iter().position(|name| name.text == wanted);
    let word = |at: usize| names.get(at).map_or("", |name| name.text);
    match word(0) {
        "NODE" => true,
        "CPU" if at("%idle").is_some() => {
            word(1) == "CORE"
                || at("intr/s").is_some()
                || at("%irq").is_some_and(|irq| at("%steal").is_none_or(|it| irq < it))
        }
        // `total/s` is sar's report of received packets.
        "CPU" => word(1).ends_with("/s") && word(1) != "total/s",
        _ => false,
    }
}

fn own_heading(text: &str) -> bool {
    sysstat::heading(text, &known).is_some_and(|names| is_own(&names))
}

/// The forms of the output.
mod form {
    /// Lines of words.
    pub(super) const TEXT: u8 = 0;
    /// `-o JSON`
    pub(super) const JSON: u8 = 1;
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    if json::opens(ahead) {
        return Some(Opening::firm(form::JSON));
    }
    let is_own = if sysstat::is_banner(text) {
        sysstat::heading_after(ahead, &known).is_some_and(|names| is_own(&names))
    } else {
        own_heading(text)
    };
    is_own.then(|| Opening::firm(form::TEXT))
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    if opening.form == form::JSON {
        return if json::holds(line.text) { Hold::Firm } else { Hold::Gap };
    }
    if sysstat::is_banner(line.text) {
        return Hold::New;
    }
    if own_heading(line.text) || sysstat::is_row(line.text) { Hold::Firm } else { Hold::Gap }
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    if segment.opening.form == form::JSON {
        section.variant = Some("json");
        section.title = "mpstat -o JSON".into();
        json::parse(segment, &mut section);
    } else {
        lines(segment, &mut section);
    }
    let stolen = section.table("cpu").and_then(|table| traces::stolen(&STEAL, table, "%steal"));
    section.clues.extend(stolen);
    section
}

fn lines(segment: &Segment<'_>, section: &mut Section) {
    let mut reports = Reports::new(&known, |names| match names {
        [node, ..] if node.text == "NODE" => ("nodes", "nodes average"),
        names if names.iter().any(|name| name.text == "%idle") => ("cpu", "cpu average"),
        [_, first, ..] if first.text == "intr/s" => ("interrupts", "interrupts average"),
        [_, first, ..] if first.text == "HI/s" => ("softirqs", "softirqs average"),
        _ => ("irqs", "irqs average"),
    });
    for line in segment.lines() {
        if !sysstat::read_banner(section, line, &known) && !reports.take(line) {
            grid::unread(section, line);
        }
    }
    reports.finish(section);
}
