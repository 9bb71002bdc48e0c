// The small pieces that several views are set from.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useGuide } from "./guide";
import { keyOf, type Mark } from "./marks";
import { grouped } from "./words";

/** Leads to a line of the text. */
export function LineButton({ line, mark }: { line: number; mark?: Mark }) {
  const guide = useGuide();
  return (
    <button
      type="button"
      class="line-button"
      onClick={() => guide.showLine(line, mark)}
      aria-label={`Show line ${line} in the text`}
    >
      {grouped(line)}
    </button>
  );
}

/** A word that has an explanation: a glance by pointer or focus, to stay by click, tap or Enter. */
export function Term({ mark, children, id }: { mark: Mark; children: ComponentChildren; id?: string }) {
  const guide = useGuide();
  const element = useRef<HTMLButtonElement>(null);
  const explain = (stay: boolean) => element.current && guide.explain(mark, element.current, stay);
  return (
    <button
      ref={element}
      type="button"
      {...(id === undefined ? {} : { id })}
      class="term"
      data-key={keyOf(mark)}
      aria-haspopup="dialog"
      onPointerEnter={(event) => event.pointerType === "mouse" && explain(false)}
      onPointerLeave={() => guide.leave()}
      onFocus={(event) => event.currentTarget.matches(":focus-visible") && explain(false)}
      onBlur={() => guide.leave()}
      onClick={() => explain(true)}
    >
      {children}
    </button>
  );
}

interface CopyProps {
  text: string | (() => Promise<string>);
  label: string;
  /** What stands on the button. */
  word?: string;
}

/** Copies a text, and says so for a moment. */
export function CopyButton({ text, label, word = "Copy" }: CopyProps) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return undefined;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === "string" ? text : await text());
      setState("copied");
    } catch {
      setState("failed");
    }
  };
  return (
    <button type="button" class="button small copy" onClick={() => void copy()} aria-label={label}>
      <Icon name={state === "copied" ? "check" : "copy"} />
      <span aria-live="polite">{state === "idle" ? word : state === "copied" ? "Copied" : "Refused"}</span>
    </button>
  );
}

const ICONS = {
  beside: "M2.500 3h4.500v10H2.500ZM9 3h4.500v10H9Z",
  redact: "M2 4.500h3M8 4.500h6M2 11.500h7M12 11.500h2M2 8h12",
  book: "M8 4.500C6.500 3.300 4.500 3 2.500 3v9.500c2 0 4 .300 5.500 1.500c1.500-1.200 3.500-1.500 5.500-1.500V3c-2 0-4 .300-5.500 1.500ZM8 4.500V14",
  copy: "M6 6V3.5A1.5 1.5 0 0 1 7.5 2h5A1.5 1.5 0 0 1 14 3.5v5a1.5 1.5 0 0 1-1.5 1.5H10M3.5 6h5A1.5 1.5 0 0 1 10 7.5v5A1.5 1.5 0 0 1 8.500 14h-5A1.500 1.500 0 0 1 2 12.500v-5A1.500 1.500 0 0 1 3.500 6Z",
  check: "m3 8.500 3.500 3.500L13 4.500",
  file: "M9 2H4.500A1.500 1.500 0 0 0 3 3.500v9A1.500 1.500 0 0 0 4.500 14h7a1.500 1.500 0 0 0 1.500-1.500V6ZM9 2v4h4",
  paste: "M6 3H4.500A1.500 1.500 0 0 0 3 4.500v8A1.500 1.500 0 0 0 4.500 14h7a1.500 1.500 0 0 0 1.500-1.500v-8A1.500 1.500 0 0 0 11.500 3H10M6 2h4v2.500H6Z",
  undo: "M3 6.500h6.500a3.500 3.500 0 0 1 0 7H6M5.500 3.500l-3 3 3 3",
  close: "m4 4 8 8M12 4l-8 8",
  edit: "M10.500 3.500l2 2L6 12l-2.700.7L4 10ZM9 13.500h4.500",
  sun: "M8 5.200a2.800 2.800 0 1 1 0 5.600 2.800 2.800 0 0 1 0-5.600ZM8 1.500v1.400M8 13.100v1.400M1.500 8h1.400M13.100 8h1.400M3.400 3.400l1 1M11.600 11.600l1 1M3.400 12.600l1-1M11.600 4.400l1-1",
  moon: "M13 9.600A5.500 5.500 0 1 1 6.400 3a4.400 4.400 0 0 0 6.600 6.600Z",
  auto: "M8 2.500a5.500 5.500 0 1 0 0 11a5.500 5.500 0 1 0 0-11ZM8 2.500v11M8 6h5.100M8 10h5.100M8 8h5.500",
  down: "m4 6 4 4 4-4",
  sort: "m5 6.500 3-3 3 3M5 9.500l3 3 3-3",
  up: "M8 13V3.500M4.500 7 8 3.500 11.500 7",
  downward: "M8 3v9.500M4.500 9 8 12.500 11.500 9",
  save: "M8 2.500v7.500M5 7l3 3 3-3M3 12.500h10",
  find: "M7 3a4 4 0 1 1 0 8a4 4 0 1 1 0-8ZM10 10l3.500 3.500",
  send: "M9 3.500 13 7.500 9 11.500M12.500 7.500H6.500a3.500 3.500 0 0 0-3.500 3.500v1.500",
  warn: "M8 2.500 14 13H2ZM8 6.500v3M8 11.200v.1",
} as const;

/** Decoration only: what it means always stands beside it, or in the label of its button. */
export function Icon({ name }: { name: keyof typeof ICONS }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}

/** The trap of a field: what it is often mistaken for. */
export function Watch({ children }: { children: string }) {
  return (
    <p class="watch">
      <Icon name="warn" />
      <span>{children}</span>
    </p>
  );
}
