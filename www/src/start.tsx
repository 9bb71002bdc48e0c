// What is seen before there is an answer.

import { useRef, useState } from "preact/hooks";
import { fromSample, fromText, type Input } from "./input";
import { readClipboard } from "./intake";
import { FileButton } from "./header";
import type { Recent } from "./keep";
import { Icon } from "./parts";
import { RecentPastes } from "./recent";
import type { Sample } from "./report";
import { sizeOf } from "./words";

interface StartProps {
  /** Null until the engine has told them. */
  samples: Sample[] | null;
  recent: Recent[] | null;
  setRecent(pastes: Recent[] | null): void;
  read(input: Input): void;
  /** The text that waits to be compared with the one to come, and the way back to it. */
  beside: { title: string; back(): void } | null;
  /** Texts of before, of which one may be the other. */
  past: Input[];
}

export function Start({ samples, recent, setRecent, read, beside, past }: StartProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(false);
  const [refused, setRefused] = useState(false);
  const paste = async () => {
    const input = await readClipboard();
    if (input !== null) read(input);
    else {
      setRefused(true);
      box.current?.focus();
    }
  };
  const readTyped = () => {
    const text = box.current?.value ?? "";
    if (text.trim() !== "") read(fromText(text, "Typed text"));
  };
  return (
    <main class="start">
      {beside === null ? (
        <>
          <h1>Paste what the machine printed.</h1>
          <p class="lead">
            Virtlens says which machine it is, what each value means, and what is wrong. Several outputs may follow each
            other, with prompts, prefixes and prose between them.
          </p>
        </>
      ) : (
        <>
          <h1>Paste the other text.</h1>
          <p class="lead">
            {`“${beside.title}” is laid aside. The next text is set beside it: machine, findings, fields and numbers, with the differences first. `}
            <button type="button" class="button small" onClick={beside.back}>
              Back without comparing
            </button>
          </p>
          {past.length > 0 && (
            <ul class="start-past" aria-label="Texts of before">
              {past.map((input, at) => (
                <li key={at}>
                  <button type="button" class="button small" onClick={() => read(input)}>
                    {`${input.title}, ${sizeOf(input.bytes)}`}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <div class="start-box">
        <textarea
          ref={box}
          class="edit-box"
          aria-label="Text to read"
          placeholder={"Press Ctrl+V anywhere, drop files anywhere, or type here.\n\n$ dmesg | head -n 200\n$ xl info\n$ vmstat 1 5"}
          spellcheck={false}
          autocomplete="off"
          onInput={({ currentTarget }) => setTyped(currentTarget.value.trim() !== "")}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) readTyped();
          }}
        />
        <div class="start-tools">
          <button type="button" class="button primary" onClick={typed ? readTyped : () => void paste()}>
            <Icon name={typed ? "check" : "paste"} /> {typed ? "Read the text" : "Paste"}
          </button>
          <FileButton read={read} />
          <span class="muted" role="status">
            {refused ? "The browser does not hand over the clipboard: press Ctrl+V, or hold and choose Paste." : ""}
          </span>
        </div>
      </div>
      {samples !== null && samples.length > 0 && (
        <section class="start-samples" aria-labelledby="samples">
          <h2 id="samples">Or look at a sample</h2>
          <ul>
            {samples.map((sample, at) => (
              <li key={at}>
                <button type="button" onClick={() => read(fromSample(sample))}>
                  <code>{sample.format}</code>
                  <span>{sample.title}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {/* Below the samples, hence not before them: nothing moves when they come. */}
      {samples !== null && (
        <>
          <RecentPastes pastes={recent} changed={setRecent} read={read} />
          <p class="promise">
            Every word, marker and rule that is known stands in the <a href="#reference">reference</a>. The text stays in
            this page. It makes no request after it has loaded, and works the same when saved to a disk.
          </p>
        </>
      )}
    </main>
  );
}
