import type { ObjectiveTrendFigure } from "@almanac/charts";
import type { Edition } from "@almanac/core";
import { categoryOf } from "../../../publication/entity-colour.ts";
import { table } from "../../../publication/facts.ts";
import { namedRows, numberIn, textIn } from "../../../publication/table-rows.ts";

/** More lines than this cannot be told apart. */
const MOST_LINES = 8;

/** Progress of each objective by check-in, in the colour of its workstream where all its key results are of one; undefined with fewer than two check-ins. */
export function objectiveTrendFigure({ facts, program }: Edition): ObjectiveTrendFigure | undefined {
  const trend = table(facts, "objectives.progress.trend");
  const rows = namedRows(trend);
  const names = (trend?.columns ?? []).map(({ name }) => name).filter((name) => name !== "date");
  if (rows.length < 2 || names.length === 0) return undefined;
  const titles = new Map(namedRows(table(facts, "objectives.progress.objectives")).map((row) => [textIn(row, "objective"), textIn(row, "title")]));
  const results = namedRows(table(facts, "objectives.progress.key-results"));
  const workstreamOf = (objective: string): number => {
    const owners = new Set(results.filter((row) => textIn(row, "objective") === objective).map((row) => textIn(row, "program")));
    const [only] = owners;
    return owners.size === 1 ? program.workstreams.findIndex(({ id }) => id === only) : -1;
  };
  const lines = names.map((name) => {
    const place = workstreamOf(name);
    return { key: name, title: titles.get(name) ?? "", values: rows.map((row) => numberIn(row, name)), ...(place === -1 ? {} : { colour: categoryOf(place) }) };
  });
  const shown = lines.filter(({ values }) => values.some((value) => value !== null)).slice(0, MOST_LINES);
  return shown.length === 0 ? undefined : { dates: rows.map((row) => textIn(row, "date")), lines: shown };
}
