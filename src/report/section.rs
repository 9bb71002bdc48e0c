//! A recognized output and its contents.

use std::borrow::Cow;

use serde::Serialize;

use super::{LineRange, Value};

/// One recognized output.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Section<'s> {
    /// The same for the same output of the same host in another paste: format, variant, which of
    /// them (from 1), and the host where it is known, as in `vmstat/memory#1@web01`.
    pub key: String,
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
    /// The lines that are its own: several ranges where lines of other outputs stand in between.
    pub parts: Vec<LineRange>,
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
    /// So many rows at the front are averages since boot and say nothing of now.
    pub since_boot: usize,
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
        /// Bits that are not set and are needed for something; the meaning says what for.
        missing: Vec<Word<'s>>,
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
