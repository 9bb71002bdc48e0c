//! One model for all formats: what a recognized stretch of text holds.
//!
//! Views and rules know this model, never the formats.

use std::borrow::Cow;
use std::ops::Range;

use crate::clue::Clue;
use crate::format::{Field, Format};
use crate::text::{Line, Source, Span};

mod table;

pub use table::{Cells, Column, Row, SAMPLES, Table};

/// A recognized stretch of the text, read.
#[derive(Debug)]
pub struct Section {
    /// The format that recognized it.
    pub format: &'static Format,
    /// A form of the format, such as `disk` of `vmstat -d`.
    pub variant: Option<&'static str>,
    /// The command that prints it; the format's own title where empty.
    pub title: Cow<'static, str>,
    /// Program and version, as far as the text gives them away.
    pub tool: Option<Cow<'static, str>>,
    /// Lines of the view, from the first to the last.
    pub lines: Range<usize>,
    /// The stretches of them that belong to it, where lines of others stand in between.
    pub parts: Vec<Range<usize>>,
    /// The host name, where the section states one.
    pub host: Option<Span>,
    /// Measured rows.
    pub tables: Vec<Table>,
    /// Keys with values.
    pub facts: Vec<Fact>,
    /// Facts about the machine that were put together from several values, such as a version of
    /// its parts. They are no fields of the output.
    pub composed: Vec<Fact>,
    /// Bits of one value.
    pub flags: Vec<Flag>,
    /// Where the value of the flags stands.
    pub flags_span: Span,
    /// What it says about the machine.
    pub clues: Vec<Clue>,
    /// Faults that lines of the text report, for the room's rules to judge.
    pub events: Vec<Event>,
    /// Remarks and lines not understood.
    pub notes: Vec<Note>,
    /// Lines that were broken off those before them and were read as one with these.
    pub wrapped: Vec<u32>,
    /// Lines of several texts of its kind stand among each other, and nothing tells them apart.
    pub is_mixed: bool,
}

impl Section {
    /// An empty section over lines of the view.
    #[must_use]
    pub fn new(format: &'static Format, lines: Range<usize>) -> Self {
        Self {
            format,
            variant: None,
            title: Cow::Borrowed(""),
            tool: None,
            parts: vec![lines.clone()],
            lines,
            host: None,
            tables: Vec::new(),
            facts: Vec::new(),
            composed: Vec::new(),
            flags: Vec::new(),
            flags_span: Span::NONE,
            clues: Vec::new(),
            events: Vec::new(),
            notes: Vec::new(),
            wrapped: Vec::new(),
            is_mixed: false,
        }
    }

    /// Keeps a line that was not understood.
    pub fn keep(&mut self, line: Line<'_>) {
        self.notes.push(Note { span: line.whole(), text: Cow::Borrowed("") });
    }

    /// Adds what a line states: `text` is a part of it, `key` the word of the dictionary, `shows`
    /// what the text means, or empty.
    pub fn state(&mut self, key: &'static str, line: Line<'_>, text: &str, about: Option<About>, shows: &'static str) {
        let decoded = if shows.is_empty() { None } else { Some(Decoded::Text(Cow::Borrowed(shows))) };
        let field = self.format.field(key);
        self.facts.push(Fact { about, decoded, ..Fact::new(key, line.span_of(text), field) });
    }

    /// The table of a name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// The first fact of a key.
    #[must_use]
    pub fn fact(&self, key: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.key == key)
    }
}

/// A key with a value.
#[derive(Debug)]
pub struct Fact {
    /// The key, as printed or as the dictionary names it.
    pub key: Cow<'static, str>,
    /// Where the key stands, if it does.
    pub key_span: Span,
    /// Where the value stands.
    pub span: Span,
    /// The value, where it is not simply the words at the span: a version put together from three
    /// lines, an amount in another unit.
    pub value: Option<String>,
    /// Its dictionary entry.
    pub field: Option<&'static Field>,
    /// The value taken apart.
    pub decoded: Option<Decoded>,
    /// What it says of the machine as a whole, if it does.
    pub about: Option<About>,
}

impl Fact {
    /// A fact without key in the text and without decoding.
    #[must_use]
    pub fn new(key: impl Into<Cow<'static, str>>, span: Span, field: Option<&'static Field>) -> Self {
        Self { key: key.into(), key_span: Span::NONE, span, value: None, field, decoded: None, about: None }
    }

    /// The fact of a line `key: value`; both are slices of its text.
    #[must_use]
    pub fn pair(field: &'static Field, line: Line<'_>, key: &str, value: &str) -> Self {
        Self { key_span: line.span_of(key), ..Self::new(field.key, line.span_of(value), Some(field)) }
    }

    /// With a value that is not simply the words at the span.
    #[must_use]
    pub fn worth(self, value: impl Into<String>) -> Self {
        Self { value: Some(value.into()), ..self }
    }

    /// The value, as read or as put together.
    #[must_use]
    pub fn text<'a>(&'a self, source: &'a Source<'_>) -> Cow<'a, str> {
        self.value.as_deref().map_or_else(|| source.read(self.span), Cow::Borrowed)
    }

    /// With what it says of the machine.
    #[must_use]
    pub fn about(self, about: About) -> Self {
        Self { about: Some(about), ..self }
    }
}

/// A fact about the machine as a whole, whichever format states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The kernel release.
    Kernel,
    /// The hypervisor's version.
    HypervisorVersion,
    /// Online CPUs of the machine.
    Cpus,
    /// Memory in MiB.
    MemoryMib,
    /// Physical CPUs of the host.
    HostCpus,
    /// Memory of the host in MiB.
    HostMemoryMib,
    /// Vendor and product of the board.
    Board,
    /// The kernel's command line.
    CommandLine,
    /// The processor.
    Processor,
    /// When it was booted.
    BootTime,
    /// How long it was up, as the text ends.
    Uptime,
    /// The distribution.
    OperatingSystem,
}

impl About {
    /// The key of the report.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Kernel => "kernel",
            Self::HypervisorVersion => "hypervisorVersion",
            Self::Cpus => "cpus",
            Self::MemoryMib => "memoryMib",
            Self::HostCpus => "hostCpus",
            Self::HostMemoryMib => "hostMemoryMib",
            Self::Board => "board",
            Self::CommandLine => "commandLine",
            Self::Processor => "processor",
            Self::BootTime => "bootTime",
            Self::Uptime => "uptime",
            Self::OperatingSystem => "operatingSystem",
        }
    }

    /// Every fact.
    pub const ALL: &'static [Self] = &[
        Self::Kernel,
        Self::HypervisorVersion,
        Self::Cpus,
        Self::MemoryMib,
        Self::HostCpus,
        Self::HostMemoryMib,
        Self::Board,
        Self::CommandLine,
        Self::Processor,
        Self::BootTime,
        Self::Uptime,
        Self::OperatingSystem,
    ];

    /// As written for people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Kernel => "Kernel",
            Self::HypervisorVersion => "Hypervisor version",
            Self::Cpus => "CPUs",
            Self::MemoryMib => "Memory",
            Self::HostCpus => "CPUs of the host",
            Self::HostMemoryMib => "Memory of the host",
            Self::Board => "Board",
            Self::CommandLine => "Kernel command line",
            Self::Processor => "Processor",
            Self::BootTime => "Booted",
            Self::Uptime => "Uptime at the end",
            Self::OperatingSystem => "Operating system",
        }
    }

    /// The unit of the numbers among them.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::MemoryMib | Self::HostMemoryMib => "MiB",
            Self::Cpus | Self::HostCpus => "CPUs",
            Self::Uptime => "s",
            _ => "",
        }
    }

    /// Whether the value is a number.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Cpus | Self::HostCpus) || !self.unit().is_empty()
    }
}

/// A coded value taken apart.
#[derive(Debug)]
pub enum Decoded {
    /// A sentence.
    Text(Cow<'static, str>),
    /// Words of a list; the meaning is empty where not known.
    Words(Vec<(Span, Cow<'static, str>)>),
    /// Groups of named bits.
    Bits {
        /// How the layout was chosen.
        layout: Cow<'static, str>,
        /// One per printed word.
        groups: Vec<BitGroup>,
        /// What is not set and is needed for something: its name, and what for.
        missing: Vec<(&'static str, &'static str)>,
    },
}

/// The bits of one word.
#[derive(Debug)]
pub struct BitGroup {
    /// Where the word stands.
    pub span: Span,
    /// Such as `CPUID 1.EDX`.
    pub name: &'static str,
    /// The names of the bits that are set.
    pub set: Vec<Cow<'static, str>>,
}

/// A bit of a value.
#[derive(Debug)]
pub struct Flag {
    /// 0 is the lowest.
    pub bit: u32,
    /// Whether it is set.
    pub set: bool,
    /// What is known of it; a bit that no release defines has none.
    pub meaning: Option<&'static FlagMeaning>,
}

/// What is known of a bit.
#[derive(Debug)]
pub struct FlagMeaning {
    /// As the header names it, in lower case.
    pub name: &'static str,
    /// The first release that knows it.
    pub since: &'static str,
    /// In plain words.
    pub meaning: &'static str,
    /// Where that is known from.
    pub source: &'static str,
}

/// A line that reports a fault.
#[derive(Debug, Clone, Copy)]
pub struct Event {
    /// The id of the rule that judges it.
    pub rule: &'static str,
    /// The words.
    pub span: Span,
}

/// A remark on a line.
#[derive(Debug)]
pub struct Note {
    /// Where.
    pub span: Span,
    /// What is to be said; empty where the line itself was not understood.
    pub text: Cow<'static, str>,
}
