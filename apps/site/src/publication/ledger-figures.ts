import type { CalibrationFigure, CalibrationSeries } from "@almanac/charts";
import type { Edition } from "@almanac/core";
import { table } from "./facts.ts";
import { namedRows, numberIn, textIn } from "./table-rows.ts";

/** Series of the calibration curve, by what the table calls them. */
const SERIES: readonly (readonly [kind: string, label: string, look: CalibrationSeries["look"]])[] = [
  ["Items in four weeks", "items", "counts"],
  ["Dates", "dates", "dates"],
  ["Chances of targets", "chances", "chances"],
];

/** Stated confidence against what happened, where enough forecasts can be judged; undefined where nowhere. */
export function calibrationFigure({ facts }: Pick<Edition, "facts">): CalibrationFigure | undefined {
  const rows = namedRows(table(facts, "ledger.calibration.curve"));
  const series = SERIES.flatMap(([kind, label, look]): readonly CalibrationSeries[] => {
    const points = rows.filter((row) => textIn(row, "kind") === kind).flatMap((row) => {
      const [stated, happened, low, high, n] = [numberIn(row, "stated"), numberIn(row, "coverage"), numberIn(row, "wilsonLow"), numberIn(row, "wilsonHigh"), numberIn(row, "independent")];
      return stated === null || happened === null || low === null || high === null || n === null ? [] : [{ stated, happened, low, high, n }];
    });
    return points.length === 0 ? [] : [{ label, look, points }];
  });
  return series.length === 0 ? undefined : { series };
}
