// Nothing leaves the page, and nothing in a paste is more than text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, eventually, fixture, onPage, origin, paste, samples, summaries, ways } from "./browser.mjs";
import { preamble } from "./worker.mjs";

/** Tries every way out that a worker has; tells what came of it. */
const reachOut = (target) => `
  const tries = {
    fetch: () => fetch("${target}?by=fetch", { mode: "no-cors" }),
    importScripts: async () => importScripts("${target}?by=importScripts"),
    socket: () => new Promise((opened, refused) => {
      const socket = new WebSocket("${target.replace("http", "ws")}?by=socket");
      socket.onopen = opened;
      socket.onerror = refused;
    }),
    request: () => new Promise((loaded, refused) => {
      const request = new XMLHttpRequest();
      request.open("GET", "${target}?by=request");
      request.onload = loaded;
      request.onerror = refused;
      request.send();
    }),
  };
  for (const [way, tried] of Object.entries(tries)) {
    Promise.resolve().then(tried).then(
      () => self.postMessage({ tried: way, reached: true }),
      () => self.postMessage({ tried: way, reached: false }),
    );
  }
`;

test("the worker cannot reach out", () =>
  onPage({ url: ways["http://"], before: preamble(reachOut(`${origin}from-worker`)), expectErrors: true }, async (page, { requests }) => {
    await paste(page, samples()[0].text);
    await summaries(page);
    // As long as an attempt may take; the next test shows that one arrives.
    await page.waitForTimeout(500);
    assert.deepEqual(asked.filter((path) => path.startsWith("/from-worker")), []);
    // The browser tells of the attempts that it refused; they are this test's, not the page's.
    requests.length = 0;
  }));

test("the same worker without the policy does reach out: the test above can fail", async () => {
  await onPage({ url: ways["http://"], expectErrors: true }, async (page, { context, requests }) => {
    const open = await context.newPage();
    await open.goto(`${origin}open`);
    const reached = await open.evaluate(
      (code) =>
        new Promise((resolve) => {
          const worker = new Worker(URL.createObjectURL(new Blob([code])));
          worker.onmessage = ({ data }) => data.tried === "fetch" && resolve(data.reached);
        }),
      reachOut(`${origin}from-open-worker`),
    );
    assert.equal(reached, true);
    await eventually(() => assert.ok(asked.some((path) => path.startsWith("/from-open-worker?by=fetch"))));
    requests.length = 0;
  });
});

for (const [way, url] of Object.entries(ways)) {
  test(`${way}: the page's own script cannot reach out, nor run text as code`, () =>
    onPage(
      {
        url,
        expectErrors: true,
        // On a key and not by evaluation: what the debugger evaluates is not bound by the policy.
        before: (page) =>
          page.addInitScript((origin) => {
            const outcome = {};
            window.outcome = outcome;
            const attempts = {
              fetch: () => fetch(`${origin}from-page`, { mode: "no-cors" }),
              beacon: () => (navigator.sendBeacon(`${origin}from-page`) ? Promise.resolve() : Promise.reject(new Error())),
              image: () =>
                new Promise((loaded, refused) => {
                  const image = new Image();
                  image.onload = loaded;
                  image.onerror = refused;
                  image.src = `${origin}from-page.png`;
                }),
              markup: async () => {
                document.createElement("div").innerHTML = "<b>text</b>";
              },
              evaluation: async () => (0, eval)("1"),
              inline: async () => {
                const script = document.createElement("script");
                script.textContent = "window.ran = true";
                document.body.append(script);
                if (!window.ran) throw new Error("refused");
              },
              worker: async () => new Worker("data:text/javascript,0"),
              policy: async () => window.trustedTypes.createPolicy("another", {}),
            };
            addEventListener("keydown", ({ key }) => {
              if (key !== "F9") return;
              for (const [name, attempt] of Object.entries(attempts)) {
                Promise.resolve().then(attempt).then(
                  () => (outcome[name] = "done"),
                  () => (outcome[name] = "refused"),
                );
              }
            });
          }, origin),
      },
      async (page, { requests }) => {
        await page.keyboard.press("F9");
        await page.waitForFunction(() => Object.keys(window.outcome).length === 8);
        const outcome = await page.evaluate(() => window.outcome);
        // A beacon is queued before the policy is asked, so only the server can tell.
        delete outcome.beacon;
        assert.deepEqual(new Set(Object.values(outcome)), new Set(["refused"]), JSON.stringify(outcome));
        assert.deepEqual(asked.filter((path) => path.startsWith("/from-page")), []);
        // The attempts are this test's, not the page's.
        requests.length = 0;
      },
    ));

  test(`${way}: the page asks for nothing but itself`, () =>
    onPage({ url }, async (page, { requests }) => {
      const before = asked.length;
      await paste(page, fixture("dmesg/xen-4.17-pvh-guest-linux-6.1").text);
      await summaries(page);
      await paste(page, samples().find(({ format }) => format === "vmstat").text);
      await page.getByRole("heading", { level: 3, name: "vmstat", exact: true }).waitFor();
      await page.getByRole("button", { name: "Clear the page" }).click();
      await page.getByRole("heading", { name: "Paste what the machine printed." }).waitFor();
      assert.deepEqual(requests, []);
      assert.equal(asked.length, before);
    }));
}

test("hostile markup stays text, wherever it turns up", () =>
  onPage({}, async (page) => {
    const hostile = `<img src=x onerror="window.hit=1"><script>window.hit=2</script>`;
    const text = [
      hostile,
      `root@<b>web</b>:~# vmstat 1 5 ${hostile}`,
      samples().find(({ format }) => format === "vmstat").text,
      `[    0.000000] Linux version 6.1.0 ${hostile}`,
      `[    0.000000] Command line: root=/dev/xvda ${hostile}`,
      "[    0.000000] Booting kernel on Xen PVH",
      `[    0.000000] DMI: ${hostile}, BIOS 1.0`,
    ].join("\n");
    await paste(page, text);
    await summaries(page);
    const region = page.getByRole("region", { name: "The text as pasted" });
    await region.getByText(hostile, { exact: true }).first().waitFor();
    // It has been shown outside the text too, as a value.
    await page.locator(".fields").getByText("onerror").first().waitFor();
    assert.equal(await page.locator("main img, main script, main b img").count(), 0);
    assert.equal(await page.evaluate(() => window.hit), undefined);
  }));
