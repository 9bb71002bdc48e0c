//! `free` of procps 2 to procps-ng 4 and of busybox: memory and swap.
//!
//! ```text
//!                total        used        free      shared  buff/cache   available
//! Mem:        24684084     7927020     1342128        9032    15414936    16346780
//! Swap:              0           0           0
//! ```
//!
//! Up to procps-ng 3.3.9 buffers and cache were columns of their own, counted as used, and a row
//! `-/+ buffers/cache` said what is used and free without them. The unit stands nowhere: it is the
//! one of the option.

use crate::format::{Ahead, Dictionary, Field, Format, Hold, Kind, Opening, Segment, dictionary};
use crate::grid::{self, Grid};
use crate::scan::{self, Word, rounded};
use crate::section::{About, Fact, Section, Table};
use crate::text::{Line, Span};

mod rules;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "free",
    title: "free",
    sample: include_str!("sample.txt"),
    signs: "",
    rows: &["total used free ..|gesamt benutzt frei ..|total utilis .. > &+: # +|& :+ # +|-/+ buffers/cache: # +"],
    opens,
    holds,
    parse,
    fields: &FIELDS,
    markers: &[],
    rules: rules::RULES,
    charts: &[],
};

const MAN: &str = "free(1), procps-ng 4.0.4; src/free.c of 3.2.8 to 4.0.4";

const fn memory(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field {
        key,
        label,
        unit: "KiB, or the unit of -b -m -g -h",
        kind: Kind::Gauge,
        meaning,
        source: MAN,
        ..Field::EMPTY
    }
}

static FIELDS: Dictionary = dictionary!(&[
    Field {
        kind: Kind::Name,
        unit: "",
        watch: "Of the row -/+ buffers/cache, used and free are those of memory without buffers and cache.",
        ..memory("area", "row", "Mem is memory, Swap is swap space, Total both, Comm what is promised to programs.")
    },
    Field {
        watch: "Less than is built in: firmware, the kernel itself and the balloon of a guest are left out. Of Comm it \
                is the limit.",
        ..memory("total", "total memory", "What the kernel manages.")
    },
    Field {
        watch: "Three formulas: total - free up to 3.3.9, so that cache counts as used; without buffers and cache from \
                3.3.10; total - available from 4.0.1.",
        ..memory("used", "used memory", "What is in use.")
    },
    Field {
        until: "procps-ng 3.3.9",
        watch: "total - free: cache counts as used. Newer versions leave it out.",
        ..memory("used#with-cache", "used memory", "What is in use, cache included.")
    },
    Field {
        since: "procps-ng 3.3.10",
        until: "procps-ng 3.3.17",
        watch: "total - free - buff/cache. Up to 3.3.9 cache counts as used; from 4.0.1 this is total - available.",
        ..memory("used#without-cache", "used memory", "What is in use, cache not counted.")
    },
    Field {
        since: "procps-ng 4.0.0",
        watch: "total - available: what of the cache cannot be dropped counts as used. 3.3 printed less.",
        ..memory("used#available", "used memory", "What is in use.")
    },
    Field {
        watch: "Low is normal: the kernel fills memory with cache. Look at available.",
        ..memory("free", "free memory", "What nobody uses.")
    },
    Field {
        watch: "0 on older versions, which read a value that kernels since 2.6 do not keep.",
        ..memory("shared", "shared memory", "Memory of tmpfs and shared segments.")
    },
    memory("buffers", "buffers", "Cache of raw block devices and file system metadata."),
    Field {
        until: "procps-ng 3.3.9",
        ..memory("cached", "page cache", "File contents kept in memory, tmpfs included.")
    },
    Field {
        since: "procps-ng 3.3.10 with -w",
        ..memory("cache", "page cache and slab", "File contents kept in memory, and reclaimable objects of the kernel.")
    },
    Field {
        since: "procps-ng 3.3.10",
        watch: "tmpfs in it cannot be dropped. 3.3.10 and 3.3.11 count all slab memory.",
        ..memory(
            "buff/cache",
            "buffers and cache",
            "Buffers, page cache and reclaimable objects of the kernel together.",
        )
    },
    Field {
        since: "procps-ng 3.3.10",
        watch: "This, not free, says how much is left.",
        ..memory(
            "available",
            "available memory",
            "What new programs could have without swapping, by the kernel's estimate.",
        )
    },
    Field {
        kind: Kind::Constant,
        unit: "samples",
        ..memory("sample", "sample", "Counts the samples of free -s; it is not printed.")
    },
    // free -L
    Field { since: "procps-ng 4.0.4 with -L", ..memory("SwapUse", "used swap", "Swap space in use.") },
    Field { since: "procps-ng 4.0.4 with -L", ..memory("CachUse", "buffers and cache", "Buffers and cache together.") },
    Field { since: "procps-ng 4.0.4 with -L", ..memory("MemUse", "used memory", "Memory in use.") },
    Field { since: "procps-ng 4.0.4 with -L", ..memory("MemFree", "free memory", "What nobody uses.") },
]);

/// The headings in other languages (procps-ng 4.0.2 `po/`).
const TRANSLATED: &[(&str, &str)] = &[
    ("total", "gesamt სულl 총계 razem totalt загалом"),
    ("used", "benutzt usado utilisé გამოყენებული გამოყ 사용 użyte usada utilizată använt використ."),
    ("free", "frei libre თავისუფალი თავის 여분 wolne livre liberă fritt вільна"),
    ("shared", "gemeins. gemns. compartido partagé გაზიარებული გაზიარ 공유 dzielone compart. partajată delat спільна"),
    ("buffers", "Puffer búferes tampons ბუფერი 버퍼 bufory buffertar буфери"),
    ("cache", "Cache caché ქეში 캐시 кеш"),
    ("buff/cache", "Puffer/Cache búf/caché tamp/cache ბუფ/ქეში 버퍼/캐시 buf/cache буфери/кеш"),
    ("available", "verfügbar disponible ხელმისაწვდომი 가용 dostępne disponível disponibilă tillgängl. дост."),
];

fn known(word: &str) -> Option<&'static Field> {
    FORMAT.field(grid::english(TRANSLATED, word))
}

/// `total used free …` in any language, and nothing else.
fn is_heading(line: &str) -> bool {
    let mut names = scan::texts(line);
    let first = ["total", "used", "free"];
    first.iter().all(|wanted| names.next().and_then(known).is_some_and(|field| field.key == *wanted))
        && names.all(|name| known(name).is_some())
}

/// `SwapUse           0 CachUse    13555524  MemUse     8155824 MemFree     3383040`
fn is_line(line: &str) -> bool {
    let mut words = scan::texts(line);
    words.next() == Some("SwapUse") && words.nth(1) == Some("CachUse")
}

/// The label of a row, which ends in a colon (a wide one in Chinese), and its values.
fn row(line: &str) -> Option<(Word<'_>, Vec<Word<'_>>)> {
    let start = line.len() - line.trim_ascii_start().len();
    let (label, values) = scan::at_colon(line)?;
    let label = label.trim_ascii();
    let after = line.len() - values.len();
    let values = scan::words(values).map(|word| Word { start: word.start + after, ..word });
    let values: Vec<Word<'_>> = values.collect();
    let is_amount = |word: &Word<'_>| grid::amount(word.text.trim_start_matches('-')).is_some();
    let is_row = !values.is_empty() && label.len() <= 32 && values.iter().all(is_amount);
    is_row.then_some((Word { text: label, start }, values))
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    // Lines of another program may stand in between.
    let is_table = is_heading(text) && (1..=3).any(|distance| row(ahead.text_at(distance)).is_some());
    (is_table || is_line(text)).then(|| Opening::firm(0).sampled())
}

fn holds(_: &Opening, line: Line<'_>) -> Hold {
    if is_heading(line.text) || is_line(line.text) {
        return Hold::Firm;
    }
    // `/proc/meminfo` has rows of one value and its unit.
    match row(line.text) {
        Some((_, values)) if values.len() >= 2 => Hold::Firm,
        _ => Hold::Gap,
    }
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut grid = Grid::new("memory");
    grid.column("area", known("area"));
    // The places of `used` and `free` under the heading.
    let mut without_cache = (0, 0);
    let (mut samples, mut has_available, mut is_old, mut is_new) = (0, false, false, false);
    for line in segment.lines() {
        if is_heading(line.text) {
            let names = grid::words(line.text);
            let at = |key: &str| names.iter().position(|name| known(name.text).is_some_and(|it| it.key == key));
            without_cache = (at("used").unwrap_or(0), at("free").unwrap_or(0));
            has_available |= at("available").is_some();
            grid.heading(line, &names, &known);
            samples += 1;
        } else if is_line(line.text) {
            pairs(&mut section, line);
        } else if let Some((label, values)) = row(line.text).filter(|_| samples > 0) {
            let is_without_cache = label.text.starts_with("-/+");
            is_old |= is_without_cache;
            is_new |= label.text == "Comm";
            if is_without_cache && values.len() == 2 {
                grid.table.add_row(line.number());
                for (at, value) in [without_cache.0, without_cache.1].into_iter().zip(&values) {
                    grid.cell(at, line, value.start, value.end());
                }
            } else if is_without_cache || !grid.row(line, &values, None) {
                grid::unread(&mut section, line);
                continue;
            }
            let span = line.span(label.start..label.end());
            grid.put("area", known("area"), f64::NAN, span);
            // Told from other rows by their place, for the label is translated.
            if section.composed.is_empty() && samples == 1 && !is_without_cache {
                section.composed.extend(total(segment, values.first(), line));
            }
        } else {
            grid::unread(&mut section, line);
        }
        if grid.table.rows.last() == Some(&line.number()) {
            grid.put("sample", known("sample"), grid::ordinal(samples), Span::NONE);
        }
    }
    section.tool = Some(
        match (has_available, is_old, is_new) {
            (_, _, true) => "procps-ng 4.0.0 or newer",
            (true, ..) => "procps-ng 3.3.10 or newer, or busybox",
            (_, true, _) => "procps 2 to procps-ng 3.3.9, or busybox",
            _ => "procps or busybox",
        }
        .into(),
    );
    if samples > 0 {
        let mut table = grid.finish();
        table.columns.retain(|column| samples > 1 || column.name != "sample");
        let used = used(&table, is_old);
        if let Some(column) = table.columns.iter_mut().find(|column| column.name == "used") {
            column.field = known(used);
        }
        section.tables.push(table);
    }
    section
}

/// Three formulas have made the used memory: the amounts of the first row show which, unless they
/// are rounded (-h, -g).
fn used(table: &Table, is_old: bool) -> &'static str {
    let first = |name: &str| table.numbers(name).and_then(|it| it.first()).copied().unwrap_or(f64::NAN);
    let cache =
        if table.column("buff/cache").is_some() { first("buff/cache") } else { first("buffers") + first("cache") };
    let is_used = |formula: f64| formula > 0.0 && formula.to_bits() == first("used").to_bits();
    match first("total") - first("free") {
        _ if is_old => "used#with-cache",
        in_use if is_used(in_use - cache) => "used#without-cache",
        _ if is_used(first("total") - first("available")) => "used#available",
        _ => "used",
    }
}

/// `SwapUse 0 CachUse 13555524 …`
fn pairs(section: &mut Section, line: Line<'_>) {
    let words = grid::words(line.text);
    for pair in words.chunks_exact(2) {
        if let [key, value] = pair {
            let mut fact = Fact::new(key.text.to_owned(), line.span(value.start..value.end()), known(key.text));
            fact.key_span = line.span(key.start..key.end());
            section.facts.push(fact);
        }
    }
}

/// The machine's memory, where the command names the unit. What `-h` prints is rounded too much.
fn total(segment: &Segment<'_>, value: Option<&Word<'_>>, line: Line<'_>) -> Option<Fact> {
    const MIB: f64 = 1024.0 * 1024.0;
    // Long options are rare and each has a unit of its own.
    segment.command.filter(|command| command.contains("free") && !command.contains("--"))?;
    let value = value?;
    let number = scan::measured(value.text)?;
    let units = [('b', 1.0), ('m', MIB), ('g', 1024.0 * MIB)];
    let unit = units.into_iter().find(|(letter, _)| segment.has_option(*letter)).map_or(1024.0, |(_, unit)| unit);
    let fact = Fact::new("total", line.span(value.start..value.end()), known("total"));
    Some(fact.worth(rounded(number * unit / MIB).to_string()).about(About::MemoryMib))
}
