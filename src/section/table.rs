//! Measured rows, column by column.

use std::borrow::Cow;

use crate::format::Field;
use crate::text::{Source, Span};

/// The columns in which readers count the samples of a table.
pub const SAMPLES: &[&str] = &["iteration", "report", "sample"];

/// Rows under named columns. All columns have as many cells as there are rows.
#[derive(Debug)]
pub struct Table {
    /// `samples`, `disks`, `domains` …
    pub name: &'static str,
    /// In printed order.
    pub columns: Vec<Column>,
    /// The 1-based line of each row.
    pub rows: Vec<u32>,
    /// So many rows at the front are averages since boot and say nothing of now: those of the first
    /// report of `vmstat`, `iostat` and `mpstat`, unless the user left it out (`-y`).
    pub since_boot: usize,
}

impl Table {
    /// A table without columns.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self { name, columns: Vec::new(), rows: Vec::new(), since_boot: 0 }
    }

    /// The column of a name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The numbers of a column; none where there is no such column of numbers.
    #[must_use]
    pub fn numbers(&self, name: &str) -> Option<&[f64]> {
        match &self.column(name)?.cells {
            Cells::Numbers(numbers) => Some(numbers),
            Cells::Words => None,
        }
    }

    /// The rows, in order.
    pub fn each_row(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + Clone {
        (0..self.rows.len()).map(|index| Row { table: self, index })
    }

    /// The index of a column; it is added, absent in all earlier rows, where it is new.
    pub fn column_at(&mut self, name: Cow<'static, str>, field: Option<&'static Field>, words: bool) -> usize {
        if let Some(at) = self.columns.iter().position(|column| column.name == name) {
            return at;
        }
        let rows = self.rows.len();
        let cells = if words { Cells::Words } else { Cells::Numbers(vec![f64::NAN; rows]) };
        self.columns.push(Column {
            name,
            field,
            header: Span::NONE,
            again: Vec::new(),
            cells,
            spans: vec![Span::NONE; rows],
        });
        self.columns.len() - 1
    }

    /// Adds a row whose cells are all absent.
    pub fn add_row(&mut self, line: u32) {
        self.rows.push(line);
        for column in &mut self.columns {
            column.spans.push(Span::NONE);
            if let Cells::Numbers(numbers) = &mut column.cells {
                numbers.push(f64::NAN);
            }
        }
    }

    /// Sets a cell of the newest row. `number` is NaN where the text has a word instead.
    pub fn set(&mut self, column: usize, number: f64, span: Span) {
        let Some(column) = self.columns.get_mut(column) else { return };
        if let Some(last) = column.spans.last_mut() {
            *last = span;
        }
        if let Cells::Numbers(numbers) = &mut column.cells
            && let Some(last) = numbers.last_mut()
        {
            *last = number;
        }
    }
}

/// A row of a table, as rules look at it.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t> {
    /// The table.
    pub table: &'t Table,
    /// Which row, 0-based.
    pub index: usize,
}

impl<'t> Row<'t> {
    /// The number in a column, where there is one.
    #[must_use]
    pub fn number(self, column: &str) -> Option<f64> {
        self.table.numbers(column)?.get(self.index).copied().filter(|number| !number.is_nan())
    }

    /// Where the cell of a column stands, where the text has it.
    #[must_use]
    pub fn span(self, column: &str) -> Option<Span> {
        self.table.column(column)?.spans.get(self.index).copied().filter(|span| !span.is_none())
    }

    /// The words of a cell; empty where the text has none.
    #[must_use]
    pub fn word<'s>(self, source: &'s Source<'_>, column: &str) -> Cow<'s, str> {
        self.span(column).map(|span| source.read(span)).unwrap_or_default()
    }
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    /// As printed, without a colon at its end.
    pub name: Cow<'static, str>,
    /// Its dictionary entry.
    pub field: Option<&'static Field>,
    /// Where the heading stands (its first occurrence).
    pub header: Span,
    /// Where it stands again.
    pub again: Vec<Span>,
    /// The values.
    pub cells: Cells,
    /// Where each value stands; [`Span::NONE`] where it was computed or is absent.
    pub spans: Vec<Span>,
}

impl Column {
    /// Makes a cell absent.
    pub fn unset(&mut self, row: usize) {
        if let Some(span) = self.spans.get_mut(row) {
            *span = Span::NONE;
        }
        if let Cells::Numbers(numbers) = &mut self.cells
            && let Some(number) = numbers.get_mut(row)
        {
            *number = f64::NAN;
        }
    }

    /// Notes a place of the heading.
    pub fn head(&mut self, span: Span) {
        if self.header.is_none() {
            self.header = span;
        } else if span > *self.again.last().unwrap_or(&self.header) {
            self.again.push(span);
        }
    }
}

/// The values of a column.
#[derive(Debug)]
pub enum Cells {
    /// Numbers in the printed unit; NaN where there is none.
    Numbers(Vec<f64>),
    /// Names: the words stand in the text, at the spans.
    Words,
}
