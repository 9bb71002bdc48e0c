// Names and addresses taken out of a text before others see it, and the list of what is replaced.

import { useEffect, useState } from "preact/hooks";
import type { RedactedText } from "./protocol";
import type { Reading } from "./reading";
import { counted, grouped } from "./words";

/** Replacements that are listed; the text below shows them all. */
const LISTED = 200;

export interface Redaction extends RedactedText {
  /** All that could be replaced. */
  all: RedactedText["changes"];
  /** Kinds that stay as they are. */
  kept: ReadonlySet<string>;
  toggle(kind: string): void;
}

/** Null until it is made, or where nobody wants it. */
export function useRedaction(reading: Reading, wanted: boolean): Redaction | null {
  const [all, setAll] = useState<RedactedText["changes"] | null>(null);
  const [made, setMade] = useState<RedactedText | null>(null);
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    reading.redact([...kept]).then(
      (redacted) => {
        if (!current) return;
        setMade(redacted);
        setAll((known) => known ?? redacted.changes);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [reading, wanted, kept]);
  const toggle = (kind: string) => {
    const now = new Set(kept);
    if (!now.delete(kind)) now.add(kind);
    setKept(now);
  };
  return made === null || all === null ? null : { ...made, all, kept, toggle };
}

/** What is replaced, kind by kind, each kind to be left as it is. */
export function RedactionList({ redaction: { all, changes, kinds: words, kept, toggle } }: { redaction: Redaction }) {
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  if (kinds.length === 0) return <p class="panel-note">No name and no address was found in this text. Read it once more.</p>;
  return (
    <>
      <fieldset class="choices">
        <legend class="visually-hidden">What is replaced</legend>
        {kinds.map((kind) => (
          <label key={kind}>
            <input type="checkbox" checked={!kept.has(kind)} onChange={() => toggle(kind)} />
            <span>
              {words[kind] ?? kind} <span class="muted">{all.filter((change) => change.kind === kind).length}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="changes" tabIndex={0} role="region" aria-label="What is replaced by what">
        <table>
          <thead>
            <tr>
              <th scope="col">In the text</th>
              <th scope="col">Replaced by</th>
              <th scope="col">Where</th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, LISTED).map(({ kind, was, now, count, lines }) => (
              <tr key={`${kind} ${was}`}>
                <td>
                  <code>{was}</code>
                </td>
                <td>
                  <code>{now}</code>
                </td>
                <td class="muted">{whereOf(count, lines)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {changes.length > LISTED && <p class="muted">{`and ${grouped(changes.length - LISTED)} more`}</p>}
      </div>
    </>
  );
}

function whereOf(count: number, lines: number[]): string {
  const shown = lines.slice(0, 3).map(grouped).join(", ");
  const more = lines.length > 3 ? " …" : "";
  return `${counted(count, "time")}, ${lines.length === 1 ? "line" : "lines"} ${shown}${more}`;
}

/** The first lines as others get to see them, with the words that stand for others marked. */
export function RedactedLines({ redaction: { lines, text } }: { redaction: Redaction }) {
  const seen = lines.reduce((sum, { pieces }) => sum + pieces.reduce((sum, { text }) => sum + text.length, 1), 0);
  return (
    <>
      {lines.flatMap(({ pieces }) => [
        ...pieces.map(({ text, mark }, at) => (mark === null ? text : <mark key={at}>{text}</mark>)),
        "\n",
      ])}
      {text.size > seen && <i class="cut">… the rest is not shown here</i>}
    </>
  );
}
