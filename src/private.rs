//! What in a paste tells whose machine it is.

/// A kind of word that a person may want to replace before a paste is shown to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Private {
    /// The name of a machine or of a guest.
    Host,
    /// A domain of the name system.
    Domain,
    /// An address.
    Ipv4,
    /// An address.
    Ipv6,
    /// The address of a network device.
    Mac,
    /// A unique id.
    Uuid,
    /// The number of one piece of hardware, or its owner's tag.
    Serial,
    /// A login name.
    User,
    /// A mail address.
    Email,
}

impl Private {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Host,
        Self::Domain,
        Self::Ipv4,
        Self::Ipv6,
        Self::Mac,
        Self::Uuid,
        Self::Serial,
        Self::User,
        Self::Email,
    ];

    /// The slug of the report.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Domain => "domain",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Mac => "mac",
            Self::Uuid => "uuid",
            Self::Serial => "serial",
            Self::User => "user",
            Self::Email => "email",
        }
    }

    /// As written for people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Host => "Names of hosts and guests",
            Self::Domain => "Domains",
            Self::Ipv4 => "IPv4 addresses",
            Self::Ipv6 => "IPv6 addresses",
            Self::Mac => "MAC addresses",
            Self::Uuid => "UUIDs and machine IDs",
            Self::Serial => "Serial numbers and asset tags",
            Self::User => "User names",
            Self::Email => "E-mail addresses",
        }
    }
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds(u16);

impl Kinds {
    /// Every kind.
    pub const ALL: Self = Self(u16::MAX);

    /// The kinds of these slugs; other words are passed over.
    pub fn of<'a>(slugs: impl Iterator<Item = &'a str>) -> Self {
        let kinds = slugs.filter_map(|slug| Private::ALL.iter().find(|kind| kind.slug() == slug));
        Self(kinds.fold(0, |set, kind| set | 1 << *kind as u16))
    }

    /// Whether a kind is among them.
    #[must_use]
    pub fn has(self, kind: Private) -> bool {
        self.0 & 1 << kind as u16 != 0
    }
}
