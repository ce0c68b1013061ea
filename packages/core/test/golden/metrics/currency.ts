import type { Metric } from "../metric.ts";

export const fxMetrics: Readonly<Record<string, Metric>> = {};
