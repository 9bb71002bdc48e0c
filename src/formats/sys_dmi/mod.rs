//! The files of `/sys/class/dmi/id`: by grep with their paths, under the headings of `head`, or as
//! the answers of `cat` to a command that names them.
//!
//! ```text
//! /sys/class/dmi/id/sys_vendor:QEMU                      grep . /sys/class/dmi/id/*
//! ==> /sys/class/dmi/id/product_name <==                 head, tail -n +1
//! sys_vendor: QEMU                                       for f in *; do echo "$f: $(cat $f)"; done
//! QEMU                                                   cat /sys/class/dmi/id/sys_vendor
//! ```

use crate::detector::tables;
use crate::format::{Ahead, Format, Hold, Opening};
use crate::text::Line;

mod parse;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "sys-dmi",
    title: "/sys/class/dmi/id",
    sample: include_str!("sample.txt"),
    signs: "/dmi/|bios_|ec_firmware|sys_vendor|product_|board_|chassis_|modalias|uevent",
    rows: &["/sys/class/dmi/id/ > /sys/class/dmi/id/"],
    opens,
    holds,
    parse: parse::parse,
    fields: &tables::FIELDS,
    markers: &[],
    rules: &[],
    charts: &[],
};

/// The forms of the output.
mod form {
    /// A file and its value in each line.
    pub(super) const PATHS: u8 = 0;
    /// A heading, and the value below it.
    pub(super) const HEADINGS: u8 = 1;
    /// Values alone, behind the command that names their files.
    pub(super) const ANSWERS: u8 = 2;
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    if parse::heading(text).is_some() {
        return Some(Opening::firm(form::HEADINGS));
    }
    // A name without its folder is the file's where a second one follows.
    let is_run = || parse::valued(ahead.text_at(1)).is_some();
    if parse::valued(text).is_some_and(|it| it.is_absolute || is_run()) {
        return Some(Opening::firm(form::PATHS));
    }
    let asked = ahead.command().map_or(0, |command| parse::asked(command).len());
    if asked > 0 && ahead.answers("/dmi/id/") {
        // The width holds the line at which the answers end.
        return Some(Opening::loose(form::ANSWERS).wide(ahead.line().index() + asked));
    }
    parse::is_failure(text).then(|| Opening::firm(form::PATHS))
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let text = line.text;
    match opening.form {
        form::ANSWERS if line.index() < opening.width => Hold::Loose,
        form::ANSWERS => Hold::No,
        _ if parse::heading(text).is_some() && opening.form == form::HEADINGS || parse::is_failure(text) => Hold::Firm,
        _ if line.is_blank() => Hold::Gap,
        form::PATHS if parse::is_path(text) || parse::valued(text).is_some() => Hold::Firm,
        form::HEADINGS if line.before().is_some_and(|line| parse::heading(line.text).is_some()) => Hold::Loose,
        _ => Hold::No,
    }
}
