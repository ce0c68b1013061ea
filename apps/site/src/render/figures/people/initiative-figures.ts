import type { QuadrantFigure, RankRangesFigure } from "@almanac/charts";
import { formatText } from "@almanac/core";
import { table } from "../../../publication/facts.ts";
import type { DrawnEdition } from "../../../publication/people/drawn-edition.ts";
import { initiativeTitles, ranksByChance } from "../../../publication/people/initiative-rows.ts";
import { namedRows, numberIn, textIn } from "../../../publication/table-rows.ts";

/** Where each initiative may stand by value for effort, the likeliest leader first. */
export function rankFigure({ facts, program }: DrawnEdition): RankRangesFigure | undefined {
  const titles = initiativeTitles(facts);
  const rows = ranksByChance(facts).flatMap((row) => {
    const [low, middle, high, first] = [numberIn(row, "p10"), numberIn(row, "p50"), numberIn(row, "p90"), numberIn(row, "first")];
    const id = textIn(row, "initiative");
    return low === null || middle === null || high === null || first === null ? [] : [{ name: titles.get(id) ?? id, low, middle, high, first: formatText(first, "share", program.locale) }];
  });
  return rows.length === 0 ? undefined : { rows, firstLabel: "first" };
}

/** Initiatives by value and feasibility, cut at what the fact's rule cut at. */
export function quadrantFigure({ facts }: DrawnEdition): QuadrantFigure | undefined {
  const fact = table(facts, "priority.quadrants.initiatives");
  const [valueCut, feasibilityCut] = [fact?.receipt.arguments["valueCut"], fact?.receipt.arguments["feasibilityCut"]];
  const titles = initiativeTitles(facts);
  const points = namedRows(fact).flatMap((row) => {
    const [x, y] = [numberIn(row, "feasibility"), numberIn(row, "value")];
    const key = textIn(row, "initiative");
    return x === null || y === null ? [] : [{ name: titles.get(key) ?? key, x, y }];
  });
  if (points.length === 0 || typeof valueCut !== "number" || typeof feasibilityCut !== "number") return undefined;
  return { points, cut: { x: feasibilityCut, y: valueCut }, xLabel: "feasibility", yLabel: "business value", corners: { highLow: "Invest", highHigh: "Do now", lowLow: "Drop", lowHigh: "Fill in" } };
}
