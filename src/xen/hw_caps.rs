//! The processor's features as Xen prints them in `hw_caps`: words of 32 bits, in one of two orders.
//!
//! ```text
//! bfebfbff:28100800:00000000:00003b40:009ce3bd:00000000:00000001:00000000   Xen up to 4.6
//! 178bf3fd:f6d83203:2c500800:00000177:00000005:209c01a9:00000000:00000000   Xen 4.7 and newer
//! ```
//!
//! Orders and names after `asm-x86/cpufeature.h` of Xen 3.1 to 4.6 and
//! `public/arch-x86/cpufeatureset.h` of Xen 4.7 to 4.22; names as `xen-cpuid` prints them.

use std::borrow::Cow;

use crate::section::{BitGroup, Decoded};
use crate::text::Span;

use super::Release;

mod names;

use names::Leaf;

/// The order of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Linux's order of old, with a word of Xen's own marks.
    Linux,
    /// The order of Xen's feature sets.
    FeatureSet,
}

/// The first release with the newer order.
const FEATURE_SET_SINCE: Release = Release::new(4, 7);

/// The processor words of an `xl info`, each with its place.
#[derive(Debug)]
pub struct HwCaps {
    words: Vec<(u32, Span)>,
    order: Option<Order>,
    why: Cow<'static, str>,
}

impl HwCaps {
    /// Reads words of eight hexadecimal digits between colons, each given with its place; none where
    /// the text is something else. `release` is that of the hypervisor, where the text tells.
    pub fn read<'l>(printed: impl Iterator<Item = (&'l str, Span)>, release: Option<Release>) -> Option<Self> {
        let is_word = |text: &str| text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let mut words = Vec::new();
        for (text, span) in printed {
            words.push((u32::from_str_radix(text, 16).ok().filter(|_| is_word(text))?, span));
        }
        let word = |at: usize| words.get(at).map(|(word, _)| *word);
        if words.len() < 2 {
            return None;
        }
        let by_release = release.map(|it| if it < FEATURE_SET_SINCE { Order::Linux } else { Order::FeatureSet });
        // The old order has two words for makers whose processors Xen does not run on. In the newer
        // one word 2 has the bit for 64-bit mode, which every processor has that Xen still runs on.
        let by_words = match (word(2), word(5)) {
            (Some(0), Some(0)) => Some(Order::Linux),
            (Some(word), _) if word & LONG_MODE != 0 => Some(Order::FeatureSet),
            _ => None,
        };
        let is_empty = words.iter().all(|(word, _)| *word == 0);
        let (order, why) = match (by_release, by_words) {
            _ if is_empty => (None, "All words are 0: not an x86 processor.".into()),
            (Some(order), Some(other)) if order != other => {
                (None, "The order of the words is not decided: the release says one, the words say the other.".into())
            }
            (Some(order), _) => (Some(order), order.because(release)),
            (None, Some(order)) => (Some(order), order.because(None)),
            (None, None) => (
                None,
                "The order of the words is not decided: paste the whole output, with xen_major and xen_minor.".into(),
            ),
        };
        Some(Self { words, order, why })
    }

    /// The order, where it is decided.
    #[must_use]
    pub fn order(&self) -> Option<Order> {
        self.order
    }

    /// The word of a leaf of CPUID.
    fn leaf(&self, leaf: &'static Leaf) -> Option<(u32, Span)> {
        let at = self.order?.leaves().iter().position(|it| std::ptr::eq(*it, leaf))?;
        self.words.get(at).copied()
    }

    /// Where a bit stands that says that Xen itself runs in a virtual machine.
    #[must_use]
    pub fn nested(&self) -> Option<Span> {
        self.leaf(&names::L1_ECX).filter(|(word, _)| word & HYPERVISOR != 0).map(|(_, span)| span)
    }

    /// `vmx` or `svm`, where the processor has it.
    #[must_use]
    pub fn virtualization(&self) -> Option<&'static str> {
        let has = |leaf, bit| self.leaf(leaf).is_some_and(|(word, _)| word & bit != 0);
        if has(&names::L1_ECX, VMX) {
            Some("vmx (VT-x)")
        } else if has(&names::E1_ECX, SVM) {
            Some("svm (AMD-V)")
        } else {
            None
        }
    }

    /// The words taken apart.
    #[must_use]
    pub fn decode(self) -> Decoded {
        let leaves = self.order.map_or(UNDECIDED, Order::leaves);
        let group = |(at, (word, span)): (usize, &(u32, Span))| match leaves.get(at) {
            Some(leaf) => BitGroup { span: *span, name: leaf.title, set: leaf.names(*word) },
            // Xen 4.0 and older had seven words; their tools print an eighth that means nothing.
            None => BitGroup { span: *span, name: "no feature word", set: Vec::new() },
        };
        let groups = self.words.iter().enumerate().map(group).collect();
        Decoded::Bits { groups, missing: self.missing(), layout: self.why }
    }

    /// What the processor lacks, of what something is known to need. A word that was not printed says nothing.
    fn missing(&self) -> Vec<(&'static str, &'static str)> {
        let lacks = |&&(leaf, bit, ..): &&Need| self.leaf(leaf).is_some_and(|(word, _)| !leaf.has(word, bit));
        let mut missing: Vec<_> = NEEDED.iter().filter(lacks).map(|&(_, bit, needed)| (bit, needed)).collect();
        let has_both = self.leaf(&names::L1_ECX).is_some() && self.leaf(&names::E1_ECX).is_some();
        if has_both && self.virtualization().is_none() {
            missing.insert(0, ("vmx or svm", "HVM and PVH guests; switched off in the firmware, or not passed on"));
        }
        missing
    }
}

impl Order {
    fn leaves(self) -> &'static [&'static Leaf] {
        match self {
            Self::Linux => LINUX,
            Self::FeatureSet => FEATURE_SET,
        }
    }

    fn because(self, release: Option<Release>) -> Cow<'static, str> {
        match (self, release) {
            (Self::Linux, Some(release)) => format!("Order of Xen up to 4.6, as this is Xen {release}.").into(),
            (Self::FeatureSet, Some(release)) => {
                format!("Order of Xen 4.7 and newer, as this is Xen {release}.").into()
            }
            (Self::Linux, None) => "Order of Xen up to 4.6, as words 2 and 5 are 0.".into(),
            (Self::FeatureSet, None) => "Order of Xen 4.7 and newer, as word 2 has the bit lm.".into(),
        }
    }
}

/// A leaf, the name of a bit in it, and what needs it.
type Need = (&'static Leaf, &'static str, &'static str);

/// Intel and AMD manuals for what a bit is; the x86-64 psABI for its levels.
static NEEDED: &[Need] = &[
    (&names::E1_EDX, "nx", "memory from which no code is run"),
    (&names::E1_EDX, "1gb-pages", "guest memory mapped in pages of 1 GiB"),
    (&names::L1_ECX, "sse4.2", "systems built for x86-64-v2, such as RHEL 9"),
    (&names::L7_EBX, "avx2", "systems built for x86-64-v3, such as RHEL 10"),
    (&names::L1_ECX, "aesni", "encryption by the processor: TLS, disks"),
    (&names::L1_ECX, "rdrand", "random numbers early in a guest's boot"),
    (&names::L1_ECX, "x2apic", "more than 255 CPUs"),
    (&names::L7_EBX, "smep", "keeping kernels from running code of programs"),
    (&names::L7_EBX, "smap", "keeping kernels from reading programs by mistake"),
    (&names::E7_EDX, "itsc", "a TSC that runs alike at all times, as a guest's clock"),
];

const LONG_MODE: u32 = 1 << 29;
const HYPERVISOR: u32 = 1 << 31;
const VMX: u32 = 1 << 5;
const SVM: u32 = 1 << 2;

static LINUX: &[&Leaf] = &[
    &names::L1_EDX,
    &names::E1_EDX,
    &names::TRANSMETA,
    &names::SYNTHETIC,
    &names::L1_ECX,
    &names::VIA,
    &names::E1_ECX,
    &names::L7_EBX,
];

static FEATURE_SET: &[&Leaf] = &[
    &names::L1_EDX,
    &names::L1_ECX,
    &names::E1_EDX,
    &names::E1_ECX,
    &names::XSAVE_EAX,
    &names::L7_EBX,
    &names::L7_ECX,
    &names::E7_EDX,
];

/// The first word is the same in both orders.
static UNDECIDED: &[&Leaf] =
    &[&names::L1_EDX, &names::OPEN, &names::OPEN, &names::OPEN, &names::OPEN, &names::OPEN, &names::OPEN, &names::OPEN];

#[cfg(test)]
mod tests;
