//! `iostat` of other systems: told apart and named, never read as if it were sysstat's.

use crate::format::{Ahead, Hold, Segment};
use crate::scan;
use crate::section::{Note, Section};

use super::lines;

/// A program of the same name.
struct Foreign {
    system: &'static str,
    /// Words of its first line, in order; others may stand between them.
    first: &'static [&'static str],
    /// Words of its second line; empty where the first is enough.
    second: &'static [&'static str],
}

/// The more exact ones first: NetBSD and OpenBSD print less of what FreeBSD prints.
static FOREIGN: &[Foreign] = &[
    Foreign {
        system: "FreeBSD",
        first: &["extended", "device", "statistics"],
        second: &["device", "r/s", "w/s", "kr/s", "kw/s", "qlen"],
    },
    Foreign { system: "FreeBSD", first: &["device", "r/s", "w/s", "kr/s", "kw/s", "ms/r", "%b"], second: &[] },
    Foreign {
        system: "Solaris or illumos",
        first: &["extended", "device", "statistics"],
        second: &["r/s", "w/s", "kr/s", "kw/s", "wait", "actv", "%b"],
    },
    Foreign { system: "Solaris or illumos", first: &["r/s", "w/s", "kr/s", "kw/s", "wait", "actv", "%b"], second: &[] },
    Foreign { system: "Solaris or illumos", first: &["tty", "cpu"], second: &["tin", "tout", "kps", "tps", "serv"] },
    Foreign { system: "macOS", first: &["cpu", "load", "average"], second: &["KB/t", "tps", "MB/s", "us", "sy", "id"] },
    Foreign { system: "FreeBSD", first: &["tty", "cpu"], second: &["tin", "tout", "KB/t", "tps", "MB/s"] },
    Foreign { system: "NetBSD or OpenBSD", first: &["tty", "cpu"], second: &["tin", "tout", "KB/t", "t/s", "MB/s"] },
    Foreign { system: "AIX", first: &["Disks:", "%", "tm_act", "Kbps", "tps"], second: &[] },
    Foreign { system: "AIX", first: &["tty:", "tin", "tout", "avg-cpu:", "%", "user"], second: &[] },
    Foreign { system: "HP-UX", first: &["device", "bps", "sps", "msps"], second: &[] },
];

/// Whether the words stand in a line in this order.
fn has(text: &str, wanted: &[&str]) -> bool {
    let mut words = scan::texts(text);
    wanted.iter().all(|wanted| words.any(|word| word == *wanted))
}

fn find(first: &str, second: &str) -> Option<&'static Foreign> {
    // Headings have no numbers; most lines that are asked have.
    if scan::texts(first).any(|word| scan::number(word).is_some()) {
        return None;
    }
    FOREIGN.iter().find(|foreign| has(first, foreign.first) && has(second, foreign.second))
}

pub(super) fn opens(ahead: &Ahead<'_>) -> bool {
    find(ahead.text(), ahead.text_at(1)).is_some()
}

pub(super) fn holds(text: &str) -> Hold {
    let values = scan::texts(text).filter(|word| lines::cell(word).is_some()).count();
    let is_heading = FOREIGN.iter().any(|foreign| has(text, foreign.first))
        || FOREIGN.iter().any(|foreign| !foreign.second.is_empty() && has(text, foreign.second));
    if values >= 3 || is_heading { Hold::Firm } else { Hold::Gap }
}

pub(super) fn parse(segment: &Segment<'_>, section: &mut Section) {
    let mut lines = segment.lines();
    let (Some(first), second) = (lines.next(), lines.next()) else { return };
    let Some(foreign) = find(first.text, second.map_or("", |line| line.text)) else { return };
    section.variant = Some("foreign");
    section.title = format!("iostat of {}", foreign.system).into();
    section.tool = Some(format!("iostat of {}", foreign.system).into());
    let text = format!(
        "This is iostat of {}. Its columns are not those of Linux; they are not read here, so that none is misread.",
        foreign.system
    );
    section.notes.push(Note { span: first.whole(), text: text.into() });
}
