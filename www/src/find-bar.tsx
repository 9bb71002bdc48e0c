// Finding in the text: what is drawn is a small part of it, so the browser's own search would miss most.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Found } from "./find";
import { useGuide } from "./guide";
import { Icon } from "./parts";
import { counted, grouped } from "./words";

/** Between the last key and the search, in milliseconds. */
const PAUSE = 120;

interface FindProps {
  /** What is looked for, so that the text can mark it. */
  look(words: string): void;
  close(): void;
}

export function FindBar({ look, close }: FindProps) {
  const guide = useGuide();
  const { source } = guide;
  const box = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const [at, setAt] = useState(0);
  // Before the next key can arrive.
  useLayoutEffect(() => {
    box.current?.focus();
    return () => look("");
  }, []);
  useEffect(() => {
    if (words === "") {
      setFound(null);
      look("");
      return undefined;
    }
    let current = true;
    const timer = setTimeout(() => {
      source.find(words).then(
        (found) => {
          if (!current) return;
          setFound(found);
          look(words);
          show(found, 0);
        },
        () => undefined,
      );
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [words, source]);

  const show = ({ lines }: Found, at: number) => {
    setAt(at);
    const line = lines[at];
    if (line !== undefined) guide.showLine(line);
  };
  const step = (by: number) => {
    if (found !== null && found.lines.length > 0) show(found, (at + by + found.lines.length) % found.lines.length);
  };
  const count = found?.lines.length ?? 0;
  return (
    <div
      class="find-bar"
      role="search"
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          close();
        } else if (event.key === "Enter" && event.target === box.current) {
          event.preventDefault();
          step(event.shiftKey ? -1 : 1);
        }
      }}
    >
      <input
        ref={box}
        class="filter"
        type="search"
        aria-label="Find in the text"
        spellcheck={false}
        autocomplete="off"
        value={words}
        onInput={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <span role="status" class="muted">
        {found === null
          ? ""
          : count === 0
            ? "Not found"
            : `${grouped(at + 1)} of ${counted(count, "line")}${found.more ? " and more" : ""}`}
      </span>
      <span class="pane-tools">
        <button type="button" class="button small" onClick={() => step(-1)} disabled={count === 0} aria-label="Previous line found">
          <Icon name="up" />
        </button>
        <button type="button" class="button small" onClick={() => step(1)} disabled={count === 0} aria-label="Next line found">
          <Icon name="downward" />
        </button>
        <button type="button" class="button small quiet" onClick={close} aria-label="Close the search">
          <Icon name="close" />
        </button>
      </span>
    </div>
  );
}
