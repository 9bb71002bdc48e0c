//! What shows only over a run of lines: marks of a diff, line numbers, labels and times in front of
//! each line, an indentation, lines that arrived twice or with blank lines between them.

use super::lead::lead;
use super::{RepairKind, Source, join, pager, repair::Repairs};

mod marks;
mod repeated;

use marks::leads;
use repeated::drop_repeated;

/// A part to cut off a line: so much at the front, so much at the back.
#[derive(Debug, Clone)]
pub struct Cut {
    /// Which line.
    pub line: usize,
    front: usize,
    back: usize,
    /// What it is.
    pub kind: RepairKind,
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
    let cuts = if suspects.leads { leads(source, paste, true) } else { Vec::new() };
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
        let cuts = leads(source, paste, true);
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
