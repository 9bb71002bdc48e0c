use crate::report::Value;
use crate::{Source, analyze};

fn table(text: &str) -> Vec<String> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    let table = &report.sections[0].tables[0];
    let cell = |value: &Value<'_>| match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Absent => "-".into(),
    };
    let names: Vec<_> = table.columns.iter().map(|column| column.name.as_ref()).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" "));
    [names.join(" ")].into_iter().chain(rows).collect()
}

fn title(text: &str) -> String {
    let source = Source::from_text(text);
    analyze(&source).sections[0].title.to_string()
}

#[test]
fn counters_go_by_their_names() {
    let rows = table(super::FORMAT.sample);
    assert_eq!(
        rows[0],
        "interface flags mtu state address receive.bytes receive.packets receive.errs receive.drop receive.missed \
         receive.multicast receive.length receive.crc receive.frame receive.fifo receive.overrun transmit.bytes \
         transmit.packets transmit.errs transmit.drop transmit.carrier transmit.colls transmit.aborted transmit.fifo \
         transmit.window transmit.heartbt transmit.transns"
    );
    assert_eq!(
        rows[2],
        "enX0 BROADCAST,MULTICAST,UP,LOWER_UP 1500 UP 00:16:3e:40:a2:e4 828 12 0 0 0 0 0 0 0 0 0 602 7 0 0 0 0 0 0 0 0 1"
    );
    assert_eq!(title(super::FORMAT.sample), "ip -s -s link");
}

#[test]
fn older_versions_print_overrun_where_missed_stands_now() {
    let text = "2: eth0@if5: <BROADCAST,UP> mtu 1500 qdisc mq master xenbr0 state UP mode DEFAULT qlen 1000
    link/ether 52:54:00:12:34:56 brd ff:ff:ff:ff:ff:ff
    RX: bytes  packets  errors  dropped overrun mcast
    100        1        0       2       3       4
    TX: bytes  packets  errors  dropped carrier collsns
    200        2        0       0       5       6
";
    let rows = table(text);
    assert!(rows[0].contains("receive.overrun receive.multicast") && !rows[0].contains("receive.missed"));
    assert_eq!(rows[1], "eth0 BROADCAST,UP 1500 xenbr0 UP 52:54:00:12:34:56 100 1 0 2 3 4 200 2 0 0 5 6");
    assert_eq!(title(text), "ip -s link");
}

#[test]
fn addresses_and_details_are_read_too() {
    let text = "2: enX0: <BROADCAST,UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    link/ether 00:16:3e:40:a2:e4 brd ff:ff:ff:ff:ff:ff promiscuity 0 parentbus xen parentdev vif-0
    inet 192.168.77.24/24 scope global enX0
       valid_lft forever preferred_lft forever
    inet6 fe80::216:3eff:fe40:a2e4/64 scope link
       valid_lft forever preferred_lft forever
";
    let source = Source::from_text(text);
    let report = analyze(&source);
    let section = &report.sections[0];
    let fields: Vec<_> = section.fields.iter().map(|field| (field.name.as_ref(), field.value.as_ref())).collect();
    assert_eq!(
        fields,
        [
            ("enX0", "paravirtual network device in a Xen guest"),
            ("address", "00:16:3e:40:a2:e4"),
            ("inet", "192.168.77.24/24"),
            ("inet6", "fe80::216:3eff:fe40:a2e4/64"),
        ]
    );
    assert!(section.notes.is_empty() && section.title == "ip address");
    // The bus is what the kernel found, not a name: it proves Xen.
    let proof = report.machines[0].evidence.iter().find(|it| it.strength == "proof").unwrap();
    assert_eq!((proof.marker, report.machines[0].hypervisor), ("ip-link/parent-xen", "xen"));
}

#[test]
fn a_vif_is_of_dom0() {
    let text = "8: vif4.0: <BROADCAST,UP> mtu 1500 qdisc mq master xenbr0 state UP mode DEFAULT qlen 1000
    link/ether fe:ff:ff:ff:ff:ff brd ff:ff:ff:ff:ff:ff
    RX:  bytes packets errors dropped  missed   mcast
           488   50000      0       0       0       0
    TX:  bytes packets errors dropped carrier collsns
           776   50000      0     500       0       0
";
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!((report.machines[0].hypervisor, report.machines[0].role), ("xen", "dom0"));
    // The rules of `/proc/net/dev` read these counters as well.
    let rules: Vec<_> = report.findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["net-dev/guest-does-not-receive"]);
}

#[test]
fn a_second_list_is_a_second_section() {
    let list = "1: lo: <LOOPBACK,UP> mtu 65536 qdisc noqueue state UNKNOWN\n    link/loopback 00:00:00:00:00:00\n";
    let text = format!("{list}{list}");
    let source = Source::from_text(&text);
    assert_eq!(analyze(&source).sections.len(), 2);
    for prose in ["1: first: <see below> and more", "12:30: <UP> mtu", "2: eth0: <UP> is fine"] {
        assert!(analyze(&Source::from_text(prose)).sections.is_empty(), "{prose}");
    }
}

#[test]
fn json_is_the_same_table() {
    let text = "[{\"ifindex\":2,\"ifname\":\"vif1.0\",\"flags\":[\"UP\"],\"mtu\":1500,\"operstate\":\"UP\",\"address\":\"fe:ff:ff:ff:ff:ff\",\
                \"stats64\":{\"rx\":{\"bytes\":828,\"packets\":12,\"errors\":0,\"dropped\":3,\"over_errors\":0,\"multicast\":0},\
                \"tx\":{\"bytes\":90,\"packets\":1,\"errors\":0,\"dropped\":0,\"carrier_errors\":4,\"collisions\":0}}}]\n";
    let source = crate::Source::from_text(text);
    let report = crate::analyze(&source);
    let section = &report.sections[0];
    assert_eq!((section.format, section.title.as_ref(), section.notes.len()), ("ip-link", "ip -s link", 0));
    let names: Vec<_> = section.tables[0].columns.iter().map(|column| column.name.as_ref()).collect();
    assert_eq!(
        names.join(" "),
        "interface mtu state address receive.bytes receive.packets receive.errs receive.drop receive.overrun receive.multicast \
         transmit.bytes transmit.packets transmit.errs transmit.drop transmit.carrier transmit.colls"
    );
    assert!(section.tables[0].columns.iter().all(|column| !column.entry.meaning.is_empty()));
    let row = serde_json::to_string(&section.tables[0].rows[0]).unwrap();
    assert_eq!(row, r#"["vif1.0",1500,"UP","fe:ff:ff:ff:ff:ff",828,12,0,3,0,0,90,1,0,0,4,0]"#);
    // Laid out by -p it is the same.
    let pretty = text.replace("[{", "[ {\n    ").replace(",\"", ",\n    \"");
    let source = crate::Source::from_text(&pretty);
    let report = crate::analyze(&source);
    assert_eq!(report.sections.len(), 1);
    assert_eq!(serde_json::to_string(&report.sections[0].tables[0].rows[0]).unwrap(), row);
}
