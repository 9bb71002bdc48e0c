use crate::{Source, analyze};

/// What is read, in short: the fields of each section, then the verdict.
fn read(text: &str) -> Vec<String> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let mut lines = Vec::new();
    for section in &report.sections {
        let fields: Vec<String> =
            section.fields.iter().map(|field| format!("{}={}", field.name, field.value)).collect();
        lines.push(format!("{} {}", section.format, fields.join(" ")));
    }
    for machine in &report.machines {
        let platform = machine.platform.unwrap_or("-");
        lines.push(format!("{} {:?} {} {platform}", machine.hypervisor, machine.mode_candidates, machine.role));
    }
    lines
}

#[test]
fn a_tree_of_paths() {
    let source = Source::from_text(super::FORMAT.sample);
    let report = analyze(&source);
    let section = &report.sections[0];
    let value = |name: &str| section.fields.iter().find(|field| field.name == name).unwrap().value.to_string();
    assert_eq!(value("guest_type"), "PV");
    assert_eq!(value("version"), "4.17.5");
    assert_eq!(value("features"), "000220f0");
    assert_eq!(value("compiler"), "x86_64-linux-gnu-gcc (Debian 12.2.0-14+deb12u1) 12.2.0");
    assert!(section.fields.iter().all(|field| !field.entry.meaning.is_empty()));
    assert!(section.notes.is_empty());
    assert_eq!(section.flags.iter().filter(|flag| flag.set).count(), 6);
    let machine = &report.machines[0];
    assert_eq!((machine.mode, machine.role, machine.confidence), (Some("pv"), "guest", "certain"));
    assert_eq!(serde_json::to_value(machine.facts.get("hypervisorVersion").unwrap()).unwrap(), "4.17.5");
}

#[test]
fn every_way_to_print_a_file() {
    let wanted = ["sysfs-hypervisor guest_type=PVH", r#"xen ["pvh"] unknown -"#];
    for text in [
        "/sys/hypervisor/guest_type:PVH\n",
        "/sys/hypervisor/guest_type: PVH\n",
        "/sys/hypervisor/guest_type PVH\n",
        "==> /sys/hypervisor/guest_type <==\nPVH\n",
        "== /sys/hypervisor/guest_type\nPVH\n",
        "/sys/hypervisor/guest_type\nPVH\n",
        "# cat /sys/hypervisor/guest_type\nPVH\n",
        "[root@h ~]# cat /sys/hypervisor/guest_type\nPVH\n[root@h ~]#\n",
        "> cat /sys/hypervisor/guest_type\nPVH\n",
    ] {
        let mut read = read(text);
        read.iter_mut().for_each(|line| *line = line.trim_end().to_owned());
        assert_eq!(read, wanted, "{text}");
    }
}

#[test]
fn answers_follow_the_command() {
    assert_eq!(
        read("# cat /sys/hypervisor/version/{major,minor,extra}\n4\n2\n.amazon\n"),
        [
            "sysfs-hypervisor major=4 minor=2 extra=.amazon version=4.2.amazon",
            "xen [\"pv\", \"pvh\", \"hvm\", \"hvm-pv-drivers\", \"pvhvm\"] guest amazon-ec2"
        ]
    );
    // A shell lists extra first.
    assert_eq!(
        read("$ cat /sys/hypervisor/version/*\n.5\n4\n17\n")[0],
        "sysfs-hypervisor extra=.5 major=4 minor=17 version=4.17.5"
    );
    // An old kernel has no guest_type; the build id has no line end.
    let text = "# cat /sys/hypervisor/* /sys/hypervisor/properties/*\n\
                cat: /sys/hypervisor/compilation: Is a directory\nxen\nec2f58e4-9a3f-2f1b-8c44-0123456789ab\n\
                <denied>xen-3.0-x86_64 hvm-3.0-x86_32 \n\n00002705\n1000\n0\n";
    assert_eq!(
        read(text)[0],
        "sysfs-hypervisor type=xen uuid=ec2f58e4-9a3f-2f1b-8c44-0123456789ab buildid=<denied> \
         capabilities=xen-3.0-x86_64 hvm-3.0-x86_32 changeset= features=00002705 pagesize=1000 virtual_start=0"
    );
    assert_eq!(read(text)[1], r#"xen ["hvm", "hvm-pv-drivers", "pvhvm"] guest amazon-ec2"#);
    // Other lines of the same command are left alone.
    assert_eq!(read("$ date +%T; cat /sys/hypervisor/type\n10:11:12\nxen\n")[0], "sysfs-hypervisor type=xen");
    assert_eq!(read("$ cat /sys/hypervisor/type /etc/motd\nxen\nwelcome\n")[0], "sysfs-hypervisor type=xen");
}

#[test]
fn inside_the_folder_two_files_are_needed() {
    let text = "grep: pmu: Is a directory\nguest_type:HVM\ntype:xen\nuuid:ec2c01ae-0000-1111-2222-333344445555\n";
    assert_eq!(
        read(text),
        [
            "sysfs-hypervisor guest_type=HVM type=xen uuid=ec2c01ae-0000-1111-2222-333344445555",
            r#"xen ["hvm", "hvm-pv-drivers", "pvhvm"] guest amazon-ec2"#
        ]
    );
    let text = "./properties/features:00000705\n./version/major:4\n";
    assert_eq!(read(text)[0], "sysfs-hypervisor features=00000705 major=4");
    for text in ["type: xen\nname: web\n", "type:xen\n", "uuid: 1\ntype: disk\n", "major:8\nminor:1\n"] {
        assert!(read(text).iter().all(|line| !line.starts_with("sysfs")), "{text}");
    }
}

#[test]
fn dom0_or_not() {
    assert_eq!(
        read("== /proc/xen/capabilities\ncontrol_d\n== /proc/xen/xsd_port\n13\n"),
        ["sysfs-hypervisor /proc/xen/capabilities=control_d /proc/xen/xsd_port=13", r#"xen ["pv", "pvh"] dom0 -"#]
    );
    assert_eq!(
        read("== /proc/xen/capabilities\n== /proc/xen/xsd_kva\ncat: /proc/xen/xsd_kva: No such file or directory\n")[1],
        "xen [\"pv\", \"pvh\", \"hvm\", \"hvm-pv-drivers\", \"pvhvm\"] guest -"
    );
    // A guest's is empty: the next prompt follows.
    let shell = "[root@web01 ~]# cat /proc/xen/capabilities\n[root@web01 ~]# uptime\n";
    assert!(read(shell)[1].ends_with("guest -"), "{:?}", read(shell));
    // Where the paste ends there, the answer may be missing.
    assert!(read("[root@web01 ~]# cat /proc/xen/capabilities\n").is_empty());
    // The file is missing: that tells nothing of the role.
    let text =
        "== /proc/xen/capabilities\ncat: /proc/xen/capabilities: No such file or directory\n== /proc/xen/xsd_kva\n";
    assert!(read(text)[1].ends_with("unknown -"), "{:?}", read(text));
    assert!(read("# cat /proc/xen/capabilities\ncontrol_d\n")[1].contains("dom0"));
    assert!(read("It should print\n\ncontrol_d\n")[1].contains("dom0"));
    let tree = "/sys/hypervisor/start_flags/unknown08:1\n/sys/hypervisor/start_flags/initdomain:0\n";
    assert_eq!(read(tree)[0], "sysfs-hypervisor unknown08=1 initdomain=0");
    assert!(read(tree)[1].ends_with("guest -"));
}

#[test]
fn a_word_that_is_the_whole_paste() {
    assert_eq!(read("PVH\n"), ["sysfs-hypervisor guest_type=PVH", r#"xen ["pvh"] unknown -"#]);
    for text in ["PVH\nor HVM\n", "xen\n", "I think\nHVM\n", "$ echo PV\nPV\n"] {
        assert!(read(text).iter().all(|line| !line.starts_with("sysfs")), "{text}");
    }
}

#[test]
fn no_xen_here() {
    let text = "cat: /sys/hypervisor/properties/features: No such file or directory\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!(report.machines[0].evidence[0].marker, "sysfs-hypervisor/absent");
    assert!(!report.machines[0].hypervisor_candidates.contains(&"xen"));
    let text = "/sys/hypervisor:\ntotal 0\ndrwxr-xr-x  2 root root 0 Nov 20 15:38 .\ndr-xr-xr-x 13 root root 0 Nov 20 15:37 ..\n";
    let source = Source::from_text(text);
    assert_eq!(analyze(&source).machines[0].evidence[0].marker, "sysfs-hypervisor/absent");
    // An old kernel on Xen has no guest_type.
    let text = "cat: /sys/hypervisor/guest_type: No such file or directory\n";
    let source = Source::from_text(text);
    assert!(analyze(&source).machines[0].evidence.is_empty());
}

#[test]
fn prose_and_lists_of_paths_are_no_tree() {
    for text in [
        "See /sys/hypervisor/type for the type.\n",
        "/sys/hypervisor/uuid: the UUID of the domain\n",
        "/sys/hypervisor/type\n/sys/hypervisor/uuid\n/proc/xen/capabilities\n/proc/xen/privcmd\n",
        "What:\t\t/sys/hypervisor/compilation/compile_date\nDate:\t\tMarch 2009\n",
        "[ -r /sys/hypervisor/uuid ] && cat /sys/hypervisor/uuid\n",
    ] {
        assert!(read(text).iter().all(|line| !line.starts_with("sysfs")), "{text}: {:?}", read(text));
    }
}

#[test]
fn xenlinux_prints_the_bits_in_decimal() {
    assert_eq!(
        read("/sys/hypervisor/properties/writable_pt:224\n"),
        ["sysfs-hypervisor writable_pt=224", r#"xen ["pv"] unknown -"#]
    );
}

#[test]
fn the_kernels_word_and_the_bits_may_disagree() {
    let source = Source::from_text("/sys/hypervisor/guest_type:HVM\n/sys/hypervisor/properties/features:000220f0\n");
    let report = analyze(&source);
    assert_eq!(report.machines[0].conflicts.len(), 1);
    assert_ne!(report.machines[0].confidence, "certain");
}

#[test]
fn ec2_on_xen() {
    let fired = |text: &str| {
        let source = Source::from_text(text);
        let report = analyze(&source);
        report.checked.iter().find(|it| it.rule == "sysfs-hypervisor/ec2-on-xen").unwrap().outcome
    };
    assert_eq!(fired("/sys/hypervisor/version/extra:.amazon\n"), "fired");
    assert_eq!(fired("/sys/hypervisor/version/extra:.5\n"), "quiet");
    assert_eq!(fired("/sys/hypervisor/version/major:4\n"), "not-checked");
}

#[test]
fn what_another_command_printed_is_no_value() {
    let source = Source::from_text("$ hostname; cat /sys/hypervisor/type\nweb01\nxen\n");
    let report = analyze(&source);
    let section = &report.sections[0];
    assert_eq!((section.first_line, section.fields.len()), (3, 1));
    assert_eq!((section.fields[0].name.as_ref(), section.fields[0].value.as_ref()), ("type", "xen"));
    assert_eq!(report.unrecognized.len(), 1);
}
