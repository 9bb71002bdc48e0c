//! Values over samples, as rules look at them.

use crate::scan;
use crate::section::Table;
use crate::text::{Source, Span};

/// How many samples make "sustained".
pub const SUSTAINED: usize = 3;

/// The values of a column over the samples.
#[derive(Debug)]
pub struct Samples {
    /// How many there are.
    pub count: usize,
    /// The median.
    pub median: f64,
    /// The largest one.
    pub peak: f64,
    /// Where the largest one stands.
    pub worst: Span,
}

impl Samples {
    /// Of a table, or of those of its rows that have the name `all` in the column `CPU`. None where
    /// there are fewer than wanted.
    #[must_use]
    pub fn of(source: &Source<'_>, table: &Table, column: &str, fewest: usize) -> Option<Self> {
        let is_all = table.column("CPU").is_some();
        let (mut values, mut peak, mut worst) = (Vec::new(), f64::NEG_INFINITY, Span::NONE);
        for row in table.each_row().filter(|row| !is_all || row.word(source, "CPU") == "all") {
            let (Some(value), Some(span)) = (row.number(column), row.span(column)) else { continue };
            values.push(value);
            if value > peak {
                (peak, worst) = (value, span);
            }
        }
        let count = values.len();
        let median = scan::median(values.into_iter(), fewest)?;
        Some(Self { count, median, peak, worst })
    }
}
