use crate::{Source, analyze};

/// What is read, in short: each section's form, value, and the verdict.
fn read(text: &str) -> Vec<String> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let sections = report.sections.iter().map(|section| {
        let value = section.fields.first().map_or_else(|| "-".into(), |field| field.value.to_string());
        let set: Vec<String> = section.flags.iter().filter(|flag| flag.set).map(|flag| flag.bit.to_string()).collect();
        format!("{} {value} [{}]", section.format, set.join(" "))
    });
    let machines = report.machines.iter().map(|machine| {
        format!("{} {:?} {} {}", machine.hypervisor, machine.mode_candidates, machine.role, machine.confidence)
    });
    sections.chain(machines).collect()
}

#[test]
fn the_five_names_of_the_wiki() {
    let source = Source::from_text(super::FORMAT.sample);
    let report = analyze(&source);
    let names: Vec<&str> =
        report.sections[0].flags.iter().filter(|flag| flag.set).map(|flag| flag.name.as_ref()).collect();
    assert_eq!(
        names,
        ["writable_page_tables", "auto_translated_physmap", "hvm_callback_vector", "hvm_safe_pvclock", "hvm_pirqs"]
    );
    assert_eq!(report.sections[0].fields[0].value, "00000705");
    assert_eq!(report.machines[0].mode_candidates, ["hvm", "hvm-pv-drivers", "pvhvm"]);
    assert_eq!(report.machines[0].role, "guest");
    assert!(report.sections[0].notes.is_empty());
}

#[test]
fn every_way_to_show_the_value() {
    let wanted = ["xen-features 000228f0 [4 5 6 7 11 13 17]", r#"xen ["pv"] dom0 certain"#];
    for text in [
        "# cat /sys/hypervisor/properties/features\n000228f0\n",
        "root@dom0:~# cat /sys/hypervisor/properties/features\n000228f0\nroot@dom0:~# \n",
        "> cat /sys/hypervisor/properties/features\n000228f0\n",
        "Xen features: 000228f0\n",
        "xen_features = 000228f0\n",
        "Virtualization XEN, found /sys/hypervisor/properties/features with value 000228f0, XENFEAT_dom0 (indicating \
         the 'hardware domain') is set.\n",
    ] {
        assert_eq!(read(text), wanted, "{text}");
    }
    assert_eq!(read("xen-features: 0x705")[0], "xen-features 0x705 [0 2 8 9 10]");
    assert_eq!(read("Xen features: 000002705")[0], "xen-features 000002705 [0 2 8 9 10 13]");
}

#[test]
fn a_number_alone_hints() {
    assert_eq!(read("000228f0\n"), ["xen-features 000228f0 [4 5 6 7 11 13 17]", r#"xen ["pv"] dom0 likely"#]);
    assert_eq!(read("It says\n\n00000705\n\nWhat is it?\n")[0], "xen-features 00000705 [0 2 8 9 10]");
    assert_eq!(read("0x705")[0], "xen-features 0x705 [0 2 8 9 10]");
    assert_eq!(read("000002705")[0], "xen-features 000002705 [0 2 8 9 10 13]");
    // A number with bits that no release defines is shown, and proves nothing.
    assert_eq!(read("deadbeef").last().unwrap(), r#"unknown [] unknown unknown"#);
}

#[test]
fn other_numbers_are_left_alone() {
    for text in [
        "commit\n\ndeadbeef\n\nfixes it\n",
        "$ git rev-parse --short=8 HEAD\n00012305\n",
        "00000000 7f 45 4c 46 02 01 01 00\n00000010 02 00 3e 00\n00000020\n",
        "The value 00000705 means HVM.\n",
        "00000705\n00002705\n",
        "705\n",
        "enabled: yes\n",
        "features: 00000705\n",
        "1234567890\n",
        "d41d8cd98f00b204e9800998ecf8427e\n",
        "/sys/hypervisor/properties/features with value\n",
    ] {
        assert!(read(text).iter().all(|line| !line.starts_with("xen-features")), "{text}: {:?}", read(text));
    }
}

#[test]
fn names_without_the_number_leave_the_rest_open() {
    let text = "enabled: auto_translated_physmap\nenabled: hvm_callback_vector\nenabled: hvm_safe_pvclock\n\
                enabled: hvm_pirqs\nenabled: something_new\n";
    assert_eq!(read(text), ["xen-features - [2 8 9 10]", r#"xen ["hvm", "hvm-pv-drivers", "pvhvm"] guest possible"#]);
}

#[test]
fn hvm_and_pvh_look_alike_since_xen_4_19() {
    let text = "# cat /sys/hypervisor/properties/features\n001d2305\n";
    assert_eq!(read(text)[1], r#"xen ["pvh", "hvm", "hvm-pv-drivers", "pvhvm"] guest possible"#);
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!(report.machines[0].ask[0].command, "grep -H . /sys/hypervisor/guest_type");
}
