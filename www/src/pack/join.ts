// The module again that `split.ts` made streams of; `walk.ts` says why. Runs in the worker that compiles it.

import { ADDRESS, ADDRESSES, CODE_ADDRESSES, isAddress, LENGTHS, type Met, OPCODES, PAIR, type Pair, REST, STREAMS, Walk } from "./walk";

export function join(split: Uint8Array): Uint8Array<ArrayBuffer> {
  const joining = new Join(split);
  joining.module();
  return joining.into;
}

class Join extends Walk {
  readonly into: Uint8Array<ArrayBuffer>;
  #from: Uint8Array;
  /** Where the next byte of each stream is. */
  #heads = new Uint32Array(STREAMS);
  #at = 0;

  constructor(split: Uint8Array) {
    super();
    this.#from = split;
    const lengths = new Uint32Array(split.slice(0, 4 * (STREAMS + 1)).buffer);
    this.into = new Uint8Array(lengths[0] ?? 0);
    let head = 4 * (STREAMS + 1);
    this.#heads.forEach((_, stream) => {
      this.#heads[stream] = head;
      head += lengths[stream + 1] ?? 0;
    });
  }

  protected take(stream: number): number {
    const head = this.#heads[stream] ?? 0;
    this.#heads[stream] = head + 1;
    return this.#from[head] ?? 0;
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
    const head = this.#heads[REST] ?? 0;
    if (new DataView(this.#from.buffer, this.#from.byteOffset).getUint32(head, true) !== PAIR) return false;
    this.#heads[REST] = head + 4;
    for (const word of this.takePair(this.inData, ADDRESSES, LENGTHS)) {
      for (let shift = 0; shift < 32; shift += 8) this.put(REST, (word >>> shift) & 0xff);
    }
    return true;
  }

  protected constant(stream: number): number {
    const head = this.#heads[stream] ?? 0;
    if (this.#from[head] !== ADDRESS) return this.number(stream);
    this.#heads[stream] = head + 1;
    const [constant] = this.takePair(this.inCode, CODE_ADDRESSES);
    // The signed form has a fourth byte, since the highest bit of the third would be the sign.
    if (isAddress(constant)) for (const shift of [0, 7, 14]) this.put(stream, (constant >>> shift) | 0x80);
    this.put(stream, isAddress(constant) ? 0 : constant);
    return constant;
  }

  private takePair(met: Met, addresses: number, lengths?: number): Pair {
    const code = this.takeNumber(addresses);
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
    return this.#from[this.#heads[OPCODES] ?? 0] ?? 0;
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
