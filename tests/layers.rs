//! Who may import whom. The table is the one of ARCHITECTURE.md; a newcomer who breaks it is told
//! which line and which rule.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up. A module may use what stands in an earlier row, and its own row where
/// `peers` says so.
const ROWS: &[&[&str]] = &[
    &["text"],
    &["scan"],
    &[
        "clue",
        "detector",
        "finding",
        "format",
        "grid",
        "interface",
        "load",
        "pairs",
        "platform",
        "private",
        "samples",
        "section",
        "sysstat",
        "traces",
        "xen",
    ],
    &["formats"],
    &["rules"],
    &["segment", "machine", "verdict", "rule", "chart", "statistics"],
    &["mend", "diagnosis"],
    &["redact"],
    &["report"],
    &["web", "bin"],
];

fn row(module: &str) -> usize {
    let found = ROWS.iter().position(|row| row.contains(&module));
    found.unwrap_or_else(|| panic!("src/{module} stands in no row of the table"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

/// The parts of `src/formats/vmstat/parse.rs`: `["formats", "vmstat", "parse"]`.
fn parts(path: &Path) -> Vec<String> {
    let inside = path.strip_prefix(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).unwrap();
    inside.with_extension("").iter().map(|it| it.to_str().unwrap().to_owned()).collect()
}

fn files() -> Vec<(Vec<String>, PathBuf, String)> {
    let mut paths = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut paths);
    paths.sort();
    let read = |path: PathBuf| (parts(&path), path.clone(), fs::read_to_string(&path).unwrap());
    paths.into_iter().map(read).filter(|(parts, ..)| parts != &["lib"] && parts.last().unwrap() != "tests").collect()
}

/// The paths behind `crate::` outside of `#[cfg(test)]` modules at the end of a file.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    let product = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    product.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| {
        line.match_indices("crate::")
            .map(|(at, _)| line[at + 7..].split([' ', ';', '(', ',', '{', '>', ')', '<']).next().unwrap())
    })
}

#[test]
fn imports_point_down() {
    let mut seen = 0;
    // The terminal program is a crate of its own: `crate::` means itself there.
    for (parts, path, text) in files().into_iter().filter(|(parts, ..)| parts[0] != "bin") {
        let own = &parts[0];
        for import in imports(&text) {
            let target = import.split("::").next().unwrap();
            if target.is_empty() || target.starts_with(char::is_uppercase) || target == "analyze" {
                continue;
            }
            seen += 1;
            let (from, to) = (row(own), row(target));
            assert!(to <= from, "{}: {own} uses {target}, which stands above it: `crate::{import}`", path.display());
        }
    }
    assert!(seen > 40, "only {seen} imports were found: the test reads the wrong files");
}

#[test]
fn rooms_do_not_know_each_other() {
    for (parts, path, text) in files().into_iter().filter(|(parts, ..)| parts[0] == "formats" && parts.len() > 1) {
        for import in imports(&text) {
            let mut words = import.split("::");
            if words.next() == Some("formats") {
                let room = words.next().unwrap_or_default();
                assert_eq!(room, parts[1], "{}: a room knows another room: `crate::{import}`", path.display());
            }
        }
    }
}

#[test]
fn only_the_edges_know_the_outside() {
    for (parts, path, text) in files() {
        let is = |name: &str| parts[0] == name;
        for (words, allowed) in [
            (&["wasm_bindgen", "web_sys", "js_sys"][..], is("web")),
            (&["derive(Serialize", "Serialize)]"][..], is("report")),
            (&["std::fs", "std::env", "std::io", "std::time", "SystemTime", "Instant::now"][..], is("bin")),
        ] {
            for word in words {
                assert!(allowed || !text.contains(word), "{}: {word} belongs to another room", path.display());
            }
        }
    }
}
