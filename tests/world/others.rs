//! Guests of other hypervisors, and machines of their own.

use super::Case;

pub const CASES: &[Case] = &[
    (
        "graviton-metal",
        "Likely: Bare metal on Amazon EC2 (likely)",
        r#"[    0.000000] Linux version 6.1.0 (x) #1 SMP
[    0.000000] DMI: Amazon EC2 c6g.metal/Not Specified, BIOS 1.0 11/1/2018
"#,
    ),
    (
        "metal-i3",
        "Likely: Bare metal on Amazon EC2 (likely)",
        r#"[    0.000000] Linux version 5.10.0-8-cloud-amd64 (debian-kernel@lists.debian.org) #1 SMP
[    0.000000] DMI: Amazon EC2 i3.metal/Not Specified, BIOS 1.0 10/16/2017
[    0.000000] tsc: Detected 2300.000 MHz processor
[    0.200000] Booting paravirtualized kernel on bare hardware
[    1.200000] Freeing unused kernel image
[    5.000000] kvm: VMX supported
"#,
    ),
    (
        "vbox",
        "VirtualBox guest (certain)",
        r#"[    0.000000] DMI: innotek GmbH VirtualBox/VirtualBox, BIOS VirtualBox 12/01/2006
[    0.003123] CPU MTRRs all blank - virtualized system.
[    0.028211] Booting paravirtualized kernel on KVM
[    3.856715] systemd[1]: Detected virtualization oracle.
"#,
    ),
    (
        "vbox-H",
        "VirtualBox guest (certain)",
        r#"    [  +0.000000] DMI: innotek GmbH VirtualBox/VirtualBox, BIOS VirtualBox 12/01/2006
    [  +0.000000] Hypervisor detected: KVM
"#,
    ),
    (
        "vbox-quoted",
        "VirtualBox guest (certain)",
        r#">[    0.000000] DMI: innotek GmbH VirtualBox/VirtualBox, BIOS VirtualBox 12/01/2006

>[    0.000000] Hypervisor detected: KVM
"#,
    ),
    (
        "vmware",
        "VMware guest (certain)",
        r#"[    0.000000] DMI: VMware, Inc. VMware Virtual Platform/440BX Desktop Reference Platform, BIOS 6.00 12/12/2018
[    0.000000] vmware: hypercall mode: 0x00
[    0.000000] Hypervisor detected: VMware
[    0.000000] vmware: TSC freq read from hypervisor : 2294.609 MHz
[    0.000000] Booting paravirtualized kernel on VMware hypervisor
"#,
    ),
    (
        "vmware-rhel6",
        "VMware guest (certain)",
        r#"Linux version 2.6.32-754.el6.x86_64 (mockbuild@x86-ol6-builder-05.us.oracle.com) (gcc version 4.4.7 20120313 (Red Hat 4.4.7-23.0.1) (GCC) ) #1 SMP Tue Jun 19 2018
Command line: ro root=/dev/mapper/vg-lv_root rd_NO_LUKS
DMI: VMware, Inc. VMware Virtual Platform/440BX Desktop Reference Platform, BIOS 6.00 09/21/2015
Hypervisor detected: VMware
vmware: TSC freq read from hypervisor : 2399.999 MHz
Booting paravirtualized kernel on bare hardware
Freeing unused kernel memory: 1292k freed
"#,
    ),
    (
        "hyperv-gen1",
        "Hyper-V guest (certain)",
        r#"[    0.000000] Linux version 3.10.0-1160.el7.x86_64 (mockbuild@kbuilder.bsys.centos.org) (gcc version 4.8.5 20150623 (Red Hat 4.8.5-44) (GCC) ) #1 SMP Mon Oct 19 16:18:59 UTC 2020
[    0.000000] DMI: Microsoft Corporation Virtual Machine/Virtual Machine, BIOS 090008  12/07/2018
[    0.000000] Hypervisor detected: Microsoft HyperV
[    0.000000] HyperV: features 0x2e7f, hints 0xc2c
[    0.000000] Hyper-V Host Build:17763-10.0-1-0.2452
[    0.000000] HyperV: LAPIC Timer Frequency: 0xc3500
[    0.000000] ACPI: RSDP 00000000000f56f0 00014 (v00 ACPIAM)
[    0.000000] ACPI: RSDT 000000007fff0000 00040 (v01 VRTUAL MICROSFT 12001807 MSFT 00000097)
[    0.000000] Booting paravirtualized kernel on bare hardware
[    0.900000] hv_vmbus: Hyper-V Host Build:17763-10.0-1-0.2452; Vmbus version:4.0
"#,
    ),
    (
        "azure-gen2",
        "Hyper-V guest on Microsoft Azure (certain)",
        r#"[    0.000000] Linux version 5.15.0-1052-azure (buildd@lcy02-amd64-079) (gcc (Ubuntu 11.4.0) 11.4.0) #60-Ubuntu SMP Mon Nov 6 2023
[    0.000000] efi: EFI v2.70 by Microsoft
[    0.000000] secureboot: Secure boot disabled
[    0.000000] SMBIOS 3.1.0 present.
[    0.000000] DMI: Microsoft Corporation Virtual Machine/Virtual Machine, BIOS Hyper-V UEFI Release v4.1 04/06/2022
[    0.000000] Hypervisor detected: Microsoft Hyper-V
[    0.000000] Hyper-V: privilege flags low 0xae7f, high 0x3b8030, hints 0x9e4e24, misc 0xe0bed7b2
[    0.000000] Hyper-V: Nested features: 0x0
[    0.000000] Booting paravirtualized kernel on Hyper-V
[    0.000000] Using NULL legacy PIC
"#,
    ),
    (
        "parallels",
        "Parallels guest (certain)",
        r#"[    0.000000] Linux version 4.15.0-20-generic (buildd@lgw01-amd64-039) #21-Ubuntu SMP
[    0.000000] DMI: Parallels Software International Inc. Parallels Virtual Platform/Parallels Virtual Platform, BIOS 13.3.2 (43368) Wed, 25 Apr 2018
[    0.000000] Hypervisor detected: KVM
[    0.000000] ACPI: RSDP 0x00000000000EA020 000024 (v02 PRLS  )
[    0.000000] ACPI: XSDT 0x000000007FFD8028 00004C (v01 PRLS   PRLS_OEM 00000003 PRLS 0000005F)
[    0.000000] Booting paravirtualized kernel on KVM
"#,
    ),
    (
        "parallels-bare",
        "Likely: Parallels guest (likely)",
        r#"[    0.000000] Linux version 4.15.0-20-generic (buildd@lgw01-amd64-039) #21-Ubuntu SMP
[    0.000000] DMI: Parallels Software International Inc. Parallels Virtual Platform/Parallels Virtual Platform, BIOS 13.3.2 (43368) Wed, 25 Apr 2018
[    0.000000] Booting paravirtualized kernel on bare hardware
[    2.000000] Freeing unused kernel image
"#,
    ),
    (
        "bhyve",
        "bhyve guest (certain)",
        r#"[    0.000000] Linux version 5.4.0-88-generic (buildd@x) #99-Ubuntu SMP
[    0.000000] DMI: FreeBSD BHYVE/BHYVE, BIOS 13.0 11/10/2020
[    0.000000] tsc: Detected 3400.000 MHz processor
[    0.000000] ACPI: RSDP 0x00000000BFB7D014 000024 (v02 BHYVE )
[    0.000000] Booting paravirtualized kernel on bare hardware
[    1.000000] Freeing unused kernel image
"#,
    ),
    (
        "bhyve2",
        "Likely: bhyve guest (likely)",
        r#"[    0.000000] DMI:   BHYVE, BIOS 1.00 03/14/2014
[    0.000000] Booting paravirtualized kernel on bare hardware
"#,
    ),
    (
        "proxmox-host",
        "Likely: Bare-metal host on Proxmox VE (likely)",
        r#"[    0.000000] Linux version 6.8.12-4-pve (build@proxmox) (gcc (Debian 12.2.0-14) 12.2.0) #1 SMP PREEMPT_DYNAMIC PMX 6.8.12-4
[    0.000000] DMI: Supermicro Super Server/X11SSH-F, BIOS 2.2 05/23/2018
[    0.100000] Booting paravirtualized kernel on bare hardware
[    1.500000] Freeing unused kernel image (initmem) memory: 4912K
[    3.000000] Run /init as init process
[   20.000000] kvm_intel: VMX with EPT and VPID supported
"#,
    ),
    (
        "s390-zvm",
        "z/VM guest (certain)",
        r#"[    0.113412] Linux version 5.4.0-42-generic (buildd@bos02-s390x-011) #46-Ubuntu SMP
[    0.113416] setup: Linux is running as a z/VM guest operating system in 64-bit mode
"#,
    ),
    (
        "s390-lpar",
        "PR/SM (LPAR) guest (certain)",
        r#"[    0.032442] setup: Linux is running natively in 64-bit mode
"#,
    ),
    (
        "power",
        "PowerVM guest (certain)",
        r#"[    0.000000] Using pSeries machine description
[    0.000000] Linux version 4.18.0-305.el8.ppc64le (mockbuild@ppc-vm-23) (gcc version 8.4.1) #1 SMP
[    0.000000] Found initrd at 0xc000000003400000:0xc000000005f4c5b2
[    0.000000] Hardware name: IBM,9009-42A POWER9 (raw) 0x4e0202 0xf000005 of:IBM,FW940.02 (VL940_041) hv:phyp pSeries
"#,
    ),
    (
        "powernv",
        "Likely: Bare metal (likely)",
        r#"[    0.000000] Using PowerNV machine description
[    0.000000] Hardware name: 8335-GTG POWER9 (raw) 0x4e1201 opal:skiboot-v6.0 PowerNV
"#,
    ),
    (
        "apple-vz",
        "Likely: Apple Virtualization guest (likely)",
        r#"[    0.000000] DMI: Apple Inc. Apple Virtualization Generic Platform, BIOS 2020.80.5.0.0 10/25/2023
[    0.000000] Linux version 6.5.0 x
"#,
    ),
    (
        "sev-old",
        "A virtual machine, memory encrypted by AMD SEV; the text does not show which hypervisor (unknown)",
        r#"[    0.000000] AMD Secure Encrypted Virtualization (SEV) active
"#,
    ),
    (
        "sme-host",
        "Undecided between Xen and bare metal (possible)",
        r#"[    0.000000] DMI: Supermicro AS -1014S-WTRT/H12SSW-NT, BIOS 2.3 10/20/2021
[    0.200000] AMD Memory Encryption Features active: SME
"#,
    ),
    (
        "sme-host2",
        "The text does not show which machine this is (unknown)",
        r#"[    0.200000] Memory Encryption Features active: AMD SME
"#,
    ),
    (
        "azure-cvm",
        "Hyper-V guest, memory encrypted by AMD SEV (certain)",
        r#"[    0.000000] DMI: Microsoft Corporation Virtual Machine/Virtual Machine, BIOS Hyper-V UEFI Release v4.1 09/25/2023
[    0.000000] Hypervisor detected: Microsoft Hyper-V
[    0.000000] Hyper-V: Isolation Config: Group A 0x1, Group B 0xba2
[    0.000000] Memory Encryption Features active: AMD SEV
"#,
    ),
    (
        "hv-root",
        "Hyper-V host (certain)",
        r#"[    0.000000] DMI: Dell Inc. PowerEdge R740/00WGD1, BIOS 2.8.2 08/27/2020
[    0.000000] Hypervisor detected: Microsoft Hyper-V
[    0.000000] Hyper-V: running as root partition
"#,
    ),
    (
        "bare-dell",
        "Likely: Bare metal (likely)",
        r#"[    0.000000] Linux version 5.10.0-8-amd64 (debian-kernel@lists.debian.org) (gcc-10) #1 SMP Debian 5.10.46-4
[    0.000000] DMI: Dell Inc. PowerEdge R640/0H28RR, BIOS 2.11.2 004/21/2021
[    0.000000] tsc: Detected 2100.000 MHz processor
[    0.010000] ACPI: RSDP 0x00000000000FE320 000024 (v02 DELL  )
[    0.200000] Booting paravirtualized kernel on bare hardware
[    1.900000] Freeing unused kernel image (initmem) memory: 2420K
"#,
    ),
    (
        "bare-old",
        "The text does not show which machine this is (unknown)",
        r#"[    0.000000] Linux version 2.6.32-5-amd64 (Debian 2.6.32-48) (dannf@debian.org) #1 SMP
[    0.000000] DMI present.
[    0.000000] Booting paravirtualized kernel on bare hardware
"#,
    ),
    (
        "lguest",
        "lguest guest (certain)",
        r#"[    0.000000] Booting paravirtualized kernel on lguest
"#,
    ),
    (
        "vmware-grep-i-virtual",
        "VMware guest (certain)",
        r#"$ dmesg | grep -i virtual
[    0.000000] DMI: VMware, Inc. VMware7,1/440BX Desktop Reference Platform, BIOS VMW71.00V.16707776.B64.2008070230 08/07/2020
[    0.000000] Booting paravirtualized kernel on VMware hypervisor
[    3.100000] systemd[1]: Detected virtualization vmware.
"#,
    ),
    (
        "jailhouse",
        "Jailhouse guest (certain)",
        r#"[    0.000000] Hypervisor detected: Jailhouse
"#,
    ),
    (
        "vbox-grep-virtualiz",
        "Likely: VirtualBox guest (likely)",
        r#"$ dmesg |grep virtualiz
[    0.002836] CPU MTRRs all blank - virtualized system.
[    0.074550] Booting paravirtualized kernel on KVM
[    4.908209] systemd[1]: Detected virtualization oracle.
"#,
    ),
    (
        "systemd-docker",
        "The text does not show which machine this is; seen from inside a container (docker) (unknown)",
        r#"Detected virtualization docker.
Detected architecture arm64.
"#,
    ),
    (
        "vmware-devices",
        "Likely: VMware guest (likely)",
        r#"[    1.800000] scsi 0:0:0:0: Direct-Access     VMware   Virtual disk     2.0  PQ: 0 ANSI: 6
[    1.900000] VMware PVSCSI driver - version 1.0.7.0-k
"#,
    ),
    (
        "hyperv-devices",
        "Likely: Hyper-V guest (likely)",
        r#"[    1.000000] hv_vmbus: registering driver hv_storvsc
[    1.200000] scsi 0:0:0:0: Direct-Access     Msft     Virtual Disk     1.0  PQ: 0 ANSI: 5
"#,
    ),
    (
        "virtio-devices",
        "A virtual machine; the text does not show which hypervisor (unknown)",
        r#"[    1.000000] virtio_blk virtio2: [vda] 41943040 512-byte logical blocks (21.5 GB/20.0 GiB)
[    1.100000] virtio_net virtio0 ens3: renamed from eth0
"#,
    ),
    (
        "ec2-devices",
        "A machine on Amazon EC2; the text does not show which hypervisor (unknown)",
        r#"[    1.000000] nvme nvme0: pci function 0000:00:04.0
[    1.100000] ena 0000:00:05.0: Elastic Network Adapter (ENA) v2.10.0
"#,
    ),
    (
        "virt-what-vbox",
        "Likely: VirtualBox guest (likely)",
        r#"# virt-what
virtualbox
kvm
"#,
    ),
    (
        "lxc-on-proxmox",
        "A machine on Proxmox VE; the text does not show which hypervisor; seen from inside a container (lxc) (unknown)",
        r#"root@ct101:~# uname -a
Linux ct101 6.8.12-4-pve #1 SMP PREEMPT_DYNAMIC PMX 6.8.12-4 (2024-11-06T15:04Z) x86_64 GNU/Linux
root@ct101:~# systemd-detect-virt
lxc
"#,
    ),
    (
        "mtrr-alone",
        "A virtual machine; the text does not show which hypervisor (unknown)",
        r#"[    0.003123] CPU MTRRs all blank - virtualized system.
"#,
    ),
    (
        "s390-oops-on-the-console-of-zvm",
        "z/VM guest (certain)",
        r#"00: [  424.579026] CPU: 0 PID: 1533 Comm: qemu-kvm Not tainted 5.7.0-rc3 #1
00: [  424.579064] Hardware name: IBM 2964 N96 400 (z/VM 6.4.0)
"#,
    ),
    (
        "s390-oops-kvm",
        "KVM guest (certain)",
        r#"[   42.100000] CPU: 8 PID: 377 Comm: systemd-udevd Not tainted 6.1.0 #1
[   42.100001] Hardware name: QEMU 8561 QEMU (KVM/Linux)
"#,
    ),
    (
        "s390-lscpu",
        "Likely: PR/SM (LPAR) guest (likely)",
        r#"Architecture:        s390x
CPU(s):              16
Vendor ID:           IBM/S390
Machine type:        3906
Hypervisor:          PR/SM
Hypervisor vendor:   IBM
Virtualization type: full
"#,
    ),
    (
        "oops-on-crosvm",
        "Likely: KVM guest (likely)",
        r#"[   12.100000] CPU: 2 PID: 122 Comm: journal-offline Not tainted 5.19.0+ #44
[   12.100001] Hardware name: ChromiumOS crosvm, BIOS 0
"#,
    ),
    (
        "oops-on-arm-virt",
        "Undecided between KVM and QEMU (possible)",
        r#"[   12.100000] CPU: 3 PID: 1162 Comm: ftracetest Not tainted 6.2.0-rc1 #2
[   12.100001] Hardware name: linux,dummy-virt (DT)
"#,
    ),
    (
        "phone-with-a-hypervisor-in-its-firmware",
        "Likely: Bare metal (likely)",
        r#"[    0.000000] Linux version 6.11.0-rc5 (user@host) (aarch64-none-linux-gnu-gcc 13.2.1) #1 SMP
[    0.000000] Machine model: Qualcomm Technologies, Inc. SM8550 HDK
[    0.012345] arm-pv: using stolen time PV
[    0.112345] CPU: All CPU(s) started at EL1
"#,
    ),
    (
        "hyper-v-in-hyper-v",
        "Hyper-V host, nested in Hyper-V (certain)",
        r#"[    0.000000] DMI: Microsoft Corporation Virtual Machine/Virtual Machine, BIOS Hyper-V UEFI Release v4.1 05/09/2022
[    0.000000] Hypervisor detected: Microsoft Hyper-V
[    0.000000] Hyper-V: running as root partition
[    0.000000] Hyper-V: running on a nested hypervisor
"#,
    ),
    (
        "kernel-without-paravirt",
        "Likely: Bare metal (likely)",
        r#"[    0.000000] Linux version 6.1.1-arch1-4 (user@host) (gcc (GCC) 12.2.0) #5 SMP PREEMPT_DYNAMIC
[    0.000000] DMI: Hewlett-Packard HP Compaq 8000 Elite USDT PC/3648h, BIOS 786G7 v01.02 10/22/2009
[    0.500000] Freeing unused kernel image (initmem) memory: 1912K
[    0.600000] Run /init as init process
"#,
    ),
    (
        "oops-on-a-server",
        "Likely: Bare metal (likely)",
        r#"[   21.100000] CPU: 25 PID: 1058 Comm: zsh Not tainted 5.15.0-rc3 #1
[   21.100001] Hardware name: Dell Inc. PowerEdge R640/0W23H8, BIOS 2.8.1 06/26/2020
[   21.100002] RIP: 0010:free_one_page+0x4a0/0x570
"#,
    ),
    (
        "oom-on-a-server",
        "Undecided between Xen and bare metal (possible)",
        r#"[   21.100000] CPU: 25 PID: 1058 Comm: zsh Not tainted 5.15.0-rc3 #1
[   21.100001] Hardware name: Dell Inc. PowerEdge R640/0W23H8, BIOS 2.8.1 06/26/2020
"#,
    ),
    (
        "journal-in-spanish",
        "VirtualBox guest (certain)",
        r#"ago 27 00:17:01 kali kernel: Linux version 5.7.0-kali1-amd64 (devel@kali.org) (gcc version 9.3.0) #1 SMP
ago 27 00:17:01 kali kernel: DMI: innotek GmbH VirtualBox/VirtualBox, BIOS VirtualBox 12/01/2006
ago 27 00:17:01 kali kernel: Hypervisor detected: KVM
ago 27 00:17:01 kali kernel: ACPI: RSDP 0x00000000000E0000 000024 (v02 VBOX  )
ago 27 00:17:01 kali kernel: Booting paravirtualized kernel on KVM
"#,
    ),
    (
        "log-of-an-installer",
        "VMware guest (certain)",
        r#"03:09:07,530 INFO journal:Runtime journal is using 8.0M (max allowed 399.2M).
03:09:07,531 INFO kernel:Initializing cgroup subsys cpuset
03:09:07,531 NOTICE kernel:Linux version 3.10.0-693.el7.x86_64 (builder@host) (gcc version 4.8.5) #1 SMP
03:09:07,531 INFO kernel:DMI: VMware, Inc. VMware Virtual Platform/440BX Desktop Reference Platform, BIOS 6.00 09/21/2015
03:09:07,531 INFO kernel:Hypervisor detected: VMware
"#,
    ),
    (
        "drivers-that-are-only-loaded",
        "bhyve guest (certain)",
        r#"[    0.000000] Linux version 5.10.25-linuxkit (root@buildkitsandbox) (gcc 9.3.0) #1 SMP
[    0.000000] ACPI: RSDP 0x00000000000F2400 000024 (v02 BHYVE )
[    1.000000] hv_vmbus: registering driver hyperv_fb
[    1.100000] VMware PVSCSI driver - version 1.0.7.0-k
"#,
    ),
    (
        "one-file-of-firmware-at-a-time",
        "Likely: Bare metal on Amazon EC2 (likely)",
        r#"$ cat /sys/class/dmi/id/sys_vendor
Amazon EC2
$ cat /sys/class/dmi/id/product_name
m6g.metal
"#,
    ),
];
