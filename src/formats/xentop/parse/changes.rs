//! All iterations of a domain joined: how busy it was, and by how much its counters grew.

use crate::scan::Names;

use crate::section::{Row, Table};
use crate::text::{Source, Span};

use super::super::field;

/// The counters that are compared, where the text has them.
const COUNTERS: &[(&str, &str)] = &[
    ("CPU(sec)", "CPU(sec).growth"),
    ("NETTX(k)", "NETTX(k).growth"),
    ("NETRX(k)", "NETRX(k).growth"),
    ("VBD_OO", "VBD_OO.growth"),
    ("VBD_RD", "VBD_RD.growth"),
    ("VBD_WR", "VBD_WR.growth"),
    ("VBD_RSECT", "VBD_RSECT.growth"),
    ("VBD_WSECT", "VBD_WSECT.growth"),
];

/// The rows of one domain.
struct Domain<'t> {
    first: Row<'t>,
    last: Row<'t>,
    rows: f64,
    /// Of CPU(%), without the first row, which is always 0.
    sum: f64,
    most: f64,
}

/// A row for each domain that stands in several iterations; no table where none does.
///
/// Names may be cut, so that two domains look alike: they are told apart by their order.
pub(super) fn changes(source: &Source<'_>, domains: &Table) -> Option<Table> {
    let mut places = Names::new();
    let mut found: Vec<Domain<'_>> = Vec::new();
    let mut alike = Names::new();
    let mut counts: Vec<usize> = Vec::new();
    let mut current = 0.0;
    for row in domains.each_row() {
        let iteration = row.number("iteration").unwrap_or(current);
        if iteration > current {
            current = iteration;
            counts.fill(0);
        }
        let name = row.word(source, "NAME");
        let same = alike.place(&name);
        counts.resize(alike.len(), 0);
        let count = counts.get_mut(same).map_or(0, |count| {
            *count += 1;
            *count
        });
        let place = places.place(&format!("{name}\0{count}"));
        match found.get_mut(place) {
            Some(domain) => {
                let percent = row.number("CPU(%)").unwrap_or(f64::NAN);
                domain.rows += 1.0;
                domain.sum += percent;
                domain.most = domain.most.max(percent);
                domain.last = row;
            }
            None => found.push(Domain { first: row, last: row, rows: 1.0, sum: 0.0, most: f64::NAN }),
        }
    }
    found.retain(|domain| domain.rows > 1.0);
    (!found.is_empty()).then(|| table(domains, &found))
}

fn table(domains: &Table, found: &[Domain<'_>]) -> Table {
    let mut table = Table::new("changes");
    let mut column = |name: &'static str, words| table.column_at(name.into(), field(name), words);
    let name = column("NAME", true);
    let rows = column("iterations", false);
    let mean = column("CPU(%).mean", false);
    let most = column("CPU(%).max", false);
    let counters = COUNTERS.iter().filter(|(counter, _)| domains.column(counter).is_some());
    let counters: Vec<(&str, usize)> = counters.map(|(counter, name)| (*counter, column(name, false))).collect();
    for domain in found {
        table.add_row(domains.rows.get(domain.last.index).copied().unwrap_or_default());
        table.set(name, f64::NAN, domain.first.span("NAME").unwrap_or(Span::NONE));
        table.set(rows, domain.rows, Span::NONE);
        table.set(mean, domain.sum / (domain.rows - 1.0), Span::NONE);
        table.set(most, domain.most, Span::NONE);
        for &(counter, column) in &counters {
            let (first, last) = (domain.first.number(counter), domain.last.number(counter));
            // A counter that went back is another one: the domain or its device was made anew.
            let growth = first.zip(last).map(|(first, last)| last - first).filter(|growth| *growth >= 0.0);
            table.set(column, growth.unwrap_or(f64::NAN), Span::NONE);
        }
    }
    table
}
