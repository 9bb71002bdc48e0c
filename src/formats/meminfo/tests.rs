use crate::tests::{fields, findings, formats, look, markers, unread};

#[test]
fn pairs_and_the_memory_of_the_machine() {
    let text = super::FORMAT.sample;
    assert_eq!(fields(text)[..3], ["MemTotal = 210388 kB", "MemFree = 136848 kB", "MemAvailable = 168288 kB"]);
    assert_eq!(unread(text), 0);
    look(text, |report| assert!(format!("{:?}", report.machines[0].facts.get("memoryMib")).contains("205")));
    look(text, |report| assert!(report.sections[0].fields.iter().all(|field| !field.entry.meaning.is_empty())));
}

#[test]
fn a_pv_domain_maps_small_pages_only() {
    assert_eq!(markers(super::FORMAT.sample), ["meminfo/direct-map-4k"]);
    let other = super::FORMAT.sample.replace("DirectMap2M:           0 kB", "DirectMap2M:      993280 kB");
    assert!(markers(&other).is_empty());
}

#[test]
fn two_dumps_and_old_tables() {
    let dump = "MemTotal: 100 kB\nMemFree: 50 kB\n";
    assert_eq!(formats(&format!("{dump}{dump}")), ["meminfo", "meminfo"]);
    let old = "        total:    used:    free:  shared: buffers:  cached:
Mem:  527216640 515219456 11997184        0 163270656 255725568
Swap: 1052794880 19378176 1033416704
MemTotal:       514860 kB
MemFree:         11716 kB
MemShared:           0 kB
";
    assert_eq!(fields(old)[0], "MemTotal = 514860 kB");
    assert_eq!(unread(old), 0);
}

#[test]
fn each_rule_fires_and_is_quiet() {
    let text = |line: &str| format!("MemTotal: 1000 kB\nMemFree: 500 kB\nMemAvailable: 600 kB\n{line}\n");
    for (line, expected) in
        [("HardwareCorrupted: 4 kB", vec!["critical meminfo/broken-memory"]), ("HardwareCorrupted: 0 kB", vec![])]
    {
        assert_eq!(findings(&text(line)), expected, "{line}");
    }
    let short = "MemTotal: 1000 kB\nMemFree: 10 kB\nMemAvailable: 20 kB\n";
    assert_eq!(findings(short), ["warning free/memory-short"]);
}

#[test]
fn look_alikes() {
    for text in ["total: 5 kB\n", "MemTotal: unknown\nMemFree: 5\n", "Node 0 MemTotal: 5 kB\n"] {
        assert!(!formats(text).contains(&"meminfo"), "{text}");
    }
}

#[test]
fn the_old_table_and_its_pairs_are_one() {
    let text = "        total:    used:    free:  shared: buffers:  cached:\nMem:  1055760384 1041887232 13873152        0 100417536 711233536\n\
                Swap: 2146787328    77824 2146709504\nMemTotal:      1031016 kB\nMemFree:         13548 kB\n";
    assert_eq!(formats(text), ["meminfo"]);
}
