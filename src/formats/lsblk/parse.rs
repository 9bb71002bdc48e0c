//! Reads the forms of `lsblk`.

use crate::format::Segment;
use crate::grid::{self, Grid, Places};
use crate::pairs;
use crate::scan::Word;
use crate::section::{Section, Table};
use crate::text::{Line, Span};

use super::{form, is_drawn, is_of_table, known};

/// Devices whose children may follow: how far each is indented, and where its name stands.
#[derive(Default)]
struct Tree {
    open: Vec<(usize, Span)>,
}

impl Tree {
    /// The parent of a device at this depth.
    fn parent(&mut self, depth: usize, name: Span) -> Option<Span> {
        while self.open.last().is_some_and(|(above, _)| *above >= depth) {
            self.open.pop();
        }
        let parent = self.open.last().map(|(_, span)| *span);
        self.open.push((depth, name));
        parent
    }
}

fn put_parent(grid: &mut Grid, parent: Option<Span>) {
    if let Some(parent) = parent {
        grid.put("parent", known("parent"), f64::NAN, parent);
    }
}

pub(super) fn table(segment: &Segment<'_>, section: &mut Section) -> Table {
    let mut grid = Grid::new("devices");
    let mut places = Places::default();
    let (mut name, mut ends_in_mounts, mut ends_in_words) = (None, false, false);
    let mut tree = Tree::default();
    for line in segment.lines() {
        if places.is_empty() {
            let names = grid::words(line.text);
            grid.heading(line, &names, &known);
            name = names.iter().position(|word| word.text == "NAME");
            ends_in_mounts = names.last().is_some_and(|word| word.text.starts_with("MOUNTPOINT"));
            let free = ["MOUNTPOINT", "LABEL", "PARTLABEL", "MODEL", "VENDOR", "FSROOTS", "PARTTYPENAME"];
            ends_in_words = names.last().is_some_and(|word| free.iter().any(|name| word.text.starts_with(name)));
            places = Places::of(line.text);
            continue;
        }
        if line.is_blank() {
            continue;
        }
        // The places of the cells are gone where a line was put together. In the usual columns only the last,
        // of mount points, may be empty.
        let missing = places.len().checked_sub(grid::words(line.text).len());
        let may_miss = usize::from(segment.opening.form == form::NUMBERED && ends_in_mounts);
        let is_shifted = line.is_guessed() && missing.is_none_or(|missing| missing > may_miss);
        if is_shifted || !is_of_table(&segment.opening, line.text) {
            grid::unread(section, line);
            continue;
        }
        let cells = places.cells(line.text);
        // Of two rows on one line nothing tells where the second begins.
        let last = cells.last().copied().flatten().and_then(|(start, end)| line.text.get(start..end));
        if missing.is_none() && last.is_some_and(|last| last.contains(' ')) && !ends_in_words {
            grid::unread(section, line);
            continue;
        }
        grid.table.add_row(line.number());
        let mut understood = false;
        for (at, cell) in cells.into_iter().enumerate() {
            let Some((mut start, end)) = cell else { continue };
            if Some(at) == name {
                let text = line.text.get(start..end).unwrap_or_default();
                start = end - text.trim_start_matches(is_drawn).len();
                if start == end {
                    continue;
                }
                let depth = line.text.get(..start).map_or(0, |before| before.chars().count());
                put_parent(&mut grid, tree.parent(depth, line.span(start..end)));
            }
            grid.cell(at, line, start, end);
            understood = true;
        }
        if !understood {
            grid::unread(section, line);
        }
    }
    grid.finish()
}

pub(super) fn assigned(segment: &Segment<'_>, section: &mut Section) -> Table {
    let mut grid = Grid::new("devices");
    for line in segment.lines() {
        let pairs: Vec<_> = pairs::assigned(line.text).collect();
        if pairs.is_empty() {
            grid::unread(section, line);
            continue;
        }
        let names: Vec<Word<'_>> = pairs.iter().map(|pair| pair.key).collect();
        grid.heading(line, &names, &known);
        grid.table.add_row(line.number());
        for (at, pair) in pairs.iter().enumerate() {
            grid.cell(at, line, pair.value.start, pair.value.end());
        }
    }
    grid.finish()
}

/// One pair on a line, a brace per device, children inside of their parent.
pub(super) fn json(segment: &Segment<'_>) -> Table {
    let mut grid = Grid::new("devices");
    let mut tree = Tree::default();
    let mut is_new = false;
    // The list whose elements stand on the lines below.
    let mut list = None;
    for line in segment.lines() {
        let text = line.text.trim_ascii();
        let Some(pair) = pairs::json(line.text).next() else {
            is_new |= text.ends_with('{');
            if let Some(key) = list.take_if(|_| text.starts_with('"')) {
                set(&mut grid, line, key, text.trim_end_matches(',').trim_matches('"'));
            }
            continue;
        };
        let key = pair.key.text;
        list = (pair.value.text == "[").then_some(key);
        if list.is_some() {
            continue;
        }
        if std::mem::take(&mut is_new) {
            grid.table.add_row(line.number());
        }
        if key == "name" {
            let span = line.span(pair.value.start..pair.value.end());
            let parent = tree.parent(pair.key.start, span);
            put_parent(&mut grid, parent);
        }
        if pair.value.text != "null" {
            set(&mut grid, line, key, pair.value.text);
        }
    }
    grid.finish()
}

fn set(grid: &mut Grid, line: Line<'_>, key: &str, value: &str) {
    let name = key.to_ascii_uppercase();
    let field = known(&name);
    if !value.is_empty() {
        grid.word(&name, field, line, value);
    }
}
