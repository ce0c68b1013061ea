import { sum } from "simple-statistics";
import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";
import { mixesCurrencies, type Charge } from "./charge.ts";

export interface CloudSavings {
  /** List cost of usage, without hours that were paid and not used. */
  readonly listCost: Measure<number>;
  /** Effective cost of usage, with them: waste saves nothing. */
  readonly effectiveCost: Measure<number>;
  readonly savings: Measure<number>;
  /** savings / list cost; negative where commitments cost more than they save. */
  readonly effectiveSavingsRate: Measure<number>;
}

/**
 * What discounts save, over Usage rows: `(list cost - effective cost) / list cost`. Sums first; rates of rows are never averaged.
 * Purchases, taxes and credits are not usage. METHOD.md 6.2, id `cloud.savings`. Source: FinOps Foundation, effective savings rate.
 */
export function cloudSavings({ rows }: { readonly rows: readonly Charge[] }): CloudSavings {
  const usage = rows.filter(({ category }) => category === "Usage");
  if (mixesCurrencies(usage)) {
    const mixed = notAvailable<number>("mixed-currency", "the rows are in several currencies");
    return { listCost: mixed, effectiveCost: mixed, savings: mixed, effectiveSavingsRate: mixed };
  }
  const total = (what: string, costs: readonly (number | null)[]): Measure<number> => (costs.includes(null) ? notAvailable("no-data", `some usage rows state no ${what} cost`) : available(sum(costs.flatMap((cost) => cost ?? []))));
  const listCost = total("list", usage.filter(({ commitment }) => commitment?.status !== "Unused").map(({ list }) => list));
  const effectiveCost = total("effective", usage.map(({ effective }) => effective));
  if (!isAvailable(listCost)) return { listCost, effectiveCost, savings: listCost, effectiveSavingsRate: listCost };
  if (!isAvailable(effectiveCost)) return { listCost, effectiveCost, savings: effectiveCost, effectiveSavingsRate: effectiveCost };
  const savings = listCost.value - effectiveCost.value;
  return { listCost, effectiveCost, savings: available(savings), effectiveSavingsRate: listCost.value === 0 ? notAvailable("zero-denominator", "the usage has no list cost") : available(savings / listCost.value) };
}
