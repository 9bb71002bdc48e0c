// The spectrum table: five modes by five parts of a machine, and where this machine stands in it.

import { LineButton } from "./parts";
import type { Machine, Subsystem } from "./report";
import { MODES, PARTS, WAYS, type Way } from "./spectrum-modes";
import { nameOf } from "./words";

/** A machine that may stand in a row: `decided` where its mode is known, else one of its candidates. */
interface Stand {
  machine: Machine;
  index: number;
  name: string;
  decided: boolean;
}

export function Spectrum({ machines }: { machines: Machine[] }) {
  const standing = (mode: string): Stand[] =>
    machines.flatMap((machine, index) => {
      const decided = machine.mode === mode;
      if (!decided && (machine.mode != null || !machine.modeCandidates.includes(mode))) return [];
      return [{ machine, index, name: machine.name ?? "this machine", decided }];
    });
  if (MODES.every(({ mode }) => standing(mode).length === 0)) return null;
  return (
    <section class="spectrum" aria-labelledby="spectrum">
      <h2 id="spectrum">Among the modes of Xen</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of the modes">
        <table>
          <thead>
            <tr>
              <th scope="col">Mode</th>
              {PARTS.map(({ title }) => (
                <th scope="col" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {MODES.map(({ mode, ways }) => (
              <ModeRow key={mode} mode={mode} ways={ways} here={standing(mode)} />
            ))}
          </tbody>
        </table>
      </div>
      <ul class="legend-ways">
        {WAYS.map(({ way, name, meaning }) => (
          <li key={way}>
            <WayMark way={way} /> <b>{name}</b>: {meaning}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ModeRow({ mode, ways, here }: { mode: string; ways: Way[]; here: Stand[] }) {
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
        {ways.map((way, at) => (
          <td key={at}>
            <WayMark way={way} />
          </td>
        ))}
      </tr>
      {decided.map((stand) => (
        <Shown key={stand.index} stand={stand} />
      ))}
    </>
  );
}

function WayMark({ way }: { way: Way }) {
  const name = WAYS.find((each) => each.way === way)?.name;
  return (
    <abbr class={`way way-${way}`} title={name}>
      {way}
    </abbr>
  );
}

/** What this very text shows of each part, below the row that holds for the mode in general. */
function Shown({ stand }: { stand: Stand }) {
  const { machine } = stand;
  return (
    <tr class="shown">
      <th scope="row">{machine.name == null ? "as the text shows it" : `${machine.name}, as the text shows it`}</th>
      {PARTS.map(({ title, subsystems }) => (
        <td key={title}>
          {machine.subsystems
            .filter(({ name }) => subsystems.includes(name))
            .map((subsystem) => (
              <PartShown key={subsystem.name} subsystem={subsystem} named={subsystems.length > 1} stand={stand} />
            ))}
        </td>
      ))}
    </tr>
  );
}

function PartShown({ subsystem, named, stand }: { subsystem: Subsystem; named: boolean; stand: Stand }) {
  const { name, state, evidence } = subsystem;
  const { machine, index } = stand;
  const way = WAYS.find((each) => each.name === state)?.way;
  return (
    <div class="part">
      {named && <span class="part-name">{name}</span>}
      {way === undefined ? <span class="follows">not shown</span> : <WayMark way={way} />}
      {evidence.length === 0
        ? way !== undefined && <span class="follows">by the mode</span>
        : evidence.slice(0, LINES).map((at) => {
            const line = machine.evidence[at]?.line;
            return line === undefined ? null : (
              <LineButton key={at} line={line} mark={{ kind: "evidence", machine: index, evidence: at }} />
            );
          })}
    </div>
  );
}

/** Lines of evidence in a cell; the answer lists them all. */
const LINES = 2;
