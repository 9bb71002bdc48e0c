// Samples beside those that each format brings along: the modes of Xen, and whole tickets.

import type { Sample } from "./report";

/**
 * Lines of real logs that decide, as `dmesg | grep -i xen` shows them; Linux 6.1 on Xen 4.17. Of two modes that hardly
 * anybody runs any more there is no log to hand: their lines are made up after the kernel's source, and are called so.
 */
const MODES: [title: string, log: string][] = [
  [
    "Xen PV guest",
    `[    0.000000] ACPI in unprivileged domain disabled
[    0.000000] Hypervisor detected: Xen PV
[    2.122927] Booting kernel on Xen
[    2.122960] Xen version: 4.17.5 (preserve-AD)
[   40.509828] blkfront: xvda: flush diskcache: enabled; persistent grants: enabled; indirect descriptors: enabled; bounce buffer: enabled
`,
  ],
  [
    "Xen PVH guest",
    `[    0.000000] Hypervisor detected: Xen HVM
[   25.271824] Booting kernel on Xen PVH
[   25.271897] Xen version: 4.17.5
[   31.803697] xen:events: Xen HVM callback vector for event delivery is enabled
[   67.216526] xenbus_probe_frontend: Device with no driver: device/vbd/51712
`,
  ],
  [
    "Xen PVHVM guest",
    `[    0.000000] DMI: Xen HVM domU, BIOS 4.17.5 11/29/2025
[    0.000000] Hypervisor detected: Xen HVM
[    0.000000] Xen version 4.17.
[    0.000000] platform_pci_unplug: Netfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated NICs.
[    0.000000] platform_pci_unplug: Blkfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated disks.
[  117.497521] Booting paravirtualized kernel on Xen HVM
[  221.998204] xen:events: Xen HVM callback vector for event delivery is enabled
`,
  ],
  [
    "PVHVM, disks emulated",
    `[    0.000000] DMI: Xen HVM domU, BIOS 4.17.5 11/29/2025
[    0.000000] Hypervisor detected: Xen HVM
[    0.000000] Xen version 4.17.
[    0.000000] platform_pci_unplug: Xen Platform PCI: unrecognised magic value
[  241.195967] Booting paravirtualized kernel on Xen HVM
[  469.961317] xen:events: Xen HVM callback vector for event delivery is enabled
[ 1137.602027] ata1.00: ATA-7: QEMU HARDDISK, 2.5+, max UDMA/100
[ 1384.282061] e1000 0000:00:02.0 eth0: (PCI:33MHz:32-bit) 00:16:3e:2a:d7:f8
`,
  ],
  [
    "HVM with PV drivers, made up",
    `[    0.000000] DMI: Xen HVM domU, BIOS 4.0.1 01/01/2011
[    0.000000] Hypervisor detected: Xen HVM
[    0.000000] Xen version 4.0.
[    0.000000] Booting paravirtualized kernel on Xen HVM
[    0.000000] Request for Xen HVM callback vector failed.
[    0.000000] Xen doesn't support pvclock on HVM,disable pv timer
[    1.700000] blkfront: xvda: barrier or flush: disabled
`,
  ],
  [
    "Xen HVM guest, made up",
    `[    0.000000] Command line: root=/dev/sda1 ro xen_nopv
[    0.000000] DMI: Xen HVM domU, BIOS 4.17.5 11/29/2025
[    0.000000] Hypervisor detected: Xen HVM
[    0.000000] Booting paravirtualized kernel on bare hardware
[    1.100000] ata1.00: ATA-7: QEMU HARDDISK, 2.5+, max UDMA/100
`,
  ],
  [
    "Xen PV dom0",
    `[    0.000000] Hypervisor detected: Xen PV
[    2.047823] Booting kernel on Xen
[    2.047849] Xen version: 4.17.5 (preserve-AD)
[    4.287221] xen: registering gsi 9 triggering 0 polarity 0
`,
  ],
  [
    "Xen PVH dom0",
    `[    0.000000] Hypervisor detected: Xen HVM
[   24.357013] Booting kernel on Xen PVH
[   24.357146] Xen version: 4.17.5
[   26.342386] xen:events: Xen HVM callback vector for event delivery is enabled
[   42.339659] xen_mcelog: Failed to get CPU numbers
`,
  ],
];

/** The modes and three tickets, which are put together of the formats' own samples. */
export function showcase(samples: Sample[]): Sample[] {
  const of = (format: string) => samples.find((sample) => sample.format === format)?.text ?? "";
  const log = (wanted: string) => MODES.find(([title]) => title === wanted)?.[1] ?? "";
  const tickets = [
    [
      "A slow guest",
      `Hello, the shop is slow since Monday, see below.\n\nroot@web01:~# dmesg | grep -i xen\n${log("Xen PV guest")}root@web01:~# vmstat 1 5\n${of("vmstat")}root@web01:~# free\n${of("free")}\nRegards\n`,
    ],
    ["A host of 2009", `jacarepagua:~# xm info\n${of("xl-info")}jacarepagua:~# cat /proc/net/dev\n${of("net-dev")}jacarepagua:~# xentop -b -i 1\n${of("xentop")}`],
    [
      "Two machines, quoted",
      `> root@host7:~# xl list\n${of("xl-list")}\nroot@host7:~# dmesg | grep -i xen\n${log("Xen PVH dom0")}\nand in the guest:\n\nroot@db01:~# dmesg | grep -i xen\n${log("Xen PVHVM guest")}`.replaceAll("\n", "\n> "),
    ],
  ] as const;
  return [
    ...MODES.map(([title, text]) => ({ format: "dmesg", title, text })),
    ...tickets.map(([title, text]) => ({ format: "ticket", title, text })),
  ];
}
