//! `mpstat -o JSON`, sysstat 11.5.1 and newer: the same tables, one object per row.

use std::borrow::Cow;

use crate::format::{Ahead, Segment};
use crate::grid::{self, Grid};
use crate::pairs::{self, Pair};
use crate::section::{About, Fact, Section};
use crate::text::Line;

use super::known;

/// The lists and their tables.
const LISTS: &[(&str, &str)] = &[
    ("cpu-load", "cpu"),
    ("node-load", "nodes"),
    ("sum-interrupts", "interrupts"),
    ("individual-interrupts", "irqs"),
    ("soft-interrupts", "softirqs"),
];

fn list(line: &str) -> Option<&'static str> {
    let key = pairs::json(line).next()?.key.text;
    LISTS.iter().find(|(name, _)| *name == key).map(|(_, table)| *table)
}

/// Whether it begins here: the first list stands within the reach of an opening.
pub(super) fn opens(ahead: &Ahead<'_>) -> bool {
    let text = ahead.text().trim_ascii_start();
    if text.starts_with("{\"sysstat\"") {
        ahead.next_texts().any(|text| list(text).is_some())
    } else {
        list(text).is_some()
    }
}

pub(super) fn holds(line: &str) -> bool {
    line.trim_ascii_start().starts_with(['{', '}', '[', ']', '"'])
}

/// As the other form names the column.
fn column(key: &str) -> Cow<'_, str> {
    match key {
        "cpu" | "node" | "core" => key.to_ascii_uppercase().into(),
        "socket" => "SOCK".into(),
        "intr" => "intr/s".into(),
        _ => format!("%{key}").into(),
    }
}

pub(super) fn parse(segment: &Segment<'_>, section: &mut Section) {
    let mut grids: Vec<Grid> = Vec::new();
    let mut time = None;
    let mut times = 0;
    for line in segment.lines() {
        if let Some(name) = list(line.text) {
            let at = grids.iter().position(|grid| grid.table.name == name);
            let grid = at.map_or_else(|| Grid::new(name), |at| grids.remove(at));
            // The one that is being filled is the last one.
            grids.push(grid);
            continue;
        }
        let row: Vec<Pair<'_>> = pairs::json(line.text).collect();
        let Some(first) = row.first() else { continue };
        let span = |pair: &Pair<'_>| line.span(pair.value.start..pair.value.end());
        match (first.key.text, grids.last_mut()) {
            ("cpu" | "node", Some(grid)) => {
                grid.table.add_row(line.number());
                grid.put("report", known("report"), grid::ordinal(times), crate::text::Span::NONE);
                if let Some(time) = time {
                    grid.put("time", known("time"), f64::NAN, time);
                }
                for pair in row.iter().filter(|pair| pair.value.text != "[" && !pair.value.text.is_empty()) {
                    let name = column(pair.key.text);
                    grid.put(&name, known(&name), grid::value(pair.value.text), span(pair));
                }
            }
            // An element of the list of the row before it.
            ("name", Some(grid)) => {
                if let Some(value) = row.get(1) {
                    let name = format!("{}/s", first.value.text);
                    grid.put(&name, known(&name), grid::value(value.value.text), span(value));
                }
            }
            ("timestamp", _) => {
                times += 1;
                time = Some(span(first));
            }
            (key, _) => banner(section, key, first, line),
        }
    }
    section.tables.extend(grids.into_iter().map(Grid::finish));
}

fn banner(section: &mut Section, key: &str, pair: &Pair<'_>, line: Line<'_>) {
    let (key, about) = match key {
        "nodename" => ("host", None),
        "release" => ("kernel", Some(About::Kernel)),
        "machine" => ("arch", None),
        "number-of-cpus" => ("cpus", Some(About::Cpus)),
        "date" => ("date", None),
        _ => return,
    };
    let span = line.span(pair.value.start..pair.value.end());
    if key == "host" {
        section.host = Some(span);
    }
    section.facts.push(Fact { about, ..Fact::new(key, span, known(key)) });
}
