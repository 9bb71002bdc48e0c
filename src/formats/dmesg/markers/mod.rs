//! The records that decide something, and how each looks.
//!
//! The Linux trees 2.6.18 (XenLinux) to 7.1 were read; a version range names the first and the
//! last of them that prints the text.

use crate::clue::Marker;

/// Declares markers with the messages that are them.
macro_rules! signs {
    ($($name:ident: $looks:expr => $marker:expr;)*) => {
        $(pub(in crate::formats::dmesg) static $name: crate::clue::Marker = $marker;)*
        pub(super) static SIGNS: &[super::Sign] = &[$(super::Sign { marker: &$name, looks: &$looks },)*];
        pub(super) static MARKERS: &[&crate::clue::Marker] = &[$(&$name,)*];
    };
}

pub(super) mod board;
pub(super) mod guests;
pub(super) mod host;
pub(super) mod xen;
pub(super) mod xen_drivers;

/// A marker and the messages that are it.
#[derive(Debug)]
struct Sign {
    marker: &'static Marker,
    /// None where the room decides on it from several records.
    looks: &'static [Look],
}

/// How a message looks. Every form but `Has` is anchored at the start of the message.
#[derive(Debug, Clone, Copy)]
enum Look {
    /// Exactly this.
    Is(&'static str),
    /// Begins with this.
    Starts(&'static str),
    /// Begins with the first and has the second behind it.
    StartsHas(&'static str, &'static str),
    /// Has this anywhere. Few markers are so, because every message is searched for them.
    Has(&'static str),
}

impl Look {
    fn fits(self, message: &str) -> bool {
        match self {
            Self::Is(text) => message == text,
            Self::Starts(start) => message.starts_with(start),
            Self::StartsHas(start, rest) => message.strip_prefix(start).is_some_and(|it| it.contains(rest)),
            Self::Has(text) => memchr::memmem::find(message.as_bytes(), text.as_bytes()).is_some(),
        }
    }
}

static SIGNS: &[&[Sign]] = &[xen::SIGNS, xen_drivers::SIGNS, guests::SIGNS, host::SIGNS, board::SIGNS];

/// Every marker of the room.
pub(super) static ALL: &[&[&Marker]] =
    &[xen::MARKERS, xen_drivers::MARKERS, guests::MARKERS, host::MARKERS, board::MARKERS];

/// The markers that a message is.
pub(super) fn markers(message: &str) -> impl Iterator<Item = &'static Marker> {
    let signs = SIGNS.iter().flat_map(|signs| signs.iter());
    signs.filter(move |sign| sign.looks.iter().any(|look| look.fits(message))).map(|sign| sign.marker)
}

/// Whether a line without stamp is surely a kernel record: a marker that is anchored at its start.
pub(super) fn is_known(text: &str) -> bool {
    let anchored = |look: &&Look| !matches!(look, Look::Has(_));
    let looks = SIGNS.iter().flat_map(|signs| signs.iter()).flat_map(|sign| sign.looks).filter(anchored);
    looks.chain(NEUTRAL).any(|look| look.fits(text))
}

/// Records that decide nothing alone and that nobody else writes.
const NEUTRAL: &[Look] = &[
    Look::StartsHas("DMI: ", ", BIOS "),
    Look::StartsHas("Command line: ", "="),
    Look::StartsHas("Kernel command line: ", "="),
    Look::Is("BIOS-provided physical RAM map:"),
    Look::Starts("BIOS-e820: [mem "),
    Look::Starts("x86/fpu: "),
    Look::StartsHas("SMBIOS ", " present."),
    Look::StartsHas("smpboot: ", "CPU"),
    Look::Starts("tsc: Detected "),
    Look::Starts("Hypervisor detected: "),
    Look::Starts("Booting paravirtualized kernel "),
    Look::Starts("Booting kernel on "),
];

/// `Linux version 6.1.0-50-amd64 (…`: where a boot begins.
pub(super) fn is_first_record(message: &str) -> bool {
    message.strip_prefix("Linux version ").is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()))
}
