//! What Xen's own words mean, wherever they are printed: feature bits, capabilities, processor
//! words and options stand in the output of several tools.

use std::fmt;

pub mod capabilities;
pub mod features;
pub mod hw_caps;
pub mod options;

/// A release of Xen without its third number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Release {
    /// `4` of `4.17.5`.
    pub major: u32,
    /// `17` of `4.17.5`.
    pub minor: u32,
}

impl Release {
    /// A release by its numbers.
    #[must_use]
    pub const fn new(major: u32, minor: u32) -> Self {
        Self { major, minor }
    }

    /// The release that a version begins with: `4.17.5`, `4.2.amazon`, `4.14-unstable`.
    #[must_use]
    pub fn parse(version: &str) -> Option<Self> {
        let (major, rest) = version.split_once('.')?;
        let end = rest.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        Some(Self::new(major.parse().ok()?, rest.get(..end)?.parse().ok()?))
    }
}

/// Until when the Xen project fixes security faults of a release: `Security-Support-Until` of
/// `SUPPORT.md` in each stable branch. The project lengthened it to five years from Xen 4.17 on.
const SECURITY_SUPPORT: &[(Release, &str)] = &[
    (Release::new(4, 10), "2020-12-13"),
    (Release::new(4, 11), "2021-07-10"),
    (Release::new(4, 12), "2022-04-02"),
    (Release::new(4, 13), "2022-12-18"),
    (Release::new(4, 14), "2023-07-24"),
    (Release::new(4, 15), "2024-04-08"),
    (Release::new(4, 16), "2024-12-02"),
];

impl Release {
    /// The day on which the project's security support ended; empty where only an older release's
    /// day is on record. None while it lasts, as known at the release of Xen 4.22 in July 2026.
    #[must_use]
    pub fn security_support_ended(self) -> Option<&'static str> {
        let day = SECURITY_SUPPORT.iter().find(|(release, _)| *release == self).map(|(_, day)| *day);
        let is_older = SECURITY_SUPPORT.first().is_some_and(|(first, _)| self < *first);
        day.or(is_older.then_some(""))
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_begins_with_its_release() {
        assert_eq!(Release::parse("4.17.5"), Some(Release::new(4, 17)));
        assert_eq!(Release::parse("4.2.amazon"), Some(Release::new(4, 2)));
        assert_eq!(Release::parse("3.2-1"), Some(Release::new(3, 2)));
        assert_eq!(Release::parse("4.14-unstable"), Some(Release::new(4, 14)));
        assert_eq!(Release::parse("<denied>"), None);
        assert_eq!(Release::parse("4."), None);
        assert!(Release::new(4, 9) < Release::new(4, 17));
        assert_eq!(Release::new(4, 16).security_support_ended(), Some("2024-12-02"));
        assert_eq!(Release::new(3, 2).security_support_ended(), Some(""));
        assert_eq!(Release::new(4, 17).security_support_ended(), None);
    }
}
