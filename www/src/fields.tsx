// Keys with their values, and coded values taken apart.

import { LineButton, Term, Watch } from "./parts";
import { keyOf } from "./marks";
import type { Decoded, Field } from "./report";

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
              {field.decoded != null && <DecodedValue decoded={field.decoded} />}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

export function DecodedValue({ decoded }: { decoded: Decoded }) {
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
      return (
        <div class="decoded">
          <p>{decoded.layout}</p>
          <dl class="bit-groups">
            {decoded.groups.map(({ word, name, set }, at) => (
              <div key={at}>
                <dt>
                  <code>{word}</code> <span>{name}</span>
                </dt>
                <dd>
                  {set.length === 0 ? (
                    <i class="muted">no bit set</i>
                  ) : (
                    <ul class="bit-names">
                      {set.map((bit) => (
                        <li key={bit}>{bit}</li>
                      ))}
                    </ul>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      );
  }
}
