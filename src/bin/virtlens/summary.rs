//! A summary for a person at a terminal: the answer first, then what is wrong, then the sections.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use virtlens::Report;
use virtlens::report::{Decoded, FileRange, Finding, Machine, Section, Table, Value};

const HEADING: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Rows of a table that are shown unless all are wanted.
const ROWS: usize = 12;
/// Proof lines of a machine that are shown unless all are wanted.
const PROOFS: usize = 6;

pub(crate) fn write(out: &mut impl Write, report: &Report<'_>, all: bool) -> io::Result<()> {
    let width = textwrap::termwidth().clamp(60, 110);
    let mut page = Page { out, width, all, files: &report.input.files };
    if let Some(notice) = &report.input.notice {
        page.wrapped("", notice)?;
    }
    for machine in &report.machines {
        page.machine(machine)?;
    }
    if !report.findings.is_empty() {
        page.heading("Findings")?;
        for finding in &report.findings {
            page.finding(finding)?;
        }
    }
    for section in &report.sections {
        page.section(section)?;
    }
    page.leftovers(report)?;
    page.out.flush()
}

struct Page<'a, W> {
    out: &'a mut W,
    width: usize,
    all: bool,
    files: &'a [FileRange],
}

impl<W: Write> Page<'_, W> {
    fn heading(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "\n{HEADING}{text}{HEADING:#}")
    }

    /// A paragraph; the second and later lines stand under the text of the first.
    fn wrapped(&mut self, label: &str, text: &str) -> io::Result<()> {
        let indent = " ".repeat(textwrap::core::display_width(label));
        // Release names and versions are full of hyphens, and none of them is a place to break.
        let options = textwrap::Options::new(self.width)
            .initial_indent(label)
            .subsequent_indent(&indent)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for line in textwrap::wrap(text, options) {
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }

    fn machine(&mut self, machine: &Machine<'_>) -> io::Result<()> {
        let name = machine.name.as_deref().map(|name| format!("{name}: ")).unwrap_or_default();
        let style = confidence_style(machine.confidence);
        writeln!(self.out, "{HEADING}{name}{}{HEADING:#}  {style}[{}]{style:#}", machine.summary, machine.confidence)?;
        for (key, value) in machine.facts.iter() {
            self.wrapped(&format!("  {key:<18} "), &plain(value))?;
        }
        let shown = if self.all { usize::MAX } else { PROOFS };
        for evidence in machine.evidence.iter().take(shown) {
            let words = cut(&evidence.text, self.width.saturating_sub(22));
            writeln!(self.out, "  {:<6} line {:<6} {words}", evidence.strength, evidence.line)?;
            writeln!(self.out, "  {DIM}                   {}{DIM:#}", evidence.shows)?;
        }
        if let Some(more) = machine.evidence.len().checked_sub(shown).filter(|&more| more > 0) {
            writeln!(self.out, "  {DIM}{more} more lines speak for it (--all){DIM:#}")?;
        }
        for conflict in &machine.conflicts {
            self.wrapped("  conflict ", &conflict.explanation)?;
            for evidence in conflict.between.iter().filter_map(|&at| machine.evidence.get(at)) {
                writeln!(self.out, "           line {:<6} {}", evidence.line, evidence.text)?;
            }
        }
        for ask in &machine.ask {
            writeln!(self.out, "  paste  {HEADING}{}{HEADING:#}", ask.command)?;
            self.wrapped("         to settle: ", &ask.settles)?;
        }
        writeln!(self.out)
    }

    fn finding(&mut self, finding: &Finding<'_>) -> io::Result<()> {
        let style = severity_style(finding.severity);
        writeln!(self.out, "  {style}{:<8}{style:#} {}", finding.severity, finding.headline)?;
        if !finding.detail.is_empty() {
            self.wrapped("           ", &finding.detail)?;
        }
        if !finding.next.is_empty() {
            self.wrapped("           Next: ", &finding.next)?;
        }
        for exhibit in finding.evidence.iter().take(3) {
            let words = cut(&exhibit.text, self.width.saturating_sub(24));
            writeln!(self.out, "           {DIM}line {}: {words}{DIM:#}", exhibit.line)?;
        }
        Ok(())
    }

    fn section(&mut self, section: &Section<'_>) -> io::Result<()> {
        let tool = section.tool.as_deref().map(|tool| format!(", {tool}")).unwrap_or_default();
        let Section { title, first_line, last_line, .. } = section;
        // Of several files the lines are counted in the section's own.
        let file = self.files.iter().rev().find(|file| file.first_line <= *first_line);
        let (name, before) = file.map_or((String::new(), 0), |file| (format!("{}, ", file.name), file.first_line - 1));
        let (first, last) = (first_line - before, last_line - before);
        self.heading(&format!("{title} ({name}lines {first} to {last}{tool})"))?;
        for table in &section.tables {
            self.table(table)?;
        }
        for field in &section.fields {
            let unit = if field.entry.unit.is_empty() { String::new() } else { format!(" {}", field.entry.unit) };
            self.wrapped(&format!("  {:<22} ", field.name), &format!("{}{unit}", field.value))?;
            if let Some(decoded) = &field.decoded {
                self.decoded(decoded)?;
            }
            if self.all && !field.entry.meaning.is_empty() {
                self.explain("                         ", field.entry.meaning, field.entry.watch)?;
            }
        }
        for flag in section.flags.iter().filter(|flag| flag.set) {
            writeln!(self.out, "  bit {:<3} {:<26} {DIM}{}{DIM:#}", flag.bit, flag.name, flag.meaning)?;
        }
        for note in section.notes.iter().take(if self.all { usize::MAX } else { 3 }) {
            let words = cut(&note.text, self.width.saturating_sub(16));
            writeln!(self.out, "  {DIM}line {}: {words}{DIM:#}", note.line)?;
        }
        Ok(())
    }

    fn decoded(&mut self, decoded: &Decoded<'_>) -> io::Result<()> {
        const INDENT: &str = "                         ";
        match decoded {
            Decoded::Text { text } => self.wrapped(INDENT, text),
            Decoded::Words { words } => {
                for word in words {
                    self.wrapped(&format!("{INDENT}{}  ", word.word), &word.meaning)?;
                }
                Ok(())
            }
            Decoded::Bits { layout, groups, missing } => {
                self.wrapped(INDENT, layout)?;
                for group in groups.iter().filter(|group| !group.set.is_empty()) {
                    self.wrapped(&format!("{INDENT}{} {}: ", group.word, group.name), &group.set.join(" "))?;
                }
                for word in missing {
                    self.wrapped(&format!("{INDENT}no {}: ", word.word), &word.meaning)?;
                }
                Ok(())
            }
        }
    }

    fn table(&mut self, table: &Table<'_>) -> io::Result<()> {
        let shown = if self.all { usize::MAX } else { ROWS };
        let mut widths: Vec<usize> = table.columns.iter().map(|column| column.name.chars().count()).collect();
        let rows: Vec<Vec<String>> = table.rows.iter().take(shown).map(|row| row.iter().map(plain).collect()).collect();
        for row in &rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.chars().count());
            }
        }
        write!(self.out, " ")?;
        for (column, width) in table.columns.iter().zip(&widths) {
            write!(self.out, " {HEADING}{:>width$}{HEADING:#}", column.name)?;
        }
        writeln!(self.out)?;
        for (at, row) in rows.iter().enumerate() {
            let style = if at < table.since_boot { DIM } else { Style::new() };
            write!(self.out, " {style}")?;
            for (cell, width) in row.iter().zip(&widths) {
                write!(self.out, " {cell:>width$}")?;
            }
            writeln!(self.out, "{style:#}")?;
        }
        if let Some(more) = table.row_count.checked_sub(shown).filter(|&more| more > 0) {
            writeln!(self.out, "  {DIM}{more} more rows (--all){DIM:#}")?;
        }
        if let Some(note) = since_boot(table) {
            writeln!(self.out, "  {DIM}{note}{DIM:#}")?;
        }
        if self.all {
            for column in table.columns.iter().filter(|column| !column.entry.meaning.is_empty()) {
                let unit =
                    if column.entry.unit.is_empty() { String::new() } else { format!(" [{}]", column.entry.unit) };
                let label = format!("    {:<14} ", column.name);
                self.explain(
                    &label,
                    &format!("{}{unit}: {}", column.entry.label, column.entry.meaning),
                    column.entry.watch,
                )?;
            }
            return Ok(());
        }
        let legend =
            table.columns.iter().filter(|column| !column.entry.label.is_empty() && column.entry.label != column.name);
        let legend: Vec<String> = legend
            .map(|column| match column.entry.unit {
                "" => format!("{} = {}", column.name, column.entry.label),
                unit => format!("{} = {} [{unit}]", column.name, column.entry.label),
            })
            .collect();
        write!(self.out, "{DIM}")?;
        self.wrapped("  ", &legend.join("; "))?;
        write!(self.out, "{DIM:#}")
    }

    fn explain(&mut self, label: &str, meaning: &str, watch: &str) -> io::Result<()> {
        write!(self.out, "{DIM}")?;
        self.wrapped(label, &format!("{meaning} {watch}"))?;
        write!(self.out, "{DIM:#}")
    }

    fn leftovers(&mut self, report: &Report<'_>) -> io::Result<()> {
        if !report.unrecognized.is_empty() && !report.sections.is_empty() {
            let lines: u32 = report.unrecognized.iter().map(|it| it.last_line - it.first_line + 1).sum();
            let first: Vec<String> = report
                .unrecognized
                .iter()
                .take(6)
                .map(|it| {
                    if it.first_line == it.last_line {
                        it.first_line.to_string()
                    } else {
                        format!("{} to {}", it.first_line, it.last_line)
                    }
                })
                .collect();
            let more = if report.unrecognized.len() > 6 { " …" } else { "" };
            self.heading("Not recognized")?;
            self.wrapped("  ", &format!("{lines} lines: {}{more}", first.join(", ")))?;
        }
        for repair in &report.input.repairs {
            let lines = if repair.line == repair.last_line {
                format!("line {}", repair.line)
            } else {
                format!("lines {} to {}", repair.line, repair.last_line)
            };
            writeln!(self.out, "{DIM}{} ({lines}){DIM:#}", repair.note)?;
        }
        Ok(())
    }
}

/// What is to be said of rows that are averages since boot.
pub(crate) fn since_boot(table: &Table<'_>) -> Option<String> {
    match table.since_boot {
        0 => None,
        1 => Some("The first row is an average since boot.".into()),
        rows => Some(format!("The first {rows} rows are averages since boot.")),
    }
}

/// A cell or fact as printed.
pub(crate) fn plain(value: &Value<'_>) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Absent => "-".into(),
    }
}

/// The beginning of a text, as far as a line has room.
fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(width.saturating_sub(1)).collect();
    short.push('…');
    short
}

fn severity_style(severity: &str) -> Style {
    match severity {
        "critical" => AnsiColor::Red.on_default().bold(),
        "warning" => AnsiColor::Yellow.on_default().bold(),
        "notice" => AnsiColor::Cyan.on_default(),
        _ => DIM,
    }
}

fn confidence_style(confidence: &str) -> Style {
    match confidence {
        "certain" => AnsiColor::Green.on_default(),
        "likely" => AnsiColor::Cyan.on_default(),
        _ => AnsiColor::Yellow.on_default(),
    }
}
