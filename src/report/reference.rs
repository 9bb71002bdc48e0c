//! What is the same for every paste: the words behind the slugs, and everything that is known of
//! formats, fields, markers and rules.

use std::borrow::Cow;

use serde::Serialize;

use crate::clue::{self, Confidential, Hypervisor, Mode, Role, Says, State};
use crate::formats::FORMATS;
use crate::platform;
use crate::private::Private;
use crate::rule;
use crate::scan;
use crate::section::About;
use crate::verdict::Confidence;
use crate::verdict::spectrum::{self, SPECTRUM};

use super::write::entry;
use super::{Column, Map};

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
    /// The parts of a machine in the order in which they are shown.
    pub parts: Vec<&'static str>,
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

/// Everything that can be looked up without a paste.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reference {
    /// What is read.
    pub formats: Vec<FormatEntry>,
    /// What decides which machine it is.
    pub markers: Vec<MarkerEntry>,
    /// What is looked for.
    pub rules: Vec<RuleEntry>,
    /// The kinds of words that can be redacted, with the words for them.
    pub kinds: Map<&'static str>,
}

/// An output that is read.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FormatEntry {
    /// Its slug.
    pub id: &'static str,
    /// The command that prints it.
    pub title: &'static str,
    /// Its columns and keys. `#` and what follows tells two meanings of one word apart; `<x>` stands
    /// for a part that varies.
    pub fields: Vec<Column<'static>>,
}

/// A text that decides or hints which machine it is.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MarkerEntry {
    /// Its id, which begins with that of its format.
    pub id: &'static str,
    /// What it looks like; `<x>` stands for a part that varies.
    pub text: &'static str,
    /// `proof` or `hint`.
    pub strength: &'static str,
    /// What it leaves possible, in slugs.
    pub allows: String,
    /// What it shows.
    pub shows: &'static str,
    /// What it does not show, where that is often mistaken; else empty.
    pub limits: &'static str,
    /// Kernel or hypervisor versions that print it.
    pub versions: &'static str,
    /// Where that is known from.
    pub source: &'static str,
}

/// A rule.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleEntry {
    /// Its id.
    pub id: &'static str,
    /// What it looks for, in a few words.
    pub what: String,
    /// What to paste so that it can be checked.
    pub needs: &'static str,
    /// The formats that it reads.
    pub formats: &'static [&'static str],
    /// Who says so.
    pub source: &'static str,
}

/// The words behind the slugs.
#[must_use]
pub fn vocabulary() -> Vocabulary {
    let mut labels = Vec::new();
    labels.extend(Hypervisor::ALL.iter().map(|it| (it.slug(), it.label())));
    labels.extend(Mode::ALL.iter().map(|it| (it.slug(), it.label())));
    labels.extend(Role::ALL.iter().map(|it| (it.slug(), it.label())));
    labels.extend(clue::Subsystem::ALL.iter().map(|it| (it.slug(), it.label())));
    labels.extend(State::ALL.iter().map(|it| (it.slug(), it.label())));
    labels.extend(Confidential::ALL.iter().map(|it| (it.slug(), it.label())));
    labels.extend(platform::PLATFORMS.iter().map(|it| (it.slug, it.label)));
    let parts = |row: &spectrum::Row| {
        let parts = clue::Subsystem::ALL.iter().zip(row.states);
        Map(parts.map(|(part, state)| (part.slug(), state.slug())).collect())
    };
    Vocabulary {
        labels: Map(labels),
        facts: Map(About::ALL.iter().map(|it| (it.slug(), FactWords { label: it.label(), unit: it.unit() })).collect()),
        confidences: Map(Confidence::ALL.iter().map(|it| (it.slug(), it.meaning())).collect()),
        parts: clue::Subsystem::ALL.iter().map(|it| it.slug()).collect(),
        spectrum: SPECTRUM.iter().map(|row| SpectrumRow { mode: row.mode.slug(), parts: parts(row) }).collect(),
    }
}

/// Everything that can be looked up.
#[must_use]
pub fn reference() -> Reference {
    let formats = FORMATS.iter().map(|format| FormatEntry {
        id: format.id,
        title: format.title,
        fields: format.fields.iter().flat_map(columns).collect(),
    });
    let markers = FORMATS.iter().flat_map(|format| format.markers).copied().flatten().map(|it| MarkerEntry {
        id: it.id,
        text: it.text,
        strength: it.strength.slug(),
        allows: allows(&it.says),
        shows: it.shows,
        limits: it.limits,
        versions: it.versions,
        source: it.source,
    });
    let rules = rule::all().map(|it| RuleEntry {
        id: it.id,
        what: it.id.split_once('/').map_or(it.id, |(_, what)| what).replace('-', " "),
        needs: it.needs,
        formats: it.formats,
        source: it.source,
    });
    Reference {
        formats: formats.collect(),
        markers: markers.collect(),
        rules: rules.collect(),
        kinds: Map(Private::ALL.iter().map(|kind| (kind.slug(), kind.label())).collect()),
    }
}

/// The words that an entry explains: one, or all that stand in its angle brackets.
fn columns(field: &'static crate::format::Field) -> impl Iterator<Item = Column<'static>> {
    let inside = field.key.strip_prefix('<').and_then(|keys| keys.strip_suffix('>')).filter(|keys| keys.contains(' '));
    let (all, whole) = inside.map_or(("", Some(field.key)), |keys| (keys, None));
    let column = |name| Column { name: Cow::Borrowed(name), entry: entry(Some(field)) };
    scan::texts(all).chain(whole).map(column)
}

/// What a marker leaves possible, in slugs.
#[must_use]
pub fn allows(says: &Says) -> String {
    let mut parts = Vec::new();
    let mut add = |word: &str, slugs: Vec<&'static str>| parts.push(format!("{word}{}", slugs.join(" ")));
    if !says.hypervisors.is_any() {
        add("", says.hypervisors.iter().map(Hypervisor::slug).collect());
    }
    if !says.modes.is_any() {
        add("mode ", says.modes.iter().map(Mode::slug).collect());
    }
    if !says.roles.is_any() {
        add("role ", says.roles.iter().map(Role::slug).collect());
    }
    for slug in [says.platform, says.container, says.confidential.map(Confidential::slug)].into_iter().flatten() {
        add("", vec![slug]);
    }
    for (part, state) in says.subsystems {
        add("", vec![part.slug(), state.slug()]);
    }
    if parts.is_empty() { "any".into() } else { parts.join("; ") }
}
