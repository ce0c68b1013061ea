import { expectedLossRun, lossExceedance, objectiveTrend, riskMovement } from "@almanac/charts";
import { factId } from "@almanac/core";
import { chart, FIVE_OF_TWELVE, FULL, SEVEN_OF_TWELVE, titleOf, type Drawing, type Drawn } from "../../drawing.ts";
import { idFor, table } from "../../../publication/facts.ts";
import { domainOf, historyOf } from "../../../publication/history.ts";
import { namedRows, textIn } from "../../../publication/table-rows.ts";
import { spark } from "../spark-drawings.ts";
import { objectiveTrendFigure } from "./objective-figures.ts";
import { expectedLossFigure, lossFigure, movementFigure } from "./risk-figures.ts";

interface LineOver {
  readonly id: string;
  readonly title: string;
}

/** Lines over the editions, all on one scale that begins at zero. */
function linesOver({ edition }: Drawn, figures: readonly LineOver[]): readonly Drawing[] {
  const series = figures.map(({ id }) => {
    const fact = edition.facts[id];
    return historyOf(edition, fact?.type === "scalar" ? fact : undefined);
  });
  const domain = domainOf(series);
  return figures.flatMap(({ id, title }, index) => spark(id, title, series[index] ?? [], { zero: true, ...(domain === undefined ? {} : { domain }) }));
}

const exposureLines = (drawn: Drawn): readonly Drawing[] =>
  linesOver(drawn, drawn.edition.program.workstreams.map(({ id, title }) => ({ id: idFor("risk.exposure.residual", id), title: `${title}: expected loss over the editions` })));

/** Strict coverage of each framework. */
const coverageLines = (drawn: Drawn): readonly Drawing[] =>
  linesOver(drawn, namedRows(table(drawn.edition.facts, "compliance.coverage.frameworks")).map((row) => ({ id: factId("compliance.coverage.strict", { framework: textIn(row, "id") }), title: `${textIn(row, "framework")}: controls in place over the editions` })));

/** Charts of `/risks/` and `/objectives/`. */
export const governanceDrawings = (drawn: Drawn): readonly Drawing[] => [...sectionCharts(drawn), ...exposureLines(drawn), ...coverageLines(drawn)];

const sectionCharts = ({ edition }: Drawn): readonly Drawing[] => [
  ...chart({ key: "risk.loss", title: titleOf(edition, "risk.loss", "Chance that losses exceed an amount"), figure: lossFigure(edition), widths: SEVEN_OF_TWELVE, draw: lossExceedance }),
  ...chart({ key: "risk.moves", title: titleOf(edition, "risk.moves", "Expected loss of each threat"), figure: movementFigure(edition), widths: FIVE_OF_TWELVE, draw: riskMovement }),
  ...chart({ key: "risk.burndown", title: titleOf(edition, "risk.burndown", "Expected loss of open threats over time"), figure: expectedLossFigure(edition), widths: SEVEN_OF_TWELVE, draw: expectedLossRun }),
  ...chart({ key: "objectives.trend", title: titleOf(edition, "objectives.trend", "Progress of objectives by check-in"), figure: objectiveTrendFigure(edition), widths: FULL, draw: objectiveTrend }),
];
