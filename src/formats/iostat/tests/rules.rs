//! Each rule where it fires and where it is quiet. The first report of each text is since boot; it
//! is made to look terrible, and nothing may come of that.

use std::fmt::Write;

use crate::{Source, analyze};

const NAMES: &str = "r/s rkB/s r_await w/s wkB/s w_await d/s d_await f/s f_await aqu-sz %util";
const BOOT: &str = "9999 90000 999 9999 90000 999 9999 999 9999 999 999 100";

/// A first report, then one per row, of one device.
fn device(name: &str, rows: &[&str]) -> String {
    let mut text = String::new();
    for row in std::iter::once(&BOOT).chain(rows) {
        let _ = write!(text, "Device {NAMES}\n{name} {row}\n\n");
    }
    text
}

/// Reports of the CPU alone: user, system, I/O wait, steal, idle.
fn cpu(rows: &[[f64; 5]]) -> String {
    let mut text = String::new();
    for [user, system, iowait, steal, idle] in std::iter::once(&[0.0, 50.0, 25.0, 25.0, 0.0]).chain(rows) {
        let heading = "avg-cpu:  %user   %nice %system %iowait  %steal   %idle";
        let _ = write!(text, "{heading}\n {user} 0.0 {system} {iowait} {steal} {idle}\n\n");
    }
    text
}

/// What came of a rule: `fired`, `quiet` or `not-checked`.
fn outcome(rule: &str, text: &str) -> &'static str {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let found = report.checked.iter().find(|checked| checked.rule == rule).map(|checked| checked.outcome);
    found.unwrap_or_else(|| panic!("{rule} is no rule"))
}

#[track_caller]
fn judges(rule: &str, fires: &str, stays_quiet: &str) {
    assert_eq!(outcome(rule, fires), "fired", "{rule}: {fires}");
    assert_eq!(outcome(rule, stays_quiet), "quiet", "{rule}: {stays_quiet}");
    let source = Source::from_text(fires);
    for finding in analyze(&source).findings.iter().filter(|finding| finding.rule == rule) {
        assert!(!finding.evidence.is_empty(), "{rule}: no evidence");
        assert!(finding.evidence.iter().all(|it| !it.text.is_empty()), "{rule}: evidence of nothing");
    }
}

#[track_caller]
fn is_blind(rule: &str, text: &str) {
    assert_eq!(outcome(rule, text), "not-checked", "{rule}: {text}");
}

#[test]
fn since_boot_only() {
    let rule = "iostat/since-boot-only";
    judges(rule, &device("sda", &[]), &device("sda", &["1 1 1 1 1 1 0 0 0 0 0 1"]));
    // A first report that covers seconds is no average since boot: -y, or just started.
    let recent = "Device tps kB_read/s kB_wrtn/s kB_read kB_wrtn\nsda 10.00 100.00 200.00 1000 2000\n";
    assert_eq!(outcome(rule, recent), "quiet");
    let old = "Device tps kB_read/s kB_wrtn/s kB_read kB_wrtn\nsda 10.00 100.00 200.00 1000000 2000000\n";
    assert_eq!(outcome(rule, old), "fired");
    // -y on the command line, or two blank lines before the report.
    assert_eq!(outcome(rule, &format!("$ iostat -xy 1 1\n{}", device("sda", &[]))), "quiet");
    let gap = format!("Linux 6.1.0 (vm) 11/20/26 _x86_64_ (2 CPU)\n\n\n{}", device("sda", &[]));
    assert_eq!(outcome(rule, &gap), "quiet");
}

/// Severities and headlines, of rules about the load.
fn findings(text: &str) -> Vec<(&'static str, String)> {
    let source = Source::from_text(text);
    let of_load = |rule: &str| !rule.ends_with("since-boot-only");
    let found = analyze(&source).findings.into_iter().filter(|finding| of_load(finding.rule));
    found.map(|finding| (finding.severity, finding.headline.into_owned())).collect()
}

#[test]
fn what_covers_the_time_since_boot_is_said_to_and_never_judged_with_the_rest() {
    let old = format!("{}{}", cpu(&[]), device("sda", &[]));
    let found = findings(&old);
    assert_eq!(found.len(), 3, "{found:?}");
    for (severity, headline) in found {
        assert_eq!(severity, "notice");
        assert!(headline.starts_with("On average since boot: "), "{headline}");
    }
    let calm = [[10.0, 1.0, 0.0, 0.0, 89.0]; 3];
    assert_eq!(findings(&(cpu(&calm) + &device("sda", &["1 1 1 1 1 1 0 0 0 0 0 1"; 3]))), []);
}

#[test]
fn cpu_shares_broken() {
    let heading = "avg-cpu:  %user   %nice %system %iowait  %steal   %idle\n";
    judges(
        "iostat/cpu-shares-broken",
        &format!("{heading} 0.02 0.00 0.00 0.00 0.00 0.01\n\n{heading} 10.0 0.0 10.0 0.0 0.0 80.0\n"),
        &cpu(&[[10.0, 10.0, 0.0, 0.0, 80.0]]),
    );
    is_blind("iostat/cpu-shares-broken", &device("sda", &[]));
}

#[test]
fn steal_high() {
    let rule = "iostat/steal-high";
    judges(rule, &cpu(&[[50.0, 10.0, 0.0, 12.0, 28.0]; 3]), &cpu(&[[50.0, 10.0, 0.0, 2.0, 38.0]; 3]));
    let two = findings(&cpu(&[[50.0, 10.0, 0.0, 12.0, 28.0]; 2]));
    assert_eq!(
        two,
        [("notice", "In 2 samples: The hypervisor gives 12 % of this machine's CPU time to others".into())]
    );
    // What would be a notice if it lasted cannot be told by so few.
    is_blind(rule, &cpu(&[[50.0, 10.0, 0.0, 5.0, 35.0]; 2]));
    // One sample of many stands out.
    let mut once = [[50.0, 10.0, 0.0, 1.0, 39.0]; 5];
    once[3] = [50.0, 10.0, 0.0, 35.0, 5.0];
    let once = findings(&cpu(&once));
    assert_eq!(once, [("notice", "At times the hypervisor gives 35 % of this machine's CPU time to others".into())]);
    is_blind(rule, "avg-cpu: %user %nice %sys %iowait %idle\n 1 2 3 4 90\n");
}

#[test]
fn steal_not_counted() {
    let rule = "iostat/steal-not-counted";
    let zero = cpu(&[[50.0, 10.0, 0.0, 0.0, 40.0]]).replace("25 25 0", "25 0 25");
    let kernel = |line: &str| format!("[    0.000000] {line}\n\n{zero}");
    let virtualbox = "DMI: innotek GmbH VirtualBox/VirtualBox, BIOS VirtualBox 12/01/2006";
    judges(rule, &kernel(virtualbox), &kernel("Hypervisor detected: KVM"));
    is_blind(rule, &zero);
}

#[test]
fn cpu_full_and_kernel_time() {
    judges("iostat/cpu-full", &cpu(&[[90.0, 5.0, 0.0, 0.0, 5.0]; 3]), &cpu(&[[50.0, 5.0, 0.0, 0.0, 45.0]; 3]));
    judges(
        "iostat/kernel-time-high",
        &cpu(&[[20.0, 40.0, 0.0, 0.0, 40.0]; 3]),
        &cpu(&[[60.0, 35.0, 0.0, 0.0, 5.0]; 3]),
    );
}

#[test]
fn io_wait_high() {
    judges("iostat/io-wait-high", &cpu(&[[5.0, 5.0, 40.0, 0.0, 50.0]; 3]), &cpu(&[[5.0, 5.0, 10.0, 0.0, 80.0]; 3]));
}

#[test]
fn device_saturated_and_busy() {
    let full = device("sda", &["100 4000 40 100 4000 60 0 0 0 0 10.0 99.9"; 3]);
    let fast = device("nvme0n1", &["9000 72000 0.2 9000 72000 0.1 0 0 0 0 3.0 100"; 3]);
    judges("iostat/device-saturated", &full, &fast);
    judges("iostat/device-busy-not-saturated", &fast, &full);
    is_blind("iostat/device-saturated", "Device tps kB_read/s kB_wrtn/s\nsda 1 2 3\n");
    // One bad report is no state.
    let one = findings(&device("sda", &["100 4000 40 100 4000 60 0 0 0 0 10.0 99.9"]));
    assert!(one.contains(&("notice", "In one sample: sda is saturated: requests wait 50 ms".into())), "{one:?}");
}

#[test]
fn device_stuck() {
    let dead = "0 0 0 0 0 0 0 0 0 0 5.0 100.0";
    let alive = "3 12 900 0 0 0 0 0 0 0 5.0 100.0";
    judges("iostat/device-stuck", &device("xvda", &[dead; 4]), &device("xvda", &[dead, dead, alive, dead]));
}

#[test]
fn slow_directions() {
    let calm = device("sda", &["100 4000 2 100 4000 3 1 1 10 1 0.5 20"; 3]);
    judges("iostat/reads-slow", &device("xvda", &["50 400 25 1 4 1 0 0 0 0 1.5 60"; 3]), &calm);
    // Two reads per second say nothing of the disk.
    assert_eq!(outcome("iostat/reads-slow", &device("xvda", &["2 8 250 1 4 1 0 0 0 0 1.5 60"; 3])), "quiet");
    judges("iostat/writes-slower-than-reads", &device("sda", &["50 400 2 50 400 80 0 0 0 0 4 60"; 3]), &calm);
    judges("iostat/flushes-slow", &device("sda", &["1 4 2 50 400 3 0 0 20 70 2 60"; 3]), &calm);
    judges("iostat/flushes-slow", &device("sda", &["1 4 2 900 400 1 0 0 800 1 2 60"; 3]), &calm);
    judges("iostat/discards-slow", &device("sda", &["1 4 2 50 400 3 40 150 0 0 6 60"; 3]), &calm);
}

#[test]
fn rate_capped() {
    let rule = "iostat/rate-capped";
    judges(
        rule,
        &device(
            "nvme1n1",
            &[
                "2000 8000 4 1001 4004 4 0 0 0 0 12 99",
                "1500 6000 4 1498 6000 4 0 0 0 0 12 99",
                "3000 9000 4 0 0 0 0 0 0 0 12 99",
            ],
        ),
        // Nobody waits, so nothing is held back.
        &device("nvme1n1", &["2000 8000 0.1 1000 4000 0.1 0 0 0 0 0.3 20"; 3]),
    );
    let data = device("xvdb", &["900 127900 9 10 40 4 0 0 0 0 12 99"; 3]);
    assert_eq!(outcome(rule, &data), "fired");
}

#[test]
fn requests_small() {
    judges(
        "iostat/requests-small",
        &device("sda", &["4000 16000 0.2 0 0 0 0 0 0 0 1 50"; 3]),
        &device("sda", &["4000 256000 0.2 0 0 0 0 0 0 0 1 50"; 3]),
    );
    // avgrq-sz counts sectors: 20 are 10 KiB.
    let sectors = |size: &str| format!("Device: r/s w/s avgrq-sz avgqu-sz\nsda 1500 0 {size} 2.0\n\n").repeat(4);
    judges("iostat/requests-small", &sectors("12.0"), &sectors("20.0"));
}

#[test]
fn service_time_misleading() {
    let row =
        |wait: &str| format!("Device: r/s w/s avgqu-sz await svctm %util\nsda 100 0 2.0 {wait} 9.9 99.0\n\n").repeat(2);
    judges("iostat/service-time-misleading", &row("0.5"), &row("20.5"));
    is_blind("iostat/service-time-misleading", &device("sda", &["1 1 1 1 1 1 0 0 0 0 0 1"]));
}

#[test]
fn devices_counted_twice() {
    let table = |names: &[&str]| {
        let rows: String = names.iter().map(|name| format!("{name} 5 20 5\n")).collect();
        format!("Device tps kB_read/s kB_wrtn/s\n{rows}")
    };
    let rule = "iostat/devices-counted-twice";
    for names in [&["sda", "sda1"][..], &["nvme0n1", "nvme0n1p2"], &["sda", "dm-0"], &["xvda", "md127"]] {
        judges(rule, &table(names), &table(&["sda", "sdb", "nvme0n1", "nvme1n1", "md"]));
    }
    // Idle layers count nothing, and partitions without their disk stand for themselves.
    assert_eq!(outcome(rule, "Device tps kB_read/s kB_wrtn/s\nsda 5 20 5\nloop0 0.00 0 0\nxvdb1 4 4 4\n"), "quiet");
}

#[test]
fn many_devices_make_few_findings() {
    let mut text = String::new();
    for _ in 0..4 {
        let _ = writeln!(text, "Device {NAMES}");
        for disk in 0..40 {
            let _ = writeln!(text, "dasd{disk} 100 4000 40 100 4000 60 0 0 0 0 10.0 99.9");
        }
    }
    let source = Source::from_text(&text);
    let report = analyze(&source);
    let saturated: Vec<_> = report.findings.iter().filter(|it| it.rule == "iostat/device-saturated").collect();
    assert_eq!(saturated.len(), 8);
    assert!(saturated.iter().any(|it| it.detail.contains("32 more devices")));
}

#[test]
fn charts_leave_out_what_is_since_boot() {
    let points = |text: &str| {
        let source = Source::from_text(text);
        let report = analyze(&source);
        let chart = report.charts.iter().find(|chart| chart.title == "Utilization: %util").unwrap();
        (chart.x.clone(), chart.series[0].name.to_string())
    };
    let rows = ["1 1 1 1 1 1 0 0 0 0 0 1"; 3];
    assert_eq!(points(&device("sda", &rows)), (vec![2.0, 3.0, 4.0], "sda".to_owned()));
    assert_eq!(points(&format!("# iostat -y -x 1\n{}", device("sda", &rows))).0, [1.0, 2.0, 3.0, 4.0]);
}
