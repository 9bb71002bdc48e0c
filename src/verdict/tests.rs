//! Every marker alone, and every two together: what is certain has a proof, and proofs that exclude
//! each other make nothing certain.

use super::exhibits::DISBELIEVED;
use super::*;
use crate::clue::{Layer, Marker, Origin, Says};
use crate::formats::FORMATS;
use crate::section::Section;

/// The verdict of a machine of which only these markers are known, each from a text of its own.
fn verdict(markers: &[&'static Marker]) -> Verdict {
    let source = Source::from_text("");
    let sections: Vec<Section> = markers
        .iter()
        .zip(FORMATS)
        .map(|(marker, format)| {
            let mut section = Section::new(format, 0..0);
            section.clues.push(Clue::new(marker, crate::text::Span::NONE));
            section
        })
        .collect();
    let indexes: Vec<usize> = (0..sections.len()).collect();
    judge(&source, &sections, &indexes)
}

fn markers() -> Vec<&'static Marker> {
    FORMATS.iter().flat_map(|format| format.markers).copied().flatten().copied().collect()
}

#[test]
fn a_marker_alone_says_what_it_allows_and_no_more() {
    for marker in markers() {
        let verdict = verdict(&[marker]);
        let says = marker.says;
        let decides = says.hypervisors.only().is_some()
            && (says.hypervisors.only() != Some(Hypervisor::Xen) || says.modes.len() < 2);
        let is_proof = marker.strength == Strength::Proof;
        assert_eq!(verdict.confidence == Confidence::Certain, is_proof && decides, "{}", marker.id);
        assert!(verdict.hypervisor.is_none_or(|it| says.hypervisors.has(it)), "{}", marker.id);
        assert!(verdict.mode.is_none_or(|it| says.modes.has(it)), "{}", marker.id);
        if let Some(role) = verdict.role {
            let follows = says.roles.is_any() || verdict.hypervisor == Some(Hypervisor::None);
            assert!(says.roles.has(role) || follows, "{}: {role:?}", marker.id);
        }
        assert!(verdict.conflicts.is_empty(), "{}", marker.id);
    }
}

#[test]
fn two_markers_that_exclude_each_other_make_nothing_certain() {
    let all = markers();
    let mut clashes = 0;
    for (at, first) in all.iter().enumerate() {
        for second in all.iter().skip(at + 1) {
            let verdict = verdict(&[first, second]);
            let pair = || format!("{} and {}: {}", first.id, second.id, verdict.summary);
            let is_proof = |marker: &Marker| marker.strength == Strength::Proof;
            // What speaks of the machine around Xen excludes nothing.
            let is_around =
                |marker: &Marker| marker.layer == Layer::Board && verdict.hypervisor == Some(Hypervisor::Xen);
            let (a, b) = (first.says, second.says);
            let both = |excludes: bool| excludes && !is_around(first) && !is_around(second);
            let no_modes = |says: Says| says.modes == Modes::NONE;
            let other_mode = !no_modes(a) && !no_modes(b) && a.modes.and(b.modes).is_empty();
            let excludes = a.hypervisors.and(b.hypervisors).is_empty() || other_mode || a.roles.and(b.roles).is_empty();
            if both(excludes) && is_proof(first) && is_proof(second) {
                clashes += 1;
                assert!(verdict.confidence < Confidence::Certain, "{}", pair());
                assert!(!verdict.conflicts.is_empty(), "{}", pair());
            }
            if verdict.confidence == Confidence::Certain {
                // Each proof that it counts agrees.
                for marker in [first, second].into_iter().filter(|it| is_proof(it) && !is_around(it)) {
                    let agrees = verdict.hypervisor.is_none_or(|it| marker.says.hypervisors.has(it))
                        && verdict.mode.is_none_or(|it| marker.says.modes.has(it));
                    assert!(agrees, "{}", pair());
                }
            }
        }
    }
    assert!(clashes > 1000, "{clashes} pairs exclude each other");
}

#[test]
fn hints_that_are_as_near_cancel_out_and_nearer_ones_win() {
    const HINT: Marker = Marker { layer: Layer::Board, ..Marker::HINT };
    static BOARD: Marker =
        Marker { says: Says::NOTHING.from(Origin::Firmware).hypervisors(&[Hypervisor::Vmware]), ..HINT };
    static OTHER: Marker =
        Marker { says: Says::NOTHING.from(Origin::Firmware).hypervisors(&[Hypervisor::VirtualBox]), ..HINT };
    static SIGNATURE: Marker = Marker { says: Says::NOTHING.hypervisors(&[Hypervisor::Qemu]), ..HINT };
    static WORD: Marker =
        Marker { says: Says::NOTHING.from(Origin::Hearsay).hypervisors(&[Hypervisor::Vmware]), ..HINT };
    assert_eq!(verdict(&[&BOARD, &OTHER, &WORD]).hypervisor, Some(Hypervisor::Vmware));
    let open = verdict(&[&BOARD, &OTHER]);
    assert_eq!((open.hypervisor, open.hypervisors.len()), (None, 2));
    assert_eq!(verdict(&[&WORD, &BOARD, &SIGNATURE]).hypervisor, Some(Hypervisor::Qemu));
    let disbelieved = verdict(&[&WORD, &SIGNATURE]);
    assert!(disbelieved.exhibits.iter().any(|it| it.clue.detail.ends_with(DISBELIEVED)), "{:?}", disbelieved.exhibits);
}
