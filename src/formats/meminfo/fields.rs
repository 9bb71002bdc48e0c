//! The dictionary of `/proc/meminfo`. Source: Linux 2.4 to 6.18, `Documentation/filesystems/proc.rst`
//! and `fs/proc/meminfo.c`. An entry in angle brackets explains all its words.

use crate::format::{Dictionary, Field, Kind, dictionary};

const fn kib(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    let source = "Linux Documentation/filesystems/proc.rst; fs/proc/meminfo.c, 2.4 to 6.18; proc(5)";
    Field { key, label, unit: "KiB, though it says kB", kind: Kind::Gauge, meaning, source, ..Field::EMPTY }
}

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field {
        watch: "Less than is built in: firmware, the kernel itself and the balloon of a guest are left out.",
        ..kib("MemTotal", "total memory", "Memory that the kernel manages.")
    },
    Field {
        watch: "Low is normal: the kernel fills memory with page cache. It is not what is available.",
        ..kib("MemFree", "free memory", "Memory that nobody uses.")
    },
    Field {
        since: "Linux 3.14",
        watch: "This, not MemFree, says how much is left.",
        ..kib("MemAvailable", "available memory", "What new programs could have without swapping, by estimate.")
    },
    kib("Buffers", "buffer memory", "Cache of raw block devices and file system metadata."),
    Field {
        watch: "tmpfs and shared memory are in it and cannot be dropped.",
        ..kib("Cached", "page cache", "File contents kept in memory, without swap cache.")
    },
    Field {
        since: "Linux 2.4; Zswap 5.19",
        ..kib(
            "<SwapCached Zswap Zswapped>",
            "swap",
            "Pages in memory and in swap alike; compressed swap in memory; what is stored in it.",
        )
    },
    Field {
        since: "Linux 2.4; Active(anon) and its kin 2.6.28",
        ..kib(
            "<Active Inactive Active(anon) Inactive(anon) Active(file) Inactive(file)>",
            "lists",
            "Memory used lately; not used lately, reclaimed first; each of programs (anon) and of the page cache (file).",
        )
    },
    Field {
        since: "Linux 2.6.28",
        ..kib("<Unevictable Mlocked>", "locked memory", "Memory that cannot be reclaimed; that programs locked.")
    },
    Field {
        watch: "When low memory runs out, a 32-bit kernel is out of memory however much is free above.",
        ..kib(
            "<HighTotal HighFree LowTotal LowFree>",
            "high and low memory",
            "Memory above and below what a 32-bit kernel maps always.",
        )
    },
    Field {
        watch: "A level, not activity.",
        ..kib("<SwapTotal SwapFree>", "swap", "Swap space; how much of it is left.")
    },
    Field {
        since: "Linux 2.6; NFS_Unstable and Bounce 2.6.18, WritebackTmp 2.6.26",
        ..kib(
            "<Dirty Writeback NFS_Unstable Bounce WritebackTmp>",
            "unwritten data",
            "Data that waits to be written; is being written; at an NFS server; in bounce buffers; in FUSE.",
        )
    },
    Field {
        since: "Linux 2.6; AnonPages 2.6.18",
        ..kib("<AnonPages Mapped>", "programs", "Memory of programs that is no file; files that they mapped.")
    },
    Field {
        since: "Linux 2.6.32; MemShared before 2.6",
        watch: "Counted in Cached too.",
        ..kib("<Shmem MemShared>", "shared memory", "Memory of tmpfs and shared segments; the old word is always 0.")
    },
    Field {
        since: "Linux 2.6.19; KReclaimable 4.20",
        ..kib(
            "<KReclaimable SReclaimable>",
            "reclaimable",
            "Kernel memory, and of it slab, that can be given back under pressure.",
        )
    },
    Field {
        since: "Linux 2.6; SUnreclaim 2.6.19",
        watch: "Steady growth of SUnreclaim is a leak of the kernel or a driver.",
        ..kib("<Slab SUnreclaim>", "slab", "The kernel's own objects; those it cannot give back.")
    },
    Field {
        since: "Linux 2.6; KernelStack 2.6.32, Percpu 4.19, SecPageTables 6.1",
        ..kib(
            "<KernelStack ShadowCallStack PageTables SecPageTables Percpu Quicklists>",
            "kernel memory",
            "Stacks in the kernel; shadow stacks; page tables of programs; of guests and the IOMMU; copies per CPU; tables kept for reuse.",
        )
    },
    Field {
        since: "Linux 2.6; CommitLimit 2.6.10",
        watch: "The limit holds only if overcommit is forbidden (vm.overcommit_memory=2).",
        ..kib("<CommitLimit Committed_AS>", "committed memory", "What may be promised to programs; what is promised.")
    },
    Field {
        since: "Linux 2.6",
        watch: "VmallocChunk is always 0 since Linux 4.4, VmallocUsed from 4.4 to 5.2.",
        ..kib(
            "<VmallocTotal VmallocUsed VmallocChunk>",
            "vmalloc",
            "Address space for piecewise mappings; used; the largest free piece.",
        )
    },
    Field {
        since: "Linux 2.6.32",
        watch: "Anything above 0 is failing hardware.",
        ..kib(
            "<HardwareCorrupted EarlyMemtestBad>",
            "broken memory",
            "Taken out of use after hardware errors; found bad at boot.",
        )
    },
    Field {
        since: "Linux 2.6.38; Shmem 4.8, File 5.4",
        ..kib(
            "<AnonHugePages ShmemHugePages ShmemPmdMapped FileHugePages FilePmdMapped>",
            "transparent huge pages",
            "Memory in huge pages: of programs; shared; shared and mapped; page cache; mapped.",
        )
    },
    Field {
        since: "MmapCopy Linux 2.6.29, CmaTotal 3.19, Unaccepted 6.5",
        ..kib(
            "<CmaTotal CmaFree Unaccepted MmapCopy GPUActive GPUReclaim>",
            "special memory",
            "Set aside for large pieces; free of it; not yet accepted by a confidential guest; copies without MMU; \
             graphics.",
        )
    },
    Field { since: "Linux 6.16", ..kib("Balloon", "balloon", "Memory that the balloon driver gave back to the host.") },
    Field {
        unit: "huge pages",
        since: "Linux 2.6; Rsvd 2.6.17, Surp 2.6.24",
        ..kib(
            "<HugePages_Total HugePages_Free HugePages_Rsvd HugePages_Surp>",
            "huge pages",
            "Huge pages set aside; not in use; promised; more than configured.",
        )
    },
    Field {
        since: "Linux 2.6; Hugetlb 4.16",
        ..kib("<Hugepagesize Hugetlb>", "huge pages", "Size of a default huge page; all huge pages of all sizes.")
    },
    Field {
        since: "Linux 2.6.27",
        watch: "DirectMap2M is 0 in a Xen PV domain.",
        ..kib(
            "<DirectMap4k DirectMap2M DirectMap4M DirectMap1G>",
            "direct map",
            "Memory that the kernel maps in pages of this size.",
        )
    },
    Field {
        until: "Linux 2.4",
        ..kib(
            "<Inact_dirty Inact_laundry Inact_clean Inact_target ActiveAnon ActiveCache ReverseMaps>",
            "lists of Linux 2.4",
            "Not used lately: to be written; being written; to be dropped; wanted. Used lately: of programs; of the cache.",
        )
    },
]);
