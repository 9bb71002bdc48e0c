// The text with its marks, and the way between text and explanation.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, fixture, focused, onPage, paste, samples, summaries } from "./browser.mjs";

const vmstat = () => samples().find(({ format }) => format === "vmstat").text;
const region = (page) => page.getByRole("region", { name: "The text as pasted" });
/** A marked word of the text. */
const word = (page, text) => region(page).getByRole("button", { name: text, exact: true }).first();

test("the text stands there as it was pasted", () =>
  onPage({}, async (page) => {
    const { text } = fixture("dmesg/xen-4.17-pvh-guest-linux-6.1");
    await paste(page, text);
    await summaries(page);
    const lines = region(page).locator("[data-line]");
    await lines.nth(20).waitFor();
    await eventually(async () => {
      const shown = await lines.locator("code").allTextContents();
      assert.ok(shown.length > 20);
      assert.deepEqual(shown, text.split("\n").slice(0, shown.length));
    });
  }));

test("hovering explains a word, leaving takes it away, Escape as well", () =>
  onPage({}, async (page) => {
    await paste(page, vmstat());
    await summaries(page);
    await word(page, "swpd").hover();
    const tip = page.getByRole("tooltip");
    await tip.getByText(/swap/i).first().waitFor();
    // The pointer may go over to the card without losing it.
    await tip.hover();
    await page.waitForTimeout(400);
    assert.ok(await tip.isVisible());
    await page.mouse.move(5, 5);
    await tip.waitFor({ state: "detached" });
    await word(page, "free").hover();
    await tip.waitFor();
    await page.keyboard.press("Escape");
    await tip.waitFor({ state: "detached" });
  }));

test("from a word to its explanation in the table, and back to the word", () =>
  onPage({}, async (page) => {
    await paste(page, vmstat());
    await summaries(page);
    await word(page, "swpd").click();
    const dialog = page.getByRole("dialog", { name: "What swpd means" });
    await dialog.getByRole("button", { name: "Show in the table" }).click();
    const heading = page.getByRole("columnheader", { name: /^swpd/ }).getByRole("button");
    await eventually(async () => assert.ok(await heading.evaluate((element) => element === document.activeElement)));

    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: /^Show in the text/ }).click();
    const here = region(page).locator(".here");
    await here.waitFor();
    await eventually(async () => {
      const lit = await here.locator("[data-piece]").evaluateAll((marks) => {
        const quiet = getComputedStyle(marks[0]).backgroundColor;
        return marks.map((mark) => getComputedStyle(mark).backgroundColor !== quiet);
      });
      assert.equal(lit.filter(Boolean).length, 1, "the word of that column alone is lit");
    });
  }));

test("a proof leads to its line, and the words on it to the proof", () =>
  onPage({}, async (page) => {
    await paste(page, fixture("dmesg/xen-4.17-pvh-guest-linux-6.1").text);
    await summaries(page);
    const proof = page.getByRole("article", { name: "Xen PVH guest" }).getByRole("listitem").filter({ hasText: "Booting kernel on Xen PVH" });
    await proof.getByRole("button", { name: "Show line 56 in the text" }).click();
    const here = region(page).locator('[data-line="56"].here');
    await here.waitFor();
    await here.getByRole("button", { name: "Booting kernel on Xen PVH" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Show in the answer" }).click();
    await focused(page, ".exhibit", "Booting kernel on Xen PVH");
  }));

test("a tap explains too", () =>
  onPage({ hasTouch: true, viewport: { width: 360, height: 740 } }, async (page) => {
    await paste(page, vmstat());
    await summaries(page);
    await word(page, "r").tap();
    await page.getByRole("dialog", { name: "What r means" }).waitFor();
  }));

test("a hundred thousand lines are drawn as few, and each can be gone to", () =>
  onPage({}, async (page) => {
    const [first, second, ...rows] = vmstat().trimEnd().split("\n");
    const many = Array.from({ length: 100_000 }, (_, at) => rows[at % rows.length]);
    await paste(page, [first, second, ...many].join("\n"));
    await summaries(page);
    const box = region(page);
    await box.locator('[data-line="1"]').waitFor();
    assert.ok((await box.locator("[data-line]").count()) < 150);
    await box.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    const last = box.locator('[data-line="100002"] [data-piece]');
    await last.first().waitFor();
    await eventually(async () => assert.equal(await last.count(), second.trim().split(/\s+/).length));
    assert.ok((await box.locator("[data-line]").count()) < 150);

    // The table as well; its last rows come from the worker when they are looked at.
    const table = page.getByRole("region", { name: /100.000 rows/ });
    await table.getByRole("row").first().waitFor();
    assert.ok((await table.getByRole("row").count()) < 150);
    await table.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    const row = table.locator('tr[aria-rowindex="100001"]');
    await row.waitFor();
    await eventually(async () => {
      const cells = (await row.getByRole("cell").allTextContents()).slice(1).map((cell) => cell.replace(/\D/g, ""));
      assert.deepEqual(cells, many.at(-1).trim().split(/\s+/));
    });
    await row.getByRole("button", { name: "Show line 100002 in the text" }).click();
    await box.locator('[data-line="100002"].here').waitFor();
  }));
