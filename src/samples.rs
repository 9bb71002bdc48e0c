//! The samples that a rule judges: some rows of a table, or all, and what is typical and worst of them.

use crate::scan::{self, Names};
use crate::section::Table;
use crate::text::{Source, Span};

/// How many samples make "sustained".
pub const SUSTAINED: usize = 3;

/// The median of at least [`SUSTAINED`] values that are there.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    scan::median(values, SUSTAINED)
}

/// Rows of a table.
#[derive(Debug)]
pub struct Samples<'t> {
    /// The table.
    pub table: &'t Table,
    rows: Vec<usize>,
}

impl<'t> Samples<'t> {
    /// The rows that are asked for.
    #[must_use]
    pub fn new(table: &'t Table, is_wanted: &dyn Fn(usize) -> bool) -> Self {
        Self { table, rows: (0..table.rows.len()).filter(|&row| is_wanted(row)).collect() }
    }

    /// All rows but those of averages since boot.
    #[must_use]
    pub fn of_now(table: &'t Table) -> Self {
        Self::new(table, &|row| row >= table.since_boot)
    }

    /// The rows of now for each name in a column of names, in order of appearance.
    #[must_use]
    pub fn by_name(source: &'t Source<'_>, table: &'t Table, column: &str) -> Vec<(&'t str, Self)> {
        let mut names = Names::new();
        let mut found: Vec<(&str, Self)> = Vec::new();
        let spans = table.column(column).map(|column| column.spans.as_slice()).unwrap_or_default();
        for (row, &span) in spans.iter().enumerate().skip(table.since_boot) {
            let name = source.pasted(span);
            let place = names.place(name);
            if place == found.len() {
                found.push((name, Self { table, rows: Vec::new() }));
            }
            if let Some((_, samples)) = found.get_mut(place) {
                samples.rows.push(row);
            }
        }
        found
    }

    /// The values of a column; empty where there is no such column of numbers.
    #[must_use]
    pub fn values(&self, column: &str) -> Vec<f64> {
        let numbers = self.table.numbers(column).unwrap_or_default();
        self.rows.iter().filter_map(|&row| numbers.get(row).copied()).collect()
    }

    /// The median of a column.
    #[must_use]
    pub fn median(&self, column: &str) -> Option<f64> {
        median(&self.values(column))
    }

    /// The largest value of a column; 0 where none is larger.
    #[must_use]
    pub fn peak(&self, column: &str) -> f64 {
        self.values(column).into_iter().fold(0.0, f64::max)
    }

    /// The cell of the largest value of a column.
    #[must_use]
    pub fn worst(&self, column: &str) -> Option<Span> {
        self.cell(column, 1.0)
    }

    /// The cell of the smallest value of a column.
    #[must_use]
    pub fn least(&self, column: &str) -> Option<Span> {
        self.cell(column, -1.0)
    }

    /// The worst cells of these columns, as far as there are such.
    #[must_use]
    pub fn evidence(&self, columns: &[&str]) -> Vec<Span> {
        columns.iter().filter_map(|column| self.worst(column)).collect()
    }

    /// Of equal values the last; a cell without a number is never taken before one with.
    fn cell(&self, column: &str, sign: f64) -> Option<Span> {
        let numbers = self.table.numbers(column)?;
        let at = |row: usize| numbers.get(row).filter(|it| !it.is_nan()).map_or(f64::NEG_INFINITY, |it| it * sign);
        let row = self.rows.iter().copied().max_by(|a, b| at(*a).total_cmp(&at(*b)))?;
        self.table.column(column)?.spans.get(row).copied().filter(|span| !span.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    #[test]
    fn what_is_typical_and_what_is_worst() {
        let mut table = Table::new("samples");
        let at = table.column_at(Cow::Borrowed("st"), None, false);
        for (line, value) in [(1, 90.0), (2, 3.0), (3, f64::NAN), (4, 1.0), (5, 2.0)] {
            table.add_row(line);
            table.set(at, value, Span { start: line, end: line + 1 });
        }
        table.since_boot = 1;
        let now = Samples::of_now(&table);
        assert_eq!((now.median("st"), now.peak("st")), (Some(2.0), 3.0));
        assert_eq!((now.worst("st").unwrap().start, now.least("st").unwrap().start), (2, 4));
        assert_eq!((now.values("wa"), now.median("wa"), now.worst("wa")), (vec![], None, None));
        // Two samples are no median.
        assert_eq!(Samples::new(&table, &|row| row > 2).median("st"), None);
    }
}
