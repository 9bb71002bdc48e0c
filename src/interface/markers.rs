//! The markers of a room that reads interface names. Each room has its own, because a marker is named
//! after its room.

use crate::clue::Marker;

/// The markers of a room that reads interface names; made by `interface_markers!`.
#[derive(Debug)]
pub struct Markers {
    /// `vif3.0`
    pub vif: &'static Marker,
    /// `vif3.0-emu`
    pub emulated_vif: &'static Marker,
    /// `peth0`, `xenbr0`, `xapi0`, `vif0.0`
    pub xen_host: &'static Marker,
    /// `enX0` and nothing that speaks for a host.
    pub xen_frontend: &'static Marker,
    /// `vnet0`, `tap100i0`
    pub kvm_host: &'static Marker,
    /// `venet0`
    pub open_vz: &'static Marker,
}

/// Declares the [`Markers`] of a room under its own name, as `INTERFACES`, and all of them as
/// `INTERFACE_MARKERS`.
macro_rules! interface_markers {
    ($room:literal) => {
        mod interface_markers {
            use $crate::clue::{Marker, Mode, Role, Says, State, Subsystem};

            const NETBACK: &str = "Linux drivers/net/xen-netback; libxl, Xen 4.20";
            const DOM0: Says = Says::XEN.roles(&[Role::Dom0]).modes(&[Mode::Pv, Mode::Pvh]);

            static VIF: Marker = Marker {
                id: concat!($room, "/vif"),
                text: "vif<domain>.<device>",
                says: DOM0,
                shows: "The host's end of a Xen guest's network device: this is dom0.",
                limits: "A driver domain, which is itself a guest, has such interfaces too. The name can be given by hand.",
                versions: "all versions of Xen",
                source: NETBACK,
                ..Marker::HINT
            };
            static EMULATED_VIF: Marker = Marker {
                id: concat!($room, "/vif-emu"),
                text: "vif<domain>.<device>-emu",
                says: DOM0,
                shows: "The host's end of an HVM guest's emulated network device: this is dom0 of a Xen host.",
                limits: "Whether the guest uses it.",
                versions: "Xen 4.2 or newer; tap<domain>.<device> before and on XenServer",
                source: NETBACK,
                ..Marker::HINT
            };
            static XEN_HOST: Marker = Marker {
                id: concat!($room, "/xen-host"),
                text: "peth<n>, xenbr<n>, xapi<n>, vif0.<n>",
                says: DOM0,
                shows: "An interface that the scripts of a Xen host make: this is dom0.",
                limits: "The name can be given by hand.",
                versions: "Xen 3.0 or newer",
                source: "Xen tools/hotplug/Linux; XenServer network set-up",
                ..Marker::HINT
            };
            static XEN_FRONTEND: Marker = Marker {
                id: concat!($room, "/enx"),
                text: "enX<n>",
                says: Says::XEN.subsystems(&[(Subsystem::Network, State::Paravirtualized)]),
                shows: "A Xen network frontend: a Xen guest with a paravirtual network device.",
                limits: "The mode: PV, PVH and PVHVM have it alike. dom0 can have one too.",
                versions: "systemd 250 or newer",
                source: "systemd udev-builtin-net_id.c, names_xen",
                ..Marker::HINT
            };
            static KVM_HOST: Marker = Marker {
                id: concat!($room, "/vnet"),
                text: "vnet<n>, tap<vm>i<device>, macvtap<n>, fwbr…",
                says: Says::NOTHING.roles(&[Role::Host]),
                shows: "The host's end of a KVM guest's network device: this machine runs guests.",
                limits: "libvirt makes vnet for its containers too.",
                versions: "libvirt, Proxmox VE",
                source: "libvirt virnetdevtap; Proxmox VE pve-bridge",
                ..Marker::HINT
            };
            static OPEN_VZ: Marker = Marker {
                id: concat!($room, "/venet"),
                text: "venet<n>",
                says: Says::NOTHING.container("openvz"),
                shows: "The network device of an OpenVZ container.",
                limits: "The host of the containers has one too.",
                versions: "OpenVZ",
                source: "OpenVZ venet",
                ..Marker::HINT
            };

            pub(super) static INTERFACES: $crate::interface::Markers = $crate::interface::Markers {
                vif: &VIF,
                emulated_vif: &EMULATED_VIF,
                xen_host: &XEN_HOST,
                xen_frontend: &XEN_FRONTEND,
                kvm_host: &KVM_HOST,
                open_vz: &OPEN_VZ,
            };
            pub(super) static INTERFACE_MARKERS: &[&Marker] =
                &[&VIF, &EMULATED_VIF, &XEN_HOST, &XEN_FRONTEND, &KVM_HOST, &OPEN_VZ];
        }
        use interface_markers::{INTERFACES, INTERFACE_MARKERS};
    };
}
pub(crate) use interface_markers;
