import { convert, convertSeries, varianceSplit } from "@almanac/core";
import { z } from "zod";
import { metric, orNull, type Metric } from "../metric.ts";

const text = z.string();
const rates = z.record(text, z.record(text, z.number()));

export const fxMetrics: Readonly<Record<string, Metric>> = {
  "fx.convert": metric(z.object({ amount: z.number(), from: text, to: text, rates, via: text.nullish().transform((via) => via ?? undefined) }), (input) => {
    const { amount, path } = convert(input);
    return { amount: orNull(amount), path };
  }),
  "fx.convertSeries": metric(z.object({ items: z.array(z.object({ period: text, amount: z.number() })), periodRates: z.record(text, z.number()) }), (input) => {
    const { amounts, total, missingPeriods } = convertSeries(input);
    return { amounts: amounts.map(orNull), total: orNull(total), missingPeriods };
  }),
  "fx.varianceSplit": metric(z.object({ budgetLocal: z.number(), actualLocal: z.number(), budgetRate: z.number(), actualRate: z.number() }), varianceSplit),
};
