// What is wrong or worth knowing, and which rules looked.

import { LineButton } from "./parts";
import type { Checked, Finding, Report } from "./report";
import { counted, capital } from "./words";

export function Findings({ report }: { report: Report }) {
  if (report.findings.length === 0) return null;
  return (
    <section class="findings" aria-labelledby="findings">
      <h2 id="findings">Findings</h2>
      {report.findings.map((finding, at) => (
        <FindingCard key={at} id={`finding-${at}`} finding={finding} report={report} />
      ))}
    </section>
  );
}

function FindingCard({ id, finding, report }: { id: string; finding: Finding; report: Report }) {
  const { severity, headline, detail, next, evidence, source } = finding;
  const machine = report.machines.length > 1 ? report.machines[finding.machine]?.name : null;
  return (
    <article class={`finding severity-${severity}`} id={id} tabIndex={-1}>
      <p class="severity">
        <span class="shape" aria-hidden="true" />
        {capital(severity)}
        {machine != null && <span class="machine-tag">{machine}</span>}
      </p>
      <h3>{headline}</h3>
      <p>{detail}</p>
      {next !== "" && (
        <p class="next">
          <b>Next:</b> {next}
        </p>
      )}
      {evidence.length > 0 && (
        <ul class="words">
          {evidence.slice(0, 12).map((exhibit, at) => (
            <li key={at}>
              <LineButton line={exhibit.line} /> <code>{exhibit.text}</code>
            </li>
          ))}
          {evidence.length > 12 && <li class="muted">{`and ${evidence.length - 12} more`}</li>}
        </ul>
      )}
      {source !== "" && <p class="source">{source}</p>}
    </article>
  );
}

/** Every rule and how it ended: silence is worth something only if it is known who looked. */
export function ChecksMade({ report }: { report: Report }) {
  const outcome = (wanted: string) => report.checked.filter(({ outcome }) => outcome === wanted);
  const quiet = outcome("quiet");
  const open = outcome("not-checked");
  if (report.checked.length === 0) return null;
  return (
    <details class="fold checks">
      <summary>
        <h2>What was checked</h2>
        <span class="muted">
          {counted(outcome("fired").length, "rule")} fired, {quiet.length} quiet, {open.length} not checked
        </span>
      </summary>
      {quiet.length > 0 && (
        <>
          <h3>Quiet: looked for and not found</h3>
          <RuleList checks={quiet} />
        </>
      )}
      {open.length > 0 && (
        <>
          <h3>Not checked: something is missing</h3>
          <RuleList checks={open} />
        </>
      )}
    </details>
  );
}

function RuleList({ checks }: { checks: Checked[] }) {
  return (
    <ul class="rules">
      {checks.map(({ rule, needs }, at) => (
        <li key={at}>
          <code>{rule}</code>
          {needs !== "" && <span> needs {needs}</span>}
        </li>
      ))}
    </ul>
  );
}
