//! The lines that are shown, the most telling first, and what is said about those that are not believed.

use crate::clue::{Clue, Hypervisors, Layer, Marker, Origin, Says, Strength};
use crate::scan;
use crate::section::Section;

use super::layers::Layers;

/// A clue and the section that holds it.
#[derive(Debug, Clone)]
pub struct Exhibit {
    /// Index of the section in the report.
    pub section: usize,
    /// The clue.
    pub clue: Clue,
}

impl Exhibit {
    /// Adds to what it shows.
    pub(super) fn remark(&mut self, text: &str) {
        if !text.is_empty() {
            if self.clue.detail.is_empty() {
                self.clue.marker.shows.clone_into(&mut self.clue.detail);
            }
            self.clue.detail.push_str(text);
        }
    }
}

/// A marker is one exhibit, however often it was printed.
pub(super) fn exhibits(sections: &[Section], indexes: &[usize]) -> Vec<Exhibit> {
    let mut exhibits: Vec<Exhibit> = Vec::new();
    for &section in indexes {
        for clue in sections.get(section).into_iter().flat_map(|section| &section.clues) {
            let same = |exhibit: &Exhibit| {
                std::ptr::eq::<Marker>(exhibit.clue.marker, clue.marker) && exhibit.clue.says == clue.says
            };
            if !exhibits.iter().any(same) {
                exhibits.push(Exhibit { section, clue: clue.clone() });
            }
        }
    }
    // The most telling first: proofs before hints; of proofs those that leave few modes, of hints the
    // nearer ones; the kernel's own layer before the board, the order of the text within that.
    let order = scan::order(exhibits.iter().map(|exhibit| {
        let Clue { marker, says, .. } = &exhibit.clue;
        let left = if says.modes.is_any() { 15 } else { says.modes.len() as u64 };
        let is_hint = marker.strength == Strength::Hint;
        let is_board = u64::from(marker.layer == Layer::Board);
        let far = Origin::Machine as u64 - says.origin as u64;
        let (first, then) = if is_hint { (far, left) } else { (left, far) };
        u64::from(is_hint) << 12 | first << 7 | is_board << 6 | then << 1 | u64::from(says.roles.is_any())
    }));
    let mut exhibits: Vec<Option<Exhibit>> = exhibits.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| exhibits.get_mut(at)?.take()).collect()
}

/// What is to be said of each exhibit, beside what it shows.
pub(super) fn remarks(layers: &Layers<'_>, left: Hypervisors, platform: Option<&'static str>) -> Vec<&'static str> {
    let remark = |(index, clue): &(usize, &Clue)| {
        if layers.is_around(*index) {
            AROUND
        } else if is_believed(clue, left, platform) {
            ""
        } else {
            DISBELIEVED
        }
    };
    layers.all.iter().map(remark).collect()
}

const AROUND: &str = " Here it speaks of the machine around Xen.";
pub(super) const DISBELIEVED: &str = " Not believed here: what stands nearer to the machine says otherwise.";

/// Whether a hint agrees with the verdict.
fn is_believed(clue: &Clue, left: Hypervisors, platform: Option<&'static str>) -> bool {
    let Says { hypervisors, platform: named, .. } = clue.says;
    let agrees = left.is_empty() || !hypervisors.and(left).is_empty();
    clue.marker.strength == Strength::Proof || agrees && (named.is_none() || named == platform)
}
