// A module's bytes in streams of like with like; `walk.ts` says why. Runs when the page is built.

import { STREAMS, Walk } from "./walk";

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
