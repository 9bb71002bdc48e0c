//! The feature bits that Xen offers to a domain, as a value of its own: the bare number of
//! `/sys/hypervisor/properties/features`, the output of Brendan Gregg's `xen-features.pl`, and the
//! line in which `systemd-detect-virt` reports the number.
//!
//! ```text
//! # cat /sys/hypervisor/properties/features
//! 00000705
//! # xen-features.pl
//! Xen features: 00000705
//! enabled: writable_page_tables
//! ```
//!
//! Eight hexadecimal digits may be anything. Alone, without command or label, they are taken only
//! where they stand between blank lines, and then they only hint.

use std::borrow::Cow;

use crate::format::{Ahead, Dictionary, Field, Format, Hold, Kind, Opening, Segment, dictionary};
use crate::scan;
use crate::section::{Decoded, Fact, Note, Section};
use crate::text::Line;
use crate::xen::features::{self, Features};

#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "xen-features",
    title: "/sys/hypervisor/properties/features",
    sample: include_str!("sample.txt"),
    signs: "",
    rows: &["Xen features: $+ . > enabled: % ."],
    opens,
    holds,
    parse,
    fields: &FIELDS,
    markers: &[features::MARKERS],
    rules: &[],
    charts: &[],
};

/// The forms of the output.
mod form {
    /// The number with a label, and perhaps the names of its bits.
    pub(super) const LABELLED: u8 = 0;
    /// The number behind the command that prints it.
    pub(super) const ANSWER: u8 = 1;
    /// The names without the number, where the first line was cut off.
    pub(super) const NAMES: u8 = 2;
    /// The number without anything that says what it is.
    pub(super) const ALONE: u8 = 3;
}

static FIELDS: Dictionary = dictionary!(&[Field {
    key: "features",
    label: "feature bits",
    kind: Kind::State,
    meaning: "What Xen offers to this domain, one bit for each feature. Xen offers other features to PV, HVM, PVH and \
              Arm domains, to dom0, and in each release.",
    watch: "It shows what is offered, not what the kernel uses. Scripts that list the names know the bits of their own \
            time and drop newer ones.",
    since: "Linux 2.6.30, Xen 3.0.2",
    source: "Linux drivers/xen/sys-hypervisor.c; xen/include/public/features.h, Xen 4.22",
    ..Field::EMPTY
}]);

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    if labelled(text).is_some() {
        return Some(Opening::firm(form::LABELLED));
    }
    if enabled(text).is_some_and(|name| features::number(name).is_some()) {
        return Some(Opening::firm(form::NAMES));
    }
    let value = alone(text)?;
    if is_asked_for(ahead) {
        return Some(Opening::firm(form::ANSWER));
    }
    // A command that was not asked for features printed something else.
    let is_free = ahead.command().is_none()
        && ahead.line().before().is_none_or(Line::is_blank)
        && ahead.text_at(1).trim_ascii().is_empty();
    let is_whole = ahead.line().before().is_none() && ahead.next_texts().next().is_none();
    (is_free && (is_whole || value.is_plausible())).then(|| Opening::loose(form::ALONE))
}

/// Whether the command before the line, or the line before it where the prompt was not recognized,
/// names the file or the script.
fn is_asked_for(ahead: &Ahead<'_>) -> bool {
    let names = |text: &str| text.contains("properties/features") || text.contains("xen-features");
    ahead.command().is_some_and(names) || ahead.line().before().is_some_and(|line| names(line.text))
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    match opening.form {
        form::ALONE | form::ANSWER => Hold::No,
        _ if enabled(line.text).is_some() => Hold::Firm,
        // Two names in a line have lost its end.
        _ if line.is_blank() || line.text.starts_with("enabled: ") => Hold::Gap,
        _ => Hold::No,
    }
}

/// What may stand in front of the number, in lower case, with blanks for `-` and `_`.
/// `virtual_hv_features` is what Salt's grains call it.
const LABELS: &[&str] = &["xen features", "xen feature bits", "xen features value", "virtual hv features"];

/// The number behind a label: `Xen features: 00000705`, `xen-features: 0x705`, and the debug line
/// of `systemd-detect-virt`.
fn labelled(text: &str) -> Option<&str> {
    const LOGGED: &str = "/sys/hypervisor/properties/features with value ";
    if let Some(at) = scan::find(text, LOGGED) {
        return scan::texts(text.get(at + LOGGED.len()..)?).next().map(|word| word.trim_end_matches(','));
    }
    let at = memchr::memchr2(b':', b'=', text.as_bytes())?;
    let label = text.get(..at)?.trim_ascii();
    let value = text.get(at + 1..)?.trim_ascii();
    let is =
        |wanted: &&str| wanted.len() == label.len() && label.bytes().zip(wanted.bytes()).all(|(a, b)| is_same(a, b));
    (LABELS.iter().any(is) && Features::from_hex(value).is_some()).then_some(value)
}

/// `Xen-Features` and `xen_features` are `xen features`.
fn is_same(printed: u8, wanted: u8) -> bool {
    printed.eq_ignore_ascii_case(&wanted) || wanted == b' ' && matches!(printed, b'-' | b'_')
}

/// The name in `enabled: writable_page_tables`.
fn enabled(text: &str) -> Option<&str> {
    let name = text.trim_ascii().strip_prefix("enabled:")?.trim_ascii();
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_name.then_some(name)
}

/// The number that stands alone in a line: eight digits or more, of which no more than eight count,
/// or fewer behind `0x`.
fn alone(text: &str) -> Option<Features> {
    let word = text.trim_ascii();
    let digits = word.strip_prefix("0x");
    let is_long = digits.is_some() || word.len() >= 8;
    let is_short = digits.unwrap_or(word).trim_start_matches('0').len() <= 8;
    if is_long && is_short { Features::from_hex(word) } else { None }
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut names = Vec::new();
    let mut value = None;
    for line in segment.lines() {
        if let Some(name) = enabled(line.text) {
            names.push(name);
            section.notes.extend(features::number(name).is_none().then(|| not_understood(line)));
        } else if value.is_none() && !line.is_blank() {
            let text = labelled(line.text).unwrap_or(line.text.trim_ascii());
            value = Features::from_hex(text).map(|features| (features, line.span_of(text)));
            section.notes.extend(value.is_none().then(|| not_understood(line)));
        } else if !line.is_blank() {
            section.notes.push(not_understood(line));
        }
    }
    if !names.is_empty() {
        section.title = "xen-features.pl".into();
        section.tool = Some("xen-features.pl by Brendan Gregg".into());
    }
    if let Some((features, span)) = value {
        let fact = Fact::new("features", span, FORMAT.field("features"));
        section.facts.push(Fact { decoded: Some(Decoded::Text(features.describe().into())), ..fact });
        section.flags = features.flags();
        section.flags_span = span;
        if segment.opening.form == form::ALONE {
            section.clues.extend(features.loose_clue(span));
            let text = if section.clues.is_empty() {
                "As Xen's feature bits this number makes no sense: it is not used as evidence."
            } else {
                "Nothing says that this number is Xen's feature bits; it is read as such because it stands alone."
            };
            section.notes.push(Note { span, text: text.into() });
        } else {
            section.clues = features.clues(span);
        }
    } else if let Some(first) = segment.lines().next() {
        let features = Features::from_names(names.into_iter());
        section.flags = features.flags();
        section.clues = features.clues(first.whole());
        let text = "The line with the value is missing: bits that are not listed are not known to be clear.";
        section.notes.push(Note { span: first.whole(), text: text.into() });
    }
    section
}

fn not_understood(line: Line<'_>) -> Note {
    Note { span: line.whole(), text: Cow::Borrowed("") }
}
