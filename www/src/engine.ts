// The workers: one per paste, and a warm one always waiting for the next.
//
// The engine is compiled once, here, and posted to each worker. Ending a worker is how a paste is
// cancelled, how its memory is given back, and the only thing ever done to an instance that trapped.

import workerScript from "virtlens:worker";
import type { FromWorker, Part, ToWorker } from "./protocol";
import { Reading, type ReadingEvents } from "./reading";
import type { Reference, Sample } from "./report";

/** How a module begins: its mark and the version. Then sections follow. */
const MODULE = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
/** Before the next worker is started, in milliseconds: starting one takes from the paste that is being read. */
const BREATH = 400;

export class Engine {
  readonly samples: Promise<Sample[]>;
  #module: Promise<WebAssembly.Module>;
  #url: string;
  /** The workers that unpack, one for each part. The first, which takes longest, starts before there is work for it. */
  #unpacking: Worker[];
  #warm: Worker | null = null;
  #readings = 0;
  #reference: Promise<Reference> | null = null;

  constructor(packed: Promise<Uint8Array<ArrayBuffer>[]>) {
    this.#url = workerUrl();
    this.#unpacking = [new Worker(this.#url)];
    this.#module = packed.then((parts) => this.#compile(parts));
    // Each who needs the module hears of a failure; this keeps it from being reported as nobody's.
    this.#module.catch(() => undefined);
    this.samples = this.#rehearse();
    this.samples.catch(() => undefined);
  }

  /** Begins to read. What comes of it arrives at `events`, until the reading is ended. */
  read(parts: Part[], events: ReadingEvents): Reading {
    this.#readings += 1;
    const reading = new Reading(this.#readings, parts, events, () => this.#next());
    this.#module.catch((error: unknown) => reading.giveUp(`This browser cannot run the engine: ${error}`));
    return reading;
  }

  /** All that the engine knows, asked for when it is first wanted. */
  reference(): Promise<Reference> {
    this.#reference ??= this.#tell();
    return this.#reference;
  }

  #next(): Worker {
    const worker = this.#warm ?? this.#start();
    this.#warm = null;
    setTimeout(() => {
      this.#warm ??= this.#start();
    }, BREATH);
    return worker;
  }

  #start(worker = new Worker(this.#url)): Worker {
    void this.#module.then(
      (module) => worker.postMessage({ ask: "start", module } satisfies ToWorker),
      () => undefined,
    );
    return worker;
  }

  /** Of the parts that it is packed in, which workers unpack at the same time. */
  async #compile(parts: Uint8Array<ArrayBuffer>[]): Promise<WebAssembly.Module> {
    const told = await Promise.all(
      parts.map((packed, at) => {
        const worker = (this.#unpacking[at] ??= new Worker(this.#url));
        return asked(worker, "unpacked", { ask: "unpack", packed }, [packed.buffer]);
      }),
    );
    const sections = told.map(({ sections }) => sections);
    const module = new Uint8Array(sections.reduce((size, { length }) => size + length, MODULE.length));
    module.set(MODULE);
    sections.reduce((at, its) => {
      module.set(its, at);
      return at + its.length;
    }, MODULE.length);
    return WebAssembly.compile(module);
  }

  /** Of the two workers that unpacked one rehearses, the other is ready for a paste: to start more takes time. */
  async #rehearse(): Promise<Sample[]> {
    const module = await this.#module;
    const [rehearsing = new Worker(this.#url), other] = this.#unpacking;
    if (this.#warm !== null) other?.terminate();
    else this.#warm = this.#start(other);
    return (await asked(rehearsing, "samples", { ask: "rehearse", module })).samples;
  }

  async #tell(): Promise<Reference> {
    return (await asked(new Worker(this.#url), "reference", { ask: "reference", module: await this.#module })).reference;
  }
}

/** What a worker tells without a paste. */
type Told = Extract<FromWorker, { kind: "unpacked" | "samples" | "reference" }>;

function asked<Kind extends Told["kind"]>(
  worker: Worker,
  kind: Kind,
  ask: ToWorker,
  transfer: Transferable[] = [],
): Promise<Extract<Told, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === kind) resolve(data as Extract<Told, { kind: Kind }>);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message));
    };
    worker.postMessage(ask, transfer);
  });
}

/**
 * The worker is a Blob because that works from `file://` and inherits the page's policy.
 * Its address is the one thing that the page's Trusted Types policy lets through.
 */
function workerUrl(): string {
  const url = URL.createObjectURL(new Blob([workerScript], { type: "text/javascript" }));
  if (!("trustedTypes" in window)) return url;
  const { trustedTypes } = window as unknown as { trustedTypes: TrustedTypes };
  const policy = trustedTypes.createPolicy("virtlens", {
    createScriptURL: (asked) => {
      if (asked !== url) throw new TypeError("Only the page's own worker may be started.");
      return asked;
    },
  });
  return policy.createScriptURL(url) as unknown as string;
}

/** The part of the Trusted Types interface that is used here. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(asked: string): string },
  ): { createScriptURL(asked: string): object };
}
