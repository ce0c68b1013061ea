import { calibrationCurve, forecastDistribution, targetSteps } from "@almanac/charts";
import { idFor } from "../../publication/facts.ts";
import { calibrationFigure } from "../../publication/ledger-figures.ts";
import { movedTargetChart, movedWorkstreams } from "../../publication/ledger.ts";
import { chart, FULL, HALF, titleOf, type Drawing, type Drawn } from "../drawing.ts";
import { targetStepsFigure } from "./change-figures.ts";
import { distributionFigure } from "./forecast-figures.ts";
import { forecastScopes } from "./scopes.ts";

/** Charts of `/forecast/`: when the open scope is done, and how good earlier forecasts were. */
export function forecastDrawings({ edition }: Drawn): readonly Drawing[] {
  const scopes = forecastScopes(edition);
  const moved = movedWorkstreams(edition.facts);
  return [
    ...scopes.flatMap(({ id, title }) =>
      chart({ key: idFor("forecast.when", id), title: titleOf(edition, id === undefined ? "forecast" : `forecast.${id}`, `${title}: when the open scope is done`), figure: distributionFigure(edition, id), widths: scopes.length === 1 ? FULL : HALF, draw: forecastDistribution }),
    ),
    ...chart({ key: "ledger.calibration.curve", title: titleOf(edition, "ledger", "How good published forecasts were"), figure: calibrationFigure(edition), widths: HALF, draw: calibrationCurve }),
    ...edition.program.workstreams
      .filter(({ id }) => moved.includes(id))
      .flatMap(({ id, title }) => chart({ key: movedTargetChart(id), title: `${title}: the target as a step, edition by edition`, figure: targetStepsFigure(edition, id, title), widths: HALF, draw: targetSteps })),
  ];
}
