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
fn a_cut_row_keeps_what_it_has() {
    let text = " r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 1  0      0 809684    764  45436    0    0  3500     0  141   92  1  8 84  1  6
 4  0      0 809684    764  45436    0    0     0 10264  238  1";
    let rows = table(text);
    assert_eq!(rows[2], "4 0 0 809684 764 45436 0 0 0 10264 238 1 - - - - -");
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
