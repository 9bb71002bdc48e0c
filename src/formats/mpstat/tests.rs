use std::fmt::Write;

use crate::report::Value;
use crate::{Source, analyze};

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
    let mut lines = Vec::new();
    for section in &analyze(&source).sections {
        assert_eq!(section.format, "mpstat");
        for table in &section.tables {
            let names: Vec<_> = table.columns.iter().map(|column| column.name.as_ref()).collect();
            lines.push(format!("[{}] {}", table.name, names.join(" ")));
            lines.extend(table.rows.iter().map(|row| row.iter().map(plain).collect::<Vec<_>>().join(" ")));
        }
    }
    lines
}

#[test]
fn samples_and_averages_are_two_tables() {
    let text = "Linux 6.1.0 (vm) \t11/20/2026 \t_x86_64_\t(2 CPU)\n\n\
                04:55:49 PM  CPU    %usr   %nice    %sys %iowait    %irq   %soft  %steal  %guest  %gnice   %idle\n\
                04:55:50 PM  all   97.14    0.00    2.86    0.00    0.00    0.00    0.00    0.00    0.00    0.00\n\
                04:55:50 PM    0   95.07    0.00    4.43    0.00    0.00    0.00    0.49    0.00    0.00    0.00\n\
                04:55:51 PM  all   90.00    0.00   10.00    0.00    0.00    0.00    0.00    0.00    0.00    0.00\n\
                Average:     all   96.13    0.00    3.63    0.00    0.00    0.00    0.24    0.00    0.00    0.00\n";
    assert_eq!(
        tables(text),
        [
            "[cpu] sample time CPU %usr %nice %sys %iowait %irq %soft %steal %guest %gnice %idle",
            "1 04:55:50 PM all 97.14 0 2.86 0 0 0 0 0 0 0",
            "1 04:55:50 PM 0 95.07 0 4.43 0 0 0 0.49 0 0 0",
            "2 04:55:51 PM all 90 0 10 0 0 0 0 0 0 0",
            "[cpu-average] sample time CPU %usr %nice %sys %iowait %irq %soft %steal %guest %gnice %idle",
            "1 Average: all 96.13 0 3.63 0 0 0 0.24 0 0 0",
        ]
    );
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!(report.machines[0].name.as_deref(), Some("vm"));
    assert_eq!(report.sections[0].tool.as_deref(), Some("sysstat 10.1.2 or newer"));
}

#[test]
fn topology_of_all_cpus_is_blank() {
    let text = "12:53:20     CPU CORE SOCK NODE    %usr   %nice    %sys %iowait    %irq   %soft  %steal  %guest  %gnice   %idle\n\
                12:53:21     all                   2.15   12.50    1.84    0.12    0.34    0.19    0.00    0.00    0.00   82.88\n\
                12:53:21       5    1    0    1    1.65    0.00    2.33    0.00    0.36    0.10    0.00    0.00    0.00   95.57\n";
    assert_eq!(
        tables(text)[1..],
        [
            "1 12:53:21 all - - - 2.15 12.5 1.84 0.12 0.34 0.19 0 0 0 82.88",
            "1 12:53:21 5 1 0 1 1.65 0 2.33 0 0.36 0.1 0 0 0 95.57"
        ]
    );
}

#[test]
fn interrupts_are_tables_of_their_own() {
    let text = "15:58:07     CPU    intr/s\n15:58:07     all   1424.51\n\n\
                15:58:07     CPU       24/s      LOC/s\n15:58:07       0       0.00     177.20\n\n\
                15:58:07     CPU       HI/s    TIMER/s\n15:58:07       0       0.00      30.21\n";
    assert_eq!(
        tables(text),
        [
            "[interrupts] sample time CPU intr/s",
            "1 15:58:07 all 1424.51",
            "[softirqs] sample time CPU HI/s TIMER/s",
            "1 15:58:07 0 0 30.21",
            "[irqs] sample time CPU 24/s LOC/s",
            "1 15:58:07 0 0 177.2",
        ]
    );
}

#[test]
fn old_columns_and_decimal_commas() {
    let text = "16:56:04     CPU   %user   %nice    %sys %iowait    %irq   %soft   %idle    intr/s\n\
                16:56:05     all   95,10    0,00    4,90    0,00    0,00    0,00    0,00   1003,00\n\
                Moyenne :    all   96,31    0,00    3,69    0,00    0,00    0,00    0,00   1000,00\n";
    let lines = tables(text);
    assert_eq!(lines[1], "1 16:56:05 all 95.1 0 4.9 0 0 0 0 1003");
    assert_eq!(lines[3], "1 Moyenne : all 96.31 0 3.69 0 0 0 0 1000");
    let source = Source::from_text(text);
    assert_eq!(analyze(&source).sections[0].tool.as_deref(), Some("sysstat 5.0.0 to 6.0.1"));
}

#[test]
fn sar_is_not_ours() {
    for text in [
        "16:55:11        CPU     %user     %nice   %system   %iowait    %steal     %idle\n16:55:12 all 1 2 3 4 5 6\n",
        "16:55:14  CPU  %usr  %nice  %sys  %iowait  %steal  %irq  %soft  %guest  %gnice  %idle\n16:55:15 all 1 2 3 4 5 6 7 8 9 10\n",
        "16:55:14        CPU   total/s   dropd/s squeezd/s  rx_rps/s flw_lim/s\n16:55:15 all 1 2 3 4 5\n",
    ] {
        let source = Source::from_text(text);
        assert!(analyze(&source).sections.iter().all(|section| section.format != "mpstat"), "{text}");
    }
}

const JSON: &str = r#"{"sysstat": {
	"hosts": [
		{
			"nodename": "vm",
			"sysname": "Linux",
			"release": "6.1.0",
			"machine": "x86_64",
			"number-of-cpus": 2,
			"date": "11/20/26",
			"statistics": [
				{
					"timestamp": "16:55:09",
					"cpu-load": [
						{"cpu": "all", "core": "", "socket": "", "node": "", "usr": 88.89, "nice": 0.00, "sys": 11.11, "idle": 0.00},
						{"cpu": "0", "core": "0", "socket": "1", "node": "0", "usr": 87.50, "nice": 0.00, "sys": 12.50, "idle": 0.00}
					],
					"sum-interrupts": [
						{"cpu": "all", "intr": 35525.06}
					],
					"individual-interrupts": [
						{"cpu": "0", "intr": [
							{"name": "24", "value": 1.00},
							{"name": "LOC", "value": 2.00}
						] }
					]
				}
			]
		}
	]
}}
"#;

#[test]
fn json_has_the_names_of_the_text() {
    let expected = [
        "[cpu] sample time CPU %usr %nice %sys %idle CORE SOCK NODE",
        "1 16:55:09 all 88.89 0 11.11 0 - - -",
        "1 16:55:09 0 87.5 0 12.5 0 0 1 0",
        "[interrupts] sample time CPU intr/s",
        "1 16:55:09 all 35525.06",
        "[irqs] sample time CPU 24/s LOC/s",
        "1 16:55:09 0 1 2",
    ];
    assert_eq!(tables(JSON), expected);
    assert_eq!(tables(&JSON.replace(['\n', '\t'], "")), expected);
    for part in (0..JSON.len()).filter_map(|end| JSON.get(..end)) {
        // The topology stands behind the shares here, so that a row cut within it has gaps.
        let rows = tables(part);
        let rows = rows.iter().map(|row| row.trim_end_matches([' ', '-']));
        for row in rows.filter(|row| !row.starts_with('[') && !row.contains(" -")) {
            assert!(expected.iter().any(|line| line.starts_with(row)), "{row}");
        }
    }
}

#[test]
fn json_of_pidstat_and_sadf_is_not_ours() {
    for (from, to) in [("\"cpu-load\"", "\"task-cpu-load\""), ("\"date\"", "\"file-date\"")] {
        // The lists of interrupts stand too far below to be seen from the first line.
        let text = JSON.replace(from, to);
        let source = Source::from_text(&text);
        assert!(analyze(&source).sections.is_empty(), "{to}");
    }
}

/// Samples of two CPUs: user, soft interrupts, steal, idle.
fn samples(count: usize, rows: [[f64; 4]; 2]) -> String {
    let mut text = String::from("16:00:00     CPU    %usr    %irq   %soft  %steal   %idle\n");
    for second in 1..=count {
        for (cpu, [usr, soft, steal, idle]) in [("0", rows[0]), ("1", rows[1])] {
            let _ = writeln!(text, "16:00:0{second}  {cpu}  {usr:.2}  0.00  {soft:.2}  {steal:.2}  {idle:.2}");
        }
    }
    text
}

fn outcome(rule: &str, text: &str) -> &'static str {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let found = report.checked.iter().find(|checked| checked.rule == rule).map(|checked| checked.outcome);
    found.unwrap_or_else(|| panic!("{rule} is no rule"))
}

#[test]
fn rules_fire_and_stay_quiet() {
    let calm = samples(4, [[10.0, 1.0, 0.5, 88.5]; 2]);
    for (rule, fires) in [
        ("mpstat/steal-high", samples(4, [[10.0, 1.0, 20.0, 69.0]; 2])),
        ("mpstat/one-cpu-busy", samples(4, [[97.0, 1.0, 0.0, 2.0], [10.0, 0.0, 0.0, 90.0]])),
        ("mpstat/interrupts-on-one-cpu", samples(4, [[5.0, 60.0, 0.0, 35.0], [10.0, 1.0, 0.0, 89.0]])),
    ] {
        assert_eq!(outcome(rule, &fires), "fired", "{rule}");
        assert_eq!(outcome(rule, &calm), "quiet", "{rule}");
        // A single sample at the time of its heading is one since boot: stolen time is told, and as that.
        let (head, _) = fires.split_at(fires.find("16:00:02").unwrap());
        let since_boot = head.replace("16:00:00", "16:00:01");
        let told = if rule == "mpstat/steal-high" { "fired" } else { "not-checked" };
        assert_eq!(outcome(rule, &since_boot), told, "{rule}");
        assert_eq!(outcome("mpstat/since-boot-only", &since_boot), "fired");
        // One that ends later than it began is of an interval, whose average was not pasted.
        assert_eq!(outcome("mpstat/since-boot-only", head), "quiet");
    }
    assert_eq!(outcome("mpstat/since-boot-only", &calm), "quiet");
    // Both CPUs are busy: nothing is hidden.
    assert_eq!(outcome("mpstat/one-cpu-busy", &samples(4, [[97.0, 1.0, 0.0, 2.0]; 2])), "quiet");
}

#[test]
fn rows_above_the_first_heading_are_samples_too() {
    let (heading, rows) = ("16:00:02     CPU    %usr    %irq   %soft  %steal   %idle\n", samples(3, [[1.0; 4]; 2]));
    let (_, rows) = rows.split_once('\n').unwrap();
    let (above, below) = rows.split_at(rows.find("16:00:03").unwrap());
    let text = format!("{above}\n{heading}{below}");
    assert_eq!(tables(&text).iter().filter(|line| line.contains("16:00:0")).count(), 6, "{:?}", tables(&text));
    let source = Source::from_text(&text);
    let report = analyze(&source);
    assert_eq!((report.sections[0].first_line, report.sections[0].tables[0].since_boot), (1, 0));
}

#[test]
fn averages_alone_leave_no_empty_table() {
    let text = "Average:     CPU   %user   %nice    %sys %iowait    %irq   %soft  %steal   %idle    intr/s\n\
                Average:     all   13.12    0.00    2.12    0.88    0.00    0.00    0.00   83.88   1198.51\n";
    let found = tables(text);
    assert_eq!(found.iter().filter(|line| line.contains("sample")).count(), 1, "{found:?}");
}

#[test]
fn times_that_were_cut_out() {
    let text = "CPU    %usr   %nice    %sys %iowait    %irq   %soft   %idle\n  0    0.10    0.00    0.50    0.00    0.50   74.50   24.40\n  \
                1    4.51    0.00   44.33   47.22    2.08    1.85    0.00\n\nThat is all\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    let section = &report.sections[0];
    assert_eq!((section.format, section.first_line, section.last_line), ("mpstat", 1, 3));
    assert_eq!((section.tables[0].rows.len(), section.tables[0].since_boot), (2, 0));
}
