// A chart as a picture for a ticket: its title, its lines and their names on the paper of the page.
//
// It is drawn once more as SVG from what the plot knows of itself; the PNG is a picture of that picture.

import type uPlot from "uplot";

const EDGE = 16;
const TITLE = 28;
const NAMES = 24;
const SWATCH = 22;
const DOT = 5;
const SIZE = 13;
const FONT = "system-ui, sans-serif";

export interface Caption {
  title: string;
  unit: string;
  lines: Line[];
  limits: { value: number; colour: string; dash: number[] }[];
  /** Colours of the page as it is shown. */
  paper: string;
  ink: string;
  grid: string;
}

interface Line {
  /** Its place among the data of the plot. */
  series: number;
  name: string;
  colour: string;
  dash: number[];
  /** Whether each sample is a point. */
  dots: boolean;
}

/** What the plot found for its axes when it last drew them; a locked version of it, hence known. */
type Axis = uPlot.Axis & { _splits?: number[]; _values?: (string | null)[] };

export function svgOf(plot: uPlot, { title, unit, lines, limits, paper, ink, grid }: Caption): SVGElement {
  const { devicePixelRatio: ratio } = window;
  const [left, top] = [plot.bbox.left / ratio, plot.bbox.top / ratio];
  const [width, height] = [plot.bbox.width / ratio, plot.bbox.height / ratio];
  const x = (value: number) => round(plot.valToPos(value, "x"));
  const y = (value: number) => round(plot.valToPos(value, "y"));
  const places = placesOf(lines.map(({ name }) => widthOf(name) + SWATCH + 18), plot.width);
  const rows = (places.at(-1)?.row ?? -1) + 1;
  const whole = { width: plot.width + 2 * EDGE, height: plot.height + TITLE + rows * NAMES + 2 * EDGE };

  const [across, up] = plot.axes.map(({ _splits = [], _values = [] }: Axis) =>
    _splits.map((value, at) => ({ value, label: _values[at] ?? "" })),
  );
  // As wide as the points at its edges are.
  const inside = drawn("svg", {
    x: left - DOT,
    y: top - DOT,
    width: width + 2 * DOT,
    height: height + 2 * DOT,
    viewBox: `${-DOT} ${-DOT} ${width + 2 * DOT} ${height + 2 * DOT}`,
  });
  const labels = drawn("g", { fill: ink, "font-size": 12 });
  for (const { value, label } of across ?? []) {
    inside.append(line(x(value), 0, x(value), height, grid, 1));
    labels.append(words(label, left + x(value), top + height + 16, { "text-anchor": "middle" }));
  }
  for (const { value, label } of up ?? []) {
    inside.append(line(0, y(value), width, y(value), grid, 1));
    labels.append(words(label, left - 8, top + y(value) + 4, { "text-anchor": "end" }));
  }
  const xs = plot.data[0];
  for (const { series, colour, dash, dots } of lines) {
    const points = plot.data[series] ?? [];
    let path = "";
    let dotted = "";
    // A value that is missing is a gap.
    points.forEach((value, at) => {
      if (value == null) return;
      const place = `${x(xs[at] ?? 0)} ${y(value)}`;
      path += `${points[at - 1] == null ? "M" : "L"}${place}`;
      dotted += `M${place}h0`;
    });
    const stroke = { fill: "none", stroke: colour, "stroke-width": 1.5, "stroke-linejoin": "round" };
    inside.append(drawn("path", { ...stroke, d: path, "stroke-dasharray": dash.join(" ") }));
    if (dots) inside.append(drawn("path", { ...stroke, d: dotted, "stroke-width": DOT, "stroke-linecap": "round" }));
  }
  for (const { value, colour, dash } of limits) inside.append(line(0, y(value), width, y(value), colour, 1.5, dash));

  const body = drawn("g", { transform: `translate(${EDGE} ${EDGE})`, fill: ink });
  const heading = words(title, 0, 18, { "font-weight": 600 });
  const beside = drawn("tspan", { "font-weight": 400, dx: 8 });
  beside.textContent = unit;
  heading.append(beside);
  const plotted = drawn("g", { transform: `translate(0 ${TITLE})` });
  plotted.append(inside, labels);
  body.append(heading, plotted);
  lines.forEach(({ name, colour, dash }, at) => {
    const { left, row } = places[at] ?? { left: 0, row: 0 };
    const middle = TITLE + plot.height + (row + 0.5) * NAMES;
    body.append(line(left, middle, left + SWATCH, middle, colour, 2.5, dash), words(name, left + SWATCH + 6, middle + 4));
  });
  const picture = drawn("svg", { ...whole, viewBox: `0 0 ${whole.width} ${whole.height}`, "font-family": FONT, "font-size": SIZE });
  picture.append(drawn("rect", { ...whole, fill: paper }), body);
  return picture;
}

/** As the file that it is. */
export function written(picture: SVGElement): string {
  return new XMLSerializer().serializeToString(picture);
}

/** Twice as large as it is shown: tickets show it larger. */
export async function pngOf(picture: SVGElement): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(written(picture))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * image.width;
  canvas.height = 2 * image.height;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function drawn(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

function words(text: string, x: number, y: number, more: Record<string, string | number> = {}): SVGElement {
  const element = drawn("text", { x, y, ...more });
  element.textContent = text;
  return element;
}

function line(x1: number, y1: number, x2: number, y2: number, stroke: string, width: number, dash: number[] = []): SVGElement {
  return drawn("line", { x1, y1, x2, y2, stroke, "stroke-width": width, "stroke-dasharray": dash.join(" ") });
}

/** A tenth of a pixel is nothing that is seen. */
function round(value: number): number {
  return Math.round(10 * value) / 10;
}

function widthOf(text: string): number {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return 0;
  context.font = `${SIZE}px ${FONT}`;
  return context.measureText(text).width;
}

/** Names after each other, and in a new row where the one is full. */
function placesOf(widths: number[], room: number): { left: number; row: number }[] {
  let left = 0;
  let row = 0;
  return widths.map((width) => {
    if (left > 0 && left + width > room) {
      left = 0;
      row += 1;
    }
    const place = { left, row };
    left += width;
    return place;
  });
}
