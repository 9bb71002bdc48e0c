// One paste in one worker, from the first byte to the last question about it.

import type { Found } from "./find";
import type { Choice, FromWorker, Part, RedactedText, RowWindow, TablePlace, ToWorker } from "./protocol";
import type { MarkedLine, Report, Statistic, Step, Vocabulary } from "./report";
import type { Order } from "./row-order";
import type { Form } from "./table-text";

/** Rows of each table that come with the report; the rest is asked for when it is looked at. */
const ROWS_AT_FIRST = 200;

/** More failures than this on one text, and the engine will not get through it. */
const RESTARTS = 6;

export interface Answer {
  report: Report;
  vocabulary: Vocabulary;
  /** Spent in the engine. */
  milliseconds: number;
}

export interface ReadingEvents {
  progress(progress: Step): void;
  answer(answer: Answer): void;
  /** The engine failed and reads again; `skipped` is the first line of the section it leaves out, if any. */
  restart(skipped: number | null, message: string): void;
  /** It failed for good. The text is still there. */
  failure(message: string): void;
}

/** The part of a paste's worker that the views need. */
export interface Source {
  readonly id: number;
  rows(table: TablePlace, order: Order, first: number, count: number): Promise<RowWindow>;
  /** All rows of a table in this order, as text. */
  tableText(table: TablePlace, order: Order, form: Form): Promise<string>;
  /** The lines that hold the words. */
  find(words: string): Promise<Found>;
  lines(first: number, count: number): Promise<MarkedLine[]>;
  readAs(choice: Choice): void;
}

interface Waiting {
  resolve(message: FromWorker): void;
  reject(error: Error): void;
}

export class Reading implements Source {
  #worker: Worker | null = null;
  #skip: number[] = [];
  #restarts = 0;
  #section = 0;
  #answered = false;
  #asked = 0;
  /** What lines are read as, once an answer says so: a choice at which the engine fails is not tried again. */
  #choices: Choice[] = [];
  #chosen: Choice[] = [];
  #waiting = new Map<number, Waiting>();

  constructor(
    readonly id: number,
    readonly parts: Part[],
    private readonly events: ReadingEvents,
    private readonly next: () => Worker,
  ) {
    this.#begin();
  }

  /** Reads some lines as another format; a new answer comes as the first one did. */
  readAs(choice: Choice): void {
    this.#chosen.push(choice);
    this.#say({ ask: "as", id: this.id, choice, rows: ROWS_AT_FIRST });
  }

  async rows(table: TablePlace, order: Order, first: number, count: number): Promise<RowWindow> {
    const message = await this.#ask((id) => ({ ask: "rows", id, table, order, first, count }));
    return message.kind === "rows" ? message.rows : { rows: [], rowLines: [], places: [], total: 0 };
  }

  async tableText(table: TablePlace, order: Order, form: Form): Promise<string> {
    const message = await this.#ask((id) => ({ ask: "table", id, table, order, form }));
    return message.kind === "text" ? message.text.text() : "";
  }

  async find(words: string): Promise<Found> {
    const message = await this.#ask((id) => ({ ask: "find", id, words }));
    return message.kind === "found" ? message.found : { lines: [], more: false };
  }

  async statistics(): Promise<Statistic[]> {
    const message = await this.#ask((id) => ({ ask: "statistics", id }));
    return message.kind === "statistics" ? message.statistics : [];
  }

  async redact(kept: string[]): Promise<RedactedText> {
    const message = await this.#ask((id) => ({ ask: "redact", id, kept }));
    return message.kind === "redacted" ? message.redacted : { text: new Blob(), lines: [], changes: [], kinds: {} };
  }

  /** The whole report, with all rows of its tables. */
  async json(): Promise<Blob> {
    const message = await this.#ask((id) => ({ ask: "json", id }));
    return message.kind === "text" ? message.text : new Blob();
  }

  /** The whole text as it was read: unpacked and decoded. */
  async text(): Promise<string> {
    const message = await this.#ask((id) => ({ ask: "text", id }));
    return message.kind === "text" ? message.text.text() : "";
  }

  async lines(first: number, count: number): Promise<MarkedLine[]> {
    const message = await this.#ask((id) => ({ ask: "lines", id, first, count }));
    return message.kind === "lines" ? message.lines : [];
  }

  /** Ends the worker: the cancel button, and the end of every paste. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(new Error("ended"));
    this.#waiting.clear();
  }

  giveUp(message: string): void {
    this.end();
    this.events.failure(message);
  }

  #begin(): void {
    const worker = this.next();
    this.#worker = worker;
    this.#section = 0;
    this.#answered = false;
    this.#chosen = [];
    worker.onmessage = (event: MessageEvent<FromWorker>) => this.#heard(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#failed(event.message);
    };
    this.#say({ ask: "read", id: this.id, parts: this.parts, skip: this.#skip, choices: this.#choices, rows: ROWS_AT_FIRST });
  }

  #say(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  #ask(message: (id: number) => ToWorker): Promise<FromWorker> {
    if (this.#worker === null) return Promise.reject(new Error("ended"));
    this.#asked += 1;
    // Below zero, so that no question bears the number of a paste.
    const id = -this.#asked;
    const answer = new Promise<FromWorker>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#say(message(id));
    return answer;
  }

  #heard(message: FromWorker): void {
    switch (message.kind) {
      case undefined:
        this.#section = message.progress.firstLine;
        if (!this.#answered) this.events.progress(message.progress);
        break;
      case "report":
        if (message.id !== this.id) break;
        if (this.#answered) this.#choices.push(...this.#chosen.splice(0, 1));
        this.#answered = true;
        this.#tell(message);
        break;
      case "rows":
      case "text":
      case "statistics":
      case "redacted":
      case "found":
      case "lines":
        this.#waiting.get(message.id)?.resolve(message);
        this.#waiting.delete(message.id);
        break;
      case "unreadable":
        this.giveUp(message.message);
        break;
      case "failed":
        this.#failed(message.message);
        break;
      case "samples":
      case "reference":
        break;
    }
  }

  /** To take the report over and to draw it are a task each: the page answers between them. */
  #tell(answer: Answer): void {
    const worker = this.#worker;
    setTimeout(() => {
      if (worker !== null && this.#worker === worker) this.events.answer(answer);
    });
  }

  /** The instance that trapped is ended and never called again; a new one gets the same Blob. */
  #failed(message: string): void {
    // After the answer, what failed was a question about the text, not the reading of a section.
    const section = this.#answered ? 0 : this.#section;
    const known = this.#skip.includes(section);
    this.end();
    this.#restarts += 1;
    if (this.#restarts > RESTARTS || known) {
      this.events.failure(message);
      return;
    }
    if (section > 0) this.#skip.push(section);
    this.events.restart(section > 0 ? section : null, message);
    this.#begin();
  }
}
