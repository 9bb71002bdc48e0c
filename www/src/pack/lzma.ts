// Unpacks LZMA, after its specification (7-zip.org/sdk.html: lzma-specification.txt, public domain).
//
// The package that packs could unpack too. This is a seventh as long and takes two thirds of the time: it is
// told the size beforehand and keeps all in one piece, so it needs no window and no numbers of 64 bits.

// Where the probabilities are that a bit of each kind is 0. A tree of n bits has 2^n of them, the first unused.
const STATES = 12;
const IS_MATCH = 0;
const IS_LONG = IS_MATCH + STATES;
const IS_REPEATED = IS_LONG + STATES;
const IS_NOT_LAST = IS_REPEATED + STATES;
const IS_NOT_SECOND = IS_NOT_LAST + STATES;
const IS_NOT_THIRD = IS_NOT_SECOND + STATES;
const SLOTS = IS_NOT_THIRD + STATES;
const DISTANCES = SLOTS + 4 * 64;
const ALIGNMENT = DISTANCES + 115;
const LENGTHS = ALIGNMENT + 16;
const MIDDLE_LENGTHS = 2 + 8;
const HIGH_LENGTHS = MIDDLE_LENGTHS + 8;
const LENGTHS_REPEATED = LENGTHS + HIGH_LENGTHS + 256;
const LITERALS = LENGTHS_REPEATED + HIGH_LENGTHS + 256;
const LITERAL = 0x300;
/** Of the byte before; `build.mjs` packs so, and without regard to the place. */
const BITS_BEFORE = 2;

/** The bytes that were packed, with a header that tells their number. */
export function unpackLzma(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  // Properties in a byte, which are known, the dictionary's size in four, ours in eight of which four are enough here.
  const header = new DataView(packed.buffer, packed.byteOffset);
  const into = new Uint8Array(header.getUint32(5, true));
  const zero = new Uint16Array(LITERALS + LITERAL * (1 << BITS_BEFORE)).fill(1024);

  // Variables would do, were numbers of 32 bits without a sign not made anew each time they are kept in one.
  const coder = Uint32Array.of(0xffffffff, header.getUint32(14));
  let next = 18;
  function keep(range: number, code: number): void {
    const refill = range < 0x1000000;
    coder[0] = refill ? range << 8 : range;
    coder[1] = refill ? (code << 8) | (packed[next++] ?? 0) : code;
  }
  function bit(kind: number): 0 | 1 {
    const range = coder[0] ?? 0;
    const code = coder[1] ?? 0;
    const likely = zero[kind] ?? 0;
    const bound = (range >>> 11) * likely;
    if (code < bound) {
      zero[kind] = likely + ((2048 - likely) >> 5);
      keep(bound, code);
      return 0;
    }
    zero[kind] = likely - (likely >> 5);
    keep(range - bound, code - bound);
    return 1;
  }
  function direct(bits: number): number {
    let number = 0;
    for (let left = bits; left > 0; left -= 1) {
      const half = (coder[0] ?? 0) >>> 1;
      const code = coder[1] ?? 0;
      const is = code < half ? 0 : 1;
      number = 2 * number + is;
      keep(half, code - is * half);
    }
    return number;
  }
  function tree(kind: number, bits: number): number {
    let node = 1;
    for (let left = bits; left > 0; left -= 1) node = 2 * node + bit(kind + node);
    return node - (1 << bits);
  }
  /** The lowest bit first. */
  function reversed(kind: number, bits: number): number {
    let number = 0;
    for (let node = 1, at = 0; at < bits; at += 1) {
      const is = bit(kind + node);
      node = 2 * node + is;
      number |= is << at;
    }
    return number;
  }
  function length(kind: number): number {
    if (bit(kind) === 0) return 2 + tree(kind + 2, 3);
    if (bit(kind + 1) === 0) return 10 + tree(kind + MIDDLE_LENGTHS, 3);
    return 18 + tree(kind + HIGH_LENGTHS, 8);
  }
  function distance(length: number): number {
    const slot = tree(SLOTS + 64 * Math.min(length - 2, 3), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = (2 + (slot & 1)) << bits;
    if (slot < 14) return high + reversed(DISTANCES + high - slot, bits);
    return high + 16 * direct(bits - 4) + reversed(ALIGNMENT, 4);
  }

  let [last, second, third, fourth] = [0, 0, 0, 0];
  for (let at = 0, state = 0; at < into.length; ) {
    if (bit(IS_MATCH + state) === 0) {
      const kind = LITERALS + LITERAL * ((into[at - 1] ?? 0) >> (8 - BITS_BEFORE));
      let symbol = 1;
      // Behind a match the byte is another than the one that would have gone on with it: told bit by bit.
      for (let other = into[at - last - 1] ?? 0, same = state >= 7; symbol < 0x100; other <<= 1) {
        const expected = (other >> 7) & 1;
        const is = bit(same ? kind + 0x100 * (1 + expected) + symbol : kind + symbol);
        symbol = 2 * symbol + is;
        same &&= is === expected;
      }
      into[at] = symbol;
      at += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count = 0;
    if (bit(IS_REPEATED + state) === 0) {
      [second, third, fourth] = [last, second, third];
      count = length(LENGTHS);
      last = distance(count);
      state = state < 7 ? 7 : 10;
    } else if (bit(IS_NOT_LAST + state) === 1) {
      if (bit(IS_NOT_SECOND + state) === 0) [last, second] = [second, last];
      else if (bit(IS_NOT_THIRD + state) === 0) [last, second, third] = [third, last, second];
      else [last, second, third, fourth] = [fourth, last, second, third];
      count = length(LENGTHS_REPEATED);
      state = state < 7 ? 8 : 11;
    } else if (bit(IS_LONG + state) === 1) {
      count = length(LENGTHS_REPEATED);
      state = state < 7 ? 8 : 11;
    } else {
      count = 1;
      state = state < 7 ? 9 : 11;
    }
    for (; count > 0; count -= 1, at += 1) into[at] = into[at - last - 1] ?? 0;
  }
  return into;
}
