// A brief written down as Markdown, as plain text, as a page of its own.
//
// The words of a paste are anyone's: each form says how it keeps them from being taken for markup.

import style from "virtlens:brief-style";
import type { Block, Run } from "./brief";

export function asMarkdown(blocks: Block[]): string {
  const run = (it: Run): string => {
    if (typeof it === "string") return escaped(it);
    if ("code" in it) return fenced(it.code);
    return "line" in it ? `line ${it.line}` : `**${escaped(it.strong)}**`;
  };
  const runs = (all: Run[]) => all.map(run).join("").replace(/\s+/g, " ").trim();
  const row = (cells: string[]) => `| ${cells.map((cell) => escaped(cell)).join(" | ")} |\n`;
  return written(blocks, {
    heading: ({ level, text, code }) => `${"#".repeat(level)} ${code === true ? fenced(text) : escaped(text)}\n`,
    paragraph: (all) => `${runs(all)}\n`,
    list: (items) => items.map((item) => `- ${runs(item)}\n`).join(""),
    table: ({ head, rows, right }) =>
      row(head) + `| ${right.map((it) => (it ? "---:" : "---")).join(" | ")} |\n` + rows.map(row).join(""),
  });
}

/** What Markdown could read as markup. Most of it can be so anywhere; some only where a line begins. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|~]/g, "\\$&").replace(/\s+/g, " ").replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/, "$1\\$2");
}

/** The fence is longer than any run of back-ticks inside. */
function fenced(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 || flat === "" ? " " : "";
  return `${fence}${pad}${flat}${pad}${fence}`;
}

export function asPlain(blocks: Block[]): string {
  const run = (it: Run): string => {
    if (typeof it === "string") return it;
    if ("code" in it) return it.code;
    return "line" in it ? `line ${it.line}` : it.strong;
  };
  const runs = (all: Run[]) => all.map(run).join("").replace(/\s+/g, " ").trim();
  return written(blocks, {
    heading: ({ level, text }) => (level === 3 ? `${text}\n` : `${text}\n${(level === 1 ? "=" : "-").repeat(text.length)}\n`),
    paragraph: (all) => `${runs(all)}\n`,
    list: (items) => items.map((item) => `  - ${runs(item)}\n`).join(""),
    table: ({ head, rows, right }) => {
      const all = [head, ...rows];
      const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
      const cell = (text: string, at: number) =>
        right[at] === true ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0);
      return all.map((row) => `${row.map(cell).join("  ").trimEnd()}\n`).join("");
    },
  });
}

/** A page that needs nothing and runs nothing; `text` is the paste, where it is to be in it. */
export function asPage(title: string, blocks: Block[], text: string | null): string {
  const run = (it: Run): string => {
    if (typeof it === "string") return html(it);
    if ("code" in it) return `<code>${html(it.code)}</code>`;
    if ("line" in it) return text === null ? `line ${it.line}` : `<a href="#L${it.line}">line ${it.line}</a>`;
    return `<strong>${html(it.strong)}</strong>`;
  };
  const runs = (all: Run[]) => all.map(run).join("");
  const body = written(blocks, {
    heading: ({ level, text, code }) => `<h${level}>${code === true ? `<code>${html(text)}</code>` : html(text)}</h${level}>`,
    paragraph: (all) => `<p>${runs(all)}</p>`,
    list: (items) => `<ul>${items.map((item) => `<li>${runs(item)}</li>`).join("\n")}</ul>`,
    table: ({ head, rows, right }) => {
      const side = (at: number) => (right[at] === true ? ' class="right"' : "");
      const row = (tag: string, cells: string[]) =>
        `<tr>${cells.map((cell, at) => `<${tag}${side(at)}>${html(cell)}</${tag}>`).join("")}</tr>`;
      const scope = row("th", head).replaceAll("<th", '<th scope="col"');
      return `<div class="wide"><table><thead>${scope}</thead><tbody>${rows.map((cells) => row("td", cells)).join("\n")}</tbody></table></div>`;
    },
  });
  // Lines as the report counts them.
  const lines = text === null ? [] : text.replace(/\r*\n$|\r$/, "").split(/\r*\n|\r/);
  const pasted = lines.map((line, at) => `<span id="L${at + 1}"><b>${at + 1}</b>${html(line)}\n</span>`).join("");
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
    // Nothing in it may load or run, whatever a later reader makes of it.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${html(title)}</title>\n<style>${style}</style>\n</head>\n<body>\n<main>`,
    body,
    text === null ? "" : `<h2>The text</h2>\n<pre>${pasted}</pre>`,
    "</main>\n</body>\n</html>\n",
  ].join("\n");
}

function html(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

interface Writer {
  heading(block: Extract<Block, { kind: "heading" }>): string;
  paragraph(runs: Run[]): string;
  list(items: Run[][]): string;
  table(block: Extract<Block, { kind: "table" }>): string;
}

/** Block after block, with an empty line between them. */
function written(blocks: Block[], writer: Writer): string {
  const each = (block: Block): string => {
    switch (block.kind) {
      case "heading":
        return writer.heading(block);
      case "paragraph":
        return writer.paragraph(block.runs);
      case "list":
        return writer.list(block.items);
      case "table":
        return writer.table(block);
    }
  };
  return blocks.map(each).join("\n");
}
