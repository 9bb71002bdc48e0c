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
    signs: "",
    rows: &[
        "# ^ total memory|< # disks ; > # @",
        "Cache Num Total Size Pages > * # # # # .",
        "* reads read sectors writes requested writes ; > # # # # ;",
        "disk- -|total merged sectors ms total .. > * # +",
        "procs -|--procs-|procs memory|r b swpd .. > # = ####-##-## ##:##:## .|# =",
    ],
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
    let (text, next) = (behind_time(ahead.text()), behind_time(ahead.text_at(1)));
    if is_groups(text) {
        if is_memory_names(next, "") || is_memory_names(next, text) && is_sample(ahead.text_at(2)) {
            return Some(memory(next));
        }
        if is_disk_names(next, "") || is_disk_names(next, text) && is_disk(ahead.text_at(2)) {
            return Some(Opening::firm(form::DISK));
        }
    }
    // The group line is lost where only the end of an output was copied.
    if is_memory_names(text, "") {
        return Some(memory(text));
    }
    let (text, next) = (ahead.text(), ahead.text_at(1));
    // All others have a count here or in the next line, but for two headings that may stand alone.
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let is_known = || text.starts_with("Cache") || text.contains("requested writes");
    if !has_digit(text) && !has_digit(next) && !is_known() {
        return None;
    }
    if is_count_of(text, DISKS) && labelled(next).is_some() {
        return Some(Opening::firm(form::DISK_SUM));
    }
    if is_partition_names(text) && (text.contains("requested writes") || is_counts(next, 4)) {
        return Some(Opening::firm(form::PARTITION));
    }
    let is_stats = text.trim_ascii_end().ends_with("total memory") && next.trim_ascii_end().ends_with("used memory");
    if is_stats || (0..MEMORY_LINES).all(|distance| is_amount(ahead.text_at(distance))) {
        return Some(Opening::firm(form::STATS));
    }
    if is_slab_names(text) && (scan::is_words(text, SLAB_NAMES) || is_named_counts(next, 4)) {
        return Some(Opening::firm(form::SLABS));
    }
    if is_count_of(text, FORKS) {
        return Some(Opening::loose(form::FORKS));
    }
    None
}

/// Samples under these names. The heading is printed again on each screen.
fn memory(names: &str) -> Opening {
    Opening::firm(form::MEMORY).wide(scan::words(names).count()).below_rows(names)
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let text = line.text;
    if line.is_blank() {
        return Hold::Gap;
    }
    let before = || line.before().map_or("", |before| behind_time(before.text));
    let fits = match opening.form {
        form::MEMORY => {
            let is_row = is_sample(text);
            let text = behind_time(text);
            is_row
                || is_english_groups(text, "procs")
                || is_memory_names(text, before()) && {
                    // Another set of columns is another run.
                    if scan::words(text).count() != opening.width {
                        return Hold::New;
                    }
                    true
                }
        }
        form::DISK => is_disk(text) || is_english_groups(text, "disk") || is_disk_names(text, before()),
        form::DISK_SUM => labelled(text).is_some() && !scan::texts(text).any(is_unit),
        form::PARTITION => is_counts(text, 4),
        form::STATS if is_count_of(text, DISKS) => false,
        // Other tools print a label and a number too.
        form::STATS if labelled(text).is_some() && scan::at_colon(text).is_some() => return Hold::Loose,
        form::STATS => labelled(text).is_some() && !text.trim_ascii_end().ends_with("total memory"),
        form::SLABS => is_slab_names(text) || is_named_counts(text, 4),
        _ => false,
    };
    if fits { Hold::Firm } else { Hold::Gap }
}

/// What a wrapper printed the time in front of.
fn behind_time(text: &str) -> &str {
    text.get(scan::time_in_front(text)..).unwrap_or_default()
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
fn is_english_groups(text: &str, first: &str) -> bool {
    is_groups(text) && scan::texts(text).any(|word| word.trim_matches('-') == first)
}

/// ` r  b   swpd   free   buff  cache …` (up to procps 3.0 ` r  b  w …`, in pt-summary ` r  b  si  so …`),
/// with the time in front where a wrapper prints it. Below a line of groups the words may be of any
/// language.
fn is_memory_names(text: &str, before: &str) -> bool {
    let mut words = scan::texts(text);
    let is_english = words.next() == Some("r")
        && words.next() == Some("b")
        && matches!(words.next(), Some("swpd" | "w" | "si"))
        && words.any(|word| word == "bi")
        // A row behind it on its line was broken off there, or stands there by mistake.
        && scan::texts(text).all(|word| scan::number(word).is_none());
    is_english || is_groups(before) && is_heading(text, 15, 19)
}

fn is_disk_names(text: &str, before: &str) -> bool {
    scan::texts(text).take(DISK_NAMES.len()).eq(DISK_NAMES.iter().copied())
        || is_groups(before) && is_heading(text, 10, 14)
}

fn is_heading(text: &str, fewest: usize, most: usize) -> bool {
    let words = scan::texts(text);
    (fewest..=most).contains(&words.clone().count()) && words.clone().all(|word| scan::number(word).is_none())
}

/// Counts only, but for a time in front or at the end.
fn is_sample(text: &str) -> bool {
    let mut counts = 0;
    scan::texts(text).all(|word| {
        let is_count = scan::number(word).or_else(|| scan::whole(word)).is_some();
        counts += usize::from(is_count);
        is_count
            || word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'-' | b'.' | b'/'))
            || (counts >= 10 && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-:".contains(&byte)))
    }) && counts >= 10
}

/// Without the last one: `sec`, in procps 3.1 `s`.
const DISK_NAMES: &[&str] = &["total", "merged", "sectors", "ms", "total", "merged", "sectors", "ms", "cur"];
const SLAB_NAMES: &[&str] = &["Cache", "Num", "Total", "Size", "Pages"];

/// A disk and ten counts, with `-t` the time behind them. A disk's name is no count.
fn is_disk(text: &str) -> bool {
    let mut words = scan::texts(text).map(|word| scan::count(word).is_some()).take(11);
    words.next() == Some(false) && words.clone().count() == 10 && words.all(|is_count| is_count)
}

/// Words of other languages (procps-ng po/*.po, 3.3.17 to 4.0.6).
const READS: &str =
    "reads gelesen lecturas lectures წაკითხვები 읽음 odczyty leituras citiri läsningar читання đọc tuyến_trình 读取";
const CACHES: &str = "Cache Caché კეში 캐시 Кеш Nhớ";
const DISKS: &[&str] = &[
    "disks",
    "Laufwerke",
    "discos",
    "disques",
    "დისკი",
    "디스크",
    "Dysków",
    "discuri",
    "diskar",
    "дисків",
    "đĩa",
    "磁盘",
];
const FORKS: &[&str] = &[
    "forks",
    "Forks",
    "bifurcaciones",
    "clonages",
    "ფორკი",
    "포킹 횟수",
    "Odgałęzień procesów",
    "bifurcări",
    "grenar",
    "відгалужень",
    "tiến trình rẽ nhánh",
    "fork 操作",
];

/// `vda1          reads   read sectors  writes    requested writes`
fn is_partition_names(text: &str) -> bool {
    let mut words = scan::texts(text).skip(1);
    words.next().is_some_and(|word| scan::texts(READS).any(|reads| reads == word))
        && (3..=6).contains(&words.clone().count())
        && words.all(|word| scan::number(word).is_none())
}

/// `Cache                       Num  Total   Size  Pages`
fn is_slab_names(text: &str) -> bool {
    let mut words = scan::texts(text);
    words.clone().next().is_some_and(|word| scan::texts(CACHES).any(|caches| caches == word))
        && (5..=6).contains(&words.clone().count())
        && words.all(|word| scan::number(word).is_none())
}

fn is_counts(text: &str, width: usize) -> bool {
    let words = scan::texts(text);
    words.clone().count() == width && words.clone().all(|word| scan::count(word).is_some())
}

/// A name and `width` counts.
fn is_named_counts(text: &str, width: usize) -> bool {
    let mut words = scan::texts(text);
    words.next().is_some() && words.clone().count() == width && words.all(|word| scan::count(word).is_some())
}

/// `     24684084 K total memory`, `            0 partitions`, `Pamięć razem:   24684084 K`: the count and
/// the label.
fn labelled(text: &str) -> Option<(&str, &str)> {
    let mut words = scan::words(text);
    let first = words.next()?.text;
    if scan::count(first).is_some() {
        let second = words.next()?;
        // `-S` names its unit in front of the label.
        let label = if is_unit(second.text) { words.next().unwrap_or(second) } else { second };
        let is_label = label.text.starts_with(|it: char| !it.is_ascii_digit() && is_letter(it));
        return is_label.then(|| Some((first, text.get(label.start..)?.trim_ascii_end())))?;
    }
    let (label, rest) = scan::at_colon(text)?;
    let mut words = scan::texts(rest);
    let number = words.next().filter(|word| scan::count(word).is_some())?;
    words.all(is_unit).then(|| (number, label.trim_ascii()))
}

/// Lines at the head of `-s` that name their unit.
const MEMORY_LINES: usize = 10;

/// `     24684084 K Gesamtspeicher`
fn is_amount(text: &str) -> bool {
    labelled(text).is_some_and(|(_, label)| !is_unit(label)) && scan::texts(text).any(is_unit)
}

/// As `-S` names it.
fn is_unit(word: &str) -> bool {
    matches!(word, "K" | "k" | "M" | "m")
}

fn is_count_of(text: &str, labels: &[&str]) -> bool {
    labelled(text).is_some_and(|(_, label)| labels.contains(&label))
}

/// The entry of a printed column name.
fn field(key: &str) -> Option<&'static Field> {
    FORMAT.field(key)
}
