// Which part of the samples is shown. The charts of a group show the same one, by whatever it was chosen.

import uPlot from "uplot";

/** Samples that a chart shows at least: with no more of them there is nothing to zoom into. */
export const LEAST = 3;

export interface Range {
  min: number;
  max: number;
}

export function rangeOf(plot: uPlot): Range {
  const { min = 0, max = 0 } = plot.scales["x"] ?? {};
  return { min, max };
}

export function wholeOf(plot: uPlot): Range {
  const xs = plot.data[0];
  return { min: xs[0] ?? 0, max: xs[xs.length - 1] ?? 0 };
}

/** Shows a range in all charts of the group, as far as there are samples. */
export function show(plot: uPlot, group: string, wanted: Range): void {
  const whole = wholeOf(plot);
  const least = ((whole.max - whole.min) * (LEAST - 1)) / Math.max(LEAST - 1, plot.data[0].length - 1);
  const width = Math.min(Math.max(wanted.max - wanted.min, least), whole.max - whole.min);
  const middle = (wanted.min + wanted.max) / 2;
  const min = Math.min(Math.max(middle - width / 2, whole.min), whole.max - width);
  for (const each of uPlot.sync(group).plots) each.setScale("x", { min, max: min + width });
}

/** By keys and buttons: `factor` of what is shown now, moved by `shift` of it. */
export function zoomBy(plot: uPlot, group: string, factor: number, shift: number): void {
  const { min, max } = rangeOf(plot);
  const middle = (min + max) / 2 + shift * (max - min);
  const half = (factor * (max - min)) / 2;
  show(plot, group, { min: middle - half, max: middle + half });
}

/** One finger shows the values below it, two of them take hold of the samples and stretch or move them. */
export function followFingers(plot: uPlot, group: string): void {
  const fingers = new Map<number, { at: number; holds: number }>();
  const placeOf = ({ clientX }: PointerEvent) => clientX - plot.over.getBoundingClientRect().left;
  const hold = () => fingers.forEach((finger) => (finger.holds = plot.posToVal(finger.at, "x")));
  const go = ({ pointerId }: PointerEvent) => fingers.delete(pointerId) && hold();
  plot.over.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch") return;
    fingers.set(event.pointerId, { at: placeOf(event), holds: 0 });
    hold();
  });
  plot.over.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (finger === undefined) return;
    finger.at = placeOf(event);
    const [one, other] = [...fingers.values()];
    if (one === undefined || other === undefined) {
      plot.setCursor({ left: finger.at, top: 0 });
    } else if (Math.abs(other.at - one.at) > 1) {
      const each = Math.abs((other.holds - one.holds) / (other.at - one.at));
      const min = one.holds - one.at * each;
      show(plot, group, { min, max: min + plot.over.clientWidth * each });
    }
  });
  for (const end of ["pointerup", "pointercancel"] as const) plot.over.addEventListener(end, go);
}
