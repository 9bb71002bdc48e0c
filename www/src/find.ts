// Finds words in the whole text, in the worker. Lines end where the engine ends them.

/** Lines that are told; more places than these nobody walks through. */
const MOST = 10_000;

export interface Found {
  /** 1-based, ascending. */
  lines: number[];
  /** Whether there are more. */
  more: boolean;
}

/** The lines that hold the words, whatever their case. */
export function found(text: string, words: string): Found {
  const lines: number[] = [];
  if (words === "") return { lines, more: false };
  const wanted = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "gi");
  const end = /\r*\n|\r/g;
  let line = 1;
  let next = end.exec(text);
  for (const { index } of text.matchAll(wanted)) {
    while (next !== null && next.index < index) {
      line += 1;
      next = end.exec(text);
    }
    if (lines.at(-1) === line) continue;
    if (lines.length === MOST) return { lines, more: true };
    lines.push(line);
  }
  return { lines, more: false };
}

/** The bytes as the engine reads them; it names the encoding in its report. */
export function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding === "latin-1" ? "latin1" : encoding).decode(bytes);
}
