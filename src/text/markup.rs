//! Markup of pages and tickets around a text: fences, `<pre>`, BBCode, Jira's braces, frames.
//!
//! ```text
//! ~~~bash
//! <details><summary>xl info</summary>
//! [code]procs -----------memory---------- …
//! {noformat}
//! │ Name         ID   Mem VCPUs      State   Time(s) │
//! ```

use std::ops::Range;

use super::RepairKind;

/// What is left of a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Inside {
    /// The text within the markup; empty where the line is markup alone.
    pub(super) text: Range<usize>,
    pub(super) kind: RepairKind,
}

/// The text within the markup of a line, or none where there is no markup.
pub(super) fn inside(line: &str) -> Option<Inside> {
    let start = line.trim_ascii_start();
    match start.as_bytes().first()? {
        b'`' | b'~' => fence(line, start),
        b'<' | b'[' | b'{' => tags(line),
        _ if start.starts_with(is_bar) => frame(line),
        // A frame around a text; tables have a cross at each column.
        b'+' if start.trim_ascii_end().matches('+').count() == 2
            && start.trim_ascii_end().len() > 9
            && start.trim_ascii_end().trim_matches('+').bytes().all(|byte| matches!(byte, b'-' | b'=')) =>
        {
            Some(Inside { text: 0..0, kind: RepairKind::Frame })
        }
        _ => closing(line),
    }
}

fn markup(text: Range<usize>) -> Option<Inside> {
    Some(Inside { text, kind: RepairKind::Markup })
}

fn fence(line: &str, start: &str) -> Option<Inside> {
    for mark in ["```", "~~~"] {
        if let Some(rest) = start.strip_prefix(mark) {
            let language = rest.trim_start_matches(['`', '~']).trim_ascii();
            let is_language = language.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-+_.".contains(&byte));
            if is_language {
                return markup(0..0);
            }
            // ```total        used        free: blanks behind the mark are the first column's.
            let text = rest.trim_start_matches('`');
            return if mark == "```" { markup(range_in(line, without_closing(text).unwrap_or(text))) } else { None };
        }
    }
    // A whole line in single back-ticks.
    let inner = start.trim_ascii_end().strip_prefix('`')?.strip_suffix('`')?;
    if inner.is_empty() || inner.contains('`') { None } else { markup(range_in(line, inner)) }
}

/// Tags at the start, and the closing ones at the end.
fn tags(line: &str) -> Option<Inside> {
    let mut rest = line.trim_ascii_start();
    let mut found = false;
    while let Some(after) = tag(rest) {
        rest = after.trim_ascii_start();
        found = true;
    }
    if !found {
        return closing(line);
    }
    // Blanks behind the tag are the first column's.
    let text = if rest.is_empty() { rest } else { line.get(line.len() - rest.len()..)? };
    let text = without_closing(text).unwrap_or(text);
    markup(if text.trim_ascii().is_empty() { 0..0 } else { range_in(line, text) })
}

fn closing(line: &str) -> Option<Inside> {
    let last = line.trim_ascii_end().as_bytes().last()?;
    if !matches!(last, b'>' | b']' | b'}' | b'`') {
        return None;
    }
    markup(range_in(line, without_closing(line)?))
}

fn without_closing(text: &str) -> Option<&str> {
    let mut rest = text.trim_ascii_end();
    let mut found = false;
    // Behind a log prefix back-ticks are a line of their own.
    while let Some(before) = CLOSING
        .iter()
        .find_map(|tag| strip_suffix_any_case(rest, tag))
        .or_else(|| rest.strip_suffix("```").filter(|it| !it.ends_with([' ', '`'])))
    {
        rest = before.trim_ascii_end();
        found = true;
    }
    found.then_some(rest)
}

const CLOSING: &[&str] = &[
    "</pre>",
    "</code>",
    "</p>",
    "</details>",
    "</div>",
    "</span>",
    "<br>",
    "<br/>",
    "<br />",
    "[/code]",
    "[/quote]",
    "[/font]",
    "{noformat}",
    "{code}",
];

/// The rest behind a tag that pages and tickets put around pasted text.
fn tag(text: &str) -> Option<&str> {
    let (open, close) = match text.as_bytes().first()? {
        b'<' => ('<', '>'),
        b'[' => ('[', ']'),
        b'{' => ('{', '}'),
        _ => return None,
    };
    let (tag, rest) = text.strip_prefix(open)?.split_once(close)?;
    let name: &str = tag.trim_start_matches('/').split([' ', '=', ':']).next()?;
    let names = match open {
        '<' => HTML,
        '[' => BBCODE,
        _ => JIRA,
    };
    if !names.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        return None;
    }
    // What a summary says is a caption, not output.
    if name.eq_ignore_ascii_case("summary") {
        return Some(rest.split_once("</summary>").map_or(rest, |(_, rest)| rest));
    }
    Some(rest)
}

const HTML: &[&str] =
    &["pre", "code", "details", "summary", "p", "br", "br/", "div", "span", "tt", "samp", "blockquote"];
const BBCODE: &[&str] = &["code", "quote", "pre", "noparse", "spoiler", "icode", "font", "size"];
const JIRA: &[&str] = &["noformat", "code", "quote", "panel"];

/// `│ text │`: a bar on both sides. A bar on the left alone may be a tree (`lsblk`).
fn frame(line: &str) -> Option<Inside> {
    let trimmed = line.trim_ascii();
    // A line with bars at both ends only is a blank one.
    let is_rule = |it| is_line_drawing(it) && !matches!(it, '\u{2502}' | '\u{2503}' | '\u{2551}');
    if trimmed.chars().all(|it| is_line_drawing(it) || it == ' ') && trimmed.contains(is_rule) {
        return Some(Inside { text: 0..0, kind: RepairKind::Frame });
    }
    let inner = trimmed.strip_prefix(is_bar)?.strip_suffix(is_bar)?;
    // A blank stands between the bar and the text, and blanks fill the line.
    let inner = match inner.strip_prefix(' ') {
        Some(inner) if !inner.trim_ascii().is_empty() => inner.trim_ascii_end(),
        _ => inner,
    };
    Some(Inside { text: range_in(line, inner), kind: RepairKind::Frame })
}

fn is_bar(it: char) -> bool {
    matches!(
        it,
        '\u{2502}'
            | '\u{2503}'
            | '\u{2551}'
            | '\u{250c}'
            | '\u{2514}'
            | '\u{2554}'
            | '\u{255a}'
            | '\u{256d}'
            | '\u{2570}'
            | '\u{2500}'
            | '\u{2550}'
            | '\u{251c}'
            | '\u{2560}'
    )
}

fn is_line_drawing(it: char) -> bool {
    ('\u{2500}'..='\u{257f}').contains(&it)
}

fn strip_suffix_any_case<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let (head, tail) = text.split_at_checked(text.len().checked_sub(suffix.len())?)?;
    tail.eq_ignore_ascii_case(suffix).then_some(head)
}

fn range_in(line: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
    start..start + part.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_text_stays() {
        for (line, text) in [
            ("```", ""),
            ("```bash", ""),
            ("~~~", ""),
            ("<details><summary>xl info</summary>", ""),
            ("<pre>procs memory", "procs memory"),
            ("<pre><code> r  b", "r  b"),
            ("1 0 0</pre>", "1 0 0"),
            ("[CODE]procs", "procs"),
            ("[/code]", ""),
            ("{noformat}", ""),
            ("{code:bash}", ""),
            ("```   total   used", "   total   used"),
            ("Mem: 1 2```", "Mem: 1 2"),
            ("[font=monospace]procs", "procs"),
            ("1 0 0<br />", "1 0 0"),
            ("+--------------+", ""),
            ("`00000705`", "00000705"),
            ("\u{2502}  r b   \u{2502}", " r b"),
            ("\u{250c}\u{2500}\u{2500}\u{2510}", ""),
        ] {
            let inside = inside(line).unwrap_or_else(|| panic!("{line} has markup"));
            assert_eq!(line.get(inside.text), Some(text), "{line}");
        }
    }

    #[test]
    fn outputs_are_no_markup() {
        for line in [
            "[    0.000000] Linux version 6.1.0",
            "[root@web01 ~]# xl info",
            "xen_changeset          : <denied>",
            "{",
            "<5>[    0.000000] Linux",
            "\u{251c}\u{2500}sda1   8:1    0   1G  0 part",
            "`-sda1   8:1",
            "+-------+--------+",
            "avg-cpu:  %user",
            "[sudo] password for marcos:",
        ] {
            assert_eq!(inside(line), None, "{line}");
        }
    }
}
