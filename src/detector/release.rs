//! The flavour in a kernel's release: `6.8.0-1018-aws`, `5.15.167.4-microsoft-standard-WSL2`.

use crate::clue::Hypervisor::{HyperV, Xen};
use crate::clue::Mode::{Pv, Pvh};
use crate::clue::Role::{Dom0, Guest, Host};
use crate::clue::{Clue, Marker, Origin, Says};
use crate::text::Span;

/// A release with a flavour that was made for one kind of machine.
pub static FLAVOUR: Marker = Marker {
    id: "uname/flavour",
    text: "<release>-<aws | azure | gcp | xen | qubes | pve | …>",
    shows: "The kernel was built for such machines.",
    limits: "It can be installed elsewhere too.",
    versions: "Ubuntu, Debian, SUSE, Red Hat, Qubes OS, Proxmox VE",
    source: "release names of the distributions' kernel packages",
    ..Marker::HINT
};

/// The kernel of Windows Subsystem for Linux.
pub static WSL2: Marker = Marker {
    id: "uname/wsl2",
    text: "<release>-microsoft-standard-WSL2",
    says: Says::NOTHING.hypervisors(&[HyperV]).roles(&[Guest]).platform("wsl2"),
    shows: "Microsoft's kernel for Windows Subsystem for Linux 2: a Hyper-V guest on a Windows machine.",
    versions: "all",
    source: "microsoft/WSL2-Linux-Kernel, Microsoft/config-wsl",
    ..Marker::PROOF
};

/// A distribution that is made for one kind of machine.
pub static SYSTEM: Marker = Marker {
    id: "uname/system",
    text: "Operating System: <XCP-ng | XenServer | Qubes OS>",
    shows: "The system is made for such machines.",
    limits: "Its installer and its rescue mode run without Xen.",
    versions: "all",
    source: "/etc/os-release of the systems",
    ..Marker::HINT
};

/// Every marker of a release.
pub static MARKERS: &[&Marker] = &[&FLAVOUR, &WSL2, &SYSTEM];

/// A part of a system's name, and what it says.
static SYSTEMS: &[(&str, Says, &str)] = &[
    ("XCP-ng", DOM0.platform("xcp-ng"), "XCP-ng: the dom0 of a Xen host."),
    ("XenServer", DOM0.platform("citrix-xenserver"), "XenServer: the dom0 of a Xen host."),
    ("Citrix Hypervisor", DOM0.platform("citrix-xenserver"), "XenServer: the dom0 of a Xen host."),
    ("Qubes", DOM0.platform("qubes-os"), "The dom0 of Qubes OS; its guests have names of their own."),
];

const DOM0: Says = Says::XEN.modes(&[Pv, Pvh]).roles(&[Dom0]);

/// What the name of a system says, if anything.
#[must_use]
pub fn system(name: &str, span: Span) -> Option<Clue> {
    let (_, says, shows) = SYSTEMS.iter().find(|(part, ..)| name.contains(part))?;
    Some(Clue { marker: &SYSTEM, span, says: *says, detail: (*shows).to_owned() })
}

const NAME: Says = Says::NOTHING.from(Origin::Hearsay);

/// A part of a release between `-`, `.`, `_` and `+`, and what it says.
static FLAVOURS: &[(&str, Says, &str)] = &[
    ("aws", NAME.platform("amazon-ec2"), "A kernel for Amazon EC2."),
    ("ec2", NAME.platform("amazon-ec2"), "A kernel for Amazon EC2."),
    ("linode", NAME.platform("linode"), "A kernel for Linode."),
    ("azure", NAME.hypervisors(&[HyperV]).roles(&[Guest]).platform("microsoft-azure"), "A kernel for Microsoft Azure."),
    ("gcp", NAME.platform("google-compute-engine"), "A kernel for Google Cloud."),
    ("gke", NAME.platform("google-compute-engine"), "A kernel for Google Cloud."),
    (
        "qubes",
        NAME.hypervisors(&[Xen]).platform("qubes-os"),
        "The kernel of Qubes OS, which runs on Xen as dom0 and as guest.",
    ),
    (
        "pve",
        NAME.roles(&[Host, Guest]).platform("proxmox-ve"),
        "The kernel of Proxmox VE: a host of KVM guests, or a test of one.",
    ),
];

/// The first two numbers of a release. `2.6.39` counts as `2.39`: the second number never reached 7
/// in the old scheme.
#[must_use]
pub fn numbers(release: &str) -> (u32, u32) {
    let mut numbers = release.split(['.', '-']).map_while(|it| it.parse().ok());
    match (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) {
        (2, 6) => (2, numbers.next().unwrap_or(0)),
        it => it,
    }
}

/// What a release says, if anything.
#[must_use]
pub fn clue(release: &str, span: Span) -> Option<Clue> {
    if release.contains("microsoft") && release.contains("WSL2") {
        return Some(Clue::new(&WSL2, span));
    }
    let mut parts = release.split(['-', '.', '_', '+']);
    let found = parts.find_map(|part| {
        let name = part.trim_end_matches(|it: char| it.is_ascii_digit());
        let known = FLAVOURS.iter().find(|(flavour, ..)| [part, name].contains(flavour));
        let known = known.map(|(_, says, shows)| (*says, *shows));
        // 2.6.18-398.el5xen, 3.0.101-0.47-xen, 2.6.18-xenU-ec2-v1.2
        if part.contains("stab") && part.starts_with(|it: char| it.is_ascii_digit()) {
            return Some((NAME, "A kernel of OpenVZ: the host and all its containers run on it."));
        }
        // 4.4.0-19041-Microsoft
        if part == "Microsoft" {
            return Some((
                NAME.container("wsl"),
                "Windows Subsystem for Linux 1: no Linux kernel, Windows imitates one.",
            ));
        }
        // 2.6.32.43-0.4.1.xs1.8.0.835.170778xen
        if part.starts_with("xs1") {
            return Some((DOM0.platform("citrix-xenserver"), "A kernel of XenServer's dom0."));
        }
        let is_xen = part.starts_with("xen") || part.ends_with("xen");
        // The last kernel of XenLinux was openSUSE's 4.4.
        let kind = if numbers(release) <= (4, 4) {
            (Says::XEN.modes(&[Pv]), "A kernel built for Xen: it boots only as a PV domain.")
        } else {
            (NAME.hypervisors(&[Xen]), "A kernel that somebody named after Xen.")
        };
        known.or(is_xen.then_some(kind))
    });
    found.map(|(says, shows)| Clue { marker: &FLAVOUR, span, says, detail: shows.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems() {
        let says = |name| system(name, Span::NONE).map(|clue| (clue.says.platform, clue.says.roles.only()));
        assert_eq!(says("XCP-ng 8.2.1"), Some((Some("xcp-ng"), Some(Dom0))));
        assert_eq!(says("Debian GNU/Linux 12 (bookworm)"), None);
    }

    #[test]
    fn flavours() {
        let says = |release| clue(release, Span::NONE).map(|clue| (clue.marker.id, clue.says));
        assert_eq!(says("5.15.167.4-microsoft-standard-WSL2"), Some(("uname/wsl2", WSL2.says)));
        assert_eq!(says("6.8.0-1018-aws").unwrap().1.platform, Some("amazon-ec2"));
        for xen in ["2.6.18-398.el5xen", "3.0.101-0.47-xen", "2.6.18-xenU-ec2-v1.2", "2.6.21.7-2.fc8xen"] {
            assert_eq!(says(xen), Some(("uname/flavour", Says::XEN.modes(&[Pv]))), "{xen}");
        }
        assert_eq!(says("2.6.32-309-ec2").unwrap().1.platform, Some("amazon-ec2"));
        assert_eq!(says("3.9.3-x86_64-linode33").unwrap().1.platform, Some("linode"));
        let named = says("5.5.0xen+").unwrap().1;
        assert!(named.modes.is_any() && named.origin == Origin::Hearsay);
        for plain in ["6.1.0-50-amd64", "5.14.0-427.el9.x86_64", "6.12.107+deb13-amd64", "6.18.44-fc-v669"] {
            assert_eq!(says(plain), None, "{plain}");
        }
    }
}
