import { addDays, daysBetween, isoDate, type IsoDate } from "@almanac/core";

/** A calendar month of the sample's money. */
export interface Month {
  /** `2026-09`. */
  readonly id: string;
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly days: number;
}

const monthOf = (id: string): Month => {
  const first = isoDate(`${id}-01`);
  const next = isoDate(`${addDays(first, 31).slice(0, 7)}-01`);
  const days = daysBetween(first, next);
  return { id, first, last: addDays(first, days - 1), days };
};

/** January to December 2026. */
export const YEAR: readonly Month[] = Array.from({ length: 12 }, (_, index) => monthOf(`2026-${String(index + 1).padStart(2, "0")}`));
/** Twelve months of cloud bills: December 2025 to November 2026. */
export const BILLED_MONTHS: readonly Month[] = [monthOf("2025-12"), ...YEAR.slice(0, 11)];
/** Months of 2026 that have ended on the as-of date. */
export const CLOSED: readonly Month[] = YEAR.slice(0, 10);

/** The value of a table of months; a table that is too short is a mistake of ours. */
export function nth<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value number ${String(index)}`);
  return value;
}
