import type { IsoDate } from "../model/time.ts";
import { itemCount, type ItemCount } from "../model/units.ts";
import { countUntil, datesOf } from "./date-series.ts";

/** When work on an item began and ended; null when it did not. */
export interface FlowSpan {
  readonly started: IsoDate | null;
  readonly done: IsoDate | null;
}

export interface WipSeries {
  readonly labels: readonly IsoDate[];
  readonly counts: readonly ItemCount[];
}

/**
 * Work in progress at the end of each date of `[from, to]`: items started on or before it and not done by then. Items
 * without a start are not counted. METHOD.md 2.4, id `flow.wipSeries`.
 */
export function wipSeries({ items, from, to }: { readonly items: readonly FlowSpan[]; readonly from: IsoDate; readonly to: IsoDate }): WipSeries {
  const [began, ended]: readonly [IsoDate[], IsoDate[]] = [[], []];
  for (const { started, done } of items) {
    if (started === null) continue;
    began.push(started);
    if (done !== null) ended.push(done < started ? started : done);
  }
  const arrivals = countUntil(began, from, to);
  const departures = countUntil(ended, from, to);
  return { labels: datesOf(from, to), counts: arrivals.map((count, index) => itemCount(count - (departures[index] as number))) };
}
