//! Reads the lines of a `vmstat` section.

use std::borrow::Cow;

use crate::format::Segment;
use crate::grid;
use crate::scan::{self, Word};
use crate::section::{Cells, Column, Fact, Section, Table};
use crate::text::Span;

use super::{SLAB_NAMES, field, form, is_disk_names, is_groups, is_partition_names, is_slab_names, labelled, samples};

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let (variant, title) = match segment.opening.form {
        form::MEMORY => {
            samples::read(segment, &mut section);
            return section;
        }
        form::DISK => ("disk", "vmstat -d"),
        form::DISK_SUM => ("disk-sum", "vmstat -D"),
        form::PARTITION => ("partition", "vmstat -p"),
        form::STATS => ("stats", "vmstat -s"),
        form::SLABS => ("slabs", "vmstat -m"),
        _ => ("forks", "vmstat -f"),
    };
    section.variant = Some(variant);
    section.title = title.into();
    match segment.opening.form {
        form::DISK => counts(segment, &mut section, "disks", DISK_COLUMNS),
        form::PARTITION => counts(segment, &mut section, "partitions", PARTITION_COLUMNS),
        form::SLABS => counts(segment, &mut section, "slabs", SLAB_NAMES),
        form::DISK_SUM => labelled_counts(segment, &mut section, "sum:"),
        _ => labelled_counts(segment, &mut section, ""),
    }
    section
}

/// The columns of each table; the first holds names.
const DISK_COLUMNS: &[&str] = &[
    "device",
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
const PARTITION_COLUMNS: &[&str] = &["device", "reads", "read sectors", "writes", "requested writes"];

/// Names and counts under headings whose columns never change.
fn counts(segment: &Segment<'_>, section: &mut Section, name: &'static str, columns: &[&'static str]) {
    let form = segment.opening.form;
    let mut table = Table::new(name);
    for (at, &column) in columns.iter().enumerate() {
        table.column_at(column.into(), field(column), at == 0);
    }
    // `vda1  reads  read sectors  writes  requested writes` names what the lines below it are of.
    let mut partition = Span::NONE;
    // A list begins anew with the name that it began with.
    let (mut began, mut samples) = ("", 0);
    for line in segment.lines().filter(|line| !line.is_blank() && !is_groups(line.text)) {
        let mut words: Vec<Word<'_>> = scan::words(line.text).collect();
        let span = |word: &Word<'_>| line.span(word.start..word.end());
        let first = words.first().map_or(Span::NONE, span);
        // Above the names of disks stands nothing.
        let unnamed = match form {
            form::PARTITION if is_partition_names(line.text) => {
                partition = first;
                continue;
            }
            // In Vietnamese the first heading has two words.
            form::SLABS if is_slab_names(line.text) => {
                words.drain(..words.len() - columns.len());
                Some(0)
            }
            form::DISK if is_disk_names(line.text, line.before().map_or("", |before| before.text)) => Some(1),
            _ => None,
        };
        if let Some(unnamed) = unnamed {
            for (column, word) in table.columns.iter_mut().skip(unnamed).zip(&words) {
                if column.header.is_none() {
                    column.header = span(word);
                }
            }
            continue;
        }
        let (name, own) = if form == form::PARTITION { (partition, 0) } else { (first, 1) };
        // A line that was cut has fewer; behind a whole one `-t` prints the time.
        let (counts, time) = words.split_at(words.len().min(columns.len() - 1 + own));
        let counts = counts.get(own..).unwrap_or_default();
        let is_row = !counts.is_empty() && counts.iter().all(|word| scan::count(word.text).is_some());
        // A number too many is no time: a blank may be a mark of thousands.
        let is_time = time.first().is_none_or(|word| form == form::DISK && scan::count(word.text).is_none());
        if !is_row || !is_time {
            section.keep(line);
            continue;
        }
        table.add_row(line.number());
        table.set(0, f64::NAN, name);
        let named = words.first().filter(|_| own == 1).map_or("", |word| word.text);
        if samples == 0 {
            began = named;
        }
        samples += usize::from(named == began);
        if samples > 1 {
            number_samples(&mut table, samples);
        }
        for (at, word) in counts.iter().enumerate() {
            table.set(at + 1, scan::whole(word.text).unwrap_or(f64::NAN), span(word));
        }
        if let (Some(first), Some(last)) = (time.first(), time.last()) {
            let at = table.column_at("time".into(), field("time"), true);
            table.set(at, f64::NAN, line.span(first.start..last.end()));
        }
    }
    section.tables.push(table);
}

/// The newest row is of this sample; if it is the first of the second one, those before it are of the first.
fn number_samples(table: &mut Table, sample: usize) {
    let is_new = table.column("sample").is_none();
    let at = table.column_at("sample".into(), field("sample"), false);
    if is_new && let Some(Column { cells: Cells::Numbers(numbers), .. }) = table.columns.get_mut(at) {
        numbers.fill(1.0);
    }
    table.set(at, grid::ordinal(sample), Span::NONE);
}

/// `     24684084 K total memory`: the label is the key, the count the value.
fn labelled_counts(segment: &Segment<'_>, section: &mut Section, prefix: &str) {
    let lines = || segment.lines().filter(|line| !line.is_blank());
    // Translated labels are told by their places, which is right where no line is missing.
    let is_whole =
        !lines().any(|line| line.is_torn()) && (segment.opening.form != form::STATS || has_boot_time(segment));
    let count = if is_whole { lines().count() } else { 0 };
    for (place, line) in lines().enumerate() {
        let Some((number, label)) = labelled(line.text) else {
            section.keep(line);
            continue;
        };
        let of = |key: &str| field(&format!("{prefix}{key}")).or_else(|| field(key));
        let known = of(label).or_else(|| of(english(segment.opening.form, place, count)?));
        let key = known.map_or_else(|| Cow::Owned(label.to_owned()), |field| Cow::Borrowed(field.key));
        let mut fact = Fact::new(key, line.span_of(number), known);
        fact.key_span = line.span_of(label);
        section.facts.push(fact);
    }
    if prefix.is_empty() {
        used_memory(segment, section);
    }
}

/// Whether the last line but one is the time of the boot, in seconds since 1970: then no line was cut off.
fn has_boot_time(segment: &Segment<'_>) -> bool {
    let mut last = segment.lines().filter(|line| !line.is_blank()).rev();
    let time = last.nth(1).and_then(|line| scan::count(labelled(line.text)?.0));
    time.is_some_and(|time| (1_000_000_000..4_000_000_000).contains(&time))
}

/// The label of a line in English, where it is translated. Of `-s` 3.3 prints 26 lines, without KVM guests and
/// pages, 4.0.0 28, without pages, and 4.0.5 all.
fn english(form: u8, place: usize, count: usize) -> Option<&'static str> {
    match form {
        form::FORKS => return Some("forks"),
        form::DISK_SUM => return SUM_LINES.get(place).copied().filter(|_| count == SUM_LINES.len()),
        _ => {}
    }
    if count == 0 {
        return None;
    }
    let guests = if count < 28 && place >= 18 { 2 } else { 0 };
    let pages = if count < 34 && place + guests >= 24 { 6 } else { 0 };
    match *LINES.get(place + guests + pages)? {
        "paged in" if count < 28 => Some("pages paged in"),
        "paged out" if count < 28 => Some("pages paged out"),
        line => Some(line),
    }
}

/// The lines of `-D`.
const SUM_LINES: &[&str] = &[
    "disks",
    "partitions",
    "total reads",
    "merged reads",
    "read sectors",
    "milli reading",
    "writes",
    "merged writes",
    "written sectors",
    "milli writing",
    "inprogress IO",
    "milli spent IO",
    "milli weighted IO",
];

/// The lines of procps-ng 4.0.5.
const LINES: &[&str] = &[
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
    "non-nice guest cpu ticks",
    "nice guest cpu ticks",
    "paged in",
    "paged out",
    "pages swapped in",
    "pages swapped out",
    "pages alloc in dma",
    "pages alloc in dma32",
    "pages alloc in high",
    "pages alloc in movable",
    "pages alloc in normal",
    "pages free",
    "interrupts",
    "CPU context switches",
    "boot time",
    "forks",
];

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
