//! Lines that were one, and one line that was several.

use memchr::memchr2_iter;

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

/// Where a line begins within another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The index of that other in the view.
    pub line: usize,
    /// The byte in it; nought where the line itself is doubtful.
    pub at: usize,
    /// Whether nothing tells where the line ends.
    pub doubtful: bool,
}

impl Source<'_> {
    /// Puts broken lines together. The breaks are in order.
    pub fn join(&mut self, breaks: &[Break]) {
        let mut repairs = Repairs::again(std::mem::take(&mut self.repairs));
        let mut breaks = breaks.iter().peekable();
        let records = std::mem::take(&mut self.records);
        let paste = std::mem::take(&mut self.text);
        let mut at = 0;
        while let Some(&first) = records.get(at) {
            at += 1;
            if breaks.peek().is_none_or(|next| next.line != at) {
                self.records.push(first);
                continue;
            }
            let (text, pieces) = (offset(self.arena.len()), offset(self.pieces.len()));
            let mut last = first;
            self.copy(first.shown, &paste);
            repairs.note(RepairKind::Wrapped, first.number);
            while let Some(next) = breaks.next_if(|next| next.line == at) {
                let Some(&record) = records.get(at) else { break };
                if next.blank {
                    let blank =
                        Span { start: self.end(last.shown, &paste), end: self.span_in(record.shown, 0..0).start };
                    self.pieces.push(Piece { arena: offset(self.arena.len()), len: 1, paste: blank });
                    self.arena.push(' ');
                }
                self.copy(record.shown, &paste);
                repairs.note(RepairKind::Wrapped, record.number);
                last = record;
                at += 1;
            }
            let text = Span { start: text, end: offset(self.arena.len()) };
            let shown = Shown::Arena { text, first_piece: pieces, pieces: offset(self.pieces.len()) - pieces };
            let whole = first.whole.to(last.whole);
            self.records.push(Record { shown, whole, joined: true, guessed: true, ..first });
        }
        self.text = paste;
        self.repairs = repairs.finish();
    }

    /// Where, in the paste, the text of a record ends.
    fn end(&self, shown: Shown, paste: &str) -> u32 {
        self.span_in(shown, 0..self.view(paste, shown).map_or(0, str::len)).end
    }

    /// Shows the cells of a table's row with one blank between them, without its frame.
    pub(super) fn unframe(&mut self, at: usize, paste: &str) {
        let Some(shown) = self.records.get(at).map(|record| record.shown) else { return };
        let Some(row) = self.view(paste, shown).map(str::to_owned) else { return };
        let (text, first_piece) = (offset(self.arena.len()), offset(self.pieces.len()));
        let cells = row.trim_ascii();
        let cells = cells.strip_prefix('|').unwrap_or(cells);
        let cells = cells.strip_suffix('|').unwrap_or(cells).split('|');
        for (column, cell) in cells.map(|cell| cell.trim_matches([' ', '\t', '`'])).enumerate() {
            let start = (cell.as_ptr() as usize).saturating_sub(row.as_ptr() as usize);
            if column > 0 {
                let bar = self.span_in(shown, start.saturating_sub(1)..start);
                self.pieces.push(Piece { arena: offset(self.arena.len()), len: 1, paste: bar });
                self.arena.push(' ');
            }
            self.copy(shown.without(start, row.len() - start - cell.len()), paste);
        }
        let text = Span { start: text, end: offset(self.arena.len()) };
        let shown = Shown::Arena { text, first_piece, pieces: offset(self.pieces.len()) - first_piece };
        if let Some(record) = self.records.get_mut(at) {
            record.shown = shown;
        }
    }

    /// Copies what a record shows to the end of the arena, run by run.
    fn copy(&mut self, shown: Shown, text: &str) {
        let at = offset(self.arena.len());
        match shown {
            Shown::Paste(paste) => {
                self.pieces.push(Piece { arena: at, len: paste.end - paste.start, paste });
                self.arena.push_str(text.get(paste.range()).unwrap_or_default());
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
        let texts = self.records.iter().map(|record| self.view(paste, record.shown).unwrap_or_default());
        let begun = |(line, text)| starts(text).map(move |at| Part { line, at, doubtful: false });
        let parts = texts.enumerate().flat_map(begun).collect();
        self.part_at(parts, paste, repairs, false);
    }

    /// Parts lines of which many are on one. It is a guess. The parts are in order.
    pub fn part_lines(&mut self, parts: Vec<Part>) {
        let paste = std::mem::take(&mut self.text);
        let mut repairs = Repairs::again(std::mem::take(&mut self.repairs));
        self.part_at(parts, &paste, &mut repairs, true);
        self.repairs = repairs.finish();
        self.text = paste;
    }

    fn part_at(&mut self, parts: Vec<Part>, paste: &str, repairs: &mut Repairs, guessed: bool) {
        if parts.is_empty() {
            return;
        }
        let mut parts = parts.into_iter().peekable();
        let records = std::mem::take(&mut self.records);
        for (index, mut record) in records.into_iter().enumerate() {
            let length = self.view(paste, record.shown).map_or(0, str::len);
            let mut from = 0;
            record.guessed |= guessed && parts.peek().is_some_and(|part| part.line == index);
            while let Some(Part { at, doubtful, .. }) = parts.next_if(|part| part.line == index) {
                if at > 0 {
                    repairs.note(RepairKind::Parted, record.number);
                    let split = self.span_in(record.shown, at - from..at - from).start;
                    let shown = record.shown.without(0, length - at);
                    let whole = Span { end: split, ..record.whole };
                    self.records.push(Record { shown, whole, ..record });
                    self.trim(self.records.len() - 1, paste);
                    record.shown = record.shown.without(at - from, 0);
                    record.whole.start = split;
                    from = at;
                }
                record.doubtful = doubtful;
            }
            self.records.push(record);
            self.trim(self.records.len() - 1, paste);
        }
    }
}

/// Where further records begin on a line.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let mut from = 0;
    let sign = if text.starts_with("(XEN)") { b'(' } else { b'[' };
    memchr2_iter(sign, b'<', text.as_bytes()).filter(move |&at| {
        let (before, rest) = text.split_at_checked(at).unwrap_or_default();
        let is_start = at > 0 && is_record(before.get(from..).unwrap_or_default(), rest);
        from = if is_start { at } else { from };
        is_start
    })
}

/// Whether several records stand on a line.
pub(super) fn has_parts(text: &str) -> bool {
    starts(text).next().is_some()
}

/// How far back a word is looked for before a stamp.
const NEAR: usize = 200;

/// Whether a record begins at `rest`, and `before` it is not a part of its prefix.
fn is_record(before: &str, rest: &str) -> bool {
    if rest.starts_with("(XEN) ") {
        return before.starts_with("(XEN) ") && before.trim_ascii_end().len() > 6;
    }
    // `<4>` of a raw log, where there are several.
    if let Some((_, rest)) = front(rest, "<#>") {
        let is_level =
            |text: &str| text.match_indices('<').any(|(at, _)| front(text.get(at..).unwrap_or(""), "<#>").is_some());
        return before.ends_with(' ') && (is_level(before) || is_level(rest));
    }
    if front(rest, "[ *#+.######]").is_none() {
        return false;
    }
    // Behind a record with a stamp of its own; the journal prints its stamp in front of the kernel's.
    let message = front(before, "[ *#+.######] ?").map_or("", |(_, message)| message);
    let is_message = message.bytes().take(NEAR).any(|byte| byte == b' ')
        && message.starts_with(|it: char| it.is_ascii_alphanumeric())
        && !message.ends_with("kernel: ");
    // In front of the kernel's stamp on its own line stand other stamps, tags, levels, programs.
    // udev's monitor names the source of an event.
    is_message
        || !matches!(before.trim_ascii(), "KERNEL" | "UDEV")
            && before.bytes().rev().take(NEAR).any(|byte| byte.is_ascii_alphabetic())
            && ![") ", "> ", "] ", ": ", ")", ">"].iter().any(|end| before.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn views(text: &str) -> Vec<String> {
        let source = Source::from_text(text);
        for line in source.lines(0..source.len()) {
            assert_eq!(source.read(line.whole()), line.text);
        }
        source.lines(0..source.len()).map(|line| line.text.to_owned()).collect()
    }

    #[test]
    fn records_on_one_line_are_parted() {
        for (text, lines) in [
            ("> [0.07] a", &["[0.07] a"][..]),
            (
                "> [0.071334] a b [ 5.086631] c: 25s... [ 35.142634] d",
                &["[0.071334] a b", "[ 5.086631] c: 25s...", "[ 35.142634] d"],
            ),
            ("INFO: task jbd2/[34315.188943]  x+0x23", &["INFO: task jbd2/", "[34315.188943]  x+0x23"]),
            ("host kernel:[34315.166784]  y", &["host kernel:", "[34315.166784]  y"]),
            (".[5;22H [ initrd ].[5;1H[    0.000000] Linux", &[" [ initrd ]", "[    0.000000] Linux"]),
            ("(XEN) a (XEN) b", &["(XEN) a", "(XEN) b"]),
            ("it says: <1>BUG: a <0>Oops: b <4>CPU 3", &["it says:", "<1>BUG: a", "<0>Oops: b", "<4>CPU 3"]),
            (
                "[ 0.000001] a b: [ 0.000002] x (y) [ 0.000003] z",
                &["[ 0.000001] a b:", "[ 0.000002] x (y)", "[ 0.000003] z"],
            ),
            ("a list <1> b", &["a list <1> b"]),
        ] {
            assert_eq!(views(text), lines, "{text}");
        }
    }

    #[test]
    fn records_with_other_stamps_are_parted_too() {
        for (text, lines) in [
            (
                "[Fri Nov 20 15:40:31 2026] a b [Fri Nov 20 15:40:32 2026] c",
                &["[Fri Nov 20 15:40:31 2026] a b", "[Fri Nov 20 15:40:32 2026] c"][..],
            ),
            ("6,2,0,-;a b 6,3,12,-;c", &["6,2,0,-;a b", "6,3,12,-;c"]),
            ("Nov 20 15:42:06 lab kernel: a b Nov 20 15:42:07 lab kernel: c", &["a b", "c"]),
            ("Nov 20 15:42:06 lab kernel: a b Nov 20 15:42:07 foo kernel: c", &["a b Nov 20 15:42:07 foo kernel: c"]),
        ] {
            assert_eq!(views(text), lines, "{text}");
        }
    }

    #[test]
    fn an_escape_sequence_that_was_broken_is_taken_off() {
        assert_eq!(views("a \u{1b}[01\n;31mb\u{1b}[0m\nc\u{1b}\n[0md\n"), ["a", "b", "c", "d"]);
        assert_eq!(views("a\u{1b}[0m\nme: b\n"), ["a", "me: b"]);
    }

    #[test]
    fn stamps_that_belong_to_their_line_stay() {
        for text in [
            "[17159596.699613] [Fri Dec 22 12:26:24 2023] [  +0.000000] 2023-12-22T12:26:24,559615-08:00 device",
            "kern  :info  : [    0.000000] Linux",
            "<6>[    0.000000] Linux",
            "(XEN) [    1.234567] Linux",
            "[    1.500000][    T0] Linux",
            "(XEN)  [0000000000000000, 0000000000000fff] (reserved)",
        ] {
            assert_eq!(views(text), [text]);
        }
    }

    #[test]
    fn broken_lines_are_put_together_and_spans_stay() {
        let mut source = Source::from_text("> key : one two\n> thr\u{a0}ee\nfo\nur\n");
        source.join(&[Break { line: 1, blank: true }, Break { line: 3, blank: false }]);
        let lines: Vec<_> = source.lines(0..source.len()).map(|line| (line.number(), line.text)).collect();
        assert_eq!(lines, [(1, "key : one two thr ee"), (3, "four")]);
        let line = source.line(0).unwrap();
        let span = line.span_of(line.text.split_whitespace().nth(4).unwrap());
        assert_eq!((source.pasted(span), source.line_number(span.start)), ("thr", 2));
        assert_eq!(source.read(line.whole()), line.text);
        assert!(source.is_guessed(span));
        let pasted: Vec<_> = source.pasted_lines(2).map(|(number, span)| (number, source.pasted(span))).collect();
        assert_eq!(pasted, [(2, "> thr\u{a0}ee"), (3, "fo"), (4, "ur")]);
    }
}
