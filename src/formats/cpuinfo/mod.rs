//! `/proc/cpuinfo`: a block for each CPU.
//!
//! ```text
//! processor   : 0
//! vendor_id   : AuthenticAMD
//! model name  : AMD EPYC Processor
//! flags       : fpu vme … hypervisor lahf_lm …
//! ```
//!
//! The first block is read; of the others only that they are there.

use crate::detector::cpu;
use crate::format::{Ahead, Format, Hold, Opening, Segment};
use crate::scan;
use crate::section::{About, Fact, Section};
use crate::text::{Line, Span};

mod fields;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "cpuinfo",
    title: "/proc/cpuinfo",
    sample: include_str!("sample.txt"),
    signs: "processor|vendor_id|cpu family|model name|flags|cpu MHz|Features|CPU implementer",
    rows: &["processor :+ #|vendor_id :+ > :"],
    opens,
    holds,
    parse,
    fields: &fields::FIELDS,
    markers: &[cpu::MARKERS],
    rules: &[],
    charts: &[],
};

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let (key, value) = pair(ahead.text())?;
    let is_sure = match key {
        "processor" => scan::count(value).is_some(),
        "vendor_id" | "cpu family" | "model name" | "flags" | "cpu MHz" | "Features" | "CPU implementer" => true,
        _ => ahead.follows("cpuinfo"),
    };
    is_sure.then(|| Opening::firm(0).bound())
}

fn holds(_: &Opening, line: Line<'_>) -> Hold {
    if pair(line.text).is_some() {
        Hold::Firm
    } else if line.is_blank() {
        Hold::Gap
    } else if is_stranger(line.text)
        || cpu::continues_flags(line, |key| matches!(key, "flags" | "Features" | "bugs" | "vmx flags"))
    {
        Hold::Loose
    } else {
        Hold::No
    }
}

/// Key and value of a line; at least a blank or tab stands before the colon, but for two keys.
fn pair(text: &str) -> Option<(&str, &str)> {
    let (front, value) = text.split_once(':')?;
    // Reports of bugs indent what they hold.
    let front = front.trim_ascii_start();
    let key = front.trim_ascii_end();
    let is_apart = key.len() < front.len() || matches!(key, "power management" | "CPU architecture");
    (is_apart && fields::FIELDS.find(key).is_some()).then(|| (key, value.trim_ascii()))
}

/// `key<tab>: value` with a key that is not known. Blanks may stand for the tab.
fn is_stranger(text: &str) -> bool {
    text.split_once(':').is_some_and(|(key, _)| key.ends_with('\t') || key.ends_with("  "))
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let (mut count, mut last) = (0_usize, Span::NONE);
    let mut pieces = cpu::Pieces::default();
    for line in segment.lines() {
        let Some((key, value)) = pair(line.text) else {
            if line.is_blank() {
                continue;
            }
            if count > 1 {
                continue;
            }
            pieces.go_on(line);
            if !cpu::continues_flags(line, |_| true) {
                section.keep(line);
            }
            continue;
        };
        pieces.end(&mut section);
        if key == "processor" {
            count += 1;
            last = line.span_of(value);
        }
        let Some(field) = FORMAT.field(key).filter(|_| count <= 1 && section.fact(key).is_none()) else { continue };
        let mut fact = Fact::pair(field, line, key, value);
        if key == "model name" {
            fact.about = Some(About::Processor);
            section.clues.extend(cpu::model(value, fact.span));
        }
        section.facts.push(fact);
        pieces.begin(line, value);
    }
    pieces.end(&mut section);
    if let Some(flags) = section.fact("flags") {
        let clue = cpu::flags(&flags.text(segment.source), flags.span);
        section.clues.extend(clue);
    }
    // `grep -m1` and the like leave a part: that is no count.
    if count > 0 && section.facts.len() > 2 {
        let fact = Fact::new("cpus", last, FORMAT.field("cpus")).about(About::Cpus);
        section.facts.push(fact.worth(count.to_string()));
    }
    section
}
