// Where in the reference the address points: `#field/iostat/await`, `#marker/dmesg/xen-pvh`,
// `#rule/vmstat/steal`, `#format/iostat`, `#reference`.

import { useEffect, useState } from "preact/hooks";
import { bareAddress } from "./link";

const KINDS = ["format", "field", "marker", "rule"] as const;

export interface Place {
  /** Null is the list of all formats. */
  kind: (typeof KINDS)[number] | null;
  format: string;
  /** Of the field, the marker or the rule; empty for a format. */
  name: string;
}

export function addressOf(kind: NonNullable<Place["kind"]>, ...names: string[]): string {
  return `#${[kind, ...names.map(encodeURIComponent)].join("/")}`;
}

/** Null where the address names nothing of the reference. */
export function placeOf(hash: string): Place | null {
  if (hash === "#reference") return { kind: null, format: "", name: "" };
  const [kind, format = "", ...name] = hash.slice(1).split("/");
  const known = KINDS.find((each) => each === kind);
  // A name may have a slash in it, whether it was written as one or not.
  return known === undefined ? null : { kind: known, format: plain(format), name: plain(name.join("/")) };
}

/** `%util` is a name, and no letter that was written as a number. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The place that the address points to, and the way out of the reference. */
export function usePlace(): [Place | null, () => void] {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const follow = () => setPlace(placeOf(location.hash));
    window.addEventListener("hashchange", follow);
    window.addEventListener("popstate", follow);
    return () => {
      window.removeEventListener("hashchange", follow);
      window.removeEventListener("popstate", follow);
    };
  }, []);
  const leave = () => {
    if (placeOf(location.hash) === null) return;
    history.pushState(null, "", bareAddress());
    setPlace(null);
  };
  return [place, leave];
}
