// How the two sides of the page lead to each other: the text to its explanation, the explanation to the text.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Mark } from "./marks";
import type { Source } from "./reading";
import type { Report, Sample } from "./report";

export interface Guide {
  report: Report;
  source: Source;
  /** What lines can be read as. */
  formats: Sample[];
  /** Explains a mark beside the element: at a glance until the pointer or the focus leaves, or to stay. */
  explain(mark: Mark, beside: HTMLElement, stay: boolean): void;
  /** The pointer or the focus has left what was explained at a glance. */
  leave(): void;
  /** Brings a line of the text into view, and lights up what stands there. */
  showLine(line: number, mark?: Mark): void;
  /** Brings the place that explains the mark into view. */
  showPlace(mark: Mark): void;
}

export const GuideContext = createContext<Guide | null>(null);

export function useGuide(): Guide {
  const guide = useContext(GuideContext);
  if (guide === null) throw new Error("There is nothing to guide through before there is an answer.");
  return guide;
}
