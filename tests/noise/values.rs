//! What a report says, without where it stands: what damage must not change.

use std::fmt::Write;

use virtlens::analyze;
use virtlens::report::{Decoded, Machine, Report, Section, Value};

use super::Loss;

/// What damage takes away.
pub type Losses<'l> = &'l [Loss];

/// The values of a text as lines.
pub fn values(bytes: &[u8], losses: Losses<'_>) -> String {
    let source = virtlens::read(bytes);
    write(&analyze(&source), losses)
}

/// The values of a report as lines.
pub fn write(report: &Report<'_>, losses: Losses<'_>) -> String {
    let mut said = String::new();
    write_report(&mut said, report, losses).unwrap();
    if losses.contains(&Loss::Blanks) {
        said.retain(|it| it != ' ' && it != '\t');
    }
    if losses.contains(&Loss::Marks) {
        said.retain(|it| it != '-');
    }
    said
}

/// The sections of a text, each as lines.
#[allow(dead_code, reason = "the properties ask for it, the damage does not")]
pub fn sections(bytes: &[u8]) -> Vec<String> {
    let source = virtlens::read(bytes);
    let written = |section: &Section<'_>| {
        let mut said = String::new();
        write_section(&mut said, section, &[]).unwrap();
        said
    };
    analyze(&source).sections.iter().map(written).collect()
}

/// The first lines in which two reports differ.
pub fn difference(clean: &str, damaged: &str) -> String {
    let missing = clean.lines().find(|line| !damaged.lines().any(|it| it == *line)).unwrap_or("-");
    let added = damaged.lines().find(|line| !clean.lines().any(|it| it == *line)).unwrap_or("-");
    let cut = |line: &str| line.chars().take(110).collect::<String>();
    format!("without {:?}, with {:?}", cut(missing), cut(added))
}

fn write_report(said: &mut String, report: &Report<'_>, losses: &[Loss]) -> std::fmt::Result {
    for machine in &report.machines {
        write_machine(said, machine, losses)?;
    }
    for section in &report.sections {
        write_section(said, section, losses)?;
    }
    for finding in &report.findings {
        writeln!(said, "finding {} {} {}", finding.rule, finding.severity, finding.headline)?;
    }
    for chart in &report.charts {
        writeln!(said, "chart {} {:?}", chart.title, chart.x)?;
        for series in &chart.series {
            writeln!(said, "  {} {:?}", series.name, series.points.iter().map(plain).collect::<Vec<_>>())?;
        }
    }
    Ok(())
}

fn write_machine(said: &mut String, machine: &Machine<'_>, losses: &[Loss]) -> std::fmt::Result {
    if !losses.contains(&Loss::Host) {
        writeln!(said, "machine {:?}", machine.name)?;
    }
    if !losses.contains(&Loss::Confidence) {
        writeln!(said, "{} {}", machine.summary, machine.confidence)?;
    }
    writeln!(
        said,
        "hypervisor {} {:?} mode {:?} {:?} role {} platform {:?} nested {:?} container {:?} confidential {:?}",
        machine.hypervisor,
        machine.hypervisor_candidates,
        machine.mode,
        machine.mode_candidates,
        machine.role,
        machine.platform,
        machine.nested_in,
        machine.container,
        machine.confidential
    )?;
    for (key, value) in machine.facts.iter().filter(|(key, _)| !(losses.contains(&Loss::Uptime) && *key == "uptime")) {
        writeln!(said, "fact {key} {}", plain(value))?;
    }
    for evidence in &machine.evidence {
        writeln!(said, "{} {}", evidence.strength, evidence.marker)?;
    }
    for part in &machine.subsystems {
        writeln!(said, "{} {}", part.name, part.state)?;
    }
    for conflict in &machine.conflicts {
        writeln!(said, "conflict {:?}", conflict.between)?;
    }
    Ok(())
}

fn write_section(said: &mut String, section: &Section<'_>, losses: &[Loss]) -> std::fmt::Result {
    writeln!(said, "section {} {:?} {} {:?}", section.format, section.variant, section.title, section.tool)?;
    for table in &section.tables {
        let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_ref()).collect();
        let kept = |at: &usize| !(losses.contains(&Loss::Time) && names[*at] == "time");
        let kept: Vec<usize> = (0..names.len()).filter(kept).collect();
        writeln!(said, "table {} {:?}", table.name, kept.iter().map(|&at| names[at]).collect::<Vec<_>>())?;
        for row in &table.rows {
            writeln!(said, "  {:?}", kept.iter().map(|&at| plain(&row[at])).collect::<Vec<_>>())?;
        }
    }
    for field in section.fields.iter().filter(|it| !(losses.contains(&Loss::Uptime) && it.name == "uptime")) {
        writeln!(said, "field {} = {}", field.name, field.value)?;
        match &field.decoded {
            Some(Decoded::Text { text }) => writeln!(said, "  {text}")?,
            Some(Decoded::Words { words }) => {
                for word in words {
                    writeln!(said, "  {}: {}", word.word, word.meaning)?;
                }
            }
            Some(Decoded::Bits { layout, groups, missing }) => {
                writeln!(said, "  {layout}")?;
                for bit in missing {
                    writeln!(said, "  without {}: {}", bit.word, bit.meaning)?;
                }
                for group in groups {
                    writeln!(said, "  {} {}: {:?}", group.word, group.name, group.set)?;
                }
            }
            None => {}
        }
    }
    for flag in section.flags.iter().filter(|flag| flag.set) {
        writeln!(said, "bit {} {}", flag.bit, flag.name)?;
    }
    Ok(())
}

fn plain(value: &Value<'_>) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Absent => "-".into(),
    }
}
