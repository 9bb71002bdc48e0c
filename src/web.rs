//! The edge to the browser: the only room that knows JavaScript.
//!
//! It runs in a worker. One [`Session`] holds one paste; the page asks it for the report once, and
//! for lines and rows as they come into view.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::diagnosis::{Diagnosis, Progress, diagnose};
use crate::formats::FORMATS;
use crate::mend::read;
use crate::private::Kinds;
use crate::redact::{Redaction, redact};
use crate::report::{self, Limits, Marks, ProgressMessage, Rows, Sample, Step, rows, write};
use crate::text::Source;

/// A paste and what is known of it.
#[wasm_bindgen]
pub struct Session {
    source: &'static Source<'static>,
    diagnosis: Diagnosis<'static>,
    marks: Marks,
    redaction: Option<Redaction>,
}

#[wasm_bindgen]
impl Session {
    /// Reads a paste. Progress is posted to the page from inside the call, as
    /// `{ progress: { stage, done, total, firstLine } }`.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(bytes: Vec<u8>, skip: &[u32]) -> Self {
        console_error_panic_hook::set_once();
        // A worker reads one paste and is ended: what it holds goes with its memory.
        let bytes: &'static [u8] = Vec::leak(bytes);
        let source: &'static Source<'static> = Box::leak(Box::new(read(bytes)));
        let diagnosis = diagnose(source, skip, &mut post);
        let marks = Marks::of(&diagnosis);
        Self { source, diagnosis, marks, redaction: None }
    }

    /// The report, with at most `rows` rows of each table.
    #[must_use]
    pub fn report(&self, rows: usize) -> JsValue {
        to_js(&write(self.source, &self.diagnosis, Limits { rows }))
    }

    /// Rows of a table with their lines; none where there is no such table.
    #[must_use]
    pub fn rows(&self, section: usize, table: usize, first: usize, count: usize) -> JsValue {
        let table = self.diagnosis.sections.get(section).and_then(|section| section.tables.get(table));
        let none = || Rows { rows: Vec::new(), row_lines: Vec::new() };
        to_js(&table.map_or_else(none, |table| rows(self.source, table, first, count)))
    }

    /// Every column of numbers in a few numbers, for the comparison of two pastes.
    #[must_use]
    pub fn statistics(&self) -> JsValue {
        to_js(&report::statistics(self.source, &self.diagnosis))
    }

    /// The text with other words for the private ones of these kinds, and what was replaced.
    pub fn redact(&mut self, kinds: Vec<String>) -> JsValue {
        let kinds = Kinds::of(kinds.iter().map(String::as_str));
        let redaction = self.redaction.insert(redact(self.source, &self.diagnosis, kinds));
        to_js(&report::redacted(self.source, redaction))
    }

    /// Lines of the text as it was last redacted, 1-based, cut at what was replaced; none before.
    #[must_use]
    #[wasm_bindgen(js_name = redactedLines)]
    pub fn redacted_lines(&self, first: u32, count: u32) -> JsValue {
        let lines = self.redaction.as_ref().map(|it| report::redacted_lines(self.source, it, first, count));
        to_js(&lines.unwrap_or_default())
    }

    /// Lines of the text as pasted, 1-based, cut at the words that are explained.
    #[must_use]
    pub fn lines(&self, first: u32, count: u32) -> JsValue {
        to_js(&self.marks.lines(self.source, first, count))
    }
}

/// One genuine text per format.
#[wasm_bindgen]
#[must_use]
pub fn samples() -> JsValue {
    let samples = FORMATS.iter().map(|format| Sample { format: format.id, title: format.title, text: format.sample });
    to_js(&samples.collect::<Vec<_>>())
}

/// The words behind the slugs of a report, and the spectrum table.
#[wasm_bindgen]
#[must_use]
pub fn vocabulary() -> JsValue {
    to_js(&report::vocabulary())
}

/// Formats with their fields, markers and rules, to be looked up without a paste.
#[wasm_bindgen]
#[must_use]
pub fn reference() -> JsValue {
    to_js(&report::reference())
}

fn post(progress: Progress) {
    let Ok(worker) = js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() else { return };
    let message = ProgressMessage {
        progress: Step {
            stage: progress.stage.slug(),
            done: progress.done,
            total: progress.total,
            first_line: progress.first_line,
        },
    };
    // A page that is gone does not hear it; nothing is lost.
    let _ = worker.post_message(&to_js(&message));
}

/// Absent values are `null`, maps are plain objects: the same shape as the JSON.
fn to_js(value: &impl Serialize) -> JsValue {
    let serializer = Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}
