// Light, dark, or as the system has it.

import { keep, kept } from "./keep";

const KEY = "virtlens-theme";

export type Theme = "system" | "light" | "dark";

export function chosenTheme(): Theme {
  const chosen = kept(KEY);
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  keep(KEY, theme === "system" ? null : theme);
}

/** For what is painted and not styled: calls when the colours have changed. */
export function onThemeChange(changed: () => void): () => void {
  // Paper is white whatever the screen is.
  const media = ["(prefers-color-scheme: dark)", "print"].map((query) => matchMedia(query));
  const chosen = new MutationObserver(changed);
  for (const each of media) each.addEventListener("change", changed);
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => {
    for (const each of media) each.removeEventListener("change", changed);
    chosen.disconnect();
  };
}
