//! `virt-what`: a word for each thing that it found, and `virt-what-cpuid-helper`: the signature.
//!
//! ```text
//! # virt-what
//! hyperv
//! xen
//! xen-domU
//! ```
//!
//! Words are taken behind the command, or where Xen's own pair of words stands (`xen`, `xen-domU`).

use crate::clue::Mode::{Hvm, HvmPvDrivers, Pv, Pvh, Pvhvm};
use crate::clue::Role::{Dom0, Guest};
use crate::clue::{Clue, Layer, Marker, Modes, Says};
use crate::detector::word::{self, Answer};
use crate::format::{Ahead, Dictionary, Field, Format, Hold, Kind, Opening, Segment, dictionary};
use crate::scan;
use crate::section::Section;
use crate::text::Line;

#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "virt-what",
    title: "virt-what",
    sample: include_str!("sample.txt"),
    signs: "xen",
    rows: &[],
    opens,
    holds,
    parse,
    fields: &FIELDS,
    markers: &[MARKERS],
    rules: &[],
    charts: &[],
};

/// The forms of the output.
mod form {
    pub(super) const WORDS: u8 = 0;
    pub(super) const SIGNATURE: u8 = 1;
}

const SOURCE: &str = "virt-what 1.25 virt-what.in";

static FIELDS: Dictionary = dictionary!(&[
    Field {
        key: "fact",
        label: "found",
        kind: Kind::State,
        meaning: "One thing that virt-what found. Several words may be true at once.",
        watch: "They are separate finds, not an order: the last word is no verdict. It sees Xen's dom0, and nothing of \
                the machine around it.",
        source: SOURCE,
        ..Field::EMPTY
    },
    Field {
        key: "signature",
        label: "CPUID signature",
        kind: Kind::State,
        meaning: "The twelve letters with which the hypervisor signs in the processor's CPUID leaf 0x40000000.",
        watch: "Xen made to look like Hyper-V (viridian) signs as Microsoft Hv here.",
        source: "virt-what 1.25 virt-what-cpuid-helper.c",
        ..Field::EMPTY
    },
]);

const FOUND: Marker = Marker {
    shows: "virt-what found this.",
    limits: "It tells of a faked board like of a true one, and of Hyper-V's interface in KVM and Xen as of Hyper-V.",
    versions: "all",
    source: SOURCE,
    ..Marker::HINT
};

static WORD: Marker =
    Marker { id: "virt-what/word", text: "<kvm | qemu | hyperv | vmware | aws | …>", layer: Layer::Board, ..FOUND };

static XEN: Marker =
    Marker {
        id: "virt-what/own-word", text: "xen, <docker | lxc | podman | …>", limits: "It tells no mode.", ..FOUND
    };

static DOM0: Marker = Marker {
    id: "virt-what/xen-dom0",
    text: "xen-dom0",
    says: Says::XEN.modes(&[Pv, Pvh]).roles(&[Dom0]),
    strength: crate::clue::Strength::Proof,
    shows: "/proc/xen/capabilities has control_d: dom0.",
    limits: "PV or PVH is not told.",
    ..FOUND
};

static DOMU: Marker = Marker {
    id: "virt-what/xen-domU",
    text: "xen-domU",
    says: Says::XEN.roles(&[Guest]),
    shows: "A Xen domain whose /proc/xen/capabilities does not have control_d: a guest.",
    limits: "Not PV: HVM guests whose signature is Hyper-V's and PVH guests give the same word. A dom0 without \
             /proc/xen mounted gives it too.",
    ..FOUND
};

static HVM: Marker = Marker {
    id: "virt-what/xen-hvm",
    text: "xen-hvm",
    shows: "The processor signs as Xen, and there are firmware tables: an HVM guest or a dom0.",
    says: Says::XEN,
    limits: "Not HVM: a dom0 gives the same word where Xen answers its CPUID: PVH, and PV since Xen 4.13 on newer Intel, \
             4.18 on newer AMD processors.",
    ..FOUND
};

static MARKERS: &[&Marker] = &[&WORD, &XEN, &DOM0, &DOMU, &HVM];

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text().trim_ascii();
    if ahead.follows("virt-what-cpuid-helper") {
        return word::answer(text).is_some().then(|| Opening::firm(form::SIGNATURE));
    }
    let is_pair = || text == "xen" && matches!(ahead.text_at(1).trim_ascii(), "xen-dom0" | "xen-domU" | "xen-hvm");
    if ahead.follows("virt-what") {
        return (is_word(text) || is_complaint(text)).then(|| Opening::firm(form::WORDS));
    }
    is_pair().then(|| Opening::loose(form::WORDS))
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let text = line.text.trim_ascii();
    let is_status = text.strip_prefix("rc=").is_some_and(|rest| rest.len() == 1);
    match opening.form {
        form::WORDS if is_word(text) || is_complaint(text) || is_status => Hold::Firm,
        _ => Hold::No,
    }
}

/// One of virt-what's own words; systemd's are others.
fn is_word(text: &str) -> bool {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    is_plain && (own(text).is_some() || MORE.contains(&text) || word::answer(text).is_some())
}

/// Words that say only what another word beside them says.
const MORE: &[&str] =
    &["ibm_systemz", "linux_vserver", "linux_vserver-host", "powervm_lx86", "ldoms", "ldoms-guest", "ldoms-control"];

/// What the script's own programs complain of, in the midst of its words.
fn is_complaint(text: &str) -> bool {
    let (head, reason) = scan::at_last(text, ": ").unwrap_or_default();
    reason == "Permission denied" && (head.contains("/proc/") || head.contains("virt-what"))
        || text == "virt-what: this script must be run as root"
}

fn own(text: &str) -> Option<&'static Marker> {
    [&DOM0, &DOMU, &HVM].into_iter().find(|marker| marker.text == text)
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let is_signature = segment.opening.form == form::SIGNATURE;
    if is_signature {
        section.variant = Some("cpuid-helper");
        section.title = "virt-what-cpuid-helper".into();
    }
    for line in segment.lines() {
        let text = line.text.trim_ascii();
        let answer = word::answer(text);
        if is_signature {
            let clue = answer.map(|it| it.clue(&word::SIGNATURE_XEN, &word::SIGNATURE, line.span_of(text)));
            section.clues.extend(clue);
            take(&mut section, "signature", line, text, answer);
        } else if is_word(text) {
            take(&mut section, "fact", line, text, answer);
            match (own(text), answer) {
                (Some(marker), _) => section.clues.push(Clue::new(marker, line.span_of(text))),
                (None, Some(answer)) => section.clues.push(answer.clue(&XEN, &WORD, line.span_of(text))),
                (None, None) => {}
            }
        }
    }
    // Of PV domains only a dom0 has firmware tables.
    if section.clues.iter().any(|clue| clue.says.roles.only() == Some(Guest)) {
        for clue in section.clues.iter_mut().filter(|clue| std::ptr::eq(clue.marker, &HVM)) {
            clue.says.modes = Modes::of(&[Hvm, HvmPvDrivers, Pvhvm, Pvh]);
        }
    }
    section
}

fn take(section: &mut Section, key: &'static str, line: Line<'_>, text: &str, answer: Option<Answer>) {
    let shows = own(text).map(|marker| marker.shows).or(answer.map(|it| it.shows));
    section.state(key, line, text, None, shows.unwrap_or_default());
}
