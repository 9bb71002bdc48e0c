//! What a processor's flags and model name say.

use crate::clue::Hypervisor::{self, Kvm, Qemu, VirtualBox, Xen};
use crate::clue::Role::{BareMetal, Dom0, Guest, Host};
use crate::clue::{Clue, Hypervisors, Layer, Marker, Origin, Says};
use crate::scan;
use crate::text::{Line, Span};

const CPUFEATURES: &str = "Linux arch/x86/include/asm/cpufeatures.h, 2.6.30 to 7.1";

/// The flag that every hypervisor sets unless it hides.
pub static FLAG: Marker = Marker {
    id: "cpuinfo/hypervisor-flag",
    text: "flags: … hypervisor …",
    says: Says { hypervisors: Hypervisors::but(&[Hypervisor::None]), ..Says::NOTHING }.roles(&[Guest, Dom0]),
    shows: "The processor says that a hypervisor is there.",
    limits: "Not which one, and not whether guest or dom0.",
    versions: "Linux 2.6.30 to 7.1 on x86",
    source: CPUFEATURES,
    ..Marker::PROOF
};

/// A whole list of flags without it.
pub static NO_FLAG: Marker = Marker {
    id: "cpuinfo/no-hypervisor-flag",
    text: "flags: … aperfmperf … (without hypervisor)",
    says: Says::NOTHING.from(Origin::Hearsay).hypervisors(&[Hypervisor::None]).roles(&[BareMetal, Host]),
    layer: Layer::Board,
    shows: "The processor does not say that a hypervisor is there, and has clocks or sensors that guests seldom get.",
    limits: "A hypervisor may hide the flag, and a Xen PV dom0 may lack it.",
    versions: "Linux 2.6.30 to 7.1 on x86",
    source: CPUFEATURES,
    ..Marker::HINT
};

/// A model name that only an emulator gives.
pub static MODEL: Marker = Marker {
    id: "cpuinfo/model-name",
    text: "model name: <QEMU Virtual CPU version 2.5+ | Common KVM processor>",
    layer: Layer::Board,
    shows: "No real processor has this name.",
    limits: "A hypervisor can show any name, also a real one.",
    versions: "all",
    source: "QEMU target/i386/cpu.c",
    ..Marker::HINT
};

/// Every marker of a processor.
pub static MARKERS: &[&Marker] = &[&FLAG, &NO_FLAG, &MODEL];

/// What the list of flags says. `flags` may be in pieces, where a terminal broke the line: within
/// a word, or between two.
#[must_use]
pub fn flags(flags: &str, span: Span) -> Option<Clue> {
    if flags.contains("hypervisor") {
        return Some(Clue::new(&FLAG, span));
    }
    // `hypervisor` stands before `lahf_lm`, which every 64-bit processor has: the list is not cut.
    // Kernels before 2.6.30 do not name the flag; hypervisors keep clocks and sensors to themselves.
    let is_whole = flags.contains("fpu") && flags.contains("lahf_lm");
    let is_real = ["aperfmperf", "dtherm", "hw_pstate"].iter().any(|own| flags.contains(own));
    (is_whole && is_real).then(|| Clue::new(&NO_FLAG, span))
}

/// Whether a line is the rest of a list of flags that a terminal broke. `is_flags` knows the keys
/// whose values are such lists.
#[must_use]
pub fn continues_flags(line: Line<'_>, is_flags: impl Fn(&str) -> bool) -> bool {
    let is_flag = |word: &str| word.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_');
    if line.is_blank() || !scan::texts(line.text).all(is_flag) {
        return false;
    }
    let before = std::iter::successors(line.before(), |line| line.before()).take(LONGEST);
    let key = before.take_while(|line| !line.is_blank()).find_map(|line| line.text.split_once(':'));
    key.is_some_and(|(key, _)| is_flags(key.trim_ascii()))
}

/// Lines over which the longest list of flags is broken in a narrow terminal.
const LONGEST: usize = 24;

/// What a model name says.
#[must_use]
pub fn model(name: &str, span: Span) -> Option<Clue> {
    let found: &[Hypervisor] = if name.contains("QEMU TCG CPU") {
        &[Qemu]
    } else if name.contains("QEMU Virtual CPU") {
        &[Qemu, Kvm, Xen, VirtualBox]
    } else if name.contains("KVM processor") {
        &[Kvm, Qemu]
    } else {
        return None;
    };
    Some(Clue { says: Says::NOTHING.hypervisors(found), ..Clue::new(&MODEL, span) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flag(text: &str) -> Option<&'static str> {
        flags(text, Span::NONE).map(|clue| clue.marker.id)
    }

    #[test]
    fn a_flag_that_is_missing_says_little_and_a_cut_list_nothing() {
        assert_eq!(flag("fpu vme popcnt hypervisor lahf_lm"), Some("cpuinfo/hypervisor-flag"));
        assert_eq!(flag("fpu vme aperfmperf popcnt lahf_lm abm"), Some("cpuinfo/no-hypervisor-flag"));
        assert_eq!(flag("fpu vme popcnt lahf_lm abm"), None);
        assert_eq!(flag("fpu vme popcnt"), None);
        assert_eq!(flag("fp asimd evtstrm aes"), None);
    }

    #[test]
    fn emulated_models() {
        let says = |name| model(name, Span::NONE).map(|clue| clue.says.hypervisors);
        assert_eq!(says("QEMU TCG CPU version 2.5+"), Some(Hypervisors::of(&[Qemu])));
        assert!(says("QEMU Virtual CPU version 2.5+").unwrap().has(Kvm));
        assert_eq!(says("AMD EPYC Processor"), None);
    }
}
