// Feature bits: the word as a strip, the bits that are set in full, the others folded away.

import { LineButton } from "./parts";
import { keyOf } from "./marks";
import type { Flag } from "./report";

export function Flags({ section, flags, line }: { section: number; flags: Flag[]; line: number }) {
  if (flags.length === 0) return null;
  const mark = { kind: "flags", section } as const;
  const id = keyOf(mark);
  const set = flags.filter((flag) => flag.set);
  const clear = flags.filter((flag) => !flag.set);
  return (
    <div class="flags" id={id} tabIndex={-1}>
      <p class="flags-head">
        <LineButton line={line} mark={mark} /> {`${set.length} of ${flags.length} bits set`}
      </p>
      <BitStrip flags={flags} lights={id} />
      <BitTable flags={set} caption="Bits that are set" />
      {clear.length > 0 && (
        <details class="more">
          <summary>{`${clear.length} bits that are not set`}</summary>
          <BitTable flags={clear} caption="Bits that are not set" />
        </details>
      )}
    </div>
  );
}

/** Highest bit first, as the number is written. A picture of the table below, so hidden from readers. */
function BitStrip({ flags, lights }: { flags: Flag[]; lights: string }) {
  return (
    <div class="bit-strip" data-key={lights} aria-hidden="true">
      {[...flags].reverse().map(({ bit, set, name }) => (
        <span key={bit} class={set ? "on" : ""} title={`${bit}: ${name}`}>
          {bit}
        </span>
      ))}
    </div>
  );
}

function BitTable({ flags, caption }: { flags: Flag[]; caption: string }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table class="bits">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Bit</th>
            <th scope="col">Name</th>
            <th scope="col">Meaning</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {flags.map(({ bit, name, meaning, since, source }) => (
            <tr key={bit}>
              <td class="number">{bit}</td>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                {meaning}
                <span class="source">{source}</span>
              </td>
              <td class="since">{since}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
