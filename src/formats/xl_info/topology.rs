//! The tables of `xl info -n` and of `xm info -n`.
//!
//! ```text
//! cpu_topology           :
//! cpu:    core    socket     node
//!   0:       0        0        0
//! numa_info              :
//! node:    memsize    memfree    distances          xl, in MiB
//!    0:      5120       2014      10
//! node: TotalMemory FreeMemory dma32Memory NodeDist:   0    1    xm of Xen 4.1 to 4.4
//!    0:      8192MB     1234MB      2000MB         :  10   20
//! ```

use crate::scan::{self, Word};
use crate::section::Table;
use crate::text::Line;

use super::FORMAT;

/// What a table is known by: its first words, its name, and its dictionary entries' mark.
struct Kind {
    heading: &'static [&'static str],
    name: &'static str,
    mark: &'static str,
    /// Columns whose cells are lists.
    lists: &'static [&'static str],
}

static KINDS: &[Kind] = &[
    Kind { heading: &["cpu:", "core", "socket", "node"], name: "cpu_topology", mark: "#cpu", lists: &[] },
    Kind { heading: &["device", "node"], name: "device_topology", mark: "#device", lists: &["device"] },
    Kind { heading: &["node:", "memsize", "memfree", "distances"], name: "numa", mark: "#numa", lists: &["distances"] },
    Kind {
        heading: &["node:", "TotalMemory", "FreeMemory", "dma32Memory", "NodeDist:"],
        name: "numa",
        mark: "#numa",
        lists: &["NodeDist"],
    },
];

/// What `xl` prints where the firmware does not say to which node a device belongs.
const NO_DEVICES: &str = "No device topology data available";

fn kind(text: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| {
        let mut words = scan::texts(text);
        // `xm` counts the nodes behind its heading.
        kind.heading.iter().all(|wanted| words.next() == Some(*wanted)) && words.all(|word| scan::count(word).is_some())
    })
}

/// Whether a line belongs to one of the tables.
pub(super) fn is_line(text: &str) -> bool {
    text.trim_ascii() == NO_DEVICES || kind(text).is_some() || is_row(text)
}

/// `  0:       0        0        0`, `0000:00:1f.2      0`
fn is_row(text: &str) -> bool {
    let mut words = scan::texts(text);
    let Some(first) = words.next() else { return false };
    let is_index = first.strip_suffix(':').is_some_and(|number| scan::count(number).is_some());
    let is_device = is_device(first);
    (is_index || is_device) && words.clone().next().is_some() && words.all(is_cell)
}

/// `0000:00:1f.2`
fn is_device(word: &str) -> bool {
    word.len() == 12
        && word.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b':',
            10 => byte == b'.',
            _ => byte.is_ascii_hexdigit(),
        })
}

fn is_cell(word: &str) -> bool {
    word == ":" || word == "-" || number(word).is_some() || word.split(',').all(|part| scan::count(part).is_some())
}

/// `8192`, `8192MB`
fn number(word: &str) -> Option<f64> {
    scan::number(word.strip_suffix("MB").unwrap_or(word))
}

/// Reads tables line by line.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub(super) found: Vec<Table>,
    current: Option<Current>,
}

#[derive(Debug)]
struct Current {
    columns: Vec<usize>,
    lists: &'static [&'static str],
}

impl Tables {
    /// Reads a line. False where it belongs to no table.
    pub(super) fn take(&mut self, line: Line<'_>) -> bool {
        if line.text.trim_ascii() == NO_DEVICES {
            return true;
        }
        if let Some(kind) = kind(line.text) {
            self.begin(kind, line);
            return true;
        }
        is_row(line.text) && self.row(line)
    }

    fn begin(&mut self, kind: &'static Kind, line: Line<'_>) {
        let mut table = Table::new(kind.name);
        let mut columns = Vec::new();
        for (word, wanted) in scan::words(line.text).zip(kind.heading) {
            let name = wanted.trim_end_matches(':');
            let field = FORMAT.field(&format!("{name}{}", kind.mark));
            let at = table.column_at(name.into(), field, kind.lists.contains(&name));
            if let Some(column) = table.columns.get_mut(at) {
                column.header = line.span(word.start..word.start + name.len());
            }
            columns.push(at);
        }
        self.found.push(table);
        self.current = Some(Current { columns, lists: kind.lists });
    }

    fn row(&mut self, line: Line<'_>) -> bool {
        let (Some(current), Some(table)) = (&self.current, self.found.last_mut()) else { return false };
        table.add_row(line.number());
        let words: Vec<Word<'_>> = scan::words(line.text).filter(|word| word.text != ":").collect();
        for (at, &column) in current.columns.iter().enumerate() {
            let is_list = table.columns.get(column).is_some_and(|it| current.lists.contains(&it.name.as_ref()));
            let Some(word) = words.get(at) else { break };
            let is_last = at + 1 == current.columns.len();
            let text = word.text.trim_end_matches(':');
            let end = match words.last() {
                Some(last) if is_list && is_last => last.end(),
                _ => word.start + text.len(),
            };
            let value = if is_list { f64::NAN } else { number(text).unwrap_or(f64::NAN) };
            table.set(column, value, line.span(word.start..end));
        }
        true
    }
}
