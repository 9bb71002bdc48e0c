//! `systemd-detect-virt`: one word, and with `SYSTEMD_LOG_LEVEL=debug` how it was found.
//!
//! ```text
//! # SYSTEMD_LOG_LEVEL=debug systemd-detect-virt
//! No virtualization found in DMI vendor table.
//! Virtualization XEN found (/proc/xen exists)
//! Virtualization XEN, found /sys/hypervisor/properties/features with value 000228f0, XENFEAT_dom0 (indicating the 'hardware domain') is set.
//! Virtualization found, CPUID=
//! Found VM virtualization vm-other
//! vm-other
//! ```
//!
//! The word alone is taken only behind the command. The debug log is better evidence than the word:
//! it shows what the tool saw before it chose one.

use crate::format::{Ahead, Format, Hold, Opening};
use crate::text::Line;

mod fields;
mod parse;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "detect-virt",
    title: "systemd-detect-virt",
    sample: include_str!("sample.txt"),
    signs: "irtualization",
    rows: &[
        "Virtualization ^ ..|Virtualization found, ..|UML virtualization ..|Unknown virtualization ..|No virtualization found ..|Found VM virtualization * ;|Found container virtualization * ; > DMI BIOS ..|Unable to read ..",
    ],
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: &[fields::MARKERS],
    rules: &[],
    charts: &[],
};

/// The forms of the output.
mod form {
    /// The word alone, behind the command.
    pub(super) const WORD: u8 = 0;
    /// The debug log.
    pub(super) const DEBUG: u8 = 1;
}

const PROGRAM: &str = "systemd-detect-virt";

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text().trim_ascii();
    // Other lines of the log are any program's.
    if parse::is_debug(text) && (text.contains("irtualization") || ahead.follows(PROGRAM)) {
        // The line with Xen's feature bits, alone, is that of the room of the bits.
        let is_bits = text.contains("properties/features with value");
        return Some(if is_bits { Opening::loose(form::DEBUG) } else { Opening::firm(form::DEBUG) });
    }
    // `--list` prints every word that there is.
    let is_asked = ahead.follows(PROGRAM) && !ahead.follows("--list");
    (is_asked && parse::word(text).is_some()).then(|| Opening::firm(form::WORD))
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let text = line.text.trim_ascii();
    if opening.form == form::DEBUG && parse::is_debug(text) || parse::word(text).is_some() || is_status(text) {
        Hold::Firm
    } else {
        Hold::No
    }
}

/// The exit status that a script prints behind the word: `rc=0`.
fn is_status(text: &str) -> bool {
    text.strip_prefix("rc=").is_some_and(|rest| rest.len() == 1)
}
