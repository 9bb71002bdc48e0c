// What is looked at to guess a byte of what stands behind opcodes (`walk.ts`).
//
// Which contexts, was tried out: each that is here gives more than any other would give in its place.

import { Mixer } from "./mix";
import { kindOf, STREAMS } from "./walk";

/** Two numbers as one. */
function hash(one: number, other: number): number {
  const mixed = Math.imul(one, 0x2f0b4c47) ^ (other + 0x9e3779b9);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
}

export class Model {
  readonly mixer: Mixer;
  /** The last byte behind opcodes, and the last ones of each stream; the last byte is the lowest of four. */
  #last = 0;
  #own = new Int32Array(STREAMS);

  /** With the lengths that `Mixer` asks for. Unpacks, or packs where there is nothing to unpack. */
  constructor(
    lengths: Uint8Array[],
    private opcodes: Uint8Array,
    from?: Uint8Array,
  ) {
    this.mixer = new Mixer(lengths, from);
  }

  /** The next byte of a stream, before the opcode at this place; when packing, this one. */
  byte(stream: number, place: number, given = 0): number {
    const { opcodes } = this;
    const before = (back: number) => opcodes[place - back] ?? 0;
    const near = before(1) | (before(2) << 8) | (before(3) << 16) | (before(0) << 24);
    const last = this.#last;
    const own = this.#own[stream] ?? 0;
    const { contexts } = this.mixer;
    contexts[0] = hash(1, stream);
    contexts[1] = hash(2 + (stream << 8), own & 0xffff);
    contexts[2] = hash(3 + (stream << 8), last | (before(1) << 8) | (before(2) << 16));
    contexts[3] = hash(hash(4 + (stream << 8), near), own & 0xff);
    contexts[4] = hash(hash(5 + (stream << 8), near), before(4) | (before(5) << 8));
    const byte = this.mixer.byte(kindOf(stream), stream, given);
    this.#own[stream] = (own << 8) | byte;
    this.#last = byte;
    return byte;
  }
}
