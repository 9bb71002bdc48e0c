//! The reference in `docs/`, written from the program's own data: `UPDATE_EXPECT=1 cargo test
//! --test reference` writes it anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::fmt::Write;
use std::path::Path;

use virtlens::clue::{Layer, Origin};
use virtlens::format::Format;
use virtlens::formats::FORMATS;
use virtlens::report::allows;
use virtlens::{platform, rule};

fn docs(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

/// Text for a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn markers() {
    let mut page = String::from(
        "# Markers\n\nTexts that decide or hint which machine it is. Proofs intersect what they allow; hints rank what \
         is left, the nearer ones first: the machine's own words, then `firmware`'s strings and what detectors make of \
         them, then `hearsay`: names, and that nothing was found. Of two that are as near and exclude each other neither \
         is believed alone. A marker of the board speaks of the machine around Xen when the kernel is a PV or PVH domain \
         or a dom0.\n",
    );
    for format in FORMATS.iter().filter(|format| format.markers.iter().any(|group| !group.is_empty())) {
        let _ = write!(
            page,
            "\n## {}\n\n| text | allows | shows | does not show | versions | source |\n|---|---|---|---|---|---|\n",
            format.id
        );
        for marker in format.markers.iter().copied().flatten() {
            let board = if marker.layer == Layer::Board { ", of the board" } else { "" };
            let origin = match marker.says.origin {
                Origin::Machine => "",
                Origin::Firmware => ", firmware",
                Origin::Hearsay => ", hearsay",
            };
            let _ = writeln!(
                page,
                "| `{}` | {}{board}{origin}: {} | {} | {} | {} | {} |",
                marker.text.replace('|', "\\|"),
                marker.strength.slug(),
                cell(&allows(&marker.says)),
                cell(marker.shows),
                cell(marker.limits),
                cell(marker.versions),
                cell(marker.source),
            );
        }
    }
    page.push_str("\n## Boards\n\nBy the strings of the firmware (`DMI:` of dmesg, dmidecode, /sys/class/dmi/id); the first that fits wins. All are hints.\n\n| text | allows | shows |\n|---|---|---|\n");
    for board in platform::BOARDS {
        let _ = writeln!(page, "| `{:?}` | {} | {} |", board.text, cell(&allows(&board.says)), cell(board.shows));
    }
    expect_test::expect_file![docs("markers.md")].assert_eq(&page);
}

#[test]
fn fields() {
    let mut page = String::from(
        "# Fields\n\nEvery word that is explained, by format: unit, meaning, trap, versions and source. A word with a `#` \
         behind it has several meanings; the reader picks the one that fits the text.\n",
    );
    for format in FORMATS.iter().filter(|format| !format.fields.is_empty()) {
        write_fields(&mut page, format);
    }
    expect_test::expect_file![docs("fields.md")].assert_eq(&page);
}

fn write_fields(page: &mut String, format: &Format) {
    let _ = write!(
        page,
        "\n## {}\n\n{}\n\n| word | unit | kind | meaning | watch for | versions | source |\n|---|---|---|---|---|---|---|\n",
        format.id, format.title
    );
    for field in format.fields.iter() {
        let versions = match (field.since, field.until) {
            ("", "") => "all".to_owned(),
            (since, "") => format!("since {since}"),
            ("", until) => format!("until {until}"),
            (since, until) => format!("{since} to {until}"),
        };
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} | {} | {} | {} |",
            field.key.replace('|', "\\|"),
            cell(field.unit),
            field.kind.slug(),
            cell(field.meaning),
            cell(field.watch),
            cell(&versions),
            cell(field.source),
        );
    }
}

#[test]
fn rules() {
    let mut page = String::from(
        "# Rules\n\nWhat is looked for, in which text, and who says so. Findings stand worst first; of those as bad as each other what \
         is by itself why a machine is slow or dead (a cause) comes before the rest.\n\n\
         | rule | reads | needs | cause | source |\n|---|---|---|---|---|\n",
    );
    for rule in rule::all() {
        let _ = writeln!(
            page,
            "| `{}` | {} | `{}` | {} | {} |",
            rule.id,
            rule.formats.join(", "),
            cell(rule.needs),
            if rule.is_cause { "yes" } else { "" },
            cell(rule.source)
        );
    }
    expect_test::expect_file![docs("rules.md")].assert_eq(&page);
}

/// Per format a table: which release prints which word. A column is a release from which on
/// something is printed or no longer printed.
#[test]
fn versions() {
    let mut page = String::from(
        "# Versions\n\nWhich release prints which word, from the dictionary: a column stands for the release at its head \
         and the ones after it, up to the next column; the first stands for all before. Words that every release \
         prints are listed below the table. `*` marks a word that options or other programs decide as well: see \
         [fields](fields.md).\n",
    );
    for format in FORMATS {
        write_versions(&mut page, format);
    }
    expect_test::expect_file![docs("versions.md")].assert_eq(&page);
}

/// Numbers of a release, such as 3, 3, 17.
type Release = Vec<u32>;

/// The first release that a text names: `procps-ng 3.3.10 with -t`.
fn release(text: &str) -> Release {
    let start = text.char_indices().find(|(at, it)| it.is_ascii_digit() && text[..*at].ends_with(' '));
    let start = start.unwrap_or_else(|| panic!("{text:?} names no release")).0;
    let end = text[start..].find(|it: char| !it.is_ascii_digit() && it != '.').map_or(text.len(), |it| start + it);
    text[start..end].trim_end_matches('.').split('.').map(|it| it.parse().unwrap()).collect()
}

/// Where a column begins: with a release, or behind it.
type Begin = (Release, bool);

/// Whether no release can stand between one and the next: 3.3.9 and 3.3.10, 3.3.17 and 4.0.0.
fn follows(release: &[u32], next: &[u32]) -> bool {
    let same = release.iter().zip(next).take_while(|(a, b)| a == b).count();
    let steps = release.get(same).zip(next.get(same)).is_some_and(|(a, b)| a + 1 == *b);
    steps && next[same + 1..].iter().all(|&it| it == 0)
}

fn write_versions(page: &mut String, format: &Format) {
    let dated: Vec<_> =
        format.fields.iter().filter(|field| !field.since.is_empty() || !field.until.is_empty()).collect();
    if format.fields.is_empty() {
        return;
    }
    let begins = |text: &str| (!text.is_empty()).then(|| release(text));
    let mut columns: Vec<Begin> = Vec::new();
    for field in &dated {
        columns.extend(begins(field.since).map(|it| (it, false)));
        columns.extend(begins(field.until).map(|it| (it, true)));
    }
    columns.sort();
    columns.dedup();
    // Behind 3.3.9 is 3.3.10.
    let merged: Vec<bool> =
        columns.windows(2).map(|pair| pair[0].1 && !pair[1].1 && follows(&pair[0].0, &pair[1].0)).collect();
    let columns: Vec<Begin> =
        columns.iter().enumerate().filter(|(at, _)| merged.get(*at) != Some(&true)).map(|(_, it)| it.clone()).collect();
    let name = |release: &Release| release.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
    let heads = columns.iter().map(|(release, behind)| format!("{}{}", if *behind { ">" } else { "" }, name(release)));
    let heads: Vec<String> = heads.collect();
    let _ = write!(page, "\n## {}\n", format.id);
    if !dated.is_empty() {
        let _ = write!(page, "\n| word | older | {} |\n|---|{}\n", heads.join(" | "), "---|".repeat(heads.len() + 1));
    }
    for field in dated {
        let since = begins(field.since).map(|it| (it, false));
        let until = begins(field.until).map(|it| (it, true));
        let has = |column: Option<&Begin>| {
            let begun = since.as_ref().is_none_or(|since| column.is_some_and(|column| since <= column));
            let ended = until
                .as_ref()
                .is_some_and(|until| column.is_some_and(|column| until <= column || follows(&until.0, &column.0)));
            if begun && !ended { "●" } else { "" }
        };
        let cells: Vec<&str> = std::iter::once(None).chain(columns.iter().map(Some)).map(has).collect();
        let is_plain = |text: &str| text.split(' ').count() <= 2;
        let mark = if is_plain(field.since) && is_plain(field.until) { "" } else { " *" };
        let _ = writeln!(page, "| `{}`{mark} | {} |", field.key.replace('|', "\\|"), cells.join(" | "));
    }
    let always = format.fields.iter().filter(|field| field.since.is_empty() && field.until.is_empty());
    let always: Vec<String> = always.map(|field| format!("`{}`", field.key)).collect();
    if !always.is_empty() {
        let _ = write!(page, "\nAll releases: {}.\n", always.join(", "));
    }
}
