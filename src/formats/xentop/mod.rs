//! `xentop` (`xl top`, `xm top`), Xen 3.0 to 4.22: what each domain uses, once per iteration.
//!
//! ```text
//!       NAME  STATE   CPU(sec) CPU(%)     MEM(k) MEM(%)  MAXMEM(k) MAXMEM(%) VCPUS NETS NETTX(k) …
//!   Domain-0 -----r       2496   74.8    1048576   25.0   no limit       n/a     2    0        0 …
//! VCPUs(sec):   0:       1319s  1:       1247s
//! Net0 RX:      488bytes        7pkts        0err        0drop  TX:     1642bytes       21pkts …
//! VBD BlkBack 51712 [ca: 0]  OO:        0   RD:      230   WR:        0   RSECT:      20506 …
//! ```
//!
//! The heading comes back with every iteration, with `-r` before every domain. Xen before 3.2 and
//! the screen print three title lines above it. A row is recognized by its state word: names may
//! hold blanks, be longer than their column, or be anything else.

use crate::clue::{Marker, Mode, Role, Says};
use crate::format::{Ahead, Field, Format, Hold, Opening};
use crate::scan::{self, Word};
use crate::text::Line;
use crate::traces;

mod fields;
mod parse;
mod rules;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "xentop",
    title: "xentop -b",
    sample: include_str!("sample.txt"),
    signs: "xentop|domains:|NAME|Mem:|--",
    rows: &[
        "NAME STATE CPU(sec) ..|xentop - ..|# domains: ..|Mem: # total, .. > * * # #+.# # #+.#|VCPUs(sec): ..|Net# RX: ..|VBD BlkBack ..",
    ],
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: &[&[&DOMAINS, &ONLY_PV]],
    rules: rules::RULES,
    charts: &[rules::CPU],
};

/// The table, or the title above it: only the control domain may ask the hypervisor about other domains.
static DOMAINS: Marker = Marker {
    id: "xentop/domains",
    text: "NAME  STATE   CPU(sec) CPU(%) …",
    says: Says::XEN.roles(&[Role::Dom0]).modes(&[Mode::Pv, Mode::Pvh]),
    shows: "Statistics of domains: this was printed in Xen's control domain (dom0), which is PV or PVH.",
    limits: "It says nothing of how the listed guests are virtualized.",
    versions: "Xen 3.0 to 4.22",
    source: "Xen tools/xentop/xentop.c and tools/libs/stat/xenstat.c, 4.22",
    ..Marker::PROOF
};

static ONLY_PV: Marker = traces::before_pvh("xentop/before-pvh", "xentop - <time>   Xen 3.0 to 4.3");

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `xentop - 17:17:50   Xen 4.20.4-pre`
    Title,
    /// `3 domains: 1 running, 2 blocked, 0 paused, 0 crashed, 0 dying, 0 shutdown`
    Counts,
    /// `Mem: 4193780k total, 1092808k used, 3100972k free    CPUs: 2 @ 2600MHz`
    Memory,
    /// `NAME  STATE   CPU(sec) …`
    Heading,
    /// A row of the table.
    Domain,
    /// `VCPUs(sec):   0:       1319s  1:       1247s` (`-v`)
    Vcpus,
    /// `Net0 RX: … TX: …` (`-n`)
    Network,
    /// `VBD BlkBack 51712 [ca: 0]  OO: …` (`-x`)
    Vbd,
    /// `Tmem:  Curr eph pages: …`
    Tmem,
    /// `|     0 |  12.3% |` (`-p`)
    Cpu,
    /// Heading and rules of the table of physical CPUs, and the menu of the screen.
    Furniture,
    /// `Found interface vif4.0 but domain 4 does not exist.` (standard error)
    Stray,
    /// The rest of a line that the edge of a terminal cut.
    Rest,
}

fn shape(text: &str) -> Option<Shape> {
    sure(text).or_else(|| is_rest(text).then_some(Shape::Rest))
}

/// What a line is by itself.
fn sure(text: &str) -> Option<Shape> {
    if state(text).is_some() {
        return Some(Shape::Domain);
    }
    let mut words = scan::texts(text);
    let first = words.next()?;
    let second = words.next().unwrap_or_default();
    let shape = match (first, second) {
        ("xentop", "-") if words.next().is_some_and(is_clock) => Shape::Title,
        (count, "domains:") if scan::count(count).is_some() && words.any(|it| it == "blocked,") => Shape::Counts,
        ("Mem:", _) if text.contains("k total, ") && text.contains("k used, ") => Shape::Memory,
        ("NAME", "STATE") => Shape::Heading,
        ("VCPUs(sec):", _) => Shape::Vcpus,
        (net, "RX:") if net.strip_prefix("Net").is_some_and(|it| scan::count(it).is_some()) => Shape::Network,
        ("VBD", _) if text.contains("OO:") => Shape::Vbd,
        ("Tmem:", "Curr") => Shape::Tmem,
        ("|", core) if scan::count(core).is_some() && text.trim_ascii_end().ends_with("% |") => Shape::Cpu,
        ("|", "Core") | ("+-------+--------+", "") | ("Physical", "CPU") | ("Delay", "Networks") => Shape::Furniture,
        ("No", "PCPU") => Shape::Furniture,
        ("Found", "interface") if text.trim_ascii_end().ends_with("does not exist.") => Shape::Stray,
        _ => return None,
    };
    Some(shape)
}

/// The state word of a row: `d s b c p r` in this order, a dash for each that is not so. Whole
/// seconds of CPU time follow it.
///
/// The last such word counts: a name may look like one.
fn state(text: &str) -> Option<Word<'_>> {
    let is_state = |word: &str| {
        word.len() == 6 && word.bytes().zip(b"dsbcpr").all(|(byte, letter)| byte == b'-' || byte == *letter)
    };
    let mut found = None;
    let mut words = scan::words(text).peekable();
    while let Some(word) = words.next() {
        if is_state(word.text) && words.peek().is_some_and(|next| scan::count(next.text).is_some()) {
            found = Some(word);
        }
    }
    found
}

/// `17:17:50`
fn is_clock(word: &str) -> bool {
    word.len() == 8
        && word.bytes().enumerate().all(|(at, byte)| match at {
            2 | 5 => byte == b':',
            _ => byte.is_ascii_digit(),
        })
}

/// The headings, in printed order. Xen 3.0.2 and older have none for block devices; those of
/// sectors came with 4.0.
const HEADINGS: &[&str] = &[
    "NAME",
    "STATE",
    "CPU(sec)",
    "CPU(%)",
    "MEM(k)",
    "MEM(%)",
    "MAXMEM(k)",
    "MAXMEM(%)",
    "VCPUS",
    "NETS",
    "NETTX(k)",
    "NETRX(k)",
    "VBDS",
    "VBD_OO",
    "VBD_RD",
    "VBD_WR",
    "VBD_RSECT",
    "VBD_WSECT",
    "SSID",
];

/// The headings of a table with so many columns.
fn headings(count: usize) -> Option<impl Iterator<Item = &'static str>> {
    let is_of = move |heading: &&&str| match count {
        13 => !heading.starts_with("VBD"),
        17 => !heading.ends_with("SECT"),
        _ => true,
    };
    matches!(count, 13 | 17 | 19).then(|| HEADINGS.iter().filter(is_of).copied())
}

/// The heading that ends every heading line that was not cut.
const LAST: &str = "SSID";

/// Cells, headings or labels only, as they stand on the lines after a cut. The first may be the
/// end of one.
fn is_rest(text: &str) -> bool {
    let is_cell = |word: &str| {
        let tail = word.trim_start_matches(|it: char| it.is_ascii_digit());
        scan::number(word).is_some()
            || matches!(
                word,
                "-" | "n/a" | "no" | "limit" | "RX:" | "TX:" | "OO:" | "RD:" | "WR:" | "RSECT:" | "WSECT:"
            )
            || (tail.len() < word.len() && matches!(tail, "s" | ":" | "bytes" | "pkts" | "err" | "drop"))
    };
    let is_end = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            || "limit".ends_with(word)
            || "n/a".ends_with(word)
            || is_cell(word)
    };
    let is_heading = |word: &str| HEADINGS.iter().any(|heading| heading.ends_with(word) || heading.starts_with(word));
    let mut words = scan::texts(text);
    words.next().is_some_and(is_end) && words.all(is_cell) || scan::texts(text).all(is_heading)
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    match sure(ahead.text())? {
        Shape::Heading if ahead.text().contains("CPU(sec)") => {
            Some(Opening::firm(0).sampled().wide(width(ahead.text())))
        }
        Shape::Title | Shape::Counts => {
            let heading = ahead.next_texts().find(|text| shape(text) == Some(Shape::Heading));
            Some(Opening::firm(0).sampled().wide(heading.map_or(0, width)))
        }
        // `xentop -b | grep web01`
        Shape::Domain => {
            let state = state(ahead.text())?;
            let words = scan::texts(ahead.text().get(state.start..)?).filter(|word| *word != "no").count();
            headings(words + 1).map(|headings| Opening::firm(0).sampled().wide(headings.count()))
        }
        // `top` has a line that begins alike.
        Shape::Memory if ahead.text().contains("CPUs: ") => Some(Opening::firm(0)),
        _ => None,
    }
}

/// How many columns a heading has; 0 where it was cut.
fn width(text: &str) -> usize {
    if scan::texts(text).last() == Some(LAST) { scan::texts(text).count() } else { 0 }
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    if line.is_blank() {
        return Hold::Gap;
    }
    match shape(line.text) {
        // Another set of columns is another version, hence another machine.
        Some(Shape::Heading) if is_other(opening.width, width(line.text)) => Hold::New,
        Some(Shape::Rest) => Hold::Loose,
        Some(_) => Hold::Firm,
        None => Hold::Gap,
    }
}

/// Whether two headings are both whole and differ.
fn is_other(a: usize, b: usize) -> bool {
    a != 0 && b != 0 && a != b
}

/// The entry of a key.
fn field(key: &str) -> Option<&'static Field> {
    FORMAT.field(key)
}
