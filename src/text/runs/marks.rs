//! What stands in front of each line of a run, once it is known for what it is, and where that is only likely.

use super::super::lead::{Lead, lead};
use super::super::shape::{behind, front};
use super::super::{Record, RepairKind, Source, pager, repair::Repairs};
use super::{Cut, cut_off};

impl Source<'_> {
    /// The runs of lines with something in front of them that may be theirs or may have come on the way: a time of
    /// day, the mark of a diff or a number behind which no new block begins.
    #[must_use]
    pub fn doubtful_marks(&self) -> Vec<Vec<Cut>> {
        let clock = |(line, record): (usize, &Record)| {
            let text = self.view(&self.text, record.shown)?;
            let rest = behind(front(text, "##:##:##")?.1, ";#+");
            let rest = if rest.is_empty() { rest } else { front(rest, " ")?.1 };
            Some(Cut { line, front: text.len() - rest.len(), back: 0, kind: RepairKind::LogPrefix })
        };
        let mut marks = leads(self, &self.text, false).into_iter().peekable();
        let cuts = self.records.iter().enumerate().filter_map(|(line, record)| {
            let mark = marks.next_if(|mark| mark.line == line);
            clock((line, record)).or(mark)
        });
        let cuts: Vec<Cut> = cuts.collect();
        let runs = cuts.chunk_by(|cut, next| cut.line + 1 == next.line && cut.kind == next.kind);
        runs.filter(|run| run.len() > 1).map(<[Cut]>::to_vec).collect()
    }

    /// Sets such marks aside.
    pub fn cut_marks(&mut self, runs: &[Vec<Cut>]) {
        let mut repairs = Repairs::again(std::mem::take(&mut self.repairs));
        let paste = std::mem::take(&mut self.text);
        for run in runs {
            cut_off(self, run, &paste, &mut repairs);
        }
        self.text = paste;
        self.repairs = repairs.finish();
    }
}

/// The marks and labels in front of runs of lines: those that are surely no part of them, or all.
pub(super) fn leads(source: &Source<'_>, paste: &str, surely: bool) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut in_hunk = false;
    let mut run: Vec<(usize, Lead<'_>, &str)> = Vec::new();
    let mut at_block_start = true;
    for (index, record) in source.records.iter().enumerate() {
        let text = source.view(paste, record.shown).unwrap_or_default();
        // @@ -21,9 +21,9 @@
        if surely && text.starts_with("@@ -") {
            in_hunk = true;
        } else if in_hunk && !pager::is_interruption(text) {
            in_hunk = matches!(text.as_bytes().first(), Some(b'+' | b'-' | b' '));
            if in_hunk {
                cuts.push(Cut { line: index, front: 1, back: 0, kind: RepairKind::DiffMark });
            }
        }
        let next = if in_hunk { None } else { lead(text) };
        if next.is_none() && !run.is_empty() && pager::is_interruption(text) {
            continue;
        }
        let goes_on = match (&next, run.last()) {
            (Some(next), Some((_, last, _))) => last.goes_on(next),
            _ => false,
        };
        let is_edge = record.fence || text.trim_ascii().is_empty();
        if !goes_on {
            if !is_edge && surely {
                run.retain(|(_, lead, _)| !lead.is_sign());
            }
            finish(&mut run, &mut cuts);
        }
        match next {
            Some(next) if goes_on || at_block_start || !next.is_ambiguous() => {
                run.push((index, next, text));
            }
            _ => {}
        }
        at_block_start = is_edge || !surely;
    }
    finish(&mut run, &mut cuts);
    cuts
}

fn finish(run: &mut Vec<(usize, Lead<'_>, &str)>, cuts: &mut Vec<Cut>) {
    let run = std::mem::take(run);
    // A frame around a text; in a table all lines have more bars.
    let is_frame = run.iter().all(|(_, _, text)| text.len() > 4 && text.trim_ascii_end().ends_with(" |"))
        && run.iter().any(|(_, _, text)| text.matches('|').count() == 2);
    // A time on a line of its own is the output's.
    let full = run.iter().filter(|(_, lead, text)| text.len() > lead.len).count();
    let Some((_, first, _)) = run.first().filter(|(_, first, _)| is_frame || full >= first.fewest()) else { return };
    // Lines are counted from one; the processors and nodes of `xl info -n` from nought.
    if first.kind == RepairKind::LineNumber && first.number == Some(0) {
        return;
    }
    // A branch of a tree goes on with another.
    if first.kind == RepairKind::QuotePrefix
        && run.iter().any(|(_, _, text)| ["| |", "| `", "| +-"].iter().any(|branch| text.starts_with(branch)))
    {
        return;
    }
    let counts = run.iter().zip(run.iter().skip(1)).all(|((_, lead, _), (_, next, _))| lead.counts_to(next));
    let is_bar = first.kind == RepairKind::QuotePrefix;
    // One blank behind a mark belongs to the mark, if it stands behind each.
    let len = |lead: &Lead<'_>| if counts { lead.len } else { lead.label_len };
    let rest = |lead: &Lead<'_>, text: &str| text.as_bytes().get(len(lead)).copied();
    let has_mark = is_bar || run.iter().any(|(_, lead, text)| text.as_bytes().get(lead.len - 1) != Some(&b' '));
    let blank = has_mark && run.iter().all(|(_, lead, text)| matches!(rest(lead, text), Some(b' ') | None));
    for (line, lead, text) in run {
        let front = (len(&lead) + usize::from(blank)).min(text.len());
        let inner = if is_frame {
            text.trim_ascii_end().trim_end_matches('|').trim_ascii_end().len().max(front)
        } else {
            text.len()
        };
        let kind = if is_frame { RepairKind::Frame } else { lead.kind };
        cuts.push(Cut { line, front, back: text.len() - inner, kind });
    }
}
