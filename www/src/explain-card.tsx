// The card beside a word: what it means, in which unit, what to watch for, who says so.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { DecodedValue } from "./fields";
import { useGuide } from "./guide";
import { explanationOf, type Explanation, type Mark } from "./marks";
import { Icon, Watch } from "./parts";
import { grouped } from "./words";

export interface Asked {
  mark: Mark;
  beside: HTMLElement;
  /** To stay until it is closed; else a glance. */
  stay: boolean;
}

/** Pixels between the word and the card, and between the card and the edge of the window. */
const GAP = 6;
const EDGE = 8;

interface CardProps {
  asked: Asked;
  close(): void;
  /** The pointer has come over the card: a glance stays as long as it is there. */
  hold(): void;
  release(): void;
}

export function ExplainCard({ asked, close, hold, release }: CardProps) {
  const guide = useGuide();
  const card = useRef<HTMLDivElement>(null);
  const { mark, beside, stay } = asked;
  const explanation = explanationOf(guide.report, mark);

  useLayoutEffect(() => {
    const follow = () => card.current !== null && place(card.current, beside);
    follow();
    // Whatever scrolls, the page or something in it, takes the word along.
    window.addEventListener("scroll", follow, { capture: true, passive: true });
    window.addEventListener("resize", follow);
    return () => {
      window.removeEventListener("scroll", follow, { capture: true });
      window.removeEventListener("resize", follow);
    };
  }, [asked]);
  useLayoutEffect(() => {
    if (stay) card.current?.focus({ preventScroll: true });
  }, [asked]);
  useEffect(() => {
    beside.setAttribute("aria-describedby", "explanation");
    return () => beside.removeAttribute("aria-describedby");
  }, [beside]);

  if (explanation === null) return null;
  const { title, line, address } = explanation;
  const inText = beside.closest(".text-lines") !== null;
  return (
    <div
      ref={card}
      id="explanation"
      class={stay ? "card stay" : "card"}
      role={stay ? "dialog" : "tooltip"}
      aria-label={stay ? `What ${title} means` : undefined}
      tabIndex={-1}
      onPointerEnter={hold}
      onPointerLeave={release}
    >
      <Body explanation={explanation} />
      {stay && (
        <p class="card-foot">
          {inText ? (
            <button type="button" class="button small" onClick={() => (close(), guide.showPlace(mark))}>
              {explanation.place}
            </button>
          ) : (
            line !== null && (
              <button type="button" class="button small" onClick={() => (close(), guide.showLine(line, mark))}>
                Show in the text, line {grouped(line)}
              </button>
            )
          )}
          {address !== "" && (
            <a class="button small quiet" href={address} aria-label={`${title} in the reference`}>
              <Icon name="book" /> Reference
            </a>
          )}
          <button type="button" class="button small quiet" onClick={close} aria-label="Close the explanation">
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
}

function Body({ explanation }: { explanation: Explanation }) {
  const { title, label, unit, meaning, watch, versions, source, strength, decoded, flags } = explanation;
  return (
    <>
      <p class="card-head">
        <code class={strength}>{title}</code>
        {label !== "" && <span>{label}</span>}
        {unit !== "" && <span class="unit">{unit}</span>}
        {strength !== "" && <span class="strength">{strength}</span>}
      </p>
      {meaning !== "" ? (
        <p>{meaning}</p>
      ) : (
        flags.length === 0 && decoded === null && <p class="muted">The word is read, and not in the dictionary.</p>
      )}
      {watch !== "" && <Watch>{watch}</Watch>}
      {decoded !== null && <DecodedValue decoded={decoded} />}
      {flags.length > 0 && (
        <ul class="card-flags">
          {flags.map(({ bit, name }) => (
            <li key={bit}>
              <span class="number">{bit}</span> <code>{name}</code>
            </li>
          ))}
        </ul>
      )}
      {(versions !== "" || source !== "") && <p class="source">{[versions, source].filter(Boolean).join(" · ")}</p>}
    </>
  );
}

/** Below the word, else above it, always within the window. On a narrow one the style sheet docks it instead. */
function place(card: HTMLElement, beside: HTMLElement): void {
  const word = beside.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const left = Math.max(EDGE, Math.min(word.left, document.body.clientWidth - width - EDGE));
  const below = word.bottom + GAP;
  const fits = below + height <= window.innerHeight - EDGE;
  const lowest = window.innerHeight - height - EDGE;
  const top = Math.max(EDGE, Math.min(fits ? below : word.top - GAP - height, lowest));
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
}
