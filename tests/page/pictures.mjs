// The main views beside the pictures of them that were looked at and found good, `tests/page/pictures`.
//
// Pictures are compared at a sixth of their size and in blocks, so that another font or another way of
// smoothing letters is no difference, and a column that is gone, a box that has moved or a colour that is
// wrong is one. `UPDATE_PICTURES=1` takes them anew.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { eventually, fixture, focused, onPage, paste, summaries } from "./browser.mjs";

/** Pixels of the page for one of the picture, and pixels of the picture along the side of a block. */
const SCALE = 6;
const BLOCK = 6;
/** How far a block may be off, of 255, and how many of a hundred blocks may be further. */
const OFF = 20;
const BLOCKS = 6;

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 360, height: 740 };
const PV = "dmesg/xen-4.17-pv-guest-linux-6.1";
const PVH = "dmesg/xen-4.17-pvh-guest-linux-6.1";
const ticket = () => `root@web01:~# dmesg\n${fixture(PVH).text}\nroot@web01:~# vmstat 1 5\n${fixture("vmstat/procps-4.0.2-1-5").text}`;

async function answer(page) {
  await paste(page, ticket());
  await summaries(page);
  await page.locator("details.section table").first().waitFor();
  // The last that is drawn.
  await page.locator("details.checks").waitFor();
}

async function reference(page) {
  await page.goto(`${page.url()}#field/iostat/await`);
  await focused(page, ".entry");
}

async function comparison(page) {
  await paste(page, fixture(PV).text);
  await summaries(page);
  await page.getByRole("button", { name: "Compare with another text" }).click();
  await paste(page, fixture(PVH).text);
  await page.getByRole("region", { name: "Machine", exact: true }).waitFor();
}

async function redaction(page) {
  await answer(page);
  await page.getByRole("button", { name: "Redact the text" }).click();
  await page.getByRole("region", { name: "What is replaced by what" }).waitFor();
}

async function start(page) {
  await page.getByRole("region", { name: "Or look at a sample" }).waitFor();
}

async function charts(page) {
  await answer(page);
  await page.getByRole("img", { name: /^Chart of/ }).first().scrollIntoViewIfNeeded();
  await page.locator("canvas").first().waitFor();
}

const VIEWS = [
  ["start", start, WIDE, "light"],
  ["start-narrow", start, NARROW, "dark"],
  ["answer", answer, WIDE, "light"],
  ["answer-dark", answer, WIDE, "dark"],
  ["answer-narrow", answer, NARROW, "light"],
  ["charts", charts, WIDE, "light"],
  ["reference", reference, WIDE, "light"],
  ["comparison", comparison, WIDE, "light"],
  ["comparison-narrow", comparison, NARROW, "dark"],
  ["redaction", redaction, WIDE, "dark"],
];

/** A screenshot in the size of the pictures, as a PNG. */
async function picture(page, context) {
  const screenshot = await page.screenshot({ animations: "disabled", caret: "hide" });
  // In a page of its own: the one that is tested loads no picture but its own.
  const desk = await context.newPage();
  const small = await desk.evaluate(
    async ([base64, scale]) => {
      const whole = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
      const canvas = new OffscreenCanvas(Math.round(whole.width / scale), Math.round(whole.height / scale));
      const context = canvas.getContext("2d");
      context.imageSmoothingQuality = "high";
      context.drawImage(whole, 0, 0, canvas.width, canvas.height);
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return btoa(String.fromCharCode(...bytes));
    },
    [screenshot.toString("base64"), SCALE],
  );
  await desk.close();
  return Buffer.from(small, "base64");
}

/** The picture once it stays as it is for a second: whatever follows the pointer or the paste has come by then. */
async function settled(page, context) {
  for (let before = null; ; ) {
    const now = await picture(page, context);
    if (before !== null && (await apart(context, before, now)) === 0) return now;
    before = now;
    await page.waitForTimeout(1000);
  }
}

/** How many of a hundred blocks are further apart than they may be; all where the sizes differ. */
async function apart(context, one, other) {
  const desk = await context.newPage();
  const share = await desk.evaluate(
    async ([pictures, block, off]) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      if (a.width !== b.width || a.height !== b.height) return 100;
      const sums = new Map();
      for (let at = 0; at < a.data.length; at += 4) {
        const [x, y] = [(at / 4) % a.width, Math.floor(at / 4 / a.width)];
        const key = `${Math.floor(x / block)} ${Math.floor(y / block)}`;
        const sum = sums.get(key) ?? { pixels: 0, difference: [0, 0, 0] };
        sum.pixels += 1;
        for (let colour = 0; colour < 3; colour += 1) sum.difference[colour] += a.data[at + colour] - b.data[at + colour];
        sums.set(key, sum);
      }
      const far = [...sums.values()].filter(({ pixels, difference }) => difference.some((sum) => Math.abs(sum / pixels) > off));
      return (100 * far.length) / sums.size;
    },
    [[one, other].map((png) => png.toString("base64")), BLOCK, OFF],
  );
  await desk.close();
  return share;
}

const pathOf = (name) => new URL(`pictures/${name}.png`, import.meta.url);

for (const [name, reach, viewport, colorScheme] of VIEWS) {
  test(`the picture of ${name}`, () =>
    onPage({ viewport, colorScheme, reducedMotion: "reduce" }, async (page, { context, requests }) => {
      await reach(page);
      await page.evaluate(() => document.fonts.ready);
      if (process.env.UPDATE_PICTURES !== undefined) writeFileSync(pathOf(name), await settled(page, context));
      const expected = readFileSync(pathOf(name));
      await eventually(async () => {
        const share = await apart(context, expected, await picture(page, context));
        assert.ok(share <= BLOCKS, `${share.toFixed(1)} % of ${name} differ from tests/page/pictures/${name}.png`);
      });
      requests.length = 0;
    }));
}

test("the pictures are told apart: the tests above can fail", () =>
  onPage({}, async (page, { context, requests }) => {
    for (const [one, other] of [["answer", "answer-dark"], ["answer", "charts"], ["reference", "comparison"], ["answer", "start"]]) {
      const share = await apart(context, readFileSync(pathOf(one)), readFileSync(pathOf(other)));
      assert.ok(share > BLOCKS, `${one} and ${other} differ by ${share.toFixed(1)} % only`);
    }
    requests.length = 0;
  }));
