//! A redacted paste tells the same as the paste, with other names.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use virtlens::formats::FORMATS;
use virtlens::private::{Kinds, Private};
use virtlens::redact::{Change, redact};
use virtlens::{Source, analyze, diagnose};

fn redacted(text: &str, kinds: Kinds) -> (String, Vec<Change>) {
    let source = Source::from_text(text);
    let redaction = redact(&source, &diagnose(&source, &[], &mut |_| ()), kinds);
    (redaction.text(&source), redaction.changes)
}

fn all(text: &str) -> String {
    redacted(text, Kinds::ALL).0
}

fn texts() -> Vec<(String, String)> {
    let mut found: Vec<_> = FORMATS.iter().map(|it| (format!("sample of {}", it.id), it.sample.to_owned())).collect();
    let mut folders: Vec<PathBuf> = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "txt") {
                let bytes = fs::read(&path).unwrap();
                found.push((path.display().to_string(), Source::new(&bytes).text().to_owned()));
            }
        }
    }
    found
}

/// A report without places and lengths, and with the names of the original.
fn comparable(text: &str, changes: &[Change]) -> Value {
    fn clean(value: Value, back: &dyn Fn(&str) -> String) -> Value {
        match value {
            Value::String(text) => Value::String(back(&text)),
            Value::Array(items) => items.into_iter().map(|item| clean(item, back)).collect(),
            Value::Object(map) => {
                let kept = map.into_iter().filter(|(key, _)| !matches!(key.as_str(), "start" | "end" | "bytes"));
                Value::Object(kept.map(|(key, value)| (key, clean(value, back))).collect())
            }
            other => other,
        }
    }
    // Longer ones first: `host-1` is the beginning of `host-12`.
    let mut words: Vec<(&str, &str)> = changes.iter().map(|it| (it.now.as_str(), it.was.as_str())).collect();
    words.sort_by_key(|(now, _)| std::cmp::Reverse(now.len()));
    let back = |text: &str| {
        let text = words.iter().fold(text.to_owned(), |text, (now, was)| text.replace(now, was));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let report = serde_json::to_value(analyze(&Source::from_text(text))).unwrap();
    clean(report, &back)
}

/// What has a shape of its own is nowhere left, and nothing but words and the blanks beside them differs.
fn assert_done(name: &str, text: &str, now: &str, changes: &[Change]) {
    for change in changes.iter().filter(|it| !matches!(it.kind, Private::Host | Private::User | Private::Domain)) {
        assert!(!now.contains(&change.was), "{name}: {} is left", change.was);
    }
    for (line, (before, after)) in text.lines().zip(now.lines()).enumerate() {
        let is_touched = changes.iter().any(|it| it.lines.len() >= 100 || it.lines.contains(&(line as u32 + 1)));
        assert!(is_touched || before == after, "{name}:{}: {before} became {after}", line + 1);
    }
}

fn assert_same(name: &str, text: &str) -> Vec<Change> {
    let (now, changes) = redacted(text, Kinds::ALL);
    assert_done(name, text, &now, &changes);
    let (before, after) = (comparable(text, &[]), comparable(&now, &changes));
    for key in before.as_object().unwrap().keys() {
        if before[key] != after[key] {
            let [before, after] = [&before[key], &after[key]].map(|it| serde_json::to_string_pretty(it).unwrap());
            let first = before.lines().zip(after.lines()).find(|(a, b)| a != b);
            panic!("{name}: {key} differs: {first:#?}\n{changes:#?}");
        }
    }
    changes
}

#[test]
fn the_report_of_every_text_stays_the_same() {
    let mut count = 0;
    for (name, text) in texts() {
        count += assert_same(&name, &text).len();
    }
    assert!(count > 100, "only {count} words were replaced");
}

#[test]
fn every_kind_is_replaced() {
    let text = "\
root@web01.prod.example.com:~# cat log
Nov 20 15:42:06 web01 kernel: [    0.000000] Linux version 6.1.0 (root@build.example.com) (gcc 12) #1 SMP
Nov 20 15:42:07 web01 kernel: [    0.000000] Command line: root=UUID=8e10cf44-926d-4483-a33f-97414424da0d ip=10.1.2.3
Nov 20 15:42:07 web01 sshd[7]: session opened for user anna(uid=1000), see /home/anna, ask anna.b@example.com
Nov 20 15:42:08 web01 kernel: [    1.000000] eth0: 00:16:3e:40:a2:e4 fe80::216:3eff:fe40:a2e4 2001:db8:7::9
Serial Number: CZJ12345AB
mount vg-web01-disk from nas07:/export and db.example.com
";
    let (now, changes) = redacted(text, Kinds::ALL);
    for secret in [
        "web01",
        "example.com",
        "8e10cf44",
        "10.1.2.3",
        "anna",
        "40:a2:e4",
        "fe40",
        "7::9",
        "CZJ12345AB",
        "nas07",
        "build",
    ] {
        assert!(!now.contains(secret), "{secret} is left in {now}");
    }
    for kind in Private::ALL {
        assert!(changes.iter().any(|it| it.kind == *kind && it.count > 0 && !it.lines.is_empty()), "{kind:?}");
    }
    assert!(now.starts_with("root@host-1.domain-1:~# cat log\nNov 20 15:42:06 host-1 kernel:"), "{now}");
    assert!(now.contains("eth0: 00:16:3e:00:00:01 fe80::1 2001:db8::2\n"), "{now}");
    let host = changes.iter().find(|it| it.was == "web01").unwrap();
    assert_eq!((host.now.as_str(), host.count, &host.lines[..]), ("host-1", 6, &[1, 2, 3, 4, 5, 7][..]));
    assert_same("ticket", text);
}

#[test]
fn only_what_is_asked_for() {
    let text = "root@web01:~# ip a\ninet 10.1.2.3 anna@example.com\n";
    let only = |slug: &'static str| redacted(text, Kinds::of([slug].into_iter())).0;
    assert_eq!(only("host"), "root@host-1:~# ip a\ninet 10.1.2.3 anna@example.com\n");
    assert_eq!(only("ipv4"), "root@web01:~# ip a\ninet 192.0.2.1 anna@example.com\n");
    assert_eq!(only("email"), "root@web01:~# ip a\ninet 10.1.2.3 mail-1@example.org\n");
    assert_eq!(only("domain"), "root@web01:~# ip a\ninet 10.1.2.3 anna@domain-1\n");
    assert_eq!(only("nothing"), text);
}

#[test]
fn what_the_verdict_needs_stays() {
    let kept = [
        "ff:ff:ff:ff:ff:ff fe:ff:ff:ff:ff:ff 127.0.0.1 255.255.255.0",
        "UUID: 00000000-0000-0000-0000-000000000000",
        "Asset Tag: 7783-7084-3265-9085-8269-3286-77",
        "Manufacturer: OracleCloud.com",
        "BIOS Version: 4.2.amazon, driver version 7.3.21.2",
        "[    0.000000] Linux version 6.1.0 (debian-kernel@lists.debian.org) (gcc 12)",
    ];
    let text = kept.join("\n");
    assert_eq!(all(&text), text);
    assert_eq!(all("uuid ec2f58e4-9a3f-2f1b-8c44-0123456789ab"), "uuid ec200000-0000-0000-0000-000000000001");
    assert_eq!(all("52:54:00:12:34:56 0a:58:0a:f4:00:05"), "52:54:00:00:00:01 0a:00:00:00:00:02");
}

#[test]
fn columns_stay_where_they_are() {
    let heading = "Name                                        ID   Mem VCPUs\tState\tTime(s)\n";
    let dom0 = "Domain-0                                     0  4096     4     r-----      70.1\n";
    let guests = "db                                           1  1024     1     -b----       3.4\n\
                  a-guest-with-a-long-name                     2  1024     1     -b----       3.4\n";
    let expected = "host-1                                       1  1024     1     -b----       3.4\n\
                    host-0000000000000000002                     2  1024     1     -b----       3.4\n";
    assert_eq!(all(&[heading, dom0, guests].concat()), [heading, dom0, expected].concat());
    // What follows the name within a cell, and right-aligned cells.
    let df = "Filesystem                     Size  Used Avail Use% Mounted on\n\
              //files.corp.example.com/share 1.0T  500G  500G  50% /mnt\n\
              nas07:/export                  2.0T  1.5T  500G  75% /home\n\
              /dev/mapper/vg-db--prod--01     50G   20G   30G  40% /\n";
    let expected = "Filesystem                     Size  Used Avail Use% Mounted on\n\
                    //host-2.domain-1/share 1.0T  500G  500G  50% /mnt\n\
                    host-3:/export                 2.0T  1.5T  500G  75% /home\n\
                    /dev/mapper/vg-host--1          50G   20G   30G  40% /\n";
    assert_eq!(all(&format!("root@db-prod-01:~# df -h\n{df}")), format!("root@host-1:~# df -h\n{expected}"));
    let xentop = FORMATS.iter().find(|it| it.id == "xentop").unwrap().sample;
    let widths = |text: &str| text.lines().map(str::len).collect::<Vec<_>>();
    assert_eq!(widths(&all(xentop)), widths(xentop));
}

#[test]
fn a_name_that_is_a_plain_word_is_replaced_only_where_it_is_a_name() {
    let text = "root@disk:~# iostat\nthe disk is slow\n";
    assert_eq!(all(text), "root@host-1:~# iostat\nthe disk is slow\n");
    let coloured = "\u{1b}[32mroot@web01\u{1b}[0m:~# date\non \u{1b}[1mweb01\u{1b}[0m\n";
    assert!(!all(coloured).contains("web01"), "{}", all(coloured));
}

/// Twice the text takes about twice as long, also where it is made to be slow.
#[test]
fn the_work_is_bounded() {
    for hostile in ["a.", "a-", "a_a.", "1.", "00:", "::", "a@", "@", "ostname", "/home/", "x  "] {
        let text = format!("root@web01:~# x\n{}\n", hostile.repeat(50_000 / hostile.len()));
        let start = std::time::Instant::now();
        assert!(all(&text).len() > 10_000);
        assert!(start.elapsed().as_secs() < 20, "{hostile:?}");
    }
}
