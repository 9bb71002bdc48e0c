/** What the bundle brings in beside the sources. Both names are resolved by build.mjs. */

/** The glue that wasm-bindgen writes for the engine; `src/web.rs` is its other side. */
declare module "virtlens:engine" {
  type MarkedLine = import("./report").MarkedLine;
  type Redacted = import("./report").Redacted;
  type Reference = import("./report").Reference;
  type Report = import("./report").Report;
  type Rows = import("./report").Rows;
  type Sample = import("./report").Sample;
  type Statistic = import("./report").Statistic;
  type Vocabulary = import("./report").Vocabulary;

  export function initSync(given: { module: WebAssembly.Module }): unknown;

  export class Session {
    /** Reads the whole text. `skip` holds the first lines of sections that must not be parsed again. */
    constructor(bytes: Uint8Array, skip: Uint32Array);
    /** Reads lines, from 1 and inclusive, as a format; as what they look like where it is empty. Ask for the report anew. */
    readAs(format: string, first: number, last: number): void;
    /** The answer, with tables cut to `rows` rows. */
    report(rows: number): Report;
    /** Reads lines as a format; with an unknown one, such as "", as what they look like. Ask for the report anew. */
    readAs(format: string, first: number, last: number): void;
    rows(section: number, table: number, first: number, count: number): Rows;
    /** Lines of the text as pasted, cut at the marks; `first` counts from 1. */
    lines(first: number, count: number): MarkedLine[];
    /** Every column of numbers in a few numbers, without rows since boot. */
    statistics(): Statistic[];
    /** The text with other words for the private ones of these kinds (slugs of the reference). */
    redact(kinds: string[]): Redacted;
    /** Lines of the text as it was last redacted, cut at the changes; none before `redact`. */
    redactedLines(first: number, count: number): MarkedLine[];
    free(): void;
  }

  export function samples(): Sample[];

  /** Formats with their fields, markers and rules, to be looked up without a paste. */
  export function reference(): Reference;

  export function vocabulary(): Vocabulary;
}

/** The style sheet of a saved report, as text. */
declare module "virtlens:brief-style" {
  const style: string;
  export default style;
}

/** The bundled worker as text. */
declare module "virtlens:worker" {
  const script: string;
  export default script;
}

declare module "virtlens:mix" {
  /** The module that the text of `mixing.mjs` is assembled to, in base64. */
  const code: string;
  export default code;
}
