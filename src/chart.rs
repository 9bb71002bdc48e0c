//! Series over the samples of a table, ready to draw.

use crate::finding::{Case, Limit};
use crate::format::{ChartPlan, Drawn};
use crate::section::{Cells, Section, Table};

/// Lines over samples.
#[derive(Debug)]
pub struct Chart {
    /// Index into the sections.
    pub section: usize,
    /// What is drawn.
    pub title: String,
    /// Of the y axis.
    pub unit: &'static str,
    /// One per sample.
    pub x: Vec<f64>,
    /// The lines.
    pub series: Vec<Series>,
    /// Where rules take offence.
    pub limits: Vec<Limit>,
}

/// One line; NaN is a gap.
#[derive(Debug)]
pub struct Series {
    /// Column, domain or device.
    pub name: String,
    /// One per `x`.
    pub points: Vec<f64>,
}

/// A line that is being drawn.
struct Line {
    name: String,
    /// How many lines before it have the same name.
    alike: usize,
    /// The place of its newest point.
    newest: usize,
    points: Vec<f64>,
}

impl Line {
    fn finish(self) -> Series {
        let name = if self.alike == 0 { self.name } else { format!("{} ({})", self.name, self.alike + 1) };
        Series { name, points: self.points }
    }
}

/// A line needs two points to be one.
const FEWEST: usize = 2;
/// More lines than this cannot be told apart in one picture.
const MOST: usize = 24;

/// The charts of a section.
#[must_use]
pub fn charts(case: &Case<'_>, index: usize, section: &Section) -> Vec<Chart> {
    let plans = section.format.charts.iter();
    plans.flat_map(|plan| section.table(plan.table).map(|table| draw(case, index, plan, table))).flatten().collect()
}

fn draw(case: &Case<'_>, index: usize, plan: &ChartPlan, table: &Table) -> Vec<Chart> {
    let chart = |title, column, x, series| {
        chart(
            case,
            plan,
            Chart { section: index, title, unit: plan.unit, x, series, limits: Vec::new() },
            table,
            column,
        )
    };
    let first = table.since_boot;
    if plan.by.is_empty() {
        let x: Vec<f64> = (first..table.rows.len()).map(sample_number).collect();
        let series = plan.columns.iter().filter_map(|&name| {
            let points = table.numbers(name)?.get(first..)?.to_vec();
            Some(Series { name: name.to_owned(), points })
        });
        return chart(plan.title.to_owned(), "", x, series.collect()).into_iter().collect();
    }
    // One picture per column, one line per name.
    let Some(names) = table.column(plan.by).filter(|column| matches!(column.cells, Cells::Words)) else {
        return Vec::new();
    };
    let Some(samples) = table.numbers(plan.sample) else { return Vec::new() };
    let fewest = if plan.skip_first { 2.0 } else { 1.0 };
    let mut x: Vec<f64> = samples.iter().skip(first).copied().filter(|&sample| sample >= fewest).collect();
    x.dedup();
    let place = |sample: f64| x.binary_search_by(|at| at.total_cmp(&sample)).ok();
    let draw_column = |&column: &&'static str| {
        let numbers = table.numbers(column)?;
        let mut lines: Vec<Line> = Vec::new();
        for ((span, &number), &sample) in names.spans.iter().zip(numbers).zip(samples) {
            let Some(at) = place(sample) else { continue };
            let name = case.source.read(*span);
            // Names may be cut, so that two of one sample look alike: the first one is the first
            // one in every sample.
            let found = lines.iter().position(|line| line.name == name && line.newest != at);
            if found.is_none() && lines.len() == MOST {
                continue;
            }
            let line = found.unwrap_or_else(|| {
                let alike = lines.iter().filter(|line| line.name == name).count();
                lines.push(Line { name: name.into_owned(), alike, newest: at, points: vec![f64::NAN; x.len()] });
                lines.len() - 1
            });
            if let Some(line) = lines.get_mut(line) {
                line.newest = at;
                if let Some(point) = line.points.get_mut(at) {
                    *point = number;
                }
            }
        }
        let series = lines.into_iter().map(Line::finish).collect();
        chart(format!("{}: {column}", plan.title), column, x.clone(), series)
    };
    plan.columns.iter().filter_map(draw_column).collect()
}

/// The chart with its limits, if there is a line to draw.
fn chart(case: &Case<'_>, plan: &ChartPlan, mut chart: Chart, table: &Table, column: &str) -> Option<Chart> {
    if chart.x.len() < FEWEST || chart.series.is_empty() {
        return None;
    }
    let names: Vec<&str> = chart.series.iter().map(|series| series.name.as_str()).collect();
    let mut limits = (plan.limits)(case, &Drawn { table, column, series: names.clone() });
    limits.retain(|limit| limit.series.is_empty() || names.contains(&&*limit.series));
    chart.limits = limits;
    Some(chart)
}

/// Samples are counted from 1.
#[expect(clippy::cast_precision_loss, reason = "a paste holds fewer than 2^53 rows")]
fn sample_number(index: usize) -> f64 {
    (index + 1) as f64
}
