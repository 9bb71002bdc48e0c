//! Rules about what the hypervisor found and was told when it started.

use super::{Case, Fault, Outcome, Severity, facts};
use crate::xen::options;

/// Whether a log has a boot from the banner to the CPUs, so that what it lacks was not printed.
fn is_whole(section: &crate::section::Section) -> bool {
    section.fact("Xen version").is_some() && section.fact("Brought up CPUs").is_some()
}

pub(super) fn no_mitigations(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for (section, version) in facts(case, "Xen version") {
        // Arm prints no such block.
        if !is_whole(section) || section.fact("Processor").is_some() || section.fact("GIC").is_some() {
            continue;
        }
        checked = true;
        if ["Speculative mitigation facilities", "Xen settings"].iter().all(|key| section.fact(key).is_none()) {
            faults.push(Fault {
                severity: Severity::Warning,
                headline: "This hypervisor knows nothing of Spectre and Meltdown".into(),
                detail: "The log has no block Speculative mitigation facilities, so the hypervisor is older than the \
                         repairs of January 2018."
                    .into(),
                next: "Upgrade Xen. Until then every guest may read memory of others.".into(),
                evidence: vec![version.span],
            });
        }
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}

pub(super) fn xpti_off(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for (section, xpti) in facts(case, "XPTI") {
        let is_intel = section.fact("CPU Vendor").map(|vendor| case.source.read(vendor.span).contains("Intel"));
        let Some(is_intel) = is_intel else { continue };
        checked = true;
        let hints = ["Hardware hints", "Hardware features"];
        let is_immune = hints
            .iter()
            .filter_map(|key| section.fact(key))
            .any(|fact| case.source.read(fact.span).split_ascii_whitespace().any(|word| word == "RDCL_NO"));
        let value = case.source.read(xpti.span);
        if is_intel && !is_immune && (value.contains("DomU disabled") || &*value == "disabled") {
            faults.push(Fault {
                severity: Severity::Warning,
                headline: "64-bit PV guests can read the memory of the host (Meltdown)".into(),
                detail: "Page table isolation is off for PV guests, and this Intel CPU does not claim to be immune \
                         (RDCL_NO)."
                    .into(),
                next: "Remove xpti=no and spec-ctrl=no from the hypervisor's command line, or run guests as PVH or \
                       HVM."
                    .into(),
                evidence: vec![xpti.span],
            });
        }
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}

pub(super) fn smt(case: &Case<'_>) -> Outcome {
    let found = facts(case, "vulnerable with SMT").map(|(_, fact)| Fault {
        severity: Severity::Warning,
        headline: "Guests on sibling threads can spy on each other".into(),
        detail:
            "The CPU leaks between the two threads of a core, SMT is on, and nobody decided whether to accept that."
                .into(),
        next: "Where guests do not trust each other: smt=0 (sched-gran=core is experimental). Where they do: \
               smt=1 says so and ends the warning."
            .into(),
        evidence: vec![fact.span],
    });
    let found: Vec<Fault> = found.collect();
    if found.is_empty() && facts(case, "Xen version").next().is_none() { Outcome::NotChecked } else { found.into() }
}

pub(super) fn debug_build(case: &Case<'_>) -> Outcome {
    let mut checked = false;
    let mut faults = Vec::new();
    for (_, debug) in facts(case, "debug") {
        checked = true;
        if case.source.read(debug.span) == "y" {
            faults.push(Fault {
                severity: Severity::Notice,
                headline: "The hypervisor is a debug build".into(),
                detail: "It checks itself all the time and is slower than a release build. A failed check stops the \
                         host."
                    .into(),
                next: "Use a release build where the host has to work.".into(),
                evidence: vec![debug.span],
            });
        }
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}

pub(super) fn synchronous(case: &Case<'_>) -> Outcome {
    let faults = facts(case, "synchronous console").map(|(_, fact)| Fault {
        severity: Severity::Notice,
        headline: "The console of the hypervisor is synchronous".into(),
        detail: "Every message waits for the serial line, and the whole host with it: time goes wrong and latency \
                 grows."
            .into(),
        next: "Remove sync_console from the hypervisor's command line.".into(),
        evidence: vec![fact.span],
    });
    let faults: Vec<Fault> = faults.collect();
    if faults.is_empty() && facts(case, "Xen version").next().is_none() { Outcome::NotChecked } else { faults.into() }
}

pub(super) fn no_hvm(case: &Case<'_>) -> Outcome {
    let off: Vec<Fault> = facts(case, "HVM off")
        .map(|(_, fact)| Fault {
            severity: Severity::Warning,
            headline: "The firmware keeps hardware virtualization off".into(),
            detail: "HVM and PVH guests cannot start on this host.".into(),
            next: "Turn on VT-x or SVM in the firmware's setup, and turn the machine off and on again.".into(),
            evidence: vec![fact.span],
        })
        .collect();
    if off.is_empty() && facts(case, "HVM").next().is_none() { Outcome::NotChecked } else { off.into() }
}

pub(super) fn no_hap(case: &Case<'_>) -> Outcome {
    let mut checked = false;
    let mut faults = Vec::new();
    for (_, hap) in facts(case, "HAP") {
        checked = true;
        let value = case.source.read(hap.span);
        if value.contains("not detected") || value.contains("disabled") {
            faults.push(Fault {
                severity: Severity::Notice,
                headline: "HVM and PVH guests run without nested page tables".into(),
                detail: "They use shadow page tables, which cost much time whenever a guest changes its memory map."
                    .into(),
                next: if value.contains("disabled") {
                    "Remove hap=0 from the hypervisor's command line.".into()
                } else {
                    "Check that the CPU has EPT or NPT and that the firmware, or the outer hypervisor, offers it."
                        .into()
                },
                evidence: vec![hap.span],
            });
        }
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}

pub(super) fn no_iommu(case: &Case<'_>) -> Outcome {
    let mut checked = false;
    let mut faults = Vec::new();
    for (section, iommu) in facts(case, "I/O virtualisation") {
        checked = true;
        if case.source.read(iommu.span).starts_with("disabled") {
            let wants_pvh = section.fact("iommu for PVH");
            faults.push(Fault {
                severity: if wants_pvh.is_some() { Severity::Critical } else { Severity::Info },
                headline: "The IOMMU is off".into(),
                detail: "Devices cannot be passed through to HVM guests, devices of PV guests are not held back, and \
                         a PVH dom0 cannot start. Without passthrough nothing is lost."
                    .into(),
                next: "If it is needed: VT-d or AMD-Vi in the firmware's setup, and iommu=1.".into(),
                evidence: std::iter::once(iommu.span).chain(wants_pvh.map(|fact| fact.span)).collect(),
            });
        }
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}

pub(super) fn dom0_memory(case: &Case<'_>) -> Outcome {
    let mut checked = false;
    let mut faults = Vec::new();
    for (_, command_line) in facts(case, "Command line") {
        checked = true;
        let line = case.source.read(command_line.span);
        let sets = |name: &str| options::last(&line, name).is_some();
        if !sets("dom0_mem") && !sets("pv-shim") {
            faults.push(Fault {
                severity: Severity::Info,
                headline: "dom0 takes all memory of the host at boot".into(),
                detail: "Without dom0_mem each guest that starts has to wait until dom0 gave memory back, and dom0's \
                         kernel keeps tables for memory that it no longer has."
                    .into(),
                next: "Set dom0_mem=4G,max:4G or what dom0 needs, and autoballoon=\"off\" in /etc/xen/xl.conf.".into(),
                evidence: vec![command_line.span],
            });
        }
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}
