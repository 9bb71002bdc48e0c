// A module's bytes in streams of like with like; `walk.ts` says why. Runs when the page is built.

import { ADDRESS, ADDRESSES, CODE_ADDRESSES, isAddress, LENGTHS, LONGEST, type Met, PAIR, type Pair, REST, STREAMS, Walk } from "./walk";

// For build.mjs, which tries whether what it packed comes back.
export { join } from "./join";
export { unpackLzma } from "./lzma";

/** The lengths of the module and of its streams, and the streams. */
export function split(module: Uint8Array): Uint8Array {
  const splitting = new Split(module);
  splitting.module();
  const { streams } = splitting;
  const lengths = Uint32Array.of(module.length, ...streams.map((stream) => stream.length));
  return Uint8Array.from([...new Uint8Array(lengths.buffer), ...streams.flat()]);
}

class Split extends Walk {
  readonly streams: number[][] = Array.from({ length: STREAMS }, () => []);
  #from: Uint8Array;
  #at = 0;

  constructor(module: Uint8Array) {
    super();
    this.#from = module;
  }

  protected take(): number {
    const byte = this.#from[this.#at];
    if (byte === undefined) throw new Error("the module ends too soon");
    this.#at += 1;
    return byte;
  }

  protected put(stream: number, byte: number): void {
    this.streams[stream]?.push(byte);
  }

  protected named(number: number) {
    const place = this.recent.indexOf(number);
    return { number, place, other: place };
  }

  protected paired(low: number, high: number) {
    const [address, length] = [this.word(this.#at), this.word(this.#at + 4)];
    // A word that looks like the mark is written as if it were a pair.
    if (!(address >= low && address < high && length < LONGEST) && address !== PAIR) return false;
    this.#at += 8;
    this.putWord(PAIR);
    this.putPair(this.inData, [address, length], ADDRESSES, LENGTHS);
    return true;
  }

  protected constant(stream: number): number {
    const before = this.#at;
    const constant = this.takeNumber(stream);
    // A number that looks like the mark is written as if it were an address.
    if (isAddress(constant) ? this.#at - before === 4 : constant === ADDRESS) {
      this.put(stream, ADDRESS);
      this.putPair(this.inCode, [constant, 0], CODE_ADDRESSES);
      return constant;
    }
    this.#at = before;
    return this.number(stream);
  }

  private putPair(met: Met, pair: Pair, addresses: number, lengths?: number): void {
    const place = met.pairs.findIndex(([address, length]) => address === pair[0] && length === pair[1]);
    const step = pair[0] - met.next;
    this.putNumber(addresses, place < 0 ? 2 * (step < 0 ? -2 * step - 1 : 2 * step) : 2 * place + 1);
    if (place < 0 && lengths !== undefined) this.putNumber(lengths, pair[1]);
    met.meet(pair, place);
  }

  private word(at: number): number {
    return new DataView(this.#from.buffer, this.#from.byteOffset).getUint32(at, true);
  }

  private putWord(word: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.put(REST, (word >>> shift) & 0xff);
  }

  protected opcodeBehind(): number {
    const before = this.#at;
    this.skipNumber();
    const opcode = this.take();
    this.#at = before;
    return opcode;
  }

  protected sized(walk: () => void): void {
    this.skipNumber();
    walk();
  }

  protected atEnd(): boolean {
    return this.#at === this.#from.length;
  }

  private skipNumber(): void {
    while (this.take() >= 0x80);
  }
}
