//! Guests of KVM, by cloud and product.

use super::Case;

pub const CASES: &[Case] = &[
    (
        "nitro-r5d",
        "KVM guest on Amazon EC2 (certain)",
        r#"[    0.000000] SMBIOS 2.7 present.
[    0.000000] DMI: Amazon EC2 r5d.xlarge/, BIOS 1.0 10/16/2017
[    0.000000] Hypervisor detected: KVM
[    0.000000] kvm-clock: Using msrs 4b564d01 and 4b564d00
[    0.000000] kvm-clock: cpu 0, msr 45a201001, primary cpu clock
"#,
    ),
    (
        "nitro-grep-dmi-hyp",
        "KVM guest on Amazon EC2 (certain)",
        r#"user@ip-10-0-0-8:~$ sudo dmesg | egrep 'DMI|Hypervisor'
[    0.000000] DMI: Amazon EC2 t3.micro/, BIOS 1.0 10/16/2017
[    0.000000] Hypervisor detected: KVM
"#,
    ),
    (
        "graviton",
        "Likely: KVM guest on Amazon EC2 (likely)",
        r#"[    0.000000] Booting Linux on physical CPU 0x0000000000 [0x413fd0c1]
[    0.000000] Linux version 6.12.73 (builder@buildkitsandbox) ... #1 SMP Fri Mar  6 02:11:22 UTC 2026
[    0.000000] KASLR enabled
[    0.000000] efi: EFI v2.7 by EDK II
[    0.000000] ACPI: RSDP 0x00000000786E0014 000024 (v02 AMAZON)
[    0.000000] DMI: Amazon EC2 c6g.xlarge/, BIOS 1.0 11/1/2018
[    2.353125] ena 0000:00:05.0: Elastic Network Adapter (ENA) v2.16.1g
"#,
    ),
    (
        "nutanix",
        "KVM guest on Nutanix AHV (certain)",
        r#"[    0.000000] SMBIOS 2.8 present.
[    0.000000] DMI: Nutanix AHV, BIOS 1.11.0-2.el7 04/01/2014
[    0.000000] Hypervisor detected: KVM
"#,
    ),
    (
        "gce",
        "KVM guest on Google Compute Engine (certain)",
        r#"[    0.000000] Linux version 5.10.0-26-cloud-amd64 (debian-kernel@lists.debian.org) #1 SMP
[    0.000000] SMBIOS 2.4 present.
[    0.000000] DMI: Google Google Compute Engine/Google Compute Engine, BIOS Google 10/06/2023
[    0.000000] Hypervisor detected: KVM
[    0.000000] kvm-clock: Using msrs 4b564d01 and 4b564d00
[    0.000000] ACPI: RSDP 0x00000000000F2660 000014 (v00 Google)
[    0.000000] ACPI: RSDT 0x00000000BFFFFFA0 000038 (v01 Google GOOGRSDT 00000001 GOOG 00000001)
[    0.000000] Booting paravirtualized kernel on KVM
"#,
    ),
    (
        "proxmox-guest",
        "KVM guest (certain)",
        r#"[    0.000000] DMI: QEMU Standard PC (i440FX + PIIX, 1996), BIOS rel-1.16.2-0-gea1b7a073390-prebuilt.qemu.org 04/01/2014
[    0.000000] Hypervisor detected: KVM
[    0.000000] Booting paravirtualized kernel on KVM
"#,
    ),
    (
        "openstack",
        "KVM guest on OpenStack (certain)",
        r#"[    0.000000] DMI: OpenStack Foundation OpenStack Nova, BIOS 1.10.2-1ubuntu1 04/01/2014
[    0.000000] Hypervisor detected: KVM
[    0.000000] ACPI: RSDP 0x00000000000F6A20 000014 (v00 BOCHS )
"#,
    ),
    (
        "openstack-rh",
        "KVM guest on OpenStack (certain)",
        r#"[    0.000000] DMI: Red Hat OpenStack Compute, BIOS 1.11.0-2.el7 04/01/2014
[    0.000000] Hypervisor detected: KVM
"#,
    ),
    (
        "do",
        "KVM guest on DigitalOcean (certain)",
        r#"[    0.000000] DMI: DigitalOcean Droplet, BIOS 20171212 12/12/2017
[    0.000000] Hypervisor detected: KVM
[    0.000000] ACPI: RSDP 0x00000000000F5A50 000014 (v00 BOCHS )
"#,
    ),
    (
        "hetzner",
        "KVM guest on Hetzner Cloud (certain)",
        r#"[    0.000000] DMI: Hetzner vServer, BIOS 20171111 11/11/2017
[    0.000000] Hypervisor detected: KVM
"#,
    ),
    (
        "oci",
        "KVM guest (certain)",
        r#"[    0.000000] Linux version 5.4.17-2136.300.7.el8uek.x86_64 (mockbuild@) #2 SMP
[    0.000000] DMI: QEMU Standard PC (i440FX + PIIX, 1996), BIOS 1.5.1 06/16/2021
[    0.000000] Hypervisor detected: KVM
"#,
    ),
    (
        "alibaba",
        "KVM guest on Alibaba Cloud (certain)",
        r#"[    0.000000] DMI: Alibaba Cloud Alibaba Cloud ECS, BIOS 449e491 04/01/2014
[    0.000000] Hypervisor detected: KVM
"#,
    ),
    (
        "tencent",
        "KVM guest on Tencent Cloud (certain)",
        r#"[    0.000000] DMI: Tencent Cloud CVM, BIOS seabios-1.9.1-qemu-project.org 04/01/2014
[    0.000000] Hypervisor detected: KVM
"#,
    ),
    (
        "kvm-centos6",
        "KVM guest (certain)",
        r#"Linux version 2.6.32-754.el6.x86_64 (mockbuild@x86-01.bsys.centos.org) (gcc version 4.4.7) #1 SMP Tue Jun 19 21:26:04 UTC 2018
DMI: Red Hat KVM, BIOS 0.5.1 01/01/2007
kvm-clock: Using msrs 4b564d01 and 4b564d00
kvm-clock: cpu 0, msr 0:1c25801, boot clock
Booting paravirtualized kernel on KVM
"#,
    ),
    (
        "s390-kvm",
        "KVM guest (certain)",
        r#"[    0.032442] setup: Linux is running under KVM in 64-bit mode
"#,
    ),
    (
        "s390-kvm2",
        "KVM guest (certain)",
        r#"[    0.032442] setup: Linux is running as a guest under KVM in 64-bit mode
"#,
    ),
    (
        "power-kvm",
        "KVM guest (certain)",
        r#"[    0.000000] Hardware name: IBM pSeries (emulated by qemu) POWER9 (raw) 0x4e1202 0xf000005 of:SLOF,HEAD hv:linux,kvm pSeries
"#,
    ),
    (
        "arm-kvm",
        "KVM guest (certain)",
        r#"[    0.000000] Booting Linux on physical CPU 0x0000000000 [0x414fd0b1]
[    0.000000] Linux version 5.10.0-8-arm64 (debian-kernel@lists.debian.org) #1 SMP
[    0.000000] DMI: QEMU KVM Virtual Machine, BIOS 0.0.0 02/06/2015
[    0.000000] psci: PSCIv1.0 detected in firmware.
[    0.000000] arm-pv: using stolen time PV
[    0.000000] smccc: KVM: hypervisor services detected (0x00000000 0x00000000 0x00000000 0x00000003)
"#,
    ),
    (
        "sev-snp",
        "KVM guest on Google Compute Engine, memory encrypted by AMD SEV-SNP (certain)",
        r#"[    0.000000] DMI: Google Google Compute Engine/Google Compute Engine, BIOS Google 02/02/2024
[    0.000000] Hypervisor detected: KVM
[    0.500000] Memory Encryption Features active: AMD SEV SEV-ES SEV-SNP
[    0.600000] SEV: Using SNP CPUID table, 29 entries present.
"#,
    ),
    (
        "tdx",
        "Likely: KVM guest, memory encrypted by Intel TDX (likely)",
        r#"[    0.000000] tdx: Guest detected
[    0.000000] Hypervisor detected: KVM
[    0.100000] Memory Encryption Features active: Intel TDX
"#,
    ),
    (
        "firecracker",
        "KVM guest on Firecracker (certain)",
        r#"[    0.000000] Linux version 6.1.102 (root@x) #1 SMP
[    0.000000] Command line: console=ttyS0 reboot=k panic=1 pci=off root=/dev/vda rw virtio_mmio.device=4K@0xd0000000:5
[    0.000000] DMI not present or invalid.
[    0.000000] Hypervisor detected: KVM
[    0.100000] Booting paravirtualized kernel on KVM
"#,
    ),
    (
        "cloud-hypervisor",
        "KVM guest on Cloud Hypervisor (certain)",
        r#"[    0.000000] DMI: Cloud Hypervisor cloud-hypervisor, BIOS 0 
[    0.000000] Hypervisor detected: KVM
"#,
    ),
    (
        "kubevirt",
        "KVM guest on KubeVirt (certain)",
        r#"[    0.000000] DMI: KubeVirt None/RHEL, BIOS 1.16.1-1.el9 04/01/2014
[    0.000000] Hypervisor detected: KVM
"#,
    ),
    (
        "kvm-amd-guest-nested",
        "KVM guest (certain)",
        r#"[    0.000000] DMI: QEMU Standard PC (Q35 + ICH9, 2009), BIOS 1.14 04/01/2014
[    0.000000] Hypervisor detected: KVM
[    5.000000] kvm: Nested Virtualization enabled
[    5.000000] SVM: kvm: Nested Paging enabled
"#,
    ),
    (
        "virtuozzo",
        "KVM guest on Virtuozzo (certain)",
        r#"[    0.000000] DMI: Virtuozzo KVM, BIOS 1.11.0-2.vz7.1 04/01/2014
[    0.000000] Hypervisor detected: KVM
"#,
    ),
    (
        "systemd-says-only",
        "Likely: KVM guest (likely)",
        r#"[    3.100000] systemd[1]: Detected virtualization kvm.
"#,
    ),
    (
        "gce-bare-detectvirt",
        "Likely: KVM guest on Google Compute Engine (likely)",
        r#"$ systemd-detect-virt
google
"#,
    ),
];
