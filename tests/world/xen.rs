//! Guests and control domains of Xen.

use super::Case;

pub const CASES: &[Case] = &[
    (
        "xen40-hvm-3.0-ubuntu",
        "Possibly: Xen guest: HVM or HVM with PV drivers or PVHVM (possible)",
        r#"[    0.000000] Linux version 3.0.0-15-virtual (buildd@crested) (gcc version 4.6.1 (Ubuntu/Linaro 4.6.1-9ubuntu3) ) #26-Ubuntu SMP Fri Jan 20 20:57:08 UTC 2012 (Ubuntu 3.0.0-15.26-virtual 3.0.13)
[    0.000000] Command line: BOOT_IMAGE=/vmlinuz-3.0.0-15-virtual root=/dev/mapper/flame-root ro quiet
[    0.000000] BIOS-provided physical RAM map:
[    0.000000]  BIOS-e820: 0000000000000000 - 000000000009fc00 (usable)
[    0.000000] NX (Execute Disable) protection: active
[    0.000000] DMI 2.4 present.
[    0.000000] DMI: Xen HVM domU, BIOS 4.0.1 01/13/2011
[    0.000000] Hypervisor detected: Xen HVM
[    0.000000] Xen version 4.0.
[    0.000000] Xen Platform PCI: I/O protocol version 1
[    0.000000] Netfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated NICs.
[    0.000000] Blkfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated disks.
[    0.000000] You might have to change the root device
[    0.000000] HVMOP_pagetable_dying not supported
[    0.000000] Booting paravirtualized kernel on Xen HVM
[    1.000000] x
"#,
    ),
    (
        "viridian-slackware-3.10",
        "Possibly: Xen guest: HVM or HVM with PV drivers or PVHVM (possible)",
        r#"[    0.000000] Linux version 3.10.17-smp (root@hive) (gcc version 4.8.2 (GCC) ) #2 SMP Wed Oct 23 17:13:14 CDT 2013
[    0.000000] e820: BIOS-provided physical RAM map:
[    0.000000] NX (Execute Disable) protection: active
[    0.000000] SMBIOS 2.4 present.
[    0.000000] DMI: Xen HVM domU, BIOS 4.1.5 11/28/2013
[    0.000000] Hypervisor detected: Microsoft HyperV
[    0.000000] HyperV: features 0x70, hints 0x0
[    0.000000] MTRR default type: write-back
"#,
    ),
    (
        "ec2-centos7-localhost",
        "Xen PVHVM guest on Amazon EC2 (certain)",
        r#"Dec 11 09:44:20 localhost kernel: Linux version 4.14.26-46.32.amzn1.x86_64 (mockbuild@gobi-build-60006) (gcc version 7.2.1) #1 SMP Fri Mar 9 2018
Dec 11 09:44:20 localhost kernel: DMI: Xen HVM domU, BIOS 4.2.amazon 08/24/2006
Dec 11 09:44:20 localhost kernel: Hypervisor detected: Xen HVM
Dec 11 09:44:20 localhost kernel: Xen version 4.2.
Dec 11 09:44:20 localhost kernel: Xen Platform PCI: I/O protocol version 1
Dec 11 09:44:20 localhost kernel: Netfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated NICs.
Dec 11 09:44:20 localhost kernel: Blkfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated disks.
                                  You might have to change the root device
                                  from /dev/hd[a-d] to /dev/xvd[a-d]
                                  in your root= kernel command line option
Dec 11 09:44:20 localhost kernel: Booting paravirtualized kernel on Xen HVM
Dec 11 09:44:20 localhost kernel: xen: PV spinlocks enabled
Dec 11 09:44:20 localhost kernel: xen:events: Using 2-level ABI
Dec 11 09:44:20 localhost kernel: xen:events: Xen HVM callback vector for event delivery is enabled
"#,
    ),
    (
        "t2-md-kernelprefix",
        "Xen PVHVM guest on Amazon EC2 (certain)",
        r#"[    0.000000] kernel: DMI: Xen HVM domU, BIOS 4.11.amazon 08/24/2006
[    0.000000] kernel: Hypervisor detected: Xen HVM
[    0.000000] kernel: Xen version 4.11.
[    0.000000] kernel: platform_pci_unplug: Netfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated NICs.
[    0.030363] kernel: ACPI: RSDP 0x00000000000EA020 000024 (v02 Xen   )
[    0.039044] kernel: Booting paravirtualized kernel on Xen HVM
[    0.039914] kernel: xen: PV spinlocks enabled
[    0.058991] kernel: xen:events: Xen HVM callback vector for event delivery is enabled
[    1.117673] kernel: Xen: using vcpuop timer interface
"#,
    ),
    (
        "pvhvm-4.5-lines",
        "Likely: Xen PVHVM guest (likely)",
        r#"alice@pvhvm:~$ dmesg | grep -i xen
[    0.000000] DMI: Xen HVM domU, BIOS 4.5.1 12/22/2016
[    0.000000] Hypervisor detected: Xen
[    0.000000] Xen version 4.5.
"#,
    ),
    (
        "pv-4.5-lines",
        "Xen PV domain (dom0 or guest not shown) (certain)",
        r#"alice@pv:~$ dmesg | grep -i xen
[    0.000000] bootconsole [xenboot0] enabled
[    0.000000] Booting paravirtualized kernel on Xen
[    0.000000] Xen version: 4.5.1 (preserve-AD)
[    0.000000] xen:events: Using FIFO-based ABI
"#,
    ),
    (
        "hvm-2.6.39-custom-xen",
        "Possibly: Xen guest: HVM or HVM with PV drivers or PVHVM (possible)",
        r#"> root@srv:~# dmesg | grep -i xen
Linux version 2.6.39.1-customserver-xen (root@srv.example.org) (gcc version 4.5.2 (Ubuntu/Linaro 4.5.2-8ubuntu4) ) #1 SMP PREEMPT Sun Jun 19 16:41:16 EST 2011
DMI: Xen HVM domU, BIOS 3.4.3 01/22/2011
ACPI: RSDP 00000000000ea020 00024 (v02    Xen)
ACPI: XSDT 00000000fc006060 00034 (v01    Xen      HVM 00000000 HVML 00000000)
ACPI: FACP 00000000fc005ee0 000F4 (v04    Xen      HVM 00000000 HVML 00000000)
XENFS: not registering filesystem on non-xen platform

> root@srv:~# lspci | grep -i xen
00:03.0 Unassigned class [ff80]: XenSource, Inc. Xen Platform Device (rev 01)
"#,
    ),
    (
        "pvh-dom0-trx50",
        "Likely: Xen PVH dom0 (likely)",
        r#"> > [    0.000000] SMBIOS 3.6.0 present.
> > [    0.000000] DMI: To Be Filled By O.E.M. TRX50 WS/TRX50 WS, BIOS 7.08
> 01/16/2024
> > [    0.000000] Hypervisor detected: Xen HVM
> > [    0.000000] Xen version 4.17.
> > [    0.000003] HVMOP_pagetable_dying not supported
> > [    0.096533] ACPI: Early table checksum verification disabled
> > [    0.103248] ACPI: RSDP 0x00000000AFFFAB9C 000024 (v02 AMD   )
> > [    0.109716] ACPI: XSDT 0x00000000AFFFABC0 0000C4 (v01 AMD    A M I
"#,
    ),
    (
        "kvm-emulates-xen",
        "Likely: Xen PVHVM guest (likely)",
        r#"[    0.000000] SMBIOS 2.8 present.
[    0.000000] DMI: QEMU Standard PC (i440FX + PIIX, 1996), BIOS rel-1.16.1-0-g3208b098f51a-prebuilt.qemu.org 04/01/2014
[    0.000000] Hypervisor detected: Xen HVM
[    0.000000] Xen version 4.10.
[    0.000000] platform_pci_unplug: Netfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated NICs.
[    0.000000] Booting paravirtualized kernel on Xen HVM
[    0.100000] xen:events: Xen HVM callback vector for event delivery is enabled
"#,
    ),
    (
        "rackspace-pv-classic",
        "Xen PV guest (certain)",
        r#"[    0.000000] Linux version 2.6.35.4-rscloud (root@jenkins) (gcc version 4.4.3) #8 SMP Mon Sep 20 15:54:33 UTC 2010
[    0.000000] Command line: root=/dev/xvda1 ro quiet
[    0.000000] ACPI in unprivileged domain disabled
[    0.000000] released 0 pages of unused memory
[    0.000000] BIOS-provided physical RAM map:
[    0.000000]  Xen: 0000000000000000 - 00000000000a0000 (usable)
[    0.000000] DMI not present or invalid.
[    0.000000] Booting paravirtualized kernel on Xen
[    0.000000] Xen version: 3.4.2 (preserve-AD)
"#,
    ),
    (
        "linode-xen",
        "Xen PV guest on Linode (Akamai) (certain)",
        r#"Linux version 3.9.3-x86_64-linode33 (maker@build) (gcc version 4.4.5 (Debian 4.4.5-8) ) #1 SMP Mon May 20 10:22:57 EDT 2013
Command line: root=/dev/xvda console=tty1 console=hvc0 ro
ACPI in unprivileged domain disabled
e820: BIOS-provided physical RAM map:
Xen: [mem 0x0000000000000000-0x000000000009ffff] usable
Xen: [mem 0x00000000000a0000-0x00000000000fffff] reserved
NX (Execute Disable) protection: active
DMI not present or invalid.
No AGP bridge found
Booting paravirtualized kernel on Xen
Xen version: 4.1.2 (preserve-AD)
"#,
    ),
    (
        "m1-pv-ec2",
        "Xen PV guest on Amazon EC2 (certain)",
        r#"[    0.000000] Linux version 3.2.0-40-virtual (buildd@allspice) (gcc version 4.6.3) #64-Ubuntu SMP Mon Mar 25 21:42:18 UTC 2013
[    0.000000] Command line: root=LABEL=cloudimg-rootfs ro console=hvc0 
[    0.000000] ACPI in unprivileged domain disabled
[    0.000000] Booting paravirtualized kernel on Xen
[    0.000000] Xen version: 3.4.3-kaos_t1micro (preserve-AD)
"#,
    ),
    (
        "el5xen-domU",
        "Xen PV guest (certain)",
        r#"Linux version 2.6.18-398.el5xen (mockbuild@builder17.centos.org) (gcc version 4.1.2 20080704 (Red Hat 4.1.2-55)) #1 SMP Tue Sep 16 21:31:50 EDT 2014
Command line: ro root=/dev/VolGroup00/LogVol00 console=xvc0
BIOS-provided physical RAM map:
 Xen: 0000000000000000 - 0000000020800000 (usable)
No mptable found.
Built 1 zonelists.  Total pages: 133120
Xen reported: 2266.746 MHz processor.
Console: colour dummy device 80x25
Memory: 505956k/532480k available (2546k kernel code, 17932k reserved, 1778k data, 196k init)
Xen virtual console successfully installed as xvc0
Event-channel device installed.
netfront: Initialising virtual ethernet driver.
XENBUS: Device with no driver: device/console/0
"#,
    ),
    (
        "el5xen-dom0",
        "Xen PV dom0 (certain)",
        r#"Linux version 2.6.18-194.el5xen (mockbuild@builder10.centos.org) (gcc version 4.1.2 20080704) #1 SMP Fri Apr 2 15:34:40 EDT 2010
Command line: ro root=/dev/VolGroup00/LogVol00 rhgb quiet
BIOS-provided physical RAM map:
 Xen: 0000000000000000 - 00000001f13ae000 (usable)
DMI 2.4 present.
ACPI: RSDP (v002 DELL                                  ) @ 0x00000000000f2320
Xen reported: 2826.244 MHz processor.
Xen virtual console successfully installed as xvc0
Event-channel device installed.
blkback: ring-ref 8, event-channel 6, protocol 1 (x86_64-abi)
"#,
    ),
    (
        "sles11-xen-dom0",
        "Likely: Xen PV dom0 (likely)",
        r#"Linux version 3.0.101-0.47-xen (geeko@buildhost) (gcc version 4.3.4 [gcc-4_3-branch revision 152973] (SUSE Linux) ) #1 SMP Tue Sep 16 2014
Command line: root=/dev/sda2 resume=/dev/sda1 splash=silent
Xen-provided machine memory map:
 BIOS: 0000000000000000 - 000000000009d800 (usable)
DMI: HP ProLiant DL380p Gen8, BIOS P70 09/18/2013
"#,
    ),
    (
        "qubes-dom0",
        "Likely: Xen PV dom0 on Qubes OS (likely)",
        r#"[    0.000000] Linux version 5.15.94-1.qubes.fc32.x86_64 (mockuser@d4b7d3f6) (gcc (GCC) 10.3.1 20210422) #1 SMP PREEMPT
[    0.000000] Command line: placeholder root=/dev/mapper/qubes_dom0-root ro rd.luks.uuid=luks-x i915.alpha_support=1 rhgb quiet
[    0.000000] Released 0 page(s)
[    0.000000] Xen: [mem 0x0000000000000000-0x000000000009ffff] usable
[    0.000000] DMI: LENOVO 20QES1F100/20QES1F100, BIOS N2HET54W (1.37 ) 04/16/2020
[    0.000000] Hypervisor detected: Xen PV
[    0.100000] Booting paravirtualized kernel on Xen
[    0.100000] Xen version: 4.14.5 (preserve-AD)
"#,
    ),
    (
        "qubes-vm",
        "Xen PVH guest on Qubes OS (certain)",
        r#"[    0.000000] Linux version 5.15.94-1.qubes.fc32.x86_64 (mockuser) #1 SMP
[    0.000000] DMI not present or invalid.
[    0.000000] Hypervisor detected: Xen HVM
[    0.000000] Xen version 4.14.
[    0.049800] ACPI: RSDP 0x00000000FC008000 000024 (v02 Xen   )
[    0.049900] ACPI: XSDT 0x00000000FC007F80 000034 (v01 Xen    HVM      00000000 HVML 00000000)
[    0.100000] Booting paravirtualized kernel on Xen PVH
[    0.200000] xen:events: Xen HVM callback vector for event delivery is enabled
"#,
    ),
    (
        "xcpng-dom0",
        "Xen PV dom0 (certain)",
        r#"[    0.000000] Linux version 4.19.0+1 (mockbuild@koji) (gcc version 4.8.5 20150623 (Red Hat 4.8.5-16) (GCC)) #1 SMP Tue Mar 30 22:34:15 UTC 2021
[    0.000000] Command line: root=LABEL=root-rnjjmq ro nolvm hpet=disable console=hvc0 console=tty0 quiet vga=785 splash plymouth.ignore-serial-consoles
[    0.000000] ACPI BIOS Warning (bug): x
[    0.000000] DMI: Dell Inc. PowerEdge R620/0PXXHP, BIOS 2.9.0 12/06/2019
[    0.000000] Hypervisor detected: Xen PV
[    0.000000] Booting paravirtualized kernel on Xen
[    0.000000] Xen version: 4.13.1-9.11.1 (preserve-AD)
[    5.000000] xen_mcelog: /dev/mcelog registered by Xen
"#,
    ),
    (
        "ovm-guest",
        "Xen PVHVM guest on Oracle VM Server (certain)",
        r#"[    0.000000] Linux version 4.1.12-124.17.2.el6uek.x86_64 (mockbuild@) (gcc version 4.9.2) #2 SMP
[    0.000000] DMI: Xen HVM domU, BIOS 4.4.4OVM 12/11/2018
[    0.000000] Hypervisor detected: Xen
[    0.000000] Xen version 4.4.
[    0.000000] Booting paravirtualized kernel on Xen HVM
[    0.000000] xen:events: Xen HVM callback vector for event delivery is enabled
"#,
    ),
    (
        "xen-arm",
        "Xen guest on Arm (certain)",
        r#"[    0.000000] Booting Linux on physical CPU 0x0000000000 [0x410fd034]
[    0.000000] Linux version 5.4.0-xilinx-v2020.1 (oe-user@oe-host) (gcc version 9.2.0 (GCC)) #1 SMP
[    0.000000] Machine model: XENVM-4.13
[    0.000000] Xen 4.13 support found
[    0.000000] xen:grant_table: Grant tables using version 1 layout
"#,
    ),
    (
        "xen-arm-dom0",
        "Xen dom0 on Arm (certain)",
        r#"[    0.000000] Xen 4.17 support found
[    0.500000] xen:grant_table: Grant tables using version 1 layout
# cat /proc/xen/capabilities
control_d
"#,
    ),
    (
        "nopv",
        "Xen HVM guest (certain)",
        r#"[    0.000000] Command line: root=/dev/sda1 xen_nopv
[    0.000000] DMI: Xen HVM domU, BIOS 4.13.1 06/01/2020
[    0.000000] Hypervisor detected: Xen HVM
[    0.000000] Booting paravirtualized kernel on bare hardware
"#,
    ),
    (
        "pvhv1",
        "Xen PVH domain (dom0 or guest not shown) (certain)",
        r#"[    0.000000] Hypervisor detected: Xen
[    0.000000] Booting paravirtualized kernel with PVH extensions on Xen
[    0.000000] Xen version: 4.4.1
"#,
    ),
    (
        "pvh-domU-6.6",
        "Xen PVH guest (certain)",
        r#"[    0.000000] Linux version 6.6.30 (x) #1 SMP
[    0.000000] DMI not present or invalid.
[    0.000000] Hypervisor detected: Xen HVM
[    0.000000] Xen version 4.17.
[    0.100000] Booting kernel on Xen PVH
[    0.100000] Xen version: 4.17.3
[    1.000000] xenbus_probe_frontend: Waiting for devices to initialise: 25s...20s...
"#,
    ),
    (
        "systemd-says-xen",
        "Possibly: Xen domain (dom0 or guest not shown), mode not shown (possible)",
        r#"[    3.100000] systemd[1]: Detected virtualization xen.
"#,
    ),
    (
        "pv-steal-fragments",
        "Possibly: Xen domain (dom0 or guest not shown): PV or PVH or HVM with PV drivers or PVHVM (possible)",
        r#"Nov 20 10:00:00 web01 kernel: [123456.789] xen:balloon: Cannot add additional memory (-17)
Nov 20 10:00:01 web01 kernel: [123457.789] blkfront: xvdb: flush diskcache: enabled; persistent grants: enabled; indirect descriptors: enabled;
"#,
    ),
    (
        "hostnamectl-ec2-xen",
        "Possibly: Xen guest: HVM or HVM with PV drivers or PVHVM on Amazon EC2 (possible)",
        r#"ubuntu@ip-172-31-0-1:~$ hostnamectl
 Static hostname: dev-server-01
       Icon name: computer-vm
         Chassis: vm
      Machine ID: ec2afa4aa82a6da7e7ec6c1787c5a7be
         Boot ID: f5bc0a4113914806a8bac9673f853ae2
  Virtualization: xen
Operating System: Ubuntu 24.04 LTS
          Kernel: Linux 6.8.0-1009-aws
    Architecture: x86-64
 Hardware Vendor: Xen
  Hardware Model: HVM domU
Firmware Version: 4.11.amazon
"#,
    ),
    (
        "hostnamectl-xen",
        "Possibly: Xen domain (dom0 or guest not shown), mode not shown on Amazon EC2 (possible)",
        r#"$ hostnamectl
   Static hostname: ip-10-0-1-10
         Icon name: computer-vm
           Chassis: vm
    Virtualization: xen
  Operating System: Ubuntu 18.04.5 LTS
            Kernel: Linux 5.4.0-1037-aws
      Architecture: x86-64
"#,
    ),
    (
        "pv-ec2-34",
        "Xen PV domain (dom0 or guest not shown) on Amazon EC2 (certain)",
        r#"[    0.000000] Booting paravirtualized kernel on Xen
[    0.000000] Xen version: 3.4.3.amazon (preserve-AD)
[    0.000000] setup_percpu: NR_CPUS:256 nr_cpumask_bits:256 nr_cpu_ids:1 nr_node_ids:1
"#,
    ),
    (
        "xenserver-6-dom0-in-virtualbox",
        "Xen PV dom0 on XenServer, nested in VirtualBox (certain)",
        r#"[    0.000000] Initializing cgroup subsys cpuset
[    0.000000] Linux version 2.6.32.43-0.4.1.xs1.8.0.835.170778xen (geeko@buildhost) (gcc version 4.1.2) #1 SMP
[    0.833732] Xen-provided machine memory map:
[    1.152453] ACPI: RSDP 000e0000 00024 (v02 VBOX  )
[    1.171706] Xen reported: 2226.212 MHz processor.
[    4.564900] netfront: Initialising virtual ethernet driver.
"#,
    ),
    (
        "oops-of-32-bits",
        "Xen PV domain (dom0 or guest not shown) (certain)",
        r#"[  812.400001] Pid: 214, comm: kswapd0 Not tainted 3.2.0-4-686-pae #1
[  812.400002] EIP: 0061:[<c1001227>] EFLAGS: 00000246 CPU: 0
"#,
    ),
    (
        "oops-that-names-the-board",
        "Possibly: Xen guest: HVM or HVM with PV drivers or PVHVM (possible)",
        r#"[    8.100001] invalid opcode: 0000 [#1] SMP
[    8.100002] Pid: 11, comm: kworker/0:1 Not tainted 3.0.13-0.27-default #1 Xen HVM domU
[    8.100003] RIP: 0010:[<ffffffff81002333>]  [<ffffffff81002333>] some_function+0x13/0x34
"#,
    ),
    (
        "oops-in-a-program",
        "Xen PV domain (dom0 or guest not shown) (certain)",
        r#"[  812.400002] RIP: e033:0x7f2b1c0d4a17
"#,
    ),
    (
        "an-arrow-behind-the-line",
        "Xen PV domain (dom0 or guest not shown) (certain)",
        r#"[    0.000000] Hypervisor detected: Xen PV <<<
[    0.100000] Booting kernel on Xen <-- here
"#,
    ),
    (
        "qubes-guest-cut-early",
        "Possibly: Xen domain (dom0 or guest not shown): PVH or HVM or HVM with PV drivers or PVHVM on Qubes OS (possible)",
        r#"[    0.000000] Linux version 5.10.54-1.fc32.qubes.x86_64 (mockbuild@host) (gcc (GCC) 10.3.1) #1 SMP
[    0.000000] BIOS-provided physical RAM map:
[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
"#,
    ),
    (
        "an-old-systemd-quotes-its-word",
        "Possibly: Xen domain (dom0 or guest not shown), mode not shown (possible)",
        r#"[    7.982500] dom0 systemd[1]: Detected virtualization 'xen'.
[    7.983077] dom0 kernel: random: systemd urandom read with 66 bits of entropy available
"#,
    ),
    (
        "guest-that-the-file-tells",
        "Possibly: Xen guest, mode not shown (possible)",
        r#"[root@vm01 ~]# cat /sys/hypervisor/type
xen
[root@vm01 ~]# cat /proc/xen/capabilities
[root@vm01 ~]# uname -r
3.10.0-1160.el7.x86_64
"#,
    ),
];
