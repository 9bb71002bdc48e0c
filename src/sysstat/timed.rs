//! Tables whose lines begin with a time, as `mpstat` and `sar` print them.
//!
//! ```text
//! 04:55:49 PM  CPU    %usr   %nice    %sys %iowait    %irq   %soft  %steal  %guest  %gnice   %idle
//! 04:55:50 PM  all   97.14    0.00    2.86    0.00    0.00    0.00    0.00    0.00    0.00    0.00
//! Average:     all   96.13    0.00    3.63    0.00    0.00    0.00    0.24    0.00    0.00    0.00
//! ```

use std::borrow::Cow;

use crate::format::Field;
use crate::scan::{self, Names, Word};
use crate::section::{Note, Section, Table};
use crate::text::{Line, Span};

use super::stamp::{Stamp, stamp};
use super::{Amounts, Cell, cell, is_like, is_value, is_whole};

/// A kind of table.
#[derive(Debug)]
pub struct Report {
    /// Its name.
    pub table: &'static str,
    /// The name of the table of its averages.
    pub average: &'static str,
    /// The column of names; empty where there is none.
    pub key: &'static str,
    /// Columns of which it has one.
    pub marks: &'static [&'static str],
}

impl Report {
    /// Whether a heading is that of this kind.
    fn is(&self, names: &[Word<'_>]) -> bool {
        let (Some(first), Some(last)) = (names.first(), names.last()) else { return false };
        let has_key = self.key.is_empty() || first.text == self.key || last.text == self.key;
        has_key && names.iter().any(|name| self.marks.contains(&name.text) || self.has_rates(name.text))
    }

    /// `*/s` stands for any rate: interrupts are named by their numbers.
    fn has_rates(&self, name: &str) -> bool {
        self.marks.contains(&"*/s") && name.ends_with("/s")
    }
}

/// The kind of table that a line heads.
#[must_use]
pub fn heading<'r>(line: &str, reports: &'r [Report]) -> Option<&'r Report> {
    let stamp = stamp(line)?;
    let names: Vec<Word<'_>> = names(stamp.rest)?;
    reports.iter().find(|report| report.is(&names))
}

/// Whether a line names columns, of whichever report.
#[must_use]
pub fn is_names(line: &str) -> bool {
    stamp(line).is_some_and(|stamp| !stamp.is_average && names(stamp.rest).is_some_and(|names| names.len() > 1))
}

/// Whether a line is a heading whose time was cut out, as `awk` leaves it.
#[must_use]
pub fn is_bare(line: &str, reports: &[Report]) -> bool {
    names(line).is_some_and(|names| names.len() > 4 && reports.iter().any(|report| report.is(&names)))
}

/// The words of a heading, or nothing where the line has values.
fn names(rest: &str) -> Option<Vec<Word<'_>>> {
    let names: Vec<Word<'_>> = scan::words(rest).collect();
    // `sadf -r` has names and values in turn, with semicolons.
    let is_name = |name: &Word<'_>| !is_value(name.text) && !name.text.ends_with(';');
    (!names.is_empty() && names.iter().all(is_name)).then_some(names)
}

/// What a line says that is neither heading nor row.
fn event(rest: &str) -> Option<&'static str> {
    let mut words = scan::texts(rest);
    match (words.next()?, words.next()?) {
        ("LINUX", "RESTART") => Some("The machine was started here; what follows is counted anew."),
        ("COM", _) => Some("A comment of the one who keeps these data (sadc -C)."),
        _ => None,
    }
}

/// Whether a line says that the machine was started, or is a comment.
#[must_use]
pub fn is_event(line: &str) -> bool {
    stamp(line).is_some_and(|stamp| event(stamp.rest).is_some())
}

/// Whether a line that belongs to such an output begins so: heading, row or event.
#[must_use]
pub fn is_ours(line: &str, reports: &[Report]) -> bool {
    is_row(line) || heading(line, reports).is_some() || is_event(line)
}

/// Whether a time or the word for an average stands in front.
#[must_use]
pub fn is_stamped(line: &str) -> bool {
    stamp(line).is_some()
}

/// Whether a line has the form of a row: a stamp, then values with a name before or behind them.
#[must_use]
pub fn is_row(line: &str) -> bool {
    stamp(line).is_some_and(|stamp| {
        let values = super::values(stamp.rest);
        // A person writes "Note: since 2020" as well; averages are several and have decimals.
        let is_sure = !stamp.is_average || stamp.text == "Average:";
        values > 0 && (is_sure || (values > 1 && stamp.rest.contains(['.', ','])))
    })
}

/// Reads such tables.
#[derive(Debug)]
pub struct Timed<'s> {
    reports: &'static [Report],
    field: fn(&str) -> Option<&'static Field>,
    /// Two per report: its rows and its averages.
    tables: Vec<Growing<'s>>,
    layout: Option<Layout>,
    amounts: Amounts,
    /// Headings that nothing is known of.
    unread: Names,
    /// The last line of the paste where no line end follows: it may have been cut.
    cut: Option<usize>,
    /// The time of the last heading: that at which the sample began.
    began: &'s str,
    /// Averages were printed, or a sample ended at another time than it began: the program measured over
    /// an interval.
    has_interval: bool,
}

/// A table that rows are added to.
#[derive(Debug)]
struct Growing<'s> {
    table: Table,
    sample: f64,
    /// Time and name of the row that began the sample.
    first: (&'s str, &'s str),
}

/// Where the cells of a row go.
#[derive(Debug)]
struct Layout {
    /// Index into the tables; the averages follow the rows.
    at: usize,
    /// The columns in printed order, the key included.
    columns: Vec<usize>,
    /// Where the key stands among them.
    key: Option<usize>,
}

/// A value that knows its column: of JSON.
#[derive(Debug)]
pub struct Value {
    /// The column, as the text output names it.
    pub name: String,
    /// Where the key stands.
    pub header: Span,
    /// The value.
    pub cell: Cell,
    /// Where it stands.
    pub span: Span,
}

impl<'s> Timed<'s> {
    /// A reader of these kinds, with a dictionary. `cut` is the line in which the paste may have
    /// been cut off.
    #[must_use]
    pub fn new(reports: &'static [Report], field: fn(&str) -> Option<&'static Field>, cut: Option<usize>) -> Self {
        let tables = reports.iter().flat_map(|report| [report.table, report.average]);
        let tables = tables.map(|name| Growing { table: Table::new(name), sample: 0.0, first: ("", "") });
        Self {
            reports,
            field,
            tables: tables.collect(),
            layout: None,
            amounts: Amounts::default(),
            unread: Names::new(),
            cut,
            began: "",
            has_interval: false,
        }
    }

    /// Reads a line that is not blank.
    pub fn take(&mut self, line: Line<'s>, section: &mut Section) {
        let bare = || {
            let is_ours =
                self.layout.as_ref().is_some_and(|_| self.began.is_empty()) || is_bare(line.text, self.reports);
            is_ours.then_some(Stamp { text: "", is_average: false, rest: line.text })
        };
        let Some(stamp) = stamp(line.text).or_else(bare) else {
            section.notes.push(Note { span: line.whole(), text: "".into() });
            return;
        };
        // Behind lines that were left out the rows of another kind may stand, as of `sar -A`.
        if line.is_torn() && self.tables.chunks(2).filter(|pair| pair.iter().any(Growing::is_begun)).count() > 1 {
            self.layout = None;
        }
        if let Some(text) = event(stamp.rest) {
            section.notes.push(Note { span: line.whole(), text: text.into() });
            return;
        }
        if let Some(names) = names(stamp.rest) {
            self.heading(line, stamp, &names, section);
            return;
        }
        let understood = match &self.layout {
            Some(layout) => {
                let at = layout.at - layout.at % 2 + usize::from(stamp.is_average);
                self.row(line, stamp, at, section)
            }
            // A row under a heading that is not read.
            None => !self.unread.is_empty(),
        };
        if !understood {
            section.notes.push(Note { span: line.whole(), text: "".into() });
        }
    }

    fn heading(&mut self, line: Line<'s>, stamp: Stamp<'s>, names: &[Word<'s>], section: &mut Section) {
        self.began = stamp.text;
        let found = self.reports.iter().position(|report| report.is(names));
        let Some((index, report)) = found.and_then(|index| Some((index, self.reports.get(index)?))) else {
            self.layout = None;
            let heading = stamp.rest.trim_ascii();
            let known = self.unread.len();
            if self.unread.place(heading) == known {
                let words: Vec<&str> = scan::texts(heading).take(MOST_WORDS).collect();
                let more = if scan::texts(heading).nth(MOST_WORDS).is_some() { " …" } else { "" };
                let text = format!("This report is not read: {}{more}", words.join(" "));
                section.notes.push(Note { span: line.span_of(heading), text: text.into() });
            }
            return;
        };
        let at = 2 * index + usize::from(stamp.is_average);
        let mut columns = Vec::with_capacity(names.len());
        // Rows and averages have the same columns; either may come without a heading of its own.
        for at in [2 * index, 2 * index + 1] {
            let Some(Growing { table, .. }) = self.tables.get_mut(at) else { continue };
            table.column_at("sample".into(), (self.field)("sample"), false);
            table.column_at("time".into(), (self.field)("time"), true);
            columns = names
                .iter()
                .map(|name| add_column(table, name.text, (self.field)(name.text), line.span_of(name.text)))
                .collect();
        }
        let key = names.iter().position(|name| name.text == report.key);
        self.layout = Some(Layout { at, columns, key });
    }

    /// A row. False where its words do not fit the heading.
    fn row(&mut self, line: Line<'s>, stamp: Stamp<'s>, at: usize, section: &mut Section) -> bool {
        let Some(Layout { columns, key, .. }) = &self.layout else { return false };
        let words: Vec<&'s str> = scan::texts(stamp.rest).collect();
        let width = columns.len() - usize::from(key.is_some());
        // The values stand together, before or behind the name.
        let (name, values): (&[&'s str], &[&'s str]) = match key {
            Some(0) => {
                let from = words.len().saturating_sub(width).max(1).min(words.len());
                words.split_at(from)
            }
            Some(_) => {
                let (values, name) = words.split_at(width.min(words.len()));
                (name, values)
            }
            None => (&[], &words),
        };
        let is_row = !values.is_empty() && values.len() <= width && values.iter().all(|word| is_value(word));
        // A number among the words of a name is a value too many.
        let is_cut = name.iter().skip(1).any(|word| word.contains(['.', ',']) && is_value(word));
        // What is printed into a text by another program may look like averages of less.
        let is_other = stamp.is_average && !self::is_row(line.text);
        if !is_row || is_cut || is_other || name.is_empty() == key.is_some() {
            return false;
        }
        let name_span = match (name.first(), name.last()) {
            (Some(first), Some(last)) => line.span_of(first).to(line.span_of(last)),
            _ => Span::NONE,
        };
        let name_text = name.first().copied().unwrap_or_default();
        let time = if stamp.text.is_empty() { Span::NONE } else { line.span_of(stamp.text) };
        self.has_interval |= at % 2 == 1 || time.is_none() || stamp.text != self.began;
        let places: Vec<usize> =
            columns.iter().enumerate().filter(|(place, _)| Some(*place) != *key).map(|(_, column)| *column).collect();
        // `mpstat -T` leaves the core, the socket and the node of all CPUs blank.
        let skipped = if name_text == "all" && values.len() < width { self.blank_places(at, &places) } else { 0 };
        let places = places.get(skipped..).unwrap_or_default();
        // Only the last row of a text may be cut.
        if values.len() < places.len() && self.cut != Some(line.index()) {
            return false;
        }
        let key_column = key.and_then(|key| columns.get(key).copied());
        let Some(growing) = self.tables.get_mut(at) else { return false };
        growing.begin((stamp.text, time), name_text, line.number());
        let table = &mut growing.table;
        if let Some(column) = key_column {
            table.set(column, f64::NAN, name_span);
        }
        let is_short = values.len() < places.len();
        for (place, (&column, &word)) in places.iter().zip(values).enumerate() {
            let span = line.span_of(word);
            let Some(cell) = cell(word) else { continue };
            let is_last = place + 1 == values.len();
            let first = values.first().copied().unwrap_or_default();
            let ends_text = self.cut == Some(line.index()) && values.len() == places.len() && key_column.is_some();
            if is_last && ((is_short && !is_whole(word, first)) || (ends_text && !is_like(word, first))) {
                let text = "The text ends within this line. Its last number may be cut and is left out.";
                section.notes.push(Note { span, text: text.into() });
                continue;
            }
            let name = table.columns.get(column).map(|column| column.name.clone()).unwrap_or_default();
            table.set(column, self.amounts.number(cell, &name, span), span);
        }
        true
    }

    /// A row of JSON: the table, the time, the column of names with a name, and the values.
    pub fn add(
        &mut self,
        table: &str,
        time: (&'s str, Span),
        name: (&'static str, &'s str, Span),
        line: u32,
        values: Vec<Value>,
    ) {
        let Some(growing) = self.tables.iter_mut().find(|growing| growing.table.name == table) else { return };
        let table = &mut growing.table;
        table.column_at("sample".into(), (self.field)("sample"), false);
        table.column_at("time".into(), (self.field)("time"), true);
        let key = table.column_at(name.0.into(), (self.field)(name.0), true);
        let columns: Vec<usize> = values
            .iter()
            .map(|value| add_column(table, &value.name, (self.field)(&value.name), value.header))
            .collect();
        growing.begin(time, name.1, line);
        let table = &mut growing.table;
        table.set(key, f64::NAN, name.2);
        for (column, value) in columns.into_iter().zip(values) {
            let number = self.amounts.number(value.cell, &value.name, value.span);
            table.set(column, number, value.span);
        }
    }

    /// How many columns of `mpstat -T` stand before the shares.
    fn blank_places(&self, at: usize, places: &[usize]) -> usize {
        let Some(growing) = self.tables.get(at) else { return 0 };
        let name = |column: usize| growing.table.columns.get(column).map_or("", |column| &column.name);
        places.iter().take_while(|&&column| ["CORE", "SOCK", "NODE"].contains(&name(column))).count()
    }

    /// Whether the program measured over an interval rather than since boot.
    #[must_use]
    pub fn has_interval(&self) -> bool {
        self.has_interval
    }

    /// The tables that have columns, and what is to be said of all.
    pub fn finish(self, section: &mut Section) {
        section.notes.extend(self.amounts.notes());
        let tables = self.tables.into_iter().map(|growing| growing.table);
        // A heading makes both tables; the averages may never have come.
        section.tables.extend(
            tables
                .enumerate()
                .filter(|(at, table)| !table.columns.is_empty() && (at % 2 == 0 || !table.rows.is_empty()))
                .map(|(_, table)| table),
        );
    }
}

/// As many words of a heading tell which it is.
const MOST_WORDS: usize = 4;

/// Columns of names rather than numbers.
const KEYS: &[&str] = &["CPU", "NODE", "DEV", "IFACE"];

fn add_column(table: &mut Table, name: &str, field: Option<&'static Field>, header: Span) -> usize {
    // An entry for many columns (`*/s`) leaves them their names.
    let known = field.filter(|field| !field.key.starts_with('*'));
    let key = known.map_or_else(|| Cow::Owned(name.to_owned()), |field| Cow::Borrowed(field.key));
    let at = table.column_at(key, field, KEYS.contains(&name));
    if let Some(column) = table.columns.get_mut(at) {
        column.head(header);
    }
    at
}

impl<'s> Growing<'s> {
    fn is_begun(&self) -> bool {
        !self.table.columns.is_empty()
    }

    /// A new row. A sample goes on as long as the time is the same and the name is not the first
    /// one again.
    fn begin(&mut self, (time, span): (&'s str, Span), name: &'s str, line: u32) {
        self.table.add_row(line);
        let goes_on = self.first.0 == time && self.first.1 != name;
        if !goes_on {
            self.sample += 1.0;
            self.first = (time, name);
        }
        self.table.set(0, self.sample, Span::NONE);
        self.table.set(1, f64::NAN, span);
    }
}
