// Builds the page: one self-contained HTML file under a policy that allows nothing but what is in it.
//
//     node www/build.mjs --glue virtlens.js --wasm virtlens_bg.wasm --out www/dist/index.html
//
// `--glue` is what wasm-bindgen writes for `--target web`, `--wasm` the module beside it.
// Called by `cargo xtask`; there is no other way to make the page, so what is tested is what ships.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { compress } from "lzma1";
import { Encoder } from "./node_modules/lzma1/lib/encoder.js";
import { minify } from "terser";
import { mixing } from "./mixing.mjs";
import { leanPlots } from "./uplot.mjs";

/** The page is saved to disks and opened from tickets: it stays small. In bytes. */
const LIMIT = 400_000;
/** As in `src/unpack.ts`. */
const BLOCK = 256;

const here = dirname(fileURLToPath(import.meta.url));
const { values: given } = parseArgs({
  options: {
    glue: { type: "string" },
    wasm: { type: "string" },
    out: { type: "string" },
  },
});
for (const name of ["glue", "wasm", "out"]) {
  if (given[name] === undefined) {
    console.error(`build.mjs: --${name} is missing`);
    process.exit(2);
  }
}

// Neither scripts nor the engine's streams are made of words of four bytes, which the package takes for granted:
// without regard to the place, and with less to the byte before, they get smaller. `src/pack/lzma.ts` counts on it.
const { configure } = Encoder.prototype;
Encoder.prototype.configure = function (mode) {
  configure.call(this, mode);
  this._numLiteralContextBits = 2;
  this._posStateBits = this._posStateMask = 0;
};

const common = {
  bundle: true,
  write: false,
  minify: true,
  format: "iife",
  target: ["chrome123", "firefox125", "safari17.5"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  jsx: "automatic",
  jsxImportSource: "preact",
};

const mixer = textOf("virtlens:mix", (await assembled(mixing)).toString("base64"));
const worker = await bundle("src/worker.ts", {
  plugins: [mixer],
  alias: { "virtlens:engine": resolve(given.glue) },
  // The glue can look for the module beside its own file. The page hands it the module instead.
  define: { "import.meta.url": '"about:blank"' },
});
const brief = await bundle("src/styles/brief.css", {});
const texts = [textOf("virtlens:worker", worker), textOf("virtlens:brief-style", brief)];
const script = await bundle("src/main.tsx", { plugins: [...texts, leanPlots] });
const style = await bundle("src/styles/page.css", {});
const boot = await bundle("src/boot.ts", {});
const packed = {
  // The worker's script is in the program's: what boots the page unpacks all but the engine.
  program: letters(compress(new TextEncoder().encode(`${style}\0${script}`), 9)),
  ...(await packedEngine()),
};

// What is not named here falls under `default-src 'none'`. `wasm-unsafe-eval` compiles the engine
// and nothing else; a worker made from a Blob inherits it all.
const policy = [
  "default-src 'none'",
  `script-src '${hash(boot)}' '${hash(script)}' 'wasm-unsafe-eval'`,
  `style-src '${hash(style)}'`,
  "worker-src blob:",
  "img-src data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types virtlens-boot virtlens",
].join("; ");

const parts = {
  policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  // Data blocks: never run as they stand, so they need no hash.
  program: `<script type="text/plain" id="program">${packed.program}</script>`,
  engine: ["code", "data"].map((id) => `<script type="text/plain" id="${id}">${packed[id]}</script>`).join("\n"),
  boot: `<script>${boot}</script>`,
};
const page = (await readFile(join(here, "index.html"), "utf8")).replace(
  /<!-- build:(\w+) -->/g,
  (_, name) => parts[name],
);

await mkdir(dirname(resolve(given.out)), { recursive: true });
// UTF-16 holds sixteen bits of packed data in two bytes; UTF-8 holds fourteen. The mark at the
// beginning names the encoding, and browsers take its word over a server's and the document's.
const bytes = Buffer.from(`\ufeff${page}`, "utf16le");
await writeFile(given.out, bytes);

const size = bytes.length;
const kilobytes = (text) => `${((2 * text.length) / 1000).toFixed(1)} kB`;
console.log(
  `${given.out}: ${kilobytes(page)} (engine ${kilobytes(packed.code + packed.data)}, ` +
    `program ${kilobytes(packed.program)}, what unpacks it ${kilobytes(boot)})`,
);
if (size > LIMIT) {
  console.error(`build.mjs: the page has ${size} bytes and may have ${LIMIT}`);
  process.exit(1);
}

async function bundle(entry, more) {
  const result = await build({ ...common, ...more, entryPoints: [join(here, entry)] });
  const text = result.outputFiles[0].text;
  // What esbuild has minified gets 5 per cent smaller once more.
  const small = entry.endsWith(".css") ? text : (await minify(text, { ecma: 2020, compress: { passes: 3 } })).code;
  // A closing tag inside would end the element that the text is put into.
  return small.replaceAll("</script", "<\\/script").trim();
}

/** Packs the engine in two (`src/pack/walk.ts`); a worker unpacks each (`src/worker.ts`), by the sources that are tried here. */
async function packedEngine() {
  const source = await bundle("src/pack/split.ts", { format: "esm", plugins: [mixer] });
  const { split } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  const [code, data] = split(new Uint8Array(await readFile(given.wasm)), (bytes) => compress(bytes, 9)).map(letters);
  return { code, data };
}

/** A module that is written as text. */
async function assembled(text) {
  const into = `${resolve(given.out)}.wasm`;
  await mkdir(dirname(into), { recursive: true });
  const [assembler, optimizer] = ["wasm-as", "wasm-opt"].map((tool) => join(here, "node_modules/binaryen/bin", tool));
  const features = ["--enable-simd", "--enable-nontrapping-float-to-int"];
  await writeFile(into, text);
  execFileSync(process.execPath, [assembler, into, "-o", into, ...features]);
  execFileSync(process.execPath, [optimizer, into, "-O3", "-o", into, ...features]);
  const module = await readFile(into);
  await rm(into);
  return module;
}

/** A module that exports a text. */
function textOf(name, text) {
  return {
    name,
    setup(bundler) {
      bundler.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
      bundler.onLoad({ filter: /.*/, namespace: name }, () => ({ contents: text, loader: "text" }));
    },
  };
}

/** Bytes as text, two to the letter; `src/unpack.ts` says how and reads it. */
function letters(bytes) {
  const pairs = new Uint16Array(Math.ceil(bytes.length / 2));
  bytes.forEach((byte, at) => (pairs[at >> 1] |= byte << (8 * (at % 2))));
  const codes = [0x30 + (bytes.length % 2)];
  for (let at = 0; at < pairs.length; at += BLOCK) codes.push(...block(pairs.subarray(at, at + BLOCK)));
  return codes.map((code) => String.fromCharCode(code)).join("");
}

/** A block of pairs: the key that makes letters of all of them, and the letters. */
function block(pairs) {
  for (let key = 0x30; key < 0xd800; key += 1) {
    const letter = (pair) => (Math.imul(pair, 2 * key + 1) + key) & 0xffff;
    if (isLetter(key) && pairs.every((pair) => isLetter(letter(pair)))) return [key, ...Array.from(pairs, letter)];
  }
  throw new Error("build.mjs: no key makes letters of a block; make the blocks smaller");
}

function isLetter(code) {
  return (code < 0xd800 || code > 0xdfff) && ![0x00, 0x0d, 0x3c].includes(code);
}

function hash(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
