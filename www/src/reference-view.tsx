// Every word, marker and rule that the engine knows, without a paste: to be browsed, searched and linked to.

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Engine } from "./engine";
import { useKeys } from "./keyboard";
import { Icon, Watch } from "./parts";
import { steady } from "./paint";
import { addressOf, type Place } from "./place";
import { entriesOf, entryAt, lookedFor, type Entry } from "./reference";
import type { Reference } from "./report";
import { counted } from "./words";

/** What is found of a search; more than these are narrowed down by another word. */
const MOST = 60;

const KINDS = [
  { kind: "field", title: "Words it prints", one: "word" },
  { kind: "marker", title: "Texts that tell the machine", one: "marker" },
  { kind: "rule", title: "What is checked", one: "rule" },
] as const;

export function ReferenceView({ place, engine }: { place: Place; engine: Engine }) {
  const [reference, setReference] = useState<Reference | null>(null);
  const [failed, setFailed] = useState(false);
  const [words, setWords] = useState("");
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    engine.reference().then(setReference, () => setFailed(true));
  }, [engine]);
  const entries = useMemo(() => (reference === null ? [] : entriesOf(reference)), [reference]);

  // Another address is another page of it.
  useEffect(() => setWords(""), [place]);
  const wanted = entryAt(entries, place);
  // Before it is painted, so that the page is not seen at another place first.
  useLayoutEffect(() => {
    if (reference === null) return;
    const element = wanted === undefined ? null : document.getElementById(idOf(wanted));
    if (element === null) window.scrollTo(0, 0);
    else element.scrollIntoView({ block: "center" });
    (element ?? document.getElementById("reference-title"))?.focus({ preventScroll: true });
  }, [reference, wanted, place]);
  useKeys((event) => {
    if (event.key !== "/" || event.target === box.current) return;
    event.preventDefault();
    box.current?.focus();
  });

  const format = reference?.formats.find(({ id }) => id === place.format);
  const here = entries.filter((entry) => entry.format === place.format);
  const found = words.trim() === "" ? null : lookedFor(entries, words);
  return (
    <main class="reference" aria-busy={reference === null && !failed}>
      <header class="reference-head">
        <h1 id="reference-title" tabIndex={-1}>
          Reference
        </h1>
        <p class="muted">
          {reference === null
            ? failed && "The engine could not be started."
            : KINDS.map(({ kind, one }) => counted(entries.filter((entry) => entry.kind === kind).length, one)).join(", ")}
        </p>
        <label class="reference-search">
          <Icon name="find" />
          <span class="visually-hidden">Search the reference</span>
          <input
            ref={box}
            type="search"
            placeholder="A word, a unit, a message: await, steal, PVH"
            spellcheck={false}
            autocomplete="off"
            value={words}
            onInput={({ currentTarget }) => setWords(currentTarget.value)}
          />
        </label>
      </header>
      {found !== null ? (
        <section aria-labelledby="found">
          <h2 id="found">
            <span role="status">
              {found.length === 0 ? "Nothing found" : `${counted(found.length, "entry", "entries")} found`}
            </span>
          </h2>
          {found.length === 0 && <p class="muted">Try fewer letters, or the word as the tool prints it.</p>}
          <Entries entries={found.slice(0, MOST)} withFormat />
          {found.length > MOST && <p class="muted">{`The first ${MOST} are shown. Another word narrows it down.`}</p>}
        </section>
      ) : place.format === "" || reference === null ? (
        <Formats reference={reference} entries={entries} />
      ) : (
        <>
          <nav class="crumbs" aria-label="Where this is">
            <a href="#reference">All outputs</a> <span aria-hidden="true">/</span>{" "}
            <span aria-current="page">{place.format}</span>
          </nav>
          {here.length === 0 || (place.kind !== "format" && wanted === undefined) ? (
            <p>{`Nothing by the name of ${place.name || place.format} is known${here.length === 0 ? "." : " here."}`}</p>
          ) : null}
          {format !== undefined && (
            <h2>
              <code>{format.title}</code>
            </h2>
          )}
          {KINDS.map(({ kind, title }) => {
            const of = here.filter((entry) => entry.kind === kind);
            return of.length === 0 ? null : (
              <section key={kind} aria-labelledby={`reference-${kind}`}>
                <h3 id={`reference-${kind}`}>{title}</h3>
                <Entries entries={of} />
              </section>
            );
          })}
        </>
      )}
    </main>
  );
}

function Formats({ reference, entries }: { reference: Reference | null; entries: Entry[] }) {
  const count = new Map<string, number>();
  for (const { format } of entries) count.set(format, (count.get(format) ?? 0) + 1);
  const titles = new Map(reference?.formats.map(({ id, title }) => [id, title]));
  return (
    <nav class="reference-formats" aria-label="Outputs">
      <ul>
        {[...count].map(([id, entries]) => (
          <li key={id}>
            <a href={addressOf("format", id)}>
              <code>{titles.get(id) ?? id}</code>
              <span class="muted">{counted(entries, "entry", "entries")}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Entries({ entries, withFormat = false }: { entries: Entry[]; withFormat?: boolean }) {
  return (
    <dl class="entries">
      {entries.map((entry) => (
        <EntryRow key={idOf(entry)} entry={entry} withFormat={withFormat} />
      ))}
    </dl>
  );
}

const EntryRow = steady<{ entry: Entry; withFormat: boolean }>(({ entry, withFormat }) => {
  const { kind, format, name, title, label, unit, says, watch, versions, needs, source } = entry;
  return (
    <div class="field entry" id={idOf(entry)} tabIndex={-1}>
      <dt>
        <a href={addressOf(kind, format, name)} title="A link to this entry">
          {kind === "rule" ? title : <code>{title}</code>}
        </a>
        {unit !== "" && <span class="unit">{unit}</span>}
        {withFormat && <span class="unit">{format}</span>}
      </dt>
      <dd>
        {label !== "" && <p class="entry-label">{label}</p>}
        <p>{says}</p>
        {needs !== "" && (
          <p>
            To have it checked, paste <code>{needs}</code>
          </p>
        )}
        {watch !== "" && <Watch>{watch}</Watch>}
        <p class="source">{[versions, source].filter(Boolean).join(" · ")}</p>
      </dd>
    </div>
  );
});

function idOf({ kind, format, name }: Entry): string {
  return `reference-${kind}-${format}-${name}`;
}
