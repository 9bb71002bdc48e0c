// Measured rows under named columns. A long table is drawn by windows; rows beyond those that
// came with the report are asked for when they come into view.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { LineButton, Term, Watch } from "./parts";
import { useGuide } from "./guide";
import { keyOf, present } from "./marks";
import type { Column, Rows, Table, Value } from "./report";
import { counted, grouped } from "./words";

/** In CSS pixels; `styles/tables.css` sets the same. */
const ROW = 28;
/** A table up to here stands whole on the page. */
const WHOLE = 40;
/** Rows in view of a longer one. */
const VIEW = 24;
/** Rows drawn above and below the view, and asked for at once. */
const MARGIN = 8;
const CHUNK = 200;

interface Row {
  cells: Value[];
  line: number | null;
}

export function DataTable({ section, table, index }: { section: number; table: Table; index: number }) {
  const [top, setTop] = useState(0);
  const whole = table.rowCount <= WHOLE;
  const first = whole ? 0 : Math.max(0, Math.floor(top / ROW) - MARGIN);
  const last = whole ? table.rowCount : Math.min(table.rowCount, first + VIEW + 2 * MARGIN);
  const rowAt = useRows(section, index, table, first, last);
  const decimals = useMemo(() => table.columns.map((_, at) => decimalsOf(table.rows, at)), [table]);
  const keys = table.columns.map((_, column) => keyOf({ kind: "column", section, table: index, column, row: null }));
  const named = `${table.name}: ${counted(table.rowCount, "row")}`;

  const rows = [];
  for (let at = first; at < last; at += 1) {
    rows.push(<TableRow key={at} at={at} row={rowAt(at)} keys={keys} decimals={decimals} mark={{ section, index }} />);
  }
  return (
    <figure class="data">
      <figcaption>{named}</figcaption>
      <div
        class={whole ? "scroll" : "scroll windowed"}
        tabIndex={0}
        role="region"
        aria-label={named}
        onScroll={(event) => !whole && setTop(event.currentTarget.scrollTop)}
      >
        <table aria-rowcount={table.rowCount + 1}>
          <thead>
            <tr>
              <th scope="col" class="line-column">
                <span class="visually-hidden">Line</span>
              </th>
              {table.columns.map((column, at) => (
                <Heading key={at} column={column} section={section} table={index} at={at} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer rows={first} columns={table.columns.length + 1} />
            {rows}
            <Spacer rows={table.rowCount - last} columns={table.columns.length + 1} />
          </tbody>
        </table>
      </div>
      <Legend columns={table.columns} />
    </figure>
  );
}

function Heading({ column, section, table, at }: { column: Column; section: number; table: number; at: number }) {
  const mark = { kind: "column", section, table, column: at, row: null } as const;
  // `receive.bytes` is `bytes` of the group `receive`.
  const dot = column.name.indexOf(".");
  const group = dot > 0 ? column.name.slice(0, dot) : "";
  return (
    <th scope="col" class={isName(column) ? "name" : "number"}>
      <Term mark={mark} id={keyOf(mark)}>
        {group !== "" && <span class="group">{group} </span>}
        {group === "" ? column.name : column.name.slice(dot + 1)}
      </Term>
      <span class="unit">{column.unit}</span>
    </th>
  );
}

function isName({ kind }: Column): boolean {
  return kind === "name" || kind === "text" || kind === "state";
}

interface RowProps {
  at: number;
  row: Row | null;
  /** Of the columns. */
  keys: string[];
  decimals: number[];
  mark: { section: number; index: number };
}

function TableRow({ at, row, keys, decimals, mark: { section, index } }: RowProps) {
  return (
    <tr aria-rowindex={at + 2}>
      <td class="line-column">
        {row?.line != null && (
          <LineButton line={row.line} mark={{ kind: "column", section, table: index, column: 0, row: at }} />
        )}
      </td>
      {keys.map((_, which) => {
        const value = row?.cells[which];
        const number = typeof value === "number";
        return (
          <td key={which} class={`${number ? "number" : "name"}${value === 0 ? " zero" : ""}`} data-key={keys[which]}>
            {row === null ? "" : !present(value) ? <Absent /> : number ? printed(value, decimals[which] ?? 0) : value}
          </td>
        );
      })}
    </tr>
  );
}

/** Missing is not zero. */
function Absent() {
  return (
    <span class="absent">
      <span aria-hidden="true">·</span>
      <span class="visually-hidden">no value</span>
    </span>
  );
}

function Spacer({ rows, columns }: { rows: number; columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden="true" class="spacer">
      <td colSpan={columns} style={{ height: `${rows * ROW}px` }} />
    </tr>
  );
}

/** All that the headings explain, in one piece: for touch, for paper and for reading through. */
function Legend({ columns }: { columns: Column[] }) {
  const known = columns.filter(({ meaning }) => meaning !== "");
  if (known.length === 0) return null;
  return (
    <details class="more legend">
      <summary>What the columns mean</summary>
      <dl>
        {known.map((column, at) => (
          <div key={at}>
            <dt>
              <code>{column.name}</code> {column.label}
              {column.unit !== "" && <span class="unit">{column.unit}</span>}
            </dt>
            <dd>
              <p>{column.meaning}</p>
              {column.watch !== "" && <Watch>{column.watch}</Watch>}
              <p class="source">
                {[
                  column.since && `since ${column.since}`,
                  column.until && `until ${column.until}`,
                  column.source,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The rows of the window; null where one has not arrived yet. */
function useRows(section: number, index: number, table: Table, first: number, last: number): (at: number) => Row | null {
  const { source } = useGuide();
  const chunks = useRef(new Map<number, Rows | null>());
  const [, redraw] = useState(0);
  useEffect(() => {
    chunks.current = new Map();
  }, [table]);
  useEffect(() => {
    for (let chunk = Math.floor(first / CHUNK); chunk * CHUNK < last; chunk += 1) {
      const begin = chunk * CHUNK;
      if (begin + CHUNK <= table.rows.length || chunks.current.has(chunk)) continue;
      chunks.current.set(chunk, null);
      const into = chunks.current;
      source.rows(section, index, begin, CHUNK).then(
        (rows) => {
          into.set(chunk, rows);
          redraw((times) => times + 1);
        },
        // The paste is gone, and so will this table be.
        () => undefined,
      );
    }
  }, [table, first, last]);
  return (at) => {
    const chunk = chunks.current.get(Math.floor(at / CHUNK));
    const cells = table.rows[at] ?? chunk?.rows[at % CHUNK];
    const line = table.rowLines[at] ?? chunk?.rowLines[at % CHUNK] ?? null;
    return cells === undefined ? null : { cells, line };
  };
}

/** As many decimals as the column shows anywhere, so that the points stand below each other. */
function decimalsOf(rows: Value[][], column: number): number {
  let most = 0;
  for (const row of rows) {
    const value = row[column];
    if (typeof value !== "number" || Number.isInteger(value)) continue;
    const text = value.toString();
    const point = text.indexOf(".");
    if (point >= 0) most = Math.max(most, text.length - point - 1);
  }
  return Math.min(most, 6);
}

function printed(value: number, decimals: number): string {
  if (Number.isInteger(value) && decimals === 0) return Math.abs(value) >= 10_000 ? grouped(value) : value.toString();
  return value.toFixed(decimals);
}
