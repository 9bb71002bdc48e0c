//! Many words in one pass.

/// Many words looked for in one pass over a text.
///
/// Each pair of bytes is looked up in two tables; only where a word may begin are words compared.
#[derive(Debug)]
pub struct Needles {
    words: Vec<&'static str>,
    /// Which words have this first byte, and which this second one: bit `n % 128` for word `n`.
    first: [u128; 256],
    second: [u128; 256],
}

impl Needles {
    /// Prepares to look for words of two bytes or more.
    #[must_use]
    pub fn new(words: Vec<&'static str>) -> Self {
        let (mut first, mut second) = ([0; 256], [0; 256]);
        for (index, word) in words.iter().enumerate() {
            if let &[a, b, ..] = word.as_bytes() {
                let bit = 1 << (index % 128);
                for (table, byte) in [(&mut first, a), (&mut second, b)] {
                    if let Some(bits) = table.get_mut(usize::from(byte)) {
                        *bits |= bit;
                    }
                }
            }
        }
        Self { words, first, second }
    }

    /// Calls `found` with the index of each word at each place where it stands.
    pub fn each(&self, text: &str, mut found: impl FnMut(usize)) {
        let bytes = text.as_bytes();
        let bits = |table: &[u128; 256], byte: u8| table.get(usize::from(byte)).copied().unwrap_or(0);
        for (at, pair) in bytes.windows(2).enumerate() {
            let &[a, b] = pair else { continue };
            let mut left = bits(&self.first, a);
            if left == 0 {
                continue;
            }
            left &= bits(&self.second, b);
            let here = bytes.get(at..).unwrap_or_default();
            while left != 0 {
                let bit = left.trailing_zeros() as usize;
                left &= left - 1;
                for (index, word) in self.words.iter().enumerate().skip(bit).step_by(128) {
                    if here.starts_with(word.as_bytes()) {
                        found(index);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needles_are_found_wherever_they_stand() {
        let words: Vec<&'static str> = (0..300).map(|it| &*format!("w{it}!").leak()).chain(["er", "err"]).collect();
        let needles = Needles::new(words);
        let mut found = Vec::new();
        needles.each("w7! an error, w299! and w1", |index| found.push(index));
        assert_eq!(found, [7, 300, 301, 299]);
        needles.each("", |_| panic!("nothing stands in nothing"));
    }
}
