//! Letters of all scripts.

/// Whether it is a letter or digit of any script. Of what is no ASCII only spaces and punctuation are told from
/// letters, by their blocks: the tables of Unicode would take 2 kB of the page.
#[must_use]
pub fn is_letter(it: char) -> bool {
    it.is_ascii_alphanumeric()
        || !matches!(it, '\0'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{ff20}' | '\u{fff0}'..='\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_any_script() {
        for it in ['a', 'Z', '0', 'ä', 'ß', 'я', '漢', 'か', 'é', '𝒂'] {
            assert!(is_letter(it), "{it}");
        }
        for it in [' ', '-', '_', '\u{a0}', '…', '“', '→', '│', '■', '、', '：', '\u{feff}', '\u{fffd}', '\t']
        {
            assert!(!is_letter(it), "{it:?}");
        }
    }
}
