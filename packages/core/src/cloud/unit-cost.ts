import { sum } from "simple-statistics";
import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";
import { cloudCost } from "./cost.ts";
import type { Charge } from "./charge.ts";

export interface CloudUnitCost {
  /** Effective cost by value of the tag; 0 of a unit key without tagged rows. */
  readonly allocated: Readonly<Record<string, number>>;
  /** Effective cost of the rows without the tag. */
  readonly unallocated: Measure<number>;
  /** Allocated share of the effective cost. */
  readonly allocationCoverage: Measure<number>;
  /** By unit key: allocated cost / units x per. A key without tagged rows costs 0; without units it has no value. */
  readonly unitCost: Readonly<Record<string, Measure<number>>>;
}

/**
 * Effective cost of one unit, by a tag: of a training run, a model, a thousand inferences. The allocated cost is that of everything
 * that carries the tag, failures included. An empty tag is none. METHOD.md 6.2, id `cloud.unit`. Source: FOCUS 1.2.
 *
 * @param units how many units each value of the tag made
 * @param per size of the unit in units counted, for example 1000 inferences; 1 unless said otherwise
 */
export function cloudUnitCost({ rows, tagKey, units, per = 1 }: { readonly rows: readonly Charge[]; readonly tagKey: string; readonly units: Readonly<Record<string, number>>; readonly per?: number | undefined }): CloudUnitCost {
  const tagOf = ({ tags }: Charge): string => (tags !== undefined && Object.hasOwn(tags, tagKey) ? (tags[tagKey] ?? "") : "");
  const { total } = cloudCost({ rows, basis: "effective" });
  if (!isAvailable(total)) return { allocated: {}, unallocated: total, allocationCoverage: total, unitCost: Object.fromEntries(Object.keys(units).map((key) => [key, total])) };
  const costOf = (part: readonly Charge[]): number => sum(part.flatMap(({ effective }) => effective ?? []));
  const allocated = new Map([...Map.groupBy(rows.filter((row) => tagOf(row) !== ""), tagOf)].map(([value, part]) => [value, costOf(part)] as const));
  const unitCost = Object.entries(units).map(([key, count]): readonly [string, Measure<number>] => [key, count === 0 ? notAvailable("zero-denominator", `${key} made no units`) : available(((allocated.get(key) ?? 0) / count) * per)]);
  return {
    allocated: { ...Object.fromEntries(Object.keys(units).map((key) => [key, 0])), ...Object.fromEntries(allocated) },
    unallocated: available(costOf(rows.filter((row) => tagOf(row) === ""))),
    allocationCoverage: total.value === 0 ? notAvailable("zero-denominator", "the rows cost nothing") : available(sum([...allocated.values()]) / total.value),
    unitCost: Object.fromEntries(unitCost),
  };
}
