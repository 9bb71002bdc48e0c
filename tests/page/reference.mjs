// All that is known, without a paste.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, fixture, focused, onPage, paste, samples, summaries, summarized, ways } from "./browser.mjs";

const IOSTAT = "iostat/sysstat-12.6.1-x-1-3";
const search = (page) => page.getByRole("searchbox", { name: "Search the reference" });

test("every output is listed, and leads to its words, markers and rules", () =>
  onPage({}, async (page) => {
    await page.getByRole("link", { name: /^Reference/ }).click();
    await page.getByRole("heading", { level: 1, name: "Reference" }).waitFor();
    const outputs = page.getByRole("navigation", { name: "Outputs" }).getByRole("link");
    await outputs.first().waitFor();
    // Some outputs have no words of their own; most have.
    await eventually(async () => assert.ok((await outputs.count()) > samples().length / 2));
    await outputs.filter({ hasText: /^top -b/ }).click();
    await page.getByRole("heading", { level: 2, name: "top -b" }).waitFor();
    for (const name of ["Words it prints", "Texts that tell the machine", "What is checked"]) {
      await page.getByRole("heading", { level: 3, name }).waitFor();
    }
    assert.match(page.url(), /#format\/top$/);
    await page.goBack();
    await outputs.first().waitFor();
    await page.getByRole("button", { name: "Back from the reference" }).click();
    await page.getByRole("heading", { name: "Paste what the machine printed." }).waitFor();
    assert.equal(new URL(page.url()).hash, "");
  }));

for (const [way, url] of Object.entries(ways)) {
  test(`${way}: an entry has an address, which leads to it`, () =>
    onPage({ url }, async (page, { requests }) => {
      for (const [hash, term, text] of [
        ["#field/iostat/await", "await", "Average time from queueing a request"],
        ["#field/iostat/r/s", "r/s", "requests/s"],
        ["#field/iostat/%25util", "%util", "percent"],
        ["#field/iostat/%util", "%util", "percent"],
        ["#rule/vmstat/steal-high", "Steal high", "vmstat 1 10"],
      ]) {
        await page.goto(`${url}${hash}`);
        await page.waitForFunction(
          ([term, text]) => document.activeElement?.querySelector(":scope > dt a")?.textContent === term && document.activeElement.textContent.includes(text),
          [term, text],
        );
        // It is there when it has the focus, not moved into view afterwards.
        const seen = await page.evaluate(() => {
          const { top, bottom } = document.activeElement.getBoundingClientRect();
          return { top, bottom, height: window.innerHeight };
        });
        assert.ok(seen.top >= 0 && seen.bottom <= seen.height, `${hash}: ${JSON.stringify(seen)}`);
      }
      await page.goto(`${url}#field/iostat/nothing-like-it`);
      await page.getByText("Nothing by the name of nothing-like-it is known here.").waitFor();
      await page.goto(`${url}#marker/nowhere/x`);
      await page.getByText("Nothing by the name of x is known.").waitFor();
      // Opened anew at an address, as from a ticket.
      await page.goto("about:blank");
      await page.goto(`${url}#field/iostat/await`);
      await focused(page, ".entry", "Average time from queueing a request");
      requests.length = 0;
    }));
}

test("the reference is searched by name and by meaning", () =>
  onPage({}, async (page) => {
    await page.getByRole("link", { name: /^Reference/ }).click();
    await page.getByRole("navigation", { name: "Outputs" }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("await");
    const entries = page.getByRole("main").locator("dt a");
    await page.getByRole("status").getByText(/entries found/).waitFor();
    await eventually(async () => assert.equal(await entries.first().textContent(), "await"));
    await search(page).fill("stolen hypervisor ran others");
    await eventually(async () => assert.ok((await entries.allTextContents()).some((name) => name === "st" || name === "%steal")));
    await search(page).fill("no such thing anywhere");
    await page.getByText("Nothing found").waitFor();
    // A found entry leads to its place among its kin.
    await search(page).fill("await");
    await entries.first().getByText("await", { exact: true }).click();
    await page.getByRole("heading", { level: 3, name: "Words it prints" }).waitFor();
    await focused(page, ".entry", "Average time from queueing a request");
  }));

test("a word in an answer leads to its entry, and back to where one was", () =>
  onPage({}, async (page) => {
    await paste(page, fixture(IOSTAT).text);
    // The last that is drawn: nothing moves any more.
    await page.locator("details.checks").waitFor();
    const term = page.getByRole("columnheader").getByRole("button", { name: "%iowait", exact: true }).first();
    await term.click();
    const before = await page.evaluate(() => window.scrollY);
    await page.getByRole("dialog").getByRole("link", { name: "%iowait in the reference" }).click();
    await focused(page, ".entry", "I/O wait");
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, "the answer is covered");
    await page.goBack();
    await term.waitFor();
    await page.waitForFunction((before) => Math.abs(window.scrollY - before) < 2, before);
    // A proof leads to its marker.
    await paste(page, fixture("dmesg/xen-4.17-pvh-guest-linux-6.1").text);
    await summarized(page, "Xen PVH guest");
    await page.locator(".mark-evidence").first().click();
    await page.getByRole("dialog").getByRole("link", { name: /in the reference$/ }).click();
    await focused(page, ".entry");
  }));

test("a paste leaves the reference for its answer", () =>
  onPage({}, async (page) => {
    await page.getByRole("link", { name: /^Reference/ }).click();
    await page.getByRole("navigation", { name: "Outputs" }).waitFor();
    await paste(page, fixture(IOSTAT).text);
    await summaries(page);
    await eventually(() => assert.equal(new URL(page.url()).hash, ""));
  }));
