//! The text as pasted, cut at the words that are explained.

use std::borrow::Cow;

use crate::diagnosis::Diagnosis;
use crate::scan;
use crate::text::{Source, Span};

use super::{Mark, MarkedLine, Piece};

/// Every explained word of a paste, in the order of the text.
#[derive(Debug)]
pub struct Marks {
    marks: Vec<(Span, Mark)>,
}

impl Marks {
    /// Collects the explained words. Where two overlap, the one that begins first is kept, and of
    /// two that begin together the shorter: the word within the line. Of two of the same words a
    /// field is kept before a cell: it says more.
    #[must_use]
    pub fn of(diagnosis: &Diagnosis<'_>) -> Self {
        let mut marks = Vec::new();
        let mut add = |span: Span, mark| {
            if !span.is_none() && span.start < span.end {
                marks.push((span, mark));
            }
        };
        for (section, read) in diagnosis.sections.iter().enumerate() {
            for (field, fact) in read.facts.iter().enumerate().filter(|(_, fact)| fact.field.is_some()) {
                add(fact.key_span, Mark::Field { section, field });
                add(fact.span, Mark::Field { section, field });
            }
            add(read.flags_span, Mark::Flags { section });
            for (table, columns) in read.tables.iter().enumerate() {
                for (column, cells) in columns.columns.iter().enumerate().filter(|(_, cells)| cells.field.is_some()) {
                    for &span in [cells.header].iter().chain(&cells.again) {
                        add(span, Mark::Column { section, table, column, row: None });
                    }
                    for (row, &span) in cells.spans.iter().enumerate() {
                        add(span, Mark::Column { section, table, column, row: Some(row) });
                    }
                }
            }
        }
        for (machine, (_, verdict)) in diagnosis.machines.iter().enumerate() {
            for (evidence, exhibit) in verdict.exhibits.iter().enumerate() {
                add(exhibit.clue.span, Mark::Evidence { machine, evidence });
            }
        }
        let order = scan::order(marks.iter().map(|(span, _)| u64::from(span.start) << 32 | u64::from(span.end)));
        let mut marks: Vec<(Span, Mark)> = order.into_iter().filter_map(|at| marks.get(at).copied()).collect();
        let mut end = 0;
        marks.retain(|(span, _)| {
            let free = span.start >= end;
            if free {
                end = span.end;
            }
            free
        });
        Self { marks }
    }

    /// Lines `first..first + count` of the paste, 1-based, cut at the marks.
    #[must_use]
    pub fn lines<'s>(&self, source: &'s Source<'s>, first: u32, count: u32) -> Vec<MarkedLine<'s>> {
        let lines = source.pasted_lines(first).take(count as usize);
        lines.map(|(line, span)| MarkedLine { line, pieces: self.pieces(source, span) }).collect()
    }

    fn pieces<'s>(&self, source: &'s Source<'s>, line: Span) -> Vec<Piece<'s>> {
        let mut pieces = Vec::new();
        let mut at = line.start;
        let first = self.marks.partition_point(|(span, _)| span.end <= line.start);
        let here = self.marks.get(first..).unwrap_or_default().iter().take_while(|(span, _)| span.start < line.end);
        for &(span, mark) in here {
            let (start, end) = (span.start.max(line.start), span.end.min(line.end));
            if at < start {
                pieces.push(piece(source, at, start, None));
            }
            pieces.push(piece(source, start, end, Some(mark)));
            at = end;
        }
        if at < line.end || pieces.is_empty() {
            pieces.push(piece(source, at, line.end, None));
        }
        pieces
    }
}

fn piece<'s>(source: &'s Source<'s>, start: u32, end: u32, mark: Option<Mark>) -> Piece<'s> {
    Piece { text: Cow::Borrowed(source.pasted(Span { start, end })), mark }
}
