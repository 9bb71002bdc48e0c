use crate::{Source, analyze};

fn verdict(text: &str) -> String {
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!(report.sections[0].format, "lspci", "{text}");
    let machine = &report.machines[0];
    let markers: Vec<_> = machine.evidence.iter().map(|it| it.marker).collect();
    format!("{} {} {}", machine.summary, machine.confidence, markers.join(" "))
}

#[test]
fn devices_in_every_form() {
    for (text, expected) in [
        (
            "00:02.0 Unassigned class [ff80]: XenSource, Inc. Xen Platform Device [5853:0001] (rev 01)\n",
            "Possibly: Xen guest: HVM or HVM with PV drivers or PVHVM possible lspci/xen-platform",
        ),
        (
            "0000:00:02.0 ff80: 5853:0001 (rev 01)\n",
            "Possibly: Xen guest: HVM or HVM with PV drivers or PVHVM possible lspci/xen-platform",
        ),
        (
            "00:07.7 System peripheral: VMware Virtual Machine Communication Interface (rev 10)\n",
            "Likely: VMware guest likely lspci/device",
        ),
        (
            "00:08.0 VGA compatible controller [0300]: Microsoft Corporation Hyper-V virtual VGA [1414:5353]\n",
            "Likely: Hyper-V guest likely lspci/device",
        ),
        (
            "00:04.0 \"System peripheral\" \"InnoTek Systemberatung GmbH\" \"VirtualBox Guest Service\" -p00 \"\" \"\"\n",
            "Likely: VirtualBox guest likely lspci/device",
        ),
    ] {
        assert_eq!(verdict(text), expected, "{text}");
    }
}

/// Nothing that a board shows makes the answer certain: it may be the machine around Xen.
#[test]
fn a_board_is_never_certain() {
    assert_eq!(
        verdict(super::FORMAT.sample),
        "Undecided between Xen, KVM and QEMU possible lspci/by-qemu lspci/device"
    );
}

#[test]
fn rows_know_their_driver() {
    let source = Source::from_text(super::FORMAT.sample);
    let report = analyze(&source);
    let section = &report.sections[0];
    assert!(section.notes.is_empty(), "{:?}", section.notes);
    let rows = serde_json::to_value(&section.tables[0].rows).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 4);
    assert_eq!(rows[2][0], "00:01.1");
    assert_eq!(rows[2][1], "IDE interface");
    assert_eq!(rows[2][3], "ata_piix");
    assert_eq!(rows[0][3], serde_json::Value::Null);
}

#[test]
fn the_tree() {
    let text = "-[0000:00]-+-00.0  Intel Corporation 440FX - 82441FX PMC [Natoma]\n           +-02.0  Red Hat, Inc. Virtio network device\n           +-1c.0-[01]----00.0  Realtek Semiconductor Co., Ltd. RTL8111\n           \\-1f.3  Intel Corporation 82801I (ICH9 Family) SMBus Controller\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    let rows = serde_json::to_value(&report.sections[0].tables[0].rows).unwrap();
    assert_eq!(rows[0][0], "00.0");
    assert_eq!(rows[1][2], "Red Hat, Inc. Virtio network device");
    assert_eq!((&rows[2][0], &rows[3][0]), (&"00.0".into(), &"1f.3".into()));
    let network = report.machines[0].subsystems.iter().find(|part| part.name == "network").unwrap();
    assert_eq!(network.state, "paravirtualized");
}

#[test]
fn times_are_no_addresses() {
    for text in ["12:30.5 start: now\n", "10:00.9 a: b\n", "00:1f.3\n"] {
        let source = Source::from_text(text);
        assert!(analyze(&source).sections.is_empty(), "{text}");
    }
}

#[test]
fn addresses_are_no_line_numbers() {
    let text = "00:1f.3 SMBus: Intel Corporation 631xESB\n01:01.0 VGA compatible controller: ATI ES1000\n\
                02:00.0 PCI bridge: Intel Corporation 80333\n03:00.0 PCI bridge: Intel Corporation 80333\n04:0e.0 RAID bus controller: Adaptec\n";
    let source = crate::Source::from_text(text);
    let report = crate::analyze(&source);
    assert_eq!((report.sections.len(), report.sections[0].tables[0].rows.len()), (1, 5));
    assert!(report.input.repairs.is_empty());
}
