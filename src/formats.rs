//! The registry: the rooms, in no particular order. A new format adds its line here.

use crate::format::Format;

/// Every format that is read.
pub static FORMATS: &[&Format] = &[&dmesg::FORMAT, &iostat::FORMAT, &vmstat::FORMAT];

pub mod dmesg;
pub mod iostat;
pub mod vmstat;

/// The format of an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}
