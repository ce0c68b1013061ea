import { cd3, precedenceOrder, quadrants, rice, sequenceCost, weightedScore, wsjf } from "@almanac/core";
import { z } from "zod";
import { metric, orNull, type Metric } from "../metric.ts";

const id = z.string();
const number = z.number();
const delays = z.object({ id, cod: number, duration: number });
const score = number.nullable().optional();

export const priorityMetrics: Readonly<Record<string, Metric>> = {
  "priority.rice": metric(z.object({ items: z.array(z.object({ id, reach: number, impact: number, confidence: number, effort: number })) }), ({ items }) => ({ ranking: rice(items) })),
  "priority.wsjf": metric(z.object({ items: z.array(z.object({ id, value: number, timeCriticality: number, riskOpportunity: number, jobSize: number })) }), ({ items }) => ({ ranking: wsjf(items) })),
  "priority.cd3": metric(z.object({ items: z.array(delays) }), ({ items }) => ({ ranking: cd3(items) })),
  "priority.weighted": metric(z.object({ items: z.array(z.object({ id, scores: z.record(z.string(), score) })), weights: z.record(z.string(), number) }), (input) => ({ ranking: weightedScore(input) })),
  "priority.sequence": metric(z.object({ items: z.array(delays), order: z.array(id), horizon: number.exactOptional() }), (input) => {
    const result = sequenceCost(input);
    return { ...result, valueByHorizon: orNull(result.valueByHorizon) };
  }),
  "priority.precedence": metric(
    z.object({ items: z.array(delays.extend({ after: id.nullish().transform((after) => after ?? undefined) }).transform(({ after, ...item }) => (after === undefined ? item : { ...item, after }))) }),
    ({ items }) => precedenceOrder(items),
  ),
  "priority.quadrant": metric(z.object({ items: z.array(z.object({ id, value: number, feasibility: number })), valueCut: number, feasibilityCut: number }), (input) => ({ quadrants: quadrants(input) })),
};
