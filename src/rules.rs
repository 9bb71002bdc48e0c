//! Rules that need more than one format: steal against the run queue, dom0 against its guests.

use crate::finding::Rule;

/// Every rule over several formats.
pub static RULES: &[Rule] = &[];
