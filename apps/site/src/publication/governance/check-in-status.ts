import { formatDate } from "@almanac/core";
import type { StatusWords } from "../record-columns.ts";
import { numberIn, textIn, type NamedRow } from "../table-rows.ts";

/** The newest check-in of all key results. */
export const newestCheckIn = (rows: readonly NamedRow[]): string => rows.reduce((newest, row) => (textIn(row, "checked") > newest ? textIn(row, "checked") : newest), "");

/** Whether a key result was measured with the newest check-in, and whether it is worse than at its start. */
export function checkInStatus(row: NamedRow, newest: string): StatusWords {
  const [checked, progress] = [textIn(row, "checked"), numberIn(row, "progress")];
  if (checked === "") return { status: "none", word: "Never measured" };
  const below = `measured ${formatDate(checked, "day-month")}`;
  if (progress !== null && progress < 0) return { status: "off-track", word: "Worse than at the start", below };
  if (progress !== null && progress >= 1) return { status: "done", word: "Reached", below };
  return checked < newest ? { status: "at-risk", word: "Left out of the newest", below } : { status: "on-track", word: "Measured", below: formatDate(checked, "day-month") };
}
