//! The worst paste gives the same report as the clean one: every kind of damage, on every format.
//!
//! `UPDATE_EXPECT=1 cargo test --test damage` writes `docs/damage.md` anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod noise;

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use noise::limits::reason;
use noise::values::{difference, sections, values};
use noise::{Clean, Loss, Noise, widths};
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

/// What each of them gives, worked out by two threads.
fn in_two<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let run = || {
        while let Some(task) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            let result = work(task);
            done.lock().unwrap().push((std::ptr::from_ref(task).addr(), result));
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(run);
        run();
    });
    let mut done = done.into_inner().unwrap();
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// A row of the page, and what should not be so.
type Row = (String, Vec<String>);

fn noise_on_all(noise: &Noise, texts: &[(String, Clean<'_>)]) -> Row {
    let (mut applied, mut limits, mut surprises) = (0, Vec::<(&str, Vec<&str>)>::new(), Vec::new());
    for (name, clean) in texts {
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
    let same = if limited == 0 { format!("all ({applied})") } else { format!("{} of {applied}", applied - limited) };
    let limits: Vec<String> = limits.iter().map(|(why, names)| format!("{}: {why}", names.join(", "))).collect();
    let limits = limits.join("; ");
    (format!("| {}: {} | {same} | {limits} |\n", noise.group, noise.name.replace('|', "\\|")), surprises)
}

/// The row of a text that is broken at all widths.
fn all_widths((name, clean): &(String, Clean<'_>)) -> Row {
    let widths::Read { same, tried, surprises, limits } = widths::read(name, *clean);
    let counts: Vec<String> = same.iter().zip(tried).map(|(same, tried)| format!("{same} of {tried}")).collect();
    let row = format!("| {name} | {} | {} |\n", counts.join(" | "), limits.join("; "));
    (if tried == [0; 2] { String::new() } else { row }, surprises)
}

#[test]
fn every_noise_on_every_format() {
    let texts = texts();
    let noises: Vec<&Noise> = noise::all().chain(noise::numbers()).chain(noise::consoles()).collect();
    let page = "# Damage\n\nWhat happens to a text between the terminal and the ticket, and whether it still gives the same \
                report: all formats, fields, cells, flags, clues and findings. Each kind of damage is done by code to the sample \
                of each format and to some longer texts. `all` means that every one of them that can be damaged so reads the \
                same; the others are listed with the reason.\n\n| damage | reads the same | known limits |\n|---|---|---|\n";
    let widths = "\n# Widths\n\nEach of these texts with its lines broken at each width from 40 to 100, and at each third one up \
                  to 200, that is narrower than its widest line: at how many of them it reads the same. At the others values are missing or marked as \
                  doubtful; a value that is wrong and not marked is listed.\n\n| text | cut | broken between words | wrong |\n\
                  |---|---|---|---|\n";
    let rows = in_two(&noises, |noise| noise_on_all(noise, &texts));
    let broken = in_two(&texts, all_widths);
    let surprises: Vec<&str> =
        rows.iter().chain(&broken).flat_map(|(_, surprises)| surprises).map(String::as_str).collect();
    assert!(surprises.is_empty(), "{}", surprises.join("\n"));
    let text = |rows: &[Row]| rows.iter().map(|(row, _)| row.as_str()).collect::<String>();
    let page = format!("{page}{}{widths}{}", text(&rows), text(&broken));
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

/// A number of a text that looks random and is always the same (FNV-1a).
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// One pair in so many is tried. Which ones does not depend on the others, so that a new noise or format only adds some.
const ONE_IN: u32 = 1_000;

/// Pairs of noises that undo what makes each of them known, with the reason.
const PAIR_LIMITS: &[(&str, &str)] = &[
    (
        "quoted, then broken between words at 72 columns + `... 12 lines skipped ...` | xen-dmesg",
        "the words of the pager stand where a broken line goes on",
    ),
    (
        "`[root@web01 ~]# command`, and an empty one behind + syslog with priority | meminfo",
        "behind the prefix of a log a prompt is a message of it",
    ),
    (
        "`(venv) user@web01:~$ command` + `journalctl -o short-iso` | xl-list",
        "behind the prefix of a log a prompt is a message of it",
    ),
    (
        "back-ticks on the first and the last line + the same, another output and its prompt in front | sysfs-hypervisor",
        "the back-ticks stand within the line, where they are no markup",
    ),
    (
        "`[code]` + the same, the prompt and the command in front and a prompt behind | sysfs-hypervisor",
        "the markup stands within the line, at the end of the last value",
    ),
    (
        "`[font=monospace]` on the first line + a wall clock in brackets and a domain | iostat",
        "the markup stands before the heading of the output, and the tag of a domain is a proof of its own",
    ),
    (
        "a block of YAML + cut at 80 columns | sysfs-hypervisor",
        "the rest of a broken line is not indented, and the block ends there",
    ),
    (
        "`>` without a blank + every second line end turned to a blank | xl-list",
        "the mark of the second line stands within the first",
    ),
    ("`12: ` + all line ends lost, nothing in their places | xentop", "the numbers of the lines stand within one line"),
    (
        "file name of `grep` + every other line end turned to a blank | free",
        "the file name of the second line stands within the first",
    ),
    (
        "`--More--(42%)` + the same, the prompt and the command in front and a prompt behind | df",
        "the pager's words stand among the others",
    ),
    ("a frame of `+-|` + cut at 60 columns | net-dev", "the rest of a broken line has no frame"),
    (
        "`docker build` + every second line end turned to a blank | iostat",
        "the prefix of the second line stands within the first",
    ),
    ("`ts` + file name of `grep` | lscpu", "the time stands behind the file name, where it may be the text's"),
    (
        "an application's three parts + the same, another output and its prompt in front | vmstat",
        "the prefixes stand within one line",
    ),
    ("cut at 72 columns + `<br />` behind each line | top", "the mark behind each line hides how wide it was"),
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

/// Whether a pair differs though it should not, or does not though it is listed.
fn pair_surprise(first: &Noise, second: &Noise, name: &str, clean: Clean<'_>) -> Option<String> {
    let pair = format!("{} + {} | {name}", first.name, second.name);
    // A text is damaged within its frame, and bytes are encoded last.
    if !hash(&pair).is_multiple_of(ONE_IN)
        || first.group == second.group
        || matches!(first.group, "characters" | "line ends")
    {
        return None;
    }
    if reason(first, name).or(reason(second, name)).is_some() {
        return None;
    }
    let once = (first.apply)(clean).and_then(|bytes| String::from_utf8(bytes).ok())?;
    let twice = (second.apply)(Clean { text: &once, ..clean })?;
    let losses: Vec<Loss> = first.takes.iter().chain(second.takes).copied().collect();
    let known = PAIR_LIMITS.iter().find(|(known, _)| *known == pair);
    match (differs(clean, &twice, &losses), known) {
        (Some(difference), None) => Some(format!("{pair}: {difference}")),
        (None, Some((_, why))) => Some(format!("{pair}: reads the same, although {why}")),
        _ => None,
    }
}

#[test]
fn two_noises_at_once() {
    let (mut texts, noises): (Vec<_>, Vec<&Noise>) = (texts(), noise::all().collect());
    texts.retain(|(name, _)| OFTEN.contains(&&**name));
    let surprises = in_two(&noises, |first| {
        let others = noises.iter().flat_map(|second| texts.iter().map(move |text| (second, text)));
        others.filter_map(|(second, (name, clean))| pair_surprise(first, second, name, *clean)).collect::<Vec<_>>()
    });
    assert!(surprises.concat().is_empty(), "{}", surprises.concat().join("\n"));
}
