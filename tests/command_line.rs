//! The terminal program as a person or a script meets it.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/vmstat/procps-4.0.2-1-5.txt");
const DMESG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/dmesg/xen-4.17-pv-dom0-linux-6.1.txt");

fn virtlens() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_virtlens"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").stdin(Stdio::null());
    command
}

fn fed(input: &[u8], arguments: &[&str]) -> Output {
    let mut child =
        virtlens().args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_summary_from_files_and_from_standard_input() {
    let from_file = virtlens().arg(DMESG).output().unwrap();
    assert!(from_file.status.success());
    let summary = text(&from_file);
    assert!(summary.starts_with("Xen PV dom0, nested in QEMU  [certain]\n"), "{summary}");
    assert_eq!(summary, text(&fed(&std::fs::read(DMESG).unwrap(), &[])));
    assert_eq!(summary, text(&fed(&std::fs::read(DMESG).unwrap(), &["-"])));
}

#[test]
fn lines_that_the_text_has_not_are_no_range() {
    let output = virtlens().args(["--as", "vmstat:100-400", FIXTURE]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(error, "virtlens: --as: line 100 is behind the end: the text has 7 lines\n");
}

#[test]
fn json_is_the_report() {
    let output = virtlens().args(["--format", "json", FIXTURE, DMESG]).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["schema"], 1);
    assert_eq!(report["sections"][0]["tables"][0]["rows"][1][3], 809_684);
    assert_eq!(report["machines"][0]["mode"], "pv");
    assert_eq!(report["input"]["files"][1]["firstLine"], 8);
}

#[test]
fn markdown_keeps_to_its_syntax() {
    let output = fed(b"[    0.000000] Hypervisor detected: Xen PV\n", &["-f", "markdown"]);
    let page = text(&output);
    assert!(page.starts_with("# Xen PV domain (dom0 or guest not shown) (certain)\n"), "{page}");
    assert!(page.contains("- proof, line 1: `Hypervisor detected: Xen PV`"), "{page}");
}

#[test]
fn averages_since_boot_are_marked() {
    for format in ["text", "markdown"] {
        let page = text(&virtlens().args(["-f", format, FIXTURE]).output().unwrap());
        assert!(page.contains("The first row is an average since boot."), "{page}");
    }
    let fresh = [b"$ vmstat -y 1 5\n", &std::fs::read(FIXTURE).unwrap()[..]].concat();
    let report: serde_json::Value = serde_json::from_slice(&fed(&fresh, &["-f", "json"]).stdout).unwrap();
    assert_eq!(report["sections"][0]["tables"][0]["sinceBoot"], 0, "-y leaves it out");
}

#[test]
fn a_redacted_text_can_be_sent_on() {
    let paste = [b"root@web01:~# vmstat 1 5\n", &std::fs::read(FIXTURE).unwrap()[..], b"10.1.2.3\n"].concat();
    let rest = std::fs::read_to_string(FIXTURE).unwrap();
    let whole = format!("root@host-1:~# vmstat 1 5\n{rest}192.0.2.1\n");
    let output = fed(&paste, &["--redact"]);
    assert_eq!((text(&output), output.status.code()), (whole, Some(0)));
    let some = format!("root@web01:~# vmstat 1 5\n{rest}192.0.2.1\n");
    assert_eq!(text(&fed(&paste, &["--redact=ipv4,mac"])), some);
    assert_eq!(virtlens().args(["--redact=all", FIXTURE]).output().unwrap().status.code(), Some(2));
}

#[test]
fn colour_only_where_it_is_wanted() {
    let has_colour = |command: &mut Command| command.output().unwrap().stdout.contains(&0x1b);
    assert!(!has_colour(virtlens().arg(DMESG)), "a pipe is no terminal");
    assert!(has_colour(virtlens().args(["--color", "always", DMESG])));
    assert!(has_colour(virtlens().arg(DMESG).env("CLICOLOR_FORCE", "1")));
    assert!(!has_colour(virtlens().arg(DMESG).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")));
}

#[test]
fn exit_codes() {
    assert_eq!(fed(b"vmstat is a program.\n", &[]).status.code(), Some(1));
    assert_eq!(fed(b"", &[]).status.code(), Some(1));
    assert_eq!(virtlens().arg("/no/such/file").output().unwrap().status.code(), Some(2));
    assert_eq!(virtlens().args(["--format", "xml"]).output().unwrap().status.code(), Some(2));
}

#[test]
fn bad_input_gets_a_sentence() {
    for (input, sentence) in [
        (&b""[..], "There is nothing to read yet."),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00", "This is binary data, not text."),
        (b"Dear support, it is slow.\n", "No output that is known here was found"),
    ] {
        let output = fed(input, &[]);
        assert!(text(&output).starts_with(sentence), "{}", text(&output));
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child =
        virtlens().args(["-f", "json", DMESG]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn a_person_chooses_the_format() {
    let table = "procs memory\n r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st\n 1 0 0 1 2 3 0 0 0 0 5 6 1 2 97 0 0\n";
    let text = |arguments: &[&str]| text(&fed(format!("{table}{table}").as_bytes(), arguments));
    let read = |arguments: &[&str]| -> Vec<String> {
        let output = text(&[&["-f", "json"], arguments].concat());
        let report: serde_json::Value = serde_json::from_str(&output).unwrap();
        let sections = report["sections"].as_array().unwrap().iter();
        sections
            .map(|it| format!("{} {}-{}", it["format"].as_str().unwrap(), it["firstLine"], it["lastLine"]))
            .collect()
    };
    let automatic = read(&[]);
    assert!(automatic.iter().all(|section| section.starts_with("vmstat ")), "{automatic:?}");
    assert_eq!(read(&["--as", "free:4-6"]).last().unwrap(), "free 4-6");
    assert_eq!(read(&["--as", "dmesg"]), ["dmesg 1-6"]);
    assert_eq!(read(&["--as", "VMSTAT:1-3"])[0], "vmstat 2-3");
    let says = |arguments: &[&str], words: &str| {
        let output = virtlens().args(arguments).arg(FIXTURE).output().unwrap();
        let error = String::from_utf8(output.stderr.clone()).unwrap();
        assert!(output.status.code() == Some(2) && error.contains(words), "{arguments:?}: {error}");
    };
    says(&["--as", "vmstats:1-2"], "there is no format of this name; the formats are container, ");
    for range in ["vmstat:", "vmstat:0", "vmstat:3-2", "vmstat:1-", "vmstat:a-b"] {
        says(&["--as", range], "lines are counted from 1");
    }
    says(&["--as", "vmstat:1-2", "--as", "free:2-3"], "some of the lines 2 to 3 are chosen twice");
}

#[test]
fn lines_of_which_nothing_is_what_a_person_chose_are_kept() {
    let output = fed(b" 1  0      0 809684\n", &["--as", "lscpu:1"]);
    let page = text(&output);
    assert!(page.contains("line 1: Nothing here was understood as this output."), "{page}");
    assert!(page.contains("line 1:  1  0      0 809684"), "{page}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn of_several_files_those_without_text_are_named() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.join(name), bytes).unwrap();
        folder.join(name)
    };
    let blank = write("blank.txt", b"\n\n");
    let wide: Vec<u8> = std::fs::read_to_string(FIXTURE).unwrap().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide = write("wide.txt", &[&[0xff, 0xfe], &wide[..]].concat());
    let binary = write("wtmp", &[1, 0, 2, 0, 3, 0, 0, 0, 0, 0, 0]);
    let packed = write("all.zip", b"PK\x03\x04\0\0");
    let torn = write("torn.gz", &[0x1f, 0x8b, 8, 0, 1]);
    let output = virtlens()
        .args(["-f", "json", FIXTURE])
        .args([&blank, &wide, &binary, &packed, &torn])
        .arg(folder)
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let lines = |at: usize| report["sections"][at]["firstLine"].as_u64();
    // Two lines without words stand between the two.
    assert_eq!([lines(0), lines(1)], [Some(1), Some(10)]);
    let said = String::from_utf8(output.stderr).unwrap();
    for words in [
        "wtmp is left out: binary data",
        "packed with zip; unpack it first",
        "torn.gz is left out: it cannot be unpacked",
        "this is a directory; name its files",
    ] {
        assert!(said.contains(words), "{said}");
    }
    let alone = virtlens().arg(&packed).output().unwrap();
    assert_eq!(alone.status.code(), Some(2));
    assert!(String::from_utf8(alone.stderr).unwrap().contains("unzip -p"));
}

#[test]
fn packed_files_and_several_files() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let packed = folder.join("dmesg.txt.gz");
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(&std::fs::read(DMESG).unwrap()).unwrap();
    std::fs::write(&packed, packer.finish().unwrap()).unwrap();
    assert_eq!(text(&virtlens().arg(&packed).output().unwrap()), text(&virtlens().arg(DMESG).output().unwrap()));
    // Two files are two sections, and the lines are those of each file.
    let two = text(&virtlens().args([FIXTURE, FIXTURE]).output().unwrap());
    assert_eq!(two.matches(&format!("({FIXTURE}, lines 1 to 7")).count(), 2, "{two}");
    let broken = folder.join("broken.gz");
    std::fs::write(&broken, [0x1f, 0x8b, 8, 0, 1]).unwrap();
    assert_eq!(virtlens().arg(&broken).output().unwrap().status.code(), Some(2));
}
