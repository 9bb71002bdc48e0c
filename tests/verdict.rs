//! The verdict against machines whose truth is known, whole and with lines taken away: it may be
//! undecided, but never certain and wrong.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use virtlens::report::Report;
use virtlens::{Source, analyze};

/// Fixture, hypervisor, mode, role, and the hypervisor around it. Each is a machine whose truth is
/// known because it was built; no cloud's board among them is a true one.
type Truth = (&'static str, &'static str, Option<&'static str>, &'static str, Option<&'static str>);

const TRUTH: &[Truth] = &[
    ("dmesg/xen-4.17-pv-dom0-linux-6.1", "xen", Some("pv"), "dom0", Some("qemu")),
    ("dmesg/xen-4.17-pv-dom0-dmesg-H", "xen", Some("pv"), "dom0", Some("qemu")),
    ("dmesg/xen-4.17-pv-dom0-dmesg-iso", "xen", Some("pv"), "dom0", Some("qemu")),
    ("dmesg/xen-4.17-pv-dom0-dmesg-raw", "xen", Some("pv"), "dom0", Some("qemu")),
    ("dmesg/xen-4.17-pv-dom0-dmesg-xT", "xen", Some("pv"), "dom0", Some("qemu")),
    ("dmesg/xen-4.17-pv-dom0-journalctl-k-full", "xen", Some("pv"), "dom0", Some("qemu")),
    ("dmesg/xen-4.17-pv-dom0-dmesg-grep-virt", "xen", Some("pv"), "dom0", Some("qemu")),
    ("dmesg/xen-4.20-pv-dom0-linux-6.12", "xen", Some("pv"), "dom0", Some("qemu")),
    ("dmesg/xen-4.17-pv-guest-linux-6.1", "xen", Some("pv"), "guest", None),
    ("dmesg/xen-4.17-pvh-dom0-linux-6.1", "xen", Some("pvh"), "dom0", Some("qemu")),
    ("dmesg/xen-4.17-pvh-guest-linux-6.1", "xen", Some("pvh"), "guest", None),
    ("dmesg/xen-4.17-pvhvm-guest-console", "xen", Some("pvhvm"), "guest", None),
    ("dmesg/xen-4.17-hvm-without-platform-device-console", "xen", Some("pvhvm"), "guest", None),
    ("dmesg/qemu-tcg-linux-6.12", "qemu", None, "guest", None),
    ("dmesg/qemu-tcg-posing-as-dell", "qemu", None, "guest", None),
    ("dmesg/qemu-tcg-posing-as-ec2", "qemu", None, "guest", None),
    ("tickets/detectors-qemu-tcg-bookworm", "qemu", None, "guest", None),
    ("tickets/detectors-qemu-tcg-trixie", "qemu", None, "guest", None),
    ("tickets/detectors-qemu-tcg-virtio", "qemu", None, "guest", None),
    ("tickets/detectors-qemu-posing-as-bochs", "qemu", None, "guest", None),
    ("tickets/detectors-qemu-posing-as-dell", "qemu", None, "guest", None),
    ("tickets/detectors-qemu-posing-as-digitalocean", "qemu", None, "guest", None),
    ("tickets/detectors-qemu-posing-as-ec2", "qemu", None, "guest", None),
    ("tickets/detectors-qemu-posing-as-virtualbox", "qemu", None, "guest", None),
    ("tickets/detectors-qemu-posing-as-vmware", "qemu", None, "guest", None),
    ("tickets/detectors-qemu-posing-as-xen-hvm", "qemu", None, "guest", None),
    ("tickets/detectors-kvm-firecracker", "kvm", None, "guest", None),
    ("tickets/detectors-xen-4.17-pv-dom0", "xen", Some("pv"), "dom0", Some("qemu")),
    ("tickets/detectors-xen-4.17-pv-guest", "xen", Some("pv"), "guest", None),
    ("tickets/detectors-xen-4.17-pvh-dom0", "xen", Some("pvh"), "dom0", Some("qemu")),
    ("tickets/detectors-xen-4.17-pvh-guest", "xen", Some("pvh"), "guest", None),
    ("tickets/detectors-xen-4.20-pv-dom0", "xen", Some("pv"), "dom0", Some("qemu")),
];

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/{name}.txt"));
    fs::read_to_string(path).unwrap()
}

#[test]
fn every_known_machine_is_told_right_in_every_layer() {
    for &(name, hypervisor, mode, role, around) in TRUTH {
        let text = fixture(name);
        let source = Source::from_text(&text);
        let report = analyze(&source);
        assert_eq!(report.machines.len(), 1, "{name}");
        let machine = &report.machines[0];
        assert_eq!((machine.hypervisor, machine.mode, machine.role), (hypervisor, mode, role), "{name}");
        // The excerpts of a log may lack the lines that tell.
        assert!(machine.nested_in == around || machine.nested_in.is_none(), "{name}: {:?}", machine.nested_in);
        assert!(machine.nested_in == around || name.starts_with("dmesg/"), "{name}: {:?}", machine.nested_in);
        assert_eq!((machine.platform, machine.container, machine.confidential), (None, None, None), "{name}");
    }
    let fixtures = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dmesg")).unwrap();
    let texts = fixtures.filter(|it| it.as_ref().unwrap().path().extension().is_some_and(|it| it == "txt")).count();
    let told = TRUTH.iter().filter(|(name, ..)| name.starts_with("dmesg/")).count();
    assert_eq!(texts, told, "each fixture of dmesg has a line in this table");
}

/// What the live detectors answered on these machines, and what is said of each answer beside ours.
#[test]
fn wrong_answers_of_detectors_are_explained() {
    const AROUND: &str = "Here it speaks of the machine around Xen.";
    const DISBELIEVED: &str = "Not believed here: what stands nearer to the machine says otherwise.";
    for (name, marker, word, remark) in [
        ("xen-4.17-pv-dom0", "detect-virt/word", "qemu", AROUND),
        ("xen-4.17-pv-dom0", "dmidecode/board", "", AROUND),
        ("xen-4.20-pv-dom0", "detect-virt/word", "qemu", AROUND),
        ("qemu-posing-as-ec2", "detect-virt/word", "amazon", DISBELIEVED),
        ("qemu-posing-as-ec2", "virt-what/word", "aws", DISBELIEVED),
        ("qemu-posing-as-xen-hvm", "detect-virt/own-word", "xen", DISBELIEVED),
        ("qemu-posing-as-virtualbox", "detect-virt/word", "oracle", DISBELIEVED),
        ("qemu-posing-as-virtualbox", "virt-what/word", "virtualbox", DISBELIEVED),
        ("qemu-posing-as-vmware", "virt-what/word", "vmware", DISBELIEVED),
    ] {
        let text = fixture(&format!("tickets/detectors-{name}"));
        let source = Source::from_text(&text);
        let report = analyze(&source);
        let mut evidence = report.machines[0].evidence.iter();
        let found = evidence
            .any(|it| it.marker == marker && (word.is_empty() || it.text == word) && it.shows.ends_with(remark));
        let all: Vec<_> = report.machines[0].evidence.iter().map(|it| (it.marker, &it.text, &it.shows)).collect();
        assert!(found, "{name}: {marker} {word}: {all:#?}");
    }
}

#[test]
fn what_is_asked_for_is_read_back() {
    // The answers of machines to the command that a verdict asks for, without prompts.
    for (name, hypervisor, platform) in [
        ("qemu-posing-as-xen-hvm", "unknown", None),
        ("qemu-posing-as-ec2", "unknown", None),
        ("qemu-tcg-virtio", "qemu", None),
        ("xen-4.17-pv-dom0", "xen", None),
    ] {
        let text = fixture(&format!("tickets/detectors-{name}"));
        let is_prompt = |line: &str| line.starts_with("root@");
        let log = text.lines().skip_while(|line| !line.ends_with("systemd-detect-virt -v")).skip(1);
        let log = log.take_while(|line| !is_prompt(line));
        let is_table = |line: &&str| {
            let files = ["sys_vendor:", "product_name:", "bios_version:", "chassis_version:"];
            files.iter().any(|file| line.contains(&format!("/id/{file}")))
        };
        let text: Vec<&str> = log.chain(text.lines().filter(is_table)).collect();
        let text = text.join("\n");
        let source = Source::from_text(&text);
        let report = analyze(&source);
        assert!(report.unrecognized.is_empty(), "{text}");
        assert_eq!(report.machines.len(), 1);
        let machine = &report.machines[0];
        assert_eq!((machine.hypervisor, machine.platform), (hypervisor, platform), "{name}: {}", machine.summary);
        assert!(machine.hypervisor == "xen" || machine.confidence != "certain", "{name}");
    }
    // Whoever is undecided is asked, and by commands whose answers name themselves.
    let source = Source::from_text("[    0.000000] Hypervisor detected: Xen HVM\n");
    for ask in &analyze(&source).machines[0].ask {
        let names_itself = ask.command.contains("grep -H") || ask.command.starts_with("dmesg");
        assert!(names_itself, "{}", ask.command);
    }
}

#[test]
fn a_dom0_and_its_guest_are_two_machines_and_related() {
    for (name, mode) in [("gpv", "pv"), ("gpvh", "pvh")] {
        let text = fixture(&format!("tickets/dom0-and-its-guest-{name}"));
        let source = Source::from_text(&text);
        let report = analyze(&source);
        let said: Vec<_> = report.machines.iter().map(|it| (it.name.as_deref(), it.role, it.mode)).collect();
        assert_eq!(said, [(Some("xenlab"), "dom0", None), (Some(name), "guest", Some(mode))]);
        assert!(report.machines[1].summary.ends_with("; a domain of xenlab"), "{}", report.machines[1].summary);
    }
}

/// What is said must be the truth or less; what is `certain` must not be wrong in any part.
fn check(name: &str, report: &Report<'_>, truth: (&str, Option<&str>, &str), what: &str) {
    for machine in report.machines.iter().filter(|machine| machine.confidence == "certain") {
        let (hypervisor, mode, role) = truth;
        assert_eq!(machine.hypervisor, hypervisor, "{name} without {what}");
        assert!(machine.mode.is_none() || machine.mode == mode, "{name} without {what}: {:?}", machine.mode);
        assert!(machine.role == "unknown" || machine.role == role, "{name} without {what}: {}", machine.role);
    }
}

#[test]
fn without_any_one_of_its_evidence_it_is_never_certain_and_wrong() {
    for &(name, hypervisor, mode, role, _) in TRUTH {
        // The other formats of one boot add nothing here.
        if ["-H", "-iso", "-raw", "-xT", "-journalctl-k-full"].iter().any(|form| name.ends_with(form)) {
            continue;
        }
        let text = fixture(name);
        let source = Source::from_text(&text);
        let report = analyze(&source);
        let lines: BTreeSet<u32> = report.machines[0].evidence.iter().map(|it| it.line).collect();
        let without = |gone: &dyn Fn(u32) -> bool| {
            let lines = text.split('\n').zip(1..).filter(|(_, number)| !gone(*number)).map(|(line, _)| line);
            lines.collect::<Vec<_>>().join("\n")
        };
        for &line in &lines {
            let text = without(&|number| number == line);
            let source = Source::from_text(&text);
            check(name, &analyze(&source), (hypervisor, mode, role), &format!("line {line}"));
            // Its copies go too: a marker is often printed for each CPU or device.
            let words = report.machines[0].evidence.iter().find(|it| it.line == line).unwrap();
            let start: String = words.text.chars().take(18).collect();
            let text = text.split('\n').filter(|it| !it.contains(&start)).collect::<Vec<_>>().join("\n");
            let source = Source::from_text(&text);
            check(name, &analyze(&source), (hypervisor, mode, role), &format!("all lines like {start:?}"));
        }
        // A ring buffer that wrapped has lost its beginning.
        for kept in [2, 4, 8] {
            let count = u32::try_from(text.lines().count()).unwrap();
            let text = without(&|number| number < count - count / kept);
            let source = Source::from_text(&text);
            check(name, &analyze(&source), (hypervisor, mode, role), &format!("all but the last 1/{kept}"));
        }
    }
}

/// Two whole boots of different machines in one paste, without a name between them: each keeps its
/// own verdict, or the conflict is told.
#[test]
fn two_machines_do_not_become_one() {
    // The other formats of one boot add nothing here.
    let whole = |name: &str| name.starts_with("dmesg/") && !name.contains("-dmesg-") && !name.contains("-journalctl-");
    let boots = || TRUTH.iter().filter(|(name, ..)| whole(name));
    for &(first, ..) in boots() {
        for &(second, hypervisor, mode, role, around) in boots() {
            let text = format!("{}\n\n{}", fixture(first), fixture(second));
            let source = Source::from_text(&text);
            let report = analyze(&source);
            for machine in report.machines.iter().filter(|machine| machine.confidence == "certain") {
                let is = |truth: &Truth| {
                    machine.hypervisor == truth.1
                        && (machine.mode.is_none() || machine.mode == truth.2)
                        && (machine.role == "unknown" || machine.role == truth.3)
                };
                let first_truth = TRUTH.iter().find(|truth| truth.0 == first).unwrap();
                assert!(
                    is(first_truth) || is(&(second, hypervisor, mode, role, around)),
                    "{first} and {second}: {}",
                    machine.summary
                );
            }
        }
    }
}
