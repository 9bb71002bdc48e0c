// Two pastes beside each other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, fixture, onPage, paste, summaries, summarized } from "./browser.mjs";

const PV = "dmesg/xen-4.17-pv-guest-linux-6.1";
const PVH = "dmesg/xen-4.17-pvh-guest-linux-6.1";
const VMSTAT = "vmstat/procps-4.0.2-1-5";

const other = (page) => page.getByRole("heading", { level: 1, name: "Paste the other text." }).waitFor();
const compared = (page) => page.getByRole("heading", { level: 1, name: "Two texts compared" }).waitFor();
/** The rows of a group as `name: [a, b]`. */
async function rows(page, title) {
  const table = page.getByRole("region", { name: title, exact: true }).getByRole("table").first();
  await table.waitFor();
  return table.locator("tbody tr").evaluateAll((rows) =>
    Object.fromEntries(rows.map(({ cells: [name, a, b] }) => [name.textContent, [a.textContent, b.textContent]])),
  );
}

async function compare(page, first, second) {
  await paste(page, first);
  await summaries(page);
  await page.getByRole("button", { name: "Compare with another text" }).click();
  await other(page);
  await paste(page, second);
  await compared(page);
}

test("two machines: what differs stands first, what is the same is folded away", () =>
  onPage({}, async (page) => {
    await compare(page, fixture(PV).text, fixture(PVH).text);
    await page.getByRole("region", { name: "Machine", exact: true }).getByRole("rowheader", { name: "Mode", exact: true }).waitFor();
    const machine = await rows(page, "Machine");
    assert.deepEqual(machine["In a sentence"], ["Xen PV guest", "Xen PVH guest"]);
    assert.deepEqual(machine["Mode"], ["PV", "PVH"]);
    assert.equal(machine["Hypervisor"], undefined, "the same on both sides");
    const group = page.getByRole("region", { name: "Machine", exact: true });
    await group.getByText(/the same$/).click();
    await group.getByRole("rowheader", { name: "Hypervisor", exact: true }).waitFor();
    for (const [letter, summary] of [["A", "Xen PV guest"], ["B", "Xen PVH guest"]]) {
      await page.getByRole("region", { name: `Text ${letter}` }).getByRole("heading", { name: summary, exact: true }).waitFor();
    }
    await page.getByRole("button", { name: "Swap" }).click();
    await page.getByRole("region", { name: "Text A" }).getByRole("heading", { name: "Xen PVH guest" }).waitFor();
    await eventually(async () => assert.deepEqual((await rows(page, "Machine"))["Mode"], ["PVH", "PV"]));
  }));

test("measurements: means and spreads, without the average since boot", () =>
  onPage({}, async (page) => {
    const head = "procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----\n r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st\n";
    const row = (r, us) => ` ${r}  0      0 809684    764  45436    0    0     0     0  100  200 ${us}  0 90  0  0\n`;
    await compare(page, head + row(99, 50) + row(1, 2) + row(3, 2), head + row(99, 50) + row(4, 2) + row(8, 2));
    const numbers = await rows(page, "vmstat mean (smallest to largest)");
    const [r] = Object.entries(numbers).filter(([name]) => name.startsWith("r "));
    assert.deepEqual(r[1], ["2 (1 to 3)", "6 (4 to 8) × 3"]);
    assert.ok(!Object.keys(numbers).some((name) => name.startsWith("us ")), "the same on both sides");
  }));

test("the same text twice differs in nothing", () =>
  onPage({}, async (page) => {
    await compare(page, fixture(VMSTAT).text, fixture(VMSTAT).text);
    await page.getByText("Nothing that was read differs.").waitFor();
  }));

test("features are compared by their names", () =>
  onPage({}, async (page) => {
    const { text } = fixture("xl-info/xl-info-4.17-pvh-dom0");
    const caps = /^hw_caps.*$/m.exec(text)[0];
    // Without svm: bit 2 of the fourth word.
    const words = caps.split(": ")[1].split(":");
    words[3] = (Number.parseInt(words[3], 16) & ~4).toString(16).padStart(8, "0");
    await compare(page, text, text.replace(caps, `${caps.split(": ")[0]}: ${words.join(":")}`));
    const found = Object.entries(await rows(page, "xl info")).find(([name]) => name.startsWith("hw_caps, CPUID 0x80000001.ECX"));
    assert.ok(found !== undefined);
    assert.ok(found[1][0].split(" ").includes("svm"));
    assert.ok(!found[1][1].split(" ").includes("svm"));
  }));

test("one is kept, Undo brings back the other; and a comparison can be given up", () =>
  onPage({}, async (page) => {
    await compare(page, fixture(PV).text, fixture(PVH).text);
    await page.getByRole("button", { name: "Show only A" }).click();
    await summarized(page, "Xen PV guest");
    await page.getByRole("button", { name: "Back to the paste before" }).click();
    await page.getByRole("heading", { name: "Xen PVH guest" }).waitFor();
    await page.getByRole("button", { name: "Compare with another text" }).click();
    await other(page);
    await page.getByRole("button", { name: "Back without comparing" }).click();
    await summarized(page, "Xen PVH guest");
    // A text of before can be the other one.
    await page.getByRole("button", { name: "Clear the page" }).click();
    await paste(page, fixture(PV).text);
    await page.getByRole("heading", { name: "Xen PV guest" }).waitFor();
    await page.getByRole("button", { name: "Compare with another text" }).click();
    await page.getByRole("list", { name: "Texts of before" }).getByRole("button").last().click();
    await compared(page);
    await page.getByRole("button", { name: "Clear the page" }).click();
    await page.getByRole("heading", { name: "Paste what the machine printed." }).waitFor();
  }));
