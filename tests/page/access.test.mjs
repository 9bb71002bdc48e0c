// For everyone: by keyboard alone, for screen readers, in both colour schemes, on narrow screens.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder, eventually, fixture, focused, onPage, paste, summaries } from "./browser.mjs";

const vmstat = () => fixture("vmstat/procps-4.0.2-1-5").text;
const ticket = () => `Slow since Monday.\n\nroot@web01:~# dmesg\n${fixture("dmesg/xen-4.17-pv-dom0-linux-6.1").text}\nroot@web01:~# vmstat 1 5\n${vmstat()}`;

async function axe(page, view) {
  // Colours that are fading in have not the contrast they are meant to have.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html, failureSummary }) => `${html}\n    ${failureSummary}`).join("\n  ")}`);
  assert.deepEqual(told, [], `${view}:\n${told.join("\n")}`);
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 360]) {
    test(`axe finds nothing: ${colorScheme}, ${width} pixels`, () =>
      onPage({ colorScheme, viewport: { width, height: 800 }, reducedMotion: "reduce" }, async (page) => {
        await page.getByRole("region", { name: "Or look at a sample" }).waitFor();
        await axe(page, "start");
        await paste(page, ticket());
        await summaries(page);
        const folded = page.locator("details:not([open]) > summary");
        await page.locator("details.checks").waitFor();
        while ((await folded.count()) > 0) await folded.first().click();
        await page.getByRole("img", { name: /^Chart of/ }).first().scrollIntoViewIfNeeded();
        await page.locator("canvas").first().waitFor();
        await axe(page, "answer, all unfolded");
        await page.getByRole("region", { name: "The text as pasted" }).locator(".mark-evidence").first().click();
        await page.getByRole("dialog").waitFor();
        await axe(page, "a word explained");
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "Samples", exact: true }).click();
        await page.getByRole("list", { name: "Samples" }).waitFor();
        await axe(page, "samples");
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "Take away" }).click();
        await page.getByRole("region", { name: /^Preview/ }).getByText("Confidence").waitFor();
        await axe(page, "taking away");
        await page.keyboard.press("Escape");
        await page.locator("body").press("?");
        await page.getByRole("dialog", { name: "Keys" }).waitFor();
        await axe(page, "the keys");
        await page.keyboard.press("Escape");
        await page.locator("body").press("/");
        await page.getByRole("searchbox", { name: "Find in the text" }).fill("xen");
        await page.getByRole("search").getByText(/1 of/).waitFor();
        await axe(page, "finding");
        await page.getByRole("button", { name: "Edit the text" }).click();
        await page.getByRole("textbox", { name: "Edit the text" }).waitFor();
        await axe(page, "editing");
      }));

    test(`axe finds nothing beside the answer: ${colorScheme}, ${width} pixels`, () =>
      onPage({ colorScheme, viewport: { width, height: 800 }, reducedMotion: "reduce" }, async (page, { requests }) => {
        const url = page.url();
        await page.goto(`${url}#reference`);
        await page.getByRole("navigation", { name: "Outputs" }).waitFor();
        await axe(page, "reference");
        await page.goto(`${url}#field/iostat/await`);
        await focused(page, ".entry");
        await axe(page, "an output of the reference");
        await page.getByRole("searchbox", { name: "Search the reference" }).fill("steal");
        await page.getByText(/entries found/).waitFor();
        await axe(page, "searching the reference");
        await paste(page, `${ticket()}\nroot@web01:~# xl info\n${fixture("xl-info/xl-info-4.20-pv-dom0").text}`);
        await summaries(page);
        await page.getByRole("searchbox", { name: "Find a feature" }).fill("x2");
        await page.getByText("x2apic", { exact: true }).first().waitFor();
        await axe(page, "features");
        await page.getByRole("button", { name: "Redact the text" }).click();
        await page.getByRole("region", { name: "What is replaced by what" }).waitFor();
        await axe(page, "redacting");
        await page.getByRole("radio", { name: /^Link/ }).check();
        await page.getByRole("checkbox", { name: "Without names and addresses" }).waitFor();
        await axe(page, "a link");
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "Compare with another text" }).click();
        await page.getByRole("heading", { name: "Paste the other text." }).waitFor();
        await axe(page, "asking for the other text");
        await paste(page, fixture("dmesg/xen-4.17-pvh-guest-linux-6.1").text);
        await page.getByRole("heading", { name: "Two texts compared" }).waitFor();
        const folded = page.locator("details:not([open]) > summary");
        await folded.first().waitFor();
        while ((await folded.count()) > 0) await folded.first().click();
        await axe(page, "two texts compared");
        requests.length = 0;
      }));
  }
}

test("nothing is wider than a narrow screen", () =>
  onPage({ viewport: { width: 360, height: 740 } }, async (page) => {
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok((await over()) <= 0);
    await paste(page, ticket());
    await summaries(page);
    // The last that is drawn.
    await page.locator("details.checks").waitFor();
    assert.ok((await over()) <= 0);
  }));

test("no view is wider than a narrow screen", () =>
  onPage({ viewport: { width: 360, height: 740 } }, async (page, { requests }) => {
    const over = (view) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth).then((by) => assert.ok(by <= 0, `${view}: ${by}`));
    await page.goto(`${page.url()}#format/xl-info`);
    await page.locator(".entry").first().waitFor();
    await over("reference");
    await paste(page, ticket());
    await summaries(page);
    await page.getByRole("button", { name: "Compare with another text" }).click();
    await paste(page, fixture("xl-info/xl-info-4.20-pv-dom0").text);
    await page.getByRole("heading", { name: "Two texts compared" }).waitFor();
    await page.getByRole("table").first().waitFor();
    await over("comparison");
    requests.length = 0;
  }));

test("neither tables without values nor what hangs from the bar leave a narrow screen", () =>
  onPage({ viewport: { width: 360, height: 740 } }, async (page) => {
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    // xentop prints no value where there is no limit.
    await page.getByRole("button", { name: "ticket A host of 2009" }).click();
    await page.locator("details.checks").waitFor();
    await page.getByText("no value", { exact: true }).first().waitFor({ state: "attached" });
    assert.ok((await over()) <= 0);
    await page.getByRole("button", { name: "Samples", exact: true }).click();
    const list = page.getByRole("list", { name: "Samples", exact: true });
    const { x, width } = await list.boundingBox();
    assert.ok(x >= 0 && x + width <= 360, `from ${x} to ${x + width}`);
    await list.getByRole("button", { name: "A slow guest" }).click();
    // With a paste to go back to the bar has all its buttons.
    await page.getByRole("button", { name: "Back to the paste before" }).waitFor();
    assert.ok((await over()) <= 0);
  }));

test("what colours say is said with the system's own colours too", () =>
  onPage({ forcedColors: "active" }, async (page) => {
    await paste(page, `root@web01:~# cat /sys/hypervisor/properties/features\n00001705\n${fixture("dmesg/xen-4.17-pvh-guest-linux-6.1").text}\nroot@web01:~# vmstat 1 5\n${vmstat()}`);
    await summaries(page);
    const colours = (selector) => page.locator(selector).evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).backgroundColor))]);
    await page.locator(".bit-strip .on").first().waitFor();
    const [set, unset] = [await colours(".bit-strip .on"), await colours(".bit-strip span:not(.on)")];
    assert.equal(set.length, 1);
    assert.ok(!unset.includes(set[0]), `bits that are set and not: ${set} and ${unset}`);
    assert.notDeepEqual(await colours(".in-short .shape"), await colours("html"), "how bad a finding is");
    const lines = (selector) => page.locator(selector).first().evaluate((one) => getComputedStyle(one).textDecorationStyle);
    assert.deepEqual([await lines(".mark-proof"), await lines(".mark-hint")], ["solid", "dashed"]);
  }));

for (const width of [1440, 360]) {
  test(`nothing jumps: ${width} pixels`, () => {
    const watch = (page) =>
      page.addInitScript(() => {
        window.jumps = [];
        new PerformanceObserver((list) => {
          for (const { startTime, sources } of list.getEntries()) {
            window.jumps.push({ at: startTime, what: sources.map(({ node }) => node?.className ?? "").join() });
          }
        }).observe({ type: "layout-shift", buffered: true });
      });
    return onPage({ viewport: { width, height: 800 }, before: watch }, async (page) => {
      await page.getByRole("region", { name: "Recent pastes" }).waitFor();
      await page.waitForTimeout(500);
      assert.deepEqual(await page.evaluate(() => window.jumps), []);
      await paste(page, ticket());
      // Another view takes the place of the start; from its first picture on it stays where it is.
      await page.locator("#m0-summary").waitFor();
      const drawn = await page.evaluate(() =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())))),
      );
      await page.locator("details.checks").waitFor();
      await page.waitForTimeout(500);
      const jumps = await page.evaluate(() => window.jumps);
      assert.deepEqual(jumps.filter(({ at }) => at > drawn), []);
    });
  });
}

test("the main job by keyboard alone", () =>
  onPage({}, async (page) => {
    await paste(page, fixture("dmesg/xen-4.17-pvh-guest-linux-6.1").text);
    await summaries(page);
    // The answer has the focus once it is there.
    await focused(page, "#m0-summary");

    const name = () =>
      page.evaluate(() => {
        const element = document.activeElement;
        return element.getAttribute("aria-label") ?? element.textContent;
      });
    const tabTo = async (wanted) => {
      for (let presses = 0; presses < 80; presses += 1) {
        await page.keyboard.press("Tab");
        if (wanted.test(await name())) return;
      }
      assert.fail(`Tab does not lead to ${wanted}`);
    };
    await tabTo(/^Show line 56 in the text$/);
    await page.keyboard.press("Enter");
    await page.locator('[data-line="56"].here').waitFor();

    // Into the text, and from mark to mark.
    await tabTo(/^The text as pasted$/);
    await page.keyboard.press("j");
    await focused(page, "[data-piece]");
    const first = await name();
    await page.keyboard.press("j");
    await page.waitForFunction((first) => document.activeElement.textContent !== first, first);
    await page.getByRole("tooltip").waitFor();
    await page.keyboard.press("k");
    await page.waitForFunction((first) => document.activeElement.textContent === first, first);

    // Explained to stay, and back to where one was.
    await page.keyboard.press("Enter");
    await focused(page, "[role=dialog]");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await eventually(async () => assert.equal(await name(), first));
  }));

test("the keys walk through words that are not drawn yet", () =>
  onPage({}, async (page) => {
    const quiet = "[    1.000000] nothing of note\n".repeat(3000);
    await paste(page, `[    0.000000] Linux version 6.1.0 (a@b)\n${quiet}[    2.000000] Booting kernel on Xen PVH\n`);
    await summaries(page);
    await page.getByRole("region", { name: "The text as pasted" }).focus();
    let line;
    for (let presses = 0; presses < 10 && line !== "3002"; presses += 1) {
      const before = await page.evaluateHandle(() => document.activeElement);
      await page.keyboard.press("j");
      await page.waitForFunction((before) => document.activeElement?.matches("[data-piece]") && document.activeElement !== before, before);
      line = await page.evaluate(() => document.activeElement.closest("[data-line]").dataset.line);
    }
    assert.equal(line, "3002");
    await page.locator('[data-line="3002"]').waitFor();
  }));

test("colours follow the system, and can be chosen", () =>
  onPage({ colorScheme: "dark" }, async (page, { requests }) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await paper();
    await page.emulateMedia({ colorScheme: "light" });
    await eventually(async () => assert.notEqual(await paper(), dark));
    const light = await paper();
    const theme = page.getByRole("button", { name: /^Colours/ });
    await theme.click();
    await eventually(async () => assert.equal(await paper(), light));
    await theme.click();
    await eventually(async () => assert.equal(await paper(), dark));
    await page.reload();
    await page.getByRole("button", { name: /^Colours: dark/ }).waitFor();
    await eventually(async () => assert.equal(await paper(), dark));
    // The page itself, loaded anew.
    requests.length = 0;
  }));

test("headings descend without a gap, and there is one of the first level", () =>
  onPage({}, async (page) => {
    await paste(page, ticket());
    await summaries(page);
    await page.locator("details.checks").waitFor();
    const levels = await page.locator("h1, h2, h3, h4, h5, h6").evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    levels.reduce((above, level) => {
      assert.ok(level <= above + 1, `h${level} follows h${above}`);
      return level;
    }, 0);
  }));
