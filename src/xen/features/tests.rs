use super::*;

fn describe(value: &str) -> String {
    Features::from_hex(value).unwrap().describe()
}

/// The values that each release of Xen gives to each kind of domain, computed from its source; the
/// five of Xen 4.17 and 4.20 were also seen on running machines.
#[test]
fn a_value_tells_kind_role_and_releases() {
    for (value, wanted) in [
        ("000000e0", "A PV domain, Xen 3.4 to 4.5."),
        ("000008f0", "A PV dom0, Xen 4.2 to 4.5."),
        ("000020f0", "A PV guest, Xen 4.6 to 4.15."),
        ("000028f0", "A PV dom0, Xen 4.6 to 4.15."),
        ("000228f0", "A PV dom0, Xen 4.16 to 4.17."),
        ("000220f0", "A PV guest, Xen 4.16 to 4.17."),
        ("000e20e0", "A PV guest, Xen 4.18."),
        ("001e28e0", "A PV dom0, Xen 4.19 or newer."),
        ("00000705", "An HVM guest, Xen 4.1 to 4.5. Whether it uses paravirtual drivers does not show here."),
        ("00002705", "An HVM guest, Xen 4.6 to 4.15. Whether it uses paravirtual drivers does not show here."),
        ("001d2705", "An HVM guest, Xen 4.19 or newer. Whether it uses paravirtual drivers does not show here."),
        ("0000030d", "A domain of the first, experimental kind of PVH, Xen 4.4 to 4.5."),
        ("00002b0d", "A dom0 of the first, experimental kind of PVH, Xen 4.6 to 4.8."),
        ("00012305", "Likely a PVH guest, Xen 4.16 to 4.17. An HVM guest without hvm_pirqs would show the same."),
        ("00012b05", "A PVH dom0, Xen 4.16 to 4.17."),
        (
            "001d2305",
            "A PVH or HVM guest, Xen 4.19 or newer. Since Xen 4.19 both show the same bits; guest_type decides.",
        ),
        ("001d2b05", "A PVH dom0, Xen 4.19 or newer."),
        ("00000305", "Likely an HVM guest, Xen 4.0. Whether it uses paravirtual drivers does not show here."),
        ("00000005", "An HVM guest or an early Arm domain, Xen 4.0 or older."),
        ("00002005", "An Arm guest, Xen 4.6 to 4.9."),
        ("00016005", "An Arm guest, Xen 4.16 to 4.17."),
        ("00056005", "An Arm guest, Xen 4.18 or newer."),
        ("00000020", "A PV domain, Xen 3.2 to 3.3."),
        ("00000000", "Likely a PV domain, Xen 3.1 or older."),
    ] {
        assert_eq!(describe(value), wanted, "{value}");
    }
}

#[test]
fn digits_are_read_as_they_are_pasted() {
    let same = Features::from_hex("00002705");
    assert_eq!(Features::from_hex("000002705"), same);
    assert_eq!(Features::from_hex("0x2705"), same);
    assert_eq!(Features::from_hex("0X00002705"), same);
    assert_eq!(Features::from_decimal("9989"), same);
    for word in ["", "0x", "2705h", "12345678901234567", "27 05"] {
        assert_eq!(Features::from_hex(word), None, "{word}");
    }
}

#[test]
fn bits_that_no_release_defines_are_unknown() {
    let flags = Features::from_hex("80200001").unwrap().flags();
    let unknown: Vec<u32> = flags.iter().filter(|flag| flag.meaning.is_none()).map(|flag| flag.bit).collect();
    assert_eq!(unknown, [21, 31]);
    assert_eq!(flags.len(), BITS.len() + 2);
    assert!(!Features::from_hex("80200001").unwrap().is_plausible());
    assert!(!Features::from_hex("0").unwrap().is_plausible());
}

#[test]
fn a_list_of_names_leaves_the_other_bits_open() {
    let some = Features::from_names(["auto_translated_physmap", "hvm_pirqs"].into_iter());
    assert_eq!(some.flags().len(), 2);
    // Neither bit 8 nor bit 9 is known: HVM is not shown, and neither is a guest.
    assert_eq!(some.clues(Span::NONE).len(), 1);
    let hvm = ["auto_translated_physmap", "hvm_callback_vector", "hvm_safe_pvclock", "hvm_pirqs"];
    let clues = Features::from_names(hvm.into_iter()).clues(Span::NONE);
    assert_eq!(clues.iter().map(|clue| clue.marker.id).collect::<Vec<_>>(), ["xen-features/hvm"]);
}

#[test]
fn a_number_alone_only_hints() {
    let clue = Features::from_hex("000228f0").unwrap().loose_clue(Span::NONE).unwrap();
    assert_eq!(clue.marker.strength, crate::clue::Strength::Hint);
    assert_eq!(clue.says.modes.only(), Some(crate::clue::Mode::Pv));
    assert_eq!(clue.says.roles.only(), Some(crate::clue::Role::Dom0));
    assert!(Features::from_hex("deadbeef").unwrap().loose_clue(Span::NONE).is_none());
}
