// Packs bytes and unpacks them: each bit is guessed by several who have seen different things before it, their guesses
// are mixed by how well they guessed lately (logistic mixing, as in Matt Mahoney's lpaq), and what differs is written by
// an arithmetic coder. Packing and unpacking are the same steps: one source for both, and they cannot come apart.
//
// It takes some ten times the time of LZMA: so what is done for each bit is in WebAssembly (`www/mixing.mjs`). Numbers
// are the same in every browser, since only sums, products and quotients are made.

import code from "virtlens:mix";

/** How many contexts a byte has. */
const CONTEXTS = 5;

// Where things are in memory. `mixing.mjs` knows the places too.
const SQUASHED = 0;
const STRETCHED = 0x2000;
const CONTEXT = 0x6100;
const RIGHT = 0x6200;
/** Of one kind of codes behind the other. */
const LEAVES = 0x8000;
const KIND = 0x4000;
const WEIGHTS = 0x40000;
const CHANCES = 0x400000;
const PACKED = 0xc00000;
/** What a mix takes: the weights of the contexts and of what followed the same bytes before, and two unused. */
const MIX = 8 * 4;
/** How many mixes there are, for each of nine steps of sameness. */
const MIXES = 768;
/** Codes, and the 1 before them, are below. */
const LONGEST = 8192;

/** What followed the same bytes before is likely to follow again. */
class History {
  /** What follows, or -1. */
  expected = -1;
  /** How many bytes were the same, in steps: 0 to 31. */
  sameness = 0;
  #bytes = new Uint8Array(1 << 20);
  #length = 0;
  #hash = 0;
  #places = new Int32Array(1 << 18);
  #match = 0;
  #same = 0;

  add(byte: number): void {
    const bytes = this.#bytes;
    bytes[this.#length] = byte;
    this.#length += 1;
    this.#match += 1;
    this.#same = byte === this.expected ? Math.min(this.#same + 1, 400) : 0;
    const length = this.#length;
    // A byte leaves the hash by its upper end.
    this.#hash = (Math.imul(this.#hash, 0x2f0b4c47) << 5) + byte + 1;
    const place = Math.imul(this.#hash, 0x85ebca6b) >>> 14;
    if (this.#same === 0) {
      this.#match = this.#places[place] ?? 0;
      let same = 0;
      while (same < 32 && same < this.#match && bytes[this.#match - 1 - same] === bytes[length - 1 - same]) same += 1;
      this.#same = same < 6 ? 0 : same;
    }
    this.#places[place] = length;
    const same = this.#same;
    this.expected = same > 0 ? (bytes[this.#match] ?? 0) : -1;
    this.sameness = same < 16 ? same : same < 32 ? 12 + (same >> 2) : Math.min(20 + ((same - 32) >> 5), 31);
  }
}

export class Mixer {
  /** What is known before the byte, as hashes. */
  readonly contexts: Int32Array;
  #memory: ArrayBuffer;
  #machine: Machine;
  #packs: boolean;
  #history = new History();
  /** Of each kind, the codes of bytes. */
  #codes: Uint16Array[] = [];

  /** Unpacks these bytes; packs without them. */
  constructor(from?: Uint8Array) {
    const module = new WebAssembly.Module(Uint8Array.from(atob(code), (letter) => letter.charCodeAt(0)));
    this.#machine = new WebAssembly.Instance(module).exports as unknown as Machine;
    const { memory, start } = this.#machine;
    this.#memory = memory.buffer;
    this.contexts = new Int32Array(this.#memory, CONTEXT, CONTEXTS);
    const squashed = new Uint16Array(this.#memory, SQUASHED, 4096);
    const stretched = new Float32Array(this.#memory, STRETCHED, 4096);
    // `1 / (1 + e^-x)` for x from -8 to 8, in steps of 1/256, of 65536; and back, by 1/4096.
    for (let at = 0, odds = 0.0003361176, known = 0; at < 4096; at += 1, odds *= 1.0039138893383475) {
      squashed[at] = (65536 * odds) / (1 + odds);
      for (; known < 4096 && (at === 4095 || 16 * known + 8 < (squashed[at] ?? 0)); known += 1) stretched[known] = at / 256 - 8;
    }
    new Uint16Array(this.#memory, RIGHT, 32).fill(49152);
    new Float32Array(this.#memory, WEIGHTS, (CHANCES - WEIGHTS) / 4).fill(0.25);
    this.#packs = from === undefined;
    if (from !== undefined) {
      new Uint8Array(this.#memory, PACKED).set(from);
      start();
    }
  }

  /**
   * Bytes of this kind are in codes of Huffman that have these lengths, each behind a 1: not to save room, the mixing
   * does that, but to guess four bits of a byte and not eight.
   */
  encode(kind: number, lengths: Uint8Array): void {
    const codes = new Uint16Array(256);
    const leaves = new Uint16Array(this.#memory, LEAVES + KIND * kind, LONGEST);
    for (let length = 1, code = 2; code < LONGEST; length += 1, code *= 2) {
      lengths.forEach((its, byte) => {
        if (its !== length) return;
        codes[byte] = code;
        leaves[code] = byte | 256;
        code += 1;
      });
    }
    this.#codes[kind] = codes;
  }

  /** The next byte, in codes of this kind; when packing, this one. `mix` chooses the weights. */
  byte(kind: number, mix: number, given: number): number {
    const codes = this.#codes[kind] ?? [];
    const { expected, sameness } = this.#history;
    const plain = WEIGHTS + MIX * mix;
    const matched = plain + MIX * MIXES * (1 + (sameness >> 2));
    const packs = this.#packs ? (codes[given] ?? 0) : 0;
    const byte = this.#machine.byte(KIND * kind, plain, matched, codes[expected] ?? 0, RIGHT + 2 * sameness, packs);
    this.#history.add(byte);
    return byte;
  }

  /** What was packed. */
  finish(): Uint8Array {
    const { at, high } = this.#machine;
    return Uint8Array.from([...new Uint8Array(this.#memory, PACKED, at.value - PACKED), high.value >>> 24, 0, 0, 0]);
  }
}

interface Machine {
  memory: WebAssembly.Memory;
  at: WebAssembly.Global<"i32">;
  high: WebAssembly.Global<"i32">;
  start(): void;
  byte(leaves: number, plain: number, matched: number, expected: number, right: number, given: number): number;
}
