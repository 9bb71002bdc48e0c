//! The names of the bits, leaf by leaf of CPUID. An empty name is a bit that nobody defined.

use std::borrow::Cow;

/// A word of feature bits.
#[derive(Debug)]
pub(super) struct Leaf {
    /// Such as `CPUID 1.EDX`.
    pub(super) title: &'static str,
    /// From bit 0 up, one word per bit; `-` where a bit has no name.
    names: &'static str,
    /// Whether set bits are left unnamed, because the order of the words is not decided.
    is_open: bool,
}

const fn leaf(title: &'static str, names: &'static str) -> Leaf {
    Leaf { title, names, is_open: false }
}

impl Leaf {
    /// Whether the bit of this name is set.
    pub(super) fn has(&self, word: u32, name: &str) -> bool {
        self.names.split_ascii_whitespace().position(|it| it == name).is_some_and(|bit| word >> bit & 1 != 0)
    }

    /// The names of the bits that are set.
    pub(super) fn names(&self, word: u32) -> Vec<Cow<'static, str>> {
        if self.is_open {
            return Vec::new();
        }
        let mut names = self.names.split_ascii_whitespace();
        let named = (0..u32::BITS).map(|bit| (bit, names.next().filter(|name| *name != "-")));
        let set = named.filter(|(bit, _)| word & (1 << bit) != 0);
        set.map(|(bit, name)| name.map_or_else(|| Cow::Owned(format!("bit {bit}")), Cow::Borrowed)).collect()
    }
}

pub(super) static OPEN: Leaf = Leaf { title: "not decided", names: "", is_open: true };

pub(super) static L1_EDX: Leaf = leaf(
    "CPUID 1.EDX",
    "fpu vme de pse tsc msr pae mce cx8 apic - sysenter mtrr pge mca cmov pat pse36 psn clflush - ds acpi mmx fxsr sse \
     sse2 ss htt tm ia64 pbe",
);

pub(super) static L1_ECX: Leaf = leaf(
    "CPUID 1.ECX",
    "sse3 pclmulqdq dtes64 monitor ds-cpl vmx smx est tm2 ssse3 cntx-id sdbg fma cx16 xtpr pdcm - pcid dca sse4.1 \
     sse4.2 x2apic movbe popcnt tsc-deadline aesni xsave osxsave avx f16c rdrand hypervisor",
);

/// AMD repeats many bits of 1.EDX here.
pub(super) static E1_EDX: Leaf = leaf(
    "CPUID 0x80000001.EDX",
    "fpu vme de pse tsc msr pae mce cx8 apic - syscall mtrr pge mca cmov pat pse36 - mp nx - mmxext mmx fxsr ffxsr \
     1gb-pages rdtscp - lm 3dnowext 3dnow",
);

pub(super) static E1_ECX: Leaf = leaf(
    "CPUID 0x80000001.ECX",
    "lahf-lm cmp-legacy svm extapic cr8-legacy abm sse4a misalignsse 3dnowprefetch osvw ibs xop skinit wdt - lwp fma4 \
     tce - nodeid-msr - tbm topoext perfctr-core perfctr-nb - dbext perftsc pcx-l2i monitorx addr-msk-ext -",
);

pub(super) static TRANSMETA: Leaf = leaf("CPUID 0x80860001.EDX (Transmeta)", "recovery longrun - lrti");

pub(super) static VIA: Leaf =
    leaf("CPUID 0xC0000001.EDX (VIA)", "- - xstore xstore-en - - xcrypt xcrypt-en ace2 ace2-en phe phe-en pmm pmm-en");

/// Found out by Xen, not told by the processor. Bits 0 to 7 are gone by Xen 4.6.
pub(super) static SYNTHETIC: Leaf = leaf(
    "Xen's own marks",
    "cxmmx k6-mtrr cyrix-arr centaur-mcr k8 k7 p3 p4 constant-tsc nonstop-tsc arat arch-perfmon tsc-reliable xtopology \
     cpuid-faulting clflush-monitor",
);

pub(super) static XSAVE_EAX: Leaf = leaf("CPUID 0xD.1.EAX", "xsaveopt xsavec xgetbv1 xsaves xfd");

pub(super) static L7_EBX: Leaf = leaf(
    "CPUID 7.0.EBX",
    "fsgsbase tsc-adjust sgx bmi1 hle avx2 fdp-excp-only smep bmi2 erms invpcid rtm pqm no-fpu-sel mpx pqe avx512f \
     avx512dq rdseed adx smap avx512-ifma pcommit clflushopt clwb proc-trace avx512pf avx512er avx512cd sha avx512bw \
     avx512vl",
);

pub(super) static L7_ECX: Leaf = leaf(
    "CPUID 7.0.ECX",
    "prefetchwt1 avx512-vbmi umip pku ospke waitpkg avx512-vbmi2 cet-ss gfni vaes vpclmulqdq avx512-vnni avx512-bitalg \
     tme avx512-vpopcntdq - la57 - - - - - rdpid - bus-lock-detect cldemote - movdiri movdir64b enqcmd sgx-lc pks",
);

pub(super) static E7_EDX: Leaf = leaf("CPUID 0x80000007.EDX", "- - - - - - - hw-pstate itsc cpb efro");
