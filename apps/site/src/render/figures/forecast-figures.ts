import type { ForecastFigure } from "@almanac/charts";
import type { Edition } from "@almanac/core";
import { table, textOf } from "../../publication/facts.ts";
import { namedRows, numberIn, textIn } from "../../publication/table-rows.ts";

/** The distribution of a scope's finish; undefined when it cannot be forecast. */
export function distributionFigure({ facts, asOfDate }: Edition, workstream?: string): ForecastFigure | undefined {
  const rows = namedRows(table(facts, "forecast.when.distribution", workstream)).flatMap((row) => {
    const [probability, cumulative] = [numberIn(row, "probability"), numberIn(row, "cumulative")];
    return probability === null || cumulative === null ? [] : [{ date: textIn(row, "date"), probability, cumulative }];
  });
  const [p50, p85, p95, target] = ["forecast.when.p50", "forecast.when.p85", "forecast.when.p95", "program.target.date"].map((base) => textOf(facts, base, workstream));
  if (rows.length === 0 || p50 === undefined || p85 === undefined || p95 === undefined) return undefined;
  return { rows, p50, p85, p95, asOf: asOfDate, ...(target === undefined ? {} : { target }) };
}
