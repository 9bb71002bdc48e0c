//! What the page asks for beside the report, while it shows a paste.

use std::borrow::Cow;

use serde::Serialize;

use super::Value;

/// A line of the text with the words that are explained.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MarkedLine<'s> {
    /// 1-based.
    pub line: u32,
    /// The whole line, cut; joined they are the line as pasted.
    pub pieces: Vec<Piece<'s>>,
}

/// A piece of a line.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Piece<'s> {
    /// As pasted.
    pub text: Cow<'s, str>,
    /// What explains it.
    pub mark: Option<Mark>,
}

/// Where the explanation of a piece stands in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Mark {
    /// `sections[section].tables[table].columns[column]`; `header` tells a heading from a value.
    Column {
        /// Index.
        section: usize,
        /// Index.
        table: usize,
        /// Index.
        column: usize,
        /// The row, or null for the heading.
        row: Option<usize>,
    },
    /// `sections[section].fields[field]`.
    Field {
        /// Index.
        section: usize,
        /// Index.
        field: usize,
    },
    /// The value whose bits are `sections[section].flags`.
    Flags {
        /// Index.
        section: usize,
    },
    /// `machines[machine].evidence[evidence]`.
    Evidence {
        /// Index.
        machine: usize,
        /// Index.
        evidence: usize,
    },
    /// `changes[change]` of the redacted text.
    Change {
        /// Index.
        change: usize,
    },
}

/// A range of rows of a long table.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Rows<'s> {
    /// As in [`Table::rows`](super::Table::rows).
    pub rows: Vec<Vec<Value<'s>>>,
    /// The line of each row.
    pub row_lines: Vec<u32>,
}

/// A column in a few numbers, without rows that are averages since boot. Null where no value is
/// there.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statistic<'s> {
    /// Index into `sections`.
    pub section: usize,
    /// Index into its `tables`.
    pub table: usize,
    /// Index into its `columns`.
    pub column: usize,
    /// The device, domain or CPU that the values are of; null where the rows have no names.
    pub by: Option<Cow<'s, str>>,
    /// Values that are there.
    pub count: usize,
    /// Rows without a value.
    pub absent: usize,
    /// The smallest value.
    pub min: Value<'s>,
    /// The value in the middle, the upper one of two.
    pub median: Value<'s>,
    /// The sum divided by the count.
    pub mean: Value<'s>,
    /// 95 of 100 values are not above it.
    pub p95: Value<'s>,
    /// The largest value.
    pub max: Value<'s>,
}

/// A sample that the page offers.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sample {
    /// The format's id.
    pub format: &'static str,
    /// The command that prints it.
    pub title: &'static str,
    /// A genuine output.
    pub text: &'static str,
}

/// What the worker posts while it reads.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProgressMessage {
    /// The step that is being taken.
    pub progress: Step,
}

/// A step of the reading.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// `cut`, `read`, `judge`.
    pub stage: &'static str,
    /// Steps done of this stage.
    pub done: usize,
    /// Steps of this stage.
    pub total: usize,
    /// The first line of the section at hand; 0 where none is.
    pub first_line: u32,
}
