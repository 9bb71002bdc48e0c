// A module's bytes in streams of like with like, and packed; `walk.ts` says why. Runs when the page is built.

import { HEAD, joined } from "./join";
import { Model } from "./model";
import { ADDRESS, ADDRESSES, CODE_ADDRESSES, isAddress, KINDS, kindOf, LENGTHS, LONGEST, type Met, OPCODES, PAIR, type Pair, REST, STREAMS, Walk } from "./walk";

// For build.mjs, which tries whether what it packed comes back.
export { join } from "./join";

/** The module packed; LZMA is given. */
export function split(module: Uint8Array, lzma: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  const splitting = new Split(module);
  splitting.module();
  const { streams } = splitting;
  const [opcodes, rest] = [OPCODES, REST].map((stream) => Uint8Array.from(streams[stream] ?? [])) as [Uint8Array, Uint8Array];
  const counts = Array.from({ length: KINDS }, () => new Array<number>(256).fill(0));
  streams.forEach((stream, at) => {
    const its = counts[kindOf(at)] ?? [];
    if (at !== OPCODES && at !== REST) for (const byte of stream) its[byte] = (its[byte] ?? 0) + 1;
  });
  const lengths = counts.map(lengthsOf);
  const packed = [opcodes, rest, Uint8Array.from(lengths.flatMap((its) => [...its]))].map(lzma);

  const head = new Uint8Array(HEAD);
  const numbers = new DataView(head.buffer);
  numbers.setUint32(0, module.length, true);
  packed.reduce((start, { length }, at) => {
    numbers.setUint32(4 * at + 4, start + length, true);
    return start + length;
  }, HEAD);

  // Bytes are packed as joining will ask for them.
  const model = new Model(lengths, opcodes);
  const heads = new Uint32Array(STREAMS);
  joined(module.length, opcodes, rest, (stream, place) => {
    const head = heads[stream] ?? 0;
    heads[stream] = head + 1;
    return model.byte(stream, place, streams[stream]?.[head]);
  });
  return Uint8Array.from([head, ...packed, model.mixer.finish()].flatMap((bytes) => [...bytes]));
}

/** The lengths of Huffman's codes for bytes that are there so often; the rare ones count for more, since a length has four bits. */
function lengthsOf(counts: number[]): Uint8Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const lengths = new Uint8Array(256);
  const trees = counts.map((count, byte) => ({ count: Math.max(count, total / 1500), bytes: [byte] }));
  while (trees.length > 1) {
    trees.sort((one, other) => other.count - one.count);
    const [one, other] = trees.splice(-2) as [(typeof trees)[0], (typeof trees)[0]];
    const bytes = [...one.bytes, ...other.bytes];
    for (const byte of bytes) lengths[byte] = (lengths[byte] ?? 0) + 1;
    trees.push({ count: one.count + other.count, bytes });
  }
  return lengths;
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
