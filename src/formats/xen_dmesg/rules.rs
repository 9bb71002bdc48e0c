//! What the hypervisor's log can show alone.

use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::scan;
use crate::section::{Fact, Section};
use crate::text::Span;

use super::known::known;

mod boot;
mod events;

const XL: &str = "xl dmesg";
/// The whole log, from the banner on.
const XL_WHOLE: &str = "xl dmesg from its first line on";

const fn rule(id: &'static str, source: &'static str, check: fn(&Case<'_>) -> Outcome) -> Rule {
    Rule { id, needs: XL, formats: &["xen-dmesg"], source, check, is_cause: false }
}

/// A rule that reads the lines of boot.
const fn of_boot(id: &'static str, source: &'static str, check: fn(&Case<'_>) -> Outcome) -> Rule {
    Rule { needs: XL_WHOLE, ..rule(id, source, check) }
}

pub(super) static RULES: &[Rule] = &[
    rule("xen-dmesg/hypervisor-crashed", "xen/arch/x86/traps.c, xen/drivers/char/console.c, Xen 4.20", events::crashed)
        .cause(),
    rule("xen-dmesg/hardware-error", "xen/arch/x86/cpu/mcheck, Xen 4.20", events::hardware_error).cause(),
    rule("xen-dmesg/dom0-took-host-down", "xen/common/shutdown.c, Xen 4.20", events::dom0_down).cause(),
    rule("xen-dmesg/guest-crashed", "xen/common/domain.c, xen/arch/x86/hvm/hvm.c, Xen 4.20", events::guest_crashed)
        .cause(),
    rule("xen-dmesg/guest-watchdog-fired", "xen/common/sched/core.c, Xen 4.17", events::guest_watchdog),
    rule("xen-dmesg/cpu-too-hot", "xen/arch/x86/cpu/mcheck/mce_intel.c, Xen 4.20", events::too_hot).cause(),
    rule("xen-dmesg/hypervisor-stalled", "xen/arch/x86/time.c, Xen 4.20", events::stalled).cause(),
    rule("xen-dmesg/clocks-disagree", "xen/arch/x86/time.c, Xen 4.20", events::clocks_disagree),
    rule("xen-dmesg/grant-table-failed", "xen/common/grant_table.c, Xen 4.20", events::grant_failed),
    rule("xen-dmesg/bad-grants", "xen/common/grant_table.c, Xen 4.20", events::bad_grants),
    rule("xen-dmesg/memory-fragmented", "xen/common/memory.c, Xen 4.20", events::fragmented),
    rule("xen-dmesg/guest-above-maximum", "xen/common/page_alloc.c, Xen 4.20", events::over_allocation),
    rule("xen-dmesg/paging-memory-used-up", "xen/arch/x86/mm/hap/hap.c, Xen 4.20; xl.cfg(5)", events::paging_memory),
    rule("xen-dmesg/iommu-faults", "xen/drivers/passthrough, Xen 4.20", events::iommu_faults),
    rule("xen-dmesg/interrupt-not-shared", "xen/arch/x86/irq.c, Xen 4.20", events::irq_not_bound),
    rule("xen-dmesg/old-guest-kernel-l1tf", "xen/arch/x86/pv/mm.c, Xen 4.20; XSA-273", events::l1tf_guest),
    rule("xen-dmesg/microcode-refused", "xen/arch/x86/cpu/microcode, Xen 4.20", events::microcode),
    rule("xen-dmesg/messages-lost", "xen/drivers/char/console.c, Xen 4.20", events::suppressed),
    of_boot(
        "xen-dmesg/no-mitigations-known",
        "XSA-254; xen/arch/x86/spec_ctrl.c, Xen 4.6 to 4.22",
        boot::no_mitigations,
    ),
    of_boot("xen-dmesg/meltdown-open-for-pv", "XSA-254; xen/arch/x86/spec_ctrl.c, Xen 4.20", boot::xpti_off),
    of_boot("xen-dmesg/smt-unsafe", "XSA-273, XSA-297, XSA-439", boot::smt),
    of_boot("xen-dmesg/debug-build", "xen/drivers/char/console.c, Xen 4.4 to 4.22", boot::debug_build),
    of_boot("xen-dmesg/console-synchronous", "xen/drivers/char/console.c, Xen 4.20", boot::synchronous),
    of_boot("xen-dmesg/no-hardware-virtualization", "xen/arch/x86/hvm/vmx/vmcs.c, svm/svm.c, Xen 4.20", boot::no_hvm),
    of_boot("xen-dmesg/no-nested-paging", "xen/arch/x86/hvm/hvm.c, Xen 4.20", boot::no_hap),
    of_boot("xen-dmesg/no-iommu", "xen/drivers/passthrough/iommu.c, Xen 4.20", boot::no_iommu),
    of_boot("xen-dmesg/dom0-memory-not-set", "docs/misc/xen-command-line.pandoc, Xen 4.20", boot::dom0_memory),
];

/// An event and where it stands.
struct Met {
    key: &'static str,
    span: Span,
    domain: Option<u32>,
}

/// The events of these keys, in the order of the text.
fn met(case: &Case<'_>, keys: &[&str]) -> Vec<Met> {
    let mut found = Vec::new();
    for table in case.of("xen-dmesg").filter_map(|section| section.table("events")) {
        let Some(messages) = table.column("event") else { continue };
        let domains = table.numbers("domain").unwrap_or_default();
        for (row, &span) in messages.spans.iter().enumerate() {
            let message = case.source.read(span);
            // The cell is the message without its prefix, which is what the table of known lines reads.
            let Some(key) = known(&message).map(|hit| hit.known.key).filter(|key| keys.contains(key)) else { continue };
            let domain = domains.get(row).copied().filter(|number| !number.is_nan());
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "at most five digits were read"
            )]
            let domain = domain.map(|number| number as u32);
            found.push(Met { key, span, domain });
        }
    }
    found
}

/// More evidence than this helps nobody: the first lines, and how many there are.
const SHOWN: usize = 5;

fn evidence<'m>(met: impl IntoIterator<Item = &'m Met>) -> Vec<Span> {
    met.into_iter().take(SHOWN).map(|met| met.span).collect()
}

/// `5`, `5 and 7`, `5, 7 and 9`: the domains of some events, each once.
fn domains(met: &[Met]) -> String {
    let numbers: Vec<u32> = met.iter().filter_map(|met| met.domain).collect();
    let order = scan::order(numbers.iter().map(|&number| u64::from(number)));
    let mut numbers: Vec<u32> = order.into_iter().filter_map(|at| numbers.get(at).copied()).collect();
    numbers.dedup();
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    match words.split_last() {
        None => "of unknown number".into(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

/// `once` or `12 times`
fn times(count: usize) -> String {
    if count == 1 { "once".into() } else { format!("{count} times") }
}

/// The logs of a machine, and a fact of each.
fn facts<'a>(case: &'a Case<'_>, key: &'static str) -> impl Iterator<Item = (&'a Section, &'a Fact)> {
    case.of("xen-dmesg").filter_map(move |section| Some((section, section.fact(key)?)))
}
