import type { Metric } from "../metric.ts";

export const scoreMetrics: Readonly<Record<string, Metric>> = {};
