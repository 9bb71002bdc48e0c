// The reference as a list of entries that can be looked through.

import type { Reference } from "./report";
import type { Place } from "./place";
import { capital, releases } from "./words";

/** A word of a tool, a text that decides, or a rule: all that the reference says of it. */
export interface Entry {
  kind: "field" | "marker" | "rule";
  format: string;
  /** In the address. */
  name: string;
  /** As printed. */
  title: string;
  /** The words behind an abbreviation, or how strong a marker is. */
  label: string;
  unit: string;
  says: string;
  watch: string;
  versions: string;
  /** For a rule: what to paste so that it is checked. */
  needs: string;
  source: string;
}

export function entriesOf({ formats, markers, rules }: Reference): Entry[] {
  const NONE = { label: "", unit: "", says: "", watch: "", versions: "", needs: "" };
  return [
    ...formats.flatMap(({ id, fields }) =>
      fields.map(
        ({ name, label, unit, kind, meaning, watch, source, ...printed }): Entry => ({
          ...NONE,
          kind: "field",
          format: id,
          name,
          // One word in several meanings has an entry for each, told apart behind a `#`.
          title: name.split("#")[0] ?? name,
          label: label.toLowerCase() === name.toLowerCase() ? "" : label,
          unit: [unit, kind].filter(Boolean).join(", "),
          says: meaning,
          watch,
          versions: releases(printed),
          source,
        }),
      ),
    ),
    ...markers.map(
      ({ id, text, strength, allows, shows, limits, versions, source }): Entry => ({
        ...NONE,
        kind: "marker",
        format: formatOf(id),
        name: lastOf(id),
        title: text,
        unit: strength,
        label: allows === "any" ? "" : `leaves ${allows}`,
        says: shows,
        watch: limits,
        versions,
        source,
      }),
    ),
    ...rules.map(
      ({ id, what, formats, needs, source }): Entry => ({
        ...NONE,
        kind: "rule",
        format: formatOf(id),
        name: lastOf(id),
        title: capital(what),
        says: `Looked for in ${formats.join(", ")}.`,
        needs,
        source,
      }),
    ),
  ];
}

function formatOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf("/")));
}

function lastOf(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}

/** The entry that an address points to. A word that the page met in a text bears no `#`. */
export function entryAt(entries: Entry[], { kind, format, name }: Place): Entry | undefined {
  const here = entries.filter((entry) => entry.kind === kind && entry.format === format);
  return here.find((entry) => entry.name === name) ?? here.find((entry) => entry.title === name);
}

/** An entry in small letters, made once: each letter of a search asks for all of them. */
const looks = new WeakMap<Entry, { title: string; name: string; all: string }>();

function lookOf(entry: Entry): { title: string; name: string; all: string } {
  const known = looks.get(entry);
  if (known !== undefined) return known;
  const { format, label, says, watch, unit } = entry;
  const title = entry.title.toLowerCase();
  const name = `${title} ${label.toLowerCase()}`;
  const look = { title, name, all: `${name} ${format} ${says} ${watch} ${unit}`.toLowerCase() };
  looks.set(entry, look);
  return look;
}

/** Entries that hold all the words, those whose own name does first. */
export function lookedFor(entries: Entry[], words: string): Entry[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const ranks: Entry[][] = [[], [], [], []];
  for (const entry of entries) {
    const { title, name, all } = lookOf(entry);
    if (!wanted.every((word) => all.includes(word))) continue;
    const named = wanted.some((word) => name.includes(word));
    const rank = title === wanted.join(" ") ? 0 : !named ? 3 : entry.kind === "field" ? 1 : 2;
    ranks[rank]?.push(entry);
  }
  return ranks.flat();
}
