//! What `mpstat` and `sar` of sysstat have in common: the banner, the times, reports under
//! headings that are repeated, and the rows of averages.
//!
//! ```text
//! Linux 6.1.0-50-amd64 (xenlab)   11/20/2026   _x86_64_   (2 CPU)
//!
//! 03:59:26 PM     CPU     %user     %nice   %system   %iowait    %steal     %idle
//! 03:59:27 PM     all      0.49      0.00      4.39     10.73      4.88     79.51
//! Average:        all      0.51      0.00      6.60     20.56      8.88     63.45
//! ```

use crate::format::{Ahead, Field, Kind};
use crate::grid::{self, Grid};
use crate::scan::{self, Word};
use crate::section::{About, Fact, Section};
use crate::text::{Line, Span};

pub mod fields;
mod judge;

pub use judge::{SUSTAINED, Samples};

/// Finds the entry of a printed column name.
pub type Known<'a> = &'a dyn Fn(&str) -> Option<&'static Field>;

/// Whether a line is the banner of sysstat: kernel, host in brackets, date.
#[must_use]
pub fn is_banner(line: &str) -> bool {
    banner(line).is_some()
}

/// The words of the banner: release, host and CPUs without their brackets, then the date and the
/// architecture as they stand. The CPUs are printed since sysstat 8.1.6, the architecture since 8.1.1.
fn banner(line: &str) -> Option<Vec<(&'static str, Word<'_>)>> {
    let mut words = scan::words(line);
    words.next().filter(|word| word.text == "Linux")?;
    let release = words.next().filter(|word| word.text.starts_with(|it: char| it.is_ascii_digit()))?;
    let host = words.next().and_then(|word| trimmed(word, '(', ')'))?;
    let date = words.next().filter(|word| word.text.bytes().any(|byte| byte.is_ascii_digit() || byte == b'?'))?;
    let mut parts = vec![("kernel", release), ("host", host), ("date", date)];
    for word in words {
        if let Some(arch) = trimmed(word, '_', '_') {
            parts.push(("arch", arch));
        } else if let Some(cpus) = word.text.strip_prefix('(').filter(|cpus| scan::count(cpus).is_some()) {
            parts.push(("cpus", Word { text: cpus, start: word.start + 1 }));
        }
    }
    Some(parts)
}

fn trimmed(word: Word<'_>, first: char, last: char) -> Option<Word<'_>> {
    let text = word.text.strip_prefix(first)?.strip_suffix(last)?;
    Some(Word { text, start: word.start + 1 })
}

/// The facts of a banner. False where the line is none.
pub fn read_banner(section: &mut Section, line: Line<'_>, known: Known<'_>) -> bool {
    let Some(parts) = banner(line.text) else { return false };
    for (key, word) in parts {
        let span = line.span(word.start..word.end());
        let mut fact = Fact::new(key, span, known(key));
        match key {
            "kernel" => fact.about = Some(About::Kernel),
            "cpus" => fact.about = Some(About::Cpus),
            "host" => section.host = section.host.or(Some(span)),
            _ => {}
        }
        section.facts.push(fact);
    }
    true
}

/// How many words at the front of a line are a time, or `Average:` in any language.
fn stamp(words: &[Word<'_>]) -> usize {
    let text = |at: usize| words.get(at).map_or("", |word| word.text);
    let first = text(0);
    if first.len() > 1 && first.ends_with(':') {
        return 1;
    }
    if text(1) == ":" {
        return 2;
    }
    let digits = first.bytes().filter(u8::is_ascii_digit).count();
    let is_clock = digits >= 5 && first.starts_with(|it: char| it.is_ascii_digit()) && first.matches(':').count() == 2;
    // `-U` prints seconds since 1970.
    let is_epoch = digits >= 9 && digits == first.len();
    // `15时58分01秒`, `15시 58분 01초`
    let is_words = |word: &str| !word.is_ascii() && word.bytes().any(|byte| byte.is_ascii_digit());
    if is_words(first) {
        return words.iter().take(3).take_while(|word| is_words(word.text)).count();
    }
    match (is_clock || is_epoch, text(1)) {
        (false, _) => 0,
        (true, "AM" | "PM" | "am" | "pm") => 2,
        (true, _) => 1,
    }
}

/// The names of the columns, where a line is a heading: a time, then names of which the first is known.
#[must_use]
pub fn heading<'l>(line: &'l str, known: Known<'_>) -> Option<Vec<Word<'l>>> {
    let mut words: Vec<Word<'l>> = scan::words(line).take(MOST_COLUMNS).collect();
    words.drain(..Some(stamp(&words)).filter(|&stamp| stamp > 0)?);
    let is_name = |word: &Word<'_>| grid::value(word.text).is_nan();
    // `avg-cpu:  %user …` is iostat's; here the CPU is named before its shares.
    let is_first = |word: &Word<'_>| !word.text.starts_with("%us") && known(word.text).is_some();
    let fits = words.len() > 1 && words.iter().all(is_name) && words.first().is_some_and(is_first);
    fits.then_some(words)
}

/// `mpstat -I` prints a column for each interrupt line of the machine.
const MOST_COLUMNS: usize = 4096;

/// The first heading after a banner, past the lines of restarts and comments.
#[must_use]
pub fn heading_after<'l>(ahead: &Ahead<'l>, known: Known<'_>) -> Option<Vec<Word<'l>>> {
    ahead.next_texts().find(|text| !is_restart(text) && !is_comment(text)).and_then(|text| heading(text, known))
}

/// Whether the line could be a row: a time or an average, then values with few names among them.
#[must_use]
pub fn is_row(line: &str) -> bool {
    let words = grid::words(line);
    let cells = words.get(stamp(&words)..).unwrap_or_default();
    let values = cells.iter().filter(|word| is_value(word.text)).count();
    cells.len() < words.len() && values > 0 && cells.len() - values <= 2
}

/// A number, also with the unit that `--human` prints.
fn is_value(word: &str) -> bool {
    !grid::value(word).is_nan() || grid::amount(word).is_some()
}

/// `13:37:29     LINUX RESTART (9 CPU)`
#[must_use]
pub fn is_restart(line: &str) -> bool {
    line.contains("LINUX RESTART")
}

/// `13:39:09     COM Testing sysstat!`: what `sadc -C` wrote into the file.
fn is_comment(line: &str) -> bool {
    let words: Vec<Word<'_>> = scan::words(line).take(4).collect();
    words.get(stamp(&words).max(1)).is_some_and(|word| word.text == "COM")
}

/// Whether a line is one of those that stand between reports.
#[must_use]
pub fn is_remark(line: &str) -> bool {
    is_restart(line) || is_comment(line)
}

/// Gathers reports into tables: one per set of columns, and one more for its averages.
pub struct Reports<'s, 'k> {
    known: Known<'k>,
    /// The names of the tables of rows and of averages under a heading.
    naming: fn(&[Word<'_>]) -> (&'static str, &'static str),
    sheets: Vec<Sheet<'s>>,
    head: Option<(Line<'s>, Vec<Word<'s>>)>,
}

struct Sheet<'s> {
    /// The name of the table and its first column: several tables may share a name.
    key: (&'static str, &'s str),
    grid: Grid,
    /// The line of the heading that was taken last.
    headed: usize,
    /// The time of the newest row, and how many times there were.
    time: &'s str,
    times: usize,
}

impl<'s, 'k> Reports<'s, 'k> {
    /// Nothing yet.
    #[must_use]
    pub fn new(known: Known<'k>, naming: fn(&[Word<'_>]) -> (&'static str, &'static str)) -> Self {
        Self { known, naming, sheets: Vec::new(), head: None }
    }

    /// Takes a heading or a row. False where the line is neither.
    pub fn take(&mut self, line: Line<'s>) -> bool {
        if let Some(names) = heading(line.text, self.known) {
            self.head = Some((line, names));
            return true;
        }
        let Some((head, names)) = &self.head else { return false };
        let words = grid::words(line.text);
        let Some((time, cells)) = words.split_at_checked(stamp(&words)) else { return false };
        let (Some(first), Some(last)) = (time.first(), time.last()) else { return false };
        if !cells.iter().any(|word| is_value(word.text)) {
            return false;
        }
        let is_average = last.text.ends_with(':');
        let (rows, averages) = (self.naming)(names);
        let name = if is_average { averages } else { rows };
        let key = (name, names.first().map_or("", |name| name.text));
        let at = sheet(&mut self.sheets, key, is_average, self.known);
        let Some(sheet) = self.sheets.get_mut(at) else { return false };
        if sheet.headed != head.index() {
            sheet.headed = head.index();
            sheet.grid.heading(*head, names, self.known);
        }
        // The last column of a report may be a name with blanks.
        let wide = names.len() - 1;
        let is_wide = names.last().and_then(|name| (self.known)(name.text)).is_some_and(|it| it.kind == Kind::Name);
        let cells = topology(names, cells);
        if !sheet.grid.row(line, &cells, is_wide.then_some(wide)) {
            return false;
        }
        let text = line.text.get(first.start..last.end()).unwrap_or_default();
        let span = line.span(first.start..first.start + text.trim_end_matches([' ', ':']).len());
        if is_average {
            sheet.grid.put("statistic", (self.known)("statistic"), f64::NAN, span);
        } else {
            if text != sheet.time {
                sheet.time = text;
                sheet.times += 1;
            }
            sheet.grid.put("time", (self.known)("time"), f64::NAN, span);
            sheet.grid.put("report", (self.known)("report"), grid::ordinal(sheet.times), Span::NONE);
        }
        true
    }

    /// The tables, in the order in which they began.
    pub fn finish(self, section: &mut Section) {
        section.tables.extend(self.sheets.into_iter().map(|sheet| sheet.grid.finish()));
    }
}

/// The index of the sheet of a name, new where there is none.
fn sheet<'s>(sheets: &mut Vec<Sheet<'s>>, key: (&'static str, &'s str), is_average: bool, known: Known<'_>) -> usize {
    sheets.iter().position(|sheet| sheet.key == key).unwrap_or_else(|| {
        let mut grid = Grid::new(key.0);
        for key in if is_average { &["statistic"][..] } else { &["report", "time"] } {
            grid.column(key, known(key));
        }
        sheets.push(Sheet { key, grid, headed: usize::MAX, time: "", times: 0 });
        sheets.len() - 1
    })
}

/// `mpstat -T` leaves core, socket and node of the row `all` blank.
fn topology<'w>(names: &[Word<'_>], cells: &[Word<'w>]) -> Vec<Word<'w>> {
    let mut cells = cells.to_vec();
    let has_topology = names.get(1).is_some_and(|name| name.text == "CORE");
    if let Some(first) = cells.first().copied()
        && has_topology
        && first.text == "all"
        && cells.len() + 3 == names.len()
    {
        let blank = Word { text: "", start: first.end() };
        cells.splice(1..1, [blank; 3]);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn banners_of_all_releases() {
        let parts = |line| banner(line).map(|parts| parts.into_iter().map(|(_, word)| word.text).collect::<Vec<_>>());
        assert_eq!(
            parts("Linux 6.1.0-50-amd64 (xenlab) \t11/20/26 \t_x86_64_\t(2 CPU)"),
            Some(vec!["6.1.0-50-amd64", "xenlab", "11/20/26", "x86_64", "2"])
        );
        assert_eq!(
            parts("Linux 2.6.9-42.ELsmp (db01)  2009-05-03"),
            Some(vec!["2.6.9-42.ELsmp", "db01", "2009-05-03"])
        );
        assert_eq!(parts("Linux version 6.1.0 (root@x) #1"), None);
    }

    #[test]
    fn times_of_all_locales() {
        for (line, count) in [
            ("15:58:01     CPU", 1),
            ("03:58:47 PM  CPU", 2),
            ("1591016000   CPU", 1),
            ("15时58分01秒     CPU", 1),
            ("15시 58분 01초  CPU", 3),
            ("Average:     CPU", 1),
            ("Moyenne :  all", 2),
            ("CPU    %usr", 0),
            ("12 CPU", 0),
        ] {
            let words: Vec<Word<'_>> = scan::words(line).collect();
            assert_eq!(stamp(&words), count, "{line}");
        }
    }

    #[test]
    fn a_line_of_uptime_is_no_row() {
        assert!(!is_row(" 15:56:30 up 40 min,  0 users,  load average: 16.30, 12.22, 8.59"));
        assert!(is_row("15:58:02     all   97.99    0.00    2.01"));
        assert!(is_row("Moyenne :  all    0,36    0,00"));
        assert!(is_comment("13:39:09     COM Testing sysstat!") && is_comment("01:39:09 PM  COM x"));
    }
}
