// A paste in the fragment of an address: packed, never sent to a server by any browser, and made
// only when the reader asks for it.

import { fromText, type Input } from "./input";

const MARK = "#paste=";
/** Letters of the fragment. Longer addresses are cut by mail programs and tickets. */
const LONGEST = 64_000;
/** Letters of the text that is unpacked: a short fragment can hold a very long one. */
const MOST = 20_000_000;

/** The page's own address with the text in it; null where it would be too long. */
export async function linkTo(text: Blob): Promise<string | null> {
  if (text.size > MOST) return null;
  const packed = text.stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  if (bytes.length * 4 > LONGEST * 3) return null;
  const base64 = btoa(String.fromCharCode(...bytes));
  return `${bareAddress()}${MARK}${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** The text of the address that the page was opened with, which is taken out of it; null where it has none. */
export async function takeFromAddress(): Promise<Input | null> {
  const { hash } = location;
  if (!hash.startsWith(MARK)) return null;
  // What is read next has nothing to do with it.
  history.replaceState(null, "", bareAddress());
  try {
    const text = await unpacked(hash.slice(MARK.length));
    return text === null ? null : fromText(text, "Text of a link", "kept");
  } catch {
    // Cut on its way here: what is left of it is no text.
    return null;
  }
}

async function unpacked(base64: string): Promise<string | null> {
  const bytes = Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"))
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let text = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    text += read.value;
    if (text.length > MOST) return null;
  }
  return text;
}

export function bareAddress(): string {
  return location.href.split("#")[0] ?? "";
}
