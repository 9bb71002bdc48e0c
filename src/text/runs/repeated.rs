//! Lines that arrived twice, and blank lines behind each line.

use super::super::{Record, RepairKind, Source, repair::Repairs};

/// Leaves them out.
pub(super) fn drop_repeated(source: &mut Source<'_>, paste: &str, repairs: &mut Repairs) {
    let mut drops: Vec<usize> = Vec::new();
    {
        let text = |at: usize| source.records.get(at).and_then(|record| source.view(paste, record.shown));
        let is_blank = |at: usize| text(at).is_some_and(|text| text.trim_ascii().is_empty());
        let mut at = 0;
        while at + 3 < source.records.len() {
            if is_blank(at) {
                at += 1;
                continue;
            }
            // a a b b …: pairs from the start of a block to its end. Rows of an idle machine are alike too.
            let pairs = (at..).step_by(2).take_while(|&at| text(at).is_some() && text(at) == text(at + 1)).count();
            let is_edge = |at: usize| text(at).is_none_or(|text| text.trim_ascii().is_empty());
            let is_block = at.checked_sub(1).is_none_or(is_edge) && is_edge(at + 2 * pairs);
            // a, blank, b, blank, c: from a line with text on, every other line is blank.
            let gaps = (at..).step_by(2).take_while(|&at| is_blank(at + 1)).count();
            let written = (0..gaps).filter(|gap| !is_blank(at + 2 * gap)).count();
            let end = at + 2 * gaps;
            let is_whole = || (0..at).rev().take(2).all(is_blank) && (end..end + 2).all(|at| text(at).is_none());
            // Of rows that are alike some more than two would be.
            let differ = || (1..pairs).map(|it| at + 2 * it).all(|at| text(at) != text(at - 2) || is_blank(at));
            let is_doubled = pairs >= 2 && is_block && text(at) != text(at + 2) || pairs >= PAIRS && differ();
            let dropped = if is_doubled {
                pairs
            } else if written >= GAPS || (written >= FEW_GAPS && is_whole()) {
                gaps
            } else {
                at += 1 + 2 * gaps.max(pairs).saturating_sub(1);
                continue;
            };
            drops.extend((0..dropped).map(|step| at + 2 * step + 1));
            at += 2 * dropped;
        }
    }
    if drops.is_empty() {
        return;
    }
    let mut next = drops.into_iter().peekable();
    let mut index = 0;
    source.records.retain(|record: &Record| {
        let is_dropped = next.next_if_eq(&index).is_some();
        if is_dropped {
            let blank = record.whole.start == record.whole.end;
            repairs.note(if blank { RepairKind::BlankLines } else { RepairKind::Twice }, record.number);
        }
        index += 1;
        !is_dropped
    });
}

/// Lines with a blank one behind each that are taken for a text with doubled line ends.
const GAPS: usize = 6;
/// The same where the paste holds nothing else.
const FEW_GAPS: usize = 2;
/// Pairs that need no edge, as different as they are.
const PAIRS: usize = 4;
