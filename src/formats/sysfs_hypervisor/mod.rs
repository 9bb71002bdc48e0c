//! The files in which the kernel of a Xen domain tells of the hypervisor: `/sys/hypervisor/*` and
//! `/proc/xen/capabilities`, in any of the ways in which people print them.
//!
//! ```text
//! /sys/hypervisor/guest_type:PV                     grep -r . /sys/hypervisor
//! ==> /sys/hypervisor/guest_type <==                tail -n +1 /sys/hypervisor/*
//! PV
//! # cat /sys/hypervisor/guest_type                  the answer to a prompt
//! PV
//! ```

use crate::format::{Ahead, Format, Hold, Opening};
use crate::text::Line;

mod asked;
mod fields;
mod files;
mod markers;
mod parse;
#[cfg(test)]
mod tests;

use files::{File, Holds, Shape, shape};

/// The room.
pub static FORMAT: Format = Format {
    id: "sysfs-hypervisor",
    title: "/sys/hypervisor",
    sample: include_str!("sample.txt"),
    signs: "hypervisor|control_d|/proc/xen|guest_type|type |type\t|type:|type=|uuid|compil|pmu_|buildid|capabilities:|capabilities |changeset|features:|features |pagesize|virtual_start|writable_pt|extra:|major:|minor:|start_flags/|version/|properties/",
    rows: &["/sys/hypervisor/&+:|/sys/hypervisor: ..|==> / <== ; > head:"],
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: &[markers::MARKERS],
    rules: markers::RULES,
    charts: &[],
};

/// The forms of the output.
mod form {
    /// Each value with its path, in the same line or above it.
    pub(super) const TREE: u8 = 0;
    /// The same with paths that begin inside the folder.
    pub(super) const RELATIVE: u8 = 1;
    /// Values without paths, in the order of the command that asked for them. The opening's width
    /// is one past the index of the last line that can be a value.
    pub(super) const ANSWER: u8 = 2;
    /// One word that is the whole paste, or stands alone.
    pub(super) const WORD: u8 = 3;
    /// The command itself, which printed nothing.
    pub(super) const EMPTY: u8 = 4;
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    if ahead.command().is_some_and(|it| it.ends_with("cat /proc/xen/capabilities") && text.ends_with(it)) {
        return Some(Opening::firm(form::EMPTY));
    }
    match shape(text) {
        Shape::Valued(found, _) if found.is_absolute => Some(Opening::firm(form::TREE)),
        Shape::Valued(found, value) => {
            // Inside the folder two files must be named, one of which nothing else would print so.
            let is_plain = |path: &str, holds: Holds, value| !path.contains('/') && !holds.is_telling(value);
            let mut is_telling = !is_plain(found.path, found.file.holds, value);
            let others = ahead.next_texts().take(3).filter_map(|text| match shape(text) {
                Shape::Valued(other, value) if other.path != found.path => Some((other, value)),
                _ => None,
            });
            let mut count = 0;
            for (other, value) in others {
                is_telling |= !is_plain(other.path, other.file.holds, value);
                count += 1;
            }
            (is_telling && count > 0).then(|| Opening::firm(form::RELATIVE))
        }
        Shape::Heading(found) if found.is_absolute => {
            let is_framed = !found.front.is_empty();
            let next = ahead.text_at(1).trim_ascii();
            let has_value = !next.is_empty() && found.file.holds != Holds::Text && found.file.holds.fits(next);
            (is_framed || has_value).then(|| Opening::firm(form::TREE))
        }
        Shape::Failed(_) => answer(ahead).or(Some(Opening::firm(form::TREE))),
        Shape::Listed => {
            let is_heading = text.strip_suffix(':').is_some_and(files::is_folder);
            let is_followed = ahead.next_texts().next().is_some_and(|next| matches!(shape(next), Shape::Listed));
            (is_heading && is_followed).then(|| Opening::firm(form::TREE))
        }
        Shape::Heading(_) | Shape::Other => answer(ahead).or_else(|| word(ahead)),
    }
}

/// The command that asked: at the prompt, or in the line above where the prompt was not recognized.
fn command<'s>(prompt: Option<&'s str>, line: Line<'s>) -> Option<&'s str> {
    prompt.or_else(|| line.before().map(|before| before.text))
}

/// Values without paths behind the command that names the files.
fn answer(ahead: &Ahead<'_>) -> Option<Opening> {
    let command = command(ahead.command(), ahead.line())?;
    let asked = asked::asked(command);
    // The number alone belongs to the room of the feature bits.
    if asked.iter().all(|file| file.holds == Holds::Features) {
        return None;
    }
    // What cannot be read is reported among the values, mostly before them.
    let is_failed = |text: &str| matches!(shape(text), Shape::Failed(_));
    let failed = std::iter::once(ahead.text()).chain(ahead.next_texts()).filter(|text| is_failed(text)).count();
    let text = if is_failed(ahead.text()) { ahead.next_texts().find(|text| !is_failed(text))? } else { ahead.text() };
    let text = text.trim_ascii();
    let is_behind = |line: Line<'_>| line.text.trim_ascii_end().ends_with(command);
    // Each command before the one that names the files is taken to print one line.
    let path = command.find("/sys/hypervisor").or_else(|| command.find("/proc/xen")).unwrap_or(0);
    let others = command.get(..path).map_or(0, |before| before.matches(';').count() + before.matches("&&").count());
    let mut before = std::iter::successors(ahead.line().before(), |line| line.before()).take(others + 1);
    let is_first = before.position(is_behind) == Some(others);
    let fits = |file: &&&File| if is_first { file.holds.fits(text) } else { file.holds.is_telling(text) };
    let skipped = asked.iter().position(|file| fits(&file))?;
    let lines = asked.len() - skipped + failed;
    Some(Opening::firm(form::ANSWER).wide(ahead.line().index() + lines))
}

/// A word that only these files hold, where it is all there is.
fn word(ahead: &Ahead<'_>) -> Option<Opening> {
    let is_last = ahead.next_texts().next().is_none();
    let is_alone = ahead.line().before().is_none_or(Line::is_blank) && ahead.text_at(1).trim_ascii().is_empty();
    let fits = match ahead.text().trim_ascii() {
        "PV" | "PVH" | "HVM" => ahead.line().before().is_none() && is_last,
        "control_d" => is_alone,
        _ => false,
    };
    (fits && ahead.command().is_none()).then(|| Opening::loose(form::WORD))
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    match opening.form {
        form::WORD | form::EMPTY => return Hold::No,
        form::ANSWER if line.index() < opening.width => return if line.is_blank() { Hold::Gap } else { Hold::Loose },
        form::ANSWER => return Hold::No,
        _ => {}
    }
    let is_ours = |is_absolute: bool| is_absolute || opening.form == form::RELATIVE;
    match shape(line.text) {
        Shape::Valued(found, _) | Shape::Heading(found) if is_ours(found.is_absolute) => Hold::Firm,
        Shape::Failed(_) => Hold::Firm,
        // Below a heading that is not ours other folders are listed.
        Shape::Listed => {
            let follows =
                line.before().is_none_or(|before| before.is_blank() || matches!(shape(before.text), Shape::Listed));
            let is_heading = line.text.strip_suffix(':').is_some_and(files::is_folder);
            if follows || is_heading { Hold::Firm } else { Hold::No }
        }
        _ if line.is_blank() => Hold::Gap,
        _ => match line.before().map(|before| shape(before.text)) {
            Some(Shape::Heading(found)) if found.file.holds.fits(line.text.trim_ascii()) => Hold::Firm,
            _ => Hold::Gap,
        },
    }
}
