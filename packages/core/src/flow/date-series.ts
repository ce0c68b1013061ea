import { addDays, daysBetween, type IsoDate } from "../model/time.ts";

/** Every date of the closed period `[from, to]`, in order; none when `to` lies before `from`. */
export const datesOf = (from: IsoDate, to: IsoDate): readonly IsoDate[] => Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));

/** For each date of `[from, to]`, how many of `dates` lie on or before it. Dates before `from` count from the first day on. */
export function countUntil(dates: readonly IsoDate[], from: IsoDate, to: IsoDate): readonly number[] {
  const length = Math.max(0, daysBetween(from, to) + 1);
  const added = Array.from({ length }, () => 0);
  for (const date of dates) {
    if (date > to) continue;
    const index = date <= from ? 0 : daysBetween(from, date);
    if (index < length) added[index] = (added[index] ?? 0) + 1;
  }
  let total = 0;
  return added.map((count) => (total += count));
}
