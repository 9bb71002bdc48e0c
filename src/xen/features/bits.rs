//! The bits. Read in `xen/include/public/features.h` and `XENVER_get_features` of
//! `xen/common/kernel.c`, each release from 3.0.3 to 4.22.

use crate::section::FlagMeaning;

const HEADER: &str = "xen/include/public/features.h and xen/common/kernel.c, Xen 3.0.3 to 4.22";

const fn bit(name: &'static str, since: &'static str, meaning: &'static str) -> FlagMeaning {
    FlagMeaning { name, since, meaning, source: HEADER }
}

/// Every bit that a release defines, from bit 0 up.
pub static BITS: &[FlagMeaning] = &[
    bit(
        "writable_page_tables",
        "Xen 3.0.2",
        "The domain may write its page tables directly; it needs no paravirtual memory management. Set for HVM, PVH \
         and Arm.",
    ),
    bit(
        "writable_descriptor_tables",
        "Xen 3.0.2",
        "The domain may write its segment descriptor tables directly. No release sets it.",
    ),
    bit(
        "auto_translated_physmap",
        "Xen 3.0.2",
        "Xen translates the domain's memory addresses into machine addresses. Set for HVM, PVH and Arm; clear means PV.",
    ),
    bit(
        "supervisor_mode_kernel",
        "Xen 3.0.2",
        "The kernel runs in ring 0. Set for the first kind of PVH (Xen 4.4 to 4.8), not for HVM or today's PVH, \
         although they run there too.",
    ),
    bit(
        "pae_pgdir_above_4gb",
        "Xen 3.0.2",
        "Page directories may lie above 4 GiB. The kernel asks for it while it boots: Linux 2.6.28 to 6.1 does in every \
         PV domain, 6.12 no longer.",
    ),
    bit(
        "mmu_pt_update_preserve_ad",
        "Xen 3.2",
        "Page table updates can keep the accessed and dirty marks. Set for PV; current Linux needs it there.",
    ),
    bit("highmem_assist", "Xen 3.4", "Xen clears and copies pages for 32-bit kernels with much memory. Set for PV."),
    bit(
        "gnttab_map_avail_bits",
        "Xen 3.4",
        "Memory granted by another domain can be mapped with the kernel's own marks. Set for PV; current Linux needs \
         it there.",
    ),
    bit(
        "hvm_callback_vector",
        "Xen 4.0.1",
        "Events arrive as an interrupt of their own on any virtual CPU. PVHVM needs it. Set for HVM and PVH.",
    ),
    bit("hvm_safe_pvclock", "Xen 4.0.1", "The paravirtual clock can be used. Set for HVM and PVH."),
    bit(
        "hvm_pirqs",
        "Xen 4.1",
        "Interrupts of devices can be routed through event channels. Set for HVM; off by default since Xen 4.19; never \
         set for today's PVH.",
    ),
    bit("dom0", "Xen 4.2", "This is dom0, more exactly the domain that owns the hardware."),
    bit(
        "grant_map_identity",
        "none",
        "An Arm feature that was taken back before Xen 4.5 was released. No release sets it.",
    ),
    bit(
        "memory_op_vnode_supported",
        "Xen 4.6",
        "The domain may name a virtual NUMA node when it asks for memory. Set for every domain, so it means Xen 4.6 or \
         newer.",
    ),
    bit("ARM_SMCCC_supported", "Xen 4.10", "Xen answers calls by Arm's SMC convention. Set for every Arm domain."),
    bit(
        "linux_rsdp_unrestricted",
        "Xen 4.11",
        "A mark that a kernel carries, not one that Xen shows: a PVH kernel finds the ACPI tables anywhere in memory. \
         No release sets it.",
    ),
    bit(
        "not_direct_mapped",
        "Xen 4.16",
        "The domain's page numbers are not the machine's. Set for HVM, PVH and Arm guests.",
    ),
    bit("direct_mapped", "Xen 4.16", "The domain's page numbers are the machine's. Set for PV and for an Arm dom0."),
    bit(
        "runstate_phys_area",
        "Xen 4.18",
        "The area with each virtual CPU's state can be named by physical address. Set for every domain.",
    ),
    bit(
        "vcpu_time_phys_area",
        "Xen 4.18",
        "The area with each virtual CPU's clock can be named by physical address. Set for every x86 domain.",
    ),
    bit(
        "dm_msix_all_writes",
        "Xen 4.19",
        "For device models: Xen passes on every write that masks an MSI-X interrupt. Set for every x86 domain.",
    ),
];
