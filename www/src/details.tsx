// What was read, output by output, and what was not; below the answer and drawn after it.

import { useCallback, useEffect, useState } from "preact/hooks";
import { ChecksMade } from "./findings";
import { useGuide } from "./guide";
import { keyOf, sectionOf, type Mark } from "./marks";
import { afterPaint, motion } from "./paint";
import { Remainder, Sections } from "./section";

/** Sections that stand unfolded from the start. */
const UNFOLDED = 6;

/** Brings the place that explains a mark into view. */
export type Show = (mark: Mark) => void;

/** Of one reading. Fills the handle with what the guide calls. */
export function Details({ handle }: { handle: { current: Show | null } }) {
  const { report } = useGuide();
  const [open, setOpenSet] = useState<ReadonlySet<number>>(
    () => new Set(report.sections.slice(0, UNFOLDED).map((_, at) => at)),
  );
  const [drawn, setDrawn] = useState(0);
  const [place, setPlace] = useState<Mark | null>(null);
  const setOpen = useCallback((section: number, isOpen: boolean) => {
    setOpenSet((now) => {
      if (now.has(section) === isOpen) return now;
      const next = new Set(now);
      if (isOpen) next.add(section);
      else next.delete(section);
      return next;
    });
  }, []);
  handle.current = (mark) => {
    const section = sectionOf(mark);
    if (section !== null) {
      setOpen(section, true);
      setDrawn(Infinity);
    }
    setPlace(mark);
  };

  // One output at a time, so that the page answers between them.
  useEffect(() => afterPaint(() => setDrawn((now) => (now < UNFOLDED ? now + 1 : Infinity))), [drawn]);
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

  return (
    <>
      <Sections report={report} open={open} drawn={drawn} setOpen={setOpen} />
      <Remainder report={report} />
      <ChecksMade report={report} />
    </>
  );
}
