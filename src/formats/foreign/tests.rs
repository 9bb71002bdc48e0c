use crate::{Source, analyze};

/// Variant, lines and title of each section; nothing else may be in it.
fn read(text: &str) -> Vec<(Option<&'static str>, u32, u32, String)> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let sections = report.sections.iter().map(|section| {
        assert_eq!(section.format, "foreign", "{text}");
        assert!(section.tables.is_empty() && section.fields.is_empty());
        assert_eq!(section.notes.len(), 1);
        (section.variant, section.first_line, section.last_line, section.title.to_string())
    });
    sections.collect()
}

/// Genuine headings with a row each; where they are from is said in the fixtures' ABOUT.md.
const TOOLS: &[(&str, &str)] = &[
    ("freebsd-vmstat", super::FORMAT.sample),
    (
        "freebsd-vmstat",
        " procs    memory    page                      disks       faults       cpu
 r  b  w  avm  fre  flt  re  pi  po   fr   sr ada0 pas0   in   sy   cs us sy id
 0  0  0 517M  12G   31   0   0   0   44    3    0    0    8   88  123  0  0 100
",
    ),
    (
        "openbsd-vmstat",
        " procs    memory       page                    disks    traps          cpu
 r b w    avm     fre  flt  re  pi  po  fr  sr wd0 wd1  int   sys   cs us sy id
 0 0 0  55256 1484092  171   0   0   0   0   0   2   0   12   460   39  3  1 96
",
    ),
    (
        "netbsd-vmstat",
        " procs    memory      page                       disks         faults      cpu
 r b      avm    fre  flt  re  pi   po   fr   sr w0 c0   in   sy  cs us sy id
 0 0    92864 318728   31   0   0    0    0    0  1  0  101   88 123  0  0 100
",
    ),
    (
        "netbsd-vmstat",
        " procs    memory      page                       disks   faults      cpu
 r b w    avm    fre  flt  re  pi   po   fr   sr w0 c0   in   sy  cs us sy id
 1 0 0  70000  20000  100   0   0    0    0    0  5  0  110  150  30  0  1 99
",
    ),
    (
        "solaris-vmstat",
        " kthr      memory            page            disk          faults      cpu
 r b w   swap  free  re  mf pi po fr de sr vc -- -- --   in   sy   cs us sy id
 0 0 0 33859920 26366728 46 411 9 1 1 0  0  0  0  0  0 1157  954 1030  0  0 100
",
    ),
    (
        "aix-vmstat",
        "System configuration: lcpu=4 mem=32768MB
kthr     memory             page              faults        cpu
----- ----------- ------------------------ ------------ -----------
 r  b   avm   fre  re  pi  po  fr   sr  cy  in   sy  cs us sy id wa
 2  0 800000 200000   0   0   0   0    0   0 100 1000 400 25 10 55 10
",
    ),
    (
        "aix-iostat",
        "System configuration: lcpu=8 drives=1 ent=0.40 paths=2 vdisks=2

tty:      tin         tout    avg-cpu: % user % sys % idle % iowait physc % entc
        0.0          0.8                0.0   0.0  100.0      0.0   0.0    0.1

Disks:         % tm_act     Kbps      tps    Kb_read   Kb_wrtn
hdisk11           0.0       0.8       0.1     919576  14296158
",
    ),
    (
        "freebsd-iostat",
        "       tty            ada0             ada1            pass0             cpu
 tin  tout  KB/t tps  MB/s   KB/t tps  MB/s   KB/t tps  MB/s  us ni sy in id
   0  1151 36.26  27  0.96  35.96  27  0.96   0.38   0  0.00   3  0  2  0 95
",
    ),
    (
        "freebsd-iostat",
        "                        extended device statistics
device     r/s     w/s    kr/s    kw/s  ms/r  ms/w  ms/o  ms/t qlen  %b
ada0         0       2       0      48   0.0   0.1   0.0   0.1    0   0
",
    ),
    (
        "macos-iostat",
        "              disk0               disk5       cpu    load average
    KB/t  tps  MB/s     KB/t  tps  MB/s  us sy id   1m   5m   15m
   16.82   48  0.79    72.11    0  0.00   7 20 73  4.61 3.07 2.61
",
    ),
    (
        "netbsd-iostat",
        "      tty            sd0               cpu
 tin tout  KB/t  t/s  MB/s   us ni sy sp in id
   0    1 17.52    3  0.05    1  0  1  0  0 98
",
    ),
    (
        "netbsd-iostat",
        "      tty            wd0             CPU
 tin  tout  KB/t  t/s  MB/s  us ni sy in id
   0     1 17.52    3  0.05   1  0  1  0 98
",
    ),
    (
        "solaris-iostat",
        "                    extended device statistics
    r/s    w/s   kr/s   kw/s wait actv wsvc_t asvc_t  %w  %b device
  212.2   13.0 3609.6 1228.8  0.1  0.1    0.4    0.4   3   6 c2d0
                    extended device statistics
    r/s    w/s   kr/s   kw/s wait actv wsvc_t asvc_t  %w  %b device
    0.0    4.0    0.0   20.0  0.0  0.0    0.0    0.2   0   3 c1t0d1
",
    ),
    (
        "solaris-iostat",
        "                 extended device statistics
device    r/s    w/s   Mr/s   Mw/s wait actv  svc_t  %w  %b
sd1       9.9 1474.2    0.1  172.2  8.3  0.8    6.2  88  83
",
    ),
    (
        "hpux-vmstat",
        "         procs           memory                   page                              faults       cpu\n    r     b     w      avm    free   re   at    pi   po    fr   de    sr     in     sy    cs  us sy id\n    1     0     0   112330   31205    6    1     0    0     0    0     0    433    500   135   1  0 99\n",
    ),
    (
        "bsd-top",
        "last pid: 59154;  load averages:  0.34,  0.25,  0.19    up 5+03:37:47  10:00:00\n18 processes:  1 running, 17 sleeping\nCPU:  0.0% user,  0.0% nice,  0.4% system,  0.0% interrupt, 99.6% idle\nMem: 12M Active, 38M Inact, 75M Wired, 21M Buf, 1847M Free\nSwap: 1024M Total, 1024M Free\n\n  PID USERNAME    THR PRI NICE   SIZE    RES STATE   C   TIME    WCPU COMMAND\n  602 root          1  20    0    11M  5312K select  0   0:01   0.00% sshd\n",
    ),
    (
        "bsd-top",
        "Processes: 412 total, 2 running, 410 sleeping, 1973 threads \n2020/05/01 10:00:00\nLoad Avg: 1.65, 1.80, 1.90 \nCPU usage: 3.27% user, 14.75% sys, 81.96% idle \nSharedLibs: 256M resident, 58M data, 22M linkedit.\nPhysMem: 16G used (2862M wired), 345M unused.\nPID  COMMAND  %CPU TIME     #TH  #WQ #PORT MEM\n1    launchd  0.0  10:12.33 3    2   3442  20M\n",
    ),
    (
        "bsd-iostat",
        "              disk0               disk4 \n    KB/t xfrs   MB     KB/t xfrs   MB \n    26.66 59194931 1541240.99   133.54  89 11.61\n",
    ),
    (
        "solaris-iostat-r",
        "extended device statistics\ndevice,r/s,w/s,kr/s,kw/s,wait,actv,svc_t,%w,%b,\ncmdk0,0.1,0.2,5.5,1.2,0.0,0.0,12.3,0,0\nsd0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0,0\n",
    ),
    ("hpux-iostat", "  device    bps     sps    msps\n\n  c1t2d0      0     0.0     1.0\n"),
    (
        "solaris-mpstat",
        "CPU minf mjf xcal  intr ithr  csw icsw migr smtx  srw syscl  usr sys  wt idl
  0    0   0    0   329  121  169    6    0    0    0   406    0   1   0  98
",
    ),
    (
        "bsd-ifconfig",
        "em0: flags=8843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST> metric 0 mtu 1500
\toptions=9b<RXCSUM,TXCSUM,VLAN_MTU,VLAN_HWTAGGING,VLAN_HWCSUM>
\tether 08:00:27:a2:42:ad
\tinet 10.0.2.15 netmask 0xffffff00 broadcast 10.0.2.255
lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> metric 0 mtu 16384
\tinet 127.0.0.1 netmask 0xff000000
",
    ),
    (
        "bsd-ifconfig",
        "lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384
\toptions=1203<RXCSUM,TXCSUM,TXSTATUS,SW_TIMESTAMP>
\tinet 127.0.0.1 netmask 0xff000000
gif0: flags=8010<POINTOPOINT,MULTICAST> mtu 1280
stf0: flags=0<> mtu 1280
en0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500
\tether 02:00:00:00:00:01
\tstatus: active
",
    ),
    (
        "macos-vm-stat",
        "Mach Virtual Memory Statistics: (page size of 16384 bytes)
Pages free:                                    91293.
Pages active:                                 986725.
\"Translation faults\":                     1905887443.
Pages copy-on-write:                        95154066.
",
    ),
    (
        "bsd-kernel",
        "FreeBSD 7.3-RELEASE #0: Sun Mar 21 06:15:01 UTC 2010
    root@walker.cse.buffalo.edu:/usr/obj/usr/src/sys/GENERIC i386
Timecounter \"i8254\" frequency 1193182 Hz quality 0
real memory  = 134152192 (127 MB)
Trying to mount root from ufs:/dev/ad0s1a
em0: link state changed to UP
",
    ),
    ("bsd-kernel", "FreeBSD freebsd 12.1-RELEASE FreeBSD 12.1-RELEASE r354233 GENERIC  amd64\n"),
    (
        "bsd-kernel",
        "Darwin kbrazil-mac 18.7.0 Darwin Kernel Version 18.7.0: Sun Dec  1 18:59:03 PST 2019; \
         root:xnu-4903.278.19~1/RELEASE_X86_64 x86_64\n",
    ),
];

#[test]
fn each_is_named_for_what_it_is_and_nothing_is_read() {
    for (variant, text) in TOOLS {
        let found = read(text);
        let lines = u32::try_from(text.lines().count()).unwrap();
        assert_eq!(found.len(), 1, "{variant}: {found:?}");
        let (name, first, last, _) = &found[0];
        assert_eq!((*name, *first, *last), (Some(*variant), 1, lines), "{text}");
    }
}

#[test]
fn they_tell_nothing_of_a_machine_and_say_what_to_paste() {
    for (_, text) in TOOLS {
        let source = Source::from_text(text);
        let report = analyze(&source);
        assert!(report.machines.iter().all(|machine| machine.hypervisor == "unknown" && machine.evidence.is_empty()));
        assert!(report.findings.is_empty() && report.charts.is_empty());
        let note = &report.sections[0].notes[0].text;
        assert!(note.contains("not a tool of Linux") && note.contains("For a Linux machine paste"), "{note}");
    }
}

#[test]
fn every_tool_is_tested() {
    for tool in super::tools::TOOLS {
        let is_tested = TOOLS.iter().any(|(variant, _)| *variant == tool.variant);
        assert!(is_tested || matches!(tool.variant, "aix" | "bsd-iostat"), "{}", tool.variant);
    }
    assert_eq!(
        read(
            "System configuration: lcpu=4 ent=0.2 mode=Uncapped\n\ncpu    pc   ilcs   vlcs\n  0  0.00 750666 13711321\n"
        )[0]
        .0,
        Some("aix")
    );
    assert_eq!(read("            ada0\n  KB/t tps  MB/s\n 36.26  27  0.96\n")[0].0, Some("bsd-iostat"));
}

#[test]
fn linux_is_left_alone() {
    for text in [
        "procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----",
        " r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st",
        "avg-cpu:  %user   %nice %system %iowait  %steal   %idle",
        "Device            r/s     rkB/s   rrqm/s  %rrqm r_await rareq-sz     w/s     wkB/s",
        "Device:         rrqm/s   wrqm/s     r/s     w/s   rsec/s   wsec/s avgrq-sz avgqu-sz   await  svctm  %util",
        "cpu0 disk0",
        "FreeBSD is a registered trademark of The FreeBSD Foundation.",
        "FreeBSD 12.1-RELEASE is out",
    ] {
        let source = Source::from_text(text);
        assert!(analyze(&source).sections.iter().all(|section| section.format != "foreign"), "{text}");
    }
}

#[test]
fn prose_between_two_outputs_ends_the_first() {
    let text = format!("{}and then on the other box\n{}", TOOLS[0].1, TOOLS[5].1);
    let found: Vec<_> = read(&text).into_iter().map(|(variant, first, last, _)| (variant, first, last)).collect();
    assert_eq!(found, [(Some("freebsd-vmstat"), 1, 5), (Some("solaris-vmstat"), 7, 9)]);
}
