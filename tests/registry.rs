//! A room is whole or it is not let in.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::HashSet;

use virtlens::format::{Ahead, Format};
use virtlens::formats::{FORMATS, signs};
use virtlens::{Source, analyze, platform, rule};

#[test]
fn ids_are_unique_and_sorted() {
    let ids: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(ids, sorted);
    let mut rules = HashSet::new();
    for rule in rule::all() {
        assert!(rules.insert(rule.id), "{} stands twice", rule.id);
    }
    let mut markers = HashSet::new();
    for marker in FORMATS.iter().flat_map(|format| format.markers).copied().flatten() {
        assert!(markers.insert(marker.id), "{} stands twice", marker.id);
    }
}

#[test]
fn a_sample_is_claimed_by_its_own_format_alone() {
    for format in FORMATS {
        let source = Source::from_text(format.sample);
        let report = analyze(&source);
        let found: Vec<&str> = report.sections.iter().map(|section| section.format).collect();
        assert!(!found.is_empty(), "{}: nobody claims its sample", format.id);
        assert!(found.iter().all(|&id| id == format.id), "{}: its sample was read as {found:?}", format.id);
        let first = source.lines(0..source.len()).find(|line| !line.is_blank()).unwrap();
        let ahead = Ahead::new(&source, first, None);
        let best = FORMATS.iter().filter_map(|&format: &&Format| Some(((format.opens)(&ahead)?.grip, format.id))).max();
        let claims = FORMATS.iter().filter(|other| {
            (other.opens)(&ahead).is_some_and(|opening| best.is_some_and(|(grip, _)| opening.grip == grip))
        });
        let claims: Vec<&str> = claims.map(|format| format.id).collect();
        assert!(claims.len() <= 1, "{}: its sample is claimed by {claims:?} alike", format.id);
    }
}

#[test]
fn every_entry_says_what_where_from_and_in_which_unit() {
    for format in FORMATS {
        let mut keys = HashSet::new();
        for field in format.fields.iter() {
            let place = format!("{}: {}", format.id, field.key);
            assert!(keys.insert(field.key), "{place} stands twice");
            assert!(!field.label.is_empty() && !field.meaning.is_empty(), "{place}: no meaning");
            assert!(!field.source.is_empty(), "{place}: no source");
            assert!(field.meaning.ends_with('.'), "{place}: the meaning is no sentence");
            assert!(field.watch.is_empty() || field.watch.ends_with('.'), "{place}: the trap is no sentence");
            use virtlens::format::Kind::{Name, State, Text};
            let has_unit = !field.unit.is_empty();
            assert!(has_unit || matches!(field.kind, Name | State | Text), "{place}: a number without unit");
        }
    }
}

#[test]
fn every_marker_says_what_it_allows_and_who_says_so() {
    for marker in FORMATS.iter().flat_map(|format| format.markers).copied().flatten() {
        let room = marker.id.split('/').next().unwrap();
        assert!(FORMATS.iter().any(|format| format.id == room), "{}: named after no room", marker.id);
        for (what, text) in [("text", marker.text), ("shows", marker.shows), ("source", marker.source)] {
            assert!(!text.is_empty(), "{}: no {what}", marker.id);
        }
        assert!(marker.shows.ends_with('.'), "{}: what it shows is no sentence", marker.id);
        if let Some(slug) = marker.says.platform {
            assert!(platform::platform(slug).is_some(), "{}: {slug} has no label", marker.id);
        }
    }
}

#[test]
fn every_rule_says_what_it_needs_and_who_says_so() {
    for rule in rule::all() {
        assert!(rule.id.contains('/') && !rule.needs.is_empty() && !rule.source.is_empty(), "{}", rule.id);
        assert!(rule.formats.iter().all(|id| FORMATS.iter().any(|format| format.id == *id)), "{}", rule.id);
    }
}

/// Lines are passed over that have none of a format's signs: none of them may be its first.
#[test]
fn each_text_begins_at_a_sign() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let rooms = std::fs::read_dir(folder).unwrap().map(|room| room.unwrap().path()).filter(|room| room.is_dir());
    let files = rooms.flat_map(|room| std::fs::read_dir(room).unwrap().map(|file| file.unwrap().path()));
    let fixtures = files.filter(|path| path.extension().is_some_and(|end| end == "txt")).map(std::fs::read);
    let samples = FORMATS.iter().map(|format| format.sample.as_bytes().to_vec());
    for text in samples.chain(fixtures.map(Result::unwrap)) {
        let source = Source::new(&text);
        let mut before = 0;
        for line in source.lines(0..source.len()) {
            let here = signs(line.text);
            for (place, format) in FORMATS.iter().enumerate() {
                let opens = (format.opens)(&Ahead::new(&source, line, None)).is_some();
                assert!(
                    !opens || line.text.trim().len() < 4 || (here | before) & 1 << place != 0,
                    "{}: {}",
                    format.id,
                    line.text
                );
            }
            before = here;
        }
    }
}
