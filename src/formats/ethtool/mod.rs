//! `ethtool -i`: which driver a network interface has.
//!
//! ```text
//! driver: vif
//! version: 6.1.0-50-amd64
//! firmware-version:
//! bus-info: vif-0
//! ```
//!
//! The driver tells how the network device is virtualized, and often by whom.

use crate::clue::{Clue, Hypervisor, Role, Says};
use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::format::{Ahead, Format, Hold, Opening, Segment};
use crate::scan;
use crate::section::{Decoded, Fact, Note, Section};
use crate::text::Line;

mod drivers;
#[cfg(test)]
mod tests;

use drivers::{DRIVERS, Driver, MARKERS};

/// The room.
pub static FORMAT: Format = Format {
    id: "ethtool",
    title: "ethtool -i",
    sample: include_str!("sample.txt"),
    signs: "driver: ",
    rows: &["driver: * ! version:|driver: * . > :"],
    opens,
    holds,
    parse,
    fields: &drivers::FIELDS,
    markers: &[MARKERS],
    rules: RULES,
    charts: &[],
};

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let has = |key: &str, text: &str| text.trim_ascii_start().starts_with(key);
    (has("driver: ", ahead.text()) && has("version:", ahead.text_at(1))).then(|| Opening::firm(0))
}

fn holds(_opening: &Opening, line: Line<'_>) -> Hold {
    match key_value(line.text) {
        Some(("driver", _)) => Hold::New,
        Some((key, _)) if FORMAT.field(key).is_some() => Hold::Firm,
        _ => Hold::No,
    }
}

/// `firmware-version: 2.1-0`
fn key_value(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.trim_ascii().split_once(':')?;
    Some((key, value.trim_ascii()))
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    if let Some(name) = segment.command.and_then(interface_of) {
        section.title = format!("ethtool -i {name}").into();
    }
    let bus = segment.lines().filter_map(|line| key_value(line.text)).find(|(key, _)| *key == "bus-info");
    let bus = bus.map_or("", |(_, value)| value);
    for line in segment.lines() {
        let Some((key, value)) = key_value(line.text).filter(|(_, value)| !value.is_empty()) else { continue };
        let Some(field) = FORMAT.field(key) else {
            section.notes.push(Note { span: line.whole(), text: "".into() });
            continue;
        };
        let mut fact = Fact::new(field.key, line.span_of(value), Some(field));
        fact.key_span = line.span_of(key);
        if key == "driver"
            && let Some(driver) = driver(value)
        {
            fact.decoded = Some(Decoded::Text(driver.meaning.into()));
            section.clues.extend(clue(driver, bus, line, value));
        }
        section.facts.push(fact);
    }
    section
}

/// The interface in the command that was typed.
fn interface_of(command: &str) -> Option<&str> {
    let mut words = scan::texts(command).skip_while(|word| *word != "-i");
    words.next()?;
    words.next()
}

fn driver(name: &str) -> Option<&'static Driver> {
    DRIVERS.iter().find(|driver| driver.names.contains(&name))
}

/// What a driver tells of the machine.
fn clue(driver: &Driver, bus: &str, line: Line<'_>, value: &str) -> Option<Clue> {
    let mut clue = Clue::new(driver.marker?, line.span_of(value));
    // `vif-0` is a frontend, `vif-3-0` the backend for device 0 of domain 3.
    if let Some(numbers) = bus.strip_prefix("vif-")
        && numbers.contains('-')
    {
        clue.says = Says::XEN.roles(&[Role::Dom0]);
        clue.detail = "This is the backend of a guest's network device: the machine is dom0 or a driver domain.".into();
    }
    Some(clue)
}

/// A guest that has paravirtual devices at hand and uses an emulated one.
static RULES: &[Rule] = &[Rule {
    id: "ethtool/emulated-nic",
    needs: "ethtool -i of the interface, and dmesg",
    formats: &["ethtool"],
    source: "Linux drivers/net/ethernet; Xen and KVM documentation on paravirtual drivers",
    check: emulated,
    is_cause: false,
}];

fn emulated(case: &Case<'_>) -> Outcome {
    let Some(hypervisor) = case.hypervisor.filter(|_| case.role == Some(Role::Guest)) else {
        return Outcome::NotChecked;
    };
    let (better, what) = match hypervisor {
        Hypervisor::Xen => ("xen-netfront", "enX0 or eth0 with driver vif"),
        Hypervisor::Kvm | Hypervisor::Qemu => ("virtio_net", "model virtio"),
        Hypervisor::Vmware => ("vmxnet3", "adapter type VMXNET3"),
        Hypervisor::HyperV => ("hv_netvsc", "the synthetic adapter instead of the legacy one"),
        Hypervisor::VirtualBox => ("virtio_net", "adapter type virtio-net"),
        _ => return Outcome::NotChecked,
    };
    let drivers = case.of("ethtool").filter_map(|section| section.fact("driver"));
    let faults = drivers.filter_map(|fact| {
        let name = case.source.read(fact.span);
        driver(&name).filter(|driver| driver.is_emulated)?;
        Some(Fault {
            severity: Severity::Notice,
            headline: format!("The network device is emulated ({name})").into(),
            detail: "Each packet leaves the guest through an imitation of real hardware, which costs CPU time on the \
                     host and throughput."
                .into(),
            next: format!("Use {better}: {what} in the guest's configuration.").into(),
            evidence: vec![fact.span],
        })
    });
    faults.collect::<Vec<_>>().into()
}
