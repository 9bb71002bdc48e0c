// One line of the text as pasted, with its marks.

import { keyOf, type Mark } from "./marks";
import { steady } from "./paint";
import type { MarkedLine, Report } from "./report";

/** A longer line is cut on the screen; copying and saving give all of it. */
const LONGEST = 4000;

export interface TextLineProps {
  report: Report;
  number: number;
  /** Null until it has arrived. */
  line: MarkedLine | null;
  top: number;
  /** The line that a button led to. */
  here: boolean;
  unrecognized: boolean;
  /** First line of a recognized output. */
  opens: boolean;
  /** The piece that Tab leads to, or null where it stands in another line. */
  tabStop: number | null;
}

/** Drawn anew only when something in it has changed: a screen of vmstat has a thousand marks. */
export const TextLine = steady<TextLineProps>(
  ({ report, number, line, top, here, unrecognized, opens, tabStop }) => {
    const kinds = ["text-line", here && "here", unrecognized && "unrecognized", opens && "opens"].filter(Boolean);
    return (
      <div class={kinds.join(" ")} data-line={number} style={{ transform: `translateY(${top}px)` }}>
        <code>{line === null ? "" : pieces(report, line, tabStop)}</code>
      </div>
    );
  },
);

function pieces(report: Report, line: MarkedLine, tabStop: number | null) {
  const drawn = [];
  let left = LONGEST;
  for (const [at, { text, mark }] of line.pieces.entries()) {
    if (left <= 0) break;
    const shown = text.length > left ? text.slice(0, left) : text;
    left -= shown.length;
    if (mark == null) {
      drawn.push(shown);
      continue;
    }
    drawn.push(
      <span
        key={at}
        class={`mark ${kindOf(report, mark)}`}
        data-key={keyOf(mark)}
        data-piece={at}
        role="button"
        aria-haspopup="dialog"
        tabIndex={at === tabStop ? 0 : -1}
      >
        {shown}
      </span>,
    );
  }
  if (left <= 0) drawn.push(<i class="cut">the rest of this line is not drawn</i>);
  return drawn;
}

/** Headings stand out from values, proofs from hints. */
function kindOf(report: Report, mark: Mark): string {
  if (mark.kind === "column" && mark.row == null) return "mark-column mark-heading";
  if (mark.kind !== "evidence") return `mark-${mark.kind}`;
  return `mark-evidence mark-${report.machines[mark.machine]?.evidence[mark.evidence]?.strength ?? ""}`;
}
