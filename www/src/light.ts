// Lights up everything on the page that belongs to one key: the words in the text, the heading, the cells.
// One rule in a sheet of its own does it, so that pointing at a word draws nothing anew.

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

/** `key` is of `keyOf`: letters, digits and hyphens. */
export function light(key: string | null): void {
  sheet.replaceSync(key === null ? "" : `[data-key="${key}"] { background: var(--lit) !important; }`);
}
