// Two pastes beside each other, such as before and after, or a good host and a bad one: differences first.

import { useEffect, useMemo, useState } from "preact/hooks";
import { compared, type Group, type Pair } from "./compare";
import type { Desk, Shown } from "./desk";
import { Icon } from "./parts";
import type { Statistic } from "./report";
import { Confidence } from "./verdict";
import { counted, sizeOf } from "./words";

interface CompareProps {
  a: Shown;
  b: Shown;
  desk: Desk;
}

export function CompareView({ a, b, desk }: CompareProps) {
  const first = useStatistics(a);
  const second = useStatistics(b);
  const groups = useMemo(
    () =>
      first === null || second === null
        ? null
        : compared({ report: a.answer.report, statistics: first }, { report: b.answer.report, statistics: second }),
    [a, b, first, second],
  );
  useEffect(() => document.getElementById("compared")?.focus({ preventScroll: true }), [a, b]);
  const different = groups?.filter(({ pairs }) => pairs.some(differs)) ?? [];
  const same = groups?.filter(({ pairs }) => !pairs.some(differs)) ?? [];
  return (
    <main class="compare" aria-busy={groups === null}>
      <div class="compare-head">
        <h1 id="compared" tabIndex={-1}>
          Two texts compared
        </h1>
        <button type="button" class="button small" onClick={() => desk.swap()}>
          <Icon name="sort" /> Swap
        </button>
      </div>
      <div class="sides-head">
        <SideCard letter="A" shown={a} only={() => desk.keepOnly(a)} />
        <SideCard letter="B" shown={b} only={() => desk.keepOnly(b)} />
      </div>
      {groups !== null && different.length === 0 && (
        <p class="notice" role="status">
          Nothing that was read differs.
        </p>
      )}
      {different.map((group, at) => (
        <GroupTable key={at} group={group} id={`difference-${at}`} />
      ))}
      {same.length > 0 && (
        <p class="muted">
          {`No difference in ${same.map(({ title, note }) => (note === "" ? title : `the numbers of ${title}`)).join(", ")}.`}
        </p>
      )}
    </main>
  );
}

function differs({ apart }: Pair): boolean {
  return apart > 0;
}

function useStatistics({ reading }: Shown): Statistic[] | null {
  const [known, setKnown] = useState<{ of: unknown; statistics: Statistic[] } | null>(null);
  useEffect(() => {
    let current = true;
    const tell = (statistics: Statistic[]) => current && setKnown({ of: reading, statistics });
    // Without numbers the words can still be compared.
    reading.statistics().then(tell, () => tell([]));
    return () => {
      current = false;
    };
  }, [reading]);
  return known?.of === reading ? known.statistics : null;
}

function SideCard({ letter, shown, only }: { letter: string; shown: Shown; only(): void }) {
  const { report } = shown.answer;
  const { lines, bytes, notice } = report.input;
  return (
    <section class="side" aria-label={`Text ${letter}`}>
      <p class="eyebrow">
        <b class="letter">{letter}</b> {shown.input.title}
      </p>
      {notice !== null && <p>{notice}</p>}
      {report.machines.map(({ name, summary, confidence }, at) => (
        <div key={at}>
          {name !== null && <p class="side-name">{name}</p>}
          <h2>{summary}</h2>
          <Confidence level={confidence} />
        </div>
      ))}
      <p class="muted">{`${counted(lines, "line")} · ${sizeOf(bytes)}`}</p>
      <p>
        <button type="button" class="button small" onClick={only}>
          {`Show only ${letter}`}
        </button>
      </p>
    </section>
  );
}

function GroupTable({ group: { title, code, names, note, pairs }, id }: { group: Group; id: string }) {
  const different = pairs.filter(differs);
  const same = pairs.filter((pair) => !differs(pair));
  return (
    <section class="compared" aria-labelledby={id}>
      <h2 id={id}>
        {code ? <code>{title}</code> : title}
        {note !== "" && <span class="unit"> {note}</span>}
      </h2>
      <Pairs pairs={different} code={names} plain={note !== ""} label={id} />
      {same.length > 0 && (
        <details class="more">
          <summary>{`${same.length} the same`}</summary>
          <Pairs pairs={same} code={names} plain label={id} />
        </details>
      )}
    </section>
  );
}

/** The roles stand there because a narrow screen sets the rows as blocks, which takes them from a table. */
function Pairs({ pairs, code, plain, label }: { pairs: Pair[]; code: boolean; plain: boolean; label: string }) {
  return (
    <table role="table" aria-labelledby={label}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            <span class="visually-hidden">What</span>
          </th>
          <th role="columnheader" scope="col">A</th>
          <th role="columnheader" scope="col">B</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {pairs.map(({ name, unit, a, b, change }, at) => (
          <tr role="row" key={at}>
            <th role="rowheader" scope="row">
              {code ? <code>{name}</code> : name}
              {unit !== "" && <span class="unit"> {unit}</span>}
            </th>
            <td role="cell">
              <Words text={a} other={plain ? null : b} />
            </td>
            <td role="cell">
              <Words text={b} other={plain ? null : a} />
              {change !== "" && <span class="change"> {change}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Of two long texts the words are marked that only one of them has. */
function Words({ text, other }: { text: string | null; other: string | null }) {
  if (text === null) return <span class="muted">nothing</span>;
  if (text === "") return <span class="muted">empty</span>;
  const words = text.split(/(\s+)/);
  const there = new Set(other?.split(/\s+/));
  const shared = words.filter((word, at) => at % 2 === 0 && there.has(word)).length;
  // Two texts that have little in common are read as wholes.
  if (other === text || shared * 4 < words.length / 2) return <>{text}</>;
  return <>{words.map((word, at) => (at % 2 === 1 || there.has(word) ? word : <mark key={at}>{word}</mark>))}</>;
}
