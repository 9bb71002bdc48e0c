// The lines of the text, asked for in chunks and kept while the answer is shown.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Source } from "./reading";
import type { MarkedLine, Report } from "./report";

const CHUNK = 200;
/** Chunks kept; the farthest from what is in view go first. */
const KEPT = 60;

export class TextLines {
  #chunks = new Map<number, MarkedLine[] | Promise<void>>();

  constructor(
    private readonly source: Source,
    readonly total: number,
    private readonly arrived: () => void,
  ) {}

  /** The line where it is at hand. */
  at(line: number): MarkedLine | null {
    const chunk = this.#chunks.get(chunkOf(line));
    return Array.isArray(chunk) ? (chunk[(line - 1) % CHUNK] ?? null) : null;
  }

  /** Asks for what is missing of a range of lines. */
  want(first: number, last: number): void {
    for (let chunk = chunkOf(first); chunk <= chunkOf(Math.min(last, this.total)); chunk += 1) void this.#load(chunk);
    if (this.#chunks.size > KEPT) this.#forget(chunkOf(first));
  }

  /** The next line that bears a mark, going down or up; null at the end of the text. */
  async withMark(from: number, step: 1 | -1): Promise<MarkedLine | null> {
    for (let line = from; line >= 1 && line <= this.total; line += step) {
      await this.#load(chunkOf(line));
      const found = this.at(line);
      if (found?.pieces.some(({ mark }) => mark != null)) return found;
    }
    return null;
  }

  #load(chunk: number): Promise<void> {
    const there = this.#chunks.get(chunk);
    if (there !== undefined) return there instanceof Promise ? there : Promise.resolve();
    const loading = this.source.lines(chunk * CHUNK + 1, CHUNK).then(
      (lines) => {
        this.#chunks.set(chunk, lines);
        this.arrived();
      },
      // The paste was ended meanwhile, and this view with it.
      () => void this.#chunks.delete(chunk),
    );
    this.#chunks.set(chunk, loading);
    return loading;
  }

  #forget(near: number): void {
    const far = [...this.#chunks.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
    for (const chunk of far.slice(0, this.#chunks.size - KEPT)) {
      if (Array.isArray(this.#chunks.get(chunk))) this.#chunks.delete(chunk);
    }
  }
}

function chunkOf(line: number): number {
  return Math.floor((line - 1) / CHUNK);
}

export function useTextLines(source: Source, report: Report, total: number): TextLines {
  const [, redraw] = useState(0);
  const lines = useRef<{ report: Report; lines: TextLines } | null>(null);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  // Their marks are those of one report.
  if (lines.current?.report !== report) {
    const arrived = () => alive.current && redraw((times) => times + 1);
    lines.current = { report, lines: new TextLines(source, total, arrived) };
  }
  return lines.current.lines;
}
