// The page as a whole: the bar, and below it the start, the answer, or a failure with the text kept.

import { useCallback, useEffect, useReducer, useState } from "preact/hooks";
import { AnswerView } from "./answer";
import type { Desk, Failure } from "./desk";
import type { Engine } from "./engine";
import { Header } from "./header";
import { wholeText, type Input } from "./input";
import { useDropAnywhere, usePasteAnywhere } from "./intake";
import { CopyButton } from "./parts";
import { ProgressBar } from "./progress";
import type { Sample } from "./report";
import { Start } from "./start";

export function App({ desk, engine }: { desk: Desk; engine: Engine }) {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const [samples, setSamples] = useState<Sample[]>([]);
  useEffect(() => {
    desk.watch(() => redraw(undefined));
    engine.samples.then(setSamples, () => undefined);
  }, [desk, engine]);

  const read = useCallback((input: Input) => desk.read(input), [desk]);
  usePasteAnywhere(read);
  const dropping = useDropAnywhere(read);
  useEffect(() => {
    const undo = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
      if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || typing) return;
      event.preventDefault();
      desk.undo();
    };
    document.addEventListener("keydown", undo);
    return () => document.removeEventListener("keydown", undo);
  }, [desk]);

  const { shown, pending, failure, past } = desk.state;
  const empty = shown === null && failure === null;
  return (
    <>
      <Header
        samples={empty ? [] : samples}
        read={read}
        clear={empty ? null : () => desk.clear()}
        undo={past.length === 0 ? null : () => desk.undo()}
      />
      <ProgressBar pending={pending} cancel={() => desk.cancel()} />
      {failure !== null ? (
        <Failed failure={failure} />
      ) : shown !== null ? (
        <AnswerView shown={shown} revise={(input) => desk.revise(input)} />
      ) : (
        <Start samples={samples} read={read} />
      )}
      {dropping && <div class="drop-here">Drop it: the page reads it, and it stays here.</div>}
      <div id="probe" hidden />
    </>
  );
}

/** The engine cannot read this text. The text itself is never lost. */
function Failed({ failure: { input, message } }: { failure: Failure }) {
  const [text, setText] = useState("");
  useEffect(() => {
    void wholeText(input).slice(0, SHOWN).text().then(setText);
  }, [input]);
  return (
    <main class="failed">
      <h1>This text could not be read</h1>
      <p>The text is kept and stands below. Cut it in parts and paste them one by one to find the part that fails.</p>
      <p>
        What the program said: <code>{message}</code>
      </p>
      <p>
        <CopyButton text={() => wholeText(input).text()} label="Copy the text" />
      </p>
      <pre tabIndex={0} role="region" aria-label="The text as pasted">
        {text}
      </pre>
    </main>
  );
}

/** Of a text that could not be read, in bytes; copying gives all of it. */
const SHOWN = 200_000;
