import { addDays, mondayOf, type IsoDate } from "../model/time.ts";
import { itemCount, type ItemCount } from "../model/units.ts";
import { datesOf } from "./date-series.ts";

export interface ThroughputInput {
  /** Done date of each item; null for items that are not done. Dates outside the window are not counted. */
  readonly doneDates: readonly (IsoDate | null)[];
  /** The observation window, closed. It is never inferred from the data: that would drop periods without completions. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly period: "day" | "week";
}

export interface Throughput {
  /** First date of each period; the Monday for ISO weeks. */
  readonly labels: readonly IsoDate[];
  readonly counts: readonly ItemCount[];
  /** False for a period that is not wholly inside the window; leave it out of forecasting samples. */
  readonly complete: readonly boolean[];
}

/**
 * Items finished in each day or ISO week of a window, zeros included. METHOD.md 2.4, id `flow.throughput`.
 */
export function throughput({ doneDates, from, to, period }: ThroughputInput): Throughput {
  const startOf = (date: IsoDate): IsoDate => (period === "week" ? mondayOf(date) : date);
  const lastDay = (label: IsoDate): IsoDate => (period === "week" ? addDays(label, 6) : label);
  const labels = [...new Set(datesOf(from, to).map(startOf))];
  const counts = new Map<IsoDate, number>();
  for (const date of doneDates) {
    if (date === null || date < from || date > to) continue;
    const label = startOf(date);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return {
    labels,
    counts: labels.map((label) => itemCount(counts.get(label) ?? 0)),
    complete: labels.map((label) => label >= from && lastDay(label) <= to),
  };
}
