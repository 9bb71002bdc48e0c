// Rows as text for a spreadsheet or a ticket.

import type { Column, Value } from "./report";

export type Form = "csv" | "markdown";

export function asText(form: Form, columns: Column[], rows: Value[][]): string {
  return form === "csv" ? asCsv(columns, rows) : asMarkdown(columns, rows);
}

/** After RFC 4180. A missing value is an empty field, never a zero. */
function asCsv(columns: Column[], rows: Value[][]): string {
  const line = (fields: string[]) => `${fields.join(",")}\r\n`;
  const head = line(columns.map(({ name }) => field(name)));
  return head + rows.map((row) => line(row.map(field))).join("");
}

function field(value: Value): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  // A spreadsheet would run these as formulas, and the names in a paste are anyone's.
  const safe = /^[=+@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function asMarkdown(columns: Column[], rows: Value[][]): string {
  const head = columns.map(({ name, unit }) => markdownCell(unit === "" ? name : `${name} [${unit}]`));
  const sides = columns.map((_, at) => (rows.some((row) => typeof row[at] === "number") ? "---:" : "---"));
  const line = (cells: string[]) => `| ${cells.join(" | ")} |\n`;
  const body = rows.map((row) => line(row.map((value) => (value === null ? "" : markdownCell(String(value))))));
  return line(head) + line(sides) + body.join("");
}

/** A bar would end the cell; the rest would be taken for markup. */
function markdownCell(text: string): string {
  return text.replace(/[\\|`*_<>[\]~]/g, "\\$&").replace(/\s+/g, " ");
}
