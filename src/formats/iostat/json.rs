//! `iostat -o JSON`, whole or cut off, as printed or laid out anew by another program.
//!
//! ```text
//! {"sysstat": {
//!   "hosts": [
//!     {
//!       "nodename": "vm",
//!       …
//!       "statistics": [
//!         {
//!           "timestamp": "11/20/26 19:05:59",
//!           "avg-cpu":  {"user": 26.67, "nice": 3.34, …},
//!           "disk": [
//!             {"disk_device": "vda", "r/s": 153.29, …}
//! ```
//!
//! The keys are those of the text output without percent signs; they are read under the names that
//! the text output has.

use crate::format::{Ahead, Hold, Segment};
use crate::scan;
use crate::section::{About, Fact, Section};
use crate::sysstat::{self, Cell, Token};
use crate::text::{Line, Span};

use super::reports::{Reading, Reports, column, put};
use super::{device_column, field, markers};

/// `mpstat` and `sadf` begin alike: the first part of a report decides.
pub(super) fn opens(ahead: &Ahead<'_>) -> bool {
    let text = ahead.text().trim_ascii_start();
    if is_part(text) {
        return text.starts_with(['{', '"']);
    }
    let is_start = text.starts_with('{') && [text, ahead.text_at(1)].iter().any(|text| text.contains("\"sysstat\""));
    is_start
        && !ahead.next_texts().any(|text| text.contains("\"sysdata-version\""))
        && ahead.next_texts().any(|text| is_part(text) || text.contains("\"disk\":"))
}

fn is_part(text: &str) -> bool {
    scan::has(text, "\"avg-cpu\":") || scan::has(text, "\"disk_device\":")
}

pub(super) fn holds(text: &str) -> Hold {
    let text = text.trim_ascii();
    if text.starts_with("{\"sysstat\"") {
        return Hold::New;
    }
    let is_ours = text.starts_with('"')
        || text.starts_with("{\"disk_device\"")
        || text.bytes().all(|byte| matches!(byte, b'{' | b'}' | b'[' | b']' | b','));
    if is_ours { Hold::Firm } else { Hold::No }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Object {
    Other,
    Cpu,
    Disk,
}

/// One value of an object.
#[derive(Debug)]
struct Pair<'s> {
    key: &'s str,
    key_span: Span,
    number: f64,
    comma: bool,
    span: Span,
}

pub(super) fn read<'s>(segment: &Segment<'s>, section: &mut Section, reading: &mut Reading<'s>) {
    reading.traits.json = true;
    let mut reader = Reader {
        section,
        reading,
        key: None,
        object: Object::Other,
        device: None,
        pairs: Vec::new(),
        last: segment.cut_line(),
        line: 0,
        in_disks: false,
        depth: 0,
        list: None,
    };
    for line in segment.lines() {
        for token in sysstat::tokens(line.text) {
            reader.take(line, token);
        }
    }
    reader.close();
}

struct Reader<'a, 's> {
    section: &'a mut Section,
    reading: &'a mut Reading<'s>,
    key: Option<(&'s str, Span)>,
    object: Object,
    device: Option<(&'s str, Span)>,
    pairs: Vec<Pair<'s>>,
    /// The last line of the paste, as the view counts them, where no line end follows.
    last: Option<usize>,
    /// The line of the object at hand.
    line: u32,
    /// Objects without a key are devices.
    in_disks: bool,
    /// How deep the token at hand lies, and the list of reports.
    depth: usize,
    list: Option<usize>,
}

impl<'s> Reader<'_, 's> {
    fn take(&mut self, line: Line<'s>, token: Token<'s>) {
        match token {
            Token::Key(key) => self.key = Some((key, line.span_of(key))),
            Token::Open => self.open(line),
            Token::Close => {
                self.close();
                self.depth = self.depth.saturating_sub(1);
            }
            Token::Text(text) => self.text(line, text),
            Token::Number(number, ends) => self.number(line, number, ends || Some(line.index()) != self.last),
        }
    }

    fn open(&mut self, line: Line<'s>) {
        self.close();
        self.line = line.number();
        self.depth += 1;
        match self.key.take().map(|(key, _)| key) {
            Some("statistics") => self.list = Some(self.depth),
            None if self.list.is_some_and(|list| self.depth == list + 1) => {
                self.reading.reports.begin(Span::NONE);
                self.in_disks = false;
            }
            Some("avg-cpu") => {
                self.reading.reports.open_cpu();
                self.object = Object::Cpu;
                self.in_disks = false;
            }
            // Each report has one list of devices.
            Some("disk") => {
                self.reading.reports.open_devices(|_| Vec::new(), false);
                self.in_disks = true;
            }
            None if self.in_disks => self.object = Object::Disk,
            _ => {}
        }
    }

    fn text(&mut self, line: Line<'s>, text: &'s str) {
        let Some((key, key_span)) = self.key.take() else { return };
        let span = line.span_of(text);
        let fact = |name: &'static str| Fact { key_span, ..Fact::new(name, span, field(name)) };
        match key {
            "nodename" => {
                self.section.host = Some(span).filter(|_| text != sysstat::NO_NAME);
                self.section.facts.push(fact("host"));
            }
            "release" => {
                self.section.facts.push(fact("kernel").about(About::Kernel));
                self.section.clues.extend(markers::kernel(text, span));
            }
            "machine" => self.section.facts.push(fact("arch")),
            "date" => self.section.facts.push(fact("date")),
            "timestamp" => {
                if self.list.is_none() {
                    self.reading.reports.begin(Span::NONE);
                }
                self.reading.reports.set_time(span);
            }
            "disk_device" => {
                self.object = Object::Disk;
                self.line = line.number();
                // The name of a group (-g) begins with a blank.
                let name = text.trim_ascii();
                let span = line.span_of(name);
                if name.len() < text.len() {
                    self.section.notes.extend(self.reading.group(name, span));
                }
                self.device = Some((name, span));
            }
            _ => {}
        }
    }

    fn number(&mut self, line: Line<'s>, number: &'s str, is_whole: bool) {
        let Some((key, key_span)) = self.key.take() else { return };
        let span = line.span_of(number);
        if key == "number-of-cpus" {
            let fact = Fact { key_span, ..Fact::new("cpus", span, field("cpus")) };
            self.section.facts.push(fact.about(About::Cpus));
        } else if self.object != Object::Other
            && is_whole
            && let Some(value) = scan::localized_number(number)
        {
            self.pairs.push(Pair { key, key_span, number: value, comma: number.contains(','), span });
        }
    }

    /// The object ends, or the text does.
    fn close(&mut self) {
        let pairs = std::mem::take(&mut self.pairs);
        let object = std::mem::replace(&mut self.object, Object::Other);
        match object {
            Object::Other => {}
            Object::Cpu => {
                let table = &mut self.reading.reports.cpu;
                let columns = pairs.iter().map(|pair| {
                    let name = format!("%{}", pair.key);
                    column(table, &name, field(&name), pair.key_span)
                });
                let columns: Vec<usize> = columns.collect();
                if !columns.is_empty() {
                    let row = self.reading.reports.cpu_row(self.line);
                    self.cells(false, row, &columns, &pairs);
                }
            }
            Object::Disk => {
                let Some((name, span)) = self.device.take() else { return };
                let is_old = pairs.iter().any(|pair| matches!(pair.key, "avgqu-sz" | "kB_read_per_sec"));
                self.reading.traits.old_keys |= is_old;
                let reports = &mut self.reading.reports;
                if reports.is_empty() {
                    // The text begins within the list.
                    reports.open_devices(|_| Vec::new(), false);
                }
                let columns = pairs.iter().map(|pair| {
                    let name = text_name(pair.key, is_old);
                    column(&mut reports.devices, &name, device_column(&name), pair.key_span)
                });
                let columns: Vec<usize> = columns.collect();
                let row = self.reading.reports.device_row(name, span, self.line);
                self.cells(true, row, &columns, &pairs);
            }
        }
    }

    fn cells(&mut self, is_device: bool, row: usize, columns: &[usize], pairs: &[Pair<'s>]) {
        for (&column, pair) in columns.iter().zip(pairs) {
            let cell = Cell { number: pair.number, bytes: None, comma: pair.comma };
            let number = self.reading.number(cell, is_device, column, pair.span);
            let Reports { cpu, devices, .. } = &mut self.reading.reports;
            put(if is_device { devices } else { cpu }, row, column, number, pair.span);
        }
    }
}

/// The name that the text output has for a key. 11.5.1 to 11.5.6 left out `/s` as well, so that
/// `rrqm` is a rate there and a share later.
fn text_name(key: &str, is_old: bool) -> String {
    match key {
        "rrqm" | "wrqm" | "r" | "w" | "rkB" | "wkB" if is_old => format!("{key}/s"),
        "rrqm" | "wrqm" | "drqm" | "util" => format!("%{key}"),
        _ => match key.strip_suffix("_per_sec") {
            Some(start) => format!("{start}/s"),
            None => key.to_owned(),
        },
    }
}
