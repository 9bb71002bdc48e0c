//! Reads the interfaces of `ip link`.

use std::borrow::Cow;

use crate::clue::{Clue, Marker, Says, State, Subsystem};
use crate::format::Segment;
use crate::interface::{self, Interface, interface};
use crate::scan;
use crate::section::{Decoded, Fact, Note, Section, Table};
use crate::sysstat::{self, Token};
use crate::text::{Line, Span};

use super::{Header, INTERFACES, field, form, header, is_detail};

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
    if segment.opening.form == form::JSON {
        reader.json(segment);
    } else {
        segment.lines().for_each(|line| reader.take(line));
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
        self.begin(line, header.name.split('@').next().unwrap_or(header.name));
        self.word(line, "flags", header.flags);
        let mut words = scan::texts(header.settings);
        while let (Some(key), Some(value)) = (words.next(), words.next()) {
            match key {
                "mtu" if words.clone().next().and_then(scan::number).is_some() => {}
                "mtu" => self.number(line, Cow::Borrowed("mtu"), value),
                "state" => self.word(line, "state", value),
                "master" => self.word(line, "master", value),
                _ => {}
            }
        }
    }

    fn begin(&mut self, line: Line<'s>, name: &'s str) {
        self.names.clear();
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

    /// `link/ether 00:16:3e:40:a2:e4 brd … parentbus xen parentdev vif-0`
    fn link(&mut self, line: Line<'s>, kind: &'s str) {
        if let Some(address) = scan::texts(kind).nth(1) {
            self.hardware(line, address);
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

    fn hardware(&mut self, line: Line<'s>, address: &'s str) {
        self.word(line, "address", address);
        if let Some(maker) = interface::address_maker(address) {
            let mut fact = Fact::new("address", line.span_of(address), field("address"));
            fact.decoded = Some(Decoded::Text(Cow::Borrowed(maker)));
            self.section.facts.push(fact);
        }
    }

    /// `[{"ifindex":2,"ifname":"eth0","flags":["UP"],"mtu":1500,…,"stats64":{"rx":{"bytes":828,…`
    fn json(&mut self, segment: &Segment<'s>) {
        let (mut key, mut group) = ("", "");
        for line in segment.lines() {
            for token in sysstat::tokens(line.text) {
                match token {
                    Token::Key(next) => key = next,
                    Token::Open => group = std::mem::take(&mut key),
                    Token::Close => group = "",
                    Token::Text(text) => self.json_text(line, std::mem::take(&mut key), text),
                    Token::Number(number, _) => {
                        let half = if group == "rx" { "receive" } else { "transmit" };
                        match std::mem::take(&mut key) {
                            "mtu" => self.number(line, Cow::Borrowed("mtu"), number),
                            key if matches!(group, "rx" | "tx") => {
                                self.has_counters = true;
                                self.number(line, Cow::Owned(format!("{half}.{}", json_name(key))), number);
                            }
                            _ => {}
                        }
                    }
                }
            }
        }
    }

    fn json_text(&mut self, line: Line<'s>, key: &str, text: &'s str) {
        match key {
            "ifname" => self.begin(line, text),
            _ if self.table.rows.is_empty() => {}
            "operstate" => self.word(line, "state", text),
            "master" => self.word(line, "master", text),
            "address" => self.hardware(line, text),
            "local" => {
                self.has_addresses = true;
                let key = if text.contains(':') { "inet6" } else { "inet" };
                self.section.facts.push(Fact::new(key, line.span_of(text), field(key)));
            }
            "parentbus" if text == "xen" => self.section.clues.push(Clue::new(&PARENT_BUS, line.span_of(text))),
            _ => {}
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
        // More numbers than names: a blank may be a mark of thousands.
        let words = || scan::texts(line.text);
        if words().count() > self.names.len() {
            self.section.keep(line);
        } else {
            for (&column, word) in self.names.iter().zip(words()) {
                self.table.set(column, scan::whole(word).unwrap_or(f64::NAN), line.span_of(word));
            }
        }
        self.names.clear();
    }

    fn word(&mut self, line: Line<'s>, name: &'static str, value: &'s str) {
        let at = self.table.column_at(Cow::Borrowed(name), field(name), true);
        self.table.set(at, f64::NAN, line.span_of(value));
    }

    fn number(&mut self, line: Line<'s>, name: Cow<'static, str>, value: &'s str) {
        let known = field(&name);
        let at = self.table.column_at(name, known, false);
        self.table.set(at, scan::whole(value).unwrap_or(f64::NAN), line.span_of(value));
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

/// The same for the keys of `-j`.
fn json_name(key: &str) -> &str {
    match key {
        "over_errors" => "overrun",
        "heartbeat_errors" => "heartbt",
        "carrier_changes" => "transns",
        "collisions" => "colls",
        other => shared_name(other.strip_suffix("_errors").unwrap_or(other)),
    }
}
