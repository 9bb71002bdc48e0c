//! JSON as sysstat prints it (`-o JSON`), whole or cut off, or laid out anew by another program.

/// A piece of JSON, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Token<'l> {
    /// `{` or `[`
    Open,
    /// `}` or `]`
    Close,
    /// A text that a colon follows.
    Key(&'l str),
    /// Any other text.
    Text(&'l str),
    /// A number, and whether something else than the end of the line ends it: in the last line it
    /// may have been cut.
    Number(&'l str, bool),
}

/// The tokens of a line. Commas and whatever is no JSON say nothing.
pub fn tokens(line: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = line;
    std::iter::from_fn(move || {
        loop {
            let first = rest.chars().next()?;
            let after = rest.get(first.len_utf8()..)?;
            match first {
                '{' | '[' => {
                    rest = after;
                    return Some(Token::Open);
                }
                '}' | ']' => {
                    rest = after;
                    return Some(Token::Close);
                }
                '"' => {
                    // Names with an escaped quote are not printed by sysstat: it escapes nothing.
                    let (text, behind) = after.split_once('"')?;
                    rest = behind;
                    let is_key = behind.trim_ascii_start().starts_with(':');
                    return Some(if is_key { Token::Key(text) } else { Token::Text(text) });
                }
                '0'..='9' | '-' => {
                    let (number, behind) = rest.split_at_checked(number_end(rest))?;
                    rest = behind;
                    return Some(Token::Number(number, behind.starts_with([',', '}', ']', ' '])));
                }
                _ => rest = after,
            }
        }
    })
}

/// The end of a number. 11.5.1 printed a decimal comma where the locale has one; the comma between
/// two values is never followed by a digit.
fn number_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 1;
    while is_digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && is_digit(at + 1)) {
        at += 1;
    }
    at
}
