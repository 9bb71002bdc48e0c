//! Reads the lines of a `xentop` section.

use std::borrow::Cow;

use crate::clue::Clue;
use crate::format::{Field, Segment};
use crate::scan;
use crate::section::{Note, Section, Table};
use crate::text::{Line, Source, Span};

use super::{DOMAINS, HEADINGS, LAST, Shape, field, headings, shape, state};

mod changes;
mod extra;
mod rows;
mod time;

pub(super) use time::USE;

use extra::{Extras, Parent};
use rows::{Cell, Row};
use time::{Clock, Mark};

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut reader = Reader::new(segment);
    for line in segment.lines().filter(|line| !line.is_blank()) {
        reader.take(line);
    }
    reader.finish_row();
    reader.finish()
}

/// The columns of a heading, in printed order.
#[derive(Debug, Default)]
struct Heading<'s> {
    columns: Vec<usize>,
    /// Whether the line goes as far as the program printed it.
    is_whole: bool,
    /// Whether it is Xen 3's, whose counters of networks point the other way.
    is_old: bool,
    /// How many lines of the text it takes. As the screen has one width, a row takes as many.
    lines: usize,
    /// The first name below a heading that is not in the text: where it comes again, the next one was.
    first_name: Option<&'s str>,
}

struct Reader<'s> {
    source: &'s Source<'s>,
    section: Section,
    domains: Table,
    extras: Extras,
    heading: Heading<'s>,
    pending: Option<Row<'s>>,
    /// Where each row of `domains` belongs, before iterations are counted.
    marks: Vec<Mark>,
    /// Where the next row belongs.
    mark: Mark,
    /// The time of a title line or log prefix, or of a line of `date` before the heading.
    clock: Option<Clock>,
    /// Whether the time is that of a title, and holds until the next one.
    clock_is_title: bool,
    has_long_names: bool,
    has_absent_vbds: bool,
}

impl<'s> Reader<'s> {
    fn new(segment: &Segment<'s>) -> Self {
        let mut domains = Table::new("domains");
        domains.column_at("iteration".into(), field("iteration"), false);
        let source = segment.source;
        let before = segment.range.start.checked_sub(1).and_then(|index| source.line(index));
        Self {
            source,
            section: segment.section(),
            domains,
            extras: Extras::default(),
            heading: Heading::default(),
            pending: None,
            marks: Vec::new(),
            mark: Mark::default(),
            clock: before.and_then(time::date_line),
            clock_is_title: false,
            has_long_names: false,
            has_absent_vbds: false,
        }
    }

    fn take(&mut self, line: Line<'s>) {
        let found = shape(line.text);
        if found == Some(Shape::Rest) && self.pending.as_ref().is_some_and(|row| self.goes_on(row)) {
            if let Some(row) = &mut self.pending {
                row.extend(line);
                // xentop itself prints five virtual CPUs on a line.
                if row.shape != Shape::Vcpus {
                    self.section.wrapped.push(line.number());
                }
            }
            return;
        }
        self.finish_row();
        match found {
            Some(Shape::Domain) => {
                let end = state(line.text).map_or(0, |word| word.start);
                self.pending = Some(Row::new(Shape::Domain, line, end));
            }
            Some(Shape::Furniture) => {}
            Some(Shape::Stray) => self.note(line.whole(), extra::STRAY),
            Some(Shape::Rest) => self.note(line.whole(), ""),
            Some(found) => self.pending = Some(Row::new(found, line, 0)),
            None => match time::date_line(line) {
                Some(clock) => {
                    self.clock = Some(clock);
                    self.clock_is_title = false;
                }
                None => self.note(line.whole(), ""),
            },
        }
    }

    /// Whether something of a row is still to come.
    fn goes_on(&self, row: &Row<'s>) -> bool {
        match row.shape {
            Shape::Heading => row.cells.last().is_none_or(|cell| cell.text != LAST),
            Shape::Domain => {
                // `no limit` is two words here.
                let words = row.cells.len() - usize::from(row.cells.iter().any(|cell| cell.text == "no"));
                // A number that was cut is two words more, and the last of them may stand alone.
                let is_cut = self.heading.lines > 1 && row.lines == self.heading.lines;
                row.lines < self.heading.lines || is_cut || words + 1 < self.heading.columns.len()
            }
            Shape::Vcpus | Shape::Network | Shape::Vbd | Shape::Tmem => true,
            _ => false,
        }
    }

    fn note(&mut self, span: Span, text: &'static str) {
        self.section.notes.push(Note { span, text: Cow::Borrowed(text) });
    }

    fn finish_row(&mut self) {
        let Some(mut row) = self.pending.take() else { return };
        let understood = match row.shape {
            Shape::Heading => self.heading(&mut row),
            Shape::Domain => self.domain(&mut row),
            Shape::Title => {
                self.mark.screen += 1;
                self.clock = time::clock(&row.cells);
                self.clock_is_title = true;
                self.exhibit(row.line);
                self.extras.title(&mut self.section, &row, self.marks.len())
            }
            Shape::Counts => self.extras.counts(&row, self.marks.len()),
            Shape::Memory => self.extras.memory(&mut self.section, &row, self.marks.len()),
            _ => {
                let parent = self.parent();
                self.extras.row(&mut self.section, &row, parent, self.heading.is_old)
            }
        };
        if !understood {
            self.note(row.line.whole(), "");
        }
    }

    fn parent(&self) -> Parent {
        let row = self.domains.rows.len().checked_sub(1)?;
        let name = self.domains.column("NAME").and_then(|column| column.spans.last());
        Some((row, name.copied().unwrap_or(Span::NONE)))
    }

    fn heading(&mut self, row: &mut Row<'s>) -> bool {
        row.join_headings();
        self.mark.block += 1;
        // The time of a log prefix, or that of a line of `date`, is that of one heading.
        let is_used = self.marks.last().is_some_and(|mark| mark.clock == self.clock);
        if is_used && !self.clock_is_title {
            self.clock = None;
        }
        self.clock = time::stamp(self.source, row.line).or(self.clock);
        self.exhibit(row.line);
        let is_whole = row.cells.last().is_some_and(|cell| cell.text == LAST);
        // What stands below a heading that was cut was cut too, and a part of a number is none.
        if !is_whole && row.cells.last().is_some_and(|cell| field(&cell.text).is_none()) {
            row.cells.pop();
        }
        let is_old = self.is_before_4(row, is_whole);
        let mut columns = Vec::with_capacity(row.cells.len());
        for cell in row.cells.iter().take(MOST) {
            if self.domains.columns.len() > MOST && self.domains.column(&cell.text).is_none() {
                columns.push(NOWHERE);
                continue;
            }
            let known = entry(&cell.text, is_old);
            let name = Cow::Owned(cell.text.clone().into_owned());
            let at = self.domains.column_at(name, known, matches!(cell.text.as_ref(), "NAME" | "STATE"));
            if let Some(column) = self.domains.columns.get_mut(at) {
                column.head(cell.span);
            }
            columns.push(at);
        }
        self.heading = Heading { columns, is_whole, is_old, lines: row.lines, first_name: None };
        true
    }

    /// The first heading or title shows who printed this.
    fn exhibit(&mut self, line: Line<'s>) {
        if !self.section.clues.iter().any(|clue| std::ptr::eq(clue.marker, &DOMAINS)) {
            self.section.clues.push(Clue::new(&DOMAINS, line.span_of(line.text.trim_ascii())));
        }
    }

    /// Xen before 4.0 printed no sectors, and its counters of networks point the other way.
    fn is_before_4(&self, row: &Row<'s>, is_whole: bool) -> bool {
        match self.extras.version() {
            Some(version) => version.starts_with("3."),
            None => is_whole && row.cells.iter().all(|cell| cell.text != "VBD_RSECT"),
        }
    }

    /// `  Domain-0 -----r       2496   74.8 …`; the cells begin with the state.
    fn domain(&mut self, row: &mut Row<'s>) -> bool {
        row.join_no_limit();
        let name = name_in(row.line.text);
        if self.heading.columns.is_empty() {
            self.assume_heading(row, name);
        } else if self.heading.first_name == Some(name) {
            self.mark.block += 1;
        }
        let expected = self.heading.columns.len().saturating_sub(1);
        if row.cells.len() > expected {
            row.join_cut_numbers(expected);
        }
        let known = row.cells.len().min(expected);
        let (cells, beyond) = row.cells.split_at(known);
        let is_row = cells.len() > 1 && cells.iter().skip(1).all(is_value);
        // Behind a heading that was cut there may be anything; behind a whole one nothing.
        let is_clear = !self.heading.is_whole || beyond.first().is_none_or(|cell| cell.number().is_none());
        if !is_row || !is_clear {
            return false;
        }
        self.marks.push(Mark { clock: self.clock, ..self.mark });
        self.domains.add_row(row.line.number());
        self.has_long_names |= name.chars().count() > SHORT;
        let mut columns = self.heading.columns.iter().copied();
        if let Some(column) = columns.next().filter(|_| !name.is_empty()) {
            self.domains.set(column, f64::NAN, row.line.span_of(name));
        }
        for (column, cell) in columns.zip(cells) {
            self.domains.set(column, cell.number().unwrap_or(f64::NAN), cell.span);
            self.has_absent_vbds |= cell.text == "-";
        }
        // The menu of the screen may stand on the line of its last row.
        let tail = beyond.first().zip(beyond.last());
        if let Some((first, last)) = tail
            && self.heading.is_whole
            && first.text != "Delay"
        {
            self.note(first.span.to(last.span), "");
        }
        true
    }

    /// Where there is no heading, the number of cells tells which it was.
    fn assume_heading(&mut self, row: &Row<'s>, name: &'s str) {
        let Some(headings) = headings(row.cells.len() + 1) else { return };
        let is_old = row.cells.len() + 1 < HEADINGS.len();
        let mut columns = Vec::new();
        for heading in headings {
            let known = entry(heading, is_old);
            columns.push(self.domains.column_at(heading.into(), known, matches!(heading, "NAME" | "STATE")));
        }
        self.heading = Heading { columns, is_whole: true, is_old, lines: 1, first_name: Some(name) };
        self.exhibit(row.line);
    }

    fn finish(mut self) -> Section {
        let iterations = time::iterations(self.source, &self.domains, &self.marks);
        if let Some(column) = self.domains.columns.first_mut() {
            column.cells = crate::section::Cells::Numbers(iterations.clone());
        }
        time::add_times(self.source, &mut self.domains, &self.marks, &iterations);
        self.section.variant = self.extras.has_title().then_some("screen");
        self.section.title = if self.section.variant.is_some() { "xentop".into() } else { "".into() };
        self.section.tool = self.tool();
        let changes = changes::changes(self.source, &self.domains);
        if !self.domains.rows.is_empty() {
            self.section.tables.push(self.domains);
        }
        self.section.tables.extend(changes);
        self.section.tables.extend(self.extras.finish(&iterations));
        self.section
    }

    /// The version, as far as title, columns and rows give it away.
    fn tool(&self) -> Option<Cow<'static, str>> {
        if let Some(version) = self.extras.version() {
            return Some(Cow::Owned(format!("Xen {version}")));
        }
        let has = |name: &str| self.domains.column(name).is_some();
        let tool = if self.extras.has_cpus() {
            "Xen 4.21 or newer"
        } else if self.has_absent_vbds {
            "Xen 4.13 or newer"
        } else if self.extras.has_tmem() {
            "Xen 4.0 to 4.12"
        } else if has("VBD_RSECT") {
            "Xen 4.0 or newer"
        } else if !self.heading.is_whole {
            return None;
        } else if !has("VBDS") {
            "Xen 3.0.0 to 3.0.2"
        } else if self.has_long_names {
            // From 3.4 on names are cut; the option against it came with 4.0.
            "Xen 3.0.3 to 3.3"
        } else {
            "Xen 3.0.3 to 3.4"
        };
        Some(tool.into())
    }
}

/// Columns that are read. No version has half as many; thousands are damage.
const MOST: usize = 40;

/// The place of a column that is not read.
const NOWHERE: usize = usize::MAX;

/// The width of the column of names.
const SHORT: usize = 10;

/// Everything before the state is the name.
fn name_in(text: &str) -> &str {
    state(text).and_then(|state| text.get(..state.start)).unwrap_or_default().trim_ascii()
}

/// The entry of a heading.
fn entry(heading: &str, is_old: bool) -> Option<&'static Field> {
    if is_old { field(&format!("{heading}#3")) } else { None }.or_else(|| field(heading))
}

fn is_value(cell: &Cell<'_>) -> bool {
    scan::number(&cell.text).is_some() || matches!(cell.text.as_ref(), "-" | "n/a" | "no limit")
}
