//! Tools of other systems that share a name with one of Linux: `vmstat` and `iostat` of the BSDs,
//! macOS, Solaris and AIX, and what their kernels print. They are named for what they are and nothing of them is read: the same word
//! means something else there.
//!
//! ```text
//!  procs      memory      page                    disks     faults         cpu
//!  r b w     avm    fre   flt  re  pi  po    fr  sr ad0 da0   in   sy   cs us sy id
//!  1 0 0   63720  339504  1158   0   0   0  1022   0   0   0  246 1201  336 22 15 63
//! ```

use crate::format::{Ahead, Dictionary, Format, Hold, Opening, Segment, dictionary};
use crate::scan;
use crate::section::{Note, Section};
use crate::text::Line;

#[cfg(test)]
mod tests;
mod tools;

use tools::{Tool, named_in, tool_at, tool_of};

/// Nothing of them is explained.
static FIELDS: Dictionary = dictionary!(&[]);

/// The room.
pub static FORMAT: Format = Format {
    id: "foreign",
    title: "a tool of another system",
    sample: include_str!("sample.txt"),
    signs: "BSD|Darwin|last pid|Processes: |avm| fre | po |device|KB/t|5m|bps|actv|tps|minf|Kbps|flags=|Virtual Memory|lcpu=|procs|kthr|memory|disk|faults|traps|cpu|CPU|tty|a0|d0|k0",
    rows: &["procs memory page|r b w avm .. > # ="],
    opens,
    holds,
    parse,
    fields: &FIELDS,
    markers: &[],
    rules: &[],
    charts: &[],
};

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    if let Some(place) = tool_at(text, ahead.next_texts().next().unwrap_or_default()) {
        return Some(Opening::firm(place));
    }
    // The line of groups above the names; AIX draws a line between them.
    if !is_groups(text) {
        return None;
    }
    (1..=2).find_map(|distance| tool_at(ahead.text_at(distance), "")).map(Opening::firm)
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let text = line.text;
    if line.is_blank() {
        return Hold::Gap;
    }
    let Some(tool) = tool_of(opening.form) else { return Hold::No };
    let named = named_in(text);
    if named == Some(opening.form.into()) || (tool.is_row)(text) {
        return Hold::Firm;
    }
    if named.is_some() {
        Hold::New
    } else if is_groups(text) {
        // Printed again above the names every so often.
        Hold::Loose
    } else if tool.variant == tools::KERNEL {
        Hold::Gap
    } else {
        Hold::No
    }
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let Some(&Tool { variant, title, instead, .. }) = tool_of(segment.opening.form) else { return section };
    section.variant = Some(variant);
    section.title = title.into();
    section.tool = Some(title.into());
    let text = format!(
        "This is {title}, not a tool of Linux. Some of its words look like those of Linux and mean something else, so \
         nothing of it is explained or judged here. For a Linux machine paste {instead}."
    );
    let first = segment.lines().find(|line| !line.is_blank());
    section.notes.extend(first.map(|line| Note { span: line.whole(), text: text.into() }));
    section
}

/// A line that only names groups of columns, or is drawn below them: `procs memory page disk faults cpu`.
fn is_groups(text: &str) -> bool {
    const GROUPS: &[&str] = &[
        "procs",
        "kthr",
        "memory",
        "page",
        "disk",
        "disks",
        "faults",
        "traps",
        "cpu",
        "CPU",
        "tty",
        "load",
        "average",
        "extended",
        "device",
        "statistics",
    ];
    let is_device = |word: &str| {
        word.ends_with(|it: char| it.is_ascii_digit()) && word.starts_with(|it: char| it.is_ascii_lowercase())
    };
    let is_drawn = |word: &str| word.bytes().all(|byte| byte == b'-');
    let mut words = scan::texts(text).peekable();
    words.peek().is_some() && words.all(|word| GROUPS.contains(&word) || is_device(word) || is_drawn(word))
}
