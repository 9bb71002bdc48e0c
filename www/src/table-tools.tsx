// What can be done with a table: leave rows out, put together what bears one name, take it away.

import { useId } from "preact/hooks";
import { useGuide } from "./guide";
import { CopyButton } from "./parts";
import type { TablePlace } from "./protocol";
import type { Table } from "./report";
import type { Order } from "./row-order";

/** A table with fewer rows is seen at a glance. */
const FEW = 4;

interface ToolsProps {
  place: TablePlace;
  table: Table;
  order: Order;
  set(order: Order): void;
}

export function TableTools({ place, table, order, set }: ToolsProps) {
  const { source } = useGuide();
  const id = useId();
  const text = (form: "csv" | "markdown") => () => source.tableText(place, order, form);
  const names = repeatedNames(table);
  return (
    <span class="table-tools">
      {table.rowCount >= FEW && (
        <>
          <label class="visually-hidden" for={id}>{`Filter the rows of ${table.name}`}</label>
          <input
            id={id}
            class="filter"
            type="search"
            placeholder={`Filter: word, ${exampleOf(table)}`}
            spellcheck={false}
            autocomplete="off"
            value={order.filter}
            onInput={({ currentTarget }) => set({ ...order, filter: currentTarget.value })}
          />
        </>
      )}
      {names.map((column) => (
        <button
          key={column}
          type="button"
          class="button small"
          aria-pressed={order.group === column}
          onClick={() => set({ ...order, group: order.group === column ? null : column })}
        >
          {`Group by ${table.columns[column]?.name}`}
        </button>
      ))}
      <CopyButton text={text("csv")} label={`Copy ${table.name} as CSV`} word="CSV" />
      <CopyButton text={text("markdown")} label={`Copy ${table.name} as Markdown`} word="Markdown" />
    </span>
  );
}

/** A condition on a column that this table has. */
function exampleOf({ columns, rows }: Table): string {
  const column = columns.findLast((_, at) => typeof rows[0]?.[at] === "number");
  return column === undefined ? "word" : `${column.name}>0`;
}

/** Columns of names that come again, as a device does in each report. */
function repeatedNames({ columns, rows }: Table): number[] {
  return columns.flatMap(({ kind }, at) => {
    if (kind !== "name") return [];
    const names = rows.map((row) => row[at]).filter((name) => name !== null);
    return new Set(names).size < names.length ? [at] : [];
  });
}
