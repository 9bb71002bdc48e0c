//! Reads the lines of a `vmstat` section.

use std::borrow::Cow;

use crate::format::{Field, Segment};
use crate::scan::{self, Word};
use crate::section::{Fact, Note, Section, Table};
use crate::text::{Line, Span};

use super::{field, form, is_disk_groups, is_memory_groups, is_memory_names, is_partition_names};

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    match segment.opening.form {
        form::MEMORY => samples(segment, &mut section),
        form::DISK => disks(segment, &mut section),
        form::DISK_SUM => {
            section.variant = Some("disk-sum");
            section.title = "vmstat -D".into();
            labelled_counts(segment, &mut section, "sum:");
        }
        form::PARTITION => partition(segment, &mut section),
        form::STATS => {
            section.variant = Some("stats");
            section.title = "vmstat -s".into();
            labelled_counts(segment, &mut section, "");
        }
        form::SLABS => slabs(segment, &mut section),
        _ => {
            section.variant = Some("forks");
            section.title = "vmstat -f".into();
            labelled_counts(segment, &mut section, "");
        }
    }
    section
}

/// Samples: names from the heading, one row per line of numbers.
fn samples(segment: &Segment<'_>, section: &mut Section) {
    section.variant = Some("memory");
    let mut table = Table::new("samples");
    let mut columns: Vec<usize> = Vec::new();
    // A wrapper may print the time in front (`--time-- procs …`), `-t` prints it at the end.
    let mut time_first = false;
    for line in segment.lines() {
        if is_memory_groups(line.text) {
            time_first = scan::texts(line.text).next().is_some_and(|word| word.trim_matches('-') == "time");
        } else if is_memory_names(line.text) {
            let new = columns.is_empty();
            columns = names(line).map(|word| column(&mut table, word, line, new)).collect();
        } else if !line.is_blank() && !row(&mut table, &columns, line, time_first) {
            section.notes.push(Note { span: line.whole(), text: Cow::Borrowed("") });
        }
    }
    let has = |name: &str| table.column(name).is_some();
    section.title = if has("inact") { "vmstat -a".into() } else { "vmstat".into() };
    section.tool = Some(tool(has("gu"), has("st"), has("wa"), has("w")).into());
    // The first row averages over the uptime, unless the user left it out.
    table.since_boot = usize::from(!segment.has_option('y')).min(table.rows.len());
    section.tables.push(table);
}

/// The column names: all words up to the last known one. `-t` adds the time zone behind them.
fn names(line: Line<'_>) -> impl Iterator<Item = Word<'_>> {
    let last = scan::words(line.text).filter(|word| known(word.text).is_some()).last();
    let end = last.map_or(0, |word| word.end());
    scan::words(line.text).filter(move |word| word.end() <= end)
}

/// The entry of a column, also where the heading was translated.
fn known(name: &str) -> Option<&'static Field> {
    let english = TRANSLATED.iter().find(|(_, names)| names.contains(&name)).map_or(name, |(english, _)| english);
    field(english)
}

/// Headings of procps-ng 4.0.2 in German and French; the other columns stay English there.
const TRANSLATED: &[(&str, &[&str])] = &[("free", &["frei", "libre"]), ("cache", &["Cache"]), ("buff", &["tampon"])];

fn column(table: &mut Table, word: Word<'_>, line: Line<'_>, new: bool) -> usize {
    let known = known(word.text);
    let name = known.map_or_else(|| Cow::Owned(word.text.to_owned()), |field| Cow::Borrowed(field.key));
    let at = table.column_at(name, known, false);
    if new && let Some(column) = table.columns.get_mut(at) {
        column.header = line.span(word.start..word.end());
    }
    at
}

/// One sample. False where the line has other words than the heading promises.
fn row(table: &mut Table, columns: &[usize], line: Line<'_>, time_first: bool) -> bool {
    let words: Vec<Word<'_>> = scan::words(line.text).collect();
    let extra = words.len().saturating_sub(columns.len());
    let (time, numbers) = if time_first && extra > 0 {
        let (time, numbers) = words.split_at(extra);
        (time, numbers)
    } else {
        let (numbers, time) = words.split_at(words.len().min(columns.len()));
        (time, numbers)
    };
    let is_row = numbers.len() >= FEWEST && numbers.iter().all(|word| scan::number(word.text).is_some());
    if !is_row || time.len() > 3 {
        return false;
    }
    table.add_row(line.number());
    for (&column, word) in columns.iter().zip(numbers) {
        table.set(column, scan::number(word.text).unwrap_or(f64::NAN), line.span(word.start..word.end()));
    }
    if let (Some(first), Some(last)) = (time.first(), time.last()) {
        let at = table.column_at("time".into(), field("time"), true);
        table.set(at, f64::NAN, line.span(first.start..last.end()));
    }
    true
}

/// A row that was cut off keeps what it has, but one word is not a row.
const FEWEST: usize = 2;

/// The version, as far as the columns give it away.
fn tool(gu: bool, st: bool, wa: bool, w: bool) -> &'static str {
    match (gu, st, wa, w) {
        (true, ..) => "procps-ng 4.0.4 or newer, or vmstat -w of 4.0.0 or newer",
        (false, true, ..) => "procps-ng 3.3.9 to 4.0.3, or a patched procps 3.2",
        (false, false, true, _) => "procps 3.0 to procps-ng 3.3.8",
        (false, false, false, true) => "procps 2",
        (false, false, false, false) => "procps",
    }
}

const DISK_COLUMNS: &[&str] = &[
    "reads.total",
    "reads.merged",
    "reads.sectors",
    "reads.ms",
    "writes.total",
    "writes.merged",
    "writes.sectors",
    "writes.ms",
    "io.cur",
    "io.sec",
];

fn disks(segment: &Segment<'_>, section: &mut Section) {
    section.variant = Some("disk");
    section.title = "vmstat -d".into();
    let mut table = Table::new("disks");
    let device = table.column_at("device".into(), field("device"), true);
    let columns: Vec<usize> =
        DISK_COLUMNS.iter().map(|&name| table.column_at(name.into(), field(name), false)).collect();
    for line in segment.lines() {
        if is_disk_groups(line.text) {
            continue;
        }
        let words: Vec<Word<'_>> = scan::words(line.text).collect();
        if words.first().is_some_and(|word| word.text == "total") {
            heading(&mut table, &columns, line, &words);
        } else if !named_row(&mut table, device, &columns, line, &words) {
            section.notes.extend(not_understood(line));
        }
    }
    section.tables.push(table);
}

fn slabs(segment: &Segment<'_>, section: &mut Section) {
    section.variant = Some("slabs");
    section.title = "vmstat -m".into();
    let mut table = Table::new("slabs");
    let cache = table.column_at("Cache".into(), field("Cache"), true);
    let columns: Vec<usize> = ["Num", "Total", "Size", "Pages"]
        .iter()
        .map(|&name| table.column_at(name.into(), field(name), false))
        .collect();
    for line in segment.lines() {
        let words: Vec<Word<'_>> = scan::words(line.text).collect();
        if let Some((first, rest)) = words.split_first().filter(|(first, _)| first.text == "Cache") {
            if let Some(column) = table.columns.first_mut() {
                column.header = line.span(first.start..first.end());
            }
            heading(&mut table, &columns, line, rest);
        } else if !named_row(&mut table, cache, &columns, line, &words) {
            section.notes.extend(not_understood(line));
        }
    }
    section.tables.push(table);
}

fn heading(table: &mut Table, columns: &[usize], line: Line<'_>, words: &[Word<'_>]) {
    for (&at, word) in columns.iter().zip(words) {
        if let Some(column) = table.columns.get_mut(at)
            && column.header.is_none()
        {
            column.header = line.span(word.start..word.end());
        }
    }
}

/// A name and counts, as many as there are or fewer where the line was cut.
fn named_row(table: &mut Table, name: usize, columns: &[usize], line: Line<'_>, words: &[Word<'_>]) -> bool {
    let Some((first, counts)) = words.split_first() else { return true };
    if counts.is_empty() || counts.len() > columns.len() || !counts.iter().all(|it| scan::count(it.text).is_some()) {
        return false;
    }
    table.add_row(line.number());
    table.set(name, f64::NAN, line.span(first.start..first.end()));
    for (&at, word) in columns.iter().zip(counts) {
        table.set(at, scan::number(word.text).unwrap_or(f64::NAN), line.span(word.start..word.end()));
    }
    true
}

/// `vda1  reads  read sectors  writes  requested writes`, then one line of counts.
fn partition(segment: &Segment<'_>, section: &mut Section) {
    section.variant = Some("partition");
    section.title = "vmstat -p".into();
    let mut table = Table::new("partitions");
    let device = table.column_at("device".into(), field("device"), true);
    let names = ["reads", "read sectors", "writes", "requested writes"];
    let columns: Vec<usize> = names.iter().map(|&name| table.column_at(name.into(), field(name), false)).collect();
    let mut name = Span::NONE;
    for line in segment.lines() {
        let words: Vec<Word<'_>> = scan::words(line.text).collect();
        if is_partition_names(line.text) {
            name = words.first().map_or(Span::NONE, |word| line.span(word.start..word.end()));
        } else if !words.is_empty() {
            table.add_row(line.number());
            table.set(device, f64::NAN, name);
            for (&at, word) in columns.iter().zip(&words) {
                table.set(at, scan::number(word.text).unwrap_or(f64::NAN), line.span(word.start..word.end()));
            }
        }
    }
    section.tables.push(table);
}

/// `     24684084 K total memory`: the label is the key, the count the value.
fn labelled_counts(segment: &Segment<'_>, section: &mut Section, prefix: &str) {
    for line in segment.lines() {
        let mut words = scan::words(line.text);
        let Some(count) = words.next().filter(|word| scan::count(word.text).is_some()) else {
            section.notes.extend(not_understood(line));
            continue;
        };
        let Some(mut label) = words.next() else { continue };
        // `-S` names its unit in front of the label.
        if matches!(label.text, "K" | "k" | "M" | "m") {
            label = words.next().unwrap_or(label);
        }
        let key = line.text.get(label.start..).unwrap_or_default().trim_ascii_end();
        let known: Option<&'static Field> = field(&format!("{prefix}{key}")).or_else(|| field(key));
        let mut fact = Fact::new(key.to_owned(), line.span(count.start..count.end()), known);
        fact.key_span = line.span(label.start..label.start + key.len());
        section.facts.push(fact);
    }
}

fn not_understood(line: Line<'_>) -> Option<Note> {
    (!line.is_blank()).then(|| Note { span: line.whole(), text: Cow::Borrowed("") })
}
