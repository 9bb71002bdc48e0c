//! The dictionary of `/proc/meminfo`. Source: Linux 2.4 to 6.18, `Documentation/filesystems/proc.rst`
//! and `fs/proc/meminfo.c`.

use crate::format::{Field, Kind};

const DOCS: &str = "Linux Documentation/filesystems/proc.rst; fs/proc/meminfo.c, 2.6 to 6.18";

const fn kib(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { key, label, unit: "KiB, though it says kB", kind: Kind::Gauge, meaning, source: DOCS, ..Field::EMPTY }
}

const fn pages(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { unit: "huge pages", ..kib(key, label, meaning) }
}

pub(super) static FIELDS: &[Field] = &[
    Field { unit: "MiB", ..kib("memory", "memory", "MemTotal in whole MiB.") },
    Field {
        watch: "Less than is built in: firmware, the kernel itself and the balloon of a guest are left out.",
        ..kib("MemTotal", "total memory", "Memory that the kernel manages.")
    },
    Field {
        watch: "Low is normal: the kernel fills memory with cache.",
        ..kib("MemFree", "free memory", "Memory that nobody uses.")
    },
    Field {
        since: "Linux 3.14",
        watch: "This, not MemFree, says how much is left.",
        ..kib("MemAvailable", "available memory", "What new programs could have without swapping, by estimate.")
    },
    Field { until: "Linux 2.5", ..kib("MemShared", "shared memory", "Not kept any more, 0.") },
    kib("Buffers", "buffers", "Cache of raw block devices and file system metadata."),
    Field {
        watch: "tmpfs and shared memory are in it and cannot be dropped.",
        ..kib("Cached", "page cache", "File contents kept in memory, without swap cache.")
    },
    kib("SwapCached", "swap cache", "Pages that are in memory and in swap alike."),
    kib("Active", "active memory", "Memory used lately."),
    kib("Inactive", "inactive memory", "Memory not used lately, reclaimed first."),
    kib("Active(anon)", "active anonymous", "Of the programs, used lately."),
    kib("Inactive(anon)", "inactive anonymous", "Of the programs, not used lately."),
    kib("Active(file)", "active file", "Of the page cache, used lately."),
    kib("Inactive(file)", "inactive file", "Of the page cache, not used lately."),
    kib("Unevictable", "unevictable", "Memory that cannot be reclaimed."),
    kib("Mlocked", "locked memory", "Memory that programs locked."),
    kib("HighTotal", "high memory", "Memory above what a 32-bit kernel maps always."),
    kib("HighFree", "free high memory", "Free memory of that kind."),
    Field {
        watch: "When it runs out, a 32-bit kernel is out of memory however much is free above.",
        ..kib("LowTotal", "low memory", "Memory that a 32-bit kernel maps always.")
    },
    kib("LowFree", "free low memory", "Free memory of that kind."),
    kib("MmapCopy", "mmap copies", "Memory for mappings without MMU."),
    kib("SwapTotal", "swap", "Swap space."),
    Field { watch: "A level, not activity.", ..kib("SwapFree", "free swap", "Swap space left.") },
    kib("Zswap", "compressed swap", "Memory that the compressed cache of swap takes."),
    kib("Zswapped", "swapped compressed", "What is stored in it, before compression."),
    kib("Dirty", "dirty memory", "Data that waits to be written to disks."),
    kib("Writeback", "writeback", "Data that is being written."),
    kib("AnonPages", "anonymous memory", "Memory of programs that is no file."),
    kib("Mapped", "mapped files", "Files that programs have mapped."),
    Field { watch: "Counted in Cached too.", ..kib("Shmem", "shared memory", "Memory of tmpfs and shared segments.") },
    kib("KReclaimable", "reclaimable kernel memory", "Kernel memory that can be given back under pressure."),
    kib("Slab", "slab", "The kernel's own objects."),
    kib("SReclaimable", "reclaimable slab", "Of the slab, what can be given back, such as directory entries."),
    Field {
        watch: "Steady growth is a leak of the kernel or a driver.",
        ..kib("SUnreclaim", "unreclaimable slab", "Of the slab, what cannot.")
    },
    kib("KernelStack", "kernel stacks", "Stacks of tasks in the kernel."),
    kib("ShadowCallStack", "shadow stacks", "Shadow call stacks (arm64)."),
    kib("PageTables", "page tables", "Page tables of programs."),
    kib("SecPageTables", "secondary page tables", "Page tables of KVM guests and of the IOMMU."),
    Field {
        watch: "Always 0 since Linux 5.8.",
        ..kib("NFS_Unstable", "NFS unstable", "Sent to an NFS server, not yet on its disk.")
    },
    kib("Bounce", "bounce buffers", "Buffers for devices that cannot reach all memory."),
    kib("WritebackTmp", "FUSE writeback", "Buffers of FUSE."),
    kib(
        "CommitLimit",
        "commit limit",
        "What may be promised to programs if overcommit is forbidden (vm.overcommit_memory=2).",
    ),
    Field {
        watch: "Above CommitLimit is normal while overcommit is allowed.",
        ..kib("Committed_AS", "committed memory", "Memory promised to programs.")
    },
    kib("VmallocTotal", "vmalloc space", "Address space for piecewise mappings."),
    kib("VmallocUsed", "vmalloc in use", "How much of it is used."),
    Field {
        watch: "Always 0 since Linux 4.4.",
        ..kib("VmallocChunk", "largest vmalloc", "The largest free piece of it.")
    },
    kib("Percpu", "per-CPU memory", "Memory that each CPU has a copy of."),
    kib("EarlyMemtestBad", "bad memory", "Found bad by the test at boot."),
    Field {
        watch: "Anything above 0 is failing hardware.",
        ..kib("HardwareCorrupted", "broken memory", "Taken out of use after hardware errors.")
    },
    kib("AnonHugePages", "huge anonymous", "Memory of programs in transparent huge pages."),
    kib("ShmemHugePages", "huge shared", "Shared memory in huge pages."),
    kib("ShmemPmdMapped", "mapped huge shared", "Of it, what is mapped as such."),
    kib("FileHugePages", "huge files", "Page cache in huge pages."),
    kib("FilePmdMapped", "mapped huge files", "Of it, what is mapped as such."),
    kib("CmaTotal", "CMA", "Memory set aside for large contiguous pieces."),
    kib("CmaFree", "free CMA", "How much of it is free."),
    kib("Unaccepted", "unaccepted memory", "Memory of a confidential guest that it did not yet accept."),
    Field { since: "Linux 6.16", ..kib("Balloon", "balloon", "Memory that the balloon driver gave back to the host.") },
    kib("GPUActive", "GPU memory", "Memory in use by graphics."),
    kib("GPUReclaim", "GPU cache", "Of graphics, what can be given back."),
    pages("HugePages_Total", "huge pages", "Huge pages set aside."),
    pages("HugePages_Free", "free huge pages", "Of them, not in use."),
    pages("HugePages_Rsvd", "reserved huge pages", "Promised, not yet in use."),
    pages("HugePages_Surp", "surplus huge pages", "More than configured."),
    kib("Hugepagesize", "huge page size", "Size of a default huge page."),
    kib("Hugetlb", "huge page memory", "All huge pages of all sizes."),
    kib("DirectMap4k", "mapped in 4 KiB", "Memory that the kernel maps in small pages."),
    kib("DirectMap4M", "mapped in 4 MiB", "Memory that a 32-bit kernel maps in large pages."),
    Field {
        watch: "0 in a Xen PV domain.",
        ..kib("DirectMap2M", "mapped in 2 MiB", "Memory that the kernel maps in large pages.")
    },
    kib("DirectMap1G", "mapped in 1 GiB", "Memory that the kernel maps in the largest pages."),
    kib("Inact_dirty", "inactive, dirty", "Of Linux 2.4: not used lately, to be written."),
    kib("Inact_laundry", "inactive, being written", "Of Red Hat's 2.4: being written."),
    kib("Inact_clean", "inactive, clean", "Of Linux 2.4: not used lately, can be dropped."),
    kib("Inact_target", "inactive target", "Of Linux 2.4: how much should be inactive."),
    kib("ActiveAnon", "active anonymous", "Of Red Hat's 2.4: of the programs, used lately."),
    kib("ActiveCache", "active cache", "Of Red Hat's 2.4: of the page cache, used lately."),
    kib("ReverseMaps", "reverse maps", "Of Linux 2.5: entries from pages to their users."),
];
