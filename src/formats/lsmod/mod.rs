//! `lsmod` and `/proc/modules`: the kernel modules that are loaded.
//!
//! ```text
//! Module                  Size  Used by
//! xen_blkfront           49152  3
//!
//! xen_blkfront 49152 3 - Live 0xffffffffc0a3d000
//! ```
//!
//! A module that is loaded is not in use: an installer's image loads drivers of every hypervisor.
//! But some refuse to be loaded anywhere else, and those tell.

use crate::detector::module;
use crate::format::{Ahead, Dictionary, Field, Format, Hold, Kind, Opening, Segment, dictionary};
use crate::scan::{self, Word};
use crate::section::{Section, Table};
use crate::text::Line;

#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "lsmod",
    title: "lsmod",
    sample: include_str!("sample.txt"),
    signs: "Module|Live|Loading|Unloading",
    rows: &["* # # * Live 0x|* # # * Loading 0x > * # # * ^ 0x", "Module Size Used by ; > * # # . ?"],
    opens,
    holds,
    parse,
    fields: &FIELDS,
    markers: &[module::MARKERS],
    rules: &[],
    charts: &[],
};

const SOURCE: &str = "kmod 30 tools/lsmod.c; Linux kernel/module/procfs.c";

static FIELDS: Dictionary = dictionary!(&[
    Field {
        key: "Module",
        label: "module",
        kind: Kind::Name,
        meaning: "The name of a module that is loaded.",
        watch: "Drivers that are built into the kernel are not listed.",
        source: SOURCE,
        ..Field::EMPTY
    },
    Field {
        key: "Size",
        label: "size",
        unit: "bytes",
        kind: Kind::Gauge,
        meaning: "The memory that the module takes.",
        source: SOURCE,
        ..Field::EMPTY
    },
    Field {
        key: "Used",
        label: "uses",
        unit: "uses",
        kind: Kind::Gauge,
        meaning: "How often the module is held: by other modules, mounted file systems, open devices.",
        watch: "0 does not mean idle: a network driver works without being held.",
        source: SOURCE,
        ..Field::EMPTY
    },
    Field {
        key: "by",
        label: "used by",
        kind: Kind::Text,
        meaning: "The modules that need this one.",
        source: SOURCE,
        ..Field::EMPTY
    },
]);

/// The forms of the output.
mod form {
    pub(super) const LSMOD: u8 = 0;
    pub(super) const PROC: u8 = 1;
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    if scan::is_words(text, &["Module", "Size", "Used", "by"]) {
        return Some(Opening::firm(form::LSMOD));
    }
    if is_proc(text) {
        return Some(Opening::firm(form::PROC));
    }
    // The heading is lost where the list was filtered.
    (ahead.follows("lsmod") && row(text).is_some()).then(|| Opening::firm(form::LSMOD))
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    match opening.form {
        form::PROC if is_proc(line.text) => Hold::Firm,
        form::LSMOD if row(line.text).is_some() => Hold::Firm,
        _ => Hold::No,
    }
}

/// `xen_blkfront 49152 3 - Live 0xffffffffc0a3d000`
fn is_proc(text: &str) -> bool {
    let mut words = scan::texts(text).skip(3);
    words.next().is_some()
        && matches!(words.next(), Some("Live" | "Loading" | "Unloading"))
        && words.next().is_some_and(|it| it.starts_with("0x"))
        && row(text).is_some()
}

/// Name, size, uses and users of a row.
fn row(text: &str) -> Option<[Option<Word<'_>>; 4]> {
    let mut words = scan::words(text);
    let (name, size, used) = (words.next()?, words.next()?, words.next()?);
    scan::count(size.text)?;
    // A module that cannot be unloaded has -2 uses.
    scan::number(used.text)?;
    let is_name = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    // A number there is the count of users behind a size with a blank in it: `16 384  1`.
    let by = words.next();
    if by.is_some_and(|by| scan::number(by.text).is_some()) {
        return None;
    }
    (is_name(name.text) && by.is_none_or(|by| by.text.split(',').all(|user| is_name(user) || user == "[permanent]")))
        .then_some([Some(name), Some(size), Some(used), by.filter(|by| by.text != "-").map(plain)])
}

/// Without the comma that `/proc/modules` puts behind the last user.
fn plain(users: Word<'_>) -> Word<'_> {
    Word { text: users.text.trim_end_matches(','), ..users }
}

const COLUMNS: [(&str, bool); 4] = [("Module", true), ("Size", false), ("Used", false), ("by", true)];

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut table = Table::new("modules");
    let columns = COLUMNS.map(|(name, words)| table.column_at(name.into(), FORMAT.field(name), words));
    if segment.opening.form == form::PROC {
        section.variant = Some("proc");
        section.title = "/proc/modules".into();
    }
    for line in segment.lines() {
        if scan::is_words(line.text, &["Module", "Size", "Used", "by"]) {
            for (column, word) in table.columns.iter_mut().zip(scan::words(line.text)) {
                column.header = line.span_of(word.text);
            }
        } else if let Some(cells) = row(line.text) {
            table.add_row(line.number());
            for ((column, (_, words)), cell) in columns.into_iter().zip(COLUMNS).zip(cells) {
                let Some(cell) = cell else { continue };
                let number = if words { f64::NAN } else { scan::whole(cell.text).unwrap_or(f64::NAN) };
                table.set(column, number, line.span_of(cell.text));
            }
            if let [Some(name), _, Some(used), _] = cells {
                section.clues.extend(module::clues(name.text, used.text != "0", line.span_of(name.text)));
            }
        } else {
            section.keep(line);
        }
    }
    section.tables.push(table);
    section
}
