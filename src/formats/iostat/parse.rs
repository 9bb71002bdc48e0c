//! Reads the lines of an `iostat` section.

use crate::format::Segment;
use crate::scan;
use crate::section::{Note, Section, Table};
use crate::sysstat;
use crate::text::{Line, Span};

use super::lines::{self, Place};
use super::reports::{Reading, Reports, column, put};
use super::row::{Fit, Piece, fit, start_in, text_of};
use super::tool;
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
            heading: None,
            row: Vec::new(),
            is_nfs: false,
            last: segment.cut_line(),
        };
        // Rows above the first heading are the last of a report whose heading was cut off.
        let is_heading = |line: &&Line<'_>| lines::device_heading(line.text) == Some(Place::First);
        if let Some(&heading) = lines.iter().find(is_heading).filter(|_| begins_with_row(&lines)) {
            reader.device_heading(heading, Place::First);
            reader.reading.traits.cut = true;
        }
        for (at, &line) in lines.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| lines.get(at));
            reader.take(line, before, lines.get(at + 1..).unwrap_or_default());
        }
        reader.end_row();
    }
    finish(segment, section, reading)
}

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

/// A device heading that was read.
#[derive(Debug)]
struct Heading<'s> {
    text: &'s str,
    place: Place,
    columns: Vec<usize>,
}

struct Reader<'a, 's> {
    reading: &'a mut Reading<'s>,
    section: &'a mut Section,
    layout: Layout,
    /// The last device heading.
    heading: Option<Heading<'s>>,
    /// A row that is not complete yet.
    row: Vec<Piece<'s>>,
    /// The table is that of `-n`.
    is_nfs: bool,
    /// The last line of the paste, as the view counts them, where no line end follows.
    last: Option<usize>,
}

impl<'s> Reader<'_, 's> {
    fn take(&mut self, line: Line<'s>, before: Option<&Line<'s>>, after: &[Line<'s>]) {
        // A blank line ends no row: some pastes have one after each line. It may have a time in front too.
        let is_time_again = |line: &Line<'_>| !line.is_blank() && scan::time_in_front(line.text) > 0;
        let is_blank = scan::time_in_front(line.text) == line.text.len()
            && (self.reading.reports.has_clock() || after.first().is_some_and(is_time_again));
        if line.is_blank() || is_blank {
            return;
        }
        if lines::is_cpu_heading(line.text) {
            self.end_row();
            self.cpu_heading(line);
        } else if let Some(place) = self.device_place(line.text) {
            self.end_row();
            self.device_heading(line, place);
        } else if let Some(banner) = sysstat::banner(line.text) {
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

    fn banner(&mut self, line: Line<'s>, banner: &sysstat::Banner<'s>, after: &[Line<'s>]) {
        let traits = &mut self.reading.traits;
        traits.banner = true;
        traits.arch = banner.arch.is_some();
        traits.cpus = banner.cpus.is_some();
        traits.gap = after.iter().take_while(|line| line.is_blank()).count() == 2;
        sysstat::state(self.section, line, banner);
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

    /// Where the devices stand, if the line is a heading. As a rule it is the same one each time.
    fn device_place(&self, text: &str) -> Option<Place> {
        match &self.heading {
            Some(heading) if heading.text == text => Some(heading.place),
            _ => lines::device_heading(text),
        }
    }

    fn device_heading(&mut self, line: Line<'s>, place: Place) {
        let is_nfs = line.text.contains("_nor/s");
        self.is_nfs = is_nfs;
        let traits = &mut self.reading.traits;
        match place {
            // `iostat -n` keeps its colon to the end; the other tables lost it in 11.5.7.
            Place::First if !is_nfs => traits.colon = Some(scan::texts(line.text).any(|word| word.ends_with(':'))),
            Place::First => {}
            Place::Last => traits.last = true,
        }
        let known = self.heading.take().filter(|heading| heading.text == line.text);
        let add = |table: &mut _| match known {
            Some(heading) => heading.columns,
            None => lines::names(line.text, place).map(|word| add_column(table, word, line)).collect(),
        };
        let columns = self.reading.reports.open_devices(add, place == Place::Last || is_nfs);
        self.heading = Some(Heading { text: line.text, place, columns: columns.clone() });
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
        // `avgqu` and `-sz`. From the second time on the column is known whole.
        if let Some(last) = columns.last().and_then(|&at| table.columns.get_mut(at))
            && let Some(word) = words.peek()
            && let begin = before.and_then(|line| scan::texts(line.text).last()).unwrap_or_default()
            && let is_again = !begin.is_empty() & (last.name == format!("{begin}{}", word.text))
            && let whole = device_column(&format!("{}{}", last.name, word.text)).filter(|_| last.field.is_none())
            && (is_again || whole.is_some() || device_column(word.text).is_none())
        {
            if let Some(known) = whole {
                last.name = known.key.into();
                last.field = Some(known);
            } else if !last.name.ends_with(word.text) {
                return false;
            }
            *width = before.map_or(TERMINAL, |line| line.width());
            words.next();
        }
        columns.extend(words.map(|word| add_column(table, word, line)));
        self.section.wrapped.push(line.number());
        true
    }

    /// Values of a row, or a name before its values. False for anything else.
    fn values(&mut self, line: Line<'s>) -> bool {
        let begin = scan::time_in_front(line.text);
        let (time, text) = line.text.split_at_checked(begin).unwrap_or(("", line.text));
        let pieces = || scan::texts(text).map(move |text| Piece::new(text, line));
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
                let mut new: Vec<Piece<'s>> = pieces().skip(rest).collect();
                let is_more = new.iter().all(|piece| piece.cell.is_some());
                // Only values go on in the next line; with the names last, the name does too.
                if !self.row.is_empty() && !is_more && place == Place::First {
                    self.end_row();
                }
                if begin > 0 && !new.is_empty() {
                    let time = time.trim_ascii();
                    self.reading.reports.row_time(time, line.span_of(time));
                }
                let start = self.row.len();
                self.row.append(&mut new);
                match fit(&self.row, width, place) {
                    Fit::Whole => {
                        self.end_row();
                        true
                    }
                    Fit::Part => true,
                    Fit::Not => {
                        let other = self.row.split_off(start);
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
        // Blanks at the end of a line are no part of its text.
        let is_full = last.line.width() == width && last.line.text.chars().count() == width;
        let is_cut = is_full && !line.text.starts_with([' ', '\t']);
        let Some(word) = scan::texts(line.text).next().filter(|_| is_cut) else { return false };
        let Some(cell) = sysstat::cell(&format!("{}{word}", last.text)) else { return false };
        last.cell = Some(cell);
        last.span = last.span.to(line.span_of(word));
        self.section.wrapped.push(line.number());
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
        // `Swap:` is a row of `free`.
        if values.is_empty() || last.text.ends_with(':') {
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

    /// Sets the cells of a row. The last number of a text may be cut; it is left out where that shows.
    fn cells(&mut self, is_device: bool, row: usize, columns: &[usize], pieces: &[Piece<'s>]) {
        let first = pieces.first().map_or("", |piece| piece.text);
        for (at, (&column, piece)) in columns.iter().zip(pieces).enumerate() {
            let Some(cell) = piece.cell else { continue };
            let span = piece.span;
            let is_short = pieces.len() < columns.len();
            let ends_text = Some(piece.line.index()) == self.last && self.is_rate(is_device, column);
            let is_cut = at + 1 == pieces.len()
                && ((is_short && !sysstat::is_whole(piece.text, first))
                    || (ends_text && !sysstat::is_like(piece.text, first)));
            if is_cut {
                let text = "The text ends within this line. Its last number may be cut and is left out.";
                self.section.notes.push(Note { span, text: text.into() });
                continue;
            }
            let number = self.reading.number(cell, is_device, column, span);
            let Reports { cpu, devices, .. } = &mut self.reading.reports;
            put(if is_device { devices } else { cpu }, row, column, number, span);
        }
    }

    /// Whether a column has decimals. Totals have none, so that they do not show where they are cut.
    fn is_rate(&self, is_device: bool, column: usize) -> bool {
        let column = self.reading.reports.devices.columns.get(column).filter(|_| is_device);
        column.is_none_or(|column| column.name.contains(['/', '%', '-']) || column.name.contains("await"))
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

/// Whether a name and its values stand first.
fn begins_with_row(lines: &[Line<'_>]) -> bool {
    lines.iter().find(|line| !line.is_blank()).is_some_and(|line| {
        sysstat::banner(line.text).is_none()
            && !super::is_heading(line.text)
            && !lines::is_time(line.text)
            && sysstat::values(line.text) > 1
    })
}

/// How many rows the first report has.
fn first_report(table: &Table) -> usize {
    let reports = table.numbers("report").unwrap_or_default();
    reports.iter().take_while(|&&report| report <= 1.0).count()
}

fn finish(segment: &Segment<'_>, mut section: Section, reading: Reading<'_>) -> Section {
    let Reading { mut reports, mut traits, amounts, .. } = reading;
    traits.human = amounts.is_human();
    tool::choose_entries(&mut reports.devices);
    section.tool = Some(tool::releases(&traits, &reports.cpu, &reports.devices).into());
    section.title = tool::command(&traits, &reports.cpu, &reports.devices).into();
    section.notes.extend(amounts.notes());
    section.clues.extend(markers::tables(segment.source, &reports.cpu, &reports.devices));
    // Rows with a time in front are cut out of a longer output.
    let is_cut = traits.cut || reports.has_clock() && !traits.banner;
    let is_left_out = traits.gap || is_cut || segment.has_option('y');
    let has_boot_sample = !is_left_out && !tool::covers_minutes(&reports.cpu, &reports.devices);
    for mut table in [reports.cpu, reports.devices].into_iter().filter(|table| !table.columns.is_empty()) {
        table.since_boot = if has_boot_sample { first_report(&table) } else { 0 };
        section.tables.push(table);
    }
    section
}
