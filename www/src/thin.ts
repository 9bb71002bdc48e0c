// Long series for a chart: of many samples that share a pixel only the smallest and the largest are drawn.

import type { Chart, Value } from "./report";

/** Points of a series that the page gets; more than any screen has pixels. */
const MOST = 8000;

export interface DrawnChart extends Chart {
  /** Samples behind two neighbouring points; 1 where each is drawn. */
  step: number;
}

/** Runs in the worker: three hundred thousand samples take the page's own thread longer to receive than to draw. */
export function thinned(chart: Chart): DrawnChart {
  const { x, series } = chart;
  if (x.length <= MOST) return { ...chart, step: 1 };
  const step = Math.ceil(x.length / (MOST / 2));
  const starts = Array.from({ length: Math.ceil(x.length / step) }, (_, at) => at * step);
  return {
    ...chart,
    step,
    // Both points of a stretch lie within it, so that the line stays where it was.
    x: starts.flatMap((start) => [x[start] ?? 0, x[Math.min(start + (step >> 1), x.length - 1)] ?? 0]),
    series: series.map(({ name, points }) => ({ name, points: starts.flatMap((start) => extremes(points, start, step)) })),
  };
}

/** The smallest and the largest in the order in which they come; both missing where all are. */
function extremes(points: Value[], start: number, step: number): [Value, Value] {
  let [low, high] = [-1, -1];
  for (let at = start; at < Math.min(start + step, points.length); at += 1) {
    const value = points[at] ?? null;
    if (value === null) continue;
    if (low < 0 || value < (points[low] ?? 0)) low = at;
    if (high < 0 || value > (points[high] ?? 0)) high = at;
  }
  const [first, second] = [Math.min(low, high), Math.max(low, high)];
  return [points[first] ?? null, points[second] ?? null];
}
