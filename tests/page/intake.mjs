// Every way by which a text comes in, and the way back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { eventually, fixture, focused, onPage, paste, samples, summaries, summarized } from "./browser.mjs";

const PVH = "dmesg/xen-4.17-pvh-guest-linux-6.1";
const vmstat = () => samples().find(({ format }) => format === "vmstat").text;
const file = (name, content) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
const choose = (page, ...files) => page.getByLabel("Files to read").first().setInputFiles(files);

test("a file is read, packed or not, in UTF-8 or UTF-16", () =>
  onPage({}, async (page) => {
    const { text } = fixture(PVH);
    const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    for (const [name, content] of [["dmesg.txt", text], ["dmesg.1.gz", gzipSync(text)], ["dmesg.log", utf16]]) {
      await choose(page, file(name, content));
      await page.getByRole("heading", { level: 1, name }).waitFor();
      await summarized(page, "Xen PVH guest");
      await page.getByRole("button", { name: "Clear the page" }).click();
    }
  }));

test("several files are one text, whatever their encodings", () =>
  onPage({}, async (page) => {
    const { text } = fixture(PVH);
    await choose(page, file("a.txt", text.trimEnd()), file("b.gz", gzipSync(Buffer.from(`\ufeff${vmstat()}`, "utf16le"))));
    await page.getByRole("heading", { level: 1, name: "2 files" }).waitFor();
    await summaries(page);
    const lines = text.trimEnd().split("\n").length;
    await eventually(async () => {
      const titles = await page.locator("details.section > summary").allTextContents();
      assert.equal(titles.length, 2);
      assert.match(titles[1], new RegExp(`vmstat.*lines ${lines + 1}–`));
    });
  }));

test("of several files those without text are named, wherever they stand", () =>
  onPage({}, async (page) => {
    const tar = Buffer.concat([Buffer.from("dmesg.txt"), Buffer.alloc(503), Buffer.from("text\n")]);
    const others = [
      ["wtmp", Buffer.from([1, 0, 2, 0, 3, 0, 0, 0])],
      ["all.zip", Buffer.from("PK\x03\x04\0\0\0")],
      ["all.tar", tar],
      ["all.xz", Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4])],
      ["torn.gz", Buffer.from([0x1f, 0x8b, 1, 2, 3, 4])],
    ];
    await choose(page, ...others.map((other) => file(...other)), file("a.txt", fixture(PVH).text), file("b.gz", gzipSync(vmstat())));
    await page.getByRole("heading", { level: 1, name: "7 files" }).waitFor();
    await summarized(page, "Xen PVH guest");
    await page.getByRole("heading", { level: 3, name: "vmstat", exact: true }).waitFor();
    for (const [name] of others) await page.getByText(`[${name} holds no text that can be read and is left out]`).first().waitFor();
  }));

test("what cannot be unpacked is said, and nothing is lost", () =>
  onPage({}, async (page) => {
    await choose(page, file("broken.gz", Buffer.from([0x1f, 0x8b, 1, 2, 3, 4])));
    await page.getByRole("heading", { name: "This text could not be read" }).waitFor();
    await page.getByText("broken.gz could not be read").waitFor();
    await paste(page, vmstat());
    await page.getByRole("heading", { level: 3, name: "vmstat", exact: true }).waitFor();
  }));

test("a dropped file is read", () =>
  onPage({}, async (page) => {
    const drop = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "dropped.txt"));
      return data;
    }, fixture(PVH).text);
    await page.dispatchEvent("body", "dragenter", { dataTransfer: drop });
    await page.getByText("Drop it").waitFor();
    await page.dispatchEvent("body", "drop", { dataTransfer: drop });
    await page.getByRole("heading", { level: 1, name: "dropped.txt" }).waitFor();
    await page.getByText("Drop it").waitFor({ state: "detached" });
    await summarized(page, "Xen PVH guest");
  }));

test("a text can be typed, and edited while the answer follows", () =>
  onPage({}, async (page) => {
    const box = page.getByRole("textbox", { name: "Text to read" });
    await box.fill("[    0.000000] Linux version 6.1.0 (a@b)\n[    0.000000] Booting kernel on Xen PVH\n");
    await page.getByRole("button", { name: "Read the text" }).click();
    const [before] = await summaries(page);
    assert.match(before, /PVH/);
    await page.getByRole("button", { name: "Edit the text" }).click();
    const edit = page.getByRole("textbox", { name: "Edit the text" });
    await edit.fill("[    0.000000] Linux version 6.1.0 (a@b)\n[    0.000000] Booting paravirtualized kernel on KVM\n");
    await page.getByRole("heading", { level: 2, name: /KVM/ }).waitFor();
    await focused(page, "textarea");
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("region", { name: "The text as pasted" }).getByText("on KVM").waitFor();
  }));

test("a paste into the empty box is a paste like any other", () =>
  onPage({}, async (page) => {
    await page.getByRole("textbox", { name: "Text to read" }).focus();
    await paste(page, fixture(PVH).text);
    await summarized(page, "Xen PVH guest");
  }));

test("clear, and undo brings it back", () =>
  onPage({}, async (page) => {
    await paste(page, fixture(PVH).text);
    await summaries(page);
    await page.getByRole("button", { name: "Clear the page" }).click();
    await page.getByRole("heading", { name: "Paste what the machine printed." }).waitFor();
    await page.getByRole("button", { name: "Back to the paste before" }).click();
    await summarized(page, "Xen PVH guest");
    await paste(page, vmstat());
    await page.getByRole("heading", { level: 3, name: "vmstat", exact: true }).waitFor();
    await page.locator("body").press("Control+z");
    await page.getByRole("heading", { level: 2, name: "Xen PVH guest" }).waitFor();
  }));
