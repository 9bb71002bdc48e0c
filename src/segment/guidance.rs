//! What a person knows better than the text: which format some lines are, and where a file begins.

use std::ops::RangeInclusive;

use crate::format::{Ahead, Format, Opening, Segment};
use crate::formats;
use crate::scan;
use crate::text::Source;

/// Lines that are read as a format, whatever they look like.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The format.
    pub format: &'static Format,
    /// Lines of the paste, 1-based.
    pub lines: RangeInclusive<u32>,
}

impl Choice {
    /// Reads `vmstat`, `vmstat:3-9` or `vmstat:3`; none where there is no such format, or no such lines.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (id, lines) = text.split_once(':').map_or((text, None), |(id, lines)| (id, Some(lines)));
        let line = |word: &str| scan::count(word).and_then(|line| u32::try_from(line).ok()).filter(|line| *line > 0);
        let lines = match lines {
            None => 1..=u32::MAX,
            Some(lines) => {
                let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
                line(first)?..=line(last)?
            }
        };
        Some(Self { format: formats::find(id)?, lines }).filter(|choice| !choice.lines.is_empty())
    }

    /// Whether it speaks of some of these lines.
    #[must_use]
    pub fn meets(&self, first: u32, last: u32) -> bool {
        *self.lines.start() <= last && first <= *self.lines.end()
    }

    /// The lines as a segment. What stands before the first line at which the format begins is not
    /// of it; where it begins nowhere, all lines are left to its parser.
    pub(super) fn segment<'s>(&self, source: &'s Source<'s>) -> Option<Segment<'s>> {
        let range = source.lines_of(*self.lines.start(), *self.lines.end());
        let mut openings = source.lines(range.clone()).filter(|line| !line.is_blank()).filter_map(|line| {
            let opening = (self.format.opens)(&Ahead::new(source, line, None))?;
            Some((line.index(), opening))
        });
        let (first, opening) = openings.next().unwrap_or((range.start, Opening::loose(0)));
        let range = first..range.end;
        let parts = vec![range.clone()];
        (!range.is_empty()).then_some(Segment { source, format: self.format, opening, range, parts, command: None })
    }
}

/// What a person knows better than the text.
#[derive(Debug, Clone, Default)]
pub struct Guidance {
    /// Choices; of two that meet the first is taken.
    pub choices: Vec<Choice>,
    /// First lines of files: no section goes beyond.
    pub starts: Vec<u32>,
}

impl Guidance {
    /// Chooses a format for lines; earlier choices that meet them are dropped.
    pub fn choose(&mut self, choice: Choice) {
        self.automatic(*choice.lines.start(), *choice.lines.end());
        self.choices.push(choice);
    }

    /// Goes back to what the text says of these lines.
    pub fn automatic(&mut self, first: u32, last: u32) {
        self.choices.retain(|choice| !choice.meets(first, last));
    }
}
