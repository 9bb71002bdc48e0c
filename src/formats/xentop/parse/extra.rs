//! The title lines, and the rows below a domain that options add.

use std::borrow::Cow;

use crate::format::Field;
use crate::scan;
use crate::section::{About, Cells, Decoded, Fact, Section, Table};
use crate::text::{Source, Span};

use super::super::{Shape, field};
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
    /// what it meant once.
    fn set(&mut self, name: &str, number: f64, span: Span) {
        let known = field(&format!("{}.{name}", self.table.name));
        self.set_as(known, name, number, span);
    }

    fn set_as(&mut self, known: Option<&'static Field>, name: &str, number: f64, span: Span) {
        let words = matches!(name, "time" | "type" | "major:minor");
        let column = self.table.column_at(Cow::Owned(name.to_owned()), known, words);
        self.table.set(column, number, span);
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
        }
    }
}

impl Extras {
    pub(super) fn has_title(&self) -> bool {
        self.is_screen
    }

    pub(super) fn has_cpus(&self) -> bool {
        !self.cpus.table.rows.is_empty()
    }

    pub(super) fn has_tmem(&self) -> bool {
        !self.tmem.table.rows.is_empty()
    }

    /// `xentop - 17:17:50   Xen 4.20.4-pre`; `next` is the row of `domains` that comes next.
    pub(super) fn title(&mut self, section: &mut Section, source: &Source<'_>, row: &Row<'_>, next: usize) {
        self.screen(0, row, next);
        let mut cells = row.cells.iter().skip(2);
        if let Some(time) = cells.next() {
            self.screens.set("time", f64::NAN, time.span);
        }
        if let Some(version) = cells.nth(1) {
            state(section, source, Fact::new("Xen", version.span, field("Xen")).about(About::HypervisorVersion));
        }
    }

    /// The second and the third title line: numbers, each before or behind its word.
    pub(super) fn totals(&mut self, section: &mut Section, source: &Source<'_>, row: &Row<'_>, next: usize) {
        if row.shape == Shape::Counts {
            self.screen(1, row, next);
            for pair in row.cells.chunks(2) {
                let [count, name] = pair else { continue };
                let number = count.number().unwrap_or(f64::NAN);
                self.screens.set(name.text.trim_end_matches([',', ':']), number, count.span);
            }
            return;
        }
        self.screen(2, row, next);
        for pair in row.cells.windows(2) {
            let [value, next] = pair else { continue };
            match (value.text.as_ref(), next.text.as_ref()) {
                ("CPUs:", _) => state(section, source, fact("CPUs", next, "").about(About::HostCpus)),
                ("@", _) => state(section, source, fact("CPU speed", next, "MHz")),
                (kib, name) => {
                    let name = name.trim_end_matches(',');
                    let number = kib.strip_suffix('k').and_then(scan::number);
                    let Some(number) = number.filter(|_| ["total", "used", "free", "freeable"].contains(&name)) else {
                        continue;
                    };
                    self.screens.set(name, number, value.span);
                    if name == "total" {
                        let mib = format!("{:.0}", (number / 1024.0).floor());
                        let memory = Fact::new("Memory", value.span, field("Memory")).worth(mib);
                        state(section, source, memory.about(About::HostMemoryMib));
                    }
                }
            }
        }
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
                    let Some(number) = number.filter(|_| ["bytes", "pkts", "err", "drop"].contains(&unit)) else {
                        return false;
                    };
                    let name = format!("{direction}.{unit}");
                    let known = field(&format!("networks.{name}{}", if is_old { "#3" } else { "" }));
                    self.networks.set_as(known, &name, number, cell.span);
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
        if let Some(name) = device_name(number) {
            let key = format!("VBD {number}");
            if section.fact(&key).is_none() {
                let mut fact = Fact::new(key, device.span, field("VBD"));
                fact.decoded = Some(Decoded::Text(name.into()));
                section.facts.push(fact);
            }
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
            self.vbds.set(label, value.number().unwrap_or(f64::NAN), value.span);
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
                self.tmem.set(label.trim_end_matches(':'), number, cell.span);
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

/// Adds a fact that is not stated yet: every screen repeats those of the host.
fn state(section: &mut Section, source: &Source<'_>, fact: Fact) {
    let is_known = section.facts.iter().any(|it| it.key == fact.key && it.text(source) == fact.text(source));
    if !is_known {
        section.facts.push(fact);
    }
}

fn fact(key: &'static str, cell: &Cell<'_>, unit: &str) -> Fact {
    let fact = Fact::new(key, cell.span, field(key));
    if unit.is_empty() { fact } else { fact.worth(cell.text.trim_end_matches(unit)) }
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
