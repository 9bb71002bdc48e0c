// A panel over the page. The browser keeps the focus in it, hides the rest from readers, and closes it by Escape.

import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "./parts";

export function Dialog({ title, close, children }: { title: string; close(): void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Before the next key can arrive.
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="panel"
      aria-labelledby={id}
      onClose={close}
      // What is in it lies upon it: only the rim around it is the dialog itself.
      onPointerDown={({ target, currentTarget }) => target === currentTarget && close()}
    >
      <div class="panel-sheet">
        <header class="panel-head">
          <h2 id={id}>{title}</h2>
          <button type="button" class="button small quiet" onClick={close} aria-label={`Close: ${title}`}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
