use crate::{Source, analyze};

fn verdict(text: &str) -> String {
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!(report.sections[0].format, "cpuinfo", "{text}");
    assert!(report.sections[0].notes.is_empty(), "{:?}", report.sections[0].notes);
    let machine = &report.machines[0];
    let markers: Vec<_> = machine.evidence.iter().map(|it| it.marker).collect();
    let cpus = machine.facts.get("cpus").map(|value| serde_json::to_string(value).unwrap());
    format!("{} {} {:?} {}", machine.hypervisor, machine.confidence, cpus, markers.join(" "))
}

#[test]
fn a_hidden_hypervisor_is_not_taken_for_bare_metal() {
    assert_eq!(verdict(super::FORMAT.sample), "unknown unknown Some(\"1\") ");
    let real = super::FORMAT.sample.replace(" lahf_lm ", " aperfmperf lahf_lm ");
    assert_eq!(verdict(&real), "none likely Some(\"1\") cpuinfo/no-hypervisor-flag");
}

#[test]
fn blocks_are_counted_and_flags_found() {
    let block = "processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: QEMU Virtual CPU version 2.5+\nflags\t\t: fpu popcnt hypervisor lahf_lm\n";
    let text = format!("{block}\n{}", block.replace(": 0", ": 1"));
    let markers = "cpuinfo/hypervisor-flag cpuinfo/model-name";
    assert_eq!(verdict(&text), format!("unknown possible Some(\"2\") {markers}"));
    // A terminal broke the line within the word, and blanks stand for tabs.
    let broken =
        "model name      : AMD EPYC Processor\nflags           : fpu vme popcnt hyper\nvisor lahf_lm\nabm sse4a\n";
    assert_eq!(verdict(broken), "unknown unknown None cpuinfo/hypervisor-flag");
}

#[test]
fn other_keys_are_left_alone() {
    for text in
        ["machine                : x86_64\n", "flags: fpu\n", "model name is important: yes\n", "processor : fast\n"]
    {
        let source = Source::from_text(text);
        assert!(analyze(&source).sections.is_empty(), "{text}");
    }
}

#[test]
fn blocks_of_32_bit_kernels_are_whole() {
    let block = "processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: Pentium\nfdiv_bug\t: no\nhlt_bug\t\t: no\nf00f_bug\t: no\n\
                 coma_bug\t: no\nfpu\t\t: yes\nflags\t\t: fpu sse\n\n";
    let text = format!("{block}{}", block.replace(": 0", ": 1"));
    assert_eq!(verdict(&text), "unknown unknown Some(\"2\") ");
}

#[test]
fn an_unknown_key_ends_no_block() {
    let text = "processor\t: 0\nvendor_id\t: X\nnew_key\t\t: 7\nmodel name\t: Y\n\nprocessor\t: 1\nvendor_id\t: X\nnew_key\t\t: 7\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!(report.sections.len(), 1);
    assert_eq!(report.sections[0].notes.len(), 1, "{:?}", report.sections[0].notes);
}

#[test]
fn blocks_of_arm_are_whole() {
    let block = "processor\t: 0\nBogoMIPS\t: 38.40\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\nCPU architecture: 8\n\
                 CPU variant\t: 0x0\nCPU part\t: 0xd03\nCPU revision\t: 4\n\n";
    let text = format!("{block}{}Hardware\t: BCM2835\n", block.replace("r\t: 0\n", "r\t: 1\n"));
    for text in [text.clone(), text.replace('\t', "        ")] {
        let source = Source::from_text(&text);
        let report = analyze(&source);
        assert_eq!((report.sections.len(), report.sections[0].last_line), (1, 19), "{text}");
        let value =
            |name: &str| report.sections[0].fields.iter().find(|it| it.name == name).map(|it| it.value.to_string());
        assert_eq!((value("CPU part").as_deref(), value("cpus").as_deref()), (Some("0xd03"), Some("2")));
    }
}
