// Lines that are read as what the reader says they are.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, fixture, onPage, paste, summaries } from "./browser.mjs";
import { preamble, wrapped } from "./worker.mjs";

test("lines are read as another output, and as what they look like again", () =>
  onPage({}, async (page) => {
    await paste(page, fixture("vmstat/procps-4.0.2-1-5").text);
    await summaries(page);
    const output = (name) => page.getByRole("heading", { level: 3, name, exact: true });
    const choice = page.getByRole("combobox", { name: "Read lines 1–7 as" });
    await output("vmstat").waitFor();
    await choice.selectOption("dmesg");
    await output("dmesg").waitFor();
    await output("vmstat").waitFor({ state: "detached" });
    // The text has the marks of what it was read as: columns are none of a log.
    await page.locator(".text-lines .mark-heading").first().waitFor({ state: "detached" });
    await choice.selectOption({ label: "what it looks like" });
    await output("vmstat").waitFor();
    await page.locator(".text-lines .mark-heading").first().waitFor();
  }));

test("lines that nothing recognized are read as what they are said to be", () =>
  onPage({}, async (page) => {
    await paste(page, `${fixture("vmstat/procps-4.0.2-1-5").text}\n\nsome words\nthat are prose\n`);
    await summaries(page);
    await page.getByRole("combobox", { name: "Read lines 10–11 as" }).selectOption("dmesg");
    await page.getByRole("heading", { level: 3, name: "dmesg", exact: true }).waitFor();
  }));

test("of two choices that meet the later one counts, and each can be taken back", () =>
  onPage({}, async (page) => {
    const { text } = fixture("vmstat/procps-4.0.2-1-5");
    await paste(page, `${text}\nThese are words of mine.\n\n${text}`);
    await summaries(page);
    const outputs = (name) => page.getByRole("heading", { level: 3, name, exact: true });
    const count = (name, wanted) => eventually(async () => assert.equal(await outputs(name).count(), wanted));
    await count("vmstat", 2);
    await page.getByRole("combobox", { name: "Read lines 1–7 as" }).selectOption("dmesg");
    await count("dmesg", 1);
    await count("vmstat", 1);
    await page.getByRole("combobox", { name: "Read lines 1–7 as" }).selectOption("free");
    await count("free", 1);
    await count("dmesg", 0);
    await page.getByRole("combobox", { name: "Read lines 1–7 as" }).selectOption({ label: "what it looks like" });
    await count("free", 0);
    await count("vmstat", 2);
  }));

test("what lines are read as outlives a failure of the engine", () => {
  const trap = wrapped("session_redact", `throw new WebAssembly.RuntimeError("unreachable");`);
  return onPage({ before: preamble(trap), expectErrors: true }, async (page) => {
    await paste(page, fixture("vmstat/procps-4.0.2-1-5").text);
    await summaries(page);
    const output = (name) => page.getByRole("heading", { level: 3, name, exact: true });
    await page.getByRole("combobox", { name: "Read lines 1–7 as" }).selectOption("dmesg");
    await output("dmesg").waitFor();
    await output("vmstat").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Redact the text" }).click();
    await page.getByRole("alert").getByText("The engine failed and was started again.").waitFor();
    // What is below the answer is drawn after it; that of before may stand a moment.
    await page.waitForTimeout(1000);
    await output("dmesg").waitFor();
    assert.equal(await output("vmstat").count(), 0);
  });
});
