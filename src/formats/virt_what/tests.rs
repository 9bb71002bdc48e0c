use crate::{Source, analyze};

fn verdict(text: &str) -> String {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let machine = &report.machines[0];
    format!("{}/{}/{} {}", machine.hypervisor, machine.mode_candidates.join("|"), machine.role, machine.confidence)
}

#[test]
fn each_word_says_what_it_can() {
    const ANY: &str = "pv|pvh|hvm|hvm-pv-drivers|pvhvm";
    for (text, expected) in [
        ("# virt-what\nkvm\n", "kvm//guest likely".to_owned()),
        ("# virt-what\nxen\nxen-dom0\n", "xen/pv|pvh/dom0 possible".to_owned()),
        ("# virt-what\nxen\nxen-domU\n", format!("xen/{ANY}/guest possible")),
        ("# virt-what\nxen\nxen-hvm\n", format!("xen/{ANY}/unknown possible")),
        ("# virt-what\nxen\nxen-hvm\naws\n", "xen/pvh|hvm|hvm-pv-drivers|pvhvm/guest possible".to_owned()),
        // A Xen HVM guest that looks like Hyper-V (apache/cloudstack 2760).
        ("root@v-2158-VM:~# virt-what\nhyperv\nxen\nxen-domU\n", format!("xen/{ANY}/guest possible")),
        ("# virt-what\ncat: /proc/1/environ: Permission denied\nkvm\nrc=0\n", "kvm//guest likely".to_owned()),
        ("xen\nxen-domU\n", format!("xen/{ANY}/guest possible")),
    ] {
        assert_eq!(verdict(text), expected, "{text}");
    }
}

#[test]
fn the_signature_is_shared_by_imitators() {
    let text = "root@v-2158-VM:~# /usr/lib/x86_64-linux-gnu/virt-what-cpuid-helper\nMicrosoft Hv\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!(report.sections[0].fields[0].value, "Microsoft Hv");
    assert_eq!(report.machines[0].hypervisor_candidates, ["hyper-v"]);
    assert_eq!(report.machines[0].confidence, "likely");
}

#[test]
fn words_of_others_are_left_alone() {
    for text in ["xen\nkvm\n", "kvm\n", "$ ls\nxen\nhvm\n"] {
        let source = Source::from_text(text);
        assert!(analyze(&source).sections.is_empty(), "{text}");
    }
}
