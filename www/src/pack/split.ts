// A module's bytes in streams of like with like, and packed; `walk.ts` says why. Runs when the page is built.

import { HEAD, join, joined } from "./join";

// For build.mjs.
export { join };
import { Model } from "./model";
import { ADDRESS, ADDRESSES, CODE_ADDRESSES, DATA_SECTION, HEADER, isAddress, KINDS, kindOf, LENGTHS, LONGEST, type Met, NONE, OPCODES, PAIR, type Pair, REST, STREAMS, Walk } from "./walk";

/** The module in two, packed: the sections before the data, and those from there on. A worker unpacks each. */
export function split(module: Uint8Array, lzma: (bytes: Uint8Array) => Uint8Array): Uint8Array[] {
  const start = dataOf(module);
  return [module.subarray(HEADER, start), module.subarray(start)].map((sections) => {
    const packed = packedSections(sections, lzma);
    if (join(packed).some((byte, at) => byte !== sections[at])) throw new Error("the engine does not come back as it was packed");
    return packed;
  });
}

/** Where the section of data begins. */
function dataOf(module: Uint8Array): number {
  for (let at = HEADER; at < module.length; ) {
    const start = at;
    if (module[at] === DATA_SECTION) return start;
    let [size, shift, byte] = [0, 0, 0x80];
    for (; byte >= 0x80; shift += 7) {
      at += 1;
      byte = module[at] ?? 0;
      size |= (byte & 0x7f) << shift;
    }
    at += 1 + size;
  }
  throw new Error("the module has no data");
}

function packedSections(sections: Uint8Array, lzma: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  const splitting = new Split(sections);
  splitting.sections();
  const { streams } = splitting;
  const opcodes = Uint8Array.from(streams[OPCODES] ?? []);
  const counts = Array.from({ length: KINDS }, () => new Array<number>(256).fill(0));
  streams.forEach((stream, at) => {
    const its = counts[kindOf(at)] ?? [];
    if (at !== OPCODES) for (const byte of stream) its[byte] = (its[byte] ?? 0) + 1;
  });

  // Bytes are packed as joining will ask for them.
  const lengths = Uint8Array.from(counts.flatMap((its) => [...lengthsOf(its)]));
  const model = new Model(opcodes, undefined, lengths);
  const heads = new Uint32Array(STREAMS);
  joined(sections.length, opcodes, (stream, place) => {
    const head = heads[stream] ?? 0;
    heads[stream] = head + 1;
    return model.byte(stream, place, streams[stream]?.[head]);
  });
  const packed = lzma(opcodes);
  const head = new Uint8Array(Uint32Array.of(sections.length, HEAD + packed.length).buffer);
  return Uint8Array.from([head, packed, model.mixer.finish()].flatMap((bytes) => [...bytes]));
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
    const isPair = address >= low && address < high && length < LONGEST;
    if (isPair || (address & 0xff) === PAIR) this.put(REST, PAIR);
    if (!isPair) {
      if ((address & 0xff) === PAIR) this.putNumber(ADDRESSES, NONE);
      return false;
    }
    this.#at += 8;
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
