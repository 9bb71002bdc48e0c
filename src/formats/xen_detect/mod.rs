//! `xen-detect`: one sentence.
//!
//! ```text
//! Running in PV context on Xen V4.17.
//! ```

use crate::clue::Hypervisor::Xen;
use crate::clue::Mode::{Hvm, HvmPvDrivers, Pv, Pvh, Pvhvm};
use crate::clue::{Clue, Hypervisors, Marker, Says, Strength};
use crate::format::{Ahead, Dictionary, Field, Format, Hold, Kind, Opening, Segment, dictionary};
use crate::section::{About, Section};
use crate::text::Line;

#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "xen-detect",
    title: "xen-detect",
    sample: include_str!("sample.txt"),
    signs: "running on Xen|Running in ",
    rows: &["Running in * context on Xen V ; > rc=# ."],
    opens,
    holds,
    parse,
    fields: &FIELDS,
    markers: &[&[&PV, &SIGNED, &HVM, &PVH, &NOT_XEN]],
    rules: &[],
    charts: &[],
};

const SOURCE: &str = "Xen tools/misc/xen-detect.c, 3.2 to 4.22";

static FIELDS: Dictionary = dictionary!(&[
    Field {
        key: "context",
        label: "kind of domain",
        kind: Kind::State,
        meaning: "How Xen runs the domain in which the program was started: PV, HVM, or PVH.",
        watch: "Not dom0 or guest. With -P, -H or -N the sentence is the same, and only the exit status differs.",
        source: SOURCE,
        ..Field::EMPTY
    },
    Field {
        key: "version",
        label: "Xen version",
        kind: Kind::Text,
        meaning: "The release of Xen, without its third number.",
        source: SOURCE,
        ..Field::EMPTY
    },
]);

const SENTENCE: Marker =
    Marker { limits: "Not dom0 or guest.", versions: "Xen 3.2 and newer", source: SOURCE, ..Marker::PROOF };

static PV: Marker = Marker {
    id: "xen-detect/pv",
    text: "Running in PV context on Xen V<version>.",
    says: Says::XEN.modes(&[Pv]),
    shows: "Only a PV domain reaches Xen by the way that the program tried.",
    ..SENTENCE
};

static HVM: Marker = Marker {
    id: "xen-detect/hvm",
    text: "Running in HVM context on Xen V<version>.",
    says: Says::XEN.modes(&[Hvm, HvmPvDrivers, Pvhvm, Pvh]),
    shows: "The processor signs as Xen, as in a hardware container.",
    limits: "Before Xen 4.10 or Linux 4.13 not HVM or PVH. Before Xen 4.15 a PV domain gives it too, where Xen answers \
             its CPUID: on newer Intel processors.",
    ..Marker { strength: Strength::Hint, ..SENTENCE }
};

/// What the sentence proves of whichever domain.
static SIGNED: Marker = Marker {
    id: "xen-detect/signed",
    says: Says::XEN,
    shows: "The processor signs as Xen.",
    limits: "Not the mode.",
    ..Marker { text: "Running in HVM context on Xen V<version>.", ..SENTENCE }
};

static PVH: Marker = Marker {
    id: "xen-detect/pvh",
    text: "Running in PVH context on Xen V<version>.",
    says: Says::XEN.modes(&[Pvh]),
    shows: "The kernel says of itself that it is PVH.",
    versions: "Xen 4.10 and newer with Linux 4.13 and newer",
    ..SENTENCE
};

static NOT_XEN: Marker = Marker {
    id: "xen-detect/not-xen",
    text: "Not running on Xen.",
    says: Says { hypervisors: Hypervisors::but(&[Xen]), ..Says::NOTHING },
    shows: "The processor does not sign as Xen, and Xen does not answer.",
    limits: "Not bare metal: any other hypervisor may be there.",
    ..Marker { strength: Strength::Hint, ..SENTENCE }
};

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    is_sentence(ahead.text()).then(|| Opening::firm(0))
}

fn holds(_: &Opening, line: Line<'_>) -> Hold {
    let is_status = line.text.strip_prefix("rc=").is_some_and(|rest| rest.len() == 1);
    if is_status || is_sentence(line.text) { Hold::Firm } else { Hold::No }
}

fn is_sentence(text: &str) -> bool {
    text.trim_ascii() == NOT_XEN.text || context(text).is_some()
}

/// `PV` and `4.17` of the sentence.
fn context(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim_ascii().strip_prefix("Running in ")?;
    let (context, rest) = rest.split_once(" context on Xen V")?;
    let version = rest.trim_end_matches('.');
    (!version.contains(' ')).then_some((context, version))
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    for line in segment.lines().filter(|line| is_sentence(line.text)) {
        let marker = match context(line.text) {
            None => &NOT_XEN,
            Some(("PV", _)) => &PV,
            Some(("PVH", _)) => &PVH,
            Some(("HVM", _)) => &HVM,
            Some(_) => {
                section.keep(line);
                continue;
            }
        };
        // The program may have been asked several times.
        if section.clues.iter().any(|clue| std::ptr::eq(clue.marker, marker)) {
            continue;
        }
        if std::ptr::eq(marker, &HVM) {
            section.clues.push(Clue::new(&SIGNED, line.whole()));
        }
        section.clues.push(Clue::new(marker, line.whole()));
        if let Some((context, version)) = context(line.text) {
            section.state("context", line, context, None, "");
            section.state("version", line, version, Some(About::HypervisorVersion), "");
        }
    }
    section
}
