// Keys that hold on the whole page.

import { useLayoutEffect, useRef } from "preact/hooks";

/** A box that takes letters; a switch is an input too and takes none. */
export function isTextBox(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "file"].includes(target.type);
  return target instanceof HTMLTextAreaElement;
}

/** Whether a key is for a box that is written in, or for what lies over the answer: a panel, the reference. */
export function isTaken({ target }: KeyboardEvent): boolean {
  if (document.querySelector("dialog[open], .reference") !== null) return true;
  return isTextBox(target);
}

/** Listens to the keys of the whole page, to what was drawn last, from the moment that it is drawn. */
export function useKeys(pressed: (event: KeyboardEvent) => void): void {
  const latest = useRef(pressed);
  latest.current = pressed;
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.defaultPrevented) latest.current(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
