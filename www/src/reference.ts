// The reference as a list of entries that can be looked through.

import type { Reference } from "./report";
import type { Place } from "./place";
import { capital } from "./words";

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
        ({ name, label, unit, kind, meaning, watch, since, until, source }): Entry => ({
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
          versions: [since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(", "),
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

/** Entries that hold all the words, those whose own name does first. */
export function lookedFor(entries: Entry[], words: string): Entry[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = entries.flatMap((entry) => {
    const title = entry.title.toLowerCase();
    const all = `${title} ${entry.format} ${entry.label} ${entry.says} ${entry.watch} ${entry.unit}`.toLowerCase();
    if (!wanted.every((word) => all.includes(word))) return [];
    const named = wanted.some((word) => `${title} ${entry.label}`.toLowerCase().includes(word));
    const rank = title === wanted.join(" ") ? 0 : !named ? 3 : entry.kind === "field" ? 1 : 2;
    return [{ entry, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}
