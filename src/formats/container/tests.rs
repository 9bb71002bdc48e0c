use crate::{Source, analyze};

/// The container and the number of sections.
fn container(text: &str) -> (Option<&'static str>, usize) {
    let source = Source::from_text(text);
    let report = analyze(&source);
    assert!(report.sections.iter().all(|section| section.notes.is_empty()), "{text}");
    (report.machines.first().and_then(|machine| machine.container), report.sections.len())
}

#[test]
fn control_groups() {
    for (text, expected) in [
        (super::FORMAT.sample, Some("docker")),
        ("$ cat /proc/1/cgroup\n10:devices:/lxc/101/ns/init.scope\n1:name=systemd:/lxc/101/init.scope\n", Some("lxc")),
        ("0::/kubepods.slice/kubepods-besteffort.slice/cri-containerd-7d9f.scope\n", Some("kubernetes")),
        ("0::/machine.slice/libpod-55ee.scope/container\n", Some("podman")),
        ("0::/lxc.payload.101/init.scope\n", Some("lxc")),
        // The first program of a machine of its own, and of a container that sees no path.
        ("# cat /proc/1/cgroup\n0::/init.scope\n", None),
        ("# cat /proc/1/cgroup\n0::/\n", None),
    ] {
        assert_eq!(container(text), (expected, 1), "{text}");
    }
}

#[test]
fn the_variable() {
    for (text, expected) in [
        ("container=lxc\n", Some("lxc")),
        (
            "# tr '\\0' '\\n' < /proc/1/environ\nPATH=/usr/bin\ncontainer=systemd-nspawn\nTERM=xterm\n",
            Some("systemd-nspawn"),
        ),
        // The ends of the variables got lost with the bytes that no terminal shows.
        ("# cat /proc/1/environ\nTERM=linuxcontainer=lxc-libvirtHOME=/\n", Some("lxc-libvirt")),
        ("container=oci\n", Some("podman")),
    ] {
        assert_eq!(container(text), (expected, 1), "{text}");
    }
    assert_eq!(container("container=green\n"), (None, 0));
}

#[test]
fn marks_of_engines() {
    let docker = "# ls -la /.dockerenv\n-rwxr-xr-x 1 root root 0 Mar  3 10:20 /.dockerenv\n";
    assert_eq!(container(docker), (Some("docker"), 1));
    let openvz = "# ls -d /proc/vz /proc/bc\nls: cannot access /proc/bc: No such file or directory\n/proc/vz\n";
    assert_eq!(container(openvz).0, Some("openvz"));
    assert_eq!(container("# ls -d /proc/vz /proc/bc\n/proc/bc\n/proc/vz\n").0, None);
    assert_eq!(container("# ls /.dockerenv\nls: cannot access '/.dockerenv': No such file or directory\n"), (None, 0));
}

#[test]
fn counters_of_openvz() {
    let head = "Version: 2.5\n       uid  resource                     held              maxheld              barrier                limit              failcnt\n";
    let rows = "  kmemsize 8122379 14340096 9223372036854775807 9223372036854775807 0\n            lockedpages 0 2042 131072 131072 0\n";
    assert_eq!(container(&format!("{head}      101:{rows}")), (Some("openvz"), 1));
    assert_eq!(container(&format!("{head}        0:{rows}")), (None, 1));
}
