// Marks the words that are looked for in the lines that are drawn. They are painted over the text and
// change nothing in it; a browser that cannot do so still shows the line.

const NAME = "found";

export function markFound(box: HTMLElement | null, words: string): void {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete(NAME);
  if (box === null || words === "") return;
  const wanted = words.toLowerCase();
  const ranges: Range[] = [];
  for (const line of box.querySelectorAll(".text-line code")) ranges.push(...rangesIn(line, wanted));
  if (ranges.length > 0) CSS.highlights.set(NAME, new Highlight(...ranges));
}

/** The words may run over several pieces of a line. */
function rangesIn(line: Element, wanted: string): Range[] {
  const text = (line.textContent ?? "").toLowerCase();
  let from = text.indexOf(wanted);
  if (from < 0) return [];
  const pieces: { node: Node; start: number }[] = [];
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let length = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    pieces.push({ node, start: length });
    length += node.textContent?.length ?? 0;
  }
  const ranges: Range[] = [];
  for (; from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
    const until = from + wanted.length;
    const first = pieces.findLast(({ start }) => start <= from);
    const last = pieces.findLast(({ start }) => start < until);
    // Some letters change their length with their case.
    if (first === undefined || last === undefined || until > length) break;
    const range = new Range();
    range.setStart(first.node, Math.min(from - first.start, first.node.textContent?.length ?? 0));
    range.setEnd(last.node, Math.min(until - last.start, last.node.textContent?.length ?? 0));
    ranges.push(range);
  }
  return ranges;
}
