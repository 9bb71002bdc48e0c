//! What `xl info` alone can show.

use std::borrow::Cow;

use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::scan;
use crate::section::{Fact, Section};
use crate::text::Span;
use crate::xen::hw_caps::HwCaps;
use crate::xen::{Release, capabilities, options};

use super::values;

const ID: &str = "xl-info";
const OPTIONS: &str = "docs/misc/xen-command-line, Xen 4.22";
const PRACTICE: &str = "Xen project, best practices for dom0; xl.conf(5), autoballoon";

const fn rule(id: &'static str, needs: &'static str, source: &'static str, check: fn(&Case<'_>) -> Outcome) -> Rule {
    Rule { id, needs, formats: &[ID], source, check, is_cause: false }
}

pub(super) static RULES: &[Rule] = &[
    rule("xl-info/dom0-memory-not-limited", "xl info", PRACTICE, |case| each(case, memory_not_limited)),
    rule("xl-info/dom0-takes-all-cpus", "xl info", PRACTICE, |case| each(case, all_cpus)),
    rule("xl-info/dom0-32-bit", "xl info", "Linux 5.9: 32-bit PV support removed", |case| each(case, dom0_32_bit)),
    rule("xl-info/claims-outstanding", "xl info, and again a minute later", "xl-claims in xl(1)", |case| {
        each(case, claims)
    }),
    rule("xl-info/node-full", "xl info -n", "xl info -n: numa_info", |case| each(case, node_full)),
    rule("xl-info/no-hvm", "xl info", "xen/arch/x86/hvm/hvm.c, hvm_enable", |case| each(case, no_hvm)),
    rule("xl-info/no-hap", "xl info of Xen 4.13 or newer", "tools/xl/xl_info.c, Xen 4.13", |case| each(case, no_hap)),
    rule("xl-info/iommu-missing", "xl info", OPTIONS, |case| each(case, iommu_missing)),
    rule("xl-info/mitigations-off", "xl info", OPTIONS, |case| each(case, mitigations_off)),
    rule("xl-info/console-synchronous", "xl info", OPTIONS, |case| each(case, console_synchronous)),
    rule("xl-info/xen-unsupported", "xl info", "SUPPORT.md of each stable branch of Xen", |case| {
        each(case, unsupported)
    }),
    rule("xl-info/xen-nested", "xl info", "xen/include/public/arch-x86/cpufeatureset.h", |case| each(case, nested)),
];

/// What a look at one section gives: not checked, nothing, or a fault.
enum Look {
    Missing,
    Fine,
    Fault(Severity, Cow<'static, str>, Cow<'static, str>, &'static str, Vec<Span>),
}

use Look::{Fine, Missing};

fn each(case: &Case<'_>, look: fn(&Info<'_>) -> Look) -> Outcome {
    let mut faults = Vec::new();
    let mut is_checked = false;
    for section in case.of(ID) {
        match look(&Info { case, section }) {
            Look::Missing => continue,
            Look::Fine => {}
            Look::Fault(severity, headline, detail, next, evidence) => {
                faults.push(Fault { severity, headline, detail, next: next.into(), evidence });
            }
        }
        is_checked = true;
    }
    if is_checked { faults.into() } else { Outcome::NotChecked }
}

/// One output.
struct Info<'a> {
    case: &'a Case<'a>,
    section: &'a Section,
}

impl<'a> Info<'a> {
    fn fact(&self, key: &str) -> Option<&'a Fact> {
        self.section.fact(key).filter(|fact| fact.text(self.case.source) != values::DENIED)
    }

    fn text(&self, key: &str) -> Option<(Cow<'a, str>, Span)> {
        self.fact(key).map(|fact| (fact.text(self.case.source), fact.span))
    }

    fn number(&self, key: &str) -> Option<(u64, Span)> {
        let (text, span) = self.text(key)?;
        Some((scan::count(&text)?, span))
    }

    fn release(&self) -> Option<(Release, Span)> {
        let facts = self.section.facts.iter().chain(&self.section.composed);
        let fact = facts.clone().find(|fact| fact.key == "xen_version")?;
        Some((Release::parse(&fact.text(self.case.source))?, fact.span))
    }

    fn is_arm(&self) -> bool {
        self.text("xen_caps").is_some_and(|(caps, _)| capabilities::is_arm(&caps))
    }

    fn hw_caps(&self) -> Option<HwCaps> {
        let (text, span) = self.text("hw_caps")?;
        HwCaps::read(text.split(':').map(|word| (word, span)), self.release().map(|(release, _)| release))
    }
}

/// Less free memory than this is little even for a small guest, in MiB.
const LITTLE_MEMORY: u64 = 256;

fn memory_not_limited(info: &Info<'_>) -> Look {
    let (Some((free, free_at)), Some((line, line_at))) = (info.number("free_memory"), info.text("xen_commandline"))
    else {
        return Missing;
    };
    if free >= LITTLE_MEMORY || options::last(&line, "dom0_mem").is_some() {
        return Fine;
    }
    Look::Fault(
        Severity::Notice,
        format!("Only {free} MiB are free, and dom0's memory is not limited").into(),
        "Without dom0_mem dom0 takes all memory at boot and gives some back whenever a guest starts. That is slow, can \
         fail, and leaves dom0 with tables sized for memory it no longer has."
            .into(),
        "Boot Xen with dom0_mem=<size>,max:<size> and set autoballoon=\"off\" in xl.conf.",
        vec![free_at, line_at],
    )
}

/// From so many CPUs on dom0 should not have one virtual CPU for each.
const MANY_CPUS: u64 = 8;

fn all_cpus(info: &Info<'_>) -> Look {
    let (Some((cpus, cpus_at)), Some((line, line_at))) = (info.number("nr_cpus"), info.text("xen_commandline")) else {
        return Missing;
    };
    if cpus < MANY_CPUS || options::last(&line, "dom0_max_vcpus").is_some() {
        return Fine;
    }
    Look::Fault(
        Severity::Info,
        format!("dom0 gets a virtual CPU for each of the {cpus} CPUs").into(),
        "Nothing limits dom0's virtual CPUs, so it competes with the guests on every CPU.".into(),
        "Boot Xen with dom0_max_vcpus=4 (or up to 8), and dom0_vcpus_pin where dom0 must always get its time.",
        vec![cpus_at, line_at],
    )
}

fn dom0_32_bit(info: &Info<'_>) -> Look {
    let Some((machine, at)) = info.text("machine") else { return Missing };
    if !values::is_32_bit(&machine) {
        return Fine;
    }
    Look::Fault(
        Severity::Notice,
        "dom0 runs a 32-bit kernel".into(),
        "A 32-bit dom0 has little memory of its own and slow system calls. Linux 5.9 and newer cannot run so.".into(),
        "Install a 64-bit dom0; 32-bit programs keep running on a 64-bit kernel.",
        vec![at],
    )
}

fn claims(info: &Info<'_>) -> Look {
    let Some((claims, at)) = info.number("outstanding_claims") else { return Missing };
    if claims == 0 {
        return Fine;
    }
    Look::Fault(
        Severity::Info,
        format!("{claims} MiB are promised to guests that are not built yet").into(),
        "A guest is just being built, or the memory was promised to one that never came; then nobody can use it."
            .into(),
        "Run xl claims and xl info again in a minute: the number must go back to 0.",
        vec![at],
    )
}

/// A node is full below this share of its memory, and has room above the other.
const FULL: f64 = 0.02;
const ROOMY: f64 = 0.10;

fn node_full(info: &Info<'_>) -> Look {
    let Some(table) = info.section.table("numa").filter(|table| table.rows.len() > 1) else { return Missing };
    let column = |xl, xm| table.numbers(xl).or_else(|| table.numbers(xm)).unwrap_or_default();
    let (sizes, free) = (column("memsize", "TotalMemory"), column("memfree", "FreeMemory"));
    let shares: Vec<f64> = free.iter().zip(sizes).map(|(free, size)| free / size).collect();
    let full = shares.iter().position(|&share| share < FULL);
    let (Some(full), true) = (full, shares.iter().any(|&share| share > ROOMY)) else { return Fine };
    let spans = table.column("memfree").or_else(|| table.column("FreeMemory")).map(|column| column.spans.clone());
    let at = spans.and_then(|spans| spans.get(full).copied());
    Look::Fault(
        Severity::Notice,
        format!("Node {full} has no free memory while other nodes have").into(),
        "A guest whose CPUs are on this node gets its memory from another one, and each access takes longer.".into(),
        "Start or migrate guests so that they fit into one node: cpus=\"node:N\", or a CPU pool per node (xl cpupool-numa-split).",
        at.into_iter().collect(),
    )
}

fn no_hvm(info: &Info<'_>) -> Look {
    let (virt, caps) = (info.text("virt_caps"), info.text("xen_caps"));
    if virt.is_none() && caps.is_none() {
        return Missing;
    }
    let has_hvm = virt.as_ref().is_some_and(|(virt, _)| scan::texts(virt).any(|word| word == "hvm"))
        || caps.as_ref().is_some_and(|(caps, _)| capabilities::has_hvm(caps));
    // Only words of x86 say that an x86 hypervisor has no HVM.
    let is_x86 = caps.as_ref().is_none_or(|(caps, _)| caps.contains("x86"));
    if has_hvm || info.is_arm() || !is_x86 {
        return Fine;
    }
    let processor = match info.hw_caps().and_then(|caps| caps.virtualization()) {
        Some(feature) => format!(" The processor has {feature}, so it is switched off."),
        None => String::new(),
    };
    Look::Fault(
        Severity::Notice,
        "This host cannot run HVM or PVH guests".into(),
        format!("Xen found no usable VT-x or AMD-V: only PV guests run here.{processor}").into(),
        "Switch virtualization on in the firmware (BIOS) and power the machine off once. In a virtual machine, let the \
         outer hypervisor pass it on.",
        [virt.map(|(_, at)| at), caps.map(|(_, at)| at)]
            .into_iter()
            .flatten()
            .filter(|span| span.start < span.end)
            .collect(),
    )
}

fn no_hap(info: &Info<'_>) -> Look {
    let (Some((virt, at)), Some((release, _))) = (info.text("virt_caps"), info.release()) else { return Missing };
    if release < Release::new(4, 13) {
        return Missing;
    }
    let has = |word| scan::texts(&virt).any(|it| it == word);
    if !has("hvm") || has("hap") || info.is_arm() {
        return Fine;
    }
    let option =
        info.text("xen_commandline").filter(|(line, _)| options::last(line, "hap").is_some_and(|it| it.is_off()));
    let why = if option.is_some() {
        "hap=0 on Xen's command line switches them off."
    } else {
        "The processor has none, or an outer hypervisor does not pass them on."
    };
    Look::Fault(
        Severity::Notice,
        "HVM guests run on software page tables, which is slow".into(),
        format!("virt_caps lacks hap: guest memory is not translated by the processor (EPT, NPT). {why}").into(),
        "Remove hap=0, or use a processor or an outer hypervisor with EPT or NPT.",
        [Some(at), option.map(|(_, at)| at)].into_iter().flatten().collect(),
    )
}

fn iommu_missing(info: &Info<'_>) -> Look {
    let (Some((virt, at)), Some((line, line_at))) = (info.text("virt_caps"), info.text("xen_commandline")) else {
        return Missing;
    };
    let has_iommu = scan::texts(&virt).any(|word| word.ends_with("_directio"));
    let asks = options::last(&line, "iommu").is_some_and(|it| !it.is_off() && !it.value.starts_with("no"));
    // Up to Xen 4.11 hvm_directio was printed without hvm too; since then it needs hvm or pv.
    if has_iommu || !asks || info.is_arm() {
        return Fine;
    }
    Look::Fault(
        Severity::Notice,
        "The IOMMU was asked for and is not in use".into(),
        "Xen's command line names iommu, and virt_caps has neither hvm_directio nor pv_directio: no device can be \
         passed through safely."
            .into(),
        "Switch VT-d or AMD-Vi on in the firmware, and look for I/O virtualisation in xl dmesg.",
        vec![at, line_at],
    )
}

fn mitigations_off(info: &Info<'_>) -> Look {
    let Some((line, at)) = info.text("xen_commandline") else { return Missing };
    let off = |name: &str| options::last(&line, name).is_some_and(|it| it.is_off() || it.value == "no-xen");
    let named: Vec<&str> = ["spec-ctrl", "bti", "xpti", "pv-l1tf"].into_iter().filter(|name| off(name)).collect();
    if named.is_empty() {
        return Fine;
    }
    Look::Fault(
        Severity::Notice,
        format!("Protection against speculative execution is switched off ({})", named.join(", ")).into(),
        "A guest may read memory of Xen and of other guests (Spectre, Meltdown and their kin).".into(),
        "Remove the option, unless every guest is trusted.",
        vec![at],
    )
}

fn console_synchronous(info: &Info<'_>) -> Look {
    let Some((line, at)) = info.text("xen_commandline") else { return Missing };
    if options::last(&line, "sync_console").is_none_or(|it| it.is_off()) {
        return Fine;
    }
    Look::Fault(
        Severity::Notice,
        "Xen waits for its console at each message".into(),
        "sync_console is meant for debugging: while a message goes out over the serial port, that CPU does nothing else."
            .into(),
        "Remove sync_console from Xen's command line.",
        vec![at],
    )
}

fn unsupported(info: &Info<'_>) -> Look {
    let Some((release, at)) = info.release() else { return Missing };
    let Some(ended) = release.security_support_ended() else { return Fine };
    let when = if ended.is_empty() { "years ago".to_owned() } else { format!("on {ended}") };
    Look::Fault(
        Severity::Notice,
        format!("Xen {release} gets no more security fixes from the Xen project").into(),
        format!("Its security support ended {when}. A distribution or maker may still mend it for a while.").into(),
        "Ask who maintains this build, or plan the step to a supported release.",
        vec![at],
    )
}

fn nested(info: &Info<'_>) -> Look {
    let Some(caps) = info.hw_caps().filter(|caps| caps.order().is_some()) else { return Missing };
    let Some(at) = caps.nested() else { return Fine };
    Look::Fault(
        Severity::Info,
        "Xen itself runs in a virtual machine".into(),
        "The processor that Xen sees says that a hypervisor is under it. Guests here are nested: slower, with times less \
         exact, and some abilities of the processor missing."
            .into(),
        "dmesg of dom0 (the DMI line) shows which hypervisor is outside.",
        vec![at],
    )
}
