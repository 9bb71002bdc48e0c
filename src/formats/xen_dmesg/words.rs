//! The words of the mitigation block.

/// What a word of the mitigation block means; none where it is not known.
///
/// After `print_details` in xen/arch/x86/spec_ctrl.c, Xen 4.6 to 4.22.
pub(super) fn mitigation(word: &str) -> Option<&'static str> {
    let (name, sign) = match word.strip_suffix('+') {
        Some(name) => (name, true),
        None => (word.strip_suffix('-').unwrap_or(word), false),
    };
    if name != word
        && let Some((_, on, off)) = SWITCHES.iter().find(|(known, ..)| *known == name)
    {
        return Some(if sign { on } else { off });
    }
    MITIGATIONS.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
}

/// Words with a plus or a minus behind them.
static SWITCHES: &[(&str, &str, &str)] = &[
    ("IBRS", "Indirect branches of the hypervisor are restricted.", "Indirect branches are not restricted."),
    ("STIBP", "A thread cannot steer the branches of its sibling.", "Sibling threads share branch prediction."),
    ("SSBD", "Speculative store bypass is off.", "Speculative store bypass is on."),
    ("PSFD", "Predictive store forwarding is off.", "Predictive store forwarding is on."),
    ("BHI_DIS_S", "Branch history of guests does not steer the hypervisor.", "Branch history is not held back."),
    ("TSX", "Transactional memory is on.", "Transactional memory is off, which stops TAA."),
    ("SRB_LOCK", "Random numbers are read under a lock, against SRBDS.", "Random numbers are read without the lock."),
];

static MITIGATIONS: &[(&str, &str)] = &[
    // What the CPU is immune to, and other hints.
    ("RDCL_NO", "Not vulnerable to Meltdown and L1TF."),
    ("EIBRS", "Enhanced IBRS: branch prediction keeps privilege levels apart by itself."),
    ("IBRS_ALL", "Enhanced IBRS: branch prediction keeps privilege levels apart by itself."),
    ("RSBA", "Retpolines are not safe: returns can be steered when the return stack runs empty."),
    ("RRSBA", "Retpolines are not safe, within one privilege level."),
    ("SKIP_L1DFL", "The L1 cache need not be flushed here: an outer hypervisor does it."),
    ("SSB_NO", "Not vulnerable to speculative store bypass."),
    ("MDS_NO", "Not vulnerable to MDS."),
    ("TAA_NO", "Not vulnerable to TAA."),
    ("SBDR_SSDP_NO", "Not vulnerable to two of the MMIO stale data leaks."),
    ("FBSDP_NO", "Not vulnerable to stale data of fill buffers."),
    ("PSDP_NO", "Not vulnerable to stale data of primary buffers."),
    ("FB_CLEAR", "VERW also clears the fill buffers."),
    ("PBRSB_NO", "Not vulnerable to post-barrier return prediction."),
    ("GDS_NO", "Not vulnerable to GDS (Downfall)."),
    ("RFDS_NO", "Not vulnerable to RFDS."),
    ("IBRS_ALWAYS", "AMD recommends to leave IBRS on."),
    ("STIBP_ALWAYS", "AMD recommends to leave STIBP on."),
    ("IBRS_FAST", "IBRS costs little on this CPU."),
    ("IBRS_SAME_MODE", "IBRS protects within one privilege level too."),
    ("BTC_NO", "Not vulnerable to branch type confusion (Retbleed)."),
    ("IBPB_RET", "IBPB also clears return predictions."),
    ("IBPB_BRTYPE", "IBPB also clears branch types."),
    ("SRSO_NO", "Not vulnerable to SRSO."),
    ("SRSO_US_NO", "Not vulnerable to SRSO between user and kernel."),
    ("TSA_SQ_NO", "Not vulnerable to TSA through the store queue."),
    ("TSA_L1_NO", "Not vulnerable to TSA through the L1 cache."),
    // What the CPU offers.
    ("IBRS/IBPB", "Indirect branches can be restricted, and their prediction cleared."),
    ("IBPB", "The prediction of indirect branches can be cleared."),
    ("IBPB-ctxt", "Predictions of indirect branches are cleared when another guest runs."),
    ("IBRS", "Indirect branches can be restricted."),
    ("STIBP", "Sibling threads can be kept from steering each other's branches."),
    ("SSBD", "Speculative store bypass can be turned off."),
    ("PSFD", "Predictive store forwarding can be turned off."),
    ("L1D_FLUSH", "The L1 data cache can be flushed, or is flushed when an HVM guest runs (L1TF)."),
    ("MD_CLEAR", "The microcode clears buffers by VERW (MDS)."),
    ("SRBDS_CTRL", "The microcode can guard random numbers (SRBDS)."),
    ("VIRT_SSBD", "Speculative store bypass can be turned off by a virtual interface."),
    ("MSR_VIRT_SPEC_CTRL", "The guest can turn off speculative store bypass by a virtual interface."),
    ("TSX_CTRL", "Transactional memory can be turned off."),
    ("FB_CLEAR_CTRL", "Clearing of fill buffers by VERW can be controlled."),
    ("GDS_CTRL", "The microcode guards against GDS (Downfall)."),
    ("RFDS_CLEAR", "VERW also clears register files (RFDS)."),
    ("SBPB", "A cheaper barrier for branch prediction exists."),
    ("SRSO_MSR_FIX", "SRSO can be stopped by a setting of the CPU."),
    ("VERW_CLEAR", "VERW clears buffers (TSA)."),
    // What is built in.
    ("INDIRECT_THUNK", "Indirect branches can be compiled as retpolines."),
    ("RETURN_THUNK", "Returns can be replaced by a safe sequence."),
    ("SHADOW_PAGING", "Shadow paging is built in, which PV L1TF shadowing needs."),
    ("HARDEN_ARRAY", "Array accesses are guarded."),
    ("HARDEN_BRANCH", "Branches are guarded."),
    ("HARDEN_GUEST_ACCESS", "Accesses to guest memory are guarded."),
    ("HARDEN_LOCK", "Locks are guarded."),
    // What the hypervisor does.
    ("RETPOLINE", "Indirect branches go through retpolines."),
    ("LFENCE", "Indirect branches wait behind LFENCE."),
    ("JMP", "Indirect branches are plain jumps."),
    ("SHORT", "Branch history is overwritten by the short sequence."),
    ("LONG", "Branch history is overwritten by the long sequence."),
    ("TSX", "Branch history is overwritten by a transaction."),
    ("No", "Speculation control is not available, or not used."),
    ("N/A", "Not built with thunks."),
    ("VERW", "Buffers of the CPU are cleared by VERW (MDS and kin)."),
    ("DIV", "Remains of divisions are cleared (AMD, XSA-439)."),
    ("BRANCH_HARDEN", "Branches of the hypervisor are guarded."),
    ("LOCK_HARDEN", "Locks of the hypervisor are guarded."),
    // What guests get.
    ("None", "Nothing is needed or nothing is available."),
    ("MSR_SPEC_CTRL", "The guest can control speculation."),
    ("RSB", "The return stack is filled when the guest leaves to the hypervisor."),
    ("RSB_NATIVE", "The return stack is filled when a PV guest enters the hypervisor."),
    ("RSB_VMEXIT", "The return stack is filled when an HVM guest enters the hypervisor."),
    ("EAGER_FPU", "FPU registers are switched at once, against LazyFP."),
    ("IBPB-entry", "Branch prediction is cleared when the guest leaves to the hypervisor."),
    ("BHB-entry", "Branch history is cleared when the guest leaves to the hypervisor."),
    ("enabled", "On."),
    ("disabled", "Off."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_decides_the_meaning() {
        assert_eq!(mitigation("IBRS+"), Some("Indirect branches of the hypervisor are restricted."));
        assert_eq!(mitigation("IBRS-"), Some("Indirect branches are not restricted."));
        assert_eq!(mitigation("IBRS"), Some("Indirect branches can be restricted."));
        assert_eq!(mitigation("FOO+"), None);
    }

    #[test]
    fn no_word_stands_twice() {
        let mut words: Vec<&str> = MITIGATIONS.iter().map(|(word, _)| *word).collect();
        words.sort_unstable();
        let all = words.len();
        words.dedup();
        assert_eq!(words.len(), all);
    }
}
