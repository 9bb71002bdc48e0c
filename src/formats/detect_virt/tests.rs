use crate::{Source, analyze};

/// `hypervisor/mode/role confidence, nested` of the first machine.
fn verdict(text: &str) -> String {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let machine = &report.machines[0];
    let mode = machine.mode.unwrap_or("-");
    format!(
        "{}/{mode}/{} {}, {}",
        machine.hypervisor,
        machine.role,
        machine.confidence,
        machine.nested_in.unwrap_or("-")
    )
}

/// From an issue of systemd (28113): the word is wrong, the log is right.
const XEN_DOM0: &str = "\
# SYSTEMD_LOG_LEVEL=debug systemd-detect-virt
No virtualization found in DMI vendor table.
Virtualization XEN found (/proc/xen exists)
Virtualization XEN, found /sys/hypervisor/properties/features with value 000228f0, XENFEAT_dom0 (indicating the 'hardware domain') is set.
Virtualization found, CPUID=
Unknown virtualization with CPUID=. Add to vm_table[]?
Found VM virtualization vm-other
vm-other
";

#[test]
fn the_log_is_right_where_the_word_is_wrong() {
    assert_eq!(verdict(XEN_DOM0), "xen/pv/dom0 certain, -");
    assert_eq!(verdict(super::FORMAT.sample), "xen/pv/dom0 certain, qemu");
}

#[test]
fn a_word_behind_the_command() {
    for (text, expected) in [
        ("$ systemd-detect-virt\nkvm\n", "kvm/-/guest likely, -"),
        ("$ systemd-detect-virt\nnone\n", "none/-/bare-metal likely, -"),
        ("[root@web01 ~]# systemd-detect-virt -v\nxen\n", "xen/-/unknown possible, -"),
        ("$ systemd-detect-virt --vm; echo x\nmicrosoft\n", "hyper-v/-/guest likely, -"),
        ("$ systemd-detect-virt\nvm-other\n", "unknown/-/unknown unknown, -"),
    ] {
        assert_eq!(verdict(text), expected, "{text}");
    }
}

#[test]
fn none_of_a_container_is_not_none_of_a_machine() {
    let text =
        "$ systemd-detect-virt; systemd-detect-virt -v; systemd-detect-virt -c\nqemu\nrc=0\nqemu\nrc=0\nnone\nrc=1\n";
    assert_eq!(verdict(text), "qemu/-/guest likely, -");
    let source = Source::from_text("$ systemd-detect-virt -c\nnone\n");
    let report = analyze(&source);
    assert_eq!(report.sections[0].fields[0].value, "none");
    assert!(report.machines.iter().all(|machine| machine.evidence.is_empty()), "{:?}", report.machines);
}

#[test]
fn a_container_is_named() {
    let source = Source::from_text("$ systemd-detect-virt\ndocker\n");
    let report = analyze(&source);
    assert_eq!((report.machines[0].container, report.machines[0].hypervisor), (Some("docker"), "unknown"));
}

#[test]
fn a_word_alone_is_only_a_word() {
    for text in ["kvm\n", "none\n", "$ systemd-detect-virt --list\nnone\nkvm\namazon\nqemu\n", "$ hostname\nxen\n"] {
        let source = Source::from_text(text);
        assert!(analyze(&source).sections.is_empty(), "{text}");
    }
}
