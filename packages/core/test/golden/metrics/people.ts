import type { Metric } from "../metric.ts";

export const peopleMetrics: Readonly<Record<string, Metric>> = {};
