use crate::tests::{findings, formats, look, markers, table, unread};

#[test]
fn mount_and_the_kernels_own_list() {
    let rows = table(super::FORMAT.sample, "mounts");
    assert_eq!(rows[0], "device | mountpoint | type | options");
    assert_eq!(rows[6], "/dev/xvda | / | ext4 | ro,relatime");
    let kernel = "/dev/xvda / ext4 ro,relatime 0 0\nproc /proc proc rw 0 0\n";
    assert_eq!(table(kernel, "mounts")[1..], ["/dev/xvda | / | ext4 | ro,relatime", "proc | /proc | proc | rw"]);
    look(kernel, |report| assert_eq!(report.sections[0].title, "cat /proc/mounts"));
    assert_eq!(unread(super::FORMAT.sample), 0);
}

#[test]
fn names_with_blanks_and_labels() {
    let text = "//10.1.1.2/Bilder und Videos on /mnt/my share type cifs (rw,vers=2.1)
/dev/sda1 on /boot type ext3 (rw) [boot]
";
    assert_eq!(
        table(text, "mounts")[1..],
        ["//10.1.1.2/Bilder und Videos | /mnt/my share | cifs | rw,vers=2.1", "/dev/sda1 | /boot | ext3 | rw"]
    );
}

#[test]
fn what_mounts_tell_of_the_machine() {
    for (line, marker) in [
        ("xenfs on /proc/xen type xenfs (rw,relatime)", Some("mount/xenfs")),
        ("/dev/vda1 on / type ext4 (rw)", Some("mount/vd-disk")),
        ("/dev/mapper/xvda-root on / type ext4 (rw)", None),
        ("share on /media/share type vboxsf (rw)", Some("mount/shared-folder")),
        ("drivers on /usr/lib/wsl/drivers type 9p (ro)", Some("mount/shared-folder")),
        ("overlay on / type overlay (rw,lowerdir=/var/lib/docker/overlay2/l/A)", Some("mount/container")),
        ("overlay on /var/lib/docker/overlay2/x type overlay (rw,lowerdir=/var/lib/docker/overlay2/l/A)", None),
        ("lxcfs on /proc/meminfo type fuse.lxcfs (rw)", Some("mount/container")),
    ] {
        assert_eq!(markers(&format!("{line}\n")), marker.into_iter().collect::<Vec<_>>(), "{line}");
    }
}

#[test]
fn read_only_is_said_of_file_systems_for_writing() {
    assert_eq!(findings(super::FORMAT.sample), ["notice mount/read-only"]);
    for line in [
        "/dev/xvda on / type ext4 (rw,relatime)",
        "/dev/loop1 on /snap/x type squashfs (ro)",
        "/dev/sr0 on /media type iso9660 (ro)",
        "tmpfs on /run type tmpfs (ro)",
    ] {
        assert!(findings(&format!("{line}\n")).is_empty(), "{line}");
    }
}

#[test]
fn look_alikes() {
    for text in [
        "/dev/ada0p2 on / (ufs, local, journaled soft-updates)\n",
        "UUID=1 / ext4 errors=remount-ro 0 1\n",
        "the device on the left type it (twice)\n",
    ] {
        assert!(formats(text).is_empty(), "{text}");
    }
}
