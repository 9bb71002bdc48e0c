//! The verdict as one sentence that can be sent to the customer.

use crate::clue::{Hypervisor, Mode, Role};
use crate::platform;

use super::{Confidence, MANY, Verdict};

/// One sentence, without the full stop.
pub(super) fn summary(verdict: &Verdict) -> String {
    let (mut text, rest) = what(verdict);
    let emulated: Vec<&str> =
        verdict.parts.iter().filter(|part| part.is_emulated_device()).map(|part| part.name.slug()).collect();
    if verdict.mode == Some(Mode::Pvhvm) && !emulated.is_empty() {
        text.push_str(" with emulated ");
        text.push_str(&emulated.join(" and "));
    }
    if let Some(platform) = verdict.platform.and_then(platform::platform) {
        text.push_str(" on ");
        text.push_str(platform.label);
    }
    if let Some(outer) = verdict.nested_in {
        text.push_str(", nested in ");
        text.push_str(outer.label());
    }
    if let Some(kind) = verdict.confidential {
        text.push_str(", memory encrypted by ");
        text.push_str(kind.label());
    }
    text.push_str(rest);
    if let Some(container) = verdict.container {
        text.push_str("; seen from inside a container (");
        text.push_str(container);
        text.push(')');
    }
    match verdict.confidence {
        Confidence::Likely => format!("Likely: {text}"),
        Confidence::Possible if verdict.hypervisor.is_some() => format!("Possibly: {text}"),
        _ => text,
    }
}

/// What it is, and what is left to say behind the rest.
fn what(verdict: &Verdict) -> (String, &'static str) {
    const NOT_SHOWN: &str = "; the text does not show which hypervisor";
    let Some(hypervisor) = verdict.hypervisor else {
        let label = |it: Hypervisor| if it == Hypervisor::None { "bare metal" } else { it.label() };
        let left: Vec<&str> = verdict.hypervisors.iter().map(label).collect();
        return match left.split_last() {
            Some((last, others)) if others.len() < MANY => {
                (format!("Undecided between {} and {last}", others.join(", ")), "")
            }
            _ if verdict.role == Some(Role::Dom0) => ("A dom0".into(), NOT_SHOWN),
            _ if verdict.role == Some(Role::Host) => ("A host of virtual machines".into(), NOT_SHOWN),
            _ if !verdict.hypervisors.has(Hypervisor::None) || verdict.role == Some(Role::Guest) => {
                ("A virtual machine".into(), NOT_SHOWN)
            }
            _ if verdict.platform.is_some() => ("A machine".into(), NOT_SHOWN),
            _ => ("The text does not show which machine this is".into(), ""),
        };
    };
    (of(verdict, hypervisor), "")
}

fn of(verdict: &Verdict, hypervisor: Hypervisor) -> String {
    let role = match verdict.role {
        Some(Role::Guest) => "guest",
        Some(Role::Dom0) => "dom0",
        Some(Role::Host) => "host",
        Some(Role::BareMetal) => "machine",
        None => "domain (dom0 or guest not shown)",
    };
    match (hypervisor, verdict.mode) {
        (Hypervisor::Xen, Some(mode)) => format!("Xen {} {role}", mode.label()),
        // Xen has no modes there.
        (Hypervisor::Xen, None) if verdict.modes.is_empty() => format!("Xen {role} on Arm"),
        (Hypervisor::Xen, None) => {
            let left: Vec<&str> = verdict.modes.iter().map(Mode::label).collect();
            if left.len() == Mode::ALL.len() {
                format!("Xen {role}, mode not shown")
            } else {
                format!("Xen {role}: {}", left.join(" or "))
            }
        }
        (Hypervisor::None, _) => match verdict.role {
            Some(Role::Host) => "Bare-metal host".into(),
            _ => "Bare metal".into(),
        },
        (other, _) => match verdict.role {
            Some(role) => format!("{} {}", other.label(), role.label()),
            None => other.label().into(),
        },
    }
}

/// What to say of boots of another kind in one log.
pub(super) const EARLIER: &str =
    "The log holds earlier boots that were something else. The verdict is that of the last boot.";

/// What to say where firmware names another machine than the proofs.
pub(super) const OTHER_BOARD: &str = "Firmware names another machine than the rest of the text. Its tables can be set \
                                      by hand, and KVM can offer Xen's and Hyper-V's interface to its guests.";

/// Why proofs may exclude each other.
pub(super) fn clash(question: &str) -> String {
    format!(
        "These lines exclude each other on the {question}. Usually two machines or two boots stand in one paste; \
         a hypervisor that imitates another one also does this."
    )
}
