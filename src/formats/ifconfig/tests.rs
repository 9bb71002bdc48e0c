use crate::report::Value;
use crate::{Source, analyze};

fn table(text: &str) -> Vec<String> {
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert_eq!(report.sections.len(), 1);
    assert!(report.sections[0].notes.is_empty(), "{:?}", report.sections[0].notes);
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

#[test]
fn the_layout_of_net_tools_2() {
    let rows = table(super::FORMAT.sample);
    assert_eq!(
        rows[0],
        "interface mtu address receive.packets receive.bytes receive.errs receive.drop receive.overruns receive.frame \
         transmit.packets transmit.bytes transmit.errs transmit.drop transmit.overruns transmit.carrier transmit.colls"
    );
    assert_eq!(rows[1], "enp0s2 1500 52:54:00:12:34:56 2 228 0 0 0 0 8 704 0 0 0 0 0");
    assert_eq!(rows[2], "lo 65536 - 0 0 0 0 0 0 0 0 0 0 0 0 0");
}

/// A layout that was typed from the source of net-tools 1.60, with made-up numbers.
const OLD: &str = "eth0      Link encap:Ethernet  HWaddr 00:16:3e:40:a2:e4  
          inet addr:10.0.0.5  Bcast:10.0.0.255  Mask:255.255.255.0
          inet6 addr: fe80::216:3eff:fe40:a2e4/64 Scope:Link
          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1
          RX packets:1 errors:2 dropped:3 overruns:4 frame:5
          TX packets:6 errors:7 dropped:8 overruns:9 carrier:10
          collisions:11 txqueuelen:1000 
          RX bytes:12 (12.0 B)  TX bytes:13 (13.0 B)
          Interrupt:16 

vif3.0    Link encap:Ethernet  HWaddr fe:ff:ff:ff:ff:ff
          UP BROADCAST RUNNING NOARP  MTU:1500  Metric:1
          RX packets:1 errors:0 dropped:0 overruns:0 frame:0
";

#[test]
fn the_layout_of_net_tools_1_60() {
    let rows = table(OLD);
    assert_eq!(
        rows[0],
        "interface address mtu receive.packets receive.errs receive.drop receive.overruns receive.frame \
         transmit.packets transmit.errs transmit.drop transmit.overruns transmit.carrier transmit.colls receive.bytes \
         transmit.bytes"
    );
    assert_eq!(rows[1], "eth0 00:16:3e:40:a2:e4 1500 1 2 3 4 5 6 7 8 9 10 11 12 13");
    assert_eq!(rows[2], "vif3.0 fe:ff:ff:ff:ff:ff 1500 1 0 0 0 0 - - - - - - - -");
    let source = Source::from_text(OLD);
    let report = analyze(&source);
    assert_eq!((report.machines[0].hypervisor, report.machines[0].role), ("xen", "dom0"));
    let inet: Vec<_> = report.sections[0].fields.iter().filter(|it| it.name.starts_with("inet")).collect();
    assert_eq!((inet[0].value.as_ref(), inet[1].value.as_ref()), ("10.0.0.5", "fe80::216:3eff:fe40:a2e4/64"));
}

#[test]
fn the_bsd_layout_is_not_ours() {
    for text in [
        "em0: flags=8843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST> metric 0 mtu 1500",
        "lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384",
        "en0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500",
        "note: flags=1<UP> is wrong here: flags=",
    ] {
        let source = Source::from_text(text);
        let report = analyze(&source);
        assert!(report.sections.iter().all(|section| section.format != "ifconfig"), "{text}");
    }
}
