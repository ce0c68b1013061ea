import { atLeast, simulateHowMany, simulateMilestone, simulateWhen } from "@almanac/core";
import { z } from "zod";
import { metric, numbers, orNull, percentage, type Metric } from "../metric.ts";

const work = z.object({
  samples: numbers,
  backlog: z.number(),
  splitRate: z.object({ low: z.number(), high: z.number() }).exactOptional(),
  arrivals: numbers.exactOptional(),
});
const drawn = z.object({ trials: z.number(), seed: z.string(), stream: z.string() });
const percentiles = z.array(percentage);
const confidences = z.array(percentage);
const maxPeriods = z.number().exactOptional();
const streams = z.array(work.extend({ id: z.string(), after: z.array(z.string()).exactOptional(), startOffset: z.number().exactOptional() }));

export const forecastMetrics: Readonly<Record<string, Metric>> = {
  "forecast.when": metric(work.extend({ ...drawn.shape, percentiles, maxPeriods }), (input) => {
    const result = simulateWhen(input);
    return { ...result, mean: orNull(result.mean) };
  }),
  "forecast.howMany": metric(drawn.extend({ samples: numbers, periods: z.number(), confidences }), (input) => {
    const result = simulateHowMany(input);
    return { ...result, mean: orNull(result.mean) };
  }),
  "forecast.atLeast": metric(z.object({ totals: numbers, confidences }), (input) => ({ atLeast: atLeast(input) })),
  "forecast.milestone": metric(drawn.extend({ streams, percentiles, maxPeriods }), simulateMilestone),
};
