// The text as it was pasted, with the explained words marked. Only what is in view is drawn,
// so that a hundred thousand lines cost what fifty do.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useGuide } from "./guide";
import { markFound } from "./found-marks";
import { isTaken, useKeys } from "./keyboard";
import { lastAt, within } from "./marks";
import type { FileRange, MarkedLine } from "./report";
import { TextLine } from "./text-line";
import { useTextLines } from "./text-lines";
import { grouped } from "./words";

/** In CSS pixels; `styles/text.css` sets the same. */
const LINE = 20;
/** Lines drawn beyond what is in view. */
const MARGIN = 10;
/** Height of the view until it is known, in CSS pixels. */
const FIRST_GUESS = 700;
/** Browsers cap the height of an element. A longer text scrolls by more than one line for each line's height. */
const TALLEST = 8_000_000;

/** Asked by a button elsewhere: bring this line into view. A new object each time it is pressed. */
export interface Goto {
  line: number;
}

interface Place {
  line: number;
  piece: number;
}

interface TextProps {
  total: number;
  goto: Goto | null;
  /** What is looked for in the text; empty where nothing is. */
  looked: string;
  /** Hears which file and which output the top of the view lies in. */
  where(place: string): void;
}

export function TextView({ total, goto, looked, where }: TextProps) {
  const guide = useGuide();
  const { report, source } = guide;
  const lines = useTextLines(source, report, total);
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: FIRST_GUESS });
  const [stop, setStop] = useState<Place | null>(null);
  const focusWanted = useRef<Place | null>(null);

  const see = ({ scrollTop: top, clientHeight: height }: HTMLElement) =>
    setView((now) => (now.top === top && now.height === height ? now : { top, height }));

  const height = Math.min(total * LINE, TALLEST);
  const room = Math.max(1, height - view.height);
  const perScreen = Math.ceil(view.height / LINE);
  // The line at the top of the view; for a text that is not too tall this is top / LINE.
  const topLine = height < TALLEST ? view.top / LINE : (view.top / room) * Math.max(0, total - perScreen);
  const first = Math.max(1, Math.floor(topLine) + 1 - MARGIN);
  const last = Math.min(total, Math.floor(topLine) + 1 + perScreen + MARGIN);
  const topOf = (line: number) => (height < TALLEST ? line - 1 : view.top / LINE + line - 1 - topLine) * LINE;
  const scrollTo = (line: number) => {
    const element = box.current;
    if (element === null) return;
    const wanted = Math.max(0, line - 1 - Math.floor(element.clientHeight / LINE / 3));
    element.scrollTop = height < TALLEST ? wanted * LINE : (wanted / Math.max(1, total - perScreen)) * room;
  };

  lines.want(first, last);
  const place = whereIs(Math.floor(topLine) + 1, report.sections, report.input.files);
  useEffect(() => where(place), [place]);

  // The observer tells the height when it is known anyway; to ask for it would lay out the page once more.
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => see(element);
    const resize = new ResizeObserver(measure);
    resize.observe(element);
    return () => resize.disconnect();
  }, []);
  useEffect(() => {
    if (box.current !== null) box.current.scrollTop = 0;
    setStop(null);
  }, [source]);
  useEffect(() => {
    if (goto !== null) scrollTo(goto.line);
  }, [goto]);

  // The mark that the keys have gone to may have to be drawn before it can have the focus.
  useLayoutEffect(() => {
    const wanted = focusWanted.current;
    if (wanted === null) return;
    const element = box.current?.querySelector<HTMLElement>(
      `[data-line="${wanted.line}"] [data-piece="${wanted.piece}"]`,
    );
    if (element == null) return;
    focusWanted.current = null;
    element.focus({ preventScroll: true });
    // Sideways only: a long line may have scrolled the word out of view.
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  // After each drawing, since the lines are drawn as they come into view.
  useEffect(() => markFound(box.current, looked));
  useEffect(() => () => markFound(null, ""), []);

  const go = (to: Place) => {
    focusWanted.current = to;
    setStop(to);
    if (to.line < topLine + 2 || to.line > topLine + perScreen - 1) scrollTo(to.line);
  };
  const walk = async (from: Place, key: string) => {
    const step = key === "ArrowRight" || key === "ArrowDown" || key === "j" ? 1 : -1;
    const byLine = key === "ArrowDown" || key === "ArrowUp";
    const here = lines.at(from.line);
    const next = byLine ? undefined : nextMark(here, from.piece, step);
    if (next !== undefined) return go({ line: from.line, piece: next });
    const found = await lines.withMark(from.line + step, step);
    if (found === null) return;
    const piece = byLine ? below(here, from.piece, found) : nextMark(found, step === 1 ? -1 : found.pieces.length, step);
    if (piece !== undefined) go({ line: found.line, piece });
  };

  useKeys((event) => {
    if (isTaken(event)) return;
    const at = placeOf(event.target);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const walks = ["j", "k"].includes(event.key) || (at !== null && event.key.startsWith("Arrow"));
    if (walks) {
      event.preventDefault();
      const from = at ?? stop ?? { line: Math.floor(topLine) + 1, piece: -1 };
      void walk(from, event.key);
    } else if (at !== null && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      explain(at, event.target, true);
    }
  });
  const explain = (at: Place, target: EventTarget | null, stay: boolean) => {
    const mark = lines.at(at.line)?.pieces[at.piece]?.mark;
    if (mark != null && target instanceof HTMLElement) guide.explain(mark, target, stay);
  };

  const tab = tabStop(stop, first, last, (line) => lines.at(line));
  const drawn = [];
  for (let number = first; number <= last; number += 1) {
    const line = lines.at(number);
    drawn.push(
      <TextLine
        key={number}
        report={report}
        number={number}
        line={line}
        top={topOf(number)}
        here={goto?.line === number}
        unrecognized={within(report.unrecognized, number)}
        opens={report.sections[lastAt(report.sections, number)]?.firstLine === number}
        tabStop={tab?.line === number ? tab.piece : null}
      />,
    );
  }

  const digits = Math.max(3, grouped(total).length);
  return (
    <div
      ref={box}
      class={`text-lines digits-${Math.min(digits, 9)}`}
      role="region"
      aria-label="The text as pasted"
      tabIndex={0}
      onScroll={({ currentTarget }) => see(currentTarget)}
      onClick={({ target }) => {
        const at = placeOf(target);
        if (at !== null) {
          setStop(at);
          explain(at, target, true);
        }
      }}
      onPointerOver={({ target, pointerType }) => {
        const at = pointerType === "mouse" ? placeOf(target) : null;
        if (at === null) guide.leave();
        else explain(at, target, false);
      }}
      onPointerLeave={() => guide.leave()}
      onFocusIn={({ target }) => {
        const at = placeOf(target);
        if (at === null || !(target instanceof HTMLElement)) return;
        if (target.matches(":focus-visible")) explain(at, target, false);
      }}
      onFocusOut={() => guide.leave()}
    >
      <div class="text-height" style={{ height: `${height}px` }}>
        {drawn}
      </div>
    </div>
  );
}

function placeOf(target: EventTarget | null): Place | null {
  if (!(target instanceof HTMLElement)) return null;
  const piece = target.dataset["piece"];
  const line = target.closest<HTMLElement>("[data-line]")?.dataset["line"];
  return piece === undefined || line === undefined ? null : { line: Number(line), piece: Number(piece) };
}

function nextMark(line: MarkedLine | null, from: number, step: 1 | -1): number | undefined {
  if (line === null) return undefined;
  for (let at = from + step; at >= 0 && at < line.pieces.length; at += step) {
    if (line.pieces[at]?.mark != null) return at;
  }
  return undefined;
}

/** The mark of another line that stands closest below or above. */
function below(line: MarkedLine | null, piece: number, other: MarkedLine): number | undefined {
  const wanted = line === null ? 0 : columnOf(line, piece);
  let best: number | undefined;
  let distance = Infinity;
  other.pieces.forEach(({ mark }, at) => {
    const off = Math.abs(columnOf(other, at) - wanted);
    if (mark != null && off < distance) [best, distance] = [at, off];
  });
  return best;
}

/** Where the middle of a piece stands, in characters. */
function columnOf({ pieces }: MarkedLine, piece: number): number {
  let column = 0;
  for (const { text } of pieces.slice(0, Math.max(0, piece))) column += text.length;
  return column + (pieces[piece]?.text.length ?? 0) / 2;
}

/** The mark that Tab leads to: the one the keys have gone to, or else the first in view. */
function tabStop(stop: Place | null, first: number, last: number, at: (line: number) => MarkedLine | null): Place | null {
  if (stop !== null && stop.line >= first && stop.line <= last) return stop;
  for (let line = first; line <= last; line += 1) {
    const piece = nextMark(at(line), -1, 1);
    if (piece !== undefined) return { line, piece };
  }
  return null;
}

function whereIs(
  line: number,
  sections: { firstLine: number; lastLine: number; title: string }[],
  files: FileRange[],
): string {
  const section = sections[lastAt(sections, line)];
  const inside = section !== undefined && section.lastLine >= line ? section.title : "";
  return [files[lastAt(files, line)]?.name, inside].filter(Boolean).join(" · ");
}

