//! The boundary to the browser, in a real one: `wasm-pack test --headless --chrome`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use js_sys::{Array, JSON, Reflect};
use virtlens::web::{Session, reference, samples, vocabulary};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const VMSTAT: &str = include_str!("../fixtures/vmstat/procps-4.0.2-1-5.txt");

fn session(text: &str) -> Session {
    Session::new(text.as_bytes().to_vec(), &[])
}

/// Follows a path such as `machines.0.mode` into an object.
fn at(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| match key.parse::<u32>() {
        Ok(index) => value.unchecked_into::<Array>().get(index),
        Err(_) => Reflect::get(&value, &key.into()).unwrap(),
    })
}

#[wasm_bindgen_test]
fn the_report_is_a_plain_object() {
    let report = session("[    0.000000] Hypervisor detected: Xen PV\n").report(10);
    assert_eq!(at(&report, "machines.0.hypervisor").as_string().as_deref(), Some("xen"));
    assert_eq!(at(&report, "machines.0.mode").as_string().as_deref(), Some("pv"));
    assert!(at(&report, "machines.0.platform").is_null(), "absent is null, not undefined");
    assert_eq!(at(&report, "machines.0.evidence.0.line"), 1);
    let facts = at(&session("[    0.000000] Linux version 6.1.0 (a@b)\n").report(1), "machines.0.facts");
    assert_eq!(at(&facts, "kernel").as_string().as_deref(), Some("6.1.0"));
}

#[wasm_bindgen_test]
fn the_report_is_the_one_of_the_terminal() {
    let source = virtlens::Source::from_text(VMSTAT);
    let rust = virtlens::analyze(&source).sections[0].tables[0].rows.len();
    let report = session(VMSTAT).report(usize::MAX);
    let rows: Array = at(&report, "sections.0.tables.0.rows").unchecked_into();
    assert_eq!(rows.length() as usize, rust);
    assert_eq!(at(&report, "sections.0.tables.0.rows.1.3"), 809_684);
}

#[wasm_bindgen_test]
fn long_tables_come_in_ranges() {
    let session = session(VMSTAT);
    let report = session.report(2);
    assert_eq!(at(&report, "sections.0.tables.0.rowCount"), 5);
    assert_eq!(at(&report, "sections.0.tables.0.rows").unchecked_into::<Array>().length(), 2);
    let rows = session.rows(0, 0, 3, 10);
    assert_eq!(at(&rows, "rows").unchecked_into::<Array>().length(), 2);
    assert_eq!(at(&rows, "rowLines.0"), 6);
    assert_eq!(at(&session.rows(9, 9, 0, 1), "rows").unchecked_into::<Array>().length(), 0);
}

#[wasm_bindgen_test]
fn a_person_chooses_another_format_and_goes_back() {
    let mut session = session(VMSTAT);
    let format = |session: &Session| at(&session.report(1), "sections.0.format").as_string();
    session.read_as("dmesg", 1, 7);
    assert_eq!(format(&session).as_deref(), Some("dmesg"));
    session.read_as("", 3, 3);
    assert_eq!(format(&session).as_deref(), Some("vmstat"));
}

#[wasm_bindgen_test]
fn statistics_point_into_the_report() {
    let session = session(VMSTAT);
    let statistics = session.statistics();
    let first = at(&statistics, "0");
    assert_eq!((at(&first, "section"), at(&first, "table"), at(&first, "column")), (0.into(), 0.into(), 0.into()));
    assert_eq!(at(&first, "count"), 4, "the row since boot is left out");
    assert!(at(&first, "by").is_null() && at(&first, "p95").as_f64().is_some());
    let report = session.report(1);
    assert_eq!(at(&report, "sections.0.tables.0.sinceBoot"), 1);
    assert_eq!(at(&report, "sections.0.key"), "vmstat/memory#1");
}

#[wasm_bindgen_test]
fn a_redacted_paste_comes_with_its_changes_and_a_preview() {
    let mut session = session(&format!("root@web01:~# vmstat 1 5\n{VMSTAT}"));
    assert_eq!(session.redacted_lines(1, 5).unchecked_into::<Array>().length(), 0);
    let redacted = session.redact(vec!["host".to_owned(), "no such kind".to_owned()]);
    assert_eq!(at(&redacted, "text").as_string().unwrap(), format!("root@host-1:~# vmstat 1 5\n{VMSTAT}"));
    assert_eq!(at(&redacted, "changes.0.kind"), "host");
    assert_eq!((at(&redacted, "changes.0.was"), at(&redacted, "changes.0.count")), ("web01".into(), 1.into()));
    let pieces = at(&session.redacted_lines(1, 1), "0.pieces");
    assert_eq!((at(&pieces, "1.text"), at(&pieces, "1.mark.kind")), ("host-1".into(), "change".into()));
    assert_eq!(at(&session.redact(Vec::new()), "changes").unchecked_into::<Array>().length(), 0);
}

#[wasm_bindgen_test]
fn lines_join_to_the_paste_and_their_marks_lead_into_the_report() {
    let session = session(VMSTAT);
    let lines: Array = session.lines(1, 100).unchecked_into();
    let texts = lines.iter().map(|line| {
        let pieces: Array = at(&line, "pieces").unchecked_into();
        pieces.iter().map(|piece| at(&piece, "text").as_string().unwrap()).collect::<String>()
    });
    assert_eq!(texts.collect::<Vec<_>>().join("\n"), VMSTAT.trim_end_matches('\n'));
    let pieces: Array = at(&lines.get(2), "pieces").unchecked_into();
    let marked = pieces.iter().find(|piece| at(piece, "text") == "2").unwrap();
    assert_eq!(at(&marked, "mark.kind").as_string().as_deref(), Some("column"));
    assert_eq!(at(&marked, "mark.column"), 0);
}

#[wasm_bindgen_test]
fn a_section_that_failed_can_be_left_out() {
    let report = Session::new(VMSTAT.as_bytes().to_vec(), &[1]).report(10);
    assert_eq!(at(&report, "sections.0.tables").unchecked_into::<Array>().length(), 0);
    assert!(at(&report, "sections.0.notes.0.text").as_string().unwrap().contains("left out"));
}

#[wasm_bindgen_test]
fn every_sample_is_recognized() {
    for sample in Array::from(&samples()).iter() {
        let text = at(&sample, "text").as_string().unwrap();
        let report = session(&text).report(1);
        assert_eq!(at(&report, "sections.0.format"), at(&sample, "format"), "{}", JSON::stringify(&sample).unwrap());
    }
}

#[wasm_bindgen_test]
fn every_slug_has_words() {
    let words = vocabulary();
    assert_eq!(at(&words, "labels.amazon-ec2").as_string().as_deref(), Some("Amazon EC2"));
    assert_eq!(at(&words, "facts.uptime.unit").as_string().as_deref(), Some("s"));
    assert_eq!(at(&words, "parts.0"), "boot");
    assert_eq!(at(&words, "spectrum.0.parts.disk").as_string().as_deref(), Some("paravirtualized"));
}

#[wasm_bindgen_test]
fn the_reference_needs_no_paste() {
    let all = reference();
    assert_eq!(at(&all, "kinds.mac"), "MAC addresses");
    let first = at(&all, "formats.0");
    assert!(at(&first, "title").is_string() && at(&first, "fields.0.meaning").is_string());
    assert!(at(&all, "markers.0.allows").is_string() && at(&all, "rules.0.what").is_string());
}

#[wasm_bindgen_test]
fn bytes_that_are_no_text_do_no_harm() {
    for bytes in [&b""[..], &[0xff; 64], &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0], "\u{1f980}".as_bytes()] {
        let report = Session::new(bytes.to_vec(), &[]).report(1);
        assert!(at(&report, "input.notice").is_string());
    }
}
