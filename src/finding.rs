//! Rules and what they find.
//!
//! A rule ends in one of three states: it fired, it is quiet, or it could not be checked because a
//! text is missing.

use std::borrow::Cow;

use crate::clue::{Hypervisor, Mode, Role};
use crate::scan;
use crate::section::{About, Section};
use crate::text::{Source, Span};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Data loss, crash, failing hardware.
    Critical,
    /// Someone suffers now.
    Warning,
    /// Worth a look.
    Notice,
    /// Good to know.
    Info,
}

impl Severity {
    /// The slug of the report.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Warning => "warning",
            Self::Notice => "notice",
            Self::Info => "info",
        }
    }
}

/// A question put to the sections of one machine.
#[derive(Debug)]
pub struct Rule {
    /// `format/fault-in-words`, stable.
    pub id: &'static str,
    /// What to paste so that it can be checked.
    pub needs: &'static str,
    /// The formats that it reads; without any of them it is not checked.
    pub formats: &'static [&'static str],
    /// Who says so.
    pub source: &'static str,
    /// Looks.
    pub check: fn(&Case<'_>) -> Outcome,
    /// Whether what it finds is by itself why a machine is slow or dead: of faults as bad as each other it is told first.
    pub is_cause: bool,
}

impl Rule {
    /// One whose findings are by themselves why a machine is slow or dead.
    #[must_use]
    pub const fn cause(self) -> Self {
        Self { is_cause: true, ..self }
    }
}

/// How a rule ended.
#[derive(Debug)]
pub enum Outcome {
    /// It found something, once or several times.
    Fired(Vec<Fault>),
    /// It looked and found nothing.
    Quiet,
    /// What it needs is not in the text (a column, the number of CPUs).
    NotChecked,
}

impl From<Vec<Fault>> for Outcome {
    fn from(faults: Vec<Fault>) -> Self {
        if faults.is_empty() { Self::Quiet } else { Self::Fired(faults) }
    }
}

/// What a look at one thing gives: a fault or none; `None` where what the rule needs is not there.
pub type Look = Option<Option<Fault>>;

impl Outcome {
    /// Of looks at many things: not checked where none of them could be looked at.
    pub fn of(looks: &mut dyn Iterator<Item = Look>) -> Self {
        let looks: Vec<Option<Fault>> = looks.flatten().collect();
        if looks.is_empty() { Self::NotChecked } else { looks.into_iter().flatten().collect::<Vec<Fault>>().into() }
    }
}

/// One thing found.
#[derive(Debug)]
pub struct Fault {
    /// How bad.
    pub severity: Severity,
    /// One line.
    pub headline: Cow<'static, str>,
    /// What it means here.
    pub detail: Cow<'static, str>,
    /// What to do.
    pub next: Cow<'static, str>,
    /// The words that show it, the most telling first.
    pub evidence: Vec<Span>,
}

/// A value in a chart from which on a rule takes offence.
#[derive(Debug)]
pub struct Limit {
    /// The rule's id.
    pub rule: &'static str,
    /// How bad it is there.
    pub severity: Severity,
    /// The value.
    pub value: f64,
    /// The line that is judged; all of them where it is empty.
    pub series: Cow<'static, str>,
}

impl Limit {
    /// For every line of a chart.
    #[must_use]
    pub fn new(rule: &'static str, severity: Severity, value: f64) -> Self {
        Self { rule, severity, value, series: Cow::Borrowed("") }
    }

    /// For one line.
    #[must_use]
    pub fn on(self, series: impl Into<Cow<'static, str>>) -> Self {
        Self { series: series.into(), ..self }
    }
}

/// What a rule sees: one machine.
#[derive(Debug)]
pub struct Case<'a> {
    /// The paste.
    pub source: &'a Source<'a>,
    /// Its sections, in the order of the text.
    pub sections: Vec<&'a Section>,
    /// Online CPUs of the machine that printed them, where the text tells.
    pub cpus: Option<u32>,
    /// The verdict, where it is decided.
    pub hypervisor: Option<Hypervisor>,
    /// The Xen mode, where it is decided.
    pub mode: Option<Mode>,
    /// The role, where it is decided.
    pub role: Option<Role>,
}

impl<'a> Case<'a> {
    /// The sections of a format.
    pub fn of(&self, format: &'static str) -> impl Iterator<Item = &'a Section> {
        self.sections.iter().copied().filter(move |section| section.format.id == format)
    }

    /// Physical CPUs of the host, from whichever text states them.
    #[must_use]
    pub fn host_cpus(&self) -> Option<f64> {
        let facts = self.sections.iter().flat_map(|section| &section.facts);
        let mut counts = facts.filter(|fact| fact.about == Some(About::HostCpus));
        counts.find_map(|fact| scan::number(&fact.text(self.source))).filter(|&cpus| cpus > 0.0)
    }
}
