//! The line that every report begins with.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till1};
use nom::character::complete::{char, space0, space1};
use nom::combinator::{recognize, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use crate::format::{Field, Kind};
use crate::scan::{self, Word};
use crate::section::{About, Fact, Section};
use crate::text::Line;

/// `Linux 6.1.0 (web01) \t11/20/26 \t_x86_64_\t(2 CPU)`: the architecture since sysstat 8.1.1, the
/// number of CPUs since 8.1.6.
#[derive(Debug, Clone, Copy)]
pub struct Banner<'l> {
    /// The kernel release.
    pub release: &'l str,
    /// The host name; empty where somebody took it out.
    pub host: &'l str,
    /// The day, as the locale of the run writes it.
    pub date: &'l str,
    /// The architecture, without the underscores around it.
    pub arch: Option<&'l str>,
    /// The number of CPUs.
    pub cpus: Option<&'l str>,
}

/// The kernel's name of a machine that was given none.
pub const NO_NAME: &str = "(none)";

/// The banner, if the line is one.
#[must_use]
pub fn banner(line: &str) -> Option<Banner<'_>> {
    let (rest, (release, host)) = kernel_and_host(line.trim_ascii_start()).ok()?;
    let words: Vec<Word<'_>> = scan::words(rest).collect();
    let arch = words.iter().find(|word| word.text.starts_with('_'));
    let cpus = words.iter().zip(words.iter().skip(1)).find_map(|(count, unit)| {
        let count = count.text.strip_prefix('(')?;
        (unit.text.starts_with("CPU") && scan::count(count).is_some()).then_some(count)
    });
    let end = arch.map(|word| word.start).or_else(|| rest.find(" (").or_else(|| rest.find("\t(")));
    let date = rest.get(..end.unwrap_or(rest.len()))?.trim_ascii();
    // `?/?/?` is printed where the time is not known.
    let is_date = date.len() <= 40 && date.contains(|it: char| it.is_ascii_digit() || it == '?');
    // A line that was broken may have a part of it.
    let arch = arch.filter(|word| word.text.len() > 2 && word.text.ends_with('_'));
    // Without a host the line is known by what stands at its end.
    let is_whole = !host.is_empty() || arch.is_some() && cpus.is_some();
    (is_date && is_whole).then(|| Banner {
        release,
        host,
        date,
        arch: arch.map(|word| word.text.trim_matches('_')),
        cpus,
    })
}

fn kernel_and_host(line: &str) -> IResult<&str, (&str, &str)> {
    let release = verify(take_till1(|it: char| it.is_ascii_whitespace()), |it: &str| {
        it.starts_with(|first: char| first.is_ascii_digit())
    });
    let (line, release) = preceded((tag("Linux"), space1), release).parse(line)?;
    let Ok((line, _)) = (space0, char::<&str, nom::error::Error<&str>>('(')).parse(line) else {
        return Ok((line, (release, "")));
    };
    // A machine without a name is called `(none)`, parentheses and all.
    alt((terminated(recognize(delimited(char('('), name, char(')'))), char(')')), terminated(name, char(')'))))
        .map(|host| (release, host))
        .parse(line)
}

fn name(line: &str) -> IResult<&str, &str> {
    take_till1(|it| it == ')').parse(line)
}

/// States what a banner says. The format lists the entries of this module in its dictionary.
pub fn state(section: &mut Section, line: Line<'_>, banner: &Banner<'_>) {
    let format = section.format;
    let mut fact = |key: &'static str, part: &str, about: Option<About>| {
        let fact = Fact::new(key, line.span_of(part), format.field(key));
        section.facts.push(match about {
            Some(about) => fact.about(about),
            None => fact,
        });
    };
    fact("kernel", banner.release, Some(About::Kernel));
    if !banner.host.is_empty() {
        fact("host", banner.host, None);
    }
    fact("date", banner.date, None);
    if let Some(arch) = banner.arch {
        fact("arch", arch, None);
    }
    if let Some(cpus) = banner.cpus {
        fact("cpus", cpus, Some(About::Cpus));
    }
    section.host = Some(line.span_of(banner.host)).filter(|_| !matches!(banner.host, "" | NO_NAME));
}

const SOURCE: &str = "sysstat common.c print_gal_header, 5.0.5 to 12.7.9";

const fn entry(key: &'static str, label: &'static str, kind: Kind) -> Field {
    Field { key, label, kind, source: SOURCE, ..Field::EMPTY }
}

/// The kernel release.
pub const KERNEL: Field =
    Field { meaning: "The release of the kernel that ran.", ..entry("kernel", "kernel release", Kind::Text) };

/// The host name.
pub const HOST: Field = Field { meaning: "The host that it was run on.", ..entry("host", "host name", Kind::Name) };

/// The day.
pub const DATE: Field = Field {
    meaning: "The day of the run.",
    watch: "In the form of that session's locale: 03/04 may be a day or a month.",
    ..entry("date", "date", Kind::Text)
};

/// The architecture.
pub const ARCH: Field = Field {
    meaning: "The machine's architecture, as the kernel names it.",
    since: "sysstat 8.1.1",
    ..entry("arch", "architecture", Kind::Text)
};

/// The number of CPUs.
pub const CPUS: Field = Field {
    meaning: "Processors that the kernel has.",
    watch: "Those of this machine: in a guest or a Xen dom0 its virtual CPUs.",
    since: "sysstat 8.1.6",
    unit: "CPUs",
    ..entry("cpus", "CPUs", Kind::Constant)
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn banners_of_all_releases() {
        let parts = |text| banner(text).map(|it| (it.release, it.host, it.date, it.arch, it.cpus));
        for (text, expected) in [
            (
                "Linux 6.18.44-fc-v669 (vm) \t11/20/26 \t_x86_64_\t(2 CPU)",
                ("6.18.44-fc-v669", "vm", "11/20/26", Some("x86_64"), Some("2")),
            ),
            (
                "Linux 6.1.0 (web 01) \t2026年11月20日 \t_aarch64_\t(128 CPU)",
                ("6.1.0", "web 01", "2026年11月20日", Some("aarch64"), Some("128")),
            ),
            ("Linux 6.1.0 ((none)) \t11/20/26", ("6.1.0", "(none)", "11/20/26", None, None)),
            ("Linux 2.6.24 (db) \t20. 11. 2008 \t_i686_", ("2.6.24", "db", "20. 11. 2008", Some("i686"), None)),
            ("  Linux 2.4.21-4.EL (db)  05/01/04", ("2.4.21-4.EL", "db", "05/01/04", None, None)),
            ("Linux 5.4.0 (h) ?/?/? _x86_64_ (1 CPU)", ("5.4.0", "h", "?/?/?", Some("x86_64"), Some("1"))),
            ("Linux 3.10.0 (h) 01/02/20 (4 CPU)", ("3.10.0", "h", "01/02/20", None, Some("4"))),
        ] {
            assert_eq!(parts(text), Some(expected), "{text}");
        }
        for text in [
            "Linux version 2.6.18 (root@host) (gcc 4.1.2) #1 SMP",
            "Linux web01 6.1.0-18-amd64 #1 SMP x86_64 GNU/Linux",
            "Linux 6.1.0 (web01)",
            "Linux 6.1.0 is old (2023)",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
