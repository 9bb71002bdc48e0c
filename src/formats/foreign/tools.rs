//! The tools, by the words of their headings.
//!
//! Sources: FreeBSD usr.bin/vmstat and usr.sbin/iostat, NetBSD and OpenBSD usr.bin/vmstat and
//! usr.sbin/iostat, sbin/ifconfig, sys/conf/newvers.sh, illumos usr/src/cmd/stat, AIX 7.3 commands reference, HP-UX 11i
//! iostat(1), macOS vm_stat(1) and iostat(8).

use crate::scan;

/// A tool of another system.
pub(super) struct Tool {
    /// The form of the format in the report.
    pub(super) variant: &'static str,
    /// The tool and its system.
    pub(super) title: &'static str,
    /// What to paste for a Linux machine.
    pub(super) instead: &'static str,
    /// Whether a line names its columns.
    pub(super) is_names: fn(&str, &[&str]) -> bool,
    /// Whether a line has its values.
    pub(super) is_row: fn(&str) -> bool,
}

const VMSTAT: &str = "vmstat 1 5";
const IOSTAT: &str = "iostat -x 1 5";

const fn tool(
    variant: &'static str,
    title: &'static str,
    instead: &'static str,
    is_names: fn(&str, &[&str]) -> bool,
) -> Tool {
    Tool { variant, title, instead, is_names, is_row: is_numbers }
}

const fn counts(tool: Tool, is_row: fn(&str) -> bool) -> Tool {
    Tool { is_row, ..tool }
}

/// The first that fits is taken.
pub(super) static TOOLS: &[Tool] = &[
    tool("openbsd-vmstat", "vmstat of OpenBSD", VMSTAT, |_, words| {
        begins(words, "r") && has(words, &["avm", "fre", "flt"]) && has(words, &["int", "sys", "cs"])
    }),
    tool("netbsd-vmstat", "vmstat of NetBSD", VMSTAT, |_, words| {
        // It names disks by their first letter, `w0`, FreeBSD `ad0`.
        let disk = words.iter().copied().skip_while(|word| *word != "sr").nth(1).unwrap_or_default();
        has(words, &["r", "b", "avm", "fre", "flt"])
            || (has(words, &["r", "b", "w", "avm"])
                && disk.len() == 2
                && disk.ends_with(|it: char| it.is_ascii_digit()))
    }),
    tool("freebsd-vmstat", "vmstat of FreeBSD", VMSTAT, |_, words| {
        has(words, &["r", "b", "w", "avm", "fre", "flt"]) || has(words, &["r", "b", "w", "fre", "flt", "re"])
    }),
    tool("solaris-vmstat", "vmstat of Solaris or illumos", VMSTAT, |_, words| {
        has(words, &["r", "b", "w", "swap", "free"]) && has(words, &["po", "fr", "de", "sr"])
    }),
    tool("aix-vmstat", "vmstat of AIX", VMSTAT, |_, words| {
        has(words, &["avm", "fre", "re", "pi"]) || has(words, &["avm", "fre", "fi", "fo"])
    }),
    tool("freebsd-iostat", "iostat of FreeBSD", IOSTAT, |_, words| {
        has(words, &["device", "r/s", "w/s", "kr/s", "kw/s", "ms/r"])
            || has(words, &["device", "r/s", "w/s", "kr/s", "kw/s", "qlen"])
            || has(words, &["device", "r/i", "w/i"])
            || (has(words, &["tin", "tout", "KB/t", "tps"]) && has(words, &["us", "ni", "sy", "in", "id"]))
    }),
    tool("macos-iostat", "iostat of macOS", IOSTAT, |_, words| {
        has(words, &["us", "sy", "id", "1m", "5m", "15m"])
            || (has(words, &["KB/t", "tps", "MB/s", "us", "sy", "id"]) && !has(words, &["tin"]))
    }),
    tool("bsd-iostat", "iostat of FreeBSD or macOS", IOSTAT, |_, words| {
        has(words, &["KB/t", "tps", "MB/s"])
            && words.iter().copied().all(|word| matches!(word, "KB/t" | "tps" | "MB/s"))
            || has(words, &["KB/t", "xfrs", "MB"])
    }),
    tool("netbsd-iostat", "iostat of NetBSD or OpenBSD", IOSTAT, |_, words| {
        has(words, &["KB/t", "t/s", "MB/s"]) || has(words, &["KB/t", "xfr", "MB"])
    }),
    tool("hpux-vmstat", "vmstat of HP-UX", VMSTAT, |_, words| has(words, &["b", "w", "avm", "free", "re", "at"])),
    tool("hpux-iostat", "iostat of HP-UX", IOSTAT, |_, words| has(words, &["device", "bps", "sps", "msps"])),
    tool("solaris-iostat", "iostat of Solaris or illumos", IOSTAT, |_, words| {
        has(words, &["kw/s", "wait", "actv"])
            || has(words, &["Mw/s", "wait", "actv"])
            || has(words, &["kps", "tps", "serv"])
    }),
    tool("solaris-mpstat", "mpstat of Solaris or illumos", "mpstat -P ALL 1 5", |_, words| {
        has(words, &["CPU", "minf", "mjf", "xcal"])
    }),
    tool("aix-iostat", "iostat of AIX", IOSTAT, |_, words| {
        has(words, &["tm_act", "Kbps", "tps"]) || (begins(words, "tty:") && has(words, &["avg-cpu:", "%", "user"]))
    }),
    tool("aix", "a performance tool of AIX", "vmstat 1 5 and iostat -x 1 5", |text, _| {
        text.trim_ascii_start().starts_with("System configuration: lcpu=")
    }),
    counts(
        tool("bsd-ifconfig", "ifconfig of a BSD system or of macOS", "ip -s link", |text, _| {
            let flags = text.split_once(": flags=").and_then(|(_, rest)| rest.split_once('<'));
            flags.is_some_and(|(number, rest)| {
                bits(number)
                    .is_some_and(|bits| rest.contains("SIMPLEX") || rest.contains("> metric ") || is_bsd(bits, rest))
            })
        }),
        |text| text.starts_with([' ', '\t']) || text.contains(": flags="),
    ),
    counts(
        tool("solaris-iostat-r", "iostat of Solaris or illumos", IOSTAT, |text, _| {
            text.starts_with("device,r/s,w/s,kr/s,")
        }),
        |text| text.contains(',') && !text.contains(' '),
    ),
    counts(
        tool("bsd-top", "top of a BSD system or of macOS", "top -b -n 2", |text, _| {
            text.starts_with("last pid: ") || text.starts_with("Processes: ") && text.contains(" threads")
        }),
        is_top,
    ),
    counts(tool(KERNEL, "the kernel of a BSD system or of macOS", "uname -a and dmesg", is_kernel), |text| {
        text.starts_with([' ', '\t']) || text.contains(": ") || text.contains('=')
    }),
    counts(
        tool("macos-vm-stat", "vm_stat of macOS", VMSTAT, |text, _| {
            text.trim_ascii_start().starts_with("Mach Virtual Memory Statistics:")
        }),
        is_named_count,
    ),
];

/// `dmesg` and `uname`, of whose lines not all have a shape.
pub(super) const KERNEL: &str = "bsd-kernel";

/// `FreeBSD 7.3-RELEASE #0: Sun Mar 21 …`, `Darwin kbrazil-mac 18.7.0 Darwin Kernel Version 18.7.0: …`,
/// `FreeBSD freebsd 12.1-RELEASE FreeBSD 12.1-RELEASE r354233 GENERIC  amd64`
fn is_kernel(text: &str, words: &[&str]) -> bool {
    let is_build = |word: &&str| word.contains('#') && (word.ends_with(':') || word.starts_with("GENERIC"));
    matches!(words, ["FreeBSD" | "NetBSD" | "OpenBSD" | "DragonFly" | "Darwin", ..])
        && (words.get(3) == words.first() || words.iter().any(is_build) || text.starts_with("Darwin Kernel"))
}

/// The place of the tool whose names stand in a line. What `System configuration:` is printed by is
/// told by the line after it.
pub(super) fn tool_at(text: &str, next: &str) -> Option<u8> {
    let place = named_in(text)?;
    let is_open = TOOLS.get(place).is_some_and(|tool| tool.variant == "aix");
    let named = next.trim_ascii_start();
    let variant = match named.split_ascii_whitespace().next() {
        Some("kthr") => "aix-vmstat",
        Some("tty:" | "Disks:") => "aix-iostat",
        _ => "aix",
    };
    let place = if is_open { TOOLS.iter().position(|tool| tool.variant == variant)? } else { place };
    u8::try_from(place).ok()
}

/// The place of the tool whose names stand in a line.
pub(super) fn named_in(text: &str) -> Option<usize> {
    let words: Vec<&str> = scan::texts(text).collect();
    TOOLS.iter().position(|tool| (tool.is_names)(text, &words))
}

/// The tool at a place.
pub(super) fn tool_of(place: u8) -> Option<&'static Tool> {
    TOOLS.get(usize::from(place))
}

/// A number without prefix that counts by sixteen.
fn bits(number: &str) -> Option<u32> {
    let add = |bits: u32, letter: char| Some((bits << 4) | letter.to_digit(16)?);
    if number.is_empty() || number.len() > 8 { None } else { number.chars().try_fold(0, add) }
}

/// Whether the names of flags are those of BSD's bits (net/if.h): Linux counts by ten, and its
/// `MULTICAST` is another bit.
fn is_bsd(bits: u32, names: &str) -> bool {
    let names = names.split_once('>').map_or("", |(names, _)| names);
    let agrees = |(name, bit): &(&str, u32)| names.split(',').any(|it| it == *name) == (bits & bit != 0);
    bits & 0x8000 != 0 && [("UP", 1), ("LOOPBACK", 8), ("RUNNING", 0x40), ("MULTICAST", 0x8000)].iter().all(agrees)
}

fn begins(words: &[&str], word: &str) -> bool {
    words.first() == Some(&word)
}

/// Whether these words stand in a line, one right after the other.
fn has(words: &[&str], wanted: &[&str]) -> bool {
    words.windows(wanted.len()).any(|words| words == wanted)
}

/// Values, and at most one name.
fn is_numbers(text: &str) -> bool {
    const FEWEST: usize = 3;
    let is_value = |word: &str| {
        word.bytes().any(|byte| byte.is_ascii_digit())
            && word.bytes().all(|byte| byte.is_ascii_digit() || b".,-+%KMGT".contains(&byte))
    };
    let values = scan::texts(text).filter(|word| is_value(word)).count();
    values >= FEWEST && values + 1 >= scan::texts(text).count()
}

/// `Load Avg: 1.65, 1.80, 1.90`, `18 processes:  1 running`, the processes and their heading.
fn is_top(text: &str) -> bool {
    let text = text.trim_ascii_start();
    text.starts_with(|it: char| it.is_ascii_digit())
        || text.starts_with("PID ")
        || text.find(':').is_some_and(|at| at <= "SharedLibs".len())
}

/// `Pages free:                 89248.`
fn is_named_count(text: &str) -> bool {
    let count = text.rsplit_once(':').map(|(_, count)| count.trim_ascii());
    count.and_then(|count| count.strip_suffix('.')).is_some_and(|count| scan::count(count).is_some())
        || is_numbers(text)
}
