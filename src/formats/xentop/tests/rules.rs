use super::*;

#[test]
fn rules_fire_and_keep_quiet() {
    let one = dom0(&[(1000, 0.0)]);
    let busy = dom0(&[(1000, 0.0), (1005, 170.0), (1010, 175.0), (1015, 168.0)]);
    let calm = dom0(&[(1000, 0.0), (1001, 20.0), (1002, 25.0), (1003, 18.0)]);
    let two = |state: &str, name: &str, a: &str, b: &str| {
        let rows = |values: &str| {
            format!(
                "{HEADING}{}{}",
                row("web-server", "--b---", "5 1.0 1 6.3 1 6.3 1 1 1 1 1 0 1 1 8 8 0"),
                row(name, state, values)
            )
        };
        format!("{}{}", rows(a), rows(b))
    };
    let ok = "54 1.0 131072 6.3 131072 6.3 2 1 19 25089 2 5 2782 3426 900 2 0";
    let more = "55 1.0 131072 6.3 131072 6.3 2 1 19 25089 2 9 2782 3426 900 2 0";
    let lost = "54 1.0 131072 6.3 131072 6.3 2 1 19 25089 2 5 2782 3426 0 2 0";
    let many = "54 1.0 131072 6.3 131072 6.3 40 1 19 25089 2 5 2782 3426 900 2 0";
    let title = |cpus: u32| {
        format!(
            "xentop - 10:00:00   Xen 4.17.5\nMem: 4193780k total, 1092808k used, 3100972k free    CPUs: {cpus} @ 2600MHz\n"
        )
    };
    let net = |drops: u32| format!("Net0 RX: 1bytes 7pkts 0err 0drop  TX: 2bytes 21pkts 0err {drops}drop\n");
    let nets = |a, b| format!("{one}{}{one}{}", net(a), net(b));
    for (rule, fires, quiet) in [
        ("xentop/no-cpu-use-yet", one.clone(), calm.clone()),
        ("xentop/names-cut", two("--b---", "web-server", ok, ok), calm.clone()),
        ("xentop/names-cut", two("--b---", "db", ok, ok), calm.clone()),
        ("xentop/domain-crashed", two("---c--", "db", ok, ok), two("--b---", "db", ok, ok)),
        ("xentop/domain-dying", two("d-----", "db", ok, ok), two("--b---", "db", ok, ok)),
        ("xentop/dom0-busy", busy.clone(), calm.clone()),
        ("xentop/host-cpu-full", format!("{}{busy}", title(1)), format!("{}{calm}", title(1))),
        (
            "xentop/vcpus-overcommitted",
            format!("{}{}", title(4), two("--b---", "db", many, many)),
            format!("{}{calm}", title(4)),
        ),
        ("xentop/disk-backend-starved", two("--b---", "db", ok, more), two("--b---", "db", ok, ok)),
        ("xentop/sectors-read-lost", two("--b---", "db", ok, lost), two("--b---", "db", ok, ok)),
        ("xentop/packets-dropped", nets(1, 4), nets(4, 4)),
    ] {
        assert_eq!(outcomes(&fires)[rule], "fired", "{rule}");
        assert_eq!(outcomes(&quiet)[rule], "quiet", "{rule}");
    }
    for rule in ["xentop/dom0-busy", "xentop/host-cpu-full", "xentop/disk-backend-starved", "xentop/packets-dropped"] {
        assert_eq!(outcomes(&one)[rule], "not-checked", "{rule}");
    }
}
