//! What `xl info` shows of the machine where it was run.

use crate::clue::{Clue, Hypervisor, Hypervisors, Layer, Marker, Mode, Role, Says};
use crate::text::{Line, Span};
use crate::traces;
use crate::xen::{Release, capabilities, options};

use super::parse::Printed;
use super::values::{self, DENIED};

const XL: &str = "tools/xl/xl_info.c, Xen 4.9 to 4.22; tools/libxl/xl_cmdimpl.c before; tools/python/xen/xm/main.py";
/// No dom0 is HVM.
const DOM0: Says = Says::XEN.roles(&[Role::Dom0]).modes(&[Mode::Pv, Mode::Pvh]);

pub(super) static MARKERS: &[&Marker] =
    &[&ANSWERED, &ANSWERED_ARM, &UNAME, &REFUSED, &REFUSED_GUEST, &ONLY_PV, &PV_DEFAULT, &PVH, &NESTED, &QUBES];

pub(super) static ANSWERED: Marker = Marker {
    id: "xl-info/hypervisor-answers",
    text: "xen_caps : … | total_memory : … | hw_caps : …",
    says: DOM0,
    shows: "The hypervisor tells numbers of the host only to the control domain: this is dom0.",
    limits: "Whether dom0 is PV or PVH is not told directly.",
    versions: "Xen 3.0 or newer",
    source: XL,
    ..Marker::PROOF
};

pub(super) static ANSWERED_ARM: Marker = Marker {
    id: "xl-info/hypervisor-answers-arm",
    text: "xen_caps : xen-3.0-aarch64 …",
    says: Says::XEN.roles(&[Role::Dom0]),
    shows: "The hypervisor tells numbers of the host only to the control domain: this is dom0, on Arm.",
    limits: "Arm has one kind of domain, not the modes of x86.",
    versions: "Xen 4.3 or newer",
    source: XL,
    ..Marker::PROOF
};

pub(super) static UNAME: Marker = Marker {
    id: "xl-info/head-only",
    text: "host : … | release : … | machine : …",
    says: DOM0,
    shows: "The first lines of xl info, which hardly anyone runs outside of dom0.",
    limits: "These lines come from the kernel, not from Xen, and a guest with the tools prints them too.",
    versions: "Xen 3.0 or newer",
    source: XL,
    ..Marker::HINT
};

pub(super) static REFUSED: Marker = Marker {
    id: "xl-info/refused",
    text: "libxl: error: …: Operation not permitted",
    says: Says::XEN,
    shows: "The tool reached Xen, and Xen refused to answer.",
    limits: "It does not tell the mode.",
    versions: "Xen 4.1 or newer",
    source: "tools/libs/light/libxl.c, Xen 4.22; seen in a guest of Xen 4.17",
    ..Marker::PROOF
};

pub(super) static REFUSED_GUEST: Marker = Marker {
    id: "xl-info/refused-guest",
    text: "libxl: error: …: Operation not permitted",
    says: Says::XEN.roles(&[Role::Guest]),
    shows: "Xen tells such numbers to dom0 and to nobody else: the tool was most likely run in a guest.",
    limits: "A security policy may refuse dom0 too.",
    versions: "Xen 4.1 or newer",
    source: "tools/libs/light/libxl.c, Xen 4.22; seen in a guest of Xen 4.17",
    ..Marker::HINT
};

pub(super) static ONLY_PV: Marker =
    traces::before_pvh("xl-info/before-pvh", "xen_major : 3 | xen_minor : 0 to 3 of Xen 4");

pub(super) static PVH: Marker = Marker {
    id: "xl-info/dom0-pvh",
    text: "xen_commandline : … dom0=pvh …",
    says: DOM0.modes(&[Mode::Pvh]),
    shows: "Xen was told to build dom0 as PVH.",
    versions: "Xen 4.4 or newer (dom0pvh up to 4.10)",
    source: "docs/misc/xen-command-line, Xen 4.4 to 4.22",
    ..Marker::PROOF
};

pub(super) static PV_DEFAULT: Marker = Marker {
    id: "xl-info/dom0-by-default",
    text: "xen_commandline : … without dom0=pvh",
    says: DOM0.modes(&[Mode::Pv]),
    shows: "Nothing on the command line asks for a PVH dom0, and PV is the default.",
    limits: "A Xen built without PV support makes dom0 PVH without being told.",
    versions: "Xen 4.4 or newer",
    source: "docs/misc/xen-command-line, Xen 4.22: dom0",
    ..Marker::HINT
};

pub(super) static NESTED: Marker = Marker {
    id: "xl-info/nested",
    text: "hw_caps : … bit 31 of CPUID 1.ECX",
    says: Says { hypervisors: Hypervisors::but(&[Hypervisor::None]), ..Says::NOTHING },
    layer: Layer::Board,
    shows: "The processor that Xen sees is virtual: Xen itself runs in a virtual machine.",
    limits: "It does not tell whose.",
    versions: "Xen 3.1 or newer",
    source: "xen/include/public/arch-x86/cpufeatureset.h, Xen 4.22",
    ..Marker::HINT
};

pub(super) static QUBES: Marker = Marker {
    id: "xl-info/qubes-kernel",
    text: "release : <version>.qubes.<build>",
    says: DOM0.platform("qubes-os"),
    shows: "dom0 runs a kernel of Qubes OS.",
    versions: "Qubes OS",
    source: "the name of Qubes OS' kernel packages",
    ..Marker::HINT
};

/// Keys whose values come from the hypervisor, the most telling first.
const ANSWERS: &[&str] = &[
    "xen_caps",
    "xen_version",
    "xen_major",
    "hw_caps",
    "total_memory",
    "nr_cpus",
    "virt_caps",
    "xen_scheduler",
    "xen_commandline",
    "xen_extra",
    "xen_minor",
    "platform_params",
    "free_memory",
    "xen_changeset",
    "cpu_mhz",
    "cc_compile_date",
];

/// What the values show.
pub(super) fn clues<'a, 'l: 'a>(
    find: &(dyn Fn(&str) -> Option<&'a Printed<'l>> + 'a),
    release: Option<Release>,
    errors: &[Line<'_>],
) -> Vec<Clue> {
    let mut found: Vec<Clue> = Vec::new();
    let mut add = |marker: &'static Marker, span: Span| found.push(Clue::new(marker, span));
    let is_arm = find("xen_caps").is_some_and(|it| capabilities::is_arm(&it.text));
    let refused = errors.iter().find(|line| line.text.ends_with("Operation not permitted"));
    let answered = ANSWERS.iter().find_map(|key| find(key)).filter(|it| !it.text.is_empty());
    if let Some(line) = refused {
        add(&REFUSED, line.whole());
        add(&REFUSED_GUEST, line.whole());
    } else if let Some(answer) = answered {
        add(if is_arm { &ANSWERED_ARM } else { &ANSWERED }, answer.entry());
    } else if let Some(first) = ["release", "host", "machine"].iter().find_map(|key| find(key)) {
        add(&UNAME, first.entry());
    }
    if let Some(kernel) = find("release").filter(|it| it.text.contains(".qubes.")) {
        add(&QUBES, kernel.whole());
    }
    if answered.is_none() || is_arm {
        return found;
    }
    if let (Some(release), Some(version)) = (release, find("xen_version").or_else(|| find("xen_major")))
        && release < traces::PVH
    {
        add(&ONLY_PV, version.entry());
    } else if let Some(line) = find("xen_commandline").filter(|it| it.text != DENIED && !it.text.is_empty()) {
        match pvh(&line.text) {
            Some(word) => add(&PVH, line.span(word)),
            None => add(&PV_DEFAULT, line.whole()),
        }
    }
    let nested = find("hw_caps").and_then(|it| values::hw_caps(it, release)?.nested());
    if let Some(span) = nested {
        add(&NESTED, span);
    }
    found
}

/// Where the command line asks for a PVH dom0. The last word counts.
fn pvh(command_line: &str) -> Option<std::ops::Range<usize>> {
    let mut asked = None;
    for word in crate::scan::words(command_line) {
        let it = options::assignment(word.text);
        match it.name {
            "dom0pvh" => asked = (!it.is_off()).then(|| word.start..word.end()),
            "dom0" => {
                for kind in it.value.split(',') {
                    match kind {
                        "pvh" => asked = Some(word.start..word.end()),
                        "pv" => asked = None,
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    asked
}
