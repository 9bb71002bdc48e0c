use crate::tests::{findings, formats, markers, table, unread};

const TREE: &str = "NAME            MAJ:MIN RM  SIZE RO TYPE MOUNTPOINTS
sda               8:0    0   20G  0 disk 
├─sda1            8:1    0    1G  0 part /boot
│                                        /boot/efi
└─sda2            8:2    0   19G  0 part 
  ├─centos-root 253:0    0   17G  0 lvm  /
  └─centos-swap 253:1    0    2G  0 lvm  [SWAP]
sr0              11:0    1 1024M  0 rom  
";

#[test]
fn the_tree() {
    let rows = table(TREE, "devices");
    assert_eq!(rows[0], "NAME | MAJ:MIN | RM | SIZE | RO | TYPE | MOUNTPOINTS | parent");
    assert_eq!(rows[2], "sda1 | 8:1 | 0 | 1G | 0 | part | /boot | sda");
    assert_eq!(rows[3], "- | - | - | - | - | - | /boot/efi | -");
    assert_eq!(rows[5], "centos-root | 253:0 | 0 | 17G | 0 | lvm | / | sda2");
    assert_eq!(rows[7], "sr0 | 11:0 | 1 | 1024M | 0 | rom | - | -");
    assert_eq!(unread(TREE), 0);
    // The tree in ASCII.
    let ascii = TREE.replace("├─", "|-").replace("└─", "`-").replace('│', "|");
    assert_eq!(table(&ascii, "devices"), rows);
}

#[test]
fn blank_cells_and_cells_with_blanks() {
    let text = "NAME HCTL       TYPE VENDOR   MODEL          REV SERIAL  TRAN
sda  1:0:0:0    disk ATA      QEMU HARDDISK 2.5+         sata
sdb  0:0:0:0    disk          QEMU HARDDISK 2.5+ QM00013 sata
";
    assert_eq!(
        table(text, "devices")[1..],
        [
            "sda | 1:0:0:0 | disk | ATA | QEMU HARDDISK | 2.5+ | - | sata",
            "sdb | 0:0:0:0 | disk | - | QEMU HARDDISK | 2.5+ | QM00013 | sata"
        ]
    );
    assert_eq!(markers(text)[0], "lsblk/disk-model");
}

#[test]
fn lost_blanks() {
    let text = "NAME MAJ:MIN RM SIZE RO TYPE MOUNTPOINT\nxvda 202:0 0 8G 0 disk\nxvda1 202:1 0 8G 0 part /\n";
    assert_eq!(table(text, "devices")[2], "xvda1 | 202:1 | 0 | 8 | 0 | part | /".replace("| 8 |", "| 8G |"));
    assert_eq!(markers(text), ["lsblk/xvd-disk"]);
}

#[test]
fn pairs() {
    let text = "NAME=\"vda\" MAJ:MIN=\"253:0\" RM=\"0\" SIZE=\"3G\" MOUNTPOINTS=\"/\"\n";
    assert_eq!(table(text, "devices"), ["NAME | MAJ:MIN | RM | SIZE | MOUNTPOINTS", "vda | 253:0 | 0 | 3G | /"]);
    let shell = text.replace("MAJ:MIN", "MAJ_MIN");
    assert_eq!(table(&shell, "devices")[0], "NAME | MAJ_MIN | RM | SIZE | MOUNTPOINTS");
    assert_eq!(markers(text), ["lsblk/vd-disk"]);
}

#[test]
fn json() {
    let text = r#"{
   "blockdevices": [
      {
         "name": "sda",
         "size": "3G",
         "ro": false,
         "mountpoints": [
             null
         ],
         "children": [
            {
               "name": "sda1",
               "size": "1G",
               "ro": false,
               "mountpoints": [
                   "/boot"
               ]
            }
         ]
      },{
         "name": "sdb",
         "size": "400M",
         "ro": true,
         "mountpoints": [
             null
         ]
      }
   ]
}
"#;
    assert_eq!(
        table(text, "devices"),
        [
            "NAME | SIZE | RO | parent | MOUNTPOINTS",
            "sda | 3G | false | - | -",
            "sda1 | 1G | false | sda | /boot",
            "sdb | 400M | true | - | -"
        ]
    );
    assert_eq!((formats(text), unread(text)), (vec!["lsblk"], 0));
}

#[test]
fn full_file_systems_are_found_here_too() {
    let text = |share: &str| format!("NAME FSTYPE FSAVAIL FSUSE% MOUNTPOINTS\nxvda ext4      1.7G    {share}% /\n");
    assert_eq!(findings(&text("97")), ["notice df/file-system-full"]);
    assert!(findings(&text("37")).is_empty());
}

#[test]
fn look_alikes() {
    for text in [
        "NAME      TYPE      SIZE USED PRIO\n/dev/dm-1 partition   2G   0B   -2\n",
        "NAME                UUID                                  TYPE      DEVICE\neth0 1 ethernet eth0\n",
        "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\n",
        "NAME SIZE\nweb01 12\n",
    ] {
        assert!(!formats(text).contains(&"lsblk"), "{text}");
    }
}

#[test]
fn lists_with_names_of_any_kind() {
    let mapped = "ceph--48858aa1--71a3--4f0e--95f3--a07d1d9a6749-osd--block--48858aa1";
    let text = format!(
        "{:<68}FSTYPE      LABEL UUID\n{:<68}bcache\n{:<68}LVM2_member       MS1cgI-YW5r-R7jr-Ezql\n{mapped:<68}ceph_bluestore\nSo that is it.\n",
        "NAME", "vdd", "crypt-48858aa1"
    );
    let rows = table(&text, "devices");
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[2], "crypt-48858aa1 | LVM2_member | - | MS1cgI-YW5r-R7jr-Ezql");
    assert!(rows[3].starts_with(&format!("{mapped} | ceph_bluestore")), "{}", rows[3]);
    // The words below.
    assert_eq!(unread(&text), 1);
    // Such lines are wide, and were not broken for all that.
    assert!(crate::read(text.as_bytes()).repairs().is_empty());
}

#[test]
fn prose_and_other_tools_are_no_rows() {
    let text = format!(
        "{TREE}\nThen /dev/sda was marked as spare and not added to the array:\nmdadm: /dev/sdb appears to be part of a raid array:\n    4   8    1   -   spare   /dev/sda1\ntmpfs            1.8G      1.1M      1.8G   0% /tmp\n"
    );
    assert_eq!(table(&text, "devices").len(), table(TREE, "devices").len());
}
