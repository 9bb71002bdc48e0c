// The answer as something to send: Markdown for the ticket, plain text, JSON, a page of its own.

import { useEffect, useState } from "preact/hooks";
import { briefOf, sentenceOf } from "./brief";
import { asMarkdown, asPage, asPlain } from "./brief-forms";
import type { Shown } from "./desk";
import { Dialog } from "./dialog";
import { fromBlob, wholeText, type Input } from "./input";
import { linkTo } from "./link";
import { CopyButton, Icon } from "./parts";
import { RedactedLines, RedactionList, useRedaction } from "./redact";
import type { Report } from "./report";
import { saveAs } from "./save";
import { sizeOf } from "./words";

/** Characters of the preview; copying and saving give all. */
const SEEN = 20_000;

const FORMS = [
  { form: "markdown", title: "Markdown", about: "for a ticket", ending: "md", type: "text/markdown" },
  { form: "plain", title: "Plain text", about: "for a mail", ending: "txt", type: "text/plain" },
  { form: "json", title: "JSON", about: "the whole report, for programs", ending: "json", type: "application/json" },
  { form: "page", title: "HTML report", about: "one file that runs nothing", ending: "html", type: "text/html" },
  { form: "redacted", title: "Redacted text", about: "the paste without names and addresses", ending: "txt", type: "text/plain" },
  { form: "link", title: "Link", about: "the paste itself, in an address", ending: "txt", type: "text/plain" },
] as const;

export type Form = (typeof FORMS)[number]["form"];

interface TakeAwayProps {
  shown: Shown;
  first: Form;
  close(): void;
  read(input: Input): void;
}

export function TakeAway({ shown, first, close, read }: TakeAwayProps) {
  const [form, setForm] = useState<Form>(first);
  const [withText, setWithText] = useState(false);
  const [asItIs, setAsItIs] = useState(false);
  const giving = form === "redacted" || form === "link";
  const redaction = useRedaction(shown.reading, giving);
  // Nothing is given away before it is known what would be taken out.
  const waiting = giving && redaction === null;
  const redacted = redaction !== null && !(form === "link" && asItIs) ? redaction.text : null;
  const [written, setWritten] = useState<Blob | null>(null);
  const [preview, setPreview] = useState("");
  useEffect(() => {
    let current = true;
    setWritten(null);
    if (waiting) return undefined;
    void writtenAs(form, shown, withText, redacted).then(async (blob) => {
      // Of a link the text is shown that it would give away.
      const seen = form === "link" ? (redacted ?? wholeText(shown.input)) : blob;
      const text = await seen.slice(0, SEEN).text();
      if (!current) return;
      setWritten(blob);
      setPreview(text);
    });
    return () => {
      current = false;
    };
  }, [form, withText, shown, redacted, waiting]);

  const { title, ending, type } = FORMS.find((each) => each.form === form) ?? FORMS[0];
  const save = () => written !== null && saveAs(new Blob([written], { type }), `${fileNameOf(shown)}.${ending}`);
  return (
    <Dialog title="Take the answer away" close={close}>
      <fieldset class="choices">
        <legend class="visually-hidden">Written as</legend>
        {FORMS.map((each) => (
          <label key={each.form}>
            <input type="radio" name="form" checked={form === each.form} onChange={() => setForm(each.form)} />
            <span>
              {each.title} <span class="muted">{each.about}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {form === "page" && (
        <label class="choice">
          <input type="checkbox" checked={withText} onChange={({ currentTarget }) => setWithText(currentTarget.checked)} />
          <span>With the text as pasted, so that line numbers lead to their lines</span>
        </label>
      )}
      {form === "redacted" && (
        <p class="panel-say">
          Each name is replaced by the same word wherever it stands, columns stay where they are, and so does the answer.
          The list never leaves this page.
        </p>
      )}
      {form === "link" && (
        <>
          <p class="panel-note" role="status">
            {written?.size === 0
              ? "This text is too long for a link. Save the HTML report with the text instead."
              : "Whoever has the link can read all of the text below. No server gets it: it stands behind the # of the address."}
          </p>
          <label class="choice">
            <input type="checkbox" checked={!asItIs} onChange={({ currentTarget }) => setAsItIs(!currentTarget.checked)} />
            <span>Without names and addresses</span>
          </label>
        </>
      )}
      {giving && redaction !== null && redacted !== null && <RedactionList redaction={redaction} />}
      <pre class={giving ? "preview as-text" : "preview"} tabIndex={0} role="region" aria-label={`Preview: ${title}`}>
        {redacted !== null && redaction !== null ? <RedactedLines redaction={redaction} /> : preview}
        {written !== null && redacted === null && written.size > SEEN && <i class="cut">{"\n… the rest is not shown here"}</i>}
      </pre>
      <p class="panel-foot">
        <span class="muted">{written === null ? "" : sizeOf(written.size)}</span>
        {!waiting && (form !== "link" || (written?.size ?? 0) > 0) && (
          <CopyButton text={async () => (await writtenAs(form, shown, withText, redacted)).text()} label={`Copy as ${title}`} />
        )}
        {form === "redacted" && redaction !== null && (
          <button
            type="button"
            class="button small"
            onClick={() => {
              close();
              read(fromBlob(redaction.text, "Redacted text", "edited"));
            }}
          >
            <Icon name="check" /> Go on with this text
          </button>
        )}
        {form !== "link" && !waiting && (
          <button type="button" class="button small" onClick={save} aria-label={`Save as ${title}`}>
            <Icon name="save" /> Save
          </button>
        )}
      </p>
    </Dialog>
  );
}

/** `redacted` is the text that is given away in place of the pasted one, where there is one. */
async function writtenAs(
  form: Form,
  { answer, input, reading }: Shown,
  withText: boolean,
  redacted: Blob | null,
): Promise<Blob> {
  const { report } = answer;
  switch (form) {
    case "markdown":
      return new Blob([asMarkdown(briefOf(report))]);
    case "plain":
      return new Blob([asPlain(briefOf(report))]);
    case "json":
      return reading.json();
    case "page":
      return new Blob([asPage(titleOf(report) ?? input.title, briefOf(report), withText ? await reading.text() : null)]);
    case "redacted":
      return redacted ?? new Blob();
    case "link":
      return new Blob([(await linkTo(redacted ?? new Blob([await reading.text()]))) ?? ""]);
  }
}

function titleOf({ machines }: Report): string | undefined {
  return machines.length === 0 ? undefined : machines.map(sentenceOf).join("; ");
}

/** The machine's name, where there is one and it is harmless in a file name. */
function fileNameOf({ answer }: Shown): string {
  const name = answer.report.machines[0]?.name ?? "answer";
  return `virtlens-${name.replace(/[^A-Za-z0-9.-]+/g, "-").slice(0, 60)}`;
}
