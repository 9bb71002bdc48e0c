// The way through a WebAssembly module that splitting it (`split.ts`, when the page is built) and joining it
// again (`join.ts`, in the worker) have in common, so that the two cannot come apart.
//
// A byte is guessed from those before it. In code those are of another kind each time: an opcode, a local, an offset.
// So each kind goes into a stream of its own, where like follows like. Opcodes are packed by LZMA; what stands behind
// them and the data are guessed from more than LZMA looks at (`model.ts`). The data is a part for itself: one worker
// unpacks it while another unpacks the code. A module of 1225 kB takes 310 kB. What it took, and what it gave:
//
// - opcodes alone, and what stands behind them by opcode (24 kB);
// - what stands behind them guessed from the opcodes around, and from what stood behind those before (23 kB);
// - an `i32.const` by the opcode that follows, which tells an address from a summand (4 kB);
// - a local by how many others were named since it was: its place in `recent` (3 kB);
// - an address with a length, which is where and how long a text of the data is: as a step from the end of the one
//   before, mostly none, or as a place among those met before (7 kB); the addresses in code likewise (1 kB);
// - the sizes of bodies not at all: they follow from the bodies (2 kB);
// - the data guessed from the bytes before and the word that it is in (12 kB).
//
// Opcodes could be guessed so as well (from the 1, 2, 3, 5 and 8 before), which gave 12 kB more; but the code takes
// longest, and would take a third longer.

/** How many streams there are. One per opcode holds what stands behind it, but for those named here. */
export const STREAMS = 512;
export const OPCODES = 0;
/** Everything but the code: types, tables, data. */
export const REST = 1;
/** How long the codes of bytes are. */
export const CODES = 2;
/** Of memory: alignments are told by opcode, offsets are alike for all. */
const OFFSETS = 0xff;
const LOCALS = 6;
/** Where texts are, and how long: of the data, and where they are by the code. */
export const ADDRESSES = 7;
export const LENGTHS = 8;
export const CODE_ADDRESSES = 9;
/** And one for every opcode that can follow an `i32.const`. */
const CONSTANTS = 256;
const CALLS = 0x10;

/** Bytes of like streams have codes of their own (`mix.ts`): so many kinds are there, without those of `CODES` itself. */
export const KINDS = 7;

/** Which kind of codes a stream has: for alignments, of which nearly all are what the opcode says, one bit is enough. */
export function kindOf(stream: number): number {
  if (stream === CODES) return KINDS;
  if (stream === REST) return 6;
  if (stream >= 0x20 && stream <= 0x22) return 1;
  if (stream >= 0x28 && stream <= 0x3e) return 2;
  if (stream === OFFSETS) return 3;
  if (stream === CALLS) return 4;
  return stream >= CONSTANTS ? 5 : 0;
}

/** A module is this many bytes, the same in each, and sections. */
export const HEADER = 8;
const CODE_SECTION = 10;
export const DATA_SECTION = 11;
const END = 0x0b;

/**
 * What stands behind the opcodes from the first to the last: `n` a number, `l` a local, `m` an alignment and
 * an offset, `c` a constant, `v` a count and as many numbers; a digit is so many bytes. `b` opens a block.
 * Opcodes that are not listed are not known. Those of two parts are here with the second below the first.
 */
const SHAPES: [first: number, last: number, shape: string][] = [
  [0x00, 0x01, ""], // unreachable, nop
  [0x02, 0x04, "bn"], // block, loop, if
  [0x05, 0x05, ""], // else
  [END, END, ""],
  [0x0c, 0x0d, "n"], // br, br_if
  [0x0e, 0x0e, "vn"], // br_table
  [0x0f, 0x0f, ""], // return
  [0x10, 0x10, "n"], // call
  [0x11, 0x11, "nn"], // call_indirect
  [0x1a, 0x1b, ""], // drop, select
  [0x1c, 0x1c, "v"], // select of a type
  [0x20, 0x22, "l"], // local.get, local.set, local.tee
  [0x23, 0x26, "n"], // globals and tables
  [0x28, 0x3e, "m"], // loads and stores
  [0x3f, 0x40, "n"], // memory.size, memory.grow
  [0x41, 0x41, "c"], // i32.const
  [0x42, 0x42, "n"], // i64.const
  [0x43, 0x43, "4"], // f32.const
  [0x44, 0x44, "8"], // f64.const
  [0x45, 0xc4, ""], // comparisons, arithmetic, conversions
  [0xd0, 0xd0, "n"], // ref.null
  [0xd1, 0xd1, ""], // ref.is_null
  [0xd2, 0xd2, "n"], // ref.func
  [0xfc00, 0xfc07, ""], // conversions that saturate
  [0xfc08, 0xfc08, "nn"], // memory.init
  [0xfc09, 0xfc09, "n"], // data.drop
  [0xfc0a, 0xfc0a, "nn"], // memory.copy
  [0xfc0b, 0xfc0b, "n"], // memory.fill
  [0xfc0c, 0xfc0c, "nn"], // table.init
  [0xfc0d, 0xfc0d, "n"], // elem.drop
  [0xfc0e, 0xfc0e, "nn"], // table.copy
  [0xfc0f, 0xfc11, "n"], // table.grow, table.size, table.fill
  [0xfd00, 0xfd0b, "m"], // loads and stores of vectors
  [0xfd0c, 0xfd0d, "88"], // v128.const, i8x16.shuffle
  [0xfd0e, 0xfd14, ""], // i8x16.swizzle, splats
  [0xfd15, 0xfd22, "1"], // lanes
  [0xfd23, 0xfd53, ""], // comparisons, bits
  [0xfd54, 0xfd5b, "m1"], // loads and stores of lanes
  [0xfd5c, 0xfd5d, "m"], // loads with zeros
  [0xfd5e, 0xfdff, ""], // arithmetic
];
const shapes: string[][] = [];
for (const [first, last, shape] of SHAPES) for (let code = first; code <= last; code += 1) shapes[code] = [...shape];

/** An address and a length, as Rust keeps a text or a slice. In code they are two constants, and the length is 0 here. */
export type Pair = readonly [address: number, length: number];
/** Stands for a pair among the words of the data. */
export const PAIR = 0xfe;
/** Behind it and instead of an address: a word begins so, and is no pair. */
export const NONE = 0x1fff;
const PAIR_BYTES = 8;
/** Longer than any text. */
export const LONGEST = 0x10000;
/** Stands for an address among the constants of the code. */
export const ADDRESS = 0x3e;
/** What is taken for an address in code. */
export const isAddress = (constant: number) => constant >= 0x100000 && constant < 0x200000;

/** The pairs that were met. */
export class Met {
  /** The last first, and no more than so many. */
  readonly pairs: Pair[] = [];
  /** Where the last new one ends, and the next is likely to begin. */
  next = 0;

  meet(pair: Pair, place: number): void {
    if (place < 0) this.next = pair[0] + pair[1];
    else this.pairs.splice(place, 1);
    this.pairs.unshift(pair);
    this.pairs.length = Math.min(this.pairs.length, 1024);
  }
}

/** Takes a module's bytes in their order from one side to the other; which is which, the two subclasses say. */
export abstract class Walk {
  /** The locals of this function, the last named first. Those never named follow in order, and need no place. */
  protected recent: number[] = [];

  protected inData = new Met();
  protected inCode = new Met();
  #isBehindAddress = false;

  /** The next byte, which is of this stream. */
  protected abstract take(stream: number): number;
  protected abstract put(stream: number, byte: number): void;
  /** What a local is called on the other side: its place among `recent` for its number, or back. */
  protected abstract named(local: number): { number: number; place: number; other: number };
  /** Takes the pair of the data that is next, if one is. Addresses of pairs lie within these two. */
  protected abstract paired(low: number, high: number): boolean;
  /** Takes a constant of this stream. */
  protected abstract constant(stream: number): number;
  /** The opcode behind the number that is next. */
  protected abstract opcodeBehind(): number;
  /** Walks through what has its size before it. */
  protected abstract sized(walk: () => void): void;
  protected abstract atEnd(): boolean;

  /** Takes all sections. */
  sections(): void {
    while (!this.atEnd()) {
      const section = this.byte(REST);
      if (section === CODE_SECTION) this.sized(() => this.code());
      else if (section === DATA_SECTION) this.data();
      else this.bytes(REST, this.number(REST));
    }
  }

  private data(): void {
    this.number(REST);
    for (let left = this.number(REST); left > 0; left -= 1) {
      // What kind of segment, and the constant that is its address.
      this.bytes(REST, 2);
      const address = this.number(REST);
      this.byte(REST);
      this.segment(address, this.number(REST));
    }
  }

  private segment(address: number, length: number): void {
    for (let left = length; left > 0; ) {
      const isPair = left >= PAIR_BYTES && this.paired(address, address + length);
      if (!isPair) this.bytes(REST, Math.min(left, 4));
      left -= isPair ? PAIR_BYTES : 4;
    }
  }

  private code(): void {
    for (let left = this.number(REST); left > 0; left -= 1) this.sized(() => this.body());
  }

  private body(): void {
    for (let left = this.number(LOCALS); left > 0; left -= 1) {
      this.number(LOCALS);
      this.byte(LOCALS);
    }
    this.recent = [];
    for (let depth = 1; depth > 0; ) {
      const opcode = this.byte(OPCODES);
      if (opcode === END) depth -= 1;
      const code = opcode < 0xfc ? opcode : (opcode << 8) + this.number(OPCODES);
      const shape = shapes[code];
      if (shape === undefined) throw new Error(`walk.ts does not know the opcode ${code.toString(16)}`);
      for (const part of shape) {
        if (part === "b") depth += 1;
        else this.part(part, opcode);
      }
    }
  }

  private part(part: string, opcode: number): void {
    switch (part) {
      case "n":
        this.number(opcode);
        break;
      case "l":
        this.local(opcode);
        break;
      case "m":
        this.number(opcode);
        this.number(OFFSETS);
        break;
      case "c":
        this.address(this.constant(CONSTANTS + this.opcodeBehind()));
        break;
      case "v":
        for (let left = this.number(opcode); left > 0; left -= 1) this.number(opcode);
        break;
      default:
        this.bytes(opcode, Number(part));
    }
  }

  /** Behind the address of a text its length is likely to come. */
  private address(constant: number): void {
    if (this.#isBehindAddress && constant < LONGEST && constant > 0) this.inCode.next += constant;
    this.#isBehindAddress = isAddress(constant);
  }

  private bytes(stream: number, count: number): void {
    for (let left = count; left > 0; left -= 1) this.byte(stream);
  }

  private byte(stream: number): number {
    const byte = this.take(stream);
    this.put(stream, byte);
    return byte;
  }

  /** A number as WebAssembly writes it: seven bits to the byte, the lowest first. Its sign is not looked at. */
  protected number(stream: number): number {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = this.byte(stream);
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  private local(stream: number): void {
    const local = this.takeNumber(stream);
    while (this.recent.length <= local) this.recent.push(this.recent.length);
    const { number, place, other } = this.named(local);
    for (let at = place; at > 0; at -= 1) this.recent[at] = this.recent[at - 1] ?? 0;
    this.recent[0] = number;
    this.putNumber(stream, other);
  }

  protected takeNumber(stream: number): number {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = this.take(stream);
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  protected putNumber(stream: number, number: number): void {
    let left = number;
    for (; left >= 0x80; left >>>= 7) this.put(stream, (left & 0x7f) | 0x80);
    this.put(stream, left);
  }
}
