//! Several programs print to one console: their lines stand among each other.

use super::{Clean, Noise};

macro_rules! console {
    ($name:literal, $change:expr) => {
        Noise { group: "consoles", name: $name, apply: $change, takes: &[] }
    };
}

pub static NOISES: &[Noise] = &[
    console!("a record of the kernel between two lines", |clean| between(clean, 0, &[RECORD])),
    console!("records of the kernel between all lines", |clean| woven(clean, "", |_| RECORD)),
    console!("a record of the kernel within a line", within),
    console!("rows of `vmstat 1` between all lines", |clean| {
        woven(clean, VMSTAT, |at| if at.is_multiple_of(2) { ROWS[0] } else { ROWS[1] })
    }),
    console!("a row of `vmstat 1` after every third line", |clean| {
        woven(clean, VMSTAT, |at| if at % 3 == 2 { ROWS[0] } else { "" })
    }),
    console!("a line of `uptime` between two lines", |clean| between(clean, 0, &[UPTIME])),
    console!("`free` between two lines", |clean| between(clean, 1, FREE)),
];

const RECORD: &str = "[  123.456789] e1000: eth0 NIC Link is Down";

const VMSTAT: &str = "procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
";

const ROWS: [&str; 2] = [
    " 1  0      0 809684    764  45436    0    0  3500     0  141   92  1  8 84  1  6",
    " 2  0      0 809100    764  45440    0    0     0    12  238  161  3  9 80  0  8",
];

const UPTIME: &str = " 15:56:30 up 40 min,  0 users,  load average: 16.30, 12.22, 8.59";

const FREE: &[&str] = &[
    "               total        used        free      shared  buff/cache   available",
    "Mem:          210388       53624      111984       11192       63380      156764",
    "Swap:              0           0           0",
];

/// What is put between the lines, each by itself.
pub fn others() -> String {
    let fence = "\n```\n\n```\n";
    [&(VMSTAT.to_owned() + &ROWS.join("\n")), UPTIME, &FREE.join("\n"), RECORD].join(fence) + "\n"
}

/// The lines of a text that is no log and of which none of these is.
fn lines(clean: Clean<'_>) -> Option<Vec<&str>> {
    let lines: Vec<&str> = clean.text.lines().collect();
    let is_same = ["swpd", "load average", "Mem:"].iter().any(|word| clean.text.contains(word));
    (lines.len() > 3 && !is_same && !clean.text.contains("[    0.0000")).then_some(lines)
}

/// Lines before the middle one, or so many lines below it.
fn between(clean: Clean<'_>, below: usize, what: &[&str]) -> Option<Vec<u8>> {
    let lines = lines(clean)?;
    let middle = (lines.len() / 2 + below).max(3);
    let all = [&lines[..middle.min(lines.len())], what, lines.get(middle..).unwrap_or_default()].concat();
    Some((all.join("\n") + "\n").into_bytes())
}

/// Something before it, and a line behind each of its lines but the first two.
fn woven(clean: Clean<'_>, before: &str, line: fn(usize) -> &'static str) -> Option<Vec<u8>> {
    let mut text = before.to_owned();
    for (at, own) in lines(clean)?.into_iter().enumerate() {
        text.push_str(own);
        text.push('\n');
        let other = if at < 2 { "" } else { line(at) };
        if !other.is_empty() {
            text.push_str(other);
            text.push('\n');
        }
    }
    Some(text.into_bytes())
}

/// The middle line is broken behind a word in its middle.
fn within(clean: Clean<'_>) -> Option<Vec<u8>> {
    let mut lines = lines(clean)?;
    let middle = (lines.len() / 2).max(3);
    let line = *lines.get(middle)?;
    let at = line
        .char_indices()
        .map(|(at, _)| at)
        .filter(|&at| at >= line.len() / 2)
        .find(|&at| line[at..].starts_with(' ') && !line[..at].ends_with(' '))?;
    let broken = format!("{}{RECORD}\n{}", &line[..at], &line[at..]);
    lines[middle] = &broken;
    Some((lines.join("\n") + "\n").into_bytes())
}
