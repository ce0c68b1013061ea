import type { Metric } from "../metric.ts";

export const budgetMetrics: Readonly<Record<string, Metric>> = {};
