//! Reads the interfaces of `ifconfig`.

use std::borrow::Cow;

use crate::format::Segment;
use crate::interface::{self, Interface, interface};
use crate::scan;
use crate::section::{Decoded, Fact, Note, Section, Table};
use crate::text::{Line, Span};

use super::{INTERFACES, field, header, is_detail, old_header};

struct Reader<'s> {
    section: Section,
    table: Table,
    found: Vec<(Interface<'s>, Span)>,
}

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut table = Table::new("interfaces");
    table.column_at(Cow::Borrowed("interface"), field("interface"), true);
    let mut reader = Reader { section: segment.section(), table, found: Vec::new() };
    let mut is_old = false;
    for line in segment.lines() {
        is_old |= old_header(line.text).is_some();
        reader.take(line);
    }
    let Reader { mut section, table, found } = reader;
    section.clues = interface::clues(&INTERFACES, &found);
    section.tool = Some(if is_old { "net-tools 1.60 or older" } else { "net-tools 2" }.into());
    section.tables.push(table);
    section
}

impl<'s> Reader<'s> {
    fn take(&mut self, line: Line<'s>) {
        if line.is_blank() {
            return;
        }
        if let Some((name, rest)) = header(line.text) {
            self.interface(line, name);
            self.values(line, rest.split_once('>').map_or("", |(_, rest)| rest), "");
            return;
        }
        if let Some(name) = old_header(line.text) {
            self.interface(line, name);
            self.values(line, line.text, "");
            return;
        }
        let text = line.text.trim_ascii();
        if self.table.rows.is_empty() {
            return;
        }
        if let Some(counts) = text.strip_prefix("RX ") {
            // The old layout has both directions in one line: `RX bytes:1 (1.0 B)  TX bytes:2 (2.0 B)`.
            let (receive, transmit) = counts.split_once(" TX ").unwrap_or((counts, ""));
            self.values(line, receive, "receive.");
            self.values(line, transmit, "transmit.");
        } else if let Some(counts) = text.strip_prefix("TX ") {
            self.values(line, counts, "transmit.");
        } else if text.starts_with("collisions:") {
            self.values(line, text, "transmit.");
        } else if text.starts_with("inet") {
            self.address(line, text);
        } else if text.starts_with("ether ") || text.starts_with("UP ") {
            self.values(line, text, "");
        } else if !is_detail(text) {
            self.section.notes.push(Note { span: line.whole(), text: Cow::Borrowed("") });
        }
    }

    fn interface(&mut self, line: Line<'s>, name: &'s str) {
        self.table.add_row(line.number());
        let span = line.span_of(name);
        self.table.set(0, f64::NAN, span);
        if let Some(known) = interface(name) {
            let mut fact = Fact::new(name.to_owned(), span, Some(known.field)).worth(known.title());
            fact.decoded = known.explain().map(|text| Decoded::Text(Cow::Owned(text)));
            self.section.facts.push(fact);
            self.found.push((known, span));
        }
    }

    /// `inet 10.0.0.5  netmask …`, `inet addr:10.0.0.5  Bcast:…`, `inet6 addr: fe80::1/64 Scope:Link`
    fn address(&mut self, line: Line<'s>, text: &'s str) {
        let key = if text.starts_with("inet6") { "inet6" } else { "inet" };
        let value = scan::texts(text).skip(1).map(|word| word.strip_prefix("addr:").unwrap_or(word));
        if let Some(address) = value.into_iter().find(|word| !word.is_empty()) {
            self.section.facts.push(Fact::new(key, line.span_of(address), field(key)));
        }
    }

    /// Words and their values: `packets 2  bytes 228 (228.0 B)` or `packets:2 errors:0`.
    fn values(&mut self, line: Line<'s>, text: &'s str, prefix: &str) {
        let mut words = scan::texts(text);
        while let Some(word) = words.next() {
            let (key, value) =
                match word.split_once(':').filter(|(key, _)| key.bytes().all(|it| it.is_ascii_alphabetic())) {
                    Some((key, value)) => (key, Some(value)),
                    None if is_key(word) => (word, words.next()),
                    None => continue,
                };
            let Some(value) = value else { return };
            match (key, prefix) {
                // `65 536`: a blank as the mark of thousands, or a line that was broken.
                ("mtu" | "MTU", "") if words.clone().next().and_then(scan::number).is_some() => {}
                ("mtu" | "MTU", "") => self.number(line, Cow::Borrowed("mtu"), value),
                ("ether" | "HWaddr", "") => self.hardware(line, value),
                (key, prefix) if !prefix.is_empty() && is_key(key) => {
                    self.number(line, Cow::Owned(format!("{prefix}{}", shared_name(key))), value);
                }
                _ => {}
            }
        }
    }

    fn hardware(&mut self, line: Line<'s>, value: &'s str) {
        let at = self.table.column_at(Cow::Borrowed("address"), field("address"), true);
        self.table.set(at, f64::NAN, line.span_of(value));
        if let Some(maker) = interface::address_maker(value) {
            let mut fact = Fact::new("address", line.span_of(value), field("address"));
            fact.decoded = Some(Decoded::Text(Cow::Borrowed(maker)));
            self.section.facts.push(fact);
        }
    }

    fn number(&mut self, line: Line<'s>, name: Cow<'static, str>, value: &'s str) {
        let Some(number) = scan::whole(value) else { return };
        let known = field(&name);
        let at = self.table.column_at(name, known, false);
        self.table.set(at, number, line.span_of(value));
    }
}

/// Words that have a value behind them.
fn is_key(word: &str) -> bool {
    const KEYS: &[&str] = &[
        "packets",
        "bytes",
        "errors",
        "dropped",
        "overruns",
        "frame",
        "carrier",
        "collisions",
        "mtu",
        "ether",
        "HWaddr",
    ];
    KEYS.contains(&word)
}

/// The name that `/proc/net/dev` has for a counter.
fn shared_name(word: &str) -> &str {
    match word {
        "errors" => "errs",
        "dropped" => "drop",
        "collisions" => "colls",
        other => other,
    }
}
