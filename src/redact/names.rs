//! The words that are replaced, and by what.
//!
//! A word is replaced by the same other one wherever it stands. Names are known from the places where
//! they surely are names, and are then found everywhere; but a name that is also a word of the
//! dictionary, such as `disk`, is replaced at those places only.

use crate::formats::FORMATS;
use crate::platform::{self, BOARDS};
use crate::private::Private;
use crate::rule;
use crate::scan::{self, Names};
use crate::text::is_letter;

use super::patterns::{self, at, is_name, is_word, run};

/// A word that is replaced.
#[derive(Debug)]
pub struct Change {
    /// What it is.
    pub kind: Private,
    /// As it stands in the text.
    pub was: String,
    /// What stands there instead.
    pub now: String,
    /// How often.
    pub count: usize,
    /// The first lines that it stands in, 1-based.
    pub lines: Vec<u32>,
}

/// Lines of a change that are named.
const LINES: usize = 100;

/// What is replaced so far.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) changes: Vec<Change>,
    /// The words that were replaced, at the same places as in `changes`.
    names: Names,
    /// How many there are of each kind.
    counts: [usize; Private::ALL.len()],
    /// Of the names that are looked for everywhere, by first byte: which lengths they have.
    lengths: Vec<u64>,
    /// Words of the dictionary, in lower case.
    words: Names,
}

/// The longest name that is looked for.
const LONGEST: usize = 63;

impl Known {
    pub(super) fn new() -> Self {
        let mut words = Names::new();
        let fields = FORMATS.iter().flat_map(|format| format.fields.iter());
        let markers = FORMATS.iter().flat_map(|format| format.markers).copied().flatten();
        let texts = fields
            .flat_map(|field| [field.key, field.label, field.meaning])
            .chain(markers.flat_map(|marker| [marker.id, marker.text, marker.shows]))
            .chain(rule::all().map(|rule| rule.id))
            .chain(BOARDS.iter().map(|board| board.shows))
            .chain([COMMON]);
        for word in texts.flat_map(|text| text.split(|it: char| !is_letter(it))) {
            words.place(&word.to_ascii_lowercase());
        }
        Self { changes: Vec::new(), names: Names::new(), counts: Default::default(), lengths: vec![0; 256], words }
    }

    /// The place of a word, which is new or known. Capitals do not count, unless the word is
    /// `exact`: guests of one host may differ in them.
    pub(super) fn place(&mut self, kind: Private, was: &str, exact: bool) -> usize {
        let place = self
            .search(was)
            .unwrap_or_else(|| self.names.place(&if exact { was.to_owned() } else { was.to_ascii_lowercase() }));
        if place == self.changes.len() {
            let number = self.counts.get_mut(kind as usize).map_or(1, |count| {
                *count += 1;
                *count
            });
            let now = replacement(kind, number, was);
            self.changes.push(Change { kind, was: was.to_owned(), now, count: 0, lines: Vec::new() });
        }
        place
    }

    /// Makes a name of a table as long as it was, so that columns stay where they are and a name that
    /// the tool cut still looks so.
    pub(super) fn keep_width(&mut self, place: usize) {
        if let Some(change) = self.changes.get_mut(place)
            && let Some((word, number)) = change.now.rsplit_once('-')
        {
            let width = change.was.chars().count().saturating_sub(word.len() + 1);
            change.now = format!("{word}-{number:0>width$}");
        }
    }

    /// Whether a name may be replaced wherever its letters stand.
    pub(super) fn is_telling(&self, name: &str) -> bool {
        let bytes = name.as_bytes();
        (3..=LONGEST).contains(&name.len())
            && bytes.iter().all(|&byte| is_name(byte))
            && bytes.first().copied().is_some_and(is_word)
            && bytes.last().copied().is_some_and(is_word)
            && self.words.find(&name.to_ascii_lowercase()).is_none()
            && crate::interface::interface(name).is_none()
            && patterns::ipv4(bytes, 0).is_none()
    }

    /// Looks for a name everywhere from now on.
    pub(super) fn watch(&mut self, name: &str) {
        let first = at(name.as_bytes(), 0);
        for byte in [first.to_ascii_lowercase(), first.to_ascii_uppercase()] {
            if let Some(lengths) = self.lengths.get_mut(usize::from(byte)) {
                *lengths |= 1 << name.len();
            }
        }
    }

    /// The longest watched name that begins at a place: its end and its place. `is_joined` tells that
    /// a mark such as `-` stands before it.
    pub(super) fn find(&self, text: &str, from: usize, is_joined: bool) -> Option<(usize, usize)> {
        let bytes = text.as_bytes();
        let mut lengths = self.lengths.get(usize::from(at(bytes, from))).copied().unwrap_or(0);
        lengths &= u64::MAX >> (LONGEST - run(bytes, from, LONGEST, is_name));
        while lengths != 0 {
            let length = LONGEST - lengths.leading_zeros() as usize;
            lengths &= !(1 << length);
            let end = from + length;
            let next = at(bytes, end);
            let Some(name) = text.get(from..end).filter(|_| !is_word(next)) else { continue };
            let Some(place) = self.search(name) else { continue };
            let Some(change) = self.changes.get(place) else { continue };
            // Part of a longer word only where it cannot be a plain word.
            let is_part = is_joined || matches!(next, b'-' | b'_');
            let is_odd = length > 4 || length > 3 && name.bytes().any(|byte| !byte.is_ascii_alphabetic());
            let fits = match change.kind {
                Private::Domain => at(bytes, from.wrapping_sub(1)) != b'-' && next != b'-',
                Private::Host => !is_part || is_odd,
                _ => !is_part,
            };
            if fits {
                return Some((end, place));
            }
        }
        None
    }

    /// Looks for a name as the device mapper writes it too: with each hyphen twice.
    pub(super) fn escape(&mut self, place: usize, name: &str) {
        let Some(now) = self.changes.get(place).map(|change| change.now.replace('-', "--")) else { return };
        let was = name.replace('-', "--");
        let counts = self.counts;
        let place = self.place(Private::Host, &was, false);
        // It is no other host.
        self.counts = counts;
        if let Some(change) = self.changes.get_mut(place).filter(|_| was.len() <= LONGEST) {
            change.now = now;
            self.watch(&was);
        }
    }

    fn search(&self, name: &str) -> Option<usize> {
        self.names.find(name).or_else(|| self.names.find(&name.to_ascii_lowercase()))
    }

    pub(super) fn kind(&self, place: usize) -> Option<Private> {
        self.changes.get(place).map(|change| change.kind)
    }

    /// Counts an occurrence.
    pub(super) fn met(&mut self, place: usize, line: u32) {
        if let Some(change) = self.changes.get_mut(place) {
            change.count += 1;
            if change.lines.last() != Some(&line) && change.lines.len() < LINES {
                change.lines.push(line);
            }
        }
    }
}

/// Words that are names of every machine, or that many lines have.
const COMMON: &str = "localhost localdomain debian ubuntu centos fedora rhel suse server guest vm xen kvm node test \
    master slave main default home data root user admin log tmp";

/// Logins that every system of a kind has.
const ACCOUNTS: &str = "root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody \
    systemd messagebus dbus polkitd sshd ntp chrony _chrony syslog postfix mysql postgres redis nginx apache httpd rpc \
    rpcuser avahi tss qemu libvirt-qemu xen oxenstored ubuntu debian centos fedora almalinux rocky ec2-user admin user \
    administrator opc azureuser vagrant pi core cloud-user kernel linux";

/// Whether a login is that of nobody in particular.
pub(super) fn is_common_user(name: &str) -> bool {
    name.starts_with("systemd") || scan::texts(ACCOUNTS).any(|known| known == name) || scan::count(name).is_some()
}

/// Whether a name is that of every machine: dom0, the machine itself, a number that a log has for a
/// domain (`d9`).
pub(super) fn is_common_host(name: &str) -> bool {
    let number = name.strip_prefix('d').unwrap_or(name);
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'v');
    is_number || matches!(name, "localhost" | "Domain-0" | "dom0" | "null" | "none" | "Pool-0")
}

/// Whether a serial number or tag is none, or is one that the analysis needs: the tag of a cloud.
pub(super) fn is_common_serial(value: &str) -> bool {
    let has_digit = value.bytes().any(|byte| byte.is_ascii_digit());
    value.len() < 4 || !has_digit || value.starts_with("0x0000") || platform::board(value).is_some()
}

fn replacement(kind: Private, number: usize, was: &str) -> String {
    match kind {
        Private::Host => format!("host-{number}"),
        Private::Domain => format!("domain-{number}"),
        Private::User => format!("user-{number}"),
        Private::Email => format!("mail-{number}@example.org"),
        // The networks that are set aside for documentation and measurements (RFC 5737, 2544, 3849).
        Private::Ipv4 => match ((number - 1) / 254, (number - 1) % 254 + 1) {
            (0, host) => format!("192.0.2.{host}"),
            (1, host) => format!("198.51.100.{host}"),
            (2, host) => format!("203.0.113.{host}"),
            (net, host) => format!("198.{}.{}.{host}", 18 + net / 256 % 2, net % 256),
        },
        Private::Ipv6 if was.to_ascii_lowercase().starts_with("fe80:") => format!("fe80::{number:x}"),
        Private::Ipv6 => format!("2001:db8::{number:x}"),
        // The beginning tells that it is an instance of Amazon EC2.
        Private::Serial => format!("{}serial-{number}", ec2(was)),
        Private::Uuid | Private::Mac => digits(kind, number, was),
    }
}

fn ec2(was: &str) -> &str {
    was.get(..3).filter(|start| start.eq_ignore_ascii_case("ec2")).unwrap_or_default()
}

/// The same marks and as many digits, with the number at the end. What the analysis looks at stays.
fn digits(kind: Private, number: usize, was: &str) -> String {
    let kept = match kind {
        Private::Mac if was.starts_with("enx") => 3 + 2 * patterns::maker_bytes(was.get(3..).unwrap_or_default()),
        Private::Mac => 3 * patterns::maker_bytes(was),
        _ => ec2(was).len(),
    };
    let mut rest = number;
    let mut now: Vec<char> = Vec::new();
    for (place, old) in was.char_indices().rev() {
        let is_kept = place < kept || !old.is_ascii_hexdigit();
        now.push(if is_kept {
            old
        } else {
            char::from_digit(u32::try_from(rest % 16).unwrap_or(0), 16).unwrap_or('0')
        });
        rest /= if is_kept { 1 } else { 16 };
    }
    now.iter().rev().collect()
}
