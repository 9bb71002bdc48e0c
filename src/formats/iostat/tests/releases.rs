//! What releases and systems print: told apart, or named and left alone.

use crate::{Source, analyze};

use super::{tables, tools};

#[test]
fn headings_translated_up_to_5_1_4_are_read() {
    let text = "cpu-moy:  %user   %nice    %sys %iowait   %idle\n           1,00    2,00    3,00    4,00   90,00\n\n\
                Device:            tps     kB_lus/s  kB_écrits/s     kB_lus  kB_écrits\nhda 1,00 2,00 3,00 4 5\n";
    assert_eq!(
        tables(text),
        [
            "[cpu] report %user %nice %sys %iowait %idle",
            "1 1 2 3 4 90",
            "[devices] report device tps kB_read/s kB_wrtn/s kB_read kB_wrtn",
            "1 hda 1 2 3 4 5"
        ]
    );
}

#[test]
fn iostat_of_other_systems_is_named_and_not_read() {
    for (text, system) in [
        (
            "       tty             ada0              cpu\n tin  tout KB/t tps  MB/s  us ni sy in id\n   0     3 21.4   5  0.11   1  0  0  0 99\n",
            "FreeBSD",
        ),
        (
            "                        extended device statistics  \ndevice     r/s     w/s     kr/s     kw/s  ms/r  ms/w  ms/o  ms/t qlen  %b  \nada0         1       4     33.2     78.8     0     1     0     1    0   0 \n",
            "FreeBSD",
        ),
        (
            "              disk0       cpu    load average\n    KB/t  tps  MB/s  us sy id   1m   5m   15m\n   18.29   77  1.37   4  3 93  1.56 1.79 1.81\n",
            "macOS",
        ),
        (
            "                    extended device statistics              \n    r/s    w/s   kr/s   kw/s wait actv wsvc_t asvc_t  %w  %b device\n    0.4    0.3   11.2    3.0  0.0  0.0    0.0   12.3   0   0 c0t0d0\n",
            "Solaris or illumos",
        ),
        (
            "System configuration: lcpu=8 drives=3\n\nDisks:        % tm_act     Kbps      tps    Kb_read   Kb_wrtn\nhdisk0           0.3       5.6       0.9    2340       876\n",
            "AIX",
        ),
        (
            "      tty            sd0             cpu\n tin tout  KB/t t/s MB/s  us ni sy in id\n   0    5 20.13   3 0.06   1  0  0  0 99\n",
            "NetBSD or OpenBSD",
        ),
    ] {
        let source = Source::from_text(text);
        let report = analyze(&source);
        assert_eq!(report.sections.len(), 1, "{text}");
        let section = &report.sections[0];
        assert!(section.format == "foreign" && section.title.contains(system), "{text}: {}", section.title);
        assert!(section.tables.is_empty(), "{text}");
        assert!(report.findings.is_empty(), "{text}");
    }
}

#[test]
fn columns_tell_the_release() {
    let banner = "Linux 6.1.0 (vm) \t11/20/26 \t_x86_64_\t(2 CPU)\n\n";
    for (heading, expected) in [
        (
            "Device: rrqm/s wrqm/s r/s w/s rsec/s wsec/s rkB/s wkB/s avgrq-sz avgqu-sz await svctm %util",
            "sysstat 4.0.3 to 6.1.1",
        ),
        ("Device: rrqm/s wrqm/s r/s w/s rkB/s wkB/s avgrq-sz avgqu-sz await svctm %util", "sysstat 6.1.2 to 9.1.1"),
        (
            "Device: rrqm/s wrqm/s r/s w/s rkB/s wkB/s avgrq-sz avgqu-sz await r_await w_await svctm %util",
            "sysstat 9.1.2 to 11.5.6",
        ),
        (
            "Device: rrqm/s wrqm/s r/s w/s rsec/s wsec/s avgrq-sz avgqu-sz await r_await w_await svctm %util",
            "sysstat 9.1.2 to 11.5.6 under POSIXLY_CORRECT",
        ),
        (
            "Device r/s w/s rkB/s wkB/s rrqm/s wrqm/s %rrqm %wrqm r_await w_await aqu-sz rareq-sz wareq-sz svctm %util",
            "sysstat 11.5.7 to 12.1.1",
        ),
        ("Device tps kB/s rqm/s await aqu-sz areq-sz %util", "sysstat 11.5.7 to 12.1.1"),
        ("Device tps kB/s rqm/s await areq-sz aqu-sz %util", "sysstat 12.1.2 or newer"),
        ("Device tps kB_read/s kB_wrtn/s kB_dscd/s kB_read kB_wrtn kB_dscd", "sysstat 12.1.2 or newer"),
        ("Device: tps Blk_read/s Blk_wrtn/s Blk_read Blk_wrtn", "sysstat 9.1.0 or older, or busybox"),
        ("Device tps kB_read/s kB_wrtn/s kB_read kB_wrtn", "sysstat 11.5.7 to 12.1.1"),
        (
            "Filesystem: rBlk_nor/s wBlk_nor/s rBlk_dir/s wBlk_dir/s rops/s wops/s",
            "sysstat 8.1.2 to 9.1.0, or nfsiostat",
        ),
    ] {
        let tool = tools(heading).remove(0);
        assert_eq!(tool.split_once(": ").unwrap().1, expected, "{heading}");
    }
    let both = format!("{banner}Device: tps Blk_read/s Blk_wrtn/s Blk_read Blk_wrtn\n");
    assert_eq!(tools(&both), ["iostat -d: sysstat 8.1.6 to 9.1.0, or busybox"]);
}

#[test]
fn tps_means_what_its_release_counts() {
    let meaning = |text: &str| {
        let source = Source::from_text(text);
        let report = analyze(&source);
        report.sections[0].tables[0].columns[2].entry.meaning
    };
    assert!(meaning("Device tps kB_read/s kB_wrtn/s kB_dscd/s\nvda 1 2 3 4\n").contains("discards, after"));
    assert!(meaning("Device: tps kB_read/s kB_wrtn/s kB_read\nvda 1 2 3 4\n").contains("reads and writes, after"));
}
