// What the page and a worker say to each other. One worker serves one paste.

import type { Found } from "./find";
import type { MarkedLine, Redacted, Reference, Report, Rows, Sample, Statistic, Step, Vocabulary } from "./report";
import type { Order } from "./row-order";
import type { Form } from "./table-text";

/** A file or a paste. A Blob costs nothing to post and can be read again. */
export interface Part {
  name: string;
  blob: Blob;
}

/** A format that the reader chose for some lines, 1-based and inclusive. */
export interface Choice {
  format: string;
  firstLine: number;
  lastLine: number;
}

/** Indexes into the report. */
export interface TablePlace {
  section: number;
  table: number;
}

/** Some rows of a table in the order that was asked for. */
export interface RowWindow extends Rows {
  /** Where each row stands in the table as printed. */
  places: number[];
  /** Rows that there are in this order; a filter leaves fewer than the table has. */
  total: number;
}

/** A text may be long, and a Blob costs nothing to post. */
export interface RedactedText extends Omit<Redacted, "text"> {
  text: Blob;
  /** Its first lines, cut at what was replaced. */
  lines: MarkedLine[];
  /** The words for the kinds that can be replaced. */
  kinds: Reference["kinds"];
}

export type ToWorker =
  /** To unpack a part of the engine. */
  | { ask: "unpack"; packed: Uint8Array }
  | { ask: "start"; module: WebAssembly.Module }
  /** To tell the samples, and to read them all: browsers compile what has run, for every later worker too. */
  | { ask: "rehearse"; module: WebAssembly.Module }
  /** To tell all that the engine knows: of no paste. */
  | { ask: "reference"; module: WebAssembly.Module }
  | { ask: "read"; id: number; parts: Part[]; skip: number[]; choices: Choice[]; rows: number }
  /** To read lines as a format, or as what they look like where it is empty; the answer is a report. */
  | { ask: "as"; id: number; choice: Choice; rows: number }
  | { ask: "rows"; id: number; table: TablePlace; order: Order; first: number; count: number }
  | { ask: "table"; id: number; table: TablePlace; order: Order; form: Form }
  /** The columns of numbers in a few numbers. */
  | { ask: "statistics"; id: number }
  /** The text without what tells of its owner, but for the kinds of words that are kept. */
  | { ask: "redact"; id: number; kept: string[] }
  /** The whole report, with all rows. */
  | { ask: "json"; id: number }
  /** The whole text as it was read: unpacked and decoded. */
  | { ask: "text"; id: number }
  | { ask: "find"; id: number; words: string }
  | { ask: "lines"; id: number; first: number; count: number };

export type FromWorker =
  | { kind: "unpacked"; sections: Uint8Array<ArrayBuffer> }
  | { kind: "samples"; samples: Sample[] }
  | { kind: "reference"; reference: Reference }
  /** Posted by the engine itself, from inside the long call. The section named is the one to skip should it fail here. */
  | { progress: Step; kind?: undefined }
  | { kind: "report"; id: number; report: Report; vocabulary: Vocabulary; milliseconds: number }
  | { kind: "rows"; id: number; rows: RowWindow }
  | { kind: "text"; id: number; text: Blob }
  | { kind: "statistics"; id: number; statistics: Statistic[] }
  | { kind: "redacted"; id: number; redacted: RedactedText }
  | { kind: "found"; id: number; found: Found }
  | { kind: "lines"; id: number; lines: MarkedLine[] }
  /** A file could not be unpacked or read: nothing is wrong with the engine. */
  | { kind: "unreadable"; id: number; message: string }
  /** The engine trapped: this worker is of no more use. */
  | { kind: "failed"; id: number; message: string };
