import { formatDate, type IsoDate } from "@almanac/core";
import { distanceText } from "../decisions.ts";
import type { StatusWords } from "../record-columns.ts";
import { numberIn, textIn, type NamedRow } from "../table-rows.ts";

const CADENCES: Readonly<Record<string, string>> = { "every-two-weeks": "every two weeks", "on-event": "when it happens" };

/** How often, in words. */
export const cadenceWords = (cadence: string): string => CADENCES[cadence] ?? cadence;

/** When a message is due next, or by how much it is late. */
export function messageStatus(row: NamedRow, asOf: IsoDate): StatusWords | undefined {
  const [next, overdue] = [textIn(row, "next"), numberIn(row, "overdue")];
  if (overdue !== null) return { status: "off-track", word: `${String(overdue)}\u00a0${overdue === 1 ? "day" : "days"} overdue`, below: `was due ${formatDate(next, "day-month")}` };
  return next === "" ? undefined : { status: "not-started", word: formatDate(next, "day-month"), below: distanceText(asOf, next as IsoDate) };
}

/** What an activity lacks; undefined where one role answers for it and somebody does it. */
export function gapStatus(row: NamedRow): StatusWords | undefined {
  const gap = textIn(row, "gap");
  if (gap === "") return undefined;
  const [headless, idle] = [gap.includes("accountable"), gap.includes("responsible")];
  return { status: "off-track", word: headless ? "No single role answers" : "Nobody does it", ...(headless && idle ? { below: "and nobody does it" } : {}) };
}
