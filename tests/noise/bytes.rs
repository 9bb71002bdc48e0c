//! What happens to single characters: encodings, escapes, blanks, quotes, numbers.

use super::{Clean, Loss, Noise, each};

macro_rules! plain {
    ($group:literal, $name:literal, $change:expr $(, $takes:expr)*) => {
        Noise { group: $group, name: $name, apply: $change, takes: &[$($takes),*] }
    };
}

fn replaced(clean: Clean<'_>, from: &str, to: &str) -> Option<Vec<u8>> {
    clean.text.contains(from).then(|| clean.text.replace(from, to).into_bytes())
}

/// The first word of each line in colour.
fn coloured(clean: Clean<'_>, escape: &str) -> Option<Vec<u8>> {
    each(clean.text, |_, line| {
        let blanks = line.len() - line.trim_start().len();
        let word = line[blanks..].find(' ').map_or(line.len(), |at| blanks + at);
        format!("{}{escape}[1;32m{}{escape}[0m{}", &line[..blanks], &line[blanks..word], &line[word..])
    })
}

pub static NOISES: &[Noise] = &[
    plain!("escapes", "colours", |clean| coloured(clean, "\u{1b}")),
    plain!("escapes", "colours, the escape shown as a dot", |clean| coloured(clean, ".")),
    plain!("escapes", "colours written as `\\x1b[`", |clean| coloured(clean, "\\x1b")),
    plain!("escapes", "colours written as `^[[`", |clean| coloured(clean, "^[")),
    plain!("escapes", "colours as rsyslog writes them", |clean| coloured(clean, "#033")),
    plain!("escapes", "colours, the escape shown as `␛`", |clean| coloured(clean, "\u{241b}")),
    plain!("escapes", "colours, the escape shown as `←`", |clean| coloured(clean, "\u{2190}")),
    plain!("escapes", "colours, the escape replaced", |clean| coloured(clean, "\u{fffd}")),
    plain!("escapes", "colours, the escape lost", |clean| coloured(clean, "")),
    plain!("escapes", "the line erased behind each line", |clean| each(clean.text, |_, line| format!(
        "{line}\u{1b}[K"
    ))),
    plain!("line ends", "carriage return and line feed", |clean| replaced(clean, "\n", "\r\n")),
    plain!("line ends", "two carriage returns and line feed", |clean| replaced(clean, "\n", "\r\r\n")),
    plain!("line ends", "carriage returns alone", |clean| replaced(clean, "\n", "\r")),
    plain!("line ends", "carriage returns shown as `^M`", |clean| replaced(clean, "\n", "^M\n")),
    plain!("line ends", "U+2028 (line separator)", |clean| replaced(clean, "\n", "\u{2028}")),
    plain!("line ends", "U+0085 (next line)", |clean| replaced(clean, "\n", "\u{85}")),
    plain!("line ends", "vertical tabs", |clean| replaced(clean, "\n", "\u{b}")),
    plain!("line ends", "form feeds", |clean| replaced(clean, "\n", "\u{c}")),
    plain!("line ends", "`cat -A`", |clean| each(clean.text, |_, line| format!("{}$", line.replace('\t', "^I")))),
    plain!("line ends", "quoted-printable, the head of the mail above it", |clean| {
        let head = "DKIM-Signature: v=1; a=rsa-sha256; b=ZA+pJhsuk4hYWZ1F=\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n";
        Some([head.as_bytes(), &quoted_printable(clean)?].concat())
    }),
    plain!("line ends", "a blank line behind each line", |clean| replaced(clean, "\n", "\n\n")),
    plain!("line ends", "blanks at the end of each line", |clean| replaced(clean, "\n", "   \n")),
    plain!("line ends", "each line twice", |clean| each(clean.text, |_, line| format!("{line}\n{line}"))),
    plain!("line ends", "quoted-printable", quoted_printable),
    plain!("blanks", "tabs turned to blanks", |clean| replaced(clean, "\t", "        ")),
    plain!("blanks", "runs of blanks turned to one", collapsed, Loss::Blanks),
    plain!(
        "blanks",
        "runs of blanks turned to tabs",
        |clean| each(clean.text, |_, line| line.replace("        ", "\t")),
        Loss::Blanks
    ),
    plain!("blanks", "no-break spaces", |clean| replaced(clean, " ", "\u{a0}")),
    plain!("blanks", "every other one a no-break space", |clean| replaced(clean, "  ", " \u{a0}")),
    plain!("blanks", "thin and wide spaces", |clean| replaced(clean, "  ", "\u{2009}\u{3000}")),
    plain!("blanks", "zero-width characters", |clean| each(clean.text, |_, line| format!("\u{200b}{line}\u{feff}"))),
    plain!("blanks", "soft hyphens and marks of direction", |clean| each(clean.text, |_, line| format!(
        "\u{202a}{line}\u{ad}"
    ))),
    plain!("characters", "smart quotes", smart_quotes),
    plain!("characters", "long dashes for two", |clean| replaced(clean, "--", "\u{2014}"), Loss::Marks),
    plain!("characters", "filled up with zeros", |clean| Some([clean.text.as_bytes(), &[0; 6000]].concat())),
    plain!("characters", "a byte order mark", |clean| Some(format!("\u{feff}{}", clean.text).into_bytes())),
    plain!("characters", "UTF-16 with a mark", |clean| Some(utf16(
        &format!("\u{feff}{}", clean.text),
        u16::to_le_bytes
    ))),
    plain!("characters", "UTF-16, big end first", |clean| Some(utf16(clean.text, u16::to_be_bytes))),
    plain!("characters", "Latin-1 words before it", latin1),
    plain!("numbers", "decimal comma", decimal_comma),
];

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn latin1(clean: Clean<'_>) -> Option<Vec<u8>> {
    // Text outside Latin-1 cannot have come this way.
    clean.text.is_ascii().then(|| [b"Gr\xfc\xdfe aus K\xf6ln\n\n", clean.text.as_bytes()].concat())
}

fn collapsed(clean: Clean<'_>) -> Option<Vec<u8>> {
    each(clean.text, |_, line| line.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn smart_quotes(clean: Clean<'_>) -> Option<Vec<u8>> {
    if !clean.text.contains(['"', '\'']) {
        return None;
    }
    let mut is_open = false;
    let quoted = clean.text.chars().map(|it| match it {
        '"' => {
            is_open = !is_open;
            if is_open { '\u{201c}' } else { '\u{201d}' }
        }
        '\'' => '\u{2019}',
        _ => it,
    });
    Some(quoted.collect::<String>().into_bytes())
}

/// Soft line ends at 76 columns, and `=3D` for the equals sign.
fn quoted_printable(clean: Clean<'_>) -> Option<Vec<u8>> {
    each(clean.text, |_, line| {
        let mut coded = String::new();
        let mut column = 0;
        for byte in line.bytes() {
            let next = if byte == b'=' || byte == b'\t' || !byte.is_ascii() {
                format!("={byte:02X}")
            } else {
                char::from(byte).into()
            };
            if column + next.len() > 75 {
                coded.push_str("=\n");
                column = 0;
            }
            column += next.len();
            coded.push_str(&next);
        }
        coded
    })
}

/// Numbers of tables as other locales print them: `0.43` becomes `0,43`.
fn decimal_comma(clean: Clean<'_>) -> Option<Vec<u8>> {
    let is_decimal = |word: &str| {
        word.split_once('.').is_some_and(|(whole, fraction)| {
            !whole.is_empty()
                && !fraction.is_empty()
                && whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit())
        })
    };
    // Only tools that print numbers by locale: no log, no version.
    if !clean.text.lines().any(|line| line.split_whitespace().filter(|word| is_decimal(word)).count() > 2) {
        return None;
    }
    each(clean.text, |_, line| {
        let words = line.split(' ').map(|word| if is_decimal(word) { word.replace('.', ",") } else { word.to_owned() });
        words.collect::<Vec<_>>().join(" ")
    })
}
