//! The spectrum of Xen's modes: which part is paravirtualized, emulated or done by hardware.
//!
//! After the Xen wiki's "Virtualization Spectrum" and Brendan Gregg's "Xen modes".

use crate::clue::{Mode, State, Subsystem};

use State::{Hardware as VH, Paravirtualized as P, Software as VS};

/// One row of the table.
#[derive(Debug)]
pub struct Row {
    /// The mode.
    pub mode: Mode,
    /// In the order of [`Subsystem::ALL`].
    pub states: [State; 7],
}

/// From fully paravirtualized over fully virtualized to PVH.
pub static SPECTRUM: &[Row] = &[
    Row { mode: Mode::Pv, states: [P, P, P, P, P, P, P] },
    Row { mode: Mode::Hvm, states: [VS, VS, VS, VS, VS, VS, VH] },
    Row { mode: Mode::HvmPvDrivers, states: [VS, P, P, VS, VS, VS, VH] },
    Row { mode: Mode::Pvhvm, states: [VS, P, P, P, P, VS, VH] },
    Row { mode: Mode::Pvh, states: [P, P, P, P, P, P, VH] },
];

/// How a mode does a part, where nothing else is known.
#[must_use]
pub fn state(mode: Mode, part: Subsystem) -> Option<State> {
    let row = SPECTRUM.iter().find(|row| row.mode == mode)?;
    row.states.get(part as usize).copied()
}
