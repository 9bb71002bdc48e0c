use crate::tests::{findings, formats, markers, table, unread};

const HEADING: &str = "Filesystem     1K-blocks    Used Available Use% Mounted on\n";

#[test]
fn rows_and_amounts_for_people() {
    assert_eq!(
        table(super::FORMAT.sample, "filesystems")[..4],
        [
            "Filesystem | Size | Used | Avail | Use% | Mounted on",
            "udev | 89M | 0 | 89M | 0 | /dev",
            "tmpfs | 103M | 92K | 103M | 1 | /run",
            "/dev/xvda | 1.2G | 516M | 554M | 49 | /"
        ]
    );
    assert_eq!(markers(super::FORMAT.sample), ["df/xvd-disk"]);
}

#[test]
fn long_devices_wrap_and_names_have_blanks() {
    let text = "Filesystem           1K-blocks      Used Available Use% Mounted on
/dev/mapper/VolGroup00-LogVol00
                      36536320  34980000   1000000  50% /
//files/my share          1000       100       900  10% /mnt/my share
none                         0         0         0    - /proc
";
    assert_eq!(
        table(text, "filesystems")[1..],
        [
            "/dev/mapper/VolGroup00-LogVol00 | 36536320 | 34980000 | 1000000 | 50 | /",
            "//files/my share | 1000 | 100 | 900 | 10 | /mnt/my share",
            "none | 0 | 0 | 0 | - | /proc"
        ]
    );
    assert_eq!(unread(text), 0);
}

#[test]
fn options_and_systems() {
    let types = "Filesystem    Type 1024-blocks      Used Available Capacity Mounted on
/dev/sda1     ext3     6030784   1147932   4571556      21% /
";
    assert_eq!(
        table(types, "filesystems")[0],
        "Filesystem | Type | 1024-blocks | Used | Available | Capacity | Mounted on"
    );
    let mac = "Filesystem       Size   Used  Avail Capacity iused      ifree %iused  Mounted on
map auto_home      0B     0B     0Bi   100%     0          0  100%   /home
";
    assert_eq!(table(mac, "filesystems")[1], "map auto_home | 0B | 0B | 0Bi | 100 | 0 | 0 | 100 | /home");
    let inodes = "Filesystem     Inodes IUsed IFree IUse% Mounted on\n/dev/sda1      196608 24726 171882   13% /\n";
    assert_eq!(table(inodes, "filesystems")[1], "/dev/sda1 | 196608 | 24726 | 171882 | 13 | /");
}

#[test]
fn other_languages() {
    let german = "Dateisystem    Typ  Größe Benutzt Verf. Verw% Eingehängt auf\n/dev/sda1      ext4   20G     12G  7,2G   63% /\n";
    assert_eq!(
        table(german, "filesystems"),
        ["Filesystem | Type | Size | Used | Avail | Use% | Mounted on", "/dev/sda1 | ext4 | 20G | 12G | 7,2G | 63 | /"]
    );
    let french = "Sys. de fichiers 1K-blocs Utilisé Disponible Uti% Monté sur\n/dev/sda1 1173128 528088 567216 49% /\n";
    assert_eq!(table(french, "filesystems")[0], "Filesystem | 1K-blocs | Used | Available | Use% | Mounted on");
    let inodes = "Dateisystem    Inodes IBenutzt IFrei IUse% Eingehängt auf\n/dev/sda1     1310720  1310     0  1% /\n";
    assert!(table(inodes, "filesystems")[0].contains("Inodes | IUsed | IFree | IUse%"));
}

#[test]
fn full_file_systems_but_not_images() {
    for (row, expected) in [
        ("/dev/xvda1 1000 990 10 99% /", vec!["notice df/file-system-full"]),
        ("/dev/xvda1 1000 1000 0 100% /var", vec!["warning df/file-system-full"]),
        ("/dev/xvda1 1000 500 500 50% /", vec![]),
        ("/dev/loop3 1000 1000 0 100% /snap/core/7396", vec![]),
        ("/dev/sr0 1000 1000 0 100% /media/cdrom", vec![]),
    ] {
        assert_eq!(findings(&format!("{HEADING}{row}\n")), expected, "{row}");
    }
    let inodes =
        |share: &str| format!("Filesystem Inodes IUsed IFree IUse% Mounted on\n/dev/sda1 10 10 0 {share}% /\n");
    assert_eq!(findings(&inodes("100")), ["warning df/inodes-used-up"]);
    assert!(findings(&inodes("40")).is_empty());
}

#[test]
fn rows_are_no_headings() {
    assert!(formats("/dev/xvda 1173128 528088 567216 49% /\ntmpfs 105192 92 105100 1% /run\n").is_empty());
}

#[test]
fn shares_of_processes_are_no_file_systems() {
    for text in [
        "12:53:20      UID       PID    %usr %system  %guest   %wait    %CPU   CPU  Command
12:53:22     1000      7900  359.4%   53.5%    0.0%    8.5%   51.8%     2  shell
",
        "12:53:20      UID       PID  minflt/s  majflt/s     VSZ     RSS   %MEM  Command
12:53:22     1000      7900  25095.93      1.48    4.2G  253.0M   3.2%  shell
",
        "12:53:20      UID      TGID       TID  minflt/s  majflt/s     VSZ     RSS   %MEM  Command
12:53:22     1000         -      8741     53.18      0.06 2535728  335804   4.12  |__shell
",
        "Tape:     r/s     w/s   kB_read/s   kB_wrtn/s  %Rd  %Wr  %Oa    Rs/s    Ot/s
st0         3      26        0.0k        0.0k   0%   0%   0%       6       0
",
    ] {
        assert!(formats(text).is_empty(), "{text}");
    }
}
