// Keys with their values, and coded values taken apart.

import { useId, useState } from "preact/hooks";
import { LineButton, Term, Watch } from "./parts";
import { keyOf } from "./marks";
import type { Decoded, Field } from "./report";
import { counted } from "./words";

export function Fields({ section, fields }: { section: number; fields: Field[] }) {
  if (fields.length === 0) return null;
  return (
    <dl class="fields">
      {fields.map((field, at) => {
        const mark = { kind: "field", section, field: at } as const;
        return (
          <div class="field" key={at}>
            <dt>
              <LineButton line={field.line} mark={mark} />
              <Term mark={mark} id={keyOf(mark)}>
                {field.name}
              </Term>
              {field.unit !== "" && <span class="unit">{field.unit}</span>}
            </dt>
            <dd>
              <code class="value">{field.value === "" ? <i class="muted">empty</i> : field.value}</code>
              {field.meaning !== "" && <p>{field.meaning}</p>}
              {field.watch !== "" && <Watch>{field.watch}</Watch>}
              {field.decoded != null && <DecodedValue decoded={field.decoded} find />}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** `find` lets the reader search in what is long. */
export function DecodedValue({ decoded, find = false }: { decoded: Decoded; find?: boolean }) {
  switch (decoded.kind) {
    case "text":
      return <p class="decoded">{decoded.text}</p>;
    case "words":
      return (
        <dl class="decoded words-explained">
          {decoded.words.map(({ word, meaning }, at) => (
            <div key={at}>
              <dt>
                <code>{word}</code>
              </dt>
              <dd>{meaning === "" ? <i class="muted">not known</i> : meaning}</dd>
            </div>
          ))}
        </dl>
      );
    case "bits":
      return <Bits bits={decoded} find={find} />;
  }
}

type BitWords = Extract<Decoded, { kind: "bits" }>;

/** Features by name, to be searched; and those that are not there though something needs them. */
function Bits({ bits: { layout, groups, missing }, find }: { bits: BitWords; find: boolean }) {
  const id = useId();
  const [wanted, setWanted] = useState("");
  const fits = (name: string) => name.toLowerCase().includes(wanted.trim().toLowerCase());
  const found = groups.map((group) => ({ ...group, shown: group.set.filter(fits) }));
  const lacking = missing.filter(({ word }) => fits(word));
  const count = found.reduce((sum, { shown }) => sum + shown.length, 0);
  return (
    <div class="decoded">
      <p>{layout}</p>
      {find && count + wanted.length > 0 && (
        <p class="bit-find">
          <label class="visually-hidden" for={id}>
            Find a feature
          </label>
          <input
            id={id}
            class="filter"
            type="search"
            placeholder="Find: avx, smep"
            spellcheck={false}
            autocomplete="off"
            value={wanted}
            onInput={({ currentTarget }) => setWanted(currentTarget.value)}
          />
          <span role="status">{wanted.trim() === "" ? counted(count, "feature") : `${count} set`}</span>
        </p>
      )}
      {lacking.length > 0 && (
        <>
          <p>Not set, and needed for:</p>
          <dl class="words-explained lacking">
            {lacking.map(({ word, meaning }) => (
              <div key={word}>
                <dt>
                  <code>{word}</code>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <dl class="bit-groups">
        {found.map(({ word, name, set, shown }, at) =>
          shown.length === 0 && wanted !== "" ? null : (
            <div key={at}>
              <dt>
                <code>{word}</code> <span>{name}</span>
              </dt>
              <dd>
                {set.length === 0 ? (
                  <i class="muted">no bit set</i>
                ) : (
                  <ul class="bit-names">
                    {shown.map((bit) => (
                      <li key={bit}>{bit}</li>
                    ))}
                  </ul>
                )}
              </dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}
