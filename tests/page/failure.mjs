// The engine fails, is slow, or is overtaken: the text is never lost, and no stale answer is shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { copied, fixture, onPage, paste, samples, summaries, summarized, ways } from "./browser.mjs";
import { preamble, trapAt, wrapped } from "./worker.mjs";

const vmstat = () => samples().find(({ format }) => format === "vmstat").text;
const pvh = () => fixture("dmesg/xen-4.17-pvh-guest-linux-6.1").text;
/** Two outputs; the second begins on the line that is given back. */
const two = () => {
  const first = vmstat().trimEnd();
  return { text: `${first}\n\nroot@web01:~# dmesg\n${pvh()}`, line: first.split("\n").length + 3 };
};

for (const [way, url] of Object.entries(ways)) {
  test(`${way}: after a crash the section is left out, the rest is read, the text is kept`, () => {
    const { text, line } = two();
    return onPage({ url, before: preamble(trapAt(line)), expectErrors: true }, async (page) => {
      await paste(page, text);
      await page.getByRole("alert").getByText(`The engine failed in the output that begins on line ${line}`).waitFor();
      assert.match(await page.getByRole("alert").textContent(), /panicked at a test/);
      // What could be read is read.
      await page.getByRole("heading", { level: 3, name: "vmstat", exact: true }).waitFor();
      assert.equal((await summaries(page)).includes("Xen PVH guest"), false);
      // And all of the text is there.
      assert.equal(await copied(page.getByRole("button", { name: "Copy the text" })), text);
      // The next paste is read by a worker that has not failed.
      await paste(page, vmstat());
      await page.getByRole("alert").waitFor({ state: "detached" });
    });
  });
}

test("an engine that always fails says so and gives the text back", () => {
  const always = wrapped("session_new", `throw new WebAssembly.RuntimeError("unreachable");`);
  return onPage({ before: preamble(always), expectErrors: true }, async (page) => {
    await paste(page, pvh());
    await page.getByRole("heading", { name: "This text could not be read" }).waitFor();
    await page.getByRole("region", { name: "The text as pasted" }).getByText("Booting kernel on Xen PVH").waitFor();
    assert.equal(await copied(page.getByRole("button", { name: "Copy the text" })), pvh());
  });
});

/** The engine takes its time over a text that holds the word. */
const slow = (word) =>
  wrapped(
    "session_new",
    `
    const bytes = new Uint8Array(instance.exports.memory.buffer, given[0], given[1]);
    const isSlow = new TextDecoder().decode(bytes.slice()).includes(${JSON.stringify(word)});
    if (isSlow) {
      self.postMessage({ progress: { stage: "read", done: 1, total: 4, firstLine: 7 } });
      for (const end = performance.now() + 4000; performance.now() < end; );
    }
    return real(...given);
  `,
  );

test("a slow reading tells how far it is and can be cancelled", () =>
  onPage({ before: preamble(slow("SLOW")) }, async (page) => {
    await paste(page, pvh());
    await summarized(page, "Xen PVH guest");
    await paste(page, `SLOW\n${vmstat()}`);
    const bar = page.getByRole("progressbar");
    await bar.waitFor();
    await page.getByText(/Read, 25 %, line 7/).waitFor();
    // The answer before stays until there is a new one, or none.
    await summarized(page, "Xen PVH guest");
    await page.getByRole("button", { name: "Cancel" }).click();
    await bar.waitFor({ state: "detached" });
    await summarized(page, "Xen PVH guest");
    // Its worker still answers questions about its text.
    await page.getByRole("region", { name: "The text as pasted" }).evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await page.locator('[data-line="295"] code:not(:empty)').waitFor();
  }));

test("a paste that overtakes another is the one that is shown", () =>
  onPage({ before: preamble(slow("SLOW")) }, async (page) => {
    await paste(page, `SLOW\n${vmstat()}`);
    await page.getByRole("progressbar").waitFor();
    await paste(page, pvh());
    await summarized(page, "Xen PVH guest");
    // The other would have been read by then.
    await page.waitForTimeout(4500);
    await summarized(page, "Xen PVH guest");
  }));
