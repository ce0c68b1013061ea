import { cloudCommitment, cloudCost, cloudSavings, cloudUnitCost } from "@almanac/core";
import { z } from "zod";
import { metric, orNull, type Metric } from "../metric.ts";

const cost = z.number().nullish().transform((value) => value ?? null);
const row = z
  .object({
    ChargeCategory: z.enum(["Usage", "Purchase", "Tax", "Credit", "Adjustment"]),
    BilledCost: cost,
    EffectiveCost: cost,
    ListCost: cost,
    ContractedCost: cost,
    BillingCurrency: z.string(),
    CommitmentDiscountId: z.string().nullish(),
    CommitmentDiscountStatus: z.enum(["Used", "Unused"]).nullish(),
    Tags: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).nullish(),
  })
  .transform((focus) => ({
    category: focus.ChargeCategory,
    currency: focus.BillingCurrency,
    billed: focus.BilledCost,
    effective: focus.EffectiveCost,
    list: focus.ListCost,
    contracted: focus.ContractedCost,
    commitment: focus.CommitmentDiscountId ? { id: focus.CommitmentDiscountId, status: focus.CommitmentDiscountStatus ?? null } : undefined,
    tags: focus.Tags ?? undefined,
  }));
const rows = z.array(row);

export const cloudMetrics: Readonly<Record<string, Metric>> = {
  "cloud.cost": metric(z.object({ rows, basis: z.enum(["billed", "effective", "list", "contracted"]) }), (input) => {
    const { total, byCategory } = cloudCost(input);
    return { total: orNull(total), byCategory, status: "value" in total ? "ok" : total.notAvailable };
  }),
  "cloud.commitment": metric(z.object({ rows }), (input) => ({
    commitments: Object.fromEntries(Object.entries(cloudCommitment(input)).map(([id, use]) => [id, { ...use, utilisation: orNull(use.utilisation) }])),
  })),
  "cloud.savings": metric(z.object({ rows }), (input) => {
    const { listCost, effectiveCost, savings, effectiveSavingsRate } = cloudSavings(input);
    return { listCost: orNull(listCost), effectiveCost: orNull(effectiveCost), savings: orNull(savings), effectiveSavingsRate: orNull(effectiveSavingsRate) };
  }),
  "cloud.unit": metric(z.object({ rows, tagKey: z.string(), units: z.record(z.string(), z.number()), per: z.number().default(1) }), (input) => {
    const { allocated, unallocated, allocationCoverage, unitCost } = cloudUnitCost(input);
    return { allocated, unallocated: orNull(unallocated), allocationCoverage: orNull(allocationCoverage), unitCost: Object.fromEntries(Object.entries(unitCost).map(([key, measure]) => [key, orNull(measure)])) };
  }),
};
