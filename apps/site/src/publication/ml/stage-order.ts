import { compareText } from "@almanac/core";
import { textIn, type NamedRow } from "../table-rows.ts";

const STAGES = ["production", "shadow", "staging", "development"];
const rank = (row: NamedRow): number => {
  const at = STAGES.indexOf(textIn(row, "stage"));
  return at < 0 ? STAGES.length : at;
};

/** Models that decide something come first, then by name. */
export const byStage = (rows: readonly NamedRow[]): readonly NamedRow[] => rows.toSorted((a, b) => rank(a) - rank(b) || compareText(textIn(a, "model"), textIn(b, "model")));
