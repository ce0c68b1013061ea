import type { IsoInstant } from "../model/time.ts";
import type { Issue } from "../model/work-item.ts";
import { instantOrder } from "./instant-order.ts";

/** Since when an item is flagged as blocked, seen from `asOf`; of several flags the oldest. Null when none is up. */
export function raisedFlag({ flagged }: Pick<Issue, "flagged">, asOf: IsoInstant): IsoInstant | null {
  const up = (flagged ?? []).filter(({ from, to }) => instantOrder(from, asOf) <= 0 && (to === null || instantOrder(to, asOf) > 0));
  return up.map(({ from }) => from).sort(instantOrder)[0] ?? null;
}
