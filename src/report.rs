//! What crosses the edge: the public shape of an answer, and the only types that serialize.
//!
//! The terminal prints it as JSON, the page gets the same object. Names are fixed; keys may be
//! added, and what stands here keeps its name and meaning. `report.schema.json` beside the page's
//! types is generated from this file (`cargo xtask types`).

use std::borrow::Cow;

use serde::Serialize;

mod machine;
mod marks;
mod page;
mod redact;
mod reference;
mod section;
mod value;
mod write;

pub use machine::{Ask, Conflict, Evidence, Machine, Subsystem};
pub use marks::Marks;
pub use page::{Mark, MarkedLine, Piece, ProgressMessage, Rows, Sample, Statistic, Step};
pub use redact::{Change, Redacted, redacted, redacted_lines};
pub use reference::{
    FactWords, FormatEntry, MarkerEntry, Reference, RuleEntry, SpectrumRow, Vocabulary, allows, reference, vocabulary,
};
pub use section::{BitGroup, Column, Decoded, Entry, Field, Flag, Note, Section, Table, Word};
pub use value::{Map, Value};
pub use write::{Limits, rows, statistics, write};

/// The version of the shape. It rises when a name or a meaning changes.
pub const SCHEMA: u32 = 1;

/// The whole answer to one paste.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Report<'s> {
    /// [`SCHEMA`].
    pub schema: u32,
    /// What was pasted, as a whole.
    pub input: Input<'s>,
    /// The machines that the text speaks of, in order of appearance.
    pub machines: Vec<Machine<'s>>,
    /// The recognized outputs, in the order of the text.
    pub sections: Vec<Section<'s>>,
    /// What is wrong or worth knowing, worst first.
    pub findings: Vec<Finding<'s>>,
    /// Every rule and how it ended.
    pub checked: Vec<Checked>,
    /// Series over the samples, ready to draw.
    pub charts: Vec<Chart<'s>>,
    /// Lines that no format recognized; blank lines and prompts are not among them.
    pub unrecognized: Vec<LineRange>,
    /// Shell prompts, which cut sections and name hosts.
    pub prompts: Vec<Prompt<'s>>,
}

/// What was pasted, as a whole.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Input<'s> {
    /// Bytes as given.
    pub bytes: u64,
    /// Lines as an editor counts them.
    pub lines: u32,
    /// `utf-8`, `utf-16le`, `utf-16be`, or `latin-1` where the bytes were no UTF-8.
    pub encoding: &'static str,
    /// The files that were read as one text, where there were several.
    pub files: Vec<FileRange>,
    /// A sentence for the person where there is no answer: nothing pasted, binary data, prose.
    pub notice: Option<String>,
    /// What was cleaned or mended before reading.
    pub repairs: Vec<Repair<'s>>,
}

/// A file of several that were read as one text.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FileRange {
    /// Its name.
    pub name: String,
    /// Its first line in the text, 1-based.
    pub first_line: u32,
    /// Its last line.
    pub last_line: u32,
}

/// One kind of cleaning or mending, and where.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Repair<'s> {
    /// The first line it touched, 1-based.
    pub line: u32,
    /// The last line it touched.
    pub last_line: u32,
    /// How many lines it touched between the two.
    pub lines: u32,
    /// A slug such as `quote-prefix`.
    pub kind: &'static str,
    /// What was done, in plain words.
    pub note: Cow<'s, str>,
}

/// A fault or a fact worth knowing.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding<'s> {
    /// The rule's id.
    pub rule: &'static str,
    /// Index into `machines`.
    pub machine: usize,
    /// `critical`, `warning`, `notice`, `info`.
    pub severity: &'static str,
    /// One line.
    pub headline: Cow<'s, str>,
    /// What it means here.
    pub detail: Cow<'s, str>,
    /// What to do.
    pub next: Cow<'s, str>,
    /// The words that show it.
    pub evidence: Vec<Exhibit<'s>>,
    /// Who says so.
    pub source: &'static str,
}

/// Words that a finding rests on.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Exhibit<'s> {
    /// 1-based line.
    pub line: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The words.
    pub text: Cow<'s, str>,
}

/// How a rule ended.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Checked {
    /// The rule's id.
    pub rule: &'static str,
    /// Index into `machines`.
    pub machine: usize,
    /// `fired`, `quiet`, `not-checked`.
    pub outcome: &'static str,
    /// What to paste, where it could not be checked; else empty.
    pub needs: &'static str,
}

/// Lines over samples.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Chart<'s> {
    /// Index into `sections`.
    pub section: usize,
    /// What is drawn.
    pub title: Cow<'s, str>,
    /// Of the y axis.
    pub unit: &'static str,
    /// What `x` counts: `sample`, or seconds where the text has times.
    pub x_unit: &'static str,
    /// One per sample.
    pub x: Vec<f64>,
    /// The lines.
    pub series: Vec<Series<'s>>,
    /// Where rules take offence at what is drawn.
    pub limits: Vec<Limit<'s>>,
}

/// A value in a chart from which on a rule takes offence. Most rules judge the median, and some look
/// at more than this: whether it fired, `checked` tells.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Limit<'s> {
    /// In the unit of the chart.
    pub value: f64,
    /// How bad it is there, as of findings.
    pub severity: &'static str,
    /// The rule's id.
    pub rule: &'static str,
    /// The name of the line that is judged; null where all are.
    pub series: Option<Cow<'s, str>>,
}

/// One line of a chart.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Series<'s> {
    /// Column, domain or device.
    pub name: Cow<'s, str>,
    /// One per `x`; null is a gap.
    pub points: Vec<Value<'s>>,
}

/// Lines from … to, 1-based, inclusive.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LineRange {
    /// 1-based.
    pub first_line: u32,
    /// Inclusive.
    pub last_line: u32,
}

/// A shell prompt.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Prompt<'s> {
    /// 1-based.
    pub line: u32,
    /// The host name in it.
    pub host: Option<Cow<'s, str>>,
    /// What was typed.
    pub command: Cow<'s, str>,
}
