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
use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::format::{Ahead, ChartPlan, Field, Format, Hold, Kind, Opening, Segment};
use crate::scan::Word;
use crate::section::Section;
use crate::sysstat::{self, Reports, fields};
use crate::text::Line;
use crate::{grid, traces};

mod json;
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
    rules: RULES,
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
    fields::IRQ,
    fields::SOFT,
    fields::STEAL,
    fields::GUEST,
    fields::GNICE,
    fields::IDLE,
    fields::word("NODE", "NUMA node", "The NUMA node; all is the mean of all of them."),
    fields::word("CORE", "core", "The core of the CPU (-T)."),
    fields::word("SOCK", "socket", "The socket of the CPU (-T)."),
    interrupts("intr/s", "Interrupts of all kinds, local timers too."),
    interrupts("<irq>/s", "Interrupts of this line; the names are those of /proc/interrupts."),
    interrupts("HI/s", "Soft interrupts: tasklets of high priority."),
    interrupts("TIMER/s", "Soft interrupts: timers."),
    interrupts("NET_TX/s", "Soft interrupts: packets sent."),
    interrupts("NET_RX/s", "Soft interrupts: packets received."),
    interrupts("BLOCK/s", "Soft interrupts: block requests done."),
    interrupts("IRQ_POLL/s", "Soft interrupts: completions that are polled for."),
    interrupts("TASKLET/s", "Soft interrupts: tasklets."),
    interrupts("SCHED/s", "Soft interrupts: load balancing between CPUs."),
    interrupts("HRTIMER/s", "Soft interrupts: high resolution timers."),
    interrupts("RCU/s", "Soft interrupts: read-copy-update."),
];

fn known(word: &str) -> Option<&'static Field> {
    FORMAT.field(word).or_else(|| FORMAT.field("<irq>/s").filter(|_| word.ends_with("/s")))
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

const NEEDS: &str = "mpstat -P ALL 1 10";
const METHOD: &str = "Brendan Gregg, USE method; mpstat(1), sysstat 12.7";

const fn rule(id: &'static str, check: fn(&Case<'_>) -> Outcome) -> Rule {
    Rule { id, needs: NEEDS, formats: &["mpstat"], source: METHOD, check }
}

static RULES: &[Rule] = &[
    rule("mpstat/since-boot-only", since_boot_only),
    rule("mpstat/steal-high", |case| sysstat::stolen(case, "mpstat")),
    rule("mpstat/one-busy-cpu", |case| sysstat::one_busy_cpu(case, "mpstat")),
];

/// Without an interval there is one sample and no average. JSON never has an average.
fn since_boot_only(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let text = |section: &&Section| section.variant.is_none() && section.table("cpu average").is_none();
    for section in case.of("mpstat").filter(text) {
        let Some(table) = section.table("cpu") else { continue };
        let is_one = table.numbers("report").is_some_and(|reports| reports.iter().all(|&report| report == 1.0));
        let first = table.column("%idle").and_then(|column| column.spans.first()).copied();
        faults.extend(is_one.then(|| Fault {
            severity: Severity::Info,
            headline: "This mpstat shows averages since boot, not the present".into(),
            detail: "Without an interval mpstat averages over the whole uptime.".into(),
            next: "Run mpstat -P ALL 1 10 while it is slow and paste all lines.".into(),
            evidence: first.into_iter().collect(),
        }));
    }
    faults.into()
}
