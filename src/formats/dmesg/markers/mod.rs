//! The records that decide something, and how each looks.
//!
//! The Linux trees 2.6.18 (XenLinux) to 7.1 were read; a version range names the first and the
//! last of them that prints the text.

use std::sync::OnceLock;

use crate::clue::Marker;
use crate::scan::{self, Needles};

use super::faults;

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
pub(super) mod xen_events;
pub(super) mod xen_linux;

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
    /// This, a version, and the full stop: `Xen version 4.17.`
    Version(&'static str),
    /// Begins with the first and has the second behind it.
    StartsHas(&'static str, &'static str),
    /// Has this anywhere. Few markers are so, because every message is searched for them.
    Has(&'static str),
}

impl Look {
    fn fits(self, message: &str) -> bool {
        match self {
            Self::Is(text) => message.strip_prefix(text).is_some_and(is_aside),
            Self::Starts(start) => message.starts_with(start),
            Self::Version(start) => message.strip_prefix(start).is_some_and(|it| {
                let rest = it.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
                rest.len() < it.len() && is_aside(rest)
            }),
            Self::StartsHas(start, rest) => message.strip_prefix(start).is_some_and(|it| it.contains(rest)),
            Self::Has(text) => message.contains(text),
        }
    }

    /// The words at the start of the message, if it is anchored there.
    fn start(self) -> Option<&'static str> {
        match self {
            Self::Is(start) | Self::Starts(start) | Self::Version(start) | Self::StartsHas(start, _) => Some(start),
            Self::Has(_) => None,
        }
    }
}

/// Nothing, or an arrow that a person drew behind the message: ` <<<`, ` <-- here`.
fn is_aside(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(' ') && rest.trim_ascii_start().starts_with(['<', '#', '*', '\u{2190}'])
}

static SIGNS: &[&[Sign]] =
    &[xen::SIGNS, xen_events::SIGNS, xen_drivers::SIGNS, xen_linux::SIGNS, guests::SIGNS, host::SIGNS, board::SIGNS];

/// Every marker of the room.
pub(super) static ALL: &[&[&Marker]] = &[
    xen::MARKERS,
    xen_events::MARKERS,
    xen_drivers::MARKERS,
    xen_linux::MARKERS,
    guests::MARKERS,
    host::MARKERS,
    board::MARKERS,
];

/// Finds the markers and faults of messages: one pass over the message for all that may stand
/// anywhere in it, and a look at its first byte for the rest.
pub(super) struct Finder {
    /// By first byte.
    anchored: Vec<(u8, Look, &'static Marker)>,
    needles: Needles,
    /// What each needle is for.
    targets: Vec<Target>,
}

/// The finder of this program.
pub(super) fn finder() -> &'static Finder {
    static FINDER: OnceLock<Finder> = OnceLock::new();
    FINDER.get_or_init(Finder::new)
}

enum Target {
    Marker(&'static Marker),
    /// A fault, and the words that have to follow.
    Fault(&'static str, &'static [&'static str]),
}

/// What a message is.
pub(super) enum Found {
    /// A marker.
    Marker(&'static Marker),
    /// A fault, by the id of its rule.
    Fault(&'static str),
}

impl Finder {
    fn new() -> Self {
        let mut anchored = Vec::new();
        let (mut words, mut targets) = (Vec::new(), Vec::new());
        for sign in SIGNS.iter().flat_map(|signs| signs.iter()) {
            for &look in sign.looks {
                match look {
                    Look::Has(word) => {
                        words.push(word);
                        targets.push(Target::Marker(sign.marker));
                    }
                    _ => {
                        anchored.extend(look.start().and_then(|it| it.bytes().next()).map(|it| (it, look, sign.marker)))
                    }
                }
            }
        }
        for (rule, look) in faults::looks() {
            if let [first, rest @ ..] = look {
                words.push(first);
                targets.push(Target::Fault(rule, rest));
            }
        }
        // Stable, so that one message's markers keep the order of the tables.
        let order = scan::order(anchored.iter().map(|(byte, ..)| u64::from(*byte)));
        let anchored = order.into_iter().filter_map(|at| anchored.get(at).copied()).collect();
        Self { anchored, needles: Needles::new(words), targets }
    }

    /// The markers that a message is by how it begins.
    fn anchored(&self, message: &str) -> impl Iterator<Item = &'static Marker> {
        let first = message.as_bytes().first().copied();
        let from = self.anchored.partition_point(|(byte, ..)| Some(*byte) < first);
        let here = self.anchored.get(from..).unwrap_or_default().iter();
        let here = here.take_while(move |(byte, ..)| Some(*byte) == first);
        here.filter(move |(_, look, _)| look.fits(message)).map(|(.., marker)| *marker)
    }

    /// Calls `found` with everything that a message is. A fault may be named twice.
    pub(super) fn each(&self, message: &str, mut found: impl FnMut(Found)) {
        for marker in self.anchored(message) {
            found(Found::Marker(marker));
        }
        self.needles.each(message, |index| match self.targets.get(index) {
            Some(Target::Marker(marker)) => found(Found::Marker(marker)),
            Some(Target::Fault(rule, rest)) if rest.iter().all(|word| message.contains(word)) => {
                found(Found::Fault(rule));
            }
            _ => {}
        });
    }
}

/// Whether a line without stamp is surely a kernel record: a marker that is anchored at its start.
pub(super) fn is_known(text: &str) -> bool {
    // An excerpt may be indented.
    let short = text.trim_ascii_start();
    let begins_as =
        |text: &str, look: &Look| look.start().is_some_and(|it| it.as_bytes().first() == text.as_bytes().first());
    // People write `Xen version: 4.17.2` too, of whatever machine.
    let is_told = |text: &str| finder().anchored(text).any(|it| !std::ptr::eq(it, &xen::VERSION_BANNER));
    let is_known = |text: &str| is_told(text) || NEUTRAL.iter().any(|look| begins_as(text, look) && look.fits(text));
    is_known(text) || short.len() < text.len() && is_known(short)
}

/// Records that decide nothing alone and that nobody else writes.
const NEUTRAL: &[Look] = &[
    Look::StartsHas("DMI: ", " BIOS "),
    Look::StartsHas("DMI ", " present."),
    Look::StartsHas("Command line: ", "="),
    Look::StartsHas("Kernel command line: ", "="),
    Look::Is("BIOS-provided physical RAM map:"),
    Look::Starts("BIOS-e820: [mem "),
    Look::Starts("x86/fpu: "),
    Look::StartsHas("SMBIOS ", " present."),
    Look::StartsHas("smpboot: ", "CPU"),
    Look::Starts("tsc: Detected "),
    Look::Starts("Hardware name: "),
    Look::StartsHas("CPU: ", " Comm: "),
    Look::StartsHas("Pid: ", ", comm: "),
    Look::Starts("Call Trace:"),
    Look::Starts("Modules linked in: "),
    Look::Starts("BUG: "),
    Look::Starts("Hypervisor detected: "),
    Look::Starts("Booting paravirtualized kernel "),
    Look::Starts("Booting kernel on "),
];

/// `DMI: Dell Inc. PowerEdge R740/00WGD1, BIOS 2.8.2 08/27/2020`; newer kernels count the memory slots
/// behind the same word.
pub(super) fn is_board(message: &str) -> bool {
    message.starts_with("DMI: ") && message.contains(" BIOS ")
}

/// `Linux version 6.1.0-50-amd64 (…`: where a boot begins.
pub(super) fn is_first_record(message: &str) -> bool {
    message.strip_prefix("Linux version ").is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()))
}
