//! The ways a text is damaged between the terminal that printed it and the ticket: each one a small
//! function from the clean text to what arrives.

mod around;
mod bytes;
mod consoles;
pub mod limits;
mod numbers;
mod stamps;
pub mod values;
pub mod widths;
mod wraps;

/// A clean output and the command that prints it.
#[derive(Debug, Clone, Copy)]
pub struct Clean<'t> {
    pub text: &'t str,
    pub command: &'t str,
}

/// One kind of damage.
pub struct Noise {
    /// The kind, such as `prompts`.
    pub group: &'static str,
    /// What was done, in words of the documentation.
    pub name: &'static str,
    /// Does it; none where the text has nothing that could be damaged so.
    pub apply: fn(Clean<'_>) -> Option<Vec<u8>>,
    /// What the damage takes away, so that the report cannot say it any more.
    pub takes: &'static [Loss],
}

/// A part of the report that is gone with the damage, or added by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// A host name is written in front of the lines, or none is left.
    Host,
    /// Stamps are gone, and the uptime with them.
    Uptime,
    /// The text may be read as uncertain.
    Confidence,
    /// Blanks within a value are not what they were.
    Blanks,
    /// Marks within a value are not what they were.
    Marks,
    /// A time in front of the lines is the time of the sample.
    Time,
}

/// Every kind of damage.
pub fn all() -> impl Iterator<Item = &'static Noise> {
    [around::NOISES, stamps::NOISES, bytes::NOISES, wraps::NOISES].into_iter().flatten()
}

/// Numbers with marks of thousands and in other digits: most texts have lost something then.
pub fn numbers() -> impl Iterator<Item = &'static Noise> {
    numbers::NOISES.iter()
}

/// Other programs on the same console, whose lines are sections of their own.
pub fn consoles() -> impl Iterator<Item = &'static Noise> {
    consoles::NOISES.iter()
}

/// What the kernel's record tells by the way.
pub const UPTIME: &str = "uptime 123";

/// What those other programs print, clean.
#[allow(dead_code, reason = "the properties do not ask for it")]
pub fn others() -> String {
    consoles::others()
}

/// Each line changed by a function.
fn each(text: &str, mut change: impl FnMut(usize, &str) -> String) -> Option<Vec<u8>> {
    let mut damaged = String::new();
    for (at, line) in text.lines().enumerate() {
        damaged.push_str(&change(at, line));
        damaged.push('\n');
    }
    Some(damaged.into_bytes())
}

/// Something before and something after the text.
fn around(text: &str, before: &str, after: &str) -> Option<Vec<u8>> {
    let end = if text.ends_with('\n') { "" } else { "\n" };
    Some(format!("{before}{text}{end}{after}").into_bytes())
}

/// A line of its own in the middle of the text.
fn between(text: &str, line: &str) -> Option<Vec<u8>> {
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() < 4 {
        return None;
    }
    // Not between a heading and its rows, where a program would have to print nothing yet.
    let middle = (lines.len() / 2).max(3);
    Some(format!("{}\n{line}\n{}\n", lines[..middle].join("\n"), lines[middle..].join("\n")).into_bytes())
}
