//! The title lines, and the rows below a domain that options add.

use std::borrow::Cow;

use crate::clue::Clue;
use crate::format::Field;
use crate::scan;
use crate::section::{About, Cells, Decoded, Fact, Section, Table};
use crate::text::Span;
use crate::traces;
use crate::xen::Release;

use super::super::{ONLY_PV, Shape, field};
use super::rows::{Cell, Row};

/// What libxenstat says on standard error of devices that outlive their domain.
pub(super) const STRAY: &str = "A backend device of a domain that is gone or going: its domain id is in the name.";

/// The row of `domains` that an extra row belongs to, and where its name stands.
pub(super) type Parent = Option<(usize, Span)>;

/// A table whose rows belong to rows of `domains`.
#[derive(Debug)]
struct Extra {
    table: Table,
    /// The row of `domains` that each row belongs to.
    parents: Vec<Option<usize>>,
}

impl Extra {
    fn new(name: &'static str) -> Self {
        Self { table: Table::new(name), parents: Vec::new() }
    }

    /// Adds a row below a domain.
    fn add(&mut self, line: u32, parent: Parent) {
        let iteration = self.table.column_at("iteration".into(), field("iteration"), false);
        let name = self.table.column_at("NAME".into(), field("NAME"), true);
        self.table.add_row(line);
        self.table.set(iteration, f64::NAN, Span::NONE);
        self.table.set(name, f64::NAN, parent.map_or(Span::NONE, |(_, name)| name));
        self.parents.push(parent.map(|(row, _)| row));
    }

    /// Sets a cell of the newest row. The dictionary knows the column as `table.name`, behind a `#`
    /// what it meant once. False where it does not: a label of no version is damage.
    fn set(&mut self, name: &str, number: f64, span: Span) -> bool {
        self.set_as(field(&format!("{}.{name}", self.table.name)), name, number, span)
    }

    fn set_as(&mut self, known: Option<&'static Field>, name: &str, number: f64, span: Span) -> bool {
        if known.is_none() {
            return false;
        }
        let words = matches!(name, "time" | "type" | "major:minor");
        let column = self.table.column_at(Cow::Owned(name.to_owned()), known, words);
        self.table.set(column, number, span);
        true
    }
}

/// All tables but `domains`.
#[derive(Debug)]
pub(super) struct Extras {
    screens: Extra,
    networks: Extra,
    vbds: Extra,
    vcpus: Extra,
    tmem: Extra,
    cpus: Extra,
    /// Which of the title lines the newest screen has: title, counts, memory.
    title: [bool; 3],
    is_screen: bool,
    /// What the title lines said last: each screen repeats what is true of the host.
    stated: Vec<(&'static str, String)>,
    /// The block devices whose names were given.
    named: Vec<u64>,
}

impl Default for Extras {
    fn default() -> Self {
        Self {
            screens: Extra::new("screens"),
            networks: Extra::new("networks"),
            vbds: Extra::new("vbds"),
            vcpus: Extra::new("vcpus"),
            tmem: Extra::new("tmem"),
            cpus: Extra::new("cpus"),
            title: [true; 3],
            is_screen: false,
            stated: Vec::new(),
            named: Vec::new(),
        }
    }
}

impl Extras {
    pub(super) fn has_title(&self) -> bool {
        self.is_screen
    }

    /// The version that the newest title states.
    pub(super) fn version(&self) -> Option<&str> {
        self.said("Xen")
    }

    fn said(&self, key: &str) -> Option<&str> {
        self.stated.iter().find(|(known, _)| *known == key).map(|(_, value)| value.as_str())
    }

    pub(super) fn has_cpus(&self) -> bool {
        !self.cpus.table.rows.is_empty()
    }

    pub(super) fn has_tmem(&self) -> bool {
        !self.tmem.table.rows.is_empty()
    }

    /// `xentop - 17:17:50   Xen 4.20.4-pre`; `next` is the row of `domains` that comes next.
    pub(super) fn title(&mut self, section: &mut Section, row: &Row<'_>, next: usize) -> bool {
        self.screen(0, row, next);
        let [_, _, time, xen, version, ..] = row.cells.as_slice() else { return false };
        self.screens.set("time", f64::NAN, time.span);
        self.state(section, "Xen", version, &version.text, About::HypervisorVersion);
        let is_known = section.clues.iter().any(|clue| std::ptr::eq(clue.marker, &ONLY_PV));
        if !is_known && Release::parse(&version.text).is_some_and(|release| release < traces::PVH) {
            section.clues.push(Clue::new(&ONLY_PV, version.span));
        }
        xen.text == "Xen"
    }

    /// `3 domains: 1 running, 2 blocked, …`
    pub(super) fn counts(&mut self, row: &Row<'_>, next: usize) -> bool {
        self.screen(1, row, next);
        row.cells.chunks(2).all(|pair| {
            let [count, name] = pair else { return false };
            let name = name.text.trim_end_matches([',', ':']);
            self.screens.set(name, count.number().unwrap_or(f64::NAN), count.span)
        })
    }

    /// `Mem: 4193780k total, 1092808k used, 3100972k free    CPUs: 2 @ 2600MHz`
    pub(super) fn memory(&mut self, section: &mut Section, row: &Row<'_>, next: usize) -> bool {
        self.screen(2, row, next);
        let mut cells = row.cells.iter().skip(1);
        while let (Some(first), Some(second)) = (cells.next(), cells.next()) {
            let understood = match first.text.as_ref() {
                "CPUs:" => self.state(section, "CPUs", second, &second.text, About::HostCpus),
                "@" => self.state(
                    section,
                    "CPU speed",
                    second,
                    second.text.strip_suffix("MHz").unwrap_or(&second.text),
                    None,
                ),
                amount => {
                    let Some(kib) = amount.strip_suffix('k').and_then(scan::number) else { return false };
                    let name = second.text.trim_end_matches(',');
                    if name == "total" {
                        let mib = scan::rounded((kib / 1024.0).floor()).to_string();
                        self.state(section, "Memory", first, &mib, About::HostMemoryMib);
                    }
                    self.screens.set(name, kib, first.span)
                }
            };
            if !understood {
                return false;
            }
        }
        true
    }

    /// States a fact of the host, unless the screen before did.
    fn state(
        &mut self,
        section: &mut Section,
        key: &'static str,
        cell: &Cell<'_>,
        value: &str,
        about: impl Into<Option<About>>,
    ) -> bool {
        if self.said(key) == Some(value) {
            return true;
        }
        self.stated.retain(|(known, _)| *known != key);
        self.stated.push((key, value.to_owned()));
        let fact = Fact::new(key, cell.span, field(key)).worth(value);
        section.facts.push(Fact { about: about.into(), ..fact });
        true
    }

    /// Begins a screen where the newest one has this title line already.
    fn screen(&mut self, line: usize, row: &Row<'_>, next: usize) {
        self.is_screen = true;
        if self.title.get(line..).is_none_or(|later| later.contains(&true)) {
            self.title = [false; 3];
            self.screens.add(row.line.number(), Some((next, Span::NONE)));
        }
        if let Some(seen) = self.title.get_mut(line) {
            *seen = true;
        }
    }

    /// Reads a row below a domain. False where it is not what its first word promises.
    pub(super) fn row(&mut self, section: &mut Section, row: &Row<'_>, parent: Parent, is_old: bool) -> bool {
        match row.shape {
            Shape::Network => self.network(row, parent, is_old),
            Shape::Vbd => self.vbd(section, row, parent),
            Shape::Vcpus => self.vcpus(row, parent),
            Shape::Tmem => self.tmem(row, parent),
            Shape::Cpu => self.cpu(row, parent),
            _ => false,
        }
    }

    /// `Net0 RX:      488bytes        7pkts        0err        0drop  TX:     1642bytes …`
    fn network(&mut self, row: &Row<'_>, parent: Parent, is_old: bool) -> bool {
        let Some((name, rest)) = row.cells.split_first() else { return false };
        self.networks.add(row.line.number(), parent);
        let number = name.text.strip_prefix("Net").and_then(scan::number);
        self.networks.set("Net", number.unwrap_or(f64::NAN), name.span);
        let mut direction = "";
        for cell in rest {
            match cell.text.as_ref() {
                "RX:" => direction = "RX",
                "TX:" => direction = "TX",
                text => {
                    let unit = text.trim_start_matches(|it: char| it.is_ascii_digit());
                    let number = text.strip_suffix(unit).and_then(scan::number);
                    let Some(number) = number else { return false };
                    let name = format!("{direction}.{unit}");
                    let known = field(&format!("networks.{name}{}", if is_old { "#3" } else { "" }));
                    if !self.networks.set_as(known, &name, number, cell.span) {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// `VBD BlkBack 51712 [ca: 0]  OO:        0   RD:      230   WR:        0   RSECT: …`; the type
    /// is missing before Xen 3.2, the bracket outside of Linux.
    fn vbd(&mut self, section: &mut Section, row: &Row<'_>, parent: Parent) -> bool {
        let mut cells = row.cells.iter().skip(1).peekable();
        self.vbds.add(row.line.number(), parent);
        if let Some(kind) = cells.next_if(|cell| cell.number().is_none()) {
            self.vbds.set("type", f64::NAN, kind.span);
        }
        let Some(device) = cells.next() else { return false };
        let Some(number) = scan::count(&device.text) else { return false };
        self.vbds.set("device", device.number().unwrap_or(f64::NAN), device.span);
        if let Some(name) = device_name(number).filter(|_| !self.named.contains(&number)) {
            self.named.push(number);
            let mut fact = Fact::new(format!("VBD {number}"), device.span, field("VBD"));
            fact.decoded = Some(Decoded::Text(name.into()));
            section.facts.push(fact);
        }
        // `[ca: 0]` is two words, `[ 3: 0]` three.
        if let Some(first) = cells.next_if(|cell| cell.text.starts_with('[')) {
            let mut bracket = first.clone();
            while !bracket.text.ends_with(']') {
                let Some(next) = cells.next() else { return false };
                bracket = Cell::new(&next.text, bracket.span.to(next.span));
            }
            self.vbds.set("major:minor", f64::NAN, bracket.span);
        }
        while let (Some(label), Some(value)) = (cells.next(), cells.next()) {
            let Some(label) = label.text.strip_suffix(':') else { return false };
            if !self.vbds.set(label, value.number().unwrap_or(f64::NAN), value.span) {
                return false;
            }
        }
        true
    }

    /// `VCPUs(sec):   0:       1319s  1:       1247s`
    fn vcpus(&mut self, row: &Row<'_>, parent: Parent) -> bool {
        let mut cells = row.cells.iter().skip(1);
        while let (Some(vcpu), Some(seconds)) = (cells.next(), cells.next()) {
            let number = vcpu.text.strip_suffix(':').and_then(scan::number);
            let time = seconds.text.strip_suffix('s').and_then(scan::number);
            let (Some(number), Some(time)) = (number, time) else { return false };
            self.vcpus.add(row.line.number(), parent);
            self.vcpus.set("VCPU", number, vcpu.span);
            self.vcpus.set("sec", time, seconds.span);
        }
        true
    }

    /// `Tmem:  Curr eph pages:        0   Succ eph gets:        0   …`
    fn tmem(&mut self, row: &Row<'_>, parent: Parent) -> bool {
        self.tmem.add(row.line.number(), parent);
        let mut label = String::new();
        for cell in row.cells.iter().skip(1) {
            if let Some(number) = cell.number() {
                if !self.tmem.set(label.trim_end_matches(':'), number, cell.span) {
                    return false;
                }
                label.clear();
            } else {
                label.push_str(if label.is_empty() { "" } else { " " });
                label.push_str(&cell.text);
            }
        }
        label.is_empty()
    }

    /// `|     0 |  12.3% |`
    fn cpu(&mut self, row: &Row<'_>, parent: Parent) -> bool {
        let [_, core, _, usage, _] = row.cells.as_slice() else { return false };
        let Some(percent) = usage.text.strip_suffix('%').and_then(scan::number) else { return false };
        self.cpus.add(row.line.number(), parent.map(|(row, _)| (row, Span::NONE)));
        self.cpus.set("Core", core.number().unwrap_or(f64::NAN), core.span);
        self.cpus.set("Usage", percent, usage.span);
        true
    }

    /// The tables that have rows, with the iterations of the rows they belong to.
    pub(super) fn finish(self, iterations: &[f64]) -> impl Iterator<Item = Table> {
        let Self { screens, networks, vbds, vcpus, tmem, cpus, .. } = self;
        let tables = [screens, networks, vbds, vcpus, tmem, cpus].into_iter();
        tables.filter(|extra| !extra.table.rows.is_empty()).map(|Extra { mut table, parents }| {
            let of = |parent: Option<usize>| parent.and_then(|row| iterations.get(row)).copied().unwrap_or(f64::NAN);
            if let Some(column) = table.columns.first_mut() {
                column.cells = Cells::Numbers(parents.into_iter().map(of).collect());
            }
            // A screen and a physical CPU belong to no domain.
            if matches!(table.name, "screens" | "cpus") {
                table.columns.retain(|column| column.name != "NAME");
            }
            table
        })
    }
}

/// The guest's name of a virtual block device, after Xen docs/man/xen-vbd-interface.7.
fn device_name(device: u64) -> Option<String> {
    let named = |prefix: &str, disk: u64, part: u64| {
        let letters = letters(disk);
        match part {
            0 => format!("{prefix}{letters} in the guest, a whole disk."),
            _ => format!("{prefix}{letters}{part} in the guest, a partition."),
        }
    };
    let (major, minor) = (device >> 8, device & 0xff);
    let hd = |first: u64| named("hd", first + (minor >> 6), minor & 0x3f);
    Some(match major {
        // From bit 28 on: 20 bits of disk, 8 of partition.
        _ if device >> 28 == 1 => named("xvd", (device >> 8) & 0xf_ffff, device & 0xff),
        202 => named("xvd", minor >> 4, minor & 0xf),
        8 => named("sd", minor >> 4, minor & 0xf),
        3 => hd(0),
        22 => hd(2),
        _ => return None,
    })
}

/// 0 is `a`, 25 is `z`, 26 is `aa`.
fn letters(disk: u64) -> String {
    let mut letters = Vec::new();
    let mut rest = disk + 1;
    while rest > 0 {
        letters.push(char::from(b'a' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
