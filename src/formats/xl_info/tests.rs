use crate::report::{Decoded, Report, Value};
use crate::{Source, analyze};

fn with<T>(text: &str, look: impl FnOnce(&Report<'_>) -> T) -> T {
    let source = Source::from_text(text);
    look(&analyze(&source))
}

/// A line as the tools print it.
fn line(key: &str, value: &str) -> String {
    format!("{key:<23}: {value}\n")
}

fn lines(pairs: &[(&str, &str)]) -> String {
    pairs.iter().map(|(key, value)| line(key, value)).collect()
}

/// A host of Xen 4.17 with some lines replaced.
fn host(changes: &[(&str, &str)]) -> String {
    let pairs = [
        ("host", "xenlab"),
        ("release", "6.1.0-50-amd64"),
        ("machine", "x86_64"),
        ("nr_cpus", "16"),
        ("hw_caps", "bfebfbff:77fef3ff:2c100800:00000121:0000000f:d19ffffb:00000008:00000100"),
        ("virt_caps", "pv hvm hvm_directio pv_directio hap shadow gnttab-v1"),
        ("total_memory", "130541"),
        ("free_memory", "63591"),
        ("outstanding_claims", "0"),
        ("xen_version", "4.17.5"),
        ("xen_caps", "xen-3.0-x86_64 hvm-3.0-x86_32 hvm-3.0-x86_64"),
        ("xen_commandline", "dom0_mem=2048M,max:2048M dom0_max_vcpus=4"),
    ];
    let change = |(key, value): (&'static str, &'static str)| {
        let new = changes.iter().find(|(changed, _)| *changed == key).map_or(value, |(_, new)| new);
        if new == "-" { String::new() } else { line(key, new) }
    };
    pairs.into_iter().map(change).collect()
}

fn outcome(text: &str, rule: &str) -> &'static str {
    with(text, |report| report.checked.iter().find(|it| it.rule == format!("xl-info/{rule}")).unwrap().outcome)
}

fn is_read(text: &str) -> bool {
    with(text, |report| report.sections.iter().any(|section| section.format == "xl-info"))
}

fn verdict(text: &str) -> String {
    with(text, |report| {
        let machine = &report.machines[0];
        format!("{} {:?} {} {}", machine.hypervisor, machine.mode_candidates, machine.role, machine.confidence)
    })
}

#[test]
fn xm_of_xen_3_2() {
    with(super::FORMAT.sample, |report| {
        let section = &report.sections[0];
        let names: Vec<&str> = section.fields.iter().map(|field| field.name.as_ref()).collect();
        assert_eq!(names.len(), 26);
        assert_eq!((names[0], names[25]), ("host", "xend_config_format"));
        let value = |name: &str| section.fields.iter().find(|field| field.name == name).unwrap().value.as_ref();
        assert_eq!(value("version"), "#1 SMP Fri Mar 27 07:12:15 UTC 2009");
        assert_eq!(value("cc_compiler"), "gcc version 4.3.1 (Debian 4.3.1-2)");
        assert_eq!(section.variant, Some("xm"));
        assert!(section.fields.iter().all(|field| !field.entry.meaning.is_empty()));
        let machine = &report.machines[0];
        assert_eq!(machine.name.as_deref(), Some("jacarepagua"));
        assert_eq!((machine.mode, machine.role, machine.confidence), (Some("pv"), "dom0", "certain"));
        let fact = |key: &str| match machine.facts.get(key).unwrap() {
            Value::Number(number) => number.to_string(),
            Value::Text(text) => text.to_string(),
            Value::Absent => "-".into(),
        };
        assert_eq!(fact("hypervisorVersion"), "3.2-1");
        assert_eq!(fact("kernel"), "2.6.26-2-xen-amd64");
        assert_eq!((fact("hostCpus"), fact("hostMemoryMib")), ("2".into(), "2021".into()));
    });
}

#[test]
fn excerpts_are_recognized() {
    for text in [
        line("xen_caps", "xen-3.0-x86_64"),
        line("hw_caps", "bfebfbff:20100800:00000000:00000140:0000e3bd:00000000:00000001"),
        lines(&[("total_memory", "2021"), ("free_memory", "384")]),
        lines(&[("host", "serverX"), ("release", "3.5.0-23-generic")]),
        lines(&[("release", "3.5.0-23-generic"), ("version", "#35 SMP"), ("machine", "x86_64")]),
        line("free_memory", "384"),
        format!("# xl info | grep host\n{}", line("host", "serverX")),
        "host : a\nrelease : 6.1\nversion : #1\nmachine : x86_64\nnr_cpus : 2\n".into(),
        "    host : a\n    release : 6.1\n    nr_cpus : 2\n".into(),
        "xen_major : 4\nxen_minor : 17\n".into(),
    ] {
        assert!(is_read(&text), "{text}");
    }
}

#[test]
fn other_lists_are_not() {
    for text in [
        "Architecture:        x86_64\nCPU(s):              2\nVersion:   1\n",
        "processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: Xeon\ncpu MHz\t\t: 2400.000\nflags\t\t: fpu hypervisor\n",
        "Handle 0x0001, DMI type 1\nSystem Information\n\tManufacturer: Xen\n\tVersion: 4.17\n\tRelease Date: 2025\n",
        "Name        : bash\nVersion     : 5.2\nRelease     : 1\n",
        "filename:       /lib/modules/x.ko\nversion:        1.0\nlicense:        GPL\n",
        "host: web01\nrelease: 7\nmachine: x86_64\n",
        "version : 2\nservices : 3\n",
        "release : 6.1\n",
        "xend-http-server                      : no\nxend-port                             : 8000\n",
        "I think the host : port syntax is right\nso release it\n",
        "The xen_caps field says hvm-3.0-x86_64 : good\n",
    ] {
        assert!(!is_read(text), "{text}");
    }
}

#[test]
fn two_hosts_are_two_sections() {
    let text = format!("{}{}", host(&[]), host(&[("host", "other")]));
    with(&text, |report| {
        assert_eq!(report.sections.len(), 2);
        let names: Vec<_> = report.machines.iter().map(|machine| machine.name.as_deref()).collect();
        assert_eq!(names, [Some("xenlab"), Some("other")]);
    });
    let xm = format!("{}{}", line("system", "Linux"), host(&[]));
    with(&xm, |report| assert_eq!((report.sections.len(), report.sections[0].variant), (1, Some("xm"))));
}

#[test]
fn what_a_person_wrote_is_no_part_of_a_value() {
    let caps = "xen-3.0-x86_64 hvm-3.0-x86_32 hvm-3.0-x86_32p hvm-3.0-x86_64";
    let output = lines(&[("host", "dom0"), ("release", "6.1"), ("xen_caps", caps)]);
    with(&format!("{output}Update: after the reboot it looks like this\n"), |report| {
        let fields = &report.sections[0].fields;
        assert!(fields.iter().any(|field| field.name == "xen_caps" && field.value == caps));
        assert_eq!(report.sections[0].last_line, 3);
    });
}

#[test]
fn values_that_are_broken_over_lines() {
    let words = "placeholder dom0_mem=4096M,max:4096M com1=115200,8n1";
    let indented =
        format!("{}{:25}console=com1 loglvl=all\n{}", line("xen_commandline", words), "", line("nr_cpus", "2"));
    let mailed = format!("{}console=com1 loglvl=all\n{}", line("xen_commandline", words), line("nr_cpus", "2"));
    for text in [indented, mailed] {
        with(&text, |report| {
            assert_eq!(report.sections[0].fields[0].value, format!("{words} console=com1 loglvl=all"), "{text}");
            let Some(Decoded::Words { words }) = &report.sections[0].fields[0].decoded else { panic!("no words") };
            assert_eq!(words[3].word, "console=com1");
            assert!(report.sections[0].notes.is_empty() && report.unrecognized.is_empty());
        });
    }
    // A terminal of 80 columns, and quoted-printable mail.
    let caps = line("hw_caps", "bfebfbff:77fef3ff:2c100800:00000121:0000000f:d19ffffb:00000008:00000100");
    for at in [80, 79] {
        let (front, rest) = caps.split_at(at);
        let soft = if at == 79 { "=" } else { "" };
        let text = format!("{front}{soft}\n{rest}{}", line("virt_caps", "hvm"));
        with(&text, |report| {
            assert_eq!(report.sections[0].fields[0].value, caps.split_once(": ").unwrap().1.trim_end(), "{text}");
            assert!(matches!(report.sections[0].fields[0].decoded, Some(Decoded::Bits { .. })));
        });
    }
}

#[test]
fn topology_tables() {
    let xl = format!(
        "{}cpu:    core    socket     node\n  0:       0        0        0\n  1:       1        0        0\n\
         device topology        :\ndevice           node\n0000:00:1f.2      1\n{}\
         node:    memsize    memfree    distances\n   0:     65536         12      10,20\n   1:     65536      60000      20,10\n{}",
        line("cpu_topology", ""),
        line("numa_info", ""),
        line("xen_major", "4")
    );
    let table = |report: &Report<'_>, at: usize| {
        let table = &report.sections[0].tables[at];
        let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_ref()).collect();
        let cell = |value: &Value<'_>| match value {
            Value::Number(number) => number.to_string(),
            Value::Text(text) => text.to_string(),
            Value::Absent => "-".into(),
        };
        let last: Vec<String> = table.rows.last().unwrap().iter().map(cell).collect();
        (table.name, names.join(" "), last.join(" "))
    };
    with(&xl, |report| {
        assert_eq!(report.sections[0].title, "xl info -n");
        assert_eq!(table(report, 0), ("cpu_topology", "cpu core socket node".into(), "1 1 0 0".into()));
        assert_eq!(table(report, 1), ("device_topology", "device node".into(), "0000:00:1f.2 1".into()));
        assert_eq!(table(report, 2), ("numa", "node memsize memfree distances".into(), "1 65536 60000 20,10".into()));
        assert!(report.sections[0].tables.iter().flat_map(|it| &it.columns).all(|it| !it.entry.meaning.is_empty()));
        assert!(report.unrecognized.is_empty() && report.sections[0].notes.is_empty());
    });
    // Many processors are no numbered lines.
    let more = "  1:       1        0        0\n  2:       0        1        1\n  3:       1        1        1\n";
    with(&xl.replace("  1:       1        0        0\n", more), |report| {
        assert_eq!(table(report, 0).2, "3 1 1 1");
    });
    let xm = format!(
        "{}node: TotalMemory FreeMemory dma32Memory NodeDist:   0    1 \n\
         \u{20}  0:      8192MB     1234MB      2000MB         :  10   20 \n{}",
        line("numa_info", ""),
        line("xen_major", "4")
    );
    with(&xm, |report| {
        assert_eq!(report.sections[0].title, "xm info -n");
        assert_eq!(
            table(report, 0),
            ("numa", "node TotalMemory FreeMemory dma32Memory NodeDist".into(), "0 8192 1234 2000 10   20".into())
        );
    });
    assert_eq!(outcome(&xl, "node-full"), "fired");
    assert_eq!(outcome(&xl.replace("     12 ", "  30000 "), "node-full"), "quiet");
    assert_eq!(outcome(&xm, "node-full"), "not-checked");
    assert_eq!(outcome(&host(&[]), "node-full"), "not-checked");
}

#[test]
fn nodes_of_xm_stand_below_each_other() {
    let text = format!("{}{:25}node1:8-15\n{}", line("node_to_cpu", "node0:0-7"), "", line("xen_major", "4"));
    with(&text, |report| {
        let field = &report.sections[0].fields[0];
        assert_eq!(field.value, "node0:0-7 node1:8-15");
        let Some(Decoded::Words { words }) = &field.decoded else { panic!("no words") };
        assert_eq!((words[1].word.as_ref(), words[1].meaning.as_ref()), ("node1:8-15", "has CPUs 8-15"));
    });
}

#[test]
fn one_value_alone_is_the_answer_to_its_key() {
    let text = "# xl info xen_caps\nxen-3.0-x86_64 hvm-3.0-x86_64\n# \n";
    with(text, |report| {
        assert_eq!(report.sections[0].fields[0].name, "xen_caps");
        assert_eq!(report.sections[0].fields[0].value, "xen-3.0-x86_64 hvm-3.0-x86_64");
        assert_eq!(report.machines[0].role, "dom0");
    });
    assert!(!is_read("# xl info\nsome text\n"));
    assert!(!is_read("# xl list free_memory\n384\n"));
}

#[test]
fn the_mode_of_dom0() {
    assert_eq!(verdict(&host(&[])), r#"xen ["pv"] dom0 likely"#);
    assert_eq!(verdict(&host(&[("xen_commandline", "dom0=pvh iommu=on")])), r#"xen ["pvh"] dom0 certain"#);
    assert_eq!(verdict(&host(&[("xen_commandline", "dom0=pvh dom0=pv")])), r#"xen ["pv"] dom0 likely"#);
    assert_eq!(verdict(&host(&[("xen_version", "4.2.1")])), r#"xen ["pv"] dom0 certain"#);
    for line in ["-", "<denied>"] {
        assert!(verdict(&host(&[("xen_commandline", line)])).ends_with("dom0 possible"), "{line}");
    }
    // Arm has no such modes.
    let arm = [("xen_caps", "xen-3.0-aarch64 xen-3.0-armv7l"), ("virt_caps", "hvm hap")];
    assert!(verdict(&host(&arm)).contains("hvm"));
    assert_eq!(outcome(&host(&arm), "no-hvm"), "quiet");
}

#[test]
fn a_guest_that_has_the_tools() {
    let text = "libxl: error: libxl.c:361:libxl_get_physinfo: getting physinfo: Operation not permitted\n\
                libxl_physinfo failed.\nget_scheduler sysctl failed.\n\
                host                   : (none)\nrelease                : 6.1.0-50-amd64\n";
    assert!(verdict(text).starts_with("xen ") && verdict(text).ends_with("guest possible"), "{}", verdict(text));
    with(text, |report| assert_eq!((report.sections.len(), report.machines[0].name.is_none()), (1, true)));
    // Without errors and without answers it is not shown to be dom0.
    let head = lines(&[("host", "a"), ("release", "6.1"), ("machine", "x86_64")]);
    with(&head, |report| assert_eq!(report.machines[0].evidence[0].strength, "hint"));
}

#[test]
fn nested_xen() {
    let words = "178bf3fd:f6d83203:2c500800:00000177:00000005:209c01a9:00000000:00000000";
    assert_eq!(outcome(&host(&[("hw_caps", words)]), "xen-nested"), "fired");
    assert_eq!(outcome(&host(&[]), "xen-nested"), "quiet");
    assert_eq!(outcome(&host(&[("hw_caps", "xxxx")]), "xen-nested"), "not-checked");
    with(&host(&[("hw_caps", words)]), |report| {
        let clue = report.machines[0].evidence.iter().find(|it| it.marker == "xl-info/nested").unwrap();
        assert_eq!(clue.text, "f6d83203");
    });
}

#[test]
fn memory_and_processors_of_dom0() {
    let line = "loglvl=all";
    assert_eq!(outcome(&host(&[("free_memory", "20"), ("xen_commandline", line)]), "dom0-memory-not-limited"), "fired");
    assert_eq!(outcome(&host(&[("free_memory", "20")]), "dom0-memory-not-limited"), "quiet");
    assert_eq!(outcome(&host(&[("xen_commandline", "<denied>")]), "dom0-memory-not-limited"), "not-checked");
    assert_eq!(outcome(&host(&[("xen_commandline", line)]), "dom0-takes-all-cpus"), "fired");
    assert_eq!(outcome(&host(&[("xen_commandline", line), ("nr_cpus", "4")]), "dom0-takes-all-cpus"), "quiet");
    assert_eq!(outcome(&host(&[("nr_cpus", "-")]), "dom0-takes-all-cpus"), "not-checked");
    assert_eq!(outcome(&host(&[("machine", "i686")]), "dom0-32-bit"), "fired");
    assert_eq!(outcome(&host(&[]), "dom0-32-bit"), "quiet");
    assert_eq!(outcome(&host(&[("outstanding_claims", "512")]), "claims-outstanding"), "fired");
    assert_eq!(outcome(&host(&[]), "claims-outstanding"), "quiet");
}

#[test]
fn what_the_host_cannot_do() {
    let none = [("virt_caps", ""), ("xen_caps", "xen-3.0-x86_64")];
    assert_eq!(outcome(&host(&none), "no-hvm"), "fired");
    with(&host(&none), |report| {
        let finding = report.findings.iter().find(|it| it.rule == "xl-info/no-hvm").unwrap();
        assert!(finding.detail.contains("vmx"), "{}", finding.detail);
    });
    assert_eq!(outcome(&host(&[]), "no-hvm"), "quiet");
    assert_eq!(outcome(&host(&[("virt_caps", "-"), ("xen_caps", "-")]), "no-hvm"), "not-checked");
    assert_eq!(outcome(&host(&[("virt_caps", "pv hvm shadow")]), "no-hap"), "fired");
    assert_eq!(outcome(&host(&[]), "no-hap"), "quiet");
    assert_eq!(outcome(&host(&[("xen_version", "4.11.4"), ("virt_caps", "hvm")]), "no-hap"), "not-checked");
    let asked = ("xen_commandline", "iommu=force");
    assert_eq!(outcome(&host(&[asked, ("virt_caps", "pv hvm hap")]), "iommu-missing"), "fired");
    assert_eq!(outcome(&host(&[asked]), "iommu-missing"), "quiet");
    assert_eq!(outcome(&host(&[("virt_caps", "pv hvm hap")]), "iommu-missing"), "quiet");
}

#[test]
fn options_that_hurt() {
    for line in ["spec-ctrl=no", "no-xpti", "pv-l1tf=false", "spec-ctrl=no-xen"] {
        assert_eq!(outcome(&host(&[("xen_commandline", line)]), "mitigations-off"), "fired", "{line}");
    }
    assert_eq!(outcome(&host(&[]), "mitigations-off"), "quiet");
    assert_eq!(outcome(&host(&[("xen_commandline", "sync_console")]), "console-synchronous"), "fired");
    assert_eq!(outcome(&host(&[("xen_commandline", "sync_console=off")]), "console-synchronous"), "quiet");
    assert_eq!(outcome(&host(&[("xen_version", "4.16.7")]), "xen-unsupported"), "fired");
    assert_eq!(outcome(&host(&[]), "xen-unsupported"), "quiet");
    assert_eq!(outcome(&host(&[("xen_version", "-")]), "xen-unsupported"), "not-checked");
}

#[test]
fn every_word_of_a_command_line_is_kept() {
    with(&host(&[("xen_commandline", "placeholder dom0_mem=1G frobnicate=7 no-smt")]), |report| {
        let field = report.sections[0].fields.iter().find(|field| field.name == "xen_commandline").unwrap();
        let Some(Decoded::Words { words }) = &field.decoded else { panic!("no words") };
        let known: Vec<bool> = words.iter().map(|word| !word.meaning.is_empty()).collect();
        assert_eq!(known, [true, true, false, true]);
    });
}

#[test]
fn lines_that_were_put_together_are_a_repair() {
    let text = "xen_caps               : xen-3.0-x86_64 xen-3.0-x86_32p hvm-3.0-x86_32 hvm-3.0-x86_32\np hvm-3.0-x86_64\n\
                xen_scheduler          : credit2\n";
    let source = Source::from_text(text);
    let report = analyze(&source);
    let repairs: Vec<_> = report.input.repairs.iter().map(|it| (it.kind, it.line, it.lines)).collect();
    assert_eq!(repairs, [("wrapped-line", 2, 1)]);
}
