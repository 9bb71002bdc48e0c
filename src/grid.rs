//! Tables under a heading, as most tools print them: the words of one line name the columns, the
//! lines below it are the rows.

use std::borrow::Cow;

use crate::format::{Field, Kind};
use crate::scan::{self, Word};
use crate::section::{Cells, Note, Section, Table};
use crate::text::{Line, Span};

/// A table that is being read, and which columns the newest heading has.
#[derive(Debug)]
pub struct Grid {
    /// What was read so far.
    pub table: Table,
    columns: Vec<usize>,
    /// Columns in which a cell is no number.
    wordy: Vec<usize>,
}

impl Grid {
    /// An empty table.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self { table: Table::new(name), columns: Vec::new(), wordy: Vec::new() }
    }

    /// Takes words as the names of the columns of the rows that follow.
    ///
    /// `known` finds the dictionary entry of a word, also of a translated one. The column is named
    /// as the entry is; an entry in angle brackets stands for many words and leaves the printed one.
    pub fn heading(&mut self, line: Line<'_>, words: &[Word<'_>], known: &dyn Fn(&str) -> Option<&'static Field>) {
        self.columns.clear();
        for word in words {
            self.head(line, *word, word.text, known(word.text));
        }
    }

    /// Adds one column to the heading: under a word of the line, by the name that it has in English.
    pub fn head(&mut self, line: Line<'_>, word: Word<'_>, name: &str, field: Option<&'static Field>) {
        let at = self.column(name, field);
        if let Some(column) = self.table.columns.get_mut(at) {
            column.head(line.span(word.start..word.end()));
        }
        self.columns.push(at);
    }

    /// The index of a column, which is added where it is new.
    pub fn column(&mut self, printed: &str, field: Option<&'static Field>) -> usize {
        let name = match field {
            Some(field) if !field.key.starts_with('<') => {
                Cow::Borrowed(field.key.split_once('#').map_or(field.key, |(name, _)| name))
            }
            _ => Cow::Owned(printed.to_owned()),
        };
        let is_words = field.is_some_and(|it| matches!(it.kind, Kind::Name | Kind::State | Kind::Text));
        self.table.column_at(name, field, is_words)
    }

    /// How many columns the newest heading has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// Adds a row of words under the newest heading.
    ///
    /// Words that are too many belong to the column `wide`, whose cells may hold blanks; without
    /// such a column they make it no row, and false is returned. A line that was cut off leaves
    /// the last cells absent.
    pub fn row(&mut self, line: Line<'_>, words: &[Word<'_>], wide: Option<usize>) -> bool {
        let extra = words.len().saturating_sub(self.columns.len());
        if words.is_empty() || (extra > 0 && wide.is_none()) {
            return false;
        }
        self.table.add_row(line.number());
        let mut rest = words;
        for at in 0..self.columns.len() {
            let taken = if Some(at) == wide { 1 + extra } else { 1 };
            let Some((cell, after)) = rest.split_at_checked(taken) else { break };
            if let (Some(first), Some(last)) = (cell.first(), cell.last()) {
                self.cell(at, line, first.start, last.end());
            }
            rest = after;
        }
        true
    }

    /// Sets the cell of the newest row under the heading's word `at`: a part of the line.
    pub fn cell(&mut self, at: usize, line: Line<'_>, start: usize, end: usize) {
        if let (Some(&column), Some(text)) = (self.columns.get(at), line.text.get(start..end)) {
            self.set(column, line, text);
        }
    }

    /// Sets a cell of the newest row in a column of its own name: a part of the line.
    pub fn word(&mut self, name: &str, field: Option<&'static Field>, line: Line<'_>, text: &str) {
        let column = self.column(name, field);
        self.set(column, line, text);
    }

    fn set(&mut self, column: usize, line: Line<'_>, text: &str) {
        if text.is_empty() {
            return;
        }
        let number = value(text);
        if number.is_nan() && !matches!(text, "-" | "nan" | "-nan" | "inf") && !self.wordy.contains(&column) {
            self.wordy.push(column);
        }
        self.table.set(column, number, line.span_of(text));
    }

    /// The table. A column in which some cells name their own unit (`7.6Gi` among `512`) is one of
    /// words: its cells are shown as they are printed, and nobody adds them up.
    #[must_use]
    pub fn finish(mut self) -> Table {
        for column in self.wordy {
            if let Some(column) = self.table.columns.get_mut(column) {
                column.cells = Cells::Words;
            }
        }
        self.table
    }

    /// Sets a cell of the newest row in a column of its own name: words of the line, or a number
    /// that was counted and stands nowhere.
    pub fn put(&mut self, name: &str, field: Option<&'static Field>, number: f64, span: Span) {
        let at = self.column(name, field);
        self.table.set(at, number, span);
    }
}

/// The entry of a word in a dictionary where an entry in angle brackets may explain several words.
#[must_use]
pub fn entry(fields: &'static [Field], word: &str) -> Option<&'static Field> {
    let has = |keys: &str| scan::texts(keys.trim_end_matches('>')).any(|key| key == word);
    fields.iter().find(|field| field.key == word || field.key.strip_prefix('<').is_some_and(has))
}

/// The words of a line.
#[must_use]
pub fn words(line: &str) -> Vec<Word<'_>> {
    scan::words(line).collect()
}

/// Where the words of a heading stand, counted in characters: letters of other scripts and the lines
/// of a drawn tree have several bytes.
#[derive(Debug, Default)]
pub struct Places {
    columns: Vec<(usize, usize)>,
    /// Whether the blanks that align the columns are still there.
    is_spaced: bool,
}

impl Places {
    /// Of a heading.
    #[must_use]
    pub fn of(line: &str) -> Self {
        let columns = placed(line).map(|(start, word)| (start, start + word.text.chars().count())).collect();
        Self { columns, is_spaced: line.trim_ascii().contains("  ") }
    }

    /// How many columns there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether there is no heading.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// The bytes of each cell of a row, where it is not blank: a word belongs to the heading above
    /// any part of it, else to the last one that begins before it, for cells may be wider than their
    /// headings. Where no blanks are left to tell, the words are taken in order.
    #[must_use]
    pub fn cells(&self, line: &str) -> Vec<Option<(usize, usize)>> {
        let mut cells: Vec<Option<(usize, usize)>> = vec![None; self.columns.len()];
        let is_lost =
            !self.is_spaced && !line.trim_ascii().contains("  ") && scan::words(line).count() <= self.columns.len();
        let mut last = (0, 0);
        for (order, (place, word)) in placed(line).enumerate() {
            let end = place + word.text.chars().count();
            let above = || self.columns.iter().position(|column| place < column.1 && column.0 < end);
            let before = || self.columns.iter().rposition(|column| column.0 <= place);
            let at = if is_lost { order } else { above().or_else(before).unwrap_or(0) };
            // Columns that are not aligned any more: the words of one cell stand one blank apart.
            let is_apart = order > 0 && at <= last.0 && place > last.1 + 1 && last.0 + 1 < self.columns.len();
            let at = if is_apart { last.0 + 1 } else { at };
            last = (at, end);
            if let Some(cell) = cells.get_mut(at) {
                *cell = Some((cell.map_or(word.start, |(start, _)| start), word.end()));
            }
        }
        cells
    }
}

/// The words of a line with their places in characters.
fn placed(line: &str) -> impl Iterator<Item = (usize, Word<'_>)> {
    let (mut at, mut chars) = (0, 0);
    scan::words(line).map(move |word| {
        chars += line.get(at..word.start).map_or(0, |before| before.chars().count());
        at = word.start;
        (chars, word)
    })
}

/// The number of a cell, with or without a percent sign; NaN where it is none.
#[must_use]
pub fn value(word: &str) -> f64 {
    let digits = word.strip_suffix('%').unwrap_or(word);
    scan::measured(digits).unwrap_or(f64::NAN)
}

/// The number of samples as a number of a table.
#[must_use]
pub fn ordinal(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::NAN, f64::from)
}

/// An amount as tools print it for people, in bytes: `7.6Gi`, `512K`, `0B`, `1,5T`. Without a
/// letter it is the number itself.
#[must_use]
pub fn amount(word: &str) -> Option<f64> {
    let end = word.find(|it: char| it.is_ascii_alphabetic()).unwrap_or(word.len());
    let (digits, unit) = word.split_at_checked(end)?;
    let number = scan::measured(digits)?;
    let power = match unit.as_bytes() {
        [] | [b'B'] | [b'B', b'i'] => 0,
        [letter] | [letter, b'i' | b'B'] | [letter, b'i', b'B'] => {
            1 + b"KMGTPE".iter().position(|it| *it == letter.to_ascii_uppercase())?
        }
        _ => return None,
    };
    Some((0..power).fold(number, |bytes, _| bytes * 1024.0))
}

/// The English word for a translated one; each row of the table has the English word and all others.
#[must_use]
pub fn english<'w>(table: &[(&'static str, &str)], word: &'w str) -> &'w str {
    table.iter().find(|(_, others)| scan::texts(others).any(|other| other == word)).map_or(word, |(english, _)| english)
}

/// Keeps a line that was not understood, to be shown as such.
pub fn unread(section: &mut Section, line: Line<'_>) {
    if !line.is_blank() {
        section.notes.push(Note { span: line.whole(), text: Cow::Borrowed("") });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_in_bytes() {
        let kib = 1024.0;
        for (word, bytes) in [
            ("0B", 0.0),
            ("512", 512.0),
            ("8.0Mi", 8.0 * kib * kib),
            ("1,5K", 1.5 * kib),
            ("216m", 216.0 * kib * kib),
            ("2T", 2.0 * kib * kib * kib * kib),
        ] {
            assert_eq!(amount(word), Some(bytes), "{word}");
        }
        for word in ["", "-", "Mi", "1.2.3G", "12x", "1K-blocks"] {
            assert_eq!(amount(word), None, "{word}");
        }
        assert_eq!(value("39%"), 39.0);
        assert!(value("7.6Gi").is_nan());
    }
}
