//! What the report promises beside what is read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use virtlens::formats::FORMATS;
use virtlens::report::{Mark, Marks, reference};
use virtlens::{Source, analyze, diagnose};

const DISK: &str = "\
disk- ------------reads------------ ------------writes----------- -----IO------
       total merged sectors      ms  total merged sectors      ms    cur    sec
vda    12345      6  789012     345   6789     12  345678     901      0      2
";

fn keys(text: &str) -> Vec<String> {
    analyze(&Source::from_text(text)).sections.into_iter().map(|section| section.key).collect()
}

#[test]
fn keys_of_sections_find_the_same_output_in_another_paste() {
    let on = |host: &str| format!("root@{host}:~# vmstat -d\n{DISK}");
    let expected = ["vmstat/disk#1@web01", "vmstat/disk#1@db", "vmstat/disk#2@web01"];
    assert_eq!(keys(&[on("web01"), on("db"), on("web01")].concat()), expected);
    assert_eq!(keys(DISK), ["vmstat/disk#1"]);
    assert_eq!(keys("[    0.000000] Linux version 6.1.0 (a@b)\n"), ["dmesg#1"]);
}

#[test]
fn the_reference_names_every_word_that_is_explained() {
    let all = reference();
    let names = |format: &str| {
        let entry = all.formats.iter().find(|it| it.id == format).unwrap();
        entry.fields.iter().map(|it| it.name.clone()).collect::<Vec<_>>()
    };
    assert!(names("iostat").iter().any(|it| it == "await"));
    // Words that share an entry are words of their own here; a part that varies is none.
    assert!(names("top").iter().any(|it| it == "USER") && names("df").iter().any(|it| it == "<blocks>"));
    assert_eq!(all.rules.iter().find(|it| it.id == "vmstat/steal-high").unwrap().what, "steal high");
    assert!(all.markers.iter().all(|it| !it.allows.is_empty() && !it.shows.is_empty()));
    assert_eq!(all.kinds.get("ipv6").copied(), Some("IPv6 addresses"));
}

/// The marks of a text, as pieces with what explains them.
fn marked(text: &str) -> Vec<(String, Option<Mark>)> {
    let source = Source::from_text(text);
    let marks = Marks::of(&diagnose(&source, &[], &mut |_| ()));
    let lines = marks.lines(&source, 1, u32::MAX);
    let pieces = lines.into_iter().flat_map(|line| line.pieces);
    pieces.map(|piece| (piece.text.into_owned(), piece.mark)).collect()
}

#[test]
fn every_heading_is_marked() {
    let heading = "procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----\n r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st\n";
    let row = " 1  0      0 809684  12345 678901    0    0    16     1   10   20  1  0 99  0  0\n";
    let text = [heading, row, heading, row].concat();
    let is_heading = |mark: &Option<Mark>| matches!(mark, Some(Mark::Column { row: None, .. }));
    let swpd: Vec<_> = marked(&text).into_iter().filter(|(text, mark)| text == "swpd" && is_heading(mark)).collect();
    assert_eq!(swpd.len(), 2);
}

/// An event of a log is also a cell of the table of events: the field explains it.
#[test]
fn a_field_explains_more_than_a_cell() {
    let mut both = 0;
    for format in FORMATS {
        let source = Source::from_text(format.sample);
        let diagnosis = diagnose(&source, &[], &mut |_| ());
        let marks = marked(format.sample);
        for section in &diagnosis.sections {
            let cells: Vec<_> = section.tables.iter().flat_map(|it| &it.columns).flat_map(|it| &it.spans).collect();
            for fact in section.facts.iter().filter(|fact| fact.field.is_some() && cells.contains(&&fact.span)) {
                let words = source.pasted(fact.span);
                assert!(marks.iter().any(|(text, mark)| text == words && matches!(mark, Some(Mark::Field { .. }))));
                both += 1;
            }
        }
    }
    assert!(both > 0, "no sample has a word that is both");
}

#[test]
fn interleaved_outputs_have_lines_of_their_own() {
    let text = "(XEN) Xen version 4.17.5 (Debian 4.17.5-1) (a@b) (gcc 12) debug=n Sat Oct 1 12:00:00 UTC 2022\n\
                [    0.000000] Linux version 6.1.0 (a@b) (gcc 12) #1 SMP\n\
                (XEN) Latest ChangeSet:\n\
                [    0.000000] Hypervisor detected: Xen PV\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    let parts = |format: &str| {
        let section = report.sections.iter().find(|it| it.format == format).unwrap();
        section.parts.iter().map(|it| (it.first_line, it.last_line)).collect::<Vec<_>>()
    };
    assert_eq!((parts("xen-dmesg"), parts("dmesg")), (vec![(1, 1), (3, 3)], vec![(2, 2), (4, 4)]));
}

/// What a chart draws as a limit is what the rule judges by.
#[test]
fn limits_of_charts_are_those_of_the_rules() {
    let text = |stolen: f64| {
        let row = format!(" 1  0      0 809684  12345 678901    0    0    16     1   10   20  1  0 50  0 {stolen}\n");
        format!(" r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st\n{}", row.repeat(5))
    };
    let said = |stolen: f64| {
        let text = text(stolen);
        let source = Source::from_text(&text);
        let report = analyze(&source);
        let found = report.findings.iter().find(|it| it.rule == "vmstat/steal-high").map(|it| it.severity);
        let drawn = report.charts.iter().flat_map(|chart| &chart.limits).filter(|it| it.rule == "vmstat/steal-high");
        (found, drawn.map(|it| (it.value, it.severity, it.series.as_deref() == Some("st"))).collect::<Vec<_>>())
    };
    let limits = said(0.0).1;
    assert_eq!(limits, [(10.0, "warning", true), (3.0, "notice", true)]);
    for (value, severity, _) in limits {
        assert_eq!(said(value).0, Some(severity));
        assert_ne!(said(value - 1.0).0, Some(severity));
    }
}
