//! Reads keys, JSON and the table.

use crate::clue::Mode::{Hvm, HvmPvDrivers, Pv, Pvh, Pvhvm};
use crate::clue::Role::Dom0;
use crate::clue::{Clue, Hypervisor, Layer, Marker, Says, Strength};
use crate::detector::board::{Board, Slot};
use crate::detector::{cpu, word};
use crate::format::{Field, Segment};
use crate::scan;
use crate::section::{About, Decoded, Fact, Section, Table};
use crate::text::{Line, Span, front_of};

use super::{FORMAT, fields, form, words};

const VIRT_C: Marker = Marker {
    shows: "lscpu found this hypervisor.",
    versions: "util-linux 2.14 and newer",
    source: "util-linux 2.41 sys-utils/lscpu-virt.c",
    ..Marker::HINT
};

static VENDOR: Marker = Marker {
    id: "lscpu/hypervisor-vendor",
    text: "Hypervisor vendor: <KVM | VMware | Microsoft | …>",
    layer: Layer::Board,
    limits: "It looks at CPUID first: in a Xen PV domain it may name the machine around Xen, and KVM with Hyper-V's \
             interface is Microsoft here. QEMU without acceleration is not found at all.",
    ..VIRT_C
};

static VENDOR_XEN: Marker = Marker {
    id: "lscpu/hypervisor-vendor-xen",
    text: "Hypervisor vendor: Xen",
    limits: "Not the mode, and not dom0 or guest.",
    ..VIRT_C
};

static DOM0: Marker = Marker {
    id: "lscpu/xen-none",
    text: "Hypervisor vendor: Xen, Virtualization type: none",
    says: Says::XEN.modes(&[Pv, Pvh]).roles(&[Dom0]),
    strength: Strength::Proof,
    shows: "lscpu says none only where /proc/xen/capabilities has control_d: dom0.",
    ..VIRT_C
};

static PARA: Marker = Marker {
    id: "lscpu/xen-para",
    text: "Hypervisor vendor: Xen, Virtualization type: para",
    says: Says::XEN.modes(&[Pv]),
    shows: "Xen's feature bits are those of a PV domain.",
    limits: "Not guest for sure: a dom0 gives para too, where Xen answers its CPUID (Xen 4.13 on Intel, 4.18 on AMD, \
             with newer processors) or /proc/xen is not mounted. So did the first, experimental kind of PVH.",
    ..VIRT_C
};

static FULL: Marker = Marker {
    id: "lscpu/xen-full",
    text: "Hypervisor vendor: Xen, Virtualization type: full",
    says: Says::XEN.modes(&[Hvm, HvmPvDrivers, Pvhvm, Pvh]),
    shows: "Xen's feature bits are not those of PV.",
    limits: "Not HVM: PVH guests and a PVH dom0 give full too, and so do PV domains before util-linux 2.28.",
    ..VIRT_C
};

pub(super) static MARKERS: &[&Marker] = &[&VENDOR, &VENDOR_XEN, &DOM0, &PARA, &FULL];

/// Key and the rest of a line; Chinese has colons of its own.
pub(super) fn pair(text: &str) -> Option<(&str, &str)> {
    let (key, value) = scan::at_colon(text)?;
    Some((key.trim_ascii(), value))
}

/// Whether a line names a group of keys: `Caches (sum of all):`.
pub(super) fn is_heading(text: &str) -> bool {
    pair(text).is_some_and(|(key, value)| key.len() < 40 && value.trim_ascii().is_empty())
}

/// The key of the dictionary that a line begins with. Foreign keys are looked for only where blanks
/// fill the column behind them.
pub(super) fn key(text: &str) -> Option<&'static str> {
    let (key, value) = pair(text).filter(|(key, _)| key.len() <= LONGEST_KEY)?;
    let known = if value.starts_with("  ") { known(key) } else { english(key) };
    // `CPU: Intel(R) Xeon(R)` stands in the kernel's log of FreeBSD.
    let is_count = || value.trim_ascii_start().starts_with(|it: char| it.is_ascii_digit());
    let known = known.or_else(|| english(STATE).filter(|_| is_state(value)));
    known.map(|field| field.key).filter(|key| !matches!(*key, "CPU" | "CPU(s)") || is_count())
}

/// The key of what the kernel says of a fault. On a terminal it stands once, above the names of all faults.
const STATE: &str = "Vulnerability";

/// What the kernel says of a fault (Linux `drivers/base/cpu.c`), in any language.
fn is_state(value: &str) -> bool {
    front_of(value.trim_ascii_start(), &["Not affected", "Vulnerable", "Mitigation", "KVM: "]).is_some()
}

/// In bytes; keys in Cyrillic have two for each letter.
const LONGEST_KEY: usize = 80;

/// The entry of a printed key.
fn known(key: &str) -> Option<&'static Field> {
    english(key).or_else(|| english(words::english(key)))
}

/// The entry of an English key.
fn english(key: &str) -> Option<&'static Field> {
    let key = if key.starts_with("Vulnerability ") {
        "Vulnerability"
    } else if key.starts_with("NUMA node") && key.ends_with(" CPU(s)") {
        "NUMA node CPU(s)"
    } else if key.starts_with('L') && key.ends_with(" cache") || matches!(key, "L1d" | "L1i" | "L2" | "L3" | "L4") {
        "cache"
    } else {
        key
    };
    fields::FIELDS.find(key)
}

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut reader = Reader { section: segment.section(), board: Board::default() };
    match segment.opening.form {
        form::TABLE => reader.table(segment),
        form::JSON => reader.json(segment),
        _ => reader.list(segment),
    }
    reader.finish(segment)
}

struct Reader<'s> {
    section: Section,
    board: Board<'s>,
}

impl<'s> Reader<'s> {
    fn list(&mut self, segment: &Segment<'s>) {
        let mut pieces = cpu::Pieces::default();
        for line in segment.lines() {
            let Some((key, value)) = pair(line.text) else {
                pieces.go_on(line);
                continue;
            };
            pieces.end(&mut self.section);
            let known = self.section.facts.len();
            self.take(line, key, value.trim_ascii());
            if self.section.facts.len() > known {
                pieces.begin(line, value.trim_ascii());
            }
        }
        pieces.end(&mut self.section);
    }

    /// `"field": "Architecture:",` and `"data": "x86_64"`, in one line or in two.
    fn json(&mut self, segment: &Segment<'s>) {
        self.section.variant = Some("json");
        let mut key = None;
        for line in segment.lines() {
            let mut words = line.text.split('"');
            while let Some(word) = words.next() {
                if !matches!(word, "field" | "data") || words.next().is_none_or(|it| it.trim_ascii() != ":") {
                    continue;
                }
                let Some(text) = words.next() else { break };
                if word == "field" {
                    key = Some(text.trim_end_matches([':', '：', '︰', ' ']));
                } else if let Some(key) = key.take() {
                    self.take(line, key, text);
                }
            }
        }
    }

    fn take(&mut self, line: Line<'s>, key: &str, value: &'s str) {
        let Some(field) = known(key).or_else(|| english(STATE).filter(|_| is_state(value))) else {
            if !is_heading(line.text) {
                self.section.keep(line);
            }
            return;
        };
        // A node without CPUs has none; other values went on in the next line.
        if value.is_empty() && (field.key == "NUMA node(s)" || !key.starts_with("NUMA")) {
            return;
        }
        let span = line.span_of(value);
        let is_named = field.key != STATE || key.starts_with(STATE);
        let name = if is_named { words::english(key).to_owned() } else { format!("{STATE} {key}") };
        let mut fact = Fact::new(name, span, Some(field));
        if line.text.contains(key) {
            fact.key_span = line.span_of(key);
        }
        match field.key {
            "CPU(s)" => fact.about = Some(About::Cpus),
            "Model name" => {
                fact.about = Some(About::Processor);
                self.section.clues.extend(cpu::model(value, span));
            }
            "BIOS Vendor ID" | "BIOS Model name" => self.board.add(Slot::Other, value, span),
            // IBM Z: `z/VM 6.4.0`, `PR/SM`, `KVM/Linux`.
            "Hypervisor vendor" | "Hypervisor" => {
                if let Some(answer) =
                    word::answer(value.split(' ').next().filter(|it| it.contains('/')).unwrap_or(value))
                {
                    self.section.clues.push(answer.clue(&VENDOR_XEN, &VENDOR, span));
                    fact.decoded = Some(Decoded::Text(answer.shows.into()));
                }
            }
            "Virtualization type" => self.section.clues.extend(self.kind(value, span)),
            _ => {}
        }
        self.section.facts.push(fact);
    }

    /// What the type says where the vendor is Xen; elsewhere it is always full.
    fn kind(&self, value: &str, span: Span) -> Option<Clue> {
        let is_xen = |clue: &Clue| clue.says.hypervisors.only() == Some(Hypervisor::Xen);
        let marker = match words::english(value) {
            "none" => &DOM0,
            "para" => &PARA,
            "full" => &FULL,
            _ => return None,
        };
        self.section.clues.iter().any(is_xen).then(|| Clue::new(marker, span))
    }

    fn table(&mut self, segment: &Segment<'s>) {
        let mut table = Table::new("cpus");
        self.section.variant = Some("extended");
        self.section.title = "lscpu -e".into();
        let mut online = 0_usize;
        for line in segment.lines() {
            if line.index() == segment.range.start {
                for word in scan::words(line.text) {
                    let is_text = word.text.contains(':') || word.text == "ONLINE" || word.text == "CONFIGURED";
                    let name = if word.text.contains(':') { "caches" } else { word.text };
                    let column = table.column_at(word.text.to_owned().into(), FORMAT.field(name), is_text);
                    if let Some(column) = table.columns.get_mut(column) {
                        column.header = line.span_of(word.text);
                    }
                }
                continue;
            }
            table.add_row(line.number());
            for (column, word) in scan::words(line.text).enumerate() {
                table.set(column, scan::localized_number(word.text).unwrap_or(f64::NAN), line.span_of(word.text));
            }
            online += usize::from(!scan::texts(line.text).any(|word| words::english(word) == "no"));
        }
        let field = FORMAT.field("CPU(s)");
        if let Some(last) = segment.lines().last().filter(|_| online > 0) {
            let fact = Fact::new("CPU(s)", last.whole(), field).about(About::Cpus);
            self.section.facts.push(fact.worth(online.to_string()));
        }
        self.section.tables.push(table);
    }

    fn finish(mut self, segment: &Segment<'s>) -> Section {
        self.section.clues.extend(self.board.clues());
        let flags = self.section.fact("Flags").map(|it| (it.text(segment.source), it.span));
        let is_x86 = flags.as_ref().is_some_and(|(flags, _)| flags.starts_with("fpu "));
        self.section.clues.extend(flags.and_then(|(flags, span)| cpu::flags(&flags, span)));
        // lscpu asks the processor first, and to a PVH domain it always signs as Xen: the kind is
        // then not none. Arm has no such signature.
        if is_x86 && let Some(clue) = self.section.clues.iter_mut().find(|clue| std::ptr::eq(clue.marker, &DOM0)) {
            clue.says = DOM0.says.modes(&[Pv]);
            clue.detail =
                "A PV dom0: lscpu says none only where /proc/xen/capabilities has control_d and the processor \
                           does not sign as Xen."
                    .to_owned();
        }
        self.section
    }
}
