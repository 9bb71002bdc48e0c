// Paste, drop and choose: every way by which a text comes in, on the whole page.

import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { isTextBox } from "./keyboard";
import { EDITABLE, fromFiles, fromText, type Input } from "./input";

/** Takes a paste anywhere on the page, but for what is pasted into a text box to be edited there. */
export function usePasteAnywhere(take: (input: Input) => void): void {
  useLayoutEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const given = event.clipboardData;
      if (given === null) return;
      const files = fromFiles(given.files);
      const text = given.getData("text/plain");
      if (text !== "" && isForBox(event.target, text)) return;
      const input = text !== "" ? fromText(text, "Pasted text") : files;
      if (input === null) return;
      event.preventDefault();
      take(input);
    };
    document.addEventListener("paste", pasted);
    return () => document.removeEventListener("paste", pasted);
  }, [take]);
}

/** A short text that goes between others in a box stays there; into an empty one it is a paste like any other. */
function isForBox(target: EventTarget | null, text: string): boolean {
  if (target instanceof HTMLTextAreaElement) return target.value !== "" && text.length <= EDITABLE;
  // A box of one line has no use for several.
  return isTextBox(target) && !text.trim().includes("\n");
}

/** Takes files dropped anywhere; tells whether some are being held over the page. */
export function useDropAnywhere(take: (input: Input) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Entering a child comes before leaving its parent, hence a count and not a switch.
    let depth = 0;
    const carries = (event: DragEvent) =>
      event.dataTransfer !== null && ["Files", "text/plain"].some((type) => event.dataTransfer?.types.includes(type));
    const enter = (event: DragEvent) => {
      if (!carries(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carries(event)) return;
      depth = Math.max(0, depth - 1);
      setOver(depth > 0);
    };
    const hover = (event: DragEvent) => carries(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      const given = event.dataTransfer;
      if (given === null) return;
      // In any case: a file that falls through would replace the page, and with it the paste.
      event.preventDefault();
      const text = given.getData("text/plain");
      const input = fromFiles(given.files) ?? (text === "" ? null : fromText(text, "Dropped text"));
      if (input !== null) take(input);
    };
    document.addEventListener("dragenter", enter);
    document.addEventListener("dragleave", leave);
    document.addEventListener("dragover", hover);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragenter", enter);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("dragover", hover);
      document.removeEventListener("drop", drop);
    };
  }, [take]);
  return over;
}

/** What the clipboard holds, where the browser lets a page ask; null where it does not. */
export async function readClipboard(): Promise<Input | null> {
  try {
    const text = await navigator.clipboard.readText();
    return text === "" ? null : fromText(text, "Pasted text");
  } catch {
    return null;
  }
}
