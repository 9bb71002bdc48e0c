//! Rows that the edge of a terminal or a mail cut, put together again.
//!
//! A cut goes through at any place: between two cells, or through a number or a heading. 132
//! columns wide:
//!
//! ```text
//! …  NETS NETTX(k) NETRX(k) VBDS   VBD_OO   VBD_RD   VBD
//! _WR  VBD_RSECT  VBD_WSECT SSID
//! ```

use std::borrow::Cow;

use crate::scan;
use crate::text::{Line, Span};

use super::super::{HEADINGS, Shape};

/// A word, or what is one by meaning: a name, `no limit`.
#[derive(Debug, Clone)]
pub(super) struct Cell<'s> {
    pub(super) text: Cow<'s, str>,
    pub(super) span: Span,
    /// Whether the line before it may have been cut in its middle.
    glued: bool,
}

impl<'s> Cell<'s> {
    pub(super) fn new(text: &'s str, span: Span) -> Self {
        Self { text: Cow::Borrowed(text), span, glued: false }
    }

    pub(super) fn number(&self) -> Option<f64> {
        // Three decimals may be thousands.
        scan::number(&self.text).filter(|_| scan::localized_number(&self.text).is_some())
    }

    /// Puts the next cell behind this one.
    fn append(&mut self, next: &Self, blank: bool) {
        let between = if blank { " " } else { "" };
        self.text = Cow::Owned(format!("{}{between}{}", self.text, next.text));
        self.span = self.span.to(next.span);
    }
}

/// One line of the program, on one or more lines of the text.
#[derive(Debug)]
pub(super) struct Row<'s> {
    pub(super) shape: Shape,
    pub(super) line: Line<'s>,
    pub(super) cells: Vec<Cell<'s>>,
    /// How many lines of the text it takes.
    pub(super) lines: usize,
    /// The last of them.
    last: Line<'s>,
}

impl<'s> Row<'s> {
    /// The row that begins on a line. The first `skip` bytes are not cut into cells.
    pub(super) fn new(shape: Shape, line: Line<'s>, skip: usize) -> Self {
        let mut row = Self { shape, line, cells: Vec::new(), lines: 1, last: line };
        row.add(line, skip);
        row
    }

    /// Adds a line that the row goes on with.
    pub(super) fn extend(&mut self, line: Line<'s>) {
        let first = self.cells.len();
        self.add(line, 0);
        self.lines += 1;
        if let Some(cell) = self.cells.get_mut(first) {
            // Blanks at the end of a line are no part of its text.
            let is_blank = self.last.width() > self.last.text.chars().count();
            cell.glued = !is_blank && !line.text.starts_with(|it: char| it.is_ascii_whitespace());
        }
        self.last = line;
    }

    fn add(&mut self, line: Line<'s>, skip: usize) {
        let words = scan::words(line.text).skip_while(|word| word.start < skip);
        self.cells.extend(words.map(|word| Cell::new(word.text, line.span(word.start..word.end()))));
    }

    /// Joins each cell with the next one where `is_one` says that the two are one.
    fn join(&mut self, is_one: impl Fn(&Cell<'s>, &Cell<'s>) -> bool, blank: bool) {
        let mut joined: Vec<Cell<'s>> = Vec::with_capacity(self.cells.len());
        for cell in self.cells.drain(..) {
            match joined.last_mut() {
                Some(last) if is_one(last, &cell) => last.append(&cell, blank),
                _ => joined.push(cell),
            }
        }
        self.cells = joined;
    }

    /// Makes `no limit` one cell.
    pub(super) fn join_no_limit(&mut self) {
        self.join(|cell, next| cell.text == "no" && next.text == "limit", true);
    }

    /// Makes headings whole that a cut, or a cursor move of the screen, went through.
    pub(super) fn join_headings(&mut self) {
        let is_heading = |word: &str| HEADINGS.contains(&word);
        let is_one = |a: &Cell<'_>, b: &Cell<'_>| !is_heading(&a.text) && is_heading(&format!("{}{}", a.text, b.text));
        self.join(is_one, false);
    }

    /// Takes the cuts for cuts through a number where that, and only that, gives the cells that
    /// the heading promises. Where some may be and some not, the row stays as it is: which numbers
    /// were cut cannot be told.
    pub(super) fn join_cut_numbers(&mut self, expected: usize) {
        let before = self.cells.clone();
        self.join(|_, next| next.glued, false);
        self.join_no_limit();
        if self.cells.len() != expected {
            self.cells = before;
        }
    }
}
