//! `uname -a`, and behind the command `uname -r` and `uname -sr`.
//!
//! ```text
//! Linux xenlab 6.1.0-50-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.176-1 (2026-07-02) x86_64 GNU/Linux
//! ```

use crate::detector::release;
use crate::format::{Ahead, Dictionary, Field, Format, Hold, Kind, Opening, Segment, dictionary};
use crate::scan::{self, Word};
use crate::section::{About, Section};
use crate::text::Line;

#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "uname",
    title: "uname -a",
    sample: include_str!("sample.txt"),
    signs: "Linux",
    rows: &["Linux & #+.#+ &#+ SMP ^ ^ # ##:##:## ^ #### & .."],
    opens,
    holds,
    parse,
    fields: &FIELDS,
    markers: &[release::MARKERS],
    rules: &[],
    charts: &[],
};

const SOURCE: &str = "GNU coreutils 9.1 src/uname.c; Linux include/linux/utsname.h";

static FIELDS: Dictionary = dictionary!(&[
    Field {
        key: "host",
        label: "host name",
        kind: Kind::Name,
        meaning: "The name of the machine, as the kernel has it.",
        watch: "(none) until something sets it. A container has its own.",
        source: SOURCE,
        ..Field::EMPTY
    },
    Field {
        key: "release",
        label: "kernel release",
        kind: Kind::Text,
        meaning: "The kernel that runs: version, build and flavour.",
        watch: "A distribution's kernel has fixes of newer versions. In a container it is the host's.",
        source: SOURCE,
        ..Field::EMPTY
    },
    Field {
        key: "build",
        label: "build",
        kind: Kind::Text,
        meaning: "How often and when the kernel was built, and with which options.",
        source: SOURCE,
        ..Field::EMPTY
    },
    Field {
        key: "machine",
        label: "architecture",
        kind: Kind::State,
        meaning: "The architecture of the kernel.",
        watch: "A 32-bit kernel may run on a 64-bit processor.",
        source: SOURCE,
        ..Field::EMPTY
    },
]);

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    let is_short = || {
        let mut words = scan::texts(text);
        let first = words.next();
        let release = if first == Some("Linux") { words.next() } else { first };
        // A distribution's version has two numbers, and commands print it beside the kernel's.
        let is_kernel = |word: &str| is_release(word) && (word.contains('-') || word.matches('.').count() > 1);
        ahead.follows("uname") && release.is_some_and(is_kernel) && words.next().is_none()
    };
    (Parts::of(text).is_some() || is_short()).then(|| Opening::firm(0))
}

fn holds(_: &Opening, _: Line<'_>) -> Hold {
    Hold::No
}

/// The words of the whole line.
struct Parts<'l> {
    host: &'l str,
    release: &'l str,
    build: &'l str,
    machine: &'l str,
}

impl<'l> Parts<'l> {
    fn of(line: &'l str) -> Option<Self> {
        let mut words = scan::words(line);
        let system = words.next()?;
        let (host, release) = (words.next()?, words.next()?);
        let build: Word<'_> = words.next()?;
        let is_build =
            build.text.strip_prefix('#').is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()));
        if system.text != "Linux" || !is_release(release.text) || !is_build {
            return None;
        }
        let mut machine = None;
        let mut end = line.len();
        // Machine, processor and platform are mostly the same word, twice or three times.
        for word in words {
            match machine {
                None if ARCHITECTURES.iter().any(|it| word.text.starts_with(it)) => {
                    machine = Some(word.text);
                    end = word.start;
                }
                _ => {}
            }
        }
        let build = line.get(build.start..end)?.trim_ascii_end();
        Some(Self { host: host.text, release: release.text, build, machine: machine.unwrap_or("") })
    }
}

const ARCHITECTURES: &[&str] = &[
    "x86_64",
    "i386",
    "i486",
    "i586",
    "i686",
    "aarch64",
    "arm",
    "ppc",
    "s390",
    "riscv",
    "mips",
    "ia64",
    "sparc",
    "loongarch",
];

fn is_release(word: &str) -> bool {
    word.starts_with(|it: char| it.is_ascii_digit())
        && word.contains('.')
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-+~".contains(&byte))
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let Some(line) = segment.lines().next() else { return section };
    let parts = Parts::of(line.text);
    let release = match &parts {
        Some(parts) => {
            section.state("host", line, parts.host, None, "");
            // Names that many machines have tell none of them.
            let is_name = !matches!(parts.host, "(none)" | "localhost" | "localhost.localdomain");
            section.host = is_name.then(|| line.span_of(parts.host));
            parts.release
        }
        None => scan::texts(line.text).find(|word| is_release(word)).unwrap_or_default(),
    };
    section.state("release", line, release, Some(About::Kernel), "");
    section.clues.extend(release::clue(release, line.span_of(release)));
    if let Some(parts) = parts {
        let is_dated = |word: &str| word.contains("20") || word.contains("19") || word.starts_with('+');
        // The day of the build, or the architecture behind it: else the line was broken.
        if !parts.machine.is_empty() || scan::texts(parts.build).last().is_some_and(is_dated) {
            section.state("build", line, parts.build, None, "");
        }
        if !parts.machine.is_empty() {
            section.state("machine", line, parts.machine, None, "");
        }
    } else {
        section.title = "uname -r".into();
    }
    section
}
