//! Every fixture beside its expected report.
//!
//! `fixtures/<format>/<name>.txt` is a genuine output, `<name>.report` what is read from it, in a
//! form that can be reviewed. `UPDATE_EXPECT=1 cargo test --test corpus` writes the reports anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use virtlens::analyze;
use virtlens::report::{Decoded, Machine, Report, Section, Value};

fn fixtures() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

#[test]
fn fixtures_read_as_expected() {
    let mut count = 0;
    for path in fixtures().into_iter().filter(|path| path.extension().is_some_and(|it| it == "txt")) {
        let bytes = fs::read(&path).unwrap();
        let source = virtlens::read(&bytes);
        let expected = path.with_extension("report");
        expect_test::expect_file![&expected].assert_eq(&digest(&analyze(&source)));
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn no_fixture_stands_alone() {
    for path in fixtures() {
        let name = path.file_name().unwrap().to_str().unwrap();
        match path.extension().and_then(|it| it.to_str()) {
            Some("txt") => {
                assert!(path.with_extension("report").exists(), "{name} has no expected report");
                let about = fs::read_to_string(path.with_file_name("ABOUT.md")).expect("each folder has an ABOUT.md");
                assert!(about.contains(name), "ABOUT.md does not say how {name} was made");
            }
            Some("report") => assert!(path.with_extension("txt").exists(), "{name} belongs to no fixture"),
            _ => assert_eq!(name, "ABOUT.md", "{name} is neither fixture nor report"),
        }
    }
}

/// Each column, field and flag that any fixture prints is in the dictionary.
#[test]
fn nothing_that_is_printed_is_unknown() {
    for path in fixtures().into_iter().filter(|path| path.extension().is_some_and(|it| it == "txt")) {
        let bytes = fs::read(&path).unwrap();
        let source = virtlens::read(&bytes);
        for section in analyze(&source).sections {
            let place = format!("{} {}", path.display(), section.format);
            for column in section.tables.iter().flat_map(|table| &table.columns) {
                assert!(!column.entry.meaning.is_empty(), "{place}: column {}", column.name);
            }
            for field in &section.fields {
                assert!(!field.entry.meaning.is_empty(), "{place}: field {}", field.name);
            }
        }
    }
}

/// Each number of a table can be printed again from what was read, cell by cell, with as many
/// decimals as it was printed with.
#[test]
fn numbers_are_printed_again_as_they_stand() {
    let mut cells = 0;
    for path in fixtures().into_iter().filter(|path| path.extension().is_some_and(|it| it == "txt")) {
        let bytes = fs::read(&path).unwrap();
        let source = virtlens::read(&bytes);
        for section in virtlens::diagnose(&source, &[], &mut |_| ()).sections {
            for column in section.tables.iter().flat_map(|table| &table.columns) {
                let virtlens::section::Cells::Numbers(numbers) = &column.cells else { continue };
                for (number, span) in
                    numbers.iter().zip(&column.spans).filter(|(it, span)| !it.is_nan() && !span.is_none())
                {
                    let printed = source.read(*span).replace(',', ".");
                    let digits: String =
                        printed.chars().filter(|it| it.is_ascii_digit() || matches!(it, '.' | '-')).collect();
                    let unit = in_units_of_the_column(&printed, column.field.map_or("", |field| field.unit));
                    let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
                    let again = format!("{:.places$}", number / unit);
                    assert_eq!(again, digits, "{} {}: {printed}", path.display(), column.name);
                    cells += 1;
                }
            }
        }
    }
    assert!(cells > 10_000, "{cells}");
}

/// No number of a row is left out: each word that is one stands in a cell, in a time, or in a remark.
#[test]
fn no_number_of_a_row_is_left_out() {
    let mut words = 0;
    for path in fixtures().into_iter().filter(|path| path.extension().is_some_and(|it| it == "txt")) {
        let bytes = fs::read(&path).unwrap();
        let source = virtlens::read(&bytes);
        let diagnosis = virtlens::diagnose(&source, &[], &mut |_| ());
        let sections = &diagnosis.sections;
        let cells = sections.iter().flat_map(|section| &section.tables).flat_map(|table| &table.columns);
        let notes = sections.iter().flat_map(|section| &section.notes).map(|note| note.span);
        let facts = sections.iter().flat_map(|section| &section.facts).map(|fact| fact.span);
        let mut spans: Vec<_> =
            cells.flat_map(|column| column.spans.iter().copied()).chain(notes).chain(facts).collect();
        spans.retain(|span| !span.is_none());
        spans.sort_by_key(|span| span.start);
        let rows: std::collections::HashSet<u32> =
            sections.iter().flat_map(|section| &section.tables).flat_map(|table| table.rows.iter().copied()).collect();
        for index in 0..source.len() {
            let line = source.line(index).unwrap();
            if !rows.contains(&line.number()) {
                continue;
            }
            for word in virtlens::scan::words(line.text) {
                // JSON has commas behind its numbers.
                let text = word.text.trim_end_matches([',', '%']);
                if virtlens::scan::localized_number(text).is_none() {
                    continue;
                }
                let span = line.span(word.start..word.start + text.len());
                let is_read = spans.iter().any(|it| it.start <= span.start && span.end <= it.end);
                // No columns: the length of a queue, dump and pass of /proc/mounts, and who is logged in.
                let is_aside = ["qlen ", " 0 0", " user"].iter().any(|aside| line.text.contains(aside));
                assert!(is_read || is_aside, "{} line {}: {}", path.display(), line.number(), word.text);
                words += 1;
            }
        }
    }
    assert!(words > 10_000, "{words}");
}

/// Where a cell names its own unit (`7.8M` of `iostat --human`), it is shown in that of its column.
fn in_units_of_the_column(printed: &str, unit: &str) -> f64 {
    let Some(power) = ["B", "k", "M", "G", "T"].iter().position(|letter| printed.ends_with(letter)) else {
        return 1.0;
    };
    let column: f64 = match unit.split(['/', ' ']).next() {
        Some("KiB") => 1024.0,
        Some("MiB") => 1024.0 * 1024.0,
        Some("blocks" | "sectors") => 512.0,
        _ => panic!("{printed} under {unit:?}"),
    };
    1024_f64.powi(power.try_into().unwrap()) / column
}

/// What was read, without the dictionary: short enough to review.
fn digest(report: &Report<'_>) -> String {
    let mut text = String::new();
    if let Some(notice) = &report.input.notice {
        let _ = writeln!(text, "notice: {notice}");
    }
    for repair in &report.input.repairs {
        let _ = writeln!(text, "repair: {} lines {}-{}", repair.kind, repair.line, repair.last_line);
    }
    for machine in &report.machines {
        write_machine(&mut text, machine);
    }
    for section in &report.sections {
        write_section(&mut text, section);
    }
    for finding in &report.findings {
        let lines: Vec<String> = finding.evidence.iter().map(|it| format!("{}:{}", it.line, it.text)).collect();
        let _ =
            writeln!(text, "\n{}: {} [{}]\n  {}", finding.severity, finding.headline, finding.rule, lines.join(" | "));
    }
    for chart in &report.charts {
        let names: Vec<&str> = chart.series.iter().map(|series| series.name.as_ref()).collect();
        let _ =
            writeln!(text, "\nchart: {} [{}], {} points: {}", chart.title, chart.unit, chart.x.len(), names.join(", "));
        for limit in &chart.limits {
            let series = limit.series.as_deref().unwrap_or("all");
            let _ = writeln!(text, "  {series} from {}: {} [{}]", limit.value, limit.severity, limit.rule);
        }
    }
    for range in &report.unrecognized {
        let _ = writeln!(text, "\nnot recognized: lines {}-{}", range.first_line, range.last_line);
    }
    text
}

fn write_machine(text: &mut String, machine: &Machine<'_>) {
    let name = machine.name.as_deref().unwrap_or("?");
    let _ = writeln!(text, "machine {name}: {} ({})", machine.summary, machine.confidence);
    let _ = writeln!(
        text,
        "  hypervisor {} mode {} {:?} role {} platform {} nested {} container {} confidential {}",
        machine.hypervisor,
        machine.mode.unwrap_or("-"),
        machine.mode_candidates,
        machine.role,
        machine.platform.unwrap_or("-"),
        machine.nested_in.unwrap_or("-"),
        machine.container.unwrap_or("-"),
        machine.confidential.unwrap_or("-"),
    );
    for (key, value) in machine.facts.iter() {
        let _ = writeln!(text, "  {key}: {}", plain(value));
    }
    for evidence in &machine.evidence {
        let _ = writeln!(text, "  {} {} line {}: {}", evidence.strength, evidence.marker, evidence.line, evidence.text);
    }
    for conflict in &machine.conflicts {
        let _ = writeln!(text, "  conflict {:?}", conflict.between);
    }
    let parts: Vec<String> = machine.subsystems.iter().map(|it| format!("{} {}", it.name, it.state)).collect();
    let _ = writeln!(text, "  {}", parts.join(", "));
    for ask in &machine.ask {
        let _ = writeln!(text, "  ask: {} ({})", ask.command, ask.settles);
    }
}

fn write_section(text: &mut String, section: &Section<'_>) {
    let _ = writeln!(
        text,
        "\nsection {} {} lines {}-{}: {} ({})",
        section.format,
        section.variant.unwrap_or("-"),
        section.first_line,
        section.last_line,
        section.title,
        section.tool.as_deref().unwrap_or("-"),
    );
    for table in &section.tables {
        let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_ref()).collect();
        let _ = writeln!(text, "  table {}\n    {}", table.name, names.join("\t"));
        for (at, row) in table.rows.iter().enumerate() {
            let cells: Vec<String> = row.iter().map(plain).collect();
            let since_boot = if at < table.since_boot { "\t(since boot)" } else { "" };
            let _ = writeln!(text, "    {}{since_boot}", cells.join("\t"));
        }
    }
    for field in &section.fields {
        let _ = writeln!(text, "  {} = {}", field.name, field.value);
        match &field.decoded {
            Some(Decoded::Text { text: words }) => {
                let _ = writeln!(text, "    {words}");
            }
            Some(Decoded::Words { words }) => {
                for word in words {
                    let _ = writeln!(text, "    {}: {}", word.word, word.meaning);
                }
            }
            Some(Decoded::Bits { layout, groups, missing }) => {
                let _ = writeln!(text, "    ({layout})");
                for group in groups {
                    let _ = writeln!(text, "    {} {}: {}", group.word, group.name, group.set.join(" "));
                }
                for word in missing {
                    let _ = writeln!(text, "    no {}: {}", word.word, word.meaning);
                }
            }
            None => {}
        }
    }
    for flag in section.flags.iter().filter(|flag| flag.set) {
        let _ = writeln!(text, "  bit {} {}", flag.bit, flag.name);
    }
    for note in &section.notes {
        let _ = writeln!(text, "  note line {}: {}", note.line, note.text);
    }
}

fn plain(value: &Value<'_>) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Absent => "-".into(),
    }
}
