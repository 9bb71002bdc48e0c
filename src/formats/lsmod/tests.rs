use crate::{Source, analyze};

fn verdict(text: &str) -> String {
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!(report.sections[0].format, "lsmod");
    let machine = &report.machines[0];
    let markers: Vec<_> = machine.evidence.iter().map(|it| it.marker).collect();
    format!("{} {} {} {}", machine.hypervisor, machine.role, machine.confidence, markers.join(" "))
}

const HEADING: &str = "Module                  Size  Used by\n";

#[test]
fn modules_that_load_nowhere_else() {
    for (rows, expected) in [
        (
            "xen_blkfront           49152  3\nvirtio_blk             28672  0\n",
            "xen guest possible lsmod/xen lsmod/xen-frontend",
        ),
        // A dom0 has them loaded and not in use, as its initramfs brought them.
        ("xen_blkfront           49152  0\n", "xen unknown possible lsmod/xen"),
        // A driver domain, as each of Qubes OS could be one.
        (
            "xen_netback            73728  0\nxen_blkfront  49152  6\n",
            "xen unknown possible lsmod/xen lsmod/xen-backend lsmod/xen-frontend",
        ),
        ("vmw_vmci               90112  1 vmw_vsock_vmci_transport\n", "unknown unknown unknown "),
        ("xen_netback            73728  0\nxen_evtchn  16384  1\n", "xen dom0 possible lsmod/xen lsmod/xen-backend"),
        (
            "kvm_amd               163840  0\nkvm  1146880  1 kvm_amd\nvirtio_blk  28672  0\n",
            "unknown unknown unknown ",
        ),
        ("kvm_intel             458752  4\n", "unknown unknown unknown lsmod/kvm-in-use"),
        ("hv_vmbus              163840  9 hv_netvsc,hv_storvsc\n", "hyper-v guest likely lsmod/of-board"),
        ("vboxguest              49152  0\n", "virtualbox guest likely lsmod/of-board"),
    ] {
        assert_eq!(verdict(&format!("{HEADING}{rows}")), expected, "{rows}");
    }
}

#[test]
fn rows_of_every_form() {
    let cells = |text: &str| {
        let source = Source::from_text(text);
        let report = analyze(&source);
        let section = &report.sections[0];
        assert!(section.notes.is_empty() && section.format == "lsmod");
        serde_json::to_string(&section.tables[0].rows).unwrap()
    };
    let text = format!("{HEADING}xt_CHECKSUM  16384  1\nlibahci   49152  2 ata_piix,ahci\nunix  1  -2\n");
    assert_eq!(
        cells(&text),
        r#"[["xt_CHECKSUM",16384,1,null],["libahci",49152,2,"ata_piix,ahci"],["unix",1,-2,null]]"#
    );
    let proc = "kvm_amd 208896 1 - Loading 0xffffffffc09af000\nccp 118784 1 kvm_amd, Live 0xffffffffc0991000\n";
    assert_eq!(cells(proc), r#"[["kvm_amd",208896,1,null],["ccp",118784,1,"kvm_amd"]]"#);
    assert_eq!(cells("# lsmod | grep xen\nxen_netfront           49152  0\n"), r#"[["xen_netfront",49152,0,null]]"#);
}

#[test]
fn other_tables_are_left_alone() {
    let source = Source::from_text("sda 100 200\nxen_netfront 49152 0\n");
    assert!(analyze(&source).sections.is_empty());
}
