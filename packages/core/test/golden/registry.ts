import type { Metric } from "./metric.ts";
import { flowMetrics } from "./metrics/flow.ts";
import { forecastMetrics } from "./metrics/forecast.ts";
import { sprintMetricsById } from "./metrics/sprint.ts";
import { utilMetrics } from "./metrics/utilities.ts";

/** Every metric id the runner knows. */
export const metrics: ReadonlyMap<string, Metric> = new Map(Object.entries({ ...utilMetrics, ...flowMetrics, ...sprintMetricsById, ...forecastMetrics }));
