// The answer as something to send: Markdown for the ticket, plain text, JSON, a page of its own.

import { useEffect, useState } from "preact/hooks";
import { briefOf, sentenceOf } from "./brief";
import { asMarkdown, asPage, asPlain } from "./brief-forms";
import type { Shown } from "./desk";
import { Dialog } from "./dialog";
import { wholeText } from "./input";
import { linkTo } from "./link";
import { CopyButton, Icon } from "./parts";
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
  { form: "link", title: "Link", about: "the paste itself, in an address", ending: "txt", type: "text/plain" },
] as const;

type Form = (typeof FORMS)[number]["form"];

export function TakeAway({ shown, close }: { shown: Shown; close(): void }) {
  const [form, setForm] = useState<Form>("markdown");
  const [withText, setWithText] = useState(false);
  const [written, setWritten] = useState<Blob | null>(null);
  const [preview, setPreview] = useState("");
  useEffect(() => {
    let current = true;
    void writtenAs(form, shown, withText).then(async (blob) => {
      // Of a link the text is shown that it would give away.
      const seen = form === "link" ? wholeText(shown.input) : blob;
      const text = await seen.slice(0, SEEN).text();
      if (!current) return;
      setWritten(blob);
      setPreview(text);
    });
    return () => {
      current = false;
    };
  }, [form, withText, shown]);

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
      {form === "link" && (
        <p class="panel-note" role="status">
          {written?.size === 0
            ? "This text is too long for a link. Save the HTML report with the text instead."
            : "Whoever has the link can read all of the text below. No server gets it: it stands behind the # of the address."}
        </p>
      )}
      <pre class="preview" tabIndex={0} role="region" aria-label={`Preview: ${title}`}>
        {preview}
        {written !== null && written.size > SEEN && <i class="cut">{"\n… the rest is not shown here"}</i>}
      </pre>
      <p class="panel-foot">
        <span class="muted">{written === null ? "" : sizeOf(written.size)}</span>
        {(form !== "link" || (written?.size ?? 0) > 0) && (
          <CopyButton text={async () => (await writtenAs(form, shown, withText)).text()} label={`Copy as ${title}`} />
        )}
        {form !== "link" && (
          <button type="button" class="button small" onClick={save} aria-label={`Save as ${title}`}>
            <Icon name="save" /> Save
          </button>
        )}
      </p>
    </Dialog>
  );
}

async function writtenAs(form: Form, { answer, input, reading }: Shown, withText: boolean): Promise<Blob> {
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
    case "link":
      return new Blob([(await linkTo(await reading.text())) ?? ""]);
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
