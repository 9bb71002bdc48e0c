//! Reads the lines of the hypervisor's log.

use std::borrow::Cow;

use crate::clue::{Clue, Mode, Role, Says};
use crate::format::Segment;
use crate::scan;
use crate::section::{About, Decoded, Fact, Note, Section, Table};
use crate::text::{Line, Span};
use crate::xen::options;

use super::banner::{self, Banner};
use super::known::{Hit, Sort, known, known_of_guest};
use super::record::{Origin, Record, record};
use super::{FORMAT, markers, words};

/// A line of boot that a damaged log repeats without end is not a fact each time.
const MOST: usize = 16;

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut reader = Reader {
        section: segment.section(),
        events: Table::new("events"),
        guests: Vec::new(),
        console: Span::NONE,
        loading_dom0: Span::NONE,
        is_arm: false,
        is_shim: false,
    };
    for line in segment.lines() {
        match record(line.text) {
            Some(record) => reader.take(line, &record),
            None if line.is_blank() => {}
            None => reader.unprefixed(line),
        }
    }
    let mut section = reader.finish();
    if segment.command.is_some_and(|command| command.contains("xm dmesg")) {
        section.title = "xm dmesg".into();
    }
    section
}

struct Reader<'s> {
    section: Section,
    events: Table,
    /// The guests whose lines were met, by number.
    guests: Vec<&'s str>,
    /// The first line of the hypervisor itself.
    console: Span,
    /// `*** LOADING DOMAIN 0 ***`, which means PV on x86 only.
    loading_dom0: Span,
    is_arm: bool,
    is_shim: bool,
}

impl<'s> Reader<'s> {
    fn take(&mut self, line: Line<'s>, record: &Record<'s>) {
        if let Origin::Guest(domain) = record.origin {
            self.guest(line, record, domain);
            return;
        }
        if self.console.is_none() {
            self.console = line.whole();
        }
        if let Some(banner) = banner::banner(record.message) {
            self.banner(line, &banner);
        } else if let Some(hit) = known(record.message) {
            self.hit(line, record, &hit);
        }
    }

    /// A guest printed the line; its firmware is worth a word, the rest belongs to that machine.
    fn guest(&mut self, line: Line<'s>, record: &Record<'s>, domain: &'s str) {
        if !self.guests.contains(&domain) {
            self.guests.push(domain);
            let text = format!(
                "Lines that begin (d{domain}) were printed by the guest with domain number {domain}: they belong to \
                 that machine, not to this host. The hypervisor cuts them after 200 characters."
            );
            self.section.notes.push(Note { span: line.whole(), text: text.into() });
            self.section.clues.push(Clue::new(&markers::GUEST_LINE, line.whole()));
        }
        let Some(hit) = known_of_guest(record.message) else { return };
        let hit = Hit { domain: Some(domain), ..hit };
        if hit.known.sort == Sort::Event {
            self.event(line, record, &hit);
        }
        if let Some(fact) = self.fact(line, record, &hit) {
            let is_version = hit.known.key == "Detected Xen" && self.section.fact("Xen version").is_none();
            self.section.facts.push(if is_version { fact.about(About::HypervisorVersion) } else { fact });
        }
    }

    fn banner(&mut self, line: Line<'s>, banner: &Banner<'s>) {
        let mut add = |key: &'static str, value: Option<&'s str>| {
            let Some(value) = value.filter(|value| !value.is_empty()) else { return };
            self.section.facts.push(Fact::new(key, line.span_of(value), FORMAT.field(key)));
        };
        add("Xen version", Some(banner.version));
        add("package", banner.package);
        add("built by", banner.builder);
        add("compiler", banner.compiler);
        add("debug", banner.debug);
        add("build options", banner.options);
        add("build date", Some(banner.date));
        if let Some(version) = self.section.facts.iter_mut().find(|fact| fact.key == "Xen version") {
            version.about = Some(About::HypervisorVersion);
        }
        self.section.tool = Some(format!("Xen {}", banner.version).into());
    }

    fn hit(&mut self, line: Line<'s>, record: &Record<'s>, hit: &Hit<'s>) {
        match hit.known.key {
            "Dom0 type" => self.dom0_type(line, hit),
            "LOADING DOMAIN" if hit.domain == Some("0") => self.loading_dom0 = line.span_of(record.message),
            "Running on" => {
                let marker = match hit.value {
                    "Xen" => &markers::ON_XEN,
                    "Hyper-V" => &markers::ON_HYPER_V,
                    _ => return,
                };
                self.section.clues.push(Clue::new(marker, line.span_of(record.message)));
            }
            "Command line" => self.command_line(line, hit.value),
            "ACPI table" => self.firmware(line, record.message, hit.value),
            "Processor" | "GIC" | "Arm CPU" | "Arm memory of dom0" => self.is_arm = true,
            _ => {}
        }
        if hit.known.sort == Sort::Event {
            self.event(line, record, hit);
        }
        let fact = self.fact(line, record, hit);
        self.section.facts.extend(fact);
    }

    /// A fact of the line, unless enough of its kind are known.
    fn fact(&self, line: Line<'s>, record: &Record<'s>, hit: &Hit<'s>) -> Option<Fact> {
        let key = hit.known.key;
        let before = self.section.facts.iter().filter(|fact| fact.key == key).count();
        if before >= if hit.known.sort == Sort::Boot { MOST } else { 1 } {
            return None;
        }
        let field = FORMAT.field(key);
        let mut fact = Fact::new(key, line.span_of(hit.value), field);
        let name_length = (hit.value.as_ptr() as usize).saturating_sub(record.message.as_ptr() as usize);
        if let Some(name) = record.message.get(..name_length).map(str::trim_ascii_end).filter(|name| !name.is_empty()) {
            fact.key_span = line.span_of(name);
        }
        fact.decoded = decoded(line, key, hit.value);
        fact.about = match key {
            "System RAM" => Some(About::HostMemoryMib),
            "Brought up CPUs" => Some(About::HostCpus),
            "crash header" => Some(About::HypervisorVersion),
            _ => None,
        };
        Some(fact)
    }

    fn dom0_type(&mut self, line: Line<'s>, hit: &Hit<'s>) {
        let marker = match (hit.value, hit.domain) {
            (_, Some(number)) if number != "0" => {
                self.is_shim = true;
                &markers::SHIM
            }
            ("PV", _) => &markers::PV_DOM0,
            ("PVH", Some(_)) => &markers::PVH_DOM0,
            ("PVH", None) => &markers::EARLY_PVH_DOM0,
            _ => return,
        };
        self.section.clues.push(Clue::new(marker, line.whole()));
    }

    fn command_line(&mut self, line: Line<'s>, value: &'s str) {
        for word in scan::texts(value) {
            let option = options::assignment(word);
            if option.name == "pv-shim" && !option.is_off() {
                self.is_shim = true;
            } else if option.name == "dom0" && option.value.split(',').any(|part| part == "pvh") {
                self.section.clues.push(Clue::new(&markers::DOM0_PVH_OPTION, line.span_of(word)));
            }
        }
    }

    /// `ACPI: RSDP 000F5290, 0014 (r0 BOCHS )`, before Xen 4.0 `ACPI: RSDP (v000 BOCHS ) @ 0x000f9870`
    fn firmware(&mut self, line: Line<'s>, message: &'s str, value: &'s str) {
        let maker = value.split_once('(').and_then(|(_, rest)| scan::texts(rest).nth(1));
        let Some(maker) = maker.map(|maker| maker.trim_end_matches(')')) else { return };
        if let Some((_, marker)) = markers::FIRMWARE.iter().find(|(name, _)| *name == maker) {
            self.section.clues.push(Clue::new(marker, line.span_of(message)));
        }
    }

    fn event(&mut self, line: Line<'s>, record: &Record<'s>, hit: &Hit<'s>) {
        let table = &mut self.events;
        let column = |table: &mut Table, name: &'static str, is_word| {
            table.column_at(Cow::Borrowed(name), FORMAT.field(name), is_word)
        };
        table.add_row(line.number());
        if let Some(stamp) = record.stamp {
            let at = column(table, "time", true);
            table.set(at, f64::NAN, line.span_of(stamp));
        }
        if let Some(domain) = hit.domain.or(record.current) {
            let at = column(table, "domain", false);
            table.set(at, scan::number(domain).unwrap_or(f64::NAN), line.span_of(domain));
        }
        let at = column(table, "event", true);
        table.set(at, f64::NAN, line.span_of(record.message));
    }

    /// A line without prefix: the logo, the first line of `xl dmesg`, the banner of Xen 3.
    fn unprefixed(&mut self, line: Line<'s>) {
        let text = line.text.trim_ascii();
        if let Some(banner) = banner::banner(text) {
            self.banner(line, &banner);
            self.console = self.console.min(line.whole());
        } else if let Some(hit) = known(text).filter(|hit| hit.known.key == "Latest ChangeSet") {
            let record = Record { origin: Origin::Hypervisor, stamp: None, current: None, message: text };
            self.hit(line, &record, &hit);
        } else if !banner::is_logo(line.text) && banner::short_version(text).is_none() {
            self.section.notes.push(Note { span: line.whole(), text: Cow::Borrowed("") });
        }
    }

    fn finish(mut self) -> Section {
        if !self.console.is_none() {
            let mut clue = Clue::new(&markers::CONSOLE, self.console);
            if self.is_shim {
                clue.says = Says::XEN.modes(&[Mode::Pv]).roles(&[Role::Guest]);
                clue.detail = "The hypervisor in this log is the PV shim, which runs inside a PVH guest.".into();
            } else if !self.is_arm {
                clue.says = clue.says.modes(&[Mode::Pv, Mode::Pvh]);
            }
            self.section.clues.insert(0, clue);
        }
        if !self.loading_dom0.is_none() && !self.is_arm && !self.is_shim {
            self.section.clues.push(Clue::new(&markers::LOADING_DOM0, self.loading_dom0));
        }
        if self.is_shim {
            // What the shim has is the guest's, not the host's.
            self.section.facts.iter_mut().for_each(|fact| {
                if matches!(fact.about, Some(About::HostCpus | About::HostMemoryMib)) {
                    fact.about = None;
                }
            });
        }
        if !self.events.rows.is_empty() {
            self.section.tables.push(self.events);
        }
        self.section
    }
}

/// Keys whose value is a list of codes.
const CODES: &[&str] = &[
    "Hardware hints",
    "Hardware features",
    "Compiled-in support",
    "Xen settings",
    "Support for VMs",
    "Support for HVM VMs",
    "Support for PV VMs",
];

fn decoded(line: Line<'_>, key: &str, value: &str) -> Option<Decoded> {
    match key {
        _ if CODES.contains(&key) => {
            // `SPEC_CTRL:` and the like name what follows.
            let codes = scan::texts(value).filter(|word| !word.ends_with(':')).map(|word| word.trim_end_matches(','));
            let meaning = |word| Cow::Borrowed(words::mitigation(word).unwrap_or_default());
            Some(Decoded::Words(codes.map(|word| (line.span_of(word), meaning(word))).collect()))
        }
        "Command line" | "Built-in command line" => {
            let words = scan::texts(value).map(|word| (line.span_of(word), options::explain(word)));
            Some(Decoded::Words(words.collect()))
        }
        "XPTI" => Some(Decoded::Text(xpti(value))),
        _ => None,
    }
}

/// `Dom0 disabled, DomU enabled (with PCID)`
fn xpti(value: &str) -> Cow<'static, str> {
    // 4.10.1 has one word for all.
    let is_on = |who: &str| value == "enabled" || value.contains(&format!("{who} enabled"));
    match (is_on("Dom0"), is_on("DomU")) {
        (true, true) => "Dom0 and PV guests run on isolated page tables.".into(),
        (false, true) => "PV guests run on isolated page tables, dom0 does not: it is trusted.".into(),
        (true, false) => "Only dom0 runs on isolated page tables.".into(),
        (false, false) => "No domain runs on isolated page tables.".into(),
    }
}
