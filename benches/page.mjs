// How quickly the page answers the hand, in a real Chromium: `node benches/page.mjs`, after the page is built.
//
// Two things are measured, as `benches/README.md` tells: how long the longest interaction with the answer to
// a ticket of one megabyte takes to its next picture, and the longest task of the page's own thread while a
// hundred megabytes are read in the worker.

import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(new URL("../www/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const root = fileURLToPath(new URL("../", import.meta.url));
const executablePath = [process.env.VIRTLENS_CHROME, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (path) => path && existsSync(path),
);
const fixture = (name) => readFileSync(join(root, `fixtures/${name}.txt`), "utf8");

/** A ticket of so many bytes: each kind of output between prose and prompts, then long logs and long measurements. */
function ticket(bytes) {
  const parts = ["Slow since Monday, see below.\n"];
  const add = (command, text) => parts.push(`\nroot@web01:~# ${command}\n`, text);
  add("vmstat 1", repeated(fixture("vmstat/procps-4.0.2-1-5"), 2, bytes / 4));
  for (const folder of ["xl-info", "xen-dmesg", "xl-list", "sysfs-hypervisor", "lscpu", "mpstat"]) {
    const [first] = readdirSync(join(root, "fixtures", folder)).filter((name) => name.endsWith(".txt"));
    add(`cat ${folder}`, readFileSync(join(root, "fixtures", folder, first), "utf8"));
  }
  add("iostat -x 1 3", fixture("iostat/sysstat-12.6.1-x-1-3"));
  add("dmesg", repeated(fixture("dmesg/xen-4.17-pv-dom0-linux-6.1"), 1, bytes - parts.join("").length));
  return parts.join("");
}

/** The text with its lines after the heading again and again. */
function repeated(text, heading, bytes) {
  const lines = text.trimEnd().split("\n");
  const head = `${lines.slice(0, heading).join("\n")}\n`;
  const body = `${lines.slice(heading).join("\n")}\n`;
  return head + body.repeat(Math.max(1, Math.floor((bytes - head.length) / body.length)));
}

/** Notes in the page what its thread does: its start, long tasks, and interactions from the hand to the next picture. */
function watch() {
  window.seen = { tasks: [], events: [], start: {} };
  const { start } = window.seen;
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) start[name] = startTime;
  }).observe({ type: "paint", buffered: true });
  new MutationObserver(() => {
    // The box takes a paste; the samples are the first word of the engine.
    if (document.querySelector("textarea")) start.box ??= performance.now();
    if (document.querySelector(".start-samples")) start.engine ??= performance.now();
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.seen.tasks.push(duration);
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const { name, duration, interactionId } of list.getEntries()) {
      if (interactionId > 0) window.seen.events.push({ name, duration });
    }
  }).observe({ type: "event", buffered: true, durationThreshold: 16 });
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

async function open() {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(pathToFileURL(join(root, "www/dist/index.html")).href);
  // The engine is compiled and the samples are there: from here on it is the paste alone.
  await page.getByRole("region", { name: "Or look at a sample" }).waitFor();
  await page.waitForTimeout(1000);
  return page;
}

/** The machine has other work too: a figure that only one round has is the machine's and not the page's. */
const ROUNDS = 5;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
/** What the browser does not note is below its measure: 16 for a press, 50 for a task. */
const shown = (milliseconds) => String(milliseconds || "-").padStart(7);
const worst = (values) => Math.round(Math.max(0, ...values));
const reset = (page) => page.evaluate(() => void (window.seen.tasks.length = window.seen.events.length = 0));
const seen = (page) => page.evaluate(() => window.seen);

/** The page from the first byte on, as its own clock has it: first picture, box that takes a paste, engine compiled. */
async function starting() {
  const page = await open();
  const { start, tasks } = await seen(page);
  await page.context().close();
  return { paint: start["first-contentful-paint"], box: start.box, engine: start.engine, task: worst(tasks) };
}

/** Each thing a person does with an answer, and how long it took until the page had drawn what came of it. */
async function interactions(text) {
  const page = await open();
  const results = [];
  const step = async (what, act) => {
    await reset(page);
    await act();
    await page.waitForTimeout(400);
    const { events, tasks } = await seen(page);
    results.push({ what, milliseconds: worst(events.map(({ duration }) => duration)), task: worst(tasks) });
  };
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await step("paste", async () => {
    await page.keyboard.press("Control+V");
    await page.locator("#sections").waitFor();
  });
  const lines = page.getByRole("region", { name: "The text as pasted" });
  const table = page.getByRole("region", { name: /^samples: / });
  await step("explain a word", () => lines.locator("[data-piece]").first().click());
  await step("close the explanation", () => page.keyboard.press("Escape"));
  await step("walk by j", async () => {
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press("j");
  });
  await page.keyboard.press("Escape");
  await step("open the find bar", () => page.keyboard.press("/"));
  await step("find a word", () => page.keyboard.type("xen"));
  await step("next place", () => page.keyboard.press("Enter"));
  await page.keyboard.press("Escape");
  await table.scrollIntoViewIfNeeded();
  await step("sort a table", () => page.getByRole("button", { name: "Sort by r, largest first" }).click());
  await step("filter a table", () => page.getByRole("searchbox", { name: "Filter the rows of samples" }).pressSequentially("r>2"));
  await step("switch a line of a chart", () => page.getByRole("list", { name: "Lines of the chart" }).first().getByRole("button").first().click());
  await step("fold an output", () => page.locator("details.section > summary").first().click());
  await step("change colours", () => page.getByRole("button", { name: /^Colours/ }).click());
  await step("take away", () => page.getByRole("button", { name: "Take away" }).click());
  await step("as HTML report", () => page.getByRole("radio", { name: /^HTML report/ }).click());
  await page.keyboard.press("Escape");
  await step("open the reference", () => page.getByRole("link", { name: /^Reference/ }).click());
  await step("search the reference", () => page.getByRole("searchbox", { name: "Search the reference" }).pressSequentially("steal"));
  await step("back from it", () => page.getByRole("button", { name: "Back from the reference" }).click());
  await step("clear", () => page.getByRole("button", { name: "Clear the page" }).click());
  await page.context().close();
  return results;
}

/** The page's own thread while the worker reads a file. */
async function reading(path) {
  const page = await open();
  await reset(page);
  await browser.startTracing(page, { categories: ["toplevel"] });
  const began = Date.now();
  await page.getByLabel("Files to read").first().setInputFiles(path);
  let presses = 0;
  // By class and by place: to look for roles takes the page's own thread, which is what is measured.
  const box = await page.locator(".bar-tools .button:last-child").boundingBox();
  while ((await page.locator(".text-lines").count()) === 0) {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    presses += 1;
    await page.waitForTimeout(100);
  }
  const seconds = (Date.now() - began) / 1000;
  await page.locator("#sections").waitFor();
  await page.waitForTimeout(1000);
  const { tasks, events } = await seen(page);
  const own = worst(ownTime(JSON.parse(await browser.stopTracing())));
  await page.context().close();
  return { seconds, presses, task: worst(tasks), own, press: worst(events.map(({ duration }) => duration)) };
}

/**
 * What each task of the page's thread took of a core, in milliseconds. A task that has to wait for a core lasts
 * longer by that; only this much of it is the page's.
 */
function ownTime({ traceEvents }) {
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const tasks = traceEvents.filter(({ name, tdur }) => name.endsWith("RunTask") && tdur > 0);
  const pages = new Set(
    traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(threadOf),
  );
  const own = tasks.filter((task) => pages.has(threadOf(task))).map(({ tdur }) => tdur / 1000);
  if (own.length === 0) throw new Error("the browser told of no task");
  return own;
}

const folder = mkdtempSync(join(tmpdir(), "virtlens-"));
try {
  const line = (what, values) => console.log(`  ${what.padEnd(26)}${shown(median(values))}${shown(Math.min(...values))}`);
  console.log(`The page is opened: milliseconds from then on, median and least of ${ROUNDS}`);
  const starts = [];
  for (let round = 0; round < ROUNDS; round += 1) starts.push(await starting());
  const of = (what) => starts.map((start) => Math.round(start[what]));
  line("first picture", of("paint"));
  line("a paste is taken", of("box"));
  line("the engine is ready", of("engine"));
  line("longest task", of("task"));
  const megabyte = ticket(1_000_000);
  console.log(`A ticket of ${megabyte.length} bytes: milliseconds to the next picture, median and least of ${ROUNDS}`);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await interactions(megabyte));
  rounds[0].forEach(({ what }, at) => line(what, rounds.map((results) => results[at].milliseconds)));
  line("the longest", rounds.map((results) => worst(results.map(({ milliseconds }) => milliseconds))));
  const path = join(folder, "ticket.txt");
  writeFileSync(path, ticket(100_000_000));
  const readings = [];
  for (let round = 0; round < ROUNDS; round += 1) readings.push(await reading(path));
  const presses = median(readings.map(({ presses }) => presses));
  console.log(`A hundred megabytes, while a button was pressed ${presses} times: median and least of ${ROUNDS}`);
  line("until the answer", readings.map(({ seconds }) => Math.round(1000 * seconds)));
  line("longest task", readings.map(({ task }) => task));
  line("longest on a core", readings.map(({ own }) => own));
  line("longest press", readings.map(({ press }) => press));
} finally {
  rmSync(folder, { recursive: true });
  await browser.close();
}
