//! Reads the lines of a section.

use std::borrow::Cow;
use std::ops::Range;

use crate::format::Segment;
use crate::scan;
use crate::section::{About, Fact, Note, Section};
use crate::text::{Line, Span};
use crate::xen::{Release, capabilities, options};

use super::topology::Tables;
use super::{Entry, FORMAT, asked_key, clues, entry, form, is_error, is_info, is_node, is_wrapped, values};

/// A value as printed, over one line or several.
#[derive(Debug)]
pub(super) struct Printed<'l> {
    pub(super) key: &'l str,
    key_span: Span,
    /// The value, the lines joined.
    pub(super) text: Cow<'l, str>,
    /// Each line's part, and where it begins in the value.
    pieces: Vec<(usize, Line<'l>, &'l str)>,
}

impl<'l> Printed<'l> {
    fn new(line: Line<'l>, found: Entry<'l>) -> Self {
        let pieces = vec![(0, line, found.value)];
        Self { key: found.key, key_span: line.span_of(found.key), text: Cow::Borrowed(found.value), pieces }
    }

    /// Adds the next line. A terminal breaks anywhere, a mail at a blank; quoted-printable text has
    /// a `=` where it breaks; `xm` and people indent the next line.
    fn add(&mut self, line: Line<'l>) {
        let part = line.text.trim_ascii();
        let Some((_, last, _)) = self.pieces.last() else { return };
        let text = self.text.to_mut();
        let is_quoted = last.text.len() >= 70 && text.ends_with('=');
        if is_quoted {
            text.pop();
        }
        // Blanks at the end of a line are no part of its text.
        let is_blank = line.text.starts_with(' ') || last.text.chars().count() < last.width();
        let is_known = |word: &str| match self.key {
            "xen_caps" => capabilities::is_guest_kind(word),
            "virt_caps" => !capabilities::virt_cap(word).is_empty(),
            "xen_commandline" => !options::explain(word).is_empty(),
            _ => false,
        };
        // Of lists the words tell whether one of them was cut in two.
        let (before, after) = (scan::texts(text).last().unwrap_or_default(), scan::texts(part).next());
        let is_one = after.is_some_and(|after| is_known(&format!("{before}{after}")));
        let is_cut = self.key == "hw_caps"
            || is_one && (!is_known(before) || !after.is_some_and(is_known))
            || !is_one && !after.is_some_and(is_known) && last.text.len() >= TERMINAL && !is_blank;
        if !is_quoted && !is_cut {
            text.push(' ');
        }
        self.pieces.push((text.len(), line, part));
        text.push_str(part);
    }

    /// Where a part of the value stands.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let parts = self.pieces.iter().filter_map(|(start, line, part)| {
            let from = range.start.max(*start) - start;
            let to = range.end.min(start + part.len()).checked_sub(*start)?;
            part.get(from..to).filter(|it| !it.is_empty()).map(|it| line.span_of(it))
        });
        parts.fold(Span::NONE, Span::to)
    }

    /// Where the value stands.
    pub(super) fn whole(&self) -> Span {
        let parts = self.pieces.iter().map(|(_, line, part)| line.span_of(part));
        parts.fold(Span::NONE, Span::to)
    }

    /// Where the key and the value stand: what shows more than a number alone.
    pub(super) fn entry(&self) -> Span {
        self.key_span.to(self.whole())
    }

    fn fact(&self, release: Option<Release>) -> Fact {
        let mut fact = Fact::new(self.key.to_owned(), self.whole(), FORMAT.field(self.key));
        fact.key_span = self.key_span;
        if let (Cow::Owned(text), true) = (&self.text, self.pieces.len() > 1) {
            fact.value = Some(text.clone());
        }
        fact.decoded = values::decode(self, release);
        fact.about = match self.key {
            _ if self.text.is_empty() => None,
            "release" => Some(About::Kernel),
            "nr_cpus" => Some(About::HostCpus),
            "total_memory" => Some(About::HostMemoryMib),
            "xen_version" => Some(About::HypervisorVersion),
            _ => None,
        };
        fact
    }
}

/// A line of this length or more may have been broken within a word.
const TERMINAL: usize = 80;

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut printed: Vec<Printed<'_>> = Vec::new();
    let mut tables = Tables::default();
    let mut errors = Vec::new();
    for line in segment.lines().filter(|line| !line.is_blank()) {
        if segment.opening.form == form::VALUE {
            printed.extend(alone(segment, line));
        } else if let Some(found) = entry(line.text) {
            printed.push(Printed::new(line, found));
        } else if is_error(line.text) {
            errors.push(line);
        } else if tables.take(line) {
        } else if let Some(last) = printed.last_mut().filter(|_| is_node(line.text) || is_wrapped(line)) {
            if !is_node(line.text) {
                section.wrapped.push(line.number());
            }
            last.add(line);
        } else {
            section.notes.push(Note { span: line.whole(), text: Cow::Borrowed("") });
        }
    }
    let find = |key: &str| printed.iter().find(|it| it.key == key);
    let release = release(&find);
    // Only xm shows the distances of the nodes so.
    let is_xm = || tables.found.iter().any(|table| table.column("NodeDist").is_some()).then_some("xm");
    section.tool = tool(segment, &find).or_else(is_xm).map(Cow::Borrowed);
    section.variant = section.tool.as_deref().map(|tool| if tool.starts_with("xm") { "xm" } else { "xl" });
    let numa = if tables.found.is_empty() { "" } else { " -n" };
    section.title = format!("{} info{numa}", section.variant.unwrap_or("xl")).into();
    section.host = find("host").filter(|host| !matches!(host.text.as_ref(), "" | "(none)")).map(Printed::whole);
    // The headings of the tables are keys without values.
    let valued = printed.iter().filter(|it| !it.text.is_empty() || !values::is_table(it.key));
    section.facts = valued.map(|it| it.fact(release)).collect();
    compose_version(&find, &mut section);
    section.clues = clues::clues(&find, release, &errors);
    if let Some(first) = errors.first() {
        let text = "The tool could not ask the hypervisor, so what follows is incomplete.";
        section.notes.push(Note { span: first.whole(), text: text.into() });
    }
    section.tables = tables.found;
    section
}

/// The value that `xl info <key>` prints.
fn alone<'l>(segment: &Segment<'l>, line: Line<'l>) -> Option<Printed<'l>> {
    let key = asked_key(segment.command?)?;
    let value = line.text.trim_ascii();
    Some(Printed { key, key_span: Span::NONE, text: Cow::Borrowed(value), pieces: vec![(0, line, value)] })
}

type Find<'a, 'l> = dyn Fn(&str) -> Option<&'a Printed<'l>> + 'a;

fn release<'a, 'l: 'a>(find: &Find<'a, 'l>) -> Option<Release> {
    let version = find("xen_version").and_then(|it| Release::parse(&it.text));
    let number = |key| find(key)?.text.parse().ok();
    version.or_else(|| Some(Release::new(number("xen_major")?, number("xen_minor")?)))
}

/// `3`, `2` and `-1` are Xen 3.2-1, where the text has no `xen_version`.
fn compose_version<'a, 'l: 'a>(find: &Find<'a, 'l>, section: &mut Section) {
    if find("xen_version").is_some_and(|it| !it.text.is_empty()) {
        return;
    }
    let (Some(major), Some(minor)) = (find("xen_major"), find("xen_minor")) else { return };
    let extra = find("xen_extra").map_or("", |it| it.text.as_ref());
    let value = format!("{}.{}{}", major.text, minor.text, if extra.starts_with('<') { "" } else { extra });
    let fact = Fact::new("xen_version", major.entry(), FORMAT.field("xen_version"));
    section.composed.push(fact.worth(value).about(About::HypervisorVersion));
}

/// The tool and the oldest release that prints such lines.
fn tool<'a, 'l: 'a>(segment: &Segment<'_>, find: &Find<'a, 'l>) -> Option<&'static str> {
    let has = |key| find(key).is_some();
    let has_decimals = find("cpu_mhz").is_some_and(|it| it.text.contains('.'));
    let is_short = find("hw_caps").is_some_and(|it| (2..8).contains(&it.text.split(':').count()));
    let typed = segment.command.filter(|command| is_info(command).is_some());
    if has("system") || has("node_to_cpu") || has("node_to_memory") || has("sockets_per_node") || is_short {
        return Some("xm");
    }
    if has("xenstore_features") {
        Some("xl of Xen 4.21 or newer")
    } else if has("arm_sve_vector_length") {
        Some("xl of Xen 4.18 or newer")
    } else if has_decimals {
        Some("xl of Xen 4.11 or newer")
    } else if has("build_id") {
        Some("xl of Xen 4.7 or newer")
    } else if has("xen_version") {
        Some("xl of Xen 4.4 or newer")
    } else if has("outstanding_claims") {
        Some("xl of Xen 4.3 or newer")
    } else if has("max_cpu_id") || has("sharing_freed_memory") {
        Some("xl of Xen 4.2 or newer")
    } else if typed.is_some_and(|command| command.contains("xm info")) {
        Some("xm")
    } else if typed.is_some() {
        Some("xl")
    } else {
        match release(find) {
            Some(release) if release < Release::new(4, 1) => Some("xm"),
            Some(release) if release >= Release::new(4, 5) => Some("xl"),
            _ => None,
        }
    }
}
