//! What the tests of the rooms look at: a report as short lines.

use crate::report::{Report, Value};
use crate::{Source, analyze};

fn cell(value: &Value<'_>) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Absent => "-".into(),
    }
}

/// Reads a text and hands the report to a look at it.
pub(crate) fn look<T>(text: &str, at: impl FnOnce(&Report<'_>) -> T) -> T {
    let source = Source::from_text(text);
    at(&analyze(&source))
}

/// A table of the first section that has it: the column names, then the rows.
pub(crate) fn table(text: &str, name: &str) -> Vec<String> {
    look(text, |report| {
        let tables = report.sections.iter().flat_map(|section| &section.tables);
        let table = tables.into_iter().find(|table| table.name == name).unwrap_or_else(|| panic!("no table {name}"));
        let names: Vec<_> = table.columns.iter().map(|column| column.name.as_ref()).collect();
        let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" | "));
        [names.join(" | ")].into_iter().chain(rows).collect()
    })
}

/// The fields of all sections, as `key = value`.
pub(crate) fn fields(text: &str) -> Vec<String> {
    look(text, |report| {
        let fields = report.sections.iter().flat_map(|section| &section.fields);
        fields.map(|field| format!("{} = {}", field.name, field.value)).collect()
    })
}

/// The formats of the sections, in order.
pub(crate) fn formats(text: &str) -> Vec<&'static str> {
    look(text, |report| report.sections.iter().map(|section| section.format).collect())
}

/// The rules that fired, as `severity rule`.
pub(crate) fn findings(text: &str) -> Vec<String> {
    look(text, |report| report.findings.iter().map(|it| format!("{} {}", it.severity, it.rule)).collect())
}

/// The markers that were met.
pub(crate) fn markers(text: &str) -> Vec<String> {
    look(text, |report| {
        let evidence = report.machines.iter().flat_map(|machine| &machine.evidence);
        evidence.map(|it| it.marker.to_string()).collect()
    })
}

/// How often lines were kept without being understood.
pub(crate) fn unread(text: &str) -> usize {
    look(text, |report| {
        let notes = report.sections.iter().flat_map(|section| &section.notes);
        notes.filter(|note| note.text.is_empty()).count() + report.unrecognized.len()
    })
}
