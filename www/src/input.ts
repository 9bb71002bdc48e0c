// What a person gives to be read, wherever it comes from.

import type { Part } from "./protocol";
import type { Sample } from "./report";

/** The longest text that a text box gets, in bytes. Longer ones stay Blobs: 50 MB in a box is seconds of layout. */
export const EDITABLE = 200_000;

export interface Input {
  /** What the page calls it. */
  title: string;
  parts: Part[];
  bytes: number;
  /** Samples and edits are not kept among the recent pastes, and what comes from there is not kept twice. */
  origin: "given" | "sample" | "edited" | "kept";
}

export function fromText(text: string, title: string, origin: Input["origin"] = "given"): Input {
  return fromBlob(new Blob([text], { type: "text/plain" }), title, origin);
}

export function fromBlob(blob: Blob, title: string, origin: Input["origin"]): Input {
  return { title, parts: [{ name: title, blob }], bytes: blob.size, origin };
}

export function fromSample(sample: Sample): Input {
  return fromText(sample.text, `Sample: ${sample.title}`, "sample");
}

export function fromFiles(files: Iterable<File>): Input | null {
  const parts = Array.from(files, (file) => ({ name: file.name, blob: file }));
  const [first] = parts;
  if (first === undefined) return null;
  return {
    title: parts.length === 1 ? first.name : `${parts.length} files`,
    parts,
    bytes: parts.reduce((sum, { blob }) => sum + blob.size, 0),
    origin: "given",
  };
}

/** The text for the text box, or null where it is too long for one or made of several files. */
export async function editableText(input: Input): Promise<string | null> {
  const [only] = input.parts;
  if (only === undefined || input.parts.length > 1 || input.bytes > EDITABLE) return null;
  return only.blob.text();
}

export function wholeText(input: Input): Blob {
  return new Blob(input.parts.map(({ blob }) => blob));
}
