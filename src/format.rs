//! What a room of `formats/` provides: how its text begins, how far it goes, how it is read, and
//! what its words mean.

use std::ops::Range;

mod ahead;
mod dictionary;

pub use ahead::{Ahead, LOOK_AHEAD};
pub(crate) use dictionary::dictionary;
pub use dictionary::{Dictionary, packed, packed_length};

use crate::clue::Marker;
use crate::finding::{Case, Limit, Rule};
use crate::private::Private;
use crate::scan;
use crate::section::{Section, Table};
use crate::text::{Line, Source};

/// A format: one value per room.
#[derive(Debug)]
pub struct Format {
    /// The slug of the report.
    pub id: &'static str,
    /// The command that prints it.
    pub title: &'static str,
    /// A genuine text that this format claims and no other does.
    pub sample: &'static str,
    /// Words of two bytes or more, with bars between them, of which one stands in each line at which a
    /// text of it begins where no command says so, or in the line before; empty where that may be any
    /// line. Lines without them are not looked at.
    pub signs: &'static str,
    /// How its lines look, which tells where they ended in a text that lost its line ends; empty where
    /// nothing tells. Of each text the looks of its first line, ` > `, and those of the further lines, with
    /// bars between them.
    ///
    /// ```text
    /// Filesystem * * * * Mounted on ; > * # # # # / .
    /// ```
    ///
    /// A look is made of words: what a word begins with ([`front`](crate::text::front)), or a sign.
    ///
    /// | sign | stands for |
    /// |---|---|
    /// | `*` | any word, but the first is no number |
    /// | `+` | all numbers that follow; the line ends |
    /// | `=` | numbers, until the line has as many words as the heading; it ends |
    /// | `:` | all words up to a colon; where the line begins with it, a key of the dictionary |
    /// | `.` | the line ends |
    /// | `?` | it may have a word more |
    /// | `;` | it ends, and another begins |
    /// | `..` | the rest of it may be anything |
    /// | `!` | what follows tells, and is part of the next line |
    /// | `<` | in front: nothing stands before it, or a prompt |
    /// | a blank in front | the indentation is part of the line |
    /// | a tab in front | so is it, and a tab must be there |
    pub rows: &'static [&'static str],
    /// Whether a text of this format begins at the line, and which form it has.
    pub opens: fn(&Ahead<'_>) -> Option<Opening>,
    /// Whether the line still belongs to a section that began so.
    pub holds: fn(&Opening, Line<'_>) -> Hold,
    /// Reads the lines of a section.
    pub parse: fn(&Segment<'_>) -> Section,
    /// The dictionary.
    pub fields: &'static Dictionary,
    /// Every marker that its sections may carry, in groups as the documentation lists them.
    pub markers: &'static [&'static [&'static Marker]],
    /// The faults that it can show alone.
    pub rules: &'static [Rule],
    /// What is drawn of its tables.
    pub charts: &'static [ChartPlan],
}

impl Format {
    /// The dictionary entry of a key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.find(key)
    }
}

/// How sure a format is that its text begins here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grip {
    /// The line could also be something else; any better claim wins.
    Loose,
    /// Nothing else looks like it.
    Firm,
}

/// The beginning of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// How sure.
    pub grip: Grip,
    /// The form of the format, as the room numbers them.
    pub form: u8,
    /// Columns of the table, where the form has one.
    pub width: usize,
    /// Words of a row, where rows may stand above the heading: those of a heading that was cut off.
    pub above: usize,
    /// Whether each line shows by itself that it belongs, so that lines of another such text may
    /// stand in between.
    pub is_stream: bool,
    /// Whether its rows come one by one while the program runs, so that rows of another that runs on the same
    /// console may stand in between.
    pub is_sampled: bool,
    /// Whether what a line says is of something that a line above it names.
    pub is_bound: bool,
}

impl Opening {
    /// A sure beginning.
    #[must_use]
    pub fn firm(form: u8) -> Self {
        Self { grip: Grip::Firm, form, width: 0, above: 0, is_stream: false, is_sampled: false, is_bound: false }
    }

    /// A beginning that gives way to better claims.
    #[must_use]
    pub fn loose(form: u8) -> Self {
        Self { grip: Grip::Loose, ..Self::firm(form) }
    }

    /// Of a text whose lines may alternate with those of another: the hypervisor's and dom0's on one
    /// serial console, two guests' in one log.
    #[must_use]
    pub fn stream(self) -> Self {
        Self { is_stream: true, ..self }
    }

    /// Of a text whose lines speak of what a line above them names: of an interface, a device, a key. Where
    /// lines were left out, nobody knows whose the next ones are.
    #[must_use]
    pub fn bound(self) -> Self {
        Self { is_bound: true, ..self }
    }

    /// Of a program that prints its rows one by one, as long as it runs.
    #[must_use]
    pub fn sampled(self) -> Self {
        Self { is_sampled: true, ..self }
    }

    /// With so many columns.
    #[must_use]
    pub fn wide(self, width: usize) -> Self {
        Self { width, ..self }
    }

    /// Of a table whose heading is printed again and again, so that a text may begin among its rows.
    /// A row has as many words as this heading, or a time more.
    #[must_use]
    pub fn below_rows(self, heading: &str) -> Self {
        Self { above: scan::words(heading).count(), ..self.sampled() }
    }
}

/// Whether a line belongs to the section before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// It has the shape of the format.
    Firm,
    /// It may belong; another format that begins here takes it.
    Loose,
    /// It belongs only if a later line does: a blank line, a stray message between two rows.
    Gap,
    /// A new section of the same format begins.
    New,
    /// It does not belong.
    No,
}

/// A recognized stretch, not read yet.
#[derive(Debug, Clone)]
pub struct Segment<'s> {
    /// The paste.
    pub source: &'s Source<'s>,
    /// The format that took it.
    pub format: &'static Format,
    /// How it began.
    pub opening: Opening,
    /// Lines of the view, from the first to the last.
    pub range: Range<usize>,
    /// The stretches within `range` that belong to it; more than one where another text stands in
    /// between.
    pub parts: Vec<Range<usize>>,
    /// What was typed at the prompt before it.
    pub command: Option<&'s str>,
}

impl<'s> Segment<'s> {
    /// The lines.
    pub fn lines(&self) -> impl DoubleEndedIterator<Item = Line<'s>> + Clone + use<'s> {
        let source = self.source;
        self.parts.clone().into_iter().flat_map(move |part| source.lines(part))
    }

    /// The lines that are not blank. Where rows stand above the first heading, its lines, so many, come
    /// before them as well: they tell what stands in the rows.
    pub fn headed_lines(&self, heading: usize, is_row: fn(&str) -> bool) -> impl Iterator<Item = Line<'s>> + use<'s> {
        let lines = self.lines().filter(|line| !line.is_blank());
        let above = lines.clone().take_while(|line| is_row(line.text)).count();
        let heading = if above > 0 { heading } else { 0 };
        lines.clone().skip(above).take(heading).chain(lines)
    }

    /// An empty section over these lines.
    #[must_use]
    pub fn section(&self) -> Section {
        Section { parts: self.parts.clone(), ..Section::new(self.format, self.range.clone()) }
    }

    /// The line in which the paste may have been cut off: its last, where no line end follows.
    #[must_use]
    pub fn cut_line(&self) -> Option<usize> {
        self.source.len().checked_sub(1).filter(|_| !self.source.text().ends_with(['\n', '\r']))
    }

    /// Whether the command before it has an option, such as `-x` in `iostat -dx 1`.
    #[must_use]
    pub fn has_option(&self, letter: char) -> bool {
        self.command.is_some_and(|command| {
            scan::texts(command)
                .filter_map(|word| word.strip_prefix('-'))
                .any(|letters| !letters.starts_with('-') && letters.contains(letter))
        })
    }
}

/// How a number behaves over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A level at the moment of the sample.
    Gauge,
    /// Events per second over the interval.
    Rate,
    /// A total since boot or since the thing was made.
    Counter,
    /// A share of something.
    Percent,
    /// A number that does not change while the machine runs.
    Constant,
    /// Letters that stand for a state.
    State,
    /// A name.
    Name,
    /// Anything else.
    Text,
}

impl Kind {
    /// All, in order.
    pub const ALL: [Self; 8] =
        [Self::Gauge, Self::Rate, Self::Counter, Self::Percent, Self::Constant, Self::State, Self::Name, Self::Text];

    /// The slug of the report.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Gauge => "gauge",
            Self::Rate => "rate",
            Self::Counter => "counter",
            Self::Percent => "percent",
            Self::Constant => "constant",
            Self::State => "state",
            Self::Name => "name",
            Self::Text => "text",
        }
    }
}

/// A dictionary entry.
#[derive(Debug)]
pub struct Field {
    /// The word as printed; entries of one word in two meanings differ behind a `#`, as in
    /// `cache#sreclaimable`, and the room picks.
    pub key: &'static str,
    /// The words behind the abbreviation.
    pub label: &'static str,
    /// The unit as printed by the tool; empty only for names, states and texts.
    pub unit: &'static str,
    /// How it behaves.
    pub kind: Kind,
    /// In plain words.
    pub meaning: &'static str,
    /// The trap; empty where there is none.
    pub watch: &'static str,
    /// The first version that prints it; empty where all do.
    pub since: &'static str,
    /// The last version that prints it; empty where it is still printed.
    pub until: &'static str,
    /// Man page, header or source file with version.
    pub source: &'static str,
    /// Whether its values tell whose machine it is.
    pub private: Option<Private>,
}

impl Field {
    /// An entry to fill by struct update.
    pub const EMPTY: Self = Self {
        key: "",
        label: "",
        unit: "",
        kind: Kind::Text,
        meaning: "",
        watch: "",
        since: "",
        until: "",
        source: "",
        private: None,
    };
}

/// What is drawn of a table.
#[derive(Debug)]
pub struct ChartPlan {
    /// What is drawn.
    pub title: &'static str,
    /// Of the y axis.
    pub unit: &'static str,
    /// The table.
    pub table: &'static str,
    /// The columns; those that a text lacks are left out.
    pub columns: &'static [&'static str],
    /// The column of names that splits the rows (devices, domains); empty where there is none.
    pub by: &'static str,
    /// The column that counts samples (`iteration`, `report`); empty where each row is a sample.
    pub sample: &'static str,
    /// Whether the first sample has no value yet, because the tool needs one before it, and is left out.
    pub skip_first: bool,
    /// Where the room's rules take offence at what is drawn.
    pub limits: fn(&Case<'_>, &Drawn<'_>) -> Vec<Limit>,
}

/// A chart that is being drawn.
#[derive(Debug)]
pub struct Drawn<'a> {
    /// Its table.
    pub table: &'a Table,
    /// The column, where each line is a name; empty where each line is a column.
    pub column: &'a str,
    /// The names of its lines.
    pub series: Vec<&'a str>,
}

/// Of charts that no rule judges.
#[must_use]
pub fn no_limits(_: &Case<'_>, _: &Drawn<'_>) -> Vec<Limit> {
    Vec::new()
}
