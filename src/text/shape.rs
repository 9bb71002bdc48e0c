//! Shapes of stamps and prefixes, written the way they look.
//!
//! ```text
//! [ *#+.######] ?           [    0.000000] message
//! ####-##-##T##:##:##       2026-11-20T15:42:32
//! ```
//!
//! | sign | stands for |
//! |---|---|
//! | `#` | a digit |
//! | `$` | a hexadecimal digit |
//! | `@` | a letter, also one beyond ASCII |
//! | `%` `^` | a lower-case, an upper-case letter of ASCII |
//! | `~` | plus or minus |
//! | `;` | a point or a comma |
//! | `&` | anything but blanks, brackets and colons |
//! | blank | a blank or a tab |
//!
//! All others stand for themselves. Behind a sign `+` means one or more, `*` any number, `?` one or
//! none. Each takes as much as it can and nothing is tried twice: a match costs the bytes it looks at.

/// The front of a text that has the shape, and the rest.
///
/// ```
/// use virtlens::text::front;
/// assert_eq!(front("(d12) hello", "(d#+) "), Some(("(d12) ", "hello")));
/// assert_eq!(front("(dx) hello", "(d#+) "), None);
/// ```
#[must_use]
pub fn front<'t>(text: &'t str, shape: &str) -> Option<(&'t str, &'t str)> {
    // Most shapes end at their first sign, on every line of a text: what takes one byte is looked at without counting.
    let (mut bytes, mut signs) = (text.as_bytes(), shape.as_bytes());
    while let [sign, rest @ ..] = signs {
        if let [how @ (b'+' | b'*' | b'?'), rest @ ..] = rest {
            let most = if *how == b'?' { 1 } else { usize::MAX };
            let found = bytes.iter().take(most).take_while(|byte| fits(*sign, **byte)).count();
            if found == 0 && *how == b'+' {
                return None;
            }
            (bytes, signs) = (bytes.get(found..)?, rest);
        } else {
            let [byte, behind @ ..] = bytes else { return None };
            if !fits(*sign, *byte) {
                return None;
            }
            (bytes, signs) = (behind, rest);
        }
    }
    text.split_at_checked(text.len() - bytes.len())
}

/// What is behind the shape at the front of a text; the text itself where it has another one.
#[must_use]
pub fn behind<'t>(text: &'t str, shape: &str) -> &'t str {
    front(text, shape).map_or(text, |(_, rest)| rest)
}

/// [`front`] with the first of the shapes that fits.
#[must_use]
pub fn front_of<'t>(text: &'t str, shapes: &[&str]) -> Option<(&'t str, &'t str)> {
    shapes.iter().find_map(|shape| front(text, shape))
}

fn fits(sign: u8, byte: u8) -> bool {
    match sign {
        b'#' => byte.is_ascii_digit(),
        b'$' => byte.is_ascii_hexdigit(),
        b'@' => byte.is_ascii_alphabetic() || !byte.is_ascii(),
        b'%' => byte.is_ascii_lowercase(),
        b'^' => byte.is_ascii_uppercase(),
        b'~' => matches!(byte, b'+' | b'-'),
        b';' => matches!(byte, b'.' | b','),
        b'&' => !matches!(byte, b' ' | b'\t' | b'[' | b']' | b':'),
        b' ' => matches!(byte, b' ' | b'\t'),
        _ => byte == sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_how_often() {
        for (text, shape, taken) in [
            ("12:30", "#+:##", Some("12:30")),
            (":30", "#*:##", Some(":30")),
            ("1,5 s", "#;#", Some("1,5")),
            ("+0100", "~####", Some("+0100")),
            ("[  x]", "[ *%]", Some("[  x]")),
            ("févr. 2", "@+. ", Some("févr. ")),
            ("beef:", "$$$$:?", Some("beef:")),
            ("beef", "$$$$:?", Some("beef")),
            ("UTC", "^+", Some("UTC")),
            ("é", "@", None),
            ("12", "###", None),
            ("", "#", None),
            ("", "#*", Some("")),
        ] {
            assert_eq!(front(text, shape).map(|(front, _)| front), taken, "{text:?} by {shape:?}");
        }
        assert_eq!(behind("x 1", "y"), "x 1");
        assert_eq!(front_of("b1", &["a#", "b#"]), Some(("b1", "")));
    }
}
