// The main job in Firefox, where there is one: paste, answer, explanation, chart, reference.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { firefox, inFirefox, patiently } from "./marionette.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = pathToFileURL(process.env.VIRTLENS_PAGE ?? `${root}www/dist/index.html`).href;
const fixture = (name) => readFileSync(`${root}fixtures/${name}.txt`, "utf8");

test("the main job in Firefox", { skip: firefox === undefined && "there is no Firefox here" }, () =>
  inFirefox(async (ask) => {
    const run = (script, ...args) => ask("WebDriver:ExecuteScript", { script, args });
    const find = (value) => patiently(() => ask("WebDriver:FindElement", { using: "css selector", value }));
    const click = async (selector) => ask("WebDriver:ElementClick", { id: Object.values(await find(selector))[0] });
    const shows = (selector, text) =>
      patiently(async () => assert.equal((await run("return document.querySelector(arguments[0])?.textContent ?? ''", selector)).includes(text), true, `${selector}: ${text}`));

    await ask("WebDriver:Navigate", { url: page });
    await find(".start-samples li");
    const control = (letter) => {
      const press = (type, value) => ({ type, value });
      const actions = [press("keyDown", "\ue009"), press("keyDown", letter), press("keyUp", letter), press("keyUp", "\ue009")];
      return ask("WebDriver:PerformActions", { actions: [{ type: "key", id: "keys", actions }] });
    };
    /** Puts a text on the clipboard and presses the keys, as a person would. */
    const paste = async (text) => {
      await run("const box = document.querySelector('textarea'); box.value = arguments[0]; box.focus(); box.select();", text);
      await control("x");
      await run("document.activeElement.blur()");
      await control("v");
    };
    await paste(`root@web01:~# dmesg\n${fixture("dmesg/xen-4.17-pvh-guest-linux-6.1")}\nroot@web01:~# vmstat 1 5\n${fixture("vmstat/procps-4.0.2-1-5")}`);
    await shows("#m0-summary", "Xen PVH guest");
    await find("details.checks");

    await click(".text-lines .mark-evidence");
    await shows("[role=dialog]", "Reference");
    await run(`document.querySelector(".chart").scrollIntoView()`);
    await find(".chart canvas");
    await click(`.chart button[aria-label^="Zoom in"]`);
    await shows(".chart", "Show all");
    // Text and table are drawn as far as they are in view.
    await shows(".text-lines", "Linux version");
    assert.equal(await run("return document.documentElement.scrollWidth <= window.innerWidth"), true);

    await run(`location.hash = "#field/iostat/await"`);
    await patiently(async () => assert.equal(await run("return document.activeElement.matches('.entry')"), true));
    // Kept for a reload of the tab.
    await run(`location.hash = ""`);
    await patiently(async () => assert.notEqual(await run("return sessionStorage.getItem('virtlens-paste')"), null));
    await ask("WebDriver:Refresh");
    await shows("#m0-summary", "Xen PVH guest");
    assert.deepEqual(await run("return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith('blob:'))"), []);
  }));
