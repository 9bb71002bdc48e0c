// What lies on the desk: the paste that is shown, the one that is being read, and those before.

import type { Engine } from "./engine";
import type { Input } from "./input";
import type { Answer, Reading } from "./reading";
import type { Step } from "./report";
import { learn } from "./words";

/** Pastes that Undo can bring back. */
const REMEMBERED = 20;

export interface Restart {
  /** First line of the section that was left out; null where the engine was merely started again. */
  skipped: number | null;
  message: string;
}

export interface Shown {
  input: Input;
  answer: Answer;
  reading: Reading;
  restarts: Restart[];
}

export interface Pending {
  input: Input;
  reading: Reading;
  progress: Step | null;
  restarts: Restart[];
}

export interface Failure {
  input: Input;
  message: string;
}

export interface DeskState {
  shown: Shown | null;
  /** Laid aside to be compared with what is shown, or with what is to come. */
  beside: Shown | null;
  pending: Pending | null;
  failure: Failure | null;
  past: Input[];
}

/** The only holder of the page's state; views get it as a value and call what stands here. */
export class Desk {
  state: DeskState = { shown: null, beside: null, pending: null, failure: null, past: [] };
  #changed: () => void = () => undefined;

  constructor(private readonly engine: Engine) {}

  watch(changed: () => void): void {
    this.#changed = changed;
  }

  /** Reads a new text. The answer before stays until there is one to put in its place. */
  read(input: Input): void {
    const before = this.#current();
    if (before !== null) this.#remember(before);
    this.#begin(input);
  }

  /** Reads what is being typed: a new version of the same text, not a new paste. */
  revise(input: Input): void {
    this.#begin(input);
  }

  /** Back to what was shown before. */
  cancel(): void {
    const { pending } = this.state;
    // Nothing else would hold it: the way back does.
    if (pending !== null && this.#current() === null) this.#remember(pending.input);
    pending?.reading.end();
    this.#set({ pending: null });
  }

  clear(): void {
    const before = this.#current();
    if (before !== null) this.#remember(before);
    this.#endAll();
    this.#set({ shown: null, beside: null, pending: null, failure: null });
  }

  /** Lays what is shown aside, to be compared with the next. */
  layAside(): void {
    this.state.pending?.reading.end();
    this.#set({ beside: this.state.shown, shown: null, pending: null });
  }

  swap(): void {
    this.#set({ beside: this.state.shown, shown: this.state.beside });
  }

  /** Ends the comparison: one of the two stays, and Undo brings back the other. */
  keepOnly(kept: Shown): void {
    const { shown, beside, pending } = this.state;
    const other = kept === shown ? beside : shown;
    pending?.reading.end();
    other?.reading.end();
    if (other !== null) this.#remember(other.input);
    this.#set({ shown: kept, beside: null, pending: null });
  }

  undo(): void {
    const past = [...this.state.past];
    const input = past.pop();
    if (input === undefined) return;
    this.#set({ past });
    this.#begin(input);
  }

  #begin(input: Input): void {
    this.state.pending?.reading.end();
    const restarts: Restart[] = [];
    const reading = this.engine.read(input.parts, {
      progress: (progress) => this.#pending(reading, { progress }),
      answer: (answer) => {
        learn(answer.vocabulary);
        // A reading answers again where its reader has chosen a format for some lines.
        if (this.state.shown?.reading !== reading) this.state.shown?.reading.end();
        this.#set({ shown: { input, answer, reading, restarts: [...restarts] }, pending: null, failure: null });
      },
      restart: (skipped, message) => {
        restarts.push({ skipped, message });
        this.#pending(reading, { restarts: [...restarts], progress: null });
      },
      failure: (message) => {
        this.#endAll();
        this.#set({ shown: null, beside: null, pending: null, failure: { input, message } });
      },
    });
    this.#set({ pending: { input, reading, progress: null, restarts } });
  }

  #pending(reading: Reading, more: Partial<Pending>): void {
    const { pending } = this.state;
    if (pending?.reading === reading) this.#set({ pending: { ...pending, ...more } });
  }

  #current(): Input | null {
    return (this.state.shown ?? this.state.failure)?.input ?? null;
  }

  #remember(input: Input): void {
    this.#set({ past: [...this.state.past, input].slice(-REMEMBERED) });
  }

  #endAll(): void {
    this.state.pending?.reading.end();
    this.state.shown?.reading.end();
    this.state.beside?.reading.end();
  }

  #set(more: Partial<DeskState>): void {
    this.state = { ...this.state, ...more };
    this.#changed();
  }
}
