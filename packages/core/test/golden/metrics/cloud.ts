import type { Metric } from "../metric.ts";

export const cloudMetrics: Readonly<Record<string, Metric>> = {};
