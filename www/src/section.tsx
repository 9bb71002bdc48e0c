// One recognized output: its tables, charts, fields and bits.

import { Charts } from "./charts";
import { Fields } from "./fields";
import { Flags } from "./flags";
import { useGuide } from "./guide";
import { steady } from "./paint";
import { LineButton } from "./parts";
import type { LineRange, Report, Section } from "./report";
import { DataTable } from "./tables";
import { counted, lineRange } from "./words";

interface SectionsProps {
  report: Report;
  /** Those that are unfolded. */
  open: ReadonlySet<number>;
  /** So many are drawn already; the next comes after the next picture. */
  drawn: number;
  setOpen(section: number, open: boolean): void;
}

export function Sections({ report, open, drawn, setOpen }: SectionsProps) {
  if (report.sections.length === 0) return null;
  return (
    <section class="sections" aria-labelledby="sections">
      <h2 id="sections">What was read</h2>
      {report.sections.map((section, at) => {
        const isOpen = open.has(at);
        const props = { section, index: at, report, open: isOpen, drawn: isOpen && at < drawn, setOpen };
        return <SectionCard key={at} {...props} />;
      })}
    </section>
  );
}

interface CardProps {
  section: Section;
  index: number;
  report: Report;
  open: boolean;
  drawn: boolean;
  setOpen(section: number, open: boolean): void;
}

const SectionCard = steady<CardProps>(({ section, index, report, open, drawn, setOpen }) => {
  const machine = report.machines.length > 1 ? report.machines.find(({ sections }) => sections.includes(index)) : undefined;
  return (
    <details
      class="fold section"
      id={`s${index}`}
      open={open}
      onToggle={(event) => setOpen(index, event.currentTarget.open)}
    >
      <summary>
        <h3>
          <code>{section.title}</code>
        </h3>
        <span class="muted">
          {[machine?.name, section.tool, lineRange(section.firstLine, section.lastLine), contents(section)]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </summary>
      {drawn && <Contents section={section} index={index} report={report} />}
    </details>
  );
});

function contents({ tables, fields, flags }: Section): string {
  const rows = tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
  return [
    rows > 0 && counted(rows, "row"),
    fields.length > 0 && counted(fields.length, "field"),
    flags.length > 0 && counted(flags.length, "bit"),
  ]
    .filter(Boolean)
    .join(", ");
}

function Contents({ section, index, report }: { section: Section; index: number; report: Report }) {
  const charts = report.charts.filter((chart) => chart.section === index);
  return (
    <div class="contents">
      {contents(section) === "" && section.notes.length === 0 && (
        <p class="muted">Nothing to list: what this output shows of the machine stands in the answer.</p>
      )}
      <Charts charts={charts} group={`section-${index}`} />
      {section.tables.map((table, at) => (
        <DataTable key={at} section={index} table={table} index={at} />
      ))}
      <Fields section={index} fields={section.fields} />
      <Flags section={index} flags={section.flags} line={section.firstLine} />
      <p>
        <ReadAs lines={section} format={section.format} />
      </p>
      {section.notes.length > 0 && (
        <div class="notes">
          <h4>Remarks on lines</h4>
          <ul>
            {section.notes.slice(0, NOTES).map(({ line, text }, at) => (
              <li key={at}>
                <LineButton line={line} /> {text}
              </li>
            ))}
            {section.notes.length > NOTES && <li class="muted">{`and ${section.notes.length - NOTES} more`}</li>}
          </ul>
        </div>
      )}
    </div>
  );
}

/** What was taken for the wrong output, or for none, is read as what the reader says. */
function ReadAs({ lines: { firstLine, lastLine }, format }: { lines: LineRange; format: string }) {
  const { source, formats } = useGuide();
  const name = `Read ${lineRange(firstLine, lastLine)} as`;
  return (
    <label class="read-as">
      <span aria-hidden="true">Read as</span>
      <select
        aria-label={name}
        value={format}
        onChange={({ currentTarget }) => source.readAs({ format: currentTarget.value, firstLine, lastLine })}
      >
        <option value="">what it looks like</option>
        {formats.map(({ format, title }) => (
          <option key={format} value={format}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Places that can be read as something else from here; more are a damaged text. */
const CHOICES = 12;

/** Remarks that are listed; a damaged log can have one for each line. */
const NOTES = 50;

/** What the engine mended, and what it did not understand. */
export function Remainder({ report }: { report: Report }) {
  const { repairs } = report.input;
  const { unrecognized } = report;
  const lines = unrecognized.reduce((sum, { firstLine, lastLine }) => sum + lastLine - firstLine + 1, 0);
  return (
    <>
      {repairs.length > 0 && (
        <section class="repairs" aria-labelledby="repairs">
          <h2 id="repairs">Mended before reading</h2>
          <p class="muted">The text is shown as it was pasted; only the reading works on the mended one.</p>
          <ul>
            {repairs.map(({ line, lines, note }, at) => (
              <li key={at}>
                <LineButton line={line} /> {note} <span class="muted">{counted(lines, "line")}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {unrecognized.length > 0 && (
        <section class="unrecognized" aria-labelledby="unrecognized">
          <h2 id="unrecognized">Not recognized</h2>
          <p class="muted">{counted(lines, "line")} that no known command prints; they are greyed in the text.</p>
          <ul class="ranges">
            {unrecognized.slice(0, NOTES).map(({ firstLine, lastLine }, at) => (
              <li key={firstLine}>
                <LineButton line={firstLine} />
                {lastLine > firstLine && <span class="muted">{` to ${lastLine} `}</span>}
                {at < CHOICES && <ReadAs lines={{ firstLine, lastLine }} format="" />}
              </li>
            ))}
            {unrecognized.length > NOTES && (
              <li class="muted">{`and ${unrecognized.length - NOTES} more places`}</li>
            )}
          </ul>
        </section>
      )}
    </>
  );
}
