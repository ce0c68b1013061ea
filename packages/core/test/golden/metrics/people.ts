import { adjustedGap, ageBenchmark, compositeBenchmark, fteMonths, groupCompaRatio, loadedCost, marketPosition, payGap, payPosition, planVsActual, utilisation } from "@almanac/core";
import { z } from "zod";
import { date, metric, numbers, orNull, type Metric } from "../metric.ts";

/** An optional input may also be written as null. */
const optional = z.number().nullish().transform((value) => value ?? undefined);
const byMonth = z.record(z.string(), z.number());
const ageing = z.object({ value: z.number(), months: z.number(), annualRate: z.number() });
const ageingMethod = z.enum(["prorata", "compound"]).nullish().transform((method) => method ?? undefined);
const personHours = z.array(z.object({ person: z.string(), period: z.string(), hours: z.number() }));
const assignment = z.object({ from: date, to: date.nullish().transform((to) => to ?? null), fte: z.number() });

export const peopleMetrics: Readonly<Record<string, Metric>> = {
  "people.fteMonths": metric(z.object({ assignments: z.array(assignment), from: date, to: date }), fteMonths),
  "people.planVsActual": metric(z.object({ plan: byMonth, actual: byMonth }), (input) => {
    const result = planVsActual(input);
    return { ...result, fillRate: orNull(result.fillRate) };
  }),
  "people.loadedCost": metric(z.object({ baseAnnual: z.number(), burdenRate: z.number(), overheadAnnual: optional, fteMonths: z.number(), productiveHours: optional }), (input) => {
    const result = loadedCost(input);
    return { ...result, hourly: orNull(result.hourly) };
  }),
  "people.payPosition": metric(z.object({ salary: z.number(), min: z.number(), max: z.number(), midpoint: optional }), (input) => {
    const { compaRatio, rangePenetration, rangeSpread } = payPosition(input);
    return { compaRatio: orNull(compaRatio), rangePenetration: orNull(rangePenetration), rangeSpread: orNull(rangeSpread) };
  }),
  "people.groupCompa": metric(z.object({ people: z.array(z.object({ salary: z.number(), midpoint: z.number(), fte: optional })) }), ({ people }) => ({ groupCompaRatio: orNull(groupCompaRatio(people)) })),
  "people.ageBenchmark": metric(ageing.extend({ method: ageingMethod }), ageBenchmark),
  "people.compositeBenchmark": metric(z.object({ sources: z.array(ageing.extend({ weight: optional })), method: ageingMethod }), (input) => {
    const result = compositeBenchmark(input);
    return { ...result, value: orNull(result.value) };
  }),
  "people.marketPosition": metric(z.object({ salary: z.number(), benchmark: z.record(z.string(), z.number()) }), (input) => {
    const result = marketPosition(input);
    return { ...result, percentile: orNull(result.percentile) };
  }),
  "people.payGap": metric(z.object({ reference: numbers, comparison: numbers, minContributors: optional }), (input) => {
    const result = payGap(input);
    return { ...result, meanGapPct: orNull(result.meanGapPct), medianGapPct: orNull(result.medianGapPct) };
  }),
  "people.adjustedGap": metric(z.object({ rows: z.array(z.object({ pay: z.number(), comparison: z.union([z.boolean(), z.literal(0), z.literal(1)]).transform(Boolean), x: numbers.default([]) })) }), ({ rows }) => {
    const result = adjustedGap(rows);
    return { ...result, coefficient: orNull(result.coefficient), adjustedGapPct: orNull(result.adjustedGapPct) };
  }),
  "people.utilisation": metric(z.object({ bookings: personHours, capacity: personHours }), (input) => {
    const result = utilisation(input);
    return { ...result, utilisation: orNull(result.utilisation) };
  }),
};
