// Measured rows under named columns. A long table is drawn by windows; rows beyond those that
// came with the report are asked for when they come into view.

import { useMemo, useState } from "preact/hooks";
import { useGuide } from "./guide";
import { ColumnLegend } from "./legend";
import { keyOf, present } from "./marks";
import { steady } from "./paint";
import { Icon, LineButton, Term } from "./parts";
import type { Column, Report, Table, Value } from "./report";
import { AS_PRINTED, isAsPrinted, type Order } from "./row-order";
import { useRows, type Row } from "./rows";
import { TableTools } from "./table-tools";
import { counted, grouped } from "./words";

/** An option such as `-S` stays in one piece. */
const NO_BREAK = "\u2011";
/** In CSS pixels; `styles/tables.css` sets the same. */
const ROW = 28;
/** A table up to here stands whole on the page. */
const WHOLE = 40;
/** Rows in view of a longer one. */
const VIEW = 24;
/** Rows drawn above and below the view, and asked for at once. */
const MARGIN = 8;

export function DataTable({ section, table, index }: { section: number; table: Table; index: number }) {
  const { report } = useGuide();
  const [top, setTop] = useState(0);
  const [order, setOrder] = useState(AS_PRINTED);
  const rows = useRows({ section, table: index }, table, order);
  const total = rows.total ?? table.rowCount;
  const whole = table.rowCount <= WHOLE;
  const first = whole ? 0 : Math.max(0, Math.min(Math.floor(top / ROW), total - VIEW) - MARGIN);
  const last = whole ? total : Math.min(total, first + VIEW + 2 * MARGIN);
  rows.want(first, last);

  const decimals = useMemo(() => table.columns.map((_, at) => decimalsOf(table.rows, at)), [table]);
  const found = useMemo(() => findingsByLine(report), [report]);
  const marks = useMemo(
    () => table.columns.map((_, column) => ({ kind: "column", section, table: index, column, row: null }) as const),
    [table, section, index],
  );
  const keys = useMemo(() => marks.map(keyOf), [marks]);
  const named = `${table.name}: ${counted(table.rowCount, "row")}`;
  const { group } = rows.order;

  const drawn = [];
  for (let at = first; at < last; at += 1) {
    const row = rows.at(at);
    const before = at > 0 ? rows.at(at - 1) : null;
    const same = group !== null && row !== null && before !== null && before.cells[group] === row.cells[group];
    drawn.push(
      <TableRow
        key={at}
        at={at}
        row={row}
        columns={table.columns}
        keys={keys}
        decimals={decimals}
        section={section}
        index={index}
        group={group}
        same={same}
        sinceBoot={(row?.place ?? at) < table.sinceBoot}
        found={row?.line == null ? undefined : found.get(row.line)}
      />,
    );
  }
  return (
    <figure class="data">
      <figcaption>
        <span>{named}</span>
        <TableTools place={{ section, table: index }} table={table} order={order} set={setOrder} />
        <span class="shown-rows" role="status">
          {isAsPrinted(rows.order) || total === table.rowCount ? "" : `${grouped(total)} shown`}
        </span>
      </figcaption>
      <div
        class={whole ? "scroll" : "scroll windowed"}
        tabIndex={0}
        role="region"
        aria-label={named}
        onScroll={(event) => !whole && setTop(event.currentTarget.scrollTop)}
      >
        <table aria-rowcount={total + 1}>
          <thead>
            <tr>
              <th scope="col" class="line-column">
                <span class="visually-hidden">Line</span>
              </th>
              {table.columns.map((column, at) => (
                <Heading
                  key={at}
                  column={column}
                  mark={marks[at] as (typeof marks)[number]}
                  at={at}
                  order={order}
                  {...(table.rowCount > 1 ? { sort: setOrder } : {})}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer rows={first} columns={table.columns.length + 1} />
            {drawn}
            <Spacer rows={total - last} columns={table.columns.length + 1} />
          </tbody>
        </table>
        {total === 0 && table.rowCount > 0 && <p class="no-rows">No row fits the filter.</p>}
      </div>
      <ColumnLegend columns={table.columns} />
    </figure>
  );
}

interface HeadingProps {
  column: Column;
  mark: Parameters<typeof keyOf>[0];
  at: number;
  order: Order;
  sort?: (order: Order) => void;
}

function Heading({ column, mark, at, order, sort }: HeadingProps) {
  // `receive.bytes` is `bytes` of the group `receive`.
  const dot = column.name.indexOf(".");
  const group = dot > 0 ? column.name.slice(0, dot) : "";
  const sorted = order.sort?.column === at ? order.sort : null;
  // Of numbers the large ones are looked for, of names the first.
  const downFirst = !isName(column);
  const next =
    sorted === null ? { column: at, down: downFirst } : sorted.down === downFirst ? { column: at, down: !downFirst } : null;
  const then = next === null ? "as printed" : next.down ? "largest first" : "smallest first";
  const isSorted = sorted === null ? {} : ({ "aria-sort": sorted.down ? "descending" : "ascending" } as const);
  return (
    <th scope="col" class={isName(column) ? "name" : "number"} {...isSorted}>
      <Term mark={mark} id={keyOf(mark)}>
        {group !== "" && <span class="group">{group} </span>}
        {group === "" ? column.name : column.name.slice(dot + 1)}
      </Term>
      <span class="unit">{column.unit.replace("-", NO_BREAK)}</span>
      {sort !== undefined && (
        <button
          type="button"
          class="sort"
          aria-label={`Sort by ${column.name}, ${then}`}
          onClick={() => sort({ ...order, sort: next })}
        >
          <Icon name={sorted === null ? "sort" : sorted.down ? "downward" : "up"} />
        </button>
      )}
    </th>
  );
}

function isName({ kind }: Column): boolean {
  return kind === "name" || kind === "text" || kind === "state";
}

interface RowProps {
  at: number;
  row: Row | null;
  columns: Column[];
  keys: string[];
  decimals: number[];
  section: number;
  index: number;
  /** The column whose equal values stand together. */
  group: number | null;
  /** Whether the row above has the same name there. */
  same: boolean;
  sinceBoot: boolean;
  found: Found | undefined;
}

const TableRow = steady<RowProps>((props) => {
  const { at, row, columns, keys, decimals, section, index, group, same, sinceBoot, found } = props;
  const kinds = [sinceBoot && "since-boot", group !== null && !same && "group-first", found && `severity-${found.severity}`];
  return (
    <tr aria-rowindex={at + 2} class={kinds.filter(Boolean).join(" ")}>
      <td class="line-column">
        {found !== undefined && (
          <span class="shape" role="img" aria-label={found.headline} title={found.headline} />
        )}
        {sinceBoot && (
          <span class="boot" title="Average since boot: it says nothing of now">
            since boot
          </span>
        )}
        {row?.line != null && (
          <LineButton line={row.line} mark={{ kind: "column", section, table: index, column: 0, row: row.place }} />
        )}
      </td>
      {columns.map(({ kind }, which) => {
        const value = row?.cells[which];
        const number = typeof value === "number";
        const share = kind === "percent" && number && value > 0 ? Math.min(100, value) : null;
        const again = same && group === which;
        const kinds = [number ? "number" : "name", value === 0 && "zero", share !== null && "share", again && "again"];
        return (
          <td
            key={which}
            class={kinds.filter(Boolean).join(" ")}
            data-key={keys[which]}
            style={share === null ? {} : { backgroundSize: `${share}% 3px` }}
          >
            {row === null ? "" : !present(value) ? <Absent /> : number ? printed(value, decimals[which] ?? 0) : value}
          </td>
        );
      })}
    </tr>
  );
});

interface Found {
  severity: string;
  headline: string;
}

/** What the rules found, by the line that shows it; findings come worst first. */
function findingsByLine(report: Report): ReadonlyMap<number, Found> {
  const found = new Map<number, Found>();
  for (const { severity, headline, evidence } of report.findings) {
    for (const { line } of evidence) if (!found.has(line)) found.set(line, { severity, headline });
  }
  return found;
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
