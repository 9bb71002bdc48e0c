//! The tables under construction: which report a row belongs to, and where its cells go.

use std::borrow::Cow;

use crate::format::Field;
use crate::scan::Names;
use crate::section::{Cells, Note, Table};
use crate::sysstat::{Amounts, Cell};
use crate::text::Span;

use super::field;
use super::tool::Traits;

/// What is gathered of either form.
#[derive(Debug)]
pub(super) struct Reading<'s> {
    pub(super) reports: Reports<'s>,
    pub(super) traits: Traits,
    pub(super) amounts: Amounts,
    /// Groups met so far.
    groups: Names,
}

impl<'s> Reading<'s> {
    pub(super) fn new() -> Self {
        let (reports, traits) = (Reports::new(), Traits::default());
        Self { reports, traits, amounts: Amounts::default(), groups: Names::new() }
    }

    /// What is to be said of a group, once.
    pub(super) fn group(&mut self, name: &'s str, span: Span) -> Option<Note> {
        let known = self.groups.len();
        let is_new = self.groups.place(name) == known;
        is_new.then(|| Note { span, text: GROUP.into() })
    }

    /// The number of a cell in the unit of its column.
    pub(super) fn number(&mut self, cell: Cell, is_device: bool, column: usize, span: Span) -> f64 {
        let table = if is_device { &self.reports.devices } else { &self.reports.cpu };
        let name = table.columns.get(column).map_or("", |column| &column.name);
        self.amounts.number(cell, name, span)
    }
}

const GROUP: &str =
    "A group (-g): its counts are the sum of its devices, its %util is their average. Do not add it to them.";

/// The two tables and the report at hand. `'s` is the paste.
#[derive(Debug)]
pub(super) struct Reports<'s> {
    pub(super) cpu: Table,
    pub(super) devices: Table,
    number: f64,
    time: Span,
    /// The time in front of the last row, and its report.
    clock: (&'s str, f64),
    /// What the report at hand has so far.
    has_cpu: bool,
    has_devices: bool,
    /// The first row of `devices` of the report at hand, the names from there on, and the columns
    /// that its headings named.
    first_row: usize,
    names: Vec<&'s str>,
    filled: Vec<usize>,
    /// Where a further heading of the same report joins the rows there are.
    join: Option<Join>,
}

#[derive(Debug)]
struct Join {
    /// Rows passed so far: as a rule each table has the same devices in the same order.
    next: usize,
    /// For the case that not: the names, and the first row of each.
    names: Names,
    rows: Vec<usize>,
}

impl<'s> Reports<'s> {
    pub(super) fn new() -> Self {
        Self {
            cpu: Table::new("cpu"),
            devices: Table::new("devices"),
            number: 0.0,
            time: Span::NONE,
            clock: ("", 0.0),
            has_cpu: false,
            has_devices: false,
            first_row: 0,
            names: Vec::new(),
            filled: Vec::new(),
            join: None,
        }
    }

    /// A new report, with its time where one is printed.
    pub(super) fn begin(&mut self, time: Span) {
        self.number += 1.0;
        self.time = time;
        self.has_cpu = false;
        self.has_devices = false;
        self.first_row = self.devices.rows.len();
        self.names.clear();
        self.filled.clear();
        self.join = None;
    }

    /// The time of the report at hand, where it comes after the numbers: JSON with sorted keys.
    pub(super) fn set_time(&mut self, time: Span) {
        self.time = time;
        let last_cpu = self.cpu.rows.len().saturating_sub(1);
        let (table, first) = if self.has_cpu { (&mut self.cpu, last_cpu) } else { (&mut self.devices, self.first_row) };
        if self.has_cpu || self.has_devices {
            frame(table, time);
            let column = position(table, "time");
            for row in first..table.rows.len() {
                put(table, row, column.unwrap_or_default(), f64::NAN, time);
            }
        }
    }

    /// The time that a wrapper put in front of a row: another one is another report.
    pub(super) fn row_time(&mut self, time: &'s str, span: Span) {
        if self.clock == (time, self.number) {
            return;
        }
        if self.devices.rows.len() > self.first_row {
            self.begin(span);
            self.has_devices = true;
        } else {
            self.set_time(span);
        }
        self.clock = (time, self.number);
    }

    /// Whether rows had a time in front.
    pub(super) fn has_clock(&self) -> bool {
        self.clock.1 > 0.0
    }

    /// Whether no report has begun.
    pub(super) fn is_empty(&self) -> bool {
        self.number == 0.0
    }

    /// The CPU part of a report begins. It stands first, so it begins a report itself unless a time
    /// did.
    pub(super) fn open_cpu(&mut self) {
        if self.is_empty() || self.has_cpu || self.has_devices {
            self.begin(Span::NONE);
        }
        self.has_cpu = true;
        frame(&mut self.cpu, self.time);
    }

    /// A device table of the report begins, with these columns. `parts` says that one report may
    /// have several tables of the same devices.
    pub(super) fn open_devices(&mut self, columns: impl FnOnce(&mut Table) -> Vec<usize>, parts: bool) -> Vec<usize> {
        let time = if self.number > 0.0 && !self.has_devices { self.time } else { Span::NONE };
        // The CPU table has the time, if there is one.
        frame(&mut self.devices, if self.has_cpu { Span::NONE } else { time });
        self.devices.column_at("device".into(), field("device"), true);
        let columns = columns(&mut self.devices);
        let joins = parts && self.has_devices && columns.iter().all(|column| !self.filled.contains(column));
        if joins {
            let mut join = Join { next: self.first_row, names: Names::new(), rows: Vec::new() };
            for (at, name) in self.names.iter().enumerate() {
                if join.names.place(name) == join.rows.len() {
                    join.rows.push(self.first_row + at);
                }
            }
            self.join = Some(join);
        } else if self.is_empty() || self.has_devices {
            self.begin(Span::NONE);
        }
        self.has_devices = true;
        self.filled.extend(&columns);
        columns
    }

    /// A row of the CPU table.
    pub(super) fn cpu_row(&mut self, line: u32) -> usize {
        add(&mut self.cpu, line, self.number, self.time)
    }

    /// The row of a device in the report at hand: a new one, or that of its earlier table.
    pub(super) fn device_row(&mut self, name: &'s str, span: Span, line: u32) -> usize {
        if let Some(join) = &mut self.join {
            let here = self.names.get(join.next - self.first_row);
            let known = || join.names.find(name).and_then(|place| join.rows.get(place).copied());
            let found = if here == Some(&name) { Some(join.next) } else { known() };
            if let Some(row) = found {
                join.next = row + 1;
                return row;
            }
        }
        self.names.push(name);
        let time = if self.has_cpu { Span::NONE } else { self.time };
        let row = add(&mut self.devices, line, self.number, time);
        if let Some(device) = position(&self.devices, "device") {
            put(&mut self.devices, row, device, f64::NAN, span);
        }
        row
    }
}

/// The columns that each table begins with.
fn frame(table: &mut Table, time: Span) {
    table.column_at("report".into(), field("report"), false);
    if !time.is_none() {
        table.column_at("time".into(), field("time"), true);
    }
}

fn add(table: &mut Table, line: u32, number: f64, time: Span) -> usize {
    table.add_row(line);
    let row = table.rows.len() - 1;
    put(table, row, 0, number, Span::NONE);
    if let Some(column) = position(table, "time") {
        put(table, row, column, f64::NAN, time);
    }
    row
}

fn position(table: &Table, name: &str) -> Option<usize> {
    table.columns.iter().position(|column| column.name == name)
}

/// The column of a heading's word.
pub(super) fn column(table: &mut Table, word: &str, known: Option<&'static Field>, header: Span) -> usize {
    let name = known.map_or_else(|| Cow::Owned(word.to_owned()), |field| Cow::Borrowed(field.key));
    let at = table.column_at(name, known, false);
    if let Some(column) = table.columns.get_mut(at) {
        column.head(header);
    }
    at
}

/// Sets a cell of any row.
pub(super) fn put(table: &mut Table, row: usize, column: usize, number: f64, span: Span) {
    let Some(column) = table.columns.get_mut(column) else { return };
    if let Some(cell) = column.spans.get_mut(row) {
        *cell = span;
    }
    if let Cells::Numbers(numbers) = &mut column.cells
        && let Some(cell) = numbers.get_mut(row)
    {
        *cell = number;
    }
}
