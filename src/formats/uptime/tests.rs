use crate::tests::{fields, findings, formats, table, unread};

#[test]
fn the_line() {
    assert_eq!(
        fields(super::FORMAT.sample),
        ["time = 15:57:27", "up = 41 min", "users = 0", "load1 = 19.97", "load5 = 13.92", "load15 = 9.40"]
    );
    let comma = " 10:25:55 up 46 days, 20:48,  1 user,  load average: 0,34, 0,19, 0,15\n";
    assert_eq!(fields(comma)[1..4], ["up = 46 days, 20:48", "users = 1", "load1 = 0,34"]);
}

#[test]
fn sessions_of_w() {
    let text = " 10:25:20 up 16:03,  2 users,  load average: 0.00, 0.01, 0.05
USER     TTY      FROM             LOGIN@   IDLE   JCPU   PCPU WHAT
kbrazil  ttyS0                     Fri18   32:16   2.66s  2.66s -bash
kbrazil  pts/0    192.168.71.1     09:53    8.00s  0.10s  0.00s vim notes.txt
";
    assert_eq!(
        table(text, "sessions"),
        [
            "USER | TTY | FROM | LOGIN@ | IDLE | JCPU | PCPU | WHAT",
            "kbrazil | ttyS0 | - | Fri18 | 32:16 | 2.66s | 2.66s | -bash",
            "kbrazil | pts/0 | 192.168.71.1 | 09:53 | 8.00s | 0.10s | 0.00s | vim notes.txt"
        ]
    );
    assert_eq!(unread(text), 0);
    let mac = "10:15  up 20 days, 19:44, 8 users, load averages: 0.86 0.45 0.37
USER     TTY      FROM              LOGIN@  IDLE WHAT
kelly    console  -                22Nov19 20days -
kelly    s000     -                Wed16       - ssh localhost
";
    assert_eq!(table(mac, "sessions")[2], "kelly | s000 | - | Wed16 | - | ssh localhost");
}

#[test]
fn load_is_judged_where_the_cpus_are_known() {
    let cpus = "Linux 6.1.0 (x) \t11/20/26 \t_x86_64_\t(2 CPU)\n
15:00:00 proc/s cswch/s
15:00:01 1.00 2.00

";
    let load = |five: &str| format!("{cpus} 10:15:00 up 2:03,  1 user,  load average: 9.00, {five}, 1.00\n");
    assert_eq!(findings(&load("4.10")), ["notice uptime/load-high"]);
    assert!(findings(&load("4.00")).is_empty());
    assert!(findings(" 10:15:00 up 2:03,  1 user,  load average: 90.00, 90.00, 90.00\n").is_empty());
}

#[test]
fn top_of_procps_2_is_another_format() {
    let text = " 16:02:18  up 12 days,  3:45,  2 users,  load average: 0.00, 0.00, 0.00
66 processes: 65 sleeping, 1 running, 0 zombie, 0 stopped
";
    assert!(!formats(text).contains(&"uptime"));
}
