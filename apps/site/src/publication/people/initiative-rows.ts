import { compareText } from "@almanac/core";
import { table, type Facts } from "../facts.ts";
import { namedRows, numberIn, textIn, type NamedRow } from "../table-rows.ts";

/** Titles of initiatives by their ids. */
export const initiativeTitles = (facts: Facts): ReadonlyMap<string, string> =>
  new Map(["estimate.effort.list", "estimate.value.list", "priority.ranking.methods"].flatMap((base) => namedRows(table(facts, base)).map((row) => [textIn(row, "initiative"), textIn(row, "title")] as const)));

/** Rows about where each initiative may stand, the likeliest to be first first; where that is equal, the better middle rank. */
export const ranksByChance = (facts: Facts): readonly NamedRow[] =>
  namedRows(table(facts, "priority.ranges.ranks")).toSorted(
    (a, b) => (numberIn(b, "first") ?? 0) - (numberIn(a, "first") ?? 0) || (numberIn(a, "p50") ?? Infinity) - (numberIn(b, "p50") ?? Infinity) || compareText(textIn(a, "initiative"), textIn(b, "initiative")),
  );
