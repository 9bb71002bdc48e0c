//! `iostat` of sysstat, 4.0 to 12.7: CPU and block device reports, as text and as JSON (`-o JSON`).
//!
//! ```text
//! Linux 2.6.26-2-xen-amd64 (jacarepagua)     07/10/2009     _x86_64_    (2 CPU)
//!
//! avg-cpu:  %user   %nice %system %iowait  %steal   %idle
//!            0.43    0.00    0.22    0.09    0.04   99.22
//!
//! Device:            tps   Blk_read/s   Blk_wrtn/s   Blk_read   Blk_wrtn
//! sda               1.53        18.57        36.21   38801171   75636160
//! ```
//!
//! Nearly every release has other columns, so they are found by name. The device stands first or
//! last, or alone on the line before its numbers; with `-h -x` one report has four tables of the
//! same devices, which are joined again. The first report is an average since boot.

use crate::format::{Ahead, Field, Format, Hold, Opening};
use crate::scan;
use crate::sysstat;
use crate::text::Line;

mod fields;
mod json;
mod lines;
mod markers;
mod parse;
mod reports;
mod row;
mod rules;
#[cfg(test)]
mod tests;
mod tool;

/// The room.
pub static FORMAT: Format = Format {
    id: "iostat",
    title: "iostat",
    sample: include_str!("sample.txt"),
    signs: "",
    rows: &[
        "avg-cpu: .. > # +|##/##/## ##:##:##|##.##.#### ##:##:##|####-##-##",
        "Device ! tps ..|Device ! r@*/s .. > * # =|##/##/## ##:##:##|##.##.#### ##:##:##|####-##-##",
        "tps @+_read/s ..|r/s r ..|w/s w ..|d/s d ..|f/s f_await ..|rrqm/s wrqm/s .. > # = *|##/##/## ##:##:##|##.##.#### ##:##:##|####-##-##",
    ],
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: &[markers::MARKERS],
    rules: rules::RULES,
    charts: rules::CHARTS,
};

/// The forms of the output.
mod form {
    /// Lines of words.
    pub(super) const TEXT: u8 = 0;
    /// `-o JSON`
    pub(super) const JSON: u8 = 1;
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    if sysstat::banner(text).is_some() {
        // sar, mpstat and pidstat print the same banner: what follows decides. A time may stand
        // between (`-t`).
        if ahead.next_texts().take(2).take_while(|text| sysstat::banner(text).is_none()).any(is_heading) {
            return Some(text_form(ahead));
        }
    } else if is_heading(text) || (lines::is_time(text) && is_heading(ahead.text_at(1))) {
        // A part copied out of a longer output has no banner, and may begin with the devices of a report whose
        // heading is not there.
        let mut texts = std::iter::once(text).chain(ahead.next_texts().take(3));
        let devices = texts.find(|text| lines::device_heading(text) == Some(lines::Place::First));
        return Some(text_form(ahead).below_rows(devices.unwrap_or_default()));
    }
    json::opens(ahead).then(|| Opening::firm(form::JSON))
}

/// The width holds how many words a row of a device has, where the next lines tell.
fn text_form(ahead: &Ahead<'_>) -> Opening {
    let mut texts = std::iter::once(ahead.text()).chain(ahead.next_texts());
    let devices = texts.find(|text| lines::device_heading(text).is_some());
    Opening::firm(form::TEXT).sampled().wide(devices.map_or(0, |text| scan::words(text).count()))
}

fn is_heading(text: &str) -> bool {
    lines::is_cpu_heading(text) || lines::device_heading(text).is_some()
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let text = line.text;
    if line.is_blank() {
        return Hold::Gap;
    }
    if opening.form == form::JSON {
        return json::holds(text);
    }
    if sysstat::banner(text).is_some() {
        return Hold::New;
    }
    if lines::begins_heading(text) || lines::is_column_names(text) {
        return Hold::Firm;
    }
    // Other tools print the time above their tables too, and sentences hold numbers.
    if lines::is_time(text) {
        return Hold::Loose;
    }
    let begin = scan::time_in_front(text);
    let text = text.get(begin..).unwrap_or_default();
    // Other programs on the same console print such rows too: they are asked first.
    let is_ours = opening.width == 0 || scan::words(text).count() == opening.width || lines::is_values(text);
    match sysstat::values(text) {
        // A line that was cut off, or that wraps, has no more words than a name beside them.
        values @ 1..=2 if scan::words(text).count() <= values + 1 => Hold::Loose,
        // `pidstat` heads its rows with a time.
        0 if sysstat::timed::is_names(line.text) => Hold::No,
        0..=2 => Hold::Gap,
        _ if begin > 0 || !is_ours => Hold::Loose,
        _ => Hold::Firm,
    }
}

/// The entry of a column or fact.
fn field(key: &str) -> Option<&'static Field> {
    FORMAT.field(key)
}

/// The entry of a column of the device table.
fn device_column(word: &str) -> Option<&'static Field> {
    const OTHERS: [&str; 8] = ["report", "time", "device", "kernel", "host", "date", "arch", "cpus"];
    if OTHERS.contains(&word) || is_cpu_column(word) {
        return None;
    }
    field(word).or_else(|| field(translated(word)?))
}

/// Whether a word heads a column of the CPU table.
fn is_cpu_column(word: &str) -> bool {
    ["%user", "%nice", "%system", "%sys", "%iowait", "%steal", "%idle"].contains(&word)
}

/// The columns without `-x` were translated up to 5.1.4 (`nls/*.po` of 5.0.5).
fn translated(word: &str) -> Option<&'static str> {
    let (unit, what) = word.split_once('_')?;
    let is_blocks = match unit {
        "Blk" | "Blq" | "Блок" => true,
        "kB" | "КБ" => false,
        _ => return None,
    };
    let (what, is_rate) = match what.strip_suffix("/s").or_else(|| what.strip_suffix("/сек")) {
        Some(what) => (what, true),
        None => (what, false),
    };
    let is_read = match what {
        "read" | "lus" | "leid" | "letti" | "czyt" | "lidos" | "cititi" | "cit" | "čít" | "lees" | "чт" => true,
        "wrtn" | "écrits" | "escr" | "scr" | "zapis" | "escr." | "zápis" | "skryf" | "зап" => false,
        _ => return None,
    };
    Some(match (is_blocks, is_read, is_rate) {
        (true, true, true) => "Blk_read/s",
        (true, true, false) => "Blk_read",
        (true, false, true) => "Blk_wrtn/s",
        (true, false, false) => "Blk_wrtn",
        (false, true, true) => "kB_read/s",
        (false, true, false) => "kB_read",
        (false, false, true) => "kB_wrtn/s",
        (false, false, false) => "kB_wrtn",
    })
}
