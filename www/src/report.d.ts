/* Written by hand to the shape of src/report.rs; replaced by what `cargo xtask types` generates. */

export type Value = number | string | null;

export interface Report {
  schema: number;
  input: Input;
  machines: Machine[];
  sections: Section[];
  findings: Finding[];
  checked: Checked[];
  charts: Chart[];
  unrecognized: LineRange[];
  prompts: Prompt[];
}
export interface Input {
  bytes: number;
  lines: number;
  encoding: string;
  notice?: string | null;
  repairs: Repair[];
}
export interface Repair {
  line: number;
  lastLine: number;
  lines: number;
  kind: string;
  note: string;
}
export interface Machine {
  name?: string | null;
  sections: number[];
  hypervisor: string;
  hypervisorCandidates: string[];
  mode?: string | null;
  modeCandidates: string[];
  role: string;
  platform?: string | null;
  nestedIn?: string | null;
  container?: string | null;
  confidential?: string | null;
  confidence: string;
  summary: string;
  facts: { [k: string]: Value };
  subsystems: Subsystem[];
  evidence: Evidence[];
  conflicts: Conflict[];
  ask: Ask[];
}
export interface Subsystem {
  name: string;
  state: string;
  evidence: number[];
}
export interface Evidence {
  section: number;
  line: number;
  start: number;
  end: number;
  text: string;
  shows: string;
  limits: string;
  strength: string;
  marker: string;
  versions: string;
  source: string;
}
export interface Conflict {
  between: number[];
  explanation: string;
}
export interface Ask {
  command: string;
  settles: string;
}
export interface Section {
  format: string;
  variant?: string | null;
  title: string;
  tool?: string | null;
  firstLine: number;
  lastLine: number;
  tables: Table[];
  fields: Field[];
  flags: Flag[];
  notes: Note[];
}
export interface Table {
  name: string;
  columns: Column[];
  rowCount: number;
  rows: Value[][];
  rowLines: number[];
}
export interface Column {
  name: string;
  label: string;
  unit: string;
  kind: string;
  meaning: string;
  watch: string;
  since: string;
  until: string;
  source: string;
}
export interface Field {
  name: string;
  value: string;
  line: number;
  label: string;
  unit: string;
  kind: string;
  meaning: string;
  watch: string;
  since: string;
  until: string;
  source: string;
  decoded?: Decoded | null;
}
export type Decoded =
  | { kind: "text"; text: string }
  | { kind: "words"; words: Word[] }
  | { kind: "bits"; layout: string; groups: BitGroup[] };
export interface Word {
  word: string;
  meaning: string;
}
export interface BitGroup {
  word: string;
  name: string;
  set: string[];
}
export interface Flag {
  bit: number;
  name: string;
  set: boolean;
  since: string;
  meaning: string;
  source: string;
}
export interface Note {
  line: number;
  text: string;
}
export interface Finding {
  rule: string;
  machine: number;
  severity: string;
  headline: string;
  detail: string;
  next: string;
  evidence: Exhibit[];
  source: string;
}
export interface Exhibit {
  line: number;
  start: number;
  end: number;
  text: string;
}
export interface Checked {
  rule: string;
  machine: number;
  outcome: string;
  needs: string;
}
export interface Chart {
  section: number;
  title: string;
  unit: string;
  xUnit?: string;
  x: number[];
  series: Series[];
}
export interface Series {
  name: string;
  points: Value[];
}
export interface LineRange {
  firstLine: number;
  lastLine: number;
}
export interface Prompt {
  line: number;
  host?: string | null;
  command: string;
}
export interface MarkedLine {
  line: number;
  pieces: Piece[];
}
export interface Piece {
  text: string;
  mark?: Mark | null;
}
export type Mark =
  | { kind: "column"; section: number; table: number; column: number; row?: number | null }
  | { kind: "field"; section: number; field: number }
  | { kind: "flags"; section: number }
  | { kind: "evidence"; machine: number; evidence: number };
