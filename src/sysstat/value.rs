//! Numbers as sysstat prints them.

use crate::scan;
use crate::section::Note;
use crate::text::Span;

/// A value as printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// The number; NaN where the tool printed `nan` or `inf`.
    pub number: f64,
    /// What the number is multiplied by to be bytes, where the cell names its unit (`--human`).
    pub bytes: Option<f64>,
    /// Whether it has a decimal comma.
    pub comma: bool,
}

/// `12.34`, `12,34`, `7.8M`, `62.7%`, `-nan`.
#[must_use]
pub fn cell(word: &str) -> Option<Cell> {
    let (digits, bytes) = match word.as_bytes().last()? {
        b'%' => (word.strip_suffix('%')?, None),
        // A number can be cut behind its point: it is a value, and nobody knows which.
        b'0'..=b'9' | b'.' | b',' => (word, None),
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
    let number = match digits.strip_suffix(['.', ',']) {
        Some(cut) => scan::number(cut).map(|_| f64::NAN)?,
        None => scan::measured(digits)?,
    };
    Some(Cell { number, bytes, comma: digits.contains(',') })
}

/// Whether a word has the form of a value; quicker than reading it.
#[must_use]
pub fn is_value(word: &str) -> bool {
    let (Some(first), Some(last)) = (word.bytes().next(), word.bytes().last()) else { return false };
    let is_plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'\'');
    if first.is_ascii_digit() || first == b'-' {
        let middle = word.get(1..word.len() - 1).unwrap_or_default();
        let ends = last.is_ascii_digit() || b"%.,sBkMGTP".contains(&last);
        if middle.bytes().all(is_plain) && ends {
            // More than one point is a date or an address, or marks thousands.
            let marks = word.bytes().filter(|byte| matches!(byte, b'.' | b',' | b'\'')).count();
            return marks <= 1 && word != "-" || scan::localized_number(word).is_some();
        }
    }
    matches!(word, "nan" | "-nan" | "inf" | "-inf")
}

/// Bytes of `1k`.
pub const KIB: f64 = 1024.0;
const TIB: f64 = KIB * KIB * KIB * KIB;

/// How many values a line has, where it has the form of a row: values alone, or with a name before
/// or behind them. 0 for all other lines.
#[must_use]
pub fn values(text: &str) -> usize {
    let mut words = 0;
    let mut values = 0;
    // Runs of names and of values. A name may itself hold a number: `Samsung SSD 850 EVO`.
    let mut runs = 0;
    let mut was_value = None;
    for word in scan::texts(text) {
        let is_value = is_value(word);
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
pub const MOST_NAME_WORDS: usize = 6;

fn is_clock_byte(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b':'
}

/// Bytes per unit of a column; none where its numbers are no amounts of data.
#[must_use]
pub fn bytes_per_unit(column: &str) -> Option<f64> {
    match column {
        "avgrq-sz" => Some(512.0),
        _ if column.ends_with("req-sz") => Some(KIB),
        _ if column.contains("Blk") || column.ends_with("sec/s") => Some(512.0),
        _ if column.contains("kB") || column.starts_with("kb") => Some(KIB),
        _ if column.contains("MB") => Some(KIB * KIB),
        _ if column.contains("GB") => Some(KIB * KIB * KIB),
        _ => None,
    }
}

/// What cells of a text have in common that is to be said once.
#[derive(Debug, Default)]
pub struct Amounts {
    /// The first value that names its own unit.
    human: Option<Span>,
    /// The first value with a decimal comma.
    comma: Option<Span>,
}

impl Amounts {
    /// The number of a cell in the unit of its column.
    pub fn number(&mut self, cell: Cell, column: &str, span: Span) -> f64 {
        if cell.comma {
            self.comma.get_or_insert(span);
        }
        let Some(bytes) = cell.bytes else { return cell.number };
        self.human.get_or_insert(span);
        cell.number * bytes / bytes_per_unit(column).unwrap_or(1.0)
    }

    /// Whether values named their own unit so far.
    #[must_use]
    pub fn is_human(&self) -> bool {
        self.human.is_some()
    }

    /// What is to be said.
    pub fn notes(&self) -> impl Iterator<Item = Note> {
        let human = self.human.map(|span| Note {
            span,
            text:
                "Each amount names its own unit here (-h or --human). The table shows it in the unit of the column's \
                   heading, with k = 1024 bytes and M = 1024 k."
                    .into(),
        });
        let comma =
            self.comma.map(|span| Note { span, text: "The numbers have a decimal comma and were read so.".into() });
        human.into_iter().chain(comma)
    }
}

/// Whether the last number of a row that is too short is complete: it has as many decimals as the
/// first, and some.
#[must_use]
pub fn is_whole(last: &str, first: &str) -> bool {
    decimals(last).is_some() && decimals(last) == decimals(first) && !std::ptr::eq(last, first)
}

/// Whether the last number of a row that is long enough, but ends the text, is complete. With
/// `--human` it ends in a unit.
#[must_use]
pub fn is_like(last: &str, first: &str) -> bool {
    !last.ends_with(|it: char| it.is_ascii_digit() || it == '.' || it == ',') || decimals(last) == decimals(first)
}

fn decimals(word: &str) -> Option<usize> {
    word.rsplit_once(['.', ',']).map(|(_, decimals)| decimals.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_name_their_unit_or_not() {
        let value = |word| cell(word).map(|cell| (cell.number, cell.bytes, cell.comma));
        assert_eq!(value("12,34"), Some((12.34, None, true)));
        assert_eq!(value("62.7%"), Some((62.7, None, false)));
        assert_eq!(value("7.8M"), Some((7.8, Some(1_048_576.0), false)));
        assert!(cell("-nan").is_some_and(|cell| cell.number.is_nan()));
        for word in ["sda", "M", "%", "1.2.3", "12x", "µ", "", "-", "1k2", "12-3", "k1"] {
            assert_eq!(value(word), None, "{word}");
            assert!(!is_value(word), "{word}");
        }
        for word in ["0", "-1", "12.34", "12,34", "62.7%", "7.8M", "-nan", "512B", "0."] {
            assert!(is_value(word) && cell(word).is_some(), "{word}");
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
}
