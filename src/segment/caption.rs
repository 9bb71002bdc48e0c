//! Captions that tell machines apart.

/// Words and bytes of the longest caption.
const CAPTION: usize = 8;
const LONGEST: usize = 80;

/// What a caption says of the output below it: `On the host:`, `domU`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The machine that runs others.
    Outer,
    /// One that is run.
    Inner,
}

impl Side {
    /// The side that a short line names, if only one.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim_matches(['*', '#', ' ', '=', '-']);
        if text.len() > LONGEST || !(text.ends_with(':') || text.bytes().all(|it| it.is_ascii_alphanumeric())) {
            return None;
        }
        const WORDS: [(Side, &[&str]); 2] = [
            (Side::Outer, &["dom0", "host", "hypervisor", "node"]),
            (Side::Inner, &["domu", "guest", "vm", "instance"]),
        ];
        let words = || text.split(|it: char| !it.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let names = |side: &[&str]| words().any(|word| side.iter().any(|it| it.eq_ignore_ascii_case(word)));
        let mut found = WORDS.into_iter().filter(|(_, side)| names(side)).map(|(side, _)| side);
        let side = found.next().filter(|_| words().count() <= CAPTION)?;
        found.next().is_none().then_some(side)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions() {
        for (text, side) in [
            ("dom0:", Some(Side::Outer)),
            ("On the host:", Some(Side::Outer)),
            ("**Guest**", Some(Side::Inner)),
            ("# inside the VM:", Some(Side::Inner)),
            ("the host boots", None),
            ("the guest on this host:", None),
            ("vmstat:", None),
            ("I think that the guest is slow because the disk is", None),
        ] {
            assert_eq!(Side::of(text), side, "{text}");
        }
    }
}
