//! `dmidecode`: the blocks of firmware's tables, and `dmidecode -s KEYWORD`: one value.
//!
//! ```text
//! Handle 0x0100, DMI type 1, 27 bytes
//! System Information
//!         Manufacturer: QEMU
//!         Product Name: Standard PC (Q35 + ICH9, 2009)
//! ```
//!
//! Of the blocks of firmware, system, boards, chassis and processor the telling values are read; the
//! other blocks are kept and not interpreted.

use crate::detector::{board, tables};
use crate::format::{Ahead, Format, Hold, Opening};
use crate::text::Line;

mod parse;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "dmidecode",
    title: "dmidecode",
    sample: include_str!("sample.txt"),
    signs: "Information|DMI|SMBIOS|dmidecode|/dev/mem|bios-|system-|board-|chassis-|processor-|firmware-",
    rows: &["Handle 0x DMI type # # bytes ; > \t& ..", "bios-vendor:|bios-version:|system-manufacturer: > :"],
    opens,
    holds,
    parse: parse::parse,
    fields: &tables::FIELDS,
    markers: &[board::MARKERS],
    rules: &[],
    charts: &[],
};

/// The forms of the output.
mod form {
    /// Blocks.
    pub(super) const BLOCKS: u8 = 0;
    /// `system-product-name: value`, as scripts print them.
    pub(super) const KEYWORDS: u8 = 1;
    /// Values alone, behind the command that names their keywords.
    pub(super) const ANSWERS: u8 = 2;
    /// What `grep` left of the block that the command names: the first of the types, and so on.
    pub(super) const PARTS: u8 = 3;
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    let asked = ahead.command().map_or(0, |command| parse::asked(command).count());
    if asked > 0 && ahead.answers("dmidecode") {
        // The width holds the line at which the answers end; remarks may stand above them.
        let remarks = (0..3).take_while(|&distance| ahead.text_at(distance).starts_with("# ")).count();
        return Some(Opening::loose(form::ANSWERS).bound().wide(ahead.line().index() + remarks + asked));
    }
    let is_block = || {
        let next = ahead.text_at(1);
        parse::is_title(text) && next.starts_with(is_blank) && next.contains(':')
    };
    let is_handle = || text.starts_with("Handle 0x") && text.contains("DMI type");
    if is_first(text) || is_handle() || is_block() {
        return Some(Opening::firm(form::BLOCKS).bound());
    }
    if let Some(place) = ahead.command().and_then(parse::asked_type).filter(|&place| parse::is_part(place, text)) {
        return Some(Opening::firm(form::PARTS + place).bound());
    }
    parse::keyword(text).is_some().then(|| Opening::firm(form::KEYWORDS))
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t')
}

/// What nothing else prints above the blocks.
fn is_first(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "# dmidecode ",
        "# SMBIOS ",
        "# No SMBIOS nor DMI entry point found",
        "Getting SMBIOS data from sysfs",
        "Scanning /dev/mem for entry point",
    ];
    STARTS.iter().any(|start| text.starts_with(start))
}

/// What stands above and below the blocks. The kernel's log has some of it too.
fn is_heading(text: &str) -> bool {
    is_first(text)
        || text.starts_with("SMBIOS ") && text.ends_with(" present.")
        || text.contains(" structures occupying ")
        || text.starts_with("Table at 0x")
        || text.starts_with("End Of Table")
        // Further blocks of one structure.
        || text.starts_with("On Board Device ")
        || text.starts_with("Additional Information ")
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let text = line.text;
    match opening.form {
        form::BLOCKS if text.starts_with("Handle 0x") || is_heading(text) || parse::is_title(text) => Hold::Firm,
        form::BLOCKS if line.is_blank() => Hold::Gap,
        form::BLOCKS => {
            let before = line.before().map_or("", |line| line.text);
            // The title of a block without known name, or a line within a block.
            let belongs =
                before.starts_with("Handle 0x") || text.starts_with(is_blank) && !before.trim_ascii().is_empty();
            if belongs && text.starts_with('\t') {
                Hold::Firm
            } else if belongs {
                Hold::Loose
            } else {
                Hold::No
            }
        }
        form::KEYWORDS if parse::keyword(text).is_some() => Hold::Firm,
        form::ANSWERS if line.index() < opening.width => Hold::Loose,
        form::PARTS.. if parse::is_part(opening.form - form::PARTS, text) => Hold::Firm,
        _ => Hold::No,
    }
}
