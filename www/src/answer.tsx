// The answer and the text side by side, and the way from one to the other.

import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Restart, Shown } from "./desk";
import { ExplainCard, type Asked } from "./explain-card";
import { ChecksMade, Findings } from "./findings";
import { GuideContext, type Guide } from "./guide";
import type { Input } from "./input";
import { isTaken, useKeys } from "./keyboard";
import { KeyList } from "./keys";
import { light } from "./light";
import { keyOf, sectionOf, type Mark } from "./marks";
import { Icon, LineButton } from "./parts";
import { Remainder, Sections } from "./section";
import { Spectrum } from "./spectrum";
import { TextPane } from "./text-pane";
import type { Goto } from "./text-view";
import { TakeAway } from "./take-away";
import { Verdict } from "./verdict";
import { counted, sizeOf } from "./words";

/** Sections that stand unfolded from the start. */
const UNFOLDED = 6;
/** Milliseconds before a glance appears, and before it goes: long enough to move over to it. */
const APPEAR = 100;
const LINGER = 200;

export function AnswerView({ shown, revise }: { shown: Shown; revise(input: Input): void }) {
  const { answer, input, reading, restarts } = shown;
  const { report } = answer;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [goto, setGoto] = useState<Goto | null>(null);
  const [open, setOpenSet] = useState<ReadonlySet<number>>(new Set());
  const [place, setPlace] = useState<Mark | null>(null);
  const [panel, setPanel] = useState<"take-away" | "keys" | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pane = useRef<HTMLDivElement>(null);
  const staying = asked?.stay === true;

  useEffect(() => {
    setAsked(null);
    light(null);
    setGoto(null);
    setOpenSet(new Set(report.sections.slice(0, UNFOLDED).map((_, at) => at)));
  }, [reading]);
  const setOpen = useCallback((section: number, isOpen: boolean) => {
    setOpenSet((now) => {
      if (now.has(section) === isOpen) return now;
      const next = new Set(now);
      if (isOpen) next.add(section);
      else next.delete(section);
      return next;
    });
  }, []);
  const close = useCallback(() => {
    clearTimeout(timer.current);
    setAsked((now) => {
      if (now?.stay === true && now.beside.isConnected) now.beside.focus({ preventScroll: true });
      return null;
    });
    light(null);
  }, []);

  const guide: Guide = useMemo(
    () => ({
      report,
      source: reading,
      open,
      setOpen,
      explain(mark, beside, stay) {
        clearTimeout(timer.current);
        const show = () => {
          setAsked({ mark, beside, stay });
          light(keyOf(mark));
        };
        if (stay) show();
        else if (!staying) timer.current = setTimeout(show, APPEAR);
      },
      leave() {
        clearTimeout(timer.current);
        if (!staying) timer.current = setTimeout(close, LINGER);
      },
      showLine(line, mark) {
        setGoto({ line });
        light(mark === undefined ? null : keyOf(mark));
        pane.current?.scrollIntoView({ block: "nearest", behavior: motion() });
      },
      showPlace(mark) {
        const section = sectionOf(mark);
        if (section !== null) setOpen(section, true);
        light(keyOf(mark));
        setPlace(mark);
      },
    }),
    [report, reading, open, staying],
  );

  // After drawing, so that a section that had to be unfolded is there.
  useEffect(() => {
    if (place === null) return;
    setPlace(null);
    const element = document.getElementById(keyOf(place));
    if (element === null) return;
    for (let fold = element.closest("details"); fold !== null; fold = fold.parentElement?.closest("details") ?? null) {
      fold.open = true;
    }
    element.scrollIntoView({ block: "center", behavior: motion() });
    element.focus({ preventScroll: true });
  }, [place]);

  useEffect(() => {
    const escape = (event: KeyboardEvent) => event.key === "Escape" && close();
    const outside = ({ target }: PointerEvent) => {
      const card = document.getElementById("explanation");
      if (staying && target instanceof Node && card?.contains(target) === false) {
        setAsked(null);
        light(null);
      }
    };
    document.addEventListener("keydown", escape);
    document.addEventListener("pointerdown", outside);
    return () => {
      document.removeEventListener("keydown", escape);
      document.removeEventListener("pointerdown", outside);
    };
  }, [close, staying]);

  useKeys((event) => {
    if (event.key !== "?" || isTaken(event)) return;
    event.preventDefault();
    setPanel("keys");
  });

  const settled = useAfterPaint(guide);
  const ready = settled !== null;
  // What had the focus may be gone with the page before: the answer is where the reader wants to be.
  useEffect(() => {
    if (ready && document.activeElement === document.body) {
      document.getElementById("m0-summary")?.focus({ preventScroll: true });
    }
  }, [ready]);

  return (
    <GuideContext.Provider value={guide}>
      <main class="answer">
        <div class="given">
          <h1>{input.title}</h1>
          <p class="answer-tools">
            <button type="button" class="button small" onClick={() => setPanel("take-away")}>
              <Icon name="send" /> Take away
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
          <Restarts restarts={restarts} />
        </div>
        <div class="verdicts">
          {report.input.notice != null && <p class="notice">{report.input.notice}</p>}
          {report.machines.map((_, at) => (
            <Verdict key={at} report={report} index={at} />
          ))}
          <Findings report={report} />
          <Spectrum machines={report.machines} />
        </div>
        {report.input.lines > 0 && (
          <div class="text-side" ref={pane}>
            <TextPane input={input} total={report.input.lines} goto={goto} revise={revise} />
          </div>
        )}
        <div class="rest">
          {settled !== null && (
            <GuideContext.Provider value={settled}>
              <Sections report={settled.report} />
              <Remainder report={settled.report} />
              <ChecksMade report={settled.report} />
            </GuideContext.Provider>
          )}
        </div>
      </main>
      <p class="visually-hidden" role="status">
        {[report.input.notice, ...report.machines.map(({ summary }) => summary)].filter(Boolean).join(". ")}
      </p>
      {panel === "take-away" && <TakeAway shown={shown} close={() => setPanel(null)} />}
      {panel === "keys" && <KeyList close={() => setPanel(null)} />}
      {asked !== null && (
        <ExplainCard
          asked={asked}
          close={close}
          hold={() => clearTimeout(timer.current)}
          release={() => guide.leave()}
        />
      )}
    </GuideContext.Provider>
  );
}

/** The answer is painted before its details are drawn: until then they are those of the answer before. */
function useAfterPaint(guide: Guide): Guide | null {
  const [painted, setPainted] = useState<Guide | null>(null);
  const latest = useRef(guide);
  latest.current = guide;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(latest.current));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [guide.report]);
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

function motion(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}
