// The answer in the forms in which it is sent.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { copied, fixture, focused, onPage, paste, samples, summaries } from "./browser.mjs";

const PVH = "dmesg/xen-4.17-pvh-guest-linux-6.1";
const VMSTAT = "vmstat/procps-4.0.2-1-5";

async function takeAway(page) {
  await page.getByRole("button", { name: "Take away" }).click();
  return page.getByRole("dialog", { name: "Take the answer away" });
}
async function saved(page, dialog, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name }).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test("the answer as Markdown", () =>
  onPage({}, async (page) => {
    await paste(page, fixture(PVH).text);
    await summaries(page);
    const dialog = await takeAway(page);
    await dialog.getByRole("region", { name: "Preview: Markdown" }).getByText("# Xen PVH guest").waitFor();
    const text = await copied(dialog.getByRole("button", { name: "Copy as Markdown" }));
    assert.match(text, /^# Xen PVH guest\n/);
    assert.match(text, /\n- Proof, line 56: `Booting kernel on Xen PVH`/);
    assert.match(text, /\n## `dmesg`\n/);
    const file = await saved(page, dialog, "Save as Markdown");
    assert.match(file.name, /^virtlens-.*\.md$/);
    assert.equal(file.text, text);
  }));

test("the answer as plain text", () =>
  onPage({}, async (page) => {
    await paste(page, fixture(VMSTAT).text);
    await summaries(page);
    const dialog = await takeAway(page);
    await dialog.getByRole("radio", { name: /^Plain text/ }).check();
    await dialog.getByRole("region", { name: "Preview: Plain text" }).getByText("Confidence").waitFor();
    const text = await copied(dialog.getByRole("button", { name: "Copy as Plain text" }));
    // Columns stand below each other.
    const table = text.slice(text.indexOf("r [tasks]")).split("\n").slice(0, 6);
    assert.equal(new Set(table.map((line) => line.length)).size, 1, table.join("\n"));
    assert.doesNotMatch(text, /[`*#]/);
  }));

test("the whole report as JSON, with all rows", () =>
  onPage({}, async (page) => {
    const [first, second, ...rows] = fixture(VMSTAT).text.trimEnd().split("\n");
    const many = Array.from({ length: 500 }, (_, at) => rows[at % rows.length]);
    await paste(page, [first, second, ...many].join("\n"));
    await summaries(page);
    const dialog = await takeAway(page);
    await dialog.getByRole("radio", { name: /^JSON/ }).check();
    const file = await saved(page, dialog, "Save as JSON");
    assert.match(file.name, /\.json$/);
    const report = JSON.parse(file.text);
    assert.equal(report.schema, 1);
    const [table] = report.sections[0].tables;
    assert.equal(table.rows.length, 500);
    assert.equal(table.rowLines.at(-1), 502);
    assert.equal(report.input.lines, 502);
  }));

test("a report that is a page of its own, runs nothing and asks for nothing", () =>
  onPage({}, async (page, { context }) => {
    const hostile = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";
    await paste(page, `${fixture(PVH).text}${hostile}\n`);
    await summaries(page);
    const dialog = await takeAway(page);
    await dialog.getByRole("radio", { name: /^HTML report/ }).check();
    await dialog.getByRole("checkbox", { name: /^With the text as pasted/ }).check();
    await dialog.getByRole("region", { name: "Preview: HTML report" }).getByText("doctype").waitFor();
    const file = await saved(page, dialog, "Save as HTML report");
    assert.match(file.name, /\.html$/);
    const report = await context.newPage();
    const asked = [];
    report.on("request", (request) => asked.push(request.url()));
    await report.setContent(file.text);
    await report.getByRole("heading", { level: 1, name: "Xen PVH guest" }).waitFor();
    assert.equal(await report.title(), "Xen PVH guest");
    assert.deepEqual(asked, []);
    assert.equal(await report.locator("img, script").count(), 0);
    // A line number leads to its line, which stands there as it was pasted.
    const line = report.getByRole("listitem").filter({ hasText: "Booting kernel on Xen PVH" }).getByRole("link", { name: "line 56" });
    const shown = await report.locator(await line.first().getAttribute("href")).textContent();
    assert.equal(shown.replace(/^56/, ""), `${fixture(PVH).text.split("\n")[55]}\n`);
    await report.locator("pre").getByText(hostile).waitFor();
    await report.close();
  }));

test("words of a paste are no markup in Markdown", () =>
  onPage({}, async (page) => {
    const { text: info } = samples().find(({ format }) => format === "xl_info");
    const hostile = info.replace(/^(cc_compiler *: ).*$/m, "$1`x` **y** | <b>");
    assert.notEqual(hostile, info);
    const device = "Linux 6.1.0 (web01) \t11/20/26 \t_x86_64_\t(2 CPU)\n\nDevice tps kB_read/s kB_wrtn/s kB_read kB_wrtn\n*a*|b 1.00 2.00 0.00 3 4\n";
    await paste(page, `${hostile}\n${device}`);
    await summaries(page);
    const dialog = await takeAway(page);
    const text = await copied(dialog.getByRole("button", { name: "Copy as Markdown" }));
    // What was pasted stands between fences that are longer than any in it; in a table, where bars count
    // within fences too, each sign is escaped.
    assert.ok(text.includes("`cc_compiler` = `` `x` **y** | <b> ``"), text);
    assert.ok(text.includes("| \\*a\\*\\|b |"), text);
  }));

test("the panel keeps the focus, and gives it back", () =>
  onPage({}, async (page) => {
    await paste(page, fixture(PVH).text);
    await summaries(page);
    const dialog = await takeAway(page);
    await dialog.getByRole("region", { name: "Preview: Markdown" }).waitFor();
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press("Tab");
      // The browser's own bar, and what holds the whole page, are the other places that Tab leads to.
      assert.ok(await page.evaluate(() => document.activeElement.contains(document.querySelector("dialog")) || document.activeElement.closest("dialog") !== null));
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await focused(page, "button", "Take away");
  }));
