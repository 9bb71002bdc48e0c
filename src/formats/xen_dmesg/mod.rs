//! `xl dmesg`, `xm dmesg`, or the host's serial console: the log of the Xen hypervisor itself.
//!
//! ```text
//!  Xen 4.17.5
//! (XEN) Xen version 4.17.5 (Debian 4.17.5+72-1) (user@host) (gcc 12.2.0) debug=n Sat Nov 29 2025
//! (XEN) [2024-01-01 10:00:00] *** Building a PV Dom0 ***
//! (d2) HVM Loader
//! ```
//!
//! On a serial console the records of dom0's kernel stand in between. They are not of this format:
//! a line belongs here by its prefix and by nothing else.

use crate::format::{Ahead, Format, Hold, Opening};
use crate::text::Line;

mod banner;
mod fields;
mod known;
mod markers;
mod parse;
mod record;
mod rules;
#[cfg(test)]
mod tests;
mod words;

/// The room.
pub static FORMAT: Format = Format {
    id: "xen-dmesg",
    title: "xl dmesg",
    sample: include_str!("sample.txt"),
    signs: "(XEN)|(d|Xen |__  __",
    rows: &["< (XEN) .. > (XEN) .."],
    opens,
    holds,
    parse: parse::parse,
    fields: &fields::FIELDS,
    markers: markers::MARKERS,
    rules: rules::RULES,
    charts: &[],
};

/// How a log begins.
mod form {
    /// With a line of the hypervisor.
    pub(super) const BODY: u8 = 0;
    /// With the logo or the bare version; the banner follows.
    pub(super) const PREAMBLE: u8 = 1;
    /// With `(XEN) Built-in command line: …`, which is printed before the logo.
    pub(super) const EARLY: u8 = 2;
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    // Each line has its prefix.
    begins(ahead).map(Opening::stream)
}

fn begins(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    match record::record(text) {
        Some(record) if is_early(record.message) => return Some(Opening::firm(form::EARLY)),
        Some(record::Record { origin: record::Origin::Hypervisor, .. }) => return Some(Opening::firm(form::BODY)),
        // `(d1) ` may also begin an item of a list.
        Some(_) if ahead.next_texts().any(record::is_record) || ahead.follows("dmesg") => {
            return Some(Opening::firm(form::BODY));
        }
        Some(_) => return Some(Opening::loose(form::BODY)),
        None => {}
    }
    if old_banner(text) {
        return Some(Opening::firm(form::BODY));
    }
    let first = banner::short_version(text).is_some() || is_logo_top(text);
    let comes_soon = || ahead.next_texts().any(|text| record::is_record(text) || is_preamble(text));
    (first && comes_soon()).then(|| Opening::firm(form::PREAMBLE))
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let text = line.text;
    if line.is_blank() {
        return Hold::Gap;
    }
    let record = record::record(text);
    // A log of several boots is cut where each begins.
    let begins_anew = match opening.form {
        form::EARLY => is_early_line(line) && !line.before().is_some_and(is_early_line),
        form::PREAMBLE => banner::short_version(text).is_some() || is_logo_top(text),
        _ => {
            old_banner(text)
                || record.is_some_and(|record| is_early(record.message) || banner::banner(record.message).is_some())
        }
    };
    if begins_anew {
        return Hold::New;
    }
    let has_logo = opening.form != form::BODY;
    let is_ours = record.is_some()
        || (has_logo && (is_preamble(text) || banner::is_logo(text) || banner::short_version(text).is_some()));
    if is_ours {
        Hold::Firm
    } else if record::is_kernel_record(text) {
        Hold::No
    } else {
        Hold::Gap
    }
}

/// What is printed before the logo.
fn is_early(message: &str) -> bool {
    ["Built-in command line:", "parameter \"", "Bad console= option"].iter().any(|start| message.starts_with(start))
}

fn is_early_line(line: Line<'_>) -> bool {
    record::record(line.text).is_some_and(|record| is_early(record.message))
}

/// ` Xen version 3.0.3-1 (Debian 3.0.3-0-4) (user@host) (gcc …`: Xen 3.2 and older.
fn old_banner(text: &str) -> bool {
    banner::banner(text.trim_ascii()).is_some_and(|banner| banner.builder.is_some())
}

/// What Xen 3 prints between the logo and the first line with a prefix.
fn is_preamble(text: &str) -> bool {
    let text = text.trim_ascii();
    old_banner(text) || text.starts_with("Latest ChangeSet:") || text.starts_with("http://www.cl.cam.ac.uk/")
}

/// ` __  __            _  _    _ _____`: the top of the X of the logo.
fn is_logo_top(text: &str) -> bool {
    text.trim_ascii_start().starts_with("__  __") && banner::is_logo(text)
}
