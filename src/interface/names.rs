//! The kinds of interfaces, by name. The first that fits is taken.

use crate::format::{Field, Kind};

use super::{Class, is_number};

/// Which names are of a kind.
pub(super) enum Fit {
    /// These very names.
    Is(&'static [&'static str]),
    /// One of these and a number: `eth0`.
    Numbered(&'static [&'static str]),
    /// One of these and anything.
    Begins(&'static [&'static str]),
    /// What a function says.
    By(fn(&str) -> bool),
}

impl Fit {
    pub(super) fn fits(&self, name: &str) -> bool {
        match self {
            Self::Is(names) => names.contains(&name),
            Self::Numbered(prefixes) => prefixes.iter().any(|it| name.strip_prefix(it).is_some_and(is_number)),
            Self::Begins(prefixes) => prefixes.iter().any(|it| name.starts_with(it)),
            Self::By(fits) => fits(name),
        }
    }
}

/// A kind.
pub(super) struct Names {
    pub(super) fit: Fit,
    pub(super) class: Class,
    pub(super) field: Field,
}

/// A table of kinds: class, names, key, label, who says so, the meaning, and the trap.
macro_rules! names {
    ($($class:ident, $fit:expr, $key:literal: $label:literal, $source:expr, $meaning:literal $(, $also:ident: $value:expr)*;)*) => { &[$(
        Names { class: Class::$class, fit: $fit, field: field!($key, $label, $source, $meaning $(, $also: $value)*) }
    ),*] };
}

macro_rules! field {
    ($key:literal, $label:literal, $source:expr, $meaning:literal $(, $also:ident: $value:expr)*) => {
        Field { key: $key, label: $label, source: $source, kind: Kind::Name, meaning: $meaning, $($also: $value,)* ..Field::EMPTY }
    };
}

const SCRIPTS: &str = "Xen network scripts (tools/hotplug/Linux), Xen 3.0 to 4.20";
const PROXMOX: &str = "Proxmox VE documentation, network configuration";

use Fit::{Begins, By, Is, Numbered};

#[rustfmt::skip]
pub(super) static VIF: Field = field!("vif<domain>.<device>", "a Xen guest's network device, host side",
    "Linux drivers/net/xen-netback/interface.c, 6.12; libxl, Xen 4.20",
    "The end of a guest's paravirtual network device in dom0 or a driver domain (netback). The first number is the \
     domain as in xl list, the second its network device, counted from 0.",
    watch: "The direction is the host's: receive is what the guest sent. Transmit drops mean that the guest does not \
            take its packets.");

#[rustfmt::skip]
pub(super) static EMULATED_VIF: Field = field!("vif<domain>.<device>-emu",
    "a Xen guest's emulated network device, host side",
    "libxl, Xen 4.2 to 4.20: vifX.Y-emu; xend and XenServer: tapX.Y",
    "The end of the network device that QEMU emulates for an HVM guest. A guest with paravirtual drivers leaves it \
     unused.",
    watch: "Receive growing here means that the guest uses the emulated device, which is much slower.");

#[rustfmt::skip]
pub(super) static DOM0_VIF: Field = field!("vif0.<device>", "dom0's own network device",
    "xend network-bridge script, Xen 3.0 to 3.4",
    "dom0's own way to the bridge in the network set-up of xend (Xen 3), where the physical device is peth0.");

#[rustfmt::skip]
pub(super) static NAMES: &[Names] = names! {
    Other, Is(&["lo"]), "lo": "loopback", "lo(4)",
        "Traffic of the machine with itself.";
    XenHost, Numbered(&["peth"]), "peth<n>": "physical network device of a Xen host", SCRIPTS,
        "The physical device, renamed by the scripts of xend (Xen 3) so that eth0 can be dom0's own.",
        watch: "It carries the traffic of dom0 and of all guests on that bridge.";
    XenHost, Numbered(&["xenbr"]), "xenbr<n>": "bridge of a Xen host", SCRIPTS,
        "The bridge that guests are connected to.",
        watch: "It counts what reaches dom0 itself; traffic between guests passes without being counted here.";
    XenHost, Numbered(&["xapi"]), "xapi<n>": "bridge of XenServer or XCP-ng", "XCP-ng documentation, networking",
        "A bridge that the XenServer toolstack made, for an internal network or on a bond or VLAN.";
    XenFrontend, Numbered(&["enX"]), "enX<n>": "paravirtual network device in a Xen guest",
        "systemd NEWS 250; udev-builtin-net_id.c, names_xen, systemd 257",
        "Xen's network frontend (netfront). The number is that of the device in the guest.",
        watch: "Before systemd 250 the same device was eth0: an upgrade renames it.";
    KvmHost, Numbered(&["vnet"]), "vnet<n>": "a guest's network device, host side", "libvirt, virnetdevtap",
        "The end of a KVM guest's network device that libvirt made.",
        watch: "The direction is the host's: receive is what the guest sent.";
    KvmHost, Numbered(&["macvtap"]), "macvtap<n>": "a guest's network device, host side", "libvirt, virnetdevmacvlan",
        "A guest attached directly to a device of the host.",
        watch: "Host and guest do not reach each other through it.";
    KvmHost, By(is_proxmox_tap), "tap<vm>i<device>": "a guest's network device on Proxmox", PROXMOX,
        "The end of a KVM guest's network device: the first number is the guest, the second its device.",
        watch: "The direction is the host's: receive is what the guest sent.";
    KvmHost, By(is_proxmox_firewall), "fwbr, fwpr, fwln": "firewall bridge of Proxmox", PROXMOX,
        "The bridge, or a link to it, on which Proxmox filters a guest's traffic.",
        watch: "It counts the same packets again.";
    Other, Numbered(&["vmbr"]), "vmbr<n>": "bridge of Proxmox", PROXMOX,
        "The bridge that guests are connected to.";
    Other, Begins(&["virbr"]), "virbr<n>": "bridge of libvirt", "libvirt, virtual networks",
        "The bridge of libvirt's own network behind address translation. It exists as soon as libvirt is installed.";
    OpenVz, Numbered(&["venet"]), "venet<n>": "network device of OpenVZ", "OpenVZ, venet",
        "The network device of an OpenVZ container, or its end in the host.";
    Other, By(is_container), "docker, veth, cni …": "container network", "Docker, LXC, Kubernetes network plug-ins",
        "A bridge for containers, or the host's end of a container's network device.",
        watch: "It counts packets that other interfaces count again. In Xen 3 veth0 is dom0's end of vif0.0.";
    Other, By(is_bridge), "br<n>": "bridge", "bridge(8), ovs-vswitchd(8)",
        "A bridge, or a switch of Open vSwitch.",
        watch: "Packets that nobody here wants count as dropped.";
    Device, By(is_placed), "en…, wl…": "device named by its place", "systemd.net-naming-scheme(7), systemd 257",
        "A network device named by its place: s and p for the PCI slot or path, o for on board, x for its address.",
        watch: "In a Xen guest such a name is an emulated or passed-through PCI device; Xen's own is enX0.";
    Device, By(is_biosdevname), "em<n>, p<slot>p<port>": "device named by biosdevname", "biosdevname(1)",
        "A physical network device, named after the label on the board.";
    Other, Numbered(&["eth"]), "eth<n>": "network device", "Linux net/ethernet/eth.c",
        "A network device under its classic name, which says nothing of its kind.",
        watch: "On a host with Xen 3 eth0 is dom0's own interface or a bridge, and peth0 is the physical device.";
    Other, Numbered(&["bond", "team"]), "bond<n>, team<n>": "bundle of devices",
        "Linux Documentation/networking/bonding.rst",
        "Several devices used as one.",
        watch: "Its members count the same packets again.";
    Other, Numbered(&["tun", "tap", "wg"]), "tun<n>, tap<n>, wg<n>": "tunnel",
        "Linux Documentation/networking/tuntap.rst",
        "A tunnel to a program, such as a VPN or an emulator.",
        watch: "The outer packets are counted on the device that carries them.";
    Other, Numbered(MODULES), "sit0, gre0, dummy0 …": "made by a kernel module", "Linux net/ipv4, net/ipv6, drivers/net",
        "Exists because a kernel module is loaded; usually unused.";
};

const MODULES: &[&str] =
    &["sit", "gre", "gretap", "erspan", "tunl", "ip6tnl", "ip6gre", "ip_vti", "ip6_vti", "dummy", "ifb", "teql"];

/// `tap100i0`
fn is_proxmox_tap(name: &str) -> bool {
    let numbers = name.strip_prefix("tap").and_then(|rest| rest.split_once('i'));
    numbers.is_some_and(|(guest, device)| is_number(guest) && is_number(device))
}

/// `fwbr100i0`, `fwpr100p0`, `fwln100i0`
fn is_proxmox_firewall(name: &str) -> bool {
    let rest = ["fwbr", "fwpr", "fwln"].iter().find_map(|prefix| name.strip_prefix(prefix));
    rest.is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()))
}

/// `docker0`, `br-0123456789ab`, `vethf00ba4`, `cali…`
fn is_container(name: &str) -> bool {
    const PREFIXES: &[&str] =
        &["docker", "veth", "cni", "flannel", "cali", "lxdbr", "lxcbr", "incusbr", "podman", "cilium", "kube-"];
    let is_hex = |id: &str| id.len() == 12 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.strip_prefix("br-").is_some_and(is_hex) || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// `br0`, `ovs-system`
fn is_bridge(name: &str) -> bool {
    name.strip_prefix("br").is_some_and(is_number) || name.starts_with("ovs")
}

/// `ens3`, `enp0s2`, `eno1`, `enx525400123456`, `wlp3s0`, `ibp1s0`
fn is_placed(name: &str) -> bool {
    let place = ["en", "wl", "ww", "ib"].iter().find_map(|prefix| name.strip_prefix(prefix));
    let number = place.and_then(|place| place.strip_prefix(['s', 'p', 'o', 'x', 'P', 'c', 'd', 'v']));
    number.is_some_and(|number| number.starts_with(|it: char| it.is_ascii_hexdigit()))
}

/// `em1`, `p1p2`
fn is_biosdevname(name: &str) -> bool {
    let slot_and_port = name.strip_prefix('p').and_then(|rest| rest.split_once('p'));
    name.strip_prefix("em").is_some_and(is_number)
        || slot_and_port.is_some_and(|(slot, port)| is_number(slot) && is_number(port))
}
