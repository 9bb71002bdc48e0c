use crate::report::Value;
use crate::{Source, analyze};

/// A table as text: the column names, then the rows.
fn table(text: &str) -> Vec<String> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let table = &report.sections[0].tables[0];
    let names: Vec<_> = table.columns.iter().map(|column| column.name.as_ref()).collect();
    let cell = |value: &Value<'_>| match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Absent => "-".into(),
    };
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" "));
    [names.join(" ")].into_iter().chain(rows).collect()
}

#[test]
fn columns_follow_the_heading() {
    assert_eq!(
        table(super::FORMAT.sample),
        ["r b swpd free buff cache si so bi bo in cs us sy id wa", "0 0 51 20 105 119 0 0 6 13 7 7 0 0 99 0"]
    );
}

#[test]
fn a_time_stands_in_front_or_behind() {
    let before = "--time-- procs -----------memory---------- ---swap-- -----io---- --system-- -----cpu-----
          r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
21:21:49  2  0    376 141000624 945216 8464640    0    0     2   806 31414 37894  2  1 97  0  0\t
";
    assert_eq!(
        table(before),
        [
            "r b swpd free buff cache si so bi bo in cs us sy id wa st time",
            "2 0 376 141000624 945216 8464640 0 0 2 806 31414 37894 2 1 97 0 0 21:21:49"
        ]
    );
    let behind = "procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu----- -----timestamp-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st                 UTC
 1  0      0 809684    764  45436    0    0  3500     0  141   92  1  8 84  1  6 2026-11-20 16:04:01
";
    assert_eq!(table(behind)[1], "1 0 0 809684 764 45436 0 0 3500 0 141 92 1 8 84 1 6 2026-11-20 16:04:01");
}

#[test]
fn a_patched_procps_is_none_of_procps_ng() {
    let text = "\
procs -----------memory---------- ---swap-- -----io---- --system-- -----cpu----- ---timestamp---
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 1  0      0 809684 180764  45436    0    0  3500     0  141   92  1  8 84  1  6\t2014-03-05 10:11:12 CET
";
    let source = Source::from_text(text);
    let section = &analyze(&source).sections[0];
    assert_eq!(section.tool.as_deref(), Some("a patched procps 3.2"));
    let cache = section.tables[0].columns.iter().find(|column| column.name == "cache").unwrap();
    assert_eq!(cache.entry.since, "", "{cache:?}");
    assert!(cache.entry.until.contains("3.3.9"), "{cache:?}");
}

#[test]
fn a_time_may_stand_in_front_of_all_lines() {
    let text = "\
11:08:11 procs -----------memory---------- ---swap-- -----io---- -system-- -------cpu-------
11:08:11  r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st gu
11:08:12  2  0      0 819384   5140  86508    0    0   448   109  340  260 15 62 22  1  0  0
";
    let rows = table(text);
    assert_eq!(rows[0], "r b swpd free buff cache si so bi bo in cs us sy id wa st gu time");
    assert_eq!(rows[1], "2 0 0 819384 5140 86508 0 0 448 109 340 260 15 62 22 1 0 0 11:08:12");
    assert_eq!(analyze(&Source::from_text(text)).sections[0].tool.as_deref(), Some("procps-ng 4.0.4 or newer"));
}

#[test]
fn the_rounded_samples_of_pt_summary_are_no_disks() {
    let text = "  procs  ---swap-- -----io---- ---system---- --------cpu--------
   r  b    si   so    bi    bo     ir     cs  us  sy  il  wa  st
   2  0     0    0    80    15   1000     60  48  24  27   1   0
";
    assert_eq!(table(text), ["r b si so bi bo in cs us sy id wa st", "2 0 0 0 80 15 1000 60 48 24 27 1 0"]);
    let source = Source::from_text(text);
    assert!(analyze(&source).sections[0].tool.as_deref().unwrap().starts_with("pt-summary"));
}

#[test]
fn a_cut_row_keeps_what_it_has() {
    let text = " r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 1  0      0 809684    764  45436    0    0  3500     0  141   92  1  8 84  1  6
 4  0      0 809684    764  45436    0    0     0 10264  238  1";
    let rows = table(text);
    assert_eq!(rows[2], "4 0 0 809684 764 45436 0 0 0 10264 238 - - - - - -");
}

#[test]
fn a_repeated_heading_is_no_new_section_and_other_columns_are() {
    let heading = " r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st\n";
    let row = " 1  0      0 809684    764  45436    0    0  3500     0  141   92  1  8 84  1  6\n";
    let text = format!("{heading}{row}{heading}{row}");
    assert_eq!(table(&text).len(), 3);
    let other = " r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa\n";
    let text = format!("{heading}{row}{other} 1 0 0 1 1 1 0 0 3 0 1 9 1 8 84 1\n");
    let source = Source::from_text(&text);
    assert_eq!(analyze(&source).sections.len(), 2);
}

/// The dictionary entry of a column of the first table: what to watch for.
fn watch(text: &str, column: &str) -> String {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let columns = &report.sections[0].tables[0].columns;
    columns.iter().find(|it| it.name == column).unwrap().entry.watch.to_owned()
}

#[test]
fn words_mean_what_they_mean_in_the_version_that_printed_them() {
    let group = "procs -----------memory---------- ---swap-- -----io---- -system-- -------cpu-------";
    let names = " r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa";
    let row = " 1  0      0 809684    764  45436    0    0  3500     0  141   92  1  8 84  1";
    let old = format!("{group}\n{names}\n{row}\n");
    let middle = format!("{group}\n{names} st\n{row}  6\n");
    let new = format!("{group}\n{names} st gu\n{row}  6  0\n");
    for (column, phrases) in [
        ("cache", ["do not compare with newer", "does not show which", "Up to procps-ng 3.3.9 without"]),
        ("us", ["guests is in it", "does not show which", "but in gu"]),
        ("cs", ["every version", "every version", "Wrong in the first line: about a hundredth"]),
        ("in", ["Wrong in the first line up to", "Wrong in the first line up to", "an average since boot"]),
    ] {
        for (text, phrase) in [&old, &middle, &new].into_iter().zip(phrases) {
            assert!(watch(text, column).contains(phrase), "{column}: {phrase}: {}", watch(text, column));
        }
    }
}

#[test]
fn headings_of_any_language_are_read_by_their_places() {
    let text = "procs -----------minne----------- -växling- -----io---- -system-- ------cpu----- ----tidsstämpel----
 k  b  växl  fritt  inakt aktivt   vi   vu    bi    bu  avb ktxb an sy ia vä st                  UTC
 2  0      0 22653756   5196 1638688    0    0  2826  3829  521 1605 57  9 34  0  0 2026-11-20 21:55:38
";
    let rows = table(text);
    assert_eq!(rows[0], "r b swpd free inact active si so bi bo in cs us sy id wa st time");
    assert_eq!(rows[1], "2 0 0 22653756 5196 1638688 0 0 2826 3829 521 1605 57 9 34 0 0 2026-11-20 21:55:38");
    // A column of a version to come keeps its own name.
    let text = "procs -----------memory---------- ---swap-- -----io---- -system-- -------cpu-------
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa new st gu
 1  0      0 809684    764  45436    0    0  3500     0  141   92  1  8 84  1  7  6  5
";
    assert_eq!(table(text)[0], "r b swpd free buff cache si so bi bo in cs us sy id wa new st gu");
}

#[test]
fn disks_with_a_time() {
    let text = "disk- ------------reads------------ ------------writes----------- -----IO------ -----timestamp-----
       total merged sectors      ms  total merged sectors      ms    cur    sec                 EDT
sda    15257    100  841035    8395  50851   5502 1648657  146540      0     44 2021-09-16 12:44:47
";
    assert_eq!(table(text)[1], "sda 15257 100 841035 8395 50851 5502 1648657 146540 0 44 2021-09-16 12:44:47");
}

#[test]
fn the_first_line_is_judged_only_if_it_is_not_since_boot() {
    let rows = " r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 1  0      0 809684    764  45436    0    0  3500     0  141   92  1  8 84  1  6
";
    let findings = |text: &str| {
        let source = Source::from_text(text);
        analyze(&source).findings.iter().map(|it| it.rule.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(findings(&format!("$ vmstat 1 1\n{rows}")), ["vmstat/since-boot-only"]);
    assert!(findings(&format!("$ vmstat -y 1 1\n{rows}")).is_empty());
}

#[test]
fn samples_above_the_first_heading_belong_to_it() {
    let heading = "procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st\n";
    let row = |r: u32| format!(" {r}  0      0 809684    764  45436    0    0  3500     0  141   92  1  8 84  1  6\n");
    let text = format!("It is slow:\n 9684 764 45436 0 0\n{}{}{heading}{}", row(1), row(2), row(3));
    let source = Source::from_text(&text);
    let report = analyze(&source);
    let section = &report.sections[0];
    assert_eq!((section.first_line, section.last_line), (3, 7));
    let first: Vec<_> = section.tables[0].rows.iter().map(|row| format!("{:?}", row[0])).collect();
    assert_eq!(first, ["Number(1.0)", "Number(2.0)", "Number(3.0)"]);
    // The first sample of all, which is since boot, was cut off.
    assert_eq!(section.tables[0].since_boot, 0);
    // What is not as wide is not of this table.
    assert_eq!(report.unrecognized.len(), 1);
}

#[test]
fn amounts_too_small_for_kib_are_doubted() {
    let notes = |free: u32| {
        let text = format!(
            " r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa
 0  0     51 {free}    105    119    0    0     6    13    7    7  0  0 99  0
"
        );
        let source = Source::from_text(&text);
        analyze(&source).sections[0].notes.len()
    };
    assert_eq!([notes(20), notes(809_684)], [1, 0]);
}

#[test]
fn a_heading_of_another_tool_is_left_to_it() {
    let dstat = "----total-cpu-usage---- -dsk/total- -net/total- ---paging-- ---system--
usr sys idl wai stl| read  writ| recv  send|  in   out | int   csw
  1   1  97   0   0|  12k   34k|   0     0 |   0     0 | 210   410
";
    let text = format!("{}{dstat}", super::FORMAT.sample);
    let source = Source::from_text(&text);
    let report = analyze(&source);
    assert_eq!(report.sections[0].last_line, 3);
}

/// Each release prints its lines in its order, so that places tell what they are in any language.
#[test]
fn lines_of_other_languages_are_told_by_their_places() {
    let lines = |count: usize| {
        let number = |at: usize| if at + 2 == count { 1_795_198_594 } else { at * 37 % 101 };
        let line = |at: usize| format!("{:13} {}wort\n", number(at), if at < 10 { "K das " } else { "" });
        let text: String = (0..count).map(line).collect();
        let source = Source::from_text(&text);
        let report = analyze(&source);
        report.sections[0].fields.iter().map(|field| field.name.to_string()).collect::<Vec<_>>()
    };
    for (count, at, name) in [
        (26, 1, "used memory"),
        (26, 18, "pages paged in"),
        (26, 25, "forks"),
        (28, 19, "nice guest cpu ticks"),
        (28, 20, "paged in"),
        (28, 24, "interrupts"),
        (34, 24, "pages alloc in dma"),
        (34, 33, "forks"),
    ] {
        assert_eq!(lines(count)[at], name, "{count} lines");
    }
}

/// The variant and keys of a text of counts.
fn keys(text: &str) -> String {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let section = &report.sections[0];
    assert_eq!((section.format, report.sections.len(), section.notes.len()), ("vmstat", 1, 0), "{text}");
    let fields = section.fields.iter().map(|field| {
        assert!(!field.entry.meaning.is_empty(), "{text}: {}", field.name);
        format!("{}={}", field.name, field.value)
    });
    format!("{} {}", section.variant.unwrap_or_default(), fields.collect::<Vec<_>>().join(" "))
}

#[test]
fn counts_of_other_languages_are_told_by_their_places() {
    let polish = "Dysków:                10\nPartycji:              0\nOdczytów razem:        4331695\nOdczytów zgrupowanych: 170837\n\
        Odczytanych sektorów:  147984930\nOdczyty w ms:          6965698\nZapisów:               429695\nZapisów zgrupowanych:  673509\n\
        Zapisanych sektorów:   200467944\nZapisy w ms:           1097248\nTrwających op. we/wy:  0\nWe/wy w ms:            352\n\
        Ważone we/wy w ms:     8145\n";
    let all = keys(polish);
    assert!(all.starts_with("disk-sum disks=10 partitions=0 total reads=4331695"), "{all}");
    assert!(all.ends_with("milli weighted IO=8145"), "{all}");
    for text in ["       709857 clonages\n", "Odgałęzień procesów:              709857\n", "       709857 포킹 횟수\n"]
    {
        assert_eq!(keys(text), "forks forks=709857", "{text}");
    }
    let vietnamese =
        "Nhớ tạm                Số Tổng   Cỡ  Trang\nAcpi-State                  102    102     80     51\n";
    assert_eq!(table(vietnamese), ["Cache Num Total Size Pages", "Acpi-State 102 102 80 51"]);
    let french = "vda1         lectures     secteurs lus  écritures    écritures dem\n                 8410           501282       1209            23928\n";
    assert_eq!(table(french), ["device reads read sectors writes requested writes", "vda1 8410 501282 1209 23928"]);
}

#[test]
fn samples_of_disks_are_numbered() {
    let head = "disk- ------------reads------------ ------------writes----------- -----IO------\n       total merged sectors      ms  total merged sectors      ms    cur    sec\n";
    let disks = "sdb     2139   1066  230314   15472    734    482   76096    9763      0     17\nsda      163      0    6392    1336      0      0       0       0      0      1\n";
    let numbers = |text: &str| -> Vec<String> {
        table(text)
            .iter()
            .skip(1)
            .map(|row| format!("{} {}", row.split(' ').next().unwrap(), row.rsplit(' ').next().unwrap()))
            .collect()
    };
    assert_eq!(
        numbers(&format!("{head}{disks}{head}{disks}{disks}")),
        ["sdb 1", "sda 1", "sdb 2", "sda 2", "sdb 3", "sda 3"]
    );
    // One sample needs no number.
    assert_eq!(numbers(&format!("{head}{disks}")), ["sdb 17", "sda 1"]);
}

#[test]
fn a_row_that_was_cut_does_not_go_on_with_its_heading() {
    let heads = [
        "procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----\n\
         \x20r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st\n\
         \x201  0      0 136",
        "Linux 5.4.0 (web01) \t04/21/20 \t_x86_64_\t(2 CPU)\n\n\
         Device:         rrqm/s   wrqm/s     r/s     w/s    rMB/s    wMB/s avgrq-sz avgqu-sz\n\
         vda       ",
    ];
    for text in heads {
        let source = crate::read(text.as_bytes());
        let report = crate::analyze(&source);
        let columns: Vec<&str> =
            report.sections[0].tables.iter().flat_map(|it| &it.columns).map(|it| it.name.as_ref()).collect();
        assert!(!columns.contains(&"vda") && !columns.contains(&"0"), "{columns:?}");
    }
}

#[test]
fn words_behind_a_row_are_no_time() {
    let text = format!("{}Show more\nCopy\n", super::FORMAT.sample);
    let source = crate::read(text.as_bytes());
    let report = crate::analyze(&source);
    assert!(report.sections[0].tables[0].columns.iter().all(|column| column.name != "time"));
    assert_eq!(report.unrecognized.len(), 1);
}
