//! Lines that were one, and one line that was several.

use memchr::memchr_iter;

use super::repair::Repairs;
use super::shape::front;
use super::{Piece, Record, RepairKind, Shown, Source, Span, offset};

/// Where a line was broken on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// The index, in the view, of the line that goes on with the one before it.
    pub line: usize,
    /// Whether a blank stood there. A terminal breaks lines within words, a mail program between them.
    pub blank: bool,
}

impl Source<'_> {
    /// Puts broken lines together. The breaks are in order.
    pub fn join(&mut self, breaks: &[Break]) {
        let mut repairs = Repairs::again(std::mem::take(&mut self.repairs));
        let mut breaks = breaks.iter().peekable();
        let records = std::mem::take(&mut self.records);
        let mut at = 0;
        while let Some(&first) = records.get(at) {
            at += 1;
            if breaks.peek().is_none_or(|next| next.line != at) {
                self.records.push(first);
                continue;
            }
            let (text, pieces) = (offset(self.arena.len()), offset(self.pieces.len()));
            let mut last = first;
            self.copy(first.shown);
            repairs.note(RepairKind::Wrapped, first.number);
            while let Some(next) = breaks.next_if(|next| next.line == at) {
                let Some(&record) = records.get(at) else { break };
                if next.blank {
                    let paste = Span { start: self.end(last.shown), end: self.span_in(record.shown, 0..0).start };
                    self.pieces.push(Piece { arena: offset(self.arena.len()), len: 1, paste });
                    self.arena.push(' ');
                }
                self.copy(record.shown);
                repairs.note(RepairKind::Wrapped, record.number);
                last = record;
                at += 1;
            }
            let text = Span { start: text, end: offset(self.arena.len()) };
            let shown = Shown::Arena { text, first_piece: pieces, pieces: offset(self.pieces.len()) - pieces };
            let whole = first.whole.to(last.whole);
            self.records.push(Record { shown, whole, joined: true, guessed: true, ..first });
        }
        self.repairs = repairs.finish();
    }

    /// Where, in the paste, the text of a record ends.
    fn end(&self, shown: Shown) -> u32 {
        self.span_in(shown, 0..self.view(&self.text, shown).map_or(0, str::len)).end
    }

    /// Copies what a record shows to the end of the arena, run by run.
    fn copy(&mut self, shown: Shown) {
        let at = offset(self.arena.len());
        match shown {
            Shown::Paste(paste) => {
                self.pieces.push(Piece { arena: at, len: paste.end - paste.start, paste });
                self.arena.push_str(self.text.get(paste.range()).unwrap_or_default());
            }
            Shown::Arena { text, first_piece, pieces } => {
                for index in first_piece..first_piece + pieces {
                    let Some(piece) = self.pieces.get(index as usize).copied() else { break };
                    let start = piece.arena.max(text.start);
                    let end = (piece.arena + piece.len).min(text.end);
                    if start >= end {
                        continue;
                    }
                    let mut paste = piece.paste;
                    if piece.len == paste.end - paste.start {
                        paste.start += start - piece.arena;
                        paste.end = paste.start + (end - start);
                    }
                    self.pieces.push(Piece { arena: at + (start - text.start), len: end - start, paste });
                }
                self.arena.extend_from_within(text.range());
            }
        }
    }

    /// Parts records that stand on one line: each begins with the kernel's stamp, or with Xen's tag.
    ///
    /// ```text
    /// [ 0.071334] xen_netfront: backend supports XDP [ 5.086631] xenbus_probe_frontend: Waiting
    /// INFO: task jbd2/[34315.188943]  __rq_qos_throttle+0x23/0x30
    /// ```
    pub(super) fn part(&mut self, paste: &str, repairs: &mut Repairs) {
        let mut parts: Vec<(usize, usize)> = Vec::new();
        for (index, record) in self.records.iter().enumerate() {
            let text = self.view(paste, record.shown).unwrap_or_default();
            let mut from = 0;
            for at in memchr_iter(if text.starts_with("(XEN)") { b'(' } else { b'[' }, text.as_bytes()) {
                let (before, rest) = text.split_at_checked(at).unwrap_or_default();
                let before = before.get(from..).unwrap_or_default();
                if is_record(before, rest) {
                    parts.push((index, at));
                    from = at;
                }
            }
        }
        if parts.is_empty() {
            return;
        }
        let mut parts = parts.into_iter().peekable();
        let records = std::mem::take(&mut self.records);
        for (index, mut record) in records.into_iter().enumerate() {
            let length = self.view(paste, record.shown).map_or(0, str::len);
            let mut from = 0;
            while let Some((_, at)) = parts.next_if(|(line, _)| *line == index) {
                repairs.note(RepairKind::Parted, record.number);
                let split = self.span_in(record.shown, at - from..at - from).start;
                let shown = record.shown.without(0, length - at);
                let whole = Span { end: split, ..record.whole };
                self.records.push(Record { shown, whole, ..record });
                record.shown = record.shown.without(at - from, 0);
                record.whole.start = split;
                from = at;
            }
            self.records.push(record);
        }
    }
}

/// Whether a record begins at `rest`, and `before` it is not a part of its prefix.
fn is_record(before: &str, rest: &str) -> bool {
    let before = before.trim_ascii();
    if rest.starts_with("(XEN) ") {
        return before.starts_with("(XEN) ") && before.len() > 6;
    }
    // The shape of the kernel's stamp, and what may stand before it on its own line.
    front(rest, "[ *#+.######]").is_some()
        && before.bytes().any(|byte| byte.is_ascii_alphabetic())
        && front(before, "[ *#+.######").is_none_or(|(_, rest)| rest.len() > 2)
        && !before.ends_with([')', '>', ']'])
        && !before.ends_with(" :")
        && !before.ends_with("kernel:")
}
