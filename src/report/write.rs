//! Writes the report: the program's terms into the public shape.

use std::borrow::Cow;

use crate::clue::{Hypervisor, Mode};
use crate::diagnosis::Diagnosis;
use crate::finding::Outcome;
use crate::format::Field as DictionaryField;
use crate::rule;
use crate::scan::{self, Names};
use crate::section::{self, Cells};
use crate::segment;
use crate::statistics::{self, Summary};
use crate::text::{self, Nature, RepairKind, Source, Span};
use crate::verdict::Verdict;

use super::{
    Ask, BitGroup, Chart, Checked, Column, Conflict, Decoded, Entry, Evidence, Exhibit, Field, Finding, Flag, Input,
    Limit, LineRange, Machine, Map, Note, Prompt, Repair, Report, Rows, SCHEMA, Section, Series, Statistic, Subsystem,
    Table, Value, Word,
};

/// How much of long tables and series goes into the report.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Rows of each table.
    pub rows: usize,
}

impl Limits {
    /// Everything.
    pub const NONE: Self = Self { rows: usize::MAX };
}

/// Writes the report of a diagnosis.
#[must_use]
pub fn write<'s>(source: &'s Source<'s>, diagnosis: &Diagnosis<'s>, limits: Limits) -> Report<'s> {
    let Diagnosis { machines, judged, charts, prompts, rest, .. } = diagnosis;
    Report {
        schema: SCHEMA,
        input: input(source, diagnosis),
        machines: machines.iter().map(|(machine, verdict)| write_machine(source, machine, verdict)).collect(),
        sections: write_sections(source, diagnosis, limits),
        findings: rule::findings(judged).into_iter().map(|(judged, fault)| finding(source, judged, fault)).collect(),
        checked: judged.iter().map(checked).collect(),
        charts: charts.iter().map(chart).collect(),
        unrecognized: unrecognized(source, rest),
        prompts: prompts.iter().filter_map(|prompt| write_prompt(source, prompt)).collect(),
    }
}

/// What is left over. Several lines of the view may stand on one of the paste.
fn unrecognized(source: &Source<'_>, rest: &[std::ops::Range<usize>]) -> Vec<LineRange> {
    let mut ranges: Vec<LineRange> = rest.iter().filter_map(|range| line_range(source, range)).collect();
    ranges.dedup_by(|next, last| {
        let is_same = next.first_line <= last.last_line;
        if is_same {
            last.last_line = last.last_line.max(next.last_line);
        }
        is_same
    });
    ranges
}

fn input<'s>(source: &'s Source<'s>, diagnosis: &Diagnosis<'s>) -> Input<'s> {
    let notice = match source.nature() {
        Nature::Empty => Some("There is nothing to read yet. Paste the output of dmesg, xl info, vmstat or iostat."),
        Nature::Binary => {
            Some("This is binary data, not text. Unpack it first, or paste the text that a command printed.")
        }
        Nature::Text if diagnosis.sections.is_empty() => Some(
            "No output that is known here was found in this text. Paste it with its header lines, as the command \
             printed it.",
        ),
        Nature::Text => None,
    };
    // What the rooms put together themselves is a repair like any other.
    let wrapped = diagnosis.sections.iter().flat_map(|section| {
        let runs = section.wrapped.chunk_by(|line, next| *next <= line + 2);
        runs.filter_map(|run| {
            let lines = u32::try_from(run.len()).unwrap_or(u32::MAX);
            Some(text::Repair { kind: RepairKind::Wrapped, first: *run.first()?, last: *run.last()?, lines })
        })
    });
    let repairs = source.repairs().iter().copied().chain(wrapped).map(|it| Repair {
        line: it.first,
        last_line: it.last,
        lines: it.lines,
        kind: it.kind.slug(),
        note: Cow::Borrowed(it.kind.note()),
    });
    Input {
        bytes: source.byte_count(),
        lines: source.line_count(),
        encoding: source.encoding(),
        files: Vec::new(),
        notice: notice.map(str::to_owned),
        repairs: repairs.collect(),
    }
}

fn write_machine<'s>(source: &'s Source<'s>, machine: &crate::machine::Machine, verdict: &Verdict) -> Machine<'s> {
    let evidence = verdict.exhibits.iter().map(|exhibit| {
        let clue = &exhibit.clue;
        let detail = (!clue.detail.is_empty()).then(|| Cow::Owned(clue.detail.clone()));
        Evidence {
            section: exhibit.section,
            line: source.line_number(clue.span.start),
            start: clue.span.start,
            end: clue.span.end,
            text: source.read(clue.span),
            shows: detail.unwrap_or(Cow::Borrowed(clue.marker.shows)),
            limits: clue.marker.limits,
            strength: clue.marker.strength.slug(),
            marker: clue.marker.id,
            versions: clue.marker.versions,
            source: clue.marker.source,
        }
    });
    let facts = verdict.facts.iter().map(|(about, value)| {
        let text: Cow<'_, str> = Cow::Owned(value.clone());
        let number = if about.is_number() { scan::whole(&text) } else { None };
        (about.slug(), number.map_or(Value::Text(text), Value::Number))
    });
    let parts = verdict.parts.iter().map(|part| Subsystem {
        name: part.name.slug(),
        state: part.state.map_or("unknown", |state| state.slug()),
        evidence: part.evidence.clone(),
    });
    let undecided = verdict.hypervisors.is_any() || verdict.hypervisors.is_empty();
    Machine {
        name: machine.name.map(|name| source.read(name)),
        sections: machine.sections.clone(),
        hypervisor: verdict.hypervisor.map_or("unknown", Hypervisor::slug),
        hypervisor_candidates: if undecided {
            Vec::new()
        } else {
            verdict.hypervisors.iter().map(Hypervisor::slug).collect()
        },
        mode: verdict.mode.map(Mode::slug),
        mode_candidates: verdict.modes.iter().map(Mode::slug).collect(),
        role: verdict.role.map_or("unknown", |role| role.slug()),
        platform: verdict.platform,
        nested_in: verdict.nested_in.map(Hypervisor::slug),
        container: verdict.container,
        confidential: verdict.confidential.map(|kind| kind.slug()),
        confidence: verdict.confidence.slug(),
        summary: verdict.summary.clone(),
        facts: Map(facts.collect()),
        subsystems: parts.collect(),
        evidence: evidence.collect(),
        conflicts: verdict
            .conflicts
            .iter()
            .map(|it| Conflict { between: it.between.clone(), explanation: it.explanation.clone() })
            .collect(),
        ask: verdict.ask.iter().map(|it| Ask { command: it.command, settles: it.settles.clone() }).collect(),
    }
}

fn write_sections<'s>(source: &'s Source<'s>, diagnosis: &Diagnosis<'_>, limits: Limits) -> Vec<Section<'s>> {
    let mut hosts = vec![Span::NONE; diagnosis.sections.len()];
    for (machine, _) in &diagnosis.machines {
        for &section in &machine.sections {
            if let (Some(host), Some(name)) = (hosts.get_mut(section), machine.name) {
                *host = name;
            }
        }
    }
    let mut kinds = Names::new();
    let mut counts: Vec<u32> = Vec::new();
    let write = |(index, section): (usize, &section::Section)| {
        let host = source.read(hosts.get(index).copied().unwrap_or(Span::NONE));
        let at = if host.is_empty() { "" } else { "@" };
        let kind = format!("{}/{}", section.format.id, section.variant.unwrap_or_default());
        let place = kinds.place(&format!("{kind}{at}{host}"));
        counts.resize(kinds.len(), 0);
        let count = counts.get_mut(place).map_or(0, |count| {
            *count += 1;
            *count
        });
        let kind = kind.trim_end_matches('/');
        write_section(source, section, format!("{kind}#{count}{at}{host}"), limits)
    };
    diagnosis.sections.iter().enumerate().map(write).collect()
}

fn write_section<'s>(source: &'s Source<'s>, section: &section::Section, key: String, limits: Limits) -> Section<'s> {
    let lines = line_range(source, &section.lines).unwrap_or(LineRange { first_line: 0, last_line: 0 });
    let title = if section.title.is_empty() { Cow::Borrowed(section.format.title) } else { section.title.clone() };
    Section {
        key,
        format: section.format.id,
        variant: section.variant,
        title,
        tool: section.tool.clone(),
        first_line: lines.first_line,
        last_line: lines.last_line,
        parts: section.parts.iter().filter_map(|part| line_range(source, part)).collect(),
        tables: section.tables.iter().map(|table| write_table(source, table, limits)).collect(),
        fields: section.facts.iter().map(|fact| field(source, fact)).collect(),
        flags: section.flags.iter().map(flag).collect(),
        notes: section.notes.iter().map(|it| note(source, it)).collect(),
    }
}

fn write_table<'s>(source: &'s Source<'s>, table: &section::Table, limits: Limits) -> Table<'s> {
    let columns = table.columns.iter().map(|column| Column { name: column.name.clone(), entry: entry(column.field) });
    let Rows { rows, row_lines } = rows(source, table, 0, limits.rows);
    Table {
        name: table.name,
        columns: columns.collect(),
        row_count: table.rows.len(),
        rows,
        row_lines,
        since_boot: table.since_boot,
    }
}

/// Rows `first..first + count` of a table, as far as there are such.
#[must_use]
pub fn rows<'s>(source: &'s Source<'s>, table: &section::Table, first: usize, count: usize) -> Rows<'s> {
    let end = table.rows.len().min(first.saturating_add(count));
    let row = |row| table.columns.iter().map(|column| cell(source, column, row)).collect();
    Rows {
        rows: (first..end).map(row).collect(),
        row_lines: table.rows.get(first..end).map(<[u32]>::to_vec).unwrap_or_default(),
    }
}

/// Every column of numbers in a few numbers.
#[must_use]
pub fn statistics<'s>(source: &'s Source<'s>, diagnosis: &Diagnosis<'_>) -> Vec<Statistic<'s>> {
    let mut found = Vec::new();
    for (section, read) in diagnosis.sections.iter().enumerate() {
        for (table, rows) in read.tables.iter().enumerate() {
            found.extend(statistics::statistics(source, rows, read.format.charts).into_iter().map(|it| {
                let Summary { count, absent, min, median, mean, p95, max } = it.summary;
                let [min, median, mean, p95, max] = [min, median, mean, p95, max].map(Value::Number);
                Statistic { section, table, column: it.column, by: it.by, count, absent, min, median, mean, p95, max }
            }));
        }
    }
    found
}

fn cell<'s>(source: &'s Source<'s>, column: &section::Column, row: usize) -> Value<'s> {
    match &column.cells {
        Cells::Numbers(numbers) => match numbers.get(row) {
            Some(number) if !number.is_nan() => Value::Number(*number),
            _ => Value::Absent,
        },
        Cells::Words => match column.spans.get(row) {
            Some(span) if !span.is_none() => Value::Text(source.read(*span)),
            _ => Value::Absent,
        },
    }
}

pub(crate) fn entry(field: Option<&'static DictionaryField>) -> Entry {
    field.map_or_else(Entry::default, |field| Entry {
        label: field.label,
        unit: field.unit,
        kind: field.kind.slug(),
        meaning: field.meaning,
        watch: field.watch,
        since: field.since,
        until: field.until,
        source: field.source,
    })
}

fn field<'s>(source: &'s Source<'s>, fact: &section::Fact) -> Field<'s> {
    Field {
        name: fact.key.clone(),
        value: fact.value.clone().map_or_else(|| source.read(fact.span), Cow::Owned),
        line: source.line_number(fact.span.start),
        entry: entry(fact.field),
        decoded: fact.decoded.as_ref().map(|decoded| write_decoded(source, decoded)),
    }
}

fn write_decoded<'s>(source: &'s Source<'s>, decoded: &section::Decoded) -> Decoded<'s> {
    match decoded {
        section::Decoded::Text(text) => Decoded::Text { text: text.clone() },
        section::Decoded::Words(words) => {
            let words = words.iter().map(|(span, meaning)| Word { word: source.read(*span), meaning: meaning.clone() });
            Decoded::Words { words: words.collect() }
        }
        section::Decoded::Bits { layout, groups, missing } => {
            let groups = groups.iter().map(|group| BitGroup {
                word: source.read(group.span),
                name: group.name,
                set: group.set.clone(),
            });
            let missing = missing.iter().map(|&(word, needed)| Word { word: word.into(), meaning: needed.into() });
            Decoded::Bits { layout: layout.clone(), groups: groups.collect(), missing: missing.collect() }
        }
    }
}

fn flag(flag: &section::Flag) -> Flag {
    let known = flag.meaning;
    Flag {
        bit: flag.bit,
        name: known.map_or_else(|| Cow::Owned(format!("unknown bit {}", flag.bit)), |it| Cow::Borrowed(it.name)),
        set: flag.set,
        since: known.map_or("", |it| it.since),
        meaning: known.map_or("No release up to Xen 4.22 defines this bit.", |it| it.meaning),
        source: known.map_or("xen/include/public/features.h, Xen 4.22", |it| it.source),
    }
}

fn note<'s>(source: &'s Source<'s>, note: &section::Note) -> Note<'s> {
    let text = if note.text.is_empty() { source.read(note.span) } else { note.text.clone() };
    Note { line: source.line_number(note.span.start), text }
}

fn finding<'s>(source: &'s Source<'s>, judged: &rule::Judged, fault: &crate::finding::Fault) -> Finding<'s> {
    Finding {
        rule: judged.rule.id,
        machine: judged.machine,
        severity: fault.severity.slug(),
        headline: fault.headline.clone(),
        detail: fault.detail.clone(),
        next: fault.next.clone(),
        evidence: fault.evidence.iter().map(|&span| exhibit(source, span)).collect(),
        source: judged.rule.source,
    }
}

fn exhibit<'s>(source: &'s Source<'s>, span: Span) -> Exhibit<'s> {
    Exhibit { line: source.line_number(span.start), start: span.start, end: span.end, text: source.read(span) }
}

fn checked(judged: &rule::Judged) -> Checked {
    let (outcome, needs) = match judged.outcome {
        Outcome::Fired(_) => ("fired", ""),
        Outcome::Quiet => ("quiet", ""),
        Outcome::NotChecked => ("not-checked", judged.rule.needs),
    };
    Checked { rule: judged.rule.id, machine: judged.machine, outcome, needs }
}

fn chart<'s>(chart: &crate::chart::Chart) -> Chart<'s> {
    let points =
        |points: &[f64]| points.iter().map(|&it| if it.is_nan() { Value::Absent } else { Value::Number(it) }).collect();
    let series = chart.series.iter().map(|it| Series { name: Cow::Owned(it.name.clone()), points: points(&it.points) });
    let limits = chart.limits.iter().map(|it| Limit {
        value: it.value,
        severity: it.severity.slug(),
        rule: it.rule,
        series: (!it.series.is_empty()).then(|| Cow::Owned(it.series.clone().into_owned())),
    });
    Chart {
        section: chart.section,
        title: Cow::Owned(chart.title.clone()),
        unit: chart.unit,
        x_unit: "sample",
        x: chart.x.clone(),
        series: series.collect(),
        limits: limits.collect(),
    }
}

fn line_range(source: &Source<'_>, range: &std::ops::Range<usize>) -> Option<LineRange> {
    let first = source.line(range.start)?;
    let last = source.line(range.end.checked_sub(1)?)?;
    // The last line may have been put together from several.
    let last_line = source.line_number(last.pasted().end.saturating_sub(1)).max(last.number());
    Some(LineRange { first_line: first.number(), last_line })
}

fn write_prompt<'s>(source: &'s Source<'s>, prompt: &segment::Prompt<'s>) -> Option<Prompt<'s>> {
    let line = source.line(prompt.line)?;
    Some(Prompt {
        line: line.number(),
        host: prompt.host.map(|host| source.read(host)),
        command: Cow::Borrowed(prompt.command),
    })
}
