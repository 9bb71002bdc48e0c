//! Reads the lines of an `xl vcpu-list` section.

use std::borrow::Cow;

use crate::clue::Clue;
use crate::format::Segment;
use crate::scan::{self, Word};
use crate::section::{Note, Section, Table};
use crate::text::{Line, Span};

use super::{HEADINGS, VCPUS, field, is_heading, is_heading_rest, state};

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut table = Table::new("vcpus");
    let mut affinities: Vec<usize> = Vec::new();
    if let Some(first) = segment.lines().next().filter(|line| !is_heading(line.text)) {
        section.clues.push(Clue::new(&VCPUS, first.whole()));
        HEADINGS.iter().for_each(|name| _ = column(&mut table, name));
        affinities = affinity(&mut table, !first.text.contains(" / "));
    }
    for line in segment.lines().filter(|line| !line.is_blank()) {
        if is_heading(line.text) {
            section.clues.push(Clue::new(&VCPUS, line.span_of(line.text.trim_ascii())));
            affinities = heading(&mut table, line);
        } else if !is_heading_rest(line.text)
            && let Err(odd) = row(&mut table, &affinities, line)
        {
            section.notes.push(Note { span: odd, text: Cow::Borrowed("") });
        }
    }
    let is_xm = segment.command.is_some_and(|command| scan::texts(command).any(|word| word == "xm"));
    if is_xm {
        section.title = "xm vcpu-list".into();
    }
    section.tool = Some(match affinities.len() {
        2 => "xl of Xen 4.5 or newer".into(),
        _ if is_xm => "xm".into(),
        _ => "xm, or xl of Xen 4.1 to 4.4".into(),
    });
    section.tables.push(table);
    section
}

/// Adds the columns; gives those of the affinity back.
fn heading(table: &mut Table, line: Line<'_>) -> Vec<usize> {
    let mut words = scan::words(line.text);
    for (name, word) in HEADINGS.iter().zip(words.by_ref()) {
        let at = column(table, name);
        set_header(table, at, line.span(word.start..word.end()));
    }
    let rest: Vec<Word<'_>> = words.collect();
    let columns = affinity(table, rest.first().is_some_and(|first| first.text == "CPU"));
    if let (Some(first), Some(last), Some(&column)) = (rest.first(), rest.last(), columns.first()) {
        set_header(table, column, line.span(first.start..last.end()));
    }
    columns
}

fn column(table: &mut Table, name: &'static str) -> usize {
    table.column_at(Cow::Borrowed(name), field(name), matches!(name, "Name" | "State"))
}

fn affinity(table: &mut Table, is_one: bool) -> Vec<usize> {
    let names: &[&str] = if is_one { &["CPU Affinity"] } else { &["Affinity.hard", "Affinity.soft"] };
    names.iter().map(|name| table.column_at(Cow::Borrowed(name), field(name), true)).collect()
}

fn set_header(table: &mut Table, column: usize, span: Span) {
    if let Some(column) = table.columns.get_mut(column) {
        column.header = span;
    }
}

/// One virtual CPU. Where something does not fit, its span comes back: the line, or its end.
fn row(table: &mut Table, affinities: &[usize], line: Line<'_>) -> Result<(), Span> {
    let words: Vec<Word<'_>> = scan::words(line.text).collect();
    let state = state(line.text).and_then(|state| words.iter().position(|word| word.start == state.start));
    let Some((before, [state, seconds, affinity @ ..])) = state.and_then(|at| words.split_at_checked(at)) else {
        return Err(line.whole());
    };
    let [name @ .., id, vcpu, cpu] = before else { return Err(line.whole()) };
    // The CPU of an offline virtual CPU is a dash.
    let is_number = |word: &Word<'_>| scan::count(word.text).is_some();
    if !is_number(vcpu) || !(is_number(cpu) || cpu.text == "-") || !(is_number(id) || id.text == "-") {
        return Err(line.whole());
    }
    table.add_row(line.number());
    if let (Some(first), Some(last)) = (name.first(), name.last()) {
        table.set(0, f64::NAN, line.span(first.start..last.end()));
    }
    for (column, word) in [id, vcpu, cpu, state, seconds].into_iter().enumerate() {
        table.set(column + 1, scan::measured(word.text).unwrap_or(f64::NAN), line.span(word.start..word.end()));
    }
    let Some(first) = affinity.first() else { return Ok(()) };
    let text = line.text.get(first.start..).unwrap_or_default();
    let parts = text.split(" / ").map(str::trim_ascii);
    if parts.clone().count() != affinities.len() || !parts.clone().all(is_affinity) {
        return Err(line.span_of(text));
    }
    for (&column, part) in affinities.iter().zip(parts) {
        table.set(column, f64::NAN, line.span_of(part));
    }
    Ok(())
}

/// `all`, `any cpu`, `none`, `no cpus`, `0-3,6`; nothing else, so that a cut word is no affinity.
fn is_affinity(text: &str) -> bool {
    matches!(text, "all" | "any cpu" | "none" | "no cpus")
        || (text.ends_with(|it: char| it.is_ascii_digit())
            && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b',')))
}
