//! What is private by its shape alone: addresses, unique ids, domains.
//!
//! Each function looks at the bytes from one place on and says how far the thing goes, if it begins
//! there. It looks a bounded number of bytes ahead.

use crate::interface::address_maker;
use crate::scan;

/// Whether a byte is part of a word. Letters of other scripts are.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Whether a byte may stand in a host name or domain.
pub(super) fn is_name(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'-' | b'_' | b'.')
}

pub(super) fn at(bytes: &[u8], place: usize) -> u8 {
    bytes.get(place).copied().unwrap_or(b' ')
}

/// How many bytes from a place on are of a kind, at most `most`.
pub(super) fn run(bytes: &[u8], from: usize, most: usize, is: impl Fn(u8) -> bool) -> usize {
    bytes.get(from..).unwrap_or_default().iter().take(most).take_while(|&&byte| is(byte)).count()
}

fn text_at(bytes: &[u8], from: usize, length: usize) -> Option<&str> {
    str::from_utf8(bytes.get(from..from + length)?).ok()
}

fn is_hex(byte: u8) -> bool {
    byte.is_ascii_hexdigit()
}

/// `8-4-4-4-12` hexadecimal digits.
pub(super) fn uuid(bytes: &[u8], from: usize) -> Option<usize> {
    let mut end = from;
    for (group, length) in [8, 4, 4, 4, 12].into_iter().enumerate() {
        if group > 0 {
            end += usize::from(at(bytes, end) == b'-');
        }
        if run(bytes, end, length, is_hex) < length {
            return None;
        }
        end += length;
    }
    (end == from + 36 && !is_word(at(bytes, end)) && at(bytes, end) != b'-').then_some(end)
}

/// Pairs of hexadecimal digits: 6 of a network card, 8 of a serial number made of one, 20 of InfiniBand.
pub(super) fn mac(bytes: &[u8], from: usize) -> Option<usize> {
    let mark = at(bytes, from + 2);
    let mut end = from;
    let mut pairs = 0;
    while pairs < 21 && run(bytes, end, 3, is_hex) == 2 {
        pairs += 1;
        end += 2;
        if at(bytes, end) != mark || !matches!(mark, b':' | b'-') {
            break;
        }
        end += 1;
    }
    (matches!(pairs, 6 | 8 | 20) && is_hex(at(bytes, end - 1)) && !is_word(at(bytes, end))).then_some(end)
}

/// Whether an address of a network card tells nothing of a machine: none, all, a group, and the one
/// that Xen gives to every host's end.
pub(super) fn is_common_mac(mac: &str) -> bool {
    let digits = || mac.bytes().filter(|byte| is_hex(*byte));
    let is_group = hex(mac.get(..2)) & 1 == 1;
    is_group || digits().all(|digit| digit == b'0') || digits().skip(2).all(|digit| digit.eq_ignore_ascii_case(&b'f'))
}

fn hex(digits: Option<&str>) -> u8 {
    digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or(0)
}

/// The bytes of an address that tell its maker, which is what the analysis looks at. Where the
/// address was made up by software that is not known, only the byte that says so stays.
pub(super) fn maker_bytes(mac: &str) -> usize {
    let digits: Vec<char> = mac.chars().filter(char::is_ascii_hexdigit).take(6).collect();
    let pairs: Vec<String> = digits.chunks(2).map(|pair| pair.iter().collect()).collect();
    let is_made_up = hex(mac.get(..2)) & 2 != 0;
    if is_made_up && address_maker(&pairs.join(":")).is_none() { 1 } else { 3 }
}

/// Four numbers up to 255.
pub(super) fn ipv4(bytes: &[u8], from: usize) -> Option<usize> {
    let mut end = from;
    for part in 0..4 {
        if part > 0 {
            if at(bytes, end) != b'.' {
                return None;
            }
            end += 1;
        }
        let digits = run(bytes, end, 4, |byte| byte.is_ascii_digit());
        let number = bytes.get(end..end + digits)?.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
        // Versions have zeros in front, addresses have not.
        if digits == 0 || digits > 3 || number > 255 || digits > 1 && at(bytes, end) == b'0' {
            return None;
        }
        end += digits;
    }
    let next = at(bytes, end);
    let goes_on = is_word(next) || matches!(next, b'-' | b'_') || next == b'.' && is_word(at(bytes, end + 1));
    (!goes_on).then_some(end)
}

/// Whether an address is the same everywhere: the machine itself, masks, groups, the service of clouds.
pub(super) fn is_common_ipv4(address: &str) -> bool {
    let first = address.split('.').next().and_then(scan::count).unwrap_or(0);
    matches!(first, 0 | 127 | 224..) || address == "169.254.169.254"
}

/// Whether the words before a place announce a version and no address.
pub(super) fn is_version(before: &[u8]) -> bool {
    let words = before.get(before.len().saturating_sub(12)..).unwrap_or_default().to_ascii_lowercase();
    let words = words.trim_ascii_end();
    let words = words.strip_suffix(b":").unwrap_or(words).trim_ascii_end();
    ["version", "ver", "rev", "revision", "release", "bios", "firmware", "fw", "api"]
        .iter()
        .any(|word| words.ends_with(word.as_bytes()))
}

/// Groups of hexadecimal digits with `::` among them, or eight of them.
pub(super) fn ipv6(bytes: &[u8], from: usize) -> Option<usize> {
    let length = run(bytes, from, 40, |byte| is_hex(byte) || byte == b':');
    let text = text_at(bytes, from, length)?;
    let text = text.strip_suffix(':').filter(|text| !text.ends_with(':')).unwrap_or(text);
    let end = from + text.len();
    let groups = text.split(':');
    let is_short = text.split_once("::").is_some_and(|(_, rest)| !rest.contains("::"));
    let count = groups.clone().count();
    let is_address = groups.clone().all(|group| group.len() <= 4)
        && (if is_short { count <= 9 } else { count == 8 && groups.clone().all(|group| !group.is_empty()) })
        && text.bytes().any(|byte| byte.is_ascii_digit())
        // `0::/` begins the line of a control group.
        && text != "0::";
    (is_address && !is_word(at(bytes, end)) && at(bytes, end) != b':').then_some(end)
}

/// A name with a dot whose last part is one that domains end with.
pub(super) fn domain(bytes: &[u8], from: usize) -> Option<usize> {
    let length = run(bytes, from, 254, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    let text = text_at(bytes, from, length)?.trim_end_matches(['.', '-']);
    let end = from + text.len();
    (is_domain(text) && !is_name(at(bytes, end)) || is_domain(text) && at(bytes, end) == b'.').then_some(end)
}

/// Ends that make a domain of two parts.
const ENDS: &str = "com org net edu gov mil biz local lan internal intranet corp localdomain";
/// Ends that make a domain of three parts or more; file names and parameters of two parts end so too.
const LATE_ENDS: &str = "io dev app cloud info home arpa int me tv cc ws \
    ac ad ae am ar at au be bg br by ca ch cl cn co cr cu cy cz de dk ee eg es eu fi fr ge gr hk hr hu id ie il in ir \
    is it jp ke kr kz lt lu lv ma md mx my ng nl no nz pe ph pk pl pt ro rs ru sa se sg si sk th tn tr tw ua uk us uy \
    ve vn za";

fn is_domain(text: &str) -> bool {
    let mut parts = text.rsplit('.');
    let end = parts.next().unwrap_or_default().to_ascii_lowercase();
    let others = parts.clone().count();
    let is_end = |ends: &str| scan::texts(ends).any(|known| known == end);
    let is_part = |part: &str| !part.is_empty() && part.len() < 64 && !part.starts_with('-');
    // `rc.local` is a script.
    let is_long = parts.clone().any(|part| part.len() > 2 && part.bytes().any(|byte| byte.is_ascii_alphabetic()));
    parts.all(is_part) && is_long && (others >= 1 && is_end(ENDS) || others >= 2 && is_end(LATE_ENDS))
}

/// Domains that are in the texts of every machine of a kind, and what the analysis looks at.
const PUBLIC: &str = "kernel.org xen.org xenproject.org xensource.com debian.org ubuntu.com launchpad.net redhat.com \
    fedoraproject.org centos.org rockylinux.org almalinux.org oracle.com oraclecloud.com suse.com suse.de opensuse.org \
    novell.com archlinux.org alpinelinux.org gentoo.org amazon.com amazonaws.com ec2.internal compute.internal \
    google.com google.internal microsoft.com azure.com github.com gitlab.com sourceforge.net freedesktop.org gnu.org \
    gmane.org citrix.com vmware.com intel.com amd.com qemu.org localhost.localdomain";

/// Whether everybody has the domain in such texts.
pub(super) fn is_public(domain: &str) -> bool {
    let lower = domain.to_ascii_lowercase();
    let is_of =
        |known: &str| lower.strip_suffix(known).is_some_and(|before| before.is_empty() || before.ends_with('.'));
    scan::texts(PUBLIC).any(is_of)
}

/// What systemd has behind an `@` is no domain: `modprobe@drm.service`.
const UNITS: &str = "service socket target mount automount slice scope timer device path swap";

/// Where the `@` of a mail address stands, and where it ends.
pub(super) fn email(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let local = run(bytes, from, 65, |byte| is_name(byte) || matches!(byte, b'+' | b'%'));
    let sign = from + local;
    if local > 64 || at(bytes, sign) != b'@' {
        return None;
    }
    let length = run(bytes, sign + 1, 254, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    let domain = text_at(bytes, sign + 1, length)?.trim_end_matches(['.', '-']);
    let (name, last) = domain.rsplit_once('.')?;
    let is_domain = last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic()) && !name.is_empty();
    (is_domain && scan::texts(UNITS).all(|unit| unit != last)).then_some((sign, sign + 1 + domain.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(look: fn(&[u8], usize) -> Option<usize>, text: &str) -> bool {
        look(text.as_bytes(), 0) == Some(text.len())
    }

    #[test]
    fn shapes() {
        assert!(whole(uuid, "ec2f58e4-9a3f-2f1b-8c44-0123456789ab"));
        assert!(!whole(uuid, "ec2f58e4-9a3f-2f1b-8c44-0123456789abc"));
        for text in ["00:16:3e:40:a2:e4", "52-54-00-ff-ff-12", "52-54-00-ff-ff-12-34-56"] {
            assert!(whole(mac, text), "{text}");
        }
        for text in ["12:34:56", "00:16:3e:40:a2:e4:11", "00:16-3e:40-a2:e4", "0000:00:1f.2"] {
            assert!(!whole(mac, text), "{text}");
        }
        for text in ["10.0.0.5", "192.168.77.163", "8.8.8.8"] {
            assert!(whole(ipv4, text), "{text}");
        }
        for text in ["10.0.0.256", "4.2.6", "2.06.01.07", "1.2.3.4.5", "2.6.32.12-0.7", "10.0.0.5a"] {
            assert!(!whole(ipv4, text), "{text}");
        }
        assert_eq!(ipv4(b"10.0.0.5. Then", 0), Some(8));
        for text in ["fe80::216:3eff:fe40:a2e4", "2001:db8::1", "2001:db8:0:0:0:0:0:1"] {
            assert!(whole(ipv6, text), "{text}");
        }
        for text in ["12:34:56", "0::", "add::bad", "00:16:3e:40:a2:e4", "0000:00"] {
            assert!(!whole(ipv6, text), "{text}");
        }
        for text in ["example.org", "web01.prod.example.com", "db.firma.de", "nas.lan"] {
            assert!(whole(domain, text), "{text}");
        }
        for text in ["rc.local", "firma.de", "libc.so", "foo.service", "6.1.0", "net.ifnames", "1.2.com"] {
            assert!(!whole(domain, text), "{text}");
        }
        assert_eq!(email(b"anna.b@example.org>", 0), Some((6, 18)));
        assert_eq!(email(b"anna.b@firma.de, ", 0), Some((6, 15)));
        for text in ["modprobe@drm.service", "cpu@0", "anna@web01", "a@6.1.0"] {
            assert_eq!(email(text.as_bytes(), 0), None, "{text}");
        }
    }

    #[test]
    fn what_is_the_same_everywhere_is_kept() {
        assert!(is_public("lists.debian.org") && is_public("OracleCloud.com") && !is_public("notdebian.org"));
        assert!(is_common_ipv4("127.0.0.1") && is_common_ipv4("255.255.255.0") && !is_common_ipv4("10.0.0.1"));
        for mac in ["00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "fe:ff:ff:ff:ff:ff", "01:00:5e:00:00:01"] {
            assert!(is_common_mac(mac), "{mac}");
        }
        assert!(!is_common_mac("00:16:3e:40:a2:e4"));
        let makers = ["00:16:3e:40:a2:e4", "52-54-00-12-34-56", "525400123456", "0a:58:0a:f4:00:05"].map(maker_bytes);
        assert_eq!(makers, [3, 3, 3, 1]);
        assert!(is_version(b"driver Version: ") && is_version(b"fw ") && !is_version(b"from "));
    }
}
