// The words behind the slugs of a report, which the engine brings along, and numbers as people read them.

import type { FactWords, Vocabulary } from "./report";

let vocabulary: Vocabulary = { labels: {}, facts: {}, confidences: {}, parts: [], spectrum: [] };

/** The engine tells its words with each answer; they are the same each time. */
export function learn(words: Vocabulary): void {
  vocabulary = words;
}

/** A slug that has no words, such as one that a paste brings along, is shown as it stands. */
export function nameOf(slug: string): string {
  return vocabulary.labels[slug] ?? slug;
}

export function factWords(key: string): FactWords {
  const { label, unit } = vocabulary.facts[key] ?? { label: capital(key), unit: "" };
  // `CPUs` needs no unit to it.
  return { label, unit: label.startsWith(unit) ? "" : unit };
}

export function confidenceMeans(confidence: string): string {
  return vocabulary.confidences[confidence] ?? "";
}

/** The parts of a machine, in order. */
export function machineParts(): string[] {
  return vocabulary.parts;
}

export function spectrumRows(): Vocabulary["spectrum"] {
  return vocabulary.spectrum;
}

/** `pv, pvh or hvm`, in names. */
export function oneOf(slugs: readonly string[]): string {
  const names = slugs.map(nameOf);
  const last = names.pop();
  return names.length === 0 ? (last ?? "") : `${names.join(", ")} or ${last}`;
}

/** A slug that is a word, at the beginning of a line: `not-checked` is `Not checked`. */
export function capital(slug: string): string {
  const words = slug.replace(/-/g, " ");
  return sentence(words);
}

/** A text as a sentence begins; what is in it stays as it is. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** With thin spaces between groups of three digits. */
export function grouped(count: number): string {
  return Math.round(count).toString().replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** `1 line`, `96 lines`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

export function sizeOf(bytes: number): string {
  if (bytes < 10_000) return counted(bytes, "byte");
  if (bytes < 10_000_000) return `${grouped(bytes / 1000)} kB`;
  return `${grouped(bytes / 1_000_000)} MB`;
}

export function lineRange(first: number, last: number): string {
  return first === last ? `line ${grouped(first)}` : `lines ${grouped(first)}–${grouped(last)}`;
}

/** Which releases print a word. */
export function releases({ since, until }: { since: string; until: string }): string {
  return [since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(", ") || "all versions";
}
