//! A machine and what is known of it.

use std::borrow::Cow;

use serde::Serialize;

use super::{Map, Value};

/// One machine and what is known of it. Each layer is an answer of its own.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Machine<'s> {
    /// The host name, where the text shows one.
    pub name: Option<Cow<'s, str>>,
    /// Indexes into `sections`.
    pub sections: Vec<usize>,
    /// Slug; `none` = shown to be bare metal; `unknown`.
    pub hypervisor: &'static str,
    /// What is left of the hypervisors, where not decided.
    pub hypervisor_candidates: Vec<&'static str>,
    /// `pv`, `pvh`, `hvm`, `hvm-pv-drivers`, `pvhvm`; null where not Xen or not decidable.
    pub mode: Option<&'static str>,
    /// What is left of the modes.
    pub mode_candidates: Vec<&'static str>,
    /// `guest`, `dom0`, `host`, `bare-metal`, `unknown`.
    pub role: &'static str,
    /// Cloud or product, as a slug.
    pub platform: Option<&'static str>,
    /// The hypervisor of an outer layer.
    pub nested_in: Option<&'static str>,
    /// A container slug, where the text hints at one.
    pub container: Option<&'static str>,
    /// `amd-sev`, `amd-sev-es`, `amd-sev-snp`, `intel-tdx`.
    pub confidential: Option<&'static str>,
    /// `certain`, `likely`, `possible`, `unknown`.
    pub confidence: &'static str,
    /// One sentence that can be sent to the customer.
    pub summary: String,
    /// Kernel, versions, sizes: what the text states of the machine.
    pub facts: Map<Value<'s>>,
    /// Boot, disk, network …: paravirtualized, software, hardware or unknown.
    pub subsystems: Vec<Subsystem>,
    /// The lines that prove or hint, each with what it shows.
    pub evidence: Vec<Evidence<'s>>,
    /// Evidence that cannot hold together.
    pub conflicts: Vec<Conflict>,
    /// What to paste next, and what it settles.
    pub ask: Vec<Ask>,
}

/// One row of the spectrum table.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Subsystem {
    /// `boot`, `disk`, `network`, `interrupts`, `timers`, `motherboard`, `privileged`.
    pub name: &'static str,
    /// `paravirtualized`, `software`, `hardware`, `unknown`.
    pub state: &'static str,
    /// Indexes into the machine's `evidence`; empty where the state follows from the mode alone.
    pub evidence: Vec<usize>,
}

/// A span of the text and what it shows.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence<'s> {
    /// Index into `sections`.
    pub section: usize,
    /// 1-based line of the text as pasted.
    pub line: u32,
    /// First byte, in UTF-8 of the text as pasted.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The words themselves.
    pub text: Cow<'s, str>,
    /// What they show.
    pub shows: Cow<'s, str>,
    /// What they do not show, where that is often mistaken; else empty.
    pub limits: &'static str,
    /// `proof` or `hint`.
    pub strength: &'static str,
    /// The marker's id.
    pub marker: &'static str,
    /// Kernel or hypervisor versions that print it.
    pub versions: &'static str,
    /// Where that is known from.
    pub source: &'static str,
}

/// Exhibits that exclude each other.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conflict {
    /// Indexes into the machine's `evidence`.
    pub between: Vec<usize>,
    /// What may have happened.
    pub explanation: String,
}

/// A command to paste, and the question that it settles.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ask {
    /// As typed in a shell.
    pub command: &'static str,
    /// The question.
    pub settles: String,
}
