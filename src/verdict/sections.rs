//! What the sections of a machine state together, and which of them are of its last boot.

use crate::machine::Possible;
use crate::section::{About, Section};
use crate::text::Source;

/// The sections of the last boot, and those of earlier ones that were something else: one log can
/// hold several.
pub(super) fn boots(sections: &[Section], indexes: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let (mut current, mut earlier) = (Vec::new(), Vec::new());
    // What the sections of the last boot leave, each once: a log can hold thousands of boots that are alike.
    let mut left: Vec<(&str, Possible)> = Vec::new();
    for &at in indexes.iter().rev() {
        let Some(section) = sections.get(at) else { continue };
        let of = (section.format.id, Possible::of(section).or_all());
        if left.iter().any(|&(format, later)| format == of.0 && !later.and(of.1).is_same()) {
            earlier.push(at);
            continue;
        }
        current.push(at);
        if !left.contains(&of) {
            left.push(of);
        }
    }
    current.reverse();
    earlier.reverse();
    (current, earlier)
}

/// The first format that states a fact wins, and of its sections the last: a log goes on.
pub(super) fn facts(source: &Source<'_>, sections: &[Section], indexes: &[usize]) -> Vec<(About, String)> {
    let mut facts: Vec<(About, &'static str, usize, String)> = Vec::new();
    for (at, section) in indexes.iter().filter_map(|&at| Some((at, sections.get(at)?))) {
        for fact in section.facts.iter().chain(&section.composed) {
            let Some(about) = fact.about else { continue };
            let place = facts.partition_point(|(known, ..)| *known < about);
            match facts.get_mut(place).filter(|(known, ..)| *known == about) {
                Some((_, format, known, text)) if *format == section.format.id && *known != at => {
                    (*known, *text) = (at, fact.text(source).into_owned());
                }
                Some(_) => {}
                None => facts.insert(place, (about, section.format.id, at, fact.text(source).into_owned())),
            }
        }
    }
    facts.into_iter().map(|(about, .., text)| (about, text)).collect()
}
