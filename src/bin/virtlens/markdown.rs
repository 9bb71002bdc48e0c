//! A summary in Markdown, to put into a ticket.

use std::io::{self, Write};

use virtlens::Report;
use virtlens::report::{Machine, Table};

use crate::summary::{plain, since_boot};

/// Rows of a table that are written unless all are wanted.
const ROWS: usize = 20;

pub(crate) fn write(out: &mut impl Write, report: &Report<'_>, all: bool) -> io::Result<()> {
    if let Some(notice) = &report.input.notice {
        writeln!(out, "{notice}")?;
    }
    for machine in &report.machines {
        write_machine(out, machine)?;
    }
    if !report.findings.is_empty() {
        writeln!(out, "## Findings\n")?;
        for finding in &report.findings {
            writeln!(out, "- **{}**: {}. {} {}", finding.severity, finding.headline, finding.detail, finding.next)?;
        }
        writeln!(out)?;
    }
    for section in &report.sections {
        writeln!(out, "## {} (lines {} to {})\n", section.title, section.first_line, section.last_line)?;
        for table in &section.tables {
            write_table(out, table, if all { usize::MAX } else { ROWS })?;
        }
        for field in &section.fields {
            writeln!(out, "- `{}`: {} {}", field.name, code(&field.value), field.entry.unit)?;
        }
        for flag in section.flags.iter().filter(|flag| flag.set) {
            writeln!(out, "- bit {} `{}`: {}", flag.bit, flag.name, flag.meaning)?;
        }
        writeln!(out)?;
    }
    out.flush()
}

fn write_machine(out: &mut impl Write, machine: &Machine<'_>) -> io::Result<()> {
    let name = machine.name.as_deref().map(|name| format!("{name}: ")).unwrap_or_default();
    writeln!(out, "# {name}{} ({})\n", machine.summary, machine.confidence)?;
    for evidence in &machine.evidence {
        writeln!(out, "- {}, line {}: {}: {}", evidence.strength, evidence.line, code(&evidence.text), evidence.shows)?;
    }
    for conflict in &machine.conflicts {
        writeln!(out, "- conflict: {}", conflict.explanation)?;
    }
    for ask in &machine.ask {
        writeln!(out, "- please paste the output of {} ({})", code(ask.command), ask.settles)?;
    }
    writeln!(out)
}

fn write_table(out: &mut impl Write, table: &Table<'_>, rows: usize) -> io::Result<()> {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln!(out, "{}", line(table.columns.iter().map(|it| cell(&it.name)).collect()))?;
    writeln!(out, "{}", line(table.columns.iter().map(|_| "---:".to_owned()).collect()))?;
    for row in table.rows.iter().take(rows) {
        writeln!(out, "{}", line(row.iter().map(|value| cell(&plain(value))).collect()))?;
    }
    if let Some(more) = table.row_count.checked_sub(rows).filter(|&more| more > 0) {
        writeln!(out, "\n{more} more rows")?;
    }
    if let Some(note) = since_boot(table) {
        writeln!(out, "\n{note}")?;
    }
    writeln!(out)
}

/// Text within a table: bars would end the cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// Words of the paste as code. The fence is longer than any run of back-ticks inside.
fn code(text: &str) -> String {
    let mut longest = 0;
    let mut run = 0;
    for it in text.chars() {
        run = if it == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}
