// The spectrum table: the modes of Xen by the parts of a machine, and where this machine stands in it.

import { LineButton } from "./parts";
import type { Machine, SpectrumRow, Subsystem } from "./report";
import { machineParts, nameOf, spectrumRows } from "./words";

/** Lines of evidence in a cell; the answer lists them all. */
const LINES = 2;

/** A machine that may stand in a row: `decided` where its mode is known, else one of its candidates. */
interface Stand {
  machine: Machine;
  index: number;
  name: string;
  decided: boolean;
}

export function Spectrum({ machines }: { machines: Machine[] }) {
  const rows = spectrumRows();
  const standing = (mode: string): Stand[] =>
    machines.flatMap((machine, index) => {
      const decided = machine.mode === mode;
      if (!decided && (machine.mode != null || !machine.modeCandidates.includes(mode))) return [];
      return [{ machine, index, name: machine.name ?? "this machine", decided }];
    });
  if (rows.every(({ mode }) => standing(mode).length === 0)) return null;
  const columns = columnsOf(rows, machineParts());
  return (
    <section class="spectrum" aria-labelledby="spectrum">
      <h2 id="spectrum">Among the modes of Xen</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of the modes">
        <table>
          <thead>
            <tr>
              <th scope="col">Mode</th>
              {columns.map((parts) => (
                <th scope="col" key={parts[0]}>
                  {titleOf(parts)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ModeRow key={row.mode} row={row} columns={columns} here={standing(row.mode)} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Neighbours that every mode treats alike share a column. The report has the parts in the order to show. */
function columnsOf(rows: SpectrumRow[], parts: string[]): string[][] {
  const columns: string[][] = [];
  for (const name of parts) {
    const before = columns.at(-1);
    const [first] = before ?? [];
    const alike = first !== undefined && rows.every(({ parts }) => parts[first] === parts[name]);
    if (alike) before?.push(name);
    else columns.push([name]);
  }
  return columns;
}

/** `Disk and network`. */
function titleOf(parts: string[]): string {
  return parts.map((part, at) => (at === 0 ? nameOf(part) : nameOf(part).toLowerCase())).join(" and ");
}

function ModeRow({ row: { mode, parts }, columns, here }: { row: SpectrumRow; columns: string[][]; here: Stand[] }) {
  const decided = here.filter((stand) => stand.decided);
  return (
    <>
      <tr class={decided.length > 0 ? "here" : here.length > 0 ? "perhaps" : "other"}>
        <th scope="row">
          {nameOf(mode)}
          {here.map((stand) => (
            <span class="place" key={stand.index}>
              {stand.decided ? stand.name : `possible: ${stand.name}`}
            </span>
          ))}
        </th>
        {columns.map(([part = ""]) => (
          <td key={part}>
            <State slug={parts[part] ?? ""} />
          </td>
        ))}
      </tr>
      {decided.map((stand) => (
        <Shown key={stand.index} stand={stand} columns={columns} />
      ))}
    </>
  );
}

function State({ slug }: { slug: string }) {
  return <span class={`state state-${slug}`}>{nameOf(slug)}</span>;
}

/** What this very text shows of each part, below the row that holds for the mode in general. */
function Shown({ stand, columns }: { stand: Stand; columns: string[][] }) {
  const { machine } = stand;
  return (
    <tr class="shown">
      <th scope="row">{machine.name == null ? "as shown" : `${machine.name}, as shown`}</th>
      {columns.map((parts) => (
        <td key={parts[0]}>
          {machine.subsystems
            .filter(({ name }) => parts.includes(name))
            .map((subsystem) => (
              <PartShown key={subsystem.name} subsystem={subsystem} named={parts.length > 1} stand={stand} />
            ))}
        </td>
      ))}
    </tr>
  );
}

function PartShown({ subsystem, named, stand }: { subsystem: Subsystem; named: boolean; stand: Stand }) {
  const { name, state, evidence } = subsystem;
  const { machine, index } = stand;
  const shown = state !== "unknown";
  return (
    <div class="part">
      {named && <span class="part-name">{nameOf(name)}</span>}
      {shown ? <State slug={state} /> : <span class="follows">not shown</span>}
      {evidence.length === 0
        ? shown && <span class="follows">by the mode</span>
        : evidence.slice(0, LINES).map((at) => {
            const line = machine.evidence[at]?.line;
            return line === undefined ? null : (
              <LineButton key={at} line={line} mark={{ kind: "evidence", machine: index, evidence: at }} />
            );
          })}
    </div>
  );
}
