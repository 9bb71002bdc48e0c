//! `cat /proc/version`: the first record of the kernel's log, alone.
//!
//! ```text
//! Linux version 6.1.0-50-amd64 (debian-kernel@lists.debian.org) (gcc-12 …) #1 SMP … (2026-07-02)
//! ```
//!
//! Without the command before it the line is taken for the beginning of a log, which says the same.

use crate::detector::release;
use crate::format::{Ahead, Dictionary, Field, Format, Hold, Kind, Opening, Segment, dictionary};
use crate::section::{About, Section};
use crate::text::Line;

#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "proc-version",
    title: "/proc/version",
    sample: include_str!("sample.txt"),
    signs: "Linux version ",
    rows: &["< Linux version #+.#"],
    opens,
    holds,
    parse,
    fields: &FIELDS,
    markers: &[],
    rules: &[],
    charts: &[],
};

const SOURCE: &str = "Linux init/version.c (linux_proc_banner)";

static FIELDS: Dictionary = dictionary!(&[
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
        key: "built-by",
        label: "builder and compiler",
        kind: Kind::Text,
        meaning: "Who built the kernel, and with which compiler.",
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
]);

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    (release(ahead.text()).is_some() && ahead.is_of("/proc/version")).then(|| Opening::firm(0))
}

fn holds(_: &Opening, _: Line<'_>) -> Hold {
    Hold::No
}

fn release(text: &str) -> Option<&str> {
    let rest = text.trim_ascii_start().strip_prefix("Linux version ")?;
    rest.split(' ').next().filter(|word| word.starts_with(|it: char| it.is_ascii_digit()))
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let Some((line, release)) = segment.lines().find_map(|line| Some((line, release(line.text)?))) else {
        return section;
    };
    section.state("release", line, release, Some(About::Kernel), "");
    section.clues.extend(release::clue(release, line.span_of(release)));
    let rest = line.text.split_once(release).map_or("", |(_, rest)| rest);
    if let Some((made, build)) = rest.find(" #").and_then(|at| rest.split_at_checked(at)) {
        section.state("built-by", line, made.trim_ascii(), None, "");
        section.state("build", line, build.trim_ascii(), None, "");
    }
    section
}
