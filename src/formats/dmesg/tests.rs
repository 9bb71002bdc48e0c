use crate::report::Report;
use crate::{Source, analyze};

/// The verdict as `hypervisor/mode/role confidence`, undecided modes joined by `|`.
fn verdict(text: &str) -> String {
    let source = Source::from_text(text);
    let report: Report<'_> = analyze(&source);
    let machine = &report.machines[0];
    let mode = machine.mode.map_or_else(|| machine.mode_candidates.join("|"), str::to_owned);
    let mode = if mode.is_empty() { "-".to_owned() } else { mode };
    format!("{}/{mode}/{} {}", machine.hypervisor, machine.role, machine.confidence)
}

/// The claims of the Xen wiki's page, and what holds of each.
#[test]
fn the_wiki_claims() {
    for (text, expected) in [
        // "HVM or PVHVM": PVH prints it too.
        ("[    0.000000] Hypervisor detected: Xen HVM", "xen/pvh|hvm|hvm-pv-drivers|pvhvm/unknown possible"),
        ("[    0.000000] Booting paravirtualized kernel on Xen HVM", "xen/hvm|hvm-pv-drivers|pvhvm/guest possible"),
        // "PVHVM if": PV and PVH print these too.
        ("[    0.127240] Xen: using vcpuop timer interface", "xen/pv|pvh|pvhvm/unknown possible"),
        (
            "[    1.424040] Initialising Xen virtual ethernet driver.",
            "xen/pv|pvh|hvm|hvm-pv-drivers|pvhvm/unknown possible",
        ),
        ("[    0.000000] Xen HVM callback vector for event delivery is enabled", "xen/pvh|pvhvm/unknown possible"),
        ("[    0.000000] xen: PV spinlocks enabled", "xen/pv|pvh|hvm|hvm-pv-drivers|pvhvm/unknown possible"),
        // "PV or PVH": PVH says so.
        ("[    0.000000] Booting paravirtualized kernel on Xen", "xen/pv/unknown certain"),
        ("[    0.000000] Booting paravirtualized kernel on Xen PVH", "xen/pvh/unknown certain"),
        // Together they decide.
        (
            "[    0.000000] Booting paravirtualized kernel on Xen HVM
             [    0.000000] Xen HVM callback vector for event delivery is enabled",
            "xen/pvhvm/guest certain",
        ),
    ] {
        assert_eq!(verdict(text), expected, "{text}");
    }
}

#[test]
fn dom0_and_guest() {
    for (text, expected) in [
        ("[    0.0] x\n[    0.000000] ACPI in unprivileged domain disabled", "xen/pv/guest certain"),
        ("[    5.237656] xen: registering gsi 1 triggering 1 polarity 0", "xen/pv/dom0 certain"),
        ("[    9.615409] xen_mcelog: /dev/mcelog registered by Xen", "xen/pv|pvh/dom0 possible"),
        (
            "[    2.047823] Booting kernel on Xen PVH\n[    9.615409] xen_mcelog: /dev/mcelog registered by Xen",
            "xen/pvh/dom0 certain",
        ),
    ] {
        assert_eq!(verdict(text), expected, "{text}");
    }
}

#[test]
fn who_imitates_whom() {
    for (text, expected) in [
        ("[    0.000000] Hypervisor detected: KVM", "kvm/-/guest likely"),
        (
            "[    0.000000] DMI: QEMU Standard PC (Q35 + ICH9, 2009), BIOS 1.16.3 04/01/2014
             [    0.000000] Hypervisor detected: KVM",
            "kvm/-/guest certain",
        ),
        (
            "[    0.000000] DMI: innotek GmbH VirtualBox/VirtualBox, BIOS VirtualBox 12/01/2006
             [    0.000000] Hypervisor detected: KVM",
            "virtualbox/-/guest certain",
        ),
        (
            "[    0.000000] Hypervisor detected: Microsoft Hyper-V
             [    0.000000] ACPI: RSDP 0x00000000000F52B0 000014 (v00 BOCHS )",
            "unknown/-/guest possible",
        ),
        (
            "[    0.000000] Hypervisor detected: Microsoft Hyper-V
             [    0.000000] hv_vmbus: Vmbus version:5.2",
            "hyper-v/-/guest certain",
        ),
        ("[    0.000000] Booting paravirtualized kernel on bare hardware", "unknown/-/unknown unknown"),
    ] {
        assert_eq!(verdict(text), expected, "{text}");
    }
}

#[test]
fn xen_in_kvm_is_xen() {
    let text = "[    0.000000] Hypervisor detected: KVM\n[    0.000000] Booting paravirtualized kernel on Xen\n";
    let source = Source::from_text(text);
    let machine = &analyze(&source).machines[0];
    assert_eq!((machine.hypervisor, machine.mode, machine.nested_in), ("xen", Some("pv"), Some("kvm")));
}

#[test]
fn sme_is_no_guest_feature() {
    let text = "[    0.0] a\n[    0.000000] Memory Encryption Features active: AMD SME\n";
    let source = Source::from_text(text);
    let machine = &analyze(&source).machines[0];
    assert_eq!((machine.confidential, machine.role), (None, "unknown"));
    let text = "[    0.000000] Memory Encryption Features active: AMD SEV SEV-ES SEV-SNP\n";
    let source = Source::from_text(text);
    assert_eq!(analyze(&source).machines[0].confidential, Some("amd-sev-snp"));
}

#[test]
fn prose_proves_nothing() {
    let text = "I think it is Hypervisor detected: Xen HVM, because Booting paravirtualized kernel on Xen HVM.\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert!(report.machines.is_empty() && report.input.notice.is_some());
}

#[test]
fn a_new_boot_is_a_new_section() {
    let boot = "[    0.000000] Linux version 6.1.0 (a@b)\n[    0.000000] Hypervisor detected: Xen PV\n";
    let text = format!("{boot}{boot}");
    let source = Source::from_text(&text);
    let report = analyze(&source);
    let lines: Vec<_> = report.sections.iter().map(|it| (it.first_line, it.last_line)).collect();
    assert_eq!(lines, [(1, 2), (3, 4)]);
    assert_eq!(report.machines.len(), 1);
}

/// Every fault has a record where its rule fires; an ordinary boot fires none of them.
#[test]
fn every_fault_fires_on_its_record_and_is_quiet_on_an_ordinary_boot() {
    let records = [
        "Out of memory: Killed process 812 (mysqld) total-vm:1024kB",
        "watchdog: BUG: soft lockup - CPU#1 stuck for 22s! [kworker/1:1:42]",
        "INFO: task jbd2/xvda1-8:161 blocked for more than 120 seconds.",
        "rcu: INFO: rcu_sched self-detected stall on CPU",
        "blk_update_request: I/O error, dev xvda, sector 2048 op 0x0:(READ)",
        "EXT4-fs error (device xvda1): ext4_find_entry:1455: inode #2",
        "clocksource: timekeeping watchdog on CPU1: Marking clocksource 'tsc' as unstable because the skew is too large:",
        "clocksource: Switched to clocksource acpi_pm",
        "xennet: skb rides the rocket: 19 slots",
        "vif vif-3-0 vif3.0: Guest Rx stalled",
        "xen-blkback: Frontend provided bogus ring requests (4294967295 - 0 = 1)",
        "xenbus_probe_frontend: Timeout connecting to device: device/vbd/51712 (local state 3, remote state 2)",
        "xen:grant_table: xen/grant-table: max_grant_frames reached cur=32 extra=1 limit=32",
        "mce: [Hardware Error]: CPU 0: Machine Check: 0 Bank 8: cc00008000010090",
        "mce: CPU0: Core temperature above threshold, cpu clock throttled (total events = 1)",
        "nf_conntrack: nf_conntrack: table full, dropping packet",
        "neighbour: arp_cache: neighbor table overflow!",
        "TCP: request_sock_TCP: Possible SYN flooding on port 80. Sending cookies.",
        "swapper/0: page allocation failure: order:5, mode:0x20",
        "nvme nvme0: I/O 12 QID 1 timeout, aborting",
        "Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)",
        "BUG: unable to handle page fault for address: 0000000000001000",
        "xen:grant_table: WARNING: g.e. 0x21 still in use!",
        "xen:balloon: Cannot add additional memory (-17)",
    ];
    assert_eq!(records.len(), super::faults::RULES.len());
    for (record, rule) in records.iter().zip(super::faults::RULES) {
        let text = format!("[    1.000000] {record}\n");
        let source = Source::from_text(&text);
        let report = analyze(&source);
        let fired: Vec<_> = report.findings.iter().map(|it| it.rule).collect();
        assert!(fired.contains(&rule.id), "{record} fires {fired:?}, not {}", rule.id);
    }
    let source = Source::from_text(super::FORMAT.sample);
    let fired: Vec<_> = analyze(&source).findings.iter().map(|it| it.rule).collect();
    assert_eq!(fired, [""; 0]);
}

/// An empty drive is no failing disk, and a clock that the kernel left again is none that it uses.
#[test]
fn records_that_look_like_faults_are_none() {
    let fired = |text: &str| {
        let source = Source::from_text(text);
        let report = analyze(&source);
        report.findings.iter().map(|it| it.rule).collect::<Vec<_>>().join(" ")
    };
    let drives = "[    5.100000] end_request: I/O error, dev fd0, sector 0\n[    5.200000] Buffer I/O error on device sr0, logical block 0\n";
    assert_eq!(fired(drives), "");
    assert_eq!(fired(&format!("{drives}[    5.300000] end_request: I/O error, dev sda, sector 0\n")), "dmesg/io-error");
    let slow = "[    0.300000] Switched to clocksource hpet\n";
    assert_eq!(fired(slow), "dmesg/slow-clock");
    assert_eq!(fired(&format!("{slow}[    1.400000] Switched to clocksource tsc\n")), "");
    assert_eq!(fired(&format!("[    0.200000] clocksource: Switched to clocksource tsc\n{slow}")), "dmesg/slow-clock");
}

#[test]
fn facts_of_a_boot() {
    let facts = |text: &str| {
        let source = Source::from_text(text);
        serde_json::to_string(&analyze(&source).machines[0].facts).unwrap()
    };
    for (line, expected) in [
        ("smpboot: Allowing 15 CPUs, 14 hotplug CPUs", r#"{"cpus":1}"#),
        ("CPU topo: Allowing 2 present CPUs plus 0 hotplug CPUs", r#"{"cpus":2}"#),
        ("smp: Brought up 1 node, 4 CPUs", r#"{"cpus":4}"#),
        ("Brought up 16 CPUs", r#"{"cpus":16}"#),
        ("SMP: Total of 8 processors activated.", r#"{"cpus":8}"#),
        ("CPU0: Thermal monitoring enabled (TM1)", "{}"),
        (
            "smpboot: CPU0: Intel(R) Xeon(R) CPU E5-2676 v3 @ 2.40GHz (family: 0x6, model: 0x3f, stepping: 0x2)",
            r#"{"processor":"Intel(R) Xeon(R) CPU E5-2676 v3 @ 2.40GHz"}"#,
        ),
        ("CPU0: AMD Opteron(tm) Processor 6174 stepping 01", r#"{"processor":"AMD Opteron(tm) Processor 6174"}"#),
        (
            "rtc_cmos 00:04: setting system clock to 2026-11-20T15:37:41 UTC (1795189061)",
            r#"{"bootTime":"2026-11-20T15:37:41 UTC"}"#,
        ),
        ("Hyper-V: Host Build 10.0.22621.1-1-0", r#"{"hypervisorVersion":"10.0.22621.1-1-0"}"#),
        ("Hyper-V Host Build:17763-10.0-1-0.2452", r#"{"hypervisorVersion":"17763-10.0-1-0.2452"}"#),
        ("Memory: 505956k/532480k available (2546k kernel code)", r#"{"memoryMib":520}"#),
    ] {
        assert_eq!(facts(&format!("[    0.500000] {line}\n")), expected, "{line}");
    }
    // The last record tells how long the machine was up.
    assert!(facts("[    0.000000] a\n[86400.400000] b\n").contains("\"uptime\":86400"));
}

#[test]
fn old_logs_without_stamps_are_whole() {
    let plain = "Initializing cgroup subsys cpuset\nInitializing cgroup subsys cpu\nLinux version 2.6.18-92.el5 (a@b) #1 SMP\n\
                 Calibrating delay\nCPU: L1 I cache: 32K, L1 D cache: 32K\nCPU: L2 cache: 3072K\nCPU: Physical Processor ID: 0\n";
    let stamped =
        "[    0.000000] Initializing cgroup subsys cpuset\n[    0.000000] Linux version 3.10.0 (a@b) #1 SMP\n";
    for text in [plain, stamped] {
        let source = Source::from_text(text);
        let report = analyze(&source);
        let found: Vec<_> =
            report.sections.iter().map(|it| (it.format, it.first_line, it.last_line as usize)).collect();
        assert_eq!(found, [("dmesg", 1, text.lines().count())], "{text}");
    }
    let source = Source::from_text("Initializing cgroup subsys cpuset\nand other words\n");
    assert!(analyze(&source).sections.is_empty());
}

#[test]
fn records_of_json_are_read_and_what_stands_between_them_belongs() {
    let text = r#"{
   "dmesg": [
      {
         "pri": 5,
         "time":     0.000000,
         "msg": "Linux version 6.1.0-50-amd64 (debian-kernel@lists.debian.org)"
      },{
         "pri": 6,
         "time":     1.500000,
         "msg": "Xen version: 4.17.5 (preserve-AD)"
      }
   ]
}
"#;
    let source = Source::from_text(text);
    let report = analyze(&source);
    let [section] = &report.sections[..] else { panic!("{} sections", report.sections.len()) };
    assert_eq!((section.first_line, section.last_line, section.notes.len()), (1, 13, 0));
    let value = |name| section.fields.iter().find(|field| field.name == name).map(|field| field.value.to_string());
    assert_eq!(value("kernel").as_deref(), Some("6.1.0-50-amd64"));
    assert_eq!(value("xen-version").as_deref(), Some("4.17.5"));
    assert!(report.unrecognized.is_empty());
    // The log of a program has such words too.
    let other = "{\n  \"time\": 1.5,\n  \"msg\": \"user logged in\"\n}\n";
    assert!(analyze(&Source::from_text(other)).sections.is_empty());
}

#[test]
fn a_command_line_that_was_cut_is_none() {
    let known = |end: &str| {
        let text = format!("[    0.000000] Linux version 6.1.0 (x)\n[    0.000000] Command line: ro console=hvc0{end}");
        let source = Source::from_text(&text);
        let report: Report<'_> = analyze(&source);
        report.sections[0].fields.iter().any(|field| field.name == "command-line")
    };
    assert!(known("\n[    0.000000] next\n") && known("\nINFO from another program\n"));
    assert!(!known("\nearlyprintk=xen nomodeset\n[    0.000000] next\n"));
}

#[test]
fn the_first_stamp_may_not_have_been_copied() {
    let text = "Linux version 4.15.0-1030-azure (a@b) #31 SMP\n[    0.000000] Command line: ro\n[    0.100000] x\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!(report.sections.len(), 1);
    assert_eq!((report.sections[0].first_line, report.sections[0].last_line), (1, 3));
    assert!(report.sections[0].notes.is_empty(), "{:?}", report.sections[0].notes);
    assert_eq!(report.sections[0].fields[0].value, "4.15.0-1030-azure");
}

#[test]
fn power_prints_before_it_says_what_it_is() {
    let early = "[    0.000000] random: crng init done\n[    0.000000] hash-mmu: Using 1TB segments\n";
    let begin = "[    0.000000] Linux version 7.1.0 (a@b) #1 SMP\n[    0.100000] x\n";
    let sections = |text: &str| {
        let source = Source::from_text(text);
        analyze(&source).sections.len()
    };
    assert_eq!(sections(&format!("# dmesg\n{early}{begin}")), 1);
    assert_eq!(sections(&format!("# dmesg\n{begin}{begin}")), 2);
}

/// Of two logs on one console nothing is certain, also where their proofs do not exclude each other.
#[test]
fn stamps_that_run_back_and_forth_are_of_several_logs() {
    let woven: String = (0..5)
        .map(|at| {
            format!(
                "[    {at}.000000] Booting paravirtualized kernel on Xen PVH\n[   4{at}.000000] usb 1-1: new device\n"
            )
        })
        .collect();
    assert_eq!(verdict(&woven), "xen/pvh/unknown likely");
    let source = Source::from_text(&woven);
    let report = analyze(&source);
    assert!(report.sections[0].notes.iter().any(|note| note.text.starts_with("The stamps run back and forth")));
    assert_eq!(report.machines[0].facts.get("uptime"), None);
    let ordered = woven.replace("[   4", "[    ");
    assert_eq!(verdict(&ordered), "xen/pvh/unknown certain");
}
