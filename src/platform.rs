//! Clouds and products, by the strings that their firmware carries.
//!
//! Rules after systemd 257.13 `src/basic/virt.c`, virt-what 1.25 and cloud-init 26.2
//! `tools/ds-identify`; the first that matches wins.

use crate::clue::Hypervisor::{AppleVz, Bhyve, Bochs, HyperV, Kvm, Parallels, Qemu, VirtualBox, Vmware};
use crate::clue::Mode::{Hvm, HvmPvDrivers, Pvhvm};
use crate::clue::Role::Guest;
use crate::clue::Says;

/// A platform.
#[derive(Debug)]
pub struct Platform {
    /// The slug of the report.
    pub slug: &'static str,
    /// As written for people.
    pub label: &'static str,
}

/// Every platform that has a name of its own.
pub static PLATFORMS: &[Platform] = &[
    Platform { slug: "amazon-ec2", label: "Amazon EC2" },
    Platform { slug: "google-compute-engine", label: "Google Compute Engine" },
    Platform { slug: "microsoft-azure", label: "Microsoft Azure" },
    Platform { slug: "wsl2", label: "Windows Subsystem for Linux 2" },
    Platform { slug: "openstack", label: "OpenStack" },
    Platform { slug: "alibaba-cloud", label: "Alibaba Cloud" },
    Platform { slug: "digitalocean", label: "DigitalOcean" },
    Platform { slug: "hetzner", label: "Hetzner Cloud" },
    Platform { slug: "vultr", label: "Vultr" },
    Platform { slug: "linode", label: "Linode (Akamai)" },
    Platform { slug: "upcloud", label: "UpCloud" },
    Platform { slug: "scaleway", label: "Scaleway" },
    Platform { slug: "oracle-cloud", label: "Oracle Cloud" },
    Platform { slug: "outscale", label: "3DS Outscale" },
    Platform { slug: "exoscale", label: "Exoscale" },
    Platform { slug: "cloudstack", label: "Apache CloudStack" },
    Platform { slug: "kubevirt", label: "KubeVirt" },
    Platform { slug: "ovirt", label: "oVirt" },
    Platform { slug: "rhev", label: "Red Hat Virtualization" },
    Platform { slug: "nutanix-ahv", label: "Nutanix AHV" },
    Platform { slug: "firecracker", label: "Firecracker" },
    Platform { slug: "cloud-hypervisor", label: "Cloud Hypervisor" },
    Platform { slug: "qubes-os", label: "Qubes OS" },
    Platform { slug: "xcp-ng", label: "XCP-ng" },
    Platform { slug: "citrix-xenserver", label: "XenServer" },
];

/// The label of a slug.
#[must_use]
pub fn label(slug: &str) -> Option<&'static str> {
    PLATFORMS.iter().find(|platform| platform.slug == slug).map(|platform| platform.label)
}

/// A board that firmware can name, and what it says.
#[derive(Debug)]
pub struct Board {
    /// What stands in `<vendor> <product>`.
    pub text: Text,
    /// What it says of the machine. It is a hint: any hypervisor can show any board.
    pub says: Says,
    /// In plain words.
    pub shows: &'static str,
}

/// How a board's text is matched.
#[derive(Debug, Clone, Copy)]
pub enum Text {
    /// Vendor and product begin with this.
    Starts(&'static str),
    /// Vendor, product or version have this.
    Has(&'static str),
}

impl Text {
    fn fits(self, board: &str) -> bool {
        match self {
            Self::Starts(start) => board.starts_with(start),
            Self::Has(part) => board.contains(part),
        }
    }
}

/// A board says nothing of guest or dom0: a dom0 in a virtual machine has its board. Whatever runs
/// on another hypervisor than Xen is taken for a guest anyway.
const ON: Says = Says::NOTHING;
const ON_KVM: Says = ON.hypervisors(&[Kvm]);
const ON_QEMU: Says = ON.hypervisors(&[Kvm, Qemu]);
const ON_XEN: Says = Says::XEN.modes(&[Hvm, HvmPvDrivers, Pvhvm]).roles(&[Guest]);

/// The boards, the first that fits wins.
pub static BOARDS: &[Board] = &[
    Board { text: Text::Has(".amazon"), says: ON_XEN.platform("amazon-ec2"), shows: "An Amazon EC2 instance on Xen." },
    Board {
        text: Text::Starts("Amazon EC2"),
        says: Says::NOTHING.platform("amazon-ec2"),
        shows: "An Amazon EC2 instance of the Nitro generation, virtual or metal.",
    },
    Board { text: Text::Has("HVM domU"), says: ON_XEN, shows: "An HVM guest of Xen." },
    Board { text: Text::Starts("Xen,"), says: ON_XEN, shows: "An HVM guest of Xen." },
    Board {
        text: Text::Has("Google Compute Engine"),
        says: ON_KVM.platform("google-compute-engine"),
        shows: "A Google Compute Engine instance.",
    },
    Board {
        text: Text::Has("Google Google"),
        says: ON_KVM.platform("google-compute-engine"),
        shows: "A Google Compute Engine instance.",
    },
    Board {
        text: Text::Has("7783-7084-3265-9085-8269-3286-77"),
        says: ON.hypervisors(&[HyperV]).platform("microsoft-azure"),
        shows: "The chassis tag of Microsoft Azure.",
    },
    Board { text: Text::Has("OracleCloud.com"), says: Says::NOTHING.platform("oracle-cloud"), shows: "Oracle Cloud." },
    Board {
        text: Text::Starts("Microsoft Corporation Virtual Machine"),
        says: ON.hypervisors(&[HyperV]),
        shows: "A Hyper-V guest. Azure only if the chassis asset tag says so.",
    },
    Board { text: Text::Has("OpenStack"), says: ON.platform("openstack"), shows: "An OpenStack instance." },
    Board { text: Text::Has("OpenTelekomCloud"), says: ON.platform("openstack"), shows: "An OpenStack instance." },
    Board { text: Text::Has("HUAWEICLOUD"), says: ON.platform("openstack"), shows: "An OpenStack instance." },
    Board { text: Text::Has("KubeVirt"), says: ON_KVM.platform("kubevirt"), shows: "A KubeVirt guest on KVM." },
    Board {
        text: Text::Has("RHEV Hypervisor"),
        says: ON_KVM.platform("rhev"),
        shows: "A guest of Red Hat Virtualization.",
    },
    Board { text: Text::Starts("oVirt"), says: ON_KVM.platform("ovirt"), shows: "A guest of oVirt." },
    Board { text: Text::Starts("Nutanix"), says: ON_KVM.platform("nutanix-ahv"), shows: "A guest of Nutanix AHV." },
    Board { text: Text::Has("Alibaba Cloud"), says: ON.platform("alibaba-cloud"), shows: "An Alibaba Cloud instance." },
    Board { text: Text::Starts("DigitalOcean"), says: ON.platform("digitalocean"), shows: "A DigitalOcean droplet." },
    Board { text: Text::Starts("Hetzner"), says: ON.platform("hetzner"), shows: "A Hetzner Cloud server." },
    Board { text: Text::Starts("Vultr"), says: ON.platform("vultr"), shows: "A Vultr instance." },
    Board { text: Text::Starts("Linode"), says: ON.platform("linode"), shows: "A Linode." },
    Board { text: Text::Starts("Akamai"), says: ON.platform("linode"), shows: "A Linode (Akamai)." },
    Board { text: Text::Starts("UpCloud"), says: ON.platform("upcloud"), shows: "An UpCloud server." },
    Board { text: Text::Starts("Scaleway"), says: ON.platform("scaleway"), shows: "A Scaleway instance." },
    Board { text: Text::Has("3DS Outscale"), says: ON.platform("outscale"), shows: "A 3DS Outscale instance." },
    Board { text: Text::Has("Exoscale"), says: ON.platform("exoscale"), shows: "An Exoscale instance." },
    Board { text: Text::Has("CloudStack"), says: ON.platform("cloudstack"), shows: "An Apache CloudStack guest." },
    Board {
        text: Text::Has("Cloud Hypervisor"),
        says: ON.hypervisors(&[Kvm, HyperV]).platform("cloud-hypervisor"),
        shows: "A guest of Cloud Hypervisor.",
    },
    Board {
        text: Text::Has("Bochs"),
        says: ON.hypervisors(&[Bochs, Kvm, Qemu]),
        shows: "Bochs, or QEMU with Bochs' firmware.",
    },
    Board { text: Text::Starts("QEMU"), says: ON_QEMU, shows: "A machine of QEMU, by KVM or emulated." },
    Board { text: Text::Has("Standard PC ("), says: ON_QEMU, shows: "A machine of QEMU, by KVM or emulated." },
    Board { text: Text::Has("KVM Virtual Machine"), says: ON_QEMU, shows: "A machine of QEMU, by KVM or emulated." },
    Board { text: Text::Starts("Red Hat KVM"), says: ON_KVM, shows: "A guest of KVM." },
    Board { text: Text::Has("VMware"), says: ON.hypervisors(&[Vmware]), shows: "A VMware guest." },
    Board { text: Text::Starts("VMW"), says: ON.hypervisors(&[Vmware]), shows: "A VMware guest." },
    Board { text: Text::Has("innotek GmbH"), says: ON.hypervisors(&[VirtualBox]), shows: "A VirtualBox guest." },
    Board { text: Text::Has("VirtualBox"), says: ON.hypervisors(&[VirtualBox]), shows: "A VirtualBox guest." },
    Board { text: Text::Has("Parallels"), says: ON.hypervisors(&[Parallels]), shows: "A Parallels guest." },
    Board { text: Text::Has("BHYVE"), says: ON.hypervisors(&[Bhyve]), shows: "A bhyve guest." },
    Board { text: Text::Has("Apple Virtualization"), says: ON.hypervisors(&[AppleVz]), shows: "A guest on a Mac." },
];

/// What a board says: `text` is `<vendor> <product>…` as dmesg prints it behind `DMI: `.
#[must_use]
pub fn board(text: &str) -> Option<&'static Board> {
    BOARDS.iter().find(|board| board.text.fits(text))
}

/// Makers of real machines, as they write themselves. A board of VMware has Intel's name on it, but
/// not as the vendor of the system.
static MAKERS: &[&str] = &[
    "Dell",
    "HP",
    "Hewlett-Packard",
    "Lenovo",
    "LENOVO",
    "IBM",
    "Supermicro",
    "Super Micro",
    "Intel",
    "ASUS",
    "Gigabyte",
    "GIGABYTE",
    "FUJITSU",
    "Fujitsu",
    "Cisco",
    "Huawei",
    "Inspur",
    "Quanta",
    "ASRock",
    "Micro-Star",
    "Acer",
    "Apple Inc.",
    "Sun Microsystems",
    "Oracle Corporation",
    "TYAN",
    "Wiwynn",
    "Foxconn",
    "NEC",
    "Bull",
    "Framework",
    "System76",
    "TOSHIBA",
    "PC Engines",
    "Protectli",
    "Ampere",
    "AMI",
    "To Be Filled By O.E.M.",
    "System manufacturer",
];

/// Whether a system's vendor makes real machines.
#[must_use]
pub fn is_real_maker(vendor: &str) -> bool {
    MAKERS.iter().any(|maker| vendor.starts_with(maker))
}
