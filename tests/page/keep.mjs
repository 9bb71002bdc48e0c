// What outlives a reload, and what does not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { copied, eventually, fixture, onPage, paste, samples, summaries, summarized, ways } from "./browser.mjs";

const PVH = "dmesg/xen-4.17-pvh-guest-linux-6.1";
const start = (page) => page.getByRole("heading", { name: "Paste what the machine printed." }).waitFor();
const keeping = (page) => page.getByRole("switch", { name: /^Keep my recent pastes/ });
const recent = (page) => page.getByRole("region", { name: "Recent pastes" });
const stored = (page) => page.evaluate(() => ({ tab: { ...sessionStorage }, all: { ...localStorage } }));
/** What is kept is written after the answer is drawn. */
const written = (page, key, storage = "sessionStorage") =>
  page.waitForFunction(([storage, key]) => window[storage].getItem(key) !== null, [storage, key]);

for (const [way, url] of Object.entries(ways)) {
  test(`${way}: the paste survives a reload of its tab, and is gone when cleared`, () =>
    onPage({ url }, async (page, { requests }) => {
      const { text } = fixture(PVH);
      await paste(page, text);
      await summarized(page, "Xen PVH guest");
      await written(page, "virtlens-paste");
      await page.reload();
      await summarized(page, "Xen PVH guest");
      assert.equal(await copied(page.getByRole("button", { name: "Copy the text" })), text);
      await page.getByRole("button", { name: "Clear the page" }).click();
      await start(page);
      await page.reload();
      await start(page);
      assert.deepEqual(await stored(page), { tab: {}, all: {} });
      // The page itself, loaded anew.
      requests.length = 0;
    }));
}

test("packed files survive too", () =>
  onPage({}, async (page, { requests }) => {
    const file = { name: "dmesg.1.gz", mimeType: "application/gzip", buffer: gzipSync(fixture(PVH).text) };
    await page.getByLabel("Files to read").first().setInputFiles([file]);
    await summaries(page);
    await written(page, "virtlens-paste");
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "dmesg.1.gz" }).waitFor();
    await summarized(page, "Xen PVH guest");
    requests.length = 0;
  }));

test("a paste that is too long is not kept, nor the one before it in its place", () =>
  onPage({}, async (page) => {
    await paste(page, fixture(PVH).text);
    await summaries(page);
    await written(page, "virtlens-paste");
    await paste(page, `${fixture(PVH).text}${"not of note\n".repeat(100_000)}`);
    await page.getByText(/100.\d\d\d lines/).first().waitFor();
    await page.waitForFunction(() => sessionStorage.getItem("virtlens-paste") === null);
  }));

test("recent pastes are kept only where that is switched on, and can be deleted", () =>
  onPage({}, async (page, { requests }) => {
    const vmstat = samples().find(({ format }) => format === "vmstat").text;
    const clear = () => page.getByRole("button", { name: "Clear the page" }).click();
    await paste(page, vmstat);
    await summaries(page);
    await clear();
    await keeping(page).waitFor();
    assert.equal(await keeping(page).isChecked(), false);
    assert.deepEqual((await stored(page)).all, {});

    await keeping(page).check();
    await recent(page).getByText("None yet.").waitFor();
    await paste(page, fixture(PVH).text);
    await summarized(page, "Xen PVH guest");
    await page.waitForFunction(() => localStorage.getItem("virtlens-recent")?.includes("Xen PVH guest"));
    await page.reload();
    await summaries(page);
    await clear();
    const items = recent(page).getByRole("listitem");
    await start(page);
    assert.equal(await items.count(), 1, "what comes back after a reload is not kept twice");
    await recent(page).getByRole("button", { name: /^Xen PVH guest/ }).click();
    await summarized(page, "Xen PVH guest");
    await clear();

    // The same text again is the same paste; a sample is none.
    await paste(page, fixture(PVH).text);
    await summaries(page);
    await clear();
    await page.getByRole("region", { name: "Or look at a sample" }).getByRole("button").first().click();
    await summaries(page);
    await clear();
    await start(page);
    assert.equal(await items.count(), 1);

    await recent(page).getByRole("button", { name: "Delete Xen PVH guest" }).click();
    await recent(page).getByText("None yet.").waitFor();
    await keeping(page).uncheck();
    await eventually(async () => assert.deepEqual((await stored(page)).all, {}));
    requests.length = 0;
  }));

test("switching off deletes what was kept", () =>
  onPage({}, async (page) => {
    await keeping(page).check();
    await paste(page, fixture(PVH).text);
    await summaries(page);
    await page.waitForFunction(() => localStorage.getItem("virtlens-recent")?.includes("Xen PVH guest"));
    await page.getByRole("button", { name: "Clear the page" }).click();
    await keeping(page).uncheck();
    await eventually(async () => assert.deepEqual((await stored(page)).all, {}));
    await recent(page).getByRole("listitem").waitFor({ state: "detached" });
  }));
