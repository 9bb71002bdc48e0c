// What build.mjs has packed: written as text, two bytes to the letter.
//
// The page is stored as UTF-16, where a letter takes two bytes: so the data takes hardly more room than
// it has bytes. The first letter says by 1 that the last byte of the last pair is none of the data.
// Pairs that are no letters (surrogates) or that HTML would not hand back as they were (NUL, carriage
// return, and `<`, which may begin a tag) stand masked behind an escape, and so does the escape itself.

const ESCAPE = 0xe000;
/** It makes a harmless letter of each of those. */
const MASK = 0x5555;

/** The bytes of the data block with this id, as they were packed. */
export function packed(id: string): Uint8Array<ArrayBuffer> {
  const letters = document.getElementById(id)?.textContent ?? "0";
  const bytes = new Uint8Array(2 * letters.length);
  let length = 0;
  for (let at = 1; at < letters.length; at += 1) {
    let pair = letters.charCodeAt(at);
    if (pair === ESCAPE) {
      at += 1;
      pair = letters.charCodeAt(at) ^ MASK;
    }
    bytes[length] = pair & 0xff;
    bytes[length + 1] = pair >> 8;
    length += 2;
  }
  return bytes.slice(0, length - Number(letters[0]));
}

/** The bytes of a block that was packed by gzip. */
export async function unpacked(id: string): Promise<ArrayBuffer> {
  const stream = new Blob([packed(id)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
