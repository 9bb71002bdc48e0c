use crate::report::{Report, Value};
use crate::{Source, analyze};

mod json;
mod releases;
mod rules;

fn plain(value: &Value<'_>) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Absent => "-".into(),
    }
}

/// The tables of all sections as text: names, then rows.
fn tables(text: &str) -> Vec<String> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let mut lines = Vec::new();
    for section in &report.sections {
        assert_eq!(section.format, "iostat");
        for table in &section.tables {
            let names: Vec<_> = table.columns.iter().map(|column| column.name.as_ref()).collect();
            lines.push(format!("[{}] {}", table.name, names.join(" ")));
            lines.extend(table.rows.iter().map(|row| row.iter().map(plain).collect::<Vec<_>>().join(" ")));
        }
    }
    lines
}

fn tools(text: &str) -> Vec<String> {
    let source = Source::from_text(text);
    let sections = analyze(&source).sections;
    sections.iter().map(|section| format!("{}: {}", section.title, section.tool.as_deref().unwrap_or("-"))).collect()
}

fn notes(report: &Report<'_>) -> Vec<String> {
    let notes = report.sections.iter().flat_map(|section| &section.notes);
    notes.map(|note| format!("{}: {}", note.line, note.text)).collect()
}

#[test]
fn the_sample_of_2009() {
    assert_eq!(
        tables(super::FORMAT.sample),
        [
            "[cpu] report %user %nice %system %iowait %steal %idle",
            "1 0.43 0 0.22 0.09 0.04 99.22",
            "[devices] report device rrqm/s wrqm/s r/s w/s rsec/s wsec/s avgrq-sz avgqu-sz await svctm %util",
            "1 sda 0.12 3.45 0.46 1.07 18.57 36.2 35.88 0.05 33.57 1.59 0.24",
            "1 sda1 0.06 1.63 0.33 0.85 10.69 19.8 25.94 0.02 21.02 1.64 0.19",
            "1 sda2 0.05 0.06 0.02 0 0.53 0.53 50.09 0 36.04 3.97 0.01",
            "1 sda3 0.02 1.76 0.11 0.22 7.35 15.88 70.38 0.03 78.1 2.04 0.07",
            "1 sdb 0 0 0 0 0 0 20.2 0 5.09 3.7 0",
            "1 sdb1 0 0 0 0 0 0 21 0 4.27 3.02 0",
        ]
    );
    let source = Source::from_text(super::FORMAT.sample);
    let report = analyze(&source);
    let machine = &report.machines[0];
    assert_eq!(machine.name.as_deref(), Some("jacarepagua"));
    let facts: Vec<_> = machine.facts.iter().map(|(key, value)| format!("{key} {}", plain(value))).collect();
    assert_eq!(facts, ["kernel 2.6.26-2-xen-amd64", "cpus 2"]);
    assert_eq!(machine.hypervisor, "xen");
    assert_eq!(tools(super::FORMAT.sample), ["iostat -x: sysstat 8.1.6 to 9.1.0"]);
}

#[test]
fn parts_without_a_banner() {
    let cpu = "avg-cpu:  %user   %nice    %sys %iowait   %idle\n           1.00    2.00    3.00    4.00   90.00\n";
    assert_eq!(tables(cpu), ["[cpu] report %user %nice %sys %iowait %idle", "1 1 2 3 4 90"]);
    let devices = "Device: tps kB_read/s kB_wrtn/s kB_read kB_wrtn\nsda 1.53 18.57 36.21 388 756\n";
    let expected =
        ["[devices] report device tps kB_read/s kB_wrtn/s kB_read kB_wrtn", "1 sda 1.53 18.57 36.21 388 756"];
    assert_eq!(tables(devices), expected);
    // A heading alone is explained, too.
    assert_eq!(tables("Device             tps    kB_read/s    kB_wrtn/s    kB_read    kB_wrtn\n").len(), 1);
}

#[test]
fn devices_above_the_first_heading_are_of_a_report_before_it() {
    let heading = "Device: tps kB_read/s kB_wrtn/s kB_read kB_wrtn\n";
    let cpu = "avg-cpu:  %user   %nice    %sys %iowait   %idle\n           1.00    2.00    3.00    4.00   90.00\n";
    let text = format!("dangling 1.00\nsda 1 2 3 4 5\nsdb 1 2 3 4 5\n\n{cpu}\n{heading}sda 5 4 3 2 1\n");
    let rows = tables(&text);
    assert_eq!(rows[..2], ["[cpu] report %user %nice %sys %iowait %idle", "2 1 2 3 4 90"]);
    assert_eq!(rows[3..], ["1 sda 1 2 3 4 5", "1 sdb 1 2 3 4 5", "2 sda 5 4 3 2 1"]);
    let source = Source::from_text(&text);
    let report = analyze(&source);
    assert_eq!(report.sections[0].first_line, 2);
    // The first report, which is since boot, was cut off.
    assert!(report.sections[0].tables.iter().all(|table| table.since_boot == 0));
    // A row of another table is none of these.
    let other = format!("sda 1 2 3\n{cpu}\n{heading}sda 5 4 3 2 1\n");
    assert_eq!(tables(&other).len(), 4);
}

#[test]
fn a_banner_may_have_lost_its_host() {
    let cpu = "avg-cpu:  %user   %nice    %sys %iowait   %idle\n           1.00    2.00    3.00    4.00   90.00\n";
    let text = format!("Linux 2.6.32 \t09/19/2018 \t_x86_64_\t(24 CPU)\n\n{cpu}");
    let source = Source::from_text(&text);
    let report = analyze(&source);
    assert_eq!(report.sections[0].first_line, 1);
    let facts: Vec<_> = report.machines[0].facts.iter().map(|(key, value)| format!("{key} {}", plain(value))).collect();
    assert_eq!((report.machines[0].name.as_deref(), facts), (None, vec!["kernel 2.6.32".to_owned(), "cpus 24".into()]));
    // A sentence about a kernel has no processors at its end.
    let text = format!("Linux 2.6.32 since 2018\n\n{cpu}");
    assert_eq!(analyze(&Source::from_text(&text)).sections[0].first_line, 3);
}

#[test]
fn other_tools_with_the_same_banner_are_left_alone() {
    let banner = "Linux 6.1.0 (vm) \t11/20/26 \t_x86_64_\t(2 CPU)\n\n";
    for rest in [
        "16:55:00     CPU    %usr   %nice    %sys %iowait\n16:55:00     all    1.00    0.00    2.00    0.10\n",
        "16:55:00        CPU     %user     %nice   %system   %iowait    %steal     %idle\n",
        "16:55:00      UID       PID   kB_rd/s   kB_wr/s kB_ccwr/s iodelay  Command\n",
        "16:55:00          DEV       tps     rkB/s     wkB/s\n16:55:01          vda      1.00      2.00      3.00\n",
        "Filesystem                  rkB/s        wkB/s   rops/s   wops/s         fo/s         fc/s         fd/s\n",
        "Linux 6.1.0 (vm) \t11/20/26 \t_x86_64_\t(2 CPU)\n\n16:55:00     CPU    %usr\n",
    ] {
        let text = format!("{banner}{rest}");
        let source = Source::from_text(&text);
        assert!(analyze(&source).sections.iter().all(|section| section.format != "iostat"), "{text}");
    }
}

#[test]
fn times_of_all_kinds_belong_to_their_report() {
    for time in [
        "11/20/2026 04:05:07 PM",
        "2026-11-20T16:05:07+0000",
        "20.11.2026 16:05:07",
        "2026年11月20日 16時05分07秒",
        "1795190707",
    ] {
        let text = format!("{time}\navg-cpu:  %user   %nice %system %iowait  %steal   %idle\n 1 2 3 4 0 90\n");
        assert_eq!(tables(&text)[1], format!("1 {time} 1 2 3 4 0 90"));
    }
    let old = "Linux 2.6.9 (db)  05/01/04\n\nTime: 16:05:07\navg-cpu:  %user   %nice %system %iowait   %idle\n 1 2 3 4 90\n\n\
               Time: 16:05:08\navg-cpu:  %user   %nice %system %iowait   %idle\n 1 2 3 5 89\n";
    assert_eq!(tables(old)[1..], ["1 16:05:07 1 2 3 4 90", "2 16:05:08 1 2 3 5 89"]);
    // Without the CPU table the device table has the time.
    let devices = "11/20/26 16:05:07\nDevice tps kB_read/s kB_wrtn/s kB_read kB_wrtn\nsda 1 2 3 4 5\n\n\
                   11/20/26 16:05:08\nDevice tps kB_read/s kB_wrtn/s kB_read kB_wrtn\nsda 6 7 8 9 10\n";
    assert_eq!(
        tables(devices),
        [
            "[devices] report time device tps kB_read/s kB_wrtn/s kB_read kB_wrtn",
            "1 11/20/26 16:05:07 sda 1 2 3 4 5",
            "2 11/20/26 16:05:08 sda 6 7 8 9 10"
        ]
    );
}

#[test]
fn a_time_in_front_of_each_row_tells_the_report() {
    let text = "\
          Device            r/s     rkB/s  %util
09:00:00 md127            0.02      0.07   1.12
09:00:00 sdb              0.10      3.80   0.35
09:01:00 md127            0.05      0.20   1.74
And on another day:
09:01:00 Device            r/s     rkB/s  %util
09:01:00 md127            0.20      0.80   6.70
";
    assert_eq!(
        tables(text),
        [
            "[devices] report device r/s rkB/s %util time",
            "1 md127 0.02 0.07 1.12 09:00:00",
            "1 sdb 0.1 3.8 0.35 09:00:00",
            "2 md127 0.05 0.2 1.74 09:01:00",
            "3 md127 0.2 0.8 6.7 09:01:00",
        ]
    );
    assert_eq!(analyze(&Source::from_text(text)).sections[0].tables[0].since_boot, 0);
}

#[test]
fn words_with_a_number_after_the_last_row_do_not_belong() {
    let text = "Device            r/s     rkB/s  %util\nsdb 1.00 2.00 3.00\n\nmdadm -X /dev/sdb\n  Events : 3\n";
    let source = Source::from_text(text);
    assert_eq!(analyze(&source).sections[0].last_line, 2);
}

#[test]
fn names_stand_first_last_or_alone() {
    let alone = "Device: tps kB_read/s kB_wrtn/s kB_read kB_wrtn\nsda\n 1.00 2.00 3.00 4 5\n\
                 mapper-with-a-long-name\n 6.00 7.00 8.00 9 10\n";
    assert_eq!(tables(alone)[1..], ["1 sda 1 2 3 4 5", "1 mapper-with-a-long-name 6 7 8 9 10"]);
    let last = "      tps    kB_read/s    kB_wrtn/s    kB_read    kB_wrtn Device\n 1.00 2.00 3.00 4 5 WD Blue 2\n";
    assert_eq!(tables(last)[1..], ["1 WD Blue 2 1 2 3 4 5"]);
    let blanks = "Device tps kB_read/s kB_wrtn/s kB_read kB_wrtn\nWD Blue 2 1.00 2.00 3.00 4 5\n";
    assert_eq!(tables(blanks)[1..], ["1 WD Blue 2 1 2 3 4 5"]);
}

#[test]
fn lines_wrapped_by_a_terminal_are_joined() {
    let text = "Device:         rrqm/s   wrqm/s     r/s     w/s    rkB/s    wkB/s avgrq-sz\n avgqu-sz   await  svctm  %util\n\
                sda               0.12     3.45    0.46    1.07    18.57    36.20    35.88\n     0.05   33.57   1.59   0.24\n\
                sdb               0.00     0.00    0.00    0.00     0.00     0.00    20.20\n     0.00    5.09   3.70   0.00\n";
    assert_eq!(
        tables(text)[1..],
        ["1 sda 0.12 3.45 0.46 1.07 18.57 36.2 35.88 0.05 33.57 1.59 0.24", "1 sdb 0 0 0 0 0 0 20.2 0 5.09 3.7 0"]
    );
    // Within a word: the heading shows where.
    let text = "Device:         rrqm/s   wrqm/s     r/s     w/s   rsec/s   wsec/s avgrq-sz avgqu\n-sz   await  svctm  %util\n\
                sda               0.12     3.45    0.46    1.07    18.57    36.20    35.88     0\n.05   33.57   1.59   0.24\n\
                sdb               0.00     0.00    0.00    0.00     0.00     0.00    20.20     0\n.00    5.09   3.70   0.00\n";
    assert_eq!(
        tables(text),
        [
            "[devices] report device rrqm/s wrqm/s r/s w/s rsec/s wsec/s avgrq-sz avgqu-sz await svctm %util",
            "1 sda 0.12 3.45 0.46 1.07 18.57 36.2 35.88 0.05 33.57 1.59 0.24",
            "1 sdb 0 0 0 0 0 0 20.2 0 5.09 3.7 0"
        ]
    );
    let twice = tables(&format!("{text}\n{text}"));
    assert_eq!(twice[..3], tables(text));
    assert_eq!(
        twice[3..],
        ["2 sda 0.12 3.45 0.46 1.07 18.57 36.2 35.88 0.05 33.57 1.59 0.24", "2 sdb 0 0 0 0 0 0 20.2 0 5.09 3.7 0"]
    );
}

#[test]
fn the_four_tables_of_xh_are_one() {
    let text = "     r/s     rkB/s Device\n  1.00      2.0k sda\n  3.00      4.0M sdb\n  5.00      6.0k sda\n\n\
                \u{20}    w/s     wkB/s Device\n  7.00      8.0k sda\n  9.00     10.0k sdb\n 11.00     12.0k sda\n\n\
                \u{20}    f/s f_await  aqu-sz  %util Device\n 1.00 2.00 3.00 4.5% sda\n 1.00 2.00 3.00 5.5% sdb\n 1.00 2.00 3.00 6.5% sda\n\n\
                \u{20}    r/s     rkB/s Device\n 21.00      2.0k sdb\n";
    assert_eq!(
        tables(text),
        [
            "[devices] report device r/s rkB/s w/s wkB/s f/s f_await aqu-sz %util",
            "1 sda 1 2 7 8 1 2 3 4.5",
            "1 sdb 3 4096 9 10 1 2 3 5.5",
            // The same device in a second group.
            "1 sda 5 6 11 12 1 2 3 6.5",
            "2 sdb 21 2 - - - - - -",
        ]
    );
}

#[test]
fn amounts_that_name_their_unit_are_shown_in_the_unit_of_the_heading() {
    let text = "Device             tps    MB_read/s    kB_wrtn/s    Blk_read    kB_wrtn\n\
                vda             438.36         7.8M        19.7M       45.4G       512B\n";
    assert_eq!(tables(text)[1], "1 vda 438.36 7.8 20172.8 95210700.8 0.5");
    let source = Source::from_text(text);
    assert!(notes(&analyze(&source))[0].starts_with("2: Each amount names its own unit here"));
}

#[test]
fn decimal_commas_are_read_and_said() {
    let text = "Device             tps    kB_read/s    kB_wrtn/s    kB_read    kB_wrtn\n\
                vda             433,32      8077,18     20110,13   48601041  121004268\n";
    assert_eq!(tables(text)[1], "1 vda 433.32 8077.18 20110.13 48601041 121004268");
    let source = Source::from_text(text);
    assert_eq!(notes(&analyze(&source)), ["2: The numbers have a decimal comma and were read so."]);
}

#[test]
fn a_number_that_may_be_cut_is_not_taken() {
    let heading = "Device             tps    kB_read/s    kB_wrtn/s    kB_read    kB_wrtn\n";
    // All decimals are there, so it is whole.
    assert_eq!(tables(&format!("{heading}vda 433.32 8077.18 20110.13"))[1], "1 vda 433.32 8077.18 20110.13 - -");
    assert_eq!(tables(&format!("{heading}vda 433.32 8077.18 2011"))[1], "1 vda 433.32 8077.18 - - -");
    assert_eq!(tables(&format!("{heading}vda 433.32 8077.18 20110.13 486"))[1], "1 vda 433.32 8077.18 20110.13 - -");
    // In a row that is long enough, rates show it by their decimals.
    assert_eq!(tables("Device r/s w/s %util\nvda 433.32 8077.18 20.1")[1], "1 vda 433.32 8077.18 -");
    assert_eq!(tables("Device r/s w/s %util\nvda 433 8077 20")[1], "1 vda 433 8077 20");
    assert_eq!(tables("Device r/s w/s %util\nvda 433.32 8077.18 20.1%")[1], "1 vda 433.32 8077.18 20.1");
    // Where no number is left, there is no row.
    assert_eq!(tables(&format!("{heading}vda 433.32 8077.18 20110.13 486 12\nvda 4"))[1..].len(), 2);
}

#[test]
fn columns_of_later_releases_are_kept() {
    let text = "Device  r/s  rkB/s w/s wkB/s  z/s zMB_done/s\nvda 1 2 3 4 5 6\n";
    assert_eq!(tables(text), ["[devices] report device r/s rkB/s w/s wkB/s z/s zMB_done/s", "1 vda 1 2 3 4 5 6"]);
}

#[test]
fn a_second_banner_is_a_second_section() {
    let run = "Linux 6.1.0 (vm) \t11/20/26 \t_x86_64_\t(2 CPU)\n\nDevice tps kB_read/s kB_wrtn/s kB_read kB_wrtn\nsda 1 2 3 4 5\n\n";
    let text = format!("{run}{run}");
    assert_eq!(tables(&text).len(), 4);
}

#[test]
fn what_is_not_understood_is_kept() {
    let text = "avg-cpu:  %user   %nice %system %iowait  %steal   %idle\n 1 2 3 4 0 90\n\n\
                Device tps kB_read/s kB_wrtn/s kB_read kB_wrtn\nsda 1 2 3 4 5\nnobody knows this line\nsdb 1 2 3 4 5\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!(notes(&report), ["6: nobody knows this line"]);
    assert_eq!(tables(text).len(), 5);
}
