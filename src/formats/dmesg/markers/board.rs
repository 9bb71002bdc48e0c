//! What firmware says of the board. Under a PV domain or dom0 this is the machine around Xen.

use crate::clue::Hypervisor::{self, Bhyve, HyperV, Kvm, Parallels, Qemu, VirtualBox, Vmware, Xen};
use crate::clue::Mode::{Hvm, HvmPvDrivers, Pv, Pvh, Pvhvm};
use crate::clue::Role::{Dom0, Guest};
use crate::clue::State::{Paravirtualized, Software};
use crate::clue::Subsystem::{Disk, Motherboard, Network};
use crate::clue::{Hypervisors, Layer, Marker, Origin, Says};
use crate::platform;

use super::Look::{Has, Is, Starts, StartsHas};

const ACPI: &str = "ACPI specification, OEM ids; the hypervisor's own table builder";

signs! {
    BOARD: [] => Marker {
        id: "dmesg/dmi",
        text: "DMI: <vendor> <product>, BIOS <version> <date>",
        says: Says::NOTHING.from(Origin::Firmware),
        layer: Layer::Board,
        shows: "The firmware names this board.",
        limits: "A hypervisor can show any board.",
        versions: "Linux 2.6.29 to 7.1",
        source: "systemd 257.13 src/basic/virt.c, virt-what 1.25, cloud-init 26.2 tools/ds-identify",
        ..Marker::HINT
    };
    DOM0_BOARD: [] => Marker {
        id: "dmesg/board-under-xen",
        text: "DMI: <a maker of real machines>, in a log that speaks of Xen",
        says: Says::XEN.from(Origin::Firmware).modes(&[Pv, Pvh]).roles(&[Dom0]),
        shows: "A domain of Xen that sees a real board: dom0. In a hardware container it was started as PVH.",
        limits: "XenServer can copy the board of the host into an HVM guest.",
        versions: "all",
        source: "Xen xen/arch/x86/hvm/dom0_build.c",
        ..Marker::HINT
    };
    NO_DMI: [Is("DMI not present or invalid."), Is("DMI not present.")] => Marker {
        id: "dmesg/no-dmi",
        text: "DMI not present or invalid.",
        says: Says::NOTHING.subsystems(&[(Motherboard, Paravirtualized)]),
        shows: "There is no firmware board: Xen PV or PVH, Firecracker, WSL 2, and few others.",
        limits: "Not Xen alone.",
        versions: "Linux 2.6.18 to 7.1",
        source: "Linux drivers/firmware/dmi_scan.c",
        ..Marker::HINT
    };
    ACPI_QEMU: [StartsHas("ACPI: RSDP ", " BOCHS"), StartsHas("ACPI: RSDT ", " BOCHS "),
        StartsHas("ACPI: XSDT ", " BOCHS "), StartsHas("ACPI: FACP ", " BOCHS ")] => Marker {
        id: "dmesg/acpi-qemu",
        text: "ACPI: RSDP <address> (v00 BOCHS )",
        says: Says::NOTHING.hypervisors(&[Kvm, Qemu]).roles(&[Guest]).never(platform::OWN_FIRMWARE),
        layer: Layer::Board,
        shows: "QEMU built the firmware tables.",
        limits: "Not KVM or emulation: QEMU does both.",
        versions: "QEMU 0.x to 10",
        source: "QEMU hw/acpi/aml-build.c (ACPI_BUILD_APPNAME6)",
        ..Marker::PROOF
    };
    QEMU_DISK: [Has("QEMU HARDDISK"), Has("QEMU DVD-ROM"), Has("QEMU Virtual CPU version")] => Marker {
        id: "dmesg/qemu-device",
        text: "ata1.00: ATA-7: QEMU HARDDISK, 2.5+, max UDMA/100",
        says: Says::NOTHING.hypervisors(&[Kvm, Qemu, Xen]).subsystems(&[(Disk, Software)]),
        layer: Layer::Board,
        shows: "A device that QEMU emulates.",
        limits: "Xen HVM guests have QEMU's devices too.",
        versions: "QEMU 0.x to 10",
        source: "QEMU hw/ide/core.c",
        ..Marker::PROOF
    };
    ACPI_XEN: [StartsHas("ACPI: RSDP ", "(v02 Xen "), StartsHas("ACPI: RSDP ", "(v02    Xen)"),
        StartsHas("ACPI: XSDT ", " Xen      HVM"), StartsHas("ACPI: XSDT ", " Xen    HVM"),
        StartsHas("ACPI: FACP ", " Xen    HVM")] => Marker {
        id: "dmesg/acpi-xen",
        text: "ACPI: RSDP <address> (v02 Xen   )",
        says: Says::XEN.modes(&[Hvm, HvmPvDrivers, Pvhvm, Pvh]).roles(&[Guest]),
        layer: Layer::Board,
        shows: "Xen built the firmware tables: an HVM or PVH guest.",
        limits: "Not the mode: PVH guests have them too.",
        versions: "Xen 3.0 to 4.22",
        source: "Xen tools/libacpi, tools/firmware/hvmloader",
        ..Marker::PROOF
    };
    ACPI_XEN_PVH: [StartsHas("ACPI: RSDP 0x00000000FC0", "(v02 Xen "), StartsHas("ACPI: RSDP 0x00000000000FFFC0 ", "(v02 Xen ")] => Marker {
        id: "dmesg/acpi-xen-pvh",
        text: "ACPI: RSDP 0x00000000FC008000 000024 (v02 Xen   )",
        says: Says::XEN.modes(&[Pvh]).roles(&[Guest]),
        layer: Layer::Board,
        shows: "Xen's tools put the tables there for a PVH guest: near 4 GiB, or for older kernels at the end of the first MiB.",
        versions: "Xen 4.8 to 4.22",
        source: "Xen tools/libs/light/libxl_x86_acpi.c",
        ..Marker::PROOF
    };
    ACPI_XEN_HVM: [StartsHas("ACPI: RSDP 0x00000000000E", "(v02 Xen "), StartsHas("ACPI: RSDP 0x00000000000F5", "(v02 Xen "),
        StartsHas("ACPI: HPET 0x", "(v01 Xen    HVM"), StartsHas("ACPI: WAET 0x", "(v01 Xen    HVM")] => Marker {
        id: "dmesg/acpi-xen-hvm",
        text: "ACPI: RSDP 0x00000000000EA020 000024 (v02 Xen   ), ACPI: HPET <address> (v01 Xen    HVM)",
        says: Says::XEN.modes(&[Hvm, HvmPvDrivers, Pvhvm]).roles(&[Guest]),
        layer: Layer::Board,
        shows: "The tables of an HVM guest: those of a PVH guest begin elsewhere, and have no HPET.",
        limits: "Not PVHVM.",
        versions: "Xen 4.0 to 4.22",
        source: "Xen tools/firmware/hvmloader, tools/libacpi/build.c",
        ..Marker::PROOF
    };
    ACPI_VBOX: [StartsHas("ACPI: RSDP ", " VBOX"), StartsHas("ACPI: XSDT ", " VBOX")] => Marker {
        id: "dmesg/acpi-virtualbox",
        text: "ACPI: RSDP <address> (v02 VBOX  )",
        says: Says::NOTHING.hypervisors(&[VirtualBox]).roles(&[Guest]),
        layer: Layer::Board,
        shows: "VirtualBox built the firmware tables.",
        versions: "all",
        source: ACPI,
        ..Marker::PROOF
    };
    ACPI_VMWARE: [StartsHas("ACPI: XSDT ", " VMWARE"), StartsHas("ACPI: XSDT ", " INTEL  440BX"),
        StartsHas("ACPI: SRAT ", " VMWARE")] => Marker {
        id: "dmesg/acpi-vmware",
        text: "ACPI: SRAT <address> (v02 VMWARE MEMPLUG)",
        says: Says::NOTHING.hypervisors(&[Vmware]).roles(&[Guest]),
        layer: Layer::Board,
        shows: "VMware built the firmware tables.",
        versions: "all",
        source: ACPI,
        ..Marker::HINT
    };
    ACPI_HYPERV: [StartsHas("ACPI: XSDT ", " VRTUAL MICROSFT"), StartsHas("ACPI: RSDT ", " VRTUAL MICROSFT"), StartsHas("ACPI: RSDP ", "VRTUAL")] => Marker {
        id: "dmesg/acpi-hyper-v",
        text: "ACPI: XSDT <address> (v01 VRTUAL MICROSFT)",
        says: Says::NOTHING.hypervisors(&[HyperV]).roles(&[Guest]),
        layer: Layer::Board,
        shows: "Hyper-V built the firmware tables.",
        limits: "Not Azure: a Hyper-V host of one's own shows the same.",
        versions: "all",
        source: ACPI,
        ..Marker::PROOF
    };
    ACPI_BHYVE: [StartsHas("ACPI: RSDP ", " BHYVE"), StartsHas("ACPI: XSDT ", " BHYVE")] => Marker {
        id: "dmesg/acpi-bhyve",
        text: "ACPI: XSDT <address> (v01 BHYVE  BVXSDT)",
        says: Says::NOTHING.hypervisors(&[Bhyve]).roles(&[Guest]),
        layer: Layer::Board,
        shows: "bhyve built the firmware tables.",
        versions: "all",
        source: ACPI,
        ..Marker::PROOF
    };
    ACPI_PARALLELS: [StartsHas("ACPI: RSDP ", " PRLS"), StartsHas("ACPI: XSDT ", " PRLS")] => Marker {
        id: "dmesg/acpi-parallels",
        text: "ACPI: XSDT <address> (v01 PRLS   PRLS_OEM)",
        says: Says::NOTHING.hypervisors(&[Parallels]).roles(&[Guest]),
        layer: Layer::Board,
        shows: "Parallels built the firmware tables.",
        versions: "all",
        source: ACPI,
        ..Marker::PROOF
    };
    ACPI_FIRECRACKER: [StartsHas("ACPI: ", " FIRECK ")] => Marker {
        id: "dmesg/acpi-firecracker",
        text: "ACPI: XSDT <address> (v01 FIRECK FCVMXSDT)",
        says: Says::NOTHING.hypervisors(&[Kvm]).roles(&[Guest]).platform("firecracker"),
        layer: Layer::Board,
        shows: "Firecracker built the firmware tables: a micro virtual machine on KVM.",
        versions: "Firecracker 1.8 and newer",
        source: "Firecracker src/acpi-tables",
        ..Marker::PROOF
    };
    ACPI_CLOUD_HYPERVISOR: [StartsHas("ACPI: ", " CLOUDH ")] => Marker {
        id: "dmesg/acpi-cloud-hypervisor",
        text: "ACPI: XSDT <address> (v01 CLOUDH CHXSDT)",
        says: Says::NOTHING.hypervisors(&[Kvm, HyperV]).roles(&[Guest]).platform("cloud-hypervisor"),
        layer: Layer::Board,
        shows: "Cloud Hypervisor built the firmware tables.",
        versions: "all",
        source: "cloud-hypervisor vmm/src/acpi.rs",
        ..Marker::PROOF
    };
    EC2_FIRMWARE: [StartsHas("ACPI: ", " AMAZON ")] => Marker {
        id: "dmesg/acpi-amazon",
        text: "ACPI: XSDT <address> (v01 AMAZON AMZNXSDT)",
        says: Says::NOTHING.platform("amazon-ec2"),
        layer: Layer::Board,
        shows: "Amazon built the firmware tables: Amazon EC2.",
        limits: "Not a virtual machine: metal instances have them too.",
        versions: "all",
        source: ACPI,
        ..Marker::PROOF
    };
    GOOGLE_FIRMWARE: [StartsHas("ACPI: ", " Google GOOG")] => Marker {
        id: "dmesg/acpi-google",
        text: "ACPI: XSDT <address> (v01 Google GOOGXSDT)",
        says: Says::NOTHING.hypervisors(&[Kvm]).roles(&[Guest]).platform("google-compute-engine"),
        layer: Layer::Board,
        shows: "Google built the firmware tables: Google Compute Engine.",
        versions: "all",
        source: ACPI,
        ..Marker::PROOF
    };
    MTRR_BLANK: [Is("CPU MTRRs all blank - virtualized system.")] => Marker {
        id: "dmesg/mtrr-blank",
        text: "CPU MTRRs all blank - virtualized system.",
        says: Says { hypervisors: Hypervisors::but(&[Hypervisor::None]), ..Says::NOTHING },
        layer: Layer::Board,
        shows: "The processor's memory type registers are empty, as only virtual machines leave them.",
        limits: "Not which hypervisor.",
        versions: "Linux 2.6.25 to 7.1",
        source: "Linux arch/x86/kernel/cpu/mtrr",
        ..Marker::HINT
    };
    LEGACY_PIC: [Is("Using NULL legacy PIC")] => Marker {
        id: "dmesg/no-legacy-pic",
        text: "Using NULL legacy PIC",
        says: Says::NOTHING.subsystems(&[(Motherboard, Paravirtualized)]),
        shows: "There is no 8259 interrupt controller: not plain HVM or PVHVM.",
        limits: "Hyper-V generation 2 and other machines without one print it too.",
        versions: "Linux 4.x to 7.1",
        source: "Linux arch/x86/kernel/i8259.c",
        ..Marker::HINT
    };
    EMULATED_NIC: [StartsHas("e1000 0000:", " eth"), StartsHas("8139cp 0000:", " eth"), StartsHas("8139too 0000:", " eth"),
        StartsHas("ne2k-pci 0000:", " eth"), StartsHas("pcnet32", " eth")] => Marker {
        id: "dmesg/emulated-network-card",
        text: "e1000 0000:00:02.0 eth0: (PCI:33MHz:32-bit) <address>",
        says: Says::NOTHING.subsystems(&[(Network, Software)]),
        shows: "A network card of the last century: emulated, on any machine of today.",
        limits: "A paravirtual card may be there besides.",
        versions: "all",
        source: "QEMU hw/net/e1000.c, rtl8139.c",
        ..Marker::HINT
    };
    EMULATED_DISK: [Starts("ata_piix 0000:00:01.1: "), Starts("ata_piix 0000:00:07.1: "), Starts("PIIX4: IDE controller"), Starts("sym0: <895a>")] => Marker {
        id: "dmesg/emulated-disk-controller",
        text: "ata_piix 0000:00:01.1: version 2.13",
        says: Says::NOTHING.subsystems(&[(Disk, Software)]),
        shows: "A disk controller of an old PC chipset, at the place where QEMU, VirtualBox and VMware emulate it.",
        versions: "all",
        source: "QEMU hw/ide/piix.c",
        ..Marker::HINT
    };
}
