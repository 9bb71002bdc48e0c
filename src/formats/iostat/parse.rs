//! Reads the lines of an `iostat` section.

use crate::format::Segment;
use crate::scan::{self, Names};
use crate::section::{About, Fact, Note, Section, Table};
use crate::text::{Line, Span};

use super::lines::{self, Place};
use super::reports::{Reports, column, put};
use super::row::{Fit, Piece, fit, is_whole, start_in, text_of};
use super::tool::{self, Traits};
use super::{device_column, field, form, json, markers};

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut reading = Reading::new();
    if segment.opening.form == form::JSON {
        json::read(segment, &mut section, &mut reading);
    } else {
        let lines: Vec<Line<'_>> = segment.lines().collect();
        let mut reader = Reader {
            reading: &mut reading,
            section: &mut section,
            layout: Layout::None,
            row: Vec::new(),
            is_nfs: false,
        };
        for (at, &line) in lines.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| lines.get(at));
            reader.take(line, before, lines.get(at + 1..).unwrap_or_default());
        }
        reader.end_row();
    }
    finish(segment, section, reading)
}

/// What is gathered of either form.
#[derive(Debug)]
pub(super) struct Reading<'s> {
    pub(super) reports: Reports<'s>,
    pub(super) traits: Traits,
    /// The first value that named its unit, and the first with a decimal comma.
    human: Option<Span>,
    comma: Option<Span>,
    /// Groups met so far.
    groups: Names,
}

impl<'s> Reading<'s> {
    fn new() -> Self {
        let (reports, traits) = (Reports::new(), Traits::default());
        Self { reports, traits, human: None, comma: None, groups: Names::new() }
    }

    /// What is to be said of a group, once.
    pub(super) fn group(&mut self, name: &'s str, span: Span) -> Option<Note> {
        let is_new = self.groups.find(name).is_none();
        self.groups.place(name);
        is_new.then(|| Note { span, text: GROUP.into() })
    }

    /// The number of a cell in the unit of its column.
    pub(super) fn number(&mut self, cell: lines::Cell, is_device: bool, column: usize, span: Span) -> f64 {
        if cell.comma {
            self.comma.get_or_insert(span);
        }
        let Some(bytes) = cell.bytes else { return cell.number };
        self.human.get_or_insert(span);
        self.traits.human = true;
        let unit = self.reports.devices.columns.get(column).filter(|_| is_device);
        cell.number * bytes / unit.and_then(|column| lines::bytes_per_unit(&column.name)).unwrap_or(1.0)
    }
}

const GROUP: &str =
    "A group (-g): its counts are the sum of its devices, its %util is their average. Do not add it to them.";

/// The table that is being read.
#[derive(Debug)]
enum Layout {
    None,
    Cpu(Vec<usize>),
    Devices {
        columns: Vec<usize>,
        place: Place,
        /// Blanks before the heading.
        indent: usize,
        /// At which byte lines are wrapped, if they are.
        width: usize,
        /// The last line was the heading or a part of it.
        is_heading: bool,
    },
}

/// Where lines are wrapped unless the heading shows otherwise.
const TERMINAL: usize = 80;

struct Reader<'a, 's> {
    reading: &'a mut Reading<'s>,
    section: &'a mut Section,
    layout: Layout,
    /// A row that is not complete yet.
    row: Vec<Piece<'s>>,
    /// The table is that of `-n`.
    is_nfs: bool,
}

impl<'s> Reader<'_, 's> {
    fn take(&mut self, line: Line<'s>, before: Option<&Line<'s>>, after: &[Line<'s>]) {
        if line.is_blank() {
            self.end_row();
            return;
        }
        if lines::is_cpu_heading(line.text) {
            self.end_row();
            self.cpu_heading(line);
        } else if let Some(place) = lines::device_heading(line.text) {
            self.end_row();
            self.device_heading(line, place);
        } else if let Some(banner) = lines::banner(line.text) {
            self.banner(line, &banner, after);
        } else if lines::is_time(line.text) && is_before_heading(after) {
            self.end_row();
            self.time(line);
        } else if !self.rest_of_heading(line, before) && !self.values(line) {
            self.not_understood(line.whole());
        }
    }

    fn not_understood(&mut self, span: Span) {
        self.section.notes.push(Note { span, text: "".into() });
    }

    fn banner(&mut self, line: Line<'s>, banner: &lines::Banner<'s>, after: &[Line<'s>]) {
        let traits = &mut self.reading.traits;
        traits.banner = true;
        traits.arch = banner.arch.is_some();
        traits.cpus = banner.cpus.is_some();
        traits.gap = after.iter().take_while(|line| line.is_blank()).count() == 2;
        let mut fact = |key: &'static str, part: &str, about: Option<About>| {
            let fact = Fact::new(key, line.span_of(part), field(key));
            self.section.facts.push(match about {
                Some(about) => fact.about(about),
                None => fact,
            });
        };
        fact("kernel", banner.release, Some(About::Kernel));
        fact("host", banner.host, None);
        fact("date", banner.date, None);
        if let Some(arch) = banner.arch {
            fact("arch", arch, None);
        }
        if let Some(cpus) = banner.cpus {
            fact("cpus", cpus, Some(About::Cpus));
        }
        self.section.host = Some(line.span_of(banner.host)).filter(|_| banner.host != lines::NO_NAME);
        self.section.clues.extend(markers::kernel(banner.release, line.span_of(banner.release)));
    }

    fn time(&mut self, line: Line<'s>) {
        let text = line.text.trim_ascii();
        // `Time: 16:05:07`, in any language.
        let label = text.find([':', '：']).filter(|&at| {
            text.get(..at).is_some_and(|word| !word.contains(|it: char| it.is_ascii_digit() || it == ' '))
        });
        let bare = label.and_then(|at| text.get(at..)).map(|it| it.trim_start_matches([':', '：', ' ']));
        self.reading.traits.bare_time |= bare.is_some();
        self.reading.reports.begin(line.span_of(bare.unwrap_or(text)));
        self.layout = Layout::None;
    }

    fn cpu_heading(&mut self, line: Line<'s>) {
        let reports = &mut self.reading.reports;
        reports.open_cpu();
        let columns = lines::cpu_names(line.text).map(|word| {
            let header = line.span(word.start..word.end());
            column(&mut reports.cpu, word.text, field(word.text), header)
        });
        self.layout = Layout::Cpu(columns.collect());
    }

    fn device_heading(&mut self, line: Line<'s>, place: Place) {
        let first = scan::texts(line.text).next().unwrap_or_default();
        let is_nfs = line.text.contains("_nor/s");
        self.is_nfs = is_nfs;
        let traits = &mut self.reading.traits;
        match place {
            // `iostat -n` keeps its colon to the end; the other tables lost it in 11.5.7.
            Place::First if !is_nfs => traits.colon = Some(first.ends_with(':')),
            Place::First => {}
            Place::Last => traits.last = true,
        }
        let add = |table: &mut _| lines::names(line.text, place).map(|word| add_column(table, word, line)).collect();
        let columns = self.reading.reports.open_devices(add, place == Place::Last || is_nfs);
        let indent = line.text.len() - line.text.trim_ascii_start().len();
        self.layout = Layout::Devices { columns, place, indent, width: TERMINAL, is_heading: true };
    }

    /// `await r_await w_await  svctm  %util` alone: a heading that was wrapped.
    fn rest_of_heading(&mut self, line: Line<'s>, before: Option<&Line<'s>>) -> bool {
        let Layout::Devices { columns, place: Place::First, width, is_heading: true, .. } = &mut self.layout else {
            return false;
        };
        if !lines::is_column_names(line.text) {
            return false;
        }
        let table = &mut self.reading.reports.devices;
        let mut words = scan::words(line.text).peekable();
        // `avgqu` and `-sz`
        if let Some(last) = columns.last().and_then(|&at| table.columns.get_mut(at)).filter(|it| it.field.is_none())
            && let Some(known) = words.peek().and_then(|word| device_column(&format!("{}{}", last.name, word.text)))
        {
            last.name = known.key.into();
            last.field = Some(known);
            *width = before.map_or(TERMINAL, |line| line.text.len());
            words.next();
        }
        columns.extend(words.map(|word| add_column(table, word, line)));
        true
    }

    /// Values of a row, or a name before its values. False for anything else.
    fn values(&mut self, line: Line<'s>) -> bool {
        let pieces = || scan::texts(line.text).map(move |text| Piece::new(text, line));
        match &mut self.layout {
            Layout::None => false,
            Layout::Cpu(columns) => {
                let row: Vec<Piece<'s>> = pieces().collect();
                if row.len() > columns.len() || row.iter().any(|piece| piece.cell.is_none()) {
                    return false;
                }
                let columns = std::mem::take(columns);
                self.layout = Layout::None;
                let at = self.reading.reports.cpu_row(line.number());
                self.cells(false, at, &columns, &row);
                true
            }
            Layout::Devices { columns, place, is_heading, width: wrap, .. } => {
                *is_heading = false;
                let (width, place, wrap) = (columns.len(), *place, *wrap);
                let rest = usize::from(self.mend(line, wrap));
                let is_more = pieces().skip(rest).all(|piece| piece.cell.is_some());
                // Only values go on in the next line; with the names last, the name does too.
                if !self.row.is_empty() && !is_more && place == Place::First {
                    self.end_row();
                }
                let start = self.row.len();
                self.row.extend(pieces().skip(rest));
                match fit(&self.row, width, place) {
                    Fit::Whole => {
                        self.end_row();
                        true
                    }
                    Fit::Part => true,
                    Fit::Not => {
                        self.row.truncate(start);
                        let other: Vec<Piece<'s>> = pieces().skip(rest).collect();
                        self.end_row();
                        // The line may begin a row itself, after one that was cut.
                        match fit(&other, width, place) {
                            Fit::Not => return false,
                            Fit::Part => self.row = other,
                            Fit::Whole => {
                                self.row = other;
                                self.end_row();
                            }
                        }
                        true
                    }
                }
            }
        }
    }

    /// Puts a number together that was cut in two at the width of a terminal. True if the line
    /// began with the second part.
    fn mend(&mut self, line: Line<'s>, width: usize) -> bool {
        let Some(last) = self.row.last_mut().filter(|last| last.cell.is_some()) else { return false };
        let is_cut = last.line.text.len() == width && !line.text.starts_with([' ', '\t']);
        let Some(word) = scan::texts(line.text).next().filter(|_| is_cut) else { return false };
        let Some(cell) = lines::cell(&format!("{}{word}", last.text)) else { return false };
        last.cell = Some(cell);
        last.span = last.span.to(line.span_of(word));
        true
    }

    /// The row is as complete as it gets.
    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        let Layout::Devices { columns, place, indent, .. } = &self.layout else { return };
        let (columns, place, indent) = (columns.clone(), *place, *indent);
        let width = columns.len();
        let (name, values) = match place {
            Place::First => {
                let end = row.len().saturating_sub(width).max(1).min(row.len());
                (0..end, end..row.len())
            }
            Place::Last => (width.min(row.len())..row.len(), 0..width.min(row.len())),
        };
        let (Some(values), Some(name)) = (row.get(values), row.get(name)) else { return };
        let (Some(first), Some(last)) = (name.first(), name.last()) else {
            // Values whose name was cut off belong to nobody.
            if let (Some(first), Some(last)) = (values.first(), values.last()) {
                self.not_understood(first.span.to(last.span));
            }
            return;
        };
        let span = first.span.to(last.span);
        if values.is_empty() {
            self.not_understood(span);
            return;
        }
        let is_alone = values.first().is_some_and(|value| value.line.index() != first.line.index());
        self.reading.traits.alone |= is_alone && !self.is_nfs;
        let device = text_of(first, last);
        let row = self.reading.reports.device_row(device, span, first.line.number());
        self.cells(true, row, &columns, values);
        self.group(first, device, span, place, indent);
    }

    /// Sets the cells of a row. In a row that was cut, the last number may be cut too.
    fn cells(&mut self, is_device: bool, row: usize, columns: &[usize], pieces: &[Piece<'s>]) {
        let is_cut = pieces.len() < columns.len();
        for (at, (&column, piece)) in columns.iter().zip(pieces).enumerate() {
            let Some(cell) = piece.cell else { continue };
            let span = piece.span;
            if is_cut && at + 1 == pieces.len() && !is_whole(piece.text, pieces.first().map_or("", |it| it.text)) {
                let text = "The line ends early. Its last number may be cut too and is left out.";
                self.section.notes.push(Note { span, text: text.into() });
                continue;
            }
            let number = self.reading.number(cell, is_device, column, span);
            let Reports { cpu, devices, .. } = &mut self.reading.reports;
            put(if is_device { devices } else { cpu }, row, column, number, span);
        }
    }

    /// The row of a group (`-g`) has one more blank before its name than those of devices.
    fn group(&mut self, first: &Piece<'s>, device: &'s str, span: Span, place: Place, indent: usize) {
        let before = first.line.text.get(..start_in(first)).unwrap_or_default();
        let blanks = before.len() - before.trim_end_matches(' ').len();
        let is_group = match place {
            Place::First => blanks == before.len() && blanks == indent + 1,
            Place::Last => blanks == 2,
        };
        if is_group {
            self.section.notes.extend(self.reading.group(device, span));
        }
    }
}

fn add_column(table: &mut Table, word: scan::Word<'_>, line: Line<'_>) -> usize {
    column(table, word.text, device_column(word.text), line.span(word.start..word.end()))
}

/// Whether the next line with words is the heading of a report.
fn is_before_heading(after: &[Line<'_>]) -> bool {
    after.iter().take(3).find(|line| !line.is_blank()).is_some_and(|line| super::is_heading(line.text))
}

fn finish(segment: &Segment<'_>, mut section: Section, reading: Reading<'_>) -> Section {
    let Reading { mut reports, traits, human, comma, .. } = reading;
    tool::choose_entries(&mut reports.devices);
    section.tool = Some(tool::releases(&traits, &reports.cpu, &reports.devices).into());
    section.title = tool::command(&traits, &reports.cpu, &reports.devices).into();
    if let Some(span) = human {
        let text = "Each amount names its own unit here (-h or --human). The table shows it in the unit of the \
                    column's heading, with k = 1024 bytes and M = 1024 k.";
        section.notes.push(Note { span, text: text.into() });
    }
    if let Some(span) = comma {
        section.notes.push(Note { span, text: "The numbers have a decimal comma and were read so.".into() });
    }
    section.clues.extend(markers::tables(segment.source, &reports.cpu, &reports.devices));
    let is_left_out = traits.gap || segment.has_option('y');
    let has_boot_sample = !is_left_out && !tool::covers_minutes(&reports.cpu, &reports.devices);
    for mut table in [reports.cpu, reports.devices].into_iter().filter(|table| !table.columns.is_empty()) {
        table.has_boot_sample = has_boot_sample;
        section.tables.push(table);
    }
    section
}
