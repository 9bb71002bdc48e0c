// A paste in an address: made by a deliberate act, and nowhere else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { copied, eventually, fixture, onPage, paste, summaries, ways } from "./browser.mjs";

const VMSTAT = "vmstat/procps-4.0.2-1-5";

async function linkPanel(page) {
  await page.getByRole("button", { name: "Take away" }).click();
  const dialog = page.getByRole("dialog", { name: "Take the answer away" });
  await dialog.getByRole("radio", { name: /^Link/ }).check();
  return dialog;
}

for (const [way, url] of Object.entries(ways)) {
  test(`${way}: a link carries the paste, and the address does not keep it`, () =>
    onPage({ url }, async (page, { context, requests }) => {
      const { text } = fixture(VMSTAT);
      await paste(page, text);
      await summaries(page);
      assert.equal(new URL(page.url()).hash, "");
      const dialog = await linkPanel(page);
      // What would be given away is shown first.
      await dialog.getByText("Whoever has the link can read all of the text below").waitFor();
      await dialog.getByRole("region", { name: "Preview: Link" }).getByText("-----memory-----").waitFor();
      const link = await copied(dialog.getByRole("button", { name: "Copy as Link" }));
      assert.ok(link.startsWith(`${url}#paste=`));
      assert.equal(new URL(page.url()).hash, "", "the link is on the clipboard and nowhere else");

      const other = await context.newPage();
      await other.goto(link);
      await other.getByRole("heading", { level: 1, name: "Text of a link" }).waitFor();
      await summaries(other);
      assert.equal(await copied(other.getByRole("button", { name: "Copy the text" })), text);
      assert.equal(new URL(other.url()).hash, "");
      // The fragment went to nobody.
      assert.ok(requests.every((request) => !request.includes("paste=")));
      requests.length = 0;
    }));
}

test("a link that was cut on its way is no text, and the page starts as ever", () =>
  onPage({}, async (page, { requests }) => {
    await page.goto(`${ways["file://"]}#paste=q1YqSExP`);
    await page.reload();
    await page.getByRole("heading", { name: "Paste what the machine printed." }).waitFor();
    await eventually(() => assert.equal(new URL(page.url()).hash, ""));
    requests.length = 0;
  }));

test("a text that is too long for a link says so", () =>
  onPage({}, async (page) => {
    // Random letters cannot be packed.
    const noise = Array.from({ length: 12_000 }, () => Math.random().toString(36).slice(2)).join("\n");
    await paste(page, `${fixture(VMSTAT).text}${noise}\n`);
    await summaries(page);
    const dialog = await linkPanel(page);
    await dialog.getByText("This text is too long for a link.").waitFor();
    assert.equal(await dialog.getByRole("button", { name: "Copy as Link" }).count(), 0);
  }));
