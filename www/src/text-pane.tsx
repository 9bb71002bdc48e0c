// The right-hand side: the text, to be read with its marks or to be edited.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { FindBar } from "./find-bar";
import { isTaken, useKeys } from "./keyboard";
import { editableText, fromText, wholeText, type Input } from "./input";
import { CopyButton, Icon } from "./parts";
import { TextView, type Goto } from "./text-view";

/** Between the last key and the next reading. */
const PAUSE = 200;

interface PaneProps {
  input: Input;
  total: number;
  goto: Goto | null;
  revise(input: Input): void;
}

export function TextPane({ input, total, goto, revise }: PaneProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const [where, setWhere] = useState("");
  const [finding, setFinding] = useState(false);
  const [looked, setLooked] = useState("");
  const written = useRef<Input | null>(null);
  // Another paste ends the editing; what was written here does not.
  useEffect(() => {
    if (written.current !== input) setDraft(null);
    setRefused(false);
  }, [input]);
  useEffect(() => {
    if (goto !== null) setDraft(null);
  }, [goto]);

  useKeys((event) => {
    const wanted = event.key === "/" || (event.key === "f" && (event.ctrlKey || event.metaKey));
    // Pressed once more in its own box, the browser's search answers.
    if (!wanted || isTaken(event)) return;
    event.preventDefault();
    setDraft(null);
    setFinding(true);
  });

  const edit = async () => {
    const text = await editableText(input);
    if (text === null) setRefused(true);
    else setDraft(text);
  };
  const write = (text: string) => {
    setDraft(text);
    written.current = fromText(text, "Edited text", "edited");
    revise(written.current);
  };
  return (
    <section class="text-pane" aria-labelledby="text-title">
      <header class="pane-head">
        <h2 id="text-title">The text</h2>
        <span class="text-where" aria-hidden="true">
          {where}
        </span>
        <span class="pane-tools">
          <button
            type="button"
            class="button small"
            aria-label="Find in the text"
            aria-expanded={finding}
            onClick={() => {
              setDraft(null);
              setFinding(!finding);
            }}
          >
            <Icon name="find" />
          </button>
          {draft === null ? (
            <button type="button" class="button small" onClick={() => void edit()} aria-label="Edit the text">
              <Icon name="edit" /> Edit
            </button>
          ) : (
            <button type="button" class="button small" onClick={() => setDraft(null)}>
              <Icon name="check" /> Done
            </button>
          )}
          <CopyButton text={() => wholeText(input).text()} label="Copy the text" />
        </span>
      </header>
      {finding && draft === null && <FindBar look={setLooked} close={() => setFinding(false)} />}
      {refused && (
        <p class="pane-note" role="status">
          This text is too long to be edited here, or is made of several files. Edit it elsewhere and paste it again.
        </p>
      )}
      {draft === null ? (
        <TextView total={total} goto={goto} looked={looked} where={setWhere} />
      ) : (
        <EditBox text={draft} write={write} />
      )}
    </section>
  );
}

function EditBox({ text, write }: { text: string; write(text: string): void }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const first = useRef(text);
  useLayoutEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(0, 0);
    return () => clearTimeout(timer.current);
  }, []);
  return (
    <textarea
      ref={box}
      class="edit-box"
      aria-label="Edit the text"
      spellcheck={false}
      autocomplete="off"
      defaultValue={first.current}
      onInput={({ currentTarget }) => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => write(currentTarget.value), PAUSE);
      }}
    />
  );
}
