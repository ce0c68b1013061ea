import type { Metric } from "../metric.ts";

export const priorityMetrics: Readonly<Record<string, Metric>> = {};
