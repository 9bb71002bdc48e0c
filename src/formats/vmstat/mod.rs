//! `vmstat` of procps, 2.x to 4.0.x: the samples of memory, paging, block I/O and CPU, and its
//! other reports (`-d`, `-D`, `-p`, `-s`, `-m`, `-f`).
//!
//! ```text
//! procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
//!  r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
//!  1  0      0 809684    764  45436    0    0  3500     0  141   92  1  8 84  1  6
//! ```
//!
//! Columns are found by the names of the second heading line, never by position: versions and
//! options add and leave out columns, and wide numbers shift the others.

use crate::format::{Ahead, Field, Format, Hold, Opening};
use crate::scan;
use crate::text::{Line, is_letter};

mod fields;
mod parse;
mod rules;
mod samples;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "vmstat",
    title: "vmstat",
    sample: include_str!("sample.txt"),
    signs: " -|procs| bi|\tbi|swpd|merged|disks|reads|total memory| K | k | M | m |Cache|forks",
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: &[],
    rules: rules::RULES,
    charts: &[rules::CPU, rules::QUEUES, rules::SWAP, rules::BLOCKS],
};

/// The forms of the output.
mod form {
    /// Samples.
    pub(super) const MEMORY: u8 = 0;
    /// `-d`
    pub(super) const DISK: u8 = 1;
    /// `-D`
    pub(super) const DISK_SUM: u8 = 2;
    /// `-p device`
    pub(super) const PARTITION: u8 = 3;
    /// `-s`
    pub(super) const STATS: u8 = 4;
    /// `-m`
    pub(super) const SLABS: u8 = 5;
    /// `-f`
    pub(super) const FORKS: u8 = 6;
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let (text, next) = (ahead.text(), ahead.text_at(1));
    if is_groups(text) {
        if is_memory_names(next, "") || is_memory_names(next, text) && is_sample(ahead.text_at(2)) {
            return Some(Opening::firm(form::MEMORY).wide(scan::words(next).count()));
        }
        if is_disk_names(next, "") || is_disk_names(next, text) && is_disk(ahead.text_at(2)) {
            return Some(Opening::firm(form::DISK));
        }
    }
    // The group line is lost where only the end of an output was copied.
    if is_memory_names(text, "") {
        return Some(Opening::firm(form::MEMORY).wide(scan::words(text).count()));
    }
    // All others begin with a count, but for two lines of names.
    if !text.trim_ascii_start().starts_with(|it: char| it.is_ascii_digit()) {
        return if is_partition_names(text) {
            Some(Opening::firm(form::PARTITION))
        } else {
            scan::is_words(text, SLAB_NAMES).then(|| Opening::firm(form::SLABS))
        };
    }
    if is_count_of(text, "disks") && is_count_of(next, "partitions") {
        return Some(Opening::firm(form::DISK_SUM));
    }
    let is_stats = text.trim_ascii_end().ends_with("total memory") && next.trim_ascii_end().ends_with("used memory");
    if is_stats || (0..MEMORY_LINES).all(|distance| is_amount(ahead.text_at(distance))) {
        return Some(Opening::firm(form::STATS));
    }
    if is_count_of(text, "forks") {
        return Some(Opening::loose(form::FORKS));
    }
    None
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let text = line.text;
    if line.is_blank() {
        return Hold::Gap;
    }
    let before = || line.before().map_or("", |before| before.text);
    let fits = match opening.form {
        form::MEMORY => {
            is_sample(text)
                || is_english_groups(text)
                || is_memory_names(text, before()) && {
                    // Another set of columns is another run.
                    if scan::words(text).count() != opening.width {
                        return Hold::New;
                    }
                    true
                }
        }
        form::DISK => is_disk(text) || is_english_groups(text) || is_disk_names(text, before()),
        form::DISK_SUM => is_labelled_count(text),
        form::PARTITION => !is_partition_names(text) && scan::texts(text).all(|word| scan::count(word).is_some()),
        form::STATS => is_labelled_count(text) && !text.trim_ascii_end().ends_with("total memory"),
        form::SLABS => scan::is_words(text, SLAB_NAMES) || is_named_counts(text, 4),
        _ => false,
    };
    if fits { Hold::Firm } else { Hold::Gap }
}

/// `procs -----------memory---------- ---swap-- …`, `disk- ------------reads------------ …` in any
/// language, and the bare words of procps 2.
fn is_groups(text: &str) -> bool {
    // Hardly any line has these, and the words are more work.
    if !scan::has(text, " -") && !scan::has(text, "swap") {
        return false;
    }
    let dashed = scan::texts(text).skip(1).filter(|word| word.starts_with('-')).count();
    let has = |wanted| scan::texts(text).any(|word| word == wanted);
    (dashed > 2 && !text.bytes().any(|byte| byte.is_ascii_digit()))
        || (has("procs") && has("memory") && has("swap") && has("io"))
}

/// Those of other languages belong only if names stand below them: `dstat` has such a line as well.
fn is_english_groups(text: &str) -> bool {
    is_groups(text) && scan::texts(text).any(|word| matches!(word.trim_matches('-'), "procs" | "disk"))
}

/// ` r  b   swpd   free   buff  cache …` (up to procps 3.0 ` r  b  w …`), with the time in front
/// where a wrapper prints it. Below a line of groups the words may be of any language.
fn is_memory_names(text: &str, before: &str) -> bool {
    let mut words = scan::texts(text);
    let is_english = words.next() == Some("r")
        && words.next() == Some("b")
        && matches!(words.next(), Some("swpd" | "w"))
        && words.any(|word| word == "bi");
    is_english || is_groups(before) && is_heading(text, 15, 19)
}

fn is_disk_names(text: &str, before: &str) -> bool {
    scan::texts(text).take(DISK_NAMES.len()).eq(DISK_NAMES.iter().copied())
        || is_groups(before) && is_heading(text, 10, 11)
}

fn is_heading(text: &str, fewest: usize, most: usize) -> bool {
    let words = scan::texts(text);
    (fewest..=most).contains(&words.clone().count()) && words.clone().all(|word| scan::number(word).is_none())
}

/// Counts only, but for a time in front or at the end.
fn is_sample(text: &str) -> bool {
    let mut counts = 0;
    scan::texts(text).all(|word| {
        let is_count = scan::number(word).is_some();
        counts += usize::from(is_count);
        is_count
            || word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'-' | b'.' | b'/'))
            || (counts >= 10 && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-:".contains(&byte)))
    }) && counts >= 10
}

/// Without the last one: `sec`, in procps 3.1 `s`.
const DISK_NAMES: &[&str] = &["total", "merged", "sectors", "ms", "total", "merged", "sectors", "ms", "cur"];
const SLAB_NAMES: &[&str] = &["Cache", "Num", "Total", "Size", "Pages"];

/// A disk and ten counts, with `-t` the time behind them.
fn is_disk(text: &str) -> bool {
    let counts = scan::texts(text).skip(1).take(10);
    counts.clone().count() == 10 && counts.clone().all(|word| scan::count(word).is_some())
}

/// `vda1          reads   read sectors  writes    requested writes`
fn is_partition_names(text: &str) -> bool {
    let mut words = scan::texts(text).skip(1);
    ["reads", "read", "sectors", "writes"].iter().all(|wanted| words.next() == Some(wanted))
}

/// A name and `width` counts.
fn is_named_counts(text: &str, width: usize) -> bool {
    let mut words = scan::texts(text);
    words.next().is_some() && words.clone().count() == width && words.all(|word| scan::count(word).is_some())
}

/// `     24684084 K total memory`, `            0 partitions`
fn is_labelled_count(text: &str) -> bool {
    let mut words = scan::texts(text);
    words.next().is_some_and(|word| scan::count(word).is_some())
        && words.next().is_some_and(|word| word.starts_with(|it: char| !it.is_ascii_digit() && is_letter(it)))
}

/// Lines at the head of `-s` that name their unit.
const MEMORY_LINES: usize = 10;

/// `     24684084 K Gesamtspeicher`
fn is_amount(text: &str) -> bool {
    is_labelled_count(text) && scan::texts(text).nth(1).is_some_and(is_unit) && scan::texts(text).nth(2).is_some()
}

/// As `-S` names it.
fn is_unit(word: &str) -> bool {
    matches!(word, "K" | "k" | "M" | "m")
}

fn is_count_of(text: &str, what: &str) -> bool {
    let mut words = scan::texts(text);
    words.next().is_some_and(|word| scan::count(word).is_some()) && words.next() == Some(what) && words.next().is_none()
}

/// The entry of a printed column name.
fn field(key: &str) -> Option<&'static Field> {
    FORMAT.field(key)
}
