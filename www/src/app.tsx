// The page as a whole: the bar, and below it the start, the answer, or a failure with the text kept.

import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { AnswerView } from "./answer";
import { CompareView } from "./compare-view";
import type { Desk, Failure } from "./desk";
import type { Engine } from "./engine";
import { Header } from "./header";
import { wholeText, type Input } from "./input";
import { useDropAnywhere, usePasteAnywhere } from "./intake";
import {
  inputOf,
  keepForTab,
  keptForTab,
  keptOf,
  recentPastes,
  setRecent as storeRecent,
  withRecent,
  type Recent,
} from "./keep";
import { isTaken, useKeys } from "./keyboard";
import { takeFromAddress } from "./link";
import { CopyButton } from "./parts";
import { usePlace } from "./place";
import { ProgressBar } from "./progress";
import { ReferenceView } from "./reference-view";
import type { Sample } from "./report";
import { showcase } from "./showcase";
import { Start } from "./start";

const NONE: Sample[] = [];

export function App({ desk, engine }: { desk: Desk; engine: Engine }) {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const [told, setTold] = useState<Sample[] | null>(null);
  const formats = told ?? NONE;
  const samples = useMemo(() => (formats.length === 0 ? [] : [...showcase(formats), ...formats]), [formats]);
  useEffect(() => {
    desk.watch(() => redraw(undefined));
    engine.samples.then(setTold, () => setTold(NONE));
  }, [desk, engine]);

  const [place, leave] = usePlace();
  const read = useCallback(
    (input: Input) => {
      leave();
      desk.read(input);
    },
    [desk],
  );
  usePasteAnywhere(read);
  const dropping = useDropAnywhere(read);
  useKeys((event) => {
    if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || isTaken(event)) return;
    event.preventDefault();
    desk.undo();
  });

  const { shown, beside, pending, failure, past } = desk.state;
  const empty = shown === null && failure === null;
  const [recent, setRecent] = useKeeping(desk);
  const answer = useScrollKept(place !== null);
  return (
    <>
      <Header
        samples={empty ? [] : samples}
        read={read}
        clear={empty && beside === null ? null : () => desk.clear()}
        undo={past.length === 0 ? null : () => desk.undo()}
        leave={place === null ? null : leave}
      />
      <ProgressBar pending={pending} cancel={() => desk.cancel()} />
      <div ref={answer} class={place === null ? "" : "covered"}>
        {failure !== null ? (
          <Failed failure={failure} />
        ) : shown !== null && beside !== null ? (
          <CompareView a={beside} b={shown} desk={desk} />
        ) : shown !== null ? (
          <AnswerView shown={shown} formats={formats} read={read} revise={(input) => desk.revise(input)} compare={() => desk.layAside()} />
        ) : pending?.input.origin === "kept" ? (
          <main class="start" aria-busy="true" />
        ) : (
          <Start
            samples={told && samples}
            recent={recent}
            setRecent={setRecent}
            read={read}
            beside={beside && { title: beside.input.title, back: () => desk.keepOnly(beside) }}
            past={beside === null ? [] : past}
          />
        )}
      </div>
      {place !== null && <ReferenceView place={place} engine={engine} />}
      {dropping && <div class="drop-here">Drop it: the page reads it, and it stays here.</div>}
      <div id="probe" hidden />
    </>
  );
}

/** What the reference covers is found again where it was left. */
function useScrollKept(covered: boolean) {
  const element = useRef<HTMLDivElement>(null);
  const top = useRef(0);
  useEffect(() => {
    const note = () => {
      if (element.current?.className === "") top.current = window.scrollY;
    };
    window.addEventListener("scroll", note, { passive: true });
    return () => window.removeEventListener("scroll", note);
  }, []);
  useLayoutEffect(() => {
    if (!covered) window.scrollTo(0, top.current);
  }, [covered]);
  return element;
}

/** What is shown is kept for a reload of this tab, and among the recent pastes where the reader wants that. */
function useKeeping(desk: Desk): [Recent[] | null, (pastes: Recent[] | null) => void] {
  const { shown, failure, pending } = desk.state;
  const [recent, setShownRecent] = useState(recentPastes);
  useEffect(() => {
    const kept = keptForTab();
    void takeFromAddress().then((linked) => {
      if (linked !== null) desk.read(linked);
      else if (kept !== null && desk.state.pending === null && desk.state.shown === null) desk.revise(inputOf(kept));
    });
    // A link that is opened in this very tab loads nothing anew.
    const followed = () => void takeFromAddress().then((linked) => linked !== null && desk.read(linked));
    window.addEventListener("hashchange", followed);
    return () => window.removeEventListener("hashchange", followed);
  }, [desk]);
  // Nothing is shown while the paste of before the reload is being read, and it is not to be forgotten then.
  const input = (shown ?? failure ?? pending)?.input ?? null;
  const first = useRef(true);
  // At once: who clears the page and closes the tab leaves nothing behind.
  useLayoutEffect(() => {
    if (first.current) {
      first.current = false;
      return undefined;
    }
    let current = true;
    if (input === null) keepForTab(null);
    else {
      void keptOf(input).then((kept) => {
        if (current) keepForTab(kept);
      });
    }
    return () => {
      current = false;
    };
  }, [input]);
  useEffect(() => {
    if (shown === null || shown.input.origin !== "given") return;
    void keptOf(shown.input).then((kept) => {
      // Asked again, since another tab may have written meanwhile.
      const before = recentPastes();
      if (kept === null || before === null) return;
      const summary = shown.answer.report.machines.map(({ summary }) => summary).join("; ");
      setShownRecent(storeRecent(withRecent(before, { ...kept, summary, when: Date.now() })));
    });
  }, [shown]);
  return [recent, setShownRecent];
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
