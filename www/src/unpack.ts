// What build.mjs has packed: written as text, two bytes to the letter.
//
// The page is stored as UTF-16, where a letter takes two bytes: so the data takes hardly more room than
// it has bytes. The first letter says by 1 that the last byte of the last pair is none of the data.
// Some pairs are no letters (surrogates), or HTML would not hand them back as they were (NUL, carriage
// return, and `<`, which may begin a tag). So each block of pairs stands behind a key, chosen such that
// `pair * (2 * key + 1) + key` is a letter for every pair of the block.

const BLOCK = 256;

/** The bytes of the data block with this id, as they were packed. */
export function packed(id: string): Uint8Array<ArrayBuffer> {
  const letters = document.getElementById(id)?.textContent ?? "0";
  const bytes = new Uint8Array(2 * letters.length);
  let length = 0;
  for (let start = 1; start < letters.length; start += BLOCK + 1) {
    const key = letters.charCodeAt(start);
    const back = inverse(2 * key + 1);
    const end = Math.min(start + BLOCK + 1, letters.length);
    for (let at = start + 1; at < end; at += 1) {
      const pair = Math.imul(letters.charCodeAt(at) - key, back);
      bytes[length] = pair & 0xff;
      bytes[length + 1] = (pair >> 8) & 0xff;
      length += 2;
    }
  }
  return bytes.slice(0, length - Number(letters[0]));
}

/** The number that undoes a multiplication by an odd one, modulo 2^16: each step doubles the right bits. */
function inverse(odd: number): number {
  let found = odd;
  for (let step = 0; step < 3; step += 1) found = Math.imul(found, 2 - Math.imul(odd, found));
  return found;
}
