//! Reads names and values.

use crate::detector::board::Board;
use crate::detector::tables::by_file;
use crate::format::Segment;
use crate::section::{About, Fact, Section};

use super::{FORMAT, form};

const FOLDERS: &[&str] = &["/sys/class/dmi/id/", "/sys/devices/virtual/dmi/id/"];

/// The name behind the folder at the start of a text.
fn below(text: &str) -> Option<&str> {
    FOLDERS.iter().find_map(|folder| text.strip_prefix(folder))
}

/// Whether a line names a file of the folder, known or not.
pub(super) fn is_path(text: &str) -> bool {
    below(text.trim_ascii_start()).is_some_and(|name| name.contains(':'))
}

/// A file and its value in one line.
pub(super) struct Valued<'l> {
    pub(super) name: &'l str,
    pub(super) value: &'l str,
    /// The folder stands before the name: nothing else can be meant.
    pub(super) is_absolute: bool,
}

pub(super) fn valued(text: &str) -> Option<Valued<'_>> {
    let text = text.trim_ascii_start();
    let rest = below(text);
    let (name, value) = rest.unwrap_or(text).split_once(':')?;
    by_file(name)?;
    Some(Valued { name, value: value.trim_ascii(), is_absolute: rest.is_some() })
}

/// The file in `==> /sys/class/dmi/id/sys_vendor <==`.
pub(super) fn heading(text: &str) -> Option<&str> {
    below(text.trim_ascii().strip_prefix("==> ")?.strip_suffix(" <==")?)
}

/// `cat: /sys/class/dmi/id/product_uuid: Permission denied`
pub(super) fn is_failure(text: &str) -> bool {
    const TOOLS: &[&str] = &["cat: ", "grep: ", "head: ", "tail: "];
    let rest = TOOLS.iter().find_map(|tool| text.strip_prefix(tool));
    rest.is_some_and(|rest| FOLDERS.iter().any(|folder| rest.contains(folder)))
}

/// The files whose values a command prints, in its order; `{a,b}` is followed.
pub(super) fn asked(command: &str) -> Vec<&'static str> {
    const READERS: &[&str] = &["cat", "head", "tail", "more"];
    let mut files = Vec::new();
    let is_separator = |it: char| it.is_ascii_whitespace() || matches!(it, ';' | '|' | '&' | '"' | '\'');
    if !command.split(is_separator).any(|word| READERS.contains(&word)) {
        return files;
    }
    for name in command.split(is_separator).filter_map(below) {
        let names = name.strip_prefix('{').and_then(|list| list.strip_suffix('}')).unwrap_or(name);
        files.extend(names.split(',').filter_map(by_file).map(|value| value.file));
    }
    files
}

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut board = Board::default();
    let asked = asked(segment.command.unwrap_or_default());
    let mut asked = asked.into_iter();
    let mut under = None;
    for line in segment.lines() {
        let text = line.text.trim_ascii();
        let read = match segment.opening.form {
            form::ANSWERS => {
                // A file that could not be read has its line too.
                asked.next().filter(|_| !is_failure(text)).map(|name| (name, text))
            }
            form::HEADINGS => match heading(text) {
                Some(name) => {
                    under = Some(name);
                    continue;
                }
                None => under.take().map(|name| (name, text)),
            },
            _ => valued(text).map(|it| (it.name, it.value)),
        };
        match read.and_then(|(name, value)| Some((by_file(name)?, value))) {
            Some((known, value)) => {
                section.facts.push(Fact::new(known.file, line.span_of(value), known.field()));
                board.add(known.slot, value, line.span_of(value));
            }
            // `power/` and the like are files of every device.
            None if line.is_blank() || is_failure(text) || is_path(text) || is_of_a_device(read) => {}
            None => section.keep(line),
        }
    }
    section.clues.extend(board.clues());
    if let Some((name, span)) = board.name() {
        // The next answer may be the other half of its name.
        let is_whole = section.fact("sys_vendor").is_some() && section.fact("product_name").is_some();
        let mut fact = Fact::new("board", span, FORMAT.field("board")).worth(name);
        fact.about = is_whole.then_some(About::Board);
        section.facts.push(fact);
    }
    section
}

/// A value under the heading of a file that is not read.
fn is_of_a_device(read: Option<(&str, &str)>) -> bool {
    read.is_some_and(|(name, _)| by_file(name).is_none())
}
