//! What the name of a network interface tells: who made it, whose traffic it carries, and what kind
//! of machine has such interfaces.
//!
//! Sources: libxl and the Xen network scripts, systemd 257 `systemd.net-naming-scheme(7)`, libvirt,
//! Proxmox, Docker and Kubernetes conventions. A name can be given by hand, so it never proves.

use crate::clue::{Clue, Role};
use crate::format::Field;
use crate::text::Span;

mod markers;
mod names;

pub use markers::Markers;
pub(crate) use markers::interface_markers;

use names::{DOM0_VIF, EMULATED_VIF, NAMES, VIF};

/// An interface by its name.
#[derive(Debug, Clone, Copy)]
pub struct Interface<'n> {
    /// What is known of its kind.
    pub field: &'static Field,
    /// What it tells of the machine.
    pub class: Class,
    /// The Xen domain in the name.
    pub domain: Option<&'n str>,
    /// The number of the network device in that domain.
    pub device: Option<&'n str>,
}

/// What an interface tells of the machine that has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// The host's end of a Xen guest's network device.
    Vif,
    /// The host's end of the emulated network device of a Xen HVM guest.
    EmulatedVif,
    /// Made by the scripts of a Xen host.
    XenHost,
    /// The guest's end of a Xen network device.
    XenFrontend,
    /// The host's end of a network device of a KVM guest.
    KvmHost,
    /// Inside an OpenVZ container.
    OpenVz,
    /// A PCI or on-board device.
    Device,
    /// Tells nothing of virtualization.
    Other,
}

impl Interface<'_> {
    /// What it is, in few words: `domain 63, network device 1`.
    #[must_use]
    pub fn title(&self) -> String {
        self.guest_device("domain").unwrap_or_else(|| self.field.label.to_owned())
    }

    /// A sentence about this very interface; none where the kind says all there is.
    #[must_use]
    pub fn explain(&self) -> Option<String> {
        let device = self.guest_device("Domain")?;
        Some(format!(
            "{device}. Seen from the host: receive is what the guest sent, transmit is what was sent to the guest."
        ))
    }

    fn guest_device(&self, domain_word: &str) -> Option<String> {
        let what = if self.class == Class::EmulatedVif { "emulated network device" } else { "network device" };
        Some(format!("{domain_word} {}, {what} {}", self.domain?, self.device?))
    }
}

/// What an interface's name tells; none where it is a name like any other.
#[must_use]
pub fn interface(name: &str) -> Option<Interface<'_>> {
    // `eth0:1` is an address of `eth0`, `eth0@if5` its other end, `eth0.7` a VLAN on it.
    let base = name.split([':', '@']).next().unwrap_or(name);
    if let Some(found) = guest_device(base) {
        return Some(found);
    }
    let rows = NAMES.iter().find(|row| row.fit.fits(base));
    rows.map(|row| Interface { field: &row.field, class: row.class, domain: None, device: None })
}

/// `vif63.1`, `vif63.1-emu`, `tap63.1`
fn guest_device(name: &str) -> Option<Interface<'_>> {
    let (numbers, is_tap) = match name.strip_prefix("vif") {
        Some(numbers) => (numbers, false),
        None => (name.strip_prefix("tap")?, true),
    };
    let (numbers, is_emulated) = match numbers.strip_suffix("-emu") {
        Some(numbers) => (numbers, true),
        None => (numbers, is_tap),
    };
    let (domain, device) = numbers.split_once('.')?;
    if !is_number(domain) || !is_number(device) {
        return None;
    }
    let (field, class) = match (is_emulated, domain) {
        (true, _) => (&EMULATED_VIF, Class::EmulatedVif),
        (false, "0") => (&DOM0_VIF, Class::XenHost),
        (false, _) => (&VIF, Class::Vif),
    };
    let guest = class != Class::XenHost;
    Some(Interface { field, class, domain: guest.then_some(domain), device: guest.then_some(device) })
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What the interfaces of one machine tell of it: one clue of a kind, at its first name.
#[must_use]
pub fn clues(markers: &Markers, found: &[(Interface<'_>, Span)]) -> Vec<Clue> {
    let first = |class: Class| found.iter().find(|(interface, _)| interface.class == class).map(|(_, span)| *span);
    let mut clues: Vec<Clue> = Vec::new();
    for (class, marker) in [
        (Class::Vif, markers.vif),
        (Class::EmulatedVif, markers.emulated_vif),
        (Class::XenHost, markers.xen_host),
        (Class::KvmHost, markers.kvm_host),
        (Class::OpenVz, markers.open_vz),
    ] {
        clues.extend(first(class).map(|span| Clue::new(marker, span)));
    }
    if let Some(span) = first(Class::XenFrontend) {
        let mut clue = Clue::new(markers.xen_frontend, span);
        // dom0 has real devices, and may have a frontend to itself besides.
        if clues.is_empty() && first(Class::Device).is_none() {
            clue.says = clue.says.roles(&[Role::Guest]);
        }
        clues.push(clue);
    }
    clues
}

/// Who gives out network addresses that begin so; none where they say nothing of virtualization.
///
/// The prefixes are those of the IEEE registry and of the tools' own sources. An address can be set by
/// hand, and some tools borrow the prefix of others, so it is an explanation and never a clue.
#[must_use]
pub fn address_maker(address: &str) -> Option<&'static str> {
    const MAKERS: &[(&str, &str)] = &[
        ("fe:ff:ff:ff:ff:ff", "The address that Xen gives to the host's end of a guest's network device."),
        ("00:16:3e", "The prefix of Xen's tools for guests. LXD and Incus use it for theirs too."),
        ("52:54:00", "The prefix of QEMU and libvirt for guests."),
        ("bc:24:11", "The prefix of Proxmox for guests."),
        ("00:15:5d", "The prefix of Hyper-V for guests."),
        ("00:0d:3a", "A prefix of Microsoft, used by Azure."),
        ("00:22:48", "A prefix of Microsoft, used by Azure."),
        ("60:45:bd", "A prefix of Microsoft, used by Azure."),
        ("00:50:56", "A prefix of VMware for guests."),
        ("00:0c:29", "A prefix of VMware for guests."),
        ("00:05:69", "A prefix of VMware for guests."),
        ("08:00:27", "The prefix of VirtualBox for guests."),
        ("00:1c:42", "The prefix of Parallels for guests."),
        ("42:01:", "The prefix of Google Compute Engine."),
        ("02:42:", "The prefix of Docker for containers."),
    ];
    let lower = address.to_ascii_lowercase();
    MAKERS.iter().find(|(prefix, _)| lower.starts_with(prefix)).map(|(_, meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_kind() {
        for (name, key) in [
            ("lo", "lo"),
            ("vif57.0", "vif<domain>.<device>"),
            ("vif2.0-emu", "vif<domain>.<device>-emu"),
            ("tap2.0", "vif<domain>.<device>-emu"),
            ("vif0.1", "vif0.<device>"),
            ("peth0", "peth<n>"),
            ("xenbr1", "xenbr<n>"),
            ("xapi3", "xapi<n>"),
            ("enX0", "enX<n>"),
            ("vnet7", "vnet<n>"),
            ("tap100i0", "tap<vm>i<device>"),
            ("fwbr100i0", "fwbr, fwpr, fwln"),
            ("vmbr0", "vmbr<n>"),
            ("virbr0-nic", "virbr<n>"),
            ("docker0", "docker, veth, cni …"),
            ("br-0123456789ab", "docker, veth, cni …"),
            ("br0", "br<n>"),
            ("ens3", "en…, wl…"),
            ("enp0s2", "en…, wl…"),
            ("enx525400123456", "en…, wl…"),
            ("wlp3s0", "en…, wl…"),
            ("em1", "em<n>, p<slot>p<port>"),
            ("p1p2", "em<n>, p<slot>p<port>"),
            ("eth0", "eth<n>"),
            ("eth0:1", "eth<n>"),
            ("eth0@if5", "eth<n>"),
            ("venet0", "venet<n>"),
            ("bond0", "bond<n>, team<n>"),
            ("tap0", "tun<n>, tap<n>, wg<n>"),
            ("ifb0", "sit0, gre0, dummy0 …"),
        ] {
            assert_eq!(interface(name).map(|it| it.field.key), Some(key), "{name}");
        }
        for name in ["web01-eth0", "internal", "vifa.b", "enable", "wlan0mon", "end", "vif", "tap", ""] {
            assert!(interface(name).is_none(), "{name}");
        }
    }

    #[test]
    fn a_vif_names_domain_and_device() {
        let vif = interface("vif63.1").unwrap();
        assert_eq!((vif.domain, vif.device), (Some("63"), Some("1")));
        assert!(vif.explain().unwrap().starts_with("Domain 63, network device 1."));
        assert_eq!(vif.title(), "domain 63, network device 1");
        assert_eq!(interface("eth0").unwrap().title(), "network device");
        assert!(interface("eth0").unwrap().explain().is_none());
    }

    #[test]
    fn addresses_name_their_makers() {
        assert!(address_maker("00:16:3E:40:a2:e4").is_some_and(|it| it.contains("Xen")));
        assert!(address_maker("fe:ff:ff:ff:ff:ff").is_some_and(|it| it.contains("host's end")));
        assert_eq!(address_maker("ff:ff:ff:ff:ff:ff"), None);
        assert_eq!(address_maker(""), None);
    }

    #[test]
    fn every_kind_says_what_it_is_and_who_says_so() {
        for field in NAMES.iter().map(|row| &row.field).chain([&VIF, &EMULATED_VIF, &DOM0_VIF]) {
            assert!(
                field.meaning.ends_with('.') && !field.label.is_empty() && !field.source.is_empty(),
                "{}",
                field.key
            );
            assert!(field.watch.is_empty() || field.watch.ends_with('.'), "{}", field.key);
        }
    }
}
