import type { ProseSpec } from "@almanac/charts";
import { pointsOf } from "../prose-references/references-context.ts";
import type { ChartSources } from "./chart-figures.ts";

/** The rows of the facts that a spec names, by fact: of a table its rows, of a single value its course through the editions. */
export function specRows(names: readonly string[], { facts, references }: ChartSources): ProseSpec["data"] {
  return Object.fromEntries(
    names.map((name) => {
      const fact = facts[name];
      if (fact === undefined) throw new Error(`a page shows a chart of ${name}, which the edition does not state`);
      if (fact.type === "scalar") return [name, pointsOf(references, name).map(({ edition, date, value }) => ({ edition, date, value }))];
      return [name, fact.rows.map((row) => Object.fromEntries(fact.columns.map((column, place) => [column.name, row[place] ?? null])))];
    }),
  );
}
