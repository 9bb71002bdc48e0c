//! Reads a dump of `/proc/net/dev`.

use std::borrow::Cow;

use crate::format::Segment;
use crate::interface::{self, Interface, interface};
use crate::scan;
use crate::section::{Decoded, Fact, Note, Section, Table};
use crate::text::{Line, Span};

use super::{COLUMNS, FORMAT, INTERFACES, heading_words, is_first_heading, is_heading, is_heading_rest, rates, row};

/// A counter and where it stands. A terminal may have broken it in two.
struct Cell<'l> {
    text: Cow<'l, str>,
    span: Span,
}

/// A row that may go on in the next line.
struct Row<'l> {
    line: Line<'l>,
    name: &'l str,
    cells: Vec<Cell<'l>>,
    /// The lines that it went on in.
    rest: Vec<Line<'l>>,
}

struct Reader<'s> {
    section: Section,
    table: Table,
    /// The columns of the table that the counters go to, in printed order.
    columns: Vec<usize>,
    open: Option<Row<'s>>,
    found: Vec<(Interface<'s>, Span)>,
}

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut table = Table::new("interfaces");
    table.column_at(Cow::Borrowed("interface"), FORMAT.field("interface"), true);
    let mut reader = Reader { section: segment.section(), table, columns: Vec::new(), open: None, found: Vec::new() };
    for line in segment.lines() {
        reader.take(line);
    }
    reader.close();
    let Reader { mut section, table, found, .. } = reader;
    section.clues = interface::clues(&INTERFACES, &found);
    let rates = rates::since_the_dump_before(segment, &table);
    section.tables.push(table);
    section.tables.extend(rates);
    section
}

impl<'s> Reader<'s> {
    fn take(&mut self, line: Line<'s>) {
        if line.is_blank() {
            return;
        }
        if is_heading(line.text) {
            self.heading(line);
        } else if let Some((name, counts)) = row(line.text) {
            self.close();
            self.open = Some(Row { line, name, cells: cells(line, counts), rest: Vec::new() });
        } else if !is_first_heading(line.text) && !self.goes_on(line) && !is_heading_rest(line.text) {
            self.section.notes.push(Note { span: line.whole(), text: Cow::Borrowed("") });
        }
    }

    /// The names of the columns. Where the heading is missing or was broken they are those of every
    /// kernel since 2.2.
    fn heading(&mut self, line: Line<'s>) {
        if !self.columns.is_empty() {
            return;
        }
        let words: Vec<scan::Word<'_>> = heading_words(line.text).skip(1).collect();
        // Both halves begin with the same word.
        let first = words.first().map(|word| word.text);
        let second_half =
            words.iter().skip(1).position(|word| Some(word.text) == first).map_or(words.len(), |at| at + 1);
        let named = words.iter().enumerate().map(|(at, word)| {
            let half = if at < second_half { "receive" } else { "transmit" };
            (format!("{half}.{}", word.text), line.span(word.start..word.end()))
        });
        let named: Vec<(String, Span)> = named.collect();
        // A terminal may break the heading within its last word.
        let last = named.len().saturating_sub(1);
        let fits =
            |at: usize, name: &str, standard: &str| name == standard || (at == last && standard.starts_with(name));
        let is_standard =
            named.iter().zip(COLUMNS).enumerate().all(|(at, ((name, _), standard))| fits(at, name, standard));
        let spans = named.iter().map(|(_, span)| *span);
        if is_standard {
            let spans = spans.chain(std::iter::repeat(Span::NONE));
            for (&name, span) in COLUMNS.iter().zip(spans) {
                self.add_column(Cow::Borrowed(name), span);
            }
        } else {
            for (name, span) in named {
                self.add_column(Cow::Owned(name), span);
            }
        }
    }

    fn add_column(&mut self, name: Cow<'static, str>, header: Span) {
        let field = FORMAT.field(&name);
        let at = self.table.column_at(name, field, false);
        if let Some(column) = self.table.columns.get_mut(at) {
            column.header = header;
        }
        self.columns.push(at);
    }

    /// Counters that a narrow terminal put on a line of their own belong to the row before it.
    fn goes_on(&mut self, line: Line<'s>) -> bool {
        let width = if self.columns.is_empty() { COLUMNS.len() } else { self.columns.len() };
        let Some(open) = self.open.as_mut() else { return false };
        let mut rest = cells(line, line.text);
        if rest.is_empty() || !scan::texts(line.text).all(|word| word.bytes().all(|byte| byte.is_ascii_digit())) {
            return false;
        }
        match (open.cells.len() + rest.len()).checked_sub(width) {
            // One of the breaks before went through a counter.
            _ if open.cells.len() >= width => {}
            // The break went through a counter: its two halves make one too many.
            Some(1) => {
                let second = rest.remove(0);
                if let Some(first) = open.cells.last_mut() {
                    first.text.to_mut().push_str(&second.text);
                    first.span = first.span.to(second.span);
                }
            }
            Some(0) | None => {}
            Some(_) => return false,
        }
        open.rest.push(line);
        open.cells.extend(rest);
        true
    }

    /// Puts the row at hand into the table.
    fn close(&mut self) {
        let Some(row) = self.open.take() else { return };
        if self.columns.is_empty() {
            for &name in COLUMNS {
                self.add_column(Cow::Borrowed(name), Span::NONE);
            }
        }
        // A blank may be a mark of thousands, and of lines that were put together a number may have become one
        // with the next one. A row that is too short is another program's, but for the last line of a text.
        let (cells, columns) = (row.cells.len(), self.columns.len());
        let is_short = cells > 0 && cells < columns;
        if cells > columns || is_short && (row.line.is_guessed() || !row.line.is_last()) {
            [row.line].into_iter().chain(row.rest).for_each(|line| self.section.keep(line));
            return;
        }
        let table = &mut self.table;
        table.add_row(row.line.number());
        let name_span = row.line.span_of(row.name);
        table.set(0, f64::NAN, name_span);
        for (&column, cell) in self.columns.iter().zip(&row.cells) {
            table.set(column, scan::whole(&cell.text).unwrap_or(f64::NAN), cell.span);
        }
        let Some(known) = interface(row.name) else { return };
        for (name, value) in [("domain", known.domain), ("device", known.device)] {
            let Some(value) = value else { continue };
            let at = table.column_at(Cow::Borrowed(name), FORMAT.field(name), false);
            table.set(at, scan::number(value).unwrap_or(f64::NAN), row.line.span_of(value));
        }
        let mut fact = Fact::new(row.name.to_owned(), name_span, Some(known.field)).worth(known.title());
        fact.decoded = known.explain().map(|text| Decoded::Text(Cow::Owned(self.with_traffic(text))));
        self.section.facts.push(fact);
        self.found.push((known, name_span));
    }

    /// With what the guest sent and got so far.
    fn with_traffic(&self, explained: String) -> String {
        let last =
            |column: &str| self.table.numbers(column).and_then(|numbers| numbers.last()).filter(|it| !it.is_nan());
        match (last("receive.bytes"), last("transmit.bytes")) {
            (Some(&sent), Some(&got)) => {
                format!("{explained} The guest sent {} bytes and got {}.", scan::rounded(sent), scan::rounded(got))
            }
            _ => explained,
        }
    }
}

fn cells<'l>(line: Line<'l>, text: &'l str) -> Vec<Cell<'l>> {
    let found = scan::texts(text).filter(|word| word.starts_with(|it: char| it.is_ascii_digit()));
    found.map(|word| Cell { text: Cow::Borrowed(word), span: line.span_of(word) }).collect()
}
