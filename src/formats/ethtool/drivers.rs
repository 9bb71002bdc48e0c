//! The drivers of virtual network devices, what each tells, and the dictionary of `ethtool -i`.

use crate::clue::{Hypervisor, Marker, Says, State, Subsystem};
use crate::format::Kind::{Name, Text};
use crate::format::{Dictionary, Field, dictionary};

/// A driver.
pub(super) struct Driver {
    pub(super) names: &'static [&'static str],
    pub(super) meaning: &'static str,
    pub(super) marker: Option<&'static Marker>,
    /// Whether it drives an imitation of hardware in a virtual machine.
    pub(super) is_emulated: bool,
}

const fn driver(
    names: &'static [&'static str],
    marker: Option<&'static Marker>,
    is_emulated: bool,
    meaning: &'static str,
) -> Driver {
    Driver { names, meaning, marker, is_emulated }
}

pub(super) static DRIVERS: &[Driver] = &[
    driver(
        &["vif"],
        Some(&VIF),
        false,
        "Xen's paravirtual network device: the frontend in a guest, or the backend in dom0.",
    ),
    driver(&["virtio_net"], Some(&VIRTIO), false, "The paravirtual network device of KVM, QEMU and many others."),
    driver(&["hv_netvsc"], Some(&NETVSC), false, "The paravirtual network device of Hyper-V and Azure."),
    driver(&["vmxnet3", "vmxnet"], Some(&VMXNET), false, "VMware's paravirtual network device. QEMU can imitate it."),
    driver(&["ena"], Some(&ENA), false, "Amazon's network device: EC2 on Nitro, virtual or bare metal."),
    driver(&["gve"], Some(&GVE), false, "Google's network device: Google Compute Engine."),
    driver(&["mana"], Some(&MANA), false, "Microsoft's network device, given to virtual machines of Azure."),
    driver(
        &["ixgbevf", "iavf", "i40evf", "igbvf", "mlx4_en", "mlx5_core", "bnxt_en", "fm10k"],
        None,
        false,
        "A physical network device, or a share of one (SR-IOV) that is passed through to a virtual machine.",
    ),
    driver(
        &["8139cp", "8139too", "ne2k-pci", "pcnet32", "tulip", "e1000"],
        None,
        true,
        "Old hardware that virtual machines imitate: in a virtual machine it is slow.",
    ),
    driver(&["e1000e", "igb"], None, false, "Real hardware of Intel, which virtual machines imitate too."),
    driver(&["bridge"], None, false, "A bridge in software."),
    driver(&["tun"], None, false, "A tunnel or tap to a program, on a host often a guest's network device."),
    driver(&["veth"], None, false, "One end of a pair in software, usually for a container."),
    driver(&["openvswitch"], None, false, "A switch of Open vSwitch."),
    driver(&["bonding"], None, false, "Several devices used as one."),
];

const SOURCE: &str = "Linux drivers/net, 6.12; ethtool(8)";

const fn paravirtual(says: Says) -> Says {
    says.subsystems(&[(Subsystem::Network, State::Paravirtualized)])
}

static VIF: Marker = Marker {
    id: "ethtool/vif",
    text: "driver: vif",
    says: paravirtual(Says::XEN),
    shows: "The network device is Xen's paravirtual one, so the kernel runs on Xen.",
    limits: "The mode: PV, PVH and PVHVM have it alike. dom0 can have a frontend too.",
    versions: "Linux 2.6.39 or newer prints it so",
    source: "Linux drivers/net/xen-netfront.c and xen-netback, 6.12",
    ..Marker::PROOF
};
static VIRTIO: Marker = Marker {
    id: "ethtool/virtio-net",
    text: "driver: virtio_net",
    says: paravirtual(Says::NOTHING),
    shows: "The network device is a paravirtual one of the virtio kind: the machine is virtual.",
    limits: "By whom: KVM, QEMU, VirtualBox, bhyve, Firecracker, Apple and others offer it.",
    versions: "Linux 2.6.25 or newer",
    source: SOURCE,
    ..Marker::HINT
};
static NETVSC: Marker = Marker {
    id: "ethtool/hv-netvsc",
    text: "driver: hv_netvsc",
    says: paravirtual(Says::NOTHING.hypervisors(&[Hypervisor::HyperV])),
    shows: "The network device is that of Hyper-V.",
    limits: "Azure or another Hyper-V.",
    versions: "Linux 3.0 or newer",
    source: SOURCE,
    ..Marker::HINT
};
static VMXNET: Marker = Marker {
    id: "ethtool/vmxnet3",
    text: "driver: vmxnet3",
    says: paravirtual(Says::NOTHING.hypervisors(&[Hypervisor::Vmware])),
    shows: "The network device is VMware's paravirtual one.",
    limits: "QEMU can imitate it.",
    versions: "Linux 2.6.32 or newer",
    source: SOURCE,
    ..Marker::HINT
};
static ENA: Marker = Marker {
    id: "ethtool/ena",
    text: "driver: ena",
    says: Says::NOTHING.platform("amazon-ec2"),
    shows: "The network device is Amazon's own: this is EC2.",
    limits: "Virtual machine or bare metal: both have it.",
    versions: "Linux 4.9 or newer",
    source: SOURCE,
    ..Marker::PROOF
};
static GVE: Marker = Marker {
    id: "ethtool/gve",
    text: "driver: gve",
    says: Says::NOTHING.platform("google-compute-engine"),
    shows: "The network device is Google's own: this is Google Compute Engine.",
    limits: "",
    versions: "Linux 5.3 or newer",
    source: SOURCE,
    ..Marker::PROOF
};
static MANA: Marker = Marker {
    id: "ethtool/mana",
    text: "driver: mana",
    says: Says::NOTHING.platform("microsoft-azure"),
    shows: "The network device is Microsoft's own: this is Azure.",
    limits: "",
    versions: "Linux 5.13 or newer",
    source: SOURCE,
    ..Marker::PROOF
};

pub(super) static MARKERS: &[&Marker] = &[&VIF, &VIRTIO, &NETVSC, &VMXNET, &ENA, &GVE, &MANA];

const fn entry(kind: crate::format::Kind, key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field {
        key,
        label,
        meaning,
        kind,
        source: "ethtool(8), ethtool 6.14, NEWS; Linux include/uapi/linux/ethtool.h",
        ..Field::EMPTY
    }
}

const fn supports(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { since: "ethtool 2.6.39", ..entry(Text, key, label, meaning) }
}

pub(super) static FIELDS: Dictionary = dictionary!(&[
    entry(Name, "driver", "driver", "The driver of the network interface."),
    entry(
        Text,
        "version",
        "version of the driver",
        "The version of the driver; since Linux 5.7 usually that of the kernel.",
    ),
    entry(Text, "firmware-version", "firmware", "The firmware of the device; empty where it has none."),
    Field {
        since: "ethtool 4.0",
        ..entry(Text, "expansion-rom-version", "option ROM", "The option ROM of the device; usually empty.")
    },
    Field {
        watch: "vif-<n> is device n of this guest; vif-<d>-<n> is the backend of device n of domain d; 0000:00:02.0 is a \
                PCI address.",
        ..entry(Text, "bus-info", "place of the device", "Where the kernel found the device.")
    },
    supports("supports-statistics", "statistics", "Whether ethtool -S has counters of the driver's own."),
    supports("supports-test", "self-test", "Whether ethtool -t can test the device."),
    supports("supports-eeprom-access", "EEPROM", "Whether ethtool -e can read the device's settings."),
    supports("supports-register-dump", "registers", "Whether ethtool -d can read the device's registers."),
    Field {
        since: "ethtool 3.2",
        ..supports("supports-priv-flags", "private flags", "Whether the driver has switches of its own.")
    },
]);
