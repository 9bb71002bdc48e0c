// Makes one text of what was given: a paste, a file, or several files after each other.

import type { Part } from "./protocol";
import type { FileRange } from "./report";

const NEWLINE = 10;

/** No text has a byte of nought among so many at its begin. */
const LOOKED_AT = 4096;

const leftOut = ({ name }: Part) => new TextEncoder().encode(`[${name} holds no text that can be read and is left out]`);

/** The bytes of all parts, unpacked where they are gzip, and the lines of each part where there are several. */
export async function gather(parts: Part[]): Promise<{ bytes: Uint8Array; files: FileRange[] }> {
  const read: Uint8Array[] = [];
  for (const part of parts) {
    try {
      const bytes = asUtf8(await unpacked(part.blob));
      // Among several a line stands for what is no text: an archive, a list of logins.
      read.push(parts.length > 1 && bytes.subarray(0, LOOKED_AT).includes(0) ? leftOut(part) : bytes);
    } catch (error) {
      if (parts.length > 1) {
        read.push(leftOut(part));
        continue;
      }
      throw new Error(`${part.name} could not be read: ${error instanceof Error ? error.message : error}`);
    }
  }
  const [only] = read;
  if (read.length === 1 && only !== undefined) return { bytes: only, files: [] };

  const texts = read.map(endedWithNewline);
  const whole = new Uint8Array(texts.reduce((sum, text) => sum + text.length, 0));
  const files: FileRange[] = [];
  let offset = 0;
  let line = 1;
  texts.forEach((text, index) => {
    whole.set(text, offset);
    offset += text.length;
    const firstLine = line;
    line += newlines(text);
    files.push({ name: parts[index]?.name ?? "", firstLine, lastLine: line - 1 });
  });
  return { bytes: whole, files };
}

/** Told by the first two bytes, since a log that was rotated need not end in `.gz`. */
async function unpacked(blob: Blob): Promise<Uint8Array> {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return new Uint8Array(await blob.arrayBuffer());
  const stream = blob.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Files of different encodings cannot stand after each other; one alone is decoded by the engine. */
function asUtf8(bytes: Uint8Array): Uint8Array {
  const mark = bytes.length < 2 ? 0 : ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : null;
  return encoding === null ? bytes : new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
}

function endedWithNewline(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0 || bytes[bytes.length - 1] === NEWLINE) return bytes;
  const ended = new Uint8Array(bytes.length + 1);
  ended.set(bytes);
  ended[bytes.length] = NEWLINE;
  return ended;
}

function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}
