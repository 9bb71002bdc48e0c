//! The feature bits that Xen offers to the domain that asks (`XENVER_get_features`).
//!
//! Linux prints them in `/sys/hypervisor/properties/features`, systemd and scripts repeat them.
//! They tell what kind of domain it is, because Xen offers other features to each kind, and between
//! which releases of Xen it runs. They do not tell what the kernel uses of it.

use crate::clue::{Clue, Hypervisors, Modes, Roles, Says};
use crate::section::{Flag, FlagMeaning};
use crate::text::Span;

use super::Release;

mod bits;
mod markers;

pub use bits::BITS;
pub use markers::MARKERS;

/// What is known of the bits of one domain. Of a list that was cut, bits that are not in it are
/// neither set nor clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Features {
    set: u64,
    clear: u64,
}

/// What kind of domain is offered such features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Arm,
    Pv,
    /// Nothing but perhaps bit 4: paravirtualized before bit 5 existed.
    PvEarly,
    PvhV1,
    Hvm,
    /// Callback vector and clock, and no bit of Xen 4.6: the Xen before hvm_pirqs.
    Hvm40,
    /// Neither callback vector nor clock: Xen before 4.0.1, or an early Arm domain.
    HvmEarly,
    /// No interrupts through event channels, on a Xen whose HVM guests had them by default.
    PvhLikely,
    /// The same where HVM guests have them no longer.
    PvhOrHvm,
    Unclear,
}

const fn bit(number: u32) -> u64 {
    1 << number
}

/// Bits that Xen sets for paravirtualized domains only.
const PV: u64 = bit(5) | bit(6) | bit(7);
/// Bits that Xen sets for domains in a hardware container only.
const CONTAINER: u64 = bit(8) | bit(9);
/// Bits that no Xen before 4.2 sets.
const SINCE_4_2: u64 = bit(11) | SINCE_4_6;
/// Bits that no Xen before 4.6 sets; the releases after it set at least one for every domain.
const SINCE_4_6: u64 = bit(13) | bit(14) | bit(16) | bit(17) | bit(18) | bit(19) | bit(20);

/// The first release that sets a bit, the newest first.
const SINCE: &[(u64, Release)] = &[
    (bit(20), Release::new(4, 19)),
    (bit(18) | bit(19), Release::new(4, 18)),
    (bit(16) | bit(17), Release::new(4, 16)),
    (bit(14), Release::new(4, 10)),
    (bit(13), Release::new(4, 6)),
    (bit(11), Release::new(4, 2)),
    (bit(10), Release::new(4, 1)),
    (CONTAINER, Release::new(4, 0)),
    (bit(6) | bit(7), Release::new(3, 4)),
    (bit(5), Release::new(3, 2)),
];

impl Features {
    /// A value as Linux prints it, with or without `0x`. Leading zeros beyond eight digits are
    /// harmless; further digits would be another 32 bits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
        let is_hex = (1..=16).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let set = if is_hex { u64::from_str_radix(digits, 16).ok()? } else { return None };
        Some(Self { set, clear: !set })
    }

    /// The value as XenLinux 2.6.18 prints it in `writable_pt`: decimal.
    #[must_use]
    pub fn from_decimal(text: &str) -> Option<Self> {
        let set = crate::scan::count(text)?;
        Some(Self { set, clear: !set })
    }

    /// From the names of bits that are set, where it is not known whether there are more.
    pub fn from_names<'l>(names: impl Iterator<Item = &'l str>) -> Self {
        let set = names.filter_map(number).fold(0, |set, number| set | bit(number));
        Self { set, clear: 0 }
    }

    fn has(self, bits: u64) -> bool {
        self.set & bits == bits
    }

    fn any(self, bits: u64) -> bool {
        self.set & bits != 0
    }

    fn lacks(self, bits: u64) -> bool {
        self.clear & bits == bits
    }

    /// Whether no bit is set that no release defines, so that it looks like a real value.
    #[must_use]
    pub fn is_plausible(self) -> bool {
        let known = bit(BITS.len() as u32) - 1;
        self.set != 0 && self.set & !known == 0
    }

    /// Every known bit, then the unknown ones that are set.
    #[must_use]
    pub fn flags(self) -> Vec<Flag> {
        let known = BITS.iter().zip(0..).filter(|(_, number)| self.any(bit(*number)) || self.lacks(bit(*number)));
        let known =
            known.map(|(meaning, number)| Flag { bit: number, set: self.any(bit(number)), meaning: Some(meaning) });
        let unknown = (BITS.len() as u32..u64::BITS).filter(|&number| self.any(bit(number)));
        known.chain(unknown.map(|number| Flag { bit: number, set: true, meaning: None })).collect()
    }

    fn kind(self) -> Kind {
        let translated = self.any(bit(2));
        if self.any(bit(14)) || translated && self.lacks(CONTAINER) && self.any(SINCE_4_2) {
            Kind::Arm
        } else if self.lacks(bit(2)) {
            if self.any(PV) { Kind::Pv } else { Kind::PvEarly }
        } else if !translated {
            Kind::Unclear
        } else if self.any(bit(3)) {
            Kind::PvhV1
        } else if self.has(CONTAINER | bit(10)) {
            Kind::Hvm
        } else if self.has(CONTAINER) && self.lacks(bit(10) | SINCE_4_2) {
            Kind::Hvm40
        } else if self.has(CONTAINER) && self.lacks(bit(10) | bit(20)) {
            Kind::PvhLikely
        } else if self.has(CONTAINER) && self.lacks(bit(10)) {
            Kind::PvhOrHvm
        } else if self.lacks(CONTAINER) {
            Kind::HvmEarly
        } else {
            Kind::Unclear
        }
    }

    /// What the bits show of the domain. `span` is where they stand.
    #[must_use]
    pub fn clues(self, span: Span) -> Vec<Clue> {
        let mut shown = match self.kind() {
            Kind::Arm => vec![&markers::ARM],
            Kind::Pv => vec![&markers::PV],
            Kind::PvEarly => vec![&markers::VALUE, &markers::PV_EARLY],
            Kind::PvhV1 => vec![&markers::PVH_V1],
            Kind::Hvm => vec![&markers::HVM],
            Kind::HvmEarly => vec![&markers::VALUE, &markers::HVM_EARLY],
            Kind::Hvm40 => vec![&markers::CONTAINER, &markers::HVM_4_0],
            Kind::PvhLikely => vec![&markers::CONTAINER, &markers::PVH_LIKELY],
            Kind::PvhOrHvm => vec![&markers::CONTAINER],
            Kind::Unclear => vec![&markers::VALUE],
        };
        if self.any(bit(11)) {
            shown.push(&markers::DOM0);
        } else if self.lacks(bit(11)) && self.any(SINCE_4_6) {
            shown.push(&markers::GUEST);
        }
        shown.into_iter().map(|marker| Clue::new(marker, span)).collect()
    }

    /// The clue of a number that nothing names: it may be something else, so it only hints.
    #[must_use]
    pub fn loose_clue(self, span: Span) -> Option<Clue> {
        let nothing = (Hypervisors::ANY, Modes::ANY, Roles::ANY);
        let all = self.clues(span).into_iter().fold(nothing, |(hypervisors, modes, roles), clue| {
            (hypervisors.and(clue.says.hypervisors), modes.and(clue.says.modes), roles.and(clue.says.roles))
        });
        let says = Says { hypervisors: all.0, modes: all.1, roles: all.2, ..Says::NOTHING };
        let detail = format!("Read as Xen's feature bits it means: {}", self.describe());
        self.is_plausible().then_some(Clue { marker: &markers::NUMBER, span, says, detail })
    }

    /// The oldest release that sets these bits.
    #[must_use]
    pub fn oldest(self) -> Option<Release> {
        let by_bit = SINCE.iter().find(|(bits, _)| self.any(*bits)).map(|(_, release)| *release);
        let by_kind = (self.kind() == Kind::PvhV1).then_some(Release::new(4, 4));
        by_bit.max(by_kind)
    }

    /// The newest release that leaves the missing bits clear.
    #[must_use]
    pub fn newest(self) -> Option<Release> {
        let kind = self.kind();
        let is_arm = kind == Kind::Arm;
        let last = |minor| Some(Release::new(4, minor));
        if kind == Kind::Hvm40 || kind == Kind::HvmEarly && self.lacks(SINCE_4_2) {
            last(0)
        } else if kind == Kind::PvEarly && self.lacks(SINCE_4_2) {
            Some(Release::new(3, 1))
        } else if kind == Kind::Pv && self.lacks(bit(6) | bit(7) | SINCE_4_2) {
            Some(Release::new(3, 3))
        } else if self.lacks(bit(13)) {
            last(5)
        } else if kind == Kind::PvhV1 {
            last(8)
        } else if is_arm && self.lacks(bit(14)) {
            last(9)
        } else if self.lacks(bit(16) | bit(17)) {
            last(15)
        } else if self.lacks(bit(18)) {
            last(17)
        } else if !is_arm && self.lacks(bit(20)) {
            last(18)
        } else {
            None
        }
    }

    /// What the value implies, as a sentence or two.
    #[must_use]
    pub fn describe(self) -> String {
        let role = if self.any(bit(11)) {
            "dom0"
        } else if self.any(SINCE_4_6) && self.lacks(bit(11)) {
            "guest"
        } else {
            "domain"
        };
        let (what, more) = match self.kind() {
            Kind::Arm => (format!("An Arm {role}"), ""),
            Kind::Pv => (format!("A PV {role}"), ""),
            Kind::PvEarly => (format!("Likely a PV {role}"), ""),
            Kind::PvhV1 => (format!("A {role} of the first, experimental kind of PVH"), ""),
            Kind::Hvm => ("An HVM guest".to_owned(), "Whether it uses paravirtual drivers does not show here."),
            Kind::Hvm40 => {
                ("Likely an HVM guest".to_owned(), "Whether it uses paravirtual drivers does not show here.")
            }
            Kind::HvmEarly => (format!("An HVM guest or an early Arm {role}"), ""),
            // No dom0 is HVM.
            Kind::PvhLikely | Kind::PvhOrHvm if self.any(bit(11)) => ("A PVH dom0".to_owned(), ""),
            Kind::PvhLikely => (format!("Likely a PVH {role}"), "An HVM guest without hvm_pirqs would show the same."),
            Kind::PvhOrHvm => {
                ("A PVH or HVM guest".to_owned(), "Since Xen 4.19 both show the same bits; guest_type decides.")
            }
            Kind::Unclear => (format!("A Xen {role}"), ""),
        };
        let releases = match (self.oldest(), self.newest()) {
            (Some(oldest), Some(newest)) if oldest == newest => format!(", Xen {oldest}"),
            (Some(oldest), Some(newest)) if oldest < newest => format!(", Xen {oldest} to {newest}"),
            (Some(oldest), None) => format!(", Xen {oldest} or newer"),
            (None, Some(newest)) => format!(", Xen {newest} or older"),
            _ => String::new(),
        };
        let gap = if more.is_empty() { "" } else { " " };
        format!("{what}{releases}.{gap}{more}")
    }
}

/// The number of the bit of a name, as Xen's header or a script writes it.
#[must_use]
pub fn number(name: &str) -> Option<u32> {
    let at = BITS.iter().position(|bit: &FlagMeaning| bit.name.eq_ignore_ascii_case(name))?;
    u32::try_from(at).ok()
}

#[cfg(test)]
mod tests;
