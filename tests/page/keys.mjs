// Keys, and finding in the text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, fixture, focused, onPage, paste, samples, summaries } from "./browser.mjs";

const PVH = "dmesg/xen-4.17-pvh-guest-linux-6.1";
const word = (page) => page.evaluate(() => document.activeElement.textContent);

test("j and k walk through the explained words from wherever one is", () =>
  onPage({}, async (page) => {
    await paste(page, fixture(PVH).text);
    await summaries(page);
    await focused(page, "#m0-summary");
    await page.keyboard.press("j");
    await focused(page, "[data-piece]");
    const first = await word(page);
    await page.keyboard.press("j");
    await page.waitForFunction((first) => document.activeElement.textContent !== first, first);
    await page.keyboard.press("k");
    await page.waitForFunction((first) => document.activeElement.textContent === first, first);
  }));

test("letters typed into a box stay there", () =>
  onPage({}, async (page) => {
    await paste(page, fixture("vmstat/procps-4.0.2-1-5").text);
    await summaries(page);
    const filter = page.getByRole("searchbox", { name: /^Filter the rows/ });
    await filter.click();
    await page.keyboard.type("jk?/");
    await eventually(async () => assert.equal(await filter.inputValue(), "jk?/"));
    await page.getByText("No row fits the filter.").waitFor();
    assert.equal(await page.getByRole("dialog").count(), 0);
    assert.equal(await page.getByRole("search").count(), 0);
  }));

test("? lists the keys, Escape closes the list", () =>
  onPage({}, async (page) => {
    await paste(page, fixture(PVH).text);
    await summaries(page);
    await page.keyboard.press("?");
    const list = page.getByRole("dialog", { name: "Keys" });
    await list.getByText("To the next or the last explained word").waitFor();
    // Other keys are the panel's now.
    await page.keyboard.press("/");
    assert.equal(await page.getByRole("search").count(), 0);
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "What the keys do" }).click();
    await list.waitFor();
  }));

test("c copies the summary, p leads from proof to proof and to their lines", () =>
  onPage({}, async (page) => {
    await paste(page, fixture(PVH).text);
    await summaries(page);
    await focused(page, "#m0-summary");
    await page.keyboard.press("c");
    await page.getByRole("button", { name: "Copy the summary" }).getByText("Copied").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "Xen PVH guest");
    const lines = await page.locator(".exhibit .line-button").allTextContents();
    assert.ok(lines.length > 4, "some are folded away");
    for (const line of [...lines, lines[0]]) {
      await page.keyboard.press("p");
      await focused(page, ".line-button", line);
      await page.locator(`.text-line.here[data-line="${line}"]`).waitFor();
    }
  }));

test("letters and signs can be switched off, and stay off", () =>
  onPage({}, async (page, { requests }) => {
    const quiet = async () => {
      await focused(page, "#m0-summary");
      await page.keyboard.press("j");
      await page.keyboard.press("?");
      await page.keyboard.press("/");
      // What these would have opened had come before what this one opens.
      await page.keyboard.press("Control+f");
      await page.getByRole("search").waitFor();
      assert.equal(await page.getByRole("dialog").count(), 0);
    };
    await paste(page, fixture(PVH).text);
    await summaries(page);
    await page.keyboard.press("?");
    await page.getByRole("checkbox", { name: "Letters and signs are keys" }).uncheck();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.reload();
    await quiet();
    requests.length = 0;
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "What the keys do" }).click();
    await page.getByRole("checkbox", { name: "Letters and signs are keys" }).check();
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
  }));

test("words are found in the whole text, whatever is drawn of it", () =>
  onPage({}, async (page) => {
    const { text } = fixture(PVH);
    await paste(page, text);
    await summaries(page);
    const lines = text.split("\n");
    const expected = lines.flatMap((line, at) => (/xen/i.test(line) ? [at + 1] : []));
    assert.ok(expected.length > 3);
    await page.keyboard.press("/");
    await page.keyboard.type("xen");
    const bar = page.getByRole("search");
    await bar.getByRole("status").getByText(`1 of ${expected.length} lines`).waitFor();
    for (const [at, line] of expected.slice(1, 4).entries()) {
      await page.keyboard.press("Enter");
      await bar.getByRole("status").getByText(`${at + 2} of`).waitFor();
      await page.locator(`[data-line="${line}"].here`).waitFor();
    }
    // And round to the last.
    for (let back = 0; back < 4; back += 1) await page.keyboard.press("Shift+Enter");
    await page.locator(`[data-line="${expected.at(-1)}"].here`).waitFor();
    // The words themselves are marked, and nothing else.
    await eventually(async () => {
      const marked = await page.evaluate(() => [...(CSS.highlights.get("found") ?? [])].map((range) => range.toString()));
      assert.ok(marked.length > 0);
      assert.ok(marked.every((word) => word.toLowerCase() === "xen"), marked.join());
    });
    await page.keyboard.press("Escape");
    await bar.waitFor({ state: "detached" });
    // The marks go with the next picture that is drawn.
    await page.waitForFunction(() => !CSS.highlights.get("found")?.size);
  }));

test("finding knows the lines as the engine does, packed or not, and says when there is nothing", () =>
  onPage({}, async (page) => {
    await paste(page, "a\r\r\nb\rneedle one\r\n\nneedle two");
    await page.getByRole("region", { name: "The text as pasted" }).waitFor();
    await page.keyboard.press("Control+f");
    const bar = page.getByRole("search");
    await bar.getByRole("searchbox", { name: "Find in the text" }).fill("NEEDLE");
    await bar.getByRole("status").getByText("1 of 2 lines").waitFor();
    await page.locator('[data-line="3"].here').getByText("needle one").waitFor();
    await bar.getByRole("button", { name: "Next line found" }).click();
    await page.locator('[data-line="5"].here').getByText("needle two").waitFor();
    await bar.getByRole("searchbox").fill("(no such thing");
    await bar.getByRole("status").getByText("Not found").waitFor();
  }));

test("a word is found at the end of a hundred thousand lines", () =>
  onPage({}, async (page) => {
    const [first, second, ...rows] = samples().find(({ format }) => format === "vmstat").text.trimEnd().split("\n");
    const many = Array.from({ length: 100_000 }, (_, at) => rows[at % rows.length]);
    await paste(page, [first, second, ...many, "the last words"].join("\n"));
    await summaries(page);
    await page.keyboard.press("/");
    await page.keyboard.type("last words");
    await page.locator('[data-line="100003"].here').getByText("the last words").waitFor();
  }));
