// Firefox by its own remote control, Marionette: lines of JSON over a socket, and no driver between.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const firefox = [
  process.env.VIRTLENS_FIREFOX,
  // The programs themselves: what starts them may shut them off from the profile below.
  "/usr/lib/firefox/firefox",
  "/usr/lib/firefox-esr/firefox-esr",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
].find((path) => path && existsSync(path));

const PATIENCE = 60_000;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Looks until nothing is thrown, as `eventually` of `browser.mjs`, which would start a Chromium. */
export async function patiently(look) {
  for (const end = Date.now() + PATIENCE; ; await pause(100)) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Starts a Firefox of its own and hands `ask`, by which it is told what to do. */
export async function inFirefox(test) {
  const profile = mkdtempSync(join(tmpdir(), "virtlens-firefox-"));
  // Any free port; which one is written into the profile.
  writeFileSync(join(profile, "user.js"), 'user_pref("marionette.port", 0);\nuser_pref("app.update.enabled", false);\n');
  const browser = spawn(firefox, ["--headless", "--no-remote", "--marionette", "--profile", profile, "about:blank"], { stdio: "ignore" });
  const gone = new Promise((resolve) => browser.once("exit", resolve));
  let socket;
  try {
    const port = await patiently(() => Number(readFileSync(join(profile, "MarionetteActivePort"), "utf8")));
    socket = await patiently(() => connected(port));
    const ask = asker(socket);
    await ask("WebDriver:NewSession", { timeouts: { script: PATIENCE, pageLoad: PATIENCE, implicit: 0 } });
    await test(ask);
  } finally {
    socket?.destroy();
    browser.kill();
    await gone;
    rmSync(profile, { recursive: true, force: true });
  }
}

function connected(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket));
    socket.once("error", reject);
  });
}

/** A message is its length, a colon and JSON: `[0, id, command, parameters]`, answered by `[1, id, error, result]`. */
function asker(socket) {
  const waiting = new Map();
  let asked = 0;
  let rest = Buffer.alloc(0);
  socket.on("data", (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const colon = rest.indexOf(":");
      const end = colon + 1 + Number(rest.subarray(0, Math.max(0, colon)));
      if (colon < 0 || rest.length < end) return;
      const message = JSON.parse(rest.subarray(colon + 1, end));
      rest = rest.subarray(end);
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      const { resolve, reject } = waiting.get(id);
      if (error === null) resolve(result?.value ?? result);
      else reject(new Error(`${error.error}: ${error.message}`));
    }
  });
  return (command, parameters = {}) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      const message = JSON.stringify([0, asked, command, parameters]);
      socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
}
