//! The reference in `docs/`, written from the program's own data: `UPDATE_EXPECT=1 cargo test
//! --test reference` writes it anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::fmt::Write;
use std::path::Path;

use virtlens::clue::{Layer, Says};
use virtlens::format::Format;
use virtlens::formats::FORMATS;
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
         is left. A marker of the board speaks of the machine around Xen when the kernel is a PV domain or a dom0.\n",
    );
    for format in FORMATS.iter().filter(|format| format.markers.iter().any(|group| !group.is_empty())) {
        let _ = write!(
            page,
            "\n## {}\n\n| text | allows | shows | does not show | versions | source |\n|---|---|---|---|---|---|\n",
            format.id
        );
        for marker in format.markers.iter().copied().flatten() {
            let board = if marker.layer == Layer::Board { ", of the board" } else { "" };
            let _ = writeln!(
                page,
                "| `{}` | {}{board}: {} | {} | {} | {} | {} |",
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

fn allows(says: &Says) -> String {
    let mut parts = Vec::new();
    if !says.hypervisors.is_any() {
        parts.push(says.hypervisors.iter().map(|it| it.slug()).collect::<Vec<_>>().join(" "));
    }
    if !says.modes.is_any() {
        parts.push(format!("mode {}", says.modes.iter().map(|it| it.slug()).collect::<Vec<_>>().join(" ")));
    }
    if !says.roles.is_any() {
        parts.push(format!("role {}", says.roles.iter().map(|it| it.slug()).collect::<Vec<_>>().join(" ")));
    }
    parts.extend(says.platform.map(str::to_owned));
    parts.extend(says.container.map(str::to_owned));
    parts.extend(says.confidential.map(|it| it.slug().to_owned()));
    parts.extend(says.subsystems.iter().map(|(part, state)| format!("{} {}", part.slug(), state.slug())));
    if parts.is_empty() { "any".into() } else { parts.join("; ") }
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
        "# Rules\n\nWhat is looked for, in which text, and who says so.\n\n| rule | reads | needs | source |\n|---|---|---|---|\n",
    );
    for rule in rule::all() {
        let _ = writeln!(
            page,
            "| `{}` | {} | `{}` | {} |",
            rule.id,
            rule.formats.join(", "),
            cell(rule.needs),
            cell(rule.source)
        );
    }
    expect_test::expect_file![docs("rules.md")].assert_eq(&page);
}
