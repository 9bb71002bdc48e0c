use crate::{Source, analyze};

/// QEMU with the tables of a Dell server.
const POSING: &str = include_str!("../../../fixtures/dmidecode/dmidecode-3.4-qemu-posing-as-dell-t.txt");

/// The verdict, and the markers that led to it.
fn verdict(text: &str) -> (String, Vec<&'static str>) {
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert!(report.sections.iter().all(|section| section.format == "dmidecode"), "{text}");
    let machine = &report.machines[0];
    let summary = format!("{} {:?}", machine.summary, machine.platform);
    (summary, machine.evidence.iter().map(|it| it.marker).collect())
}

#[test]
fn a_faked_board_is_no_bare_metal() {
    let (summary, markers) = verdict(POSING);
    assert_eq!(markers, ["dmidecode/by-qemu", "dmidecode/virtual-machine"]);
    assert_eq!(summary, "Undecided between Xen, KVM and QEMU None");
    let source = Source::from_text(POSING);
    let report = analyze(&source);
    assert!(report.sections[0].notes.is_empty(), "{:?}", report.sections[0].notes);
    assert_eq!(report.sections[0].tool.as_deref(), Some("dmidecode 3.4"));
    assert_eq!(report.sections.len(), 1);
}

#[test]
fn keywords_and_answers() {
    for text in [
        "system-manufacturer: Xen\nsystem-product-name: HVM domU\nbios-version: 4.11.amazon\n",
        "# dmidecode -s system-manufacturer; dmidecode -s system-product-name; dmidecode -s bios-version\nXen\nHVM domU\n4.11.amazon\n",
        "System Information\n\tManufacturer: Xen\n\tProduct Name: HVM domU\n\tVersion: 4.11.amazon\n\nBIOS Information\n\tVersion: 4.11.amazon\n",
    ] {
        let (summary, markers) = verdict(text);
        assert_eq!(markers, ["dmidecode/board"], "{text}");
        assert_eq!(
            summary, "Possibly: Xen guest: HVM or HVM with PV drivers or PVHVM on Amazon EC2 Some(\"amazon-ec2\")",
            "{text}"
        );
    }
}

#[test]
fn what_grep_left_of_the_block_that_was_asked_for() {
    for command in ["# dmidecode -t system | grep -iE 'man|prod'", "dmidecode --type 1|grep -A2 Manufacturer"] {
        let (summary, markers) = verdict(&format!("{command}\n\tManufacturer: Xen\n\tProduct Name: HVM domU\n"));
        assert_eq!(markers, ["dmidecode/board"], "{command}");
        assert_eq!(summary, "Possibly: Xen guest: HVM or HVM with PV drivers or PVHVM None", "{command}");
    }
    // Blocks of other types have the same keys.
    for command in ["# dmidecode | grep Manufacturer", "# dmidecode -t 17 | grep Manufacturer"] {
        let text = format!("{command}\n\tManufacturer: Xen\n");
        let source = Source::from_text(&text);
        assert!(analyze(&source).sections.is_empty(), "{command}");
    }
}

#[test]
fn one_answer_to_one_question() {
    let text = "\
# dmidecode -s system-product-name
# SMBIOS implementations newer than version 2.8 are not
# fully supported by this version of dmidecode.
PowerEdge R740
and something else
";
    let source = Source::from_text(text);
    let report = analyze(&source);
    let section = &report.sections[0];
    assert_eq!(
        (section.fields[0].name.as_ref(), section.fields[0].value.as_ref()),
        ("system-product-name", "PowerEdge R740")
    );
    assert_eq!((section.last_line, report.unrecognized[0].first_line), (4, 5));
    let (summary, _) = verdict("$ sudo dmidecode -s system-manufacturer\nDell Inc.\n");
    assert_eq!(summary, "Likely: Bare metal None");
}

#[test]
fn no_tables() {
    let text = "# dmidecode 3.4\nScanning /dev/mem for entry point.\n# No SMBIOS nor DMI entry point found, sorry.\n";
    let (_, markers) = verdict(text);
    assert_eq!(markers, ["dmidecode/no-tables"]);
}

#[test]
fn indented_prose_and_other_blocks_are_left_alone() {
    let source = Source::from_text("System Information\nis important\n\nManufacturer: QEMU\n");
    assert!(analyze(&source).sections.is_empty());
    let text = "System Information\n\tManufacturer: QEMU\n\n    and then it crashed\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!((report.sections[0].last_line, report.unrecognized[0].first_line), (2, 4));
}

#[test]
fn a_structure_may_have_several_blocks() {
    let text = "Handle 0x0A00, DMI type 10, 10 bytes.\nOn Board Device 1 Information\n\tType: Video\nOn Board Device 2 Information\n\
                \tType: Ethernet\n\nHandle 0x0B00, DMI type 1, 27 bytes.\nSystem Information\n\tManufacturer: Dell Inc.\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!((report.sections.len(), report.sections[0].last_line, report.sections[0].notes.len()), (1, 9, 0));
}

#[test]
fn old_releases_indent_their_blocks() {
    let text = "# dmidecode 2.2\nSMBIOS 2.3 present.\nHandle 0x0001\n\tDMI type 1, 25 bytes.\n\tSystem Information\n\
                \t\tManufacturer: VMware, Inc.\n\t\tProduct Name: VMware Virtual Platform\n";
    let (summary, _) = verdict(text);
    assert_eq!(summary, "Likely: VMware guest None");
}
