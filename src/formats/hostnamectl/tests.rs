use crate::{Source, analyze};

#[test]
fn a_virtual_machine() {
    let source = Source::from_text(super::FORMAT.sample);
    let report = analyze(&source);
    let section = &report.sections[0];
    assert_eq!((section.first_line, section.last_line, section.notes.len()), (1, 12, 0));
    let machine = &report.machines[0];
    assert_eq!(machine.name.as_deref(), Some("xenlab"));
    assert_eq!((machine.hypervisor, machine.role, machine.confidence), ("qemu", "guest", "likely"));
    let kernel = section.fields.iter().find(|field| field.name == "Kernel").unwrap();
    assert_eq!(kernel.value, "6.1.0-50-amd64");
}

/// Made up after the output of a laptop.
const LAPTOP: &str = "   Static hostname: book
         Icon name: computer-laptop
           Chassis: laptop
  Operating System: Ubuntu 20.04.6 LTS
            Kernel: Linux 5.15.0-91-generic
      Architecture: x86-64
";

#[test]
fn nothing_detected() {
    let source = Source::from_text(LAPTOP);
    let report = analyze(&source);
    let machine = &report.machines[0];
    assert_eq!((machine.hypervisor, machine.role, machine.confidence), ("none", "bare-metal", "likely"));
    // A part of the output proves no absence.
    let cut = LAPTOP.replace("      Architecture: x86-64\n", "");
    let source = Source::from_text(&cut);
    assert_eq!(analyze(&source).machines[0].hypervisor, "unknown");
}

#[test]
fn keys_of_others_are_left_alone() {
    let source = Source::from_text("Kernel: Linux 5.15\nLocation: Berlin\n");
    assert!(analyze(&source).sections.is_empty());
}
