use super::*;

/// The lines that a text is parted in; a question mark stands before those that are doubtful.
fn lines(text: &str) -> Vec<String> {
    let mut source = Source::from_text(text);
    source.part_lines(parts(&source));
    let lines = source.lines(0..source.len());
    lines.map(|line| format!("{}{}", if line.is_doubtful() { "?" } else { "" }, line.text)).collect()
}

#[test]
fn keys_rows_and_prompts_begin_lines() {
    for (text, parted) in [
        (
            "host : a release : 4 version : #1 SMP machine : x86_64",
            &["host : a", "release : 4", "version : #1 SMP", "machine : x86_64"][..],
        ),
        ("MemTotal: 16 kB MemFree: 1 kB Active(anon): 2", &["MemTotal: 16 kB", "MemFree: 1 kB", "Active(anon): 2"]),
        ("total used free a b Mem: 1 2 3 Swap: 1 2", &["total used free a b", "Mem: 1 2 3", "Swap: 1 2"]),
        (
            "procs -a--- -b-- r b swpd d e 1 2 3 4 5 6 7 8 9 0",
            &["procs -a--- -b--", "r b swpd d e", "1 2 3 4 5", "6 7 8 9 0"],
        ),
        (
            "Device r/s w/s sda 1.5 2 sdb 3 4 tps MB_read/s Device 1 2 sda",
            &["Device r/s w/s", "sda 1.5 2", "sdb 3 4", "tps MB_read/s Device", "1 2 sda"],
        ),
        (
            "[a@b ~]# uptime 10:00:00 up 1 min, load average: 0.1, 0.2, 0.3 [a@b ~]# lsmod Module Size Used by x 1 0",
            &[
                "[a@b ~]# uptime",
                "10:00:00 up 1 min, load average: 0.1, 0.2, 0.3",
                "[a@b ~]# lsmod",
                "Module Size Used by",
                "x 1 0",
            ],
        ),
        ("tool = \"\"  a = \"b c\"   d = \"\"", &["tool = \"\"", " a = \"b c\"", "  d = \"\""]),
    ] {
        assert_eq!(lines(text), parted, "{text}");
    }
}

#[test]
fn what_is_not_accounted_for_is_doubtful() {
    for (text, parted) in [
        // A key that nobody knows may stand between.
        (
            "host : a release : 4 of : b machine : c nr_cpus : 1",
            &["host : a", "?release : 4 of : b", "machine : c", "nr_cpus : 1"][..],
        ),
        // Words stand before it, and may stand behind it.
        (
            "it says host : a release : 4 nr_cpus : 1 why is that",
            &["it says", "host : a", "release : 4", "?nr_cpus : 1 why is that"],
        ),
        // A mount point with a blank, or the first word of the next line.
        (
            "Filesystem Size Used Avail Use% Mounted on a 1G 1M 1G 1% / b c 1G 1M 1G 1% /x",
            &["Filesystem Size Used Avail Use% Mounted on", "?a 1G 1M 1G 1% / b", "c 1G 1M 1G 1% /x"],
        ),
        // A row that is too short: the numbers before it may have been fewer as well.
        ("r b swpd d e 1 2 3 4 5 6 7 8 9", &["r b swpd d e", "?1 2 3 4 5", "?6 7 8 9"]),
    ] {
        assert_eq!(lines(text), parted, "{text}");
    }
}

#[test]
fn sentences_stay() {
    for text in [
        "the disk has 5 parts, see 12:30 and below: nothing",
        "my Architecture: x86_64 and so on",
        "a driver: foo version 2 is on / type ext4 (rw) here",
        "r b c d e 1 2 3 4 5 6",
        "domain = \"\" name = \"a\" kernel = \"b\"",
    ] {
        assert_eq!(lines(text), [text]);
    }
}

#[test]
fn lines_go_on_with_the_text_before_them() {
    let text = "Module Size Used by\na 1 0 b 2 1 a\nc 3 0 d 4 0\n";
    assert_eq!(lines(text), ["Module Size Used by", "a 1 0", "b 2 1 a", "c 3 0", "d 4 0"]);
    assert_eq!(lines("Module Size Used by\nI see 1 2 and b 2 1\n"), ["Module Size Used by", "I see 1 2 and b 2 1"]);
}
