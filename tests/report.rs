//! What the report promises beside what is read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use virtlens::report::reference;
use virtlens::{Source, analyze};

const DISK: &str = "\
disk- ------------reads------------ ------------writes----------- -----IO------
       total merged sectors      ms  total merged sectors      ms    cur    sec
vda    12345      6  789012     345   6789     12  345678     901      0      2
";

fn keys(text: &str) -> Vec<String> {
    analyze(&Source::from_text(text)).sections.into_iter().map(|section| section.key).collect()
}

#[test]
fn keys_of_sections_find_the_same_output_in_another_paste() {
    let on = |host: &str| format!("root@{host}:~# vmstat -d\n{DISK}");
    let expected = ["vmstat/disk#1@web01", "vmstat/disk#1@db", "vmstat/disk#2@web01"];
    assert_eq!(keys(&[on("web01"), on("db"), on("web01")].concat()), expected);
    assert_eq!(keys(DISK), ["vmstat/disk#1"]);
    assert_eq!(keys("[    0.000000] Linux version 6.1.0 (a@b)\n"), ["dmesg#1"]);
}

#[test]
fn the_reference_names_every_word_that_is_explained() {
    let all = reference();
    let names = |format: &str| {
        let entry = all.formats.iter().find(|it| it.id == format).unwrap();
        entry.fields.iter().map(|it| it.name.clone()).collect::<Vec<_>>()
    };
    assert!(names("iostat").iter().any(|it| it == "await"));
    // Words that share an entry are words of their own here; a part that varies is none.
    assert!(names("top").iter().any(|it| it == "USER") && names("df").iter().any(|it| it == "<blocks>"));
    assert_eq!(all.rules.iter().find(|it| it.id == "vmstat/steal-high").unwrap().what, "steal high");
    assert!(all.markers.iter().all(|it| !it.allows.is_empty() && !it.shows.is_empty()));
    assert_eq!(all.kinds.get("ipv6").copied(), Some("IPv6 addresses"));
}
