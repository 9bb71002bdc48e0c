//! What shows only over a run of lines: marks of a diff, line numbers, labels and times in front of
//! each line, an indentation, lines that arrived twice or with blank lines between them.

use super::lead::{Lead, lead};
use super::shape::{behind, front};
use super::{Record, RepairKind, Source, join, pager, repair::Repairs};

/// A part to cut off a line: so much at the front, so much at the back.
struct Cut {
    line: usize,
    front: usize,
    back: usize,
    kind: RepairKind,
}

/// What a text may hold, as each line shows while it is at hand. Most texts hold nothing of it, and
/// are not looked through again.
#[derive(Debug, Default)]
pub(super) struct Suspects {
    ticks: bool,
    tables: bool,
    shown_ends: bool,
    leads: bool,
    indents: bool,
    interruptions: bool,
    repeated: bool,
    parts: bool,
    /// Blanks at line ends.
    ends: bool,
    /// Lines since the last blank one.
    since_blank: usize,
}

impl Suspects {
    /// Looks at a line and at the one before it.
    pub(super) fn look(&mut self, text: &str, before: &str) {
        self.ends = self.ends || text.ends_with([' ', '\t']);
        self.tables = self.tables || is_rule(text);
        self.ticks = self.ticks || opens_ticks(text);
        self.shown_ends = self.shown_ends || (text.ends_with('$') && before.ends_with('$'));
        self.leads = self.leads || text.starts_with("@@ -") || lead(text).is_some();
        self.indents = self.indents || text.starts_with("    ") || text.starts_with('\t') || opens_block(text);
        self.interruptions = self.interruptions || pager::is_interruption(text);
        self.parts = self.parts || join::has_parts(text);
        let is_blank = text.trim_ascii_start().is_empty();
        // Every other line is blank, or a line is the one before.
        self.repeated = self.repeated || (is_blank && self.since_blank == 1) || text == before;
        self.since_blank = if is_blank { 0 } else { self.since_blank + 1 };
    }
}

/// Sets aside what stands in front of runs of lines, and leaves out what no program printed.
pub(super) fn strip(source: &mut Source<'_>, suspects: &Suspects, paste: &str, repairs: &mut Repairs) {
    if suspects.ticks {
        let cuts = ticks(source, paste);
        cut_off(source, &cuts, paste, repairs);
    }
    if suspects.shown_ends {
        let cuts = shown_ends(source, paste);
        cut_off(source, &cuts, paste, repairs);
    }
    if suspects.tables {
        unframe(source, paste, repairs);
    }
    let cuts = if suspects.leads { leads(source, paste) } else { Vec::new() };
    let is_cut = !cuts.is_empty();
    cut_off(source, &cuts, paste, repairs);
    if suspects.interruptions || is_cut {
        drop_interruptions(source, paste, repairs);
    }
    if suspects.repeated || is_cut {
        drop_repeated(source, paste, repairs);
    }
    if suspects.indents || is_cut {
        let cuts = indents(source, paste);
        cut_off(source, &cuts, paste, repairs);
    }
    if is_cut {
        let cuts = leads(source, paste);
        cut_off(source, &cuts, paste, repairs);
    }
    if suspects.parts || is_cut {
        source.part(paste, repairs);
    }
    if suspects.ends || is_cut {
        for at in 0..source.records.len() {
            source.trim(at, paste);
        }
    }
}

impl Source<'_> {
    /// The lines that begin with a time of day, two or more one after another, and how long it is.
    #[must_use]
    pub fn clocks(&self) -> Vec<(usize, usize)> {
        let clock = |at: usize| {
            let record = self.records.get(at)?;
            let text = self.view(&self.text, record.shown)?;
            let rest = behind(front(text, "##:##:##")?.1, ";#+");
            let rest = if rest.is_empty() { rest } else { front(rest, " ")?.1 };
            Some((at, text.len() - rest.len()))
        };
        let is_run = |at: usize| clock(at + 1).is_some() || at.checked_sub(1).and_then(clock).is_some();
        (0..self.records.len()).filter_map(clock).filter(|(at, _)| is_run(*at)).collect()
    }

    /// Sets such times aside.
    pub fn cut_clocks(&mut self, clocks: &[(usize, usize)]) {
        let mut repairs = Repairs::again(std::mem::take(&mut self.repairs));
        let paste = std::mem::take(&mut self.text);
        let cut = |&(line, front): &(usize, usize)| Cut { line, front, back: 0, kind: RepairKind::LogPrefix };
        cut_off(self, &clocks.iter().map(cut).collect::<Vec<_>>(), &paste, &mut repairs);
        self.text = paste;
        self.repairs = repairs.finish();
    }
}

/// Whether a line separates the heading of a table of Markdown from its rows: `|-----|:---:|`.
fn is_rule(text: &str) -> bool {
    let text = text.trim_ascii();
    text.starts_with(['|', '+'])
        && text.contains("--")
        && text.bytes().filter(|byte| matches!(byte, b'|' | b'+')).count() > 2
        && text.bytes().all(|byte| matches!(byte, b'|' | b'+' | b'-' | b'=' | b':' | b' '))
}

/// How many cells a row of such a table has, where all but the last ones say something.
fn cells(text: &str) -> Option<usize> {
    let row = text.trim_ascii().strip_prefix('|')?.strip_suffix('|')?;
    let rest = row.trim_ascii_start().trim_end_matches(['|', ' ']);
    let is_full = rest.split('|').all(|cell| !cell.trim_ascii().is_empty());
    is_full.then(|| row.split('|').count()).filter(|cells| *cells > 2)
}

/// Sets the frames of tables aside: what stands in them may have been the rows of an output.
fn unframe(source: &mut Source<'_>, paste: &str, repairs: &mut Repairs) {
    let text = |at: usize| source.records.get(at).and_then(|record| source.view(paste, record.shown));
    let mut tables = Vec::new();
    let mut at = 0;
    while at < source.records.len() {
        let lines = (at..).map_while(text).take_while(|text| text.trim_ascii_start().starts_with(['|', '+'])).count();
        let rows = || (at..at + lines).filter_map(text).filter(|text| !is_rule(text));
        // The name of the first column may be missing.
        let first = rows().next().map_or(0, |text| text.matches('|').count().saturating_sub(1));
        let is_table = lines > 2
            && (at..at + lines).filter_map(text).any(is_rule)
            && rows().skip(1).all(|row| cells(row) == Some(first));
        if is_table {
            tables.push(at..at + lines);
        }
        at += lines.max(1);
    }
    let is_rule = |source: &Source<'_>, at: usize| {
        source.records.get(at).and_then(|record| source.view(paste, record.shown)).is_some_and(is_rule)
    };
    let mut rules: Vec<usize> = Vec::new();
    for line in tables.into_iter().flatten() {
        if let Some(record) = source.records.get(line) {
            repairs.note(RepairKind::Frame, record.number);
        }
        if is_rule(source, line) {
            rules.push(line);
        } else {
            source.unframe(line, paste);
        }
    }
    let (mut rules, mut at) = (rules.into_iter().peekable(), 0);
    source.records.retain(|_| {
        at += 1;
        rules.next_if_eq(&(at - 1)).is_none()
    });
}

/// Leaves out what a pager or an editor put between the lines of an output.
fn drop_interruptions(source: &mut Source<'_>, paste: &str, repairs: &mut Repairs) {
    let records = std::mem::take(&mut source.records);
    let mut torn = false;
    let kept = records.into_iter().filter_map(|mut record| {
        if let Some(interruption) = source.view(paste, record.shown).and_then(pager::interruption) {
            repairs.note(RepairKind::Interruption, record.number);
            torn |= interruption == pager::Interruption::Gap;
            return None;
        }
        record.torn |= std::mem::take(&mut torn);
        Some(record)
    });
    source.records = kept.collect();
}

/// Cuts, and takes away the prefixes and the markup that were hidden: they are known on a line alone.
fn cut_off(source: &mut Source<'_>, cuts: &[Cut], paste: &str, repairs: &mut Repairs) {
    for cut in cuts {
        if let Some(record) = source.records.get_mut(cut.line) {
            repairs.note(cut.kind, record.number);
            record.shown = record.shown.without(cut.front, cut.back);
        }
        source.strip_prefix(cut.line, paste, repairs);
    }
}

/// Whether single back-ticks around several lines may begin; a branch of a tree begins so too.
fn opens_ticks(text: &str) -> bool {
    text.starts_with('`')
        && text.matches('`').count() == 1
        && !text.starts_with("`-")
        && !text.starts_with("`|")
        && text.len() > 8
}

/// The back-ticks before the first and behind the last line of a text; no blank line stands between. The
/// end of the text may not have been copied.
fn ticks(source: &Source<'_>, paste: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut first = None;
    let open = |line| Cut { line, front: 1, back: 0, kind: RepairKind::Markup };
    for (line, record) in source.records.iter().enumerate() {
        let text = source.view(paste, record.shown).unwrap_or_default();
        let bare = text.trim_ascii_end();
        if opens_ticks(text) {
            first = Some(line);
        } else if bare.is_empty() {
            first = None;
        } else if bare.contains('`')
            && let Some(first) = first.take().filter(|_| bare.find('`') == Some(bare.len() - 1))
        {
            cuts.push(open(first));
            cuts.push(Cut { line, front: 0, back: text.len() - bare.len() + 1, kind: RepairKind::Markup });
        }
    }
    cuts.extend(first.map(open));
    cuts
}

/// The line ends that `cat -A` shows, `$`: a run of lines has them all. Prompts that nobody typed at are alike.
fn shown_ends(source: &Source<'_>, paste: &str) -> Vec<Cut> {
    let text = |at: usize| source.records.get(at).and_then(|record| source.view(paste, record.shown));
    let has_end = |at: &usize| text(*at).is_some_and(|text| text.ends_with('$'));
    let mut cuts = Vec::new();
    let mut at = 0;
    while at < source.records.len() {
        let run = at..at + (at..).take_while(has_end).count();
        if run.len() > 1 && run.clone().any(|line| text(line) != text(at)) {
            cuts.extend(run.clone().map(|line| Cut { line, front: 0, back: 1, kind: RepairKind::Markup }));
        }
        at = run.end + 1;
    }
    cuts
}

/// The marks and labels in front of runs of lines.
fn leads(source: &Source<'_>, paste: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut in_hunk = false;
    let mut run: Vec<(usize, Lead<'_>, &str)> = Vec::new();
    let mut at_block_start = true;
    for (index, record) in source.records.iter().enumerate() {
        let text = source.view(paste, record.shown).unwrap_or_default();
        // @@ -21,9 +21,9 @@
        if text.starts_with("@@ -") {
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
            if !is_edge {
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
        at_block_start = is_edge;
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

/// Blanks of an indented block: less or others may be columns that are aligned on the right.
const INDENT: usize = 4;

/// The indentation of blocks that are indented as a whole.
fn indents(source: &Source<'_>, paste: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut block = Block::default();
    let (mut at_start, mut blank_before) = (true, false);
    for (index, record) in source.records.iter().enumerate() {
        let text = source.view(paste, record.shown).unwrap_or_default();
        let blanks = text.len() - text.trim_ascii_start().len();
        if blanks == text.len() {
            at_start |= block.lines.is_empty();
            blank_before = true;
            continue;
        }
        // What stands as deep as its name, or less deep, is no text of YAML any more.
        let is_over = block.depth.is_some_and(|depth| blanks <= depth);
        let is_indented = blanks >= INDENT || text.starts_with('\t') || block.depth.is_some();
        if is_indented && !is_over && (at_start || !block.lines.is_empty() || block.depth.is_some()) {
            block.lines.push((index, blanks));
        } else if !is_indented || is_over {
            // What goes on at the margin is no block: the heading of `top` is indented so.
            if blank_before || record.fence || is_over {
                block.dedent(&mut cuts);
            }
            block = Block::default();
        }
        if block.lines.is_empty() && opens_block(text) {
            block.depth = Some(blanks);
        }
        blank_before = false;
        at_start = record.fence;
    }
    block.dedent(&mut cuts);
    cuts
}

/// Whether the lines below belong to a name of YAML: `stdout: |-`.
fn opens_block(text: &str) -> bool {
    [": |", ": |-", ": |+", ": >-"].iter().any(|end| text.ends_with(end))
}

/// Lines that are indented, and how far.
#[derive(Default)]
struct Block {
    lines: Vec<(usize, usize)>,
    /// How deep the name stands whose text they are.
    depth: Option<usize>,
}

impl Block {
    fn dedent(&mut self, cuts: &mut Vec<Cut>) {
        let front = self.lines.iter().map(|(_, blanks)| *blanks).min().unwrap_or(0);
        let first = self.lines.first().map(|(_, blanks)| *blanks);
        let is_usual = self.depth.is_some() || first == Some(front) && (front <= INDENT || front == 2 * INDENT);
        let lines = std::mem::take(&mut self.lines).into_iter().filter(|_| is_usual);
        cuts.extend(lines.map(|(line, _)| Cut { line, front, back: 0, kind: RepairKind::Indent }));
    }
}

/// Leaves out lines that arrived twice, and blank lines behind each line.
fn drop_repeated(source: &mut Source<'_>, paste: &str, repairs: &mut Repairs) {
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
            let dropped = if pairs >= 2 && is_block && text(at) != text(at + 2) {
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
