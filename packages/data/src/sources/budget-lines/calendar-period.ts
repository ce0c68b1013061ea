import { addDays, isoDate, type IsoDate } from "@almanac/core";
import type { Finding } from "../../diagnostics/diagnostic.ts";

/** A span of calendar days, both ends inclusive. */
interface CalendarPeriod {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const LAST_MONTH = 12;
const MONTHS_A_QUARTER = 3;

const monthsFrom = (year: number, month: number, count: number): CalendarPeriod => {
  const first = (atYear: number, atMonth: number): IsoDate => isoDate(`${String(atYear).padStart(4, "0")}-${String(atMonth).padStart(2, "0")}-01`);
  const end = month + count;
  return { from: first(year, month), to: addDays(end > LAST_MONTH ? first(year + 1, end - LAST_MONTH) : first(year, end), -1) };
};

/** `2026-09`, `2026-Q3` or `2026` as the days of the calendar; undefined for anything else, because a fiscal period is none of these. */
export function parsePeriod(text: string): CalendarPeriod | undefined {
  const [, year = "", month, quarter] = /^(20\d\d|19\d\d)(?:-(0[1-9]|1[0-2])|-?Q([1-4]))?$/.exec(text) ?? [];
  if (year === "") return undefined;
  if (month !== undefined) return monthsFrom(Number(year), Number(month), 1);
  if (quarter !== undefined) return monthsFrom(Number(year), (Number(quarter) - 1) * MONTHS_A_QUARTER + 1, MONTHS_A_QUARTER);
  return monthsFrom(Number(year), 1, LAST_MONTH);
}

interface PeriodCells {
  readonly period: string | undefined;
  readonly from: IsoDate | undefined;
  readonly to: IsoDate | undefined;
}

interface Refusal {
  readonly refuse: (role: "period" | "from" | "to", code: "DATE-FORMAT" | "CELL-MISSING" | "DATE-ORDER" | "VALUE-INVALID", finding: Finding) => undefined;
}

/** The span that a row states: a calendar period, or a first and a last day. A row with neither, or with both, is refused. */
export function periodOf({ period, from, to }: PeriodCells, { refuse }: Refusal): CalendarPeriod | undefined {
  if (period !== undefined) {
    if (from !== undefined || to !== undefined)
      return refuse("period", "VALUE-INVALID", {
        message: "a period and a first or last day stand in one row",
        found: period,
        expected: "a period, or two days",
        hint: "leave `Period` empty, or `From` and `To`",
      });
    return (
      parsePeriod(period) ??
      refuse("period", "DATE-FORMAT", {
        message: "not a calendar month, quarter or year",
        found: period,
        expected: "for example `2026-09`, `2026-Q3` or `2026`",
        hint: "write the calendar period, or give the first and the last day in `From` and `To`; fiscal periods differ from company to company",
      })
    );
  }
  if (from === undefined || to === undefined)
    return refuse(from === undefined ? "from" : "to", "CELL-MISSING", {
      message: "the row does not say which days it is about",
      found: from === undefined && to === undefined ? "no period" : "one of two days",
      expected: "a `Period`, or `From` and `To`",
      hint: "add the column, or map it under `columns:` in data/almanac.yaml",
    });
  return isOrdered(from, to, refuse) ? { from, to } : undefined;
}

function isOrdered(from: IsoDate, to: IsoDate, refuse: Refusal["refuse"]): boolean {
  if (from <= to) return true;
  refuse("to", "DATE-ORDER", { message: "the last day lies before the first", found: to, expected: `${from} or later`, hint: "swap the two days, or correct one" });
  return false;
}
