//! `mpstat -o JSON`.
//!
//! ```text
//! "timestamp": "16:55:09",
//! "cpu-load": [
//!   {"cpu": "all", "usr": 88.89, "nice": 0.00, "sys": 11.11, …},
//! "individual-interrupts": [
//!   {"cpu": "0", "intr": [
//!     {"name": "24", "value": 0.00},
//! ```

use crate::format::{Ahead, Hold, Segment};
use crate::section::{About, Fact, Section};
use crate::sysstat::timed::{Timed, Value};
use crate::sysstat::{self, Token};
use crate::text::{Line, Span};

use super::field;

/// The lists of a sample, and the tables that the text output prints of them.
const LISTS: &[(&str, &str)] = &[
    ("cpu-load", "cpu"),
    ("node-load", "nodes"),
    ("sum-interrupts", "interrupts"),
    ("individual-interrupts", "irqs"),
    ("soft-interrupts", "softirqs"),
];

pub(super) fn opens(ahead: &Ahead<'_>) -> bool {
    let text = ahead.text().trim_ascii_start();
    // pidstat has a `task-cpu-load`.
    let is_list = |text: &str| text.split('"').any(|part| LISTS.iter().any(|(key, _)| *key == part));
    let is_start = text.starts_with('{') && [text, ahead.text_at(1)].iter().any(|text| text.contains("\"sysstat\""));
    // sadf has a cpu-load as well, and says of which kind its data are.
    let is_sadf = |text: &str| text.contains("\"sysdata-version\"") || text.contains("\"file-date\"");
    is_start && !is_sadf(text) && !ahead.next_texts().any(is_sadf) && (is_list(text) || ahead.next_texts().any(is_list))
}

pub(super) fn holds(text: &str) -> Hold {
    let text = text.trim_ascii();
    if text.starts_with("{\"sysstat\"") {
        return Hold::New;
    }
    let is_ours = text.starts_with('"')
        || ["{\"cpu\"", "{\"node\"", "{\"name\""].iter().any(|start| text.starts_with(start))
        || text.bytes().all(|byte| b"{}[], \t".contains(&byte));
    if is_ours { Hold::Firm } else { Hold::No }
}

pub(super) fn read<'s>(segment: &Segment<'s>, section: &mut Section, timed: &mut Timed<'s>) {
    let mut reader = Reader {
        section,
        timed,
        cut: segment.cut_line(),
        key: None,
        table: None,
        time: ("", Span::NONE),
        row: None,
        interrupt: None,
    };
    for line in segment.lines() {
        for token in sysstat::tokens(line.text) {
            reader.take(line, token);
        }
    }
    reader.end_row();
}

/// A row under construction.
#[derive(Debug)]
struct Row<'s> {
    key: &'static str,
    name: &'s str,
    name_span: Span,
    line: u32,
    values: Vec<Value>,
}

struct Reader<'a, 's> {
    section: &'a mut Section,
    timed: &'a mut Timed<'s>,
    cut: Option<usize>,
    key: Option<(&'s str, Span)>,
    table: Option<&'static str>,
    time: (&'s str, Span),
    row: Option<Row<'s>>,
    /// The interrupt that the next value is of.
    interrupt: Option<(&'s str, Span)>,
}

impl<'s> Reader<'_, 's> {
    fn take(&mut self, line: Line<'s>, token: Token<'s>) {
        match token {
            Token::Key(key) => self.key = Some((key, line.span_of(key))),
            Token::Open => {
                let list = self.key.take().and_then(|(key, _)| LISTS.iter().find(|(name, _)| *name == key));
                if let Some((_, table)) = list {
                    self.end_row();
                    self.table = Some(table);
                }
            }
            Token::Close => {}
            Token::Text(text) => self.text(line, text),
            Token::Number(number, ends) => self.number(line, number, ends || Some(line.index()) != self.cut),
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
            "release" => self.section.facts.push(fact("kernel").about(About::Kernel)),
            "machine" => self.section.facts.push(fact("arch")),
            "date" => self.section.facts.push(fact("date")),
            "timestamp" => {
                self.end_row();
                self.time = (text, span);
            }
            // With -T the node is a value of the CPU.
            "cpu" | "node" if key == "cpu" || self.table == Some("nodes") => {
                self.end_row();
                let key = if key == "cpu" { "CPU" } else { "NODE" };
                let line = line.number();
                self.row = Some(Row { key, name: text, name_span: span, line, values: Vec::new() });
            }
            "name" => self.interrupt = Some((text, span)),
            "core" | "socket" | "node" => self.value(key, key_span, text, span),
            _ => {}
        }
    }

    fn number(&mut self, line: Line<'s>, number: &'s str, is_whole: bool) {
        let Some((key, key_span)) = self.key.take() else { return };
        let span = line.span_of(number);
        if key == "number-of-cpus" {
            let fact = Fact { key_span, ..Fact::new("cpus", span, field("cpus")) };
            self.section.facts.push(fact.about(About::Cpus));
        } else if is_whole {
            let (key, header) = match self.interrupt.take() {
                Some(interrupt) if key == "value" => interrupt,
                _ => (key, key_span),
            };
            self.value(key, header, number, span);
        }
    }

    /// A value of the row at hand, under the name that the text output has for it.
    fn value(&mut self, key: &str, header: Span, text: &'s str, span: Span) {
        let (Some(row), Some(table), Some(cell)) = (&mut self.row, self.table, sysstat::cell(text)) else { return };
        let name = match (table, key) {
            (_, "core") => "CORE".to_owned(),
            (_, "socket") => "SOCK".to_owned(),
            (_, "node") => "NODE".to_owned(),
            ("cpu" | "nodes", _) => format!("%{key}"),
            _ => format!("{key}/s"),
        };
        row.values.push(Value { name, header, cell, span });
    }

    fn end_row(&mut self) {
        if let (Some(row), Some(table)) = (self.row.take(), self.table)
            && !row.values.is_empty()
        {
            self.timed.add(table, self.time, (row.key, row.name, row.name_span), row.line, row.values);
        }
    }
}
