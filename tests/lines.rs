//! The lines by which kernels from 2.6.18 to 7.1 give their machine away, each variant with the marker
//! that it is; and lines that look alike and are none.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use virtlens::{Source, analyze};

/// Markers of the room `dmesg`, each with lines that are it.
const LINES: &[(&str, &[&str])] = &[
    ("hypervisor-xen-hvm", &["Hypervisor detected: Xen HVM"]),
    ("hypervisor-xen", &["Hypervisor detected: Xen"]),
    ("hypervisor-xen-pv", &["Hypervisor detected: Xen PV"]),
    ("hypervisor-xen-pvh", &["Hypervisor detected: Xen PVH"]),
    ("booting-on-xen", &["Booting paravirtualized kernel on Xen", "Booting kernel on Xen"]),
    ("booting-pvh-v1", &["Booting paravirtualized kernel with PVH extensions on Xen"]),
    ("booting-on-xen-pvh", &["Booting paravirtualized kernel on Xen PVH", "Booting kernel on Xen PVH"]),
    ("booting-on-xen-hvm", &["Booting paravirtualized kernel on Xen HVM"]),
    ("booting-on-bare-hardware", &["Booting paravirtualized kernel on bare hardware"]),
    (
        "xen-version-banner",
        &["Xen version: 4.17.5 (preserve-AD)", "Xen version: 4.21.1", "Xen version: 3.4.2 (preserve-AD) (dom0)"],
    ),
    ("preserve-ad", &["Xen version: 4.17.5 (preserve-AD)"]),
    ("xen-of-amazon", &["Xen version: 4.2.amazon (preserve-AD)", "Xen version: 3.4.3-kaos_t1micro (preserve-AD)"]),
    ("xen-version-sentence", &["Xen version 4.17."]),
    ("hypervisor-signature", &["Hypervisor signature: xen-3.0-x86_32p"]),
    (
        "apic-xen-pv",
        &[
            "APIC: Switched APIC routing to: Xen PV",
            "Setting APIC routing to Xen PV.",
            "Switched APIC routing from physical flat to Xen PV.",
        ],
    ),
    ("events-abi", &["xen:events: Using FIFO-based ABI", "xen:events: Using 2-level ABI"]),
    ("no-legacy-pic", &["Using NULL legacy PIC"]),
    ("p2m", &["p2m virtual area at (____ptrval____), size is 40000000"]),
    ("vpmu-disabled", &["VPMU disabled by hypervisor."]),
    (
        "callback-vector",
        &[
            "Xen HVM callback vector for event delivery is enabled",
            "xen:events: Xen HVM callback vector for event delivery is enabled",
        ],
    ),
    (
        "callback-vector-failed",
        &["Request for Xen HVM callback vector failed", "xen:events: Request for Xen HVM callback vector failed"],
    ),
    ("xen-timer", &["Xen: using vcpuop timer interface", "installing Xen timer for CPU 3"]),
    (
        "no-pv-timer",
        &[
            "Xen doesn't support pvclock on HVM,disable pv timer",
            "Xen doesn't support pvclock on HVM, disable pv timer",
        ],
    ),
    ("xen-spinlocks", &["xen: PV spinlocks enabled", "xen: PV spinlocks disabled"]),
    ("platform-pci", &["Xen Platform PCI: I/O protocol version 1"]),
    (
        "unplug-nics",
        &[
            "Netfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated NICs.",
            "platform_pci_unplug: Netfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated NICs.",
        ],
    ),
    (
        "unplug-disks",
        &["Blkfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated disks."],
    ),
    ("platform-pci-unrecognised", &["Xen Platform PCI: unrecognised magic value"]),
    ("platform-pci-blacklisted", &["Xen Platform: blacklisted by host"]),
    ("pagetable-dying", &["HVMOP_pagetable_dying not supported"]),
    (
        "blkfront",
        &[
            "blkfront: xvda: barriers enabled",
            "blkfront: xvda: barrier: enabled",
            "blkfront: xvda1: flush diskcache: enabled",
            "blkfront: xvda: barrier or flush: disabled",
            "blkfront: xvda: flush diskcache: enabled; persistent grants: enabled; indirect descriptors: enabled;",
            "blkfront: xvda: flush diskcache: enabled; persistent grants: enabled; indirect descriptors: enabled; bounce buffer: disabled;",
        ],
    ),
    (
        "netfront",
        &["Initialising Xen virtual ethernet driver.", "xen_netfront: Initialising Xen virtual ethernet driver"],
    ),
    ("netfront-device", &["xennet: skb rides the rocket: 19 slots", "xen_netfront: backend supports XDP headroom"]),
    ("acpi-unprivileged", &["ACPI in unprivileged domain disabled"]),
    ("pci-frontend", &["PCI: setting up Xen PCI frontend stub"]),
    ("registering-gsi", &["xen: registering gsi 16 triggering 0 polarity 1"]),
    ("pirq", &["xen: --> pirq=16 -> irq=9 (gsi=9)"]),
    ("gsi-already-set-up", &["Already setup the GSI :16"]),
    ("sci-override", &["xen: sci override: global_irq=9 trigger=0 polarity=1", "xen: acpi sci 9"]),
    (
        "e820-from-xen",
        &[
            "Xen: [mem 0x0000000000000000-0x000000000009ffff] usable",
            " Xen: 0000000000000000 - 00000000000a0000 (usable)",
        ],
    ),
    (
        "pv-memory",
        &[
            "Released 0 page(s)",
            "Remapped 728641 page(s)",
            "Remapped 98 page(s), last_pfn=262242",
            "Remapped 4 non-RAM page(s)",
            "Set 264095 page(s) to 1-1 mapping",
            "Populating 3d800-40000 pfn range: 10240 pages added",
            "Freeing 9f-100 pfn range: 97 pages freed",
            "released 0 pages of unused memory",
        ],
    ),
    ("xen-pv-vcpus", &["Xen PV: Detected 4 vCPUS"]),
    ("processor-info", &["xen_acpi_processor: Uploading Xen processor PM info"]),
    ("mcelog", &["xen_mcelog: /dev/mcelog registered by Xen"]),
    (
        "backend",
        &[
            "xen-pciback: backend is vpci",
            "xen_pciback: backend is passthrough",
            "blkback: ring-ref 8, event-channel 6, protocol 1 (x86_64-abi)",
            "netback/xenbus (frontend_changed:240) .",
            "xen-blkback: backend/vbd/1/51712: using 2 queues, protocol 1 (x86_64-abi)",
            "blk_tap: initialised",
        ],
    ),
    (
        "grant-tables",
        &[
            "Grant tables using version 2 layout.",
            "xen:grant_table: Grant tables using version 1 layout",
            "Grant table initialized",
        ],
    ),
    (
        "balloon",
        &[
            "xen:balloon: Initialising balloon driver",
            "xen/balloon: Initialising balloon driver.",
            "xen_balloon: Initialising balloon driver with page order 0.",
            "xen_mem: Initialising balloon driver.",
        ],
    ),
    (
        "clocksource-xen",
        &["Switching to clocksource xen", "Switched to clocksource xen", "clocksource: Switched to clocksource xen"],
    ),
    (
        "clocksource-xen-offered",
        &["clocksource: xen: mask: 0xffffffffffffffff max_cycles: 0x1cd42e4dffb, max_idle_ns: 881590591483 ns"],
    ),
    (
        "acpi-xen",
        &[
            "ACPI: RSDP 0x00000000000EA020 000024 (v02 Xen   )",
            "ACPI: RSDP 00000000000ea020 00024 (v02    Xen)",
            "ACPI: XSDT 0x00000000FC00C780 000054 (v01 Xen    HVM      00000000 HVML 00000000)",
        ],
    ),
    // Where the tables begin tells who put them there.
    (
        "acpi-xen-pvh",
        &["ACPI: RSDP 0x00000000FC008000 000024 (v02 Xen   )", "ACPI: RSDP 0x00000000000FFFC0 000024 (v02 Xen   )"],
    ),
    (
        "acpi-xen-hvm",
        &[
            "ACPI: RSDP 0x00000000000EA020 000024 (v02 Xen   )",
            "ACPI: RSDP 0x00000000000F59D0 000024 (v02 Xen   )",
            "ACPI: HPET 0x00000000FC00C690 000038 (v01 Xen    HVM      00000000 HVML 00000000)",
            "ACPI: WAET 0x00000000FC00C6D0 000028 (v01 Xen    HVM      00000000 HVML 00000000)",
        ],
    ),
    ("no-acpi", &["ACPI: Interpreter disabled.", "PCI: System does not support PCI"]),
    ("root-on-xvd", &["Command line: root=/dev/xvda1 ro console=hvc0"]),
    ("native-segment", &["RIP: 0010:native_safe_halt+0xe/0x10", "CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033"]),
    ("arm-xen", &["Xen 4.17 support found", "Xen 4.4 support found, events_irq=31 gnttab_frame_pfn=b0000"]),
    ("arm-xenvm", &["Machine model: XENVM-4.17"]),
    ("nopv-ignored", &["\"nopv\" parameter is ignored in PVH guest"]),
    (
        "vcpu-info",
        &[
            "trying to map vcpu_info 0 at ffff88000233d020, mfn 1b2c3, offset 32",
            "cpu 0 using vcpu_info at ffff88000233d020",
        ],
    ),
    ("kpti-off-on-pv", &["Kernel/User page tables isolation: disabled on XEN PV."]),
    (
        "oops-segment",
        &[
            "RIP: e033:0x7f2b1c0d4a17",
            "EIP: 0061:[<c1001227>] EFLAGS: 00000246 CPU: 0",
            "RIP: e030:[<ffffffff810013aa>]  [<ffffffff810013aa>] hypercall_page+0x3aa/0x1000",
            "CS: e030 DS: 0000 ES: 0000 CR0: 0000000080050033",
        ],
    ),
    // XenLinux: RHEL 5, SLES, Debian lenny.
    ("xen-reported-mhz", &["Xen reported: 2266.746 MHz processor."]),
    ("xenlinux-console", &["Xen virtual console successfully installed as xvc0"]),
    ("xenlinux-map", &["Xen-provided physical RAM map:", "Xen-provided machine memory map:"]),
    ("event-channel-device", &["Event-channel device installed.", "xen:xen_evtchn: Event-channel device installed"]),
    (
        "xenlinux-frontend",
        &["netfront: Initialising virtual ethernet driver.", "xen-vbd: registered block device major 202"],
    ),
    (
        "xenbus-frontend",
        &[
            "XENBUS: Device with no driver: device/vbd/51712",
            "xenbus_probe_frontend: Device with no driver: device/vif/0",
        ],
    ),
    // Others.
    ("hypervisor-kvm", &["Hypervisor detected: KVM"]),
    ("booting-on-kvm", &["Booting paravirtualized kernel on KVM"]),
    (
        "kvm-clock",
        &["kvm-clock: Using msrs 4b564d01 and 4b564d00", "kvm-clock: cpu 0, msr 45a201001, primary cpu clock"],
    ),
    (
        "kvm-guest",
        &[
            "kvm-guest: PV spinlocks enabled",
            "kvm-guest: KVM setup pv remote TLB flush",
            "kvm-guest: setup PV IPIs",
            "kvm-stealtime: cpu 0, msr 17fc2c0c0",
            "KVM setup async PF for cpu 0",
        ],
    ),
    ("hypervisor-vmware", &["Hypervisor detected: VMware"]),
    (
        "vmware-guest",
        &[
            "vmware: TSC freq read from hypervisor : 2294.609 MHz",
            "vmware: Host bus clock speed read from hypervisor : 66000000 Hz",
            "vmware: using sched offset of 5794653794 ns",
            "Booting paravirtualized kernel on VMware hypervisor",
            "vmware-stealtime: cpu 0, pa 1",
        ],
    ),
    (
        "hypervisor-hyper-v",
        &[
            "Hypervisor detected: Microsoft HyperV",
            "Hypervisor detected: Microsoft Hyper-V",
            "HyperV: features 0x2e7f, hints 0xc2c",
            "Hyper-V: privilege flags low 0xae7f, high 0x3b8030, hints 0x9e4e24, misc 0xe0bed7b2",
            "Hyper-V Host Build:17763-10.0-1-0.2452",
            "Hyper-V: Host Build 10.0.22621.1-1-0",
            "Booting paravirtualized kernel on Hyper-V",
        ],
    ),
    ("hyper-v-bus", &["hv_vmbus: Vmbus version:5.2", "Vmbus version:5.2"]),
    ("hyper-v-root", &["Hyper-V: running as root partition"]),
    (
        "hyper-v-isolated",
        &["Hyper-V: Isolation Config: Group A 0x1, Group B 0xba2", "Linux runs in Hyper-V Virtual Trust Level"],
    ),
    ("hypervisor-jailhouse", &["Hypervisor detected: Jailhouse"]),
    ("hypervisor-acrn", &["Hypervisor detected: ACRN"]),
    ("hypervisor-bhyve", &["Hypervisor detected: Bhyve"]),
    ("booting-on-vmi", &["Booting paravirtualized kernel on vmi [deprecated]"]),
    ("booting-on-lguest", &["Booting paravirtualized kernel on lguest"]),
    ("acpi-firecracker", &["ACPI: XSDT 0x00000000000E0040 00003C (v01 FIRECK FCVMXSDT 00000000 FCAT 20240119)"]),
    ("acpi-cloud-hypervisor", &["ACPI: XSDT 0x00000000000A0064 00004C (v01 CLOUDH CHXSDT   00000001 RVAT 01000000)"]),
    (
        "acpi-qemu",
        &["ACPI: RSDP 0x00000000000F5A50 000014 (v00 BOCHS )", "ACPI: RSDP 00000000000f8d60 00014 (v00  BOCHS)"],
    ),
    ("no-dmi", &["DMI not present or invalid.", "DMI not present."]),
    (
        "zvm",
        &[
            "setup: Linux is running as a z/VM guest operating system in 64-bit mode",
            "Hardware name: IBM 2964 N96 400 (z/VM 6.4.0)",
        ],
    ),
    ("s390-kvm", &["setup: Linux is running under KVM in 64-bit mode", "Hardware name: IBM 8561 T01 701 (KVM/Linux)"]),
    ("s390-guest", &["setup: Linux is running as a guest in 64-bit mode"]),
    ("s390-native", &["setup: Linux is running natively in 64-bit mode", "Hardware name: IBM 3906 M04 704 (LPAR)"]),
    ("pseries", &["Using pSeries machine description"]),
    ("pseries-qemu", &["Hardware name: IBM pSeries (emulated by qemu) POWER9 (raw) 0x4e1202"]),
    (
        "power-hypervisor",
        &[
            "Hardware name: IBM,9009-42A POWER9 (raw) 0x4e0202 0xf000005 of:IBM,FW940.02 (VL940_041) hv:phyp pSeries",
            // As a mail breaks it.
            "Hardware name: IBM,9080-HEX Power11 (architected)",
        ],
    ),
    ("arm-kvm", &["smccc: KVM: hypervisor services detected (0x0 0x0 0x0 0x3)"]),
    ("arm-el1", &["kvm [1]: HYP mode not available", "CPU: All CPU(s) started at EL1", "arm-pv: using stolen time PV"]),
    ("hyper-v-nested", &["Hyper-V: running on a nested hypervisor"]),
    ("arm-el2", &["kvm [1]: Hyp mode initialized successfully", "kvm [1]: VHE mode initialized successfully"]),
    ("kvm-module", &["kvm: Nested Virtualization enabled", "SVM: kvm: Nested Paging enabled"]),
    ("sev", &["AMD Memory Encryption Features active: SEV", "Memory Encryption Features active: AMD SEV"]),
    ("sev-es", &["AMD Memory Encryption Features active: SEV SEV-ES"]),
    ("sev-snp", &["Memory Encryption Features active: AMD SEV SEV-ES SEV-SNP"]),
    ("tdx", &["tdx: Guest detected", "Memory Encryption Features active: Intel TDX"]),
];

/// The markers that a record is.
fn markers(line: &str) -> Vec<&'static str> {
    let text = format!("[    0.000000] {line}\n");
    let source = Source::from_text(&text);
    let report = analyze(&source);
    assert_eq!(report.sections.len(), 1, "{line}");
    report.machines[0].evidence.iter().filter_map(|it| it.marker.strip_prefix("dmesg/")).collect()
}

#[test]
fn each_line_is_its_marker() {
    for (marker, lines) in LINES {
        for line in *lines {
            let found = markers(line);
            assert!(found.contains(marker), "{line}: {found:?}");
        }
    }
}

/// The names of modes begin alike: the whole tail of the line counts.
#[test]
fn what_looks_alike_is_something_else() {
    for (line, not) in [
        ("Hypervisor detected: Xen HVM", "hypervisor-xen"),
        ("Hypervisor detected: Xen PV", "hypervisor-xen"),
        ("Hypervisor detected: Xen PVH", "hypervisor-xen-pv"),
        ("Booting paravirtualized kernel on Xen HVM", "booting-on-xen"),
        ("Booting kernel on Xen PVH", "booting-on-xen"),
        ("kvm-guest: PV spinlocks enabled", "xen-spinlocks"),
        ("Hyper-V: PV spinlocks enabled", "xen-spinlocks"),
        ("PV spinlocks enabled", "xen-spinlocks"),
        ("Xen version 4.17.", "xen-version-banner"),
        ("Xen version: 4.17.5", "xen-version-sentence"),
        // A host's own memory encryption, and a host that could run trust domains.
        ("AMD Memory Encryption Features active: SME", "sev"),
        ("Memory Encryption Features active: AMD SME", "sev"),
        ("kvm_amd: SEV enabled (ASIDs 10 - 509)", "sev"),
        ("virt/tdx: BIOS enabled: private KeyID range [64, 128)", "tdx"),
        ("RIP: 0010:native_safe_halt+0xe/0x10", "oops-segment"),
        ("CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033", "oops-segment"),
        ("BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable", "e820-from-xen"),
        ("DMI: Memory slots populated: 1/1", "dmi"),
        // Drivers that are loaded, on whatever machine.
        // Linux 4.16 to 5.7 ask the processor for it without asking whether KVM is there.
        ("KVM setup pv remote TLB flush", "kvm-guest"),
        ("ACPI: RSDP 0x00000000FC008000 000024 (v02 Xen   )", "acpi-xen-hvm"),
        ("ACPI: RSDP 0x00000000000FFFC0 000024 (v02 Xen   )", "acpi-xen-hvm"),
        ("ACPI: RSDP 0x00000000000EA020 000024 (v02 Xen   )", "acpi-xen-pvh"),
        ("ACPI: HPET 0x00000000FED00000 000038 (v01 DELL   PE_SC3   00000001 DELL 00000001)", "acpi-xen-hvm"),
        ("VMware PVSCSI driver - version 1.0.7.0-k", "vmware-devices"),
        ("hv_vmbus: registering driver hyperv_fb", "hyper-v-devices"),
        // Firmware of phones offers it too.
        ("arm-pv: using stolen time PV", "arm-kvm"),
        // XenServer's dom0 has front ends; only the arrow of a person may stand behind a line.
        ("Hypervisor detected: Xen HVM <--", "hypervisor-xen"),
        ("Command line: root=/dev/xvda1 ro", "xvd-disk"),
    ] {
        let found = markers(line);
        assert!(!found.contains(&not), "{line}: {found:?}");
    }
}

/// People begin sentences, lists and titles of changes with the same words.
#[test]
fn prose_proves_nothing() {
    for line in [
        "Xen version matters here.",
        "Xen version 4.17 is what I use.",
        "Xen version: 4.17.2",
        "vmware: works fine for me",
        "vmware: 7.0",
        "kvm-clock: restore the old clock after migration",
        "kvm-guest: add a fallback",
        "xen-blkback: fix sector size propagation",
        "xen-netback: do some range checking",
        "xen: registering gsi fails",
        "Hyper-V: features that we need",
        "blkfront: fix this: please",
        "xenbr0: port is down",
        "Freeing the pfn range: it takes long",
    ] {
        let text = format!("Hello,\n\nI see this on my machine.\n\n{line}\n\nThanks\n");
        let source = Source::from_text(&text);
        let machines = analyze(&source).machines;
        assert!(machines.iter().all(|it| it.hypervisor == "unknown"), "{line}: {}", machines[0].summary);
    }
    // The same words are the kernel's where it wrote them.
    for (line, hypervisor) in [
        ("Xen version 4.17.", "xen"),
        ("Xen version: 4.17.5 (preserve-AD)", "xen"),
        ("vmware: using clock offset of 9043423431 ns", "vmware"),
        ("kvm-clock: using sched offset of 7033423431 cycles", "kvm"),
    ] {
        let source = Source::from_text(line);
        assert_eq!(analyze(&source).machines[0].hypervisor, hypervisor, "{line}");
    }
}
