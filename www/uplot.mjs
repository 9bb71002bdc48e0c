// uPlot without what no chart of the page has: clock times, legends, curves, bars, logarithmic scales.
//
// It is one function that no bundler takes apart, and a third of the page's program. So its own switches are
// set before it is bundled. Its version is locked; a switch that is not found any more ends the build.

import { readFile } from "node:fs/promises";

const SWITCHES = [
  ["what it hands out for others to build upon", /^\t*\(?(uPlot|paths)\.(?!rangeNum|sync|paths|linear|pxRatio|assign)\w+ *= \w+\)?;/gm, ""],
  ["clock times", /let isTime = .*;/g, ""],
  ["clock times", /\bisTime\b/g, "false"],
  ["clock times", /const _time(AxisSplits|AxisVals|SeriesVal) .*;/g, ""],
  ["clock times", /= genTimeStuffs/g, "= /* @__PURE__ */ genTimeStuffs"],
  ["legends", "const showLegend = legend.show;", ""],
  ["legends", /\bshowLegend\b/g, "false"],
  ["scales that are not linear", /\b\w+\.distr (>=|==) +([234]|100)\b/g, "false"],
  ["scales of each series' own", /\bmode == 2\b/g, "false"],
  ["scales of each series' own", /\bmode == 1\b/g, "true"],
];

/** For esbuild. */
export const leanPlots = {
  name: "lean-plots",
  setup(bundler) {
    bundler.onLoad({ filter: /uPlot\.esm\.js$/ }, async ({ path }) => {
      let source = await readFile(path, "utf8");
      for (const [what, from, to] of SWITCHES) {
        const before = source;
        source = source.replaceAll(from, to);
        if (source === before) throw new Error(`uplot.mjs: the switch for ${what} is not there any more`);
      }
      return { contents: source };
    });
  },
};
