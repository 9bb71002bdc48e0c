// One card per machine: the answer in a sentence, its layers, its proof, and what would settle the rest.

import { sentenceOf } from "./brief";
import { CopyButton, Icon, LineButton } from "./parts";
import { layersOf } from "./layers";
import { keyOf, present } from "./marks";
import type { Evidence, Machine, Report } from "./report";
import { capital, confidenceMeans, counted, factWords } from "./words";

/** Evidence shown before the rest is folded away. */
const EXHIBITS = 4;
/** Findings that are named beside the answer; below it they all stand. */
const NAMED = 3;

export function Verdict({ report, index }: { report: Report; index: number }) {
  const machine = report.machines[index];
  if (machine === undefined) return null;
  const id = `m${index}`;
  const begins = report.machines.length > 1 ? report.sections[machine.sections[0] ?? -1]?.firstLine : undefined;
  const name = machine.name ?? (begins === undefined ? "" : `from line ${begins}`);
  return (
    <article class="machine" aria-labelledby={`${id}-summary`} id={id}>
      {name !== "" && <p class="eyebrow machine-name">{name}</p>}
      <h2 class="summary" id={`${id}-summary`} tabIndex={-1}>
        {machine.summary}
      </h2>
      <div class="summary-foot">
        <Confidence level={machine.confidence} />
        <CopyButton text={sentenceOf(machine)} label="Copy the summary" />
      </div>
      <InShort report={report} index={index} />
      <Layers machine={machine} />
      <Facts machine={machine} />
      <Conflicts machine={machine} index={index} />
      <Exhibits machine={machine} index={index} />
      <Asks machine={machine} />
    </article>
  );
}

/** What is wrong with the machine, seen without scrolling. */
function InShort({ report: { findings }, index }: { report: Report; index: number }) {
  const found = findings.flatMap(({ machine, severity, headline }, at) =>
    machine === index && severity !== "info" ? [{ severity, headline, at }] : [],
  );
  if (found.length === 0) return null;
  return (
    <ul class="in-short" aria-label="Findings in short">
      {found.slice(0, NAMED).map(({ severity, headline, at }) => (
        <li key={at} class={`severity severity-${severity}`}>
          <span class="shape" role="img" aria-label={capital(severity)} />
          <a href={`#finding-${at}`}>{headline}</a>
        </li>
      ))}
      {found.length > NAMED && (
        <li>
          <a href="#findings">{counted(found.length - NAMED, "more finding")}</a>
        </li>
      )}
    </ul>
  );
}

const LEVELS = ["unknown", "possible", "likely", "certain"];

/** Four steps and the word: never the colour alone. */
export function Confidence({ level }: { level: string }) {
  const height = LEVELS.indexOf(level);
  return (
    <p class={`confidence ${level}`} title={confidenceMeans(level)}>
      <span class="steps" aria-hidden="true">
        {LEVELS.slice(1).map((step, at) => (
          <i key={step} class={at < height ? "on" : ""} />
        ))}
      </span>
      <span class="visually-hidden">Confidence: </span>
      {capital(level)}
    </p>
  );
}

function Layers({ machine }: { machine: Machine }) {
  const layers = layersOf(machine);
  if (layers.length === 0) return null;
  return (
    <dl class="layers">
      {layers.map(({ label, value, decided }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value}
            {!decided && <em> (not decided)</em>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the text states of the machine, in its own words. */
function Facts({ machine }: { machine: Machine }) {
  const facts = Object.entries(machine.facts).filter(([, value]) => present(value));
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map(([key, value]) => {
        const { label, unit } = factWords(key);
        return (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              {value}
              {typeof value === "number" && unit !== "" && <span class="unit"> {unit}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Conflicts({ machine, index }: { machine: Machine; index: number }) {
  if (machine.conflicts.length === 0) return null;
  return (
    <section class="conflicts">
      <h3>
        <Icon name="warn" /> What does not fit together
      </h3>
      {machine.conflicts.map((conflict, at) => (
        <div class="conflict" key={at}>
          <ul class="sides">
            {conflict.between.map((which) => {
              const evidence = machine.evidence[which];
              return evidence === undefined ? null : (
                <li key={which}>
                  <LineButton line={evidence.line} mark={{ kind: "evidence", machine: index, evidence: which }} />
                  <code>{evidence.text}</code>
                </li>
              );
            })}
          </ul>
          <p>{conflict.explanation}</p>
        </div>
      ))}
    </section>
  );
}

/** Proofs before hints, else in the order of the text. */
function Exhibits({ machine, index }: { machine: Machine; index: number }) {
  const exhibits = machine.evidence
    .map((evidence, at) => ({ evidence, at }))
    .sort((a, b) => rank(a.evidence) - rank(b.evidence));
  const first = exhibits.slice(0, EXHIBITS);
  const rest = exhibits.slice(EXHIBITS);
  const item = ({ evidence, at }: (typeof exhibits)[number]) => (
    <Exhibit key={at} evidence={evidence} machine={index} at={at} />
  );
  if (exhibits.length === 0) return null;
  return (
    <section class="why">
      <h3>Why</h3>
      <ul class="exhibits">{first.map(item)}</ul>
      {rest.length > 0 && (
        <details class="more">
          <summary>{`${rest.length} more`}</summary>
          <ul class="exhibits">{rest.map(item)}</ul>
        </details>
      )}
    </section>
  );
}

function rank({ strength }: Evidence): number {
  return strength === "proof" ? 0 : 1;
}

function Exhibit({ evidence, machine, at }: { evidence: Evidence; machine: number; at: number }) {
  const mark = { kind: "evidence", machine, evidence: at } as const;
  return (
    <li class="exhibit" id={keyOf(mark)} tabIndex={-1}>
      <LineButton line={evidence.line} mark={mark} />
      <div>
        <p class="quoted">
          <code class={evidence.strength}>{evidence.text}</code> <span class="strength">{evidence.strength}</span>
        </p>
        <p>{evidence.shows}</p>
        {evidence.limits !== "" && <p class="limits">{evidence.limits}</p>}
        <p class="source">{[evidence.versions, evidence.source].filter(Boolean).join(" · ")}</p>
      </div>
    </li>
  );
}

function Asks({ machine }: { machine: Machine }) {
  if (machine.ask.length === 0) return null;
  return (
    <section class="asks">
      <h3>What to paste next</h3>
      <ul>
        {machine.ask.map(({ command, settles }) => (
          <li key={command}>
            <div class="command">
              <code>{command}</code>
              <CopyButton text={command} label={`Copy the command ${command}`} />
            </div>
            <p>
              <span class="muted">Settles:</span> {settles}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
