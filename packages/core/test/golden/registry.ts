import type { Metric } from "./metric.ts";
import { budgetMetrics } from "./metrics/budget.ts";
import { cloudMetrics } from "./metrics/cloud.ts";
import { fxMetrics } from "./metrics/currency.ts";
import { sdcMetrics } from "./metrics/disclosure.ts";
import { evmMetrics } from "./metrics/earned-value.ts";
import { estimateMetrics } from "./metrics/estimates.ts";
import { flowMetrics } from "./metrics/flow.ts";
import { forecastMetrics } from "./metrics/forecast.ts";
import { govMetrics } from "./metrics/governance.ts";
import { mlMetrics } from "./metrics/machine-learning.ts";
import { peopleMetrics } from "./metrics/people.ts";
import { priorityMetrics } from "./metrics/priority.ts";
import { riskMetrics } from "./metrics/risk.ts";
import { scoreMetrics } from "./metrics/scores.ts";
import { sprintMetricsById } from "./metrics/sprint.ts";
import { utilMetrics } from "./metrics/utilities.ts";

/** Every metric id the runner knows. */
export const metrics: ReadonlyMap<string, Metric> = new Map(
  Object.entries({
    ...utilMetrics,
    ...flowMetrics,
    ...sprintMetricsById,
    ...forecastMetrics,
    ...evmMetrics,
    ...budgetMetrics,
    ...cloudMetrics,
    ...fxMetrics,
    ...peopleMetrics,
    ...sdcMetrics,
    ...priorityMetrics,
    ...riskMetrics,
    ...govMetrics,
    ...mlMetrics,
    ...scoreMetrics,
    ...estimateMetrics,
  }),
);
