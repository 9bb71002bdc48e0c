// The rows of the tables of one paste, in any order, on the worker's side.

import type { Session } from "virtlens:engine";
import type { RowWindow, TablePlace } from "./protocol";
import type { Report, Rows, Table } from "./report";
import { isAsPrinted, ordered, type Order } from "./row-order";
import { asText, type Form } from "./table-text";

/** Rows: as many as the engine can count to. */
const ALL = 0xffff_ffff;

export class TableRows {
  /** The last order that was asked for: scrolling asks for the same one again and again. */
  #last: { key: string; all: Rows; places: number[] } | null = null;

  constructor(
    private readonly session: Session,
    private readonly report: Report,
  ) {}

  window(place: TablePlace, order: Order, first: number, count: number): RowWindow {
    if (isAsPrinted(order)) {
      const rows = this.session.rows(place.section, place.table, first, count);
      return { ...rows, places: rows.rows.map((_, at) => first + at), total: this.#table(place)?.rowCount ?? 0 };
    }
    const { all, places } = this.#ordered(place, order);
    const shown = places.slice(first, first + count);
    return {
      rows: shown.map((at) => all.rows[at] ?? []),
      rowLines: shown.map((at) => all.rowLines[at] ?? 0),
      places: shown,
      total: places.length,
    };
  }

  text(place: TablePlace, order: Order, form: Form): string {
    const { all, places } = this.#ordered(place, order);
    return asText(form, this.#table(place)?.columns ?? [], places.map((at) => all.rows[at] ?? []));
  }

  /** The report as the terminal program prints it, with every row. */
  json(): string {
    const { input } = this.report;
    return JSON.stringify({ ...this.session.report(ALL), input }, null, 1);
  }

  #ordered(place: TablePlace, order: Order): { all: Rows; places: number[] } {
    const key = JSON.stringify([place, order]);
    if (this.#last?.key === key) return this.#last;
    const table = this.#table(place);
    const all = this.session.rows(place.section, place.table, 0, table?.rowCount ?? 0);
    this.#last = { key, all, places: ordered(all.rows, table?.columns ?? [], order, table?.sinceBoot ?? 0) };
    return this.#last;
  }

  #table({ section, table }: TablePlace): Table | undefined {
    return this.report.sections[section]?.tables[table];
  }
}
