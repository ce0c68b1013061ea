import type { Metric } from "../metric.ts";

export const estimateMetrics: Readonly<Record<string, Metric>> = {};
