use super::*;

/// Each line of the view, and under it what `span_of` finds in the paste.
fn views(text: &str) -> Vec<String> {
    let source = Source::from_text(text);
    let lines: Vec<_> = source.lines(0..source.len()).map(|line| line.text.to_owned()).collect();
    for line in source.lines(0..source.len()) {
        for word in line.text.split_whitespace() {
            let span = line.span_of(word);
            assert_eq!(source.read(span), word, "span {span:?} of {word:?} in {:?}", line.text);
            assert_eq!(source.line_number(span.start), line.number());
        }
    }
    lines
}

#[test]
fn lines_end_as_in_an_editor() {
    assert_eq!(views("a\nb\r\nc\r\r\nd\re\n\nf"), ["a", "b", "c", "d", "e", "", "f"]);
    assert_eq!(views("one\n"), ["one"]);
}

#[test]
fn escapes_controls_and_unicode_blanks_go_and_spans_stay() {
    assert_eq!(
        views("\u{1b}[32m[    0.000000] \u{1b}[0mXen:\u{a0}\u{a0}up\u{7} to d\u{e4}te\u{200b}"),
        ["[    0.000000] Xen:  up to d\u{e4}te"]
    );
    assert_eq!(views("caf\u{e9}, na\u{ef}ve \u{65e5}"), ["caf\u{e9}, na\u{ef}ve \u{65e5}"]);
    assert_eq!(
        views("procs \u{2014}memory\u{2014} \u{201c}r\u{201d} a &lt; b &amp;&amp; c"),
        ["procs --memory-- \"r\" a < b && c"]
    );
    assert_eq!(views("a.[30mb ^[[1mc \\x1b[0md e.[x] f[0]"), ["ab c d e.[x] f[0]"]);
    let source = Source::from_text("x \u{1b}[1mkey\u{1b}[0m");
    let line = source.line(0).unwrap();
    assert_eq!(source.pasted(line.span_of(line.text.split_whitespace().nth(1).unwrap())), "key");
}

#[test]
fn a_move_of_the_cursor_parts_two_words() {
    assert_eq!(views("-----r\u{1b}[25G1157\u{1b}[0m\u{1b}[6;94H0\u{1b}[K"), ["-----r 1157 0"]);
}

#[test]
fn prefixes_are_set_aside_with_their_parts() {
    for (text, host, tag, stamp, rest) in [
        ("Nov 20 15:42:06 xenlab kernel: Linux", "xenlab", "kernel", "Nov 20 15:42:06", "Linux"),
        ("Nov  2 5:42:06.123 a.b systemd[1]: up", "a.b", "systemd", "Nov  2 5:42:06.123", "up"),
        (
            "2026-11-20T15:42:32.995634+00:00 h kernel: [    0.1] x",
            "h",
            "kernel",
            "2026-11-20T15:42:32.995634+00:00",
            "[    0.1] x",
        ),
        ("Fri 2026-11-20 15:42:06 UTC h kernel: x", "h", "kernel", "Fri 2026-11-20 15:42:06 UTC", "x"),
        ("3月 06 23:45:28 h kernel: x", "h", "kernel", "3月 06 23:45:28", "x"),
        ("1795189326.487488 h kernel: x", "h", "kernel", "1795189326.487488", "x"),
        ("[    0.000000] h kernel: x", "h", "kernel", "[    0.000000]", "x"),
        ("> > Nov 20 15:42:06 h kernel: x", "h", "kernel", "Nov 20 15:42:06", "x"),
    ] {
        let source = Source::from_text(text);
        let line = source.line(0).unwrap();
        assert_eq!(line.text, rest, "{text}");
        assert_eq!(source.pasted(line.host().unwrap()), host);
        assert_eq!(line.tag().unwrap(), tag);
        assert_eq!(source.pasted(line.stamp().unwrap()), stamp);
    }
}

#[test]
fn the_name_of_the_host_may_be_taken_away() {
    for text in ["Nov 20 15:42:06 kernel: Linux", "Nov 20 15:42:06 <server> kernel: Linux"] {
        let source = Source::from_text(text);
        let line = source.line(0).unwrap();
        assert_eq!((line.text, line.host(), line.tag()), ("Linux", None, Some("kernel")), "{text}");
    }
}

#[test]
fn the_host_of_a_log_is_the_same_from_line_to_line() {
    let stamped = "Nov 20 15:42:06 Model name: A\nNov 20 15:42:06 CPU family: 6\nNov 20 15:42:06 Model: 85\n";
    assert_eq!(views(stamped), ["Model name: A", "CPU family: 6", "Model: 85"]);
    let log = "Nov 20 15:42:06 h sudo: a\nNov 20 15:42:07 h systemd: b\n";
    assert_eq!(views(log), ["a", "b"]);
    // A log beside it says nothing of times of another form.
    let other = "2026-11-20T15:42:06Z Model name: A\n2026-11-20T15:42:06Z CPU family: 6\n";
    assert_eq!(
        views(&format!("{log}{log}{other}")).get(4..),
        Some(&["Model name: A".into(), "CPU family: 6".into()][..])
    );
}

#[test]
fn a_mail_with_its_head_tells_how_it_is_coded() {
    let mail = "DKIM-Signature: v=1; b=abc=\nContent-Transfer-Encoding: quoted-printable\n\na=C2=A0=3D 1=\n2\n > b\n";
    let read = views(mail);
    assert_eq!(read.get(3..), Some(&["a = 12".to_owned(), "b".to_owned()][..]));
}

#[test]
fn what_only_looks_like_a_prefix_stays() {
    for text in [
        "11/20/26 16:05:07",
        "2026-11-20T16:05:07+0000",
        "Nov 20 was a bad day: it rained",
        "Nov 18 01:55:18.669843 (XEN) CPU:    8",
        "[    0.000000] Command line: ro",
        "2026-11-20T15:40:31,000000+00:00 Command line: ro",
        "[    0.000000] Xen: [mem 0x0] usable",
        "Domain-0 -----r       2811    0.0",
    ] {
        assert_eq!(views(text), [text]);
        assert_eq!(Source::from_text(text).repairs(), []);
    }
}

#[test]
fn prefixes_of_collectors_and_runs_of_lines() {
    for (text, lines) in [
        ("/var/log/kern.log:Feb  2 17:33:32 pve kernel: [    0.000000] tsc: x", &["[    0.000000] tsc: x"][..]),
        ("[01:13:22.717][Moby           ][Info   ] [    0.000000] SMBIOS", &["[    0.000000] SMBIOS"]),
        ("[2024-05-12 02:09:44] (d9) [    0.000000] Linux", &["[    0.000000] Linux"]),
        ("[2024-05-12 02:09:44] (d9) ity=apparmor", &["ity=apparmor"]),
        ("2026-11-20T15:42:32.9956341Z  r  b   swpd", &[" r  b   swpd"]),
        ("2026-11-20T15:42:32.995634134Z stdout F  r  b   swpd", &[" r  b   swpd"]),
        ("@@ -1,2 +1,2 @@\n a\n-b\n+c\n\n- prose", &["@@ -1,2 +1,2 @@", "a", "b", "c", "", "- prose"]),
        ("7: a\n8: b\n9: c\n\n1 0\n2 0", &["a", "b", "c", "", "1 0", "2 0"]),
        ("r b\n1 0\n2 0\n3 0", &["r b", "1 0", "2 0", "3 0"]),
        ("> ```\n> <pre>x</pre>", &["", "x"]),
        ("/sys/hypervisor/type:xen", &["/sys/hypervisor/type:xen"]),
    ] {
        assert_eq!(views(text), lines, "{text}");
    }
}

#[test]
fn seconds_since_1970_are_no_line_numbers() {
    let lines = ["1591016000   CPU    %usr", "1591016001   all    2.15", "1591016002   all    2.28"];
    assert_eq!(views(&lines.join("\n")), lines);
}

#[test]
fn every_encoding_reads_the_same() {
    let text = "procs memory\n r b \u{e9}\n";
    let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let latin: Vec<u8> = text.chars().map(|it| it as u8).collect();
    for bytes in [text.as_bytes(), &le, &be, &latin, format!("\u{feff}{text}").as_bytes()] {
        let source = Source::new(bytes);
        let lines: Vec<_> = source.lines(0..source.len()).map(|line| line.text).collect();
        assert_eq!(lines, ["procs memory", " r b \u{e9}"], "{}", source.encoding());
    }
}

#[test]
fn nothing_and_binary_are_told_from_text() {
    assert_eq!(Source::new(b"").nature(), Nature::Empty);
    assert_eq!(Source::new(b" \n\r\n").nature(), Nature::Empty);
    // sysstat 11.5.7 prints `0.00<0>    0.50<0>`; that is read, and said.
    let zeros =
        b"avg-cpu:  %user   %nice %system %iowait  %steal   %idle\n 26.90\0 3.33\0 5.22\0 0.64\0 0.03\0 63.88\0\n";
    assert_eq!(Source::new(zeros).nature(), Nature::Text);
    assert_eq!(Source::new(b"a\0b\0c\0d\0e\0f\0g\0\0\0").nature(), Nature::Binary);
    assert_eq!(Source::new(&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]).nature(), Nature::Binary);
    assert_eq!(Source::new(b"x").nature(), Nature::Text);
}

#[test]
fn repairs_name_their_lines() {
    let source = Source::from_text("a\r\nb\r\n\u{1b}[1mc\r\n");
    let repairs: Vec<_> = source.repairs().iter().map(|it| (it.kind.slug(), it.first, it.last, it.lines)).collect();
    assert_eq!(repairs, [("carriage-return", 1, 3, 3), ("escape-sequence", 3, 3, 1)]);
}

#[test]
fn back_ticks_around_several_lines() {
    for (text, lines) in [
        (
            "see\n`Nov 20 15:42:06 web01 kernel: a b\nNov 20 15:42:07 web01 kernel: c`\nend",
            &["see", "a b", "c", "end"][..],
        ),
        ("`a long text\n\nb`", &["`a long text", "", "b`"]),
        ("`-sda1   8:1\nb`", &["`-sda1   8:1", "b`"]),
        ("`a long text\na `b` c\nd`", &["`a long text", "a `b` c", "d`"]),
    ] {
        let source = Source::from_text(text);
        let views: Vec<&str> = source.lines(0..source.len()).map(|line| line.text).collect();
        assert_eq!(views, lines, "{text}");
    }
}

#[test]
fn lines_that_stand_on_one() {
    for (text, lines) in [
        ("a b\u{2028}c\u{85}d\u{b}e\u{c}f", &["a b", "c", "d", "e", "f"][..]),
        (
            r#"{"cmd": "df", "stdout": "a\tb\nc \"d\"\ne"}"#,
            &["{", "cmd", "", "df", "stdout", "", "a\tb", "c \"d\"", "e", "", ""],
        ),
        (r#"   "a  b","#, &["a  b"]),
        (r#"   "","#, &[""]),
        // Names, and what programs are written in, stay.
        (r#"   "kvm","#, &[r#"   "kvm","#]),
        (r#"   "mounted": "/boot efi","#, &[r#"   "mounted": "/boot efi","#]),
        (r#"printf("%d of them\n", count);"#, &[r#"printf("%d of them\n", count);"#]),
        (r"Command line: initrd=\initrd.img panic=-1", &[r"Command line: initrd=\initrd.img panic=-1"]),
    ] {
        assert_eq!(views(text), lines, "{text}");
    }
}

#[test]
fn links_and_colours_without_their_signs() {
    for (text, view) in [
        ("8[6](https://example.org/a#b:1)[7](https://example.org/c)8K", "8678K"),
        ("see [the notes](https://example.org) there", "see the notes there"),
        ("[1;32mprocs[0m [37mx[0m", "procs x"),
        ("rate(x[5m]) [30m] [drm] a[0] [m", "rate(x[5m]) [30m] [drm] a[0] [m"),
        ("[    1.500000] [drm] it (https://example.org)", "[    1.500000] [drm] it (https://example.org)"),
    ] {
        assert_eq!(views(text), [view], "{text}");
    }
}

#[test]
fn frames_of_tables_are_set_aside() {
    assert_eq!(views("| a | `b` | c d |\n|---|:-:|---|\n| 1 | 2 | 3 |\n| 4 | 5 |  |\n"), ["a b c d", "1 2 3", "4 5 "]);
    // A cell that is missing would move the others.
    let gaps = "| a | b | c |\n|---|---|---|\n| 1 |  | 3 |\n";
    assert_eq!(views(gaps)[0], "| a | b | c |");
}
