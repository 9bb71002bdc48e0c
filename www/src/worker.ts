// The worker's side: bytes in, report out, rows and lines on demand.
// It holds one session. After a trap the instance is in an unknown state, and the page ends this worker.

import { initSync, reference, samples, Session, vocabulary } from "virtlens:engine";
import { decoded, found } from "./find";
import { gather } from "./gather";
import { join } from "./pack/join";
import { TableRows } from "./table-rows";
import type { FileRange, Reference } from "./report";
import { thinned } from "./thin";
import type { Choice, FromWorker, Part, ToWorker } from "./protocol";

/** Lines of a redacted text that are shown before it is given away. */
const PREVIEWED = 300;

let session: Session | null = null;
let tables: TableRows | null = null;
let given: { parts: Part[]; files: FileRange[] } | null = null;
let encoding = "";
let text: Promise<string> | null = null;
let kinds: Reference["kinds"] | null = null;
let panic = "";

// A paste may arrive before the engine is compiled: it waits here.
let begin: () => void;
const started = new Promise<void>((resolve) => {
  begin = resolve;
});

// `console_error_panic_hook` writes the panic's message here, just before the trap.
const log = console.error.bind(console);
console.error = (...words: unknown[]) => {
  panic = String(words[0] ?? "").split("\n\n")[0] ?? "";
  log(...words);
};

self.onmessage = (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  switch (message.ask) {
    case "unpack":
      // It takes tenths of a second: too long for the page.
      answer({ kind: "unpacked", sections: join(message.packed) });
      break;
    case "start":
      initSync({ module: message.module });
      begin();
      break;
    case "rehearse":
      rehearse(message.module);
      break;
    case "reference":
      initSync({ module: message.module });
      answer({ kind: "reference", reference: reference() });
      self.close();
      break;
    case "read":
      void read(message);
      break;
    case "as": {
      const { id, choice, rows } = message;
      guarded(id, () => {
        const before = performance.now();
        chosen(choice);
        return reported(id, rows, before);
      });
      break;
    }
    case "rows": {
      const { id, table, order, first, count } = message;
      guarded(id, () => ({ kind: "rows", id, rows: held(tables).window(table, order, first, count) }));
      break;
    }
    case "table": {
      const { id, table, order, form } = message;
      guarded(id, () => ({ kind: "text", id, text: new Blob([held(tables).text(table, order, form)]) }));
      break;
    }
    case "statistics": {
      const { id } = message;
      guarded(id, () => ({ kind: "statistics", id, statistics: held(session).statistics() }));
      break;
    }
    case "redact": {
      const { id, kept } = message;
      guarded(id, () => {
        kinds ??= reference().kinds;
        const { text, changes } = held(session).redact(Object.keys(kinds).filter((kind) => !kept.includes(kind)));
        const lines = held(session).redactedLines(1, PREVIEWED);
        return { kind: "redacted", id, redacted: { text: new Blob([text], { type: "text/plain" }), lines, changes, kinds } };
      });
      break;
    }
    case "json": {
      const { id } = message;
      guarded(id, () => ({ kind: "text", id, text: new Blob([held(tables).json()]) }));
      break;
    }
    case "text": {
      const { id } = message;
      void wholeText().then((text) => answer({ kind: "text", id, text: new Blob([text]) }));
      break;
    }
    case "find": {
      const { id, words } = message;
      void wholeText().then((text) => answer({ kind: "found", id, found: found(text, words) }));
      break;
    }
    case "lines": {
      const { id, first, count } = message;
      guarded(id, () => ({ kind: "lines", id, lines: held(session).lines(first, count) }));
      break;
    }
  }
};

/** In a worker that ends with it: should a sample make the engine fail, no paste is touched. */
function rehearse(module: WebAssembly.Module): void {
  initSync({ module });
  const all = samples();
  answer({ kind: "samples", samples: all });
  // Several times: what has run often is what the browser compiles well, for the workers that follow too.
  const text = new TextEncoder().encode(all.map(({ text }) => text).join("\n").repeat(8));
  const session = new Session(text, new Uint32Array());
  session.report(1);
  session.lines(1, 100);
  self.close();
}

async function read({ id, parts, skip, choices, rows }: Extract<ToWorker, { ask: "read" }>): Promise<void> {
  let input;
  try {
    [input] = await Promise.all([gather(parts), started]);
  } catch (error) {
    answer({ kind: "unreadable", id, message: reason(error) });
    return;
  }
  const { bytes, files } = input;
  guarded(id, () => {
    const before = performance.now();
    session = new Session(bytes, Uint32Array.from(skip));
    given = { parts, files };
    choices.forEach(chosen);
    return reported(id, rows, before);
  });
}

function reported(id: number, rows: number, before: number): FromWorker {
  const report = held(session).report(rows);
  tables = new TableRows(held(session), report);
  encoding = report.input.encoding;
  // The engine gets one text; which files it was made of is known on this side of the boundary.
  report.input.files = held(given).files;
  report.charts = report.charts.map(thinned);
  return { kind: "report", id, report, vocabulary: vocabulary(), milliseconds: performance.now() - before };
}

function chosen({ format, firstLine, lastLine }: Choice): void {
  held(session).readAs(format, firstLine, lastLine);
}

/** What is asked about is there: the page asks only after the report. */
function held<T>(kept: T | null): T {
  if (kept === null) throw new Error("nothing has been read yet");
  return kept;
}

/** Decoded when it is first needed: a Blob can be read again, and costs nothing meanwhile. */
function wholeText(): Promise<string> {
  const { parts } = held(given);
  text ??= gather(parts).then(({ bytes }) => decoded(bytes, encoding));
  return text;
}

function guarded(id: number, call: () => FromWorker): void {
  let message: FromWorker;
  try {
    message = call();
  } catch (error) {
    message = { kind: "failed", id, message: panic || reason(error) };
  }
  answer(message);
}

function answer(message: FromWorker): void {
  self.postMessage(message);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
