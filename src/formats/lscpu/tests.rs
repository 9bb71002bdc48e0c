use crate::{Source, analyze};

/// A Xen PV guest.
const WHOLE: &str = include_str!("../../../fixtures/lscpu/util-linux-2.38-xen-pv-guest-fr_FR.txt");

fn verdict(text: &str) -> String {
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!(report.sections[0].format, "lscpu", "{text}");
    let machine = &report.machines[0];
    let markers: Vec<_> = machine.evidence.iter().map(|it| it.marker).collect();
    let mode = machine.mode_candidates.join("|");
    format!("{} {mode} {} {} {}", machine.hypervisor, machine.role, machine.confidence, markers.join(" "))
}

fn xen(kind: &str) -> String {
    format!("Hypervisor vendor:   Xen\nVirtualization type: {kind}\n")
}

#[test]
fn xen_has_three_types() {
    assert_eq!(verdict(&xen("none")), "xen pv|pvh dom0 possible lscpu/xen-none lscpu/hypervisor-vendor-xen");
    assert_eq!(verdict(&xen("para")), "xen pv unknown likely lscpu/xen-para lscpu/hypervisor-vendor-xen");
    assert_eq!(
        verdict(&xen("full")),
        "xen pvh|hvm|hvm-pv-drivers|pvhvm unknown possible lscpu/xen-full lscpu/hypervisor-vendor-xen"
    );
    let x86 = format!("{}Flags: fpu vme popcnt hypervisor lahf_lm\n", xen("none"));
    assert_eq!(verdict(&x86), "xen pv dom0 certain lscpu/xen-none cpuinfo/hypervisor-flag lscpu/hypervisor-vendor-xen");
    // Elsewhere the type is always the same and says nothing.
    assert_eq!(
        verdict("Hypervisor vendor:   KVM\nVirtualization type: full\n"),
        "kvm  guest likely lscpu/hypervisor-vendor"
    );
}

#[test]
fn other_languages() {
    // From a course's page.
    let german = "Sockel:                  2\nNUMA-Knoten:             1\nAnbieterkennung:         GenuineIntel\nCPU MHz:                 2903.998\nHypervisor-Anbieter:     VMware\nVirtualisierungstyp:     voll\n";
    assert_eq!(verdict(german), "vmware  guest likely lscpu/hypervisor-vendor");
    // Made up: the words are those of util-linux' catalogues.
    let dom0 = "Hypervisor-Anbieter:    Xen\nVirtualisierungstyp:    kein\n";
    assert_eq!(verdict(dom0), "xen pv|pvh dom0 possible lscpu/xen-none lscpu/hypervisor-vendor-xen");
    let french = "Constructeur d'hyperviseur\u{a0}:         KVM\nType de virtualisation\u{a0}:      complet\n";
    assert_eq!(verdict(french), "kvm  guest likely lscpu/hypervisor-vendor");
    let chinese = "CPU:             2\n在线 CPU 列表：  0,1\n厂商 ID：        GenuineIntel\n超管理器厂商：   KVM\n虚拟化类型：     完全\n";
    assert_eq!(verdict(chinese), "kvm  guest likely lscpu/hypervisor-vendor");
}

#[test]
fn every_key_is_known() {
    let source = Source::from_text(WHOLE);
    let report = analyze(&source);
    let section = &report.sections[0];
    assert!(section.notes.is_empty(), "{:?}", section.notes);
    assert_eq!((report.sections.len(), report.unrecognized.len()), (1, 0));
    assert_eq!(
        serde_json::to_string(&report.machines[0].facts).unwrap(),
        r#"{"cpus":1,"processor":"AMD Opteron 23xx (Gen 3 Class Opteron)"}"#
    );
    assert_eq!(report.machines[0].hypervisor, "xen");
}

#[test]
fn flags_that_a_terminal_broke() {
    let text = "Vendor ID:                   GenuineIntel\n  Model name:                Intel Xeon Processor (Skylake, IBRS)\n    BogoMIPS:                5187,81\n    Flags:                   fpu vme de pse tsc x2a\n                             pic movbe popcnt hyper\n                             visor lahf_lm abm\n";
    assert_eq!(verdict(text), "unknown  unknown unknown cpuinfo/hypervisor-flag");
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!((report.sections[0].last_line, report.sections[0].notes.len()), (6, 0));
    assert_eq!(report.sections[0].fields[2].value, "5187,81");
}

#[test]
fn json_and_table() {
    let json = "{\n   \"lscpu\": [\n      {\n         \"field\": \"CPU(s):\",\n         \"data\": \"2\"\n      },{\n         \"field\": \"Hypervisor vendor:\",\n         \"data\": \"KVM\"\n      }\n   ]\n}\n";
    assert_eq!(verdict(json), "kvm  guest likely lscpu/hypervisor-vendor");
    let one_line = "{\n   \"lscpu\": [\n      { \"field\": \"Hypervisor vendor:\", \"data\": \"KVM\" }\n   ]\n}\n";
    assert_eq!(verdict(one_line), "kvm  guest likely lscpu/hypervisor-vendor");
    let source = Source::from_text(json);
    let report = analyze(&source);
    assert_eq!((report.sections.len(), report.sections[0].last_line), (1, 11));
    let table = "CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE    MAXMHZ\n  0    0      0    0 0:0:0:0          yes 3500.0000\n  1    0      0    1 1:1:1:0           no         -\n";
    let source = Source::from_text(table);
    let report = analyze(&source);
    let rows = serde_json::to_string(&report.sections[0].tables[0].rows).unwrap();
    assert_eq!(rows, r#"[[0,0,0,0,"0:0:0:0","yes",3500],[1,0,0,1,"1:1:1:0","no",null]]"#);
    assert_eq!(serde_json::to_string(&report.machines[0].facts).unwrap(), r#"{"cpus":1}"#);
}

#[test]
fn keys_of_others_are_left_alone() {
    for text in [
        "Model: X\nFlags: broadcast\n",
        "Architecture: x86_64\n",
        "CPU: fast\n",
        "CPU: X (2400.05-MHz)\nHypervisor: X\n",
    ] {
        let source = Source::from_text(text);
        assert!(analyze(&source).sections.is_empty(), "{text}");
    }
}

#[test]
fn groups_whose_headings_lost_their_blanks() {
    let text = "Virtualization features:\n  Hypervisor vendor:     KVM\n  Virtualization type:   full\nCaches (sum of all):\n  L1d:                   64 KiB (2 instances)\nNUMA:\n  NUMA node(s):          1\nThanks:\nJo\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    let section = &report.sections[0];
    assert_eq!((report.sections.len(), section.first_line, section.last_line, section.notes.len()), (1, 2, 7, 0));
    assert_eq!(
        section.fields.iter().map(|it| &*it.value).collect::<Vec<_>>(),
        ["KVM", "full", "64 KiB (2 instances)", "1"]
    );
}

#[test]
fn keys_of_rhel_6() {
    let text = "Architecture:          x86_64\nCPU(s):                1\nCPU socket(s):         1\nVendor ID:             GenuineIntel\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert!(report.sections[0].notes.is_empty(), "{:?}", report.sections[0].notes);
}

#[test]
fn faults_below_a_heading_as_on_a_terminal() {
    let text = "Architecture:            x86_64\nCPU(s):                  2\nNUMA:                    \n  NUMA node(s):          1\nVulnerabilities:         \n  \
                Gather data sampling:  Not affected\n  Spec store bypass:     Mitigation; Speculative Store Bypass disabled via\nprctl\n  \
                Spectre v2:            Vulnerable, IBPB: disabled\n\nThanks\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    let section = &report.sections[0];
    assert_eq!((report.sections.len(), section.last_line), (1, 9));
    let faults = section.fields.iter().filter(|it| it.entry.meaning.contains("protects against this fault"));
    let faults: Vec<String> = faults.map(|it| format!("{}: {}", it.name, it.value)).collect();
    assert_eq!(
        faults,
        [
            "Vulnerability Gather data sampling: Not affected",
            "Vulnerability Spec store bypass: Mitigation; Speculative Store Bypass disabled via prctl",
            "Vulnerability Spectre v2: Vulnerable, IBPB: disabled"
        ]
    );
}
