//! What crosses the edge: the public shape of an answer, and the only types that serialize.
//!
//! The terminal prints it as JSON, the page gets the same object. Names are fixed; keys may be
//! added, and what stands here keeps its name and meaning. `report.schema.json` beside the page's
//! types is generated from this file (`cargo xtask types`).

use std::borrow::Cow;

use serde::Serialize;

mod marks;
mod write;

pub use marks::Marks;
pub use write::{Limits, rows, vocabulary, write};

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

/// One machine and what is known of it. Each layer is an answer of its own.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Machine<'s> {
    /// The host name, where the text shows one.
    pub name: Option<Cow<'s, str>>,
    /// Indexes into `sections`.
    pub sections: Vec<usize>,
    /// Slug; `none` = shown to be bare metal; `unknown`.
    pub hypervisor: &'static str,
    /// What is left of the hypervisors, where not decided.
    pub hypervisor_candidates: Vec<&'static str>,
    /// `pv`, `pvh`, `hvm`, `hvm-pv-drivers`, `pvhvm`; null where not Xen or not decidable.
    pub mode: Option<&'static str>,
    /// What is left of the modes.
    pub mode_candidates: Vec<&'static str>,
    /// `guest`, `dom0`, `host`, `bare-metal`, `unknown`.
    pub role: &'static str,
    /// Cloud or product, as a slug.
    pub platform: Option<&'static str>,
    /// The hypervisor of an outer layer.
    pub nested_in: Option<&'static str>,
    /// A container slug, where the text hints at one.
    pub container: Option<&'static str>,
    /// `amd-sev`, `amd-sev-es`, `amd-sev-snp`, `intel-tdx`.
    pub confidential: Option<&'static str>,
    /// `certain`, `likely`, `possible`, `unknown`.
    pub confidence: &'static str,
    /// One sentence that can be sent to the customer.
    pub summary: String,
    /// Kernel, versions, sizes: what the text states of the machine.
    pub facts: Map<Value<'s>>,
    /// Boot, disk, network …: paravirtualized, software, hardware or unknown.
    pub subsystems: Vec<Subsystem>,
    /// The lines that prove or hint, each with what it shows.
    pub evidence: Vec<Evidence<'s>>,
    /// Evidence that cannot hold together.
    pub conflicts: Vec<Conflict>,
    /// What to paste next, and what it settles.
    pub ask: Vec<Ask>,
}

/// One row of the spectrum table.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Subsystem {
    /// `boot`, `disk`, `network`, `interrupts`, `timers`, `motherboard`, `privileged`.
    pub name: &'static str,
    /// `paravirtualized`, `software`, `hardware`, `unknown`.
    pub state: &'static str,
    /// Indexes into the machine's `evidence`; empty where the state follows from the mode alone.
    pub evidence: Vec<usize>,
}

/// A span of the text and what it shows.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence<'s> {
    /// Index into `sections`.
    pub section: usize,
    /// 1-based line of the text as pasted.
    pub line: u32,
    /// First byte, in UTF-8 of the text as pasted.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The words themselves.
    pub text: Cow<'s, str>,
    /// What they show.
    pub shows: Cow<'s, str>,
    /// What they do not show, where that is often mistaken; else empty.
    pub limits: &'static str,
    /// `proof` or `hint`.
    pub strength: &'static str,
    /// The marker's id.
    pub marker: &'static str,
    /// Kernel or hypervisor versions that print it.
    pub versions: &'static str,
    /// Where that is known from.
    pub source: &'static str,
}

/// Exhibits that exclude each other.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conflict {
    /// Indexes into the machine's `evidence`.
    pub between: Vec<usize>,
    /// What may have happened.
    pub explanation: String,
}

/// A command to paste, and the question that it settles.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ask {
    /// As typed in a shell.
    pub command: &'static str,
    /// The question.
    pub settles: String,
}

/// One recognized output.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Section<'s> {
    /// The format's id.
    pub format: &'static str,
    /// A form of the format, such as `disk` of `vmstat -d`.
    pub variant: Option<&'static str>,
    /// The command that prints it.
    pub title: Cow<'s, str>,
    /// Program and version, as far as the text gives them away.
    pub tool: Option<Cow<'s, str>>,
    /// 1-based, of the text as pasted.
    pub first_line: u32,
    /// Inclusive.
    pub last_line: u32,
    /// Measured rows.
    pub tables: Vec<Table<'s>>,
    /// Key and value.
    pub fields: Vec<Field<'s>>,
    /// Bits.
    pub flags: Vec<Flag>,
    /// Lines inside that were not understood, or that need a word.
    pub notes: Vec<Note<'s>>,
}

/// Rows under named columns.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Table<'s> {
    /// `samples`, `disks`, `domains` …
    pub name: &'static str,
    /// In printed order, after the ones that the reader added (`iteration`, `report`).
    pub columns: Vec<Column<'s>>,
    /// Rows there are; `rows` may hold fewer where the caller asked for a limit.
    pub row_count: usize,
    /// Numbers in the unit that the tool printed, strings for names, null where there is no value.
    pub rows: Vec<Vec<Value<'s>>>,
    /// The line of each row.
    pub row_lines: Vec<u32>,
}

/// A column and what it means.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Column<'s> {
    /// As printed.
    pub name: Cow<'s, str>,
    /// The dictionary's entry.
    #[serde(flatten)]
    pub entry: Entry,
}

/// A dictionary entry: what a word means, in which unit, what to watch for, and who says so.
/// All are empty where the word is not known.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entry {
    /// The words behind the abbreviation.
    pub label: &'static str,
    /// The unit as printed by the tool.
    pub unit: &'static str,
    /// `gauge`, `rate`, `counter`, `percent`, `state`, `name`, `text`.
    pub kind: &'static str,
    /// In plain words.
    pub meaning: &'static str,
    /// The trap; empty where there is none.
    pub watch: &'static str,
    /// The first version that prints it, where known.
    pub since: &'static str,
    /// The last version that prints it, where gone.
    pub until: &'static str,
    /// Man page, header or source file.
    pub source: &'static str,
}

/// A key with its value.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Field<'s> {
    /// The key as printed.
    pub name: Cow<'s, str>,
    /// The value as printed.
    pub value: Cow<'s, str>,
    /// Its line.
    pub line: u32,
    /// The dictionary's entry.
    #[serde(flatten)]
    pub entry: Entry,
    /// The value taken apart, where it is a code.
    pub decoded: Option<Decoded<'s>>,
}

/// A coded value taken apart.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Decoded<'s> {
    /// A sentence.
    Text {
        /// The sentence.
        text: Cow<'s, str>,
    },
    /// Words of a list, each explained.
    Words {
        /// In printed order.
        words: Vec<Word<'s>>,
    },
    /// Groups of named bits, such as the CPUID leaves of `hw_caps`.
    Bits {
        /// How the layout was chosen.
        layout: Cow<'s, str>,
        /// One per printed word.
        groups: Vec<BitGroup<'s>>,
    },
}

/// A word and its meaning.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Word<'s> {
    /// As printed.
    pub word: Cow<'s, str>,
    /// Empty where not known.
    pub meaning: Cow<'s, str>,
}

/// The bits of one word.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BitGroup<'s> {
    /// As printed.
    pub word: Cow<'s, str>,
    /// Such as `CPUID 1.EDX`.
    pub name: &'static str,
    /// The names of the bits that are set; `bit N` where a bit has no name.
    pub set: Vec<Cow<'s, str>>,
}

/// A bit.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Flag {
    /// Its number, 0 is the lowest.
    pub bit: u32,
    /// Its name; `unknown bit N` where there is none.
    pub name: Cow<'static, str>,
    /// Whether it is set.
    pub set: bool,
    /// The first release that knows it.
    pub since: &'static str,
    /// In plain words.
    pub meaning: &'static str,
    /// Where that is known from.
    pub source: &'static str,
}

/// A remark on a line.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note<'s> {
    /// Its line.
    pub line: u32,
    /// What is to be said, or the line itself where it was not understood.
    pub text: Cow<'s, str>,
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
}

/// A range of rows of a long table.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Rows<'s> {
    /// As in [`Table::rows`].
    pub rows: Vec<Vec<Value<'s>>>,
    /// The line of each row.
    pub row_lines: Vec<u32>,
}

/// The words behind the slugs of a report, the same for every paste.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Vocabulary {
    /// Hypervisors, modes, roles, parts, states, confidential kinds and platforms: slug to words.
    pub labels: Map<&'static str>,
    /// The keys of a machine's facts.
    pub facts: Map<FactWords>,
    /// What each confidence means.
    pub confidences: Map<&'static str>,
    /// The spectrum of Xen's modes.
    pub spectrum: Vec<SpectrumRow>,
}

/// The words for a fact.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactWords {
    /// As written for people.
    pub label: &'static str,
    /// Empty where it is a text.
    pub unit: &'static str,
}

/// How a mode virtualizes each part.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SpectrumRow {
    /// Slug of the mode.
    pub mode: &'static str,
    /// Slug of the part to slug of the state.
    pub parts: Map<&'static str>,
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

/// Keys with values, written as an object. There are few, so it is a list.
#[derive(Debug, Default)]
pub struct Map<V>(pub Vec<(&'static str, V)>);

impl<V> Map<V> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&V> {
        self.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// Keys and values, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &V)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }
}

impl<V: Serialize> Serialize for Map<V> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

#[cfg(feature = "schema")]
impl<V: schemars::JsonSchema> schemars::JsonSchema for Map<V> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Map".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let value = generator.subschema_for::<V>();
        schemars::json_schema!({ "type": "object", "additionalProperties": value })
    }
}

/// A cell or a fact: a number, a string, or nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'s> {
    /// A number in the printed unit.
    Number(f64),
    /// A name.
    Text(Cow<'s, str>),
    /// The text has no value here. Missing is not zero.
    Absent,
}

impl Serialize for Value<'_> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // Whole numbers up to 2^53 are exact in a double; printed as `948812`, not `948812.0`.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        match self {
            #[expect(clippy::cast_possible_truncation, reason = "whole and within 2^53")]
            Self::Number(n) if n.fract() == 0.0 && n.abs() <= EXACT => to.serialize_i64(*n as i64),
            Self::Number(n) if n.is_finite() => to.serialize_f64(*n),
            Self::Text(text) => to.serialize_str(text),
            Self::Number(_) | Self::Absent => to.serialize_none(),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Value<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Value".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["number", "string", "null"] })
    }
}
