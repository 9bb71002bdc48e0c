use crate::tests::{fields, findings, formats, markers, table, unread};

const BANNER: &str = "Linux 6.1.0-50-amd64 (xenlab) \t11/20/26 \t_x86_64_\t(2 CPU)\n\n";
const HEADING: &str = "     CPU    %usr   %nice    %sys %iowait    %irq   %soft  %steal  %guest  %gnice   %idle\n";

#[test]
fn each_sample_is_a_row_per_cpu_and_averages_stand_apart() {
    let text = super::FORMAT.sample;
    let cpu = table(text, "cpu");
    assert_eq!(
        cpu[0],
        "report | time | CPU | %usr | %nice | %sys | %iowait | %irq | %soft | %steal | %guest | %gnice | %idle"
    );
    assert_eq!(cpu[1], "1 | 15:54:14 | all | 0.51 | 0 | 3.03 | 0 | 0 | 0.51 | 0.51 | 0 | 0 | 95.45");
    assert_eq!(cpu[6], "2 | 15:54:15 | 1 | 0 | 0 | 8.97 | 0 | 0 | 1.28 | 1.28 | 0 | 0 | 88.46");
    assert_eq!(
        table(text, "cpu average")[1],
        "Average | all | 1.06 | 0 | 12.2 | 4.51 | 0 | 0.53 | 3.71 | 0 | 0 | 77.98"
    );
    assert_eq!(fields(text)[..2], ["kernel = 6.1.0-50-amd64", "host = xenlab"]);
    assert_eq!(unread(text), 0);
    assert_eq!(markers(text), ["mpstat/steal-counted"]);
}

#[test]
fn locales() {
    let german = "Linux 6.1.0 (x) \t20.11.2026 \t_x86_64_\t(2 CPU)\n
16:00:08     CPU    %usr   %nice    %sys %iowait    %irq   %soft  %steal  %guest  %gnice   %idle
16:00:09     all    3,19    0,00   20,21    1,06    0,00    0,00   13,83    0,00    0,00   61,70
Durchschn.:  all    5,11    0,00   36,50    3,65    0,00    1,46    9,49    0,00    0,00   43,80\n";
    assert_eq!(table(german, "cpu")[1], "1 | 16:00:09 | all | 3.19 | 0 | 20.21 | 1.06 | 0 | 0 | 13.83 | 0 | 0 | 61.7");
    assert!(table(german, "cpu average")[1].starts_with("Durchschn. | all | 5.11"));
    let french = german.replace("Durchschn.:", "Moyenne :");
    assert!(table(&french, "cpu average")[1].starts_with("Moyenne | all | 5.11"));
    let english = "Linux 6.1.0 (x) \t11/20/2026 \t_x86_64_\t(2 CPU)\n
03:58:47 PM  CPU    %usr   %nice    %sys %iowait    %irq   %soft  %steal  %guest  %gnice   %idle
03:58:48 PM  all    0.54    0.00    6.99    4.84    0.00    0.54   13.98    0.00    0.00   73.12\n";
    assert!(table(english, "cpu")[1].starts_with("1 | 03:58:48 PM | all | 0.54"));
}

#[test]
fn topology_interrupts_and_nodes() {
    let text = format!(
        "{BANNER}12:53:20     CPU CORE SOCK NODE{}
12:53:21     all                   2.15   12.50    1.84    0.12    0.34    0.19    0.00    0.00    0.00   82.88
12:53:21       2    1    0    3    2.85    0.00    4.28    0.00    0.68    0.19    0.00    0.00    0.00   91.99

12:53:20     CPU    intr/s
12:53:21     all  35525.06

12:53:20     CPU       24/s      NMI/s
12:53:21       0      65.47       0.00

12:53:20     CPU       HI/s    TIMER/s
12:53:21       0       0.00      18.87
",
        HEADING.trim_ascii().trim_start_matches("CPU")
    );
    let cpu = table(&text, "cpu");
    assert!(cpu[1].starts_with("1 | 12:53:21 | all | - | - | - | 2.15"), "{}", cpu[1]);
    assert!(cpu[2].starts_with("1 | 12:53:21 | 2 | 1 | 0 | 3 | 2.85"), "{}", cpu[2]);
    assert_eq!(table(&text, "interrupts")[1], "1 | 12:53:21 | all | 35525.06");
    assert_eq!(table(&text, "irqs"), ["report | time | CPU | 24/s | NMI/s", "1 | 12:53:21 | 0 | 65.47 | 0"]);
    assert_eq!(table(&text, "softirqs")[1], "1 | 12:53:21 | 0 | 0 | 18.87");
    assert_eq!(unread(&text), 0);
}

#[test]
fn old_columns() {
    let text = "Linux 2.6.18-8.el5 (db01)  05/03/2009

12:00:01 AM  CPU   %user   %nice    %sys %iowait    %irq   %soft  %steal   %idle    intr/s
12:00:02 AM  all    1.00    0.00    2.00    0.00    0.00    0.00    0.50   96.50   1013.00
";
    assert_eq!(formats(text), ["mpstat"]);
    assert_eq!(table(text, "cpu")[1], "1 | 12:00:02 AM | all | 1 | 0 | 2 | 0 | 0 | 0 | 0.5 | 96.5 | 1013");
}

#[test]
fn json_has_the_same_tables() {
    let text = r#"{"sysstat": {
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
					"timestamp": "15:58:08",
					"cpu-load": [
						{"cpu": "all", "usr": 94.00, "sys": 6.00, "steal": 0.50, "idle": 0.00},
						{"cpu": "0", "usr": 95.00, "sys": 5.00, "steal": 0.00, "idle": 0.00}
					],
					"individual-interrupts": [
						{"cpu": "0", "intr": [
							{"name": "24", "value": 3.50}
						] }
					]
				}
			]
		}
	]
}}
"#;
    assert_eq!(
        table(text, "cpu")[..2],
        ["report | time | CPU | %usr | %sys | %steal | %idle", "1 | 15:58:08 | all | 94 | 6 | 0.5 | 0"]
    );
    assert_eq!(table(text, "irqs")[1], "1 | 15:58:08 | 0 | 3.5");
    assert_eq!(fields(text)[3], "cpus = 2");
    assert_eq!(formats(text), ["mpstat"]);
    assert!(findings(text).is_empty());
}

/// Samples of stolen time, as a text.
fn stolen(shares: &[&str]) -> String {
    let row =
        |share| format!("15:54:14     all    0.51    0.00    3.03    0.00    0.00    0.51 {share} 0.00 0.00 60.0\n");
    let rows: String = shares.iter().map(row).collect();
    format!("{BANNER}15:54:13{HEADING}{rows}Average: all 0 0 0 0 0 0 0 0 0 60.0\n")
}

#[test]
fn steal_is_judged_by_most_samples() {
    assert_eq!(findings(&stolen(&["12.00", "11.00", "0.00"])), ["warning mpstat/steal-high"]);
    assert_eq!(findings(&stolen(&["5.00", "4.00", "0.00"])), ["notice mpstat/steal-high"]);
    assert!(findings(&stolen(&["40.00", "0.00", "0.00"])).is_empty());
    // Two samples are no duration.
    assert!(findings(&stolen(&["40.00", "40.00"])).is_empty());
}

#[test]
fn one_sample_without_average_is_since_boot() {
    let row = "15:54:13     all    6.64    0.00   35.81    4.24    0.00    1.54    9.91    0.00    0.00   41.86\n";
    assert_eq!(findings(&format!("{BANNER}15:54:13{HEADING}{row}")), ["info mpstat/since-boot-only"]);
    assert!(findings(super::FORMAT.sample).is_empty());
}

/// Averages of CPUs by their soft interrupt and idle time.
fn averages(cpus: &[(&str, &str)]) -> String {
    let mut text = format!("{BANNER}Average:{HEADING}Average:     all 0 0 0 0 0 0 0 0 0 50.00\n");
    for (number, (soft, idle)) in cpus.iter().enumerate() {
        text += &format!("Average:       {number}    1.00 0.00 1.00 0.00 0.00 {soft} 0.00 0.00 0.00 {idle}\n");
    }
    text
}

#[test]
fn one_busy_cpu_is_hidden_in_the_mean() {
    assert_eq!(findings(&averages(&[("0.00", "1.00"), ("0.00", "90.00")])), ["notice mpstat/one-busy-cpu"]);
    let text = averages(&[("90.00", "1.00"), ("0.00", "90.00")]);
    crate::tests::look(&text, |report| assert!(report.findings[0].detail.contains("interrupts")));
    assert!(findings(&averages(&[("0.00", "1.00"), ("0.00", "2.00")])).is_empty());
    assert!(findings(&averages(&[("0.00", "80.00"), ("0.00", "90.00")])).is_empty());
}

#[test]
fn foreign_headings() {
    for text in [
        "12:53:20      UID       PID    %usr %system  %guest   %wait    %CPU   CPU  Command\n12:53:20 0 8407 0.12 0.01 0 0 0.13 1 x\n",
        "avg-cpu:  %user   %nice %system %iowait  %steal   %idle\n           0.43    0.00    0.22    0.09    0.04   99.22\n",
    ] {
        assert!(!formats(text).contains(&"mpstat"), "{text}");
    }
}
