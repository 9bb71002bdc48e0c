// The sections again that `split.ts` packed; `walk.ts` says how. Runs in workers.

import { unpackLzma } from "./lzma";
import { Model } from "./model";
import { ADDRESS, ADDRESSES, CODE_ADDRESSES, isAddress, LENGTHS, type Met, NONE, OPCODES, PAIR, type Pair, REST, Walk } from "./walk";

/** The head: how long the sections are, and where their opcodes end when packed. */
export const HEAD = 2 * 4;

export function join(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const numbers = new DataView(packed.buffer, packed.byteOffset);
  const [size = 0, opcodesEnd = 0] = [0, 4].map((at) => numbers.getUint32(at, true));
  const opcodes = unpackLzma(packed.subarray(HEAD, opcodesEnd));
  const model = new Model(opcodes, packed.subarray(opcodesEnd));
  return joined(size, opcodes, (stream, place) => model.byte(stream, place));
}

/** The sections of this size of which these are the opcodes; all else is asked for. */
export function joined(
  size: number,
  opcodes: Uint8Array,
  next: (stream: number, place: number) => number,
): Uint8Array<ArrayBuffer> {
  const joining = new Join(size, opcodes, next);
  joining.sections();
  return joining.into;
}

class Join extends Walk {
  readonly into: Uint8Array<ArrayBuffer>;
  /** The next opcode. */
  #opcode = 0;
  /** A byte that was looked at already, or -1. */
  #held = -1;
  #at = 0;

  constructor(
    size: number,
    private opcodes: Uint8Array,
    private next: (stream: number, place: number) => number,
  ) {
    super();
    this.into = new Uint8Array(size);
  }

  protected take(stream: number): number {
    if (stream === OPCODES) return this.opcodes[this.#opcode++] ?? 0;
    const held = this.#held;
    this.#held = -1;
    return held < 0 ? this.next(stream, this.#opcode) : held;
  }

  protected put(_: number, byte: number): void {
    this.into[this.#at] = byte;
    this.#at += 1;
  }

  protected named(place: number) {
    const number = this.recent[place] ?? 0;
    return { number, place, other: number };
  }

  protected paired() {
    this.#held = this.take(REST);
    if (this.#held !== PAIR) return false;
    this.#held = -1;
    const pair = this.takePair(this.inData, ADDRESSES, LENGTHS);
    for (const word of pair ?? []) {
      for (let shift = 0; shift < 32; shift += 8) this.put(REST, (word >>> shift) & 0xff);
    }
    return pair !== undefined;
  }

  protected constant(stream: number): number {
    this.#held = this.take(stream);
    if (this.#held !== ADDRESS) return this.number(stream);
    this.#held = -1;
    const [constant = 0] = this.takePair(this.inCode, CODE_ADDRESSES) ?? [];
    // The signed form has a fourth byte, since the highest bit of the third would be the sign.
    if (isAddress(constant)) for (const shift of [0, 7, 14]) this.put(stream, (constant >>> shift) | 0x80);
    this.put(stream, isAddress(constant) ? 0 : constant);
    return constant;
  }

  private takePair(met: Met, addresses: number, lengths?: number): Pair | undefined {
    const code = this.takeNumber(addresses);
    if (code === NONE) return undefined;
    const place = code & 1 ? code >>> 1 : -1;
    const step = code >>> 2;
    const pair: Pair = met.pairs[place] ?? [
      met.next + (code & 2 ? -step - 1 : step),
      lengths === undefined ? 0 : this.takeNumber(lengths),
    ];
    met.meet(pair, place);
    return pair;
  }

  protected opcodeBehind(): number {
    return this.opcodes[this.#opcode] ?? 0;
  }

  /** The size is known at the end only: what it is of moves, to make room for it. */
  protected sized(walk: () => void): void {
    const start = this.#at;
    walk();
    const end = this.#at;
    this.putNumber(0, end - start);
    const size = this.into.slice(end, this.#at);
    this.into.copyWithin(start + size.length, start, end);
    this.into.set(size, start);
  }

  protected atEnd(): boolean {
    return this.#at === this.into.length;
  }
}
