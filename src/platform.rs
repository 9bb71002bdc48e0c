//! Clouds and products, by the strings that their firmware carries.
//!
//! Rules after systemd 257.13 `src/basic/virt.c`, virt-what 1.25 and cloud-init 26.2
//! `tools/ds-identify`; the first that matches wins.

use crate::clue::Hypervisor::{
    self, AppleVz, Bhyve, Bochs, HyperV, Kvm, None, Parallels, Qemu, VirtualBox, Vmware, Xen,
};
use crate::clue::Mode::{Hvm, HvmPvDrivers, Pvhvm};
use crate::clue::Role::{BareMetal, Guest, Host};
use crate::clue::{Hypervisors, Origin, Says};

/// A platform.
#[derive(Debug)]
pub struct Platform {
    /// The slug of the report.
    pub slug: &'static str,
    /// As written for people.
    pub label: &'static str,
    /// What its machines run on: a board that names it elsewhere was set by hand.
    pub on: Hypervisors,
}

const fn on(slug: &'static str, label: &'static str, hypervisors: &[Hypervisor]) -> Platform {
    Platform { slug, label, on: Hypervisors::of(hypervisors) }
}

/// Every platform that has a name of its own.
pub static PLATFORMS: &[Platform] = &[
    on("amazon-ec2", "Amazon EC2", &[Xen, Kvm, None]),
    on("google-compute-engine", "Google Compute Engine", &[Kvm, None]),
    on("microsoft-azure", "Microsoft Azure", &[HyperV]),
    on("wsl2", "Windows Subsystem for Linux 2", &[HyperV]),
    on("openstack", "OpenStack", &[Kvm, Qemu, Xen, Vmware, HyperV, None]),
    on("alibaba-cloud", "Alibaba Cloud", &[Kvm, Xen, None]),
    on("digitalocean", "DigitalOcean", &[Kvm]),
    on("hetzner", "Hetzner Cloud", &[Kvm]),
    on("vultr", "Vultr", &[Kvm, None]),
    on("linode", "Linode (Akamai)", &[Kvm, Xen]),
    on("upcloud", "UpCloud", &[Kvm]),
    on("scaleway", "Scaleway", &[Kvm, None]),
    on("oracle-cloud", "Oracle Cloud", &[Kvm, None]),
    on("outscale", "3DS Outscale", &[Kvm]),
    on("exoscale", "Exoscale", &[Kvm]),
    on("cloudstack", "Apache CloudStack", &[Kvm, Xen, Vmware]),
    on("kubevirt", "KubeVirt", &[Kvm, Qemu]),
    on("ovirt", "oVirt", &[Kvm]),
    on("rhev", "Red Hat Virtualization", &[Kvm]),
    on("nutanix-ahv", "Nutanix AHV", &[Kvm, None]),
    on("firecracker", "Firecracker", &[Kvm]),
    on("cloud-hypervisor", "Cloud Hypervisor", &[Kvm, HyperV]),
    on("ibm-cloud", "IBM Cloud", &[Kvm, Xen, None]),
    on("tencent-cloud", "Tencent Cloud", &[Kvm, None]),
    on("proxmox-ve", "Proxmox VE", &[Kvm, Qemu, None]),
    on("brightbox", "Brightbox", &[Kvm]),
    on("zstack", "ZStack", &[Kvm, Vmware]),
    on("joyent", "Joyent SmartOS", &[Kvm, Bhyve]),
    on("cloudsigma", "CloudSigma", &[Kvm]),
    on("cloudcix", "CloudCIX", &[Kvm, HyperV]),
    on("nwcs", "NWCS", &[Kvm]),
    on("e24cloud", "e24cloud", &[Kvm, Xen]),
    on("tilaa", "Tilaa", &[Kvm]),
    on("virtuozzo", "Virtuozzo", &[Kvm]),
    on("virtage", "Hitachi Virtage", Hypervisor::ALL),
    on("oracle-vm", "Oracle VM Server", &[Xen]),
    on("qubes-os", "Qubes OS", &[Xen]),
    on("xcp-ng", "XCP-ng", &[Xen]),
    on("citrix-xenserver", "XenServer", &[Xen]),
];

/// Clouds with firmware of their own: QEMU's tables beside their name mean that it was set by hand.
pub const OWN_FIRMWARE: &[&str] = &["amazon-ec2", "google-compute-engine", "microsoft-azure"];

/// The platform of a slug.
#[must_use]
pub fn platform(slug: &str) -> Option<&'static Platform> {
    PLATFORMS.iter().find(|platform| platform.slug == slug)
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
const ON: Says = Says::NOTHING.from(Origin::Firmware);
const ON_KVM: Says = ON.hypervisors(&[Kvm]);
const ON_QEMU: Says = ON.hypervisors(&[Kvm, Qemu]);
const ON_XEN: Says = ON.hypervisors(&[Xen]).modes(&[Hvm, HvmPvDrivers, Pvhvm]).roles(&[Guest]);

/// The boards, the first that fits wins.
pub static BOARDS: &[Board] = &[
    Board { text: Text::Has(".amazon"), says: ON_XEN.platform("amazon-ec2"), shows: "An Amazon EC2 instance on Xen." },
    Board {
        text: Text::Has(".metal"),
        says: ON.hypervisors(&[None]).roles(&[BareMetal, Host]).platform("amazon-ec2"),
        shows: "A metal instance of Amazon EC2.",
    },
    Board {
        text: Text::Starts("Amazon EC2,"),
        says: ON.hypervisors(&[Kvm, None]).platform("amazon-ec2"),
        shows: "Amazon EC2 of the Nitro generation; the product would tell metal instances from virtual ones.",
    },
    Board {
        text: Text::Starts("Amazon EC2"),
        says: ON_KVM.platform("amazon-ec2"),
        shows: "An Amazon EC2 instance of the Nitro generation; metal ones say so in their name.",
    },
    Board {
        text: Text::Has("OVM "),
        says: ON_XEN.platform("oracle-vm"),
        shows: "An HVM guest of Oracle VM Server, which is Xen.",
    },
    Board { text: Text::Has("HVM domU"), says: ON_XEN, shows: "An HVM guest of Xen." },
    Board { text: Text::Starts("Xen,"), says: ON_XEN, shows: "An HVM guest of Xen." },
    Board {
        text: Text::Has("Google Compute Engine"),
        says: ON_KVM.platform("google-compute-engine"),
        shows: "A Google Compute Engine instance.",
    },
    Board {
        text: Text::Has("GoogleCloud-"),
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
    Board { text: Text::Has("OracleCloud.com"), says: ON.platform("oracle-cloud"), shows: "Oracle Cloud." },
    Board {
        text: Text::Starts("Microsoft Corporation Virtual"),
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
    Board { text: Text::Has("Tencent Cloud"), says: ON.platform("tencent-cloud"), shows: "A Tencent Cloud instance." },
    Board { text: Text::Has("IBM:Cloud"), says: ON.platform("ibm-cloud"), shows: "An IBM Cloud instance." },
    Board { text: Text::Has("SAP CCloud VM"), says: ON.platform("openstack"), shows: "An OpenStack instance." },
    Board {
        text: Text::Has("Samsung Cloud Platform"),
        says: ON.platform("openstack"),
        shows: "An OpenStack instance.",
    },
    Board { text: Text::Has(".zstack.io"), says: ON.platform("zstack"), shows: "A ZStack guest." },
    Board { text: Text::Has(".brightbox.com"), says: ON.platform("brightbox"), shows: "A Brightbox server." },
    Board { text: Text::Has("SmartDC"), says: ON.platform("joyent"), shows: "A guest of Joyent's SmartOS." },
    Board { text: Text::Has("CloudSigma"), says: ON.platform("cloudsigma"), shows: "A CloudSigma server." },
    Board { text: Text::Starts("Virtuozzo"), says: ON_KVM.platform("virtuozzo"), shows: "A guest of Virtuozzo." },
    Board {
        text: Text::Has(" LPAR"),
        says: Says { hypervisors: Hypervisors::but(&[None]), ..ON }.platform("virtage"),
        shows: "A logical partition of Hitachi Virtage.",
    },
    Board { text: Text::Has("CloudCIX"), says: ON.platform("cloudcix"), shows: "A CloudCIX guest." },
    Board { text: Text::Starts("NWCS"), says: ON.platform("nwcs"), shows: "An NWCS server." },
    Board { text: Text::Starts("e24cloud"), says: ON.platform("e24cloud"), shows: "An e24cloud server." },
    Board { text: Text::Starts("Tilaa"), says: ON.platform("tilaa"), shows: "A Tilaa server." },
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
    Board { text: Text::Has("crosvm"), says: ON_KVM, shows: "A guest of crosvm, on ChromeOS or Android." },
    Board { text: Text::Has("virtio,qemu"), says: ON_QEMU, shows: "A machine of QEMU, by KVM or emulated." },
    Board { text: Text::Starts("QEMU"), says: ON_QEMU, shows: "A machine of QEMU, by KVM or emulated." },
    Board { text: Text::Has("Standard PC ("), says: ON_QEMU, shows: "A machine of QEMU, by KVM or emulated." },
    Board { text: Text::Has("KVM Virtual Machine"), says: ON_QEMU, shows: "A machine of QEMU, by KVM or emulated." },
    Board { text: Text::Starts("Red Hat "), says: ON_KVM, shows: "A guest of KVM." },
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
    "MSI",
    "MICRO-STAR",
    "Default string",
    "Alienware",
    "Notebook",
    "TUXEDO",
    "New H3C",
    "Sugon",
    "Synology",
    "Inventec",
    "EMC",
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
    "AMD Corporation",
    "ADLINK",
    "congatec",
    "Gateway",
    "Packard Bell",
    "Razer",
    "SAMSUNG",
    "SGI",
    "Sony",
    "Star Labs",
    "To be filled by O.E.M.",
    "To Be Filled By O.E.M.",
    "System manufacturer",
];

/// Whether a system's vendor makes real machines.
#[must_use]
pub fn is_real_maker(vendor: &str) -> bool {
    MAKERS.iter().any(|maker| vendor.starts_with(maker))
}

/// Device trees of machines that are no boards.
static SIMULATED: &[&str] =
    &["dummy-virt", "XENVM", "FVP", "Foundation-", "Versatile", "V2P", "qemu", "QEMU", "crosvm"];

/// Whether the model of a device tree is a simulator's.
#[must_use]
pub fn is_simulated(model: &str) -> bool {
    SIMULATED.iter().any(|part| model.contains(part))
}
