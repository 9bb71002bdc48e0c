//! Reads the samples of memory, paging, block I/O and CPU.

use std::borrow::Cow;

use crate::format::Segment;
use crate::scan::{self, Word};
use crate::section::{Note, Section, Table};
use crate::text::{Line, Span};

use super::{behind_time, field, is_groups, is_memory_names, is_sample};

/// Names from the heading, one row per line of numbers.
pub(super) fn read(segment: &Segment<'_>, section: &mut Section) {
    section.variant = Some("memory");
    let mut table = Table::new("samples");
    let mut columns: Vec<usize> = Vec::new();
    // A wrapper may print the time in front (`--time-- procs …`), `-t` prints it at the end.
    let mut time_first = false;
    let mut procs = "";
    let mut groups = "";
    // Where rows stand above the heading, the first of all was cut off with theirs.
    let is_cut = segment.lines().find(|line| !line.is_blank()).is_some_and(|line| is_sample(line.text));
    for line in segment.headed_lines(2, is_sample) {
        let text = behind_time(line.text);
        if is_groups(text) {
            groups = text;
            procs = scan::texts(groups).next().unwrap_or_default();
            time_first = procs.trim_matches('-') == "time" || text.len() < line.text.len();
        } else if is_memory_names(text, groups) {
            columns = names(&mut table, line);
            time_first |= text.len() < line.text.len();
        } else {
            let rest = row(&mut table, &columns, line, time_first).unwrap_or(line.whole());
            section.notes.extend((!rest.is_none()).then(|| Note { span: rest, text: "".into() }));
        }
    }
    table.since_boot = usize::from(!is_cut && !segment.has_option('y')).min(table.rows.len());
    let has = |name: &str| table.column(name).is_some();
    section.title = if has("inact") { "vmstat -a".into() } else { "vmstat".into() };
    let printer = Printer {
        has_gu: has("gu"),
        has_st: has("st"),
        has_wa: has("wa"),
        has_w: has("w"),
        has_swpd: has("swpd"),
        is_stamped: has("time") && !time_first,
        is_narrow: procs == "procs",
        is_wide: procs.starts_with('-') && !time_first,
        is_patched: has("st") && scan::texts(groups).any(|word| word == "--system--"),
    };
    section.tool = Some(printer.tool().into());
    for column in &mut table.columns {
        if let Some(key) = printer.entry(&column.name) {
            column.field = field(key);
        }
    }
    // `-S m` and `-S M` leave no trace but small numbers.
    let first = |name: &str| table.numbers(name).and_then(|it| it.first()).copied().unwrap_or(f64::NAN);
    if first("free") + first("buff") + first("cache") < FEW_KIB {
        let span = table.column("free").and_then(|it| it.spans.first()).copied().unwrap_or(Span::NONE);
        let text = "These amounts are very small for KiB: this was probably printed with -S m or -S M, in megabytes \
                    (10^6 bytes) or MiB. vmstat does not say.";
        section.notes.push(Note { span, text: text.into() });
    }
    section.tables.push(table);
}

/// 64 MiB: less than any machine that runs these versions has free or in its caches.
const FEW_KIB: f64 = 65_536.0;

/// All columns of samples in printed order, without `-a`.
const NAMES: &[&str] = &[
    "r", "b", "swpd", "free", "buff", "cache", "si", "so", "bi", "bo", "in", "cs", "us", "sy", "id", "wa", "st", "gu",
];

/// `inact` in other languages (procps-ng po/*.po, 3.3.10 to 4.0.6).
const INACTIVE: &[&str] = &["inakt", "nieakt", "不活动", "inativ", "비활"];

/// Makes the columns of a heading. A last word with capitals or digits is the time zone of `-t`.
fn names(table: &mut Table, line: Line<'_>) -> Vec<usize> {
    let begin = scan::time_in_front(line.text);
    let mut words: Vec<Word<'_>> = scan::words(line.text).filter(|word| word.start >= begin).collect();
    let is_zone = |word: &Word<'_>| word.text.bytes().any(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if words.last().is_some_and(is_zone) {
        words.pop();
    }
    let columns = words.iter().enumerate().map(|(place, word)| {
        let known = english(&words, place).and_then(field);
        let name = known.map_or_else(|| Cow::Owned(word.text.to_owned()), |field| Cow::Borrowed(field.key));
        let at = table.column_at(name, known, false);
        if let Some(column) = table.columns.get_mut(at) {
            column.head(line.span(word.start..word.end()));
        }
        at
    });
    columns.collect()
}

/// The name of a column in English: the word itself, or the one that stands at its place.
fn english<'w>(words: &[Word<'w>], place: usize) -> Option<&'w str> {
    let word = words.get(place)?.text;
    let is_inactive = |at: usize| words.get(at).is_some_and(|it| INACTIVE.contains(&it.text) || it.text == "inact");
    if NAMES.contains(&word) || matches!(word, "w" | "inact" | "active") {
        return Some(word);
    }
    // As pt-summary writes them.
    if let "ir" | "il" = word {
        return Some(if word == "ir" { "in" } else { "id" });
    }
    match *NAMES.get(place)? {
        "buff" if is_inactive(4) => Some("inact"),
        "cache" if is_inactive(4) => Some("active"),
        name => Some(name).filter(|name| words.iter().all(|other| other.text != *name)),
    }
}

/// One sample, and the words behind it that are no time, if there are any. None where the line has
/// other words than the heading promises.
fn row(table: &mut Table, columns: &[usize], line: Line<'_>, time_first: bool) -> Option<Span> {
    let words: Vec<Word<'_>> = scan::words(line.text).collect();
    let extra = words.len().saturating_sub(columns.len());
    let (time, numbers) = if time_first && extra > 0 {
        let (time, numbers) = words.split_at(extra);
        (time, numbers)
    } else {
        let (numbers, time) = words.split_at(words.len().min(columns.len()));
        (time, numbers)
    };
    // The rest of a row that was broken is no row; only the last line of a text may be cut off.
    let is_long = numbers.len() >= columns.len() || line.is_last() && numbers.len() >= FEWEST;
    let is_row = is_long && numbers.iter().all(|word| scan::whole(word.text).is_some());
    // A number too many is no time: a blank may be a mark of thousands. A stamp has ten digits.
    let is_count = |word: &Word<'_>| word.text.len() < 9 && scan::count(word.text).is_some();
    if !is_row || time.len() > 3 || time.first().is_some_and(is_count) {
        return None;
    }
    table.add_row(line.number());
    // The last number of a row that was cut off may be cut as well.
    let whole = numbers.len() - usize::from(numbers.len() < columns.len());
    for (&column, word) in columns.iter().zip(numbers).take(whole) {
        table.set(column, scan::whole(word.text).unwrap_or(f64::NAN), line.span(word.start..word.end()));
    }
    let (Some(first), Some(last)) = (time.first(), time.last()) else { return Some(Span::NONE) };
    let span = line.span(first.start..last.end());
    if !time.iter().any(|word| word.text.bytes().any(|byte| byte.is_ascii_digit())) {
        return Some(span);
    }
    let at = table.column_at("time".into(), field("time"), true);
    table.set(at, f64::NAN, span);
    Some(Span::NONE)
}

/// A row that was cut off keeps what it has, but one word is not a row.
const FEWEST: usize = 2;

/// What the headings give away of the version.
#[derive(Debug, Clone, Copy)]
struct Printer {
    has_gu: bool,
    has_st: bool,
    has_wa: bool,
    has_w: bool,
    has_swpd: bool,
    /// `-t`
    is_stamped: bool,
    /// `procs`: in some languages `-w` does not show otherwise.
    is_narrow: bool,
    /// `--procs--`
    is_wide: bool,
    /// `st` under `--system--`, as RHEL 5 and 6 print it: procps-ng has a dash less.
    is_patched: bool,
}

impl Printer {
    fn tool(self) -> &'static str {
        match self {
            Self { has_swpd: false, .. } => "pt-summary, which rounds what vmstat prints",
            Self { has_gu: true, is_narrow: true, .. } => "procps-ng 4.0.4 or newer",
            Self { has_gu: true, is_wide: true, .. } => "procps-ng 4.0.0 or newer",
            Self { has_gu: true, .. } => "procps-ng 4.0.4 or newer, or vmstat -w of 4.0.0 or newer",
            Self { is_patched: true, .. } => "a patched procps 3.2",
            Self { has_st: true, is_wide: true, .. } => "procps-ng 3.3.17",
            Self { has_st: true, is_stamped: true, .. } => "procps-ng 3.3.10 to 4.0.3",
            Self { has_st: true, .. } => "procps-ng 3.3.9 to 4.0.3, or a patched procps 3.2",
            Self { has_wa: true, .. } => "procps 3.1 to procps-ng 3.3.8",
            Self { has_w: true, .. } => "procps 2.0 to 3.0",
            _ => "procps",
        }
    }

    /// The entry of a column that means other things in other versions, where the heading decides.
    fn entry(self, name: &str) -> Option<&'static str> {
        let is_old = self.is_patched || (!self.has_st && self.has_wa);
        match name {
            "cache" if is_old => Some("cache#without-slab"),
            "cache" if self.has_gu || self.is_stamped || self.is_wide => Some("cache#with-slab"),
            "us" if self.has_gu => Some("us#without-guests"),
            "us" if is_old || self.is_wide => Some("us#with-guests"),
            "in" if self.has_gu && self.is_narrow => Some("in#4.0.4"),
            "cs" if self.has_gu && self.is_narrow => Some("cs#4.0.4"),
            _ => None,
        }
    }
}
