// From paste to answer.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { copied, eventually, fixture, fixtures, focused, onPage, paste, samples, summaries, summarized, ways } from "./browser.mjs";

for (const [way, url] of Object.entries(ways)) {
  test(`${way}: each sample is pasted and read`, () =>
    onPage({ url }, async (page) => {
      for (const { format, text } of samples()) {
        await paste(page, text);
        const answers = await summaries(page);
        assert.ok(answers.length > 0 && answers.every((answer) => answer.trim() !== ""), format);
        // Whatever was recognized has a section of its own, unfolded, with something in it.
        const section = page.locator("details.section").first();
        await section.locator("table, dl, .muted").first().waitFor();
        await eventually(async () => assert.ok(await section.evaluate((element) => element.open), format));
        await page.getByRole("button", { name: "Clear the page" }).click();
        await section.waitFor({ state: "detached" });
      }
    }));

  test(`${way}: each sample of the menu is read`, () =>
    onPage({ url }, async (page) => {
      const list = page.getByRole("region", { name: "Or look at a sample" }).getByRole("button");
      await list.first().waitFor();
      const titles = await list.allTextContents();
      // Eight machines under Xen and three tickets come before the formats' own.
      assert.equal(titles.length, samples().length + 11);
      await list.first().click();
      await summaries(page);
      for (let at = 1; at < titles.length; at += 1) {
        await page.getByRole("button", { name: "Samples", exact: true }).click();
        const item = page.getByRole("list", { name: "Samples" }).getByRole("button").nth(at);
        const title = await item.textContent();
        await item.click();
        await page.getByRole("heading", { level: 1, name: `Sample: ${title}` }).waitFor();
        const answers = await summaries(page);
        // What is made up is called so in the menu; the answer knows nothing of it.
        if (title.startsWith("Xen ")) assert.deepEqual(answers, [title.replace(", made up", "")]);
        if (title.startsWith("HVM")) assert.deepEqual(answers, ["Xen HVM with PV drivers guest"]);
        if (title.startsWith("PVHVM")) assert.deepEqual(answers, ["Likely: Xen PVHVM guest with emulated disk and network"]);
        assert.equal(answers.length, title === "Two machines, quoted" ? 2 : 1, title);
      }
    }));
}

test("each fixture gives in the page what its expected report says", () =>
  onPage({}, async (page) => {
    for (const name of fixtures()) {
      const { text, machines, binary } = fixture(name);
      await paste(page, text);
      const expected = machines.map(({ summary }) => summary);
      // The answer before stays until there is a new one: wait for this text's.
      await page.waitForFunction(
        ([lines, expected]) => {
          const shown = [...document.querySelectorAll("article.machine h2")].map((heading) => heading.textContent);
          const given = document.querySelector(".given .muted")?.textContent ?? "";
          return given.replace(/\D*(\d+)\D(\d{3}) lines/, "$1$2 lines").startsWith(`${lines} line`) &&
            JSON.stringify(shown) === JSON.stringify(expected);
        },
        [binary ? 0 : text.replace(/\r*\n$|\r$/, "").split(/\r*\n|\r/).length, expected],
      ).catch(async () => {
        const shown = await page.locator("article.machine h2").allTextContents();
        assert.deepEqual(shown, expected, name);
        assert.fail(`${name}: the page shows another number of lines: ${await page.locator(".given .muted").textContent()}`);
      });
      const levels = await page.locator(".confidence").allTextContents();
      assert.deepEqual(
        levels.map((level) => level.replace("Confidence: ", "").toLowerCase()),
        machines.map(({ confidence }) => confidence),
        name,
      );
    }
  }));

test("the verdict shows its proof, and what to paste next can be copied", () =>
  onPage({}, async (page) => {
    await paste(page, fixture("dmesg/xen-4.17-pvh-guest-linux-6.1").text);
    await summarized(page, "Xen PVH guest");
    const card = page.getByRole("article", { name: "Xen PVH guest" });
    await card.getByText("Booting kernel on Xen PVH").waitFor();

    // This machine's row of the spectrum.
    const row = page.getByRole("region", { name: "Table of the modes" }).getByRole("row", { name: /^PVH this machine/ });
    const cells = ["paravirtualized", "paravirtualized", "paravirtualized", "paravirtualized", "by hardware"];
    await eventually(async () => assert.deepEqual(await row.getByRole("cell").allTextContents(), cells));

    const vmstat = samples().find(({ format }) => format === "vmstat").text;
    await paste(page, vmstat);
    await page.getByRole("heading", { level: 3, name: "vmstat", exact: true }).waitFor();
    const copy = page.getByRole("button", { name: /^Copy the command/ }).first();
    const name = await copy.getAttribute("aria-label");
    assert.equal(`Copy the command ${await copied(copy)}`, name);
  }));

test("several machines in one paste have a card each", () =>
  onPage({}, async (page) => {
    const pvh = fixture("dmesg/xen-4.17-pvh-guest-linux-6.1").text;
    const dom0 = fixture("dmesg/xen-4.17-pv-dom0-linux-6.1").text;
    await paste(page, `root@web01:~# dmesg\n${pvh}\nroot@db02:~# dmesg\n${dom0}\n`);
    await summarized(page, "Xen PVH guest", "Xen PV dom0, nested in QEMU");
    await page.getByRole("article", { name: "Xen PVH guest" }).getByText("web01", { exact: true }).waitFor();
    await page.getByRole("article", { name: "Xen PV dom0, nested in QEMU" }).getByText("db02", { exact: true }).waitFor();
  }));

for (const [what, text] of [
  ["prose", "The server was slow on Monday, and I think it is HVM. ".repeat(40)],
  ["binary data", "\u0000\u0001\u0002\u0003PK\u0000".repeat(100)],
  ["a blank text", " \n\n \n"],
]) {
  test(`${what} gets a sentence and no machine`, () =>
    onPage({}, async (page) => {
      await paste(page, text);
      const notice = page.locator(".notice");
      await notice.waitFor();
      assert.match(await notice.textContent(), /^[A-Z].*\.$/s);
      assert.equal(await page.locator("article.machine").count(), 0);
    }));
}

test("a chart is drawn, and its lines can be switched off", () =>
  onPage({}, async (page) => {
    // One sample makes no line.
    await paste(page, fixture("vmstat/procps-4.0.2-1-5").text);
    await summaries(page);
    const chart = page.getByRole("figure").filter({ has: page.getByRole("img", { name: /^Chart of/ }) }).first();
    await chart.scrollIntoViewIfNeeded();
    await chart.locator("canvas").waitFor();
    const line = chart.getByRole("list", { name: "Lines of the chart" }).getByRole("button").first();
    assert.equal(await line.getAttribute("aria-pressed"), "true");
    const painted = () => chart.locator("canvas").evaluate((canvas) => canvas.toDataURL());
    const before = await painted();
    await line.click();
    await eventually(async () => {
      assert.equal(await line.getAttribute("aria-pressed"), "false");
      assert.notEqual(await painted(), before);
    });
  }));

test("a chart is zoomed together with its neighbours, and saved as a picture", () =>
  onPage({ viewport: { width: 1280, height: 1600 } }, async (page) => {
    await paste(page, fixture("vmstat/procps-4.0.2-1-5").text);
    await summaries(page);
    const charts = page.getByRole("figure").filter({ has: page.getByRole("img", { name: /^Chart of/ }) });
    const [first, second] = [charts.nth(0), charts.nth(1)];
    await first.scrollIntoViewIfNeeded();
    await first.locator("canvas").waitFor();
    await second.locator("canvas").waitFor();
    const plot = await first.locator(".u-over").boundingBox();
    await page.mouse.move(plot.x + plot.width * 0.2, plot.y + 40);
    await page.mouse.down();
    await page.mouse.move(plot.x + plot.width * 0.6, plot.y + 40, { steps: 5 });
    // Both show the values at the cursor.
    for (const chart of [first, second]) await chart.locator(".series-value").first().getByText(/\d/).waitFor();
    await page.mouse.up();
    for (const chart of [first, second]) await chart.getByRole("button", { name: "Show all" }).waitFor();
    const save = first.getByRole("button", { name: /^Save .* as PNG$/ });
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    assert.match(download.suggestedFilename(), /\.png$/);
    const picture = await readFile(await download.path());
    assert.equal(picture.subarray(1, 4).toString(), "PNG");
    // Wider than the chart, and taller: the title and the names of the lines are on it.
    const shown = await first.locator("canvas").boundingBox();
    assert.ok(picture.readUInt32BE(16) > shown.width && picture.readUInt32BE(20) > shown.height + 40);
  }));

/** The first two charts of an answer, drawn. */
async function charts(page) {
  await paste(page, fixture("vmstat/procps-4.0.2-1-5").text);
  await page.locator("details.checks").waitFor();
  const charts = page.getByRole("figure").filter({ has: page.getByRole("img", { name: /^Chart of/ }) });
  for (const chart of [charts.nth(0), charts.nth(1)]) {
    await chart.scrollIntoViewIfNeeded();
    await chart.locator("canvas").waitFor();
  }
  return [charts.nth(0), charts.nth(1)];
}

/** A chart saved as SVG, drawn in a page of its own, with what is on it. */
async function svgOf(page, chart) {
  const save = chart.getByRole("button", { name: /^Save .* as SVG$/ });
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  assert.match(download.suggestedFilename(), /\.svg$/);
  const source = await readFile(await download.path(), "utf8");
  // The page itself takes no text for markup.
  const desk = await page.context().newPage();
  const seen = await desk.evaluate((source) => {
    const { documentElement: svg } = new DOMParser().parseFromString(source, "image/svg+xml");
    const dashed = (element) => element.getAttribute("stroke-dasharray") !== "";
    return {
      name: svg.tagName,
      words: [...svg.querySelectorAll("text")].map((text) => text.textContent),
      lines: [...svg.querySelectorAll("path:not([stroke-linecap])")].map((path) => path.getAttribute("d")),
      limits: [...svg.querySelectorAll("svg line")].filter(dashed).length,
    };
  }, source);
  await desk.close();
  return seen;
}

test("a chart is saved as SVG with its numbers, lines, limits and their names", () =>
  onPage({ viewport: { width: 1280, height: 1600 } }, async (page) => {
    await charts(page);
    const chart = page.getByRole("figure").filter({ has: page.getByRole("img", { name: /^Chart of us, / }) });
    await chart.scrollIntoViewIfNeeded();
    await chart.locator("canvas").waitFor();
    const names = (await chart.getByRole("list", { name: "Lines of the chart" }).getByRole("button").allTextContents()).map((name) => name.trim());
    const whole = await svgOf(page, chart);
    assert.equal(whole.name, "svg");
    assert.equal(whole.lines.length, names.length);
    for (const line of whole.lines) assert.match(line, /^M[\d.-]+ [\d.-]+(L[\d.-]+ [\d.-]+)+$/);
    for (const name of names) assert.ok(whole.words.includes(name), `${name} is not among ${whole.words}`);
    assert.ok(whole.words.includes("0"), `no number of an axis among ${whole.words}`);
    assert.ok(whole.limits > 0);
    // What is switched off is not on it.
    await chart.getByRole("list", { name: "Lines of the chart" }).getByRole("button").first().click();
    const less = await svgOf(page, chart);
    assert.equal(less.lines.length, names.length - 1);
    assert.ok(!less.words.includes(names[0]));
  }));

test("charts are zoomed by keys alone, all of a group together", () =>
  onPage({ viewport: { width: 1280, height: 1600 } }, async (page) => {
    const [first, second] = await charts(page);
    /** The numbers below it; those beside it begin with a nought. */
    const axis = async () => /^\D+((\d+,)+?)0,/.exec((await svgOf(page, second)).words.join())[1];
    const shows = (numbers) => eventually(async () => assert.equal(await axis(), numbers));
    await shows("2,3,4,5,");
    const button = (name) => first.getByRole("button", { name });
    await button(/^Zoom in/).focus();
    await page.keyboard.press("Enter");
    await second.getByRole("button", { name: "Show all" }).waitFor();
    await shows("3,4,");
    await button(/^Later/).press("Enter");
    await shows("3,4,5,");
    await button(/^Earlier/).press("Enter");
    await shows("2,3,4,");
    await button(/^Zoom out/).press("Enter");
    for (const chart of [first, second]) await chart.getByRole("button", { name: "Show all" }).waitFor({ state: "detached" });
    await shows("2,3,4,5,");
    // Nothing further in than a few samples, and the way back by one key.
    for (let presses = 0; presses < 12; presses += 1) await button(/^Zoom in/).press("Enter");
    await shows("3,4,");
    await button("Show all").press("Enter");
    await focused(page, "button", "+");
    await shows("2,3,4,5,");
  }));

test("charts are zoomed by two fingers, and one shows the values", () =>
  onPage({ hasTouch: true, viewport: { width: 360, height: 740 } }, async (page, { context }) => {
    const [first, second] = await charts(page);
    await second.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await second.locator(".u-over").boundingBox();
    const debug = await context.newCDPSession(page);
    const touch = (type, ...places) =>
      debug.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: places.map((place, id) => ({ id, x: x + place * width, y: y + height / 2 })),
      });
    await touch("touchStart", 0.3);
    for (const place of [0.35, 0.4, 0.45]) await touch("touchMove", place);
    await second.locator(".series-value").first().getByText(/\d/).waitFor();
    await touch("touchEnd");
    assert.equal(await second.getByRole("button", { name: "Show all" }).count(), 0);
    await touch("touchStart", 0.4, 0.6);
    for (const off of [0.05, 0.1, 0.15, 0.2]) await touch("touchMove", 0.4 - off, 0.6 + off);
    await touch("touchEnd");
    for (const chart of [first, second]) await chart.getByRole("button", { name: "Show all" }).waitFor();
    await second.getByRole("button", { name: "Show all" }).tap();
    for (const chart of [first, second]) await chart.getByRole("button", { name: "Show all" }).waitFor({ state: "detached" });
  }));

test("where a rule takes offence is drawn into the chart and named below it", () =>
  onPage({}, async (page) => {
    await paste(page, fixture("vmstat/procps-4.0.2-1-5").text);
    await summaries(page);
    const chart = page.getByRole("figure").filter({ has: page.getByRole("img", { name: /^Chart of us, / }) });
    await chart.scrollIntoViewIfNeeded();
    await chart.locator("canvas").waitFor();
    /** How many points of the chart have the colour of this severity. */
    const points = (severity) =>
      chart.locator("canvas").evaluate((canvas, severity) => {
        const probe = document.getElementById("probe");
        probe.style.color = `var(${severity})`;
        const [red, green, blue] = getComputedStyle(probe).color.match(/\d+/g).map(Number);
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        let found = 0;
        for (let at = 0; at < data.length; at += 4) {
          if (Math.abs(data[at] - red) + Math.abs(data[at + 1] - green) + Math.abs(data[at + 2] - blue) < 12 && data[at + 3] > 128) found += 1;
        }
        return found;
      }, severity);
    await eventually(async () => assert.ok((await points("--warning")) > 50));
    // A line that is switched off is judged by nothing.
    const lines = chart.getByRole("list", { name: "Lines of the chart" });
    await lines.getByRole("button", { name: "st", exact: true }).click();
    await lines.getByRole("button", { name: "wa", exact: true }).click();
    await eventually(async () => assert.equal(await points("--warning"), 0));
    await lines.getByRole("link", { name: /^st from 10: warning, steal high$/ }).click();
    await focused(page, ".entry");
    assert.match(page.url(), /#rule\/vmstat\/steal-high$/);
  }));

test("of a long measurement the chart gets the smallest and the largest, and says so", () =>
  onPage({}, async (page) => {
    const [first, second, ...rows] = fixture("vmstat/procps-4.0.2-1-5").text.trimEnd().split("\n");
    const many = Array.from({ length: 20_000 }, (_, at) => rows[at % rows.length]);
    many[10_001] = many[10_001].replace(/^ *\d+/, "777");
    await paste(page, [first, second, ...many].join("\n"));
    await summaries(page);
    const chart = page.getByRole("figure").filter({ has: page.getByRole("img", { name: /^Chart of r, / }) });
    await chart.getByText("smallest and largest of every 5 samples").waitFor();
    await chart.scrollIntoViewIfNeeded();
    await chart.locator("canvas").waitFor();
    // The one peak among twenty thousand is drawn, where nothing else reaches.
    const high = () => chart.locator("canvas").evaluate((canvas) => {
      const probe = document.getElementById("probe");
      probe.style.color = "var(--series-0)";
      const [red, green, blue] = getComputedStyle(probe).color.match(/\d+/g).map(Number);
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height / 2);
      const xs = new Set();
      for (let at = 0; at < data.length; at += 4) {
        const off = Math.abs(data[at] - red) + Math.abs(data[at + 1] - green) + Math.abs(data[at + 2] - blue);
        if (off < 90 && data[at + 3] > 128) xs.add((at / 4) % canvas.width);
      }
      return [...xs].map((x) => x / canvas.width);
    });
    await eventually(async () => {
      const at = await high();
      assert.ok(at.length > 0 && at.length < 6, `drawn at ${at}`);
      assert.ok(at.every((x) => x > 0.45 && x < 0.62), `drawn at ${at}`);
    });
  }));
