//! The worst paste gives the same report as the clean one: every kind of damage, on every format.
//!
//! `UPDATE_EXPECT=1 cargo test --test damage` writes `docs/damage.md` anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod noise;

use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use noise::limits::reason;
use noise::values::{difference, sections, values};
use noise::{Clean, Loss, Noise};
use virtlens::formats::FORMATS;
use virtlens::report::Value;

/// Longer outputs than the samples, as people paste them.
const FIXTURES: &[(&str, &str)] = &[
    ("vmstat/procps-4.0.2-1-5.txt", "vmstat 1 5"),
    ("iostat/sysstat-12.6.1-dec1.txt", "iostat --dec=1"),
    ("sar/sysstat-12.6.1-q.txt", "sar -q 1 3"),
    ("sysfs-hypervisor/headings-4.17-pvh-dom0.txt", "head /sys/hypervisor/*"),
];

/// Every text that is damaged: its name and what it is.
fn texts() -> Vec<(String, Clean<'static>)> {
    let samples = FORMATS.iter().map(|format| (format.id.to_owned(), format.sample, command(format.title)));
    let fixtures = FIXTURES.iter().map(|(path, command)| {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path)).unwrap();
        (path.trim_end_matches(".txt").to_owned(), &*text.leak(), *command)
    });
    samples.chain(fixtures).map(|(name, text, command)| (name, Clean { text, command })).collect()
}

/// What was typed: files of the kernel are shown with `cat`.
fn command(title: &'static str) -> &'static str {
    if title.starts_with('/') { format!("cat {title}").leak() } else { title }
}

/// How the report of a damaged text differs from that of the clean one, where it does.
fn differs(clean: Clean<'_>, damaged: &[u8], losses: &[Loss]) -> Option<String> {
    let (was, is) = (values(clean.text.as_bytes(), losses), values(damaged, losses));
    // The command says what the text alone does not, such as the unit of `free`.
    let typed = || values(format!("$ {}\n{}", clean.command, clean.text).as_bytes(), losses);
    (was != is && typed() != is).then(|| difference(&was, &is))
}

/// The same for a text with lines of others among its own: its sections are all there, with others.
fn loses(clean: Clean<'_>, damaged: &[u8]) -> Option<String> {
    let (was, is) = (sections(clean.text.as_bytes()), sections(damaged));
    let lost = was.iter().find(|section| !is.contains(section))?;
    Some(difference(lost, &is.concat()))
}

#[test]
fn every_noise_on_every_format() {
    let texts = texts();
    let mut page = String::from(
        "# Damage\n\nWhat happens to a text between the terminal and the ticket, and whether it still gives the same \
         report: all formats, fields, cells, flags, clues and findings. Each kind of damage is done by code to the sample \
         of each format and to some longer texts. `all` means that every one of them that can be damaged so reads the \
         same; the others are listed with the reason.\n\n| damage | reads the same | known limits |\n|---|---|---|\n",
    );
    let mut surprises = Vec::new();
    for noise in noise::all().chain(noise::numbers()).chain(noise::consoles()) {
        let (mut applied, mut limits): (usize, Vec<(&str, Vec<&str>)>) = (0, Vec::new());
        for (name, clean) in &texts {
            let Some(damaged) = (noise.apply)(*clean) else { continue };
            applied += 1;
            let known = reason(noise, name);
            let is_console = noise.group == "consoles";
            let difference = if is_console { loses(*clean, &damaged) } else { differs(*clean, &damaged, noise.takes) };
            match (difference, known) {
                (None, None) => {}
                (Some(_), Some(why)) => match limits.iter_mut().find(|(reason, _)| *reason == why) {
                    Some((_, names)) => names.push(name),
                    None => limits.push((why, vec![name])),
                },
                (Some(difference), None) => surprises.push(format!("{} | {name}: {difference}", noise.name)),
                (None, Some(_)) => surprises.push(format!("{} | {name}: reads the same; it is no limit", noise.name)),
            }
        }
        let limited: usize = limits.iter().map(|(_, names)| names.len()).sum();
        let same =
            if limited == 0 { format!("all ({applied})") } else { format!("{} of {applied}", applied - limited) };
        let limits: Vec<String> = limits.iter().map(|(why, names)| format!("{}: {why}", names.join(", "))).collect();
        let _ =
            writeln!(page, "| {}: {} | {same} | {} |", noise.group, noise.name.replace('|', "\\|"), limits.join("; "));
    }
    assert!(surprises.is_empty(), "{}", surprises.join("\n"));
    expect_test::expect_file![Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/damage.md")].assert_eq(&page);
}

/// A number that may be read in two ways is left out, and so is one that may be another program's: none is there that
/// the clean text has not.
#[test]
fn numbers_are_right_or_absent() {
    let numbers = |bytes: &[u8]| -> HashSet<String> {
        let source = virtlens::read(bytes);
        let report = virtlens::analyze(&source);
        let tables = report.sections.iter().flat_map(|section| {
            section.tables.iter().flat_map(|table| {
                table.rows.iter().flat_map(|row| {
                    table.columns.iter().zip(row).filter_map(|(column, cell)| match cell {
                        Value::Number(number) => Some(format!("{} {} {number}", section.format, column.name)),
                        _ => None,
                    })
                })
            })
        });
        let facts =
            report.machines.iter().flat_map(|machine| machine.facts.iter()).filter_map(|(key, value)| match value {
                Value::Number(number) => Some(format!("{key} {number}")),
                _ => None,
            });
        tables.chain(facts).collect()
    };
    let texts = texts();
    let mut wrong = Vec::new();
    let noises = noise::all().filter(|noise| noise.group == "numbers").chain(noise::numbers()).chain(noise::consoles());
    for noise in noises {
        let others = if noise.group == "consoles" { noise::others() } else { String::new() };
        for (name, clean) in &texts {
            let Some(damaged) = (noise.apply)(*clean) else { continue };
            let mut known = numbers(clean.text.as_bytes());
            known.extend(numbers(others.as_bytes()));
            known.insert(noise::UPTIME.to_owned());
            let others = numbers(&damaged).into_iter().filter(|it| !known.contains(it));
            wrong.extend(others.map(|it| format!("{} | {name}: {it}", noise.name)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Numbers that look random and are always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Pairs of noises that undo what makes each of them known, with the reason.
const PAIR_LIMITS: &[(&str, &str)] = &[
    (
        "`+` of a diff, without its head + a button below | xentop",
        "a plus alone is a mark where all lines of a block have it",
    ),
    (
        "`[font=monospace]` on the first line + broken between words at 76 columns | sysfs-hypervisor",
        "one line was broken, and nothing tells that it goes on",
    ),
    (
        "a list of strings (Ansible's `stdout_lines`) + file name of `grep` | xen-dmesg",
        "the strings of a list stand at the beginning of their lines",
    ),
    ("a frame of lines + cut at 72 columns | top", "the rest of a broken line has no frame"),
    ("`--More--(42%)` + all line ends turned to blanks | sysfs-hypervisor", "the pager's words stand among the others"),
];

/// The outputs that are pasted most; the pairs stay the same when a format is added.
const OFTEN: [&str; 14] = [
    "dmesg",
    "df",
    "free",
    "iostat",
    "lscpu",
    "meminfo",
    "net-dev",
    "top",
    "vmstat",
    "xen-dmesg",
    "xentop",
    "xl-info",
    "xl-list",
    "sysfs-hypervisor",
];

#[test]
fn two_noises_at_once() {
    let (mut texts, noises): (Vec<_>, Vec<&Noise>) = (texts(), noise::all().collect());
    texts.retain(|(name, _)| OFTEN.contains(&&**name));
    let mut dice = Dice(2026);
    let mut surprises = Vec::new();
    let mut pairs = 0;
    while pairs < 250 {
        let (first, second) = (noises[dice.below(noises.len())], noises[dice.below(noises.len())]);
        let (name, clean) = &texts[dice.below(texts.len())];
        // A text is damaged within its frame, and bytes are encoded last.
        if first.group == second.group || first.group == "characters" || first.group == "line ends" {
            continue;
        }
        if reason(first, name).or(reason(second, name)).is_some() {
            continue;
        }
        let Some(once) = (first.apply)(*clean).and_then(|bytes| String::from_utf8(bytes).ok()) else { continue };
        let Some(twice) = (second.apply)(Clean { text: &once, ..*clean }) else { continue };
        pairs += 1;
        let losses: Vec<Loss> = first.takes.iter().chain(second.takes).copied().collect();
        let pair = format!("{} + {} | {name}", first.name, second.name);
        let known = PAIR_LIMITS.iter().find(|(known, _)| *known == pair);
        match (differs(*clean, &twice, &losses), known) {
            (Some(difference), None) => surprises.push(format!("{pair}: {difference}")),
            (None, Some((_, why))) => surprises.push(format!("{pair}: reads the same, although {why}")),
            _ => {}
        }
    }
    assert!(surprises.is_empty(), "{} of {pairs}\n{}", surprises.len(), surprises.join("\n"));
}
