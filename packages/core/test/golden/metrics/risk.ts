import type { Metric } from "../metric.ts";

export const riskMetrics: Readonly<Record<string, Metric>> = {};
