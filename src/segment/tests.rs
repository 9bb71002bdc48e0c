use super::{Choice, Guidance, cut};
use crate::text::Source;

/// The format and the stretches of each section, 1-based and inclusive, then the lines left over.
fn pieces(text: &str) -> (Vec<String>, Vec<(usize, usize)>) {
    let source = Source::from_text(text);
    let cut = cut(&source, &Guidance::default());
    let segments = cut.segments.iter().map(|segment| {
        let parts: Vec<String> = segment.parts.iter().map(|part| format!("{}-{}", part.start + 1, part.end)).collect();
        format!("{} {}", segment.format.id, parts.join(" "))
    });
    (segments.collect(), cut.rest.iter().map(|rest| (rest.start + 1, rest.end)).collect())
}

const XEN: &str = "(XEN) PCI add device 0000:00:01.0\n";
const KERNEL: &str = "[    3.389111] pci 0000:00:02.0: [8086:10d3] type 00 class 0x020000\n";

#[test]
fn two_logs_on_one_console_are_two_sections() {
    let text = format!("{XEN}{XEN}{KERNEL}{XEN}{KERNEL}{KERNEL}{XEN}");
    assert_eq!(pieces(&text).0, ["xen-dmesg 1-2 4-4 7-7", "dmesg 3-3 5-6"]);
}

#[test]
fn the_logs_of_two_guests_are_two_sections() {
    let line = |domain: u32, text: &str| format!("(d{domain}) [    0.000000] {text}\n");
    let text = [
        line(1, "Linux version 6.1.0 (a@b) #1 SMP"),
        line(2, "Linux version 5.10.0 (a@b) #1 SMP"),
        line(1, "Hypervisor detected: Xen PV"),
        line(2, "Hypervisor detected: Xen HVM"),
    ];
    assert_eq!(pieces(&text.concat()).0, ["dmesg 1-1 3-3", "dmesg 2-2 4-4"]);
}

#[test]
fn a_new_boot_ends_the_log_of_the_one_before() {
    let banner = "(XEN) Xen version 4.17.5 (root@host) (gcc 12) debug=n Sat Nov 29 13:52:25 UTC 2025\n";
    let text = format!("{banner}{KERNEL}{XEN}{KERNEL}{banner}{KERNEL}{XEN}");
    assert_eq!(pieces(&text).0, ["xen-dmesg 1-1 3-3", "dmesg 2-2 4-4 6-6", "xen-dmesg 5-5 7-7"]);
}

#[test]
fn what_stands_between_and_is_nobodys_is_left_over() {
    let stray = "Starting daemons: a b c\n".repeat(8);
    let text = format!("{XEN}{stray}{KERNEL}{XEN}");
    let (segments, rest) = pieces(&text);
    assert_eq!((segments, rest), (vec!["xen-dmesg 1-1 11-11".to_owned(), "dmesg 10-10".to_owned()], vec![(2, 9)]));
}

#[test]
fn a_prompt_or_another_output_ends_all_streams() {
    let vmstat = "procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 1  0      0 809684    764  45436    0    0  3500     0  141   92  1  8 84  1  6
";
    let text = format!("{XEN}{KERNEL}{vmstat}{XEN}");
    assert_eq!(pieces(&text).0, ["xen-dmesg 1-1", "dmesg 2-2", "vmstat 3-5", "xen-dmesg 6-6"]);
    let text = format!("{XEN}{KERNEL}# xl dmesg\n{XEN}");
    assert_eq!(pieces(&text).0, ["xen-dmesg 1-1", "dmesg 2-2", "xen-dmesg 4-4"]);
}

#[test]
fn a_paragraph_stands_between_two_outputs_of_one_tool() {
    let screen = "      NAME  STATE   CPU(sec) CPU(%)     MEM(k) MEM(%)  MAXMEM(k) MAXMEM(%) VCPUS NETS NETTX(k) NETRX(k) VBDS   VBD_OO   VBD_RD   VBD_WR  VBD_RSECT  VBD_WSECT SSID
  Domain-0 -----r       1157    0.0     210388   20.1   no limit       n/a     2    0        0        0    0        0        0        0          0          0    0
";
    let text = format!("{screen}\nAfter the guest was started:\n\n{screen}");
    assert_eq!(pieces(&text).0, ["xentop 1-2", "xentop 6-7"]);
    let text = format!("{KERNEL}{KERNEL}\nThe same machine after an hour.\n{KERNEL}");
    assert_eq!(pieces(&text).0, ["dmesg 1-2", "dmesg 5-5"]);
    // A program's words on a console are no paragraph.
    let text = format!("{KERNEL}Press any key to go on.\n{KERNEL}\nStarting daemons: a b\n\n{KERNEL}");
    assert_eq!(pieces(&text).0, ["dmesg 1-7"]);
}

#[test]
fn behind_a_gap_another_output_may_begin() {
    // Both are rows of a name and numbers, and what begins is surer.
    let disks = "NAME HCTL       TYPE VENDOR   MODEL          REV SERIAL  TRAN\nsda  1:0:0:0    disk ATA      QEMU HARDDISK 2.5+ LABOUT  sata\n";
    let text = format!("{disks}\n{KERNEL}{KERNEL}");
    assert_eq!(pieces(&text).0, ["lsblk 1-2", "dmesg 4-5"]);
    let devices = "Device:            tps    kB_read/s    kB_wrtn/s    kB_read    kB_wrtn\nvda               1.00         2.00         3.00          4          5\n";
    let counts = "     24684084 K total memory\n      1286412 K used memory\n      1139888 K active memory\n";
    assert_eq!(pieces(&format!("{devices}\n{counts}")).0, ["iostat 1-2", "vmstat 4-6"]);
    let modules = "xenfs 12288 1 - Live 0xffffffffc07a3000\ntun 69632 0 - Live 0xffffffffc078e000\n";
    let systems = "Filesystem     1K-blocks    Used Available Use% Mounted on\ntmpfs              91212     424     90788   1% /run\n";
    assert_eq!(pieces(&format!("{systems}{modules}{modules}")).0, ["df 1-2", "lsmod 3-6"]);
}

#[test]
fn the_answers_of_two_hosts_are_two_sections() {
    let answer = |host: &str| {
        format!(
            "{host} | CHANGED | rc=0 >>\nMemTotal: 100 kB\nMemFree: 50 kB\nok: [{host}] => {{\n    \"msg\": [\n        \"MemTotal: 100 kB\",\n        \"MemFree: 50 kB\"\n    ]\n}}\n"
        )
    };
    let text = answer("web01") + &answer("web02");
    assert_eq!(pieces(&text).0, ["meminfo 2-3", "meminfo 6-7", "meminfo 11-12", "meminfo 15-16"]);
}

/// As [`pieces`], with choices.
fn chosen(text: &str, choices: &[&str], starts: &[u32]) -> Vec<String> {
    let source = Source::from_text(text);
    let mut guidance = Guidance { choices: Vec::new(), starts: starts.to_vec() };
    choices.iter().for_each(|choice| guidance.choose(Choice::parse(choice).unwrap()));
    let cut = cut(&source, &guidance);
    let line = |at: usize| source.line(at).unwrap().number();
    let name = |it: &crate::format::Segment<'_>| {
        format!("{} {}-{}", it.format.id, line(it.range.start), line(it.range.end - 1))
    };
    cut.segments.iter().map(name).collect()
}

#[test]
fn a_person_chooses_and_goes_back() {
    let text = format!("{KERNEL}{KERNEL}{XEN}{KERNEL}");
    assert_eq!(chosen(&text, &[], &[]), ["dmesg 1-4", "xen-dmesg 3-3"]);
    assert_eq!(chosen(&text, &["xen-dmesg:2-3"], &[]), ["dmesg 1-1", "xen-dmesg 3-3", "dmesg 4-4"]);
    assert_eq!(chosen(&text, &["vmstat:2-3"], &[]), ["dmesg 1-1", "vmstat 2-3", "dmesg 4-4"]);
    // The later choice counts, and lines beyond the text are no lines.
    assert_eq!(chosen(&text, &["vmstat:1-2", "iostat:2-9"], &[]), ["dmesg 1-1", "iostat 2-4"]);
    assert_eq!(chosen(&text, &["vmstat"], &[]), ["vmstat 1-4"]);
    // A file ends what stands before it.
    assert_eq!(chosen(&text, &[], &[2]), ["dmesg 1-1", "dmesg 2-4", "xen-dmesg 3-3"]);
    let mut guidance = Guidance::default();
    guidance.choose(Choice::parse("vmstat:2-3").unwrap());
    guidance.automatic(3, 3);
    assert!(guidance.choices.is_empty());
    for wrong in ["", "vmstats", "vmstat:", "vmstat:0", "vmstat:3-2", "vmstat:a-b"] {
        assert!(Choice::parse(wrong).is_none(), "{wrong}");
    }
}

#[test]
fn a_caption_alone_parts_two_screens() {
    let screen = "xentop - 13:29:01   Xen 4.18.2
2 domains: 1 running, 1 blocked, 0 paused, 0 crashed, 0 dying, 0 shutdown
      NAME  STATE   CPU(sec) CPU(%)     MEM(k) MEM(%)  MAXMEM(k) MAXMEM(%)
  Domain-0 -----r       1059    1.7    1048576    1.6    1048576       1.6
";
    assert_eq!(pieces(&format!("{screen}\nWith patch:\n\n{screen}")).0, ["xentop 1-4", "xentop 8-11"]);
    // On a console programs print such lines between records.
    assert_eq!(pieces(&format!("{KERNEL}\nlogin:\n\n{KERNEL}")).0, ["dmesg 1-5"]);
}

#[test]
fn other_tables_of_sysstat_and_words_end_iostat() {
    let table = "Device            r/s     w/s     rMB/s     wMB/s   rrqm/s  %util\n\
                 sda              0.00 36475.00      0.00    250.52     0.00  99.70\n";
    let pidstat = "03:15:37 PM   UID       PID   kB_rd/s   kB_wr/s kB_ccwr/s iodelay  Command\n\
                   03:15:38 PM     0     13626     -1.00     -1.00     -1.00      53  kworker/u16:2\n";
    let words = "It reads with the humble\n52MB/s (417r/s), very far below its\n3500MB/s & 840K IOPS.\n";
    let diff = "[3]\ndiff --git a/block/bio.c b/block/bio.c\nindex cb38d6f3acce..8275b10a1c9a 100644\n";
    for text in [pidstat, words, diff] {
        assert_eq!(pieces(&format!("{table}\n\n{text}")).0, ["iostat 1-2"], "{text}");
    }
}

#[test]
fn a_log_without_stamps_ends_at_a_blank_line() {
    let log = "Linux version 5.5.0-1-amd64 (a@b) (gcc version 9.3.0) #1 SMP\nCommand line: ro\n";
    let words = "Note that this is just one bit flipped.\nIt looks like your memory is not reliable.\n";
    assert_eq!(pieces(&format!("{log}\n{words}")).0, ["dmesg 1-2"]);
    // What it says shows that a record is one.
    assert_eq!(pieces(&format!("{log}\nHypervisor detected: KVM\nanother record\n")).0, ["dmesg 1-5"]);
}

#[test]
fn a_caption_may_name_the_file() {
    let text = "[4.1.] Kernel version (from /proc/version):\n\nLinux version 5.10.73-rt54+ (a@b) #1 SMP\n\n[5.] Most recent kernel\n";
    assert_eq!(pieces(text).0, ["proc-version 3-3"]);
}

#[test]
fn virsh_and_esxtop_are_not_what_they_look_like() {
    let virsh =
        "CPU(s):              16\nCPU frequency:       2400 MHz\nCPU socket(s):       1\nCore(s) per socket:  8\n";
    let esxtop = " 9:14:56am up 12 days  3:42, 812 worlds, 5 VMs, 12 vCPUs; CPU load average: 0.12, 0.10, 0.09\n";
    for text in [virsh, esxtop] {
        assert!(pieces(text).0.is_empty(), "{text}");
    }
}
