import { measuredAgainstBound, type MeasuredFigure } from "@almanac/charts";
import { metricRuns, runsChart, type MetricRuns } from "../../../publication/ml/runs-of.ts";
import { numberIn, textIn } from "../../../publication/table-rows.ts";
import { chart, SMALL, type Drawing, type Drawn } from "../../drawing.ts";

/** Each run a dot, the best so far a line in steps where it is known which way is better. */
function runsFigure({ experiment, model, metric, runs, best }: MetricRuns): MeasuredFigure {
  const points = runs.map((row) => ({ on: textIn(row, "on"), value: numberIn(row, "value") ?? 0, of: textIn(row, "run") }));
  const most = best === undefined ? null : numberIn(best, "best");
  const higher = most !== null && best !== undefined && most === numberIn(best, "highest");
  const record = points.filter((point, index) => most !== null && points.slice(0, index).every((before) => (higher ? before.value < point.value : before.value > point.value)));
  return {
    title: `${model === "" ? experiment : model}: ${metric}`,
    unit: "score",
    heights: { wide: 150, compact: 150 },
    series: [{ label: "", look: "dots", strong: false, points }, ...(record.length === 0 ? [] : [{ label: "best", look: "steps" as const, strong: true, points: record }])],
  };
}

/** Charts of `/experiments/`: what each run of an experiment reached. */
export const runDrawings = ({ edition }: Drawn): readonly Drawing[] =>
  metricRuns(edition.facts).flatMap((runs, place) => chart({ key: runsChart(place), title: `${runs.metric} by run`, figure: runsFigure(runs), widths: SMALL, draw: measuredAgainstBound }));
