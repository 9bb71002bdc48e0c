//! `df` of coreutils, busybox, macOS and the BSDs: how full file systems are.
//!
//! ```text
//! Filesystem     1K-blocks    Used Available Use% Mounted on
//! /dev/xvda        1173128 528088    567216  49% /
//! ```
//!
//! Up to coreutils 8.5 a long device stands alone on a line before its numbers. The order of the
//! columns is fixed, so headings in other languages are understood by it.

use crate::clue::Marker;
use crate::format::{Ahead, Dictionary, Field, Format, Hold, Kind, Opening, Segment, dictionary};
use crate::grid::{self, Grid};
use crate::scan::{self, Word};
use crate::section::Section;
use crate::text::Line;
use crate::traces::{self, Disks};

mod heading;
mod rules;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "df",
    title: "df",
    sample: include_str!("sample.txt"),
    signs: "",
    rows: &[
        "Filesystem Type * * * * Mounted on ; > * % # # # # / .|* % # # # - / .",
        "Filesystem * * * * Mounted on ; > * # # # # / .|* # # # - / .|* - - - - / .",
    ],
    opens,
    holds,
    parse,
    fields: &FIELDS,
    markers: &[&[&XVD, &VIRTIO]],
    rules: rules::RULES,
    charts: &[],
};

static XVD: Marker = traces::xvd_disk("df/xvd-disk");
static VIRTIO: Marker = traces::virtio_disk("df/vd-disk");

const MAN: &str = "df(1), coreutils 9.1; df(1) of macOS 14";

const fn name(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { key, label, kind: Kind::Name, meaning, source: MAN, ..Field::EMPTY }
}

const fn number(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { unit, kind: Kind::Gauge, ..name(key, label, meaning) }
}

const BLOCKS: &str = "blocks of the size that the heading of the total names";

static FIELDS: Dictionary = dictionary!(&[
    name("Filesystem", "device", "The device, server or kind of file system."),
    name("Type", "type", "The kind of file system (-T)."),
    Field {
        watch: "1K-blocks are KiB; with -m MiB; POSIXLY_CORRECT and the BSDs count 512 bytes.",
        ..number("<blocks>", "size", BLOCKS, "The whole file system, without its own tables.")
    },
    number("Size", "size", "as each cell names it (-h powers of 1024, -H of 1000)", "The whole file system."),
    number("Used", "used", BLOCKS, "What is in use."),
    Field {
        watch: "Used and this are less than the size: ext file systems keep 5 % for root.",
        ..number("Available", "available", BLOCKS, "What users can still write.")
    },
    Field {
        watch: "As Available.",
        ..number("Avail", "available", "as each cell names it, or as the total", "What users can still write.")
    },
    Field {
        watch: "Of what users can have: 100 % is reached before root's reserve is used.",
        ..number("Use%", "use", "% of the space", "How full it is.")
    },
    number("Capacity", "use", "% of the space", "How full it is (-P, macOS, BSD)."),
    number("Inodes", "inodes", "inodes", "How many files it can hold."),
    number("IUsed", "used inodes", "inodes", "How many it holds."),
    number("IFree", "free inodes", "inodes", "How many more it can hold."),
    Field {
        watch: "At 100 % no file can be made, however much space is left. btrfs has no such limit and shows -.",
        ..number("IUse%", "inode use", "% of the inodes", "How full the table of files is.")
    },
    number("iused", "used inodes", "inodes", "How many files it holds (macOS, BSD)."),
    number("ifree", "free inodes", "inodes", "How many more it can hold (macOS, BSD)."),
    number("%iused", "inode use", "% of the inodes", "How full the table of files is (macOS, BSD)."),
    name("File", "file", "The file that was asked for (--output)."),
    name("Mounted on", "mount point", "Where it is mounted."),
]);

fn known(word: &str) -> Option<&'static Field> {
    let is_blocks = || word.starts_with(|it: char| it.is_ascii_digit()) && word.contains('-');
    FORMAT.field(word).or_else(|| FORMAT.field("<blocks>").filter(|_| is_blocks()))
}

/// A share, or the dash of a file system that has no size.
fn is_share(word: &str) -> bool {
    word == "-" || word.strip_suffix('%').is_some_and(|digits| scan::number(digits).is_some())
}

fn is_amount(word: &str) -> bool {
    word == "-" || grid::amount(word).is_some()
}

/// The place of the share after two amounts, which no name before it has.
fn share(words: &[Word<'_>]) -> Option<usize> {
    let triple = |words: &[Word<'_>]| {
        let [first, second, share] = words else { return false };
        let is_nothing = |word: &Word<'_>| matches!(word.text, "-" | "0");
        let is_empty = || is_nothing(first) && is_nothing(second);
        is_amount(first.text) && is_amount(second.text) && is_share(share.text) && (share.text != "-" || is_empty())
    };
    // A file system without size has dashes in all columns; the share is the last of them.
    let first = words.windows(3).position(triple)? + 2;
    let more = words.get(first + 1..).unwrap_or_default().iter().take_while(|word| is_share(word.text)).count();
    Some(first + more)
}

/// A device alone, whose numbers stand on the next line.
fn is_alone(line: &str) -> bool {
    let mut words = scan::texts(line);
    let word = words.next().unwrap_or_default();
    words.next().is_none() && word.len() > 16 && word.contains('/')
}

fn is_row(line: &str) -> bool {
    let words = grid::words(line);
    // A mount point; `./file` stands in the table of another program.
    let rest = share(&words).and_then(|at| words.get(at + 1..)).unwrap_or_default();
    rest.first().is_some_and(|word| !word.text.starts_with('.'))
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    if memchr::memchr(b'%', ahead.text().as_bytes()).is_none() && !scan::has(ahead.text(), "Filesystem") {
        return None;
    }
    let next = ahead.text_at(1);
    let is_next = is_row(next) || (is_alone(next) && is_row(ahead.text_at(2)));
    (is_next && heading::heading(ahead.text()).is_some()).then(|| Opening::firm(0))
}

fn holds(_: &Opening, line: Line<'_>) -> Hold {
    if heading::heading(line.text).is_some() {
        return Hold::New;
    }
    match (is_row(line.text), is_alone(line.text)) {
        (true, _) => Hold::Firm,
        (false, true) => Hold::Loose,
        (false, false) => Hold::Gap,
    }
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut grid = Grid::new("filesystems");
    let mut share_at = 0;
    let mut alone: Option<(Line<'_>, Word<'_>)> = None;
    for line in segment.lines() {
        if let Some(heading) = heading::heading(line.text) {
            for (name, word) in &heading.columns {
                grid.head(line, *word, name, known(name));
            }
            share_at = heading.share;
        } else if is_alone(line.text) {
            alone = scan::words(line.text).next().map(|word| (line, word));
        } else {
            let words = grid::words(line.text);
            match share(&words) {
                Some(at) if at + 1 >= share_at => row(&mut grid, share_at, line, &words, at, alone.take()),
                _ => grid::unread(&mut section, line),
            }
        }
    }
    let table = grid.finish();
    let mut disks = Disks::new(&XVD, &VIRTIO);
    disks.look_at(segment.source, &table, "Filesystem");
    section.clues.extend(disks.clues());
    section.tables.push(table);
    section
}

/// A row: `at` is its word under the share, which is the column `share_at`. Words that are too many
/// before it belong to the device, those after it to the mount point.
fn row(
    grid: &mut Grid,
    share_at: usize,
    line: Line<'_>,
    words: &[Word<'_>],
    at: usize,
    alone: Option<(Line<'_>, Word<'_>)>,
) {
    grid.table.add_row(line.number());
    let (before, after) = words.split_at(at);
    // The columns right before the share, from the back; what is left is the device.
    let counted = share_at.saturating_sub(1).min(before.len());
    let (device, counted) = before.split_at(before.len() - counted);
    for (column, word) in (share_at - counted.len()..).zip(counted) {
        grid.cell(column, line, word.start, word.end());
    }
    let last = grid.width().saturating_sub(1);
    for (column, word) in (share_at..last).zip(after) {
        grid.cell(column, line, word.start, word.end());
    }
    if let (Some(first), Some(end)) = (after.get(last - share_at), after.last()) {
        grid.cell(last, line, first.start, end.end());
    }
    if let (Some(first), Some(end)) = (device.first(), device.last()) {
        grid.cell(0, line, first.start, end.end());
    } else if let Some((line, word)) = alone {
        grid.cell(0, line, word.start, word.end());
    }
}
