//! What is the same for every paste: the words behind the slugs.

use serde::Serialize;

use super::Map;

/// The words behind the slugs of a report, the same for every paste.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Vocabulary {
    /// Hypervisors, modes, roles, parts, states, confidential kinds and platforms: slug to words.
    pub labels: Map<&'static str>,
    /// The keys of a machine's facts.
    pub facts: Map<FactWords>,
    /// What each confidence means.
    pub confidences: Map<&'static str>,
    /// The spectrum of Xen's modes.
    pub spectrum: Vec<SpectrumRow>,
}

/// The words for a fact.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactWords {
    /// As written for people.
    pub label: &'static str,
    /// Empty where it is a text.
    pub unit: &'static str,
}

/// How a mode virtualizes each part.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SpectrumRow {
    /// Slug of the mode.
    pub mode: &'static str,
    /// Slug of the part to slug of the state.
    pub parts: Map<&'static str>,
}
