use crate::tests::{fields, findings, formats, look, markers, unread};

const OWN: &str = "suspend = \"\"
 event-channel = \"\"
vbd = \"\"
 51712 = \"\"
  backend = \"/local/domain/0/backend/vbd/1/51712\"
  state = \"4\"
  virtual-device = \"51728\"
vif = \"\"
 0 = \"\"
  state = \"4\"
";

#[test]
fn a_tree_is_read_as_paths() {
    let text = super::FORMAT.sample;
    let paths = fields(text);
    assert!(paths.contains(&"/local/domain/0/name = Domain-0".to_owned()), "{paths:?}");
    assert!(paths.contains(&"/local/domain/0/device/vif/1/state = 4".to_owned()));
    assert!(paths.contains(&"/local/pool/0/name = Pool-0".to_owned()));
    assert_eq!(markers(text), ["xenstore-ls/tree", "xenstore-ls/root"]);
    assert_eq!(unread(text), 0);
    look(text, |report| assert_eq!((report.machines[0].hypervisor, report.machines[0].role), ("xen", "dom0")));
}

#[test]
fn whole_paths_and_permissions() {
    let text = "/local = \"\"   (n0,r0)
/local/domain = \"\"   (n0,r0)
/local/domain/0/name = \"Domain-0\"   (n0)
";
    assert_eq!(fields(text), ["/local/domain/0/name = Domain-0"]);
}

#[test]
fn devices_of_the_domain_itself() {
    assert_eq!(fields(OWN)[..2], ["vbd/51712/backend = /local/domain/0/backend/vbd/1/51712", "vbd/51712/state = 4"]);
    let found = markers(OWN);
    assert_eq!(found, ["xenstore-ls/tree", "xenstore-ls/own-vbd", "xenstore-ls/own-vif"]);
    assert!(findings(OWN).is_empty());
}

#[test]
fn disks_have_names_by_number() {
    for (number, name) in [
        (51712, Some("xvda")),
        (51713, Some("xvda1")),
        (51728, Some("xvdb")),
        ((1 << 28) | (16 << 8), Some("xvdq")),
        (2048, Some("sda")),
        (768, Some("hda")),
        (832, Some("hdb")),
        (5632, Some("hdc")),
        (7, None),
    ] {
        assert_eq!(super::fields::disk(number).as_deref(), name, "{number}");
    }
}

#[test]
fn a_device_that_waits_is_found() {
    let waiting = OWN.replacen("state = \"4\"", "state = \"2\"", 1);
    assert_eq!(findings(&waiting), ["notice xenstore-ls/device-not-connected"]);
    // A device model has states in words, and other devices are left out.
    let other =
        "local = \"\"\n domain = \"\"\n  0 = \"\"\n   device-model = \"\"\n    0 = \"\"\n     state = \"running\"\n";
    assert!(findings(other).is_empty());
}

#[test]
fn configuration_files_look_alike() {
    for text in [
        "name = \"web\"\nversion = \"1.0\"\n",
        "resource = \"\"\n  type = \"x\"\n",
        "vif = [ \"bridge=xenbr0\" ]\nmemory = \"1024\"\n",
    ] {
        assert!(formats(text).is_empty(), "{text}");
    }
    assert_eq!(formats("# xenstore-ls /local/domain/1/data\nos = \"x\"\nversion = \"1\"\n"), ["xenstore-ls"]);
}
