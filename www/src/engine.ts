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
  #warm: Worker | null;
  #readings = 0;
  #reference: Promise<Reference> | null = null;

  constructor(packed: Promise<Uint8Array<ArrayBuffer>[]>) {
    this.#url = workerUrl();
    this.#module = packed.then((parts) => this.#compile(parts));
    // Each who needs the module hears of a failure; this keeps it from being reported as nobody's.
    this.#module.catch(() => undefined);
    this.samples = this.#rehearse();
    this.samples.catch(() => undefined);
    this.#warm = this.#start();
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

  #start(): Worker {
    const worker = new Worker(this.#url);
    void this.#module.then(
      (module) => worker.postMessage({ ask: "start", module } satisfies ToWorker),
      () => undefined,
    );
    return worker;
  }

  /** Of parts that are unpacked at the same time. */
  async #compile(parts: Uint8Array<ArrayBuffer>[]): Promise<WebAssembly.Module> {
    const unpacked = await Promise.all(
      parts.map((packed) => this.#alone("unpacked", { ask: "unpack", packed }, [packed.buffer])),
    );
    const module = new Blob([MODULE, ...unpacked.map(({ sections }) => sections)]);
    return WebAssembly.compile(await module.arrayBuffer());
  }

  async #rehearse(): Promise<Sample[]> {
    return (await this.#alone("samples", { ask: "rehearse", module: await this.#module })).samples;
  }

  async #tell(): Promise<Reference> {
    return (await this.#alone("reference", { ask: "reference", module: await this.#module })).reference;
  }

  /** Asks a worker that serves for this alone, and ends by itself. */
  #alone<Kind extends Told["kind"]>(
    kind: Kind,
    ask: ToWorker,
    transfer: Transferable[] = [],
  ): Promise<Extract<Told, { kind: Kind }>> {
    const worker = new Worker(this.#url);
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
}

/** What a worker tells without a paste. */
type Told = Extract<FromWorker, { kind: "unpacked" | "samples" | "reference" }>;

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
