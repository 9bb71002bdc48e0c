// Tables: sorted, filtered, grouped, taken away; what is long stays quick.

import assert from "node:assert/strict";
import { test } from "node:test";
import { copied, eventually, fixture, onPage, paste, samples, slower, summaries } from "./browser.mjs";

const VMSTAT = "vmstat/procps-4.0.2-1-5";
const IOSTAT = "iostat/sysstat-12.1.2-x";

/** The figure of the table with this name. */
const figure = (page, name) => page.getByRole("figure").filter({ has: page.getByRole("region", { name: new RegExp(`^${name}: `) }) });
/** The cells of a column as they stand, from top to bottom. */
async function cells(table, heading) {
  await table.locator("tbody tr").first().waitFor();
  const headings = await table.getByRole("columnheader").allTextContents();
  const at = headings.findIndex((text) => text.startsWith(heading));
  assert.ok(at >= 0, `no column ${heading} among ${headings}`);
  return table.locator("tbody tr").evaluateAll((rows, at) => rows.map((row) => row.cells[at].textContent), at);
}
/** Waits until the cells are these. */
async function shows(table, heading, expected) {
  await eventually(async () => assert.deepEqual(await cells(table, heading), expected));
}

test("a table is sorted by a column, the other way, and not at all", () =>
  onPage({}, async (page) => {
    await paste(page, fixture(VMSTAT).text);
    await summaries(page);
    const table = figure(page, "samples");
    const printed = await cells(table, "r");
    // The first row is an average since boot and stays before the others.
    const [boot, ...now] = printed;
    await table.locator("tbody tr").first().getByText("since boot").waitFor();
    const large = now.toSorted((a, b) => b - a);
    assert.notDeepEqual(now, large);
    await table.getByRole("button", { name: "Sort by r, largest first" }).click();
    await shows(table, "r", [boot, ...large]);
    await eventually(async () =>
      assert.equal(await table.getByRole("columnheader", { name: /^r / }).getAttribute("aria-sort"), "descending"));
    await table.getByRole("button", { name: "Sort by r, smallest first" }).click();
    await shows(table, "r", [boot, ...large.toReversed()]);
    // A row keeps the line that it was printed on.
    await eventually(async () => {
      const [line] = await table.locator("tbody tr").nth(1).getByRole("button").allTextContents();
      assert.equal(Number(line) - 3, printed.indexOf(large.at(-1)));
    });
    await table.getByRole("button", { name: "Sort by r, as printed" }).click();
    await shows(table, "r", printed);
  }));

test("rows are filtered by words and by conditions, and it is said how many are left", () =>
  onPage({}, async (page) => {
    await paste(page, fixture(VMSTAT).text);
    await summaries(page);
    const table = figure(page, "samples");
    const st = await cells(table, "st");
    const bi = await cells(table, "bi");
    const filter = table.getByRole("searchbox", { name: "Filter the rows of samples" });
    await filter.fill("st>=8");
    const left = st.filter((value) => value >= 8);
    await shows(table, "st", left);
    await table.getByRole("status").getByText(`${left.length} shown`).waitFor();
    await filter.fill("st>=8 bi=0");
    await shows(table, "st", st.filter((value, at) => value >= 8 && Number(bi[at]) === 0));
    // A condition that is not typed to its end leaves all rows.
    await filter.fill("st>");
    await shows(table, "st", st);
    await filter.fill("nothing of the kind");
    await table.getByText("No row fits the filter.").waitFor();
    await filter.fill("");
    await shows(table, "st", st);
  }));

test("what bears one name stands together", () =>
  onPage({}, async (page) => {
    const rows = (report) => [`vda 1.00 2.00 0.00 3 4`, `vdb ${report}.00 2.00 0.00 3 4`].join("\n");
    const heading = "Device tps kB_read/s kB_wrtn/s kB_read kB_wrtn";
    const text = [1, 2, 3].map((report) => `${heading}\n${rows(report)}\n`).join("\n");
    await paste(page, `Linux 6.1.0 (web01) \t11/20/26 \t_x86_64_\t(2 CPU)\n\n${text}`);
    await summaries(page);
    const table = figure(page, "devices");
    await shows(table, "device", ["vda", "vdb", "vda", "vdb", "vda", "vdb"]);
    const group = table.getByRole("button", { name: "Group by device" });
    await group.click();
    await eventually(async () => assert.equal(await group.getAttribute("aria-pressed"), "true"));
    await shows(table, "device", ["vda", "vda", "vda", "vdb", "vdb", "vdb"]);
    // Sorted within each name, the name with the largest first.
    await table.getByRole("button", { name: "Sort by tps, largest first" }).click();
    await shows(table, "tps", ["3", "2", "1", "1", "1", "1"]);
    await shows(table, "device", ["vdb", "vdb", "vdb", "vda", "vda", "vda"]);
  }));

test("a table is copied as CSV and as Markdown, as it is shown", () =>
  onPage({}, async (page) => {
    await paste(page, fixture(VMSTAT).text);
    await summaries(page);
    const table = figure(page, "samples");
    const r = await cells(table, "r");
    await table.getByRole("searchbox", { name: /^Filter/ }).fill("r>2");
    await shows(table, "r", r.filter((value) => value > 2));
    const csv = (await copied(table.getByRole("button", { name: "Copy samples as CSV" }))).trimEnd().split("\r\n");
    assert.equal(csv[0], "r,b,swpd,free,buff,cache,si,so,bi,bo,in,cs,us,sy,id,wa,st");
    assert.deepEqual(csv.slice(1).map((line) => line.split(",")[0]), r.filter((value) => value > 2));
    const markdown = (await copied(table.getByRole("button", { name: "Copy samples as Markdown" }))).trimEnd().split("\n");
    assert.match(markdown[0], /^\| r \\?\[tasks\\?\] \| b /);
    assert.match(markdown[1], /^\| ---: \| ---: /);
    assert.equal(markdown.length, csv.length + 1);
  }));

test("a name that a spreadsheet would run is made harmless", () =>
  onPage({}, async (page) => {
    const head = "Linux 6.1.0 (web01) \t11/20/26 \t_x86_64_\t(2 CPU)\n\nDevice tps kB_read/s kB_wrtn/s kB_read kB_wrtn\n";
    await paste(page, `${head}=cmd|'/C'!A0 1.00 2.00 0.00 3 4\nsda,1 1.00 2.00 0.00 3 4\n`);
    await summaries(page);
    const csv = await copied(figure(page, "devices").getByRole("button", { name: "Copy devices as CSV" }));
    const names = csv.trimEnd().split("\r\n").slice(1).map((line) => line.replace(/^[^,]*,/, ""));
    assert.ok(names[0].startsWith("'=cmd|"), csv);
    assert.ok(names[1].startsWith('"sda,1",'), csv);
  }));

test("a row that a finding speaks of says so", () =>
  onPage({}, async (page) => {
    await paste(page, fixture(VMSTAT).text);
    await summaries(page);
    const finding = page.getByRole("region", { name: "Findings" }).getByRole("article").first();
    const headline = await finding.getByRole("heading").textContent();
    const line = await finding.getByRole("button", { name: /^Show line/ }).first().textContent();
    const row = figure(page, "samples").getByRole("row").filter({ has: page.getByRole("button", { name: `Show line ${line} in the text` }) });
    await row.getByRole("img", { name: headline }).waitFor();
  }));

test("a hundred thousand rows are sorted and filtered without stopping the page", () =>
  onPage({}, async (page) => {
    const [first, second, ...rows] = samples().find(({ format }) => format === "vmstat").text.trimEnd().split("\n");
    const many = Array.from({ length: 100_000 }, (_, at) => rows[at % rows.length].replace(/^ *\d+/, String(at)));
    await paste(page, [first, second, ...many].join("\n"));
    await summaries(page);
    const table = figure(page, "samples");
    await table.locator("tbody tr").first().waitFor();
    await page.locator("details.checks").waitFor();
    // What holds up the page's own thread, as the browser sees it.
    await page.evaluate(() => {
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
      }).observe({ type: "longtask" });
    });
    await table.getByRole("button", { name: "Sort by r, largest first" }).click();
    await table.locator("tbody tr:not(.spacer)").nth(1).getByText("99 999").waitFor();
    await table.getByRole("searchbox", { name: /^Filter/ }).fill("r>99990");
    await table.getByRole("status").getByText("9 shown").waitFor();
    const longest = await page.evaluate(() => window.longest);
    assert.ok(longest < 200 * slower, `a task of ${longest} ms`);
  }));
