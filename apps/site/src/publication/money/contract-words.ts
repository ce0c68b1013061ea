import type { StatusWords } from "../record-columns.ts";
import { numberIn, type NamedRow } from "../table-rows.ts";

const SOON_DAYS = 90;
const days = (count: number): string => `${String(count)}\u00a0${count === 1 ? "day" : "days"}`;

/** Whether the day for notice has passed, is near or far, or is not stated. */
export function noticeStatus(row: NamedRow): StatusWords {
  const left = numberIn(row, "days");
  if (left === null) return { status: "none", word: "No day stated" };
  if (left < 0) return { status: "off-track", word: "Day passed", below: `${days(-left)} ago` };
  if (left === 0) return { status: "at-risk", word: "Today" };
  return left <= SOON_DAYS ? { status: "at-risk", word: "Due", below: `in ${days(left)}` } : { status: "not-started", word: "Later", below: `in ${days(left)}` };
}

/** What happens at the end of a contract. */
export function renewalWords(renewal: string): string {
  switch (renewal) {
    case "automatic":
      return "renews unless notice is given";
    case "on-request":
      return "ends unless renewal is asked for";
    case "none":
      return "ends";
    default:
      return "not stated";
  }
}
