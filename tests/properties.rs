//! What holds for every paste: cutting it, putting words before it and joining two never loses a
//! section that is whole, never invents one, and never fails.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

#[allow(dead_code, reason = "the damage itself is another test's")]
mod noise;

use noise::values::sections;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use virtlens::analyze;
use virtlens::formats::FORMATS;

fn config() -> ProptestConfig {
    // The same cases each time: what fails here fails for everybody.
    ProptestConfig { cases: 96, failure_persistence: None, rng_seed: RngSeed::Fixed(2026), ..ProptestConfig::default() }
}

fn any_sample() -> impl Strategy<Value = (usize, &'static str)> {
    (0..FORMATS.len()).prop_map(|at| (at, FORMATS[at].sample))
}

/// Sentences as people write them, with words of the tools among them.
fn prose() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "the",
        "guest",
        "is",
        "slow",
        "since",
        "yesterday,",
        "vmstat",
        "shows",
        "100",
        "% steal.",
        "I",
        "think",
        "Xen",
        "HVM",
        "dmesg",
        "says:",
        "nothing",
        "(see",
        "below)",
        "and",
        "xl",
        "info",
        "3.2",
        "eth0",
        "Gr\u{fc}\u{df}e,",
    ]);
    prop::collection::vec(word, 3..14).prop_map(|words| words.join(" "))
}

/// A few letters, or signs of what texts are wrapped in on their way.
fn noise() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "\u{c}",
        "\u{2028}",
        "\\n",
        "\\n\",",
        "\"stdout\": \"",
        "\",\n  \"",
        "](https://example.org)",
        "[1;32m",
        "\n| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n",
        "\nout: |\n  ",
        "\n15:42:06 ",
        "\nok: [web01] =>\n",
        "\n\nThese are words of a person.\n\n",
        "=C2=\n=A0",
        "`",
        "\0",
    ]);
    prop_oneof![3 => "[ -~\\t\u{e9}\u{a0}\u{2502}]{0,12}", 1 => signs.prop_map(str::to_owned)]
}

/// The nearest place at or before `at` where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

proptest! {
    #![proptest_config(config())]

    /// What stands before the cut is read as if the rest had never been there, or not yet ended.
    #[test]
    fn a_cut_tail_leaves_the_sections_before_it((_, head) in any_sample(), (second, tail) in any_sample(), cut in 0.0..1.0f64) {
        let at = boundary(tail, (tail.len() as f64 * cut) as usize);
        let text = format!("{head}\n```\n\n```\n{}", &tail[..at]);
        let found = sections(text.as_bytes());
        let whole = sections(head.as_bytes());
        prop_assert_eq!(&found[..whole.len().min(found.len())], &whole[..], "{} cut at {}", FORMATS[second].id, at);
        let format = |section: &String| section.split(' ').nth(1).unwrap().to_owned();
        let known: Vec<String> = sections(tail.as_bytes()).iter().map(format).collect();
        for section in found[whole.len()..].iter().map(format) {
            prop_assert!(known.contains(&section), "{section} in {} cut at {at}", FORMATS[second].id);
        }
    }

    /// What stands behind the cut is read as if the rest had never been there.
    #[test]
    fn a_cut_head_leaves_the_sections_behind_it((_, head) in any_sample(), (_, tail) in any_sample(), cut in 0.0..1.0f64) {
        let at = boundary(head, (head.len() as f64 * cut) as usize);
        let text = format!("{}\n```\n\n```\n{tail}", &head[at..]);
        let (found, whole) = (sections(text.as_bytes()), sections(tail.as_bytes()));
        prop_assert!(found.ends_with(&whole), "{found:#?}");
    }

    #[test]
    fn prose_before_and_behind_is_no_section((_, sample) in any_sample(), before in prose(), behind in prose()) {
        let text = format!("{before}\n\n{sample}\n\n{behind}\n");
        prop_assert_eq!(sections(text.as_bytes()), sections(sample.as_bytes()), "{}", text);
    }

    #[test]
    fn prose_alone_is_no_section(lines in prop::collection::vec(prose(), 1..12)) {
        let text = lines.join("\n");
        prop_assert_eq!(sections(text.as_bytes()), Vec::<String>::new(), "{}", text);
    }

    #[test]
    fn two_pastes_are_the_sections_of_both((_, first) in any_sample(), (_, second) in any_sample()) {
        let text = format!("{first}\n```\n\n```\n{second}");
        prop_assert_eq!(sections(text.as_bytes()), [sections(first.as_bytes()), sections(second.as_bytes())].concat());
    }

    /// Any text at all: no failure, spans within the text, each line in a section, a prompt, a repair
    /// or the list of what was not recognized.
    #[test]
    fn no_text_makes_it_fail(pieces in prop::collection::vec((any_sample(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), noise()), 0..8)) {
        let mut text = String::new();
        for ((_, sample), from, length, noise) in pieces {
            let from = boundary(sample, from.index(sample.len()));
            let to = boundary(sample, from + length.index(400));
            text.push_str(&sample[from..to.max(from)]);
            text.push_str(&noise);
        }
        let source = virtlens::read(text.as_bytes());
        let report = analyze(&source);
        for evidence in report.machines.iter().flat_map(|machine| &machine.evidence) {
            prop_assert!(evidence.start <= evidence.end && evidence.end as usize <= text.len());
            prop_assert!(evidence.line >= 1 && evidence.line <= report.input.lines);
        }
        let mut told = vec![false; source.line_count() as usize + 1];
        let mut tell = |first: u32, last: u32| (first..=last).for_each(|line| told[line as usize] = true);
        report.sections.iter().for_each(|it| tell(it.first_line, it.last_line));
        report.unrecognized.iter().for_each(|it| tell(it.first_line, it.last_line));
        report.prompts.iter().for_each(|it| tell(it.line, it.line));
        report.input.repairs.iter().for_each(|it| tell(it.line, it.last_line));
        for (line, span) in source.pasted_lines(1) {
            let is_blank = source.pasted(span).trim().is_empty();
            prop_assert!(is_blank || told[line as usize], "line {line} of {text:?}: {:?}", source.pasted(span));
        }
    }
}

/// Every number of a text: where it stands and what it says. In a column where some cells name their unit all are
/// words.
fn numbers(text: &str, with_words: bool) -> Vec<(u32, String)> {
    let source = virtlens::read(text.as_bytes());
    let report = analyze(&source);
    let mut found = Vec::new();
    for section in &report.sections {
        for table in section.tables.iter().filter(|table| table.name != "changes") {
            for (row, &line) in table.rows.iter().zip(&table.row_lines) {
                for (column, value) in table.columns.iter().zip(row) {
                    let is_counted = ["report", "iteration", "sample"].contains(&column.name.as_ref());
                    let value = match value {
                        virtlens::report::Value::Number(number) => number.to_string(),
                        virtlens::report::Value::Text(text) if with_words => text.to_string(),
                        _ => continue,
                    };
                    if !is_counted {
                        found.push((line, format!("{} {} {} {value}", section.format, table.name, column.name)));
                    }
                }
            }
        }
    }
    found
}

/// However many lines are cut off at the front, at the end or in the middle, no number is another one, or another's.
#[test]
fn cut_lines_leave_the_numbers_of_the_others() {
    let mut wrong = Vec::new();
    for format in FORMATS {
        let lines: Vec<&str> = format.sample.split_inclusive('\n').collect();
        let whole = numbers(format.sample, true);
        // A row may stand on several lines, of which the first counts.
        let is_known = |line: usize, number: &str| {
            whole.iter().any(|(at, known)| known == number && (*at as usize).abs_diff(line) <= 3)
        };
        for cut in 1..lines.len() {
            let behind = (cut + 1 + lines.len() / 3).min(lines.len());
            let texts = [
                (lines[cut..].concat(), cut, 0),
                (lines[..cut].concat(), 0, 0),
                (lines[..cut].concat() + "[...]\n" + &lines[behind..].concat(), behind - cut - 1, cut),
            ];
            for (text, shift, from) in texts {
                for (line, number) in numbers(&text, false) {
                    let line = line as usize + if line as usize > from { shift } else { 0 };
                    if !is_known(line, &number) {
                        wrong.push(format!("{} cut at {cut}, line {line}: {number}", format.id));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
