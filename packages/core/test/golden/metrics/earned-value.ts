import type { Metric } from "../metric.ts";

export const evmMetrics: Readonly<Record<string, Metric>> = {};
