//! A row of the device table, put together of its words.

use crate::sysstat::{self, Cell, MOST_NAME_WORDS};
use crate::text::{Line, Span};

use super::lines::Place;

/// A word of a row that may go on in the next line.
#[derive(Debug)]
pub(super) struct Piece<'s> {
    pub(super) text: &'s str,
    pub(super) line: Line<'s>,
    pub(super) cell: Option<Cell>,
    /// Of the word, in two lines where it was wrapped.
    pub(super) span: Span,
}

impl<'s> Piece<'s> {
    pub(super) fn new(text: &'s str, line: Line<'s>) -> Self {
        Self { text, line, cell: sysstat::cell(text), span: line.span_of(text) }
    }
}

/// The words of a name: one slice where they stand in one line.
pub(super) fn text_of<'s>(first: &Piece<'s>, last: &Piece<'s>) -> &'s str {
    let (from, to) = (start_in(first), start_in(last) + last.text.len());
    first.line.text.get(from..to).filter(|_| first.line.index() == last.line.index()).unwrap_or(first.text)
}

/// Where a piece stands in its line.
pub(super) fn start_in(piece: &Piece<'_>) -> usize {
    (piece.text.as_ptr() as usize).wrapping_sub(piece.line.text.as_ptr() as usize)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// A row.
    Whole,
    /// It may become one.
    Part,
    /// It is none.
    Not,
}

/// Whether pieces are a row of so many values and a name.
pub(super) fn fit(row: &[Piece<'_>], width: usize, place: Place) -> Fit {
    let is_value = |piece: &Piece<'_>| piece.cell.is_some();
    // No name begins so: it is a part of a number, or one with marks of thousands.
    let is_number = |piece: &Piece<'_>| {
        sysstat::is_value(piece.text) || piece.text.bytes().all(|it| it.is_ascii_digit() || b".,'%".contains(&it))
    };
    let names = row.len().saturating_sub(width);
    match place {
        Place::First if names > 0 && row.iter().skip(names).all(is_value) => {
            // A number among the words of a name is a value too many: a row that was cut within one.
            let name = row.get(..names).unwrap_or_default();
            let is_cut = name.iter().skip(1).any(|it| it.cell.is_some() && it.text.contains(['.', ',']));
            let is_shifted = name.first().is_some_and(is_number) || names > 1 && name.iter().skip(1).all(is_number);
            if names <= MOST_NAME_WORDS && !is_cut && !is_shifted { Fit::Whole } else { Fit::Not }
        }
        Place::First => {
            // One word that is no value, then values.
            let is_name = |piece: &Piece<'_>| !is_value(piece) && !is_number(piece);
            let is_part = row.iter().skip(1).all(is_value) && row.first().is_some_and(is_name);
            if is_part && row.len() <= width { Fit::Part } else { Fit::Not }
        }
        Place::Last => {
            let values = row.iter().take(width).all(is_value);
            match (values, row.len()) {
                (false, _) => Fit::Not,
                (true, words) if words <= width => Fit::Part,
                (true, _) if names <= MOST_NAME_WORDS && !row.get(width).is_some_and(is_number) => Fit::Whole,
                (true, _) => Fit::Not,
            }
        }
    }
}
