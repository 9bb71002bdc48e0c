//! What a processor's flags and model name say.

use crate::clue::Hypervisor::{self, Kvm, Qemu, VirtualBox, Xen};
use crate::clue::Role::{BareMetal, Dom0, Guest, Host};
use crate::clue::{Clue, Hypervisors, Layer, Marker, Origin, Says};
use crate::scan;
use crate::section::Section;
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

/// A value, and the lines that it was broken into.
#[derive(Default)]
pub struct Pieces<'s>(Vec<(Line<'s>, &'s str)>);

impl<'s> Pieces<'s> {
    /// Begins with a value.
    pub fn begin(&mut self, line: Line<'s>, value: &'s str) {
        self.0 = vec![(line, value)];
    }

    /// Goes on with a line; nothing where none was begun.
    pub fn go_on(&mut self, line: Line<'s>) {
        if !self.0.is_empty() {
            self.0.push((line, line.text.trim_ascii()));
        }
    }

    /// Ends, and puts the value of the last fact together where it was broken.
    pub fn end(&mut self, section: &mut Section) {
        let pieces = std::mem::take(&mut self.0);
        let fact = section.facts.last_mut().filter(|_| pieces.len() > 1);
        let (Some(fact), Some((_, broken))) = (fact, pieces.split_last()) else { return };
        fact.value = Some(Self::value(&pieces, broken));
        // lscpu itself breaks its lists below where they begin.
        if pieces.iter().skip(1).any(|(line, _)| !line.text.starts_with("  ")) {
            section.wrapped.extend(pieces.iter().skip(1).map(|(line, _)| line.number()));
        }
    }

    fn value(pieces: &[(Line<'s>, &'s str)], broken: &[(Line<'s>, &'s str)]) -> String {
        // A terminal, and lscpu for one, cuts all lines at the same column, within words too.
        let width = broken.first().map_or(0, |(line, _)| line.width());
        let is_cut = broken.iter().all(|(line, _)| line.width() == width) && (broken.len() > 1 || width == TERMINAL);
        let indent = |line: &Line<'_>| line.text.len() - line.text.trim_ascii_start().len();
        let least = pieces.iter().skip(1).map(|(line, _)| indent(line)).min().filter(|least| *least > 1).unwrap_or(0);
        let mut value = String::new();
        let mut ends_in_word = true;
        for (at, (line, piece)) in pieces.iter().enumerate() {
            let around = || value.rsplit(' ').next().into_iter().chain(scan::texts(piece).next());
            // The one that matters most may show by itself how the line was cut.
            let is_one = ends_in_word && indent(line) == least || around().collect::<String>() == "hypervisor";
            if at > 0 && !is_one {
                value.push(' ');
            }
            value.push_str(piece);
            ends_in_word = is_cut && line.text.chars().count() == width;
        }
        value
    }
}

/// The width of most terminals.
const TERMINAL: usize = 80;

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

    #[test]
    fn a_list_that_was_broken_is_put_together() {
        let value = |text: &'static str| {
            let source = crate::Source::from_text(text);
            let mut pieces = Pieces::default();
            for line in source.lines(0..source.len()) {
                if line.index() == 0 { pieces.begin(line, line.text) } else { pieces.go_on(line) }
            }
            let (_, broken) = pieces.0.split_last()?;
            (!broken.is_empty()).then(|| Pieces::value(&pieces.0, broken))
        };
        for (text, expected) in [
            (
                "fpu vme sse4_2 x2a\n    pic movb hyper\n    visor lahf_lm",
                "fpu vme sse4_2 x2apic movb hypervisor lahf_lm",
            ),
            ("fpu vme x2apic\nmovbe aes\nhypervisor", "fpu vme x2apic movbe aes hypervisor"),
            ("fpu vme x2apic \nmovbe hypervi\nsor", "fpu vme x2apic movbe hypervisor"),
            ("fpu vme x2apic\n movbe hypervi\nsor", "fpu vme x2apic movbe hypervisor"),
            ("fpu vme\nsse", "fpu vme sse"),
        ] {
            assert_eq!(value(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(value("fpu vme"), None);
    }
}
