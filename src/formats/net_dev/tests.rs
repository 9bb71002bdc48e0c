use crate::report::Value;
use crate::{Source, analyze};

fn plain(value: &Value<'_>) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Absent => "-".into(),
    }
}

/// A table of the section at an index: the column names, then the rows.
fn table(text: &str, section: usize, name: &str) -> Vec<String> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let section = &report.sections[section];
    let table = section.tables.iter().find(|table| table.name == name).expect("the table is there");
    let names: Vec<_> = table.columns.iter().map(|column| column.name.as_ref()).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(plain).collect::<Vec<_>>().join(" "));
    [names.join(" ")].into_iter().chain(rows).collect()
}

fn fired(text: &str) -> Vec<(&'static str, &'static str)> {
    let source = Source::from_text(text);
    analyze(&source).findings.iter().map(|finding| (finding.rule, finding.severity)).collect()
}

const HEADING: &str = "Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
";

fn dump(rows: &[&str]) -> String {
    format!("{HEADING}{}\n", rows.join("\n"))
}

const NAMES: &str = "interface receive.bytes receive.packets receive.errs receive.drop receive.fifo receive.frame \
                     receive.compressed receive.multicast transmit.bytes transmit.packets transmit.errs transmit.drop \
                     transmit.fifo transmit.colls transmit.carrier transmit.compressed";

#[test]
fn glued_counters_are_split_at_the_colon() {
    let rows = table(super::FORMAT.sample, 0, "interfaces");
    assert_eq!(rows[0], format!("{NAMES} domain device"));
    assert_eq!(rows[2], "peth0 11571633325 32617843 39 76 0 20 0 1371334 188033813708 141820549 0 0 0 0 0 0 - -");
    assert_eq!(rows[7], "vif57.0 19980 50 0 0 0 0 0 0 25691555 17010 0 7 0 0 0 0 57 0");
    assert_eq!(rows[9], "vif63.1 1114455320 1222978 0 0 0 0 0 0 4858388654 3253890 0 2 0 0 0 0 63 1");
}

#[test]
fn a_vif_is_explained_by_domain_and_direction() {
    let source = Source::from_text(super::FORMAT.sample);
    let report = analyze(&source);
    let vif = report.sections[0].fields.iter().find(|field| field.name == "vif63.1").unwrap();
    let Some(crate::report::Decoded::Text { text }) = &vif.decoded else { panic!("no sentence") };
    assert_eq!(
        text,
        "Domain 63, network device 1. Seen from the host: receive is what the guest sent, transmit is what was sent to \
         the guest. The guest sent 1114455320 bytes and got 4858388654."
    );
    assert_eq!((report.machines[0].hypervisor, report.machines[0].role), ("xen", "dom0"));
}

#[test]
fn damage_is_mended() {
    // An address name has a colon itself; blanks are collapsed; a row was cut; the kernel had no counters.
    let text = dump(&[
        "eth0:1: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
        "eth0:1:123 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
        "  eth1: No statistics available.",
        "  eth2:     100       1    0    0    0",
    ]);
    let rows = table(&text, 0, "interfaces");
    assert_eq!(rows[1], "eth0:1 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16");
    assert_eq!(rows[2], "eth0:1 123 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16");
    assert_eq!(rows[3], format!("eth1{}", " -".repeat(16)));
    assert_eq!(rows[4], format!("eth2 100 1 0 0 0{}", " -".repeat(11)));
}

#[test]
fn a_narrow_terminal_breaks_rows_and_heading() {
    let wide = dump(&[
        "  eth0: 3466190457  124353    0    0    0     0          0         0  6435407   74006    0    0    0     0       0          0",
        "enp0s2:     228       2    0    0    0     0          0         2      704       8    0    0    0     0       0          0",
    ]);
    let broken = |width: usize| {
        let lines = wide.lines().flat_map(|line| line.as_bytes().chunks(width));
        lines.map(|part| format!("{}\n", String::from_utf8_lossy(part))).collect::<String>()
    };
    let whole = table(&wide, 0, "interfaces");
    for width in [80, 81, 83, 100, 120] {
        assert_eq!(table(&broken(width), 0, "interfaces"), whole, "{width} columns");
    }
}

#[test]
fn a_lost_heading_does_not_hide_the_rows() {
    let text = " vnet7: 202719941613 367777722    0    0    0     0          0         0 466479691598 323327625    0    0    0     0       0          0\n";
    assert_eq!(table(text, 0, "interfaces")[0], NAMES);
    // Rows of `/proc/softirqs` on 16 CPUs have the same shape.
    let softirqs = "  NET_RX:  1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n";
    assert!(analyze(&Source::from_text(softirqs)).sections.is_empty());
}

#[test]
fn columns_of_linux_2_0_go_by_their_names() {
    let text = "Inter-|   Receive                  |  Transmit
 face |packets errs drop fifo frame|packets errs drop fifo colls carrier
  eth0:   1201    1    2    3    4     1000    5    6    7     8    9
";
    let rows = table(text, 0, "interfaces");
    assert_eq!(
        rows[0],
        "interface receive.packets receive.errs receive.drop receive.fifo receive.frame transmit.packets transmit.errs \
         transmit.drop transmit.fifo transmit.colls transmit.carrier"
    );
    assert_eq!(rows[1], "eth0 1201 1 2 3 4 1000 5 6 7 8 9");
}

const BEFORE: &str = "  eth0: 1000 10 0 0 0 0 0 0 2000 20 0 0 0 0 0 0";
const AFTER: &str = "  eth0: 6000 60 0 5 0 0 0 0 7000 70 0 0 0 0 0 0";

#[test]
fn two_dumps_with_a_time_give_rates() {
    let rates = |text: &str| table(text, 1, "rates");
    let expected = [
        "interface receive.bytes/s receive.packets/s receive.errs/s receive.drop/s transmit.bytes/s transmit.packets/s \
         transmit.errs/s transmit.drop/s",
        "eth0 1000 10 0 1 1000 10 0 0",
    ];
    let (before, after) = (dump(&[BEFORE]), dump(&[AFTER]));
    let dated = format!("Tue Nov 13 18:12:01 GMT 2018\n{before}Tue Nov 13 18:12:06 GMT 2018\n{after}");
    assert_eq!(rates(&dated), expected);
    let over_midnight = dated.replace("18:12:01", "23:59:59").replace("18:12:06", "00:00:04");
    assert_eq!(rates(&over_midnight), expected);
    let typed = format!("$ cat /proc/net/dev; sleep 5; cat /proc/net/dev\n{before}{after}");
    assert_eq!(rates(&typed), expected);
}

#[test]
fn without_a_time_or_with_other_counters_there_are_no_rates() {
    let (before, after) = (dump(&[BEFORE]), dump(&[AFTER]));
    for text in [format!("{before}{after}"), format!("$ sleep 5\n{after}\n{before}"), before] {
        let source = Source::from_text(&text);
        assert!(analyze(&source).sections.iter().all(|section| section.tables.len() == 1), "{text}");
    }
}

#[test]
fn names_tell_host_and_guest() {
    let role = |names: &[&str]| {
        let rows: Vec<String> =
            names.iter().map(|name| format!("{name}: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let text = dump(&rows);
        let source = Source::from_text(&text);
        let report = analyze(&source);
        (report.machines[0].hypervisor, report.machines[0].role)
    };
    assert_eq!(role(&["lo", "eth0"]), ("unknown", "unknown"));
    assert_eq!(role(&["lo", "enX0"]), ("xen", "guest"));
    // dom0 may have a frontend of its own besides the real device.
    assert_eq!(role(&["lo", "enp0s2", "enX1"]).1, "unknown");
    assert_eq!(role(&["lo", "enX1", "xenbr0", "vif1.1"]), ("xen", "dom0"));
    assert_eq!(role(&["lo", "eth0", "vif2.0-emu"]), ("xen", "dom0"));
    // Guests run there, whatever it runs on itself.
    assert_eq!(role(&["lo", "eno1", "vmbr0", "tap100i0"]), ("unknown", "host"));
}

#[test]
fn rules_judge_shares_and_growth() {
    let row = |name: &str, receive: &str, transmit: &str| format!("{name}: {receive} {transmit}");
    let sound = "100000 100000 0 0 0 0 0 0";
    let of = |name: &str, receive: &str, transmit: &str| fired(&dump(&[&row(name, receive, transmit)]));
    assert_eq!(of("eth0", sound, sound), []);
    assert_eq!(of("eth0", "100000 100000 0 200 0 0 0 0", sound), [("net-dev/receive-drops", "notice")]);
    assert_eq!(of("eth0", "100000 100000 0 50 0 0 0 0", sound), []);
    assert_eq!(of("eth0", "100000 100000 200 0 0 0 0 0", sound), [("net-dev/receive-errors", "notice")]);
    assert_eq!(of("eth0", sound, "100000 100000 0 0 0 200 0 0"), [("net-dev/collisions", "warning")]);
    assert_eq!(of("eth0", sound, "100000 100000 0 0 0 0 20 0"), [("net-dev/carrier-lost", "notice")]);
    assert_eq!(of("vif5.0", sound, "100000 100000 0 200 0 0 0 0"), [("net-dev/guest-does-not-receive", "notice")]);
    assert_eq!(of("vif5.0", sound, "100000 100000 0 7 0 0 0 0"), []);
    // The same drops on a physical device say nothing of a guest.
    assert_eq!(of("eth0", sound, "100000 100000 0 200 0 0 0 0"), []);
}

#[test]
fn growing_drops_are_worse_than_old_ones() {
    let before = dump(&["eth0: 100000 100000 0 200 0 0 0 0 0 0 0 0 0 0 0 0"]);
    let after = |drops: u32| dump(&[&format!("eth0: 100000 100000 0 {drops} 0 0 0 0 0 0 0 0 0 0 0 0")]);
    let severities = |drops: u32| {
        let text = format!("18:12:01\n{before}18:12:06\n{}", after(drops));
        let found = fired(&text);
        found.into_iter().map(|(_, severity)| severity).collect::<Vec<_>>()
    };
    assert_eq!(severities(300), ["warning", "notice"]);
    assert_eq!(severities(200), ["notice", "info"]);
}

#[test]
fn an_emulated_device_in_use_is_told_from_an_idle_one() {
    let pair = |emulated: &str, vif: &str| {
        let rest = "0 0 0 0 0 0 0";
        fired(&dump(&[
            &format!("vif2.0-emu: {emulated} {rest} 726 9 0 0 0 0 0 0"),
            &format!("vif2.0: {vif} {rest} 0 0 0 0 0 0 0 0"),
        ]))
    };
    assert_eq!(pair("5000", "0"), [("net-dev/emulated-nic-in-use", "warning")]);
    // A broadcast from the bridge reaches both ends and means nothing.
    assert_eq!(pair("0", "0"), []);
    assert_eq!(pair("300", "5000"), []);
}

#[test]
fn a_row_that_was_cut_off_belongs_and_other_counters_do_not() {
    let text = format!("{}   vif57.0:   19980      50 ", super::FORMAT.sample);
    let source = crate::read(text.as_bytes());
    let cut = crate::segment::cut(&source, &crate::segment::Guidance::default());
    assert_eq!(cut.segments.iter().map(|it| it.format.id).collect::<Vec<_>>(), ["net-dev"]);
    // A caption below the table is none.
    let text = format!("{}Receive:\n\n  bytes\n", super::FORMAT.sample);
    let source = crate::Source::from_text(&text);
    assert!(crate::analyze(&source).sections[0].notes.is_empty());
    for text in [
        "IpExt: 0 0 0 0 277959 0 14568040307695 32991309088496 0 0 5 6 7 8 9 10\n",
        "ffff88811619ff00: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00\n",
    ] {
        let source = crate::read(text.as_bytes());
        assert!(crate::segment::cut(&source, &crate::segment::Guidance::default()).segments.is_empty(), "{text}");
    }
}
