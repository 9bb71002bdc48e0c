//! Rules about what happened while the host ran.

use super::{Case, Fault, Met, Outcome, Severity, domains, evidence, met, times};

/// One fault over all events of some keys.
fn one(case: &Case<'_>, keys: &[&str], fault: impl FnOnce(&[Met]) -> Fault) -> Outcome {
    let found = met(case, keys);
    if found.is_empty() { Outcome::Quiet } else { Outcome::Fired(vec![fault(&found)]) }
}

pub(super) fn crashed(case: &Case<'_>) -> Outcome {
    one(case, &["panic", "Xen BUG", "assertion", "fatal trap", "CPU stuck"], |found| Fault {
        severity: Severity::Critical,
        headline: "The hypervisor crashed".into(),
        detail: if found.iter().any(|met| met.key == "CPU stuck") {
            "Its watchdog found a CPU that did nothing else for seconds. All guests and dom0 were lost at that moment."
                .into()
        } else {
            "All guests and dom0 were lost at that moment. The cause stands around these lines; Xen call trace names \
             the functions."
                .into()
        },
        next: "Keep the whole log with its call trace. Look for the release notes of newer versions of this release, \
               and report the trace to who built it."
            .into(),
        evidence: evidence(found),
    })
}

pub(super) fn hardware_error(case: &Case<'_>) -> Outcome {
    let fatal = met(case, &["fatal machine check"]);
    let corrected = met(case, &["corrected machine check"]);
    let mut faults = Vec::new();
    if !fatal.is_empty() {
        faults.push(Fault {
            severity: Severity::Critical,
            headline: "CPU or memory failed: machine check".into(),
            detail: "The hardware reported an error that it could not correct. What was in memory may be wrong.".into(),
            next: "Read the event log of the board (ipmitool sel list) for the part, move the guests away and replace \
                   it."
            .into(),
            evidence: evidence(&fatal),
        });
    }
    if !corrected.is_empty() {
        faults.push(Fault {
            severity: Severity::Warning,
            headline: format!("Hardware corrected errors of CPU or memory {}", times(corrected.len())).into(),
            detail: "Corrected errors do no harm by themselves, but they announce a part that will fail.".into(),
            next: "Read the event log of the board (ipmitool sel list) and mcelog or rasdaemon in dom0: repeated \
                   errors of one bank or module mean to replace it."
                .into(),
            evidence: evidence(&corrected),
        });
    }
    faults.into()
}

pub(super) fn dom0_down(case: &Case<'_>) -> Outcome {
    let keys =
        ["hardware domain crashed", "hardware domain watchdog", "hardware domain halted", "hardware domain shutdown"];
    let mut faults = Vec::new();
    for met in met(case, &keys) {
        let (severity, headline, next) = match met.key {
            "hardware domain crashed" => (
                Severity::Critical,
                "dom0 crashed and took the host down",
                "dom0's own log up to that moment has the cause: the serial console or a crash dump.",
            ),
            "hardware domain watchdog" => (
                Severity::Critical,
                "dom0 hung, and its watchdog restarted the host",
                "dom0 did not answer for the time of its watchdog: look at its load, its disks and its log before it.",
            ),
            "hardware domain halted" => {
                (Severity::Info, "dom0 was shut down, and the host with it", "Nothing, if it was meant.")
            }
            _ => (Severity::Info, "dom0 restarted the host", "Nothing, if it was meant."),
        };
        faults.push(Fault {
            severity,
            headline: headline.into(),
            detail: "The hypervisor does not live on without dom0.".into(),
            next: next.into(),
            evidence: vec![met.span],
        });
    }
    faults.truncate(super::SHOWN);
    faults.into()
}

pub(super) fn guest_crashed(case: &Case<'_>) -> Outcome {
    one(case, &["domain crashed", "domain reported crashed", "triple fault"], |found| {
        let declared = found.iter().any(|met| met.key == "domain reported crashed");
        let only_triple = found.iter().all(|met| met.key == "triple fault");
        Fault {
            severity: if only_triple { Severity::Notice } else { Severity::Warning },
            headline: if only_triple {
                format!("Domain {} reset itself by a triple fault", domains(found)).into()
            } else {
                format!("Domain {} crashed", domains(found)).into()
            },
            detail: if declared {
                "A crash that was reported by another domain was declared by the toolstack or the device model \
                 (QEMU): its log in dom0 has the reason."
                    .into()
            } else if only_triple {
                "A kernel that fails while it handles a failure ends so. Some kernels also restart this way on \
                 purpose."
                    .into()
            } else {
                "The guest did something that its kernel must not do; the registers below belong to it.".into()
            },
            next: "Look at the guest's own console (xl console, /var/log/xen/console), and at /var/log/xen/qemu-dm-* \
                   for HVM guests. on_crash in its configuration says what happens next."
                .into(),
            evidence: evidence(found),
        }
    })
}

pub(super) fn guest_watchdog(case: &Case<'_>) -> Outcome {
    one(case, &["guest watchdog"], |found| Fault {
        severity: Severity::Warning,
        headline: format!("The watchdog of domain {} fired", domains(found)).into(),
        detail: "The guest did not reset it in time: it hung, or got no CPU for too long.".into(),
        next: "Look at the guest's console before that time, and at stolen time in the guest.".into(),
        evidence: evidence(found),
    })
}

pub(super) fn too_hot(case: &Case<'_>) -> Outcome {
    one(case, &["temperature"], |found| Fault {
        severity: Severity::Warning,
        headline: "CPUs of the host are too hot and slow down".into(),
        detail: "The CPU lowers its own clock until it is cool again; all guests run slower then.".into(),
        next: "Check fans, air flow and the power profile of the firmware.".into(),
        evidence: evidence(found),
    })
}

pub(super) fn stalled(case: &Case<'_>) -> Outcome {
    one(case, &["timer wrapped"], |found| Fault {
        severity: Severity::Warning,
        headline: "The hypervisor stood still for seconds".into(),
        detail: "The platform timer ran around before the hypervisor looked at it again. Guests see a jump of time \
                 and soft lockups."
            .into(),
        next: "Firmware that takes the CPUs away (SMI) is the usual cause: update it, turn off power management by \
               firmware, try max_cstate=1. In a nested Xen the outer host is the cause."
            .into(),
        evidence: evidence(found),
    })
}

pub(super) fn clocks_disagree(case: &Case<'_>) -> Outcome {
    one(case, &["TSC warp"], |found| Fault {
        severity: Severity::Notice,
        headline: "The time stamp counters of the CPUs do not agree".into(),
        detail: "The hypervisor no longer trusts them and reads the time in a slower way.".into(),
        next: "Update the firmware. clocksource=hpet on the hypervisor's command line is the safe choice until then."
            .into(),
        evidence: evidence(found),
    })
}

pub(super) fn grant_failed(case: &Case<'_>) -> Outcome {
    one(case, &["grant table failed"], |found| Fault {
        severity: Severity::Warning,
        headline: "A grant table could not grow: the hypervisor is short of memory".into(),
        detail: "Disks and network of the guest cannot get more shared pages, or fail to attach.".into(),
        next: "See free_memory in xl info. Give dom0 a fixed size (dom0_mem=…,max:…) so that memory stays free.".into(),
        evidence: evidence(found),
    })
}

pub(super) fn bad_grants(case: &Case<'_>) -> Outcome {
    one(case, &["bad grant"], |found| Fault {
        severity: Severity::Notice,
        headline: format!("Bad grant references, {}", times(found.len())).into(),
        detail: "A frontend named a shared page that does not exist, or a backend used one that was taken back.".into(),
        next: "Look at disk and network of the guest at that time: a driver that was removed or crashed does this."
            .into(),
        evidence: evidence(found),
    })
}

pub(super) fn fragmented(case: &Case<'_>) -> Outcome {
    one(case, &["allocation failed"], |found| Fault {
        severity: Severity::Warning,
        headline: format!("The hypervisor found no memory in one piece, {}", times(found.len())).into(),
        detail: "order=9 asks for 2 MiB, order=18 for 1 GiB. A guest that is built then gets small pages and runs \
                 slower, or does not start."
            .into(),
        next: "See free_memory in xl info. If there is enough it is scattered: start large guests first, or restart \
               the host when it can be."
            .into(),
        evidence: evidence(found),
    })
}

pub(super) fn over_allocation(case: &Case<'_>) -> Outcome {
    one(case, &["over-allocation"], |found| Fault {
        severity: if found.len() > 1 { Severity::Notice } else { Severity::Info },
        headline: format!("Domain {} asked for more memory than its maximum, {}", domains(found), times(found.len()))
            .into(),
        detail: "Its balloon driver aims above the maximum. A difference of a few pages is rounding and harmless."
            .into(),
        next: "Where it repeats: make memory, maxmem and the balloon target of the guest agree (xl list, xl mem-set)."
            .into(),
        evidence: evidence(found),
    })
}

pub(super) fn paging_memory(case: &Case<'_>) -> Outcome {
    one(case, &["HAP pool empty"], |found| Fault {
        severity: Severity::Warning,
        headline: format!("Domain {} has no memory left for its page tables", domains(found)).into(),
        detail: "The hypervisor keeps nested page tables of a guest in memory of fixed size. When it is used up the \
                 guest is stopped."
            .into(),
        next: "Raise shadow_memory in the guest's configuration.".into(),
        evidence: evidence(found),
    })
}

pub(super) fn iommu_faults(case: &Case<'_>) -> Outcome {
    one(case, &["IOMMU fault"], |found| Fault {
        severity: Severity::Warning,
        headline: format!("The IOMMU stopped a device, {}", times(found.len())).into(),
        detail: "A device read or wrote memory that it may not reach. The address in the line names the device.".into(),
        next: "lspci -s with that address. A passed-through device that was not reset, or firmware that forgot to \
               declare memory (rmrr=), does this."
            .into(),
        evidence: evidence(found),
    })
}

pub(super) fn irq_not_bound(case: &Case<'_>) -> Outcome {
    one(case, &["IRQ not bound"], |found| Fault {
        severity: Severity::Notice,
        headline: format!("A passed-through device of domain {} has no interrupt", domains(found)).into(),
        detail: "Its line is shared with another device that someone else holds.".into(),
        next: "Use a device with MSI, another slot, or give both devices to the same domain.".into(),
        evidence: evidence(found),
    })
}

pub(super) fn l1tf_guest(case: &Case<'_>) -> Outcome {
    one(case, &["L1TF in guest"], |found| Fault {
        severity: Severity::Warning,
        headline: format!("The kernel of domain {} is not patched against L1TF", domains(found)).into(),
        detail: "It writes page table entries that could read foreign memory. The hypervisor moved it to shadow \
                 paging, which is slower, or crashed it."
            .into(),
        next: "Update the kernel of that guest.".into(),
        evidence: evidence(found),
    })
}

pub(super) fn microcode(case: &Case<'_>) -> Outcome {
    one(case, &["microcode failed"], |found| Fault {
        severity: Severity::Notice,
        headline: "A CPU refused newer microcode".into(),
        detail: "Mitigations that need it are missing on that CPU.".into(),
        next: "Update the firmware of the board, or the microcode package of dom0.".into(),
        evidence: evidence(found),
    })
}

pub(super) fn suppressed(case: &Case<'_>) -> Outcome {
    one(case, &["messages suppressed"], |found| Fault {
        severity: Severity::Info,
        headline: "Messages are missing from this log".into(),
        detail: "They came too fast and were thrown away. That a line is absent proves nothing here.".into(),
        next: "Boot with loglvl=all guest_loglvl=all to keep them; it costs time while a guest floods the log.".into(),
        evidence: evidence(found),
    })
}
