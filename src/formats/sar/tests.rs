use crate::tests::{findings, formats, look, markers, table, unread};

const BANNER: &str = "Linux 6.1.0-50-amd64 (xenlab) \t11/20/26 \t_x86_64_\t(2 CPU)\n\n";

#[test]
fn the_cpu_report() {
    let text = super::FORMAT.sample;
    assert_eq!(table(text, "cpu")[1], "1 | 15:54:51 | all | 2.27 | 0 | 23.86 | 43.18 | 21.59 | 9.09");
    assert_eq!(table(text, "cpu average")[1], "Average | all | 2.14 | 0 | 18.35 | 19.88 | 11.31 | 48.32");
    assert_eq!(markers(text), ["sar/steal-counted"]);
    assert_eq!(unread(text), 0);
}

#[test]
fn reports_of_one_run_are_tables_of_their_own() {
    let text = format!(
        "{BANNER}15:55:31          DEV       tps     rkB/s     wkB/s     dkB/s   areq-sz    aqu-sz     await     %util
15:55:32         xvda     76.15      0.00   9420.18      0.00    123.71      0.15      1.87      8.07

15:55:31        IFACE   rxpck/s   txpck/s    rxkB/s    txkB/s   rxcmp/s   txcmp/s  rxmcst/s   %ifutil
15:55:32           lo      7.92      7.92      0.65      0.65      0.00      0.00      0.00      0.00

15:55:31      runq-sz  plist-sz   ldavg-1   ldavg-5  ldavg-15   blocked
15:55:32            3       113      2.24      2.35      1.70         0

15:55:32          DEV       tps     rkB/s     wkB/s     dkB/s   areq-sz    aqu-sz     await     %util
15:55:33         xvda     75.00      0.00   9420.18      0.00    123.71      0.15      1.87      8.07
"
    );
    let disks = table(&text, "disks");
    assert_eq!(disks[0], "report | time | DEV | tps | rkB/s | wkB/s | dkB/s | areq-sz | aqu-sz | await | %util");
    assert_eq!(disks[2], "2 | 15:55:33 | xvda | 75 | 0 | 9420.18 | 0 | 123.71 | 0.15 | 1.87 | 8.07");
    assert_eq!(table(&text, "networks")[1], "1 | 15:55:32 | lo | 7.92 | 7.92 | 0.65 | 0.65 | 0 | 0 | 0 | 0");
    assert_eq!(table(&text, "load")[1], "1 | 15:55:32 | 3 | 113 | 2.24 | 2.35 | 1.7 | 0");
    assert_eq!(markers(&text), ["sar/xvd-disk"]);
    assert_eq!((formats(&text).len(), unread(&text)), (1, 0));
}

#[test]
fn pretty_names_stand_last_and_human_units_stay_words() {
    let text = format!(
        "{BANNER}13:20:09          tps     rkB/s     wkB/s     await     %util DEV
13:20:19         9.62      7.9k      0.0k     13.00      1.0% 1234 abcd\n"
    );
    assert_eq!(table(&text, "disks")[1], "1 | 13:20:19 | 9.62 | 7.9k | 0.0k | 13 | 1 | 1234 abcd");
}

#[test]
fn sar_and_mpstat_are_told_apart_by_the_order_of_steal() {
    let text = format!(
        "{BANNER}15:55:05        CPU      %usr     %nice      %sys   %iowait    %steal      %irq     %soft    %guest    %gnice     %idle
15:55:06        all      0.55      0.00      1.10      0.00      7.69      0.00      0.00      0.00      0.00     90.66\n"
    );
    assert_eq!(formats(&text), ["sar"]);
    assert_eq!(table(&text, "cpu")[1], "1 | 15:55:06 | all | 0.55 | 0 | 1.1 | 0 | 7.69 | 0 | 0 | 0 | 0 | 90.66");
}

#[test]
fn restarts_and_comments_are_remarks() {
    let text = format!(
        "{BANNER}08:16:11     LINUX RESTART\t(8 CPU)
08:16:56     COM before the test

08:17:01       proc/s   cswch/s
08:17:02         8.82   2052.94
"
    );
    assert_eq!(table(&text, "other")[1], "1 | 08:17:02 | 8.82 | 2052.94");
    assert_eq!(unread(&text), 0);
    look(&text, |report| assert!(report.sections[0].notes[0].text.contains("started")));
}

/// Three samples of a report.
fn samples(heading: &str, row: &str) -> String {
    format!("{BANNER}15:00:00 {heading}\n15:00:01 {row}\n15:00:02 {row}\n15:00:03 {row}\n")
}

#[test]
fn each_rule_fires_and_is_quiet() {
    let cpu = "CPU     %user     %nice   %system   %iowait    %steal     %idle";
    let errors = "IFACE   rxerr/s   txerr/s    coll/s  rxdrop/s  txdrop/s  txcarr/s  rxfram/s  rxfifo/s  txfifo/s";
    let load = "runq-sz  plist-sz   ldavg-1   ldavg-5  ldavg-15   blocked";
    for (heading, row, rule) in [
        (cpu, "all 1.00 0.00 2.00 0.00 12.00 85.00", Some("warning mpstat/steal-high")),
        (cpu, "all 1.00 0.00 2.00 0.00 1.00 96.00", None),
        ("pswpin/s pswpout/s", "500.00 20.00", Some("warning sar/swapping")),
        ("pswpin/s pswpout/s", "0.00 20.00", None),
        (load, "3 113 2.24 2.35 1.70 0", Some("notice sar/run-queue-long")),
        (load, "2 113 2.24 2.35 1.70 0", None),
        (errors, "eth0 0.10 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00", Some("warning sar/network-errors")),
        (errors, "eth0 0.00 0.00 0.00 9.00 0.00 0.00 0.00 0.00 0.00", None),
    ] {
        assert_eq!(findings(&samples(heading, row)), rule.into_iter().collect::<Vec<_>>(), "{row}");
    }
    let averages = "Average:        CPU     %user     %nice   %system   %iowait    %steal     %idle
Average:          0     99.00      0.00      1.00      0.00      0.00      0.00
Average:          1      1.00      0.00      1.00      0.00      0.00     98.00\n";
    assert_eq!(findings(&format!("{BANNER}{averages}")), ["notice mpstat/one-busy-cpu"]);
    assert!(
        findings(&format!("{BANNER}{}", averages.replace("99.00", "1.00").replace(" 0.00\nA", " 98.00\nA"))).is_empty()
    );
}
