use crate::report::Value;
use crate::{Source, analyze};

/// The rows of the first table, as text.
fn rows(text: &str) -> Vec<String> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let cell = |value: &Value<'_>| match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Absent => "-".into(),
    };
    let table = &report.sections[0].tables[0];
    table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn rows_are_read() {
    assert_eq!(rows(super::FORMAT.sample), ["first 10", "second 7"]);
}

#[test]
fn a_cut_row_keeps_what_it_has() {
    assert_eq!(rows("ROOM-ID:name size\nfirst 10\nsec"), ["first 10", "sec -"]);
}
