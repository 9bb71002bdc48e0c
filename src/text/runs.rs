//! What stands in front of a whole run of lines: the marks of a diff, line numbers. One line alone
//! does not tell them from a column.

use super::{RepairKind, Source};

/// Lines that make a run of line numbers.
const FEWEST: usize = 3;

/// How much to cut from the front of each line, and why.
pub(super) fn prefixes(source: &Source<'_>) -> Vec<(usize, usize, RepairKind)> {
    let mut cuts = Vec::new();
    let mut in_hunk = false;
    let mut numbered: Vec<(usize, usize)> = Vec::new();
    let mut next_number = None;
    let mut at_block_start = true;
    for line in source.lines(0..source.len()) {
        // @@ -21,9 +21,9 @@
        if line.text.starts_with("@@ -") {
            in_hunk = true;
        } else if in_hunk {
            in_hunk = matches!(line.text.as_bytes().first(), Some(b'+' | b'-' | b' '));
            if in_hunk {
                cuts.push((line.index(), 1, RepairKind::DiffMark));
            }
        }
        let number = line_number(line.text);
        match (number, next_number) {
            (Some((number, length)), Some(next)) if number == next => {
                numbered.push((line.index(), length));
                next_number = Some(number + 1);
            }
            (Some((number, length)), _) if at_block_start => {
                finish(&mut numbered, &mut cuts);
                numbered.push((line.index(), length));
                next_number = Some(number + 1);
            }
            _ => {
                finish(&mut numbered, &mut cuts);
                next_number = None;
            }
        }
        at_block_start = line.is_blank();
    }
    finish(&mut numbered, &mut cuts);
    cuts
}

fn finish(numbered: &mut Vec<(usize, usize)>, cuts: &mut Vec<(usize, usize, RepairKind)>) {
    let run = std::mem::take(numbered);
    if run.len() >= FEWEST {
        cuts.extend(run.into_iter().map(|(line, length)| (line, length, RepairKind::LineNumber)));
    }
}

/// `12: text`, `  12  text`, `12|text`: the number and the length of what to cut.
fn line_number(text: &str) -> Option<(u32, usize)> {
    let blanks = text.len() - text.trim_ascii_start().len();
    let digits = text.bytes().skip(blanks).take_while(u8::is_ascii_digit).count();
    // Longer ones are times: seconds since 1970 also count up from line to line.
    if digits > MOST_DIGITS {
        return None;
    }
    let number = text.get(blanks..blanks + digits)?.parse().ok()?;
    let end = blanks + digits;
    let mark = match text.as_bytes().get(end) {
        None => 0,
        Some(b':' | b'|' | b')' | b'\t') => 1,
        // One blank only: more of them are the first column's.
        Some(b' ') => 1,
        Some(_) => return None,
    };
    Some((number, end + mark))
}

/// Digits of the number of a line.
const MOST_DIGITS: usize = 7;
