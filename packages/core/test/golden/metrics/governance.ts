import type { Metric } from "../metric.ts";

export const govMetrics: Readonly<Record<string, Metric>> = {};
