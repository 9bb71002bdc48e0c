//! Containers, fragments of logs, and several machines in one text.

use super::Case;

pub const CASES: &[Case] = &[
    (
        "two-dmi-greps",
        "Likely: VirtualBox guest (likely) + Undecided between Xen and bare metal (possible)",
        r#"# dmesg |grep DMI
DMI 2.5 present.
DMI: innotek GmbH VirtualBox/VirtualBox, BIOS VirtualBox 12/01/2006

# dmesg |grep DMI
DMI 2.5 present.
DMI: HP ProLiant DL380 Gen BIOS P40 10/25/2012
"#,
    ),
    (
        "openvz-ct",
        "The text does not show which machine this is; seen from inside a container (openvz) (unknown)",
        r#"$ uname -a
Linux vps 2.6.32-042stab127.2 #1 SMP Thu Jan 4 16:41:44 MSK 2018 x86_64 x86_64 x86_64 GNU/Linux
$ ls -d /proc/vz /proc/bc
ls: cannot access /proc/bc: No such file or directory
/proc/vz
"#,
    ),
    (
        "openvz-beancounters",
        "The text does not show which machine this is; seen from inside a container (openvz) (unknown)",
        r#"# cat /proc/user_beancounters
Version: 2.5
       uid  resource                     held              maxheld              barrier                limit              failcnt
      101:  kmemsize                  8122379             14340096  9223372036854775807  9223372036854775807                    0
"#,
    ),
    (
        "docker-cgroup",
        "The text does not show which machine this is; seen from inside a container (docker) (unknown)",
        r#"$ cat /proc/1/cgroup
12:cpu,cpuacct:/docker/3f4e6d0b7a5c9d8e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f80
11:memory:/docker/3f4e6d0b7a5c9d8e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f80
"#,
    ),
    (
        "k8s-cgroup",
        "The text does not show which machine this is; seen from inside a container (kubernetes) (unknown)",
        r#"$ cat /proc/1/cgroup
11:cpuset:/kubepods/besteffort/pod2b3c/7d9f
0::/kubepods.slice/kubepods-besteffort.slice/x
"#,
    ),
    (
        "lxc-cgroup",
        "The text does not show which machine this is; seen from inside a container (lxc) (unknown)",
        r#"$ cat /proc/1/cgroup
10:devices:/lxc/101/ns/init.scope
1:name=systemd:/lxc/101/init.scope
"#,
    ),
    (
        "environ-lxc",
        "The text does not show which machine this is; seen from inside a container (lxc) (unknown)",
        r#"root@ct:~# cat /proc/1/environ
container=lxc
"#,
    ),
    (
        "environ-tr",
        "The text does not show which machine this is; seen from inside a container (podman) (unknown)",
        r#"root@ct:~# tr '\0' '\n' < /proc/1/environ
PATH=/usr/bin
container=podman
TERM=xterm
"#,
    ),
    (
        "dockerenv",
        "The text does not show which machine this is; seen from inside a container (docker) (unknown)",
        r#"# ls -la /.dockerenv
-rwxr-xr-x 1 root root 0 Mar  3 10:20 /.dockerenv
"#,
    ),
    (
        "overlay-mount",
        "The text does not show which machine this is; seen from inside a container (docker) (unknown)",
        r#"# mount
overlay on / type overlay (rw,relatime,lowerdir=/var/lib/docker/overlay2/l/ABC:/var/lib/docker/overlay2/l/DEF,upperdir=/var/lib/docker/overlay2/x/diff,workdir=/var/lib/docker/overlay2/x/work)
proc on /proc type proc (rw,nosuid,nodev,noexec,relatime)
"#,
    ),
    (
        "wsl2",
        "Hyper-V guest on Windows Subsystem for Linux 2 (certain)",
        r#"[    0.000000] Linux version 5.15.167.4-microsoft-standard-WSL2 (root@f9c826d3017f) (gcc (GCC) 11.2.0, GNU ld (GNU Binutils) 2.37) #1 SMP Tue Nov 5 00:21:55 UTC 2024
[    0.000000] Command line: initrd=\initrd.img WSL_ROOT_INIT=1 panic=-1 nr_cpus=16 hv_utils.timesync_implicit=1 console=hvc0 debug pty.legacy_count=0
[    0.000000] DMI not present or invalid.
[    0.000000] Hypervisor detected: Microsoft Hyper-V
"#,
    ),
    (
        "wsl1",
        "The text does not show which machine this is; seen from inside a container (wsl) (unknown)",
        r#"$ cat /proc/version
Linux version 4.4.0-19041-Microsoft (Microsoft@Microsoft.com) (gcc version 5.4.0 (GCC) ) #1237-Microsoft Sat Sep 11 14:32:00 PST 2021
"#,
    ),
    (
        "oops-pv",
        "Likely: Xen PV dom0 (likely)",
        r#"[ 5241.123456] BUG: unable to handle kernel NULL pointer dereference at 0000000000000010
[ 5241.123470] CPU: 1 PID: 2233 Comm: blkback.3.xvda Not tainted 4.9.0-3-amd64 #1 Debian 4.9.30-2
[ 5241.123480] Hardware name: Dell Inc. PowerEdge R710/00NH4P, BIOS 6.4.0 07/23/2013
[ 5241.123490] RIP: e030:[<ffffffff8121bfa2>]  [<ffffffff8121bfa2>] __blk_flush+0x2/0x10
[ 5241.123500] CS:  e033 DS: 0000 ES: 0000 CR0: 0000000080050033
"#,
    ),
    (
        "oops-old",
        "Xen PV domain (dom0 or guest not shown) (certain)",
        r#"RIP: e030:[<ffffffff80204ade>]  [<ffffffff80204ade>] hypercall_page
CS:  e033 DS: 0000 ES: 0000 CR0: 000000008005003b
"#,
    ),
    (
        "oops-kvm-hw",
        "Undecided between KVM and QEMU (possible)",
        r#"[  100.000000] CPU: 0 PID: 1 Comm: swapper/0 Not tainted 5.4.0 #1
[  100.000000] Hardware name: QEMU Standard PC (i440FX + PIIX, 1996), BIOS 1.10.2-1ubuntu1 04/01/2014
[  100.000000] RIP: 0010:panic+0x1
"#,
    ),
    (
        "oops-vmware",
        "Likely: VMware guest (likely)",
        r#"[  100.000000] CPU: 0 PID: 1 Comm: swapper/0 Not tainted 5.4.0 #1
[  100.000000] Hardware name: VMware, Inc. VMware Virtual Platform/440BX Desktop Reference Platform, BIOS 6.00 09/21/2015
"#,
    ),
    (
        "oops-dell",
        "Likely: Bare metal (likely)",
        r#"[  100.000000] CPU: 0 PID: 1 Comm: swapper/0 Not tainted 5.4.0 #1
[  100.000000] Hardware name: Dell Inc. PowerEdge R740/00WGD1, BIOS 2.8.2 08/27/2020
[  100.000000] RIP: 0010:foo+0x1
"#,
    ),
    (
        "console-dom0-guest",
        "Possibly: Xen dom0: PV or PVH (possible) + Xen PV guest; a domain of host (certain)",
        r#"root@host:~# xl info
host                   : host
release                : 6.1.0-18-amd64
version                : #1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1
machine                : x86_64
nr_cpus                : 16
xen_major              : 4
xen_minor              : 17
xen_extra              : .3
xen_caps               : xen-3.0-x86_64 hvm-3.0-x86_32 hvm-3.0-x86_32p hvm-3.0-x86_64
root@host:~# xl list
Name                                        ID   Mem VCPUs	State	Time(s)
Domain-0                                     0  4096     4     r-----   12345.6
web01                                        3  2048     2     -b----     234.5
root@host:~# xl console web01
[    0.000000] Linux version 5.10.0-28-amd64 (debian-kernel@lists.debian.org) #1 SMP
[    0.000000] ACPI in unprivileged domain disabled
[    0.000000] Booting paravirtualized kernel on Xen
[    0.000000] Xen version: 4.17.3 (preserve-AD)
"#,
    ),
    (
        "two-hosts-prompts",
        "Likely: KVM guest (likely) + VMware guest (certain)",
        r#"root@kvm1:~# dmesg | grep -i hypervisor
[    0.000000] Hypervisor detected: KVM
root@vm2:~# dmesg | grep -i hypervisor
[    0.000000] Hypervisor detected: VMware
"#,
    ),
    (
        "syslog-two-boots",
        "Xen PV dom0 (certain)",
        r#"Nov 20 10:00:00 web01 kernel: [    0.000000] Linux version 5.10.0-28-amd64 (debian) #1 SMP
Nov 20 10:00:00 web01 kernel: [    0.000000] DMI: Dell Inc. PowerEdge R640/0H28RR, BIOS 2.11.2 04/21/2021
Nov 20 10:00:00 web01 kernel: [    0.100000] Booting paravirtualized kernel on bare hardware
Nov 20 10:00:00 web01 kernel: [    1.900000] Freeing unused kernel image (initmem) memory: 2420K
Nov 20 11:00:00 web01 kernel: [    0.000000] Linux version 5.10.0-28-amd64 (debian) #1 SMP
Nov 20 11:00:00 web01 kernel: [    0.000000] Hypervisor detected: Xen PV
Nov 20 11:00:00 web01 kernel: [    0.100000] Booting paravirtualized kernel on Xen
Nov 20 11:00:00 web01 kernel: [    0.100000] Xen version: 4.14.5 (preserve-AD)
Nov 20 11:00:00 web01 kernel: [    1.100000] xen_mcelog: /dev/mcelog registered by Xen
"#,
    ),
    (
        "oops-ec2-hvm",
        "Likely: Xen PVHVM guest on Amazon EC2 (likely)",
        r#"  kernel BUG at drivers/xen/events/events_base.c:499!
  invalid opcode: 0000 [#1] SMP PTI
  CPU: 44 PID: 375 Comm: kworker/u257:23 Not tainted 5.10.201-191.748.amzn2.x86_64 #1
  Hardware name: Xen HVM domU, BIOS 4.11.amazon 08/24/2006
  Workqueue: nvme-reset-wq nvme_reset_work
  RIP: 0010:bind_evtchn_to_cpu+0xdf/0xf0
"#,
    ),
    (
        "oops-qubes-dom0",
        "Likely: Xen PV dom0 on Qubes OS (likely)",
        r#"[ 2495.945931] CPU: 14 PID: 24181 Comm: Xorg Not tainted 5.4.72-2.qubes.x86_64 #1
[ 2495.945954] Hardware name: HP ProLiant DL360p Gen8, BIOS P71 05/24/2019
[ 2495.945984] RIP: e030:smp_call_function_many+0x20a/0x270
"#,
    ),
    (
        "oops-dom0-in-qemu",
        "Likely: Xen PV dom0, nested in QEMU (likely)",
        r#"[  589.596145] CPU: 0 PID: 1111 Comm: qemu-system-i38 Tainted: G        W         5.10.0+ #180
[  589.597708] Hardware name: QEMU Standard PC (Q35 + ICH9, 2009), BIOS rel-1.12.0-59-gc9ba5276e321-prebuilt.qemu.org 04/01/2014
[  589.599782] RIP: e030:evtchn_interrupt+0xeb/0x100
"#,
    ),
    (
        "oops-xenserver",
        "Likely: Xen PV dom0 (likely)",
        r#"CPU: 1 PID: 0 Comm: swapper/1 Tainted: G           O    4.4.0+2 #1
Hardware name: IBM System x3650 M3 -[7945K2G]-/69Y5698, BIOS -[D6E162AUS-1.20]- 05/07/2014
RIP: e030:[<ffffffff8115e055>]  [<ffffffff8115e055>] free_pcppages_bulk+0xe5/0x520
RSP: e02b:ffff88018a823d70  EFLAGS: 00010093
"#,
    ),
    (
        "pv-and-encrypted",
        "Xen PV domain (dom0 or guest not shown) (certain) + A virtual machine, memory encrypted by AMD SEV; the text does not show which hypervisor (unknown)",
        r#"I tested on Xen:

[    5.119877] Booting paravirtualized kernel on Xen
[    5.190423] software IO TLB: Low Mem mapped [mem 0x0000000234e00000-0x000000023ce00000] (128MB)

I also tested virtio-scsi on VM with AMD SEV enabled.

# cat /proc/cmdline
ro crashkernel=auto rhgb quiet

[    0.729790] AMD Memory Encryption Features active: SEV
[    2.113147] software IO TLB: Low Mem mapped [mem 0x0000000073e1e000-0x000000007be1e000] (128MB)
"#,
    ),
    // Linux 4.16 to 5.7 print KVM's line where there is no KVM.
    (
        "tlb-flush-on-bare-metal",
        "Likely: Bare metal (likely)",
        r#"[    0.000000] Linux version 4.19.107-Unraid (root@Develop) (gcc version 9.2.0 (GCC)) #1 SMP Thu Mar 5 13:55:57 PST 2020
[    0.000000] DMI: Gigabyte Technology Co., Ltd. Z390 M GAMING/Z390 M GAMING-CF, BIOS F9e 12/02/2019
[    0.108073] Booting paravirtualized kernel on bare hardware
[    0.261101] KVM setup pv remote TLB flush
[    0.914000] Run /init as init process
"#,
    ),
    // Only the place of the tables tells: `Xen HVM` stands in the log of a PVH guest as well.
    (
        "pvh-by-its-tables",
        "Xen PVH guest (certain)",
        r#"[    0.000000] Hypervisor detected: Xen HVM
[    0.000000] Xen version 4.17.
[    0.007000] ACPI: RSDP 0x00000000FC008000 000024 (v02 Xen   )
"#,
    ),
    // A kernel that somebody named after Xen is no XenLinux.
    (
        "oops-hvm-named-xen",
        "Possibly: Xen guest: HVM or HVM with PV drivers or PVHVM (possible)",
        r#"[   22.356105] general protection fault: 0000 [#1] SMP PTI
[   22.361185] CPU: 2 PID: 52 Comm: xenwatch Not tainted 5.5.0xen+ #6
[   22.366727] Hardware name: Xen HVM domU, BIOS ...
[   22.372245] RIP: 0010:_parse_integer_fixup_radix+0x6/0x60
"#,
    ),
    // Every guest of Qubes OS could serve others: its back ends make it no dom0.
    (
        "oops-qubes-hvm",
        "Likely: Xen PVHVM guest on Qubes OS (likely)",
        r#"WARNING: lib/string_helpers.c:1035 at __fortify_report+0x4f/0x90, CPU#1: kworker/1:1/51
Modules linked in: mt76 pata_acpi xen_scsiback xen_netback xen_privcmd xen_gntdev xen_blkback overlay xen_blkfront
CPU: 1 UID: 0 PID: 51 Comm: kworker/1:1 Not tainted 6.19.0-0.rc2.1.qubes.1001.fc41.x86_64 #1 PREEMPT(full)
Hardware name: Xen HVM domU, BIOS 4.19.4 12/21/2025
RIP: 0010:__fortify_report+0x4f/0x90
"#,
    ),
    (
        "oops-qubes-dom0",
        "Possibly: Xen dom0: PV or PVH on Qubes OS (possible)",
        r#"Feb 20 22:59:46 dom0 kernel: Xorg: page allocation failure: order:6, mode:0x40dc0(GFP_KERNEL|__GFP_COMP|__GFP_ZERO)
Feb 20 22:59:46 dom0 kernel: CPU: 1 PID: 3570 Comm: Xorg Not tainted 5.4.98-1.fc32.qubes.x86_64 #1
Feb 20 22:59:46 dom0 kernel: Hardware name: System manufacturer System Product Name/PRIME X370-PRO, BIOS 5603 07/28/2020
Feb 20 22:59:46 dom0 kernel: Call Trace:
"#,
    ),
    // A mail broke the list of modules, and both kinds of drivers are in it.
    (
        "oops-modules-wrapped",
        "Xen PV domain (dom0 or guest not shown) (certain)",
        r#"[   15.665235] Modules linked in: fuse xt_nat xen_netback xt_REDIRECT
nf_nat_redirect ip6table_filter u2mfn(O)
xen_blkback xenfs xen_privcmd xen_blkfront
[   15.665297] RIP: e030:[<ffffffff8122d520>]  [<ffffffff8122d520>] mem_cgroup_node_nr_lru_pages+0x20/0x40
"#,
    ),
    // KVM's module refuses to load in a dom0.
    (
        "oops-host-without-segment",
        "Likely: Bare metal (likely)",
        r#"[ 1458.488900] Modules linked in: vhost_net vhost kvm_intel kvm irqbypass
[ 1458.488927] CPU: 169 UID: 0 PID: 8259 Comm: CPU 0/KVM Not tainted 6.15.0-rc1 #1 PREEMPT(voluntary)
[ 1458.488933] Hardware name: Dell Inc. PowerEdge R740/00WGD1, BIOS 2.8.2 08/27/2020
[ 1458.489273] RIP: 0033:0x7f0898724ded
"#,
    ),
    (
        "pv-dom0-by-its-tables",
        "Xen PV dom0 (certain)",
        r#"[    0.285848] ACPI: PM-Timer IO Port: 0x1808
[    0.285958] ACPI: HPET id: 0x8086a201 base: 0xfed00000
[    0.286005] Booting paravirtualized kernel on Xen
[    0.286006] Xen version: 4.12.0 (preserve-AD)
"#,
    ),
    (
        "pv-guest-without-tables",
        "Likely: Xen PV guest (likely)",
        r#"[    0.017155] Booting paravirtualized kernel on Xen
[    0.017158] Xen version: 3.3.1-rc4 (preserve-AD)
[    0.037624] PCI: Fatal: No config space access function found
[    0.038287] ACPI: Interpreter disabled.
"#,
    ),
    // Qubes OS was started without Xen.
    (
        "qubes-on-bare-metal",
        "Likely: Bare metal (likely)",
        r#"[    0.000000] Linux version 5.10.28-2.fc32.qubes.x86_64 (mockbuild@work-qubesos) (gcc (GCC) 10.2.1 20201125) #1 SMP Tue Apr 13 00:02:05 CEST 2021
[    0.000000] DMI: To Be Filled By O.E.M. To Be Filled By O.E.M./X570D4U-2L2T, BIOS P1.30 12/04/2020
[    0.193956] Booting paravirtualized kernel on bare hardware
[   11.300432] systemd[1]: Created slice system-qubes\x2dvm.slice.
"#,
    ),
];
