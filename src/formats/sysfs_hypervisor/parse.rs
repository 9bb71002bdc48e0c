//! Reads the lines of a section: which file holds which value, and what it shows.

use std::borrow::Cow;

use crate::clue::{Clue, Marker};
use crate::format::Segment;
use crate::section::{About, Decoded, Fact, Note, Section};
use crate::text::{Line, Span};
use crate::xen::capabilities;
use crate::xen::features::Features;

use super::asked;
use super::files::{self, DENIED, File, Holds, Named, Shape, shape};
use super::{FORMAT, command, form, markers};

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut reader = Reader { section: segment.section(), pending: None, names: 0 };
    match segment.opening.form {
        form::ANSWER => answers(segment, &mut reader),
        form::WORD => word(segment, &mut reader),
        form::EMPTY => {
            reader.pending = segment.lines().next().and_then(|line| Some((files::named(line.text)?, line)));
            reader.close_empty();
        }
        _ => tree(segment, &mut reader),
    }
    let mut section = reader.section;
    compose_version(segment, &mut section);
    section
}

struct Reader<'l> {
    section: Section,
    /// A heading whose value has not come yet.
    pending: Option<(Named<'l>, Line<'l>)>,
    /// Entries of the folder that `ls` listed.
    names: usize,
}

fn tree<'l>(segment: &Segment<'l>, reader: &mut Reader<'l>) {
    let mut listed = None;
    for line in segment.lines() {
        match shape(line.text) {
            Shape::Valued(found, value) => {
                reader.close_empty();
                reader.file(found.file, found.key(), line.span_of(found.path), value, line);
            }
            Shape::Heading(found) => {
                reader.close_empty();
                reader.pending = Some((found, line));
            }
            Shape::Failed(reason) => {
                reader.pending = None;
                reader.failed(line, reason);
            }
            Shape::Listed => {
                listed = listed.or(Some(line));
                reader.listed(line);
            }
            Shape::Other => match reader.pending.take() {
                Some((found, heading)) if found.file.holds.fits(line.text.trim_ascii()) && !line.is_blank() => {
                    reader.file(found.file, found.key(), heading.span_of(found.path), line.text.trim_ascii(), line);
                }
                pending => {
                    // A blank line may be the value of the file or stand between two files.
                    reader.pending = pending.filter(|_| line.is_blank());
                    reader.not_understood(line);
                }
            },
        }
    }
    if let Some(line) = listed.filter(|_| reader.names == 0 && reader.section.facts.is_empty()) {
        reader.section.clues.push(Clue::new(&markers::ABSENT, line.whole()));
        let text = "The folder is empty; in a Xen domain it is not.";
        reader.section.notes.push(Note { span: line.whole(), text: text.into() });
    }
}

/// Values in the order in which the command names the files. A file may be missing, or be of a
/// newer kernel: the next one that the value fits is taken.
fn answers<'l>(segment: &Segment<'l>, reader: &mut Reader<'l>) {
    let Some(first) = segment.lines().next() else { return };
    let command = command(segment.command, first).unwrap_or_default();
    let mut left = asked::asked(command);
    reader.section.title = match left.as_slice() {
        [only] if only.holds == Holds::Control => "cat /proc/xen/capabilities".into(),
        [only] => format!("cat /sys/hypervisor/{}", only.path).into(),
        _ => Cow::Borrowed(""),
    };
    for line in segment.lines() {
        if let Shape::Failed(reason) = shape(line.text) {
            let missing = files::named(line.text).map(|found| found.file.key);
            left.retain(|file| Some(file.key) != missing);
            reader.failed(line, reason);
            continue;
        }
        let mut text = line.text.trim_ascii();
        // The build id ends without a line end: the capabilities begin in its line.
        if let [id, capabilities, ..] = left.as_slice()
            && (id.key, capabilities.key) == ("buildid", "capabilities")
            && let Some((value, rest)) = text.find("xen-3.0-").and_then(|at| text.split_at_checked(at))
        {
            reader.file(id, id.key, Span::NONE, value.trim_ascii(), line);
            left.remove(0);
            text = rest.trim_ascii();
        }
        // A value that only a later file holds is that file's.
        let telling = left.iter().position(|file| file.holds.is_telling(text));
        let next = telling.or_else(|| left.iter().position(|file| file.holds.fits(text)));
        // A blank line is the value of the file whose turn it is, or none.
        match next.filter(|&at| at == 0 || !text.is_empty()) {
            Some(at) => {
                if let Some(file) = left.drain(..=at).next_back() {
                    reader.file(file, file.key, Span::NONE, text, line);
                }
            }
            None => reader.not_understood(line),
        }
    }
}

fn word<'l>(segment: &Segment<'l>, reader: &mut Reader<'l>) {
    let Some(line) = segment.lines().next() else { return };
    let text = line.text.trim_ascii();
    let span = line.span_of(text);
    let (key, marker) = if text == "control_d" {
        ("/proc/xen/capabilities", &markers::CONTROL_ALONE)
    } else {
        ("guest_type", &markers::GUEST_ALONE)
    };
    let fact = Fact::new(key, span, FORMAT.field(key));
    reader.section.facts.push(Fact { decoded: guest_type(text).map(|it| Decoded::Text(it.into())), ..fact });
    let mut clue = Clue::new(marker, span);
    if let Some(kind) = guest_marker(text) {
        clue.says = kind.says;
    }
    reader.section.clues.push(clue);
    let text = "Nothing says where this word comes from; it is read so because it is all there is.";
    reader.section.notes.push(Note { span, text: text.into() });
}

impl<'l> Reader<'l> {
    /// A value was read.
    fn file(&mut self, file: &'static File, key: &str, key_span: Span, value: &'l str, line: Line<'l>) {
        // This file ends without a line end: a script's next heading stands in its line.
        let value = if file.key == "/proc/xen/xsd_kva" { value.split("==").next().unwrap_or(value) } else { value };
        let span = line.span_of(value);
        let known = FORMAT.field(key).or_else(|| FORMAT.field(file.key));
        let mut fact = Fact::new(key.to_owned(), span, known);
        fact.key_span = key_span;
        fact.decoded = if value == DENIED {
            Some(Decoded::Text("Xen's security policy hides it from this domain.".into()))
        } else {
            decode(file, value, line)
        };
        self.section.facts.push(fact);
        let features = match file.key {
            "features" => Features::from_hex(value),
            "writable_pt" => Features::from_decimal(value),
            _ => None,
        };
        if let Some(features) = features {
            if self.section.flags.is_empty() {
                self.section.flags = features.flags();
                self.section.flags_span = span;
            }
            self.section.clues.extend(features.clues(span));
        }
        let at = if span.start < span.end { span } else { line.whole() };
        self.section.clues.extend(marker(file, key, value).map(|marker| Clue::new(marker, at)));
    }

    /// A framed heading without a value is an empty file, if another one follows. A path alone may
    /// stand in a list of paths.
    fn close_empty(&mut self) {
        let is_empty = |(found, _): &(Named<'_>, Line<'_>)| !found.front.is_empty() && found.file.holds.fits("");
        if let Some((found, heading)) = self.pending.take().filter(is_empty) {
            let end = heading.text.get(heading.text.len()..).unwrap_or_default();
            self.file(found.file, found.key(), heading.span_of(found.path), end, heading);
        }
    }

    fn failed(&mut self, line: Line<'_>, reason: &str) {
        let text = match reason {
            "No such file or directory" => {
                let is_old =
                    line.text.contains("guest_type") || line.text.contains("start_flags") || line.text.contains("pmu");
                if !is_old && line.text.contains("/sys/hypervisor") {
                    self.section.clues.push(Clue::new(&markers::ABSENT, line.whole()));
                }
                "This file is not there."
            }
            "Operation not supported" => "This file cannot be read here: Xen does not offer it.",
            "Is a directory" => "This is a folder.",
            _ => "This file could not be read.",
        };
        self.section.notes.push(Note { span: line.whole(), text: text.into() });
    }

    fn listed(&mut self, line: Line<'_>) {
        let name = line.text.rsplit(' ').next().unwrap_or_default();
        let is_entry = !line.text.ends_with(':') && !line.text.starts_with("total ") && !matches!(name, "." | "..");
        if is_entry {
            self.names += 1;
            if matches!(name, "properties" | "compilation") {
                self.section.clues.push(Clue::new(&markers::TREE, line.span_of(name)));
            }
        }
    }

    fn not_understood(&mut self, line: Line<'_>) {
        if !line.is_blank() {
            self.section.notes.push(Note { span: line.whole(), text: Cow::Borrowed("") });
        }
    }
}

/// What a value shows of the domain.
fn marker(file: &File, key: &str, value: &str) -> Option<&'static Marker> {
    match (file.holds, key) {
        (Holds::Type, _) if value == "xen" => Some(&markers::TYPE),
        (Holds::GuestType, _) => guest_marker(value),
        (Holds::Uuid, _) if value.bytes().all(|byte| matches!(byte, b'0' | b'-')) => Some(&markers::UUID_ZERO),
        (Holds::Uuid, _) if value.get(..3).is_some_and(|it| it.eq_ignore_ascii_case("ec2")) => Some(&markers::UUID_EC2),
        (Holds::Extra, _) if markers::is_amazon(value) => Some(&markers::EXTRA_AMAZON),
        (Holds::Control, _) if value.is_empty() => Some(&markers::NO_CONTROL),
        (Holds::Control, _) => Some(&markers::CONTROL),
        (Holds::Bit, "initdomain") if value == "1" => Some(&markers::INITDOMAIN),
        (Holds::Bit, "initdomain") if value == "0" => Some(&markers::NOT_INITDOMAIN),
        // Xen's version, capabilities and the like: only the kernel of a Xen domain has the files.
        (Holds::Capabilities, _) => Some(&markers::TREE),
        _ => None,
    }
}

fn guest_marker(value: &str) -> Option<&'static Marker> {
    match value {
        "PV" => Some(&markers::GUEST_PV),
        "HVM" => Some(&markers::GUEST_HVM),
        "PVH" => Some(&markers::GUEST_PVH),
        "Xen" => Some(&markers::GUEST_XEN),
        _ => None,
    }
}

/// A value in words.
fn decode(file: &File, value: &str, line: Line<'_>) -> Option<Decoded> {
    let text = |text: &'static str| Some(Decoded::Text(text.into()));
    match file.holds {
        Holds::Capabilities => {
            let place = |range| value.get(range).map_or(Span::NONE, |part| line.span_of(part));
            Some(Decoded::Words(capabilities::explain(value, place, capabilities::guest_kind)))
        }
        Holds::Features => Some(Decoded::Text(Features::from_hex(value)?.describe().into())),
        Holds::Number if file.key == "writable_pt" => {
            Some(Decoded::Text(Features::from_decimal(value)?.describe().into()))
        }
        Holds::GuestType => guest_type(value).and_then(text),
        Holds::Type if value != "xen" => text("This is not Xen."),
        Holds::Control if value.is_empty() => text("Empty: a Xen domain that is not dom0."),
        Holds::Control => text("The control domain: dom0."),
        Holds::Uuid => match marker(file, file.key, value)?.id {
            "sysfs-hypervisor/uuid-zero" => text("No UUID: dom0, or a guest that Xen started at boot."),
            _ => text("It begins like those of Amazon EC2."),
        },
        Holds::Hex if file.key == "pagesize" => {
            let bytes = u64::from_str_radix(value, 16).ok()?;
            Some(Decoded::Text(format!("{bytes} bytes").into()))
        }
        Holds::Hex if file.key == "virtual_start" => match value {
            "ffff800000000000" => text("A 64-bit Xen."),
            "f5800000" => text("A 32-bit Xen with PAE."),
            "fc000000" => text("A 32-bit Xen without PAE."),
            "0" => text("No range is kept."),
            _ => None,
        },
        _ => None,
    }
}

fn guest_type(value: &str) -> Option<&'static str> {
    match value {
        "PV" => Some("Paravirtualized: guest or dom0."),
        "HVM" => Some("Fully virtualized guest; whether with paravirtual drivers does not show here."),
        "PVH" => Some("PVH: hardware container without emulated devices, guest or dom0."),
        "Xen" => Some("On Xen, where there are no modes (Arm)."),
        _ => None,
    }
}

/// `4`, `17` and `.5` are Xen 4.17.5.
fn compose_version(segment: &Segment<'_>, section: &mut Section) {
    let read = |key: &str| section.fact(key).map(|fact| (fact.text(segment.source).into_owned(), fact.span));
    let (Some((major, span)), Some((minor, _))) = (read("major"), read("minor")) else { return };
    let extra = read("extra").map(|(extra, _)| extra).filter(|extra| extra != DENIED).unwrap_or_default();
    let fact = Fact::new("version", span, FORMAT.field("version"));
    section.facts.push(fact.worth(format!("{major}.{minor}{extra}")).about(About::HypervisorVersion));
}
