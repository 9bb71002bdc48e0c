// The rows of a table that are in view: those that came with the report, and chunks asked for.

import { useEffect, useRef, useState } from "preact/hooks";
import { useGuide } from "./guide";
import type { RowWindow, TablePlace } from "./protocol";
import type { Source } from "./reading";
import type { Table, Value } from "./report";
import { isAsPrinted, type Order } from "./row-order";

const CHUNK = 200;

export interface Row {
  cells: Value[];
  line: number | null;
  /** Where it stands in the table as printed. */
  place: number;
}

/** One table in one order. */
class RowStore {
  /** Null until it is known how many rows a filter leaves. */
  total: number | null;
  #chunks = new Map<number, RowWindow | null>();
  /** Those that were drawn, each the same object each time. */
  #rows = new Map<number, Row>();

  constructor(
    private readonly source: Source,
    private readonly place: TablePlace,
    table: Table,
    readonly order: Order,
    private readonly arrived: () => void,
  ) {
    const { rows, rowLines, rowCount } = table;
    this.total = null;
    if (!isAsPrinted(order)) return;
    this.total = rowCount;
    const places = rows.map((_, at) => at);
    // A chunk is taken as it is or asked for whole.
    for (let first = 0; first < rowCount && Math.min(first + CHUNK, rowCount) <= rows.length; first += CHUNK) {
      const cut = <T>(all: T[]) => all.slice(first, first + CHUNK);
      const chunk = { rows: cut(rows), rowLines: cut(rowLines), places: cut(places), total: rowCount };
      this.#chunks.set(first / CHUNK, chunk);
    }
  }

  /** Null where it has not arrived yet. */
  at(index: number): Row | null {
    const known = this.#rows.get(index);
    if (known !== undefined) return known;
    const chunk = this.#chunks.get(Math.floor(index / CHUNK));
    const cells = chunk?.rows[index % CHUNK];
    if (chunk == null || cells === undefined) return null;
    const row = { cells, line: chunk.rowLines[index % CHUNK] ?? null, place: chunk.places[index % CHUNK] ?? index };
    this.#rows.set(index, row);
    return row;
  }

  want(first: number, last: number): void {
    for (let chunk = Math.floor(first / CHUNK); chunk * CHUNK < Math.max(last, 1); chunk += 1) {
      if (this.#chunks.has(chunk)) continue;
      this.#chunks.set(chunk, null);
      this.source.rows(this.place, this.order, chunk * CHUNK, CHUNK).then(
        (rows) => {
          this.#chunks.set(chunk, rows);
          this.total = rows.total;
          this.arrived();
        },
        // The paste is gone, and so will this table be.
        () => undefined,
      );
    }
  }
}

/** The rows in this order; until the first of them have arrived, those of the order before. */
export function useRows(place: TablePlace, table: Table, order: Order): RowStore {
  const { source } = useGuide();
  const [, redraw] = useState(0);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const wanted = useRef<{ table: Table; store: RowStore } | null>(null);
  const drawn = useRef<RowStore | null>(null);
  if (wanted.current?.table !== table || wanted.current.store.order !== order) {
    const arrived = () => alive.current && redraw((times) => times + 1);
    const store = new RowStore(source, place, table, order, arrived);
    if (wanted.current?.table !== table) drawn.current = null;
    wanted.current = { table, store };
    if (store.total === null) store.want(0, 1);
  }
  const { store } = wanted.current;
  if (store.total !== null || drawn.current === null) drawn.current = store;
  return drawn.current;
}
