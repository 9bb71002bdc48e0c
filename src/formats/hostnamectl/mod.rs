//! `hostnamectl`: names, chassis, what systemd detected, the board.
//!
//! ```text
//!  Static hostname: xenlab
//!          Chassis: vm 🖴
//!   Virtualization: qemu
//! Operating System: Debian GNU/Linux 12 (bookworm)
//!           Kernel: Linux 6.1.0-50-amd64
//! ```

use crate::clue::Hypervisor;
use crate::clue::Role::{BareMetal, Host};
use crate::clue::{Clue, Layer, Marker, Origin, Says};
use crate::detector::board::{Board, Slot};
use crate::detector::{release, word};
use crate::format::{Ahead, Format, Hold, Opening, Segment};
use crate::section::{About, Decoded, Fact, Section};
use crate::text::Line;

mod fields;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "hostnamectl",
    title: "hostnamectl",
    sample: include_str!("sample.txt"),
    signs: "hostname",
    rows: &["Static hostname: > :"],
    opens,
    holds,
    parse,
    fields: &fields::FIELDS,
    markers: &[&[&NOTHING_DETECTED]],
    rules: &[],
    charts: &[],
};

static NOTHING_DETECTED: Marker = Marker {
    id: "hostnamectl/nothing-detected",
    text: "(no line Virtualization in a whole output)",
    says: Says::NOTHING.from(Origin::Hearsay).hypervisors(&[Hypervisor::None]).roles(&[BareMetal, Host]),
    layer: Layer::Board,
    shows: "systemd detected no virtual machine.",
    limits: "In a Xen dom0 on real hardware the line is missing too, and a hypervisor that hides itself is not detected.",
    versions: "systemd 195 and newer",
    source: "systemd 257.13 src/hostname/hostnamectl.c",
    ..Marker::HINT
};

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let (key, _) = pair(ahead.text())?;
    match key {
        "Static hostname" | "Transient hostname" | "Pretty hostname" => Some(Opening::firm(0)),
        _ => ahead.follows("hostnamectl").then(|| Opening::firm(0)),
    }
}

fn holds(_: &Opening, line: Line<'_>) -> Hold {
    match pair(line.text) {
        Some(("Static hostname", _)) => Hold::New,
        Some(_) => Hold::Firm,
        None => Hold::No,
    }
}

/// A key of the dictionary and its value.
fn pair(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.split_once(": ")?;
    let key = key.trim_ascii();
    fields::FIELDS.find(key).map(|_| (key, value.trim_ascii()))
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut board = Board::default();
    for line in segment.lines() {
        let read = pair(line.text).and_then(|(key, value)| Some((key, value, FORMAT.field(key)?)));
        let Some((key, value, field)) = read else {
            section.keep(line);
            continue;
        };
        let span = line.span_of(value);
        let mut fact = Fact::pair(field, line, key, value);
        match key {
            "Static hostname" | "Transient hostname" if is_name(value) => {
                section.host = section.host.or(Some(span));
            }
            "Virtualization" => {
                if let Some(answer) = word::answer(value) {
                    section.clues.push(answer.clue(&word::DETECTED_OWN, &word::DETECTED, span));
                    fact.decoded = Some(Decoded::Text(answer.shows.into()));
                }
            }
            "Kernel" => {
                let release = value.strip_prefix("Linux ").unwrap_or(value);
                fact.about = Some(About::Kernel);
                fact.span = line.span_of(release);
                section.clues.extend(release::clue(release, fact.span));
            }
            "Operating System" => {
                fact.about = Some(About::OperatingSystem);
                section.clues.extend(release::system(value, span));
            }
            "Hardware Vendor" => board.add(Slot::Vendor, value, span),
            "Hardware Model" => board.add(Slot::Product, value, span),
            "Firmware Version" => board.add(Slot::Firmware, value, span),
            _ => {}
        }
        section.facts.push(fact);
    }
    section.clues.extend(board.clues());
    let is_whole = section.fact("Architecture").is_some() && section.fact("Static hostname").is_some();
    if let Some(chassis) = section.fact("Chassis").filter(|_| is_whole && section.fact("Virtualization").is_none()) {
        section.clues.push(Clue::new(&NOTHING_DETECTED, chassis.span));
    }
    section
}

/// Whether a name can tell one machine from others.
fn is_name(value: &str) -> bool {
    !value.is_empty() && !value.contains(' ') && !value.starts_with('(') && value != "n/a" && value != "localhost"
}
