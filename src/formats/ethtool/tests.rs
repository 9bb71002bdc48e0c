use crate::{Source, analyze};

fn driver(name: &str, bus: &str) -> String {
    format!(
        "driver: {name}\nversion: 6.1.0\nfirmware-version: \nexpansion-rom-version: \nbus-info: {bus}\nsupports-statistics: yes\n"
    )
}

#[test]
fn keys_and_values_are_read_and_empty_ones_left_out() {
    let text = format!("$ ethtool -i enX0\n{}", super::FORMAT.sample);
    let source = Source::from_text(&text);
    let report = analyze(&source);
    let section = &report.sections[0];
    assert_eq!(section.title, "ethtool -i enX0");
    let fields: Vec<_> = section.fields.iter().map(|field| (field.name.as_ref(), field.value.as_ref())).collect();
    assert_eq!(fields[..3], [("driver", "vif"), ("version", "6.1.0-50-amd64"), ("bus-info", "vif-0")]);
    assert_eq!(section.fields.len(), 8);
}

#[test]
fn the_driver_tells_the_hypervisor_or_the_cloud() {
    let of = |name: &str, bus: &str| {
        let text = driver(name, bus);
        let source = Source::from_text(&text);
        let report = analyze(&source);
        let machine = &report.machines[0];
        (machine.hypervisor, machine.role, machine.platform)
    };
    assert_eq!(of("vif", "vif-0"), ("xen", "unknown", None));
    // The backend of device 0 of domain 3 is in dom0.
    assert_eq!(of("vif", "vif-3-0"), ("xen", "dom0", None));
    assert_eq!(of("hv_netvsc", "").0, "hyper-v");
    assert_eq!(of("ena", "0000:00:05.0").2, Some("amazon-ec2"));
    // virtio is offered by many, and Intel's hardware may be real.
    assert_eq!(of("virtio_net", "0000:00:07.0").0, "unknown");
    assert_eq!(of("e1000e", "0000:00:02.0").0, "unknown");
}

#[test]
fn an_emulated_device_is_a_fault_in_a_guest_only() {
    let fired = |before: &str, name: &str| {
        let text = format!("{before}{}", driver(name, "0000:00:03.0"));
        let source = Source::from_text(&text);
        analyze(&source).findings.iter().any(|finding| finding.rule == "ethtool/emulated-nic")
    };
    let guest = "[    0.000000] Linux version 6.1.0\n[    0.000000] Hypervisor detected: KVM\n";
    assert!(fired(guest, "e1000"));
    assert!(!fired(guest, "virtio_net"));
    assert!(!fired("", "e1000"));
}

#[test]
fn each_interface_is_a_section() {
    let text = format!("{}{}", driver("vif", "vif-0"), driver("e1000e", "0000:00:02.0"));
    let source = Source::from_text(&text);
    assert_eq!(analyze(&source).sections.len(), 2);
    for other in ["driver: the new one is here", "driver: nvidia\nloaded\n"] {
        assert!(analyze(&Source::from_text(other)).sections.is_empty(), "{other}");
    }
}
