//! `lsblk` of util-linux, 2.19 to 2.41: block devices as a tree, a list, pairs (`-P`) or JSON (`-J`).
//!
//! ```text
//! NAME            MAJ:MIN RM  SIZE RO TYPE MOUNTPOINT
//! sda               8:0    0   20G  0 disk
//! └─sda2            8:2    0   19G  0 part
//!   └─centos-root 253:0    0   17G  0 lvm  /
//! ```
//!
//! Cells may be blank, so a cell belongs to the heading above it; where the blanks were lost in the
//! paste, the words are taken in order.

use crate::format::{Ahead, Field, Format, Hold, Opening, Segment};
use crate::grid;
use crate::pairs;
use crate::scan;
use crate::section::Section;
use crate::text::{Line, front};

mod fields;
mod markers;
mod parse;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "lsblk",
    title: "lsblk",
    sample: include_str!("sample.txt"),
    signs: "=\"|blockdevices|NAME|PATH",
    rows: &[
        "{ \"blockdevices\": ..|\"blockdevices\": .. > \"&+: ..",
        "NAME MAJ:MIN RM SIZE RO TYPE MOUNTPOINT .. > * #+:# # # # . ? ?",
    ],
    opens,
    holds,
    parse,
    fields: &fields::FIELDS,
    markers: &[markers::MARKERS],
    rules: &[],
    charts: &[],
};

/// The forms of the output.
mod form {
    /// A heading and rows.
    pub(super) const TABLE: u8 = 0;
    /// `-P`
    pub(super) const PAIRS: u8 = 1;
    /// `-J`
    pub(super) const JSON: u8 = 2;
    /// A heading with the numbers of the devices, and rows.
    pub(super) const NUMBERED: u8 = 3;
}

fn known(word: &str) -> Option<&'static Field> {
    // `-y` and newer versions of `-P` write names that a shell understands.
    let shell = || match word {
        "FSUSE_PCT" => grid::entry(&fields::FIELDS, "FSUSE%"),
        "MAJ_MIN" => grid::entry(&fields::FIELDS, "MAJ:MIN"),
        _ => grid::entry(&fields::FIELDS, &word.replace('_', "-")),
    };
    grid::entry(&fields::FIELDS, word).or_else(shell)
}

fn is_column(word: &str) -> bool {
    grid::entry(&fields::FIELDS, word).is_some_and(|field| field.key != "parent")
}

/// Names of columns alone. Two alone are too few to tell, but for those that nobody else has.
fn is_heading(ahead: &Ahead<'_>) -> bool {
    let mut names = scan::texts(ahead.text());
    let count = names.clone().count();
    let is_own =
        names.clone().any(|name| matches!(name, "MAJ:MIN" | "KNAME" | "FSTYPE" | "MOUNTPOINT" | "MOUNTPOINTS"));
    names.clone().any(|name| matches!(name, "NAME" | "KNAME" | "PATH"))
        && names.all(is_column)
        && count >= 2
        && (is_own || ahead.follows("lsblk") || ahead.next_texts().next().is_some_and(is_row))
}

/// The characters that draw the tree.
fn is_drawn(it: char) -> bool {
    matches!(it, '├' | '└' | '│' | '─' | '|' | '`' | '-' | ' ')
}

/// Names of disks as the kernel gives them: a kind, then letters or a number.
fn is_device(word: &str) -> bool {
    const LETTERED: &[&str] = &["sd", "hd", "vd", "xvd", "dasd", "ubd"];
    const NUMBERED: &[&str] = &[
        "nvme", "loop", "sr", "dm-", "md", "mmcblk", "nbd", "zram", "ram", "fd", "pmem", "rbd", "drbd", "zd", "bcache",
    ];
    let name = word.trim_start_matches(is_drawn);
    let name = name.strip_prefix("/dev/").unwrap_or(name);
    let is_lettered = |kind: &&str| {
        let rest = name.strip_prefix(*kind).unwrap_or_default();
        let number = rest.trim_start_matches(|it: char| it.is_ascii_lowercase());
        let letters = rest.len() - number.len();
        (1..=3).contains(&letters) && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_numbered =
        |kind: &&str| name.strip_prefix(*kind).is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    name.starts_with("mapper/") || LETTERED.iter().any(is_lettered) || NUMBERED.iter().any(is_numbered)
}

fn is_tree(line: &str) -> bool {
    let line = line.trim_ascii_start();
    line.starts_with(['├', '└', '│', '`']) || line.starts_with("|-")
}

/// `8:16`: the numbers of a device.
fn is_numbers(word: &str) -> bool {
    front(word, "#+:#+").is_some_and(|(_, rest)| rest.is_empty())
}

fn is_row(line: &str) -> bool {
    // Prose and other tools name devices further behind.
    let words = || scan::texts(line);
    let has_numbers = || words().any(is_numbers);
    let is_list =
        || words().take(3).any(|word| is_device(word) || is_numbers(word)) || has_numbers() && words().any(is_device);
    is_tree(line) || !line.contains(": ") && is_list()
}

/// Whether a line is of a table.
fn is_of_table(opening: &Opening, line: &str) -> bool {
    let has_numbers = || opening.form != form::NUMBERED || scan::texts(line).any(is_numbers);
    is_tree(line) || is_continued(line) || (is_row(line) || is_named_row(line, opening.width)) && has_numbers()
}

/// A row of a list with a name of any kind: blanks stand behind it up to the second column.
fn is_named_row(line: &str, second: usize) -> bool {
    const LONG: usize = 24;
    let Some(name) = scan::texts(line).next().filter(|_| !line.starts_with([' ', '\t', '['])) else { return false };
    let is_filled = line.get(name.len()..second).is_some_and(|gap| gap.bytes().all(|byte| byte == b' '));
    is_filled && line.len() > second && (second > name.len() + 1 || name.len() >= LONG)
}

/// A further mount point, alone on its line.
fn is_continued(line: &str) -> bool {
    (line.starts_with("   ") || line.starts_with("|  "))
        && scan::texts(line.trim_start_matches(is_drawn)).all(|word| word.starts_with('/') || word == "[SWAP]")
}

fn is_pairs(line: &str) -> bool {
    let mut keys = pairs::assigned(line).map(|pair| pair.key.text);
    let first = keys.next().unwrap_or_default();
    // `/etc/os-release` has one `NAME="…"` on a line.
    known(first).is_some() && line.starts_with(first) && keys.next().is_some_and(|key| known(key).is_some())
}

fn is_json(line: &str) -> bool {
    scan::has(line, "blockdevices") && pairs::json(line).next().is_some_and(|pair| pair.key.text == "blockdevices")
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    // Few lines have these, and the rest is more work.
    if scan::has(text, "=\"") && is_pairs(text) {
        return Some(Opening::firm(form::PAIRS));
    }
    if is_json(text) || (text.trim_ascii() == "{" && is_json(ahead.text_at(1))) {
        return Some(Opening::firm(form::JSON).bound());
    }
    let has_name = scan::has(text, "NAME") || scan::has(text, "PATH");
    // The width holds where the second column begins.
    let second = scan::words(text).nth(1).map_or(0, |word| word.start);
    let form = if scan::has(text, "MAJ:MIN") { form::NUMBERED } else { form::TABLE };
    (has_name && is_heading(ahead)).then(|| Opening::firm(form).wide(second))
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let text = line.text;
    let fits = match opening.form {
        form::PAIRS => is_pairs(text),
        form::JSON => text.trim_ascii_start().starts_with(['{', '}', '[', ']', '"']) || text.trim_ascii() == "null",
        _ => {
            let mut names = scan::texts(text);
            if names.clone().count() > 1 && names.all(is_column) {
                return Hold::New;
            }
            is_of_table(opening, text)
        }
    };
    if fits { Hold::Firm } else { Hold::Gap }
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let table = match segment.opening.form {
        form::PAIRS => {
            section.variant = Some("pairs");
            section.title = "lsblk -P".into();
            parse::assigned(segment, &mut section)
        }
        form::JSON => {
            section.variant = Some("json");
            section.title = "lsblk -J".into();
            parse::json(segment)
        }
        _ => parse::table(segment, &mut section),
    };
    section.clues = markers::clues(segment.source, &table);
    section.tables.push(table);
    section
}
