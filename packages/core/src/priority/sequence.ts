import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import type { DelayItem } from "./cd3.ts";

export interface SequenceCost {
  /** By id: weeks from now to completion. */
  readonly finish: Readonly<Record<string, number>>;
  /** `Σ cod × completion`, in money. */
  readonly delayCost: number;
  /** `Σ cod × max(0, horizon − completion)`, in money; `not-applicable` without a horizon. */
  readonly valueByHorizon: Measure<number>;
}

/**
 * What an order of work costs if one team does one thing after the other. METHOD.md 8, id `priority.sequence`. Source: Reinertsen (2009).
 *
 * @param order ids, first to last; items that it does not name are not done
 * @param horizon weeks from now
 * @throws RangeError for an id that no item has
 */
export function sequenceCost({ items, order, horizon }: { readonly items: readonly DelayItem[]; readonly order: readonly string[]; readonly horizon?: number }): SequenceCost {
  const byId = new Map(items.map((item) => [item.id, item]));
  let clock = 0;
  const done = order.map((id) => {
    const item = byId.get(id);
    if (item === undefined) throw new RangeError(`the order names ${id}, which is no item`);
    clock += item.duration;
    return { ...item, completion: clock };
  });
  return {
    finish: Object.fromEntries(done.map(({ id, completion }) => [id, completion])),
    delayCost: sum(done.map(({ cod, completion }) => cod * completion)),
    valueByHorizon: horizon === undefined ? notAvailable("not-applicable", "no horizon is set") : available(sum(done.map(({ cod, completion }) => cod * Math.max(0, horizon - completion)))),
  };
}
