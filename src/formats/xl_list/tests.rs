use std::collections::HashMap;

use crate::report::Value;
use crate::{Source, analyze};

const XL: &str = "Name                                        ID   Mem VCPUs\tState\tTime(s)\n";

/// The table of the first section as text: the column names, then the rows.
fn table(text: &str) -> Vec<String> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let table = &report.sections[0].tables[0];
    let names: Vec<_> = table.columns.iter().map(|column| column.name.as_ref()).collect();
    let cell = |value: &Value<'_>| match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Absent => "~".into(),
    };
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" "));
    [names.join(" ")].into_iter().chain(rows).collect()
}

fn title(text: &str) -> (String, Option<String>) {
    let source = Source::from_text(text);
    let report = analyze(&source);
    (report.sections[0].title.to_string(), report.sections[0].tool.as_ref().map(ToString::to_string))
}

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

#[test]
fn names_longer_than_their_column_with_blanks_or_none() {
    let text = format!(
        "{XL}Domain-0                                     0  1024     2     r-----    2232.1
a-very-long-domain-name-0123456789-prod-eu     2   192     1     --psc-     438.8
Windows Server 2019                          7  4096     4     -b----   12345.6
web 2 r-----                                 8  4096     4     -b----       0.0
(null)                                       9     0     0     --ps-d      17.0
                                            10     1     0     ----c-       1.0
"
    );
    assert_eq!(
        table(&text),
        [
            "Name ID Mem VCPUs State Time(s)",
            "Domain-0 0 1024 2 r----- 2232.1",
            "a-very-long-domain-name-0123456789-prod-eu 2 192 1 --psc- 438.8",
            "Windows Server 2019 7 4096 4 -b---- 12345.6",
            "web 2 r----- 8 4096 4 -b---- 0",
            "(null) 9 0 0 --ps-d 17",
            "~ 10 1 0 ----c- 1",
        ]
    );
    assert_eq!(title(&text), ("xl list".into(), Some("xl".into())));
}

#[test]
fn options_add_columns() {
    let row = "Domain-0                                     0  1024     2     r-----    2430.4";
    let heading = XL.trim_end();
    let uuid = "8e10cf44-926d-4483-a33f-97414424da0d";
    for (head, tail, names, cells, command) in [
        (
            "   UUID                            Reason-Code\tSecurity Label",
            format!(" {uuid}        3                -"),
            "UUID Reason-Code Security Label",
            format!("{uuid} 3 -"),
            "xl list -v",
        ),
        (
            "   UUID                            Reason-Code",
            format!(" {uuid}        -"),
            "UUID Reason-Code",
            format!("{uuid} -"),
            "xl list -v",
        ),
        (
            "   Security Label",
            " system_u:system_r:dom0_t".into(),
            "Security Label",
            "system_u:system_r:dom0_t".into(),
            "xl list -Z",
        ),
        ("         Cpupool", "          Pool-0".into(), "Cpupool", "Pool-0".into(), "xl list -c"),
        (" NODE Affinity", " any node".into(), "NODE Affinity", "any node".into(), "xl list -n"),
        (" NODE Affinity", " 0,2-3".into(), "NODE Affinity", "0,2-3".into(), "xl list -n"),
        ("  Claimed", "   512".into(), "Claimed", "512".into(), "xl claims"),
    ] {
        let text = format!("{heading}{head}\n{row}{tail}\n");
        assert_eq!(table(&text)[0], format!("Name ID Mem VCPUs State Time(s) {names}"));
        assert_eq!(table(&text)[1], format!("Domain-0 0 1024 2 r----- 2430.4 {cells}"));
        assert_eq!(title(&text).0, command);
        assert!(notes(&text).is_empty());
    }
}

#[test]
fn the_long_lines_of_v_on_a_terminal_of_80_columns() {
    let text = "Name                                        ID   Mem VCPUs      State   Time(s)
  UUID                            Reason-Code   Security Label
Domain-0                                     0  1024     2     r-----    2430.4
00000000-0000-0000-0000-000000000000        -                -
crash01                                      4   192     1     ---sc-     267.8
8e10cf44-926d-4483-a33f-97414424da0d        3                -
";
    assert_eq!(
        table(text),
        [
            "Name ID Mem VCPUs State Time(s) UUID Reason-Code Security Label",
            "Domain-0 0 1024 2 r----- 2430.4 00000000-0000-0000-0000-000000000000 - -",
            "crash01 4 192 1 ---sc- 267.8 8e10cf44-926d-4483-a33f-97414424da0d 3 -",
        ]
    );
}

#[test]
fn xm_and_the_first_xl() {
    // xend knows domains that do not run.
    let xm = "[root@a ~]# xm list
Name                                        ID   Mem VCPUs      State   Time(s)
Domain-0                                     0  1491     2     r-----    127.4
debian                                          1024     1                 0.0
";
    assert_eq!(table(xm)[1..], ["Domain-0 0 1491 2 r----- 127.4", "debian ~ 1024 1 ~ 0"]);
    assert_eq!(title(xm), ("xm list".into(), Some("xm".into())));
    let three = "Name                              ID Mem(MiB) VCPUs State  Time(s)
Domain-0                           0      251     1 r-----     58.5
vm1                                1      128     1 -b----      5.1
";
    assert_eq!(table(three)[2], "vm1 1 128 1 -b---- 5.1");
    assert_eq!(title(three).1.as_deref(), Some("xm of Xen 3.0"));
    let label = "Name                                        ID   Mem VCPUs      State   Time(s) Label     
Domain-0                                     0  1491     2     r-----    127.4 SystemManagement
";
    assert_eq!(table(label)[1], "Domain-0 0 1491 2 r----- 127.4 SystemManagement");
    let first = format!("{XL}Domain-0                                     0  2048     4        r--    211.0\n");
    assert_eq!(table(&first)[1], "Domain-0 0 2048 4 r-- 211");
    let source = Source::from_text(&first);
    let report = analyze(&source);
    let column = &report.sections[0].tables[0].columns[2];
    assert!(column.entry.meaning.contains("most memory"), "{}", column.entry.meaning);
}

#[test]
fn damaged_rows_are_kept_and_not_guessed() {
    for row in ["web01   1   192     2     538.4", "web01   1   l92     2     r-----   538.4", "web01 r----- 538.4"] {
        let text = format!(
            "{XL}Domain-0    0  1024     2     r-----    2232.1\n{row}\nweb02    2  192     2     r-----    32.1\n"
        );
        assert_eq!(table(&text).len(), 3, "{row}");
        assert_eq!(notes(&text), [row]);
    }
    let text = format!("{XL}web01    1   192     2     r-----   538.4  s:0001/p:0002\n");
    assert_eq!(table(&text)[1], "web01 1 192 2 r----- 538.4");
    assert_eq!(notes(&text), ["s:0001/p:0002"]);
}

#[test]
fn the_long_form_is_named_and_says_what_dom0_is() {
    let json = |kind: &str| {
        format!(
            "[\n    {{\n        \"domid\": 0,\n        \"config\": {{\n            \"c_info\": {{\n                \"type\": \
             \"{kind}\",\n                \"name\": \"Domain-0\"\n            }},\n            \"b_info\": {{\n          \
             \"max_memkb\": 1048576,\n                \"type.{kind}\": {{\n\n                }}\n            }}\n        \
             }}\n    }}\n]\n\n"
        )
    };
    for (kind, mode, confidence) in [("pv", Some("pv"), "likely"), ("pvh", Some("pvh"), "certain")] {
        let text = json(kind);
        let source = Source::from_text(&text);
        let report = analyze(&source);
        assert_eq!(report.sections[0].variant, Some("long"));
        assert_eq!((report.machines[0].mode, report.machines[0].confidence), (mode, confidence));
        assert!(report.sections[0].notes[0].text.contains("not read as a table"));
        assert!(report.unrecognized.is_empty());
    }
    let sxp = "(domain\n    (domid 3)\n    (uuid 8e10cf44-926d-4483-a33f-97414424da0d)\n    (vcpus 2)\n)\n(XEN) Brought up 2 CPUs\n";
    let source = Source::from_text(sxp);
    let report = analyze(&source);
    assert_eq!((report.sections[0].format, report.sections[0].last_line), ("xl-list", 5));
}

#[test]
fn a_guest_is_refused() {
    let text = "libxl: error: libxl_utils.c:815:libxl_cpu_bitmap_alloc: failed to retrieve the maximum number of cpus
libxl: error: libxl_domain.c:335:libxl_list_domain: getting domain info list: Operation not permitted
libxl_list_domain failed.
";
    let source = Source::from_text(text);
    let report = analyze(&source);
    let machine = &report.machines[0];
    assert_eq!((machine.hypervisor, machine.role), ("xen", "guest"));
    assert!(report.unrecognized.is_empty());
}

#[test]
fn nothing_else_is_taken() {
    for text in [
        "Name  ID  Members\nweb 1 r-- 2.0\n",
        "Name                                ID  VCPU   CPU State   Time(s) Affinity (Hard / Soft)\nDomain-0  0  0  0  r--  569.0  all / all\n",
        "[\n  {\n    \"name\": \"x\"\n  }\n]\n",
        "I typed xl list and it hung.\n",
    ] {
        let source = Source::from_text(text);
        assert!(analyze(&source).sections.iter().all(|section| section.format != "xl-list"), "{text}");
    }
}

#[test]
fn rules_fire_and_keep_quiet() {
    let list = |states: &[(&str, u32)]| {
        let rows = states
            .iter()
            .enumerate()
            .map(|(id, (state, vcpus))| format!("vm{id}   {id}   192   {vcpus}   {state}   26.8\n"));
        format!("{XL}{}", rows.collect::<String>())
    };
    let title =
        "xentop - 10:00:00   Xen 4.17.5\nMem: 4193780k total, 1092808k used, 3100972k free    CPUs: 2 @ 2600MHz\n";
    let calm = list(&[("r-----", 2), ("-b----", 1), ("------", 1), ("------", 1)]);
    for (rule, fires) in [
        ("xl-list/domain-crashed", list(&[("r-----", 2), ("---sc-", 1)])),
        ("xl-list/domain-crashed", list(&[("r-----", 2), ("---sw-", 1)])),
        ("xl-list/domain-crashed", list(&[("r-----", 2), ("----c-", 1)])),
        ("xl-list/domain-dying", list(&[("r-----", 2), ("--ps-d", 1)])),
        ("xl-list/domain-paused", list(&[("r-----", 2), ("--p---", 1)])),
        ("xl-list/domains-wait-for-cpu", list(&[("------", 2), ("------", 1), ("------", 1), ("-b----", 1)])),
        ("xl-list/vcpus-overcommitted", format!("{title}{}", list(&[("r-----", 2), ("-b----", 7)]))),
    ] {
        assert_eq!(outcomes(&fires)[rule], "fired", "{rule}");
        assert_eq!(outcomes(&format!("{title}{calm}"))[rule], "quiet", "{rule}");
    }
    assert_eq!(outcomes(&calm)["xl-list/vcpus-overcommitted"], "not-checked");
    let shut = list(&[("r-----", 2), ("--psc-", 1), ("---s--", 1)]);
    assert_eq!(outcomes(&shut)["xl-list/domain-paused"], "quiet", "shut down, not paused");
    let severity = |text: &str| analyze(&Source::from_text(text)).findings[0].severity;
    let dying = list(&[("r-----", 2), ("----cd", 1)]).replace("----cd", "-----d");
    assert_eq!(severity(&dying), "notice");
    assert_eq!(severity(&dying.repeat(3)), "warning");
}

#[test]
fn rows_without_their_heading() {
    let text = "$ xl list | grep win\nwin7                                         2   512     1     -b----      10.0\nwin 8 is not there\n";
    let source = crate::Source::from_text(text);
    let report = crate::analyze(&source);
    assert_eq!((report.sections.len(), report.sections[0].format, report.sections[0].last_line), (1, "xl-list", 2));
    let table = &report.sections[0].tables[0];
    let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_ref()).collect();
    assert_eq!(names, ["Name", "ID", "Mem", "VCPUs", "State", "Time(s)"]);
    let row: Vec<String> = table.rows[0].iter().map(|cell| serde_json::to_string(cell).unwrap()).collect();
    assert_eq!(row.join(" "), "\"win7\" 2 512 1 \"-b----\" 10");
    for prose in ["it used 2 512 1 ------ 10.0 of it", "drwx 2 512 1 rwxr-- 10.0", "a 2 512 1 -b---- 10"] {
        assert!(crate::analyze(&crate::Source::from_text(prose)).sections.is_empty(), "{prose}");
    }
}
