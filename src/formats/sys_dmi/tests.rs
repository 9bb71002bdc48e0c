use crate::{Source, analyze};

/// Field names and values, and the markers.
fn read(text: &str) -> (Vec<(String, String)>, Vec<&'static str>) {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let section = report.sections.iter().find(|section| section.format == "sys-dmi").expect(text);
    assert!(section.notes.is_empty(), "{text}: {:?}", section.notes);
    let fields = section.fields.iter().map(|it| (it.name.to_string(), it.value.to_string())).collect();
    let markers = report.machines.iter().flat_map(|machine| &machine.evidence).map(|it| it.marker).collect();
    (fields, markers)
}

#[test]
fn every_form_gives_the_same() {
    let expected = [
        ("sys_vendor", "QEMU"),
        ("product_name", "Standard PC (Q35 + ICH9, 2009)"),
        ("board", "QEMU Standard PC (Q35 + ICH9, 2009)"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    for text in [
        "/sys/class/dmi/id/sys_vendor:QEMU\n/sys/class/dmi/id/product_name:Standard PC (Q35 + ICH9, 2009)\n",
        "/sys/devices/virtual/dmi/id/sys_vendor:QEMU\n/sys/devices/virtual/dmi/id/product_name:Standard PC (Q35 + ICH9, 2009)\n",
        "sys_vendor: QEMU\nproduct_name: Standard PC (Q35 + ICH9, 2009)\n",
        "==> /sys/class/dmi/id/sys_vendor <==\nQEMU\n\n==> /sys/class/dmi/id/product_name <==\nStandard PC (Q35 + ICH9, 2009)\n",
        "$ cat /sys/class/dmi/id/{sys_vendor,product_name}\nQEMU\nStandard PC (Q35 + ICH9, 2009)\n",
        "$ cat /sys/class/dmi/id/product_uuid /sys/class/dmi/id/sys_vendor /sys/class/dmi/id/product_name\ncat: /sys/class/dmi/id/product_uuid: Permission denied\nQEMU\nStandard PC (Q35 + ICH9, 2009)\n",
    ] {
        let (fields, markers) = read(text);
        assert_eq!(fields, expected, "{text}");
        assert_eq!(markers, ["dmidecode/board"], "{text}");
    }
}

/// The command that the verdict itself asks for.
#[test]
fn the_answer_to_our_own_question() {
    let text = "$ systemd-detect-virt; cat /sys/class/dmi/id/sys_vendor /sys/class/dmi/id/product_name\nkvm\nDigitalOcean\nDroplet\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    let formats: Vec<_> = report.sections.iter().map(|it| (it.format, it.first_line, it.last_line)).collect();
    assert_eq!(formats, [("detect-virt", 2, 2), ("sys-dmi", 3, 4)]);
    let machine = &report.machines[0];
    assert_eq!((machine.hypervisor, machine.platform, machine.confidence), ("kvm", Some("digitalocean"), "likely"));
}

#[test]
fn a_fake_is_met_by_the_rest_of_the_tables() {
    let (fields, markers) = read(super::FORMAT.sample);
    assert_eq!(markers, ["dmidecode/by-qemu", "dmidecode/board"]);
    assert!(fields.iter().any(|(name, value)| name == "bios_version" && value == "4.11.amazon"));
}

#[test]
fn values_end_where_the_answer_ends() {
    let source = Source::from_text("$ cat /sys/class/dmi/id/sys_vendor\nDell Inc.\nThanks!\n");
    let report = analyze(&source);
    assert_eq!((report.sections[0].last_line, report.unrecognized[0].first_line), (2, 3));
    let source = Source::from_text("product_name: Widget\nprice: 3\n");
    assert!(analyze(&source).sections.is_empty());
}
