// Names and addresses taken out before others see the text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { copied, eventually, fixture, onPage, paste, summaries, summarized } from "./browser.mjs";

const PVH = "dmesg/xen-4.17-pvh-guest-linux-6.1";
const text = () =>
  `Sent by jane.doe@example.org from 192.0.2.17.\n\nroot@web01:~# dmesg\n${fixture(PVH).text}\nroot@web01:~# vmstat 1 5\n${fixture("vmstat/procps-4.0.2-1-5").text}`;

async function panel(page) {
  await page.getByRole("button", { name: "Redact the text" }).click();
  const dialog = page.getByRole("dialog", { name: "Take the answer away" });
  await dialog.getByRole("region", { name: "What is replaced by what" }).waitFor();
  return dialog;
}
const kind = (dialog, name) => dialog.getByRole("checkbox", { name });
const replaced = (dialog) =>
  dialog.getByRole("region", { name: "What is replaced by what" }).locator("tbody tr").evaluateAll((rows) =>
    Object.fromEntries(rows.map(({ cells: [was, now] }) => [was.textContent, now.textContent])),
  );

test("what is replaced is shown, kind by kind, and each kind can be left as it is", () =>
  onPage({}, async (page) => {
    await paste(page, text());
    const before = await summaries(page);
    const dialog = await panel(page);
    const changes = await replaced(dialog);
    assert.ok("web01" in changes && "192.0.2.17" in changes, JSON.stringify(changes));
    const whole = await copied(dialog.getByRole("button", { name: "Copy as Redacted text" }));
    for (const [was, now] of Object.entries(changes)) {
      assert.ok(!whole.includes(was), was);
      assert.ok(whole.includes(now), now);
    }
    // The words that stand for others are marked in the preview.
    const preview = dialog.getByRole("region", { name: "Preview: Redacted text" });
    await eventually(async () => assert.ok((await preview.locator("mark").allTextContents()).includes(changes["web01"])));
    await kind(dialog, /^IPv4/i).uncheck();
    await preview.getByText("192.0.2.17").waitFor();
    await eventually(async () => assert.ok(!("192.0.2.17" in (await replaced(dialog)))));
    const less = await copied(dialog.getByRole("button", { name: "Copy as Redacted text" }));
    assert.ok(less.includes("192.0.2.17") && !less.includes("web01"));
    await kind(dialog, /^IPv4/i).check();
    await preview.getByText("192.0.2.17").waitFor({ state: "detached" });

    // The answer to the redacted text is the same.
    await dialog.getByRole("button", { name: "Go on with this text" }).click();
    await page.getByRole("heading", { level: 1, name: "Redacted text" }).waitFor();
    await summarized(page, ...before);
    assert.equal(await copied(page.getByRole("button", { name: "Copy the text" })), whole);
  }));

test("a link carries no name unless that is switched off", () =>
  onPage({}, async (page, { context, requests }) => {
    await paste(page, text());
    await summaries(page);
    const dialog = await panel(page);
    await dialog.getByRole("radio", { name: /^Link/ }).check();
    const open = async (link) => {
      const other = await context.newPage();
      await other.goto(link);
      await other.getByRole("heading", { level: 1, name: "Text of a link" }).waitFor();
      await summaries(other);
      const carried = await copied(other.getByRole("button", { name: "Copy the text" }));
      await other.close();
      return carried;
    };
    const carried = await open(await copied(dialog.getByRole("button", { name: "Copy as Link" })));
    assert.ok(!carried.includes("web01") && !carried.includes("192.0.2.17"));
    await dialog.getByRole("checkbox", { name: "Without names and addresses" }).uncheck();
    await dialog.getByRole("region", { name: "Preview: Link" }).getByText("192.0.2.17").waitFor();
    assert.equal(await open(await copied(dialog.getByRole("button", { name: "Copy as Link" }))), text());
    requests.length = 0;
  }));

test("a text without names says that none was found", () =>
  onPage({}, async (page) => {
    await paste(page, fixture("vmstat/procps-4.0.2-1-5").text);
    await summaries(page);
    await page.getByRole("button", { name: "Redact the text" }).click();
    await page.getByText("No name and no address was found in this text.").waitFor();
  }));
