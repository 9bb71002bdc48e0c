// Which rows of a table are shown, and in which order. It runs in the worker: a long table is never
// sorted on the page's own thread.

import type { Column, Value } from "./report";

export interface Order {
  sort: { column: number; down: boolean } | null;
  /** The column whose equal values stand together. */
  group: number | null;
  /** As typed: words, and conditions such as `st>5`. All must hold. */
  filter: string;
}

export const AS_PRINTED: Order = { sort: null, group: null, filter: "" };

export function isAsPrinted({ sort, group, filter }: Order): boolean {
  return sort === null && group === null && filter.trim() === "";
}

/**
 * Indexes into the rows. Rows that nothing tells apart stay as printed; the first `sinceBoot`, averages
 * that say nothing of now, stay before all others.
 */
export function ordered(rows: Value[][], columns: Column[], { sort, group, filter }: Order, sinceBoot: number): number[] {
  const conditions = conditionsOf(filter, columns);
  const order: number[] = [];
  rows.forEach((row, at) => {
    if (conditions.every((holds) => holds(row))) order.push(at);
  });
  if (sort !== null) {
    const { column, down } = sort;
    order.sort((a, b) => compared(rows[a]?.[column] ?? null, rows[b]?.[column] ?? null, down));
  }
  if (group !== null) {
    // Groups come in the order of their first rows, whatever that order is.
    const ranks = new Map<Value, number>();
    const rank = (at: number) => ranks.get(rows[at]?.[group] ?? null) ?? 0;
    for (const at of order) {
      const name = rows[at]?.[group] ?? null;
      if (!ranks.has(name)) ranks.set(name, ranks.size);
    }
    order.sort((a, b) => rank(a) - rank(b));
  }
  if (sinceBoot > 0) order.sort((a, b) => Number(b < sinceBoot) - Number(a < sinceBoot));
  return order;
}

/** A missing value is neither small nor large: it comes last either way. */
function compared(a: Value, b: Value, down: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const difference =
    typeof a === "number" && typeof b === "number"
      ? a - b
      : String(a).localeCompare(String(b), "en", { numeric: true, sensitivity: "base" });
  return down ? -difference : difference;
}

type Condition = (row: Value[]) => boolean;

function conditionsOf(filter: string, columns: Column[]): Condition[] {
  return filter
    .trim()
    .split(/\s+/)
    .filter((term) => term !== "")
    .flatMap((term) => conditionOf(term.toLowerCase(), columns));
}

const COMPARISONS: Record<string, (a: number, b: number) => boolean> = {
  ">": (a, b) => a > b,
  "<": (a, b) => a < b,
  ">=": (a, b) => a >= b,
  "<=": (a, b) => a <= b,
  "=": (a, b) => a === b,
};

/** One term of a filter; none where it is not yet typed to its end. */
function conditionOf(term: string, columns: Column[]): Condition[] {
  const [, name, sign, wanted] = /^(.+?)(>=|<=|>|<|=)(.*)$/.exec(term) ?? [];
  const column = columns.findIndex((column) => column.name.toLowerCase() === name);
  const compare = COMPARISONS[sign ?? ""];
  if (column < 0 || wanted === undefined || compare === undefined) {
    return [(row) => row.some((value) => value !== null && String(value).toLowerCase().includes(term))];
  }
  if (wanted === "") return [];
  const number = Number(wanted);
  return [
    (row) => {
      const value = row[column] ?? null;
      if (typeof value === "number") return compare(value, number);
      return sign === "=" && value !== null && value.toLowerCase() === wanted;
    },
  ];
}
