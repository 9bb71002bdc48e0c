//! `lspci`, with `-nn`, `-n`, `-k`, `-v`, `-mm` or as a tree.
//!
//! ```text
//! 00:02.0 Unassigned class [ff80]: XenSource, Inc. Xen Platform Device [5853:0001] (rev 01)
//!         Kernel driver in use: xen-platform-pci
//! 00:1f.3 "SMBus" "Intel Corporation" "82801I (ICH9 Family) SMBus Controller" -r02
//! 00:00.0 0600: 8086:29c0
//! -[0000:00]-+-00.0  Intel Corporation 82G33/G31/P35/P31 Express DRAM Controller
//! ```

use crate::format::{Ahead, Dictionary, Field, Format, Hold, Kind, Opening, Segment, dictionary};
use crate::section::{Section, Table};
use crate::text::Line;

mod devices;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "lspci",
    title: "lspci",
    sample: include_str!("sample.txt"),
    signs: ": | \"|-[0000:",
    rows: &[
        "00:00.0 Host bridge:|< $$:$$.$ :|< $$$$:$$:$$.$ ^ :|< $$:$$.$ \" .. > $$:$$.$ :|$$$$:$$:$$.$ :|$$:$$.$ \" ..|\t& ..|Subsystem:|Kernel driver in use:|Kernel modules:",
        "-[$$$$: .. >  +-$$.$ ..| \\-$$.$ ..",
    ],
    opens,
    holds,
    parse,
    fields: &FIELDS,
    markers: &[devices::MARKERS],
    rules: &[],
    charts: &[],
};

const SOURCE: &str = "pciutils 3.9 lspci.c, man lspci(8)";

static FIELDS: Dictionary = dictionary!(&[
    Field {
        key: "slot",
        label: "address",
        kind: Kind::Name,
        meaning: "Where the device sits: bus, device and function.",
        source: SOURCE,
        ..Field::EMPTY
    },
    Field {
        key: "class",
        label: "class",
        kind: Kind::Text,
        meaning: "What kind of device it says it is.",
        source: SOURCE,
        ..Field::EMPTY
    },
    Field {
        key: "device",
        label: "device",
        kind: Kind::Text,
        meaning: "Maker and model, by the list of the machine where the command ran.",
        watch: "An old list has no name for a new device. In a Xen dom0 these are the devices of the machine that Xen \
                runs on; a PV guest without passthrough has none.",
        source: SOURCE,
        ..Field::EMPTY
    },
    Field {
        key: "driver",
        label: "driver",
        kind: Kind::Name,
        meaning: "The kernel driver that has the device now.",
        watch: "pciback and xen-pciback, vfio-pci: the device is given to a guest.",
        source: SOURCE,
        ..Field::EMPTY
    },
]);

/// The forms of the output.
mod form {
    pub(super) const LIST: u8 = 0;
    pub(super) const TREE: u8 = 1;
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    if device(text).is_some() && !text.starts_with(' ') {
        return Some(Opening::firm(form::LIST).bound());
    }
    text.starts_with("-[0000:").then(|| Opening::firm(form::TREE))
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let is_within = || line.before().is_some_and(|before| !before.is_blank());
    match opening.form {
        form::LIST if device(line.text).is_some() => Hold::Firm,
        form::TREE if branch(line.text).is_some() => Hold::Firm,
        _ if line.is_blank() => Hold::Gap,
        _ if line.text.starts_with([' ', '\t']) && is_within() => Hold::Loose,
        _ => Hold::No,
    }
}

/// Address, class and the rest.
type Parts<'l> = (&'l str, &'l str, &'l str);

/// The parts of a line that begins with an address.
fn device(text: &str) -> Option<Parts<'_>> {
    let (slot, rest) = text.trim_ascii_start().split_once(' ')?;
    if !is_address(slot) {
        return None;
    }
    if let Some(quoted) = rest.strip_prefix('"') {
        let (class, rest) = quoted.split_once("\" ")?;
        return Some((slot, class, rest.trim_ascii()));
    }
    let (class, rest) = rest.split_once(": ")?;
    (!class.is_empty() && class.len() < 60).then(|| (slot, class, rest.trim_ascii()))
}

/// The parts of a line of the tree: `+-02.0  Intel Corporation …`, `+-1c.0-[01]----00.0  …`.
fn branch(text: &str) -> Option<Parts<'_>> {
    text.match_indices('-').find_map(|(at, _)| {
        let (slot, name) = text.get(at + 1..)?.split_at_checked("02.0".len())?;
        let (device, function) = slot.split_once('.')?;
        let is_slot = is_hex(device, 2) && is_hex(function, 1) && name.starts_with("  ");
        is_slot.then(|| (slot, "", name.trim_ascii()))
    })
}

fn is_hex(text: &str, len: usize) -> bool {
    text.len() == len && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// `00:1f.3`, `0000:00:1f.3`
fn is_address(text: &str) -> bool {
    let Some((bus, rest)) = text.rsplit_once(':') else { return false };
    let Some((device, function)) = rest.split_once('.') else { return false };
    let bus = bus.rsplit_once(':').filter(|(domain, _)| domain.len() >= 4).map_or(bus, |(_, bus)| bus);
    let is_device = u8::from_str_radix(device, 16).is_ok_and(|it| it < 32);
    is_hex(bus, 2) && is_hex(device, 2) && is_device && matches!(function.as_bytes(), [b'0'..=b'7'])
}

/// Whether a line is the rest of the name above it: details are indented by more than the blank of a broken line.
fn is_rest(line: Line<'_>) -> bool {
    let text = line.text;
    !text.starts_with([' ', '\t'])
        || !text.starts_with("  ")
            && text.starts_with(' ')
            && line.before().is_some_and(|before| device(before.text).is_some())
}

const COLUMNS: [&str; 4] = ["slot", "class", "device", "driver"];

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut table = Table::new("devices");
    let [slot, class, name, driver] = COLUMNS.map(|key| table.column_at(key.into(), FORMAT.field(key), true));
    let is_tree = segment.opening.form == form::TREE;
    if is_tree {
        section.variant = Some("tree");
    }
    for line in segment.lines() {
        let text = line.text;
        if let Some(parts) = if is_tree { branch(text) } else { device(text) } {
            table.add_row(line.number());
            for (column, part) in [(slot, parts.0), (class, parts.1), (name, parts.2)] {
                if !part.is_empty() {
                    table.set(column, f64::NAN, line.span_of(part));
                }
            }
            devices::add(&mut section, parts.2, line.span_of(parts.2));
        } else if let Some((key, value)) = text.trim_ascii_start().split_once(": ") {
            match key {
                "Kernel driver in use" => table.set(driver, f64::NAN, line.span_of(value)),
                "Subsystem" => devices::add(&mut section, value, line.span_of(value)),
                _ => {}
            }
        } else if is_rest(line) && !line.is_blank() && !is_tree {
            section.keep(line);
        }
    }
    section.tables.push(table);
    section
}
