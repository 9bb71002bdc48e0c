//! What the programs of sysstat print alike: `iostat`, `mpstat` and `sar` begin with the same banner,
//! write numbers in the same forms, and give their JSON the same frame.

mod banner;
mod json;
mod judge;
mod stamp;
pub mod timed;
mod value;

pub use banner::{ARCH, Banner, CPUS, DATE, HOST, KERNEL, NO_NAME, banner, state};
pub use json::{Token, tokens};
pub use judge::{stolen, stolen_limits, stolen_of_cpus};
pub use value::{Amounts, Cell, KIB, MOST_NAME_WORDS, cell, is_like, is_value, is_whole, values};
