//! Reads the lines of a `ROOM-ID` section.

use std::borrow::Cow;

use crate::format::Segment;
use crate::scan;
use crate::section::{Note, Section, Table};
use crate::text::Line;

use super::{FORMAT, HEADING, is_row};

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut table = Table::new("rows");
    for line in segment.lines() {
        if scan::is_words(line.text, HEADING) {
            heading(&mut table, line);
        } else if is_row(line.text) {
            row(&mut table, line);
        } else if !line.is_blank() {
            // What is not understood is kept and shown as such.
            section.notes.push(Note { span: line.whole(), text: Cow::Borrowed("") });
        }
    }
    section.tables.push(table);
    section
}

/// Makes the columns; the first one holds names.
fn heading(table: &mut Table, line: Line<'_>) {
    for (index, word) in scan::words(line.text).enumerate() {
        let at = table.column_at(word.text.to_owned().into(), FORMAT.field(word.text), index == 0);
        if let Some(column) = table.columns.get_mut(at) {
            column.header = line.span(word.start..word.end());
        }
    }
}

/// Adds a row; cells that are cut off stay absent.
fn row(table: &mut Table, line: Line<'_>) {
    table.add_row(line.number());
    for (column, word) in scan::words(line.text).enumerate() {
        table.set(column, scan::number(word.text).unwrap_or(f64::NAN), line.span(word.start..word.end()));
    }
}
