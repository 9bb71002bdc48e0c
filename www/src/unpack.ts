// What build.mjs has packed: written as text, seven bits to the letter.
//
// Base64 makes four letters of three bytes, this seven bytes of six. Each letter is the ASCII
// character with that number, but for the three that HTML would not hand back as they were
// (NUL, carriage return, and `<` before `/` or `!`): those stand 256 higher, and the mask
// brings them back.

const BITS = 7;

/** The bytes of the data block with this id, as they were packed. */
export function packed(id: string): Uint8Array<ArrayBuffer> {
  const letters = document.getElementById(id)?.textContent ?? "";
  const bytes = new Uint8Array(Math.floor((letters.length * BITS) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let index = 0; index < letters.length; index += 1) {
    held = ((held << BITS) | (letters.charCodeAt(index) & 0x7f)) & 0x7fff;
    bits += BITS;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = held >> bits;
    at += 1;
  }
  return bytes;
}

/** The bytes of a block that was packed by gzip. */
export async function unpacked(id: string): Promise<ArrayBuffer> {
  const stream = new Blob([packed(id)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
