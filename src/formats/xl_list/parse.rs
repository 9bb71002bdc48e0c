//! Reads the lines of an `xl list` section.

use std::borrow::Cow;

use crate::clue::{Clue, Marker};
use crate::format::Segment;
use crate::scan::{self, Word};
use crate::section::{Note, Section, Table};
use crate::text::{Line, Span};

use super::{
    DOM0_PV, DOM0_PVH, DOMAINS, LONG, REFUSED, field, form, inactive, is_heading, is_heading_rest, is_refused,
    is_row_rest, state,
};

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    match segment.opening.form {
        form::TABLE => Reader::new(section).read(segment),
        form::JSON => {
            long(segment, &mut section, "\"domid\":");
            section
        }
        form::SXP => {
            long(segment, &mut section, "(domid ");
            section
        }
        _ => {
            section.variant = Some("refused");
            let lines = segment.lines().find(|line| is_refused(line.text));
            section.clues.extend(lines.map(|line| clue(&REFUSED, line, line.text)));
            section
        }
    }
}

fn clue(marker: &'static Marker, line: Line<'_>, part: &str) -> Clue {
    Clue::new(marker, line.span_of(part.trim_ascii()))
}

/// Headings of two words.
const PAIRS: &[(&str, &str, &str)] = &[("Security", "Label", "Security Label"), ("NODE", "Affinity", "NODE Affinity")];

/// A heading and where it stands.
struct Heading {
    name: Cow<'static, str>,
    span: Span,
}

fn headings(line: Line<'_>) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    for word in scan::words(line.text) {
        let span = line.span(word.start..word.end());
        let pair = found.last_mut().and_then(|last| {
            let (.., name) = PAIRS.iter().find(|(first, second, _)| last.name == *first && word.text == *second)?;
            Some((last, *name))
        });
        match pair {
            Some((last, name)) => {
                last.name = Cow::Borrowed(name);
                last.span = last.span.to(span);
            }
            None => found.push(Heading { name: Cow::Owned(word.text.to_owned()), span }),
        }
    }
    found
}

/// Headings that are read. No version has half as many; a line of thousands is damage.
const MOST: usize = 24;

/// Words of the longest name.
const NAME_WORDS: usize = 4;

struct Reader {
    section: Section,
    table: Table,
    /// The columns of the heading, in printed order.
    columns: Vec<usize>,
    /// How many of them stand before the state.
    before_state: usize,
    /// How many cells the newest row has.
    filled: usize,
    is_short: bool,
}

impl Reader {
    fn new(section: Section) -> Self {
        Self { section, table: Table::new("domains"), columns: Vec::new(), before_state: 0, filled: 0, is_short: false }
    }

    fn read(mut self, segment: &Segment<'_>) -> Section {
        // `xl` of Xen 4.0 has three letters of state, and another meaning of memory.
        let mut states = segment.lines().filter_map(|line| state(line.text));
        self.is_short = states.next().is_some_and(|first| first.text.len() == 3);
        let has_tabs = segment.lines().next().is_some_and(|line| line.text.contains('\t'));
        let first = segment.lines().next().filter(|line| !is_heading(line.text));
        if let Some(first) = first {
            self.section.clues.push(clue(&DOMAINS, first, first.text));
            ["Name", "ID", "Mem", "VCPUs", "State", "Time(s)"].into_iter().for_each(|name| self.column(name.into()));
        }
        for line in segment.lines().filter(|line| !line.is_blank()) {
            let understood = if is_heading(line.text) {
                self.section.clues.push(clue(&DOMAINS, line, line.text));
                self.heading(line);
                true
            } else if is_heading_rest(line.text) {
                self.heading(line);
                true
            } else if is_row_rest(line.text) && self.filled > 0 {
                let words: Vec<Word<'_>> = scan::words(line.text).collect();
                self.cells(line, &words);
                true
            } else {
                self.row(line)
            };
            if !understood {
                self.note(line.whole());
            }
        }
        self.name(segment, has_tabs);
        self.section.tables.push(self.table);
        self.section
    }

    fn note(&mut self, span: Span) {
        self.section.notes.push(Note { span, text: Cow::Borrowed("") });
    }

    fn heading(&mut self, line: Line<'_>) {
        for Heading { name, span } in headings(line).into_iter().take(MOST) {
            self.column(name);
            let at = self.columns.last().and_then(|&at| self.table.columns.get_mut(at));
            if let Some(column) = at {
                column.header = span;
            }
        }
    }

    /// Adds a column, or finds it.
    fn column(&mut self, name: Cow<'static, str>) {
        let known = if self.is_short { field(&format!("{name}#4.0")) } else { None }.or_else(|| field(&name));
        let words = matches!(
            name.as_ref(),
            "Name" | "State" | "UUID" | "Reason-Code" | "Security Label" | "Label" | "Cpupool" | "NODE Affinity"
        );
        if name == "State" {
            self.before_state = self.columns.len();
        }
        let at = self.table.column_at(name, known, words);
        self.columns.push(at);
    }

    fn row(&mut self, line: Line<'_>) -> bool {
        let words: Vec<Word<'_>> = scan::words(line.text).collect();
        let state = state(line.text);
        let at = match state {
            Some(state) => words.iter().position(|word| word.start == state.start),
            // Neither id nor state: the two numbers before the time.
            None if inactive(line.text) => words.len().checked_sub(1),
            None => None,
        };
        let Some((before, after)) = at.and_then(|at| words.split_at_checked(at)) else { return false };
        // The numbers between name and state; an inactive domain lacks the first, its id.
        let missing = usize::from(state.is_none());
        let Some(names) = before.len().checked_sub(self.before_state.saturating_sub(1 + missing)) else { return false };
        let Some((name, numbers)) = before.split_at_checked(names) else { return false };
        // `xl vcpu-list` has such rows too, with an affinity behind the time. Names have no blanks, but for those
        // that people give them.
        let is_other = name.len() > NAME_WORDS
            || state.is_some_and(|state| (state.text.len() == 3) != self.is_short)
            || self.columns.len() < self.before_state + after.len()
                && self.table.column("NODE Affinity").is_none()
                && after.iter().any(|word| word.text == "/");
        if is_other || !numbers.iter().all(|word| scan::whole(word.text).is_some()) {
            return false;
        }
        self.table.add_row(line.number());
        if let (Some(&column), Some(first), Some(last)) = (self.columns.first(), name.first(), name.last()) {
            self.table.set(column, f64::NAN, line.span(first.start..last.end()));
        }
        self.filled = 1 + missing;
        self.cells(line, numbers);
        self.filled = self.before_state + missing;
        self.cells(line, after);
        true
    }

    /// Sets the next cells of the newest row. The last column takes all words that are left: a node
    /// affinity may be `any node`.
    fn cells(&mut self, line: Line<'_>, words: &[Word<'_>]) {
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let Some(&column) = self.columns.get(self.filled) else {
                let end = words.last().unwrap_or(word).end();
                self.note(line.span(word.start..end));
                return;
            };
            let takes_all = self.table.columns.get(column).is_some_and(|it| it.name == "NODE Affinity");
            let last = if takes_all { words.by_ref().last().unwrap_or(word) } else { word };
            let number = scan::measured(word.text).unwrap_or(f64::NAN);
            self.table.set(column, number, line.span(word.start..last.end()));
            self.filled += 1;
        }
    }

    /// The command and the version, as far as the text gives them away: `xl` prints tabs between
    /// some headings, `xm` only blanks; but terminals turn tabs into blanks.
    fn name(&mut self, segment: &Segment<'_>, has_tabs: bool) {
        let has = |name: &str| self.table.column(name).is_some();
        let is_xm = segment.command.is_some_and(|command| scan::texts(command).any(|word| word == "xm"));
        let (title, tool) = match () {
            () if has("Mem(MiB)") => ("xm list", Some("xm of Xen 3.0")),
            () if has("Label") => ("xm list --label", Some("xm")),
            () if is_xm => ("xm list", Some("xm")),
            () if self.is_short => ("xl list", Some("xl of Xen 4.0")),
            () if has("Claimed") => ("xl claims", Some("xl of Xen 4.3 or newer")),
            () if has("NODE Affinity") => ("xl list -n", Some("xl of Xen 4.3 or newer")),
            () if has("Cpupool") => ("xl list -c", Some("xl of Xen 4.6 or newer")),
            () if has("UUID") && has("Security Label") => ("xl list -v", Some("xl of Xen 4.2 or newer")),
            () if has("UUID") => ("xl list -v", Some("xl of Xen 4.1")),
            () if has("Security Label") => ("xl list -Z", Some("xl of Xen 4.2 or newer")),
            () => ("xl list", has_tabs.then_some("xl")),
        };
        self.section.title = title.into();
        self.section.tool = tool.map(Cow::Borrowed);
    }
}

/// The configurations of `-l`: what they say of dom0, and a word to the reader.
fn long(segment: &Segment<'_>, section: &mut Section, key: &str) {
    section.variant = Some("long");
    section.title = "xl list -l".into();
    let mut is_dom0 = false;
    for line in segment.lines() {
        let text = line.text.trim_ascii();
        if let Some(id) = text.strip_prefix(key) {
            is_dom0 = id.trim_matches([' ', ',', ')']) == "0";
            if section.clues.is_empty() {
                section.clues.push(clue(&LONG, line, text));
                let note = "The long form is shown as it is and not read as a table. xl list prints the table.";
                section.notes.push(Note { span: line.whole(), text: note.into() });
            }
        }
        // The first type is that of the domain; those of its devices follow.
        let value = text.strip_prefix("\"type\":").map(|value| value.trim_matches([' ', ',', '"']));
        if let Some(value) = value.filter(|_| is_dom0) {
            is_dom0 = false;
            match value {
                "pvh" => section.clues.push(clue(&DOM0_PVH, line, text)),
                "pv" => section.clues.push(clue(&DOM0_PV, line, text)),
                _ => {}
            }
        }
    }
}
