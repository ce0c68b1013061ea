import type { Metric } from "../metric.ts";

export const mlMetrics: Readonly<Record<string, Metric>> = {};
