//! The registry: the rooms by id. A new format adds its line here.

use crate::format::Format;

/// Every format that is read.
pub static FORMATS: &[&Format] =
    &[&dmesg::FORMAT, &iostat::FORMAT, &vmstat::FORMAT, &xentop::FORMAT, &xl_list::FORMAT, &xl_vcpu_list::FORMAT];

pub mod dmesg;
pub mod iostat;
pub mod vmstat;
pub mod xentop;
pub mod xl_list;
pub mod xl_vcpu_list;

/// The format of an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}
