use crate::{Source, analyze};

fn fields(text: &str) -> Vec<(String, String)> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!(report.sections[0].format, "uname", "{text}");
    report.sections[0].fields.iter().map(|field| (field.name.to_string(), field.value.to_string())).collect()
}

#[test]
fn the_words_of_the_line() {
    let read = fields(super::FORMAT.sample);
    let expected = [
        ("host", "xenlab"),
        ("release", "6.1.0-50-amd64"),
        ("build", "#1 SMP PREEMPT_DYNAMIC Debian 6.1.176-1 (2026-07-02)"),
        ("machine", "x86_64"),
    ];
    assert_eq!(read, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    let old = "Linux web01 2.6.18-398.el5xen #1 SMP Tue Sep 16 21:31:50 EDT 2014 x86_64 x86_64 x86_64 GNU/Linux\n";
    assert_eq!(fields(old)[2].1, "#1 SMP Tue Sep 16 21:31:50 EDT 2014");
    assert_eq!(fields("$ uname -r\n5.15.167.4-microsoft-standard-WSL2\n")[0].1, "5.15.167.4-microsoft-standard-WSL2");
    assert_eq!(fields("$ uname -sr\nLinux 6.8.0-1018-aws\n")[0].1, "6.8.0-1018-aws");
}

#[test]
fn host_and_flavour_tell_of_the_machine() {
    let read = |text: &str| {
        let source = Source::from_text(text);
        let report = analyze(&source);
        let machine = &report.machines[0];
        (machine.name.as_deref().map(str::to_owned), machine.summary.clone(), machine.confidence)
    };
    let line = |host: &str, release: &str| format!("Linux {host} {release} #1 SMP Tue Sep 16 2014 x86_64 GNU/Linux\n");
    assert_eq!(
        read(&line("web01", "2.6.18-398.el5xen")),
        (Some("web01".into()), "Likely: Xen PV domain (dom0 or guest not shown)".into(), "likely")
    );
    assert_eq!(read(&line("(none)", "6.1.0-50-amd64")).0, None);
    let (_, summary, confidence) = read("$ uname -r\n5.15.167.4-microsoft-standard-WSL2\n");
    assert_eq!((summary.as_str(), confidence), ("Hyper-V guest on Windows Subsystem for Linux 2", "certain"));
}

#[test]
fn banners_of_other_tools_are_theirs() {
    for text in [
        "Linux 6.1.0-50-amd64 (xenlab) \t11/20/26 \t_x86_64_\t(2 CPU)\n",
        "Linux version 6.1.0 is out\n",
        "6.1.0-50-amd64\n",
        "Linux is an operating system #1 in the world\n",
    ] {
        let source = Source::from_text(text);
        assert!(analyze(&source).sections.iter().all(|section| section.format != "uname"), "{text}");
    }
}
