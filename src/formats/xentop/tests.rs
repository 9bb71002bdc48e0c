use std::collections::HashMap;

use crate::report::{Report, Value};
use crate::{Source, analyze};

mod rules;

const HEADING: &str = "      NAME  STATE   CPU(sec) CPU(%)     MEM(k) MEM(%)  MAXMEM(k) MAXMEM(%) VCPUS NETS NETTX(k) NETRX(k) \
                       VBDS   VBD_OO   VBD_RD   VBD_WR  VBD_RSECT  VBD_WSECT SSID\n";
/// Xen 4.1.2, with numbers as wide as their columns.
const WIDE: &str = "  Domain-0 -----r     161513    0.0    1048576    3.1   no limit       n/a     8    0        0        0    \
                    0        0        0        0          0          0    0\n  virtual1 --b---     128529   12.4   \
                    31457280   93.8   31457280      93.8     8    1  7604726 17270964    2        0   181258  \
                    3374788    7781018   69690752    0\n";

fn cell(value: &Value<'_>) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Absent => "-".into(),
    }
}

/// A table of the only section as text: the column names, then the rows.
fn table_of(report: &Report<'_>, name: &str) -> Vec<String> {
    assert!(report.sections.len() < 2, "{} sections", report.sections.len());
    let tables = report.sections.iter().flat_map(|section| &section.tables);
    let Some(table) = tables.into_iter().find(|table| table.name == name) else { return Vec::new() };
    let names: Vec<_> = table.columns.iter().map(|column| column.name.as_ref()).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" "));
    [names.join(" ")].into_iter().chain(rows).collect()
}

fn table(text: &str, name: &str) -> Vec<String> {
    table_of(&analyze(&Source::from_text(text)), name)
}

/// Iteration and name of each row.
fn order(text: &str) -> Vec<String> {
    let rows = table(text, "domains");
    rows.iter().skip(1).map(|row| row.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect()
}

/// What was not understood, or needs a word.
fn notes(text: &str) -> Vec<String> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    report.sections.iter().flat_map(|section| &section.notes).map(|note| note.text.to_string()).collect()
}

/// How the rules of the room ended.
fn outcomes(text: &str) -> HashMap<&'static str, &'static str> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    report.checked.iter().map(|checked| (checked.rule, checked.outcome)).collect()
}

fn row(name: &str, state: &str, values: &str) -> String {
    format!("{name:>10} {state} {values}\n")
}

/// Iterations of dom0 alone: CPU seconds and CPU(%).
fn dom0(samples: &[(u32, f64)]) -> String {
    let rows = samples.iter().map(|(seconds, percent)| {
        let values = format!("{seconds} {percent:.1} 1048576 25.0 1048576 25.0 2 0 0 0 0 0 0 0 0 0 0");
        format!("{HEADING}{}", row("Domain-0", "-----r", &values))
    });
    rows.collect()
}

#[test]
fn the_seed_with_17_columns_and_long_names() {
    assert_eq!(
        table(super::FORMAT.sample, "domains"),
        [
            "iteration NAME STATE CPU(sec) CPU(%) MEM(k) MEM(%) MAXMEM(k) MAXMEM(%) VCPUS NETS NETTX(k) NETRX(k) VBDS \
             VBD_OO VBD_RD VBD_WR SSID",
            "1 Domain-0 -----r 75742 0 1370112 66.2 - - 2 4 0 0 0 0 0 0 2149627072",
            "1 xenvm.pendotiba.gta.ufrj.br --b--- 54 0 131072 6.3 131072 6.3 2 1 19 25089 2 0 2782 3426 2149627072",
            "1 xenvm.varzeadasmocas.gta.ufrj.br --b--- 1000 0 131072 6.3 131072 6.3 2 2 1241054 4863993 2 0 15680 \
             60743 2149627072",
        ]
    );
}

#[test]
fn an_absent_cell_shows_where_the_text_says_so() {
    let text = format!("{HEADING}{WIDE}");
    let source = Source::from_text(&text);
    let section = &crate::diagnose(&source, &[], &mut |_| ()).sections[0];
    for (name, printed) in [("MAXMEM(k)", "no limit"), ("MAXMEM(%)", "n/a")] {
        let column = section.tables[0].column(name).unwrap();
        assert_eq!(source.read(column.spans[0]), printed);
        assert!(section.tables[0].numbers(name).unwrap()[0].is_nan());
    }
}

#[test]
fn the_direction_follows_the_version() {
    let meaning = |text: &str| {
        let source = Source::from_text(text);
        let report = analyze(&source);
        let mut columns = report.sections[0].tables[0].columns.iter();
        let column = columns.find(|column| column.name == "NETTX(k)").unwrap();
        assert!(column.entry.watch.contains("Xen 3.0 to 3.4") && column.entry.watch.contains("Xen 4.0"));
        column.entry.meaning
    };
    assert!(meaning(super::FORMAT.sample).starts_with("Sent by the guest"));
    assert!(meaning(&format!("{HEADING}{WIDE}")).contains("the guest received"));
}

#[test]
fn thirteen_columns() {
    let text =
        "      NAME  STATE   CPU(sec) CPU(%)     MEM(k) MEM(%)  MAXMEM(k) MAXMEM(%) VCPUS NETS NETTX(k) NETRX(k) SSID
  Domain-0 -----r         95    1.2     262144   25.0   no limit       n/a     1    8      120      340    0
";
    assert_eq!(table(text, "domains")[1], "1 Domain-0 -----r 95 1.2 262144 25 - - 1 8 120 340 0");
    assert_eq!(analyze(&Source::from_text(text)).sections[0].tool.as_deref(), Some("Xen 3.0.0 to 3.0.2"));
}

#[test]
fn names_may_be_anything() {
    let values = "54 0.0 131072 6.3 131072 6.3 2 1 19 25089 2 0 2782 3426 1 2 0";
    for name in ["Windows 7", "------ x", "42", "web 01 --b---", "Net0", "日本語"] {
        let text = format!("{HEADING}{}", row(name, "--b---", values));
        assert_eq!(
            table(&text, "domains")[1],
            format!("1 {name} --b--- 54 0 131072 6.3 131072 6.3 2 1 19 25089 2 0 2782 3426 1 2 0")
        );
    }
    let nameless = format!("{HEADING}{}", row("", "--b---", values));
    assert!(table(&nameless, "domains")[1].starts_with("1 - --b--- 54 "));
}

#[test]
fn collapsed_blanks_and_dashes() {
    let text =
        "NAME STATE CPU(sec) CPU(%) MEM(k) MEM(%) MAXMEM(k) MAXMEM(%) VCPUS NETS NETTX(k) NETRX(k) VBDS VBD_OO VBD_RD \
                VBD_WR VBD_RSECT VBD_WSECT SSID
vm01 --b--- 54 0.0 131072 6.3 no limit n/a 2 1 19 25089 2 - - - - - 0
";
    assert_eq!(table(text, "domains")[1], "1 vm01 --b--- 54 0 131072 6.3 - - 2 1 19 25089 2 - - - - - 0");
    assert_eq!(analyze(&Source::from_text(text)).sections[0].tool.as_deref(), Some("Xen 4.13 or newer"));
}

/// Cuts each line as a terminal of so many columns does.
fn cut(text: &str, width: usize) -> String {
    let pieces = text.lines().flat_map(|line| line.as_bytes().chunks(width));
    pieces.map(|piece| format!("{}\n", str::from_utf8(piece).unwrap().trim_end())).collect()
}

#[test]
fn a_terminal_of_any_width_cuts_rows_and_no_value_is_wrong() {
    let text = format!("{HEADING}{WIDE}{HEADING}{WIDE}");
    let whole = table(&text, "domains");
    let mut complete = Vec::new();
    for width in 60..170 {
        let source = Source::from_text(&cut(&text, width)).text().to_owned();
        let read = table(&source, "domains");
        if read == whole {
            complete.push(width);
        }
        for row in read.iter().skip(1) {
            assert!(whole.contains(row), "{width} columns: {row}");
        }
        assert!(read == whole || !notes(&source).is_empty(), "{width} columns: rows were lost in silence");
    }
    for width in [80, 100, 120, 132, 160] {
        assert!(complete.contains(&width), "{width} columns are common");
    }
    assert!(complete.len() > 100, "{complete:?}");
}

#[test]
fn rows_that_a_page_broke_at_a_blank() {
    let text = "xentop - 02:01:05  Xen 3.3.2-rc1-xvm
2 domains: 1 running, 1 blocked, 0 paused, 0 crashed, 0 dying, 0 shutdown
Mem: 50321636k total, 12498976k used, 37822660k free    CPUs: 16 @ 2394MHz
      NAME  STATE   CPU(sec) CPU(%)     MEM(k) MEM(%)  MAXMEM(k) MAXMEM(%) VCPUS NETS
NETTX(k) NETRX(k) VBDS   VBD_OO   VBD_RD   VBD_WR  SSID
    Domain-0 -----r    6087972    2.6    9692160   19.3   no limit       n/a    16    0
0        0      0        0        0        0     0
";
    assert_eq!(table(text, "domains")[1], "1 02:01:05 Domain-0 -----r 6087972 2.6 9692160 19.3 - - 16 0 0 0 0 0 0 0 0");
    assert_eq!(
        table(text, "screens"),
        [
            "iteration time domains running blocked paused crashed dying shutdown total used free",
            "1 02:01:05 2 1 1 0 0 0 0 50321636 12498976 37822660"
        ]
    );
    let source = Source::from_text(text);
    let report = analyze(&source);
    let facts = &report.machines[0].facts;
    assert_eq!(*facts.get("hypervisorVersion").unwrap(), Value::Text("3.3.2-rc1-xvm".into()));
    assert_eq!(*facts.get("hostCpus").unwrap(), Value::Number(16.0));
    assert_eq!(*facts.get("hostMemoryMib").unwrap(), Value::Number(49142.0));
}

#[test]
fn a_cut_heading_takes_its_column_with_it() {
    let cut_off = |line: &str| format!("{}\n", line.get(..91).unwrap_or(line));
    let text: String = format!("{HEADING}{WIDE}").lines().map(cut_off).collect();
    let rows = table(&text, "domains");
    assert!(rows[0].ends_with("VCPUS NETS"), "{}", rows[0]);
    assert_eq!(rows[2], "1 virtual1 --b--- 128529 12.4 31457280 93.8 31457280 93.8 8 1");
}

#[test]
fn a_row_that_ends_early_lacks_cells() {
    let text = format!("{HEADING}  Domain-0 -----r     161513    0.0    1048576    3.1");
    assert!(table(&text, "domains")[1].starts_with("1 Domain-0 -----r 161513 0 1048576 3.1 - - - "));
}

#[test]
fn a_line_that_does_not_fit_is_kept_and_not_guessed() {
    let damaged = "  Domain-0 -----r     161513    0.0    104l576    3.1   no limit       n/a     8    0\n";
    let longer = row("vm", "--b---", "54 0.0 131072 6.3 131072 6.3 2 1 19 25089 2 0 2782 3426 1 2 0 77");
    let remark = row("vm", "--b---", "54 0.0 131072 6.3 131072 6.3 2 1 19 25089 2 0 2782 3426 1 2 0 <-- this one");
    let text = format!("{HEADING}{damaged}{longer}{remark}");
    assert_eq!(order(&text), ["1 vm"]);
    assert_eq!(notes(&text), [damaged.trim_end(), longer.trim_end(), "<-- this one"]);
}

#[test]
fn iterations_with_and_without_repeated_headings() {
    let values = "54 0.0 131072 6.3 131072 6.3 2 1 19 25089 2 0 2782 3426 1 2 0";
    let one = |name: &str| row(name, "--b---", values);
    let h = HEADING;
    let plain = format!("{h}{}{}{h}{}{}{}", one("b"), one("Domain-0"), one("a"), one("b"), one("Domain-0"));
    assert_eq!(order(&plain), ["1 b", "1 Domain-0", "2 a", "2 b", "2 Domain-0"]);
    let alone = format!("{h}{}{h}{}", one("Domain-0"), one("Domain-0"));
    assert_eq!(order(&alone), ["1 Domain-0", "2 Domain-0"]);
    // -r, with two domains whose names look alike.
    let repeated: String =
        ["Domain-0", "web-server", "web-server"].iter().map(|name| format!("{h}{}", one(name))).collect();
    let expected = ["1 Domain-0", "1 web-server", "1 web-server", "2 Domain-0", "2 web-server", "2 web-server"];
    assert_eq!(order(&format!("{repeated}{repeated}")), expected);
}

#[test]
fn rows_without_a_heading_are_told_by_their_number() {
    let values = "54 0.0 131072 6.3 no limit n/a 2 1 19 25089 2 0 2782 3426";
    let one = |name: &str, more: &str| row(name, "--b---", &format!("{values}{more} 0"));
    // xentop -b | grep a
    let text = format!("{}{}", one("a", " 1 2"), one("a", " 3 4"));
    assert_eq!(order(&text), ["1 a", "2 a"]);
    assert!(table(&text, "domains")[0].ends_with("VBD_WR VBD_RSECT VBD_WSECT SSID"));
    let old = format!("{}{}", one("a", ""), one("b", ""));
    assert_eq!(order(&old), ["1 a", "1 b"]);
    assert!(table(&old, "domains")[0].ends_with("VBD_RD VBD_WR SSID"));
    // Above a heading they are of the iteration before.
    assert_eq!(order(&format!("{text}{HEADING}{}", one("a", " 5 6"))), ["1 a", "2 a", "3 a"]);
    // No version prints so many.
    assert!(order(&format!("xentop:\n{}", one("a", " 1"))).is_empty());
}

#[test]
fn rows_that_options_add() {
    let text = format!(
        "{HEADING}{}VCPUs(sec):   0:         12s   1:          7s   2:          0s   3:          1s   4:          2s
          5:          9s
Net0 RX:      488bytes        7pkts        0err        0drop  TX:     1642bytes       21pkts        0err        1drop
VBD BlkBack 51728 [ca:10]  OO:        0   RD:       47   WR:        1   RSECT:       1336   WSECT:         24
VBD 768 [ 3: 0]  OO:        0   RD:        4   WR:        5
VBD Tapdisk3 268439552 [fe:00]  OO:        -   RD:        -   WR:        -   RSECT:          -   WSECT:          -
Tmem:  Curr eph pages:       12   Succ eph gets:       34   Succ pers puts:        5   Succ pers gets:        6

Physical CPU Usage:
+-------+--------+
| Core  | Usage  |
+-------+--------+
| 0     |  12.3% |
| 1     | 100.0% |
+-------+--------+
Found interface vif4.0 but domain 4 does not exist.
",
        row("web01", "-----r", "31 0.0 131072 6.3 131072 6.3 6 1 19 25089 2 0 2782 3426 1 2 0")
    );
    assert_eq!(table(&text, "vcpus")[6], "1 web01 5 9");
    assert_eq!(
        table(&text, "networks"),
        [
            "iteration NAME Net RX.bytes RX.pkts RX.err RX.drop TX.bytes TX.pkts TX.err TX.drop",
            "1 web01 0 488 7 0 0 1642 21 0 1"
        ]
    );
    assert_eq!(
        table(&text, "vbds"),
        [
            "iteration NAME type device major:minor OO RD WR RSECT WSECT",
            "1 web01 BlkBack 51728 [ca:10] 0 47 1 1336 24",
            "1 web01 - 768 [ 3: 0] 0 4 5 - -",
            "1 web01 Tapdisk3 268439552 [fe:00] - - - - -",
        ]
    );
    assert_eq!(table(&text, "tmem")[1], "1 web01 12 34 5 6");
    assert_eq!(table(&text, "cpus"), ["iteration Core Usage", "1 0 12.3", "1 1 100"]);
    assert_eq!(notes(&text).len(), 1, "{:?}", notes(&text));
    let source = Source::from_text(&text);
    let report = analyze(&source);
    let names: Vec<_> = report.sections[0].fields.iter().map(|field| field.name.as_ref()).collect();
    assert_eq!(names, ["VBD 51728", "VBD 768", "VBD 268439552"]);
}

#[test]
fn iterations_of_a_domain_are_joined() {
    let one =
        |name: &str, percent: &str, rest: &str| row(name, "--b---", &format!("54 {percent} 1 6.3 1 6.3 2 1 {rest} 0"));
    let a = one("new", "0.0", "1 1 1 0 1 1 1 1");
    let text = [
        format!(
            "{HEADING}{}{}",
            one("web-server", "0.0", "10 20 2 0 5 6 7 8"),
            one("web-server", "0.0", "1 1 1 0 1 1 1 1")
        ),
        format!(
            "{HEADING}{}{}",
            one("web-server", "1.0", "11 22 2 0 8 6 7 9"),
            one("web-server", "7.0", "1 1 1 0 1 1 1 0")
        ),
        format!("{HEADING}{a}{}", one("web-server", "4.0", "15 29 2 3 9 6 7 9")),
    ];
    assert_eq!(
        table(&text.concat(), "changes"),
        [
            "NAME iterations CPU(%).mean CPU(%).max CPU(sec).growth NETTX(k).growth NETRX(k).growth VBD_OO.growth \
             VBD_RD.growth VBD_WR.growth VBD_RSECT.growth VBD_WSECT.growth",
            "web-server 3 2.5 4 0 5 9 3 4 0 0 1",
            "web-server 2 7 7 0 0 0 0 0 0 0 -",
        ]
    );
    assert_eq!(table(&text[0], "changes"), Vec::<String>::new());
}

#[test]
fn cpu_use_from_times() {
    let date = |time: &str| format!("Tue Aug 13 {time} UTC 2013\n");
    let first = dom0(&[(1000, 0.0)]);
    let second = dom0(&[(1030, 0.0)]);
    let text = format!("{}{first}{}{second}", date("23:59:30"), date("00:00:30"));
    let rows = table(&text, "domains");
    assert!(rows[0].ends_with("SSID CPU(%) from CPU(sec)"), "{}", rows[0]);
    assert!(rows[1].starts_with("1 23:59:30 Domain-0 ") && rows[1].ends_with(" -"), "{}", rows[1]);
    assert!(rows[2].starts_with("2 00:00:30 Domain-0 ") && rows[2].ends_with(" 50"), "{}", rows[2]);
    let zzz = format!("zzz <11/20/2026 15:42:06> subcount: 7\n{first}");
    assert!(table(&zzz, "domains")[1].starts_with("1 15:42:06 Domain-0 "));
    let short = format!("{}{first}{}{second}", date("10:00:00"), date("10:00:03"));
    assert!(!table(&short, "domains")[0].contains("from"), "3 seconds are too short");
    // A time that is not that of the iteration says nothing of it.
    let once = format!("{}{first}{second}", date("10:00:00"));
    assert!(table(&once, "domains")[2].starts_with("2 - Domain-0 "));
}

#[test]
fn each_domain_is_a_line_and_names_that_look_alike_are_two() {
    let one = |name: &str, percent: &str| {
        row(name, "--b---", &format!("54 {percent} 131072 6.3 131072 6.3 2 1 19 25089 2 0 2782 3426 1 2 0"))
    };
    let sample = |a: &str, b: &str| format!("{HEADING}{}{}", one("web-server", a), one("web-server", b));
    let text = [sample("0.0", "0.0"), sample("1.5", "2.5"), sample("3.5", "4.5")].concat();
    let source = Source::from_text(&text);
    let report = analyze(&source);
    let lines = report.charts[0].series.iter().map(|series| {
        let points: Vec<String> = series.points.iter().map(cell).collect();
        format!("{}: {}", series.name, points.join(" "))
    });
    assert_eq!(lines.collect::<Vec<_>>(), ["web-server: 1.5 3.5", "web-server (2): 2.5 4.5"]);
}

#[test]
fn nothing_else_is_taken() {
    for text in [
        "Mem:   4044756k total,  3987012k used,    57744k free,    37836k buffers\n",
        "NAME   STATE\nweb    UP\n",
        "Name                                        ID   Mem VCPUs\tState\tTime(s)\nDomain-0  0  1024  2  r-----  12.5\n",
        "I ran xentop -b and saw 3 domains: all fine\n",
    ] {
        let source = Source::from_text(text);
        assert!(analyze(&source).sections.iter().all(|section| section.format != "xentop"), "{text}");
    }
}

#[test]
fn a_xen_older_than_pvh_has_a_pv_dom0() {
    let machine = |version: &str| {
        let text = format!(
            "xentop - 18:03:17   Xen {version}\n\
             2 domains: 1 running, 1 blocked, 0 paused, 0 crashed, 0 dying, 0 shutdown\n\
             Mem: 33548272k total, 32870172k used, 678100k free    CPUs: 8 @ 2992MHz\n"
        );
        let source = crate::Source::from_text(&text);
        let report = crate::analyze(&source);
        (report.machines[0].summary.to_string(), report.machines[0].evidence.len())
    };
    assert_eq!(machine("4.1.2"), ("Xen PV dom0".into(), 2));
    assert_eq!(machine("4.20.4-pre"), ("Possibly: Xen dom0: PV or PVH".into(), 1));
}
