//! Reads the lines of a `vmstat` section.

use std::borrow::Cow;

use crate::format::Segment;
use crate::scan::{self, Word};
use crate::section::{Fact, Section, Table};
use crate::text::{Line, Span};

use super::{field, form, is_disk_names, is_groups, is_partition_names, is_unit, samples};

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    match segment.opening.form {
        form::MEMORY => samples::read(segment, &mut section),
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
    for line in segment.lines().filter(|line| !is_groups(line.text)) {
        let words: Vec<Word<'_>> = scan::words(line.text).collect();
        let (row, time) = words.split_at(words.len().min(1 + columns.len()));
        if is_disk_names(line.text, line.before().map_or("", |before| before.text)) {
            heading(&mut table, &columns, line, &words);
        } else if !named_row(&mut table, device, &columns, line, row) {
            section.keep(line);
        } else if let (Some(first), Some(last)) = (time.first(), time.last()) {
            let at = table.column_at("time".into(), field("time"), true);
            table.set(at, f64::NAN, line.span(first.start..last.end()));
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
                column.head(line.span(first.start..first.end()));
            }
            heading(&mut table, &columns, line, rest);
        } else if !named_row(&mut table, cache, &columns, line, &words) {
            section.keep(line);
        }
    }
    section.tables.push(table);
}

fn heading(table: &mut Table, columns: &[usize], line: Line<'_>, words: &[Word<'_>]) {
    for (&at, word) in columns.iter().zip(words) {
        if let Some(column) = table.columns.get_mut(at) {
            column.head(line.span(word.start..word.end()));
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
    let lines = || segment.lines().filter(|line| !line.is_blank());
    let count = lines().count();
    for (place, line) in lines().enumerate() {
        let mut words = scan::words(line.text);
        let (Some(number), Some(mut label)) =
            (words.next().filter(|word| scan::count(word.text).is_some()), words.next())
        else {
            section.keep(line);
            continue;
        };
        // `-S` names its unit in front of the label.
        if is_unit(label.text) {
            label = words.next().unwrap_or(label);
        }
        let printed = line.text.get(label.start..).unwrap_or_default().trim_ascii_end();
        let of = |key: &str| field(&format!("{prefix}{key}")).or_else(|| field(key));
        let known = of(printed).or_else(|| of(english(place, count)?));
        let key = known.map_or_else(|| Cow::Owned(printed.to_owned()), |field| Cow::Borrowed(field.key));
        let mut fact = Fact::new(key, line.span(number.start..number.end()), known);
        fact.key_span = line.span(label.start..label.start + printed.len());
        section.facts.push(fact);
    }
    if prefix.is_empty() {
        used_memory(segment, section);
    }
}

/// The label of a line of `-s` in English, where it is translated: versions differ in how many
/// lines they print.
fn english(place: usize, count: usize) -> Option<&'static str> {
    let guests = if count <= OLD.len() { 0 } else { 2 };
    match place.checked_sub(OLD_GUESTS) {
        Some(after) if after < guests => GUESTS.get(after).copied(),
        // The pages allocated and freed, since 4.0.5, are the only lines that are not translated.
        Some(_) if count > OLD.len() + GUESTS.len() && place > 23 => {
            OLD.get((place + OLD.len()).checked_sub(count)?).copied()
        }
        Some(after) => OLD.get(OLD_GUESTS + after - guests).copied(),
        None => OLD.get(place).copied(),
    }
}

/// The lines of procps-ng 3.3.
const OLD: &[&str] = &[
    "total memory",
    "used memory",
    "active memory",
    "inactive memory",
    "free memory",
    "buffer memory",
    "swap cache",
    "total swap",
    "used swap",
    "free swap",
    "non-nice user cpu ticks",
    "nice user cpu ticks",
    "system cpu ticks",
    "idle cpu ticks",
    "IO-wait cpu ticks",
    "IRQ cpu ticks",
    "softirq cpu ticks",
    "stolen cpu ticks",
    "paged in",
    "paged out",
    "pages swapped in",
    "pages swapped out",
    "interrupts",
    "CPU context switches",
    "boot time",
    "forks",
];
/// What 4.0 prints behind the first lines.
const GUESTS: &[&str] = &["non-nice guest cpu ticks", "nice guest cpu ticks"];
const OLD_GUESTS: usize = 18;

/// Three formulas have made the used memory: the amounts show which.
fn used_memory(segment: &Segment<'_>, section: &mut Section) {
    let amount = |key: &str| {
        section.fact(key).and_then(|fact| scan::number(&segment.source.read(fact.span))).unwrap_or(f64::NAN)
    };
    let used = amount("used memory");
    let in_use = amount("total memory") - amount("free memory");
    let key = if used.to_bits() == in_use.to_bits() {
        "used memory#with-cache"
    } else if section.fact("paged in").is_some() {
        "used memory#available"
    } else {
        return;
    };
    if let Some(fact) = section.facts.iter_mut().find(|fact| fact.key == "used memory") {
        fact.field = field(key);
    }
}
