// Parts of the answer that have a way of their own: features, repairs, what was not recognized; and paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, fixture, focused, onPage, paste, samples, summaries } from "./browser.mjs";

const sample = (format) => samples().find((it) => it.format === format).text;

test("features are searched by name, and what is missing for what is said", () =>
  onPage({}, async (page) => {
    await paste(page, sample("xl_info"));
    await summaries(page);
    const find = page.getByRole("searchbox", { name: "Find a feature" });
    await find.scrollIntoViewIfNeeded();
    const bits = page.locator(".decoded").filter({ has: find });
    await bits.getByText("Not set, and needed for:").waitFor();
    assert.ok((await bits.locator(".lacking dd").first().textContent()).length > 10);
    await find.fill("sse");
    await eventually(async () => {
      const names = await bits.locator(".bit-names li").allTextContents();
      assert.ok(names.length > 1 && names.every((name) => name.includes("sse")), names.join(" "));
      assert.equal(await bits.getByRole("status").textContent(), `${names.length} set`);
    });
  }));

test("what was mended and what was not recognized is told with its lines", () =>
  onPage({}, async (page) => {
    await paste(page, `Please help!\n\n${sample("vmstat").replace(/^/gm, "> ")}`);
    await summaries(page);
    const mended = page.getByRole("region", { name: "Mended before reading" });
    await mended.getByText(/quot/i).first().waitFor();
    const left = page.getByRole("region", { name: "Not recognized" });
    await left.getByRole("button", { name: "Show line 1 in the text" }).first().click();
    await page.locator('[data-line="1"].here').waitFor();
  }));

test("what is wrong stands beside the answer, machine by machine, and leads to where it is told", () =>
  onPage({}, async (page) => {
    const slow = fixture("vmstat/procps-4.0.2-1-5").text;
    await paste(page, `root@web01:~# vmstat 1 5\n${slow}\nroot@db01:~# uname -a\n${sample("uname")}`);
    await summaries(page);
    const findings = page.getByRole("region", { name: "Findings" }).getByRole("heading", { level: 3 });
    const [worst] = await findings.allTextContents();
    const named = page.getByRole("list", { name: "Findings in short" });
    assert.equal(await named.count(), 1, "the other machine has none");
    // Each machine's sentence stands above the first answer.
    const machines = page.getByRole("list", { name: "Machines" }).getByRole("link");
    await eventually(async () => assert.match((await machines.allTextContents()).join(), /^web01: .*,xenlab: /));
    const [link, answer] = [await machines.last().boundingBox(), await page.getByRole("article").first().boundingBox()];
    assert.ok(link.y < answer.y);
    await machines.last().press("Enter");
    await page.waitForFunction(() => scrollY > 0);
    await page.getByRole("article").first().getByRole("link", { name: worst }).press("Enter");
    await focused(page, "article.finding", worst);
  }));

test("on paper stands the answer, without what is pressed", () =>
  onPage({}, async (page) => {
    await paste(page, sample("xentop"));
    await summaries(page);
    await page.emulateMedia({ media: "print" });
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    await page.getByRole("columnheader", { name: /^NAME/ }).first().waitFor();
    for (const name of ["Clear", "Take away", "Redact"]) {
      await page.getByRole("button", { name: new RegExp(`^${name}`) }).first().waitFor({ state: "hidden" });
    }
    const { length } = await page.pdf({ format: "A4" });
    assert.ok(length > 10_000);
  }));

test("paper is white: charts of a dark screen are drawn for it, and all proofs stand on it", () =>
  onPage({ colorScheme: "dark" }, async (page) => {
    await paste(page, `root@web01:~# dmesg\n${fixture("dmesg/xen-4.17-pvh-guest-linux-6.1").text}\nroot@web01:~# vmstat 1 5\n${fixture("vmstat/procps-4.0.2-1-5").text}`);
    await summaries(page);
    const canvas = page.locator("canvas").first();
    await page.getByRole("img", { name: /^Chart of/ }).first().scrollIntoViewIfNeeded();
    await canvas.waitFor();
    /** Whether the first line's colour for a light ground, `--series-0`, is drawn. */
    const forPaper = () =>
      canvas.evaluate((canvas) => {
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return data.some((red, at) => at % 4 === 0 && red === 0x0b && data[at + 1] === 0x6e && data[at + 2] === 0x8a);
      });
    const stands = (selector) => page.locator(selector).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
    assert.equal(await forPaper(), false);
    const folded = await stands(".exhibit");
    await page.emulateMedia({ media: "print" });
    await eventually(async () => assert.equal(await forPaper(), true));
    assert.ok(folded < (await page.locator(".exhibit").count()));
    assert.equal(await stands(".exhibit"), await page.locator(".exhibit").count());
  }));
