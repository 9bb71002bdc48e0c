//! The samples that a rule judges: some rows of a table, or all, and what is typical and worst of them.

use crate::finding::{Look, Severity};
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

/// Whether a table has nothing but averages since boot.
fn is_since_boot(table: &Table) -> bool {
    table.since_boot > 0 && table.since_boot >= table.rows.len()
}

/// The first row that is judged: averages since boot are never judged with others.
fn first(table: &Table) -> usize {
    if is_since_boot(table) { 0 } else { table.since_boot }
}

impl<'t> Samples<'t> {
    /// The rows that are asked for; averages since boot only where there is nothing else.
    #[must_use]
    pub fn new(table: &'t Table, is_wanted: &dyn Fn(usize) -> bool) -> Self {
        Self { table, rows: (first(table)..table.rows.len()).filter(|&row| is_wanted(row)).collect() }
    }

    /// All such rows.
    #[must_use]
    pub fn of(table: &'t Table) -> Self {
        Self::new(table, &|_| true)
    }

    /// Whether they may show something that lasts.
    #[must_use]
    pub fn is_sustained(&self) -> bool {
        !is_since_boot(self.table) && self.rows.len() >= SUSTAINED
    }

    /// How many values a median needs: of few samples each is looked at, and [`Self::weigh`] says so.
    #[must_use]
    pub fn fewest(&self) -> usize {
        if self.is_sustained() { SUSTAINED } else { 1 }
    }

    /// A look at them, as much as they are worth: what would be bad if it lasted is worth a notice where
    /// few samples show it, or an average since boot, and anything less cannot be told by them.
    #[must_use]
    pub fn weigh(&self, look: Look) -> Look {
        if self.is_sustained() {
            return look;
        }
        let mut fault = look.flatten().filter(|fault| fault.severity <= Severity::Warning)?;
        let when = match self.rows.len() {
            _ if is_since_boot(self.table) => "On average since boot: ".into(),
            1 => "In one sample: ".into(),
            many => format!("In {many} samples: "),
        };
        fault.severity = Severity::Notice;
        fault.headline.to_mut().insert_str(0, &when);
        Some(Some(fault))
    }

    /// The rows for each name in a column of names, in order of appearance.
    #[must_use]
    pub fn by_name(source: &'t Source<'_>, table: &'t Table, column: &str) -> Vec<(&'t str, Self)> {
        let mut names = Names::new();
        let mut found: Vec<(&str, Self)> = Vec::new();
        let spans = table.column(column).map(|column| column.spans.as_slice()).unwrap_or_default();
        for (row, &span) in spans.iter().enumerate().skip(first(table)) {
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
        self.median_of(&self.values(column))
    }

    /// The median of what was made of columns.
    #[must_use]
    pub fn median_of(&self, values: &[f64]) -> Option<f64> {
        scan::median(values, self.fewest())
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
    use crate::finding::Fault;
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
        let now = Samples::of(&table);
        assert_eq!((now.median("st"), now.peak("st")), (Some(2.0), 3.0));
        assert_eq!((now.worst("st").unwrap().start, now.least("st").unwrap().start), (2, 4));
        assert_eq!((now.values("wa"), now.median("wa"), now.worst("wa")), (vec![], None, None));
    }

    #[test]
    fn few_samples_and_averages_since_boot_are_worth_a_notice() {
        let samples = |rows: u32, since_boot: usize| {
            let mut table = Table::new("samples");
            let at = table.column_at(Cow::Borrowed("st"), None, false);
            for line in 0..rows {
                table.add_row(line);
                table.set(at, f64::from(line), Span { start: line, end: line + 1 });
            }
            table.since_boot = since_boot;
            table
        };
        let fault = |severity| Fault {
            severity,
            headline: "bad".into(),
            detail: "".into(),
            next: "".into(),
            evidence: Vec::new(),
        };
        let told = |table: &Table, severity| {
            Samples::of(table).weigh(Some(Some(fault(severity)))).flatten().map(|it| (it.severity, it.headline))
        };
        for (rows, since_boot, median, detail) in [
            (1, 0, 0.0, "In one sample: bad"),
            (3, 1, 2.0, "In 2 samples: bad"),
            (1, 1, 0.0, "On average since boot: bad"),
        ] {
            let table = samples(rows, since_boot);
            assert_eq!(Samples::of(&table).median("st"), Some(median));
            assert_eq!(told(&table, Severity::Warning), Some((Severity::Notice, detail.into())));
            assert_eq!(told(&table, Severity::Notice), None);
            assert!(Samples::of(&table).weigh(Some(None)).is_none(), "it was not checked");
        }
        let table = samples(4, 1);
        assert_eq!(Samples::of(&table).median("st"), Some(2.0));
        assert_eq!(told(&table, Severity::Warning), Some((Severity::Warning, "bad".into())));
        assert!(Samples::of(&table).weigh(Some(None)).is_some(), "it is quiet");
    }
}
