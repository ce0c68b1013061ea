import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { mixesCurrencies, type Charge, type CloudBasis } from "./charge.ts";

export interface CloudCostTotal {
  readonly total: Measure<number>;
  /** Parts of the total by ChargeCategory; empty without a total. */
  readonly byCategory: Readonly<Record<string, number>>;
}

/** A purchase whose price comes back in the usage that it pays for: at list or contracted prices it would count twice. */
const prepaysUsage = ({ category, billed, effective }: Charge): boolean => category === "Purchase" && billed !== null && billed > 0 && effective === 0;

/**
 * Cloud cost on one basis: the sum over all rows, with taxes, credits, adjustments and negative corrections. Rows of several
 * currencies have no total (`mixed-currency`: convert first), nor have rows of which one does not state the basis (`no-data`).
 * List and contracted cost leave out purchases that prepay usage. No rows: 0. METHOD.md 6.2, id `cloud.cost`. Source: FOCUS 1.2.
 */
export function cloudCost({ rows, basis }: { readonly rows: readonly Charge[]; readonly basis: CloudBasis }): CloudCostTotal {
  if (mixesCurrencies(rows)) return { total: notAvailable("mixed-currency", "the rows are in several currencies"), byCategory: {} };
  const counted = basis === "list" || basis === "contracted" ? rows.filter((row) => !prepaysUsage(row)) : rows;
  const costs = counted.flatMap((row) => (row[basis] === null ? [] : [{ category: row.category, cost: row[basis] }]));
  if (costs.length < counted.length) return { total: notAvailable("no-data", `${String(counted.length - costs.length)} of ${String(counted.length)} rows state no ${basis} cost`), byCategory: {} };
  const byCategory = Map.groupBy(costs, ({ category }) => category);
  return { total: available(sum(costs.map(({ cost }) => cost))), byCategory: Object.fromEntries([...byCategory].map(([category, part]) => [category, sum(part.map(({ cost }) => cost))])) };
}
