import { causesWaterfall, targetSteps } from "@almanac/charts";
import { toldApart } from "../../publication/compared.ts";
import { causesChart, targetStepsChart } from "../../publication/forecast-moves.ts";
import { chart, HALF, SIDE, type Drawing, type Drawn } from "../drawing.ts";
import { causesFigure, targetStepsFigure } from "./change-figures.ts";
import { forecastScopes } from "./scopes.ts";

/** Charts of `/changes/`: why a date moved, and how dates and targets went from edition to edition. */
export function changeDrawings({ edition, comparison }: Drawn): readonly Drawing[] {
  const compared = comparison === null ? undefined : toldApart(comparison);
  const causes = compared === undefined ? [] : compared.moves.flatMap((move) => chart({ key: causesChart(move), title: `${move.title}: the 85\u00a0% date by cause`, figure: causesFigure(move, compared), widths: HALF, draw: causesWaterfall }));
  const steps = forecastScopes(edition).flatMap(({ id, title }) => chart({ key: targetStepsChart(id), title: `${title}: forecasts and targets, edition by edition`, figure: targetStepsFigure(edition, id, title), widths: SIDE, draw: targetSteps }));
  return [...causes, ...steps];
}
