// The virtualization spectrum of Xen: which part of a machine each mode virtualizes, and how.
// After the Xen Project's wiki, "Virtualization Spectrum", and Brendan Gregg's "Xen modes".

/** P: paravirtualized. VS: virtualized in software, emulated. VH: virtualized in hardware. */
export type Way = "P" | "VS" | "VH";

/** `name` is the word that the report has for it. */
export const WAYS: { way: Way; name: string; meaning: string }[] = [
  { way: "P", name: "paravirtualized", meaning: "the guest knows and calls the hypervisor: fast" },
  { way: "VH", name: "hardware", meaning: "the processor does it: fast" },
  { way: "VS", name: "software", meaning: "emulated by a program on the host: slow" },
];

/** The columns, and the report's subsystems that each stands for. */
export const PARTS: { title: string; subsystems: string[] }[] = [
  { title: "Boot", subsystems: ["boot"] },
  { title: "Disk and network", subsystems: ["disk", "network"] },
  { title: "Interrupts and timers", subsystems: ["interrupts", "timers"] },
  { title: "Emulated motherboard", subsystems: ["motherboard"] },
  { title: "Privileged instructions", subsystems: ["privileged"] },
];

/** In the order of `PARTS`. */
export const MODES: { mode: string; ways: Way[] }[] = [
  { mode: "pv", ways: ["P", "P", "P", "P", "P"] },
  { mode: "hvm", ways: ["VS", "VS", "VS", "VS", "VH"] },
  { mode: "hvm-pv-drivers", ways: ["VS", "P", "VS", "VS", "VH"] },
  { mode: "pvhvm", ways: ["VS", "P", "P", "VS", "VH"] },
  { mode: "pvh", ways: ["P", "P", "P", "P", "VH"] },
];
