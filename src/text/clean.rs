//! One line at a time: carriage returns, escape sequences, control characters, Unicode blanks.

use memchr::{memchr_iter, memchr2_iter};

use super::{Piece, RepairKind, Span, offset};

/// The lines of a text without their ends. `\n`, `\r\n` (also `\r\r\n`, as serial consoles write)
/// and a lone `\r` end a line, as in an editor.
pub(super) fn raw_lines(text: &str) -> impl Iterator<Item = Span> {
    let bytes = text.as_bytes();
    let mut ends = memchr2_iter(b'\n', b'\r', bytes).peekable();
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= bytes.len() {
            return None;
        }
        let Some(end) = ends.next() else {
            let line = Span { start: offset(start), end: offset(bytes.len()) };
            start = bytes.len();
            return Some(line);
        };
        let line = Span { start: offset(start), end: offset(end) };
        let mut next = end + 1;
        if bytes.get(end) == Some(&b'\r') {
            // A run of carriage returns before a line feed is one line end.
            let run = bytes.get(end..).unwrap_or_default().iter().take_while(|&&byte| byte == b'\r').count();
            if bytes.get(end + run) == Some(&b'\n') {
                next = end + run + 1;
                while ends.next_if(|&at| at < next).is_some() {}
            }
        }
        start = next;
        Some(line)
    })
}

pub(super) enum Cleaned {
    /// Nothing to clean.
    AsIs,
    /// The line was written anew into the arena.
    Rewritten { text: Span, first_piece: u32, pieces: u32, kinds: Vec<RepairKind> },
}

/// Whether a text is quoted-printable, as mails arrive raw: `=3D` for the equals sign, `=` where a
/// line was broken. Each equals sign of such a text is one of the two.
pub(super) fn is_quoted_printable(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut is_coded = false;
    let mut line = 0;
    for at in memchr_iter(b'=', bytes) {
        match bytes.get(at + 1..) {
            // An equals sign, a tab, a character outside ASCII.
            Some([b'3', b'D', ..] | [b'0', b'9', ..] | [b'8'..=b'9' | b'A'..=b'F', _, b'=', ..]) => is_coded = true,
            Some([b'\n' | b'\r', ..]) => {
                line = memchr::memrchr2(b'\n', b'\r', bytes.get(line..at).unwrap_or_default())
                    .map_or(line, |end| line + end + 1);
                is_coded |= (SOFT_LINE..80).contains(&(at - line));
                line = at + 1;
            }
            Some([a, b, ..]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {}
            _ => return false,
        }
    }
    is_coded
}

/// Lines are broken near the limit of 76 characters.
const SOFT_LINE: usize = 66;

/// The length of coded characters at the start of `rest`, and what they stand for.
fn coded(rest: &str) -> Option<(usize, String)> {
    // The bytes, and where each of them ends: a line may be broken between two of one character.
    let (mut bytes, mut ends, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some([b'=', a, b, ..]) = rest.as_bytes().get(at..).filter(|_| bytes.len() < 4) {
        match (char::from(*a).to_digit(16), char::from(*b).to_digit(16)) {
            (Some(a), Some(b)) => bytes.extend(u8::try_from(a * 16 + b)),
            _ if matches!((a, b), (b'\n', _) | (b'\r', b'\n')) && !bytes.is_empty() => {
                at += if *a == b'\n' { 2 } else { 3 };
                continue;
            }
            _ => break,
        }
        at += 3;
        ends.push(at);
    }
    if let Some(&first) = bytes.first() {
        // One character of UTF-8, or of Latin-1.
        let whole = (1..=bytes.len()).find_map(|count| {
            let text = std::str::from_utf8(bytes.get(..count)?).ok()?;
            Some((*ends.get(count - 1)?, text.chars().next()?))
        });
        let (length, letter) = whole.unwrap_or((3, char::from(first)));
        // Blanks are blanks and the end of a line is none, as in a text that was not coded.
        let plain = match letter {
            '\t' => "\t".into(),
            '\r' => String::new(),
            _ if letter.is_whitespace() => " ".into(),
            _ => letter.into(),
        };
        return Some((length, plain));
    }
    let end = rest.strip_prefix('=')?;
    end.starts_with(['\r', '\n'])
        .then(|| (1 + end.len() - end.trim_start_matches('\r').len() + usize::from(end.contains('\n')), String::new()))
}

/// The begin of an escape sequence that goes on in the next line.
pub(super) fn torn(raw: &str) -> &str {
    let last = raw.rfind('\u{1b}').and_then(|at| raw.get(at..)).unwrap_or_default();
    let body = last.strip_prefix("\u{1b}[").unwrap_or(last.get(1..).unwrap_or_default());
    if body.bytes().all(|byte| matches!(byte, 0x30..=0x3f)) { last } else { "" }
}

/// How many bytes of a line are the rest of one.
pub(super) fn torn_rest(begin: &str, raw: &str) -> usize {
    let rest = raw.strip_prefix('[').filter(|_| begin.len() == 1).unwrap_or(raw);
    let body = rest.bytes().take_while(|byte| matches!(byte, 0x30..=0x3f)).count();
    let is_whole = rest.as_bytes().get(body).is_some_and(|byte| matches!(byte, 0x40..=0x7e));
    if begin.is_empty() || !is_whole || begin.len() == 1 && rest.len() == raw.len() {
        return 0;
    }
    raw.len() - rest.len() + body + 1
}

/// Cleans one raw line that starts at byte `start` of the paste. Its first `torn` bytes are the rest of an escape
/// sequence.
pub(super) fn clean(
    raw: &str,
    start: u32,
    is_quoted: bool,
    torn: usize,
    arena: &mut String,
    pieces: &mut Vec<Piece>,
) -> Cleaned {
    let is_string = is_string(raw);
    if !(torn > 0
        || raw.bytes().any(is_suspect)
        || raw.ends_with(['$', 'M'])
        || may_be_written_escape(raw)
        || is_string
        || raw.contains("](http")
        || is_quoted && raw.contains('='))
    {
        return Cleaned::AsIs;
    }
    let mut writer = Writer { arena, pieces, start, kinds: Vec::new(), clean_from: 0, raw };
    let (text_start, first_piece) = (offset(writer.arena.len()), offset(writer.pieces.len()));
    let mut at = torn;
    let mut end = raw.len();
    if torn > 0 {
        writer.replace(0, torn, "", RepairKind::Escape);
    }
    if let Some(inner) = whole_string(raw.trim_ascii()).filter(|_| is_string) {
        at = raw.len() - raw.trim_ascii_start().len() + 1;
        end = at + inner.len();
        writer.replace(0, at, "", RepairKind::Markup);
    }
    while let Some(rest) = raw.get(at..end) {
        let Some(next) = rest.chars().next() else { break };
        if is_quoted && let Some((length, instead)) = coded(rest) {
            writer.replace(at, length, &instead, RepairKind::QuotedPrintable);
            at += length;
            continue;
        }
        let taken = match next {
            '\u{1b}' => {
                let length = escape(rest);
                let gap = if rest.get(..length).is_some_and(moves_cursor) { " " } else { "" };
                Some((length, gap, RepairKind::Escape))
            }
            // A tab as `cat -A` shows it.
            '^' if rest.starts_with("^I") && raw.ends_with('$') => Some((2, "\t", RepairKind::Markup)),
            // A carriage return as editors show it.
            '^' if rest == "^M" => Some((2, "", RepairKind::Control)),
            '\\' | '"' if is_string && let Some((length, instead)) = in_string(rest) => {
                Some((length, instead, RepairKind::Markup))
            }
            '.' | '^' | '\\' | '#' | '[' | '\u{241b}' | '\u{2190}' | '\u{fffd}' => {
                written_escape(rest, writer.kinds.contains(&RepairKind::Escape))
                    .map(|length| (length, "", RepairKind::Escape))
                    .or_else(|| link(rest).map(|_| (1, "", RepairKind::Markup)))
            }
            ']' => address(rest).map(|length| (length, "", RepairKind::Markup)),
            '&' => entity(rest).map(|(length, instead)| (length, instead, RepairKind::Entity)),
            '\u{2018}' | '\u{2019}' => Some((next.len_utf8(), "'", RepairKind::Typographic)),
            '\u{201c}' | '\u{201d}' => Some((next.len_utf8(), "\"", RepairKind::Typographic)),
            '\u{2010}'..='\u{2013}' => Some((next.len_utf8(), "-", RepairKind::Typographic)),
            // A word processor makes one long dash of two.
            '\u{2014}' | '\u{2015}' => Some((next.len_utf8(), "--", RepairKind::Typographic)),
            '\u{ff1a}' => Some((next.len_utf8(), ":", RepairKind::Typographic)),
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                Some((next.len_utf8(), LINE_END, RepairKind::Control))
            }
            '\t' => None,
            '\0'..='\u{1f}'
            | '\u{7f}'
            | '\u{ad}'
            | '\u{feff}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' => Some((next.len_utf8(), "", RepairKind::Control)),
            _ if !next.is_ascii() && next.is_whitespace() => Some((next.len_utf8(), " ", RepairKind::UnicodeBlank)),
            _ => None,
        };
        match taken {
            Some((length, instead, kind)) => {
                writer.replace(at, length, instead, kind);
                at += length;
            }
            None => at += next.len_utf8(),
        }
    }
    writer.keep(end);
    let kinds = writer.kinds;
    if kinds.is_empty() {
        // Only harmless characters outside ASCII: the line stands as it is.
        arena.truncate(text_start as usize);
        pieces.truncate(first_piece as usize);
        return Cleaned::AsIs;
    }
    let text = Span { start: text_start, end: offset(arena.len()) };
    Cleaned::Rewritten { text, first_piece, pieces: offset(pieces.len()) - first_piece, kinds }
}

/// A control byte, or one that a Unicode blank or a zero-width character starts with.
fn is_suspect(byte: u8) -> bool {
    matches!(byte, 0..=8 | 10..=31 | b'&' | 127 | 0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef)
}

/// Whether a bracket stands where a written-out escape sequence has one.
fn may_be_written_escape(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    memchr_iter(b'[', bytes).any(|at| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        matches!(before, Some(b'.' | b'[' | b'b' | b'B' | b'3' | b'e'))
            || raw.get(at..).is_some_and(|rest| bare_colour(rest).is_some())
    })
}

/// A colour whose escape was lost on its way: `[0m`, `[1;32m`. `[5m]` is a time of five minutes.
fn bare_colour(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('[')?.as_bytes();
    let numbers = body.iter().take(LONGEST_COLOUR).take_while(|byte| byte.is_ascii_digit() || **byte == b';').count();
    let (number, after) = body.split_at_checked(numbers)?;
    let is_colour = number.contains(&b';') || matches!(number, [b'0'] | [b'0' | b'3' | b'4' | b'9', _]);
    (is_colour && after.first() == Some(&b'm') && after.get(1) != Some(&b']')).then_some(numbers + 2)
}

/// Bytes of the numbers in a colour: `01;38;5;208`.
const LONGEST_COLOUR: usize = 12;

/// An escape sequence whose first byte was written out: `.[30m`, `^[[0m`, `\x1b[0m`, `\033[0m`,
/// `\e[0m`, `\u001b[0m`, and as rsyslog writes it, `#033[0m`.
fn written_escape(rest: &str, is_coloured: bool) -> Option<usize> {
    if let Some(length) = bare_colour(rest) {
        return Some(length);
    }
    let start = WRITTEN.iter().find(|start| rest.starts_with(**start))?;
    let body = rest.get(start.len()..)?;
    let parameters = body.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
    let last = body.as_bytes().get(parameters)?;
    // A plain `.[` needs more to be one than a bracket behind a full stop: parameters, there or before it.
    let sure = parameters > 0 || *start != ".[" || is_coloured;
    (sure && matches!(last, b'm' | b'H' | b'J' | b'K' | b'A'..=b'D' | b'h' | b'l'))
        .then_some(start.len() + parameters + 1)
}

const WRITTEN: &[&str] =
    &[".[", "^[[", "\\x1b[", "\\x1B[", "\\033[", "\\e[", "\\u001b[", "#033[", "\u{241b}[", "\u{2190}[", "\u{fffd}["];

/// Stands in the view where a line ends and none does in the paste.
pub(super) const LINE_END: &str = "\u{c}";

/// The same where another text begins.
const TEXT_END: &str = "\u{c}```\u{c}";

/// Whether a line holds lines as the strings of JSON do: `"stdout": "procs ---\n r  b"`, `" r  b",`.
fn is_string(raw: &str) -> bool {
    let text = raw.trim_ascii();
    if memchr::memchr(b'\\', text.as_bytes()).is_some() {
        let ends = text.matches("\\n").count();
        if ends > 1 || ends == 1 && ["\"", "\",", "\"}", "'"].iter().any(|end| text.ends_with(end)) {
            return true;
        }
    }
    whole_string(text).is_some()
}

/// What stands between the quotes of a line that is one string; a single word may be a name.
fn whole_string(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('"')?;
    let inner = inner.strip_suffix(',').unwrap_or(inner).strip_suffix('"')?;
    // A path with a blank in it is a value as well.
    let words = inner.split([' ', '\t']).filter(|word| !word.is_empty()).count();
    let is_text = inner.is_empty() || words > if inner.starts_with('/') { 3 } else { 1 } || inner.contains("\\t");
    let is_one = inner.split("\\\"").all(|part| !part.contains('"'));
    (is_text && is_one).then_some(inner)
}

/// What a sign of a string stands for: a tab, a quote, a line end. Between two strings of a list a line
/// ends, and behind a name and behind the last string a text does.
fn in_string(rest: &str) -> Option<(usize, &'static str)> {
    if let Some(after) = rest.strip_prefix('"') {
        let next = after.trim_start_matches([',', ':', ' ', '[', ']', '{', '}']);
        let signs = after.get(..after.len() - next.len())?;
        let instead = if next.is_empty() || signs.contains(':') { TEXT_END } else { LINE_END };
        return Some((1 + signs.len() + usize::from(next.starts_with('"')), instead));
    }
    let instead = match rest.as_bytes().get(1)? {
        b'n' => LINE_END,
        b'r' => "",
        b't' => "\t",
        b'"' => "\"",
        b'/' => "/",
        b'\\' => "\\",
        _ => return None,
    };
    Some((2, instead))
}

/// A link of Markdown, `[text](https://…)`, at the start of `rest`.
fn link(rest: &str) -> Option<()> {
    let text = rest.strip_prefix('[')?;
    address(text.get(text.find(['[', ']'])?..)?).map(|_| ())
}

/// The length of `](https://…)` at the start of `rest`.
fn address(rest: &str) -> Option<usize> {
    rest.strip_prefix("](http")?;
    rest.bytes().take(LONGEST_LINK).position(|byte| byte == b')').map(|end| end + 1)
}

/// Bytes of the longest link.
const LONGEST_LINK: usize = 1000;

/// An HTML entity and the character that it stands for.
fn entity(rest: &str) -> Option<(usize, &'static str)> {
    ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity)).map(|(entity, plain)| (entity.len(), *plain))
}

const ENTITIES: &[(&str, &str)] = &[
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&nbsp;", " "),
    ("&#160;", " "),
];

/// The length of the escape sequence at the start of `rest`: `ESC [ … letter`, `ESC ] … BEL`, or
/// `ESC` and one character.
fn escape(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    match bytes.get(1) {
        Some(b'[') => {
            let body = bytes.iter().skip(2).take_while(|byte| matches!(byte, 0x20..=0x3f)).count();
            // The final byte is ASCII; where it is missing the sequence was cut.
            2 + body + usize::from(bytes.get(2 + body).is_some_and(|byte| matches!(byte, 0x40..=0x7e)))
        }
        Some(b']') => {
            let body = bytes.iter().skip(2).take_while(|&&byte| byte != 7 && byte != 0x1b).count();
            let end = match bytes.get(2 + body..) {
                Some([7, ..]) => 1,
                Some([0x1b, b'\\', ..]) => 2,
                _ => 0,
            };
            2 + body + end
        }
        Some(b'(' | b')') => 2 + usize::from(bytes.get(2).is_some_and(u8::is_ascii)),
        Some(byte) if byte.is_ascii() => 2,
        _ => 1,
    }
}

/// Whether an escape sequence puts the cursor elsewhere, as full-screen programs do instead of
/// printing blanks: what stands before and behind it are two words.
fn moves_cursor(sequence: &str) -> bool {
    sequence.starts_with("\u{1b}[") && sequence.ends_with(['C', 'G', 'H', 'd', 'f'])
}

struct Writer<'a> {
    arena: &'a mut String,
    pieces: &'a mut Vec<Piece>,
    start: u32,
    kinds: Vec<RepairKind>,
    clean_from: usize,
    raw: &'a str,
}

impl Writer<'_> {
    /// Copies what was clean up to `end`.
    fn keep(&mut self, end: usize) {
        let Some(run) = self.raw.get(self.clean_from..end).filter(|run| !run.is_empty()) else { return };
        self.piece(self.clean_from, end, run);
    }

    fn replace(&mut self, at: usize, length: usize, instead: &str, kind: RepairKind) {
        self.keep(at);
        if !instead.is_empty() {
            self.piece(at, at + length, instead);
        }
        self.clean_from = at + length;
        if !self.kinds.contains(&kind) {
            self.kinds.push(kind);
        }
    }

    fn piece(&mut self, from: usize, to: usize, text: &str) {
        let paste = Span { start: self.start + offset(from), end: self.start + offset(to) };
        self.pieces.push(Piece { arena: offset(self.arena.len()), len: offset(text.len()), paste });
        self.arena.push_str(text);
    }
}
