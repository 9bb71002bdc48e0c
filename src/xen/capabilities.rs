//! The kinds of guests that a host can run, as Xen lists them: `xen_caps` of `xl info`,
//! `/sys/hypervisor/properties/capabilities`; and `virt_caps` of `xl info`.

use std::borrow::Cow;
use std::ops::Range;

use crate::scan;
use crate::text::Span;

use super::Release;

/// What a word of `xen_caps` says of the host; empty where it is not known.
///
/// A word is `<class>-<interface>-<processor>`. The `3.0` is the name of the interface, unchanged
/// since Xen 3.0, and not the version of Xen.
#[must_use]
pub fn guest_kind(word: &str) -> &'static str {
    let mut parts = word.splitn(3, '-');
    let (class, interface, processor) = (parts.next(), parts.next(), parts.next());
    if !interface.is_some_and(|it| it.starts_with("3.")) {
        return "";
    }
    match (class, processor) {
        (Some("xen"), Some("x86_64")) => "64-bit PV guests can run",
        (Some("xen"), Some("x86_32p")) => "32-bit PV guests with PAE can run",
        (Some("xen"), Some("x86_32")) => "32-bit PV guests without PAE can run (32-bit hypervisor)",
        (Some("hvm"), Some("x86_32")) => "32-bit HVM guests can run",
        (Some("hvm"), Some("x86_32p")) => "32-bit HVM guests with PAE can run",
        (Some("hvm"), Some("x86_64")) => "64-bit HVM guests can run, and PVH guests where the release has them",
        (Some("xen"), Some("aarch64")) => "64-bit Arm guests can run",
        (Some("xen"), Some("armv7l")) => "32-bit Arm guests can run",
        (Some("xen"), Some("ia64" | "ia64be")) => "Itanium PV guests can run",
        (Some("hvm"), Some("ia64" | "ia64-sioemu")) => "Itanium HVM guests can run",
        (Some("xen"), Some("powerpc64")) => "64-bit POWER guests can run",
        _ => "",
    }
}

/// A word of `virt_caps`.
#[derive(Debug)]
pub struct VirtCap {
    /// As printed.
    pub word: &'static str,
    /// What the host can do.
    pub meaning: &'static str,
    /// The first release whose `xl info` prints it; where it is missing in an older one, nothing follows.
    pub since: Release,
}

const fn cap(word: &'static str, minor: u32, meaning: &'static str) -> VirtCap {
    VirtCap { word, meaning, since: Release::new(4, minor) }
}

/// Every word of `virt_caps`, after `tools/xl/xl_info.c`, each release from 4.1 to 4.22. `hvm` and
/// `hvm_directio` are older than `xl`: `xm` of Xen 3.3 prints them.
pub static VIRT_CAPS: &[VirtCap] = &[
    cap("pv", 12, "the hypervisor can run PV guests"),
    cap("hvm", 0, "virtualization by the processor (VT-x, AMD-V, Arm's) is usable: HVM and PVH guests can run"),
    cap("hvm_directio", 0, "the IOMMU is on: PCI devices can be passed through to HVM guests"),
    cap("pv_directio", 12, "the IOMMU is on: PCI devices can be passed through to PV guests with protection"),
    cap("hap", 13, "the processor translates guest memory itself (EPT, NPT, Arm's stage 2)"),
    cap("shadow", 13, "Xen can translate guest memory in software (shadow page tables)"),
    cap("iommu_hap_pt_share", 13, "processor and IOMMU share the page tables of a guest"),
    cap("vmtrace", 15, "guests can be traced by the processor (Intel Processor Trace)"),
    cap("vpmu", 16, "performance counters can be given to guests"),
    cap("gnttab-v1", 16, "guests may use version 1 of the grant table"),
    cap("gnttab-v2", 16, "guests may use version 2 of the grant table"),
];

/// What a word of `virt_caps` says of the host; empty where it is not known.
#[must_use]
pub fn virt_cap(word: &str) -> &'static str {
    VIRT_CAPS.iter().find(|cap| cap.word == word).map_or("", |cap| cap.meaning)
}

/// The words of a list with what each means. `place` gives the span of a part of the list.
pub fn explain(
    list: &str,
    place: impl Fn(Range<usize>) -> Span,
    meaning: fn(&str) -> &'static str,
) -> Vec<(Span, Cow<'static, str>)> {
    scan::words(list).map(|word| (place(word.start..word.end()), Cow::Borrowed(meaning(word.text)))).collect()
}

/// Whether a list names a kind of HVM guest.
#[must_use]
pub fn has_hvm(xen_caps: &str) -> bool {
    scan::texts(xen_caps).any(|word| word.starts_with("hvm-"))
}

/// Whether a list is that of an Arm host.
#[must_use]
pub fn is_arm(xen_caps: &str) -> bool {
    scan::texts(xen_caps).any(|word| word.ends_with("-aarch64") || word.ends_with("-armv7l"))
}

/// Whether a word has the form of one in `xen_caps`.
#[must_use]
pub fn is_guest_kind(word: &str) -> bool {
    !guest_kind(word).is_empty()
}
