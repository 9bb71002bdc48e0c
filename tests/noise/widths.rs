//! Every sample, broken at every width: no value is wrong that is not marked.

use std::ops::RangeInclusive;

use virtlens::report::{Decoded, Report, Value};

use super::values::{Losses, write};
use super::wraps::{broken_at, cut_at};
use super::{Clean, Loss};

/// The widths at which lines are broken: all that are usual, and some of the others.
fn widths() -> impl Iterator<Item = usize> {
    (40..=100).chain((103..=200).step_by(3))
}

/// Values that are wrong, with the reason: the text, how it was broken, at which widths.
const LIMITS: &[(&str, &str, RangeInclusive<usize>, &str)] = &[(
    "cpuinfo",
    "between words",
    40..=40,
    "the list of address sizes has lost its second half, and the line is too short to show it",
)];

/// How many of the widths read the same.
pub struct Read {
    pub same: [usize; 2],
    pub tried: [usize; 2],
    /// What should not be so.
    pub surprises: Vec<String>,
    /// Limits, with the reason.
    pub limits: Vec<String>,
}

/// Breaks a text at every width in both ways.
pub fn read(name: &str, clean: Clean<'_>) -> Read {
    let losses: Losses<'_> = &[Loss::Confidence, Loss::Blanks];
    let source = virtlens::read(clean.text.as_bytes());
    let report = virtlens::analyze(&source);
    let (known, whole) = (Said::of(&report), write(&report, losses));
    let mut read = Read { same: [0; 2], tried: [0; 2], surprises: Vec::new(), limits: Vec::new() };
    for width in widths() {
        for (way, word) in ["cut", "between words"].into_iter().enumerate() {
            let Some(damaged) = (if way == 0 { cut_at(clean, width) } else { broken_at(clean, width, "") }) else {
                continue;
            };
            let source = virtlens::read(&damaged);
            let report = virtlens::analyze(&source);
            read.tried[way] += 1;
            read.same[way] += usize::from(write(&report, losses) == whole);
            let limit =
                LIMITS.iter().find(|(text, how, widths, _)| *text == name && *how == word && widths.contains(&width));
            match (Said::of(&report).wrong(&known), limit) {
                (None, None) => {}
                (Some(_), Some((.., why))) => read.limits.push(format!("{word} at {width}: {why}")),
                (Some(wrong), None) => read.surprises.push(format!("{name}, {word} at {width}: {wrong}")),
                (None, Some(_)) => read.surprises.push(format!("{name}, {word} at {width}: it is no limit")),
            }
        }
    }
    read
}

/// The name of a value, the value, and the line where it stands.
type Valued = (String, String, u32);

/// The names of cells and what they hold.
type Cells = Vec<(String, String)>;

/// What a report says, value by value.
struct Said {
    values: Vec<Valued>,
    /// The cells of each row that are there.
    rows: Vec<(String, Cells, u32)>,
    /// What is concluded.
    judged: Vec<String>,
    /// Lines whose values are marked as doubtful.
    marked: Vec<RangeInclusive<u32>>,
}

impl Said {
    fn of(report: &Report<'_>) -> Self {
        let mut said = Self { values: Vec::new(), rows: Vec::new(), judged: Vec::new(), marked: Vec::new() };
        let wrapped = report.input.repairs.iter().filter(|repair| repair.kind == "wrapped-line");
        said.marked.extend(wrapped.map(|repair| repair.line..=repair.last_line));
        for section in &report.sections {
            for note in section.notes.iter().filter(|note| note.text.contains("may go on in the next one")) {
                said.marked.push(note.line..=note.line);
                // A heading that goes on may lack the names of columns.
                let tables = section.tables.iter().filter(|table| table.row_lines.first() > Some(&note.line));
                said.marked
                    .extend(tables.filter_map(|table| Some(*table.row_lines.first()?..=*table.row_lines.last()?)));
            }
            for table in &section.tables {
                for (row, line) in table.rows.iter().zip(&table.row_lines) {
                    let cells = table.columns.iter().zip(row);
                    let cells = cells.filter(|(column, _)| !matches!(&*column.name, "time" | "iteration" | "report"));
                    let cells = cells.filter_map(|(column, cell)| Some((column.name.to_string(), plain(cell)?)));
                    said.rows.push((format!("{} {}", section.format, table.name), cells.collect(), *line));
                }
            }
            for field in &section.fields {
                let name = format!("{} {}", section.format, field.name);
                let mut add = |what: &str, text: &str| {
                    said.values.push((format!("{name}{what}"), squeezed(text), field.line));
                };
                add("", &field.value);
                match &field.decoded {
                    Some(Decoded::Text { text }) => add(" means", text),
                    Some(Decoded::Words { words }) => words.iter().for_each(|word| add(" word", &word.word)),
                    Some(Decoded::Bits { groups, .. }) => {
                        groups.iter().flat_map(|group| &group.set).for_each(|bit| add(" bit", &format!("{bit:?}")));
                    }
                    None => {}
                }
            }
        }
        for machine in &report.machines {
            let told = [
                machine.hypervisor.to_string(),
                format!("{:?}", machine.mode),
                machine.role.to_string(),
                format!("{:?}", machine.platform),
                format!("{:?}", machine.nested_in),
                format!("{:?}", machine.container),
            ];
            let names = ["hypervisor", "mode", "role", "platform", "nested", "container"];
            let told = names.iter().zip(told).filter(|(_, told)| !matches!(&**told, "unknown" | "None"));
            said.judged.extend(told.map(|(name, told)| format!("{name} {told}")));
        }
        said.judged.extend(report.findings.iter().map(|finding| format!("finding {}", finding.rule)));
        said
    }

    /// What is not in the report of the whole text, and not marked. A number is left out where it is doubtful.
    fn wrong(&self, known: &Self) -> Option<String> {
        let is_number =
            |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit() || b".,%-".contains(&it));
        let is_marked =
            |line: &u32, text: &str| self.marked.iter().any(|lines| lines.contains(line)) && !is_number(text);
        let is_known = |(name, value, _): &Valued| known.values.iter().any(|(key, it, _)| key == name && it == value);
        let value = self.values.iter().find(|it| !is_known(it) && !is_marked(&it.2, &it.1));
        let row = self.rows.iter().find_map(|(table, cells, line)| {
            let others = known.rows.iter().filter(|(other, ..)| other == table);
            let wrong = others.map(|(_, row, _)| cells.iter().filter(|cell| !row.contains(cell)).collect::<Vec<_>>());
            let wrong = wrong.min_by_key(Vec::len).unwrap_or_default();
            wrong.into_iter().find(|(_, cell)| !is_marked(line, cell)).map(|cell| format!("{table} {cell:?}"))
        });
        let judged = self.judged.iter().find(|it| !known.judged.contains(it));
        // What is concluded of doubtful values is no surer than they are.
        let judged = judged.filter(|_| self.marked.is_empty());
        value.map(|(name, value, _)| format!("{name} = {value}")).or(row).or(judged.cloned())
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn plain(value: &Value<'_>) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::Text(text) => Some(squeezed(text)),
        Value::Absent => None,
    }
}
