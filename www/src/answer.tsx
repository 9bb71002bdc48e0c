// The answer and the text side by side, and the way from one to the other.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { sentenceOf } from "./brief";
import type { Restart, Shown } from "./desk";
import { Details, type Show } from "./details";
import { Explanations, type Explainer } from "./explanations";
import { Findings } from "./findings";
import { GuideContext, type Guide } from "./guide";
import type { Input } from "./input";
import { isTaken, useKeys } from "./keyboard";
import { KeyList } from "./keys";
import { light } from "./light";
import { keyOf } from "./marks";
import { afterPaint, motion } from "./paint";
import { Icon, LineButton } from "./parts";
import { Spectrum } from "./spectrum";
import { TextPane } from "./text-pane";
import type { Goto } from "./text-view";
import type { Sample } from "./report";
import { TakeAway, type Form } from "./take-away";
import { Verdict } from "./verdict";
import { counted, sizeOf } from "./words";

interface AnswerProps {
  shown: Shown;
  /** What lines can be read as. */
  formats: Sample[];
  read(input: Input): void;
  revise(input: Input): void;
  /** Lays this answer aside and asks for another text. */
  compare(): void;
}

export function AnswerView({ shown, formats, read, revise, compare }: AnswerProps) {
  const { answer, input, reading, restarts } = shown;
  const { report } = answer;
  const [goto, setGoto] = useState<Goto | null>(null);
  const [panel, setPanel] = useState<Form | "keys" | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const explainer = useRef<Explainer | null>(null);
  const show = useRef<Show | null>(null);
  useEffect(() => setGoto(null), [reading]);

  // The same as long as the answer is: what it guides through is not drawn again for a word that is explained.
  const guide: Guide = useMemo(
    () => ({
      report,
      source: reading,
      formats,
      explain: (mark, beside, stay) => explainer.current?.explain(mark, beside, stay),
      leave: () => explainer.current?.leave(),
      showLine(line, mark) {
        setGoto({ line });
        light(mark === undefined ? null : keyOf(mark));
        pane.current?.scrollIntoView({ block: "nearest", behavior: motion() });
      },
      showPlace(mark) {
        light(keyOf(mark));
        show.current?.(mark);
      },
    }),
    [report, reading, formats],
  );

  useKeys((event) => {
    if (isTaken(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { "?": () => setPanel("keys"), c: copySummary, p: nextProof }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });

  const settled = useAfterPaint(guide);
  const ready = settled !== null;
  // What had the focus may be gone with the page before: the answer is where the reader wants to be.
  useEffect(() => {
    if (ready && document.activeElement === document.body) {
      document.getElementById("m0-summary")?.focus({ preventScroll: true });
    }
  }, [ready]);

  const verdicts = useMemo(
    () => (
      <div class="verdicts">
        {report.input.notice != null && <p class="notice">{report.input.notice}</p>}
        {report.machines.map((_, at) => (
          <Verdict key={at} report={report} index={at} />
        ))}
        <Findings report={report} />
        <Spectrum machines={report.machines} />
      </div>
    ),
    [report],
  );
  const rest = useMemo(
    () => (
      <div class="rest">
        {settled !== null && (
          <GuideContext.Provider value={settled}>
            <Details key={settled.source.id} handle={show} />
          </GuideContext.Provider>
        )}
      </div>
    ),
    [settled],
  );
  return (
    <GuideContext.Provider value={guide}>
      <main class="answer">
        <div class="given">
          <h1>{input.title}</h1>
          <p class="answer-tools">
            <button type="button" class="button small" onClick={() => setPanel("markdown")}>
              <Icon name="send" /> Take away
            </button>
            <button type="button" class="button small" onClick={() => setPanel("redacted")} aria-label="Redact the text">
              <Icon name="redact" /> Redact
            </button>
            <button type="button" class="button small" onClick={compare} aria-label="Compare with another text">
              <Icon name="beside" /> Compare
            </button>
            <button type="button" class="button small quiet" onClick={() => setPanel("keys")} aria-label="What the keys do">
              <kbd>?</kbd>
            </button>
          </p>
          <p class="muted">
            {[
              counted(report.input.lines, "line"),
              sizeOf(report.input.bytes),
              report.input.encoding,
              counted(report.sections.length, "output"),
              `read in ${Math.max(1, Math.round(answer.milliseconds))} ms`,
            ].join(" · ")}
          </p>
          {report.machines.length > 1 && (
            <ul class="words" aria-label="Machines">
              {report.machines.map((machine, at) => (
                <li key={at}>
                  <a href={`#m${at}`}>{sentenceOf(machine)}</a>
                </li>
              ))}
            </ul>
          )}
          <Restarts restarts={restarts} />
        </div>
        {verdicts}
        {report.input.lines > 0 && (
          <div class="text-side" ref={pane}>
            <TextPane input={input} total={report.input.lines} goto={goto} revise={revise} />
          </div>
        )}
        {rest}
        <Explanations handle={explainer} />
      </main>
      <p class="visually-hidden" role="status">
        {[report.input.notice, ...report.machines.map(({ summary }) => summary)].filter(Boolean).join(". ")}
      </p>
      {panel === "keys" && <KeyList close={() => setPanel(null)} />}
      {panel !== null && panel !== "keys" && (
        <TakeAway shown={shown} first={panel} close={() => setPanel(null)} read={read} />
      )}
    </GuideContext.Provider>
  );
}

/** Of the machine that has the focus, else of the first. */
function copySummary(): void {
  const machine = document.activeElement?.closest(".machine") ?? document;
  machine.querySelector<HTMLElement>(".summary-foot .copy")?.click();
}

/** Leads the eye and the focus to the next exhibit, and the text to its line. */
function nextProof(): void {
  const buttons = [...document.querySelectorAll<HTMLElement>(".exhibit .line-button")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = buttons[(at + 1) % buttons.length];
  next?.closest("details")?.setAttribute("open", "");
  next?.focus();
  next?.click();
}

/** The answer is painted before its details are drawn: until then they are those of the answer before. */
function useAfterPaint(guide: Guide): Guide | null {
  const [painted, setPainted] = useState<Guide | null>(null);
  const latest = useRef(guide);
  latest.current = guide;
  useEffect(() => afterPaint(() => setPainted(latest.current)), [guide.report]);
  return painted?.report === guide.report ? guide : painted;
}

/** The engine failed on the way; what it left out is said where the answer stands. */
function Restarts({ restarts }: { restarts: Restart[] }) {
  if (restarts.length === 0) return null;
  return (
    <div class="restarts" role="alert">
      {restarts.map(({ skipped, message }, at) => (
        <p key={at}>
          {skipped === null ? (
            "The engine failed and was started again. The text is unchanged."
          ) : (
            <>
              The engine failed in the output that begins on line <LineButton line={skipped} />. It was started again
              and left that output out; the text is unchanged.
            </>
          )}{" "}
          <span class="muted">{message}</span>
        </p>
      ))}
    </div>
  );
}
