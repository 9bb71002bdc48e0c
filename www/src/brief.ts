// The answer as a piece of writing: what a ticket, a mail or a saved page gets of a report.
//
// What is said is put together here, once; how it is written down is the matter of `brief-forms.ts`.

import { present } from "./marks";
import type { Decoded, Field, Finding, Machine, Report, Section, Table, Value } from "./report";
import { capital, counted, factWords, lineRange, nameOf, oneOf, sentence } from "./words";

/** A run of text: words of the page, or words of the paste. */
export type Run = string | { code: string } | { strong: string } | { line: number };

export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; text: string; code?: boolean }
  | { kind: "paragraph"; runs: Run[] }
  | { kind: "list"; items: Run[][] }
  | { kind: "table"; head: string[]; rows: string[][]; right: boolean[] };

/** Rows of a table that are written out; all of them are in the JSON and in the CSV of the table. */
const ROWS = 40;

export function briefOf(report: Report): Block[] {
  const blocks: Block[] = [];
  if (report.input.notice !== null) blocks.push(paragraph(report.input.notice));
  for (const machine of report.machines) blocks.push(...machineBlocks(machine));
  if (report.findings.length > 0) {
    blocks.push({ kind: "heading", level: 2, text: "Findings" });
    for (const finding of report.findings) blocks.push(...findingBlocks(finding));
  }
  for (const section of report.sections) blocks.push(...sectionBlocks(section));
  const { unrecognized } = report;
  if (unrecognized.length > 0 && report.sections.length > 0) {
    const places = unrecognized.slice(0, 12).map(({ firstLine, lastLine }) => lineRange(firstLine, lastLine));
    if (unrecognized.length > 12) places.push(`${unrecognized.length - 12} more places`);
    blocks.push({ kind: "heading", level: 2, text: "Not recognized" }, paragraph(`${sentence(places.join(", "))}.`));
  }
  return blocks;
}

function paragraph(...runs: Run[]): Block {
  return { kind: "paragraph", runs };
}

/** The verdict alone. */
export function sentenceOf(machine: Machine): string {
  return machine.name === null ? machine.summary : `${machine.name}: ${machine.summary}`;
}

function machineBlocks(machine: Machine): Block[] {
  const known: Run[][] = [];
  const say = (label: string, value: string) => known.push([`${label}: `, value]);
  if (machine.mode === null && machine.modeCandidates.length > 1) say("Mode", `${oneOf(machine.modeCandidates)} (not decided)`);
  if (machine.platform !== null) say("Platform", nameOf(machine.platform));
  if (machine.nestedIn !== null) say("Nested in", nameOf(machine.nestedIn));
  if (machine.container !== null) say("Container", nameOf(machine.container));
  if (machine.confidential !== null) say("Confidential", nameOf(machine.confidential));
  for (const [key, value] of Object.entries(machine.facts)) {
    if (!present(value)) continue;
    const { label, unit } = factWords(key);
    known.push([`${label}: `, typeof value === "number" ? [value, unit].filter(Boolean).join(" ") : { code: value }]);
  }
  const blocks: Block[] = [
    { kind: "heading", level: 1, text: sentenceOf(machine) },
    paragraph(`Confidence: ${machine.confidence}.`),
  ];
  const add = (title: string, items: Run[][]) => {
    if (items.length > 0) blocks.push({ kind: "heading", level: 2, text: title }, { kind: "list", items });
  };
  if (known.length > 0) blocks.push({ kind: "list", items: known });
  add(
    "Why",
    machine.evidence.map(({ strength, line, text, shows, limits }) => [
      `${capital(strength)}, `,
      { line },
      ": ",
      { code: text },
      ` ${[shows, limits].filter(Boolean).join(" ")}`,
    ]),
  );
  add(
    "What does not fit together",
    machine.conflicts.map(({ between, explanation }) => [
      ...between.flatMap((which): Run[] => {
        const evidence = machine.evidence[which];
        return evidence === undefined ? [] : [{ line: evidence.line }, ": ", { code: evidence.text }, "; "];
      }),
      explanation,
    ]),
  );
  add(
    "What to paste next",
    machine.ask.map(({ command, settles }) => [{ code: command }, ` settles: ${settles}`]),
  );
  return blocks;
}

function findingBlocks({ severity, headline, detail, next, evidence }: Finding): Block[] {
  const shown = evidence.slice(0, 6).flatMap(({ line, text }, at): Run[] => [at > 0 ? "; " : "", { line }, " ", { code: text }]);
  return [
    { kind: "heading", level: 3, text: `${capital(severity)}: ${headline}` },
    paragraph([detail, next !== "" && `Next: ${next}`].filter(Boolean).join(" ")),
    ...(shown.length > 0 ? [paragraph("Shown by ", ...shown)] : []),
  ];
}

function sectionBlocks(section: Section): Block[] {
  const { title, tool, firstLine, lastLine, tables, fields, flags, notes } = section;
  const blocks: Block[] = [
    { kind: "heading", level: 2, text: title, code: true },
    paragraph(`${sentence([lineRange(firstLine, lastLine), tool].filter(Boolean).join(", "))}.`),
  ];
  for (const table of tables) blocks.push(...tableBlocks(table));
  if (fields.length > 0) blocks.push({ kind: "list", items: fields.map(fieldRuns) });
  const set = flags.filter(({ set }) => set);
  if (flags.length > 0) {
    blocks.push(paragraph(`${set.length} of ${flags.length} bits set:`));
    blocks.push({ kind: "list", items: set.map(({ bit, name, meaning }) => [`bit ${bit} `, { code: name }, ` ${meaning}`]) });
  }
  if (notes.length > 0) {
    blocks.push({ kind: "list", items: notes.slice(0, ROWS).map(({ line, text }) => [{ line }, `: ${text}`]) });
  }
  return blocks;
}

function tableBlocks({ name, columns, rows, rowCount }: Table): Block[] {
  const shown = rows.slice(0, ROWS);
  const left = rowCount - shown.length;
  const head = columns.map(({ name, unit }) => (unit === "" ? name : `${name} [${unit}]`));
  const right = columns.map((_, at) => shown.some((row) => typeof row[at] === "number"));
  return [
    { kind: "heading", level: 3, text: `${capital(name)}: ${counted(rowCount, "row")}` },
    { kind: "table", head, right, rows: shown.map((row) => row.map(plain)) },
    ...(left > 0 ? [paragraph(`${counted(left, "more row")} not written here.`)] : []),
  ];
}

function plain(value: Value): string {
  return value === null ? "" : String(value);
}

function fieldRuns({ name, value, unit, meaning, decoded }: Field): Run[] {
  const said = [unit, meaning].filter(Boolean).join("; ");
  return [{ code: name }, " = ", { code: value }, said === "" ? "" : ` ${said}`, ...decodedRuns(decoded)];
}

function decodedRuns(decoded: Decoded | null): Run[] {
  switch (decoded?.kind) {
    case undefined:
      return [];
    case "text":
      return [` ${decoded.text}`];
    case "words":
      return decoded.words.flatMap(({ word, meaning }): Run[] => ["; ", { code: word }, meaning === "" ? "" : ` ${meaning}`]);
    case "bits":
      return decoded.groups
        .filter(({ set }) => set.length > 0)
        .flatMap(({ name, set }): Run[] => [`; ${name}: `, { code: set.join(" ") }])
        .concat(decoded.missing.flatMap(({ word, meaning }): Run[] => ["; no ", { code: word }, `, needed for ${meaning}`]));
  }
}
