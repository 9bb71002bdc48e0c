//! Reads the records of one boot.

use crate::clue::{Clue, Marker};
use crate::detector::{module, release, word};
use crate::format::Segment;
use crate::platform;
use crate::scan::{self, rounded};
use crate::section::{About, Event, Fact, Note, Section};
use crate::text::{Line, Span};

use super::markers::{self, Finder, Found, board, host};
use super::record::{Record, record};
use super::{FORMAT, form};

mod between;

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut reader = Reader { section: segment.section(), boot: Boot::default(), finder: markers::finder() };
    for line in segment.lines() {
        let read = record(line).or_else(|| {
            let is_plain = segment.opening.form != form::STAMPED || markers::is_first_record(line.text);
            is_plain.then_some(Record { uptime: None, message: line.text.trim_ascii() })
        });
        match read {
            Some(record) => reader.take(line, record),
            // Another program's line of the same journal. Its markers say whose they are.
            None if line.tag().is_some() => reader.finds(line, line.text),
            None if line.is_blank() || is_aside(line.text) => {}
            // A list that was wrapped goes on.
            None if reader.boot.lists_modules && is_list(line.text) => reader.modules(line, line.text),
            None => {
                reader.no_cut_command_line(line);
                reader.section.notes.push(Note { span: line.whole(), text: "".into() });
            }
        }
    }
    reader.finish(segment)
}

/// ` SUBSYSTEM=pci` and the like, which `/dev/kmsg` puts behind a record, and what stands between the
/// messages of `dmesg --json`: `},{`, `"pri": 6,`.
pub(super) fn is_aside(text: &str) -> bool {
    if super::is_json(text) || text.trim_ascii_start().starts_with("\"pri\": ") {
        return true;
    }
    let key = text.strip_prefix(' ').and_then(|text| text.split_once('=')).map_or("", |(key, _)| key);
    text.bytes().all(|byte| b" {}[],".contains(&byte))
        || !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

/// What the records of a boot show together.
#[derive(Default)]
struct Boot {
    /// Where it began.
    first: Option<Span>,
    /// The release, as major and minor.
    release: (u32, u32),
    /// It came to the first program.
    complete: bool,
    /// Firmware named a board that no hypervisor shows.
    real_board: Option<Span>,
    /// It is of a maker of real machines, or of a device tree.
    is_made: bool,
    /// An oops was in the kernel segment that no PV kernel has, or the board has a device tree.
    native: bool,
    /// Firmware's ACPI tables were read.
    acpi: Option<Span>,
    /// The memory map came from a BIOS, or from what stands for one.
    bios_map: Option<Span>,
    /// Firmware named any board, or built tables.
    has_board: bool,
    /// Xen's version, as major and minor, by its firmware or as the kernel says it.
    xen: (u32, u32),
    /// The record before listed modules.
    lists_modules: bool,
    last_stamp: Option<(f64, Span)>,
    /// How often a stamp was earlier than the one before it, and where that was first so.
    back: (usize, Span),
}

/// Seconds.
const JITTER: f64 = 1.0;

/// A log that was pasted behind another one goes back once.
const WOVEN: usize = 3;

struct Reader {
    section: Section,
    boot: Boot,
    finder: &'static Finder,
}

impl Reader {
    fn take(&mut self, line: Line<'_>, record: Record<'_>) {
        let message = record.message.trim_ascii_start();
        if let Some(uptime) = record.uptime {
            // CPUs that print at once are a little out of order.
            if self.boot.last_stamp.is_some_and(|(last, _)| uptime + JITTER < last) {
                self.boot.back =
                    if self.boot.back.0 == 0 { (1, line.whole()) } else { (self.boot.back.0 + 1, self.boot.back.1) };
            }
            self.boot.last_stamp = Some((uptime, line.whole()));
        }
        self.boot.lists_modules = false;
        self.facts(line, message);
        self.finds(line, message);
    }

    fn finds(&mut self, line: Line<'_>, message: &str) {
        let Self { section, finder, .. } = self;
        let span = line.span_of(message);
        finder.each(message, |found| match found {
            Found::Marker(marker) if std::ptr::eq(marker, &host::SYSTEMD_SAYS) => {
                let text = message.rsplit(' ').next().unwrap_or_default().trim_matches(['.', '\'']);
                let clue = word::answer(text).map(|it| it.clue(&host::SYSTEMD_SAYS_OWN, marker, span));
                section.clues.extend(clue.filter(|clue| !has(section, clue.marker)));
            }
            Found::Marker(marker) => add(section, marker, span),
            Found::Fault(rule) => {
                let same = |event: &Event| event.rule == rule && event.span == span;
                if !section.events.last().is_some_and(same) {
                    section.events.push(Event { rule, span });
                }
            }
        });
    }

    fn clue(&mut self, marker: &'static Marker, span: Span) {
        add(&mut self.section, marker, span);
    }

    fn has(&self, marker: &'static Marker) -> bool {
        has(&self.section, marker)
    }

    fn at(&self, marker: &'static Marker) -> Option<Span> {
        self.section.clues.iter().find(|clue| std::ptr::eq(clue.marker, marker)).map(|clue| clue.span)
    }

    fn facts(&mut self, line: Line<'_>, message: &str) {
        if let Some(rest) = message.strip_prefix("Linux version ").filter(|_| markers::is_first_record(message)) {
            self.release(line, message, rest.split(' ').next().unwrap_or(rest));
        } else if let Some(text) =
            message.strip_prefix("Command line: ").or_else(|| message.strip_prefix("Kernel command line: "))
        {
            if self.section.fact("command-line").is_none() {
                self.fact("command-line", line, text, About::CommandLine);
            }
            if let Some((_, image)) = text.split_once("/vmlinuz-") {
                let release = image.split(' ').next().unwrap_or(image);
                self.section.clues.extend(release::clue(release, line.span_of(release)));
            }
        } else if let Some(text) = message.strip_prefix("DMI: ").filter(|_| markers::is_board(message)) {
            self.board(line, text);
        } else if let Some(text) = message.strip_prefix("Hardware name: ").or_else(|| model(message)) {
            // An oops names the board; once is enough.
            if self.section.fact("dmi").is_none() {
                self.board(line, text.strip_suffix(" (DT)").unwrap_or(text));
                let is_tree = text.contains("(DT)") || text.contains("Device Tree") || model(message).is_some();
                if is_tree && !platform::is_simulated(text) {
                    (self.boot.is_made, self.boot.native) = (true, true);
                }
            }
        } else if message.starts_with("RIP: 0010:") || message.starts_with("CS:  0010 ") {
            self.boot.native = true;
        } else if message.strip_prefix("ACPI: ").is_some_and(reads_tables) {
            self.boot.acpi.get_or_insert(line.span_of(message));
        } else if let Some(names) = message.strip_prefix("Modules linked in: ") {
            self.modules(line, names);
        } else if message.starts_with("BIOS-e820: ") {
            self.boot.bios_map = Some(line.span_of(message));
        } else if let Some(text) =
            message.strip_prefix("Xen version: ").or_else(|| message.strip_prefix("Xen version "))
        {
            let version = text.split(' ').next().unwrap_or(text).trim_end_matches('.');
            if version.starts_with(|it: char| it.is_ascii_digit()) {
                self.boot.xen = release::numbers(version);
                self.section.facts.retain(|fact| fact.key != "xen-version");
                self.fact("xen-version", line, version, About::HypervisorVersion);
            }
        } else if ["Brought up ", "Allowing ", " processors activated"].iter().any(|it| message.contains(it)) {
            self.cpus(line, message);
        } else if message.starts_with("CPU: ") && message.contains(" Comm: ")
            || message.starts_with("Pid: ") && message.contains(", comm: ")
        {
            self.oops(line, message);
        } else if let Some(text) = message.strip_prefix("Memory: ") {
            self.memory(line, text);
        } else if let Some(text) = message.strip_prefix("smpboot: CPU0: ").or_else(|| message.strip_prefix("CPU0: ")) {
            let model =
                text.split_once(" (fam").or_else(|| text.split_once(" stepping")).map_or("", |(model, _)| model);
            if self.section.fact("processor").is_none() && !model.is_empty() {
                self.fact("processor", line, model, About::Processor);
            }
        } else if let Some((_, text)) = message.split_once("setting system clock to ") {
            self.fact("boot-time", line, text.split(" (").next().unwrap_or(text), About::BootTime);
        } else if let Some(text) =
            message.strip_prefix("Hyper-V: Host Build ").or_else(|| message.strip_prefix("Hyper-V Host Build:"))
        {
            self.fact("hyper-v-build", line, text.split(';').next().unwrap_or(text), About::HypervisorVersion);
        } else if COMPLETE.iter().any(|start| message.starts_with(start)) {
            self.boot.complete = true;
        }
    }

    fn fact(&mut self, key: &'static str, line: Line<'_>, text: &str, about: About) {
        let text = text.trim_ascii();
        self.section.facts.push(Fact::new(key, line.span_of(text), FORMAT.field(key)).about(about));
    }

    /// A command line that goes on in a line that nothing put together with it is not known: as it
    /// stands it is too short.
    fn no_cut_command_line(&mut self, line: Line<'_>) {
        let goes_on = line.text.starts_with(|it: char| it.is_ascii_lowercase());
        let is_before = |fact: &mut Fact| {
            fact.key == "command-line" && line.before().is_some_and(|before| before.whole().start <= fact.span.start)
        };
        self.section.facts.pop_if(|fact| goes_on && is_before(fact));
    }

    fn release(&mut self, line: Line<'_>, message: &str, release: &str) {
        self.boot.first = Some(line.span_of(message));
        self.kernel(line, release);
    }

    fn kernel(&mut self, line: Line<'_>, release: &str) {
        self.boot.release = release::numbers(release);
        self.fact("kernel", line, release, About::Kernel);
        self.section.clues.extend(release::clue(release, line.span_of(release)));
    }

    /// `Modules linked in: xt_nat xen_netback u2mfn(O) [last unloaded: cx23885]`: an oops lists what
    /// was loaded, not what was in use; front ends are there for devices that another domain serves.
    fn modules(&mut self, line: Line<'_>, names: &str) {
        self.boot.lists_modules = true;
        for name in scan::texts(names).map(|word| word.split('(').next().unwrap_or(word)) {
            // They refuse to load in a dom0.
            self.boot.native |= matches!(name, "kvm_intel" | "kvm_amd");
            let clues = module::clues(name, name.starts_with("xen"), line.span_of(name));
            let clues = clues.filter(|clue| !clue.says.hypervisors.is_any());
            self.section.clues.extend(clues);
        }
    }

    /// `CPU: 14 PID: 24181 Comm: Xorg Not tainted 5.4.72-2.qubes.x86_64 #1`,
    /// `Pid: 2729, comm: ping Not tainted (2.6.24-16-xen #2)`: an oops names the kernel.
    /// `Pid: 11, comm: kworker/0:1 Not tainted 3.0.101-63-default #1 Xen HVM domU`: and up to 3.9 the board.
    fn oops(&mut self, line: Line<'_>, message: &str) {
        let (before, after) = scan::at_last(message, " #").unwrap_or_default();
        let release = before.rsplit([' ', '(']).next().unwrap_or_default();
        if let Some((_, text)) = after.split_once(' ').filter(|_| self.section.fact("dmi").is_none())
            && platform::board(text).is_some()
        {
            self.board(line, text);
        }
        if self.section.fact("kernel").is_none() && release.starts_with(|it: char| it.is_ascii_digit()) {
            self.kernel(line, release);
        }
    }

    /// `DMI: QEMU Standard PC (Q35 + ICH9, 2009), BIOS 1.16.3 04/01/2014`
    fn board(&mut self, line: Line<'_>, text: &str) {
        self.fact("dmi", line, text, About::Board);
        self.boot.has_board = true;
        if let Some((_, version)) = text.split_once("HVM domU, BIOS ") {
            self.boot.xen = release::numbers(version);
        }
        let span = line.span_of(text);
        let mut clue = Clue::new(&board::BOARD, span);
        match platform::board(text) {
            Some(known) => {
                clue.says = known.says;
                known.shows.clone_into(&mut clue.detail);
            }
            None => {
                self.boot.real_board = Some(span);
                self.boot.is_made = platform::is_real_maker(text);
            }
        }
        self.section.clues.push(clue);
    }

    /// `smp: Brought up 1 node, 2 CPUs`, `SMP: Total of 4 processors activated`,
    /// `smpboot: Allowing 15 CPUs, 14 hotplug CPUs`
    fn cpus(&mut self, line: Line<'_>, message: &str) {
        let before = |unit| message.split_once(unit).and_then(|(before, _)| before.rsplit(' ').next()?.parse().ok());
        let (count, hotplug): (Option<u32>, Option<u32>) = match message.split_once("Allowing ") {
            Some((_, rest)) => (rest.split(' ').next().and_then(|count| count.parse().ok()), before(" hotplug CPU")),
            None => (before(" CPU").or_else(|| before(" processors activated")), None),
        };
        if let Some(count) = count.and_then(|count| count.checked_sub(hotplug.unwrap_or(0))) {
            self.section.facts.retain(|fact| fact.key != "cpus");
            let fact = Fact::new("cpus", line.span_of(message), FORMAT.field("cpus")).about(About::Cpus);
            self.section.facts.push(fact.worth(count.to_string()));
        }
    }

    /// `Memory: 260860K/1048052K available (…`
    fn memory(&mut self, line: Line<'_>, text: &str) {
        let Some((amounts, _)) = text.split_once(" available") else { return };
        let total = amounts.rsplit('/').next().unwrap_or_default();
        let Some(kib) = total.to_ascii_lowercase().strip_suffix('k').and_then(|it| it.parse::<u64>().ok()) else {
            return;
        };
        let fact = Fact::new("memory", line.span_of(total), FORMAT.field("memory")).about(About::MemoryMib);
        self.section.facts.push(fact.worth((kib / 1024).to_string()));
    }

    fn finish(mut self, segment: &Segment<'_>) -> Section {
        // The first records of a boot alone tell no uptime.
        if self.boot.back.0 >= WOVEN {
            self.section.is_mixed = true;
            let text = "The stamps run back and forth: records of several logs stand among each other here. What they \
                        show may be of different machines or boots.";
            self.section.notes.push(Note { span: self.boot.back.1, text: text.into() });
        } else if let Some((uptime, span)) = self.boot.last_stamp.filter(|(uptime, _)| *uptime >= 1.0) {
            let fact = Fact::new("uptime", span, FORMAT.field("uptime")).about(About::Uptime);
            self.section.facts.push(fact.worth(rounded(uptime).to_string()));
        }
        self.section.host = segment.lines().find_map(Line::host);
        self.doubts(segment);
        self.imitations();
        self.absences();
        self.section
    }
}

impl Reader {
    /// Without stamps nothing tells where a record ends whose line end was lost.
    fn doubts(&mut self, segment: &Segment<'_>) {
        let holds_two = |line: &Line<'_>| RECORDS.iter().any(|begin| line.text.contains(begin));
        if segment.opening.form == form::STAMPED || segment.lines().filter(holds_two).nth(2).is_none() {
            return;
        }
        for line in segment.lines() {
            let end = line.whole().end;
            if self.section.facts.iter().any(|fact| fact.span.end == end) {
                let text = "Lines hold two records: the value at the end of this one may hold the begin of another.";
                self.section.notes.push(Note { span: line.whole(), text: text.into() });
            }
        }
    }
}

/// Begins of records behind others on a line.
const RECORDS: [&str; 4] = [" BIOS-e820: ", " ACPI: ", " pci 0000:", " tsc: "];

/// Adds a marker. It counts once per boot.
fn add(section: &mut Section, marker: &'static Marker, span: Span) {
    if !has(section, marker) {
        section.clues.push(Clue::new(marker, span));
    }
}

fn has(section: &Section, marker: &'static Marker) -> bool {
    section.clues.iter().any(|clue| std::ptr::eq(clue.marker, marker))
}

/// `Machine model: Raspberry Pi 4 Model B Rev 1.1`, `OF: fdt: Machine model: …`: the name in a device tree.
fn model(message: &str) -> Option<&str> {
    message.trim_start_matches("OF: fdt: ").strip_prefix("Machine model: ")
}

/// Whether a record of ACPI tells of the firmware's tables: `FACP 0x0000000067A53B50 000114 (…`.
fn reads_tables(rest: &str) -> bool {
    const FROM_TABLES: [&str; 5] = ["RSDP ", "PM-Timer IO Port", "LAPIC", "HPET id", "INT_SRC_OVR"];
    rest.get(4..7) == Some(" 0x") || FROM_TABLES.iter().any(|start| rest.starts_with(start))
}

/// Nothing but names of modules.
fn is_list(text: &str) -> bool {
    let is_name = |word: &str| word.bytes().all(|it| it.is_ascii_alphanumeric() || b"_()+-".contains(&it));
    scan::texts(text).all(is_name)
}

/// Records that are printed when the first program is started.
const COMPLETE: &[&str] = &["Freeing unused kernel", "Run /", "Write protecting the kernel", "systemd[1]: "];
