//! A ticket is several outputs one after another, each damaged on its own way: each is read as it is alone.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

#[allow(dead_code, reason = "the damage asks for more of it")]
mod noise;

use noise::values::sections;
use noise::{Clean, Noise};
use virtlens::formats::FORMATS;

/// What people leave between two outputs.
const BETWEEN: &[&str] = &["", "\n", "\nThen I ran this:\n\n", "\n---\n\n", "\nUnd noch einmal nach dem Neustart:\n\n"];

/// Sections that do not read as alone, of what stands between which.
fn changed(parts: &[Vec<String>], ticket: &str) -> Vec<String> {
    let mut read = sections(ticket.as_bytes());
    let mut missing = Vec::new();
    for section in parts.iter().flatten() {
        match read.iter().position(|it| it == section) {
            Some(at) => drop(read.remove(at)),
            None => missing.push(format!("without {}", section.lines().next().unwrap_or_default())),
        }
    }
    missing.extend(read.iter().map(|it| format!("with {}", it.lines().next().unwrap_or_default())));
    missing
}

/// Samples of which the first takes lines of the second, without a blank line between them.
const NEIGHBOURS: &[(&str, &str, &str)] =
    &[("hostnamectl", "lscpu", "the first line of the second, the architecture, is a line of the first as well")];

#[test]
fn every_sample_behind_every_other() {
    let alone: Vec<Vec<String>> = FORMATS.iter().map(|format| sections(format.sample.as_bytes())).collect();
    let mut surprises = Vec::new();
    for (first, of_first) in FORMATS.iter().zip(&alone) {
        for (second, of_second) in FORMATS.iter().zip(&alone).filter(|(second, _)| second.id != first.id) {
            let parts = [of_first.clone(), of_second.clone()];
            for between in BETWEEN.get(..3).unwrap() {
                let end = if first.sample.ends_with('\n') { "" } else { "\n" };
                let ticket = format!("{}{end}{between}{}", first.sample, second.sample);
                let changed = changed(&parts, &ticket);
                let known = between.is_empty()
                    && NEIGHBOURS.iter().any(|(above, below, _)| (*above, *below) == (first.id, second.id));
                match (changed.is_empty(), known) {
                    (false, false) => surprises.push(format!("{} {between:?} {}: {changed:?}", first.id, second.id)),
                    (true, true) => surprises.push(format!("{} {}: no limit any more", first.id, second.id)),
                    _ => {}
                }
            }
        }
    }
    assert!(surprises.is_empty(), "{}", surprises.join("\n"));
}

/// FNV-1a: what is drawn depends on names alone, so it stays the same when others are added.
fn hash(words: &[&str]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// One of some things, by a key and their names.
fn drawn<T>(key: &str, of: impl Iterator<Item = T>, name: impl Fn(&T) -> &'static str) -> T {
    of.min_by_key(|it| hash(&[key, name(it)])).unwrap()
}

/// Tickets that read otherwise, with the reason.
const LIMITS: &[(&str, &str)] = &[
    (
        "proc-version (broken between words at 76 columns) + ip-link (`$ command`) + virt-what (the line erased behind each line)",
        "the lines of the second output are wider than the first was broken at",
    ),
    (
        "mount (cut at 60 columns) + net-dev (`12| `) + free (RFC 5424)",
        "the lines of the second output are wider than the first was cut at",
    ),
    (
        "ip-link (quoted, then broken between words at 72 columns) + top (colours written as `\\x1b[`)",
        "the lines of the second output are wider than the first was broken at",
    ),
    (
        "foreign (`+` of a diff, without its head) + xl-info (thin and wide spaces) + detect-virt (broken between words at 66 columns)",
        "the lines of the second output are wider than the third was broken at",
    ),
    (
        "free (`[code]`) + uptime (cut at 60 columns) + net-dev (colours, the escape lost)",
        "the lines of the third output are wider than the second was cut at",
    ),
    (
        "sysfs-hypervisor (quoted, then broken between words at 72 columns) + detect-virt (a program's log, slashes in the date)",
        "the lines of the second output are wider than the first was broken at",
    ),
];

/// Damage that a whole mail or file has, or none of it.
fn of_all(noise: &Noise) -> bool {
    noise.group == "characters" || noise.name.starts_with("quoted-printable")
}

#[test]
fn outputs_damaged_each_on_its_own_way() {
    let noises: Vec<&Noise> = noise::all().filter(|noise| !of_all(noise)).collect();
    let mut surprises = Vec::new();
    for noise in &noises {
        for round in ["a", "b", "c"] {
            let (mut ticket, mut parts, mut names, mut formats) = (String::new(), Vec::new(), Vec::new(), Vec::new());
            for place in ["1", "2", "3"] {
                let key = format!("{} {round} {place}", noise.name);
                let noise = if place == "2" { noise } else { drawn(&key, noises.iter(), |it| it.name) };
                let others = FORMATS.iter().filter(|format| !formats.contains(&format.id));
                let format = drawn(&key, others, |format| format.id);
                formats.push(format.id);
                let command = format!("cat {}", format.title);
                let command = if format.title.starts_with('/') { &command } else { format.title };
                let clean = Clean { text: format.sample, command };
                let Some(text) = (noise.apply)(clean).and_then(|bytes| String::from_utf8(bytes).ok()) else { continue };
                parts.push(sections(text.as_bytes()));
                names.push(format!("{} ({})", format.id, noise.name));
                ticket += &text;
                ticket += if text.ends_with('\n') { "" } else { "\n" };
                ticket += drawn(&key, BETWEEN.iter(), |it| it);
            }
            let name = names.join(" + ");
            let changed = changed(&parts, &ticket);
            let known = LIMITS.iter().find(|(known, _)| *known == name);
            match (changed.is_empty(), known) {
                (false, None) => surprises.push(format!("{name}: {changed:?}")),
                (true, Some((_, why))) => surprises.push(format!("{name}: reads as alone, although {why}")),
                _ => {}
            }
        }
    }
    assert!(surprises.is_empty(), "{}\n{}", surprises.len(), surprises.join("\n"));
}
