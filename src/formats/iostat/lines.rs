//! What a line of the text output is.

use crate::scan::{self, Word};
use crate::sysstat;
use crate::text::is_letter;

use super::{device_column, is_cpu_column};

/// `avg-cpu:  %user   %nice %system …`. Up to 5.1.4 the first word was translated.
pub(super) fn is_cpu_heading(text: &str) -> bool {
    if !scan::has(text, "%user") {
        return false;
    }
    let mut names = cpu_names(text);
    names.next().is_some_and(|word| word.text == "%user") && names.all(|word| is_cpu_column(word.text))
}

/// The names of the columns of a CPU heading, or nothing.
pub(super) fn cpu_names(text: &str) -> impl Iterator<Item = Word<'_>> {
    let begin = scan::time_in_front(text);
    let rest = text.get(begin..).unwrap_or_default();
    let end = rest.find(':').filter(|&end| !rest.get(..end).unwrap_or_default().trim_ascii().contains(' '));
    let after = end.map_or(text.len(), |end| begin + end + 1);
    let names = scan::words(text.get(after..).unwrap_or_default());
    names.map(move |word| Word { start: word.start + after, ..word })
}

/// Whether all words are values: a row of CPUs.
pub(super) fn is_values(text: &str) -> bool {
    scan::texts(text).all(sysstat::is_value)
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
    let first = scan::texts(text.get(scan::time_in_front(text)..)?).next()?;
    let place = match first.trim_end_matches(':') {
        "Device" => Place::First,
        // df, cifsiostat and others begin so as well.
        "Filesystem" if text.contains("_nor/s") => Place::First,
        // Up to 5.1.4 the first word was translated.
        word if word.len() > 3 && word.len() < first.len() && !word.starts_with(is_other_start) => {
            // `Average:       tps     rkB/s … DEV` is of `sar -dp`.
            if text.ends_with(" DEV") {
                return None;
            }
            Place::First
        }
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
    // The last name alone, of a heading that was broken, tells nothing of the rows.
    (all && known >= 2 && 2 * known >= names(text, place).count()).then_some(place)
}

/// Whether a line begins as the headings do. Within a section that is enough, and quicker.
pub(super) fn begins_heading(text: &str) -> bool {
    let mut words = scan::texts(text.get(scan::time_in_front(text)..).unwrap_or_default());
    let (Some(first), second) = (words.next(), words.next().unwrap_or_default()) else { return false };
    if first.ends_with(':') || first == "Device" {
        return device_column(second).is_some() || is_cpu_column(second);
    }
    text.ends_with(" Device") && device_column(first).is_some()
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
    let begin = scan::time_in_front(text);
    let rest = text.get(begin..).unwrap_or_default();
    let skipped = usize::from(place == Place::First);
    let names = scan::words(rest).skip(skipped).take(word_count(rest).saturating_sub(1));
    names.map(move |word| Word { start: word.start + begin, ..word })
}

/// Names of columns alone: the rest of a heading that was wrapped at the width of a terminal. The
/// first may be the end of a word, and the last one the begin.
pub(super) fn is_column_names(text: &str) -> bool {
    let mut words = scan::texts(text).peekable();
    let Some(first) = words.next() else { return false };
    // The bullet of a list of explanations is no end of a word.
    let is_end = first.bytes().any(|byte| byte.is_ascii_alphanumeric());
    let mut others = 0;
    while let Some(word) = words.next() {
        if device_column(word).is_none() && (words.peek().is_some() || others < 2) {
            return false;
        }
        others += 1;
    }
    device_column(first).is_some() || is_end && others > 0
}

/// A time of the day or a count of seconds, with or without the date, in the words of any locale:
/// `11/20/2026 04:05:07 PM`, `2026-11-20T16:05:07+0000`, `Time: 16:05:07`, `20.11.2026 16:05:07`.
pub(super) fn is_time(text: &str) -> bool {
    // `_x86_64_` stands in the first line, `[    9.093455]` is the kernel's stamp, and modules have addresses.
    if text.len() > WIDEST_TIME || text.contains(['_', '[']) || scan::has(text, "0x") {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits < 5 || word_count(text) > 6 {
        return false;
    }
    // Hour, minute and second, or seconds alone. Amounts with a name have fewer numbers, and longer ones.
    let short = text.split(|it: char| !it.is_ascii_digit()).filter(|it| matches!(it.len(), 1 | 2)).count();
    if short < 3 && word_count(text) > 1 {
        return false;
    }
    let letters = text.chars().filter(|&it| !it.is_ascii_digit() && is_letter(it)).count();
    letters <= 2 * digits && sysstat::values(text) < 2
}

/// In bytes; letters of other scripts have several.
const WIDEST_TIME: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_their_words() {
        assert_eq!(device_heading("Device:            tps   Blk_read/s   Blk_wrtn/s"), Some(Place::First));
        assert_eq!(device_heading("     f/s f_await  aqu-sz  %util Device"), Some(Place::Last));
        assert_eq!(device_heading("Device  r/s  w/s  z/s  zMB/s"), Some(Place::First));
        assert_eq!(device_heading("Dispozitiv: rrqm/s wrqm/s r/s w/s"), Some(Place::First));
        assert_eq!(device_heading("11:08:58 Device  r/s  w/s"), Some(Place::First));
        assert!(is_cpu_heading("11:08:58 avg-cpu:  %user   %nice"));
        for other in [
            "Filesystem     1K-blocks  Used Available Use% Mounted on",
            "Device     Boot Start       End   Sectors  Size Id Type",
            "device     r/s   w/s     kr/s     kw/s  ms/r  ms/w  ms/o  ms/t qlen  %b",
            "Average:          tps     rkB/s     wkB/s     dkB/s   areq-sz    aqu-sz     await     %util DEV",
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
            "MemTotal:         918900 kB",
            "     24684084 K total memory",
            "xenfs 12288 1 - Live 0xffffffffc07a3000",
            "",
        ] {
            assert!(!is_time(text), "{text}");
        }
    }
}
