use crate::{Source, analyze};

#[test]
fn the_sentence_decides_the_mode() {
    for (text, expected) in [
        ("Running in PV context on Xen V4.17.\n", "xen pv certain"),
        ("Running in PVH context on Xen V4.17.\n", "xen pvh certain"),
        ("Running in HVM context on Xen V4.2.\n", "xen pvh|hvm|hvm-pv-drivers|pvhvm possible"),
    ] {
        let source = Source::from_text(text);
        let report = analyze(&source);
        let machine = &report.machines[0];
        let verdict = format!("{} {} {}", machine.hypervisor, machine.mode_candidates.join("|"), machine.confidence);
        assert_eq!(verdict, expected);
        assert_eq!(machine.role, "unknown");
        assert_eq!(machine.facts.0[0].0, "hypervisorVersion");
    }
}

#[test]
fn not_on_xen_leaves_all_others() {
    let source = Source::from_text("Not running on Xen.\nrc=0\nNot running on Xen.\nrc=0\n");
    let report = analyze(&source);
    assert_eq!(report.sections[0].last_line, 4);
    let machine = &report.machines[0];
    assert_eq!((machine.hypervisor, machine.evidence.len()), ("unknown", 1));
    assert!(!machine.hypervisor_candidates.contains(&"xen"));
}

#[test]
fn prose_is_left_alone() {
    let source = Source::from_text("We are not running on Xen.\nRunning in PV context on Xen is fast.\n");
    assert!(analyze(&source).sections.is_empty());
}
