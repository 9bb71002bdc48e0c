use crate::{Source, analyze};

/// Facts of the first section as `key = value`, then rows of `events`, then notes.
fn read(text: &str) -> String {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let mut lines = Vec::new();
    for section in &report.sections {
        lines.push(format!("{} {}-{}", section.title, section.first_line, section.last_line));
        lines.extend(section.fields.iter().map(|field| format!("  {} = {}", field.name, field.value)));
        for row in section.tables.iter().flat_map(|table| &table.rows) {
            lines.push(format!("  event {row:?}"));
        }
        lines.extend(section.notes.iter().map(|note| format!("  note {}: {}", note.line, note.text)));
    }
    lines.join("\n")
}

fn verdict(text: &str) -> (String, &'static str, Option<&'static str>, Option<&'static str>) {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let machine = &report.machines[0];
    (machine.summary.clone(), machine.role, machine.mode, machine.nested_in)
}

fn fired(text: &str) -> Vec<&'static str> {
    let source = Source::from_text(text);
    analyze(&source).findings.iter().map(|finding| finding.rule).collect()
}

const BOOT: &str = "(XEN) Xen version 4.17.5 (root@host) (gcc 12) debug=n Sat Nov 29 13:52:25 UTC 2025
(XEN) Command line: dom0_mem=1024M,max:1024M
(XEN) CPU Vendor: Intel, Family 6 (0x6), Model 142 (0x8e), Stepping 10 (raw 000806ea)
(XEN) Speculative mitigation facilities:
(XEN)   Hardware hints: RSBA
(XEN)   XPTI (64-bit PV only): Dom0 enabled, DomU enabled (with PCID)
(XEN) I/O virtualisation enabled
(XEN) HVM: VMX enabled
(XEN) HVM: Hardware Assisted Paging (HAP) detected
(XEN) Brought up 4 CPUs
";

#[test]
fn the_kind_of_dom0_is_proven_by_one_line() {
    let of = |line: &str| verdict(&format!("{BOOT}(XEN) {line}\n"));
    assert_eq!(of("*** Building a PV Dom0 ***"), ("Xen PV dom0".into(), "dom0", Some("pv"), None));
    assert_eq!(of("*** Building a PVH Dom0 ***"), ("Xen PVH dom0".into(), "dom0", Some("pvh"), None));
    // Before 4.11 the line says nothing of the kind; on x86 it was PV.
    assert_eq!(of("*** LOADING DOMAIN 0 ***").2, Some("pv"));
    assert_eq!(verdict(BOOT).2, None);
    assert_eq!(verdict(BOOT).1, "dom0");
}

#[test]
fn arm_has_no_pv() {
    let text = "(XEN) Processor: 00000000410fd034: \"ARM Limited\", variant: 0x0, part 0xd03,rev 0x4
(XEN) GICv2: 192 lines, 4 cpus, secure (IID 00000000).
(XEN) Brought up 4 CPUs
(XEN) *** LOADING DOMAIN 0 ***
";
    let (_, role, mode, _) = verdict(text);
    assert_eq!((role, mode), ("dom0", None));
    // Arm prints no block of mitigations: that it is missing shows nothing.
    assert!(
        !fired(&format!("(XEN) Xen version 4.17.5 (a@b) (gcc) debug=n Sat\n{text}"))
            .contains(&"xen-dmesg/no-mitigations-known")
    );
}

#[test]
fn the_first_repairs_had_one_line() {
    let block = |line: &str| line.contains("mitigation") || line.starts_with("(XEN)   ");
    let rest: Vec<&str> = BOOT.lines().filter(|line| !block(line)).collect();
    let text = |xpti: &str| {
        let lines = "(XEN) BTI mitigations: Thunk RETPOLINE, Others: RSB_NATIVE RSB_VMEXIT";
        format!("{}\n{lines}\n(XEN) XPTI: {xpti}\n", rest.join("\n"))
    };
    assert!(fired(&rest.join("\n")).contains(&"xen-dmesg/no-mitigations-known"));
    assert!(fired(&text("enabled")).is_empty());
    assert_eq!(fired(&text("disabled")), ["xen-dmesg/meltdown-open-for-pv"]);
}

#[test]
fn a_pv_shim_is_the_log_of_a_guest() {
    let text = "(XEN) Xen version 4.17.5 (root@host) (gcc 12) debug=n Sat Nov 29 13:52:25 UTC 2025
(XEN) Command line: pv-shim console=xen,pv
(XEN) Running on Xen
(XEN) System RAM: 511MB (523256kB)
(XEN) *** Building a PV Dom5 ***
";
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!((report.machines[0].role, report.machines[0].mode), ("guest", Some("pv")));
    assert!(report.machines[0].facts.get("hostMemoryMib").is_none(), "the memory is the guest's");
}

#[test]
fn the_machine_around_is_named_by_its_firmware() {
    let of = |line: &str| verdict(&format!("{BOOT}(XEN) *** Building a PV Dom0 ***\n(XEN) {line}\n")).3;
    assert_eq!(of("ACPI: RSDP 000F5290, 0014 (r0 BOCHS )"), Some("qemu"));
    assert_eq!(of("ACPI: RSDP (v000 VBOX                 ) @ 0x000f9870"), Some("virtualbox"));
    assert_eq!(of("ACPI: RSDP 000F6010, 0024 (r2 COREv4)"), None);
    assert_eq!(of("Running on Hyper-V"), Some("hyper-v"));
}

#[test]
fn the_logo_and_bare_versions_belong_to_the_log() {
    let text = " __  __            _____  ___   _____     ___
 \\ \\/ /___ _ __   |___ / / _ \\ |___ /    / _ \\
  \\  // _ \\ '_ \\    |_ \\| | | |  |_ \\ __| | | |
  /  \\  __/ | | |  ___) | |_| | ___) |__| |_| |
 /_/\\_\\___|_| |_| |____(_)___(_)____/    \\___/

 http://www.cl.cam.ac.uk/netos/xen
 University of Cambridge Computer Laboratory

 Xen version 3.0.3-0 (buildd@buildd) (gcc version 4.1.2) Thu Oct 19 02:31:23 UTC 2006
 Latest ChangeSet: unavailable

(XEN) Command line: /xen-3.0-i386-pae.gz
";
    let expected = "xl dmesg 1-13
  Xen version = 3.0.3-0
  built by = buildd@buildd
  compiler = gcc version 4.1.2
  build date = Thu Oct 19 02:31:23 UTC 2006
  Latest ChangeSet = unavailable
  Command line = /xen-3.0-i386-pae.gz";
    assert_eq!(read(text), expected);
    let text =
        "(XEN) Built-in command line: ept=exec-sp\n Xen 4.17.5\n(XEN) Xen version 4.17.5 (a@b) (gcc) debug=n Fri\n";
    assert_eq!(read(text).lines().next(), Some("xl dmesg 1-3"));
    let text = "(XEN) parameter \"loglevel\" unknown!\n(XEN) Bad console= option 'null'\n Xen 4.19.1\n(XEN) Xen version 4.19.1 (a@b) (gcc) debug=n Fri\n";
    assert_eq!(read(text).lines().filter(|line| !line.starts_with(' ')).collect::<Vec<_>>(), ["xl dmesg 1-4"]);
}

#[test]
fn each_boot_is_a_section() {
    let text = format!("{BOOT}{BOOT} Xen 4.17.5\n{BOOT}");
    let titles: Vec<String> = read(&text).lines().filter(|line| !line.starts_with(' ')).map(str::to_owned).collect();
    assert_eq!(titles, ["xl dmesg 1-10", "xl dmesg 11-20", "xl dmesg 21-31"]);
}

#[test]
fn lines_of_guests_are_said_to_be_of_guests() {
    let text = "(XEN) HVM d2v0 save: CPU
(d2) HVM Loader
(d2) Detected Xen v4.17.5
Parsing config from /etc/xen/web.cfg
(d2) pci dev 01:3 INTA->IRQ10
";
    let expected = "xl dmesg 1-5
  HVM save = CPU
  HVM Loader = HVM Loader
  Detected Xen = 4.17.5
  event [Number(2.0), Text(\"HVM Loader\")]
  note 2: Lines that begin (d2) were printed by the guest with domain number 2: they belong to that machine, not to \
                    this host. The hypervisor cuts them after 200 characters.
  note 4: Parsing config from /etc/xen/web.cfg";
    assert_eq!(read(text), expected);
}

#[test]
fn kernel_records_on_the_same_console_are_not_ours() {
    let text = "(XEN) PCI add device 0000:00:01.0
[    3.389111] pci 0000:00:02.0: [8086:10d3] type 00 class 0x020000
(XEN) Brought up 2 CPUs
";
    let source = Source::from_text(text);
    let report = analyze(&source);
    let sections: Vec<_> = report.sections.iter().map(|it| (it.format, it.first_line, it.last_line)).collect();
    assert_eq!(sections, [("xen-dmesg", 1, 3), ("dmesg", 2, 2)]);
    let fields: Vec<_> = report.sections[0].fields.iter().map(|field| field.name.as_ref()).collect();
    assert_eq!((fields, report.sections[0].notes.len()), (vec!["PCI device", "Brought up CPUs"], 0));
}

#[test]
fn events_have_time_and_domain() {
    let text = "(XEN) [2024-01-01 10:00:00] grant_table.c:1755:d5v0 Expanding d7 grant table from 32 to 33 frames
(XEN) [2024-01-01 10:00:01] d5v0 Bad grant reference 0x123
";
    let expected =
        "  event [Text(\"2024-01-01 10:00:00\"), Number(7.0), Text(\"Expanding d7 grant table from 32 to 33 frames\")]
  event [Text(\"2024-01-01 10:00:01\"), Number(5.0), Text(\"Bad grant reference 0x123\")]";
    assert!(read(text).ends_with(expected), "{}", read(text));
}

/// Each rule: a line that makes it fire in an otherwise sound log.
const FAULTS: &[(&str, &str)] = &[
    ("hypervisor-crashed", "Panic on CPU 0:"),
    ("hypervisor-crashed", "Watchdog timer detects that CPU3 is stuck!"),
    ("hardware-error", "MCE: polling routine found correctable error. Use hw thresholding"),
    ("hardware-error", "MCE: The hardware reports a non fatal, correctable incident occurred on CPU 1."),
    ("hardware-error", "MCE: Fatal error happened on CPUs 3"),
    ("dom0-took-host-down", "Hardware Dom0 crashed: rebooting machine in 5 seconds."),
    ("dom0-took-host-down", "Domain 0 shutdown: watchdog rebooting machine."),
    ("guest-crashed", "Domain 5 (vcpu#0) crashed on cpu#3:"),
    ("guest-crashed", "d1v0 Triple fault - invoking HVM shutdown action 1"),
    ("guest-watchdog-fired", "Watchdog timer fired for domain 4"),
    ("cpu-too-hot", "CPU2: Temperature above threshold"),
    ("hypervisor-stalled", "Platform timer appears to have unexpectedly wrapped 3 times."),
    ("clocks-disagree", "TSC warp detected, disabling TSC_RELIABLE"),
    ("grant-table-failed", "grant_table.c:1:d5v0 Allocation failure when expanding d5 grant table"),
    ("bad-grants", "Bad grant reference 0x123"),
    ("memory-fragmented", "memory.c:277:d0v1 Could not allocate order=9 extent: id=5 memflags=0 (12 of 512)"),
    ("guest-above-maximum", "d5v0 Over-allocation for d5: 262145 > 262144"),
    ("paging-memory-used-up", "hap.c:304: d1 failed to allocate from HAP pool"),
    ("iommu-faults", "[VT-D]DMAR:[DMA Read] Request device [0000:03:00.0] fault addr 1000"),
    ("iommu-faults", "AMD-Vi: IO_PAGE_FAULT: 0000:00:14.0 d0 addr 000000fdf8010140 flags 0x8 I"),
    ("interrupt-not-shared", "Cannot bind IRQ16 to dom3. In use by 'ehci'."),
    ("old-guest-kernel-l1tf", "d5 L1TF-vulnerable L1e 0000000000000002 - Shadowing"),
    ("microcode-refused", "microcode: CPU0 update rev 0x1 to 0x2 failed, result 0x1"),
    ("messages-lost", "printk: 12 messages suppressed."),
    ("smt-unsafe", "Booted on L1TF-vulnerable hardware with SMT/Hyperthreading"),
    ("console-synchronous", "WARNING: CONSOLE OUTPUT IS SYNCHRONOUS"),
    ("no-hardware-virtualization", "CPU0: VMX disabled by BIOS."),
    ("no-hardware-virtualization", "AMD SVM Extension is disabled."),
];

#[test]
fn faults_fire_on_their_lines_and_a_sound_log_is_quiet() {
    assert_eq!(fired(BOOT), [] as [&str; 0]);
    for (rule, line) in FAULTS {
        let found = fired(&format!("{BOOT}(XEN) {line}\n"));
        assert_eq!(found, [format!("xen-dmesg/{rule}")], "{line}");
    }
}

#[test]
fn faults_of_boot_fire_on_other_boots() {
    for (rule, from, to) in [
        ("meltdown-open-for-pv", "DomU enabled", "DomU disabled"),
        ("no-mitigations-known", "Speculative mitigation facilities:", "-"),
        ("debug-build", "debug=n", "debug=y"),
        ("no-nested-paging", "(HAP) detected", "(HAP) not detected"),
        ("no-iommu", "virtualisation enabled", "virtualisation disabled"),
        ("dom0-memory-not-set", "dom0_mem=1024M,max:1024M", "loglvl=all"),
    ] {
        assert_eq!(fired(&BOOT.replace(from, to)), [format!("xen-dmesg/{rule}")]);
    }
    // A CPU that is immune needs no isolation.
    let immune = BOOT.replace("DomU enabled", "DomU disabled").replace("hints: RSBA", "hints: RDCL_NO");
    assert_eq!(fired(&immune), [] as [&str; 0]);
}

#[test]
fn every_rule_has_a_line_here() {
    let tested: Vec<String> = FAULTS.iter().map(|(rule, _)| format!("xen-dmesg/{rule}")).collect();
    let of_boot = 6;
    let rules = super::FORMAT.rules;
    assert_eq!(rules.iter().filter(|rule| !tested.contains(&rule.id.to_owned())).count(), of_boot);
}

#[test]
fn every_known_line_has_an_entry() {
    for key in super::known::keys() {
        assert!(super::FORMAT.field(key).is_some(), "{key}");
    }
}

#[test]
fn noise_does_not_make_many_facts() {
    let text = "(XEN) System RAM: 1MB (1kB)\n".repeat(1000);
    let source = Source::from_text(&text);
    assert!(analyze(&source).sections[0].fields.len() <= 16);
}
