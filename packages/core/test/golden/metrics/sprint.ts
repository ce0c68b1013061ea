import { sprintMetrics, velocitySummary } from "@almanac/core";
import { z } from "zod";
import { instant, metric, numbers, orNull, type Metric } from "../metric.ts";

const span = z.object({ from: instant, to: instant.nullable() });
const issue = z.object({
  key: z.string(),
  membership: z.array(span),
  estimates: z.array(z.object({ at: instant, value: z.number().nullable() })),
  done: z.array(span),
});

export const sprintMetricsById: Readonly<Record<string, Metric>> = {
  "sprint.metrics": metric(z.object({ sprint: z.object({ activatedAt: instant, completedAt: instant }), issues: z.array(issue) }), (input) => {
    const result = sprintMetrics(input);
    const { commitmentReliability, completionRatio, scopeChangeNet, scopeChurn } = result;
    return { ...result, commitmentReliability: orNull(commitmentReliability), completionRatio: orNull(completionRatio), scopeChangeNet: orNull(scopeChangeNet), scopeChurn: orNull(scopeChurn) };
  }),
  "sprint.velocitySummary": metric(z.object({ velocities: numbers, window: z.number() }), (input) => {
    const { mean, median, min, max, n } = velocitySummary(input);
    return { mean: orNull(mean), median: orNull(median), min: orNull(min), max: orNull(max), n };
  }),
};
