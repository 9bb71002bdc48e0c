use crate::{Source, analyze};

#[test]
fn the_parts_of_the_line() {
    let source = Source::from_text(super::FORMAT.sample);
    let report = analyze(&source);
    let fields: Vec<_> = report.sections[0].fields.iter().map(|it| (it.name.as_ref(), it.value.as_ref())).collect();
    assert_eq!(
        fields,
        [
            ("release", "6.1.0-50-amd64"),
            (
                "built-by",
                "(debian-kernel@lists.debian.org) (gcc-12 (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40)"
            ),
            ("build", "#1 SMP PREEMPT_DYNAMIC Debian 6.1.176-1 (2026-07-02)"),
        ]
    );
}

#[test]
fn a_log_is_a_log() {
    for text in ["Linux version 6.1.0 (a@b) #1 SMP\n", "$ dmesg\nLinux version 6.1.0 (a@b) #1 SMP\nCommand line: ro\n"]
    {
        let source = Source::from_text(text);
        assert_eq!(analyze(&source).sections[0].format, "dmesg", "{text}");
    }
}

#[test]
fn what_follows_is_no_part_of_it() {
    let source = Source::from_text("$ cat /proc/version\nLinux version 6.1.0-xen (a@b) #1 SMP\nsomething else\n");
    let report = analyze(&source);
    assert_eq!((report.sections[0].last_line, report.unrecognized[0].first_line), (2, 3));
    assert_eq!(report.machines[0].hypervisor, "xen");
}
