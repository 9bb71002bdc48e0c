// From a mark in the text to what the report says of it, and to its place on the page.

import { addressOf } from "./place";
import type { Column, Decoded, Flag, Mark, Report, Value } from "./report";
import { releases } from "./words";

export type { Mark };

/** What the card beside a word tells. Empty texts are left out. */
export interface Explanation {
  /** The word as printed. */
  title: string;
  label: string;
  unit: string;
  meaning: string;
  watch: string;
  versions: string;
  source: string;
  /** For evidence: `proof` or `hint`. */
  strength: string;
  decoded: Decoded | null;
  flags: Flag[];
  /** Where the text shows it, 1-based; null where the report does not say. */
  line: number | null;
  /** Its entry in the reference. */
  address: string;
  /** What "show me" leads to on the report's side. */
  place: string;
}

const NOTHING = {
  label: "",
  unit: "",
  meaning: "",
  watch: "",
  versions: "",
  source: "",
  strength: "",
  address: "",
  decoded: null,
  flags: [],
};

export function explanationOf(report: Report, mark: Mark): Explanation | null {
  switch (mark.kind) {
    case "column": {
      const table = report.sections[mark.section]?.tables[mark.table];
      const column = table?.columns[mark.column];
      if (table === undefined || column === undefined) return null;
      const line = mark.row == null ? table.rowLines[0] : table.rowLines[mark.row];
      const address = addressOf("field", report.sections[mark.section]?.format ?? "", column.name);
      return { ...NOTHING, ...entryOf(column), address, line: line ?? null, place: "Show in the table" };
    }
    case "field": {
      const field = report.sections[mark.section]?.fields[mark.field];
      if (field === undefined) return null;
      const { line, decoded } = field;
      const address = addressOf("field", report.sections[mark.section]?.format ?? "", field.name);
      return { ...NOTHING, ...entryOf(field), address, line, decoded: decoded ?? null, place: "Show in the list" };
    }
    case "flags": {
      const section = report.sections[mark.section];
      if (section === undefined) return null;
      return {
        ...NOTHING,
        title: section.title,
        flags: section.flags.filter(({ set }) => set),
        line: section.firstLine,
        place: "Show all bits",
      };
    }
    case "change":
      return null;
    case "evidence": {
      const evidence = report.machines[mark.machine]?.evidence[mark.evidence];
      if (evidence === undefined) return null;
      return {
        ...NOTHING,
        title: evidence.text,
        meaning: evidence.shows,
        watch: evidence.limits,
        versions: evidence.versions,
        source: evidence.source,
        strength: evidence.strength,
        address: addressOf("marker", ...evidence.marker.split("/")),
        line: evidence.line,
        place: "Show in the answer",
      };
    }
  }
}

function entryOf(entry: Omit<Column, "kind">): Omit<Explanation, keyof typeof NOTHING> & Partial<Explanation> {
  const { name, label, unit, meaning, watch, source } = entry;
  // A word that is in no dictionary holds for no version that we know.
  const versions = meaning && releases(entry);
  return { title: name, label, unit, meaning, watch, versions, source, line: null, place: "" };
}

/**
 * What a mark has in common with every other place of the same thing: all cells of a column and
 * its heading share one key. It is also the `id` of the element that explains it.
 */
export function keyOf(mark: Mark): string {
  switch (mark.kind) {
    case "column":
      return `s${mark.section}-t${mark.table}-c${mark.column}`;
    case "field":
      return `s${mark.section}-f${mark.field}`;
    case "flags":
      return `s${mark.section}-flags`;
    case "change":
      return `change-${mark.change}`;
    case "evidence":
      return `m${mark.machine}-e${mark.evidence}`;
  }
}

/** The section whose part of the page holds the mark's place, or null where it stands in the answer. */
export function sectionOf(mark: Mark): number | null {
  return mark.kind === "evidence" || mark.kind === "change" ? null : mark.section;
}

/** The last element of a list sorted by line that begins at or before a line. */
export function lastAt<T extends { firstLine: number }>(sorted: readonly T[], line: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.firstLine ?? Infinity) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether a line lies in one of the ranges, which are sorted. */
export function within(ranges: readonly { firstLine: number; lastLine: number }[], line: number): boolean {
  return (ranges[lastAt(ranges, line)]?.lastLine ?? 0) >= line;
}

export function present(value: Value | undefined): value is number | string {
  return value !== null && value !== undefined;
}
