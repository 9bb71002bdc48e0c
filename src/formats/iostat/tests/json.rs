use super::*;

const JSON: &str = r#"{"sysstat": {
	"hosts": [
		{
			"nodename": "vm",
			"sysname": "Linux",
			"release": "6.18.44",
			"machine": "x86_64",
			"number-of-cpus": 2,
			"date": "11/20/26",
			"statistics": [
				{
					"timestamp": "11/20/26 19:05:59",
					"avg-cpu":  {"user": 26.67, "nice": 3.34, "system": 5.19, "iowait": 0.64, "steal": 0.03, "idle": 64.14},
					"disk": [
						{"disk_device": "vda", "r/s": 1.00, "rrqm/s": 2.00, "rrqm": 3.00, "r_await": 0.10, "util": 4.00},
						{"disk_device": " grp", "r/s": 1.00, "rrqm/s": 2.00, "rrqm": 3.00, "r_await": 0.10, "util": 4.00}
					]
				},
				{
					"timestamp": "11/20/26 19:06:00",
					"avg-cpu":  {"user": 1.00, "nice": 2.00, "system": 3.00, "iowait": 4.00, "steal": 0.00, "idle": 90.00},
					"disk": [
						{"disk_device": "vda", "r/s": 5.00, "rrqm/s": 6.00, "rrqm": 7.00, "r_await": 0.20, "util": 8.00}
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
        "[cpu] report time %user %nice %system %iowait %steal %idle",
        "1 11/20/26 19:05:59 26.67 3.34 5.19 0.64 0.03 64.14",
        "2 11/20/26 19:06:00 1 2 3 4 0 90",
        "[devices] report device r/s rrqm/s %rrqm r_await %util",
        "1 vda 1 2 3 0.1 4",
        "1 grp 1 2 3 0.1 4",
        "2 vda 5 6 7 0.2 8",
    ];
    assert_eq!(tables(JSON), expected);
    // The same, laid out by other programs.
    let compact = JSON.replace(['\n', '\t'], "").replace(": ", ":").replace(", ", ",");
    assert_eq!(tables(&compact), expected);
    let value: serde_json::Value = serde_json::from_str(JSON).unwrap();
    let sorted = serde_json::to_string_pretty(&value).unwrap();
    let rows: Vec<String> = tables(&sorted).into_iter().filter(|line| !line.starts_with('[')).collect();
    assert_eq!(rows[..2], ["1 64.14 0.64 3.34 0.03 5.19 26.67 11/20/26 19:05:59", "2 90 4 2 0 3 1 11/20/26 19:06:00"]);
    assert_eq!(rows[2..], ["1 vda 1 0.1 3 2 4", "1 grp 1 0.1 3 2 4", "2 vda 5 0.2 7 6 8"]);
    let source = Source::from_text(JSON);
    let report = analyze(&source);
    assert_eq!(report.machines[0].name.as_deref(), Some("vm"));
    assert!(notes(&report)[0].starts_with("16: A group (-g)"));
}

#[test]
fn json_may_be_cut_anywhere() {
    let whole = tables(JSON);
    for part in (0..JSON.len()).filter_map(|end| JSON.get(..end)) {
        let source = Source::from_text(part);
        for table in analyze(&source).sections.iter().flat_map(|section| &section.tables) {
            for row in &table.rows {
                // What is left of a row is the beginning of the whole one.
                let row: Vec<String> = row.iter().map(plain).filter(|cell| cell != "-").collect();
                let row = row.join(" ");
                assert!(whole.iter().any(|line| line.starts_with(&row)), "{row}");
            }
        }
    }
}

#[test]
fn keys_of_the_first_json_mean_rates() {
    let text =
        r#"{"disk_device": "vda", "rrqm": 1.00, "wrqm": 2,50, "r": 3.00, "rkB": 4.00, "avgqu-sz": 5.00, "util": 6.00}"#;
    assert_eq!(tables(text), ["[devices] report device rrqm/s wrqm/s r/s rkB/s avgqu-sz %util", "1 vda 1 2.5 3 4 5 6"]);
    let text = r#"{"disk_device": "vda", "tps": 1.00, "kB_read_per_sec": 2.00, "kB_wrtn_per_sec": 3.00, "kB_read": 4}"#;
    assert_eq!(tables(text)[0], "[devices] report device tps kB_read/s kB_wrtn/s kB_read");
}

#[test]
fn json_of_mpstat_and_sadf_is_not_ours() {
    for text in [
        "{\"sysstat\": {\n\t\"hosts\": [\n\t\t{\n\t\t\t\"nodename\": \"vm\",\n\t\t\t\"statistics\": [\n\t\t\t\t{\n\
         \t\t\t\t\t\"timestamp\": \"16:55:00\",\n\t\t\t\t\t\"cpu-load\": [\n",
        "{\"sysstat\": {\"hosts\": [{\"nodename\": \"vm\", \"statistics\": [{\"disk\": [{\"disk-device\": \"vda\"}]}]}]}}",
    ] {
        let source = Source::from_text(text);
        assert!(analyze(&source).sections.iter().all(|section| section.format != "iostat"), "{text}");
    }
}
