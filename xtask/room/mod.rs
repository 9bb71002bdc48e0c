//! `ROOM-ID`: which program prints it, in which versions, and what its text looks like.
//!
//! ```text
//! ROOM-ID:name     size
//! first              10
//! ```

use crate::format::{Ahead, Format, Hold, Opening};
use crate::scan;
use crate::text::Line;

mod fields;
mod parse;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "ROOM-ID",
    title: "ROOM-ID",
    sample: include_str!("sample.txt"),
    signs: "",
    rows: &[],
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: &[],
    rules: &[],
    charts: &[],
};

/// The words of the heading. Columns are found by them, never by position.
const HEADING: &[&str] = &["ROOM-ID:name", "size"];

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    scan::is_words(ahead.text(), HEADING).then(|| Opening::firm(0))
}

fn holds(_: &Opening, line: Line<'_>) -> Hold {
    if scan::is_words(line.text, HEADING) {
        Hold::New
    } else if is_row(line.text) {
        Hold::Firm
    } else {
        Hold::Gap
    }
}

/// `first              10`; the end of the last row may be cut off.
fn is_row(text: &str) -> bool {
    let mut words = scan::texts(text);
    words.next().is_some() && words.clone().count() < HEADING.len() && words.all(|word| scan::number(word).is_some())
}
