//! What to paste next, and what it settles.

use crate::clue::{Hypervisor, Mode, Modes};

use super::{Confidence, Verdict};

/// A command and the question that it settles.
#[derive(Debug)]
pub struct Ask {
    /// As typed in a shell.
    pub command: &'static str,
    /// The question.
    pub settles: String,
}

const BOOT: &str = "dmesg | grep -iE 'hypervisor|booting|xen|kvm|DMI:'";
/// With the file name in front the answer can be pasted alone.
const GUEST_TYPE: &str = "grep -H . /sys/hypervisor/guest_type";
/// Prints a line in either case, other than `/proc/xen/capabilities`, which is empty in a guest.
const UUID: &str = "grep -H . /sys/hypervisor/uuid /sys/hypervisor/properties/features";
/// Every line of the answer names itself, so that it can be pasted without the command. QEMU writes
/// its machine type into the version of the case, whatever name it was told to show.
const DETECT: &str = "SYSTEMD_LOG_LEVEL=debug systemd-detect-virt; \
                      grep -H . /sys/class/dmi/id/{sys_vendor,product_name,bios_version,chassis_version}";

/// The commands that would settle what a verdict leaves open.
pub(super) fn asks(verdict: &Verdict, is_proven: bool, is_role_proven: bool) -> Vec<Ask> {
    let mut asks = Vec::new();
    let mut ask = |command, settles: String| asks.push(Ask { command, settles });
    match verdict.hypervisor {
        None => {
            ask(BOOT, "Which hypervisor, and which mode of Xen".into());
            ask(DETECT, "Which hypervisor and which cloud, as the machine itself sees it".into());
        }
        Some(Hypervisor::Xen) => {
            let left = verdict.modes;
            let kinds = [Modes::of(&[Mode::Pv]), Modes::of(&[Mode::Pvh]), EMULATED];
            let open = kinds.iter().filter(|kind| !kind.and(left).is_empty()).count();
            if open > 1 {
                ask(GUEST_TYPE, list(left));
            }
            if left.and(EMULATED).len() > 1 {
                ask(BOOT, list(left.and(EMULATED)));
            }
            if open == 1 && left.len() == 1 && !is_proven {
                ask(BOOT, "Whether it is so, by the kernel's own words".into());
            }
            if !is_role_proven {
                ask(UUID, "dom0 (its UUID is all zeros, bit 11 is set) or guest".into());
            }
        }
        Some(_) => {}
    }
    if asks.is_empty() && verdict.confidence < Confidence::Certain {
        asks.push(Ask { command: DETECT, settles: "Whether it is so, as the processor and the firmware say".into() });
    }
    asks
}

/// The modes that have a full emulated machine around them; Linux calls them all `HVM`.
const EMULATED: Modes = Modes::of(&[Mode::Hvm, Mode::HvmPvDrivers, Mode::Pvhvm]);

/// `PV, PVH or HVM`
fn list(modes: Modes) -> String {
    let labels: Vec<&str> = modes.iter().map(Mode::label).collect();
    match labels.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}
