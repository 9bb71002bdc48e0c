use std::fmt::Write;

use crate::report::{Report, Value};
use crate::{Source, analyze};

fn plain(value: &Value<'_>) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Absent => "-".into(),
    }
}

fn lines(report: &Report<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for section in &report.sections {
        assert_eq!(section.format, "sar");
        for table in &section.tables {
            let names: Vec<_> = table.columns.iter().map(|column| column.name.as_ref()).collect();
            lines.push(format!("[{}] {}", table.name, names.join(" ")));
            lines.extend(table.rows.iter().map(|row| row.iter().map(plain).collect::<Vec<_>>().join(" ")));
        }
        lines.extend(section.notes.iter().map(|note| format!("{}: {}", note.line, note.text)));
    }
    lines
}

fn tables(text: &str) -> Vec<String> {
    let source = Source::from_text(text);
    lines(&analyze(&source))
}

#[test]
fn disks_with_the_name_first_or_last() {
    assert_eq!(
        tables(super::FORMAT.sample),
        [
            "[disks] sample time DEV tps rkB/s wkB/s dkB/s areq-sz aqu-sz await %util",
            "1 16:55:20 vda 16.83 146.53 0 19.8 9.88 0 0.24 0",
            "2 16:55:21 vda 14.85 51.49 0 35.64 5.87 0.01 0.93 0.79",
            "[disks-average] sample time DEV tps rkB/s wkB/s dkB/s areq-sz aqu-sz await %util",
            "1 Average: vda 15.84 99.01 0 27.72 8 0.01 0.56 0.4",
        ]
    );
    let last = "16:55:21          tps     rkB/s     wkB/s   areq-sz    aqu-sz     await     %util DEV\n\
                16:55:22        17.82     31.68   4613.86    262.67      0.02      0.89      0.79 vda\n\
                16:55:22        17.82     31.68      4.5M    262.7k      0.02      0.89      0.8% sda\n";
    assert_eq!(
        tables(last)[..3],
        [
            "[disks] sample time tps rkB/s wkB/s areq-sz aqu-sz await %util DEV",
            "1 16:55:22 17.82 31.68 4613.86 262.67 0.02 0.89 0.79 vda",
            "1 16:55:22 17.82 31.68 4608 262.7 0.02 0.89 0.8 sda"
        ]
    );
    let old = "14:00:01          DEV       tps  rd_sec/s  wr_sec/s  avgrq-sz  avgqu-sz     await     svctm     %util\n\
               14:10:01       dev8-0      2.50      0.00     40.00     16.00      0.01      4.00      1.00      0.25\n";
    assert_eq!(tables(old)[1], "1 14:10:01 dev8-0 2.5 0 40 16 0.01 4 1 0.25");
}

#[test]
fn cpu_and_what_goes_with_it() {
    let text = "Linux 6.1.0 (vm) \t11/20/26 \t_x86_64_\t(2 CPU)\n\n13:37:29     LINUX RESTART\t(2 CPU)\n\n\
                13:37:30        CPU     %user     %nice   %system   %iowait    %steal     %idle\n\
                13:37:31        all     90.34      0.00      2.90      0.00      6.76      0.00\n\
                13:37:31          0     90.00      0.00      3.00      0.00      7.00      0.00\n\n\
                13:37:30     INTR    intr/s\n13:37:31      sum    229.70\n\n\
                13:37:30      runq-sz  plist-sz   ldavg-1   ldavg-5  ldavg-15   blocked\n\
                13:37:31            9       163     12.31     16.07     21.33         0\n";
    assert_eq!(
        tables(text),
        [
            "[cpu] sample time CPU %user %nice %system %iowait %steal %idle",
            "1 13:37:31 all 90.34 0 2.9 0 6.76 0",
            "1 13:37:31 0 90 0 3 0 7 0",
            "[queue] sample time runq-sz plist-sz ldavg-1 ldavg-5 ldavg-15 blocked",
            "1 13:37:31 9 163 12.31 16.07 21.33 0",
            "3: The machine was started here; what follows is counted anew.",
            "9: This report is not read: INTR intr/s",
        ]
    );
}

#[test]
fn a_day_may_begin_with_a_restart() {
    let text = "11:02:02 AM       LINUX RESTART (1 CPU)\n\n\
                11:05:01 AM     CPU     %user     %nice   %system   %iowait    %steal     %idle\n\
                11:15:01 AM     all      1.94      0.00      0.55      0.06      0.02     97.44\n";
    let source = Source::from_text(text);
    assert!(analyze(&source).unrecognized.is_empty());
    assert_eq!(tables(text)[1], "1 11:15:01 AM all 1.94 0 0.55 0.06 0.02 97.44");
}

#[test]
fn mpstat_and_iostat_are_not_ours() {
    for text in [
        "16:55:05  CPU  %usr  %nice  %sys  %iowait  %irq  %soft  %steal  %guest  %gnice  %idle\n16:55:06 all 1 2 3 4 5 6 7 8 9 10\n",
        "16:55:05  CPU   %user   %nice %system   %idle    intr/s\n16:55:06 all 1 2 3 4 5\n",
        "11/20/26 16:05:07\navg-cpu:  %user   %nice %system %iowait  %steal   %idle\n 1 2 3 4 0 90\n",
    ] {
        let source = Source::from_text(text);
        assert!(analyze(&source).sections.iter().all(|section| section.format != "sar"), "{text}");
    }
}

#[test]
fn lines_of_others_are_left_to_them() {
    let sar = "16:55:30     pswpin/s pswpout/s\n16:55:31         0.00      0.00\n";
    let vmstat = "   procs -----------memory---------- ---swap-- -----io---- -system-- ----cpu----\n    \
                  r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa\n    \
                  0  0     51     20    105    119    0    0     6    13    7    7  0  0 99  0\n";
    let text = format!("{sar}{vmstat}");
    let source = Source::from_text(&text);
    let formats: Vec<&str> = analyze(&source).sections.iter().map(|section| section.format).collect();
    assert_eq!(formats, ["sar", "vmstat"]);
}

fn outcome(rule: &str, text: &str) -> &'static str {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let found = report.checked.iter().find(|checked| checked.rule == rule).map(|checked| checked.outcome);
    found.unwrap_or_else(|| panic!("{rule} is no rule"))
}

#[test]
fn rules_fire_and_stay_quiet() {
    let table = |heading: &str, row: &str| {
        let mut text = format!("16:00:00 {heading}\n");
        for minute in 1..=4 {
            let _ = writeln!(text, "16:{minute}0:01 {row}");
        }
        text
    };
    let cpu = "CPU %user %nice %system %iowait %steal %idle";
    let disk = "DEV tps rkB/s wkB/s areq-sz aqu-sz await %util";
    let swap = "pswpin/s pswpout/s";
    for (rule, heading, fires, quiet) in [
        ("sar/steal-high", cpu, "all 50.0 0.0 10.0 0.0 15.0 25.0", "all 50.0 0.0 10.0 0.0 1.0 39.0"),
        ("sar/device-slow", disk, "sda 100.0 50.0 900.0 9.5 8.0 80.0 99.0", "sda 9000.0 50.0 900.0 9.5 8.0 0.8 99.0"),
        ("sar/swapping", swap, "120.5 300.0", "0.0 20.0"),
    ] {
        assert_eq!(outcome(rule, &table(heading, fires)), "fired", "{rule}");
        assert_eq!(outcome(rule, &table(heading, quiet)), "quiet", "{rule}");
        let short = table(heading, fires).lines().take(3).collect::<Vec<_>>().join("\n");
        assert_eq!(outcome(rule, &short), "not-checked", "{rule}");
    }
}

#[test]
fn used_memory_is_with_or_without_cache_by_its_share() {
    let watch = |used: &str| {
        let text = format!(
            "12:00:01 AM kbmemfree kbmemused  %memused kbbuffers  kbcached  kbcommit   %commit
12:10:01 AM    496288   {used}    215664   5215228   3407492     41.70
"
        );
        let source = Source::from_text(&text);
        let report = analyze(&source);
        let columns = &report.sections[0].tables[0].columns;
        columns.iter().find(|it| it.name == "kbmemused").unwrap().entry.watch.to_owned()
    };
    assert!(watch("7675896     93.93").starts_with("With the page cache"));
    assert!(watch("2244000     27.46").starts_with("Up to sysstat 11.7.3 the page cache counts"));
    assert!(watch("0      0.00").contains("does not show which"));
}

#[test]
fn a_report_that_is_not_read_is_named() {
    let text = "Linux 5.10.0 (db1) \t04/18/19 \t_x86_64_\t(9 CPU)

13:20:09        CPU    wghMHz
13:20:19        all   1123.35
13:20:19          0   1200.33
Average:        all   1123.35
";
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!(lines(&report), ["3: This report is not read: CPU wghMHz"]);
    assert_eq!((report.sections[0].last_line, report.machines[0].name.as_deref()), (6, Some("db1")));
    // pidstat prints the same banner, and `sadf -r` names and values in turn.
    for heading in
        ["UID       PID    %usr  Command", "UID PID   cswch/s nvcswch/s  Command", "UTC; rtps; 117517; 66581;"]
    {
        let text = text.replace("CPU    wghMHz", heading);
        let source = Source::from_text(&text);
        assert!(analyze(&source).sections.is_empty(), "{heading}");
    }
}

#[test]
fn reports_whose_rows_end_with_words_are_kept() {
    let text = "13:20:09        CPU     %user     %nice   %system   %iowait    %steal     %idle\n\
                13:20:19        all     90.34      0.00      2.90      0.00      6.76      0.00\n\n\
                13:20:09        BUS  idvendor    idprod  maxpower manufact                product\n\
                13:20:29          1       3f0       862       196 HP                      HP Wireless Keyboard Mouse Kit\n\
                Summary:          1       3f0       862       196 HP                      HP Wireless Keyboard Mouse Kit\n\n\
                13:20:09     MBfsfree  MBfsused   %fsused  %ufsused     Ifree     Iused    %Iused FILESYSTEM\n\
                13:20:19          705       145        17        19   6008414    102818         2 /dev/sda9\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!((report.unrecognized.len(), report.sections[0].last_line), (0, 9));
    assert_eq!(lines(&report).iter().filter(|line| line.contains("This report is not read")).count(), 2);
}

#[test]
fn a_heading_of_mpstat_that_was_cut_off_is_not_ours() {
    let text = "Linux 6.18.44 (vm) \t11/20/26 \t_x86_64_\t(2 CPU)\n\n16:55:05     CPU    %usr   %nice    %sys %iowait";
    let source = crate::read(text.as_bytes());
    let cut = crate::segment::cut(&source, &crate::segment::Guidance::default());
    assert!(cut.segments.iter().all(|it| it.format.id != "sar"));
}

#[test]
fn a_note_that_ends_with_a_number_is_no_average() {
    let average =
        "Average:          vda     15.84     99.01      0.00     27.72      8.00      0.01      0.56      0.40";
    let average = |label: &str| average.replace("Average:", label);
    let text = "Linux 6.18.44 (vm) \t11/20/26 \t_x86_64_\t(2 CPU)\n\n\
                16:55:19          DEV       tps     rkB/s     wkB/s     dkB/s   areq-sz    aqu-sz     await     %util\n\
                16:55:20          vda     16.83    146.53      0.00     19.80      9.88      0.00      0.24      0.00\n";
    for (line, left) in [
        (average("Average:"), 0),
        (average("Moyenne :"), 0),
        (average("Ortalama:").replace('.', ","), 0),
        ("Note: the 100".into(), 1),
        ("Edit: load 1.5".into(), 1),
    ] {
        let text = format!("{text}\n{line}\n");
        let source = Source::from_text(&text);
        assert_eq!(analyze(&source).unrecognized.len(), left, "{line}");
    }
}
