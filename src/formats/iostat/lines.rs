//! What a line of the text output is.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till1};
use nom::character::complete::{char, space0, space1};
use nom::combinator::{recognize, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use crate::scan::{self, Word};

use super::{device_column, is_cpu_column};

/// `Linux 6.1.0 (web01) \t11/20/26 \t_x86_64_\t(2 CPU)`: the architecture since sysstat 8.1.1, the
/// number of CPUs since 8.1.6.
#[derive(Debug, Clone, Copy)]
pub(super) struct Banner<'l> {
    pub(super) release: &'l str,
    pub(super) host: &'l str,
    pub(super) date: &'l str,
    pub(super) arch: Option<&'l str>,
    pub(super) cpus: Option<&'l str>,
}

/// The kernel's name of a machine that was given none.
pub(super) const NO_NAME: &str = "(none)";

pub(super) fn banner(line: &str) -> Option<Banner<'_>> {
    let (rest, (release, host)) = kernel_and_host(line.trim_ascii_start()).ok()?;
    let words: Vec<Word<'_>> = scan::words(rest).collect();
    let is_arch = |word: &&Word<'_>| word.text.len() > 2 && word.text.starts_with('_') && word.text.ends_with('_');
    let arch = words.iter().find(is_arch);
    let cpus = words.iter().zip(words.iter().skip(1)).find_map(|(count, unit)| {
        let count = count.text.strip_prefix('(')?;
        (unit.text.starts_with("CPU") && scan::count(count).is_some()).then_some(count)
    });
    let end = arch.map(|word| word.start).or_else(|| rest.find(" (").or_else(|| rest.find("\t(")));
    let date = rest.get(..end.unwrap_or(rest.len()))?.trim_ascii();
    // `?/?/?` is printed where the time is not known.
    let is_date = date.len() <= 40 && date.contains(|it: char| it.is_ascii_digit() || it == '?');
    is_date.then(|| Banner { release, host, date, arch: arch.map(|word| word.text.trim_matches('_')), cpus })
}

fn kernel_and_host(line: &str) -> IResult<&str, (&str, &str)> {
    let release = verify(take_till1(|it: char| it.is_ascii_whitespace()), |it: &str| {
        it.starts_with(|first: char| first.is_ascii_digit())
    });
    let (line, release) = preceded((tag("Linux"), space1), release).parse(line)?;
    let (line, _) = (space0, char('(')).parse(line)?;
    // A machine without a name is called `(none)`, parentheses and all.
    alt((terminated(recognize(delimited(char('('), name, char(')'))), char(')')), terminated(name, char(')'))))
        .map(|host| (release, host))
        .parse(line)
}

fn name(line: &str) -> IResult<&str, &str> {
    take_till1(|it| it == ')').parse(line)
}

/// `avg-cpu:  %user   %nice %system …`. Up to 5.1.4 the first word was translated.
pub(super) fn is_cpu_heading(text: &str) -> bool {
    let mut names = cpu_names(text);
    names.next().is_some_and(|word| word.text == "%user") && names.all(|word| is_cpu_column(word.text))
}

/// The names of the columns of a CPU heading, or nothing.
pub(super) fn cpu_names(text: &str) -> impl Iterator<Item = Word<'_>> {
    let end = text.find(':').filter(|&end| !text.get(..end).unwrap_or_default().trim_ascii().contains(' '));
    let after = end.map_or(text.len(), |end| end + 1);
    let names = scan::words(text.get(after..).unwrap_or_default());
    names.map(move |word| Word { start: word.start + after, ..word })
}

/// Where the names of the devices stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Before the numbers.
    First,
    /// After them: `-h`, `--pretty` and `-j` since 11.7.2.
    Last,
}

/// `Device: rrqm/s …`, `Filesystem: rBlk_nor/s …` or `r/s … Device`.
pub(super) fn device_heading(text: &str) -> Option<Place> {
    let first = scan::texts(text).next()?;
    let place = match first.trim_end_matches(':') {
        "Device" => Place::First,
        // df, cifsiostat and others begin so as well.
        "Filesystem" if text.contains("_nor/s") => Place::First,
        // Up to 5.1.4 the first word was translated.
        word if word.len() > 3 && word.len() < first.len() && !word.starts_with(is_other_start) => Place::First,
        _ if text.trim_ascii_end().ends_with(" Device") && device_column(first).is_some() => Place::Last,
        _ => return None,
    };
    let mut known = 0;
    let all = names(text, place).all(|word| {
        let is_known = device_column(word.text).is_some();
        known += usize::from(is_known);
        // A column of a later release is no reason to leave the table unread, nor is a last word
        // that was cut in two at the width of a terminal.
        is_known || is_like_a_name(word.text) || (known >= 3 && word.end() == text.len())
    });
    let fewest = if place == Place::First { 2 } else { 1 };
    (all && known >= fewest && 2 * known >= word_count(text) - 1).then_some(place)
}

fn is_other_start(first: char) -> bool {
    first.is_ascii_digit() || first == '%'
}

fn is_like_a_name(word: &str) -> bool {
    scan::localized_number(word).is_none() && (word.contains('/') || word.contains('_') || word.contains('-'))
}

fn word_count(text: &str) -> usize {
    scan::words(text).count()
}

/// The names of the columns of numbers in a device heading.
pub(super) fn names(text: &str, place: Place) -> impl Iterator<Item = Word<'_>> {
    let skipped = usize::from(place == Place::First);
    let taken = word_count(text) - 1;
    scan::words(text).skip(skipped).take(taken)
}

/// Names of columns alone: the rest of a heading that was wrapped at the width of a terminal. The
/// first may be the end of a word.
pub(super) fn is_column_names(text: &str) -> bool {
    let mut words = scan::texts(text);
    let Some(first) = words.next() else { return false };
    // The bullet of a list of explanations is no end of a word.
    let is_end = first.bytes().any(|byte| byte.is_ascii_alphanumeric());
    let mut others = 0;
    words.all(|word| {
        others += 1;
        device_column(word).is_some()
    }) && (device_column(first).is_some() || is_end && others > 0)
}

/// A time of the day or a count of seconds, with or without the date, in the words of any locale:
/// `11/20/2026 04:05:07 PM`, `2026-11-20T16:05:07+0000`, `Time: 16:05:07`, `20.11.2026 16:05:07`.
pub(super) fn is_time(text: &str) -> bool {
    let mut digits = 0;
    let mut letters = 0;
    for it in text.chars().take(WIDEST_TIME + 1) {
        digits += usize::from(it.is_ascii_digit());
        letters += usize::from(it.is_alphabetic());
    }
    let is_short = text.len() <= WIDEST_TIME && word_count(text) <= 6;
    is_short && digits >= 5 && letters <= 2 * digits && values(text) < 2
}

/// In bytes; letters of other scripts have several.
const WIDEST_TIME: usize = 80;

/// How many values a line has, where it has the form of a row: values alone, or with a name before
/// or behind them. 0 for all other lines.
pub(super) fn values(text: &str) -> usize {
    let mut words = 0;
    let mut values = 0;
    // Runs of names and of values. A name may itself hold a number: `Samsung SSD 850 EVO`.
    let mut runs = 0;
    let mut was_value = None;
    for word in scan::texts(text) {
        let is_value = cell(word).is_some();
        if words == 0 && !is_value && (word.ends_with(':') || word.bytes().all(is_clock_byte)) {
            // `Average:`, `16:05:01` and `eth0:` begin rows of other tools.
            return 0;
        }
        words += 1;
        values += usize::from(is_value);
        if was_value != Some(is_value) {
            runs += 1;
            was_value = Some(is_value);
        }
    }
    if runs <= 2 || (runs <= 4 && values >= 4 && words - values <= MOST_NAME_WORDS) { values } else { 0 }
}

/// Words of a name; persistent names (`-j`) may hold blanks.
pub(super) const MOST_NAME_WORDS: usize = 6;

fn is_clock_byte(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b':'
}

/// A value as printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    /// The number; NaN where the tool printed `nan` or `inf`.
    pub(super) number: f64,
    /// What the number is multiplied by to be bytes, where the cell names its unit (`--human`).
    pub(super) bytes: Option<f64>,
    /// Whether it has a decimal comma.
    pub(super) comma: bool,
}

/// `12.34`, `12,34`, `7.8M`, `62.7%`, `-nan`.
pub(super) fn cell(word: &str) -> Option<Cell> {
    let (digits, bytes) = match word.as_bytes().last()? {
        b'%' => (word.strip_suffix('%')?, None),
        b'0'..=b'9' => (word, None),
        letter => (word.get(..word.len() - 1)?, Some(*letter)),
    };
    let bytes = match bytes {
        None => None,
        Some(b's') => Some(512.0),
        Some(letter) => match b"BkMGTP".iter().position(|it| *it == letter) {
            Some(power) => Some([1.0, KIB, KIB * KIB, KIB * KIB * KIB, TIB, TIB * KIB].get(power).copied()?),
            // Old releases divide by nothing where no time passed.
            None if matches!(word, "nan" | "-nan" | "inf" | "-inf") => {
                return Some(Cell { number: f64::NAN, bytes: None, comma: false });
            }
            None => return None,
        },
    };
    let number = scan::localized_number(digits)?;
    Some(Cell { number, bytes, comma: digits.contains(',') })
}

const KIB: f64 = 1024.0;
const TIB: f64 = KIB * KIB * KIB * KIB;

/// Bytes per unit of a column; none where its numbers are no amounts of data.
pub(super) fn bytes_per_unit(column: &str) -> Option<f64> {
    match column {
        "avgrq-sz" => Some(512.0),
        _ if column.ends_with("req-sz") => Some(KIB),
        _ if column.contains("Blk") || column.ends_with("sec/s") => Some(512.0),
        _ if column.contains("kB") => Some(KIB),
        _ if column.contains("MB") => Some(KIB * KIB),
        _ if column.contains("GB") => Some(KIB * KIB * KIB),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn banners_of_all_releases() {
        let parts = |text| banner(text).map(|it| (it.release, it.host, it.date, it.arch, it.cpus));
        for (text, expected) in [
            (
                "Linux 6.18.44-fc-v669 (vm) \t11/20/26 \t_x86_64_\t(2 CPU)",
                ("6.18.44-fc-v669", "vm", "11/20/26", Some("x86_64"), Some("2")),
            ),
            (
                "Linux 6.1.0 (web 01) \t2026年11月20日 \t_aarch64_\t(128 CPU)",
                ("6.1.0", "web 01", "2026年11月20日", Some("aarch64"), Some("128")),
            ),
            ("Linux 6.1.0 ((none)) \t11/20/26", ("6.1.0", "(none)", "11/20/26", None, None)),
            ("Linux 2.6.24 (db) \t20. 11. 2008 \t_i686_", ("2.6.24", "db", "20. 11. 2008", Some("i686"), None)),
            ("  Linux 2.4.21-4.EL (db)  05/01/04", ("2.4.21-4.EL", "db", "05/01/04", None, None)),
            ("Linux 5.4.0 (h) ?/?/? _x86_64_ (1 CPU)", ("5.4.0", "h", "?/?/?", Some("x86_64"), Some("1"))),
            ("Linux 3.10.0 (h) 01/02/20 (4 CPU)", ("3.10.0", "h", "01/02/20", None, Some("4"))),
        ] {
            assert_eq!(parts(text), Some(expected), "{text}");
        }
        for text in [
            "Linux version 2.6.18 (root@host) (gcc 4.1.2) #1 SMP",
            "Linux web01 6.1.0-18-amd64 #1 SMP x86_64 GNU/Linux",
            "Linux 6.1.0 (web01)",
            "Linux 6.1.0 is old (2023)",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn headings_are_known_by_their_words() {
        assert_eq!(device_heading("Device:            tps   Blk_read/s   Blk_wrtn/s"), Some(Place::First));
        assert_eq!(device_heading("     f/s f_await  aqu-sz  %util Device"), Some(Place::Last));
        assert_eq!(device_heading("Device  r/s  w/s  z/s  zMB/s"), Some(Place::First));
        assert_eq!(device_heading("Dispozitiv: rrqm/s wrqm/s r/s w/s"), Some(Place::First));
        for other in [
            "Filesystem     1K-blocks  Used Available Use% Mounted on",
            "Device     Boot Start       End   Sectors  Size Id Type",
            "device     r/s   w/s     kr/s     kw/s  ms/r  ms/w  ms/o  ms/t qlen  %b",
            "16:55:00          DEV       tps     rkB/s     wkB/s     dkB/s   areq-sz    aqu-sz     await     %util",
            "Disks:        % tm_act     Kbps      tps    Kb_read   Kb_wrtn",
            "Tape:    r/s     w/s   kB_read/s   kB_wrtn/s %Rd %Wr %Oa    Rs/s    Ot/s",
            "Filesystem                             rkB/s        wkB/s   rops/s   wops/s         fo/s         fc/s",
        ] {
            assert_eq!(device_heading(other), None, "{other}");
        }
        assert_eq!(device_heading("Device:   tps   kB_lus/s  kB_écrits/s   kB_lus  kB_écrits"), Some(Place::First));
        assert!(is_cpu_heading("cpu-moy:  %user   %nice    %sys %iowait   %idle"));
        assert!(!is_cpu_heading("16:55:00     CPU    %usr   %nice    %sys %iowait"));
    }

    #[test]
    fn cells_name_their_unit_or_not() {
        let value = |word| cell(word).map(|cell| (cell.number, cell.bytes, cell.comma));
        assert_eq!(value("12,34"), Some((12.34, None, true)));
        assert_eq!(value("62.7%"), Some((62.7, None, false)));
        assert_eq!(value("7.8M"), Some((7.8, Some(1_048_576.0), false)));
        assert!(cell("-nan").is_some_and(|cell| cell.number.is_nan()));
        for word in ["sda", "M", "%", "1.2.3", "12x", "µ", ""] {
            assert_eq!(value(word), None, "{word}");
        }
    }

    #[test]
    fn rows_have_a_name_on_one_side_at_most() {
        for (text, count) in [
            ("sda               1.53        18.57        36.21   38801171   75636160", 5),
            ("  254.13   7983.33    17.95   6.60    1.15    31.41 vda", 6),
            ("Samsung SSD 850 EVO 1.0 2.0 3.0 4.0", 5),
            ("          72.7%    4.0%    9.2%    0.2%    0.4%   13.6%", 6),
            ("16:55:01 sda 1.00 2.00 3.00", 0),
            ("Average: sda 1.00 2.00 3.00", 0),
            ("1234 root 20 0 1.2 sh 3.4", 0),
            ("vda", 0),
        ] {
            assert_eq!(values(text), count, "{text}");
        }
    }

    #[test]
    fn times_of_many_locales() {
        for text in [
            "11/20/26 16:05:07",
            "11/20/2026 04:05:07 PM",
            "2026-11-20T16:05:07+0000",
            "2026年11月20日 16時05分07秒",
            "20.11.2026 16,05,07",
            "Time: 16:05:07",
            "1795190707",
        ] {
            assert!(is_time(text), "{text}");
        }
        for text in [
            "0.43    0.00    0.22    0.09    0.04   99.22",
            "avg-cpu:  %user",
            "I ran iostat at 16:05:07 on Friday and it was slow",
            "sda",
            "",
        ] {
            assert!(!is_time(text), "{text}");
        }
    }
}
