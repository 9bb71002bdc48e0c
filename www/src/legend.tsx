// All that the headings of a table explain, in one piece: for touch, for paper and for reading through.

import { Watch } from "./parts";
import type { Column } from "./report";
import { releases } from "./words";

export function ColumnLegend({ columns }: { columns: Column[] }) {
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
              <p class="source">{`${releases(column)} · ${column.source}`}</p>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
