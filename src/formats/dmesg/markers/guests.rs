//! Guests of hypervisors other than Xen, and memory encryption.

use crate::clue::Hypervisor::{
    self, Acrn, Bhyve, HyperV, Jailhouse, Kvm, Lguest, Parallels, PowerVm, PrSm, Qemu, VirtualBox, Vmware, Xen, Zvm,
};
use crate::clue::Mode::{Hvm, HvmPvDrivers, Pvh, Pvhvm};
use crate::clue::Role::{Dom0, Guest, Host};
use crate::clue::State::Paravirtualized;
use crate::clue::Subsystem::{Disk, Network, Timers};
use crate::clue::{Confidential, Hypervisors, Layer, Marker, Origin, Says};

use super::Look::{Has, Is, Starts, StartsHas};

const HYPERVISOR_C: &str = "Linux arch/x86/kernel/cpu/hypervisor.c, 3.1 to 7.1";
const KVM_C: &str = "Linux arch/x86/kernel/kvm.c and kvmclock.c, 3.6 to 7.1";
const VMWARE_C: &str = "Linux arch/x86/kernel/cpu/vmware.c, 3.1 to 7.1";
const MSHYPERV_C: &str = "Linux arch/x86/kernel/cpu/mshyperv.c, 3.1 to 7.1";
const S390: &str = "Linux arch/s390/kernel/setup.c, 2.6.32 to 7.1";
const ENCRYPT: &str = "Linux arch/x86/mm/mem_encrypt.c, 5.10 to 6.12";

/// VirtualBox imitates KVM's interface to Linux guests by default, Parallels can.
const KVM: Says = Says::NOTHING.hypervisors(&[Kvm, VirtualBox, Parallels]).roles(&[Guest]);
/// Not which hypervisor, but one.
const VIRTUAL: Says = Says { hypervisors: Hypervisors::but(&[Hypervisor::None]), ..Says::NOTHING };
const VMWARE: Says = Says::NOTHING.hypervisors(&[Vmware]).roles(&[Guest]);
/// KVM, Xen and VirtualBox imitate Hyper-V's interface where the guest is meant to be Windows.
const HYPERV: Says = Says::NOTHING.hypervisors(&[HyperV, Kvm, Qemu, Xen, VirtualBox]).roles(&[Guest, Host, Dom0]);
/// The root partition, which runs the guests, prints it as well.
const HYPERV_SURE: Says = Says::NOTHING.hypervisors(&[HyperV]).roles(&[Guest, Host]);

/// A guest whose memory the processor encrypts; no PV domain of Xen can be one.
const ENCRYPTED: Says = Says::NOTHING.modes(&[Hvm, HvmPvDrivers, Pvhvm, Pvh]).roles(&[Guest]);

signs! {
    HYPERVISOR_KVM: [Is("Hypervisor detected: KVM")] => Marker {
        id: "dmesg/hypervisor-kvm",
        text: "Hypervisor detected: KVM",
        says: KVM,
        layer: Layer::Board,
        shows: "The processor reports KVM.",
        limits: "VirtualBox reports KVM too, by default; the board tells them apart.",
        versions: "Linux 3.6 to 7.1",
        source: HYPERVISOR_C,
        ..Marker::PROOF
    };
    KVM_USUALLY: [] => Marker {
        id: "dmesg/kvm-usually",
        text: "(KVM's interface, and no board in the text)",
        says: Says::NOTHING.from(Origin::Hearsay).hypervisors(&[Kvm]).roles(&[Guest]),
        layer: Layer::Board,
        shows: "KVM's interface is nearly always KVM.",
        limits: "VirtualBox offers it too; the DMI line would tell.",
        versions: "all",
        source: HYPERVISOR_C,
        ..Marker::HINT
    };
    BOOTING_KVM: [Is("Booting paravirtualized kernel on KVM")] => Marker {
        id: "dmesg/booting-on-kvm",
        text: "Booting paravirtualized kernel on KVM",
        says: KVM,
        shows: "The kernel uses KVM's interface.",
        limits: "VirtualBox offers it too.",
        versions: "Linux 2.6.25 to 7.1",
        source: KVM_C,
        ..Marker::PROOF
    };
    KVM_CLOCK: [StartsHas("kvm-clock: ", " msr"), StartsHas("kvm-clock: ", " offset of "), Is("clocksource: Switched to clocksource kvm-clock"),
        Is("Switching to clocksource kvm-clock"), Is("Switched to clocksource kvm-clock")] => Marker {
        id: "dmesg/kvm-clock",
        text: "kvm-clock: Using msrs 4b564d01 and 4b564d00",
        says: KVM.subsystems(&[(Timers, Paravirtualized)]),
        shows: "The clock is KVM's paravirtual one.",
        limits: "VirtualBox offers it too.",
        versions: "Linux 2.6.25 to 7.1",
        source: KVM_C,
        ..Marker::PROOF
    };
    KVM_GUEST: [StartsHas("kvm-guest: ", "etup "), StartsHas("kvm-guest: ", "PV "), Starts("kvm-guest: stealtime"), Starts("kvm-stealtime: "), Starts("KVM setup async PF for cpu "),
        Starts("KVM setup paravirtual spinlock")] => Marker {
        id: "dmesg/kvm-guest",
        text: "kvm-guest: PV spinlocks enabled, kvm-stealtime: cpu 0, …",
        says: KVM,
        shows: "The kernel uses KVM's interface.",
        limits: "Not the line about the TLB without the prefix: Linux 4.16 to 5.7 print it on bare metal too.",
        versions: "Linux 3.1 to 7.1, the prefix kvm-guest: from 5.10",
        source: KVM_C,
        ..Marker::PROOF
    };
    FIRECRACKER: [Has("virtio_mmio.device=4K@0x")] => Marker {
        id: "dmesg/firecracker-devices",
        text: "Command line: … virtio_mmio.device=4K@0x<address>:<irq>",
        says: Says::NOTHING.hypervisors(&[Kvm]).roles(&[Guest]).platform("firecracker"),
        layer: Layer::Board,
        shows: "Firecracker tells the kernel its devices so.",
        limits: "Other small virtual machine monitors can do the same.",
        versions: "Firecracker on x86, without ACPI or beside it",
        source: "Firecracker src/vmm/src/device_manager/mmio.rs",
        ..Marker::HINT
    };
    VIRTIO_DISK: [StartsHas("virtio_blk ", "vd"), Starts("vda:"), Starts(" vda:")] => Marker {
        id: "dmesg/virtio-disk",
        text: "virtio_blk virtio1: [vda] …",
        says: VIRTUAL.subsystems(&[(Disk, Paravirtualized)]),
        layer: Layer::Board,
        shows: "A paravirtual virtio disk.",
        limits: "Not KVM alone: QEMU, bhyve, Firecracker and clouds have virtio disks.",
        versions: "Linux 2.6.24 to 7.1",
        source: "Linux drivers/block/virtio_blk.c",
        ..Marker::HINT
    };
    VIRTIO_NET: [StartsHas("virtio_net ", ": ")] => Marker {
        id: "dmesg/virtio-net",
        text: "virtio_net virtio0 ens3: renamed from eth0",
        says: VIRTUAL.subsystems(&[(Network, Paravirtualized)]),
        layer: Layer::Board,
        shows: "A paravirtual virtio network card.",
        versions: "Linux 2.6.24 to 7.1",
        source: "Linux drivers/net/virtio_net.c",
        ..Marker::HINT
    };
    HYPERVISOR_VMWARE: [Is("Hypervisor detected: VMware")] => Marker {
        id: "dmesg/hypervisor-vmware",
        text: "Hypervisor detected: VMware",
        says: VMWARE,
        layer: Layer::Board,
        shows: "The processor reports VMware.",
        versions: "Linux 2.6.35 to 7.1",
        source: HYPERVISOR_C,
        ..Marker::PROOF
    };
    BOOTING_VMWARE: [Is("Booting paravirtualized kernel on VMware hypervisor"), StartsHas("vmware: ", "hypervisor"),
        StartsHas("vmware: ", " offset of "),
        Starts("vmware-stealtime: ")] => Marker {
        id: "dmesg/vmware-guest",
        text: "vmware: TSC freq read from hypervisor : <n> MHz, Booting paravirtualized kernel on VMware hypervisor",
        says: VMWARE,
        shows: "The kernel uses VMware's interface.",
        versions: "Linux 2.6.32 to 7.1",
        source: VMWARE_C,
        ..Marker::PROOF
    };
    HYPERVISOR_HYPERV: [Is("Hypervisor detected: Microsoft Hyper-V"), Is("Hypervisor detected: Microsoft HyperV"),
        Starts("HyperV: features 0x"), Starts("Hyper-V: features 0x"), StartsHas("Hyper-V: privilege flags ", "0x"),
        Starts("Hyper-V Host Build:"), Starts("Hyper-V: Host Build "), Is("Booting paravirtualized kernel on Hyper-V")] => Marker {
        id: "dmesg/hypervisor-hyper-v",
        text: "Hypervisor detected: Microsoft Hyper-V, Hyper-V: Host Build <version>, …",
        says: HYPERV,
        layer: Layer::Board,
        shows: "The processor reports Hyper-V's interface.",
        limits: "KVM with hv_ flags and Xen with viridian report it too; the board tells them apart. Not Azure.",
        versions: "Linux 2.6.35 to 7.1, HyperV up to about 4.18",
        source: HYPERVISOR_C,
        ..Marker::PROOF
    };
    HYPERV_USUALLY: [] => Marker {
        id: "dmesg/hyper-v-usually",
        text: "(Hyper-V's interface, and no board in the text)",
        says: HYPERV_SURE.from(Origin::Hearsay),
        layer: Layer::Board,
        shows: "Hyper-V's interface is usually Hyper-V.",
        limits: "KVM with hv_ flags and Xen with viridian offer it too; the DMI line would tell.",
        versions: "all",
        source: HYPERVISOR_C,
        ..Marker::HINT
    };
    HYPERV_ONLY: [StartsHas("hv_vmbus: ", "Vmbus version:"), Starts("Vmbus version:")] => Marker {
        id: "dmesg/hyper-v-bus",
        text: "hv_vmbus: Vmbus version:5.2",
        says: HYPERV_SURE,
        shows: "Devices come over Hyper-V's bus.",
        limits: "Not Azure: a Hyper-V host of one's own prints the same.",
        versions: "Linux 3.4 to 7.1",
        source: MSHYPERV_C,
        ..Marker::PROOF
    };
    HYPERV_ROOT: [Is("Hyper-V: running as root partition")] => Marker {
        id: "dmesg/hyper-v-root",
        text: "Hyper-V: running as root partition",
        says: Says::NOTHING.hypervisors(&[HyperV]).roles(&[Host]),
        shows: "The partition of Hyper-V that owns the hardware and runs the guests.",
        versions: "Linux 5.12 to 7.1",
        source: MSHYPERV_C,
        ..Marker::PROOF
    };
    HYPERV_ISOLATED: [Starts("Hyper-V: Isolation Config: "), Starts("Linux runs in Hyper-V Virtual Trust Level")] => Marker {
        id: "dmesg/hyper-v-isolated",
        text: "Hyper-V: Isolation Config: Group A <hex>, Group B <hex>",
        says: HYPERV_SURE,
        shows: "Hyper-V itself, not an imitation: an isolated guest.",
        limits: "Which kind of memory encryption another line says.",
        versions: "Linux 5.12 to 7.1",
        source: MSHYPERV_C,
        ..Marker::PROOF
    };
    HYPERV_NESTED: [Is("Hyper-V: running on a nested hypervisor")] => Marker {
        id: "dmesg/hyper-v-nested",
        text: "Hyper-V: running on a nested hypervisor",
        says: HYPERV_SURE.inside(HyperV),
        shows: "A Hyper-V that itself runs in a virtual machine of Hyper-V.",
        versions: "Linux 6.3 to 7.1",
        source: MSHYPERV_C,
        ..Marker::PROOF
    };
    HYPERV_DEVICES: [StartsHas("hv_netvsc ", " eth"), Has("storvsc_host_t"),
        Has(" Msft     Virtual Disk")] => Marker {
        id: "dmesg/hyper-v-devices",
        text: "hv_netvsc <uuid> eth0: …, scsi …: Direct-Access Msft Virtual Disk",
        says: HYPERV_SURE,
        layer: Layer::Board,
        shows: "Devices of Hyper-V.",
        limits: "Not Azure. The drivers can be loaded by hand elsewhere.",
        versions: "Linux 3.4 to 7.1",
        source: "Linux drivers/hv/vmbus_drv.c, drivers/scsi/storvsc_drv.c",
        ..Marker::HINT
    };
    VMWARE_DEVICES: [Has(" VMware   Virtual disk"), Has("Vendor: VMware "), Starts("vmw_pvscsi: "),
        StartsHas("vmxnet3 0000:", ": "), Has("VMware Virtual IDE")] => Marker {
        id: "dmesg/vmware-devices",
        text: "scsi …: Direct-Access VMware Virtual disk, vmw_pvscsi: using 64bit dma",
        says: VMWARE,
        layer: Layer::Board,
        shows: "Devices of VMware.",
        limits: "QEMU emulates some of them, under other names of the disk.",
        versions: "Linux 2.6.18 to 7.1",
        source: "Linux drivers/scsi/vmw_pvscsi.c, drivers/net/vmxnet3",
        ..Marker::HINT
    };
    EC2_DEVICES: [StartsHas("ena 0000:", "Elastic Network Adapter"), Has("Amazon Elastic Block Store")] => Marker {
        id: "dmesg/ec2-devices",
        text: "ena 0000:00:05.0: Elastic Network Adapter (ENA)",
        says: Says::NOTHING.platform("amazon-ec2"),
        layer: Layer::Board,
        shows: "The network card or disk of Amazon EC2.",
        limits: "Virtual and metal instances have them, and those on Xen too.",
        versions: "Linux 4.9 to 7.1",
        source: "Linux drivers/net/ethernet/amazon/ena",
        ..Marker::HINT
    };
    HYPERVISOR_ACRN: [Is("Hypervisor detected: ACRN")] => Marker {
        id: "dmesg/hypervisor-acrn",
        text: "Hypervisor detected: ACRN",
        says: Says::NOTHING.hypervisors(&[Acrn]).roles(&[Guest]),
        shows: "The processor reports ACRN.",
        versions: "Linux 5.3 to 7.1",
        source: HYPERVISOR_C,
        ..Marker::PROOF
    };
    HYPERVISOR_JAILHOUSE: [Is("Hypervisor detected: Jailhouse")] => Marker {
        id: "dmesg/hypervisor-jailhouse",
        text: "Hypervisor detected: Jailhouse",
        says: Says::NOTHING.hypervisors(&[Jailhouse]).roles(&[Guest]),
        shows: "The processor reports Jailhouse.",
        versions: "Linux 4.16 to 7.1",
        source: HYPERVISOR_C,
        ..Marker::PROOF
    };
    HYPERVISOR_BHYVE: [Is("Hypervisor detected: Bhyve")] => Marker {
        id: "dmesg/hypervisor-bhyve",
        text: "Hypervisor detected: Bhyve",
        says: Says::NOTHING.hypervisors(&[Bhyve]).roles(&[Guest]),
        shows: "The processor reports bhyve.",
        versions: "Linux 6.18 to 7.1",
        source: HYPERVISOR_C,
        ..Marker::PROOF
    };
    BOOTING_LGUEST: [Is("Booting paravirtualized kernel on lguest")] => Marker {
        id: "dmesg/booting-on-lguest",
        text: "Booting paravirtualized kernel on lguest",
        says: Says::NOTHING.hypervisors(&[Lguest]).roles(&[Guest]),
        shows: "The kernel runs in lguest.",
        versions: "Linux 2.6.23 to 4.13",
        source: "Linux arch/x86/lguest/boot.c, 3.1",
        ..Marker::PROOF
    };
    BOOTING_VMI: [Starts("Booting paravirtualized kernel on vmi")] => Marker {
        id: "dmesg/booting-on-vmi",
        text: "Booting paravirtualized kernel on vmi [deprecated]",
        says: VMWARE,
        shows: "The kernel uses VMware's old paravirtual interface.",
        versions: "Linux 2.6.21 to 2.6.36",
        source: "Linux arch/x86/kernel/vmi_32.c, 2.6.32",
        ..Marker::PROOF
    };
    ZVM: [Has("Linux is running as a z/VM guest operating system"), StartsHas("Hardware name: IBM ", "(z/VM")] => Marker {
        id: "dmesg/zvm",
        text: "setup: Linux is running as a z/VM guest operating system in 64-bit mode",
        says: Says::NOTHING.hypervisors(&[Zvm]).roles(&[Guest]),
        shows: "A guest of z/VM.",
        versions: "Linux 2.6.32 to 7.1 on s390",
        source: S390,
        ..Marker::PROOF
    };
    S390_KVM: [Has("Linux is running as a guest under KVM"), Has("Linux is running under KVM"),
        StartsHas("Hardware name: ", "(KVM/Linux")] => Marker {
        id: "dmesg/s390-kvm",
        text: "setup: Linux is running under KVM in 64-bit mode",
        says: Says::NOTHING.hypervisors(&[Kvm]).roles(&[Guest]),
        shows: "A guest of KVM on s390.",
        versions: "Linux 2.6.32 to 7.1 on s390",
        source: S390,
        ..Marker::PROOF
    };
    S390_GUEST: [Has("Linux is running as a guest in 64-bit mode")] => Marker {
        id: "dmesg/s390-guest",
        text: "setup: Linux is running as a guest in 64-bit mode",
        says: Says::NOTHING.hypervisors(&[Zvm, Kvm, Qemu]).roles(&[Guest]),
        shows: "A guest on an IBM Z machine.",
        limits: "Not of which hypervisor.",
        versions: "Linux 4.9 to 7.1 on s390",
        source: S390,
        ..Marker::PROOF
    };
    S390_LPAR: [Has("Linux is running natively in 64-bit mode"), StartsHas("Hardware name: IBM ", "(LPAR)")] => Marker {
        id: "dmesg/s390-native",
        text: "setup: Linux is running natively in 64-bit mode, Hardware name: IBM <model> (LPAR)",
        says: Says::NOTHING.hypervisors(&[PrSm]).roles(&[Guest]),
        shows: "A logical partition (LPAR) of an IBM Z machine.",
        limits: "Natively here means without z/VM or KVM; the partition itself is always there.",
        versions: "Linux 2.6.32 to 7.1 on s390",
        source: S390,
        ..Marker::PROOF
    };
    PHYP: [StartsHas("Hardware name: ", "phyp pSeries"), Starts("Hardware name: IBM,")] => Marker {
        id: "dmesg/power-hypervisor",
        text: "Hardware name: IBM,<model> … hv:phyp pSeries",
        says: Says::NOTHING.hypervisors(&[PowerVm]).roles(&[Guest]),
        shows: "A logical partition of PowerVM: KVM's guests say emulated by qemu instead of a model.",
        versions: "Linux 4.4 to 7.1 on Power",
        source: "Linux arch/powerpc/platforms/pseries/setup.c",
        ..Marker::PROOF
    };
    POWER_KVM: [StartsHas("Hardware name: ", "hv:linux,kvm")] => Marker {
        id: "dmesg/power-kvm",
        text: "Hardware name: … hv:linux,kvm pSeries",
        says: Says::NOTHING.hypervisors(&[Kvm]).roles(&[Guest]),
        shows: "A guest of KVM on Power.",
        versions: "Linux 4.4 to 7.1 on Power",
        source: "Linux arch/powerpc/platforms/pseries/setup.c",
        ..Marker::PROOF
    };
    POWERVM: [Is("Using pSeries machine description")] => Marker {
        id: "dmesg/pseries",
        text: "Using pSeries machine description",
        says: Says::NOTHING.hypervisors(&[PowerVm, Kvm, Qemu]).roles(&[Guest]),
        shows: "A logical partition of a Power machine: PowerVM, or KVM.",
        versions: "Linux 2.6.18 to 7.1 on Power",
        source: "Linux arch/powerpc/kernel/setup-common.c",
        ..Marker::PROOF
    };
    POWER_QEMU: [Has("IBM pSeries (emulated by qemu)")] => Marker {
        id: "dmesg/pseries-qemu",
        text: "IBM pSeries (emulated by qemu)",
        says: Says::NOTHING.hypervisors(&[Kvm, Qemu]).roles(&[Guest]),
        shows: "A guest of KVM or QEMU on Power.",
        versions: "all",
        source: "QEMU hw/ppc/spapr.c",
        ..Marker::PROOF
    };
    ARM_VIRT: [Starts("Machine model: linux,dummy-virt"), Starts("OF: fdt: Machine model: linux,dummy-virt"), Starts("Hardware name: linux,dummy-virt")] => Marker {
        id: "dmesg/arm-virt",
        text: "Machine model: linux,dummy-virt",
        says: Says::NOTHING.hypervisors(&[Kvm, Qemu]).roles(&[Guest]),
        shows: "QEMU's Arm machine without a model of its own.",
        limits: "Not KVM or emulation: QEMU does both.",
        versions: "all, on Arm",
        source: "QEMU hw/arm/virt.c",
        ..Marker::HINT
    };
    ARM_EL1: [Starts("CPU: All CPU(s) started at EL1"), StartsHas("kvm [", "HYP mode not available"),
        Starts("arm-pv: using stolen time PV")] => Marker {
        id: "dmesg/arm-el1",
        text: "CPU: All CPU(s) started at EL1, kvm [1]: HYP mode not available, arm-pv: using stolen time PV",
        says: VIRTUAL,
        shows: "The kernel did not get the level of a hypervisor: somebody else has it.",
        limits: "Some firmware of real boards, as of phones, keeps that level to itself.",
        versions: "Linux 3.10 to 7.1 on Arm",
        source: "Linux arch/arm64/kernel/smp.c, arch/arm64/kvm/arm.c",
        ..Marker::HINT
    };
    ARM_KVM: [Starts("smccc: KVM: hypervisor services detected")] => Marker {
        id: "dmesg/arm-kvm",
        text: "smccc: KVM: hypervisor services detected",
        says: Says::NOTHING.hypervisors(&[Kvm]).roles(&[Guest]),
        shows: "An Arm guest of KVM.",
        versions: "Linux 5.5 to 7.1 on arm64",
        source: "Linux drivers/firmware/smccc/kvm_guest.c",
        ..Marker::PROOF
    };
    SNP: [Has("Memory Encryption Features active: AMD SEV SEV-ES SEV-SNP"), Starts("SEV: Using SNP CPUID table"),
        StartsHas("SEV: Status: ", "SEV-SNP"),
        StartsHas("AMD Memory Encryption Features active:", "SEV-SNP")] => Marker {
        id: "dmesg/sev-snp",
        text: "Memory Encryption Features active: AMD SEV SEV-ES SEV-SNP",
        says: ENCRYPTED.confidential(Confidential::SevSnp),
        shows: "The guest's memory and registers are encrypted and its page tables guarded.",
        versions: "Linux 5.19 to 7.1",
        source: ENCRYPT,
        ..Marker::PROOF
    };
    SEV_ES: [Has("Memory Encryption Features active: AMD SEV SEV-ES"),
        StartsHas("AMD Memory Encryption Features active:", " SEV-ES")] => Marker {
        id: "dmesg/sev-es",
        text: "Memory Encryption Features active: AMD SEV SEV-ES",
        says: ENCRYPTED.confidential(Confidential::SevEs),
        shows: "The guest's memory and registers are encrypted.",
        versions: "Linux 5.10 to 7.1",
        source: ENCRYPT,
        ..Marker::PROOF
    };
    SEV: [Has("Memory Encryption Features active: AMD SEV"), StartsHas("AMD Memory Encryption Features active:", " SEV"),
        Is("AMD Secure Encrypted Virtualization (SEV) active")] => Marker {
        id: "dmesg/sev",
        text: "Memory Encryption Features active: AMD SEV",
        says: ENCRYPTED.confidential(Confidential::Sev),
        shows: "The guest's memory is encrypted.",
        limits: "AMD SME in the same line is a host's own memory encryption, no guest feature.",
        versions: "Linux 4.15 to 7.1",
        source: ENCRYPT,
        ..Marker::PROOF
    };
    TDX: [Is("tdx: Guest detected"), Has("Memory Encryption Features active: Intel TDX")] => Marker {
        id: "dmesg/tdx",
        text: "tdx: Guest detected",
        says: ENCRYPTED.confidential(Confidential::Tdx),
        shows: "A trust domain: the guest's memory is encrypted by Intel TDX.",
        versions: "Linux 5.19 to 7.1",
        source: "Linux arch/x86/coco/tdx/tdx.c, 6.1 to 6.12",
        ..Marker::PROOF
    };
}
