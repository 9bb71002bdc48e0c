//! `/proc/meminfo` of Linux 2.2 and newer.
//!
//! ```text
//! MemTotal:         912092 kB
//! MemFree:          805480 kB
//! MemAvailable:     837012 kB
//! ```

use crate::clue::{Clue, Hypervisor, Marker, Mode, Says};
use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::format::{Ahead, Field, Format, Hold, Opening, Segment};
use crate::grid;
use crate::scan::{self, Word};
use crate::section::{About, Fact, Section};
use crate::text::Line;

mod fields;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "meminfo",
    title: "cat /proc/meminfo",
    sample: include_str!("sample.txt"),
    signs: "MemTotal|total:| kB|HugePages_",
    rows: &["MemTotal: # > &+: # . ?"],
    opens,
    holds,
    parse,
    fields: &fields::FIELDS,
    markers: &[&[&SMALL_PAGES]],
    rules: RULES,
    charts: &[],
};

static SMALL_PAGES: Marker = Marker {
    id: "meminfo/direct-map-4k",
    text: "DirectMap2M: 0 kB",
    says: Says::NOTHING.hypervisors(&[Hypervisor::Xen]).modes(&[Mode::Pv]),
    shows: "All memory is mapped in pages of 4 KiB, as in a Xen PV domain, which has no larger ones.",
    limits: "A kernel that debugs its memory (debug_pagealloc) does the same elsewhere.",
    versions: "x86, Linux 2.6.27 or newer",
    source: "Linux arch/x86/mm/pat/set_memory.c; arch/x86/xen/enlighten_pv.c clears PSE",
    ..Marker::HINT
};

fn field(key: &str) -> Option<&'static Field> {
    grid::entry(&fields::FIELDS, key)
}

/// `Key:   number kB`, or a number alone.
fn pair(line: &str) -> Option<(Word<'_>, Word<'_>)> {
    let mut words = scan::words(line);
    let key = words.next()?;
    let name = key.text.strip_suffix(':')?;
    let value = words.next().filter(|value| scan::count(value.text).is_some())?;
    let has_unit = words.next().is_none_or(|unit| unit.text == "kB");
    let is_key = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'(' | b')'));
    (has_unit && is_key && !name.is_empty() && words.next().is_none())
        .then_some((Word { text: name, start: key.start }, value))
}

/// Linux 2.2 and 2.4 print a table of bytes above the pairs.
fn is_old_table(line: &str) -> bool {
    scan::is_words(line, &["total:", "used:", "free:", "shared:", "buffers:", "cached:"])
}

fn is_below_table(line: Line<'_>) -> bool {
    line.before().is_some_and(|before| before.text.starts_with("Swap:") && pair(before.text).is_none())
}

fn is_first(line: &str) -> bool {
    pair(line).is_some_and(|(key, _)| key.text == "MemTotal")
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let is_more = || pair(ahead.text_at(1)).is_some() || ahead.follows("meminfo");
    let is_start = (is_first(ahead.text()) && is_more()) || is_old_table(ahead.text());
    // What grep left, or a file whose head was cut off; the maps of a process have a few of these names.
    let is_known = |text: &str| pair(text).is_some_and(|(key, _)| field(key.text).is_some());
    let is_part = || {
        let is_run = is_known(ahead.text_at(1)) && is_known(ahead.text_at(2)) && !ahead.text().starts_with("AnonHuge");
        is_known(ahead.text()) && (is_run || ahead.follows("/proc/meminfo"))
    };
    (is_start || is_part()).then(|| Opening::firm(0))
}

fn holds(_: &Opening, line: Line<'_>) -> Hold {
    if is_old_table(line.text) {
        return Hold::New;
    }
    match pair(line.text) {
        // Two in one paste are two moments, or two machines.
        Some((key, _)) if key.text == "MemTotal" && !is_below_table(line) => Hold::New,
        Some((key, _)) if field(key.text).is_some() => Hold::Firm,
        Some(_) => Hold::Loose,
        None if line.text.starts_with("Mem: ") || line.text.starts_with("Swap:") => Hold::Loose,
        None => Hold::Gap,
    }
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    for line in segment.lines() {
        let Some((key, value)) = pair(line.text) else {
            // The table of old kernels says the same as the pairs below it.
            if !is_old_table(line.text) && !line.text.starts_with("Mem: ") && !line.text.starts_with("Swap:") {
                grid::unread(&mut section, line);
            }
            continue;
        };
        let end = line.text.trim_ascii_end().len();
        let span = line.span(value.start..end);
        let has_unit = field(key.text).is_some_and(|it| it.unit.starts_with("KiB"));
        if has_unit && segment.cut_line() == Some(line.index()) && !line.text.trim_ascii_end().ends_with("kB") {
            grid::unread(&mut section, line);
            continue;
        }
        let mut fact = Fact::new(key.text.to_owned(), span, field(key.text));
        fact.key_span = line.span(key.start..key.end());
        section.facts.push(fact);
        if key.text == "MemTotal"
            && let Some(kib) = scan::count(value.text)
        {
            let fact = Fact::new("MemTotal", span, None);
            section.composed.push(fact.worth((kib / 1024).to_string()).about(About::MemoryMib));
        }
        if key.text == "DirectMap2M" && value.text == "0" {
            section.clues.push(Clue::new(&SMALL_PAGES, line.span(key.start..end)));
        }
    }
    section
}

static RULES: &[Rule] = &[Rule {
    id: "meminfo/broken-memory",
    needs: "cat /proc/meminfo",
    formats: &["meminfo"],
    source: "Linux Documentation/filesystems/proc.rst, meminfo",
    check: broken_memory,
    is_cause: true,
}];

fn broken_memory(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    for section in case.of("meminfo") {
        let Some(fact) = section.fact("HardwareCorrupted") else { continue };
        let size = case.source.read(fact.span);
        if !size.starts_with("0 ") {
            faults.push(Fault {
                severity: Severity::Critical,
                headline: "Memory is broken".into(),
                detail: format!("The kernel took {size} out of use after hardware errors.").into(),
                next: "dmesg | grep -i 'hardware error'; replace the module. In a guest it is the host's memory: move the \
                       machine."
                    .into(),
                evidence: vec![fact.span],
            });
        }
    }
    faults.into()
}
