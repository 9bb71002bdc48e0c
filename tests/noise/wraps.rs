//! Lines that were broken or put together on the way.

use super::{Clean, Loss, Noise, each};

macro_rules! wrapped {
    ($name:literal, $wrap:expr) => {
        Noise { group: "wraps", name: $name, apply: $wrap, takes: &[Loss::Confidence, Loss::Blanks] }
    };
}

pub static NOISES: &[Noise] = &[
    wrapped!("cut at 80 columns", |clean| cut_at(clean, 80)),
    wrapped!("cut at 72 columns", |clean| cut_at(clean, 72)),
    wrapped!("cut at 60 columns", |clean| cut_at(clean, 60)),
    wrapped!("broken between words at 76 columns", |clean| broken_at(clean, 76, "")),
    wrapped!("broken between words at 66 columns", |clean| broken_at(clean, 66, "")),
    wrapped!("broken between words at 72 columns, blanks kept (format=flowed)", |clean| broken_at(clean, 72, " ")),
    wrapped!("quoted, then broken between words at 72 columns", |clean| {
        let broken = broken_at(clean, 70, "")?;
        each(&String::from_utf8(broken).ok()?, |_, line| format!("> {line}"))
    }),
    wrapped!("all line ends turned to blanks", |clean| joined(clean).map(String::into_bytes)),
    // As a web page shows text that is no code.
    wrapped!("all line ends and runs of blanks turned to one blank", |clean| {
        joined(clean).map(|text| collapsed(&text).into_bytes())
    }),
    Noise {
        group: "wraps",
        name: "the same, the prompt and the command in front and a prompt behind",
        apply: |clean| {
            let text = collapsed(&joined(clean)?);
            Some(format!("[root@web01 ~]# {} {text} [root@web01 ~]#\n", clean.command).into_bytes())
        },
        takes: &[Loss::Confidence, Loss::Blanks, Loss::Host],
    },
    Noise {
        group: "wraps",
        name: "the same, another output and its prompt in front",
        apply: |clean| {
            let text = collapsed(&joined(clean)?);
            let front = "[root@web01 ~]# uname -r 6.1.0 [root@web01 ~]#";
            Some(format!("{front} {} {text}\n", clean.command).into_bytes())
        },
        takes: &[Loss::Confidence, Loss::Blanks, Loss::Host],
    },
    wrapped!("all line ends lost, nothing in their places", |clean| {
        (clean.text.lines().count() > 1).then(|| clean.text.lines().collect::<String>().into_bytes())
    }),
    wrapped!("every second line end turned to a blank", |clean| halved(clean, 0)),
    wrapped!("every other line end turned to a blank", |clean| halved(clean, 1)),
];

fn joined(clean: Clean<'_>) -> Option<String> {
    let lines: Vec<&str> = clean.text.lines().collect();
    (lines.len() > 1).then(|| lines.join(" "))
}

fn collapsed(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Two lines in each, but for the first ones.
fn halved(clean: Clean<'_>, whole: usize) -> Option<Vec<u8>> {
    let lines: Vec<&str> = clean.text.lines().collect();
    let (first, rest) = lines.split_at_checked(whole).filter(|(_, rest)| rest.len() > 1)?;
    let lines = first.iter().map(|line| (*line).to_owned()).chain(rest.chunks(2).map(|two| two.join(" ")));
    Some(lines.map(|line| line + "\n").collect::<String>().into_bytes())
}

/// As a terminal does: at a column, within words too.
pub fn cut_at(clean: Clean<'_>, width: usize) -> Option<Vec<u8>> {
    clean.text.lines().any(|line| line.chars().count() > width).then_some(())?;
    each(clean.text, |_, line| {
        let line: Vec<char> = line.chars().collect();
        line.chunks(width).map(|chunk| chunk.iter().collect()).collect::<Vec<String>>().join("\n")
    })
}

/// As a mail program does: at the last blank before a column.
pub fn broken_at(clean: Clean<'_>, width: usize, end: &str) -> Option<Vec<u8>> {
    clean.text.lines().any(|line| line.chars().count() > width).then_some(())?;
    each(clean.text, |_, line| {
        let mut rest = line;
        let mut broken = String::new();
        while rest.chars().count() > width {
            let limit = rest.char_indices().nth(width + 1).map_or(rest.len(), |(at, _)| at);
            let blanks = rest.len() - rest.trim_start().len();
            let at = rest[..limit].rfind(' ').filter(|&at| at > blanks);
            let Some(at) = at.or_else(|| rest[blanks..].find(' ').map(|at| at + blanks)) else { break };
            broken.push_str(rest[..at].trim_end());
            broken.push_str(end);
            broken.push('\n');
            rest = rest[at..].trim_start();
        }
        broken + rest
    })
}
