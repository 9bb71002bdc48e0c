use super::*;

fn read(words: &str, release: Option<Release>) -> HwCaps {
    HwCaps::read(words.split(':').map(|word| (word, Span::NONE)), release).unwrap()
}

fn groups(caps: HwCaps) -> Vec<String> {
    let Decoded::Bits { groups, .. } = caps.decode() else { panic!("no bits") };
    groups.iter().map(|group| format!("{}: {}", group.name, group.set.join(" "))).collect()
}

#[test]
fn the_order_of_old() {
    let caps = read("bfebfbff:20100800:00000000:00000140:0000e3bd:00000000:00000001", Some(Release::new(3, 2)));
    assert_eq!(caps.virtualization(), Some("vmx (VT-x)"));
    assert_eq!(caps.nested(), None);
    let groups = groups(caps);
    assert_eq!(groups[1], "CPUID 0x80000001.EDX: syscall nx lm");
    assert_eq!(groups[3], "Xen's own marks: p3 constant-tsc");
    assert_eq!(groups[4], "CPUID 1.ECX: sse3 dtes64 monitor ds-cpl vmx est tm2 ssse3 cx16 xtpr pdcm");
    assert_eq!(groups[6], "CPUID 0x80000001.ECX: lahf-lm");
    assert_eq!(groups.len(), 7);
}

#[test]
fn the_order_of_feature_sets() {
    let words = "178bf3fd:f6d83203:2c500800:00000177:00000005:209c01a9:00000000:00000000";
    let caps = read(words, None);
    assert_eq!(caps.order(), Some(Order::FeatureSet));
    assert!(caps.nested().is_some());
    assert_eq!(caps.virtualization(), Some("svm (AMD-V)"));
    let groups = groups(caps);
    assert_eq!(groups[2], "CPUID 0x80000001.EDX: syscall nx mmxext 1gb-pages rdtscp lm");
    assert_eq!(groups[4], "CPUID 0xD.1.EAX: xsaveopt xgetbv1");
    assert_eq!(groups[7], "CPUID 0x80000007.EDX: ");
}

#[test]
fn an_order_that_is_not_decided_is_said_to_be() {
    // A 32-bit processor: word 2 has no bit lm, word 5 is not 0.
    let caps = read("bfebfbff:00100000:00000001:00000140:0000c1a9:00000001:00000000:00000000", None);
    assert_eq!(caps.order(), None);
    assert_eq!(caps.nested(), None);
    let groups = groups(caps);
    assert!(groups[0].starts_with("CPUID 1.EDX: fpu vme"));
    assert_eq!(groups[1], "not decided: ");
    // The release and the words disagree.
    let words = "178bf3fd:f6d83203:2c500800:00000177:00000005:209c01a9:00000000:00000000";
    assert_eq!(read(words, Some(Release::new(4, 2))).order(), None);
    // Arm has no such words.
    let zeros = "00000000:00000000:00000000:00000000:00000000:00000000:00000000:00000000";
    assert_eq!(read(zeros, Some(Release::new(4, 16))).order(), None);
}

#[test]
fn words_that_are_no_words_are_refused() {
    for text in ["xxxxxxxx:xxxxxxxx", "178bf3fd", "", "178bf3fd:f6d8320"] {
        assert!(HwCaps::read(text.split(':').map(|word| (word, Span::NONE)), None).is_none(), "{text}");
    }
}

#[test]
fn a_bit_without_a_name_keeps_its_number() {
    let caps =
        read("00000400:00000000:00000000:00000000:00000001:00000000:00000000:00000000", Some(Release::new(4, 2)));
    assert_eq!(groups(caps)[0], "CPUID 1.EDX: bit 10");
}

fn missing(words: &str, release: Release) -> Vec<&'static str> {
    let Decoded::Bits { missing, .. } = read(words, Some(release)).decode() else { panic!("no bits") };
    missing.into_iter().map(|(bit, _)| bit).collect()
}

#[test]
fn what_is_missing_is_told_of_printed_words_only() {
    let opteron = "178bf3fd:f6d83203:2c500800:00000177:00000005:209c01a9:00000000:00000000";
    assert_eq!(missing(opteron, Release::new(4, 17)), ["x2apic", "itsc"]);
    // Word 5 on is not printed by Xen 3.2: nothing is known of avx2, smep and smap.
    let old = "bfebfbff:20100800:00000000:00000140:0000e3bd:00000000:00000001";
    assert_eq!(missing(old, Release::new(3, 2)), ["1gb-pages", "sse4.2", "aesni", "rdrand", "x2apic"]);
    let switched_off = "bfebfbff:77fef3df:2c100800:00000121:0000000f:d19ffffb:00000008:00000100";
    assert_eq!(missing(switched_off, Release::new(4, 17))[0], "vmx or svm");
    // No order, no names.
    assert!(missing(opteron, Release::new(4, 2)).is_empty());
}

#[test]
fn what_is_needed_has_a_name() {
    for (leaf, bit, _) in NEEDED {
        assert!(leaf.has(u32::MAX, bit), "{bit}");
    }
}
