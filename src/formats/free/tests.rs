use crate::tests::{fields, findings, formats, look, table, unread};

const NEW: &str = "               total        used        free      shared  buff/cache   available\n";

#[test]
fn columns_of_all_generations() {
    assert_eq!(
        table(super::FORMAT.sample, "memory"),
        [
            "area | total | used | free | shared | buff/cache | available",
            "Mem | 24684084 | 7927020 | 1342128 | 9032 | 15414936 | 16346780",
            "Swap | 0 | 0 | 0 | - | - | -"
        ]
    );
    let old = "             total       used       free     shared    buffers     cached
Mem:          2011       1949         61          0        157       1417
-/+ buffers/cache:        374       1636
Swap:         4094          0       4094
";
    assert_eq!(
        table(old, "memory"),
        [
            "area | total | used | free | shared | buffers | cached",
            "Mem | 2011 | 1949 | 61 | 0 | 157 | 1417",
            "-/+ buffers/cache | - | 374 | 1636 | - | - | -",
            "Swap | 4094 | 0 | 4094 | - | - | -"
        ]
    );
    let committed = format!("{NEW}Mem: 912092 74976 806500 424 49608 837116\nComm: 456044 481124 -25080\n");
    assert_eq!(table(&committed, "memory")[2], "Comm | 456044 | 481124 | -25080 | - | - | -");
}

#[test]
fn amounts_with_units_are_shown_as_printed() {
    let text = format!(
        "{NEW}Mem:            23Gi       7.6Gi       1.2Gi       8.0Mi        14Gi        15Gi\nSwap:             0B          0B          0B\n"
    );
    assert_eq!(table(&text, "memory")[1], "Mem | 23Gi | 7.6Gi | 1.2Gi | 8.0Mi | 14Gi | 15Gi");
    assert_eq!(table(&text, "memory")[2], "Swap | 0B | 0B | 0B | - | - | -");
}

#[test]
fn other_languages() {
    let german = "              gesamt       benutzt     frei      gemns.  Puffer/Cache verfügbar
Speicher:      890Mi        74Mi       786Mi       424Ki        48Mi       816Mi
Swap:             0B          0B          0B
";
    assert_eq!(table(german, "memory")[0], "area | total | used | free | shared | buff/cache | available");
    let chinese = format!("{NEW}内存：      912092       74976      806500         424       49608      837116\n");
    assert_eq!(table(&chinese, "memory")[1], "内存 | 912092 | 74976 | 806500 | 424 | 49608 | 837116");
}

#[test]
fn samples_are_counted_and_the_line_of_4_0_3_is_read() {
    let one = format!("{NEW}Mem: 100 10 80 1 10 85\nSwap: 0 0 0\n");
    let text = format!("{one}\n{one}");
    assert_eq!(table(&text, "memory")[4], "Swap | 0 | 0 | 0 | - | - | - | 2");
    let line = "SwapUse           0 CachUse    13555524  MemUse     8155824 MemFree     3383040 \n";
    assert_eq!(fields(line), ["SwapUse = 0", "CachUse = 13555524", "MemUse = 8155824", "MemFree = 3383040"]);
    assert_eq!(unread(&text) + unread(line), 0);
}

#[test]
fn memory_is_a_fact_only_where_the_unit_is_known() {
    let memory = |prompt: &str, total: &str| {
        look(&format!("{prompt}{NEW}Mem: {total} 10 80 1 10 85\n"), |report| {
            format!("{:?}", report.machines[0].facts.get("memoryMib"))
        })
    };
    assert!(memory("$ free -m\n", "2011").contains("2011"));
    assert!(memory("$ free\n", "2059264").contains("2011"));
    assert_eq!(memory("", "2059264"), "None");
    assert_eq!(memory("$ free --mega\n", "2011"), "None");
}

#[test]
fn shortage_and_what_only_looks_like_it() {
    for (mem, swap, expected) in [
        ("1000 900 20 1 80 40", "0 0 0", vec!["warning free/memory-short"]),
        ("1000 300 50 1 650 600", "0 0 0", vec!["info free/memory-is-cache"]),
        ("1000 300 600 1 100 650", "1000 950 50", vec!["notice free/swap-full"]),
        ("1000 300 600 1 100 650", "1000 10 990", vec![]),
    ] {
        assert_eq!(findings(&format!("{NEW}Mem: {mem}\nSwap: {swap}\n")), expected, "{mem} {swap}");
    }
    let old = "             total       used       free     shared    buffers     cached
Mem:          1000        990         10          0          5          5
-/+ buffers/cache:        980         20
Swap:            0          0          0
";
    assert_eq!(findings(old), ["warning free/memory-short"]);
}

#[test]
fn look_alikes() {
    assert!(formats("total used free\nhours: spent on it\n").is_empty());
}
