import { formatDate, type IsoDate } from "@almanac/core";
import { distanceText } from "../decisions.ts";
import type { StatusWords } from "../record-columns.ts";
import { numberIn, textIn, type NamedRow } from "../table-rows.ts";

const SOON_DAYS = 30;
const ORDER = ["overdue", "in-force", "upcoming", "met", "not-applicable"] as const;

const days = (count: number): string => `${String(count)}\u00a0${count === 1 ? "day" : "days"}`;

/** Where a duty stands, with its day. */
export function dutyStatus(row: NamedRow, asOf: IsoDate): StatusWords {
  const [state, due, left, from] = [textIn(row, "state"), textIn(row, "due"), numberIn(row, "left"), textIn(row, "from")];
  const by = due === "" ? "no day set" : `due ${formatDate(due, "day-month")}, ${distanceText(asOf, due as IsoDate)}`;
  switch (state) {
    case "overdue":
      return { status: "off-track", word: left === null ? "Overdue" : `${days(-left)} overdue`, below: `was due ${formatDate(due, "day-month")}` };
    case "met":
      return { status: "done", word: "Met" };
    case "not-applicable":
      return { status: "none", word: "Does not apply" };
    case "upcoming":
      return { status: "not-started", word: "Not yet in force", ...(from === "" ? {} : { below: `binds from ${formatDate(from)}` }) };
    default:
      return { status: left !== null && left <= SOON_DAYS ? "at-risk" : "not-started", word: "In force, not met", below: by };
  }
}

/** Duties in the order in which they ask for something: overdue, in force by day, to come, then what is settled. */
export function dutiesInOrder(rows: readonly NamedRow[]): readonly NamedRow[] {
  const rank = (row: NamedRow): number => {
    const place = ORDER.findIndex((state) => state === textIn(row, "state"));
    return place === -1 ? 1 : place;
  };
  const day = (row: NamedRow): string => textIn(row, "due") || "9999";
  return rows.toSorted((a, b) => rank(a) - rank(b) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}
