//! Words and signatures.

use crate::clue::Confidential::{Sev, SevEs, SevSnp, Tdx};
use crate::clue::Hypervisor::{
    self, Acrn, AppleVz, Bhyve, Bochs, HyperV, Kvm, Parallels, PowerVm, PrSm, Qemu, VirtualBox, Vmware, Xen, Zvm,
};
use crate::clue::Role::{BareMetal, Guest, Host};
use crate::clue::{Clue, Hypervisors, Layer, Marker, Origin, Says};
use crate::text::Span;

/// What a word says of the machine.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    /// What it allows.
    pub says: Says,
    /// In plain words.
    pub shows: &'static str,
}

/// The answer that a word is, in any case of its letters.
#[must_use]
pub fn answer(word: &str) -> Option<Answer> {
    let is_it = |known: &&str| known.eq_ignore_ascii_case(word);
    if let Some((_, answer)) = ANSWERS.iter().find(|(words, _)| words.iter().any(is_it)) {
        return Some(*answer);
    }
    let slug = CONTAINERS.iter().copied().find(is_it)?;
    Some(Answer { says: Says::NOTHING.container(slug), shows: "The text comes from inside a container." })
}

const DETECT_VIRT: Marker = Marker {
    shows: "systemd's detection answers so.",
    versions: "systemd 44 and newer",
    source: "systemd 257.13 src/basic/virt.c",
    ..Marker::HINT
};

/// `systemd-detect-virt` and, with the same words, `hostnamectl`: what they name is seen by CPUID
/// or firmware.
pub static DETECTED: Marker = Marker {
    id: "detect-virt/word",
    text: "<kvm | qemu | vmware | microsoft | oracle | amazon | none | …>",
    layer: Layer::Board,
    limits: "It answers one word. In a Xen dom0 it names the layer around Xen, or none; a hypervisor that hides itself \
             gives none, and a faked board another word.",
    ..DETECT_VIRT
};

/// The same tool, where it names what the kernel itself runs on: Xen, a container.
pub static DETECTED_OWN: Marker = Marker {
    id: "detect-virt/own-word",
    text: "<xen | docker | lxc | podman | systemd-nspawn | …>",
    limits: "It tells no mode. A dom0 gives xen like a guest where Xen answers its CPUID: PVH, and PV since Xen 4.13 on \
             newer Intel, 4.18 on newer AMD processors. So does a board that says Xen.",
    ..DETECT_VIRT
};

const CPUID: Marker = Marker {
    shows: "The processor gives this signature.",
    versions: "all",
    source: "CPUID leaf 0x40000000; systemd 257.13 src/basic/virt.c, virt-what 1.25 virt-what-cpuid-helper.c",
    ..Marker::HINT
};

/// The signature in CPUID leaf 0x40000000, as helpers of detectors print it.
pub static SIGNATURE: Marker = Marker {
    id: "detect-virt/cpuid",
    text: "Virtualization found, CPUID=<KVMKVMKVM | TCGTCGTCGTCG | Microsoft Hv | …>",
    layer: Layer::Board,
    limits: "A Xen PV domain may see the signature of the machine around Xen. VirtualBox shows KVM's, and KVM and Xen \
             can show Hyper-V's.",
    ..CPUID
};

/// The signature, where it is Xen's own.
pub static SIGNATURE_XEN: Marker = Marker {
    id: "detect-virt/cpuid-xen",
    text: "Virtualization found, CPUID=XenVMMXenVMM",
    limits: "It tells neither mode nor dom0. KVM can offer Xen's interface to guests that were made for it.",
    ..CPUID
};

impl Answer {
    /// The clue of the answer: `own` where it is about the kernel's own layer, `board` elsewhere.
    #[must_use]
    pub fn clue(self, own: &'static Marker, board: &'static Marker, span: Span) -> Clue {
        let is_own = self.says.container.is_some() || self.says.hypervisors.only() == Some(Xen);
        let marker = if is_own { own } else { board };
        Clue { marker, span, says: self.says, detail: self.shows.to_owned() }
    }

    /// Whether it says that there is no hypervisor.
    #[must_use]
    pub fn is_none(self) -> bool {
        self.says.hypervisors.only() == Some(Hypervisor::None)
    }
}

/// A virtual machine of a kind that has no name here. Nothing is said of guest or dom0: what a
/// detector finds under a dom0 is the machine around it.
const OTHER: Says = Says { hypervisors: Hypervisors::but(&[Hypervisor::None]), ..WORD };

/// Most words may come from firmware's strings.
const WORD: Says = Says::NOTHING.from(Origin::Firmware);

const fn on(hypervisors: &[Hypervisor]) -> Says {
    WORD.hypervisors(hypervisors)
}

/// These come from the processor.
const fn signed(hypervisors: &[Hypervisor]) -> Says {
    Says::NOTHING.hypervisors(hypervisors)
}

const fn means(says: Says, shows: &'static str) -> Answer {
    Answer { says, shows }
}

/// That nothing was found says least.
const BARE: Says = WORD.from(Origin::Hearsay).hypervisors(&[Hypervisor::None]).roles(&[BareMetal, Host]);
const CVM: &str = "The processor encrypts the guest's memory.";
/// Of those that can show KVM's or Hyper-V's signature.
const LIKE_HYPERV: &[Hypervisor] = &[HyperV, Kvm, Qemu, Xen, VirtualBox];

/// Each row: every spelling, and what it says. `oracle` and `amazon` are systemd's words.
static ANSWERS: &[(&[&str], Answer)] = &[
    (&["none"], means(BARE, "The detector found no virtual machine.")),
    (
        &["kvm"],
        means(signed(&[Kvm, VirtualBox, Parallels]), "The detector found KVM's signature; VirtualBox shows it too."),
    ),
    (
        &["KVMKVMKVM", "Linux KVM Hv"],
        means(signed(&[Kvm, VirtualBox, Parallels]), "KVM's signature; VirtualBox shows it too."),
    ),
    (&["lkvm", "LKVMLKVMLKVM"], means(signed(&[Kvm]), "KVM, by its own small program (lkvm).")),
    (&["qemu"], means(signed(&[Qemu]), "The detector found QEMU without acceleration.")),
    (&["TCGTCGTCGTCG"], means(on(&[Qemu]), "The signature of QEMU without acceleration.")),
    (&["xen"], means(on(&[Xen]), "The detector found Xen.")),
    (&["XenVMMXenVMM"], means(Says::XEN, "Xen's signature.")),
    (&["vmware"], means(on(&[Vmware]), "The detector found VMware.")),
    (&["VMwareVMware"], means(signed(&[Vmware]), "VMware's signature.")),
    (
        &["microsoft", "hyperv"],
        means(signed(LIKE_HYPERV), "The detector found Hyper-V's signature; KVM and Xen can show it."),
    ),
    (&["Microsoft Hv"], means(signed(LIKE_HYPERV), "Hyper-V's signature; KVM and Xen can show it to Windows guests.")),
    (&["oracle", "virtualbox", "innotek GmbH"], means(on(&[VirtualBox]), "The detector found VirtualBox.")),
    (&["VBoxVBoxVBox"], means(signed(&[VirtualBox]), "VirtualBox's signature.")),
    (&["parallels", "lrpepyh vr", "prl hyperv"], means(on(&[Parallels]), "The detector found Parallels.")),
    (&["bhyve", "bhyve bhyve"], means(signed(&[Bhyve]), "The detector found bhyve.")),
    (&["acrn", "ACRNACRNACRN"], means(signed(&[Acrn]), "The detector found ACRN.")),
    (&["bochs"], means(on(&[Bochs, Kvm, Qemu]), "Bochs, or QEMU with Bochs' firmware.")),
    (&["apple", "Apple VZ"], means(on(&[AppleVz]), "The detector found Apple's virtualization.")),
    (&["powervm", "pHyp"], means(on(&[PowerVm]), "A logical partition of PowerVM.")),
    (&["ibm_power-lpar_shared", "ibm_power-lpar_dedicated"], means(on(&[PowerVm]), "A logical partition of PowerVM.")),
    (&["ibm_power-kvm", "ibm_systemz-kvm", "KVM/Linux"], means(on(&[Kvm]), "The detector found KVM.")),
    (&["zvm", "z/VM", "ibm_systemz-zvm"], means(on(&[Zvm]), "The detector found z/VM.")),
    (&["IBM"], means(on(&[Zvm, PrSm]), "z/VM, or a logical partition (LPAR) of IBM Z.")),
    (&["ibm_systemz-lpar", "ibm_systemz-direct", "PR/SM"], means(on(&[PrSm]), "A logical partition (LPAR) of IBM Z.")),
    (&["amazon"], means(on(&[Kvm]).platform("amazon-ec2"), "An Amazon EC2 instance of the Nitro generation.")),
    (&["aws"], means(WORD.roles(&[Guest]).platform("amazon-ec2"), "Amazon EC2, virtual or metal.")),
    (
        &["google", "google_cloud"],
        means(on(&[Kvm]).platform("google-compute-engine"), "A Google Compute Engine instance."),
    ),
    (&["alibaba_cloud"], means(WORD.platform("alibaba-cloud"), "Alibaba Cloud.")),
    (&["alibaba_cloud-ebm"], means(BARE.platform("alibaba-cloud"), "A bare-metal instance of Alibaba Cloud.")),
    (&["kubevirt"], means(on(&[Kvm]).platform("kubevirt"), "A KubeVirt guest.")),
    (&["nutanix_ahv"], means(on(&[Kvm]).platform("nutanix-ahv"), "A guest of Nutanix AHV.")),
    (&["ovirt"], means(on(&[Kvm]).platform("ovirt"), "A guest of oVirt.")),
    (&["rhev"], means(on(&[Kvm]).platform("rhev"), "A guest of Red Hat Virtualization.")),
    (&["redhat"], means(on(&[Kvm]), "A guest of Red Hat's KVM.")),
    (
        &["wsl", "Windows Subsystem for Linux"],
        means(
            on(&[HyperV]).platform("wsl2"),
            "Windows Subsystem for Linux. WSL 1, which is no virtual machine, gives the same word.",
        ),
    ),
    // What `systemd-detect-virt --cvm` answers.
    (&["sev"], means(OTHER.confidential(Sev), CVM)),
    (&["sev-es"], means(OTHER.confidential(SevEs), CVM)),
    (&["sev-snp"], means(OTHER.confidential(SevSnp), CVM)),
    (&["tdx"], means(OTHER.confidential(Tdx), CVM)),
    (&["uml", "user-mode Linux"], means(OTHER, "User-mode Linux: a kernel that runs as a program.")),
    (&["qnx", "QNXQVMBSQG"], means(OTHER, "A guest of QNX.")),
    (&["sre", "SRESRESRESRE"], means(OTHER, "A guest of Lockheed Martin's SRE.")),
    (&["vmm", "OpenBSDVMM58"], means(OTHER, "A guest of OpenBSD's vmm.")),
    (&["virtage", "Hitachi"], means(OTHER, "A logical partition of Hitachi Virtage.")),
    (&["virtualpc"], means(OTHER, "A guest of Microsoft Virtual PC, or of Hyper-V.")),
    (&["Unisys s-Par", "UnisysSpar64"], means(OTHER, "A partition of Unisys s-Par.")),
    (&["vm-other", "virt"], means(OTHER, "Something looks virtual; the detector does not know what.")),
];

/// Containers, as systemd and virt-what call them. Each is the slug of the report.
pub static CONTAINERS: &[&str] = &[
    "docker",
    "podman",
    "lxc",
    "lxc-libvirt",
    "systemd-nspawn",
    "openvz",
    "rkt",
    "proot",
    "pouch",
    "container-other",
    "illumos-lx",
    "linux_vserver-guest",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_once() {
        let mut seen = std::collections::HashSet::new();
        for word in ANSWERS.iter().flat_map(|(words, _)| *words).chain(CONTAINERS) {
            assert!(seen.insert(word.to_ascii_lowercase()), "{word} stands twice");
        }
    }

    #[test]
    fn xen_and_containers_are_of_the_kernels_own_layer() {
        let layer = |word| {
            let clue = answer(word).unwrap().clue(&DETECTED_OWN, &DETECTED, Span::NONE);
            (clue.marker.layer, clue.says.container)
        };
        assert_eq!(layer("xen"), (Layer::Kernel, None));
        assert_eq!(layer("Xen"), (Layer::Kernel, None));
        assert_eq!(layer("docker"), (Layer::Kernel, Some("docker")));
        assert_eq!(layer("kvm"), (Layer::Board, None));
        assert_eq!(layer("none"), (Layer::Board, None));
        assert!(answer("hypervisor").is_none());
    }

    /// A word alone never excludes that the kernel is Xen's: hints, no proofs.
    #[test]
    fn words_only_hint() {
        for marker in [&DETECTED, &DETECTED_OWN, &SIGNATURE, &SIGNATURE_XEN] {
            assert_eq!(marker.strength, crate::clue::Strength::Hint, "{}", marker.id);
        }
    }
}
