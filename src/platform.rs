//! Clouds and products, by the strings that their firmware carries.
//!
//! Rules after systemd 257.13 `src/basic/virt.c`, virt-what 1.25 and cloud-init 26.2
//! `tools/ds-identify`; the first that matches wins.

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
