//! Reads the word and the debug log.

use crate::clue::{Clue, Hypervisor};
use crate::detector::board::{self, Board, Slot};
use crate::detector::word::{self, Answer};
use crate::format::Segment;
use crate::section::{Decoded, Section};
use crate::text::Line;
use crate::xen::features::Features;

use super::fields::{DOM0, PROC_XEN};
use super::{PROGRAM, form, is_status};

/// The answer that a line is: one word of systemd's, in lower case.
pub(super) fn word(text: &str) -> Option<Answer> {
    let is_word = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    if is_word { word::answer(text) } else { None }
}

/// How the lines of the debug log begin. Each needs the words of the second column too.
const LOG: &[(&str, &str)] = &[
    ("Virtualization ", " found in DMI"),
    ("Virtualization ", " found in /proc/device-tree"),
    ("Virtualization ", " found in /sys/hypervisor/type"),
    ("Virtualization ", " found in /proc/sysinfo"),
    ("Virtualization XEN", ""),
    ("Virtualization QEMU: ", "fw-cfg"),
    ("Virtualization found, CPUID=", ""),
    ("Unknown virtualization with CPUID=", ""),
    ("No virtualization found in ", ""),
    ("Found cgroup2 on /sys/fs/cgroup", ""),
    ("Found VM virtualization ", ""),
    ("Found container virtualization ", ""),
    ("UML virtualization ", "found in /proc/cpuinfo"),
    ("DMI BIOS Extension table ", "indicate"),
    ("DMI product name has '.metal'", ""),
    ("Unable to read /sys/firmware/dmi/entries/", ""),
    ("Only read ", "/sys/firmware/dmi/entries/"),
    ("This platform does not support /proc/", ""),
    ("Checking if ", " exists failed, ignoring"),
    ("Failed to read ", ", ignoring: "),
];

/// Whether a line is one of the debug log.
pub(super) fn is_debug(text: &str) -> bool {
    LOG.iter().any(|(start, rest)| text.strip_prefix(start).is_some_and(|it| it.contains(rest)))
}

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut board = Board::default();
    for line in segment.lines() {
        let text = line.text.trim_ascii();
        if let Some(answer) = word(text) {
            take_word(&mut section, line, text, answer);
        } else if let Some(rest) = text.strip_prefix("Virtualization found, CPUID=") {
            take_signature(&mut section, line, rest);
        } else if text.starts_with("Virtualization XEN") {
            take_xen(&mut section, line, text);
        } else if let Some((value, file)) =
            text.strip_prefix("Virtualization ").and_then(|rest| rest.split_once(" found in DMI ("))
        {
            section.state("dmi", line, value, None, "");
            let slot = if file.contains("product_name") { Slot::Product } else { Slot::Vendor };
            board.add(slot, value, line.span_of(value));
        } else if text == "DMI BIOS Extension table indicates virtualization." {
            section.clues.push(Clue::new(&board::VIRTUAL, line.span_of(text)));
        } else if !is_debug(text) && !is_status(text) && !line.is_blank() {
            section.keep(line);
        }
    }
    section.clues.extend(board.clues());
    judge_none(&mut section, segment);
    if segment.opening.form == form::DEBUG {
        section.variant = Some("debug");
    }
    section
}

fn take_word(section: &mut Section, line: Line<'_>, text: &str, answer: Answer) {
    section.state("virtualization", line, text, None, answer.shows);
    let clue = answer.clue(&word::DETECTED_OWN, &word::DETECTED, line.span_of(text));
    if !section.clues.iter().any(|other| other.says == clue.says) {
        section.clues.push(clue);
    }
}

fn take_signature(section: &mut Section, line: Line<'_>, signature: &str) {
    // Three registers of four letters.
    if signature.is_empty() || signature.len() > 12 {
        return;
    }
    section.state("signature", line, signature, None, "");
    let clue = word::answer(signature.trim_ascii());
    section.clues.extend(clue.map(|it| it.clue(&word::SIGNATURE_XEN, &word::SIGNATURE, line.span_of(signature))));
}

/// `Virtualization XEN found (/proc/xen exists)` and what was found of dom0.
fn take_xen(section: &mut Section, line: Line<'_>, text: &str) {
    let span = line.span_of(text);
    if text.starts_with("Virtualization XEN found") {
        section.clues.push(Clue::new(&PROC_XEN, span));
    } else if text.contains("Dom0 ignored") || text.contains("DOM0 ignored") {
        section.clues.push(Clue::new(&DOM0, span));
    }
    // It is written with eight digits: fewer are a part of it.
    let value = text.split_once("with value ").and_then(|(_, rest)| rest.split(',').next());
    let Some((value, features)) =
        value.filter(|value| value.len() == 8).and_then(|value| Some((value, Features::from_hex(value)?)))
    else {
        return;
    };
    section.clues.extend(features.clues(span));
    section.flags = features.flags();
    section.flags_span = line.span_of(value);
    section.state("features", line, value, None, "");
    if let Some(fact) = section.facts.last_mut() {
        fact.decoded = Some(Decoded::Text(features.describe().into()));
    }
}

/// `none` beside another word is the answer to another option (`-c` asks for containers only), and
/// `none` to that option says nothing of the machine.
fn judge_none(section: &mut Section, segment: &Segment<'_>) {
    let asked = segment.command.and_then(|command| command.split_once(PROGRAM)).map_or("", |(_, rest)| rest);
    let options = asked.split([';', '|', '&']).next().unwrap_or_default();
    let of_containers = options.split_ascii_whitespace().any(|word| matches!(word, "-c" | "--container"));
    let is_none = |clue: &Clue| {
        std::ptr::eq(clue.marker, &word::DETECTED) && clue.says.hypervisors.only() == Some(Hypervisor::None)
    };
    let has_other = section.clues.iter().any(|clue| !is_none(clue));
    if has_other || of_containers {
        section.clues.retain(|clue| !is_none(clue));
    }
}
