import { compareText, type Edition } from "@almanac/core";
import { table } from "../publication/facts.ts";
import { namedRows, numberIn, textIn, type NamedRow } from "../publication/table-rows.ts";
import type { ModelSummary } from "../publication-level/edition-summary.ts";

const TABLES = ["models.card.cards", "models.age.production", "models.evaluation.newest", "models.evaluation.goals", "models.drift.comparisons"] as const;
/** A slice of an evaluation is named after a comma (`test, locale = pl`); the whole has none. */
const isWhole = (row: NamedRow): boolean => !textIn(row, "part").includes(",");
const BANDS = ["stable", "moderate", "major"];

/** Widest band among the newest comparison of each feature. Rows of one feature stand in the order of their dates. */
function driftOf(rows: readonly NamedRow[]): string | undefined {
  const newest = new Map(rows.map((row) => [textIn(row, "feature"), textIn(row, "band")]));
  return [...newest.values()].toSorted((a, b) => BANDS.indexOf(b) - BANDS.indexOf(a))[0];
}

/** What is published of every model, in the order of their names. A model stands here as soon as one table names it. */
export function modelSummaries({ facts }: Pick<Edition, "facts">): readonly ModelSummary[] {
  const [cards, production, newest, goals, drift] = TABLES.map((id) => Map.groupBy(namedRows(table(facts, id)), (row) => textIn(row, "model")));
  const incidents = Map.groupBy(namedRows(table(facts, "incidents.register.incidents")).filter((row) => numberIn(row, "age") !== null), (row) => textIn(row, "model"));
  const ids = [...new Set([cards, production, newest, goals, drift].flatMap((rows) => [...(rows?.keys() ?? [])]))].filter((id) => id !== "").sort(compareText);
  return ids.map((id): ModelSummary => {
    const inProduction = production?.get(id)?.[0];
    const card = cards?.get(id)?.[0];
    const score = card === undefined ? null : numberIn(card, "score");
    const band = driftOf(drift?.get(id) ?? []);
    return {
      id,
      title: id,
      ...(inProduction !== undefined && { production: textIn(inProduction, "version"), released: textIn(inProduction, "released") }),
      ...(score !== null && { card: score }),
      ...(band !== undefined && { drift: band }),
      ...(incidents.has(id) && { openIncidents: incidents.get(id)?.length ?? 0 }),
      values: (newest?.get(id) ?? []).filter(isWhole).flatMap((row) => {
        const value = numberIn(row, "value");
        return value === null ? [] : [{ metric: textIn(row, "metric"), part: textIn(row, "part"), value, version: textIn(row, "version") }];
      }),
      goals: (goals?.get(id) ?? []).map((row) => ({ metric: textIn(row, "metric"), part: textIn(row, "part"), goal: textIn(row, "goal"), met: textIn(row, "met") })),
    };
  });
}
