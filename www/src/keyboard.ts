// Keys that hold on the whole page.

import { kept, keep } from "./keep";
import { useLayoutEffect, useRef } from "preact/hooks";

/** A box that takes letters; a switch is an input too and takes none. */
export function isTextBox(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "file"].includes(target.type);
  return target instanceof HTMLTextAreaElement;
}

const SWITCH = "virtlens-keys";
let letters = kept(SWITCH) !== false;

/** Whether letters and signs do something: who speaks to the machine does not want that. */
export const lettersAct = (): boolean => letters;

export function setLettersAct(act: boolean): void {
  letters = act;
  keep(SWITCH, act ? null : false);
}

/** Whether a key is for a box that is written in, or for what lies over the answer: a panel, the reference. */
export function isTaken({ target, key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!letters && /^\S$/.test(key) && !ctrlKey && !metaKey) return true;
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
