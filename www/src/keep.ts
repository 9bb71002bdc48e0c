// What outlives the page. The paste at hand survives a reload of its tab; recent pastes are kept only
// where the reader has switched that on. Both stay in this browser.

import type { Input } from "./input";

/** A longer paste is not kept: the browser gives a page some five million letters. In bytes. */
const LONGEST = 1_000_000;
const MOST_RECENT = 10;
const TOTAL = 4_000_000;

const TAB = "virtlens-paste";
const RECENT = "virtlens-recent";

interface KeptPart {
  name: string;
  /** A letter for each byte, whatever the encoding: a file may be packed. */
  bytes: string;
}

export interface Kept {
  title: string;
  parts: KeptPart[];
}

export interface Recent extends Kept {
  /** What it was found to be. */
  summary: string;
  /** Milliseconds since 1970. */
  when: number;
}

/** The input as it can be written down; null where it is too long. */
export async function keptOf(input: Input): Promise<Kept | null> {
  if (input.bytes > LONGEST) return null;
  const parts = input.parts.map(async ({ name, blob }) => ({ name, bytes: await letters(blob) }));
  return { title: input.title, parts: await Promise.all(parts) };
}

export function inputOf(kept: Kept): Input {
  const parts = kept.parts.map(({ name, bytes }) => ({
    name,
    blob: new Blob([Uint8Array.from(bytes, (letter) => letter.charCodeAt(0))]),
  }));
  return { title: kept.title, parts, bytes: parts.reduce((sum, { blob }) => sum + blob.size, 0), origin: "kept" };
}

/** The browser's own reader does it beside the page's thread; by hand a megabyte takes that for thirty milliseconds. */
function letters(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("not read"));
    reader.readAsBinaryString(blob);
  });
}

/** For a reload of this tab; the browser forgets it when the tab is closed. Null forgets it now. */
export function keepForTab(kept: Kept | null): void {
  write(() => sessionStorage, TAB, kept);
}

export function keptForTab(): Kept | null {
  return read<Kept>(() => sessionStorage, TAB);
}

/** The recent pastes, newest first; null where keeping them is switched off. */
export function recentPastes(): Recent[] | null {
  return read<Recent[]>(() => localStorage, RECENT);
}

/** Null switches the keeping off and deletes what was kept. Tells what is kept now. */
export function setRecent(pastes: Recent[] | null): Recent[] | null {
  let fitting = pastes?.slice(0, MOST_RECENT) ?? null;
  while (fitting !== null && fitting.length > 0 && lengthOf(fitting) > TOTAL) fitting = fitting.slice(0, -1);
  keep(RECENT, fitting);
  return fitting;
}

/** A paste that is there already moves to the top. */
export function withRecent(pastes: Recent[], paste: Recent): Recent[] {
  const text = (kept: Kept) => kept.parts.map(({ bytes }) => bytes).join("\n");
  const wanted = text(paste);
  return [paste, ...pastes.filter((each) => text(each) !== wanted)];
}

function lengthOf(pastes: Kept[]): number {
  return pastes.reduce((sum, { parts }) => sum + parts.reduce((sum, { bytes }) => sum + bytes.length, 0), 0);
}

/** A choice of the reader's, in this browser. */
export const keep = (key: string, value: unknown): void => write(() => localStorage, key, value);
export const kept = (key: string): unknown => read(() => localStorage, key);

function write(place: () => Storage, key: string, value: unknown): void {
  try {
    if (value === null) place().removeItem(key);
    else place().setItem(key, JSON.stringify(value));
  } catch {
    // Storage may be full or refused: then nothing is kept, and what was there before is not this paste.
    try {
      place().removeItem(key);
    } catch {
      // Refused altogether.
    }
  }
}

function read<T>(place: () => Storage, key: string): T | null {
  try {
    return JSON.parse(place().getItem(key) ?? "null") as T | null;
  } catch {
    return null;
  }
}
