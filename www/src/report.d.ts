// Generated from src/report.rs by `cargo xtask types`; not to be edited.

/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Value".
 */
export type Value = number | string | null;
/**
 * A coded value taken apart.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Decoded".
 */
export type Decoded =
  | {
      kind: "text";
      /**
       * The sentence.
       */
      text: string;
    }
  | {
      kind: "words";
      /**
       * In printed order.
       */
      words: Word[];
    }
  | {
      /**
       * One per printed word.
       */
      groups: BitGroup[];
      kind: "bits";
      /**
       * How the layout was chosen.
       */
      layout: string;
      /**
       * Bits that are not set and are needed for something; the meaning says what for.
       */
      missing: Word[];
    };
/**
 * Where the explanation of a piece stands in the report.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Mark".
 */
export type Mark =
  | {
      /**
       * Index.
       */
      column: number;
      kind: "column";
      /**
       * The row, or null for the heading.
       */
      row: number | null;
      /**
       * Index.
       */
      section: number;
      /**
       * Index.
       */
      table: number;
    }
  | {
      /**
       * Index.
       */
      field: number;
      kind: "field";
      /**
       * Index.
       */
      section: number;
    }
  | {
      kind: "flags";
      /**
       * Index.
       */
      section: number;
    }
  | {
      /**
       * Index.
       */
      evidence: number;
      kind: "evidence";
      /**
       * Index.
       */
      machine: number;
    }
  | {
      /**
       * Index.
       */
      change: number;
      kind: "change";
    };

/**
 * The whole answer to one paste.
 */
export interface Report {
  /**
   * Series over the samples, ready to draw.
   */
  charts: Chart[];
  /**
   * Every rule and how it ended.
   */
  checked: Checked[];
  /**
   * What is wrong or worth knowing, worst first.
   */
  findings: Finding[];
  input: Input;
  /**
   * The machines that the text speaks of, in order of appearance.
   */
  machines: Machine[];
  /**
   * Shell prompts, which cut sections and name hosts.
   */
  prompts: Prompt[];
  /**
   * [`SCHEMA`].
   */
  schema: number;
  /**
   * The recognized outputs, in the order of the text.
   */
  sections: Section[];
  /**
   * Lines that no format recognized; blank lines and prompts are not among them.
   */
  unrecognized: LineRange[];
}
/**
 * Lines over samples.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Chart".
 */
export interface Chart {
  /**
   * Where rules take offence at what is drawn.
   */
  limits: Limit[];
  /**
   * Index into `sections`.
   */
  section: number;
  /**
   * The lines.
   */
  series: Series[];
  /**
   * What is drawn.
   */
  title: string;
  /**
   * Of the y axis.
   */
  unit: string;
  /**
   * One per sample.
   */
  x: number[];
  /**
   * What `x` counts: `sample`, or seconds where the text has times.
   */
  xUnit: string;
}
/**
 * A value in a chart from which on a rule takes offence. Most rules judge the median, and some look
 * at more than this: whether it fired, `checked` tells.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Limit".
 */
export interface Limit {
  /**
   * The rule's id.
   */
  rule: string;
  /**
   * The name of the line that is judged; null where all are.
   */
  series: string | null;
  /**
   * How bad it is there, as of findings.
   */
  severity: string;
  /**
   * In the unit of the chart.
   */
  value: number;
}
/**
 * One line of a chart.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Series".
 */
export interface Series {
  /**
   * Column, domain or device.
   */
  name: string;
  /**
   * One per `x`; null is a gap.
   */
  points: Value[];
}
/**
 * How a rule ended.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Checked".
 */
export interface Checked {
  /**
   * Index into `machines`.
   */
  machine: number;
  /**
   * What to paste, where it could not be checked; else empty.
   */
  needs: string;
  /**
   * `fired`, `quiet`, `not-checked`.
   */
  outcome: string;
  /**
   * The rule's id.
   */
  rule: string;
}
/**
 * A fault or a fact worth knowing.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Finding".
 */
export interface Finding {
  /**
   * What it means here.
   */
  detail: string;
  /**
   * The words that show it.
   */
  evidence: Exhibit[];
  /**
   * One line.
   */
  headline: string;
  /**
   * Index into `machines`.
   */
  machine: number;
  /**
   * What to do.
   */
  next: string;
  /**
   * The rule's id.
   */
  rule: string;
  /**
   * `critical`, `warning`, `notice`, `info`.
   */
  severity: string;
  /**
   * Who says so.
   */
  source: string;
}
/**
 * Words that a finding rests on.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Exhibit".
 */
export interface Exhibit {
  /**
   * One past the last byte.
   */
  end: number;
  /**
   * 1-based line.
   */
  line: number;
  /**
   * First byte.
   */
  start: number;
  /**
   * The words.
   */
  text: string;
}
/**
 * What was pasted, as a whole.
 */
export interface Input {
  /**
   * Bytes as given.
   */
  bytes: number;
  /**
   * `utf-8`, `utf-16le`, `utf-16be`, or `latin-1` where the bytes were no UTF-8.
   */
  encoding: string;
  /**
   * The files that were read as one text, where there were several.
   */
  files: FileRange[];
  /**
   * Lines as an editor counts them.
   */
  lines: number;
  /**
   * A sentence for the person where there is no answer: nothing pasted, binary data, prose.
   */
  notice: string | null;
  /**
   * What was cleaned or mended before reading.
   */
  repairs: Repair[];
}
/**
 * A file of several that were read as one text.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "FileRange".
 */
export interface FileRange {
  /**
   * Its first line in the text, 1-based.
   */
  firstLine: number;
  /**
   * Its last line.
   */
  lastLine: number;
  /**
   * Its name.
   */
  name: string;
}
/**
 * One kind of cleaning or mending, and where.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Repair".
 */
export interface Repair {
  /**
   * A slug such as `quote-prefix`.
   */
  kind: string;
  /**
   * The last line it touched.
   */
  lastLine: number;
  /**
   * The first line it touched, 1-based.
   */
  line: number;
  /**
   * How many lines it touched between the two.
   */
  lines: number;
  /**
   * What was done, in plain words.
   */
  note: string;
}
/**
 * One machine and what is known of it. Each layer is an answer of its own.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Machine".
 */
export interface Machine {
  /**
   * What to paste next, and what it settles.
   */
  ask: Ask[];
  /**
   * `certain`, `likely`, `possible`, `unknown`.
   */
  confidence: string;
  /**
   * `amd-sev`, `amd-sev-es`, `amd-sev-snp`, `intel-tdx`.
   */
  confidential: string | null;
  /**
   * Evidence that cannot hold together.
   */
  conflicts: Conflict[];
  /**
   * A container slug, where the text hints at one.
   */
  container: string | null;
  /**
   * The lines that prove or hint, each with what it shows.
   */
  evidence: Evidence[];
  /**
   * Kernel, versions, sizes: what the text states of the machine.
   */
  facts: {
    [k: string]: Value;
  };
  /**
   * Slug; `none` = shown to be bare metal; `unknown`.
   */
  hypervisor: string;
  /**
   * What is left of the hypervisors, where not decided.
   */
  hypervisorCandidates: string[];
  /**
   * `pv`, `pvh`, `hvm`, `hvm-pv-drivers`, `pvhvm`; null where not Xen or not decidable.
   */
  mode: string | null;
  /**
   * What is left of the modes.
   */
  modeCandidates: string[];
  /**
   * The host name, where the text shows one.
   */
  name: string | null;
  /**
   * The hypervisor of an outer layer.
   */
  nestedIn: string | null;
  /**
   * Cloud or product, as a slug.
   */
  platform: string | null;
  /**
   * `guest`, `dom0`, `host`, `bare-metal`, `unknown`.
   */
  role: string;
  /**
   * Indexes into `sections`.
   */
  sections: number[];
  /**
   * Boot, disk, network …: paravirtualized, software, hardware or unknown.
   */
  subsystems: Subsystem[];
  /**
   * One sentence that can be sent to the customer.
   */
  summary: string;
}
/**
 * A command to paste, and the question that it settles.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Ask".
 */
export interface Ask {
  /**
   * As typed in a shell.
   */
  command: string;
  /**
   * The question.
   */
  settles: string;
}
/**
 * Exhibits that exclude each other.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Conflict".
 */
export interface Conflict {
  /**
   * Indexes into the machine's `evidence`.
   */
  between: number[];
  /**
   * What may have happened.
   */
  explanation: string;
}
/**
 * A span of the text and what it shows.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Evidence".
 */
export interface Evidence {
  /**
   * One past the last byte.
   */
  end: number;
  /**
   * What they do not show, where that is often mistaken; else empty.
   */
  limits: string;
  /**
   * 1-based line of the text as pasted.
   */
  line: number;
  /**
   * The marker's id.
   */
  marker: string;
  /**
   * Index into `sections`.
   */
  section: number;
  /**
   * What they show.
   */
  shows: string;
  /**
   * Where that is known from.
   */
  source: string;
  /**
   * First byte, in UTF-8 of the text as pasted.
   */
  start: number;
  /**
   * `proof` or `hint`.
   */
  strength: string;
  /**
   * The words themselves.
   */
  text: string;
  /**
   * Kernel or hypervisor versions that print it.
   */
  versions: string;
}
/**
 * One row of the spectrum table.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Subsystem".
 */
export interface Subsystem {
  /**
   * Indexes into the machine's `evidence`; empty where the state follows from the mode alone.
   */
  evidence: number[];
  /**
   * `boot`, `disk`, `network`, `interrupts`, `timers`, `motherboard`, `privileged`.
   */
  name: string;
  /**
   * `paravirtualized`, `software`, `hardware`, `unknown`.
   */
  state: string;
}
/**
 * A shell prompt.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Prompt".
 */
export interface Prompt {
  /**
   * What was typed.
   */
  command: string;
  /**
   * The host name in it.
   */
  host: string | null;
  /**
   * 1-based.
   */
  line: number;
}
/**
 * One recognized output.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Section".
 */
export interface Section {
  /**
   * Key and value.
   */
  fields: Field[];
  /**
   * 1-based, of the text as pasted.
   */
  firstLine: number;
  /**
   * Bits.
   */
  flags: Flag[];
  /**
   * The format's id.
   */
  format: string;
  /**
   * The same for the same output of the same host in another paste: format, variant, which of
   * them (from 1), and the host where it is known, as in `vmstat/memory#1@web01`.
   */
  key: string;
  /**
   * Inclusive.
   */
  lastLine: number;
  /**
   * Lines inside that were not understood, or that need a word.
   */
  notes: Note[];
  /**
   * The lines that are its own: several ranges where lines of other outputs stand in between.
   */
  parts: LineRange[];
  /**
   * Measured rows.
   */
  tables: Table[];
  /**
   * The command that prints it.
   */
  title: string;
  /**
   * Program and version, as far as the text gives them away.
   */
  tool: string | null;
  /**
   * A form of the format, such as `disk` of `vmstat -d`.
   */
  variant: string | null;
}
/**
 * A key with its value.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Field".
 */
export interface Field {
  /**
   * The value taken apart, where it is a code.
   */
  decoded: Decoded | null;
  /**
   * `gauge`, `rate`, `counter`, `percent`, `state`, `name`, `text`.
   */
  kind: string;
  /**
   * The words behind the abbreviation.
   */
  label: string;
  /**
   * Its line.
   */
  line: number;
  /**
   * In plain words.
   */
  meaning: string;
  /**
   * The key as printed.
   */
  name: string;
  /**
   * The first version that prints it, where known.
   */
  since: string;
  /**
   * Man page, header or source file.
   */
  source: string;
  /**
   * The unit as printed by the tool.
   */
  unit: string;
  /**
   * The last version that prints it, where gone.
   */
  until: string;
  /**
   * The value as printed.
   */
  value: string;
  /**
   * The trap; empty where there is none.
   */
  watch: string;
}
/**
 * A word and its meaning.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Word".
 */
export interface Word {
  /**
   * Empty where not known.
   */
  meaning: string;
  /**
   * As printed.
   */
  word: string;
}
/**
 * The bits of one word.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "BitGroup".
 */
export interface BitGroup {
  /**
   * Such as `CPUID 1.EDX`.
   */
  name: string;
  /**
   * The names of the bits that are set; `bit N` where a bit has no name.
   */
  set: string[];
  /**
   * As printed.
   */
  word: string;
}
/**
 * A bit.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Flag".
 */
export interface Flag {
  /**
   * Its number, 0 is the lowest.
   */
  bit: number;
  /**
   * In plain words.
   */
  meaning: string;
  /**
   * Its name; `unknown bit N` where there is none.
   */
  name: string;
  /**
   * Whether it is set.
   */
  set: boolean;
  /**
   * The first release that knows it.
   */
  since: string;
  /**
   * Where that is known from.
   */
  source: string;
}
/**
 * A remark on a line.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Note".
 */
export interface Note {
  /**
   * Its line.
   */
  line: number;
  /**
   * What is to be said, or the line itself where it was not understood.
   */
  text: string;
}
/**
 * Lines from … to, 1-based, inclusive.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "LineRange".
 */
export interface LineRange {
  /**
   * 1-based.
   */
  firstLine: number;
  /**
   * Inclusive.
   */
  lastLine: number;
}
/**
 * Rows under named columns.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Table".
 */
export interface Table {
  /**
   * In printed order, after the ones that the reader added (`iteration`, `report`).
   */
  columns: Column[];
  /**
   * `samples`, `disks`, `domains` …
   */
  name: string;
  /**
   * Rows there are; `rows` may hold fewer where the caller asked for a limit.
   */
  rowCount: number;
  /**
   * The line of each row.
   */
  rowLines: number[];
  /**
   * Numbers in the unit that the tool printed, strings for names, null where there is no value.
   */
  rows: Value[][];
  /**
   * So many rows at the front are averages since boot and say nothing of now.
   */
  sinceBoot: number;
}
/**
 * A column and what it means.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Column".
 */
export interface Column {
  /**
   * `gauge`, `rate`, `counter`, `percent`, `state`, `name`, `text`.
   */
  kind: string;
  /**
   * The words behind the abbreviation.
   */
  label: string;
  /**
   * In plain words.
   */
  meaning: string;
  /**
   * As printed.
   */
  name: string;
  /**
   * The first version that prints it, where known.
   */
  since: string;
  /**
   * Man page, header or source file.
   */
  source: string;
  /**
   * The unit as printed by the tool.
   */
  unit: string;
  /**
   * The last version that prints it, where gone.
   */
  until: string;
  /**
   * The trap; empty where there is none.
   */
  watch: string;
}
/**
 * A word that was replaced wherever it stood.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Change".
 */
export interface Change {
  /**
   * How often.
   */
  count: number;
  /**
   * `host`, `domain`, `ipv4`, `ipv6`, `mac`, `uuid`, `serial`, `user`, `email`.
   */
  kind: string;
  /**
   * The first hundred lines that it stands in, 1-based.
   */
  lines: number[];
  /**
   * The word that stands there instead.
   */
  now: string;
  /**
   * The word as pasted.
   */
  was: string;
}
/**
 * The words for a fact.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "FactWords".
 */
export interface FactWords {
  /**
   * As written for people.
   */
  label: string;
  /**
   * Empty where it is a text.
   */
  unit: string;
}
/**
 * An output that is read.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "FormatEntry".
 */
export interface FormatEntry {
  /**
   * Its columns and keys. `#` and what follows tells two meanings of one word apart; `<x>` stands
   * for a part that varies.
   */
  fields: Column[];
  /**
   * Its slug.
   */
  id: string;
  /**
   * The command that prints it.
   */
  title: string;
}
/**
 * What was pasted, as a whole.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Input".
 */
export interface Input1 {
  /**
   * Bytes as given.
   */
  bytes: number;
  /**
   * `utf-8`, `utf-16le`, `utf-16be`, or `latin-1` where the bytes were no UTF-8.
   */
  encoding: string;
  /**
   * The files that were read as one text, where there were several.
   */
  files: FileRange[];
  /**
   * Lines as an editor counts them.
   */
  lines: number;
  /**
   * A sentence for the person where there is no answer: nothing pasted, binary data, prose.
   */
  notice: string | null;
  /**
   * What was cleaned or mended before reading.
   */
  repairs: Repair[];
}
/**
 * A line of the text with the words that are explained.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "MarkedLine".
 */
export interface MarkedLine {
  /**
   * 1-based.
   */
  line: number;
  /**
   * The whole line, cut; joined they are the line as pasted.
   */
  pieces: Piece[];
}
/**
 * A piece of a line.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Piece".
 */
export interface Piece {
  /**
   * What explains it.
   */
  mark: Mark | null;
  /**
   * As pasted.
   */
  text: string;
}
/**
 * A text that decides or hints which machine it is.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "MarkerEntry".
 */
export interface MarkerEntry {
  /**
   * What it leaves possible, in slugs.
   */
  allows: string;
  /**
   * Its id, which begins with that of its format.
   */
  id: string;
  /**
   * What it does not show, where that is often mistaken; else empty.
   */
  limits: string;
  /**
   * What it shows.
   */
  shows: string;
  /**
   * Where that is known from.
   */
  source: string;
  /**
   * `proof` or `hint`.
   */
  strength: string;
  /**
   * What it looks like; `<x>` stands for a part that varies.
   */
  text: string;
  /**
   * Kernel or hypervisor versions that print it.
   */
  versions: string;
}
/**
 * What the worker posts while it reads.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "ProgressMessage".
 */
export interface ProgressMessage {
  progress: Step;
}
/**
 * The step that is being taken.
 */
export interface Step {
  /**
   * Steps done of this stage.
   */
  done: number;
  /**
   * The first line of the section at hand; 0 where none is.
   */
  firstLine: number;
  /**
   * `cut`, `read`, `judge`.
   */
  stage: string;
  /**
   * Steps of this stage.
   */
  total: number;
}
/**
 * A redacted paste.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Redacted".
 */
export interface Redacted {
  /**
   * What was replaced.
   */
  changes: Change[];
  /**
   * The whole text.
   */
  text: string;
}
/**
 * Everything that can be looked up without a paste.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Reference".
 */
export interface Reference {
  /**
   * What is read.
   */
  formats: FormatEntry[];
  /**
   * The kinds of words that can be redacted, with the words for them.
   */
  kinds: {
    [k: string]: string;
  };
  /**
   * What decides which machine it is.
   */
  markers: MarkerEntry[];
  /**
   * What is looked for.
   */
  rules: RuleEntry[];
}
/**
 * A rule.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "RuleEntry".
 */
export interface RuleEntry {
  /**
   * The formats that it reads.
   */
  formats: string[];
  /**
   * Its id.
   */
  id: string;
  /**
   * What to paste so that it can be checked.
   */
  needs: string;
  /**
   * Who says so.
   */
  source: string;
  /**
   * What it looks for, in a few words.
   */
  what: string;
}
/**
 * A range of rows of a long table.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Rows".
 */
export interface Rows {
  /**
   * The line of each row.
   */
  rowLines: number[];
  /**
   * As in [`Table::rows`](super::Table::rows).
   */
  rows: Value[][];
}
/**
 * A sample that the page offers.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Sample".
 */
export interface Sample {
  /**
   * The format's id.
   */
  format: string;
  /**
   * A genuine output.
   */
  text: string;
  /**
   * The command that prints it.
   */
  title: string;
}
/**
 * How a mode virtualizes each part.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "SpectrumRow".
 */
export interface SpectrumRow {
  /**
   * Slug of the mode.
   */
  mode: string;
  /**
   * Slug of the part to slug of the state.
   */
  parts: {
    [k: string]: string;
  };
}
/**
 * A column in a few numbers, without rows that are averages since boot. Null where no value is
 * there.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Statistic".
 */
export interface Statistic {
  /**
   * Rows without a value.
   */
  absent: number;
  /**
   * The device, domain or CPU that the values are of; null where the rows have no names.
   */
  by: string | null;
  /**
   * Index into its `columns`.
   */
  column: number;
  /**
   * Values that are there.
   */
  count: number;
  /**
   * The largest value.
   */
  max: number | string | null;
  /**
   * The sum divided by the count.
   */
  mean: number | string | null;
  /**
   * The value in the middle, the upper one of two.
   */
  median: number | string | null;
  /**
   * The smallest value.
   */
  min: number | string | null;
  /**
   * 95 of 100 values are not above it.
   */
  p95: number | string | null;
  /**
   * Index into `sections`.
   */
  section: number;
  /**
   * Index into its `tables`.
   */
  table: number;
}
/**
 * A step of the reading.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Step".
 */
export interface Step1 {
  /**
   * Steps done of this stage.
   */
  done: number;
  /**
   * The first line of the section at hand; 0 where none is.
   */
  firstLine: number;
  /**
   * `cut`, `read`, `judge`.
   */
  stage: string;
  /**
   * Steps of this stage.
   */
  total: number;
}
/**
 * The words behind the slugs of a report, the same for every paste.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Vocabulary".
 */
export interface Vocabulary {
  /**
   * What each confidence means.
   */
  confidences: {
    [k: string]: string;
  };
  /**
   * The keys of a machine's facts.
   */
  facts: {
    [k: string]: FactWords;
  };
  /**
   * Hypervisors, modes, roles, parts, states, confidential kinds and platforms: slug to words.
   */
  labels: {
    [k: string]: string;
  };
  /**
   * The parts of a machine in the order in which they are shown.
   */
  parts: string[];
  /**
   * The spectrum of Xen's modes.
   */
  spectrum: SpectrumRow[];
}
