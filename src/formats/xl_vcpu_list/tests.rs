use std::collections::HashMap;

use crate::report::Value;
use crate::{Source, analyze};

const XL: &str = "Name                                ID  VCPU   CPU State   Time(s) Affinity (Hard / Soft)\n";
const XM: &str = "Name                                ID  VCPU   CPU State   Time(s) CPU Affinity\n";

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
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|"));
    [names.join("|")].into_iter().chain(rows).collect()
}

fn notes(text: &str) -> Vec<String> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    report.sections.iter().flat_map(|section| &section.notes).map(|note| note.text.to_string()).collect()
}

fn outcomes(text: &str) -> HashMap<&'static str, &'static str> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    report.checked.iter().map(|checked| (checked.rule, checked.outcome)).collect()
}

#[test]
fn long_names_and_offline_cpus() {
    assert_eq!(
        table(super::FORMAT.sample),
        [
            "Name|ID|VCPU|CPU|State|Time(s)|Affinity.hard|Affinity.soft",
            "Domain-0|0|0|1|r--|1157.2|all|all",
            "Domain-0|0|1|1|---|1079.9|all|all",
            "web01|1|0|1|---|412.4|all|all",
            "web01|1|1|~|--p|394|all|all",
            "a-very-long-domain-name-0123456789-prod-eu|2|0|0|---|438.8|all|all",
            "crash01|4|0|1|---|214.8|all|all",
        ]
    );
}

#[test]
fn affinities_of_all_versions() {
    let xl = format!("{XL}Windows 7    7     0   13   -b-     803.4  0-3,6 / none\n");
    assert_eq!(table(&xl)[1], "Windows 7|7|0|13|-b-|803.4|0-3,6|none");
    let xm = format!("{XM}Domain-0     0     0     0   r--     803.4 any cpu\n");
    assert_eq!(table(&xm), ["Name|ID|VCPU|CPU|State|Time(s)|CPU Affinity", "Domain-0|0|0|0|r--|803.4|any cpu"]);
}

#[test]
fn a_cut_affinity_is_none() {
    let text = "Name                                ID  VCPU   CPU State   Time(s) Affinity (Har
d / Soft)
a-very-long-domain-name-0123456789-prod-eu     2     0    0   ---     438.8  all / a
crash01                              4     0    1   ---     214.8  all / all
";
    assert_eq!(table(text)[1], "a-very-long-domain-name-0123456789-prod-eu|2|0|0|---|438.8|~|~");
    assert_eq!(table(text)[2], "crash01|4|0|1|---|214.8|all|all");
    assert_eq!(notes(text), ["all / a"]);
}

#[test]
fn damaged_rows_are_kept_and_not_guessed() {
    let row = "web01     1     x    1   ---     412.4  all / all";
    let text = format!("{XL}{row}\nweb01     1     1    1   ---     412.4  all / all\n");
    assert_eq!((table(&text).len(), notes(&text)), (2, vec![row.to_owned()]));
}

#[test]
fn nothing_else_is_taken() {
    for text in [
        "Name    ID   Mem VCPUs\tState\tTime(s)\nDomain-0  0  1024  2  r-----  12.5\n",
        "xl vcpu-list shows nothing odd\n",
    ] {
        let source = Source::from_text(text);
        assert!(analyze(&source).sections.iter().all(|section| section.format != "xl-vcpu-list"), "{text}");
    }
}

#[test]
fn rules_fire_and_keep_quiet() {
    let title = |cpus: u32| {
        format!(
            "xentop - 10:00:00   Xen 4.17.5\nMem: 4193780k total, 1092808k used, 3100972k free    CPUs: {cpus} @ 2600MHz\n"
        )
    };
    let list = |count: u32, state: &str, affinity: &str| {
        let rows =
            (0..count).map(|vcpu| format!("Domain-0   0   {vcpu}   {vcpu}   {state}   12.5  {affinity} / all\n"));
        format!("{XL}{}", rows.collect::<String>())
    };
    let rule = "xl-vcpu-list/vcpus-wait-for-cpu";
    assert_eq!(outcomes(&list(4, "---", "all"))[rule], "fired");
    assert_eq!(outcomes(&list(3, "---", "all"))[rule], "quiet");
    assert_eq!(outcomes(&list(8, "-b-", "all"))[rule], "quiet");
    let rule = "xl-vcpu-list/dom0-everywhere";
    assert_eq!(outcomes(&format!("{}{}", title(8), list(8, "-b-", "all")))[rule], "fired");
    assert_eq!(outcomes(&format!("{}{}", title(8), list(8, "-b-", "0-7")))[rule], "quiet");
    assert_eq!(outcomes(&format!("{}{}", title(16), list(8, "-b-", "all")))[rule], "quiet");
    assert_eq!(outcomes(&format!("{}{}", title(4), list(4, "-b-", "all")))[rule], "quiet");
    assert_eq!(outcomes(&list(8, "-b-", "all"))[rule], "not-checked");
}

#[test]
fn rows_without_their_heading() {
    let text = "xl vcpu-list:\nDomain-0                             0     0   15   -b-      94.4  all\nweb 1                                3     1    -   --p       0.1  0-3\n";
    let source = crate::Source::from_text(text);
    let report = crate::analyze(&source);
    assert_eq!((report.sections.len(), report.sections[0].first_line, report.sections[0].last_line), (1, 2, 3));
    let rows = &report.sections[0].tables[0].rows;
    let row: Vec<String> = rows[1].iter().map(|cell| serde_json::to_string(cell).unwrap()).collect();
    assert_eq!(row.join(" "), "\"web 1\" 3 1 null \"--p\" 0.1 \"0-3\"");
    let alone = "Domain-0                             0     0   15   -b-      94.4  all\n";
    assert!(crate::analyze(&crate::Source::from_text(alone)).sections.is_empty());
}

#[test]
fn the_heading_of_xm_3_0_3() {
    let text = "Name                              ID VCPUs   CPU State   Time(s) CPU Affinity\n\
                Domain-0                           0     0     0   r--     718.3 any cpu\n\
                mymachine                         11     0     -   --p       0.0 any cpu\n";
    let source = crate::Source::from_text(text);
    let report = crate::analyze(&source);
    let table = &report.sections[0].tables[0];
    assert_eq!((report.sections[0].format, table.rows.len(), report.sections[0].notes.len()), ("xl-vcpu-list", 2, 0));
    assert!(table.columns.iter().all(|column| !column.entry.meaning.is_empty()));
}
