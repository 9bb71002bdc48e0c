//! How each part of the machine is virtualized.

use crate::clue::{Clue, Mode, Role, State, Subsystem};

use super::spectrum;

/// How a part of the machine is virtualized.
#[derive(Debug)]
pub struct Part {
    /// Which part.
    pub name: Subsystem,
    /// How; none where nothing tells.
    pub state: Option<State>,
    /// Indexes into the exhibits; empty where it follows from the mode.
    pub evidence: Vec<usize>,
}

impl Part {
    /// A disk or network card that the text shows to be emulated.
    pub(super) fn is_emulated_device(&self) -> bool {
        matches!(self.name, Subsystem::Disk | Subsystem::Network)
            && self.state == Some(State::Software)
            && !self.evidence.is_empty()
    }
}

/// The spectrum row: evidence first, the mode's own row where there is none. A dom0 drives the real
/// disks and network cards.
pub(super) fn parts(clues: &[(usize, &Clue)], mode: Option<Mode>, role: Option<Role>) -> Vec<Part> {
    let part = |&name: &Subsystem| {
        let mut stated: Vec<(usize, State)> = Vec::new();
        for (index, clue) in clues {
            let states = clue.says.subsystems.iter().filter(|(part, _)| *part == name);
            stated.extend(states.map(|(_, state)| (*index, *state)));
        }
        // A paravirtual driver in use beats the emulated device that it replaced.
        let state = stated.iter().map(|(_, state)| *state).min();
        let evidence = stated.iter().filter(|(_, it)| Some(*it) == state).map(|(index, _)| *index).collect();
        let is_real = role == Some(Role::Dom0) && matches!(name, Subsystem::Disk | Subsystem::Network);
        let of_mode = || mode.and_then(|mode| spectrum::state(mode, name));
        let state = state.or_else(|| if is_real { Some(State::Hardware) } else { of_mode() });
        Part { name, state, evidence }
    };
    Subsystem::ALL.iter().map(part).collect()
}
