//! The verdict against machines whose truth is known, whole and with lines taken away: it may be
//! undecided, but never certain and wrong.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use virtlens::report::Report;
use virtlens::{Source, analyze};

/// Fixture, hypervisor, mode, role.
const TRUTH: &[(&str, &str, Option<&str>, &str)] = &[
    ("xen-4.17-pv-dom0-linux-6.1", "xen", Some("pv"), "dom0"),
    ("xen-4.17-pv-dom0-dmesg-H", "xen", Some("pv"), "dom0"),
    ("xen-4.17-pv-dom0-dmesg-iso", "xen", Some("pv"), "dom0"),
    ("xen-4.17-pv-dom0-dmesg-raw", "xen", Some("pv"), "dom0"),
    ("xen-4.17-pv-dom0-dmesg-xT", "xen", Some("pv"), "dom0"),
    ("xen-4.17-pv-dom0-journalctl-k-full", "xen", Some("pv"), "dom0"),
    ("xen-4.17-pv-dom0-dmesg-grep-virt", "xen", Some("pv"), "dom0"),
    ("xen-4.20-pv-dom0-linux-6.12", "xen", Some("pv"), "dom0"),
    ("xen-4.17-pv-guest-linux-6.1", "xen", Some("pv"), "guest"),
    ("xen-4.17-pvh-dom0-linux-6.1", "xen", Some("pvh"), "dom0"),
    ("xen-4.17-pvh-guest-linux-6.1", "xen", Some("pvh"), "guest"),
    ("xen-4.17-pvhvm-guest-console", "xen", Some("pvhvm"), "guest"),
    ("xen-4.17-hvm-without-platform-device-console", "xen", Some("pvhvm"), "guest"),
    ("qemu-tcg-linux-6.12", "qemu", None, "guest"),
    ("qemu-tcg-posing-as-dell", "qemu", None, "guest"),
    ("qemu-tcg-posing-as-ec2", "qemu", None, "guest"),
];

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dmesg").join(format!("{name}.txt"));
    fs::read_to_string(path).unwrap()
}

#[test]
fn every_known_machine_is_told_right() {
    for &(name, hypervisor, mode, role) in TRUTH {
        let text = fixture(name);
        let source = Source::from_text(&text);
        let report = analyze(&source);
        let machine = &report.machines[0];
        assert_eq!((machine.hypervisor, machine.mode, machine.role), (hypervisor, mode, role), "{name}");
    }
    let fixtures = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dmesg")).unwrap();
    let texts = fixtures.filter(|it| it.as_ref().unwrap().path().extension().is_some_and(|it| it == "txt")).count();
    assert_eq!(texts, TRUTH.len(), "each fixture of dmesg has a line in this table");
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
    for &(name, hypervisor, mode, role) in TRUTH {
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
    let boots = || TRUTH.iter().filter(|(name, ..)| !name.contains("-dmesg-") && !name.contains("-journalctl-"));
    for &(first, ..) in boots() {
        for &(second, hypervisor, mode, role) in boots() {
            let text = format!("{}\n\n{}", fixture(first), fixture(second));
            let source = Source::from_text(&text);
            let report = analyze(&source);
            for machine in report.machines.iter().filter(|machine| machine.confidence == "certain") {
                let is = |truth: &(&str, &str, Option<&str>, &str)| {
                    machine.hypervisor == truth.1
                        && (machine.mode.is_none() || machine.mode == truth.2)
                        && (machine.role == "unknown" || machine.role == truth.3)
                };
                let first_truth = TRUTH.iter().find(|truth| truth.0 == first).unwrap();
                assert!(
                    is(first_truth) || is(&(second, hypervisor, mode, role)),
                    "{first} and {second}: {}",
                    machine.summary
                );
            }
        }
    }
}
