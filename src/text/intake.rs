//! From the decoded text to lines: each is cleaned, and what stands around it is set aside.

use std::ops::Range;

use super::clean::{self, Cleaned};
use super::repair::Repairs;
use super::shape::{front, front_of};
use super::{Origin, Record, RepairKind, Shown, Source, Span, lead, markup, offset, origin, runs};

/// Stamps of the kernel's records with which a line begins, but for the usual one.
const STAMPS: [&str; 7] = [
    "[@+.? @+.? +##? ##:##:## ####] ",
    "[@+##? ##:##] ",
    "[ *~#+.######] ",
    "[ *#+.###### < *#+.######>] ",
    "####-##-##T##:##:##,######~##:## ",
    "#,#+,#+,-&",
    "%+ *:%+ *: [",
];

impl Source<'_> {
    /// Cuts the text into lines.
    pub(super) fn cut(&mut self, repairs: &mut Repairs) {
        let text = std::mem::take(&mut self.text);
        let mut number = 0;
        let mut suspects = runs::Suspects::default();
        self.stamped = origin::stamped(&text);
        let mut is_quoted = clean::is_quoted_printable(&text);
        let mut lines = clean::raw_lines(&text);
        let mut open = "";
        while let Some(mut whole) = lines.next() {
            number += 1;
            let first = number;
            // In a mail with its head this line tells.
            let coding = text.get(whole.range()).and_then(|raw| front(raw, "Content-@ransfer-@ncoding: "));
            is_quoted =
                coding.map_or(is_quoted, |(_, coding)| coding.trim_ascii().eq_ignore_ascii_case("quoted-printable"));
            // `=` at the end of a line: it goes on with the next one.
            while is_quoted && text.get(whole.range()).is_some_and(|raw| raw.ends_with('=')) {
                let Some(next) = lines.next() else { break };
                whole.end = next.end;
                number += 1;
            }
            let raw = text.get(whole.range()).unwrap_or_default();
            if text.as_bytes().get(whole.end as usize) == Some(&b'\r') {
                repairs.note(RepairKind::CarriageReturn, first);
            }
            // A line may have been broken within an escape sequence.
            let torn = clean::torn_rest(open, raw);
            open = clean::torn(raw);
            let shown = match clean::clean(raw, whole.start, is_quoted, torn, &mut self.arena, &mut self.pieces) {
                Cleaned::AsIs => Shown::Paste(whole),
                Cleaned::Rewritten { text, first_piece, pieces, kinds } => {
                    for kind in kinds {
                        (first..=number).for_each(|line| repairs.note(kind, line));
                    }
                    Shown::Arena { text, first_piece, pieces }
                }
            };
            let mut record = Record {
                number: first,
                whole,
                shown,
                origin: None,
                fence: false,
                joined: number > first,
                guessed: false,
                doubtful: false,
                torn: false,
            };
            while let Some(part) = self.part_off(&mut record, &text, repairs) {
                self.take(part, &text, &mut suspects, repairs);
            }
            self.take(record, &text, &mut suspects, repairs);
        }
        drop(lines);
        self.line_count = number;
        runs::strip(self, &suspects, &text, repairs);
        self.text = text;
    }

    /// Takes a line into the view. Behind it another record of the same log may stand.
    fn take(&mut self, record: Record, paste: &str, suspects: &mut runs::Suspects, repairs: &mut Repairs) {
        let mut next = Some(record);
        while let Some(record) = next.take() {
            self.records.push(record);
            let at = self.records.len() - 1;
            self.strip_prefix(at, paste, repairs);
            next = self.another(at, paste);
            if next.is_some() {
                repairs.note(RepairKind::Parted, record.number);
            }
            let view = |at: usize| self.records.get(at).and_then(|record| self.view(paste, record.shown));
            suspects.look(view(at).unwrap_or_default(), at.checked_sub(1).and_then(view).unwrap_or("\n"));
        }
    }

    /// The record that begins behind another one on its line, with a stamp or prefix as that has.
    fn another(&mut self, at: usize, paste: &str) -> Option<Record> {
        let record = self.records.get(at)?;
        let text = self.view(paste, record.shown)?;
        let origin = record.origin.and_then(|origin| self.origins.get(origin as usize));
        let pasted = |span: Option<Span>| Some(paste.get(span?.range()).unwrap_or_default());
        let logged = origin.and_then(|origin| Some((pasted(origin.host)?, pasted(origin.tag)?)));
        let begin = match logged {
            Some((host, tag)) => {
                let mut blanks = memchr::memmem::find(text.as_bytes(), format!(" {host} {tag}").as_bytes())
                    .into_iter()
                    .flat_map(|_| memchr::memchr_iter(b' ', text.as_bytes()));
                let names = |prefix: &origin::Prefix, rest: &str| {
                    let part = |range: &Option<Range<usize>>| rest.get(range.clone()?);
                    part(&prefix.host) == Some(host) && part(&prefix.tag) == Some(tag)
                };
                blanks.find(|blank| {
                    let rest = text.get(blank + 1..).unwrap_or_default();
                    origin::prefix(rest, self.stamped).is_some_and(|prefix| names(&prefix, rest))
                })?
            }
            None => {
                // Several stamps may stand before one message.
                let mut message = text;
                while let Some((_, rest)) = front_of(message, &STAMPS) {
                    message = rest.trim_ascii_start();
                }
                let front = text.len() - message.len();
                let mut blanks = memchr::memchr_iter(b' ', message.as_bytes()).filter(|_| front > 0);
                front + blanks.find(|blank| front_of(message.get(blank + 1..).unwrap_or(""), &STAMPS).is_some())?
            }
        };
        let split = self.span_in(record.shown, begin + 1..begin + 1).start;
        let mut rest = *record;
        rest.shown = record.shown.without(begin + 1, 0);
        rest.whole.start = split;
        rest.origin = None;
        let shown = record.shown.without(0, text.len() - begin);
        let record = self.records.get_mut(at)?;
        record.shown = shown;
        record.whole.end = split;
        Some(rest)
    }

    /// The first of several lines that stand on one: other signs than the usual ones ended them.
    fn part_off(&self, record: &mut Record, paste: &str, repairs: &mut Repairs) -> Option<Record> {
        let Shown::Arena { .. } = record.shown else { return None };
        let view = self.view(paste, record.shown)?;
        let (part, rest) = view.split_once(clean::LINE_END)?;
        let (end, start) = (part.len(), view.len() - rest.len());
        let split = self.span_in(record.shown, end..start).end;
        let shown = record.shown.without(0, view.len() - end);
        let part = Record { shown, whole: Span { end: split, ..record.whole }, ..*record };
        record.shown = record.shown.without(start, 0);
        record.whole.start = split;
        repairs.note(RepairKind::Parted, record.number);
        Some(part)
    }

    /// Takes blanks from the end of a record. They are no repair: nobody sees them.
    pub(super) fn trim(&mut self, at: usize, paste: &str) {
        let Some(record) = self.records.get(at) else { return };
        let Some(text) = self.view(paste, record.shown) else { return };
        let blanks = text.len() - text.trim_ascii_end().len();
        if blanks > 0
            && let Some(record) = self.records.get_mut(at)
        {
            record.shown = record.shown.without(0, blanks);
        }
    }

    /// Takes markup, quoting and log prefixes from around a record.
    pub(super) fn strip_prefix(&mut self, at: usize, paste: &str, repairs: &mut Repairs) {
        let Some(mut record) = self.records.get(at).copied() else { return };
        // A quoted fence, a fence around quoted lines: either may be outside.
        for _ in 0..2 {
            let Some(view) = self.view(paste, record.shown) else { return };
            if let Some(inside) = markup::inside(view) {
                repairs.note(inside.kind, record.number);
                // The end of a line is a blank line where it stands alone.
                record.fence = inside.text.is_empty() && !view.trim_ascii_start().starts_with("<br");
                record.shown = record.shown.without(inside.text.start, view.len() - inside.text.end);
            }
            let Some(view) = self.view(paste, record.shown) else { return };
            let priority = lead::priority(view);
            if priority > 0 {
                repairs.note(RepairKind::LogPrefix, record.number);
                record.shown = record.shown.without(priority, 0);
            }
            let Some(view) = self.view(paste, record.shown) else { return };
            let Some(prefix) = origin::prefix(view, self.stamped) else { break };
            for &kind in prefix.kinds() {
                repairs.note(kind, record.number);
            }
            let paste_span = |range: Range<usize>| self.span_in(record.shown, range);
            let origin = Origin {
                host: prefix.host.map(paste_span),
                tag: prefix.tag.map(paste_span),
                stamp: prefix.stamp.map(paste_span),
            };
            record.shown = record.shown.without(prefix.len, 0);
            if origin.host.is_some() || origin.stamp.is_some() {
                record.origin = Some(offset(self.origins.len()));
                self.origins.push(origin);
            }
        }
        if let Some(place) = self.records.get_mut(at) {
            *place = record;
        }
    }
}
