//! The text without what tells whose machine it is.

use std::borrow::Cow;

use serde::Serialize;

use crate::redact::Redaction;
use crate::text::Source;

use super::{Mark, MarkedLine, Piece};

/// A redacted paste.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Redacted<'s> {
    /// The whole text.
    pub text: String,
    /// What was replaced.
    pub changes: Vec<Change<'s>>,
}

/// A word that was replaced wherever it stood.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change<'s> {
    /// `host`, `domain`, `ipv4`, `ipv6`, `mac`, `uuid`, `serial`, `user`, `email`.
    pub kind: &'static str,
    /// The word as pasted.
    pub was: Cow<'s, str>,
    /// The word that stands there instead.
    pub now: Cow<'s, str>,
    /// How often.
    pub count: usize,
    /// The first hundred lines that it stands in, 1-based.
    pub lines: Vec<u32>,
}

/// The redacted text and what was replaced in it.
#[must_use]
pub fn redacted<'s>(source: &Source<'_>, redaction: &'s Redaction) -> Redacted<'s> {
    let changes = redaction.changes.iter().map(|change| Change {
        kind: change.kind.slug(),
        was: Cow::Borrowed(&change.was),
        now: Cow::Borrowed(&change.now),
        count: change.count,
        lines: change.lines.clone(),
    });
    Redacted { text: redaction.text(source), changes: changes.collect() }
}

/// Lines `first..first + count` of the redacted text, 1-based, cut at what was replaced.
#[must_use]
pub fn redacted_lines(source: &Source<'_>, redaction: &Redaction, first: u32, count: u32) -> Vec<MarkedLine<'static>> {
    let from = first.saturating_sub(1) as usize;
    let lines = source.lines(from..source.len().min(from.saturating_add(count as usize)));
    let cut = |line: crate::text::Line<'_>| {
        let mut pieces: Vec<Piece<'static>> = Vec::new();
        redaction.each_piece(source, line.pasted(), |text, change| match (pieces.last_mut(), change) {
            (Some(Piece { text: last, mark: None }), None) => last.to_mut().push_str(text),
            _ if text.is_empty() => {}
            _ => pieces
                .push(Piece { text: Cow::Owned(text.to_owned()), mark: change.map(|change| Mark::Change { change }) }),
        });
        MarkedLine { line: line.number(), pieces }
    };
    lines.map(cut).collect()
}
