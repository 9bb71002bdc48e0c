// What is looked at to guess a byte of the data and of what stands behind opcodes (`walk.ts`).
//
// Which contexts, was tried out: each that is here gives more than any other would give in its place.

import { Mixer } from "./mix";
import { CODES, KINDS, kindOf, REST, STREAMS } from "./walk";

/** Two numbers as one. */
function hash(one: number, other: number): number {
  const mixed = Math.imul(one, 0x2f0b4c47) ^ (other + 0x9e3779b9);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
}

const isLetter = (byte: number) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

const KIND_OF = Uint8Array.from({ length: STREAMS }, (_, stream) => kindOf(stream));

export class Model {
  readonly mixer: Mixer;
  /** The last byte behind opcodes, and the last ones of each stream; the last byte is the lowest. */
  #last = 0;
  #own = new Int32Array(STREAMS);
  /** The word of the rest that is being written, or was the last. */
  #word = 0;

  /** Unpacks, or packs where there is nothing to unpack, in codes of these lengths. */
  constructor(
    private opcodes: Uint8Array,
    from?: Uint8Array,
    lengths = new Uint8Array(256 * KINDS),
  ) {
    this.mixer = new Mixer(from);
    this.mixer.encode(KINDS, new Uint8Array(256).fill(8));
    lengths.forEach((length, at) => (lengths[at] = this.byte(CODES, at, length)));
    for (let kind = 0; kind < KINDS; kind += 1) this.mixer.encode(kind, lengths.subarray(256 * kind, 256 * kind + 256));
  }

  /** The next byte of a stream, before the opcode at this place; when packing, this one. */
  byte(stream: number, place: number, given = 0): number {
    const { opcodes } = this;
    const { contexts } = this.mixer;
    const own = this.#own[stream] ?? 0;
    // Where a stream stands for itself, the byte before chooses the weights.
    let mix = STREAMS + (own & 0xff);
    if (stream === REST || stream === CODES) {
      contexts[0] = stream;
      contexts[1] = hash(6, own & 0xff);
      contexts[2] = hash(7, own & 0xffff);
      contexts[3] = hash(8, own);
      contexts[4] = hash(hash(9, this.#word), own & 0xff);
    } else {
      mix = stream;
      const before = (back: number) => opcodes[place - back] ?? 0;
      const near = before(1) | (before(2) << 8) | (before(3) << 16) | (before(0) << 24);
      contexts[0] = hash(10, stream);
      contexts[1] = hash(11 + (stream << 8), own & 0xffff);
      contexts[2] = hash(12 + (stream << 8), this.#last | (before(1) << 8) | (before(2) << 16));
      contexts[3] = hash(hash(13 + (stream << 8), near), own & 0xff);
      contexts[4] = hash(hash(14 + (stream << 8), near), before(4) | (before(5) << 8));
    }
    const byte = this.mixer.byte(KIND_OF[stream] ?? 0, mix, given);
    this.#own[stream] = (own << 8) | byte;
    this.#last = byte;
    if (stream === REST) this.#learnWord(byte, own & 0xff);
    return byte;
  }

  #learnWord(byte: number, before: number): void {
    if (!isLetter(byte)) return;
    this.#word = hash(isLetter(before) ? this.#word : 0, byte);
  }
}
