// Which word is being explained. The card alone is drawn anew by it, never the answer.

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { ExplainCard, type Asked } from "./explain-card";
import { useGuide, type Guide } from "./guide";
import { light } from "./light";
import { keyOf } from "./marks";

/** Milliseconds before a glance appears, and before it goes: long enough to move over to it. */
const APPEAR = 100;
const LINGER = 200;

export type Explainer = Pick<Guide, "explain" | "leave">;

/** Fills the handle with what the guide calls. */
export function Explanations({ handle }: { handle: { current: Explainer | null } }) {
  const { report } = useGuide();
  const [asked, setAsked] = useState<Asked | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const staying = asked?.stay === true;
  const close = useCallback(() => {
    clearTimeout(timer.current);
    setAsked((now) => {
      if (now?.stay === true && now.beside.isConnected) now.beside.focus({ preventScroll: true });
      return null;
    });
    light(null);
  }, []);
  const leave = () => {
    clearTimeout(timer.current);
    if (!staying) timer.current = setTimeout(close, LINGER);
  };
  handle.current = {
    explain(mark, beside, stay) {
      clearTimeout(timer.current);
      const show = () => {
        setAsked({ mark, beside, stay });
        light(keyOf(mark));
      };
      if (stay) show();
      else if (!staying) timer.current = setTimeout(show, APPEAR);
    },
    leave,
  };

  useEffect(() => {
    setAsked(null);
    light(null);
  }, [report]);
  useLayoutEffect(() => {
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

  if (asked === null) return null;
  return <ExplainCard asked={asked} close={close} hold={() => clearTimeout(timer.current)} release={leave} />;
}
