//! Reads the interfaces of `ip link`.

use std::borrow::Cow;

use crate::clue::{Clue, Marker, Says, State, Subsystem};
use crate::format::Segment;
use crate::interface::{self, Interface, interface};
use crate::scan;
use crate::section::{Decoded, Fact, Note, Section, Table};
use crate::text::{Line, Span};

use super::{Header, INTERFACES, field, header, is_detail};

/// `ip -d link` prints where the kernel found the device.
static PARENT_BUS: Marker = Marker {
    id: "ip-link/parent-xen",
    text: "parentbus xen parentdev vif-<n>",
    says: Says::XEN.subsystems(&[(Subsystem::Network, State::Paravirtualized)]),
    shows: "The kernel found this network device on Xen's bus: it runs on Xen and the device is paravirtual.",
    limits: "The mode, and whether it is a guest: dom0 can have such a device too.",
    versions: "iproute2 5.14 or newer, ip -d link",
    source: "iproute2 ip/ipaddress.c; Linux drivers/net/xen-netfront.c",
    ..Marker::PROOF
};

pub(super) static MARKERS: &[&Marker] = &[&PARENT_BUS];

/// What the next line of numbers holds.
#[derive(Clone, Copy)]
enum Half {
    Receive,
    Transmit,
}

struct Reader<'s> {
    section: Section,
    table: Table,
    found: Vec<(Interface<'s>, Span)>,
    /// Columns that the numbers of the next line go to.
    names: Vec<usize>,
    has_addresses: bool,
    /// How many lines of counters were met, and lines of errors by kind.
    has_counters: bool,
    has_kinds: bool,
}

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut table = Table::new("interfaces");
    table.column_at(Cow::Borrowed("interface"), field("interface"), true);
    let mut reader = Reader {
        section: segment.section(),
        table,
        found: Vec::new(),
        names: Vec::new(),
        has_addresses: false,
        has_counters: false,
        has_kinds: false,
    };
    for line in segment.lines() {
        reader.take(line);
    }
    let Reader { mut section, table, found, has_addresses, has_counters, has_kinds, .. } = reader;
    section.clues.extend(interface::clues(&INTERFACES, &found));
    section.title = match (has_addresses, has_counters, has_kinds) {
        (true, false, _) => "ip address".into(),
        (true, true, _) => "ip -s address".into(),
        (false, true, true) => "ip -s -s link".into(),
        (false, true, false) => "ip -s link".into(),
        (false, false, _) => "ip link".into(),
    };
    section.tables.push(table);
    section
}

impl<'s> Reader<'s> {
    fn take(&mut self, line: Line<'s>) {
        if line.is_blank() {
            return;
        }
        if let Some(header) = header(line.text) {
            self.header(line, &header);
            return;
        }
        let text = line.text.trim_ascii();
        if self.table.rows.is_empty() {
            return;
        }
        if let Some(kind) = text.strip_prefix("link/") {
            self.link(line, kind);
        } else if let Some(names) = text.strip_prefix("RX") {
            self.names(line, Half::Receive, names);
        } else if let Some(names) = text.strip_prefix("TX") {
            self.names(line, Half::Transmit, names);
        } else if text.starts_with("inet ") || text.starts_with("inet6 ") {
            self.address(line);
        } else if scan::texts(text).all(|word| scan::count(word).is_some()) {
            self.numbers(line);
        } else if !is_detail(text) {
            self.section.notes.push(Note { span: line.whole(), text: Cow::Borrowed("") });
        }
    }

    fn header(&mut self, line: Line<'s>, header: &Header<'s>) {
        self.names.clear();
        self.table.add_row(line.number());
        let name = header.name.split('@').next().unwrap_or(header.name);
        let span = line.span_of(name);
        self.table.set(0, f64::NAN, span);
        self.word(line, "flags", header.flags);
        let mut words = scan::texts(header.settings);
        while let (Some(key), Some(value)) = (words.next(), words.next()) {
            match key {
                "mtu" => self.number(line, "mtu", value),
                "state" => self.word(line, "state", value),
                "master" => self.word(line, "master", value),
                _ => {}
            }
        }
        if let Some(known) = interface(name) {
            let mut fact = Fact::new(name.to_owned(), span, Some(known.field)).worth(known.title());
            fact.decoded = known.explain().map(|text| Decoded::Text(Cow::Owned(text)));
            self.section.facts.push(fact);
            self.found.push((known, span));
        }
    }

    /// `link/ether 00:16:3e:40:a2:e4 brd … parentbus xen parentdev vif-0`
    fn link(&mut self, line: Line<'s>, kind: &'s str) {
        let address = scan::texts(kind).nth(1);
        if let Some(address) = address {
            self.word(line, "address", address);
            if let Some(maker) = interface::address_maker(address) {
                let mut fact = Fact::new("address", line.span_of(address), field("address"));
                fact.decoded = Some(Decoded::Text(Cow::Borrowed(maker)));
                self.section.facts.push(fact);
            }
        }
        let mut words = scan::words(kind).skip_while(|word| word.text != "parentbus");
        if let (Some(first), Some(bus)) = (words.next(), words.next())
            && bus.text == "xen"
        {
            let last = words.last().unwrap_or(bus);
            let span = line.span_of(first.text).to(line.span_of(last.text));
            self.section.clues.push(Clue::new(&PARENT_BUS, span));
        }
    }

    /// `inet 10.0.0.5/24 brd 10.0.0.255 scope global eth0`
    fn address(&mut self, line: Line<'s>) {
        self.has_addresses = true;
        let mut words = scan::texts(line.text);
        let key = if words.next() == Some("inet6") { "inet6" } else { "inet" };
        if let Some(address) = words.next() {
            self.section.facts.push(Fact::new(key, line.span_of(address), field(key)));
        }
    }

    /// `RX:  bytes packets errors …`, `RX errors: length crc …`
    fn names(&mut self, line: Line<'s>, half: Half, rest: &'s str) {
        let (prefix, names) = match rest.split_once(':') {
            Some((kind, names)) => (kind.trim_ascii(), names),
            None => return,
        };
        self.has_counters = true;
        self.has_kinds |= prefix == "errors";
        let half = match half {
            Half::Receive => "receive",
            Half::Transmit => "transmit",
        };
        self.names.clear();
        for word in scan::texts(names) {
            let name = format!("{half}.{}", shared_name(word));
            let known = field(&name);
            let at = self.table.column_at(Cow::Owned(name), known, false);
            if let Some(column) = self.table.columns.get_mut(at) {
                column.head(line.span_of(word));
            }
            self.names.push(at);
        }
    }

    fn numbers(&mut self, line: Line<'s>) {
        for (&column, word) in self.names.iter().zip(scan::texts(line.text)) {
            self.table.set(column, scan::number(word).unwrap_or(f64::NAN), line.span_of(word));
        }
        self.names.clear();
    }

    fn word(&mut self, line: Line<'s>, name: &'static str, value: &'s str) {
        let at = self.table.column_at(Cow::Borrowed(name), field(name), true);
        self.table.set(at, f64::NAN, line.span_of(value));
    }

    fn number(&mut self, line: Line<'s>, name: &'static str, value: &'s str) {
        let at = self.table.column_at(Cow::Borrowed(name), field(name), false);
        self.table.set(at, scan::number(value).unwrap_or(f64::NAN), line.span_of(value));
    }
}

/// The name that `/proc/net/dev` has for a counter.
fn shared_name(word: &str) -> &str {
    match word {
        "errors" => "errs",
        "dropped" => "drop",
        "mcast" => "multicast",
        "collsns" => "colls",
        other => other,
    }
}
