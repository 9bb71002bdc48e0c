// Two reports beside each other: what differs, and what is the same.

import { layersOf } from "./layers";
import { present } from "./marks";
import type { Decoded, Field, Machine, Report, Section, Statistic, Value } from "./report";
import { capital, counted, factWords, grouped, lineRange } from "./words";

export interface Side {
  report: Report;
  statistics: Statistic[];
}

/** One line of the comparison; null where a side has nothing to show. */
export interface Pair {
  name: string;
  unit: string;
  a: string | null;
  b: string | null;
  /** How far the second is from the first, in words. */
  change: string;
  /** The greater, the further apart; 0 where both are the same. */
  apart: number;
}

export interface Group {
  title: string;
  /** Whether the title is a word of the paste. */
  code: boolean;
  /** Whether the names are. */
  names: boolean;
  /** Of a group of numbers: what the two columns hold. */
  note: string;
  pairs: Pair[];
}

export function compared(a: Side, b: Side): Group[] {
  const groups: Group[] = [];
  const add = (title: string, pairs: Pair[], code: boolean, names: boolean, note = "") => {
    if (pairs.length > 0) groups.push({ title, code, names, note, pairs: differencesFirst(pairs) });
  };
  for (const [one, other] of machinePairs(a.report.machines, b.report.machines)) {
    const names = [...new Set([one?.name, other?.name].filter(Boolean))];
    add(["Machine", names.join(" and ")].join(" ").trim(), byName(machineWords(one), machineWords(other)), false, false);
  }
  const found = new Set([...a.report.findings, ...b.report.findings].map(({ rule }) => rule));
  const outcomes = byName(outcomesOf(a.report), outcomesOf(b.report));
  // That one text cannot answer what the other can is the lesser difference.
  add("Findings", outcomes.map((pair) => ({ ...pair, apart: found.has(pair.name) ? pair.apart : pair.apart / 2 })), false, true);
  const alone: Pair[] = [];
  for (const [one, other] of matched(a.report.sections, b.report.sections, ({ key }) => key.split("@")[0] ?? key)) {
    const title = one?.title ?? other?.title ?? "";
    if (one === undefined || other === undefined) {
      alone.push(pairOf(title, one && linesOf(one), other && linesOf(other)));
      continue;
    }
    add(title, byName(sectionWords(one), sectionWords(other)), true, true);
    add(title, numberPairs(columnsOf(a, one), columnsOf(b, other)), true, true, "mean (smallest to largest)");
  }
  add("Outputs in one text only", alone, false, true);
  return groups;
}

function linesOf({ firstLine, lastLine }: Section): string {
  return lineRange(firstLine, lastLine);
}

/** Machines of one name; a good host and a bad one have two, and are paired as they come. */
function machinePairs(a: Machine[], b: Machine[]): [Machine | undefined, Machine | undefined][] {
  const pairs = matched(a, b, ({ name }) => name);
  const alone = pairs.filter(([one, other]) => one === undefined && other !== undefined).map(([, other]) => other);
  const filled = pairs.map(([one, other]): (typeof pairs)[number] => [one, other ?? (one && alone.shift())]);
  return filled.filter(([one, other]) => one !== undefined || (other !== undefined && alone.includes(other)));
}

/** Those of one name beside each other, then what only the second has. */
function matched<T>(a: T[], b: T[], nameOf: (each: T) => string | null): [T | undefined, T | undefined][] {
  const rest = [...b];
  const take = (fits: (each: T) => boolean): T | undefined => {
    const at = rest.findIndex(fits);
    return at < 0 ? undefined : rest.splice(at, 1)[0];
  };
  const named = a.map((each) => ({ each, other: take((other) => nameOf(other) === nameOf(each)) }));
  const pairs = named.map(({ each, other }): [T, T | undefined] => [each, other]);
  return [...pairs, ...rest.map((each): [undefined, T] => [undefined, each])];
}

type Words = Map<string, string>;

function byName(a: Words, b: Words): Pair[] {
  return [...new Set([...a.keys(), ...b.keys()])].map((name) => pairOf(name, a.get(name), b.get(name)));
}

function pairOf(name: string, a: string | undefined, b: string | undefined): Pair {
  return { name, unit: "", a: a ?? null, b: b ?? null, change: "", apart: a === b ? 0 : 1 };
}

function machineWords(machine: Machine | undefined): Words {
  const words: Words = new Map();
  if (machine === undefined) return words;
  words.set("In a sentence", machine.summary);
  words.set("Confidence", machine.confidence);
  for (const { label, value, decided } of layersOf(machine)) words.set(label, decided ? value : `${value} (not decided)`);
  for (const [key, value] of Object.entries(machine.facts)) {
    const { label, unit } = factWords(key);
    if (present(value)) words.set(label, typeof value === "number" ? `${value} ${unit}`.trim() : value);
  }
  return words;
}

/** What each rule came to; where both are quiet there is nothing to say. */
function outcomesOf({ findings, checked }: Report): Words {
  const words: Words = new Map();
  for (const { rule, outcome } of checked) if (outcome !== "fired") words.set(rule, capital(outcome));
  const fired = new Map<string, string[]>();
  for (const { rule, headline } of findings) fired.set(rule, [...(fired.get(rule) ?? []), headline]);
  for (const [rule, headlines] of fired) words.set(rule, headlines.join("; "));
  return words;
}

function sectionWords({ tool, variant, fields, flags }: Section): Words {
  const words: Words = new Map();
  if (tool !== null) words.set("Program", tool);
  if (variant !== null) words.set("Form", variant);
  for (const field of fields) {
    // A key may come again, as it does in dmidecode.
    let name = field.name;
    for (let times = 2; words.has(name); times += 1) name = `${field.name} (${times})`;
    for (const [part, value] of fieldWords(field)) words.set(part === "" ? name : `${name}, ${part}`, value);
  }
  for (const { name, set } of flags) words.set(name, set ? "set" : "not set");
  return words;
}

/** Features of a processor by their names: a number of eight digits tells nobody what is missing. */
function fieldWords({ value, decoded }: Field): [part: string, value: string][] {
  const bits = decoded as Decoded | null;
  if (bits?.kind !== "bits" || bits.groups.every(({ set }) => set.length === 0)) return [["", value]];
  return bits.groups.map(({ name, set }) => [name, set.join(" ")]);
}

interface Column extends Statistic {
  name: string;
  unit: string;
}

/** The numbers of the columns of a section; those of one name are of one table, one column, one device. */
function columnsOf({ report, statistics }: Side, section: Section): Map<string, Column> {
  const at = report.sections.indexOf(section);
  const columns = new Map<string, Column>();
  for (const statistic of statistics) {
    if (statistic.section !== at) continue;
    const table = section.tables[statistic.table];
    const column = table?.columns[statistic.column];
    if (table === undefined || column === undefined) continue;
    const name = [statistic.by, column.name].filter(Boolean).join(" · ");
    columns.set(`${table.name} ${name}`, { ...statistic, name, unit: column.unit });
  }
  return columns;
}

function numberPairs(a: Map<string, Column>, b: Map<string, Column>): Pair[] {
  if (a.size === 0 || b.size === 0) {
    if (a.size === b.size) return [];
    const there = (columns: Map<string, Column>) => (columns.size === 0 ? undefined : counted(columns.size, "column"));
    return [pairOf("without averages since boot", there(a), there(b))];
  }
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
    const [one, other] = [a.get(key), b.get(key)];
    const name = one?.name ?? other?.name ?? "";
    const [before, after] = [one?.mean, other?.mean];
    const unit = one?.unit ?? other?.unit ?? "";
    const pair = { ...pairOf(name, one && spread(one), other && spread(other)), unit };
    if (!isNumber(before) || !isNumber(after)) return [pair];
    const most = Math.max(Math.abs(before), Math.abs(after));
    if (pair.apart === 0) return [pair];
    // Where no value of one side is among those of the other, it is no chance.
    const clear = below(one, other) || below(other, one) ? 2 : 0;
    const apart = most === 0 ? 0.01 : clear + Math.abs(after - before) / most;
    return [{ ...pair, change: changed(before, after), apart }];
  });
}

function below(low: Column | undefined, high: Column | undefined): boolean {
  return isNumber(low?.max) && isNumber(high?.min) && low.max < high.min;
}

function spread({ mean, min, max }: Statistic): string {
  if (!isNumber(mean) || !isNumber(min) || !isNumber(max)) return "no value";
  return min === max ? short(mean) : `${short(mean)} (${short(min)} to ${short(max)})`;
}

function changed(before: number, after: number): string {
  if (before === after) return "";
  if (before <= 0 || after < 0) return "";
  const ratio = after / before;
  if (ratio >= 2) return `× ${short(ratio)}`;
  const percent = Math.round((ratio - 1) * 100);
  return percent === 0 ? "" : `${percent > 0 ? "+" : "−"}${Math.abs(percent)} %`;
}

function isNumber(value: Value | undefined): value is number {
  return typeof value === "number";
}

/** Three digits that count; whole numbers stay whole. */
function short(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return Math.abs(value) < 10_000 ? String(Math.round(value)) : grouped(value);
  return String(Number(value.toPrecision(3)));
}

function differencesFirst(pairs: Pair[]): Pair[] {
  return [...pairs].sort((a, b) => b.apart - a.apart);
}
