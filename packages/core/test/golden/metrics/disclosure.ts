import type { Metric } from "../metric.ts";

export const sdcMetrics: Readonly<Record<string, Metric>> = {};
