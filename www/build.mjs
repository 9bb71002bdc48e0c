// Builds the page: one self-contained HTML file under a policy that allows nothing but what is in it.
//
//     node www/build.mjs --glue virtlens.js --wasm virtlens_bg.wasm --out www/dist/index.html
//
// `--glue` is what wasm-bindgen writes for `--target web`, `--wasm` the module beside it.
// Called by `cargo xtask`; there is no other way to make the page, so what is tested is what ships.

import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** The page is saved to disks and opened from tickets: it stays small. In bytes. */
const LIMIT = 400_000;

const here = dirname(fileURLToPath(import.meta.url));
const { values: given } = parseArgs({
  options: {
    glue: { type: "string" },
    wasm: { type: "string" },
    out: { type: "string" },
    readable: { type: "boolean", default: false },
  },
});
for (const name of ["glue", "wasm", "out"]) {
  if (given[name] === undefined) {
    console.error(`build.mjs: --${name} is missing`);
    process.exit(2);
  }
}

const common = {
  bundle: true,
  write: false,
  minify: !given.readable,
  format: "iife",
  target: ["chrome123", "firefox125", "safari17.5"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  jsx: "automatic",
  jsxImportSource: "preact",
};

const worker = await bundle("src/worker.ts", {
  alias: { "virtlens:engine": resolve(given.glue) },
  // The glue can look for the module beside its own file. The page hands it the module instead.
  define: { "import.meta.url": '"about:blank"' },
});
const script = await bundle("src/main.tsx", { plugins: [textOf("virtlens:worker", worker)] });
const style = await bundle("src/styles/page.css", {});
const engine = gzipSync(await readFile(given.wasm), { level: 9 }).toString("base64");

// Order matters nowhere, completeness does: what is not named here falls under `default-src 'none'`.
// `wasm-unsafe-eval` compiles the engine and nothing else; a worker made from a Blob inherits it all.
const policy = [
  "default-src 'none'",
  `script-src '${hash(script)}' 'wasm-unsafe-eval'`,
  `style-src '${hash(style)}'`,
  "worker-src blob:",
  "img-src data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types virtlens",
].join("; ");

const parts = {
  policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  style: `<style>${style}</style>`,
  script: `<script>${script}</script>`,
  // A data block: never run, so it needs no hash.
  engine: `<script type="text/plain" id="engine">${engine}</script>`,
};
const page = (await readFile(join(here, "index.html"), "utf8")).replace(
  /<!-- build:(\w+) -->/g,
  (_, name) => parts[name],
);

await mkdir(dirname(resolve(given.out)), { recursive: true });
await writeFile(given.out, page);

const size = Buffer.byteLength(page);
const kilobytes = (text) => `${(Buffer.byteLength(text) / 1000).toFixed(1)} kB`;
console.log(
  `${given.out}: ${kilobytes(page)} (engine ${kilobytes(engine)}, script ${kilobytes(script)} ` +
    `with worker ${kilobytes(worker)}, style ${kilobytes(style)})`,
);
if (size > LIMIT) {
  console.error(`build.mjs: the page has ${size} bytes and may have ${LIMIT}`);
  process.exit(1);
}

async function bundle(entry, more) {
  const result = await build({ ...common, ...more, entryPoints: [join(here, entry)] });
  // A closing tag inside would end the element that the text is put into.
  return result.outputFiles[0].text.replaceAll("</script", "<\\/script").trim();
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

function hash(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
