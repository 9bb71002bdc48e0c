// Names for the slugs of a report, and numbers as people read them. A slug that is not
// listed is shown as it stands, so that the engine can learn new ones without this file.

const NAMES: Record<string, string> = {
  // Hypervisors.
  xen: "Xen",
  kvm: "KVM",
  qemu: "QEMU without acceleration",
  vmware: "VMware",
  "hyper-v": "Hyper-V",
  virtualbox: "VirtualBox",
  parallels: "Parallels",
  bhyve: "bhyve",
  acrn: "ACRN",
  jailhouse: "Jailhouse",
  "apple-vz": "Apple Virtualization",
  bochs: "Bochs",
  powervm: "PowerVM",
  zvm: "z/VM",
  lguest: "lguest",
  none: "none",
  // Modes.
  pv: "PV",
  pvh: "PVH",
  hvm: "HVM",
  "hvm-pv-drivers": "HVM with PV drivers",
  pvhvm: "PVHVM",
  // Roles.
  "bare-metal": "bare metal",
  // Confidential computing.
  "amd-sev": "AMD SEV",
  "amd-sev-es": "AMD SEV-ES",
  "amd-sev-snp": "AMD SEV-SNP",
  "intel-tdx": "Intel TDX",
};

export function nameOf(slug: string): string {
  return NAMES[slug] ?? slug;
}

/** `pv, pvh or hvm`, in names. */
export function oneOf(slugs: readonly string[]): string {
  const names = slugs.map(nameOf);
  const last = names.pop();
  return names.length === 0 ? (last ?? "") : `${names.join(", ")} or ${last}`;
}

/** `hypervisorVersion` as a label: `Hypervisor version`. */
export function labelOf(key: string): string {
  const words = key.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/-/g, " ").toLowerCase();
  const label = words.replace(/ mib$/, ", MiB").replace(/^cpus\b/, "CPUs");
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** With thin spaces between groups of three digits. */
export function grouped(count: number): string {
  return Math.round(count).toString().replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** `1 line`, `96 lines`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

export function sizeOf(bytes: number): string {
  if (bytes < 10_000) return counted(bytes, "byte");
  if (bytes < 10_000_000) return `${grouped(bytes / 1000)} kB`;
  return `${grouped(bytes / 1_000_000)} MB`;
}

export function lineRange(first: number, last: number): string {
  return first === last ? `line ${grouped(first)}` : `lines ${grouped(first)}–${grouped(last)}`;
}
