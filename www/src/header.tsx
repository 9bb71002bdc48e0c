// The bar at the top: what can be given to the page, and how it looks.

import { useEffect, useRef, useState } from "preact/hooks";
import { fromFiles, fromSample, type Input } from "./input";
import { Icon } from "./parts";
import type { Sample } from "./report";
import { applyTheme, chosenTheme, type Theme } from "./theme";

interface HeaderProps {
  samples: Sample[];
  read(input: Input): void;
  clear: (() => void) | null;
  undo: (() => void) | null;
  /** Out of the reference; null outside of it. */
  leave: (() => void) | null;
}

export function Header({ samples, read, clear, undo, leave }: HeaderProps) {
  return (
    <header class="bar">
      <p class="brand">
        Virtlens <span class="tagline">which machine is this, and what does it say?</span>
      </p>
      <div class="bar-tools">
        {leave === null ? (
          <a class="button" href="#reference" aria-label="Reference: every word explained">
            <Icon name="book" /> <span class="wide">Reference</span>
          </a>
        ) : (
          <button type="button" class="button" onClick={leave} aria-label="Back from the reference">
            <Icon name="undo" /> <span class="wide">Back</span>
          </button>
        )}
        {samples.length > 0 && <SampleMenu samples={samples} read={read} />}
        <FileButton read={read} />
        {leave === null && undo !== null && (
          <button type="button" class="button" onClick={undo} aria-label="Back to the paste before">
            <Icon name="undo" /> <span class="wide">Undo</span>
          </button>
        )}
        {leave === null && clear !== null && (
          <button type="button" class="button" onClick={clear} aria-label="Clear the page">
            <Icon name="close" /> <span class="wide">Clear</span>
          </button>
        )}
        <ThemeSwitch />
      </div>
    </header>
  );
}

export function FileButton({ read }: { read(input: Input): void }) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button" onClick={() => chooser.current?.click()} aria-label="Open files">
        <Icon name="file" /> <span class="wide">Open</span>
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label="Files to read"
        onChange={({ currentTarget }) => {
          const input = fromFiles(currentTarget.files ?? []);
          currentTarget.value = "";
          if (input !== null) read(input);
        }}
      />
    </>
  );
}

function SampleMenu({ samples, read }: { samples: Sample[]; read(input: Input): void }) {
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const outside = ({ target }: PointerEvent) => {
      if (target instanceof Node && menu.current?.contains(target) === false) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
      return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const items = [...(menu.current?.querySelectorAll<HTMLElement>("li button") ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + (event.key === "ArrowDown" ? 1 : items.length - 1)) % items.length]?.focus();
  };
  return (
    <div class="menu" ref={menu} onKeyDown={keys}>
      <button ref={button} type="button" class="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        Samples <Icon name="down" />
      </button>
      {open && (
        <ul class="menu-list" aria-label="Samples">
          {samples.map((sample, at) => (
            <li key={at}>
              <button
                type="button"
                onClick={() => {
                  setOpen(false);
                  button.current?.focus();
                  read(fromSample(sample));
                }}
              >
                {sample.title}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const ICON = { system: "auto", light: "sun", dark: "moon" } as const;

function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  const next = NEXT[theme];
  const name = (which: Theme) => (which === "system" ? "as the system has it" : which);
  return (
    <button
      type="button"
      class="button quiet"
      onClick={() => {
        applyTheme(next);
        setTheme(next);
      }}
      aria-label={`Colours: ${name(theme)}. Change to ${name(next)}`}
      title={`Colours: ${name(theme)}`}
    >
      <Icon name={ICON[theme]} />
    </button>
  );
}
