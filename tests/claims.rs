//! What the Xen wiki's page "VM Feature Identification" claims, kernel by kernel: where it holds and
//! where it does not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use virtlens::{Source, analyze};

/// The kernel and what runs it in truth, the lines that it prints, and what is said of them. The
/// verdict is the truth, or less.
type Row = (&'static str, &'static [&'static str], &'static str);

/// A claim, and what comes of it.
const CLAIMS: &[(&str, &[Row])] = &[
    (
        "`Hypervisor detected: Xen HVM` is HVM or PVHVM",
        &[
            // Any of the kinds of container prints it.
            ("3.13 PVHVM", &["Hypervisor detected: Xen HVM"], "xen pvh|hvm|hvm-pv-drivers|pvhvm"),
            ("6.1 PVH guest: does not hold", &["Hypervisor detected: Xen HVM", "Booting kernel on Xen PVH"], "xen pvh"),
            (
                "5.10 PVH guest: does not hold",
                &["Hypervisor detected: Xen HVM", "Booting paravirtualized kernel on Xen PVH"],
                "xen pvh",
            ),
            ("4.9 PVHVM: the word is missing", &["Hypervisor detected: Xen"], "xen pv|pvh|hvm|hvm-pv-drivers|pvhvm"),
            (
                "4.9 PV: the same words",
                &["Hypervisor detected: Xen", "Booting paravirtualized kernel on Xen"],
                "xen pv",
            ),
            ("6.1 PV: says so", &["Hypervisor detected: Xen PV"], "xen pv"),
            ("3.2 PV: no such line, and none is needed", &["Booting paravirtualized kernel on Xen"], "xen pv"),
        ],
    ),
    (
        "`Booting paravirtualized kernel on Xen HVM` is HVM or PVHVM",
        &[
            ("3.2 to 7.1 PVHVM: holds", &["Booting paravirtualized kernel on Xen HVM"], "xen hvm|hvm-pv-drivers|pvhvm"),
            (
                "5.10 HVM with nopv: other words",
                &["Hypervisor detected: Xen HVM", "Booting paravirtualized kernel on bare hardware"],
                "xen hvm",
            ),
            (
                "2.6.32 HVM without Xen's parts: only the board speaks",
                &["DMI: Xen HVM domU, BIOS 4.1.2 02/17/2012", "Booting paravirtualized kernel on bare hardware"],
                "xen hvm|hvm-pv-drivers",
            ),
        ],
    ),
    (
        "`Xen: using vcpuop timer interface` is PVHVM",
        &[
            ("any: PV and PVH print it too", &["Xen: using vcpuop timer interface"], "xen pv|pvh|pvhvm"),
            (
                "3.2 PV: does not hold",
                &["Booting paravirtualized kernel on Xen", "Xen: using vcpuop timer interface"],
                "xen pv",
            ),
            (
                "3.13 PVHVM: holds with the other line",
                &["Booting paravirtualized kernel on Xen HVM", "Xen: using vcpuop timer interface"],
                "xen pvhvm",
            ),
            (
                // The kernel asks for the clock only where Xen has the callback vector.
                "3.13 HVM: emulated timers, although events may come by vector",
                &["Booting paravirtualized kernel on Xen HVM", "Xen doesn't support pvclock on HVM,disable pv timer"],
                "xen hvm|hvm-pv-drivers|pvhvm",
            ),
        ],
    ),
    (
        "`Initialising Xen virtual ethernet driver.` is PVHVM",
        &[
            (
                "3.2, with a full stop: every mode prints it",
                &["Initialising Xen virtual ethernet driver."],
                "xen pv|pvh|hvm|hvm-pv-drivers|pvhvm",
            ),
            (
                "6.1, with a prefix and without a full stop",
                &["xen_netfront: Initialising Xen virtual ethernet driver"],
                "xen pv|pvh|hvm|hvm-pv-drivers|pvhvm",
            ),
            (
                "3.2 HVM: not more than PV drivers",
                &["Booting paravirtualized kernel on Xen HVM", "Initialising Xen virtual ethernet driver."],
                "xen hvm|hvm-pv-drivers|pvhvm",
            ),
        ],
    ),
    (
        "`Xen HVM callback vector for event delivery is enabled` is PVHVM",
        &[
            (
                "3.10, without prefix",
                &["Booting paravirtualized kernel on Xen HVM", "Xen HVM callback vector for event delivery is enabled"],
                "xen pvhvm",
            ),
            (
                "5.10, with a prefix",
                &[
                    "Booting paravirtualized kernel on Xen HVM",
                    "xen:events: Xen HVM callback vector for event delivery is enabled",
                ],
                "xen pvhvm",
            ),
            (
                "6.1 PVH: does not hold",
                &["Booting kernel on Xen PVH", "xen:events: Xen HVM callback vector for event delivery is enabled"],
                "xen pvh",
            ),
            ("alone", &["xen:events: Xen HVM callback vector for event delivery is enabled"], "xen pvh|pvhvm"),
        ],
    ),
    (
        "`xen: PV spinlocks enabled` is PVHVM",
        &[
            (
                "3.18 to 7.1: every mode prints it",
                &["xen: PV spinlocks enabled"],
                "xen pv|pvh|hvm|hvm-pv-drivers|pvhvm",
            ),
            ("6.1 PV dom0: does not hold", &["Booting kernel on Xen", "xen: PV spinlocks enabled"], "xen pv"),
            (
                "6.12 with one CPU: disabled, and nothing is wrong",
                &["Booting kernel on Xen PVH", "xen: PV spinlocks disabled"],
                "xen pvh",
            ),
        ],
    ),
    (
        "`Booting paravirtualized kernel on Xen` is PV or PVH",
        &[
            ("2.6.24 to 5.15: PV", &["Booting paravirtualized kernel on Xen"], "xen pv"),
            ("6.1 PV: one word less", &["Booting kernel on Xen"], "xen pv"),
            (
                "3.14 to 4.10, PVH of the first kind",
                &["Booting paravirtualized kernel with PVH extensions on Xen"],
                "xen pvh",
            ),
            ("4.11 to 5.15, PVH", &["Booting paravirtualized kernel on Xen PVH"], "xen pvh"),
            ("6.1, PVH", &["Booting kernel on Xen PVH"], "xen pvh"),
        ],
    ),
    (
        "disks named xvd are paravirtual",
        &[
            (
                "any",
                &["blkfront: xvda: flush diskcache: enabled; persistent grants: enabled;"],
                "xen pv|pvh|hvm-pv-drivers|pvhvm",
            ),
            ("only asked for on the command line", &["Command line: root=/dev/xvda1 ro"], "unknown "),
        ],
    ),
];

#[test]
fn the_claims_of_the_wiki_hold_where_they_hold() {
    for (claim, rows) in CLAIMS {
        for (kernel, lines, expected) in *rows {
            let text: String = lines.iter().map(|line| format!("[    0.000000] {line}\n")).collect();
            let source = Source::from_text(&text);
            let report = analyze(&source);
            let machine = &report.machines[0];
            let said = format!("{} {}", machine.hypervisor, machine.mode_candidates.join("|"));
            assert_eq!(&said, expected, "{claim}: {kernel}");
        }
    }
}

/// The page's example of feature bits, and why the value alone no longer tells since Xen 4.19.
#[test]
fn features_decode_as_the_page_says() {
    for (value, expected) in [
        // The page's example: an HVM guest.
        ("00000705", "xen hvm|hvm-pv-drivers|pvhvm"),
        ("000228f0", "xen pv"),
        ("00012b05", "xen pvh"),
        // Xen 4.19 and newer no longer offer hvm_pirqs: HVM or PVH.
        ("00102305", "xen pvh|hvm|hvm-pv-drivers|pvhvm"),
    ] {
        let text = format!("/sys/hypervisor/properties/features:{value}\n");
        let source = Source::from_text(&text);
        let report = analyze(&source);
        let machine = &report.machines[0];
        let said = format!("{} {}", machine.hypervisor, machine.mode_candidates.join("|"));
        assert_eq!(said, expected, "{value}");
        if expected.contains("pvh|") {
            assert!(machine.ask.iter().any(|ask| ask.command.contains("guest_type")), "{value}");
        }
    }
}
