// The spectrum table: five modes by five parts of a machine, and where this machine stands in it.

import { Fragment } from "preact";
import { LineButton } from "./parts";
import type { Machine, Subsystem } from "./report";
import { MODES, PARTS, WAYS, type Way } from "./spectrum-modes";
import { nameOf } from "./words";

export function Spectrum({ machine, index }: { machine: Machine; index: number }) {
  const candidates = machine.mode != null ? [machine.mode] : machine.modeCandidates;
  if (candidates.length === 0) return null;
  const decided = machine.mode != null;
  const id = `m${index}-spectrum`;
  return (
    <section class="spectrum" aria-labelledby={id}>
      <h2 id={id}>
        {machine.name == null ? "Among the modes of Xen" : <><code>{machine.name}</code> among the modes of Xen</>}
      </h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of Xen modes">
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
            {MODES.map(({ mode, ways }) => {
              const here = candidates.includes(mode);
              return (
                <Fragment key={mode}>
                  <tr class={here ? (decided ? "here" : "perhaps") : "other"}>
                    <th scope="row">
                      {nameOf(mode)}
                      {here && <span class="place">{decided ? "this machine" : "possible"}</span>}
                    </th>
                    {ways.map((way, at) => (
                      <td key={at}>
                        <WayMark way={way} />
                      </td>
                    ))}
                  </tr>
                  {here && decided && <Shown machine={machine} index={index} />}
                </Fragment>
              );
            })}
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

function WayMark({ way }: { way: Way }) {
  const name = WAYS.find((each) => each.way === way)?.name;
  return (
    <abbr class={`way way-${way}`} title={name}>
      {way}
    </abbr>
  );
}

/** What this very text shows of each part, below the row that holds for the mode in general. */
function Shown({ machine, index }: { machine: Machine; index: number }) {
  return (
    <tr class="shown">
      <th scope="row">as the text shows it</th>
      {PARTS.map(({ title, subsystems }) => (
        <td key={title}>
          {machine.subsystems
            .filter(({ name }) => subsystems.includes(name))
            .map((subsystem) => (
              <PartShown
                key={subsystem.name}
                subsystem={subsystem}
                named={subsystems.length > 1}
                machine={machine}
                index={index}
              />
            ))}
        </td>
      ))}
    </tr>
  );
}

function PartShown({
  subsystem: { name, state, evidence },
  named,
  machine,
  index,
}: {
  subsystem: Subsystem;
  named: boolean;
  machine: Machine;
  index: number;
}) {
  return (
    <div class="part">
      {named && <span class="part-name">{name}</span>}
      <span class={`part-state ${state}`}>{state === "unknown" ? "not shown" : state}</span>
      {evidence.length === 0
        ? state !== "unknown" && <span class="follows">follows from the mode</span>
        : evidence.slice(0, 3).map((at) => {
            const line = machine.evidence[at]?.line;
            return line === undefined ? null : (
              <LineButton key={at} line={line} mark={{ kind: "evidence", machine: index, evidence: at }} />
            );
          })}
    </div>
  );
}
