import { budgetForecast, budgetVariance, commitmentTrueUp } from "@almanac/core";
import { z } from "zod";
import { metric, numbers, orNull, type Metric } from "../metric.ts";

export const budgetMetrics: Readonly<Record<string, Metric>> = {
  "budget.variance": metric(z.object({ plan: z.number(), actual: z.number() }), (input) => {
    const { variancePct, ...rest } = budgetVariance(input);
    return { ...rest, variancePct: orNull(variancePct) };
  }),
  "budget.forecast": metric(z.object({ plan: numbers, actual: numbers, method: z.enum(["runRate", "planRemaining", "performance"]), window: z.number().default(3) }), (input) => {
    const result = budgetForecast(input);
    const { monthlyRunRate, annualisedRunRate, forecast, varianceAtCompletion } = result;
    return { ...result, monthlyRunRate: orNull(monthlyRunRate), annualisedRunRate: orNull(annualisedRunRate), forecast: orNull(forecast), varianceAtCompletion: orNull(varianceAtCompletion) };
  }),
  "budget.commitmentTrueUp": metric(z.object({ usage: numbers, monthlyMinimum: z.number().default(0), annualMinimum: z.number().default(0) }), commitmentTrueUp),
};
