// One browser for all tests of the page, a fresh context for each, and the two ways to open the page.
//
// A test waits for what it expects to see and never looks once: `VIRTLENS_SLOWER=6` makes the page's own
// thread six times slower, and everything has to pass all the same.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";
import { after } from "node:test";

// The packages are those of the page; the tests have none of their own.
const require = createRequire(new URL("../../www/package.json", import.meta.url));
const { chromium } = require("playwright-core");
export const { AxeBuilder } = require("@axe-core/playwright");

const root = fileURLToPath(new URL("../../", import.meta.url));
const file = process.env.VIRTLENS_PAGE ?? join(root, "www/dist/index.html");
if (!existsSync(file)) throw new Error(`${file} is not there: build the page first`);

const chrome = [
  process.env.VIRTLENS_CHROME,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find((path) => path && existsSync(path));
if (!chrome) throw new Error("no Chromium found: set VIRTLENS_CHROME");

const browser = await chromium.launch({
  executablePath: chrome,
  // As root there is no sandbox; the rest keeps the browser's own traffic off.
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

const page = readFileSync(file);
/** What the server was asked for, by path. */
export const asked = [];
const server = createServer((request, response) => {
  asked.push(request.url);
  if (request.url === "/") response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
  else response.writeHead(200, { "access-control-allow-origin": "*" }).end("reached");
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const http = `http://127.0.0.1:${server.address().port}/`;

after(async () => {
  await browser.close();
  server.close();
});

export const ways = { "file://": pathToFileURL(file).href, "http://": http };
export const origin = http;

/** How long a test waits, in milliseconds. It measures nothing: a machine that is busy gets its time. */
const PATIENCE = 30_000;
/** How many times slower than it is the machine shall be. */
export const slower = Number(process.env.VIRTLENS_SLOWER ?? 1);

/** Looks until nothing is thrown, and gives what was seen. What a look throws last is what fails the test. */
export async function eventually(look) {
  for (const end = Date.now() + PATIENCE; ; ) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function slowDown(opened) {
  const debug = await opened.context().newCDPSession(opened);
  await debug.send("Emulation.setCPUThrottlingRate", { rate: slower });
}

/**
 * Opens the page in a context of its own and hands it to the test. Whatever the page reports as an
 * error, or asks the network for after it has loaded, fails the test.
 */
export async function onPage(options, test) {
  const { url = ways["file://"], before, expectErrors = false, ...rest } = options;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ["clipboard-read", "clipboard-write"],
    ...rest,
  });
  context.setDefaultTimeout(PATIENCE);
  try {
    const opened = await context.newPage();
    if (slower > 1) await slowDown(opened);
    const errors = [];
    const requests = [];
    opened.on("pageerror", (error) => errors.push(error.message));
    opened.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    // A data block is no request; a Blob is the page's own worker.
    context.on("request", (request) => {
      if (!/^(data|blob):/.test(request.url())) requests.push(request.url());
    });
    await before?.(opened, context);
    await opened.goto(url);
    await opened.getByRole("heading", { name: "Paste what the machine printed." }).waitFor();
    requests.length = 0;
    await test(opened, { requests, errors, context });
    if (requests.length > 0) throw new Error(`the page asked for ${requests.join(", ")}`);
    if (!expectErrors && errors.length > 0) throw new Error(`the page reported: ${errors.join(" | ")}`);
  } finally {
    await context.close();
  }
}

/** Puts a text on the clipboard and presses the keys, as a person would. */
export async function paste(opened, text) {
  await opened.evaluate((text) => navigator.clipboard.writeText(text), text);
  await opened.keyboard.press("Control+V");
}

/** Waits for an answer, whichever it is, and gives the summaries, as a person reads them. */
export async function summaries(opened) {
  await opened.getByRole("region", { name: "The text as pasted" }).waitFor();
  const headings = opened.locator("article.machine").getByRole("heading", { level: 2 });
  return headings.allTextContents();
}

/** Waits for the answer with these summaries: the one before stays until it is there. */
export async function summarized(opened, ...expected) {
  await eventually(async () => assert.deepEqual(await summaries(opened), expected));
}

/** Waits for what has the focus, seen from the page: a selector, and a part of what it says. */
export async function focused(opened, selector, text = "") {
  await opened.waitForFunction(
    ([selector, text]) => document.activeElement?.matches(selector) && document.activeElement.textContent.includes(text),
    [selector, text],
  );
}

/** Presses a button that copies and gives what it has copied. */
export async function copied(button) {
  const opened = button.page();
  // What was copied before is not taken for it.
  await opened.evaluate(() => navigator.clipboard.writeText("\u0000"));
  await button.click();
  return eventually(async () => {
    const text = await opened.evaluate(() => navigator.clipboard.readText());
    assert.notEqual(text, "\u0000", "nothing was copied");
    await button.getByText("Copied").waitFor();
    return text;
  });
}

/** The genuine outputs that the rooms carry, by format. */
export function samples() {
  const rooms = join(root, "src/formats");
  return readdirSync(rooms, { withFileTypes: true })
    .filter((room) => room.isDirectory())
    .map(({ name }) => ({ format: name, path: join(rooms, name, "sample.txt") }))
    .filter(({ path }) => existsSync(path))
    .map(({ format, path }) => ({ format, text: readFileSync(path, "utf8") }));
}

export function fixture(name) {
  const path = join(root, "fixtures", name);
  const report = readFileSync(`${path}.report`, "utf8");
  return {
    text: readFileSync(`${path}.txt`, "utf8"),
    /** Of binary data no lines are counted. */
    binary: report.startsWith("notice: This is binary data"),
    // The expected report begins each machine with a line `machine <name>: <summary> (<confidence>)`.
    machines: [...report.matchAll(/^machine (.*?): (.*) \((\w+)\)$/gm)].map(
      ([, name, summary, confidence]) => ({ name, summary, confidence }),
    ),
  };
}

export function fixtures() {
  const folder = join(root, "fixtures");
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".report"))
    .map((name) => name.replace(/\.report$/, ""))
    .sort();
}
