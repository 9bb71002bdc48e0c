//! Virtlens reads pasted diagnostic output of Linux and Xen machines and answers: which machine is
//! this, what does each value mean, what is wrong.
//!
//! ```
//! use virtlens::{analyze, read};
//!
//! let source = read(b"[    0.000000] Hypervisor detected: Xen PV\n");
//! let report = analyze(&source);
//! assert_eq!(report.machines[0].hypervisor, "xen");
//! assert_eq!(report.machines[0].mode, Some("pv"));
//! ```
//!
//! The modules in reading order: [`text`] holds the paste and [`scan`] reads its words; the
//! vocabulary is [`clue`], [`section`], [`samples`], [`finding`], [`format`](mod@format), [`interface`],
//! [`platform`], [`detector`], [`sysstat`] and [`xen`]; the rooms of [`formats`] recognize and read one output
//! each; [`segment`] cuts the paste for them;
//! [`machine`], [`verdict`], [`rule`], [`chart`] and [`statistics`] judge what they read; [`report`] is the answer
//! that leaves.
//!
//! [`analyze`] is total: no error, no panic, no I/O, no clock. The same text gives the same report.

pub mod text;

pub mod scan;

pub mod clue;
pub mod detector;
pub mod finding;
pub mod format;
pub mod grid;
pub mod interface;
pub mod load;
pub mod pairs;
pub mod platform;
pub mod private;
pub mod samples;
pub mod section;
pub mod sysstat;
pub mod traces;
pub mod xen;

pub mod formats;
pub mod segment;

pub mod chart;
pub mod machine;
pub mod rule;
pub mod rules;
pub mod statistics;
pub mod verdict;

pub mod mend;

pub mod diagnosis;
pub mod redact;
pub mod report;

#[cfg(target_arch = "wasm32")]
pub mod web;

#[cfg(test)]
mod tests;

pub use diagnosis::{Diagnosis, Progress, Stage, diagnose, diagnose_as};
pub use mend::read;
pub use report::Report;
pub use segment::{Choice, Guidance};
pub use text::Source;

/// Reads a paste and answers.
#[must_use]
pub fn analyze<'s>(source: &'s Source<'s>) -> Report<'s> {
    analyze_as(source, &Guidance::default())
}

/// [`analyze`] with what a person knows better.
#[must_use]
pub fn analyze_as<'s>(source: &'s Source<'s>, guidance: &Guidance) -> Report<'s> {
    let diagnosis = diagnose_as(source, guidance, &[], &mut |_| ());
    report::write(source, &diagnosis, report::Limits::NONE)
}
