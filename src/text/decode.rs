//! Bytes to text. The result borrows where the bytes are UTF-8 already.

use std::borrow::Cow;

use super::RepairKind;

/// Whether there is anything to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Lines of text.
    Text,
    /// Nothing but blanks.
    Empty,
    /// Not text: an archive, a picture, a core dump.
    Binary,
}

pub(super) struct Decoded<'t> {
    pub(super) text: Cow<'t, str>,
    pub(super) nature: Nature,
    pub(super) encoding: &'static str,
    pub(super) repair: Option<RepairKind>,
}

/// Spans count bytes in 32 bits; `u32::MAX` itself means "nowhere".
const LIMIT: usize = u32::MAX as usize - 1;
/// How much of the input decides whether it is binary or UTF-16.
const PROBE: usize = 4096;

pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    let (bytes, cut) = match bytes.get(..LIMIT) {
        Some(head) if bytes.len() > LIMIT => (head, Some(RepairKind::TooLarge)),
        _ => (bytes, None),
    };
    if bytes.trim_ascii().is_empty() {
        let text = std::str::from_utf8(bytes).map_or(Cow::Borrowed(""), Cow::Borrowed);
        return Decoded { text, nature: Nature::Empty, encoding: "utf-8", repair: cut };
    }
    if let Some((unit, encoding)) = utf16(bytes) {
        let units = bytes.chunks_exact(2).map(|pair| match pair {
            &[a, b] => unit([a, b]),
            _ => 0,
        });
        let text: String = char::decode_utf16(units)
            .map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER))
            .skip_while(|&it| it == '\u{feff}')
            .collect();
        return Decoded { text: Cow::Owned(text), nature: Nature::Text, encoding, repair: Some(RepairKind::Utf16) };
    }
    if is_binary(bytes) {
        return Decoded { text: Cow::Borrowed(""), nature: Nature::Binary, encoding: "binary", repair: cut };
    }
    match std::str::from_utf8(bytes) {
        // The mark is left out of the text, as editors do, so that offsets start after it.
        Ok(text) => match text.strip_prefix('\u{feff}') {
            Some(rest) => Decoded {
                text: Cow::Borrowed(rest),
                nature: Nature::Text,
                encoding: "utf-8",
                repair: Some(RepairKind::ByteOrderMark),
            },
            None => Decoded { text: Cow::Borrowed(text), nature: Nature::Text, encoding: "utf-8", repair: cut },
        },
        // A few broken sequences (a cut paste, a raw build id) are marked and the rest is kept;
        // text that is Latin-1 throughout would lose every accent that way.
        Err(_) => {
            let lossy = String::from_utf8_lossy(bytes);
            let broken = lossy.matches(char::REPLACEMENT_CHARACTER).count();
            let wide = lossy.chars().filter(|it| !it.is_ascii()).count();
            if broken * 2 > wide {
                let text = bytes.iter().map(|&byte| char::from(byte)).collect();
                Decoded {
                    text: Cow::Owned(text),
                    nature: Nature::Text,
                    encoding: "latin-1",
                    repair: Some(RepairKind::Latin1),
                }
            } else {
                Decoded { text: lossy, nature: Nature::Text, encoding: "utf-8", repair: Some(RepairKind::Control) }
            }
        }
    }
}

type Unit = fn([u8; 2]) -> u16;

/// UTF-16 by its mark, or by every second byte of the beginning being zero.
fn utf16(bytes: &[u8]) -> Option<(Unit, &'static str)> {
    match bytes {
        [0xff, 0xfe, ..] => return Some((u16::from_le_bytes, "utf-16le")),
        [0xfe, 0xff, ..] => return Some((u16::from_be_bytes, "utf-16be")),
        _ => {}
    }
    let probe = bytes.get(..PROBE).unwrap_or(bytes);
    let pairs = probe.len() / 2;
    let zeros = |odd: usize| probe.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if pairs >= 2 && odd * 10 > pairs * 9 && even == 0 {
        Some((u16::from_le_bytes, "utf-16le"))
    } else if pairs >= 2 && even * 10 > pairs * 9 && odd == 0 {
        Some((u16::from_be_bytes, "utf-16be"))
    } else {
        None
    }
}

/// Text has few control bytes; a serial console log has some, an archive has many. sysstat 11.5.7 prints a zero byte
/// behind each share: single ones among letters and digits count less.
fn is_binary(bytes: &[u8]) -> bool {
    // A file that lost power, or was cut while it was written to, is filled up with zeros.
    let is_filled = |byte: &&u8| **byte == 0;
    let zeros = bytes.iter().take_while(is_filled).count();
    let end = bytes.len() - bytes.iter().rev().take_while(is_filled).count();
    let bytes = bytes.get(zeros..end).filter(|rest| !rest.is_empty()).unwrap_or(bytes);
    let probe = bytes.get(..PROBE).unwrap_or(bytes);
    let odd = |byte: &u8| matches!(byte, 0..=7 | 14..=26 | 28..=31);
    let all = probe.iter().filter(|byte| odd(byte)).count();
    let is_single = |it: &&[u8]| matches!(it, [before, 0, after] if before.is_ascii_graphic() && !odd(after));
    let single = probe.windows(3).filter(is_single).count();
    (all - single) * 20 > probe.len() || all * 8 > probe.len()
}
