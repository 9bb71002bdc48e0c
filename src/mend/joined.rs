//! Where lines ended in a text that lost its line ends, as the formats tell by [`Format::rows`].
//!
//! One pass over the words. At each of them a text of a format may begin, or a further line of the
//! one at hand, or a prompt may stand. What stands between two such places must be accounted for:
//! a row has no more words than its look says, and a value holds no other key. Else the line before
//! is doubtful, and nobody reads it: it may hold the begin of one that nobody knows.

use crate::format::Format;
use crate::formats::FORMATS;
use crate::scan::{self, Word};
use crate::segment::is_prompt;
use crate::text::{Part, Source, front};

#[cfg(test)]
mod tests;

/// Where lines begin within others.
pub(super) fn parts(source: &Source<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    let heads = heads();
    let mut group = None;
    for line in source.lines(0..source.len()) {
        if line.is_fence() {
            group = None;
        }
        // Records that stand in one line are parted by their stamps already, and most texts have many of them.
        if line.text.len() < LONGEST_RECORD && front(line.text, "[ *#+.######] ").is_some() {
            continue;
        }
        let words: Vec<Word<'_>> = scan::words(line.text).collect();
        let mut reader =
            Reader { heads: &heads, text: line.text, words: &words, group, is_prompted: false, lines: Vec::new() };
        reader.read();
        let begun = |found: &Found| match found.from.checked_sub(1).and_then(|before| words.get(before)) {
            // One blank stands for the end of the line before; others are the line's own.
            Some(before) if found.fit.indented => before.end() + 1,
            Some(_) => words.get(found.from).map_or(0, |word| word.start),
            None => 0,
        };
        let lines = reader.lines.iter().map(|it| Part { line: line.index(), at: begun(it), doubtful: it.doubtful });
        parts.extend(lines.filter(|part| part.at > 0 || part.doubtful));
        group = reader.group;
    }
    parts
}

/// Bytes of a record of the kernel's behind which no other text stands.
const LONGEST_RECORD: usize = 200;

/// How the lines of a text look, and how many words its heading has.
#[derive(Debug, Clone, Copy)]
struct Group {
    format: &'static Format,
    rows: &'static str,
    width: usize,
}

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Words that no format knows.
    Words,
    Prompt,
    Heading,
    /// The heading of another format.
    Other,
    Row,
}

/// A line within the text: the places of its first word and of the first that its look does not tell.
struct Found {
    from: usize,
    kind: Kind,
    fit: Fit,
    doubtful: bool,
}

/// How far a look goes.
#[derive(Debug, Clone, Copy, Default)]
struct Fit {
    next: usize,
    /// How many words more the line may have, where that is told.
    more: Option<usize>,
    /// The place that a line of as many words as the heading reaches.
    least: usize,
    /// Whether another line begins behind it.
    ends: bool,
    /// Whether the rest of the line may be anything.
    free: bool,
    /// Whether blanks before the line are part of it.
    indented: bool,
}

struct Reader<'l> {
    heads: &'l [Vec<Head>],
    text: &'l str,
    words: &'l [Word<'l>],
    group: Option<Group>,
    /// Whether a prompt stands in front.
    is_prompted: bool,
    lines: Vec<Found>,
}

impl Reader<'_> {
    fn read(&mut self) {
        // The heading of the text, where it stands in this line and no row has followed yet.
        let mut heading = None;
        let mut at = 0;
        self.is_prompted = self.is_prompt(0);
        while at < self.words.len() {
            let Some((kind, fit)) = self.begins(at, heading) else {
                if self.lines.is_empty() {
                    self.push(0, Kind::Words, Fit { free: true, ..Fit::default() });
                }
                at += 1;
                continue;
            };
            match kind {
                Kind::Heading | Kind::Other => heading = Some(at).filter(|_| !fit.ends),
                Kind::Row => self.widen(heading.take(), at),
                Kind::Prompt | Kind::Words => (heading, self.group) = (None, None),
            }
            self.push(at, kind, fit);
            at = fit.next.max(at + 1);
            if fit.ends && at < self.words.len() {
                self.push(at, Kind::Words, Fit { free: true, ..Fit::default() });
            }
        }
        self.widen(heading, self.words.len());
        self.end(self.words.len(), None);
        // One line that is known is a sentence about it, unless it is a whole text.
        let known = self.lines.iter().filter(|line| line.kind != Kind::Words && !line.doubtful).count();
        // Nor is a tree told without its indentation.
        let (mut trees, mut blanks) = (0, 0);
        for line in self.lines.iter().filter(|line| line.fit.indented) {
            trees += 1;
            blanks = blanks.max(self.blanks(line.from));
        }
        let is_whole = self.group.is_some_and(|group| group.rows.is_empty());
        if known < 2 && trees == 0 && !is_whole && self.is_led() || trees > 2 && blanks < 2 {
            self.lines.clear();
        }
    }

    /// The heading ends where the first row begins.
    fn widen(&mut self, heading: Option<usize>, end: usize) {
        if let (Some(group), Some(heading)) = (&mut self.group, heading) {
            group.width = end - heading;
        }
    }

    fn push(&mut self, from: usize, kind: Kind, fit: Fit) {
        // Words behind a line that ended turn out to be a line that is known.
        if self.lines.last().is_some_and(|last| last.from == from) {
            self.lines.pop();
        }
        self.end(from, Some(kind));
        self.lines.push(Found { from, kind, fit, doubtful: false });
    }

    /// What begins at a word.
    fn begins(&mut self, at: usize, heading: Option<usize>) -> Option<(Kind, Fit)> {
        let word = self.words.get(at)?;
        let is_signed = word.text.starts_with('[') || word.text.ends_with(['#', '$', '%', '>']);
        if at > 0 && (is_signed && word.text.contains('@') || word.text == "$") && self.is_prompt(at) {
            return Some((Kind::Prompt, Fit { next: at + 1, free: true, ..Fit::default() }));
        }
        // A line of words is none of the table before it.
        let is_known = self.lines.iter().any(|line| line.kind != Kind::Words);
        let group = self.group;
        let width = group.map_or(0, |group| heading.map_or(group.width, |heading| at - heading));
        let row = |is_key: bool| {
            let may_be = |row: &&str| {
                (*row == ":") == is_key && may_fit(row, word.text) && (at == 0 || is_known || row.starts_with('\t'))
            };
            let rows = group?.rows.split('|').filter(may_be);
            rows.filter_map(|row| self.fit(row, at, width, group?.format)).next().map(|fit| (Kind::Row, fit))
        };
        // Several formats have some keys.
        if let Some(found) = row(true) {
            return Some(found);
        }
        // What is typed at a prompt is short.
        let is_typed = |line: &Found| line.kind == Kind::Prompt || line.from == 0 && self.is_prompted;
        let is_first = at == 0 || self.lines.last().is_some_and(|line| is_typed(line) && at - line.from < LONGEST_KEY);
        // The words of a heading may begin that of another table.
        let is_within = |format: &Format, rows: &str| {
            heading.is_some() && self.group.is_some_and(|group| group.format.id == format.id && group.rows != rows)
        };
        let first = word.text.bytes().next().filter(|byte| HEADS > usize::from(*byte)).map_or(0, usize::from);
        for Head { format, look, rows, starts } in self.heads.get(first)? {
            let may_begin = (is_first || !starts) && !is_within(format, rows);
            if may_begin && let Some(fit) = self.fit(look, at, 0, format) {
                let is_same = self.group.is_some_and(|group| group.format.id == format.id);
                self.group = Some(Group { format, rows, width: 0 });
                return Some((if is_same { Kind::Heading } else { Kind::Other }, fit));
            }
        }
        row(false)
    }

    /// How many blanks stand before a word.
    fn blanks(&self, at: usize) -> usize {
        let before = at.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, Word::end);
        self.words.get(at).map_or(0, |word| word.start - before)
    }

    /// Whether words that no format knows stand before the text.
    fn is_led(&self) -> bool {
        self.lines.first().is_some_and(|first| first.kind == Kind::Words) && !self.is_prompted
    }

    /// Whether a prompt stands there. It is short.
    fn is_prompt(&self, at: usize) -> bool {
        let end = self.words.get(at + LONGEST_KEY).map_or(self.text.len(), |word| word.start);
        self.words.get(at).and_then(|word| self.text.get(word.start..end)).is_some_and(is_prompt)
    }

    /// How far a line goes that looks so.
    fn fit(&self, look: &str, at: usize, width: usize, format: &'static Format) -> Option<Fit> {
        let mut fit = Fit { next: at, ..Fit::default() };
        if look.starts_with('\t') {
            let end = self.words.get(at)?.start;
            self.text.get(end - self.blanks(at)..end)?.contains('\t').then_some(())?;
        }
        fit.indented = look.starts_with([' ', '\t']);
        let mut ahead = None;
        for token in look.trim_ascii_start().split(' ') {
            let word = self.words.get(fit.next).map(|word| word.text);
            match token {
                "." => fit.more = Some(0),
                "?" => fit.more = fit.more.map(|more| more + 1),
                ";" => (fit.more, fit.ends) = (Some(0), true),
                ".." => fit.free = true,
                "!" => ahead = Some(fit.next),
                "+" | "=" => {
                    let most = if token == "+" { usize::MAX } else { (at + width).checked_sub(fit.next)? };
                    let numbers = self.words.iter().skip(fit.next).take(most);
                    fit.next += numbers.take_while(|word| is_number(word.text)).count();
                    (fit.more, fit.least) = (Some(0), if token == "+" { 0 } else { at + width });
                }
                ":" => fit.next = self.behind_key(at, fit.next, format)?,
                "*" => {
                    word.filter(|word| fit.next > at || !is_number(word))?;
                    fit.next += 1;
                }
                "#" => {
                    word.filter(|word| is_number(word))?;
                    fit.next += 1;
                }
                _ => {
                    front(word?, token)?;
                    fit.next += 1;
                }
            }
        }
        fit.next = ahead.unwrap_or(fit.next);
        // A row that is as long as the heading needs nothing behind it.
        fit.ends |= fit.next == fit.least;
        Some(fit)
    }

    /// The place behind the next colon. Where the key begins there, it must be known.
    fn behind_key(&self, from: usize, next: usize, format: &Format) -> Option<usize> {
        let words = self.words.get(next..)?.iter().take(LONGEST_KEY);
        let (at, last) = words.enumerate().find(|(_, word)| word.text.ends_with(':'))?;
        let end = match last.text {
            ":" => self.words.get((next + at).checked_sub(1)?)?.end(),
            _ => last.end() - 1,
        };
        let key = self.text.get(self.words.get(from)?.start..end)?;
        let is_known = || format.fields.iter().any(|field| field.key.split('#').next() == Some(key));
        (from < next || is_known()).then_some(next + at + 1)
    }

    /// Ends the line at hand, and judges whether it is one.
    fn end(&mut self, end: usize, next: Option<Kind>) {
        self.judge(end, next);
        // A row that ends before the last column, or goes on behind it, has other words than the heading
        // tells; and so have those before it, if nothing but their number of words tells where they end.
        let Some((last, before)) = self.lines.split_last_mut() else { return };
        let is_at_number = |line: &Found| self.words.get(line.from).is_some_and(|word| is_number(word.text));
        let is_short = last.kind == Kind::Row && last.fit.next < last.fit.least;
        let is_number_left = last.kind == Kind::Words && is_at_number(last);
        if !(is_number_left || is_short && is_at_number(last)) {
            return;
        }
        let is_full = |line: &&mut Found| line.kind == Kind::Row && line.fit.next == line.fit.least;
        for line in before.iter_mut().rev().take_while(is_full) {
            line.doubtful = true;
            if !is_at_number(line) {
                break;
            }
        }
    }

    fn judge(&mut self, end: usize, next: Option<Kind>) {
        let is_led = self.is_led();
        let Some(last) = self.lines.last_mut() else { return };
        let rest = self.words.get(last.fit.next..end).unwrap_or_default();
        last.doubtful = match (last.kind, last.fit.more) {
            (Kind::Words | Kind::Prompt, _) => false,
            (_, Some(more)) => {
                last.fit.next < last.fit.least
                    || !last.fit.ends && (rest.len() > more || rest.iter().any(|word| is_number(word.text)))
            }
            (kind, None) => {
                let is_key = |word: &Word<'_>| word.text.ends_with(':');
                let goes_on = rest.len() > 1 || rest.last().is_some_and(|word| word.text.ends_with(['.', '?', '!']));
                // Where words stand before the text, words may stand behind it.
                let may_go_on = next == Some(Kind::Other) || next.is_none() && is_led;
                !last.fit.free && rest.iter().any(is_key)
                    || may_go_on && goes_on && !(last.fit.free && kind != Kind::Row)
            }
        };
    }
}

/// Words of the longest key, and of the longest command.
const LONGEST_KEY: usize = 12;

/// How a text begins.
struct Head {
    format: &'static Format,
    look: &'static str,
    /// How its further lines look.
    rows: &'static str,
    /// Whether nothing stands before it.
    starts: bool,
}

/// Bytes that a word may begin with; all others are taken for the first.
const HEADS: usize = 128;

/// How the texts of all formats begin, by the first byte of a word.
fn heads() -> Vec<Vec<Head>> {
    let looks = FORMATS.iter().flat_map(|format| format.rows.iter().map(move |group| (*format, *group)));
    let looks: Vec<_> = looks
        .flat_map(|(format, group)| {
            let (heads, rows) = group.split_once(" > ").unwrap_or((group, ""));
            heads.split('|').map(move |head| (format, head, rows))
        })
        .collect();
    let begun = |byte: usize| {
        let heads = looks.iter().map(|&(format, head, rows)| {
            let look = head.strip_prefix("< ");
            Head { format, look: look.unwrap_or(head), rows, starts: look.is_some() }
        });
        let first = |look: &str| look.bytes().next().filter(u8::is_ascii_alphabetic).map(usize::from);
        heads.filter(|head| first(head.look).is_none_or(|first| first == byte)).collect()
    };
    (0..HEADS).map(begun).collect()
}

/// Whether a look that begins with a letter may fit a word.
fn may_fit(look: &str, word: &str) -> bool {
    let first = look.as_bytes().first();
    !look.is_empty() && (first.is_none_or(|it| !it.is_ascii_alphabetic()) || first == word.as_bytes().first())
}

/// `12`, `0.5`, `-1`, `1.2G`, `7%`
fn is_number(word: &str) -> bool {
    let bare = word.trim_end_matches(['k', 'K', 'm', 'M', 'g', 'G', 't', 'T', 'i', 'B', '%']);
    let digits = bare.strip_prefix('-').unwrap_or(bare);
    word.len() - bare.len() < 4
        && digits.starts_with(|it: char| it.is_ascii_digit())
        && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b','))
        && digits.bytes().filter(|byte| !byte.is_ascii_digit()).count() < 2
}
