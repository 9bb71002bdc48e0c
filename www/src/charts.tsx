// Series over samples, drawn by uPlot. The charts of one section share a cursor.

import type { Ref } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import uPlot from "uplot";
import { pngOf, svgOf, written } from "./chart-image";
import { followFingers, LEAST, rangeOf, show, wholeOf, zoomBy } from "./chart-zoom";
import { afterPaint } from "./paint";
import { addressOf } from "./place";
import type { Chart } from "./report";
import type { DrawnChart } from "./thin";
import { saveAs } from "./save";
import { onThemeChange } from "./theme";
import { counted, grouped } from "./words";

/** In pixels; `.plot` of `styles/charts.css` is as high. */
const height = (): number => 170 * scale();
/** How large type is beside the common 16 pixels: it grows with the screen. */
const scale = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
/** With fewer samples than this each is drawn as a point too. */
const POINTS = 60;
/** Colours in `styles/tokens.css`; the dashes tell apart what the colour alone does not. */
const COLOURS = 8;
const LIMIT = [1, 3];
const LIMIT_DASH = LIMIT.map((length) => 1.5 * length);
/** A limit further above the data than this is named below the chart, and not drawn: it would press the lines flat. */
const REACH = 2;
const DASHES = [[], [6, 3], [2, 3], [10, 3, 2, 3]];

/** Steps between the numbers of an axis that counts. */
const WHOLE = [1, 2, 5].flatMap((step) => [0, 1, 2, 3, 4, 5, 6].map((power) => step * 10 ** power)).sort((a, b) => a - b);

export function Charts({ charts, group }: { charts: Chart[]; group: string }) {
  if (charts.length === 0) return null;
  return (
    <div class="charts">
      {charts.map((chart, at) => (
        <ChartFigure key={at} chart={chart} group={group} />
      ))}
    </div>
  );
}

function ChartFigure({ chart, group }: { chart: Chart; group: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const closer = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [zoomed, setZoomed] = useState(false);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const draw = () => {
      if (plot.current !== null) return;
      const options = optionsOf(chart, group, element.clientWidth, { cursor: setAt, zoom: setZoomed });
      // It shows what those that were drawn before it show.
      const [other] = uPlot.sync(group).plots;
      const drawn = new uPlot(options, aligned(chart), element);
      if (other !== undefined) drawn.setScale("x", rangeOf(other));
      followFingers(drawn, group);
      plot.current = drawn;
    };
    let callOff = () => {};
    // What is far below the window costs nothing yet, and each chart is a task of its own: the page answers
    // between them. Paper has no window to come near to.
    const near = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) callOff = afterPaint(draw);
      },
      { rootMargin: "300px" },
    );
    near.observe(element);
    window.addEventListener("beforeprint", draw);
    const resize = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height: height() }));
    resize.observe(element);
    const theme = onThemeChange(() => plot.current?.redraw(false));
    return () => {
      near.disconnect();
      callOff();
      window.removeEventListener("beforeprint", draw);
      resize.disconnect();
      theme();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [chart, group]);

  const toggle = (series: number) => {
    const now = new Set(hidden);
    if (!now.delete(series)) now.add(series);
    setHidden(now);
    plot.current?.setSeries(series + 1, { show: !now.has(series) });
  };
  const zoom = (factor: number, shift: number) => {
    if (plot.current !== null) zoomBy(plot.current, group, factor, shift);
  };
  const all = () => {
    if (plot.current !== null) show(plot.current, group, wholeOf(plot.current));
    closer.current?.focus();
  };
  const save = async (form: "PNG" | "SVG") => {
    const drawn = plot.current;
    if (drawn === null) return;
    const lines = chart.series
      .map(({ name }, which) => ({ series: which + 1, name, colour: colourOf(which), dash: dashOf(which), dots: chart.x.length < POINTS }))
      .filter((_, which) => !hidden.has(which));
    const { title, unit } = chart;
    const limits = seenLimits(drawn, chart.limits);
    const colours = { paper: token("--sheet"), ink: token("--ink"), grid: token("--rule") };
    const picture = svgOf(drawn, { title, unit, lines, limits, ...colours });
    const file = form === "PNG" ? await pngOf(picture) : new Blob([written(picture)], { type: "image/svg+xml" });
    if (file !== null) saveAs(file, `${title.replace(/[^A-Za-z0-9.-]+/g, "-")}.${form.toLowerCase()}`);
  };
  const { step = 1 } = chart as Partial<DrawnChart>;
  const names = chart.series.map(({ name }) => name).join(", ");
  return (
    <figure class="chart">
      <figcaption>
        {chart.title} {chart.unit !== "" && <span class="unit">{chart.unit}</span>}
        <span class="chart-tools">
          {zoomed && (
            <>
              <button type="button" class="button small" onClick={all}>
                Show all
              </button>
              <ZoomButton of={chart.title} name="Earlier" sign="‹" press={() => zoom(1, -0.5)} />
              <ZoomButton of={chart.title} name="Later" sign="›" press={() => zoom(1, 0.5)} />
              <ZoomButton of={chart.title} name="Zoom out" sign="−" press={() => zoom(2, 0)} />
            </>
          )}
          {chart.x.length > LEAST && (
            <ZoomButton of={chart.title} name="Zoom in" sign="+" press={() => zoom(0.5, 0)} button={closer} />
          )}
          {(["PNG", "SVG"] as const).map((form) => (
            <button
              key={form}
              type="button"
              class="button small quiet"
              onClick={() => void save(form)}
              aria-label={`Save ${chart.title} as ${form}`}
            >
              {form}
            </button>
          ))}
        </span>
      </figcaption>
      <div
        class="plot"
        ref={frame}
        role="img"
        aria-label={`Chart of ${names} over ${counted(chart.x.length, "point")} by ${chart.xUnit}; the table below has the numbers.`}
      />
      <ul class="series" aria-label="Lines of the chart">
        {chart.series.map(({ name, points }, which) => {
          const value = at === null ? null : points[at];
          return (
            <li key={which}>
              <button type="button" class="series-button" aria-pressed={!hidden.has(which)} onClick={() => toggle(which)}>
                <Swatch series={which} />
                <span>{name}</span>
                <span class="series-value">{value ?? ""}</span>
              </button>
            </li>
          );
        })}
        {chart.limits.map(({ rule, severity, value, series }, which) => (
          <li key={`limit-${which}`} class={`limit severity-${severity}`}>
            <svg class="swatch" width="22" height="8" viewBox="0 0 22 8" aria-hidden="true">
              <line x1="0" y1="4" x2="22" y2="4" stroke-dasharray={LIMIT.join(" ")} />
            </svg>
            <a href={addressOf("rule", ...rule.split("/"))}>
              {`${series ?? "each"} from ${value}: ${severity}, ${rule.replace(/^.*\//, "").replaceAll("-", " ")}`}
            </a>
          </li>
        ))}
        {step > 1 && <li class="limit muted">{`smallest and largest of every ${grouped(step)} samples`}</li>}
      </ul>
    </figure>
  );
}

interface ZoomProps {
  of: string;
  name: string;
  sign: string;
  press(): void;
  button?: Ref<HTMLButtonElement>;
}

function ZoomButton({ of, name, sign, press, button }: ZoomProps) {
  return (
    <button ref={button ?? null} type="button" class="button small quiet" onClick={press} aria-label={`${name}: ${of}`} title={name}>
      {sign}
    </button>
  );
}

function Swatch({ series }: { series: number }) {
  return (
    <svg class={`swatch series-${series % COLOURS}`} width="22" height="8" viewBox="0 0 22 8" aria-hidden="true">
      <line x1="0" y1="4" x2="22" y2="4" stroke-dasharray={dashOf(series).join(" ")} />
    </svg>
  );
}

function colourOf(series: number): string {
  return token(`--series-${series % COLOURS}`);
}

function dashOf(series: number): number[] {
  return DASHES[Math.floor(series / COLOURS) % DASHES.length] ?? [];
}

/** Missing values stay null, which uPlot draws as a gap. */
function aligned(chart: Chart): uPlot.AlignedData {
  const series = chart.series.map(({ points }) =>
    points.map((point) => (typeof point === "number" ? point : null)),
  );
  return [chart.x, ...series];
}

function optionsOf(
  chart: Chart,
  group: string,
  width: number,
  tell: { cursor(index: number | null): void; zoom(is: boolean): void },
): uPlot.Options {
  const first = chart.x[0];
  const last = chart.x[chart.x.length - 1];
  const axis = { stroke: () => token("--ink-2"), grid: { stroke: () => token("--rule"), width: 1 }, ticks: { show: false }, font: `${Math.round(12 * scale())}px system-ui, sans-serif` };
  return {
    width,
    height: height(),
    legend: { show: false },
    scales: {
      x: { time: false },
      y: {
        range: (_, low, high) => {
          // A chart whose lines are all switched off has no range.
          if ((low as number | null) === null) return [null, null];
          if (low === 0 && high === 0) return [0, 1];
          const near = chart.limits.map(({ value }) => value).filter((value) => value <= REACH * high);
          return uPlot.rangeNum(low, Math.max(high, ...near), 0.1, true);
        },
      },
    },
    axes: [{ ...axis, size: 28, ...(chart.x.every(Number.isInteger) ? { incrs: WHOLE } : {}) }, { ...axis, size: 56 }],
    cursor: { sync: { key: group }, y: false, points: { size: 6 } },
    series: [
      {},
      ...chart.series.map(({ name }, which) => ({
        label: name,
        stroke: () => colourOf(which),
        width: 1.5,
        dash: dashOf(which),
        points: { show: chart.x.length < POINTS, size: 5 },
      })),
    ],
    hooks: {
      draw: [(drawn) => drawLimits(drawn, chart.limits)],
      setCursor: [(drawn) => tell.cursor(drawn.cursor.idx ?? null)],
      setScale: [
        (drawn, scale) => {
          if (scale === "x") tell.zoom(drawn.scales["x"]?.min !== first || drawn.scales["x"]?.max !== last);
        },
      ],
    },
  };
}

/** Where rules take offence, across the chart. */
function drawLimits(drawn: uPlot, limits: Chart["limits"]): void {
  const { ctx, bbox } = drawn;
  ctx.save();
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash(LIMIT_DASH.map((length) => length * devicePixelRatio));
  for (const { value, colour } of seenLimits(drawn, limits)) {
    const top = drawn.valToPos(value, "y", true);
    ctx.strokeStyle = colour;
    ctx.beginPath();
    ctx.moveTo(bbox.left, top);
    ctx.lineTo(bbox.left + bbox.width, top);
    ctx.stroke();
  }
  ctx.restore();
}

/** The limits of lines that are shown, where they lie within the chart. */
function seenLimits({ series, scales }: uPlot, limits: Chart["limits"]): { value: number; colour: string; dash: number[] }[] {
  const { min = 0, max = 0 } = scales["y"] ?? {};
  return limits
    .filter(
      ({ value, series: judged }) =>
        value >= min && value <= max && (judged === null || series.some(({ label, show }) => label === judged && show === true)),
    )
    .map(({ value, severity }) => ({ value, colour: token(SEVERITIES[severity] ?? "--ink-3"), dash: LIMIT_DASH }));
}

/** Colours in `styles/tokens.css`. */
const SEVERITIES: Record<string, string> = { critical: "--critical", warning: "--warning", notice: "--note" };

/**
 * A colour of the page for the canvas. A custom property holds `light-dark(…)` unresolved,
 * so an element has to wear it.
 */
function token(name: string): string {
  const probe = document.getElementById("probe");
  if (probe === null) return "gray";
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}
