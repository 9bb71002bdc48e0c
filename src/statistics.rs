//! The columns of a table in a few numbers, for the comparison of two pastes.
//!
//! Rows are grouped by their name (device, domain, CPU), for the mean over a busy disk and an idle one
//! describes neither. Rows that are averages since boot are left out.

use std::borrow::Cow;

use crate::format::{ChartPlan, Kind};
use crate::scan::{self, Names};
use crate::section::{Cells, Column, SAMPLES, Table};
use crate::text::Source;

/// Values in a few numbers; NaN where there is no value.
#[derive(Debug, Clone, Copy)]
pub struct Summary {
    /// Values that are there.
    pub count: usize,
    /// Places without a value.
    pub absent: usize,
    /// The smallest value.
    pub min: f64,
    /// The value in the middle; of an even number the upper one, as the rules take it.
    pub median: f64,
    /// The sum divided by the count.
    pub mean: f64,
    /// The smallest value that 95 of 100 values do not exceed.
    pub p95: f64,
    /// The largest value.
    pub max: f64,
}

/// Sums up values; NaN is an absent one.
#[must_use]
pub fn summary(values: &[f64]) -> Summary {
    let there: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
    let order = scan::order(there.iter().map(|&value| scan::number_key(value)));
    let at = |rank: usize| order.get(rank).and_then(|&at| there.get(at)).copied().unwrap_or(f64::NAN);
    let count = there.len();
    let last = count.saturating_sub(1);
    #[expect(clippy::cast_precision_loss, reason = "a paste holds fewer than 2^53 rows")]
    let mean = there.iter().sum::<f64>() / count as f64;
    // 95 of 100, rounded up, counted from 1.
    let p95 = at((count * 95).div_ceil(100).saturating_sub(1));
    Summary { count, absent: values.len() - count, min: at(0), median: at(count / 2), mean, p95, max: at(last) }
}

/// A column, or the part of it that belongs to one name.
#[derive(Debug)]
pub struct Statistic<'s> {
    /// Index of the column.
    pub column: usize,
    /// The name; none where the rows have no names.
    pub by: Option<Cow<'s, str>>,
    /// Its values.
    pub summary: Summary,
}

/// Sums up the columns of numbers: one after another, each name in order of appearance.
#[must_use]
pub fn statistics<'s>(source: &'s Source<'_>, table: &Table, plans: &[ChartPlan]) -> Vec<Statistic<'s>> {
    let groups = groups(source, table);
    let samples = SAMPLES.iter().find_map(|name| table.numbers(name));
    let mut found = Vec::new();
    for (index, column) in table.columns.iter().enumerate() {
        let Cells::Numbers(numbers) = &column.cells else { continue };
        if SAMPLES.contains(&&*column.name) || column.field.is_some_and(|field| field.kind == Kind::Name) {
            continue;
        }
        let is_late = plans.iter().any(|plan| {
            plan.skip_first && plan.table == table.name && plan.columns.iter().any(|name| *name == column.name)
        });
        let is_wanted = |row: usize| !is_late || samples.and_then(|it| it.get(row)).is_none_or(|&sample| sample > 1.0);
        for (by, rows) in &groups {
            let values: Vec<f64> =
                rows.iter().filter(|&&row| is_wanted(row)).filter_map(|&row| numbers.get(row).copied()).collect();
            if !values.is_empty() {
                found.push(Statistic { column: index, by: by.clone(), summary: summary(&values) });
            }
        }
    }
    found
}

/// The rows of each name. Rows of one sample that have the same name are told apart by their order,
/// as charts do it: `web01`, `web01 (2)`.
fn groups<'s>(source: &'s Source<'_>, table: &Table) -> Vec<(Option<Cow<'s, str>>, Vec<usize>)> {
    let rows = table.since_boot..table.rows.len();
    let is_name = |column: &&Column| {
        matches!(column.cells, Cells::Words) && column.field.is_some_and(|field| field.kind == Kind::Name)
    };
    let Some(names) = table.columns.iter().find(is_name) else { return vec![(None, rows.collect())] };
    let samples = SAMPLES.iter().find_map(|name| table.numbers(name));
    let mut places = Names::new();
    // Of each name: the sample that it was last seen in, how often there, and its groups.
    let mut seen: Vec<(f64, usize, Vec<usize>)> = Vec::new();
    let mut groups: Vec<(Option<Cow<'s, str>>, Vec<usize>)> = Vec::new();
    for row in rows {
        let name = names.spans.get(row).map(|&span| source.read(span)).unwrap_or_default();
        let sample = samples.and_then(|it| it.get(row)).copied().unwrap_or(0.0);
        let place = places.place(&name);
        if place == seen.len() {
            seen.push((sample, 0, Vec::new()));
        }
        let Some((last, times, own)) = seen.get_mut(place) else { continue };
        *times = if *last == sample { *times + 1 } else { 1 };
        *last = sample;
        if *times > own.len() {
            own.push(groups.len());
            let name = if *times == 1 { name } else { format!("{name} ({times})").into() };
            groups.push((Some(name), Vec::new()));
        }
        if let Some((_, rows)) = own.get(*times - 1).and_then(|&at| groups.get_mut(at)) {
            rows.push(row);
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose;

    #[test]
    fn numbers_are_those_of_the_textbook() {
        let values: Vec<f64> = (1..=100).rev().map(f64::from).chain([f64::NAN]).collect();
        let Summary { count, absent, min, median, mean, p95, max } = summary(&values);
        assert_eq!((count, absent, min, median, mean, p95, max), (100, 1, 1.0, 51.0, 50.5, 95.0, 100.0));
        let one = summary(&[7.0]);
        assert_eq!((one.min, one.median, one.mean, one.p95, one.max), (7.0, 7.0, 7.0, 7.0, 7.0));
        assert_eq!(summary(&[1.0, 2.0]).p95, 2.0);
        let none = summary(&[f64::NAN]);
        assert_eq!((none.count, none.absent), (0, 1));
        assert!([none.min, none.median, none.mean, none.p95, none.max].iter().all(|it| it.is_nan()));
    }

    /// `table.column by: count min..max` of the first section.
    fn lines(text: &str, column: &str) -> Vec<String> {
        let source = Source::from_text(text);
        let diagnosis = diagnose(&source, &[], &mut |_| ());
        let section = &diagnosis.sections[0];
        let each = section.tables.iter().flat_map(|table| {
            let all = statistics(&source, table, section.format.charts).into_iter();
            all.filter(|it| table.columns[it.column].name == column).collect::<Vec<_>>()
        });
        let line = |it: Statistic<'_>| {
            let Summary { count, min, max, .. } = it.summary;
            format!("{}: {count} {min}..{max}", it.by.as_deref().unwrap_or("-"))
        };
        each.map(line).collect()
    }

    #[test]
    fn the_row_since_boot_is_left_out() {
        let text = include_str!("../fixtures/vmstat/procps-4.0.2-1-5.txt");
        assert_eq!(lines(text, "r").len(), 1);
        assert!(lines(text, "r")[0].starts_with("-: 4 "), "{:?}", lines(text, "r"));
    }

    const XENTOP: &str = "      NAME  STATE   CPU(sec) CPU(%)     MEM(k) MEM(%)  MAXMEM(k) MAXMEM(%) VCPUS NETS NETTX(k) NETRX(k) VBDS   VBD_OO   VBD_RD   VBD_WR  VBD_RSECT  VBD_WSECT SSID\n";

    #[test]
    fn names_are_told_apart_and_cpu_use_of_a_first_iteration_is_none() {
        let row = |name: &str, use_: &str| {
            format!(
                "{name:>10} -----r       3712    {use_}     524288    3.1     524288       3.1     2    0        0        0    0        0        0        0          0          0    0\n"
            )
        };
        let first = [row("Domain-0", "0.0"), row("web", "0.0"), row("web", "0.0")].concat();
        let second = [row("Domain-0", "5.0"), row("web", "20.0"), row("web", "30.0")].concat();
        let text = [XENTOP, &first, XENTOP, &second].concat();
        assert_eq!(lines(&text, "CPU(%)"), ["Domain-0: 1 5..5", "web: 1 20..20", "web (2): 1 30..30"]);
        assert_eq!(lines(&text, "VCPUS"), ["Domain-0: 2 2..2", "web: 2 2..2", "web (2): 2 2..2"]);
        assert!(lines(&text, "iteration").is_empty());
    }
}
