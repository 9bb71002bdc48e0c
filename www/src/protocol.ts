// What the page and a worker say to each other. One worker serves one paste.

import type { MarkedLine, Report, Rows, Sample, Step, Vocabulary } from "./report";

/** A file or a paste. A Blob costs nothing to post and can be read again. */
export interface Part {
  name: string;
  blob: Blob;
}

export type ToWorker =
  /** To unpack the engine's bytes and compile them. */
  | { ask: "compile"; packed: Uint8Array }
  | { ask: "start"; module: WebAssembly.Module }
  /** To tell the samples, and to read them all: browsers compile what has run, for every later worker too. */
  | { ask: "rehearse"; module: WebAssembly.Module }
  | { ask: "read"; id: number; parts: Part[]; skip: number[]; rows: number }
  | { ask: "rows"; id: number; section: number; table: number; first: number; count: number }
  | { ask: "lines"; id: number; first: number; count: number };

export type FromWorker =
  | { kind: "module"; module: WebAssembly.Module }
  | { kind: "samples"; samples: Sample[] }
  /** Posted by the engine itself, from inside the long call. The section named is the one to skip should it fail here. */
  | { progress: Step; kind?: undefined }
  | { kind: "report"; id: number; report: Report; vocabulary: Vocabulary; milliseconds: number }
  | { kind: "rows"; id: number; rows: Rows }
  | { kind: "lines"; id: number; lines: MarkedLine[] }
  /** A file could not be unpacked or read: nothing is wrong with the engine. */
  | { kind: "unreadable"; id: number; message: string }
  /** The engine trapped: this worker is of no more use. */
  | { kind: "failed"; id: number; message: string };
