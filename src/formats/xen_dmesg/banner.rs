//! The first lines: the logo, the version without prefix, the banner.
//!
//! ```text
//! (XEN) Xen version 4.17.5 (Debian 4.17.5+72-1) (user@host) (gcc (Debian 12.2.0-14) 12.2.0) debug=n Sat Nov 29 13:52:25 UTC 2025
//!                   ^^^^^^  ^^^^^^^^^^^^^^^^^^   ^^^^^^^^^   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^        ^ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
//!                   version package              builder     compiler                         debug date
//! ```
//!
//! `debug=` is missing before Xen 4.4, and Xen 3 prints the line without `(XEN)`.

use nom::bytes::complete::{tag, take_till1, take_while1};
use nom::character::complete::{char, space0, space1};
use nom::combinator::recognize;
use nom::multi::many0;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use crate::scan;

/// The banner, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Banner<'l> {
    pub(super) version: &'l str,
    pub(super) package: Option<&'l str>,
    pub(super) builder: Option<&'l str>,
    pub(super) compiler: Option<&'l str>,
    pub(super) debug: Option<&'l str>,
    pub(super) options: Option<&'l str>,
    pub(super) date: &'l str,
}

/// The banner of a message. `Xen version 4.17.` and `Xen version: 4.17` of a guest's kernel are none.
pub(super) fn banner(message: &str) -> Option<Banner<'_>> {
    let (rest, version) = preceded(tag("Xen version "), version).parse(message).ok()?;
    let (rest, groups) = many0(preceded(space1, group)).parse(rest).ok()?;
    if groups.is_empty() {
        return None;
    }
    let is_builder = |group: &&str| group.contains('@') && !group.contains(' ');
    let builder = groups.iter().position(is_builder);
    let mut found = Banner {
        version,
        package: groups.first().copied().filter(|_| builder.is_some_and(|at| at > 0)),
        builder: builder.and_then(|at| groups.get(at)).copied(),
        compiler: builder.map_or(groups.last(), |at| groups.get(at + 1)).map(|group| group.trim_ascii()),
        debug: None,
        options: None,
        date: rest.trim_ascii(),
    };
    // Options stand before the date: `debug=y ubsan=y Mon Oct 14 …`.
    let tail = found.date;
    let options = scan::words(tail).take_while(|word| word.text.contains('='));
    let end = options.last().map_or(0, |word| word.end());
    if let Some((options, date)) = tail.split_at_checked(end).filter(|(options, _)| !options.is_empty()) {
        found.date = date.trim_ascii();
        found.debug = scan::texts(options).find_map(|option| option.strip_prefix("debug="));
        found.options = options.split_once(' ').map(|(_, others)| others.trim_ascii());
    }
    Some(found)
}

/// `4.17.5`, `4.20.4-pre`, `3.0.3-1`, `4.2.amazon`
fn version(text: &str) -> IResult<&str, &str> {
    let number = || take_while1(|it: char| it.is_ascii_digit());
    recognize((number(), char('.'), number(), nom::combinator::opt(take_till1(|it: char| it.is_ascii_whitespace()))))
        .parse(text)
}

/// `(gcc (Debian 12.2.0-14) 12.2.0)`, without the outer brackets.
fn group(text: &str) -> IResult<&str, &str> {
    let (inside, _) = char('(')(text)?;
    let mut depth = 1;
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let (group, rest) = inside.split_at_checked(at).unwrap_or((inside, ""));
            return Ok((rest.get(1..).unwrap_or_default(), group));
        }
    }
    // The line was cut inside the group.
    Ok(("", inside))
}

/// ` Xen 4.17.5`: the first line where figlet was not at hand to draw the logo when Xen was built.
pub(super) fn short_version(text: &str) -> Option<&str> {
    let rest = space0::<&str, nom::error::Error<&str>>(text).ok()?.0;
    let (rest, version) = preceded(tag("Xen "), terminated(version, space0)).parse(rest).ok()?;
    rest.is_empty().then_some(version)
}

/// A line of the logo, or of what Xen 3 printed below it.
pub(super) fn is_logo(line: &str) -> bool {
    let text = line.trim_ascii();
    let is_drawn =
        line.starts_with(' ') && text.len() >= 4 && text.bytes().all(|byte| b" _|/\\()'`,.-<>V^".contains(&byte));
    is_drawn || text == "http://www.cl.cam.ac.uk/netos/xen" || text == "University of Cambridge Computer Laboratory"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn banners_of_all_times() {
        let found = banner(
            "Xen version 4.17.5 (Debian 4.17.5+72-g01140da4e8-1) (pkg-xen-devel@lists.alioth.debian.org) \
             (x86_64-linux-gnu-gcc (Debian 12.2.0-14+deb12u1) 12.2.0) debug=n Sat Nov 29 13:52:25 UTC 2025",
        );
        let modern = Banner {
            version: "4.17.5",
            package: Some("Debian 4.17.5+72-g01140da4e8-1"),
            builder: Some("pkg-xen-devel@lists.alioth.debian.org"),
            compiler: Some("x86_64-linux-gnu-gcc (Debian 12.2.0-14+deb12u1) 12.2.0"),
            debug: Some("n"),
            options: None,
            date: "Sat Nov 29 13:52:25 UTC 2025",
        };
        assert_eq!(found, Some(modern));
        let found = banner(
            "Xen version 4.17.5 (root@) (gcc (GCC) 14.2.1 20240912 (Red Hat 14.2.1-3)) debug=y ubsan=y Mon Oct 14 \
             15:32:05 CEST 2024",
        );
        let found = found.unwrap();
        assert_eq!((found.builder, found.debug, found.options), (Some("root@"), Some("y"), Some("ubsan=y")));
        assert_eq!(found.date, "Mon Oct 14 15:32:05 CEST 2024");
        let found = banner(
            "Xen version 3.0.3-1 (Debian 3.0.3-0-4) (ultrotter@debian.org) (gcc version 4.1.2 20061115 (prerelease) \
             (Debian 4.1.1-21)) Fri Jan 26 20:31:23 CET 2007",
        );
        let found = found.unwrap();
        assert_eq!((found.version, found.debug, found.date), ("3.0.3-1", None, "Fri Jan 26 20:31:23 CET 2007"));
        assert_eq!(found.compiler, Some("gcc version 4.1.2 20061115 (prerelease) (Debian 4.1.1-21)"));
    }

    #[test]
    fn lines_of_kernels_are_no_banner() {
        for line in ["Xen version: 4.17.5 (preserve-AD)", "Xen version 4.17.", "Xen version 4.17. (x"] {
            assert!(banner(line).is_none_or(|found| found.builder.is_none()), "{line}");
        }
        assert_eq!(banner("Xen version 4.17."), None);
    }

    #[test]
    fn first_lines_without_prefix() {
        assert_eq!(short_version(" Xen 4.17.5"), Some("4.17.5"));
        assert_eq!(short_version("Xen 4.17.5 is out"), None);
        for line in [
            " __  __            _  _    _ _____",
            " \\ \\/ /___ _ __   | || |  / |___ ",
            "  /_/\\_\\___|_| |_|    |_|(_)_|",
        ] {
            assert!(is_logo(line), "{line}");
        }
        assert!(!is_logo("-----"));
    }
}
