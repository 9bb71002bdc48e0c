//! The heads of logs and the answers that machines of the world give: which machine is it? The texts
//! are made up after the words of the kernels, hypervisors and clouds; names and numbers are of no
//! machine. A verdict that is not sure is named as such.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use virtlens::{Source, analyze};

mod kvm;
mod others;
mod several;
mod xen;

/// Name, the summaries of the machines with how sure they are, and the text.
type Case = (&'static str, &'static str, &'static str);

fn summaries(text: &str) -> String {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let machines = report.machines.iter().map(|it| format!("{} ({})", it.summary, it.confidence));
    machines.collect::<Vec<_>>().join(" + ")
}

#[test]
fn each_machine_is_told() {
    let mut wrong = Vec::new();
    for (name, expected, text) in [xen::CASES, kvm::CASES, others::CASES, several::CASES].into_iter().flatten() {
        let told = summaries(text);
        if told != *expected {
            wrong.push(format!("{name}: {told}\n  and not {expected}\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Who is not sure says what to paste next.
#[test]
fn whoever_is_not_sure_asks() {
    for (name, _, text) in [xen::CASES, kvm::CASES, others::CASES, several::CASES].into_iter().flatten() {
        let source = Source::from_text(text);
        for machine in &analyze(&source).machines {
            assert!(machine.confidence == "certain" || !machine.ask.is_empty(), "{name}: {}", machine.summary);
        }
    }
}

/// Whatever line is left out: what is still certain is what the whole text shows.
#[test]
fn without_any_line_nothing_else_becomes_certain() {
    for (name, _, text) in [xen::CASES, kvm::CASES, others::CASES].into_iter().flatten() {
        let source = Source::from_text(text);
        let whole = &analyze(&source).machines[0];
        let lines: Vec<&str> = text.lines().collect();
        for left_out in &lines {
            let rest: Vec<&str> = lines.iter().filter(|line| !std::ptr::eq(*line, left_out)).copied().collect();
            let rest = rest.join(
                "
",
            );
            let source = Source::from_text(&rest);
            for machine in analyze(&source).machines.iter().filter(|it| it.confidence == "certain") {
                let what = format!("{name} without {left_out:?}: {}", machine.summary);
                assert_eq!(machine.hypervisor, whole.hypervisor, "{what}");
                assert!(machine.mode.is_none_or(|it| whole.mode_candidates.contains(&it)), "{what}");
                assert!(machine.role == "unknown" || whole.role == "unknown" || machine.role == whole.role, "{what}");
            }
        }
    }
}
